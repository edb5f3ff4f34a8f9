/* XmR control charts: limits, signals and icons, one rebase group at a time. */
#include "analysis/xmr.h"

#include <math.h>
#include <string.h>

#include "sums.h"

/* The rows of one group that take part (all, or the known ones), in order. */
struct group {
	struct xmr_point **points;
	size_t count;
};

struct xmr_options xmr_options_for(enum xmr_rules rules)
{
	bool nhsr = rules == XMR_RULES_NHSR;

	return (struct xmr_options){.target = NAN,
		.screen = nhsr,
		.outside_counts_as_close = !nhsr,
		.improvement_shown = !nhsr,
		.trend = XMR_WINDOW};
}

/* The signal points up (Above, Increasing: 1) or down (-1); common cause 0. */
static int sign_of(enum xmr_type type)
{
	static const signed char signs[XMR_TYPE_COUNT] = {0, 1, -1, 1, -1, 1, -1, 1, -1};

	return signs[type];
}

/* +1 improvement, -1 concern, 0 neither. */
static int merit(int sign, enum xmr_direction direction)
{
	return direction == XMR_NEUTRAL ? 0 : direction == XMR_INCREASE ? sign : -sign;
}

bool xmr_point_is_mixed(const struct xmr_point *point, enum xmr_direction direction)
{
	bool good = false, bad = false;

	for (int type = XMR_ABOVE_UCL; type < XMR_TYPE_COUNT; type++) {
		int value = merit(sign_of(type), direction);

		if ((point->rules & 1u << type) == 0)
			continue;
		good = good || value > 0;
		bad = bad || value < 0;
	}
	return good && bad;
}

static int sign(double x)
{
	return isnan(x) ? XMR_NA : (x > 0) - (x < 0);
}

static int either(bool first, bool second, bool known)
{
	return known ? first || second : XMR_NA;
}

static void place_point(struct xmr_point *point, bool outside_counts)
{
	double y = point->value;
	bool known = !isnan(y) && !isnan(point->upl);

	point->outside_limits = either(y > point->upl, y < point->lpl, known);
	point->relative_to_mean = sign(y - point->mean);
	point->close_to_limits = either(y<point->near_lpl, y> point->near_upl, known);
	if (point->outside_limits == 1 && !outside_counts)
		point->close_to_limits = 0;
}

static void find_limits(
	const struct group *group, const struct xmr_options *options, double *values)
{
	size_t count = group->count;
	double mean, range;
	const double limit = 2.66, near = 2 * (limit / 3);

	if (options->fix_after > 0 && options->fix_after < count)
		count = options->fix_after;
	for (size_t i = 0; i < count; i++)
		values[i] = group->points[i]->value;
	mean = sums_mean(values, count);
	range = sums_moving_range(values, count, options->screen);
	for (size_t i = 0; i < group->count; i++) {
		struct xmr_point *point = group->points[i];

		point->mean = mean;
		point->lpl = mean - limit * range;
		point->upl = mean + limit * range;
		point->near_lpl = mean - near * range;
		point->near_upl = mean + near * range;
		point->short_group = group->count < XMR_SHORT_GROUP;
		place_point(point, options->outside_counts_as_close);
	}
}

static void meet(const struct group *group, size_t first, size_t count, enum xmr_type type)
{
	for (size_t i = first; i < first + count; i++)
		group->points[i]->rules |= 1u << type;
}

static int step_of(const struct group *group, size_t i)
{
	return sign(group->points[i]->value - group->points[i - 1]->value);
}

static void find_outside(const struct group *group)
{
	for (size_t i = 0; i < group->count; i++)
		if (group->points[i]->outside_limits == 1)
			meet(group, i, 1,
				group->points[i]->relative_to_mean == 1 ? XMR_ABOVE_UCL
									: XMR_BELOW_LCL);
}

/* Steps of one sign in a row: a missing value has no step, so its windows are no trend. */
static void find_trends(const struct group *group, size_t trend)
{
	size_t run = 0;
	int last = 0;

	for (size_t i = 1; i < group->count; i++) {
		int step = step_of(group, i);

		run = step != 1 && step != -1 ? 0 : step == last ? run + 1 : 1;
		last = step;
		if (run + 1 >= trend)
			meet(group, i + 1 - trend, trend,
				step == 1 ? XMR_TREND_INCREASING : XMR_TREND_DECREASING);
	}
}

static void find_two_in_three(const struct group *group)
{
	for (size_t i = 0; i + 3 <= group->count; i++) {
		struct xmr_point **point = group->points + i;
		int side = point[0]->relative_to_mean, close = 0;

		if ((side != 1 && side != -1) || point[1]->relative_to_mean != side ||
			point[2]->relative_to_mean != side)
			continue;
		for (size_t k = 0; k < 3; k++)
			close += point[k]->close_to_limits == 1;
		for (size_t k = 0; k < 3 && close >= 2; k++)
			if (point[k]->close_to_limits == 1)
				meet(group, i + k, 1,
					side == 1 ? XMR_TWO_IN_THREE_ABOVE
						  : XMR_TWO_IN_THREE_BELOW);
	}
}

static void find_shifts(const struct group *group)
{
	size_t run = 0;
	int last = 0;

	for (size_t i = 0; i < group->count; i++) {
		int side = group->points[i]->relative_to_mean;

		run = side != 1 && side != -1 ? 0 : side == last ? run + 1 : 1;
		last = side;
		if (run >= XMR_WINDOW)
			meet(group, i + 1 - XMR_WINDOW, XMR_WINDOW,
				side == 1 ? XMR_SEVEN_ABOVE : XMR_SEVEN_BELOW);
	}
}

static const unsigned TRENDS = 1u << XMR_TREND_INCREASING | 1u << XMR_TREND_DECREASING;

/*
 * The step that names a point's trend: the one to the next point where that is in a trend too, else
 * the one from the point before. What does not rise is "Decreasing" (R, even where a tie or a fall
 * parts two rising trends; `rules` has the trend it really is in).
 */
static enum xmr_type trend_of(const struct group *group, size_t i)
{
	bool shared = i + 1 < group->count && (group->points[i + 1]->rules & TRENDS) != 0;
	int step = step_of(group, shared ? i + 1 : i);

	return step == 1 ? XMR_TREND_INCREASING : XMR_TREND_DECREASING;
}

static enum xmr_type flag_of(const struct group *group, size_t i)
{
	unsigned rules = group->points[i]->rules;

	for (int type = XMR_ABOVE_UCL; type < XMR_TYPE_COUNT; type++)
		if ((rules & 1u << type) != 0)
			return (1u << type & TRENDS) != 0 ? trend_of(group, i)
							  : (enum xmr_type)type;
	return XMR_COMMON_CAUSE;
}

static enum xmr_point_type point_type_of(enum xmr_type type, enum xmr_direction direction)
{
	int sign_of_type = sign_of(type);

	if (sign_of_type == 0)
		return XMR_POINT_COMMON_CAUSE;
	if (direction == XMR_NEUTRAL)
		return sign_of_type > 0 ? XMR_POINT_NEUTRAL_HIGH : XMR_POINT_NEUTRAL_LOW;
	return merit(sign_of_type, direction) > 0 ? XMR_POINT_IMPROVEMENT : XMR_POINT_CONCERN;
}

static void compute_group(
	const struct group *group, const struct xmr_options *options, double *scratch)
{
	find_limits(group, options, scratch);
	find_outside(group);
	find_trends(group, options->trend);
	find_two_in_three(group);
	find_shifts(group);
	for (size_t i = 0; i < group->count; i++) {
		struct xmr_point *point = group->points[i];

		point->type = flag_of(group, i);
		point->special_cause = point->type != XMR_COMMON_CAUSE;
		point->point_type = point_type_of(point->type, options->direction);
		point->shown =
			options->improvement_shown && xmr_point_is_mixed(point, options->direction)
				? XMR_POINT_IMPROVEMENT
				: point->point_type;
	}
}

enum xmr_variation xmr_variation_of(const struct xmr_point *point, enum xmr_direction direction)
{
	/* of an improvement and a concern the direction says the side */
	bool high = (direction == XMR_INCREASE) == (point->shown == XMR_POINT_IMPROVEMENT);

	switch (point->shown) {
	case XMR_POINT_IMPROVEMENT:
		return high ? XMR_VARIATION_IMPROVEMENT_HIGH : XMR_VARIATION_IMPROVEMENT_LOW;
	case XMR_POINT_CONCERN:
		return high ? XMR_VARIATION_CONCERN_HIGH : XMR_VARIATION_CONCERN_LOW;
	case XMR_POINT_NEUTRAL_HIGH:
		return XMR_VARIATION_NEUTRAL_HIGH;
	case XMR_POINT_NEUTRAL_LOW:
		return XMR_VARIATION_NEUTRAL_LOW;
	case XMR_POINT_COMMON_CAUSE:
		break;
	}
	return XMR_VARIATION_COMMON_CAUSE;
}

static enum xmr_assurance assurance_of(
	const struct xmr_point *point, const struct xmr_options *options)
{
	bool increase = options->direction == XMR_INCREASE;

	if (isnan(options->target) || options->direction == XMR_NEUTRAL)
		return XMR_ASSURANCE_NONE;
	if (options->target > point->upl)
		return increase ? XMR_ASSURANCE_FAIL : XMR_ASSURANCE_PASS;
	if (options->target < point->lpl)
		return increase ? XMR_ASSURANCE_PASS : XMR_ASSURANCE_FAIL;
	return XMR_ASSURANCE_INCONSISTENT;
}

/* The icons speak of the last row, as R does: a missing last value is common cause. */
static void summarise(struct xmr *out, const struct group *last, const struct xmr_options *options)
{
	size_t values = 0, limit_rows = options->fix_after > 0 && options->fix_after < last->count
						? options->fix_after
						: last->count;

	for (size_t i = 0; i < out->count; i++) {
		out->counts[out->points[i].type]++;
		out->known += !isnan(out->points[i].value);
		out->flagged += out->points[i].special_cause;
	}
	for (size_t i = 0; i < limit_rows; i++)
		out->limit_values += !isnan(last->points[i]->value);
	for (size_t i = 0; i < last->count; i++)
		values += !isnan(last->points[i]->value);
	out->trial_limits = values < XMR_SHORT_GROUP;
	if (last->count == 0)
		return;
	out->last = (size_t)(last->points[last->count - 1] - out->points);
	out->variation = xmr_variation_of(&out->points[out->last], options->direction);
	out->assurance = assurance_of(&out->points[out->last], options);
}

/* A row that is skipped stands in the group and between the limits of the row before it. */
static void fill_skipped(struct xmr *out)
{
	for (size_t i = 1; i < out->count; i++) {
		struct xmr_point *point = &out->points[i];
		const struct xmr_point *before = point - 1;

		if (!isnan(point->mean) || !isnan(point->value))
			continue;
		point->mean = before->mean;
		point->lpl = before->lpl;
		point->upl = before->upl;
		point->near_lpl = before->near_lpl;
		point->near_upl = before->near_upl;
		point->short_group = before->short_group;
	}
}

static bool check(
	const struct xmr_series *series, const struct xmr_options *options, struct error *error)
{
	if (options->fix_after > 0 && options->fix_after < XMR_FIX_AT_LEAST)
		return error_set(error,
			"limits fixed on %zu points: a baseline needs at least %d points",
			options->fix_after, XMR_FIX_AT_LEAST);
	if (options->trend != XMR_WINDOW && options->trend != XMR_TREND_SHORT)
		return error_set(error, "a trend of %zu points: it is of %d or %d", options->trend,
			XMR_TREND_SHORT, XMR_WINDOW);
	for (size_t i = 1; series->dates != NULL && i < series->count; i++)
		if (series->dates[i] <= series->dates[i - 1])
			return error_set(error,
				"rows %zu and %zu: %s; a control chart takes one value a date, in "
				"order",
				i, i + 1,
				series->dates[i] == series->dates[i - 1] ? "the same date twice"
									 : "the dates go back");
	return true;
}

/* Empty point i, in the group of the row before it. */
static void start_point(struct xmr *out, const struct xmr_series *series, size_t i)
{
	double value = series->values[i];

	out->points[i] = (struct xmr_point){.value = isfinite(value) ? value : NAN,
		.mean = NAN,
		.lpl = NAN,
		.upl = NAN,
		.near_lpl = NAN,
		.near_upl = NAN,
		.rebase_group = i > 0 ? out->points[i - 1].rebase_group : 0,
		.outside_limits = XMR_NA,
		.relative_to_mean = XMR_NA,
		.close_to_limits = XMR_NA};
}

bool xmr_compute(struct arena *arena, const struct xmr_series *series,
	const struct xmr_options *options, struct xmr *out, struct error *error)
{
	struct xmr_point **rows = arena_array(arena, series->count + 1, sizeof *rows);
	double *scratch = arena_array(arena, series->count + 1, sizeof *scratch);
	struct group group = {rows, 0};

	*out = (struct xmr){.count = series->count, .last = series->count};
	if (!check(series, options, error))
		return false;
	out->points = arena_array(arena, series->count + 1, sizeof *out->points);
	for (size_t i = 0; i < series->count; i++) {
		struct xmr_point *point = &out->points[i];

		start_point(out, series, i);
		if (options->gaps == XMR_GAPS_SKIP && isnan(point->value))
			continue;
		if (series->rebase != NULL && series->rebase[i]) {
			point->rebase_group++;
			compute_group(&group, options, scratch);
			out->groups += group.count > 0;
			group = (struct group){group.points + group.count, 0};
		}
		group.points[group.count++] = point;
	}
	compute_group(&group, options, scratch);
	out->groups += group.count > 0;
	if (options->gaps == XMR_GAPS_SKIP)
		fill_skipped(out);
	summarise(out, &group, options);
	return true;
}
