/* One point of a study in words. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

static const char *const rule_words[XMR_TYPE_COUNT] = {
	[XMR_COMMON_CAUSE] = "",
	[XMR_ABOVE_UCL] = "above the limit",
	[XMR_BELOW_LCL] = "below the limit",
	[XMR_TREND_INCREASING] = " or more rising",
	[XMR_TREND_DECREASING] = " or more falling",
	[XMR_TWO_IN_THREE_ABOVE] = "2 of 3 near the upper limit",
	[XMR_TWO_IN_THREE_BELOW] = "2 of 3 near the lower limit",
	[XMR_SEVEN_ABOVE] = "above the mean",
	[XMR_SEVEN_BELOW] = "below the mean",
};

static void add_ordinal(size_t number, struct string_buffer *out)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	bool teen = number % 100 / 10 == 1;

	string_buffer_format(
		out, "%zu%s", number, endings[teen || number % 10 > 3 ? 0 : number % 10]);
}

/* A shift says which of how many the point is. */
static void add_rule(const struct study *study, size_t row, int type, struct string_buffer *out)
{
	if (type == XMR_SEVEN_ABOVE || type == XMR_SEVEN_BELOW) {
		struct study_run run = study_run_at(study, row);

		add_ordinal(row - run.first + 1, out);
		string_buffer_format(out, " of %zu ", run.length);
	}
	if (type == XMR_TREND_INCREASING || type == XMR_TREND_DECREASING)
		string_buffer_format(out, "%zu", study_trend(&study->options));
	string_buffer_add(out, rule_words[type]);
}

/* A trend that R names by its last step is met in the other direction. */
static bool is_met_as(const struct xmr_point *point, int type)
{
	static const unsigned trends = 1u << XMR_TREND_INCREASING | 1u << XMR_TREND_DECREASING;

	return type == (int)point->type ||
	       ((1u << type & trends) != 0 && (1u << point->type & trends) != 0);
}

static void add_xmr_words(const struct study *study, size_t row, struct string_buffer *out)
{
	const struct xmr_point *point = &study->xmr.points[row];
	enum xmr_direction direction = study->options.better == BETTER_UP     ? XMR_INCREASE
				       : study->options.better == BETTER_DOWN ? XMR_DECREASE
									      : XMR_NEUTRAL;
	bool others = false;

	if (!study_shows_limits(study, row))
		return;
	if (point->type == XMR_COMMON_CAUSE) {
		string_buffer_add(out, "common cause");
		return;
	}
	add_rule(study, row, point->type, out);
	for (int type = XMR_ABOVE_UCL; type < XMR_TYPE_COUNT; type++) {
		if ((point->rules & 1u << type) == 0 || is_met_as(point, type))
			continue;
		string_buffer_add(out, others ? ", " : "; also ");
		add_rule(study, row, type, out);
		others = true;
	}
	if (xmr_point_is_mixed(point, direction))
		string_buffer_format(out, "; improvement by one rule, concern by another%s",
			point->shown == point->point_type ? "" : ": shown as improvement");
}

static void add_run_words(const struct study *study, size_t row, struct string_buffer *out)
{
	const struct run_chart_point *point = &study->run.points[row];
	const struct run_chart_part *part = &study->run.parts[point->part];
	const char *centre = study->options.kind == STUDY_RUN ? "median" : "mean";
	struct study_run run = study_run_at(study, row);

	if (point->sigma_signal)
		string_buffer_format(
			out, "%s the limit; ", point->value > point->cl ? "above" : "below");
	if (run.side == 0) {
		string_buffer_format(out, "on the %s", centre);
	} else {
		add_ordinal(row - run.first + 1, out);
		string_buffer_format(out, " of %zu %s the %s", run.length,
			run.side > 0 ? "above" : "below", centre);
	}
	if (part->runs_signal)
		string_buffer_format(out,
			"; not random: longest run %zu (at most %zu), %zu crossings (at least %zu)",
			part->longest_run, part->longest_run_max, part->crossings,
			part->crossings_min);
}

/* A count of a short month is smaller for that alone. */
static void add_length(const struct study *study, size_t row, struct string_buffer *out)
{
	int days;

	if (!study->data.monthly || study->options.per != STUDY_PER_MONTH ||
		!study_is_count(study) || !study->data.measure.flow)
		return;
	days = month_days(study->data.rows[row].month);
	if (days < 30)
		string_buffer_format(out, "; a %d-day month", days);
}

static void point_words(
	const struct study *study, const char *sign, size_t row, struct string_buffer *out)
{
	const struct study_row *at = &study->data.rows[row];
	char month[9], value[32];

	month_format(at->month, month);
	string_buffer_format(out, "%s  ", study->data.monthly ? month : at->label);
	if (!isfinite(study->values[row])) {
		string_buffer_add(out, at->why != NULL ? at->why : "no figure");
		return;
	}
	study_value(study, study->values[row], value);
	string_buffer_format(out, "%s%s  ", value,
		!study->data.own && strcmp(study->data.measure.unit, "%") == 0 ? " %" : "");
	if (sign != NULL)
		string_buffer_format(out, "%s ", sign);
	if (study->options.kind == STUDY_XMR)
		add_xmr_words(study, row, out);
	else
		add_run_words(study, row, out);
	add_length(study, row, out);
	if (at->returned)
		string_buffer_add(out, "; back after a gap and very different: probably recorded "
				       "differently");
	if (at->note != NULL)
		string_buffer_format(out, "; %s", at->note);
}

void study_point_words(
	const struct study *study, const struct grid *grid, size_t row, struct string_buffer *out)
{
	const enum glyph sign = chart_mark_glyph(study->chart.points[row].mark);

	point_words(study, grid != NULL ? grid_glyph_text(grid, sign) : NULL, row, out);
}

void study_point_signed(const struct study *study, size_t row, struct string_buffer *out)
{
	static const char *const words[CHART_MARK_COUNT] = {"●", "●", "◆", "✖", "△", "▽"};

	point_words(study, words[study->chart.points[row].mark], row, out);
}
