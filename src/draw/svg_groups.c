/* Limits of the groups before the last: their numbers at their lines, and in words. */
#include <math.h>

#include "chart_words.h"
#include "svg_plot.h"
#include "svg_write.h"

enum {
	SIZE = 11,
	ASCENT = 9, /* of the letters above their line */
	DESCENT = 3,
	TRIES = 24, /* places along a line */
};

struct box {
	double left, top, right, bottom;
};

static int group_first(const struct chart *chart, size_t group)
{
	return group > 0 ? chart->rebases[group - 1] : chart->points[0].x;
}

static int group_last(const struct chart *chart, size_t group)
{
	return group < chart->rebase_count ? chart->rebases[group] - 1
					   : chart->points[chart->point_count - 1].x;
}

/* The line's one value within the group; false where it has none, or several as in p charts. */
static bool group_value(
	const struct chart *chart, size_t group, enum chart_line_kind kind, double *value)
{
	const struct chart_line *line = &chart->lines[kind];
	int last = group_last(chart, group);
	bool found = false;

	for (size_t i = chart_segment_from(line, group_first(chart, group));
		i < line->count && line->items[i].from <= last; i++) {
		if (!isfinite(line->items[i].value))
			continue;
		if (found && line->items[i].value != *value)
			return false;
		*value = line->items[i].value;
		found = true;
	}
	return found;
}

/* --- in words --------------------------------------------------------------------------------- */

static const char *name_of(
	const struct chart *chart, int x, bool last, char buffer[CHART_MONTH_SIZE])
{
	const struct chart_point *found = NULL;

	for (size_t i = 0; i < chart->point_count; i++)
		if (last ? chart->points[i].x <= x : found == NULL && chart->points[i].x >= x)
			found = &chart->points[i];
	return found != NULL ? chart_point_name(chart, found, buffer) : "";
}

static bool add_number(const struct svg_frame *frame, size_t group, enum chart_line_kind kind,
	const char *before, struct string_buffer *out)
{
	char number[CHART_NUMBER_SIZE];
	double value;

	if (!group_value(frame->chart, group, kind, &value))
		return false;
	chart_number(value, frame->decimals, number);
	string_buffer_format(out, "%s%s", before, number);
	return true;
}

void svg_group_words(const struct svg_frame *frame, size_t group, struct string_buffer *out)
{
	const struct chart *chart = frame->chart;
	char first[CHART_MONTH_SIZE], last[CHART_MONTH_SIZE];

	string_buffer_format(out,
		"%s to %s:", name_of(chart, group_first(chart, group), false, first),
		name_of(chart, group_last(chart, group), true, last));
	if (!add_number(frame, group, CHART_MEAN, " mean ", out) &&
		!add_number(frame, group, CHART_MEDIAN, " median ", out))
		string_buffer_add(out, " none");
	if (add_number(frame, group, CHART_LOWER, ", limits ", out))
		add_number(frame, group, CHART_UPPER, " to ", out);
	else if (chart->lines[CHART_UPPER].count > chart->rebase_count + 1)
		string_buffer_add(out, ", limits by denominator");
}

/* --- at the lines ----------------------------------------------------------------------------- */

static bool overlap(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* The join of two points passes through the box. */
static bool crosses(const struct svg_frame *frame, const struct chart_point *a,
	const struct chart_point *b, const struct box *box)
{
	enum { STEPS = 8 };
	double x = svg_place_x(frame, a->x), dx = (svg_place_x(frame, b->x) - x) / STEPS;

	if (x - 4 > box->right || x + STEPS * dx + 4 < box->left)
		return false;
	double y = svg_place_y(frame, a->y), dy = (svg_place_y(frame, b->y) - y) / STEPS;
	for (int i = 0; i <= STEPS; i++) {
		const struct box spot = {
			x + i * dx - 4, y + i * dy - 4, x + i * dx + 4, y + i * dy + 4};

		if (overlap(&spot, box))
			return true;
	}
	return false;
}

static bool hides_points(const struct svg_frame *frame, const struct box *box)
{
	const struct chart *chart = frame->chart;
	const struct chart_point *before = NULL;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];

		if (!chart_has_value(point))
			continue;
		if (crosses(frame, before != NULL ? before : point, point, box))
			return true;
		before = point;
	}
	return false;
}

static bool hides_lines(const struct svg_frame *frame, size_t group, const struct box *box)
{
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		double value;

		if (group_value(frame->chart, group, (enum chart_line_kind)kind, &value)) {
			double y = svg_place_y(frame, value);
			const struct box line = {SVG_LEFT, y - 1, frame->right, y + 1};

			if (overlap(&line, box))
				return true;
		}
	}
	return false;
}

static bool hides_events(const struct svg_events *events, const struct box *box)
{
	for (size_t i = 0; i < events->count; i++) {
		const struct box line = {
			events->items[i].x - 2, SVG_TOP, events->items[i].x + 2, SVG_BOTTOM};

		if (overlap(&line, box))
			return true;
	}
	return false;
}

/* Above or below the line, as far to the left as nothing is hidden. */
static bool find_room(const struct svg_frame *frame, const struct svg_events *events, size_t group,
	double y, double width, double *x, double *baseline)
{
	const struct chart *chart = frame->chart;
	double left = svg_place_x(frame, group_first(chart, group)) + 4;
	double right = svg_place_x(frame, group_last(chart, group)) - 4;
	double step = (right - left - width) / (TRIES - 1);

	for (int try = 0; step >= 0 && try < 2 * TRIES; try++) {
		int steps = try / 2;
		double at = left + step * steps;
		double base = try % 2 == 0 ? y - 4 : y + ASCENT + 4;
		const struct box box = {at, base - ASCENT, at + width, base + DESCENT};

		if (box.top < SVG_TOP || box.bottom > SVG_BOTTOM || hides_points(frame, &box) ||
			hides_lines(frame, group, &box) || hides_events(events, &box))
			continue;
		*x = at;
		*baseline = base;
		return true;
	}
	return false;
}

static void label_line(const struct svg_frame *frame, const struct svg_events *events, size_t group,
	enum chart_line_kind kind)
{
	struct string_buffer text = {0};
	double value, x, y;

	if (frame->chart->lines[kind].label == NULL ||
		!group_value(frame->chart, group, kind, &value))
		return;
	string_buffer_format(&text, "%s", frame->chart->lines[kind].label);
	add_number(frame, group, kind, " ", &text);
	if (find_room(frame, events, group, svg_place_y(frame, value),
		    svg_text_width(string_buffer_text(&text), SIZE), &x, &y))
		svg_text(frame->out, x, y, SIZE, SVG_WIDTH, SVG_START, "",
			string_buffer_text(&text));
	string_buffer_free(&text);
}

void svg_groups_label(const struct svg_frame *frame, const struct svg_events *events)
{
	static const enum chart_line_kind kinds[] = {
		CHART_UPPER, CHART_MEAN, CHART_MEDIAN, CHART_LOWER};
	enum { MOST = 12, KINDS = sizeof kinds / sizeof kinds[0] }; /* groups wide enough */

	for (size_t group = 0;
		frame->chart->point_count > 0 && group < frame->chart->rebase_count && group < MOST;
		group++)
		for (int i = 0; i < KINDS; i++)
			label_line(frame, events, group, kinds[i]);
}
