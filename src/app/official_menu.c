/* The choices of measure, function and month: only what is loaded. */
#include "official_menu.h"

#include <stdio.h>
#include <string.h>

#include "model/measure.h"
#include "model/month.h"
#include "store/load_official.h"

static const struct {
	const char *dataset, *words;
} datasets[] = {
	{"rtt", "referral to treatment (RTT)"},
	{"ae", "A&E"},
	{"dm01", "diagnostics (DM01)"},
	{"cancer", "cancer"},
	{"published", "England as NHS England publishes it"},
};

static bool is_offered(const struct official_front *front, const struct measure *measure)
{
	if (strcmp(measure->dataset, "published") == 0)
		return front->england && !front->providers;
	return !front->commissioned || measure_is_waits(measure);
}

static struct menu_choice measure_choice(
	const struct official_front *front, const struct measure *measure, const char *group)
{
	return (struct menu_choice){.group = group,
		.value = measure->name,
		.text = measure->id,
		.note = measure->id,
		.chosen = strcmp(front->measure, measure->id) == 0};
}

/* Those of one dataset, where any month of it is loaded. */
static bool add_dataset(struct store *store, struct arena *arena,
	const struct official_front *front, size_t dataset, struct menu_choice *choices,
	size_t *count, struct error *error)
{
	const struct loaded_month *months;
	size_t month_count;

	if (!load_months(store, arena, datasets[dataset].dataset, &months, &month_count, error))
		return false;
	for (const struct measure *m = measures; month_count > 0 && m->id != NULL; m++)
		if (strcmp(m->dataset, datasets[dataset].dataset) == 0 && is_offered(front, m))
			choices[(*count)++] = measure_choice(front, m, datasets[dataset].words);
	return true;
}

bool official_menu_measures(struct store *store, struct arena *arena,
	const struct official_front *front, const struct menu_choice **out, size_t *count,
	struct error *error)
{
	const struct measure *own;
	struct menu_choice *choices;
	size_t own_count, listed = 0;

	*count = 0;
	if (!load_own_measures(store, arena, &own, &own_count, error))
		return false;
	while (measures[listed].id != NULL)
		listed++;
	choices = arena_array(arena, listed + own_count, sizeof *choices);
	for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++)
		if (!add_dataset(store, arena, front, i, choices, count, error))
			return false;
	for (size_t i = 0; i < own_count && !front->commissioned; i++)
		choices[(*count)++] = measure_choice(front, &own[i], "your own");
	*out = choices;
	return true;
}

bool official_menu_functions(struct store *store, struct arena *arena,
	const struct official_front *front, const struct menu_choice **out, size_t *count,
	struct error *error)
{
	static const char group[] = "function, test or cancer type";
	const struct function_row *functions;
	struct menu_choice *choices;
	size_t all;

	if (!load_functions(store, arena, &functions, &all, error))
		return false;
	choices = arena_array(arena, all + 1, sizeof *choices);
	choices[0] = (struct menu_choice){.group = group,
		.value = "all together",
		.text = "ALL",
		.note = "ALL",
		.chosen = front->function == NULL};
	*count = 1;
	for (size_t i = 0; i < all; i++)
		if (strcmp(functions[i].dataset, front->dataset) == 0)
			choices[(*count)++] = (struct menu_choice){.group = group,
				.value = functions[i].name,
				.text = functions[i].code,
				.note = functions[i].code,
				.chosen = front->function != NULL &&
					  strcmp(front->function, functions[i].code) == 0};
	*out = choices;
	return true;
}

static const char latest[] = "latest";

/* before: the choice before it, of the same group where it is of the same year; or NULL. */
static struct menu_choice month_choice(struct arena *arena, const struct menu_choice *before,
	int month, const char *note, bool chosen)
{
	char code[8], words[9], year[16];

	snprintf(year, sizeof year, "%d", month_year(month));
	month_print(month, code);
	month_format(month, words);
	return (struct menu_choice){.group = before != NULL && strcmp(before->group, year) == 0
						     ? before->group
						     : arena_string(arena, year),
		.value = arena_string(arena, words),
		.text = arena_string(arena, code),
		.note = note,
		.chosen = chosen};
}

static bool list_any_months(struct store *store, struct arena *arena,
	const struct official_front *front, const struct menu_choice **out, size_t *count,
	struct error *error)
{
	const struct any_month *months;
	struct menu_choice *choices;

	if (!load_any_months(store, arena, &months, count, error))
		return false;
	choices = arena_array(arena, *count + 1, sizeof *choices);
	choices[0] = (struct menu_choice){.group = latest,
		.value = "the latest of each measure",
		.text = latest,
		.chosen = front->month == MONTH_NONE};
	for (size_t i = 0; i < *count; i++) {
		const struct any_month *month = &months[*count - 1 - i];

		choices[i + 1] = month_choice(arena, &choices[i], month->month, month->datasets,
			front->month == month->month);
	}
	*count += 1;
	*out = choices;
	return true;
}

/* The newest first, each year by itself. */
bool official_menu_months(struct store *store, struct arena *arena,
	const struct official_front *front, const struct menu_choice **out, size_t *count,
	struct error *error)
{
	const struct loaded_month *months;
	struct menu_choice *choices;

	if (front->every)
		return list_any_months(store, arena, front, out, count, error);
	if (!load_months(store, arena, front->dataset, &months, count, error))
		return false;
	choices = arena_array(arena, *count, sizeof *choices);
	for (size_t i = 0; i < *count; i++) {
		const struct loaded_month *month = &months[*count - 1 - i];

		choices[i] = month_choice(arena, i > 0 ? &choices[i - 1] : NULL, month->month,
			month->vintage != NULL ? month->vintage : "first issue",
			front->month == month->month || (front->month == MONTH_NONE && i == 0));
	}
	*out = choices;
	return true;
}
