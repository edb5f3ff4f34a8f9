/* A chart as SVG. */
#include "draw/svg.h"

#include <limits.h>
#include <math.h>

#include "chart_scale.h"
#include "chart_words.h"
#include "svg_marks.h"
#include "svg_write.h"

enum {
	WIDTH = 960,
	HEIGHT = 540,
	LEFT = 92, /* of the plot */
	RIGHT = 784,
	TOP = 108,
	BOTTOM = 416,
	INSET = 14, /* from the axis to the first month */
	MARGIN = 24,
	STEPS = 49, /* of the scale: about five round numbers */
};

struct frame {
	const struct chart *chart;
	struct chart_scale scale;
	double first, span; /* of x */
	double month;	    /* width of one */
	struct string_buffer *out;
};

static double place_x(const struct frame *frame, double x)
{
	double share = frame->span > 0 ? (x - frame->first) / frame->span : 0.5;

	return LEFT + INSET + share * (RIGHT - LEFT - 2 * INSET);
}

static double place_y(const struct frame *frame, double value)
{
	double row = (frame->scale.top - value) / frame->scale.per_row;

	return TOP + fmin(fmax(row / (STEPS - 1), 0), 1) * (BOTTOM - TOP);
}

static struct frame make_frame(const struct chart *chart, struct string_buffer *out)
{
	struct frame frame = {.chart = chart, .out = out};

	chart_scale_fit(chart, STEPS, true, &frame.scale);
	if (chart->point_count > 0) {
		frame.first = chart->points[0].x;
		frame.span = chart->points[chart->point_count - 1].x - frame.first;
	}
	frame.month = (RIGHT - LEFT - 2 * INSET) / fmax(frame.span, 1);
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

static void describe_lines(const struct frame *frame, struct string_buffer *text)
{
	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			chart_segment_last(frame->chart, (enum chart_line_kind)kind, INT_MAX);
		const char *label = frame->chart->lines[kind].label;
		char number[CHART_NUMBER_SIZE];

		if (segment == NULL || label == NULL)
			continue;
		chart_number(segment->value, frame->scale.decimals, number);
		string_buffer_format(text, " %s %s.", label, number);
	}
}

/* For those who hear the chart. */
static void add_description(const struct frame *frame, struct string_buffer *text)
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
		chart_number(last->y, frame->scale.decimals, number);
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

static void begin(const struct frame *frame)
{
	struct string_buffer title = {0};
	struct string_buffer description = {0};

	add_title(frame->chart, &title);
	add_description(frame, &description);
	svg_add(frame->out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %n %n\" width=\"%n\" "
		"height=\"%n\" role=\"img\" aria-labelledby=\"chart-title chart-description\" "
		"font-family=\"Arial, Helvetica, sans-serif\" fill=\"#212b32\">\n"
		"<title id=\"chart-title\">%t</title>\n"
		"<desc id=\"chart-description\">%t</desc>\n"
		"<rect width=\"%n\" height=\"%n\" fill=\"#fff\"/>\n",
		(double)WIDTH, (double)HEIGHT, (double)WIDTH, (double)HEIGHT,
		string_buffer_text(&title), string_buffer_text(&description), (double)WIDTH,
		(double)HEIGHT);
	svg_text(frame->out, MARGIN, 34, 20, 770, SVG_START, " font-weight=\"bold\"",
		string_buffer_text(&title));
	string_buffer_free(&title);
	string_buffer_free(&description);
}

static void add_head(const struct frame *frame)
{
	const char *parts[] = {frame->chart->method, frame->chart->subtitle, frame->chart->counts};
	struct string_buffer text = {0};

	for (int i = 0; i < 3; i++)
		if (parts[i] != NULL)
			string_buffer_format(&text, "%s%s", text.size > 0 ? " · " : "", parts[i]);
	svg_text(frame->out, MARGIN, 56, 14, 770, SVG_START, "", string_buffer_text(&text));
	string_buffer_free(&text);
	if (frame->chart->unit != NULL)
		svg_text(frame->out, MARGIN, TOP - 14, 12, LEFT, SVG_START, "", frame->chart->unit);
	svg_icons(frame->chart, frame->out, WIDTH - MARGIN, 38);
}

/* --- axes ------------------------------------------------------------------------------------- */

static void add_numbers(const struct frame *frame)
{
	for (int row = 0; row < STEPS; row++) {
		char number[CHART_NUMBER_SIZE];
		double value;
		double y;

		if (!chart_scale_tick(frame->chart, &frame->scale, row, &value))
			continue;
		y = place_y(frame, value);
		chart_number(value, frame->scale.decimals, number);
		svg_add(frame->out,
			"<path d=\"M%n %nH%n\" stroke=\"#e6e6e6\" stroke-width=\"1\"/>\n",
			(double)LEFT, y, (double)RIGHT);
		svg_text(frame->out, LEFT - 8, y + 4, 12, LEFT - 12, SVG_END, "", number);
	}
	svg_add(frame->out, "<path d=\"M%n %nV%nH%n\" fill=\"none\" stroke=\"#595959\"/>\n",
		(double)LEFT, (double)TOP, (double)BOTTOM, (double)RIGHT);
}

/* Months between labels, so that they stand clear of each other. */
static int label_step(const struct frame *frame)
{
	static const int steps[] = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
	enum { CLEAR = 24, COUNT = sizeof steps / sizeof steps[0] };

	if (frame->chart->axis == CHART_BY_LABEL)
		return (int)ceil(CLEAR / fmin(frame->month, CLEAR));
	for (int i = 0; i < COUNT; i++)
		if (steps[i] * frame->month >= CLEAR)
			return steps[i];
	return steps[COUNT - 1];
}

static void add_date(const struct frame *frame, const struct chart_point *point)
{
	double x = place_x(frame, point->x);
	struct string_buffer turn = {0};
	char name[CHART_MONTH_SIZE];

	svg_add(frame->out, "<path d=\"M%n %nv5\" stroke=\"#595959\"/>\n", x, (double)BOTTOM);
	svg_add(&turn, " transform=\"rotate(-45 %n %n)\"", x + 4, (double)BOTTOM + 16);
	svg_text(frame->out, x + 4, BOTTOM + 16, 12, 78, SVG_END, string_buffer_text(&turn),
		chart_point_name(frame->chart, point, name));
	string_buffer_free(&turn);
}

static void add_dates(const struct frame *frame)
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

/* --- lines, events, points -------------------------------------------------------------------- */

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

static void add_line(const struct frame *frame, enum chart_line_kind kind, bool extended)
{
	const struct chart_line *line = &frame->chart->lines[kind];
	struct string_buffer path = {0};

	for (size_t i = 0; i < line->count; i++) {
		const struct chart_segment *segment = &line->items[i];
		double from = fmax(place_x(frame, segment->from) - frame->month / 2, LEFT);
		double to = fmin(place_x(frame, segment->to) + frame->month / 2, RIGHT);

		if (segment->extended == extended && isfinite(segment->value) && from < to)
			svg_add(&path, "M%n %nH%n", from, place_y(frame, segment->value), to);
	}
	if (path.size > 0)
		svg_add(frame->out,
			"<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%n\"%s/>\n",
			string_buffer_text(&path), strokes[kind].colour, strokes[kind].width,
			extended ? " stroke-dasharray=\"2 5\"" : strokes[kind].dashes);
	string_buffer_free(&path);
}

struct line_label {
	double y;
	enum chart_line_kind kind;
	double value;
};

/* From above to below, each clear of the one before, all within the plot. */
static void spread(struct line_label *labels, int count)
{
	enum { CLEAR = 15 };

	for (int i = 1; i < count; i++)
		for (int j = i; j > 0 && labels[j].y < labels[j - 1].y; j--) {
			struct line_label moved = labels[j];

			labels[j] = labels[j - 1];
			labels[j - 1] = moved;
		}
	for (int i = 1; i < count; i++)
		labels[i].y = fmax(labels[i].y, labels[i - 1].y + CLEAR);
	for (int i = count - 1; i >= 0; i--)
		labels[i].y = fmin(labels[i].y, BOTTOM - (count - 1 - i) * CLEAR);
}

static void add_line_labels(const struct frame *frame)
{
	struct line_label labels[CHART_LINE_COUNT];
	int count = 0;

	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			chart_segment_last(frame->chart, (enum chart_line_kind)kind, INT_MAX);

		if (segment != NULL && frame->chart->lines[kind].label != NULL)
			labels[count++] = (struct line_label){place_y(frame, segment->value),
				(enum chart_line_kind)kind, segment->value};
	}
	spread(labels, count);
	for (int i = 0; i < count; i++) {
		struct string_buffer text = {0};
		char number[CHART_NUMBER_SIZE];

		chart_number(labels[i].value, frame->scale.decimals, number);
		string_buffer_format(
			&text, "%s %s", frame->chart->lines[labels[i].kind].label, number);
		svg_text(frame->out, RIGHT + 8, labels[i].y + 4, 13, WIDTH - RIGHT - 16, SVG_START,
			"", string_buffer_text(&text));
		string_buffer_free(&text);
	}
}

static void add_point(const struct frame *frame, const struct chart_point *point, double radius)
{
	bool present = chart_has_value(point);
	char name[CHART_MONTH_SIZE];
	char number[CHART_NUMBER_SIZE];
	double x = place_x(frame, point->x);

	chart_number(point->y, frame->scale.decimals, number);
	svg_add(frame->out, "<g><title>%t: %s", chart_point_name(frame->chart, point, name),
		present ? number : chart_gap_words[point->gap]);
	if (present && point->mark != CHART_PLAIN)
		svg_add(frame->out, ", %s", chart_mark_words[point->mark]);
	svg_add(frame->out, "</title>");
	if (present)
		svg_mark(frame->out, point->mark, x, place_y(frame, point->y), radius);
	else
		svg_cross(frame->out, x, BOTTOM, fmin(radius, 4));
	svg_add(frame->out, "</g>\n");
}

/* The line is open where a value or a month is missing. */
static void add_values(const struct frame *frame)
{
	const struct chart *chart = frame->chart;
	double radius = fmin(fmax(frame->month * 0.35, 1.5), 5);
	struct string_buffer path = {0};

	for (size_t i = 0; i + 1 < chart->point_count; i++) {
		const struct chart_point *a = &chart->points[i];
		const struct chart_point *b = a + 1;

		if (chart_has_value(a) && chart_has_value(b) &&
			(chart->axis == CHART_BY_LABEL || b->x == a->x + 1))
			svg_add(&path, "M%n %nL%n %n", place_x(frame, a->x), place_y(frame, a->y),
				place_x(frame, b->x), place_y(frame, b->y));
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

enum { EVENT_ROWS = 3, EVENT_ROW_HEIGHT = 14, EVENT_SIZE = 12 };

static void event_words(
	const struct frame *frame, const struct chart_event *event, struct string_buffer *text)
{
	char month[CHART_MONTH_SIZE];

	if (frame->chart->axis == CHART_BY_MONTH) {
		chart_month(event->x, false, month);
		string_buffer_add(text, month);
	}
	if (event->label != NULL)
		string_buffer_format(text, "%s%s", text->size > 0 ? ": " : "", event->label);
}

/* Above the plot, in the first row that is free there; ends[] holds how far each row is taken. */
static void add_event_text(
	const struct frame *frame, double x, const char *text, double ends[EVENT_ROWS])
{
	double width = fmin(svg_text_width(text, EVENT_SIZE), RIGHT - LEFT);
	double from = fmin(x, RIGHT - width);

	for (int row = 0; row < EVENT_ROWS; row++) {
		if (from < ends[row])
			continue;
		svg_text(frame->out, from, TOP - 6 - row * EVENT_ROW_HEIGHT, EVENT_SIZE, width + 1,
			SVG_START, "", text);
		ends[row] = from + width + 8;
		return;
	}
}

static void add_events(const struct frame *frame)
{
	double ends[EVENT_ROWS] = {LEFT, LEFT, LEFT};

	for (size_t i = 0; i < frame->chart->event_count; i++) {
		const struct chart_event *event = &frame->chart->events[i];
		double x = place_x(frame, event->x);
		struct string_buffer text = {0};

		if (frame->chart->point_count == 0 || event->x < frame->first ||
			event->x > frame->first + frame->span)
			continue;
		event_words(frame, event, &text);
		svg_add(frame->out,
			"<g><title>%t</title><path d=\"M%n %nV%n\" stroke=\"#404040\" "
			"stroke-width=\"%n\" stroke-dasharray=\"2 3\"/></g>\n",
			string_buffer_text(&text), x, (double)TOP - 4, (double)BOTTOM,
			event->main ? 2.0 : 1.0);
		add_event_text(frame, x, string_buffer_text(&text), ends);
		string_buffer_free(&text);
	}
}

/* --- the foot --------------------------------------------------------------------------------- */

static double add_sign_word(const struct frame *frame, double x, double y, const char *word)
{
	svg_text(frame->out, x + 12, y + 4, 12, 200, SVG_START, "", word);
	return x + 12 + svg_text_width(word, 12) + 24;
}

static void add_legend(const struct frame *frame, double y)
{
	unsigned marks = chart_marks(frame->chart);
	const char *gap = chart_gap_word(frame->chart);
	double x = LEFT + 6;

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

static void add_foot(const struct frame *frame)
{
	add_legend(frame, 488);
	if (frame->chart->caption != NULL)
		svg_text(frame->out, LEFT, 510, 12, WIDTH - LEFT - MARGIN, SVG_START,
			" font-style=\"italic\"", frame->chart->caption);
	if (frame->chart->source != NULL) {
		struct string_buffer text = {0};

		string_buffer_format(&text, "Source: %s", frame->chart->source);
		svg_text(frame->out, LEFT, 529, 11, WIDTH - LEFT - MARGIN, SVG_START,
			" fill=\"#595959\"", string_buffer_text(&text));
		string_buffer_free(&text);
	}
}

void svg_chart(const struct chart *chart, struct string_buffer *out)
{
	static const enum chart_line_kind order[CHART_LINE_COUNT] = {
		CHART_TARGET, CHART_MEDIAN, CHART_MEAN, CHART_LOWER, CHART_UPPER};
	struct frame frame = make_frame(chart, out);

	begin(&frame);
	add_head(&frame);
	add_numbers(&frame);
	add_dates(&frame);
	add_events(&frame);
	for (int i = 0; i < CHART_LINE_COUNT; i++) {
		add_line(&frame, order[i], false);
		add_line(&frame, order[i], true);
	}
	add_line_labels(&frame);
	add_values(&frame);
	add_foot(&frame);
	svg_add(out, "</svg>\n");
}
