/* What stands around a plot in words: titles, labels of lines, the meaning of signs. */
#include <string.h>

#include "chart_parts.h"
#include "chart_words.h"

static void draw_title(const struct chart *chart, struct grid *grid, struct rect rect, int row)
{
	struct string_buffer right = {0};
	const char *badges[] = {
		chart_variation_badges[chart->variation], chart_assurance_badges[chart->assurance]};
	const char *title = chart->title;
	int room = rect.columns - 1;
	int width;

	string_buffer_add(&right, chart->method != NULL ? chart->method : "");
	for (int i = 0; i < 2; i++)
		if (badges[i][0] != '\0')
			string_buffer_format(&right, "  %s", badges[i]);
	if (grid_width(grid, string_buffer_text(&right)) > rect.columns / 2) {
		string_buffer_truncate(&right, 0);
		string_buffer_format(&right, "%s%s", badges[0], badges[1]);
	}
	width = grid_width(grid, string_buffer_text(&right));
	if (title != NULL && grid_width(grid, title) > room - (width > 0 ? width + 1 : 0) &&
		chart->brief != NULL) {
		title = chart->brief;
		if (grid_width(grid, title) > room - width - 1)
			width = 0; /* the words have the icons too */
	}
	if (width > 0 && width <= room)
		room -= grid_text_right(grid, row, rect.column, rect.columns, STYLE_PLAIN,
				string_buffer_text(&right)) +
			1;
	if (title != NULL)
		grid_text(grid, row, rect.column + 1, room, STYLE_STRONG, title);
	string_buffer_free(&right);
}

/* The counts stand in the middle of the labels below them, if they fit there. */
static void draw_subtitle(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	int row = layout->strips[CHART_STRIP_SUBTITLE];
	int room = rect.columns - 2;
	int width = chart->counts != NULL ? grid_width(grid, chart->counts) : 0;
	int column = rect.column + rect.columns - 1 - width;
	int spare = layout->label_width - CHART_LABEL_BEFORE - CHART_LABEL_AFTER - width;

	if (spare >= 0)
		column = layout->label_column + spare / 2;
	if (width > 0 && width < room / 2) {
		grid_text(grid, row, column, width, STYLE_PLAIN, chart->counts);
		room = column - rect.column - 2;
	}
	if (chart->subtitle != NULL)
		grid_text(grid, row, rect.column + 1, room, STYLE_PLAIN, chart->subtitle);
}

static void label_lines(
	const struct chart *chart, struct grid *grid, const struct chart_layout *layout)
{
	int last = layout->columns.first + layout->columns.count - 1;
	int width = layout->label_width - CHART_LABEL_BEFORE;
	struct chart_label labels[CHART_LINE_COUNT];
	struct string_buffer text = {0};
	int count = chart_labels(chart, layout, last, labels);

	for (int i = 0; i < count; i++) {
		chart_label_text(chart, layout, &labels[i], last, &text);
		grid_text(grid, layout->plot.row + labels[i].row, layout->label_column, width,
			STYLE_PLAIN, string_buffer_text(&text));
	}
	string_buffer_free(&text);
}

static void add_sign(
	const struct grid *grid, enum glyph glyph, const char *word, struct string_buffer *out)
{
	string_buffer_format(
		out, "%s%s %s", out->size > 0 ? "   " : "", grid_glyph_text(grid, glyph), word);
}

static void draw_legend(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	struct string_buffer text = {0};
	unsigned marks = chart_marks(chart);
	const char *gap = chart_gap_word(chart);

	for (int mark = CHART_COMMON; mark < CHART_MARK_COUNT; mark++)
		if ((marks & 1u << mark) != 0)
			add_sign(grid, chart_mark_glyph((enum chart_mark)mark),
				chart_mark_words[mark], &text);
	if (gap[0] != '\0' && !chart_gap_labelled(chart, grid, layout))
		add_sign(grid, GLYPH_MISSING, gap, &text);
	grid_text(grid, layout->strips[CHART_STRIP_LEGEND], rect.column + 1, rect.columns - 1,
		STYLE_PLAIN, string_buffer_text(&text));
	string_buffer_free(&text);
}

static void draw_foot(
	struct grid *grid, struct rect rect, int row, enum style style, const char *text)
{
	if (row >= 0)
		grid_text(grid, row, rect.column + 1, rect.columns - 1, style, text);
}

void chart_draw_words(const struct chart *chart, struct grid *grid, struct rect rect,
	const struct chart_layout *layout)
{
	const int *strips = layout->strips;
	const char *gap = chart_gap_word(chart);

	if (strips[CHART_STRIP_TITLE] >= 0)
		draw_title(chart, grid, rect, strips[CHART_STRIP_TITLE]);
	if (strips[CHART_STRIP_SUBTITLE] >= 0)
		draw_subtitle(chart, grid, rect, layout);
	if (layout->label_width > 0) {
		label_lines(chart, grid, layout);
		if (chart_gap_labelled(chart, grid, layout) && strips[CHART_STRIP_AXIS] >= 0)
			grid_format(grid, strips[CHART_STRIP_AXIS], layout->label_column,
				layout->label_width - CHART_LABEL_BEFORE, STYLE_PLAIN, "%s %s",
				grid_glyph_text(grid, GLYPH_MISSING), gap);
	}
	if (strips[CHART_STRIP_LEGEND] >= 0)
		draw_legend(chart, grid, rect, layout);
	draw_foot(grid, rect, strips[CHART_STRIP_CAPTION], STYLE_PLAIN, chart->caption);
	draw_foot(grid, rect, strips[CHART_STRIP_SOURCE], STYLE_FAINT, chart->source);
}
