/* What the answers of the command line share: output, notes, tables, citations. */
#include "report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "text/cells.h"
#include "text/utf8.h"

enum {
	USUAL_WIDTH = 100,   /* of a line that does not go to a terminal */
	WIDEST = 10000,	     /* that COLUMNS may ask for */
	LEAST_FLEXIBLE = 20, /* cells that the column keeps which gives way */
	MOST_FIXED = 28,     /* cells of the others, but for the first: an id stays whole */
};

size_t report_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 80;
	return size.ws_col;
}

size_t report_usual_width(void)
{
	const char *columns = getenv("COLUMNS");
	size_t width = columns != NULL ? strtoul(columns, NULL, 10) : 0;

	return width >= LEAST_FLEXIBLE && width <= WIDEST ? width : USUAL_WIDTH;
}

/* Written as it is: UTF-8 for a program to read. */
static bool print_bytes(const struct string_buffer *out)
{
	return fwrite(string_buffer_text(out), 1, out->size, stdout) == out->size &&
	       fflush(stdout) == 0;
}

int report_print(const struct app *app, struct string_buffer *out)
{
	if (app->capture != NULL) {
		string_buffer_add_bytes(app->capture, string_buffer_text(out), out->size);
		string_buffer_free(out);
		return APP_OK;
	}

	bool raw = app->format != WRITER_TEXT && !isatty(STDOUT_FILENO);
	bool ok = raw ? print_bytes(out) : app_print(app, stdout, string_buffer_text(out));
	int reason = errno;
	struct error error;

	string_buffer_free(out);
	if (ok)
		return APP_OK;
	if (reason == EPIPE) /* the reader has seen enough */
		return APP_FAILED;
	error_set_errno(&error, reason, "cannot write the answer");
	return app_complain(app, &error);
}

struct charset *report_charset(const struct app *app)
{
	if (app->format == WRITER_TEXT || (app->capture == NULL && isatty(STDOUT_FILENO)))
		return app->charset;
	return charset_open("UTF-8");
}

void report_charset_close(const struct app *app, struct charset *charset)
{
	if (charset != app->charset)
		charset_close(charset);
}

static void add_wrapped(const char *line, size_t width, struct string_buffer *out)
{
	size_t indent = strspn(line, " ");
	size_t skip, size;

	if (width == 0 || cells_width(line) <= width || indent + LEAST_FLEXIBLE > width) {
		string_buffer_format(out, "%s\n", line);
		return;
	}
	for (line += indent; (size = cells_wrap(line, width - indent, &skip)) > 0; line += skip)
		string_buffer_format(out, "%*s%.*s\n", (int)indent, "", (int)size, line);
}

void report_lines(const struct app *app, const char *text, struct string_buffer *out)
{
	struct string_buffer shown = {0};
	size_t width = report_width();

	while (*text) {
		size_t size = strcspn(text, "\n");

		string_buffer_truncate(&shown, 0);
		charset_display(app->charset, text, size, &shown);
		add_wrapped(string_buffer_text(&shown), width, out);
		text += size + (text[size] == '\n');
	}
	string_buffer_free(&shown);
}

void report_citations(const struct citations *citations, struct string_buffer *out)
{
	for (size_t i = 0; i < citations->count; i++) {
		const struct citation *c = &citations->items[i];

		string_buffer_format(out, "%s%s:%d", i > 0 ? "; " : "", c->source, c->first_line);
		if (c->last_line > c->first_line)
			string_buffer_format(out, "-%d", c->last_line);
	}
}

const char *report_row_name(const struct row *row)
{
	static const char *const columns[] = {"name", "printed"};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		for (size_t c = 0; row->table->columns[c].name; c++)
			if (strcmp(row->table->columns[c].name, columns[i]) == 0 && row->fields[c])
				return row->fields[c];
	}
	return row->id;
}

const char *report_told_apart(const char *dossier, const char *text, struct arena *arena)
{
	if (strcmp(dossier, "founding") == 0)
		return text;
	return arena_format(arena, "%s: %s", dossier, text ? text : "");
}

/* The cell as it will be shown; NULL stays NULL. */
static const char *displayable(const struct charset *charset, const char *cell, struct arena *arena)
{
	struct string_buffer shown = {0};

	if (!cell)
		return NULL;
	charset_display(charset, cell, strlen(cell), &shown);
	const char *copy = arena_string(arena, string_buffer_text(&shown));
	string_buffer_free(&shown);
	return copy;
}

static const char *cut(
	const struct charset *charset, const char *cell, size_t width, struct arena *arena)
{
	static const int32_t ellipsis = 0x2026;
	size_t used;

	if (!cell || cells_width(cell) <= width)
		return cell;
	return arena_format(arena, "%.*s%s", (int)cells_fit(cell, width - 1, &used), cell,
		charset_has(charset, ellipsis) ? "…" : "~");
}

static size_t column_width(
	const struct report_table *table, const char *const *cells, size_t column)
{
	size_t width = cells_width(table->headings[column]);

	for (size_t row = 0; row < table->rows; row++) {
		const char *cell = cells[row * table->columns + column];
		size_t cell_width = cell ? cells_width(cell) : 0;

		width = cell_width > width ? cell_width : width;
	}
	return width;
}

/* Cells left for the flexible column when all others have what they need and two spaces stand
 * between columns. */
static size_t flexible_width(const struct report_table *table, const char *const *cells)
{
	size_t width = report_width();
	size_t taken = 2 * (table->columns - 1);

	if (width == 0)
		width = report_usual_width();
	for (size_t column = 0; column < table->columns; column++)
		if (column != table->flexible)
			taken += column_width(table, cells, column);
	return taken + LEAST_FLEXIBLE < width ? width - taken : LEAST_FLEXIBLE;
}

/* Cuts cells so that a line fits; ids, in the first column, stay whole. */
static void fit(const struct report_table *table, const struct charset *charset, const char **cells,
	struct arena *arena)
{
	size_t count = table->rows * table->columns;

	for (size_t i = 0; i < count; i++)
		if (i % table->columns != 0 && i % table->columns != table->flexible &&
			i % table->columns != table->kept)
			cells[i] = cut(charset, cells[i], MOST_FIXED, arena);
	size_t width = flexible_width(table, cells);
	for (size_t i = table->flexible; i < count; i += table->columns)
		cells[i] = cut(charset, cells[i], width, arena);
}

void report_write_table(
	const struct app *app, const struct report_table *table, struct string_buffer *out)
{
	struct charset *charset = report_charset(app);
	struct arena arena = {0};
	size_t count = table->rows * table->columns;
	const char **cells = arena_array(&arena, count, sizeof *cells);
	struct table_writer writer = {.format = app->format,
		.charset = charset,
		.out = out,
		.headings = table->headings,
		.numeric = table->numeric,
		.columns = table->columns,
		.formulas_quoted = true,
		.excel = app->excel};

	for (size_t i = 0; i < count; i++)
		cells[i] = displayable(charset, table->cells[i], &arena);
	if (app->format == WRITER_TEXT)
		fit(table, charset, cells, &arena);
	table_begin(&writer);
	for (size_t row = 0; row < table->rows; row++)
		table_row(&writer, cells + row * table->columns);
	table_end(&writer);
	arena_free(&arena);
	report_charset_close(app, charset);
}
