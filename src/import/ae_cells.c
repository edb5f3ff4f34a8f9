/* The cells of a row of A&E, and what the totals beside and below them say of those that are
 * missing. */
#include "ae_cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS_MOST = 3 };

/* In this order: what one settles serves the next. */
static const struct sum {
	enum ae_cell total, parts[PARTS_MOST]; /* CELLS: no more */
	const char *words;		       /* what the parts are */
} sums[] = {
	{ALL_ATTENDANCES, {ATTENDANCES, ATTENDANCES + 1, ATTENDANCES + 2}, "the types"},
	{ALL_WITHIN, {WITHIN, WITHIN + 1, WITHIN + 2}, "the types"},
	{ALL_ATTENDANCES, {ALL_WITHIN, ALL_OVER, CELLS}, "those within and over 4 hours"},
	{ALL_OVER, {OVER, OVER + 1, OVER + 2}, "the types"},
	{ATTENDANCES, {WITHIN, OVER, CELLS}, "those within and over 4 hours"},
	{ATTENDANCES + 1, {WITHIN + 1, OVER + 1, CELLS}, "those within and over 4 hours"},
	{ATTENDANCES + 2, {WITHIN + 2, OVER + 2, CELLS}, "those within and over 4 hours"},
	{EVERY_ADMISSION, {ALL_ADMISSIONS, ELSEWHERE, CELLS}, "those through A&E and the others"},
	{ALL_ADMISSIONS, {ADMISSIONS, ADMISSIONS + 1, ADMISSIONS + 2}, "the types"},
};

/* "77.80%" and 0.778 are both 0.778. */
static double read_share(const struct table *table, size_t column)
{
	const char *why;
	struct error ignored;
	double value;

	if (!table_number(table, column, TABLE_DECIMAL, &value, &why, &ignored))
		return NAN;
	return value > 1 || strchr(table_text(table, column), '%') != NULL ? value / 100 : value;
}

bool ae_cells_read(const struct table *table, const size_t columns[CELLS], struct ae_cells *out,
	struct error *error)
{
	for (size_t i = 0; i < CELLS; i++) {
		out->values[i] = NAN;
		out->why[i] = "not reported";
		if (columns[i] == TABLE_NONE)
			continue;
		if (i >= COUNTS)
			out->values[i] = read_share(table, columns[i]);
		else if (!table_number(table, columns[i], TABLE_COUNT, &out->values[i],
				 &out->why[i], error))
			return false;
	}
	return true;
}

static void set_zero(struct ae_cells *cells, enum ae_cell cell)
{
	cells->values[cell] = 0;
	cells->why[cell] = NULL;
}

static bool settle(const struct table *table, const size_t columns[CELLS], const struct sum *sum,
	struct ae_cells *cells, struct error *error)
{
	double total = cells->values[sum->total], added = 0;
	bool missing = false, suppressed = false;

	for (size_t i = 0; i < PARTS_MOST && sum->parts[i] != CELLS; i++) {
		double value = cells->values[sum->parts[i]];

		if (columns[sum->parts[i]] == TABLE_NONE)
			return true; /* the layout has only some of them */
		missing = missing || isnan(value);
		suppressed = suppressed || table_is_suppressed(cells->why[sum->parts[i]]);
		added += isnan(value) ? 0 : value;
	}
	if (added > total || (added < total && !missing))
		return table_fail(table, columns[sum->total], error,
			"is %.0f, and %s add up to %.0f: one of them is wrong", total, sum->words,
			added);
	for (size_t i = 0; i < PARTS_MOST && sum->parts[i] != CELLS; i++)
		if (added == total && !suppressed && isnan(cells->values[sum->parts[i]]))
			set_zero(cells, sum->parts[i]);
	return true;
}

/* Half of the last digit: published shares are rounded to tenths of a per cent, however many digits
 * are shown, and people's copies have fewer. */
static double tolerance_of(const char *text)
{
	const char *point = strchr(text, '.');
	size_t places = point != NULL ? strspn(point + 1, "0123456789") : 0;
	bool percent = strchr(text, '%') != NULL || strtod(text, NULL) > 1;
	double half = 0.5;

	if (!percent)
		places = places > 2 ? places - 2 : 0;
	while (places-- > 0)
		half /= 10;
	return (half > 0.05 ? half : 0.05) / 100 + 1e-9;
}

static bool check_share(const struct table *table, size_t column, double share, double attendances,
	double over, struct error *error)
{
	double expected = (attendances - over) / attendances;

	if (!(attendances > 0) ||
		!(fabs(share - expected) > tolerance_of(table_text(table, column))))
		return true;
	return table_fail(table, column, error,
		"is %.40s, and %.0f of %.0f over 4 hours make %.1f %%: one of them is wrong",
		table_text(table, column), over, attendances, expected * 100);
}

bool ae_cells_settle(const struct table *table, const size_t columns[CELLS], struct ae_cells *cells,
	struct error *error)
{
	const double *values = cells->values;
	double attendances = 0, over = 0;

	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
		if (!settle(table, columns, &sums[i], cells, error))
			return false;
	for (size_t i = 0; i < AE_TYPES; i++) {
		attendances += values[ATTENDANCES + i];
		over += values[OVER + i];
		if (!check_share(table, columns[SHARE + i], values[SHARE + i],
			    values[ATTENDANCES + i], values[OVER + i], error))
			return false;
	}
	return check_share(
		table, columns[SHARE_OF_ALL], values[SHARE_OF_ALL], attendances, over, error);
}

static bool any_above_zero(const struct ae_cells *cells, enum ae_cell one, enum ae_cell other)
{
	for (int i = 0; i < AE_TYPES; i++)
		if (cells->values[one + i] > 0 || cells->values[other + i] > 0)
			return true;
	return false;
}

void ae_cells_prove(struct ae_cells *cells, const bool proven[COUNTS])
{
	bool reports_waits = any_above_zero(cells, OVER, BOOKED_OVER);

	if (!any_above_zero(cells, ATTENDANCES, BOOKED))
		return;
	for (int i = 0; i < COUNTS; i++) {
		bool of_waits = (i >= OVER && i < OVER + AE_TYPES) ||
				(i >= BOOKED_OVER && i < BOOKED_OVER + AE_TYPES);

		if (proven[i] && isnan(cells->values[i]) && (!of_waits || reports_waits))
			set_zero(cells, (enum ae_cell)i);
	}
}
