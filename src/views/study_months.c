/* Which months of a series are studied: those in one piece, or those asked for. */
#include <math.h>

#include "model/month.h"
#include "study_parts.h"

enum {
	APART = STUDY_HOLE, /* months missing in a row part a series in two */
	ENOUGH = INTERRUPTED_REFUSED_BELOW,
};

/* The row after the last long gap before `row`, from where there are months enough; 0: none. */
static size_t piece_first(const double *values, size_t row)
{
	size_t missing = 0, known = 0;

	for (size_t i = row; i > 0; i--) {
		missing = isfinite(values[i - 1]) ? 0 : missing + 1;
		known += isfinite(values[i - 1]) != 0;
		if (missing >= APART)
			return known >= ENOUGH ? i - 1 + missing : 0;
	}
	return 0;
}

/* The row where the next long gap begins, with months enough before it; count: none. */
static size_t piece_end(const double *values, size_t count, size_t row)
{
	size_t missing = 0, known = 0;

	for (size_t i = row; i < count; i++) {
		missing = isfinite(values[i]) ? 0 : missing + 1;
		known += isfinite(values[i]) != 0;
		if (missing >= APART)
			return known >= ENOUGH ? i + 1 - missing : count;
	}
	return count;
}

bool study_next_hole(const struct study *study, size_t from, struct study_hole *out)
{
	const struct study_row *rows = study->data.rows;
	size_t before = study->data.count;

	for (size_t i = from; study->data.monthly && i < study->data.count; i++) {
		if (!isfinite(study->values[i]))
			continue;
		if (before < i && rows[i].month - rows[before].month > STUDY_HOLE) {
			*out = (struct study_hole){
				before, i, rows[before].month + 1, rows[i].month - 1};
			return true;
		}
		before = i;
	}
	return false;
}

bool study_hole_is_at_break(const struct study *study, const struct study_hole *hole)
{
	struct monthly_break at = study_at(study);

	return hole->first <= monthly_first_after(&at) &&
	       hole->last + 1 >= study->options.break_month;
}

const char *study_hole_name(struct arena *arena, const struct study_hole *hole)
{
	char first[9], last[9];

	month_format(hole->first, first);
	month_format(hole->last, last);
	return arena_format(arena, "%s to %s", first, last);
}

struct study_span study_piece(const double *values, size_t count, size_t row)
{
	size_t first = piece_first(values, row);

	return (struct study_span){
		first, piece_end(values, count, row < count ? row : first) - first};
}

static bool is_known(const struct study_data *data, size_t row)
{
	return isfinite(data->rows[row].value);
}

/* Rows are as study_data_of() made them again: with a figure at either end. */
static void trim(struct study_data *data)
{
	while (data->count > 0 && !is_known(data, 0)) {
		data->rows++;
		data->count--;
	}
	while (data->count > 0 && !is_known(data, data->count - 1))
		data->count--;
}

void study_note(struct arena *arena, struct study_data *data, const char *sentence)
{
	data->note =
		data->note != NULL ? arena_format(arena, "%s %s", data->note, sentence) : sentence;
}

static void note_left_out(struct arena *arena, const struct study_data *all, struct study_span kept,
	struct study_data *data)
{
	size_t end = kept.first + kept.count;
	bool before = kept.first > 0, after = end < all->count;
	char from[9], to[9];

	if (!before && !after)
		return;
	month_format(all->rows[kept.first].month, from);
	month_format(all->rows[end - 1].month, to);
	study_note(arena, data,
		arena_format(arena,
			"Months %s%s%s%s%s are left out: half a year or more is missing between.",
			before ? "before " : "", before ? from : "", before && after ? " and " : "",
			after ? "after " : "", after ? to : ""));
}

void study_keep_piece(struct arena *arena, int month, struct study_data *data)
{
	const struct study_data all = *data;
	double *values = arena_array(arena, all.count + 1, sizeof *values);
	size_t row = all.count;
	struct study_span kept;

	for (size_t i = all.count; i > 0; i--) {
		values[i - 1] = all.rows[i - 1].value;
		if (month != MONTH_NONE && all.rows[i - 1].month >= month)
			row = i - 1;
	}
	kept = study_piece(values, all.count, row);
	data->rows = all.rows + kept.first;
	data->count = kept.count;
	trim(data);
	note_left_out(arena, &all, kept, data);
}

void study_keep_months(int from, int to, struct study_data *data)
{
	while (data->count > 0 && from != MONTH_NONE && data->rows[0].month < from) {
		data->rows++;
		data->count--;
	}
	while (data->count > 0 && to != MONTH_NONE && data->rows[data->count - 1].month > to)
		data->count--;
	trim(data);
}
