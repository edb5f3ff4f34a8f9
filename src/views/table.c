/* Rows of a list in columns. */
#include "table.h"

#include <assert.h>
#include <string.h>

struct layout {
	int at[TABLE_COLUMNS_MOST];    /* from the left of the rect */
	int cells[TABLE_COLUMNS_MOST]; /* 0: no room for this one */
};

static bool is_shown(const struct table_column *column, int width)
{
	return width >= column->from;
}

/* Cells that are left when every column has its own; below 0 where they do not fit. */
static int spare_cells(const struct table_column *columns, int width, int *shares)
{
	int spare = width - TABLE_MARGIN + 1;

	*shares = 0;
	for (const struct table_column *c = columns; c->cells > 0; c++) {
		if (is_shown(c, width)) {
			spare -= c->cells + 1;
			*shares += c->share;
		}
	}
	return spare;
}

static int between(int least, int value, int most)
{
	if (value > most)
		value = most;
	return value > least ? value : least;
}

static struct layout lay_out(const struct table_column *columns, int width)
{
	struct layout layout = {{0}, {0}};
	int shares;
	int spare = spare_cells(columns, width, &shares);
	int at = TABLE_MARGIN;

	for (int i = 0; columns[i].cells > 0; i++) {
		int given;

		assert(i < TABLE_COLUMNS_MOST);
		layout.at[i] = at;
		if (!is_shown(&columns[i], width))
			continue;
		given = shares > 0 ? spare * columns[i].share / shares : 0;
		spare -= given;
		shares -= columns[i].share;
		layout.cells[i] = between(0, columns[i].cells + given, width - at);
		at += layout.cells[i] + 1;
	}
	return layout;
}

static const char *head_of(const struct table_column *column, struct grid *grid, int room)
{
	const char *head = column->head != NULL ? column->head : "";

	return column->brief != NULL && grid_width(grid, head) > room ? column->brief : head;
}

/* A head may be a cell wider than its column, for the gap after it; else it is left out. */
void table_draw_head(const struct table_column *columns, struct grid *grid, struct rect rect)
{
	struct layout layout = lay_out(columns, rect.columns);

	for (int i = 0; columns[i].cells > 0; i++) {
		int room = between(0, layout.cells[i] + 1, rect.columns - layout.at[i]);
		const char *text = head_of(&columns[i], grid, room);
		int head = grid_width(grid, text);
		int indent =
			columns[i].right && head < layout.cells[i] ? layout.cells[i] - head : 0;

		if (layout.cells[i] > 0 && head > 0 && head <= room)
			grid_text(grid, rect.row, rect.column + layout.at[i] + indent, head,
				STYLE_FAINT, text);
	}
}

static void add_text(const struct table_column *column, const void *item, const struct grid *grid,
	struct string_buffer *out)
{
	const char *text;

	if (column->text != NULL) {
		column->text(item, grid, out);
		return;
	}
	memcpy(&text, (const char *)item + column->member, sizeof text);
	if (text == NULL || *text == '\0')
		text = grid_glyph_text(grid, GLYPH_NOT_SAID);
	string_buffer_add(out, text);
}

void table_draw_row(
	const struct table_column *columns, const void *item, struct grid *grid, struct rect rect)
{
	struct layout layout = lay_out(columns, rect.columns);
	struct string_buffer text = {0};

	for (int i = 0; columns[i].cells > 0; i++) {
		int column = rect.column + layout.at[i];

		if (layout.cells[i] == 0)
			continue;
		string_buffer_truncate(&text, 0);
		add_text(&columns[i], item, grid, &text);
		/* A number may be a digit wider than its column: the gap before it is free. */
		if (columns[i].right)
			grid_text_right(grid, rect.row, column - 1, layout.cells[i] + 1,
				STYLE_PLAIN, string_buffer_text(&text));
		else
			grid_text(grid, rect.row, column, layout.cells[i], STYLE_PLAIN,
				string_buffer_text(&text));
	}
	string_buffer_free(&text);
}
