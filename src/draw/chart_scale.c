/* Scales: rows that limits lie on, or steps of 1, 2, 2.5 and 5. */
#include "chart_scale.h"

#include <limits.h>
#include <math.h>

#include "chart_words.h"

/* Values beyond are drawn at the edge: differences of larger ones overflow. */
static const double largest = 1e300;
/* Ranges of less than this share of their values are a constant: doubles hold no finer steps. */
static const double constant_share = 1e-12;

struct range {
	double low, high;
	bool above, below; /* a point lies outside a limit */
};

size_t chart_segment_from(const struct chart_line *line, int x)
{
	size_t low = 0;
	size_t high = line->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (line->items[middle].to < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct chart_segment *chart_segment_at(
	const struct chart *chart, enum chart_line_kind kind, int x)
{
	const struct chart_line *line = &chart->lines[kind];
	size_t at = chart_segment_from(line, x);

	if (at == line->count || line->items[at].from > x || !isfinite(line->items[at].value))
		return NULL;
	return &line->items[at];
}

const struct chart_segment *chart_segment_last(
	const struct chart *chart, enum chart_line_kind kind, int x)
{
	const struct chart_line *line = &chart->lines[kind];
	size_t at = chart_segment_from(line, x);

	if (at == line->count || line->items[at].from > x)
		at--;
	for (; at != (size_t)-1; at--)
		if (isfinite(line->items[at].value))
			return &line->items[at];
	return NULL;
}

/* 1 above the upper limit, -1 below the lower one, 0 between or where there are none. */
static int side(const struct chart *chart, const struct chart_point *point)
{
	const struct chart_segment *upper = chart_segment_at(chart, CHART_UPPER, point->x);
	const struct chart_segment *lower = chart_segment_at(chart, CHART_LOWER, point->x);

	if (upper != NULL && point->y > upper->value)
		return 1;
	return lower != NULL && point->y < lower->value ? -1 : 0;
}

static double clamp(double value)
{
	return fmin(fmax(value, -largest), largest);
}

static void widen(struct range *range, double value)
{
	range->low = fmin(range->low, clamp(value));
	range->high = fmax(range->high, clamp(value));
}

static struct range find_range(const struct chart *chart)
{
	struct range range = {INFINITY, -INFINITY, false, false};

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];

		if (!chart_has_value(point))
			continue;
		widen(&range, point->y);
		range.above |= side(chart, point) > 0;
		range.below |= side(chart, point) < 0;
	}
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++)
		for (size_t i = 0; i < chart->lines[kind].count; i++)
			if (isfinite(chart->lines[kind].items[i].value))
				widen(&range, chart->lines[kind].items[i].value);
	return range;
}

/* A constant lies in the middle of a range of its own. */
static void open_range(struct range *range)
{
	double size = fmax(fabs(range->low), fabs(range->high));
	double spread = size < 1e-290 ? 1 : size * 0.1;

	if (range->high - range->low > size * constant_share && size >= 1e-290)
		return;
	range->low -= spread;
	range->high += spread;
}

static int decimals_for(double step)
{
	double digits = ceil(-log10(step) - 1e-9);

	return digits < 0 ? 0 : digits > 9 ? 9 : (int)digits;
}

/* Numbers that differ by step are told apart; the chart's own decimals at least. */
static int choose_decimals(const struct chart *chart, double step, bool exact)
{
	int needed = decimals_for(step);

	/* A quarter has a digit more than its size says. */
	if (exact && fabs(step * pow(10, needed) - round(step * pow(10, needed))) > 0.01)
		needed++;
	if (chart->decimals == CHART_DECIMALS_AUTO || (exact && needed > chart->decimals))
		return needed;
	return chart->decimals;
}

/* --- on the limits ---------------------------------------------------------------------------- */

static bool single_value(const struct chart_line *line, double *value)
{
	*value = NAN;
	for (size_t i = 0; i < line->count; i++) {
		double other = line->items[i].value;

		if (!isfinite(other))
			continue;
		if (isfinite(*value) && fabs(*value - other) > 1e-9 * fabs(other))
			return false;
		*value = other;
	}
	return isfinite(*value);
}

/* The mean and both limits have one value each, the limits as far above as below. */
static bool single_limits(const struct chart *chart, double *mean, double *distance)
{
	double upper;
	double lower;

	if (!single_value(&chart->lines[CHART_MEAN], mean) ||
		!single_value(&chart->lines[CHART_UPPER], &upper) ||
		!single_value(&chart->lines[CHART_LOWER], &lower))
		return false;
	*distance = upper - *mean;
	return *distance > fabs(*mean) * constant_share && *distance < largest &&
	       fabs(*mean - lower - *distance) < 1e-6 * *distance;
}

static double rows_beyond(double distance, double per_row, bool outside)
{
	return fmax(round(distance / per_row), outside ? 1 : 0);
}

/* False where the limits would take too small a part of the rows, or the rows do not suffice. */
static bool fit_limits(
	const struct chart *chart, int rows, const struct range *range, struct chart_scale *scale)
{
	double mean;
	double distance;

	if (!single_limits(chart, &mean, &distance))
		return false;
	for (int half = (rows - 1) / 2; half > 0; half--) {
		double per_row = distance / half;
		double above = rows_beyond(range->high - mean - distance, per_row, range->above);
		double below = rows_beyond(mean - distance - range->low, per_row, range->below);
		double used = 2 * half + 1 + above + below;

		if (used > rows)
			continue;
		if (used * 4 < rows * 3)
			return false;
		above += floor((rows - used) / 2);
		*scale = (struct chart_scale){.rows = rows,
			.top = mean + distance + above * per_row,
			.per_row = per_row,
			.by_lines = true,
			.decimals = choose_decimals(chart, distance / 20, false)};
		return true;
	}
	return false;
}

/* --- on round numbers ------------------------------------------------------------------------- */

static const double steps[] = {1, 2, 2.5, 5};
enum { STEP_COUNT = sizeof steps / sizeof steps[0] };

/* True where these rows a number hold the range, in fewer units a row than scale has. */
static bool improves(
	const struct range *range, int rows, double step, int tick_rows, struct chart_scale *scale)
{
	double per_row = step / tick_rows;
	double first = ceil(range->high / per_row - 1e-9);
	double last = floor(range->low / per_row + 1e-9);

	if (!(per_row > 0) || first - last + 1 > rows)
		return false;
	if (scale->per_row > 0 && per_row >= scale->per_row)
		return false;
	first += floor((rows - (first - last + 1)) / 2);
	*scale = (struct chart_scale){.rows = rows,
		.top = first * per_row,
		.per_row = per_row,
		.tick_first = fmod(fmod(first, tick_rows) + tick_rows, tick_rows),
		.tick_rows = tick_rows,
		.decimals = decimals_for(step)};
	return true;
}

/* About five numbers, never closer than two rows where there are some. */
static void fit_steps(
	const struct chart *chart, int rows, const struct range *range, struct chart_scale *scale)
{
	double range_size = range->high - range->low;
	int power = (int)floor(log10(range_size / rows));
	int most = rows < 4 ? rows : rows < 8 ? 4 : rows * 2 / 7 + 1;
	double best_step = range_size;

	*scale = (struct chart_scale){.rows = rows};
	for (int i = 0; i < 4 * STEP_COUNT; i++) {
		int decade = power + i / STEP_COUNT;
		double step = steps[i % STEP_COUNT] * pow(10, decade);

		for (int tick_rows = rows < 4 ? 1 : most / 2; tick_rows <= most; tick_rows++)
			if (improves(range, rows, step, tick_rows, scale))
				best_step = step;
	}
	if (!(scale->per_row > 0)) /* one or two rows, and a round number between them */
		*scale = (struct chart_scale){.rows = rows,
			.top = rows > 1 ? range->high : range->low / 2 + range->high / 2,
			.per_row = range_size / (rows > 1 ? rows - 1 : 1)};
	scale->decimals = choose_decimals(chart, best_step, true);
}

int chart_scale_line_decimals(
	const struct chart *chart, const struct chart_scale *scale, double value)
{
	int finer = decimals_for(scale->per_row / 10);
	bool whole = value == round(value); /* a standard of 92 is no 92.0 */

	return scale->by_lines || whole || chart->decimals != CHART_DECIMALS_AUTO ||
			       finer < scale->decimals
		       ? scale->decimals
		       : finer;
}

int chart_scale_row(const struct chart_scale *scale, double value)
{
	double row = round((scale->top - clamp(value)) / scale->per_row);

	return row < 0 ? 0 : row > scale->rows - 1 ? scale->rows - 1 : (int)row;
}

/* The row a point would like, which may be one beyond the edge. */
static int wanted_row(
	const struct chart *chart, const struct chart_scale *scale, const struct chart_point *point)
{
	int out = side(chart, point);
	int row = chart_scale_row(scale, point->y);
	const struct chart_segment *limit =
		out == 0 ? NULL
			 : chart_segment_at(chart, out > 0 ? CHART_UPPER : CHART_LOWER, point->x);

	if (limit != NULL && chart_scale_row(scale, limit->value) == row)
		row -= out;
	return row;
}

int chart_scale_point(
	const struct chart *chart, const struct chart_scale *scale, const struct chart_point *point)
{
	int row = wanted_row(chart, scale, point);

	return row < 0 ? 0 : row > scale->rows - 1 ? scale->rows - 1 : row;
}

/* Adds to *above and *below where a point wants a row beyond the edge; true where one does. */
static bool need_room(
	const struct chart *chart, const struct chart_scale *scale, int *above, int *below)
{
	int before = *above + *below;

	for (size_t i = 0; i < chart->point_count; i++) {
		int row;

		if (!chart_has_value(&chart->points[i]))
			continue;
		row = wanted_row(chart, scale, &chart->points[i]);
		*above |= row < 0;
		*below |= row >= scale->rows;
	}
	return *above + *below > before;
}

/* Rows are kept free above and below for points outside limits that lie at the edge. */
static void fit_with_room(
	const struct chart *chart, int rows, const struct range *range, struct chart_scale *scale)
{
	int above = 0;
	int below = 0;

	do {
		fit_steps(chart, rows - above - below, range, scale);
		scale->rows = rows;
		scale->top += above * scale->per_row;
		scale->tick_first = fmod(scale->tick_first + above, fmax(scale->tick_rows, 1));
	} while (rows >= 4 && (range->above || range->below) &&
		 need_room(chart, scale, &above, &below));
}

void chart_scale_fit(const struct chart *chart, int rows, bool rounded, struct chart_scale *scale)
{
	struct range range = find_range(chart);

	if (range.low > range.high) { /* no value at all: no numbers either */
		*scale = (struct chart_scale){.rows = rows, .top = 1, .per_row = 1};
		return;
	}
	open_range(&range);
	if (rounded || !fit_limits(chart, rows, &range, scale))
		fit_with_room(chart, rows, &range, scale);
}

/* A line's own number, where no line before it has the row. */
static bool line_tick(
	const struct chart *chart, const struct chart_scale *scale, int row, double *value)
{
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			chart_segment_last(chart, (enum chart_line_kind)kind, INT_MAX);

		if (segment != NULL && chart_scale_row(scale, segment->value) == row) {
			*value = segment->value;
			return true;
		}
	}
	return false;
}

bool chart_scale_tick(
	const struct chart *chart, const struct chart_scale *scale, int row, double *value)
{
	if (scale->by_lines)
		return line_tick(chart, scale, row, value);
	if (scale->tick_rows == 0 || fmod(row - scale->tick_first, scale->tick_rows) != 0)
		return false;
	*value = scale->top - row * scale->per_row;
	if (fabs(*value) < scale->per_row * 1e-6)
		*value = 0;
	return true;
}
