/* What `=` opens: the differences of a row, with both sides in full; also the right pane of view 6.
 */
#include <string.h>

#include "parts.h"
#include "row_differences.h"
#include "views/classes.h"

enum form {
	FORM_HEADING,
	FORM_SIDE,
	FORM_WORKING,
	FORM_CONCERNS,
	FORM_NOTE,
	FORM_BLANK,
};

struct difference_line {
	enum form form;
	const char *text;
	const struct citations *citations; /* of a side, else NULL */
};

struct difference_lines {
	struct arena *arena;
	struct view_row *rows;
	size_t count;
	const char *about; /* its name */
	size_t differences;
};

static void add_line(struct difference_lines *lines, enum form form, const char *id,
	const char *text, const struct citations *said)
{
	struct difference_line *line = arena_allocate(lines->arena, sizeof *line);

	*line = (struct difference_line){form, text, said};
	lines->rows[lines->count++] = (struct view_row){.id = id, .item = line};
}

/* "serious, different scope (timing/definition): Northumbria MRI waiting times" */
static const char *heading_of(const struct difference *d, struct arena *arena)
{
	bool detailed = d->detail && strcmp(d->detail, d->kind) != 0;
	struct string_buffer name = {0};

	part_name(d->dossier, d->name, &name);
	const char *heading =
		arena_format(arena, "%s, %s%s%s%s: %s", d->weight, d->kind, detailed ? " (" : "",
			detailed ? d->detail : "", detailed ? ")" : "", string_buffer_text(&name));
	string_buffer_free(&name);
	return heading;
}

static const char *names_of(struct store *store, struct arena *arena, const char *ids)
{
	struct string_buffer names = {0};
	const char *id;
	size_t size;

	while (view_list_next(&ids, &id, &size))
		string_buffer_format(&names, "%s%s", names.size ? "; " : "",
			load_name(store, arena, arena_bytes(arena, id, size), false));
	const char *text = arena_string(arena, string_buffer_text(&names));
	string_buffer_free(&names);
	return text;
}

/* Sides have the ids that the importer gave them: the difference's, a point, and their number
 * from 1. */
static void add_difference(
	struct difference_lines *lines, const struct difference *d, struct store *store)
{
	add_line(lines, FORM_HEADING, d->id, heading_of(d, lines->arena), NULL);
	for (size_t i = 0; i < d->side_count; i++)
		add_line(lines, FORM_SIDE, arena_format(lines->arena, "%s.%zu", d->id, i + 1),
			d->sides[i].text, &d->sides[i].citations);
	if (d->working)
		add_line(lines, FORM_WORKING, d->id, d->working, NULL);
	if (d->note)
		add_line(lines, FORM_NOTE, d->id, d->note, NULL);
	if (d->involves)
		add_line(lines, FORM_CONCERNS, d->id, names_of(store, lines->arena, d->involves),
			NULL);
}

static size_t lines_at_most(const struct difference *differences, size_t count)
{
	size_t lines = 0;

	for (size_t i = 0; i < count; i++)
		lines += 5 + differences[i].side_count;
	return lines;
}

static bool differences_of_load(struct view *view, struct store *store, struct error *error)
{
	struct difference_lines *lines = arena_allocate(&view->arena, sizeof *lines);
	const struct difference *differences;

	if (!row_differences(
		    store, &view->arena, view->about, &differences, &lines->differences, error))
		return false;
	lines->arena = &view->arena;
	lines->rows = arena_array(
		&view->arena, lines_at_most(differences, lines->differences), sizeof *lines->rows);
	lines->about = view->about ? load_name(store, &view->arena, view->about, false) : NULL;
	for (size_t i = 0; i < lines->differences; i++) {
		if (i)
			add_line(lines, FORM_BLANK, NULL, "", NULL);
		add_difference(lines, &differences[i], store);
	}
	view->all = lines->rows;
	view->all_count = lines->count;
	view->data = lines;
	return true;
}

static void differences_of_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct difference_lines *lines = view->data;

	string_buffer_add(left, "What differs");
	if (lines && lines->about) {
		part_separate(left);
		string_buffer_add(left, lines->about);
	}
	if (lines && lines->differences > 1)
		string_buffer_format(right, "%zu differences", lines->differences);
}

/* How each form of line begins, and where its text stands. */
static const struct layout {
	const char *label;
	enum style style;
	int column;
} layouts[] = {
	[FORM_HEADING] = {"", STYLE_STRONG, 1},
	[FORM_SIDE] = {"", STYLE_PLAIN, 3},
	[FORM_WORKING] = {"Working", STYLE_PLAIN, 11},
	[FORM_CONCERNS] = {"Concerns", STYLE_FAINT, 11},
	[FORM_NOTE] = {"Note", STYLE_PLAIN, 11},
	[FORM_BLANK] = {"", STYLE_PLAIN, 1},
};

enum {
	CITATION_BESIDE =
		70, /* cells from which a citation stands beside its side, else under it */
	CITATION_CELLS = 26,
	LABEL_BESIDE = 36, /* cells from which a label stands beside its text, else over it */
	INDENTED = 12
};

static struct layout layout_of(const struct difference_line *line, int width)
{
	struct layout layout = layouts[line->form];

	if (width < LABEL_BESIDE && *layout.label)
		layout.column = 3;
	if (width < INDENTED)
		layout.column = width > 2 ? 1 : 0;
	return layout;
}

/* What all citations of a side take, CITATION_CELLS at most. */
static int citation_cells(const struct citations *said, struct grid *grid)
{
	struct string_buffer text = {0};

	part_citations(said, &text);
	int cells = grid_width(grid, string_buffer_text(&text));
	string_buffer_free(&text);
	return cells < CITATION_CELLS ? cells : CITATION_CELLS;
}

/* Cells for the text; the last one of a pane stays free. */
static int text_cells(const struct difference_line *line, const struct layout *layout,
	struct grid *grid, int width)
{
	int cells = width - layout->column - 1;

	if (line->citations && width >= CITATION_BESIDE)
		cells -= citation_cells(line->citations, grid) + 2;
	return cells > 1 ? cells : 1;
}

static bool has_citation_below(const struct difference_line *line, int width)
{
	return line->citations && line->citations->count && width < CITATION_BESIDE;
}

static bool has_label_above(const struct layout *layout)
{
	return *layout->label && layout->column < 11;
}

static int differences_of_height(
	const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	const struct difference_line *line = row->item;
	struct layout layout = layout_of(line, width);
	int lines =
		grid_wrap(grid, (struct rect){.columns = text_cells(line, &layout, grid, width)},
			STYLE_PLAIN, line->text);

	(void)view;
	return lines + has_citation_below(line, width) + has_label_above(&layout);
}

/* All of them, or the main one and how many more. */
static void draw_citations(
	const struct citations *said, struct grid *grid, int row, int column, int width)
{
	struct string_buffer text = {0};

	part_citations(said, &text);
	if (said->count > 1 && grid_width(grid, string_buffer_text(&text)) > width) {
		string_buffer_truncate(&text, 0);
		part_citation(said->items, NULL, &text);
		string_buffer_format(&text, " +%zu", said->count - 1);
	}
	grid_text_right(grid, row, column, width, STYLE_FAINT, string_buffer_text(&text));
	string_buffer_free(&text);
}

static void differences_of_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct difference_line *line = row->item;
	struct layout layout = layout_of(line, rect.columns);
	int cells = text_cells(line, &layout, grid, rect.columns);
	int above = has_label_above(&layout);
	struct rect body = {
		rect.row + above, rect.column + layout.column, rect.rows - above, cells};

	(void)view;
	grid_text(grid, rect.row, rect.column + 1, rect.columns > 9 ? 9 : rect.columns - 1,
		STYLE_FAINT, layout.label);
	int lines = grid_wrap(grid, body, layout.style, line->text);
	if (has_citation_below(line, rect.columns)) {
		if (lines < body.rows)
			draw_citations(line->citations, grid, body.row + lines, body.column, cells);
	} else if (line->citations) {
		draw_citations(line->citations, grid, rect.row,
			rect.column + rect.columns - CITATION_CELLS - 1, CITATION_CELLS);
	}
}

static void differences_of_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct difference_line *line = row->item;
	const char *label = layouts[line->form].label;

	(void)view;
	if (line->form == FORM_SIDE)
		string_buffer_add(out, "- ");
	string_buffer_format(out, "%s%s%s", label, *label ? ": " : "", line->text);
	if (line->citations && line->citations->count) {
		string_buffer_add(out, " [");
		part_citations(line->citations, out);
		string_buffer_add(out, "]");
	}
	string_buffer_add(out, "\n");
}

static void differences_of_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct difference_line *selected = row->item;

	(void)view, (void)line;
	if (selected->citations)
		part_citations(selected->citations, out);
	else
		string_buffer_add(out, selected->text);
}

const struct view_class differences_of = {
	.name = "differences-of",
	.empty = "Nothing is recorded that differs here. View 6 has every difference there is.",
	.status_lines = 1,
	.load = differences_of_load,
	.title = differences_of_title,
	.height = differences_of_height,
	.draw_row = differences_of_draw_row,
	.plain_row = differences_of_plain_row,
	.status = differences_of_status,
};
