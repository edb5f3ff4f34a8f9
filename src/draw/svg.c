/* A chart as SVG. */
#include "draw/svg.h"

#include <math.h>
#include <string.h>

#include "chart_words.h"
#include "svg_marks.h"
#include "svg_plot.h"
#include "svg_write.h"

enum {
	FOOT = 510, /* y of the first line under the signs */
	FOOT_SIZE = 12,
	FOOT_STEP = 16,
};

/* A mean of 62.5 is not 62 where the axis has but tens: of percentages and of few. */
static int line_decimals(const struct chart *chart, const struct chart_scale *scale)
{
	bool percent = chart->unit != NULL && strcmp(chart->unit, "%") == 0;

	return scale->decimals == 0 && (percent || scale->per_row * SVG_STEPS < 100)
		       ? 1
		       : scale->decimals;
}

static struct svg_frame make_frame(const struct chart *chart, struct string_buffer *out)
{
	struct svg_frame frame = {.chart = chart, .out = out};

	chart_scale_fit(chart, SVG_STEPS, true, &frame.scale);
	frame.decimals = line_decimals(chart, &frame.scale);
	if (chart->point_count > 0) {
		frame.first = chart->points[0].x;
		frame.span = chart->points[chart->point_count - 1].x - frame.first;
	}
	frame.right = SVG_RIGHT_ALONE;
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++)
		if (chart->lines[kind].count > 0 && chart->lines[kind].label != NULL)
			frame.right = SVG_RIGHT;
	frame.month = (frame.right - SVG_LEFT - 2 * SVG_INSET) / fmax(frame.span, 1);
	return frame;
}

/* --- what is said ----------------------------------------------------------------------------- */

static void add_title(const struct chart *chart, struct string_buffer *text)
{
	char month[CHART_MONTH_SIZE];

	string_buffer_add(text, chart->title != NULL ? chart->title : "Series");
	if (chart->point_count > 0)
		string_buffer_format(
			text, ", from %s", chart_point_name(chart, &chart->points[0], month));
}

static void describe_lines(const struct svg_frame *frame, struct string_buffer *text)
{
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			svg_last_segment(frame->chart, (enum chart_line_kind)kind);
		const char *label = frame->chart->lines[kind].label;
		char number[CHART_NUMBER_SIZE];

		if (segment == NULL || label == NULL)
			continue;
		chart_number(segment->value, frame->decimals, number);
		string_buffer_format(text, " %s %s.", label, number);
	}
}

/* For those who hear the chart. */
static void add_description(const struct svg_frame *frame, struct string_buffer *text)
{
	const struct chart *chart = frame->chart;
	const struct chart_point *last = NULL;
	size_t missing = 0;
	char name[CHART_MONTH_SIZE];
	char number[CHART_NUMBER_SIZE];

	for (size_t i = 0; i < chart->point_count; i++) {
		if (chart_has_value(&chart->points[i]))
			last = &chart->points[i];
		else
			missing++;
	}
	string_buffer_format(
		text, "%zu points, %zu of them without a figure.", chart->point_count, missing);
	if (last != NULL) {
		svg_point_number(frame, last->y, number);
		string_buffer_format(text, " Last: %s, %s%s%s.",
			chart_point_name(chart, last, name), number, chart->unit != NULL ? " " : "",
			chart->unit != NULL ? chart->unit : "");
	}
	describe_lines(frame, text);
	if (chart->variation != CHART_VARIATION_NONE)
		string_buffer_format(
			text, " Variation: %s.", chart_variation_words[chart->variation]);
	if (chart->assurance != CHART_ASSURANCE_NONE)
		string_buffer_format(
			text, " Assurance: %s.", chart_assurance_words[chart->assurance]);
}

static double head_width(const struct chart *chart)
{
	return SVG_WIDTH - 2 * SVG_MARGIN - svg_icons_width(chart);
}

/* In two lines where one would be too small. */
static void add_heading(const struct svg_frame *frame, const char *title)
{
	static const char bold[] = " font-weight=\"bold\"";
	enum { LARGE = 20, SMALL = 16, SMALLEST = 15 };
	double width = head_width(frame->chart);
	struct string_buffer line = {0};

	if (svg_text_width(title, SMALLEST) <= width) {
		svg_text(frame->out, SVG_MARGIN, 34, LARGE, width, SVG_START, bold, title);
		return;
	}
	title = svg_first_line(title, SMALL, width, &line);
	svg_text(frame->out, SVG_MARGIN, 22, SMALL, width, SVG_START, bold,
		string_buffer_text(&line));
	svg_text(frame->out, SVG_MARGIN, 41, SMALL, width, SVG_START, bold, title);
	string_buffer_free(&line);
}

/* What hears or shows the whole goes before it, once it is known how high that is. */
static void begin(const struct svg_frame *frame, double height, struct string_buffer *out)
{
	struct string_buffer title = {0};
	struct string_buffer description = {0};

	add_title(frame->chart, &title);
	add_description(frame, &description);
	svg_add(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %n %n\" width=\"%n\" "
		"height=\"%n\" role=\"img\" aria-labelledby=\"chart-title chart-description\" "
		"font-family=\"Arial, Helvetica, sans-serif\" fill=\"#212b32\">\n"
		"<title id=\"chart-title\">%t</title>\n"
		"<desc id=\"chart-description\">%t</desc>\n"
		"<rect width=\"%n\" height=\"%n\" fill=\"#fff\"/>\n",
		(double)SVG_WIDTH, height, (double)SVG_WIDTH, height, string_buffer_text(&title),
		string_buffer_text(&description), (double)SVG_WIDTH, height);
	string_buffer_free(&title);
	string_buffer_free(&description);
}

/* In two lines where one is too narrow. */
static void add_subtitle(const struct svg_frame *frame, const char *text)
{
	enum { SIZE = 13 };
	double width = head_width(frame->chart);
	struct string_buffer line = {0};

	text = svg_first_line(text, SIZE, width, &line);
	svg_text(frame->out, SVG_MARGIN, 60, SIZE, width, SVG_START, "", string_buffer_text(&line));
	if (*text != '\0')
		svg_text(frame->out, SVG_MARGIN, 77, SIZE, width, SVG_START, "", text);
	string_buffer_free(&line);
}

static void add_head(const struct svg_frame *frame)
{
	const struct chart *chart = frame->chart;
	const char *parts[] = {chart->method, chart->subtitle, chart->counts};
	struct string_buffer text = {0};

	add_title(chart, &text);
	add_heading(frame, string_buffer_text(&text));
	string_buffer_truncate(&text, 0);
	for (int i = 0; i < 3; i++)
		if (parts[i] != NULL)
			string_buffer_format(&text, "%s%s", text.size > 0 ? " · " : "", parts[i]);
	if (text.size > 0)
		add_subtitle(frame, string_buffer_text(&text));
	string_buffer_free(&text);
	if (chart->unit != NULL)
		svg_text(frame->out, SVG_MARGIN, SVG_TOP - 6, 12, SVG_LEFT - SVG_MARGIN - 4,
			SVG_START, "", chart->unit);
	svg_icons(chart, frame->out, SVG_WIDTH - SVG_MARGIN);
}

/* --- axes ------------------------------------------------------------------------------------- */

static void add_numbers(const struct svg_frame *frame)
{
	for (int row = 0; row < SVG_STEPS; row++) {
		char number[CHART_NUMBER_SIZE];
		double value;
		double y;

		if (!chart_scale_tick(frame->chart, &frame->scale, row, &value))
			continue;
		y = svg_place_y(frame, value);
		chart_number(value, frame->scale.decimals, number);
		svg_add(frame->out,
			"<path d=\"M%n %nH%n\" stroke=\"#e6e6e6\" stroke-width=\"1\"/>\n",
			(double)SVG_LEFT, y, frame->right);
		svg_text(frame->out, SVG_LEFT - 8, y + 4, 12, SVG_LEFT - 12, SVG_END, "", number);
	}
	svg_add(frame->out, "<path d=\"M%n %nV%nH%n\" fill=\"none\" stroke=\"#595959\"/>\n",
		(double)SVG_LEFT, (double)SVG_TOP, (double)SVG_BOTTOM, frame->right);
}

/* Months between labels, so that they stand clear of each other. */
static int label_step(const struct svg_frame *frame)
{
	static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
	enum { APART = 24, COUNT = sizeof steps / sizeof steps[0] };

	if (frame->chart->axis == CHART_BY_LABEL)
		return (int)ceil(APART / fmin(frame->month, APART));
	for (int i = 0; i < COUNT; i++)
		if (steps[i] * frame->month >= APART)
			return steps[i];
	return steps[COUNT - 1];
}

static void add_date(const struct svg_frame *frame, const struct chart_point *point)
{
	double x = svg_place_x(frame, point->x);
	struct string_buffer turn = {0};
	char name[CHART_MONTH_SIZE];

	svg_add(frame->out, "<path d=\"M%n %nv5\" stroke=\"#595959\"/>\n", x, (double)SVG_BOTTOM);
	svg_add(&turn, " transform=\"rotate(-45 %n %n)\"", x + 4, (double)SVG_BOTTOM + 16);
	svg_text(frame->out, x + 4, SVG_BOTTOM + 16, 12, 78, SVG_END, string_buffer_text(&turn),
		chart_point_name(frame->chart, point, name));
	string_buffer_free(&turn);
}

static void add_dates(const struct svg_frame *frame)
{
	const struct chart *chart = frame->chart;
	int step = label_step(frame);

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];
		bool due = chart->axis == CHART_BY_LABEL ? i % (size_t)step == 0
							 : point->x % step == 0;

		if (due)
			add_date(frame, point);
	}
}

/* --- the foot --------------------------------------------------------------------------------- */

static double add_sign_word(const struct svg_frame *frame, double x, double y, const char *word)
{
	svg_text(frame->out, x + 12, y + 4, 12, 200, SVG_START, "", word);
	return x + 12 + svg_text_width(word, 12) + 24;
}

static void add_legend(const struct svg_frame *frame, double y)
{
	unsigned marks = chart_marks(frame->chart);
	const char *gap = chart_gap_word(frame->chart);
	double x = SVG_LEFT + 6;

	for (int mark = CHART_COMMON; mark < CHART_MARK_COUNT; mark++) {
		if ((marks & 1u << mark) == 0)
			continue;
		svg_mark(frame->out, (enum chart_mark)mark, x, y, 5);
		x = add_sign_word(frame, x, y, chart_mark_words[mark]);
	}
	if (gap[0] == '\0')
		return;
	svg_cross(frame->out, x, y, 4);
	add_sign_word(frame, x, y, gap);
}

/* Text in as many lines as it needs; the first begins with label. Returns y of the next line. */
static double add_paragraph(const struct svg_frame *frame, double x, double y, const char *label,
	const char *attributes, const char *text)
{
	double indent = *label != '\0' ? svg_text_width(label, FOOT_SIZE) + 8 : 0;
	double width = SVG_WIDTH - SVG_MARGIN - x - indent;

	if (*label != '\0')
		svg_text(frame->out, x, y, FOOT_SIZE, indent, SVG_START, " font-weight=\"bold\"",
			label);
	do {
		struct string_buffer line = {0};
		const char *rest = svg_first_line(text, FOOT_SIZE, width, &line);

		svg_text(frame->out, x + indent, y, FOOT_SIZE, width, SVG_START, attributes,
			string_buffer_text(&line));
		string_buffer_free(&line);
		y += FOOT_STEP;
		if (rest == text)
			break;
		text = rest;
	} while (*text != '\0');
	return y;
}

static double add_groups(const struct svg_frame *frame, double y)
{
	struct string_buffer text = {0};

	for (size_t group = 0; frame->chart->point_count > 0 && frame->chart->rebase_count > 0 &&
			       group <= frame->chart->rebase_count;
		group++) {
		string_buffer_truncate(&text, 0);
		svg_group_words(frame, group, &text);
		y = add_paragraph(frame, SVG_LEFT, y, "Limits", "", string_buffer_text(&text));
	}
	string_buffer_free(&text);
	return y;
}

/* In two columns where no line is too long for them. */
static double add_list(const struct svg_frame *frame, const struct svg_events *events, double y)
{
	const double half = (SVG_WIDTH - SVG_LEFT - SVG_MARGIN) / 2.0;
	size_t rows = (events->count + 1) / 2;
	struct string_buffer number = {0};

	for (size_t i = 0; i < events->count; i++)
		if (svg_text_width(events->items[i].text, FOOT_SIZE) > half - 3 * FOOT_SIZE)
			rows = events->count;
	for (size_t i = 0; i < events->count; i++) {
		double x = SVG_LEFT + (i < rows ? 0 : half), end;

		string_buffer_truncate(&number, 0);
		string_buffer_format(&number, "%zu", i + 1);
		end = add_paragraph(frame, x,
			rows < events->count ? y + (double)(i % rows) * FOOT_STEP : y,
			string_buffer_text(&number), "", events->items[i].text);
		if (rows == events->count)
			y = end;
	}
	string_buffer_free(&number);
	return rows < events->count ? y + (double)rows * FOOT_STEP : y;
}

/* Returns where it ends. */
static double add_foot(const struct svg_frame *frame, const struct svg_events *events)
{
	double y = FOOT;

	add_legend(frame, 488);
	y = add_groups(frame, y);
	if (events->numbered)
		y = add_list(frame, events, y);
	if (frame->chart->caption != NULL)
		y = add_paragraph(
			frame, SVG_LEFT, y, "", " font-style=\"italic\"", frame->chart->caption);
	if (frame->chart->source != NULL)
		y = add_paragraph(
			frame, SVG_LEFT, y, "", " fill=\"#595959\"", frame->chart->source);
	return y;
}

void svg_chart(const struct chart *chart, struct string_buffer *out)
{
	struct string_buffer body = {0};
	struct svg_frame frame = make_frame(chart, &body);
	struct arena arena = {0};
	struct svg_events events = svg_events_of(&frame, &arena);
	double end;

	add_head(&frame);
	add_numbers(&frame);
	add_dates(&frame);
	svg_events_draw(&frame, &events);
	svg_lines(&frame);
	svg_line_labels(&frame);
	svg_groups_label(&frame, &events);
	svg_values(&frame);
	end = add_foot(&frame, &events);
	begin(&frame, fmax(SVG_HEIGHT, end - 5), out);
	string_buffer_add_bytes(out, string_buffer_text(&body), body.size);
	svg_add(out, "</svg>\n");
	string_buffer_free(&body);
	arena_free(&arena);
}
