/* Why a body has nothing in a month that is loaded. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "asked.h"
#include "asked_body.h"
#include "official.h"
#include "statement.h"
#include "store/write_official.h"

static bool has_waits(struct store *store, int month, int part, int64_t function, int64_t body,
	bool *has, struct error *error)
{
	struct statement statement = statement_begin(store, "find_waits");

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
	statement_bind_integer(&statement, ":function", function);
	statement_bind_integer(&statement, ":body", body);
	*has = statement_step(&statement);
	return statement_end(&statement, error);
}

static bool has_figure(struct store *store, int month, const char *name, int64_t function,
	int64_t body, bool *has, struct error *error)
{
	struct statement statement;
	int64_t item;

	*has = false;
	if (!asked_item(store, name, &item, error))
		return false;
	statement = statement_begin(store, "find_figure");
	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":item", item);
	statement_bind_integer(&statement, ":function", function);
	statement_bind_integer(&statement, ":body", body);
	*has = statement_step(&statement);
	return statement_end(&statement, error);
}

/* Did anybody in England have something that this measure counts, in this function? */
static bool is_collected(struct store *store, const struct measure *measure, int64_t function,
	int month, bool *collected, struct error *error)
{
	*collected = false;
	if (!measure_is_waits(measure))
		return has_figure(
			store, month, measure->items[0], function, BODY_ENGLAND, collected, error);
	for (int part = 1; part < PART_COUNT && !*collected; part++)
		if ((measure->parts & 1u << part) != 0 &&
			!has_waits(store, month, part, function, BODY_ENGLAND, collected, error))
			return false;
	return true;
}

bool asked_submitted(struct store *store, const struct measure *measure, const struct who *who,
	int month, bool *submitted, struct error *error)
{
	bool diagnostic = strcmp(measure->dataset, "dm01") == 0;

	*submitted = false;
	for (size_t i = 0; i < who->body_count && !*submitted; i++) {
		if (!measure_is_waits(measure)) {
			if (!has_figure(store, month, measure->items[0], FUNCTION_ALL,
				    who->bodies[i], submitted, error))
				return false;
			continue;
		}
		for (int part = 1; part < PART_COUNT && !*submitted; part++)
			if ((part == PART_DIAGNOSTIC) == diagnostic &&
				!has_waits(store, month, part, FUNCTION_ALL, who->bodies[i],
					submitted, error))
				return false;
	}
	return true;
}

/* An ICB that the month's file names has commissioned nothing of this; another is not in it. */
static bool is_commissioner(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, const struct loaded_month *month, bool *named, struct error *error)
{
	struct measure all = *measure;
	struct span one = {.first = month->month, .count = 1, .items = month};
	struct sums sums;

	all.parts = strcmp(measure->dataset, "dm01") == 0 ? 1u << PART_DIAGNOSTIC
							  : 1u << PART_INCOMPLETE;
	if (!asked_sums(store, arena, &all, who, FUNCTION_ALL, &one, &sums, error))
		return false;
	*named = sums.waits[0].bodies > 0;
	return true;
}

const char asked_no_commissioners[] = "not by commissioner in this file";

/* DM01's workbook has providers alone: all of England's is then without a commissioner. */
static bool names_commissioners(struct store *store, struct arena *arena,
	const struct measure *measure, const struct loaded_month *month, bool *names,
	struct error *error)
{
	static const int64_t england = BODY_ENGLAND, blank = BODY_BLANK;
	const struct who all = {.kind = WHO_ENGLAND, .bodies = &england, .body_count = 1};
	const struct who nobody = {.kind = WHO_ICB, .bodies = &blank, .body_count = 1};
	struct span one = {.first = month->month, .count = 1, .items = month};
	struct sums sums, without;

	if (!asked_sums(store, arena, measure, &all, FUNCTION_ALL, &one, &sums, error) ||
		!asked_sums(store, arena, measure, &nobody, FUNCTION_ALL, &one, &without, error))
		return false;
	*names = waits_total(&sums.waits[0].waits) != waits_total(&without.waits[0].waits);
	return true;
}

/* The month after the last day, which is the last of a month as a rule. */
static int month_after(const char *date)
{
	int month = month_parse(date), day;

	if (month == MONTH_NONE || strlen(date) != 10)
		return month;
	day = (date[8] - '0') * 10 + date[9] - '0';
	return day == month_days(month) ? month + 1 : month;
}

/* "merged into RAL in Jan 2025", "closed in Dec 2024"; NULL where no list of organisations says
 * so. */
static bool closed_words(struct store *store, struct arena *arena, const struct who *who, int month,
	const char **out, struct error *error)
{
	struct body_record body;
	char words[9];

	*out = NULL;
	if (who->kind != WHO_PROVIDER)
		return true;
	if (!asked_body(store, arena, who->bodies[0], &body, error))
		return false;
	if (month >= asked_closed(&body)) {
		month_format(
			body.successor != NULL ? month_after(body.closed) : asked_closed(&body),
			words);
		*out = body.successor != NULL
			       ? arena_format(arena, "merged into %s in %s", body.successor, words)
			       : arena_format(arena, "closed in %s", words);
	} else if (month < asked_opened(&body)) {
		month_format(asked_opened(&body), words);
		*out = arena_format(arena, "not open until %s", words);
	}
	return true;
}

/* Nothing was counted: a count is 0, a share or a percentile is of nobody. */
static struct amount of_nothing(const struct measure *measure)
{
	static const struct waits none;

	if (measure_is_waits(measure))
		return asked_of_waits(measure, &none);
	if (measure_is_percent(measure))
		return (struct amount){NAN, 0, 0, 0, "nothing counted"};
	return (struct amount){0, NAN, NAN, 0, NULL};
}

/* Of a month that is there in part: one whose built-in months are all there did not submit where it
 * is in none of it. */
static bool explain_part(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, const struct loaded_month *month, const char **why,
	struct error *error)
{
	struct statement statement;
	bool withheld;

	*why = "not in this extract";
	if (!month->built_in || who->kind != WHO_PROVIDER)
		return true;
	statement = statement_begin(store, "find_withheld");
	statement_bind_text(&statement, ":dataset", measure->dataset);
	statement_bind_integer(&statement, ":parts", official_dataset(measure->dataset)->parts);
	statement_bind_integer(&statement, ":month", month->month);
	statement_bind_integer(&statement, ":body", who->bodies[0]);
	withheld = statement_step(&statement);
	if (!statement_end(&statement, error))
		return false;
	if (!withheld)
		return true;
	if (!closed_words(store, arena, who, month->month, why, error))
		return false;
	if (*why == NULL)
		*why = "not submitted";
	return true;
}

bool asked_absence(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct loaded_month *month,
	struct amount *out, struct error *error)
{
	bool aggregate = asked_is_aggregate(who), has;

	*out = (struct amount){NAN, NAN, NAN, NAN, NULL};
	if (strcmp(measure->dataset, "published") == 0 || strcmp(measure->dataset, "other") == 0) {
		out->why =
			aggregate && !measure_is_own(measure) ? "not published" : "not in the file";
		return true;
	}
	/* England and the sectors are worked out from a whole month; a built-in one has them,
	 * though it has only some of the providers. */
	if (!month->whole && !(aggregate && month->built_in))
		return explain_part(store, arena, measure, who, month, &out->why, error);
	if (!is_collected(store, measure, function, month->month, &has, error))
		return false;
	if (!has) { /* of a function that only an extract has, nobody knows what England has */
		out->why = month->whole || function == FUNCTION_ALL ? "not collected"
								    : "not in this extract";
		return true;
	}
	if (aggregate) { /* of a sector that has nothing of what England has */
		*out = of_nothing(measure);
		return true;
	}
	if (asked_is_commissioned(who)) {
		bool names = true;

		if (!is_commissioner(store, arena, measure, who, month, &has, error) ||
			(!has && !names_commissioners(store, arena, measure, month, &names, error)))
			return false;
		out->why = names ? "not a commissioner in this file" : asked_no_commissioners;
	} else {
		if (!asked_submitted(store, measure, who, month->month, &has, error) ||
			!closed_words(store, arena, who, month->month, &out->why, error))
			return false;
		if (out->why == NULL)
			out->why = "not submitted";
	}
	if (has)
		*out = of_nothing(measure);
	return true;
}

bool asked_explain(struct store *store, struct arena *arena, const struct measure *measure,
	const struct who *who, int64_t function, const struct loaded_month *month,
	struct amount *amount, struct error *error)
{
	if (month->import == 0) {
		*amount = (struct amount){NAN, NAN, NAN, NAN, "not loaded"};
		return true;
	}
	return !isnan(amount->value) || amount->why != NULL ||
	       asked_absence(store, arena, measure, who, function, month, amount, error);
}
