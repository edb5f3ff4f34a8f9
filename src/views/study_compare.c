/* How large a study's change is among other providers', and among its own other months. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "store/load_official.h"
#include "study_parts.h"

enum { PROVIDERS_LEAST = 10 }; /* that a rank among them is told of */

struct comparing {
	struct arena *arena;  /* of what is said */
	struct arena scratch; /* of all else */
	struct store *store;
	struct study *study;
	struct placebo_pause *pause; /* or NULL */
};

static bool is_paused(const struct comparing *with)
{
	return with->pause != NULL && with->pause->taken;
}

/* Absolute changes of counts only rank hospitals by size. */
static enum interrupted_statistic statistic_of(const struct study *study)
{
	return study_is_count(study) ? INTERRUPTED_RELATIVE_LEVEL : INTERRUPTED_LEVEL;
}

static const char *dataset_words(const char *dataset)
{
	static const char *const words[][2] = {
		{"ae", "A&E"}, {"rtt", "RTT"}, {"dm01", "DM01"}, {"cancer", "cancer"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], dataset) == 0)
			return words[i][1];
	return NULL;
}

/* Months of the panel that the series has too: all are tested over the same span. */
struct window {
	const int *months;
	size_t first, count; /* of the panel */
};

static struct window window_of(
	struct arena *arena, const struct study *study, const struct panel *panel)
{
	int first = study->data.rows[0].month;
	int last = study->data.rows[study->data.count - 1].month;
	int *months = arena_array(arena, panel->month_count + 1, sizeof *months);
	struct window out = {.months = months};

	for (size_t i = 0; i < panel->month_count; i++) {
		int month = panel->first + (int)i;

		if (month < first)
			out.first++;
		else if (month <= last)
			months[out.count++] = month;
	}
	return out;
}

/* A provider's months as they are charted. A department that is never attended is no department. */
static struct monthly_series series_of(struct arena *arena, const struct study *study,
	const struct panel_row *row, const struct window *window)
{
	struct study_row *rows = arena_array(arena, window->count + 1, sizeof *rows);
	struct study_data data = {.rows = rows, .count = window->count};
	bool count = study_is_count(study);

	for (size_t i = 0; i < window->count; i++) {
		double value = row->values[window->first + i];

		rows[i] = (struct study_row){
			.month = window->months[i], .value = count && value == 0 ? NAN : value};
	}
	return (struct monthly_series){
		window->months, study_values_per(arena, &data, study->options.per), window->count};
}

static const char *few_words(struct arena *arena, const struct study *study, const char *few)
{
	const char *words = dataset_words(study->data.measure.dataset);

	return words == NULL ? few
			     : arena_format(arena, "%s; import the %s files to compare with others",
				       few, words);
}

/* Months that have every provider, 12 on both sides: those of the built-in collection have a few.
 */
static bool has_whole_months(struct arena *arena, struct store *store, const struct study *study,
	bool *out, struct error *error)
{
	struct monthly_break at = study_at(study);
	const struct loaded_month *months;
	size_t count, sides[3] = {0};

	*out = true;
	if (dataset_words(study->data.measure.dataset) == NULL)
		return true;
	if (!load_months(store, arena, study->data.measure.dataset, &months, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		sides[monthly_side(&at, months[i].month) + 1] += months[i].whole;
	*out = sides[0] >= INTERRUPTED_REFUSED_BELOW && sides[2] >= INTERRUPTED_REFUSED_BELOW;
	return true;
}

static void rank_among(struct comparing *with, const struct panel *panel)
{
	struct arena *arena = with->arena;
	struct study *study = with->study;
	struct monthly_series *series =
		arena_array(&with->scratch, panel->count + 1, sizeof *series);
	double *changes = arena_array(&with->scratch, panel->count + 1, sizeof *changes);
	struct window window = window_of(&with->scratch, study, panel);
	struct monthly_break at = study_at(study);
	size_t own = panel->count, tested;

	for (size_t i = 0; i < panel->count; i++) {
		series[i] = series_of(&with->scratch, study, &panel->rows[i], &window);
		if (strcmp(panel->rows[i].code, study->data.who.code) == 0)
			own = i;
	}
	tested = placebo_providers(series, panel->count, &at, &study->options.interrupted,
		statistic_of(study), changes, with->pause);
	if (is_paused(with))
		return;
	if (tested < PROVIDERS_LEAST || own == panel->count)
		study->providers.why = few_words(arena, study,
			tested > 1 ? arena_format(arena,
					     "only %zu providers here have 12 months on both sides",
					     tested)
				   : "no other provider here has 12 months on both sides");
	else if (placebo_rank(changes, panel->count, own, &study->providers.rank))
		study->providers.known = true;
	else
		study->providers.why = "its change relative to its level cannot be told";
}

static bool compare_providers(struct comparing *with, struct error *error)
{
	struct study *study = with->study;
	int64_t function;
	struct panel panel;
	const char *code, *name;
	bool whole;

	if (study->data.who.kind != WHO_PROVIDER) {
		study->providers.why = "only a single provider can be ranked among providers";
		return true;
	}
	if (!has_whole_months(&with->scratch, with->store, study, &whole, error))
		return false;
	if (!whole) {
		study->providers.why = few_words(
			with->arena, study, "few providers are in the months that are loaded");
		return true;
	}
	if (!function_find(with->store, &with->scratch, study->data.measure.dataset,
		    study->data.function, &function, &code, &name, error) ||
		!load_panel(
			with->store, &with->scratch, &study->data.measure, function, &panel, error))
		return false;
	rank_among(with, &panel);
	return true;
}

static void compare_dates(struct comparing *with)
{
	struct study *study = with->study;
	struct monthly_series series = study_monthly(&with->scratch, study);
	struct monthly_break at = study_at(study);
	struct placebo_dates dates;
	size_t count = placebo_dates(&with->scratch, &series, &at, &study->options.interrupted,
		statistic_of(study), &dates, with->pause);
	double *changes = arena_array(&with->scratch, count + 1, sizeof *changes);
	size_t own = count;

	if (is_paused(with))
		return;
	for (size_t i = 0; i < count; i++) {
		changes[i] = dates.items[i].change;
		if (dates.items[i].month == at.event)
			own = i;
	}
	study->dates.step = dates.step;
	study->dates.known = own < count && placebo_rank(changes, count, own, &study->dates.rank);
}

bool study_compare(struct arena *arena, struct store *store, struct study *study,
	struct placebo_pause *pause, struct error *error)
{
	struct comparing with = {arena, {0}, store, study, pause};
	bool ok = true;

	if (!study->has_fit)
		return true;
	compare_dates(&with);
	if (!is_paused(&with) && store != NULL && !study->data.own)
		ok = compare_providers(&with, error);
	arena_free(&with.scratch);
	if (is_paused(&with))
		study->dates = study->providers = (struct study_rank){.known = false};
	else if (ok)
		study_say(arena, study);
	return ok;
}
