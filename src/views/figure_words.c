/* Official figures in words. */
#include "figure_words.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "store/load_official.h"
#include "store/load_records.h"

const char figure_returned[] = "after a gap and very different: probably recording, not care";

static bool has_unit(const struct measure *measure, const char *unit)
{
	return strcmp(measure->unit, unit) == 0;
}

void figure_value(const struct measure *measure, double value, struct string_buffer *out)
{
	char text[32];

	measure_format(measure, value, text);
	string_buffer_format(out, "%s%s%s", text, *measure->unit ? " " : "", measure->unit);
}

double figure_change(const struct measure *measure, double earlier, double later)
{
	if (!measure_is_count(measure))
		return later - earlier;
	return earlier > 0 ? 100 * (later - earlier) / earlier : NAN;
}

const char *figure_change_brief(struct arena *arena, double change)
{
	double rounded = round(change * 10) / 10;

	if (!isfinite(change))
		return "";
	return arena_format(arena, "%s%.1f",
		rounded > 0   ? "+"
		: rounded < 0 ? "−"
			      : "",
		fabs(rounded));
}

void figure_change_words(const struct measure *measure, double change, struct string_buffer *out)
{
	struct arena arena = {0};

	string_buffer_format(out, "%s %s", figure_change_brief(&arena, change),
		has_unit(measure, "%")	    ? "points"
		: measure_is_count(measure) ? "%"
					    : measure->unit);
	arena_free(&arena);
}

const char *figure_function(const struct measure *measure, const char *function_name)
{
	if (function_name != NULL)
		return function_name;
	return measure->by_test	      ? "all tests"
	       : measure->by_function ? "all functions"
	       : measure->by_type     ? "all cancer types"
				      : "";
}

const char *figure_standard(struct arena *arena, const struct measure *measure, int month)
{
	const struct standard *standard = measure_standard(measure, month);
	char value[32];

	if (standard == NULL)
		return NULL;
	if (!has_unit(measure, "%"))
		return standard->words;
	measure_format(measure, standard->value, value);
	if (strchr(value, '.') != NULL && strcmp(strchr(value, '.'), ".0") == 0)
		*strchr(value, '.') = '\0';
	return arena_format(arena, "standard %s %%", value);
}

const char *figure_name(struct arena *arena, const char *name)
{
	static const char *const endings[] = {" NHS FOUNDATION TRUST", " NHS TRUST"};
	size_t size = strlen(name);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t ending = strlen(endings[i]);

		if (size > ending && strcasecmp(name + size - ending, endings[i]) == 0)
			return arena_bytes(arena, (char *)name, size - ending);
	}
	return name;
}

/* Not of a school that bears the code of a trust, nor of a hospital whose trust went over to a
 * larger one: the figures are those of the whole. */
bool figure_collected(struct store *store, struct arena *arena, const char *code, const char **name,
	const char **record, struct error *error)
{
	static const char successor[] = "successor";
	const struct organisation *found = NULL;
	const char *note;

	if (!load_organisation_of_code(store, arena, code, record, &note, error) ||
		(*record != NULL && !load_organisation(store, arena, *record, &found, error)))
		return false;
	if (found != NULL && found->provider &&
		(note == NULL || strncmp(note, successor, sizeof successor - 1) != 0))
		*name = found->short_name;
	return true;
}

bool figure_whose(struct store *store, struct arena *arena, const struct who *who,
	const char **name, const char **record, struct error *error)
{
	*record = NULL;
	*name = figure_name(arena, who->name);
	return who->kind != WHO_PROVIDER ||
	       figure_collected(store, arena, who->code, name, record, error);
}

enum chart_gap figure_gap(const char *why)
{
	static const char *const closed[] = {"closed", "merged into", "not open"};

	for (size_t i = 0; why != NULL && i < sizeof closed / sizeof *closed; i++)
		if (strncmp(why, closed[i], strlen(closed[i])) == 0)
			return CHART_CLOSED;
	for (int i = 0; why != NULL && i < CHART_GAP_COUNT; i++)
		if (strcmp(why, chart_gap_words[i]) == 0)
			return (enum chart_gap)i;
	return CHART_NO_FIGURE;
}
