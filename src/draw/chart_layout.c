/* Room is given to the points first, then to what explains them. */
#include "chart_layout.h"

#include <limits.h>
#include <string.h>

#include "chart_words.h"

enum {
	NUMBERS_FROM = 30, /* columns: below, no numbers at the axis */
	LABELS_FROM = 50,  /* below, no labels beside the lines */
	AXIS_FROM = 8,
	CELLS_MOST = 4,	 /* a month */
	PLOT_LEAST = 24, /* columns that labels leave to a chart that scrolls */
};

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static bool has_event_label(const struct chart *chart)
{
	for (size_t i = 0; i < chart->event_count; i++)
		if (chart->events[i].label != NULL)
			return true;
	return false;
}

static bool has_badge(const struct chart *chart)
{
	return chart->variation != CHART_VARIATION_NONE || chart->assurance != CHART_ASSURANCE_NONE;
}

static bool wants(const struct chart *chart, enum chart_strip strip)
{
	switch (strip) {
	case CHART_STRIP_TITLE:
		return chart->title != NULL || chart->method != NULL || has_badge(chart);
	case CHART_STRIP_SUBTITLE:
		return chart->subtitle != NULL || chart->counts != NULL;
	case CHART_STRIP_EVENTS:
		return has_event_label(chart);
	case CHART_STRIP_LEGEND:
		return chart->legend;
	case CHART_STRIP_CAPTION:
		return chart->caption != NULL;
	case CHART_STRIP_SOURCE:
		return chart->source != NULL;
	default:
		return true;
	}
}

/* In the order they are given room, and how many rows must be left before they are: whose figures
 * these are comes first, for the status line has the months. */
static const struct {
	enum chart_strip strip;
	int rows;
} orders[CHART_STRIP_COUNT] = {
	{CHART_STRIP_TITLE, 4},
	{CHART_STRIP_AXIS, 4},
	{CHART_STRIP_MONTHS, 4},
	{CHART_STRIP_SUBTITLE, 7},
	{CHART_STRIP_CAPTION, 9},
	{CHART_STRIP_LEGEND, 10},
	{CHART_STRIP_SOURCE, 10},
	{CHART_STRIP_EVENTS, 18},
};

static void lay_out_rows(const struct chart *chart, struct rect rect, struct chart_layout *layout)
{
	bool taken[CHART_STRIP_COUNT] = {false};
	int left = rect.rows;
	int row = rect.row;

	for (int i = 0; i < CHART_STRIP_COUNT; i++) {
		enum chart_strip strip = orders[i].strip;

		taken[strip] = wants(chart, strip) && left >= orders[i].rows;
		left -= taken[strip];
	}
	for (int strip = 0; strip < CHART_STRIP_COUNT; strip++) {
		if (strip == CHART_STRIP_AXIS) {
			layout->plot.row = row;
			layout->plot.rows = left;
			row += left;
		}
		layout->strips[strip] = taken[strip] ? row++ : -1;
	}
}

/* The longest number at the axis, with a blank on either side. */
static int measure_numbers(
	const struct chart *chart, struct grid *grid, const struct chart_scale *scale)
{
	int width = 0;

	for (int row = 0; row < scale->rows; row++) {
		char number[CHART_NUMBER_SIZE];
		double value;

		if (!chart_scale_tick(chart, scale, row, &value))
			continue;
		chart_number(value, scale->decimals, number);
		width = larger(width, grid_width(grid, number));
	}
	return width > 0 ? width + 2 : 0;
}

/* The longest label beside a line, with the blanks around it. */
static int measure_labels(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	struct chart_label labels[CHART_LINE_COUNT];
	struct string_buffer text = {0};
	int count = chart_labels(chart, layout, INT_MAX, labels), width = 0;

	if (layout->label_form == CHART_LABEL_FULL && *chart_gap_word(chart) != '\0')
		width = grid_width(grid, chart_gap_word(chart)) + 2; /* its sign */
	for (int i = 0; i < count; i++) {
		chart_label_text(chart, layout, &labels[i], INT_MAX, &text);
		width = larger(width, grid_width(grid, string_buffer_text(&text)));
	}
	string_buffer_free(&text);
	return width > 0 ? CHART_LABEL_BEFORE + width + CHART_LABEL_AFTER : 0;
}

bool chart_gap_labelled(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	const char *word = chart_gap_word(chart);

	return *word != '\0' &&
	       grid_width(grid, word) + 2 <= layout->label_width - CHART_LABEL_BEFORE;
}

static int month_total(const struct chart *chart)
{
	long long first = chart->points[0].x;
	long long total = chart->points[chart->point_count - 1].x - first + 1;

	return total < 1 ? 1 : total > INT_MAX / 8 ? INT_MAX / 8 : (int)total;
}

/* The fullest that leave room for all months. Where none does it scrolls: the numbers, or a word
 * more where it did so without them. */
static int fit_labels(
	const struct chart *chart, struct grid *grid, int room, struct chart_layout *layout)
{
	int total = month_total(chart), width = 0;

	for (int form = 0; form < CHART_LABEL_FORMS; form++) {
		layout->label_form = (enum chart_label_form)form;
		width = measure_labels(chart, grid, layout);
		if (room - width >= total || (form == CHART_LABEL_WORD && total > room))
			break;
	}
	return room - width >= total || room - width >= PLOT_LEAST ? width : 0;
}

/* Half a window at a time, so that most moves of the cursor leave the months where they are. */
static int scroll(int cursor, int shown, int total)
{
	int half = larger(shown / 2, 1);
	int first = cursor < 0 ? total - shown : cursor / half * half - half / 2;

	return larger(0, smaller(first, total - shown));
}

static struct chart_columns fit_columns(const struct chart *chart, int room)
{
	int total = month_total(chart);
	int cells = larger(1, smaller(CELLS_MOST, (room + CELLS_MOST - 1) / total));
	struct chart_columns columns = {.total = total};
	int cursor = -1;

	while (cells > 1 && (long)(total - 1) * cells + 1 > room)
		cells--;
	if (chart->cursor >= 0 && (size_t)chart->cursor < chart->point_count)
		cursor = chart->points[chart->cursor].x - chart->points[0].x;
	columns.cells = cells;
	columns.count = smaller(total, room);
	columns.first = chart->points[0].x + scroll(cursor, columns.count, total);
	return columns;
}

static void lay_out_columns(
	const struct chart *chart, struct grid *grid, struct rect rect, struct chart_layout *layout)
{
	int room = rect.columns;
	int labels = 0;

	layout->axis_column = room >= AXIS_FROM ? rect.column : -1;
	if (room >= NUMBERS_FROM) {
		layout->number_width = measure_numbers(chart, grid, &layout->scale);
		if (layout->number_width > room / 3)
			layout->number_width = 0;
		layout->axis_column += layout->number_width;
	}
	room -= layout->number_width + (layout->axis_column >= 0);
	if (rect.columns >= LABELS_FROM)
		labels = fit_labels(chart, grid, room, layout);
	layout->columns = fit_columns(chart, room - labels);
	layout->plot.column = rect.column + rect.columns - room;
	layout->plot.columns = (layout->columns.count - 1) * layout->columns.cells + 1;
	layout->label_width = labels;
	layout->label_column = layout->plot.column + layout->plot.columns + CHART_LABEL_BEFORE;
}

bool chart_lay_out(
	const struct chart *chart, struct grid *grid, struct rect rect, struct chart_layout *layout)
{
	*layout = (struct chart_layout){0};
	if (rect.rows <= 0 || rect.columns <= 0)
		return false;
	lay_out_rows(chart, rect, layout);
	chart_scale_fit(chart, layout->plot.rows, false, &layout->scale);
	if (chart->point_count == 0)
		return false;
	lay_out_columns(chart, grid, rect, layout);
	return true;
}

long chart_column(const struct chart_layout *layout, int x)
{
	return layout->plot.column + ((long)x - layout->columns.first) * layout->columns.cells;
}

size_t chart_find_point(const struct chart *chart, long x)
{
	size_t low = 0;
	size_t high = chart->point_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (chart->points[middle].x < x)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t chart_first_point(const struct chart *chart, const struct chart_layout *layout)
{
	return chart_find_point(chart, layout->columns.first);
}

size_t chart_end_point(const struct chart *chart, const struct chart_layout *layout)
{
	return chart_find_point(chart, (long)layout->columns.first + layout->columns.count);
}
