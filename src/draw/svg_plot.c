/* Lines, events and points of an SVG chart. */
#include "svg_plot.h"

#include <limits.h>
#include <math.h>

#include "chart_words.h"
#include "svg_marks.h"
#include "svg_write.h"

const struct chart_segment *svg_last_segment(const struct chart *chart, enum chart_line_kind kind)
{
	const struct chart_segment *segment = chart_segment_last(chart, kind, INT_MAX);
	bool older = segment != NULL && chart->rebase_count > 0 &&
		     segment->to < chart->rebases[chart->rebase_count - 1];

	return older ? NULL : segment;
}

void svg_point_number(const struct svg_frame *frame, double value, char out[CHART_NUMBER_SIZE])
{
	bool whole = isfinite(value) && value == floor(value);

	chart_number(value, whole ? frame->scale.decimals : frame->decimals, out);
}

double svg_place_x(const struct svg_frame *frame, double x)
{
	double share = frame->span > 0 ? (x - frame->first) / frame->span : 0.5;

	return SVG_LEFT + SVG_INSET + share * (frame->right - SVG_LEFT - 2 * SVG_INSET);
}

double svg_place_y(const struct svg_frame *frame, double value)
{
	double row = (frame->scale.top - value) / frame->scale.per_row;

	return SVG_TOP + SVG_CLEAR +
	       fmin(fmax(row / (SVG_STEPS - 1), 0), 1) * (SVG_BOTTOM - SVG_TOP - 2 * SVG_CLEAR);
}

static const struct {
	const char *colour, *dashes;
	double width;
} strokes[CHART_LINE_COUNT] = {
	[CHART_MEAN] = {"#000000", "", 1.5},
	[CHART_UPPER] = {"#7f7f7f", " stroke-dasharray=\"8 4\"", 1.5},
	[CHART_LOWER] = {"#7f7f7f", " stroke-dasharray=\"8 4\"", 1.5},
	[CHART_TARGET] = {"#de1b1b", " stroke-dasharray=\"6 3\"", 2},
	[CHART_MEDIAN] = {"#000000", "", 1.5},
};

static void add_line(const struct svg_frame *frame, enum chart_line_kind kind, bool extended)
{
	const struct chart_line *line = &frame->chart->lines[kind];
	const struct chart_segment *before = NULL;
	struct string_buffer path = {0};

	for (size_t i = 0; i < line->count; i++) {
		const struct chart_segment *segment = &line->items[i];
		double from = fmax(svg_place_x(frame, segment->from) - frame->month / 2, SVG_LEFT);
		double to = fmin(svg_place_x(frame, segment->to) + frame->month / 2, frame->right);

		if (segment->extended != extended || !isfinite(segment->value) || from >= to)
			continue;
		if (frame->chart->joined && before != NULL && before->to + 1 == segment->from)
			svg_add(&path, "V%nH%n", svg_place_y(frame, segment->value), to);
		else
			svg_add(&path, "M%n %nH%n", from, svg_place_y(frame, segment->value), to);
		before = segment;
	}
	if (path.size > 0)
		svg_add(frame->out,
			"<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%n\"%s/>\n",
			string_buffer_text(&path), strokes[kind].colour, strokes[kind].width,
			extended ? " stroke-dasharray=\"2 5\"" : strokes[kind].dashes);
	string_buffer_free(&path);
}

void svg_lines(const struct svg_frame *frame)
{
	static const enum chart_line_kind order[CHART_LINE_COUNT] = {
		CHART_TARGET, CHART_MEDIAN, CHART_MEAN, CHART_LOWER, CHART_UPPER};

	for (int i = 0; i < CHART_LINE_COUNT; i++) {
		add_line(frame, order[i], false);
		add_line(frame, order[i], true);
	}
}

struct line_label {
	double y;
	enum chart_line_kind kind;
	double value;
};

/* From above to below, each clear of the one before, all within the plot. */
static void spread(struct line_label *labels, int count)
{
	enum { APART = 15 };

	for (int i = 1; i < count; i++)
		for (int j = i; j > 0 && labels[j].y < labels[j - 1].y; j--) {
			struct line_label moved = labels[j];

			labels[j] = labels[j - 1];
			labels[j - 1] = moved;
		}
	for (int i = 1; i < count; i++)
		labels[i].y = fmax(labels[i].y, labels[i - 1].y + APART);
	for (int i = count - 1; i >= 0; i--)
		labels[i].y = fmin(labels[i].y, SVG_BOTTOM - (count - 1 - i) * APART);
}

void svg_line_labels(const struct svg_frame *frame)
{
	struct line_label labels[CHART_LINE_COUNT];
	int count = 0;

	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			svg_last_segment(frame->chart, (enum chart_line_kind)kind);

		if (segment != NULL && frame->chart->lines[kind].label != NULL)
			labels[count++] = (struct line_label){svg_place_y(frame, segment->value),
				(enum chart_line_kind)kind, segment->value};
	}
	spread(labels, count);
	for (int i = 0; i < count; i++) {
		struct string_buffer text = {0};
		char number[CHART_NUMBER_SIZE];

		chart_number(labels[i].value, frame->decimals, number);
		string_buffer_format(
			&text, "%s %s", frame->chart->lines[labels[i].kind].label, number);
		svg_text(frame->out, frame->right + 8, labels[i].y + 4, 13,
			SVG_WIDTH - frame->right - 16, SVG_START, "", string_buffer_text(&text));
		string_buffer_free(&text);
	}
}

static const double signal_radius = 3.4; /* at least: its shape must be seen */

static void add_point(const struct svg_frame *frame, const struct chart_point *point, double radius)
{
	bool present = chart_has_value(point);
	char name[CHART_MONTH_SIZE];
	char number[CHART_NUMBER_SIZE];
	double x = svg_place_x(frame, point->x);

	svg_point_number(frame, point->y, number);
	svg_add(frame->out, "<g><title>%t: %s", chart_point_name(frame->chart, point, name),
		present ? number : chart_gap_words[point->gap]);
	if (present && point->mark != CHART_PLAIN)
		svg_add(frame->out, ", %s", chart_mark_words[point->mark]);
	svg_add(frame->out, "</title>");
	if (present && point->mark > CHART_COMMON)
		radius = fmax(radius, signal_radius);
	if (present)
		svg_mark(frame->out, point->mark, x, svg_place_y(frame, point->y), radius);
	else
		svg_cross(frame->out, x, SVG_BOTTOM, fmin(radius, 4));
	svg_add(frame->out, "</g>\n");
}

/* The line is open where a value or a month is missing. */
void svg_values(const struct svg_frame *frame)
{
	const struct chart *chart = frame->chart;
	double radius = fmin(fmax(frame->month * 0.35, 1.5), 5);
	struct string_buffer path = {0};

	for (size_t i = 0; i + 1 < chart->point_count; i++) {
		const struct chart_point *a = &chart->points[i];
		const struct chart_point *b = a + 1;

		if (chart_has_value(a) && chart_has_value(b) &&
			(chart->axis == CHART_BY_LABEL || b->x == a->x + 1))
			svg_add(&path, "M%n %nL%n %n", svg_place_x(frame, a->x),
				svg_place_y(frame, a->y), svg_place_x(frame, b->x),
				svg_place_y(frame, b->y));
	}
	if (path.size > 0)
		svg_add(frame->out,
			"<path d=\"%s\" fill=\"none\" stroke=\"#a6a6a6\" stroke-width=\"2\" "
			"stroke-linecap=\"round\"/>\n",
			string_buffer_text(&path));
	string_buffer_free(&path);
	for (size_t i = 0; i < chart->point_count; i++)
		add_point(frame, &chart->points[i], radius);
}
