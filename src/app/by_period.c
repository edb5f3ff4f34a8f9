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
};

/* A period on its way: `there` of its `size` months are in the answer, one after the other. */
struct part {
	const struct measure *measure;
	const struct observation *first;
	int there, begin, size;
	int from, to; /* what was asked for; MONTH_NONE: all */
};

enum by_period by_period_named(const char *name)
{
	if (name != NULL && strcmp(name, "quarter") == 0)
		return BY_QUARTER;
	return name != NULL && strcmp(name, "financial-year") == 0 ? BY_YEAR : BY_MONTH;
}

static int months_of(enum by_period by)
{
	return by == BY_YEAR ? MONTHS_A_YEAR : by == BY_QUARTER ? MONTHS_A_QUARTER : 1;
}

/* Financial years begin in April; so do their quarters. */
static int begin_of(enum by_period by, int month)
{
	int size = months_of(by);
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

/* Of published shares only those whose numerator and denominator are published too. */
static bool is_ratio(const struct measure *measure)
{
	return measure_is_percent(measure) || measure->form == MEASURE_MEAN ||
	       (measure->form == MEASURE_GIVEN && measure->of[0] != NULL);
}

/* A month of nobody has no share and no mean, but its 0 of 0 can be added. */
static bool is_present(const struct measure *measure, const struct observation *o)
{
	if (measure->form == MEASURE_PERCENTILE)
		return o->waits != NULL;
	return !isnan(is_ratio(measure) ? o->denominator : o->value);
}

/* A mean of months is weighed by those it is of. */
static void add(struct sum *sum, const struct measure *measure, const struct observation *o)
{
	bool mean = measure->form == MEASURE_MEAN;

	if (measure->form == MEASURE_PERCENTILE) {
		waits_add(&sum->waits, o->waits);
		return;
	}
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

/* Why a month adds nothing; NULL where it does. */
static const char *absence(const struct part *part, int month)
{
	int at = month - part->first->month;

	if (at >= 0 && at < part->there) {
		const struct observation *o = &part->first[at];

		return is_present(part->measure, o) ? NULL : o->why ? o->why : "no figure";
	}
	if (part->from != MONTH_NONE && month < part->from)
		return "before --from";
	return part->to != MONTH_NONE && month > part->to ? "after --to" : "not loaded";
}

/* "2 of 3 months", and why where it is one reason for all that lack; NULL where none does. */
static const char *lacking(const struct part *part, struct arena *arena)
{
	const char *why = NULL, *between;
	int lack = 0;
	bool same = true;

	for (int i = 0; i < part->size; i++) {
		const char *one = absence(part, part->begin + i);

		if (one == NULL)
			continue;
		same = same && (lack == 0 || strcmp(why, one) == 0);
		why = one;
		lack++;
	}
	between = lack == part->size ? ": " : lack == 1 ? "; the other: " : "; the others: ";
	if (lack == 0)
		return NULL;
	return arena_format(arena, "%d of %d months%s%s", part->size - lack, part->size,
		same ? between : "", same ? why : "");
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

/* What is to be known of its months: once where it is the same of all of which there is anything.
 */
static const char *join_notes(const struct part *part, struct arena *arena)
{
	const char *first = NULL, *all = NULL;
	bool same = true;
	char month[9];

	for (int i = 0; i < part->there; i++) {
		const char *note = part->first[i].note;

		if (note == NULL)
			continue;
		month_format(part->first[i].month, month);
		same = same && (first == NULL || strcmp(first, note) == 0);
		first = first == NULL ? note : first;
		all = arena_format(arena, "%s%s%s: %s", all != NULL ? all : "",
			all != NULL ? "; " : "", month, note);
	}
	return same ? first : all;
}

static void fold_flow(const struct part *part, struct arena *arena, struct observation *out)
{
	const struct measure *measure = part->measure;
	struct sum sum = {0};

	for (int i = 0; i < part->there; i++)
		out->returned = out->returned || part->first[i].returned;
	out->note = join_notes(part, arena);
	out->why = measure->form == MEASURE_GIVEN && !is_ratio(measure)
			   ? "published for single months only, which do not add up"
			   : lacking(part, arena);
	if (out->why != NULL)
		return;
	for (int i = 0; i < part->there; i++)
		add(&sum, measure, &part->first[i]);
	if (measure->form == MEASURE_PERCENTILE) {
		fold_percentile(measure, &sum, arena, out);
		return;
	}
	out->numerator = measure->form == MEASURE_MEAN ? NAN : sum.numerator;
	out->denominator = sum.denominator;
	out->value = value_of(measure, &sum);
	out->why = isnan(out->value) ? "there is nothing to divide by" : NULL;
}

static void fold(const struct part *part, struct arena *arena, struct observation *out)
{
	int last = part->begin + part->size - 1;
	const struct observation *end = &part->first[part->there - 1];

	out->value = out->numerator = out->denominator = NAN;
	if (part->size == 1 || (!part->measure->flow && end->month == last))
		*out = *end;
	else if (part->measure->flow)
		fold_flow(part, arena, out);
	else
		out->why = arena_format(arena, "its last month is %s", absence(part, last));
	out->month = last;
}

static bool has_source(const struct period_row *row, const struct observation *o)
{
	for (size_t i = 0; i < row->source_count; i++)
		if (row->sources[i]->import == o->import &&
			strcmp(row->sources[i]->vintage ? row->sources[i]->vintage : "",
				o->vintage ? o->vintage : "") == 0)
			return true;
	return false;
}

/* A flow was read from the files of all its months, a snapshot from that of its last one. */
static void cite(const struct part *part, struct arena *arena, struct period_row *row)
{
	int last = part->begin + part->size - 1;
	const struct observation **sources =
		arena_array(arena, (size_t)part->there, sizeof *sources);

	row->sources = sources;
	for (int i = 0; i < part->there; i++) {
		const struct observation *o = &part->first[i];

		if (o->import != 0 && (part->measure->flow || o->month == last) &&
			!has_source(row, o))
			sources[row->source_count++] = o;
	}
	row->observation.import = row->source_count == 1 ? sources[0]->import : 0;
	row->observation.vintage = row->source_count == 1 ? sources[0]->vintage : NULL;
}

void by_period_fold(const struct series *series, enum by_period by, int from, int to,
	struct arena *arena, const struct period_row **out, size_t *count)
{
	struct period_row *rows = arena_array(arena, series->count, sizeof *rows);
	struct part part = {
		.measure = &series->measure, .size = months_of(by), .from = from, .to = to};
	size_t used = 0;

	for (size_t i = 0; i < series->count; used++) {
		struct period_row *row = &rows[used];
		size_t end = i;

		part.first = &series->items[i];
		part.begin = begin_of(by, series->items[i].month);
		while (end < series->count && series->items[end].month < part.begin + part.size)
			end++;
		part.there = (int)(end - i);
		row->period = period_code(by, part.begin, arena);
		row->words = by == BY_MONTH ? official_month_text(arena, part.begin) : row->period;
		fold(&part, arena, &row->observation);
		cite(&part, arena, row);
		i = end;
	}
	*out = rows;
	*count = used;
}
