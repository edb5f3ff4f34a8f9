/* Dates that are no months may still be regular: what is missing among them is told. */
#include <stddef.h>

#include "study_file.h"

/* Units between two rows; whole rows are never nearer than one. */
struct rhythm {
	const char *one, *many;
	long size; /* of the unit, in days, or in months where by_month */
	bool by_month;
};

static const struct rhythm rhythms[] = {
	{"day", "days", 1, false},
	{"week", "weeks", 7, false},
	{"fortnight", "fortnights", 14, false},
	{"four weeks", "times four weeks", 28, false},
	{"quarter", "quarters", 3, true},
	{"half-year", "half-years", 6, true},
	{"year", "years", 12, true},
};

enum { FRIDAY = 1, WEEK = 7 }; /* 1 January 1970 was a Thursday */

static long distance(const struct study_data *data, const struct rhythm *rhythm, size_t row)
{
	const struct study_row *at = &data->rows[row], *before = &data->rows[row - 1];

	return rhythm->by_month ? at->month - before->month : at->day - before->day;
}

/* Monday to Friday alone: then a weekend is no gap. */
static bool is_of_working_days(const struct study_data *data)
{
	for (size_t i = 0; i < data->count; i++) {
		long of_week = ((data->rows[i].day - FRIDAY) % WEEK + WEEK) % WEEK;

		if (of_week == 1 || of_week == 2) /* days after Friday */
			return false;
	}
	return true;
}

/* Two steps of three are of that size. */
static bool has_rhythm(const struct study_data *data, const struct rhythm *rhythm)
{
	size_t regular = 0;

	for (size_t i = 1; i < data->count; i++)
		regular += distance(data, rhythm, i) == rhythm->size;
	return data->count > 3 && 3 * regular >= 2 * (data->count - 1);
}

/* Units that are absent before a row. */
static long missing_before(
	const struct study_data *data, const struct rhythm *rhythm, bool working, size_t row)
{
	long steps = distance(data, rhythm, row), missing = steps / rhythm->size - 1;

	for (long day = data->rows[row - 1].day + 1; working && day < data->rows[row].day; day++) {
		long of_week = ((day - FRIDAY) % WEEK + WEEK) % WEEK;

		missing -= of_week == 1 || of_week == 2;
	}
	return missing;
}

static const char *words_of(
	struct arena *arena, const struct study_data *data, const struct rhythm *rhythm)
{
	bool working = rhythm->size == 1 && is_of_working_days(data);
	size_t places = 0, first = 0;
	long missing = 0;

	for (size_t i = 1; i < data->count; i++) {
		long here = missing_before(data, rhythm, working, i);

		if (here <= 0)
			continue;
		first = places++ == 0 ? i - 1 : first;
		missing += here;
	}
	if (places == 0)
		return NULL;
	return arena_format(arena,
		"Missing: %ld %s%s, %s after %s; the rows on either side are charted as "
		"neighbours.",
		missing, working ? "working " : "", missing == 1 ? rhythm->one : rhythm->many,
		places == 1 ? "all" : "the first", data->rows[first].label);
}

const char *study_rhythm_note(struct arena *arena, const struct study_data *data)
{
	for (size_t i = 0; !data->monthly && i < sizeof rhythms / sizeof *rhythms; i++)
		if (has_rhythm(data, &rhythms[i]))
			return words_of(arena, data, &rhythms[i]);
	return NULL;
}
