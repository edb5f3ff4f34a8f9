/* One table as CSV, JSON, Markdown or aligned text. */
#include "text/writer.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/cells.h"
#include "text/csv.h"

static bool is_numeric(const struct table_writer *table, size_t column)
{
	return table->numeric != NULL && table->numeric[column];
}

/* A sign, digits, commas and points, an exponent, a per cent sign: nothing a spreadsheet runs. */
static bool is_number(const char *text)
{
	size_t digits;

	text += *text == '+' || *text == '-';
	digits = strspn(text, "0123456789.,");
	if (digits == 0)
		return *text == '\0'; /* a sign alone stands for "none" */
	text += digits;
	if (*text == 'e' || *text == 'E') {
		text++;
		text += *text == '+' || *text == '-';
		text += strspn(text, "0123456789");
	}
	text += strspn(text, " ");
	text += *text == '%';
	return *text == '\0';
}

/* After what a spreadsheet skips or splits at, a sign of a formula (OWASP, CSV Injection). */
static bool runs_in_spreadsheet(const char *text)
{
	static const char *const signs[] = {
		"=",
		"+",
		"-",
		"@",
		/* full width */
		"\xEF\xBC\x9D",
		"\xEF\xBC\x8B",
		"\xEF\xBC\x8D",
		"\xEF\xBC\xA0",
	};

	if (is_number(text))
		return false;
	text += strspn(text, " ;,\t\r\n");
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (strncmp(text, signs[i], strlen(signs[i])) == 0)
			return true;
	}
	return false;
}

static void csv_row(struct table_writer *table, const char *const *cells)
{
	struct string_buffer quoted = {0};

	for (size_t i = 0; i < table->columns; i++) {
		const char *cell = cells[i] != NULL ? cells[i] : "";

		if (i > 0)
			string_buffer_add_char(table->out, ',');
		string_buffer_truncate(&quoted, 0);
		if (table->formulas_quoted && runs_in_spreadsheet(cell))
			string_buffer_add_char(&quoted, '\'');
		string_buffer_add(&quoted, cell);
		csv_write_field(table->out, string_buffer_text(&quoted));
	}
	string_buffer_add(table->out, table->excel ? "\r\n" : "\n");
	string_buffer_free(&quoted);
}

static void csv_begin(struct table_writer *table)
{
	if (table->excel)
		string_buffer_add(table->out, "\xEF\xBB\xBF");
	csv_row(table, table->headings);
}

static void csv_end(struct table_writer *table)
{
	(void)table;
}

/* The grammar of RFC 8259, which has no leading zeros, commas or plus signs. */
static bool is_json_number(const char *text)
{
	size_t whole;

	text += *text == '-';
	whole = strspn(text, "0123456789");
	if (whole == 0 || (whole > 1 && *text == '0'))
		return false;
	text += whole;
	if (*text == '.') {
		size_t part = strspn(++text, "0123456789");

		if (part == 0)
			return false;
		text += part;
	}
	return *text == '\0';
}

/* Inside the array that table_begin() opens and table_end() closes. */
static struct json_writer json_in_table(const struct table_writer *table)
{
	return (struct json_writer){.out = table->out, .depth = 1, .has_item = {table->rows > 0}};
}

static void json_begin(struct table_writer *table)
{
	struct json_writer json = {.out = table->out};

	json_begin_array(&json);
}

/* As it is printed, to the last zero. */
static void json_digits(struct json_writer *json, const char *digits)
{
	string_buffer_add(json->out, digits);
	json->after_key = false;
}

static void json_row(struct table_writer *table, const char *const *cells)
{
	struct json_writer json = json_in_table(table);

	json_begin_object(&json);
	for (size_t i = 0; i < table->columns; i++) {
		json_key(&json, table->headings[i]);
		if (cells[i] != NULL && is_numeric(table, i) && is_json_number(cells[i]))
			json_digits(&json, cells[i]);
		else
			json_string(&json, cells[i]);
	}
	json_end_object(&json);
}

static void json_end(struct table_writer *table)
{
	struct json_writer json = json_in_table(table);

	json_end_array(&json);
}

/* Line ends are already spaces; the rest could be read as a column, emphasis, a link or a tag. */
static void add_markdown(struct string_buffer *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<|", *text) != NULL)
			string_buffer_add_char(out, '\\');
		string_buffer_add_char(out, *text);
	}
}

static void markdown_row(struct table_writer *table, const char *const *cells)
{
	struct string_buffer shown = {0};

	for (size_t i = 0; i < table->columns; i++) {
		const char *cell = cells[i] != NULL ? cells[i] : "";

		string_buffer_truncate(&shown, 0);
		charset_display(table->charset, cell, strlen(cell), &shown);
		string_buffer_add(table->out, "| ");
		add_markdown(table->out, string_buffer_text(&shown));
		string_buffer_add_char(table->out, ' ');
	}
	string_buffer_add(table->out, "|\n");
	string_buffer_free(&shown);
}

static void markdown_begin(struct table_writer *table)
{
	markdown_row(table, table->headings);
	for (size_t i = 0; i < table->columns; i++)
		string_buffer_add(table->out, is_numeric(table, i) ? "|---:" : "|---");
	string_buffer_add(table->out, "|\n");
}

static void markdown_end(struct table_writer *table)
{
	(void)table;
}

/* Kept, shown and NUL-terminated, until the widths of the columns are known. */
static void text_row(struct table_writer *table, const char *const *cells)
{
	for (size_t i = 0; i < table->columns; i++) {
		if (cells[i] != NULL)
			charset_display(table->charset, cells[i], strlen(cells[i]), &table->cells);
		string_buffer_add_char(&table->cells, '\0');
	}
}

static void text_begin(struct table_writer *table)
{
	text_row(table, table->headings);
}

static const char *text_end_of(const struct string_buffer *cells)
{
	return string_buffer_text(cells) + cells->size;
}

static void measure_columns(const struct table_writer *table, size_t *widths)
{
	const char *cell = string_buffer_text(&table->cells);

	for (size_t i = 0; cell < text_end_of(&table->cells); i = (i + 1) % table->columns) {
		size_t width = cells_width(cell);

		widths[i] = width > widths[i] ? width : widths[i];
		cell += strlen(cell) + 1;
	}
}

static void add_spaces(struct string_buffer *out, size_t count)
{
	while (count-- > 0)
		string_buffer_add_char(out, ' ');
}

/* Two spaces between columns, none at the end. Returns the first cell of the next line. */
static const char *text_line(
	const struct table_writer *table, const char *cell, const size_t *widths)
{
	struct string_buffer *out = table->out;
	size_t begin = out->size;

	for (size_t i = 0; i < table->columns; i++) {
		size_t gap = widths[i] - cells_width(cell);

		add_spaces(out, i > 0 ? 2 : 0);
		if (is_numeric(table, i))
			add_spaces(out, gap);
		string_buffer_add(out, cell);
		if (!is_numeric(table, i))
			add_spaces(out, gap);
		cell += strlen(cell) + 1;
	}
	while (out->size > begin && out->bytes[out->size - 1] == ' ')
		string_buffer_truncate(out, out->size - 1);
	string_buffer_add_char(out, '\n');
	return cell;
}

static void text_end(struct table_writer *table)
{
	size_t *widths = memory_allocate(table->columns * sizeof *widths);
	const char *cell = string_buffer_text(&table->cells);

	measure_columns(table, widths);
	while (cell < text_end_of(&table->cells))
		cell = text_line(table, cell, widths);
	free(widths);
	string_buffer_free(&table->cells);
}

static const struct format {
	void (*begin)(struct table_writer *table);
	void (*row)(struct table_writer *table, const char *const *cells);
	void (*end)(struct table_writer *table);
} formats[] = {
	[WRITER_TEXT] = {text_begin, text_row, text_end},
	[WRITER_CSV] = {csv_begin, csv_row, csv_end},
	[WRITER_JSON] = {json_begin, json_row, json_end},
	[WRITER_MARKDOWN] = {markdown_begin, markdown_row, markdown_end},
};

void table_begin(struct table_writer *table)
{
	assert(table->columns > 0);
	table->cells = (struct string_buffer){0};
	table->rows = 0;
	formats[table->format].begin(table);
}

void table_row(struct table_writer *table, const char *const *cells)
{
	formats[table->format].row(table, cells);
	table->rows++;
}

void table_end(struct table_writer *table)
{
	formats[table->format].end(table);
}
