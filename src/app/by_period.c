/* Months as quarters or financial years: flows are summed, and the distributions that percentiles
 * are of; of snapshots the last month is taken. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official.h"

enum { MONTHS_A_QUARTER = 3, MONTHS_A_YEAR = 12 };

/* What the months of a period add up to. */
struct sum {
	double value, numerator, denominator;
	struct waits waits; /* of percentiles */
	int present;	    /* months with a value */
};

enum by_period by_period_named(const char *name)
{
	if (name != NULL && strcmp(name, "quarter") == 0)
		return BY_QUARTER;
	return name != NULL && strcmp(name, "financial-year") == 0 ? BY_YEAR : BY_MONTH;
}

int by_period_months(enum by_period by)
{
	return by == BY_YEAR ? MONTHS_A_YEAR : by == BY_QUARTER ? MONTHS_A_QUARTER : 1;
}

/* Financial years begin in April; so do their quarters. */
int by_period_begin(enum by_period by, int month)
{
	int size = by_period_months(by);
	int april = month_of(month_financial_year(month), 4);

	return april + (month - april) / size * size;
}

static const char *period_code(enum by_period by, int begin, struct arena *arena)
{
	int year = month_financial_year(begin);
	int quarter = (begin - month_of(year, 4)) / MONTHS_A_QUARTER + 1;

	if (by == BY_MONTH)
		return official_month_code(arena, begin);
	if (by == BY_YEAR)
		return arena_format(arena, "%d/%02d", year, (year + 1) % 100);
	return arena_format(arena, "%d/%02d Q%d", year, (year + 1) % 100, quarter);
}

static bool is_ratio(const struct measure *measure)
{
	return measure_is_percent(measure) || measure->form == MEASURE_MEAN;
}

/* A month of nobody has no share and no mean, but its 0 of 0 can be added. A mean of months is
 * weighed by those it is of. */
static void add(struct sum *sum, const struct measure *measure, const struct observation *o)
{
	bool mean = measure->form == MEASURE_MEAN;

	if (measure->form == MEASURE_PERCENTILE) {
		sum->present += o->waits != NULL;
		if (o->waits != NULL)
			waits_add(&sum->waits, o->waits);
		return;
	}
	if (isnan(is_ratio(measure) ? o->denominator : o->value))
		return;
	sum->present++;
	if (is_ratio(measure) && o->denominator == 0)
		return;
	sum->value += o->value;
	sum->numerator += mean ? o->value * o->denominator : o->numerator;
	sum->denominator += o->denominator;
}

/* Ratios are those of the sums. */
static double value_of(const struct measure *measure, const struct sum *sum)
{
	double share;

	if (!is_ratio(measure))
		return sum->value;
	share = sum->denominator > 0 ? sum->numerator / sum->denominator : NAN;
	return measure->form == MEASURE_MEAN ? share : 100 * share;
}

/* Not of the months' percentiles: of everybody who was treated in the period. */
static void fold_percentile(const struct measure *measure, const struct sum *sum,
	struct arena *arena, struct observation *out)
{
	double value = waits_percentile(&sum->waits, measure->quantile);

	out->note = out->note == NULL
			    ? "of its months together"
			    : arena_format(arena, "of its months together; %s", out->note);
	if (isfinite(value))
		out->value = value;
	else
		out->why = isnan(value) ? "no pathways" : waits_open_words(sum->waits.open);
}

static void fold_flow(const struct measure *measure, const struct observation *first, int there,
	int size, struct arena *arena, struct observation *out)
{
	struct sum sum = {0};

	for (int i = 0; i < there; i++) {
		add(&sum, measure, &first[i]);
		out->returned = out->returned || first[i].returned;
		out->note = first[i].note ? first[i].note : out->note;
		if (first[i].import != 0) {
			out->import = first[i].import;
			out->vintage = first[i].vintage;
		}
	}
	out->value = out->numerator = out->denominator = NAN;
	if (sum.present < size) {
		out->why = arena_format(arena, "%d of %d months", sum.present, size);
		return;
	}
	if (measure->form == MEASURE_PERCENTILE) {
		fold_percentile(measure, &sum, arena, out);
		return;
	}
	out->numerator = measure->form == MEASURE_MEAN ? NAN : sum.numerator;
	out->denominator = sum.denominator;
	out->value = value_of(measure, &sum);
	out->why = isnan(out->value) ? "there is nothing to divide by" : NULL;
}

/* first: of `there` months of a period of `size` that ends with `last`. */
static void fold(const struct measure *measure, const struct observation *first, int there,
	int size, int last, struct arena *arena, struct observation *out)
{
	if (size == 1 || (!measure->flow && first[there - 1].month == last)) {
		*out = first[there - 1];
	} else if (measure->flow) {
		fold_flow(measure, first, there, size, arena, out);
	} else {
		out->value = out->numerator = out->denominator = NAN;
		out->why = "its last month is not loaded";
	}
	out->month = last;
}

void by_period_fold(const struct series *series, enum by_period by, struct arena *arena,
	const struct period_row **out, size_t *count)
{
	struct period_row *rows = arena_array(arena, series->count, sizeof *rows);
	int size = by_period_months(by);
	size_t used = 0;

	for (size_t i = 0; i < series->count; used++) {
		int begin = by_period_begin(by, series->items[i].month);
		size_t end = i;

		while (end < series->count && series->items[end].month < begin + size)
			end++;
		struct period_row *row = &rows[used];
		row->period = period_code(by, begin, arena);
		row->words = by == BY_MONTH ? official_month_text(arena, begin) : row->period;
		fold(&series->measure, series->items + i, (int)(end - i), size, begin + size - 1,
			arena, &row->observation);
		i = end;
	}
	*out = rows;
	*count = used;
}
