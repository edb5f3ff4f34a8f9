/* One point of a study in words. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

/* In full; and short, for a line of 80 cells that must hold them all. */
static const char *const rule_words[XMR_TYPE_COUNT][2] = {
	[XMR_COMMON_CAUSE] = {"", ""},
	[XMR_ABOVE_UCL] = {"above the limit", "above limit"},
	[XMR_BELOW_LCL] = {"below the limit", "below limit"},
	[XMR_TREND_INCREASING] = {" or more rising", " rising"},
	[XMR_TREND_DECREASING] = {" or more falling", " falling"},
	[XMR_TWO_IN_THREE_ABOVE] = {"2 of 3 near the upper limit", "2 of 3 high"},
	[XMR_TWO_IN_THREE_BELOW] = {"2 of 3 near the lower limit", "2 of 3 low"},
	[XMR_SEVEN_ABOVE] = {"above the mean", "above mean"},
	[XMR_SEVEN_BELOW] = {"below the mean", "below mean"},
};

struct wording {
	const struct study *study;
	size_t row;
	bool brief;
};

static void add_ordinal(size_t number, struct string_buffer *out)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	bool teen = number % 100 / 10 == 1;

	string_buffer_format(
		out, "%zu%s", number, endings[teen || number % 10 > 3 ? 0 : number % 10]);
}

/* A shift says which of how many the point is. */
static void add_rule(const struct wording *at, int type, struct string_buffer *out)
{
	if (type == XMR_SEVEN_ABOVE || type == XMR_SEVEN_BELOW) {
		struct study_run run = study_run_at(at->study, at->row);

		add_ordinal(at->row - run.first + 1, out);
		string_buffer_format(out, " of %zu ", run.length);
	}
	if (type == XMR_TREND_INCREASING || type == XMR_TREND_DECREASING)
		string_buffer_format(out, "%zu", study_trend(&at->study->options));
	string_buffer_add(out, rule_words[type][at->brief]);
}

/* A trend that R names by its last step is met in the other direction. */
static bool is_met_as(const struct xmr_point *point, int type)
{
	static const unsigned trends = 1u << XMR_TREND_INCREASING | 1u << XMR_TREND_DECREASING;

	return type == (int)point->type ||
	       ((1u << type & trends) != 0 && (1u << point->type & trends) != 0);
}

static void add_xmr_words(const struct wording *at, struct string_buffer *out)
{
	const struct study *study = at->study;
	const struct xmr_point *point = &study->xmr.points[at->row];
	int others = 0;

	if (!study_shows_limits(study, at->row))
		return;
	if (point->type == XMR_COMMON_CAUSE) {
		string_buffer_add(out, "common cause");
		return;
	}
	add_rule(at, point->type, out);
	for (int type = XMR_ABOVE_UCL; type < XMR_TYPE_COUNT; type++) {
		if ((point->rules & 1u << type) == 0 || is_met_as(point, type))
			continue;
		string_buffer_add(out, others++ > 0 ? ", " : "; also ");
		add_rule(at, type, out);
	}
	if (xmr_point_is_mixed(point, study_direction(study->options.better)))
		string_buffer_format(out, "%s%s",
			at->brief ? "; rules disagree"
				  : "; improvement by one rule, concern by another",
			point->shown == point->point_type ? ""
			: at->brief			  ? ", shown as better"
							  : ": shown as improvement");
}

static void add_run_words(const struct wording *at, struct string_buffer *out)
{
	const struct study *study = at->study;
	const struct run_chart_point *point = &study->run.points[at->row];
	const char *the = at->brief ? "" : "the ";
	const char *centre = study->options.kind == STUDY_RUN ? "median" : "mean";
	struct study_run run = study_run_at(study, at->row);

	if (point->sigma_signal)
		string_buffer_format(
			out, "%s %slimit; ", point->value > point->cl ? "above" : "below", the);
	if (run.side == 0) {
		string_buffer_format(out, "on %s%s", the, centre);
		return;
	}
	if (run.length > 1) {
		add_ordinal(at->row - run.first + 1, out);
		string_buffer_format(out, " of %zu ", run.length);
	}
	string_buffer_format(out, "%s %s%s", run.side > 0 ? "above" : "below", the, centre);
}

/* What the rules say of all points of its part: the words under a chart have it too. */
static void add_runs(const struct wording *at, struct string_buffer *out)
{
	const struct run_chart_point *point = &at->study->run.points[at->row];
	const struct run_chart_part *part = &at->study->run.parts[point->part];

	if (!part->runs_signal)
		return;
	if (at->brief)
		string_buffer_add(out, "; not random");
	else
		string_buffer_format(out,
			"; not random: longest run %zu (at most %zu), crossings %zu (at least %zu)",
			part->longest_run, part->longest_run_max, part->crossings,
			part->crossings_min);
}

/* A count of a short month is smaller for that alone. */
static void add_length(const struct wording *at, struct string_buffer *out)
{
	const struct study *study = at->study;
	int days;

	if (!study->data.monthly || study->options.per != STUDY_PER_MONTH ||
		!study_is_count(study) || !study->data.measure.flow)
		return;
	days = month_days(study->data.rows[at->row].month);
	if (days < 30)
		string_buffer_format(out, at->brief ? "; %d days" : "; a %d-day month", days);
}

static void point_words(const struct wording *wording, const char *sign, struct string_buffer *out)
{
	const struct study *study = wording->study;
	size_t row = wording->row;
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
		add_xmr_words(wording, out);
	else
		add_run_words(wording, out);
	if (study->options.kind != STUDY_XMR)
		add_runs(wording, out);
	add_length(wording, out);
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

	point_words(&(struct wording){study, row, false},
		grid != NULL ? grid_glyph_text(grid, sign) : NULL, out);
}

void study_point_signed(const struct study *study, size_t row, struct string_buffer *out)
{
	static const char *const words[CHART_MARK_COUNT] = {"●", "●", "◆", "✖", "△", "▽"};

	point_words(&(struct wording){study, row, true}, words[study->chart.points[row].mark], out);
}
