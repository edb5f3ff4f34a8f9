/* Tables as people's files have them: text, rows, months. */
#include "table.h"
#include "table_parts.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "text/utf8.h"

enum {
	TEXT_MOST = 512 << 20, /* bytes of a file; a month of DM01 by commissioner has 45 million */
	PIECE = 64 << 10,
	PROGRESS_EVERY = 4096, /* rows */
	UNIT_SEPARATOR = 0x1F, /* stands for '¬', which is two bytes of UTF-8 */
};

static const char not_sign[] = "\xC2\xAC";

static bool read_text(struct table *table, struct error *error)
{
	struct string_buffer *text = &table->text;
	char *piece = memory_allocate(PIECE);
	int64_t got = 0;
	bool done = true;

	while (done && (got = source_read(table->source, piece, PIECE, error)) > 0) {
		string_buffer_add_bytes(text, piece, (size_t)got);
		if (text->size > TEXT_MOST)
			done = error_set(error,
				"has more than %d MB: only RTT extracts are read at any size",
				TEXT_MOST >> 20);
		else
			done = source_progress(table->source, 0, error);
	}
	free(piece);
	return done && got == 0;
}

/* The one of , ; tab and ¬ that stands most often outside quotes: names hold commas, but each row
 * holds more delimiters. */
static char tell_delimiter(const char *text, size_t size)
{
	size_t comma = 0, semicolon = 0, tab = 0, sign = 0;
	bool quoted = false;

	for (size_t i = 0; i < size; i++) {
		quoted ^= text[i] == '"';
		comma += !quoted && text[i] == ',';
		semicolon += !quoted && text[i] == ';';
		tab += !quoted && text[i] == '\t';
		sign += i + 1 < size && memcmp(text + i, not_sign, 2) == 0;
	}
	if (sign > comma && sign > semicolon && sign > tab)
		return UNIT_SEPARATOR;
	if (tab > comma && tab > semicolon)
		return '\t';
	return semicolon > comma ? ';' : ',';
}

/* Where in the text a byte stands, as a reader of it counts: lines and columns from 1. */
static void find_place(const char *text, size_t at, char delimiter, size_t *line, size_t *column)
{
	bool quoted = false;

	*line = *column = 1;
	for (size_t i = 0; i < at; i++) {
		bool ends = text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n');

		quoted ^= text[i] == '"';
		*line += ends;
		*column = !quoted && ends ? 1 : *column + (!quoted && text[i] == delimiter);
	}
}

static bool check_text(const struct table *table, struct error *error)
{
	const char *text = string_buffer_text(&table->text);
	size_t bad_at, line, column;

	if (utf8_valid(text, table->text.size, &bad_at))
		return true;
	table->source->not_utf8 = true;
	find_place(text, bad_at, tell_delimiter(text, bad_at), &line, &column);
	return error_set(error,
		"line %zu, column %zu, byte %zu: 0x%02X is not UTF-8: say what it is with "
		"--encoding",
		line, column, bad_at, (unsigned)(unsigned char)text[bad_at]);
}

/* A separator of one byte, as the file in Windows-1252 had it: offsets stay those of the file. */
static void replace_not_signs(char *text, size_t *size)
{
	char *to = text;

	for (const char *from = text, *end = text + *size; from < end; from++) {
		bool sign = from + 1 < end && memcmp(from, not_sign, 2) == 0;

		*to++ = sign ? UNIT_SEPARATOR : *from;
		from += sign;
	}
	*size = (size_t)(to - text);
}

void table_rewind(struct table *table)
{
	csv_close(table->reader);
	table->count = 0;
	table->bytes = (struct csv_bytes){string_buffer_text(&table->text), table->size};
	table->reader = csv_open(csv_read_bytes, &table->bytes, table->delimiter);
}

void table_start(struct table *table)
{
	enum { HEAD = 64 << 10 };

	table->size = table->text.size;
	table->delimiter = tell_delimiter(
		string_buffer_text(&table->text), table->size < HEAD ? table->size : HEAD);
	if (table->delimiter == UNIT_SEPARATOR)
		replace_not_signs(table->text.bytes, &table->size);
	table_rewind(table);
}

bool table_open(struct table *table, struct source *source, struct error *error)
{
	*table = (struct table){.source = source, .month = MONTH_NONE};
	if (!read_text(table, error) || !check_text(table, error))
		return false;
	table_start(table);
	return true;
}

void table_close(struct table *table)
{
	csv_close(table->reader);
	string_buffer_free(&table->text);
	arena_free(&table->arena);
}

bool table_is_space(const char *text, size_t *size)
{
	*size = strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 1; /* a no-break space, from a web page */
	return *size == 2 || (*text != '\0' && strchr(" \t\r\n\v\f", *text) != NULL);
}

/* No field has more than spaces. */
static bool is_blank(const struct csv_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const char *text = fields[i].text;
		size_t step = 1;

		while (*text && table_is_space(text, &step))
			text += step;
		if (*text || (size_t)(text - fields[i].text) < fields[i].size)
			return false;
	}
	return true;
}

static bool check_count(const struct table *table, struct error *error)
{
	size_t last = table->count;

	while (last > table->width && is_blank(&table->fields[last - 1], 1))
		last--;
	if (last > table->width)
		return table_fail(table, last - 1, error,
			"the row has %zu field%s and the heading %zu: quote a text with a comma",
			last, last == 1 ? "" : "s", table->width);
	if (table->count < table->columns)
		return table_fail(table, table->count - 1, error,
			"the row has %zu field%s and the heading %zu: the file is cut off here, or "
			"fields are missing",
			table->count, table->count == 1 ? "" : "s", table->columns);
	return true;
}

static bool check_nuls(const struct table *table, struct error *error)
{
	for (size_t i = 0; i < table->count; i++)
		if (memchr(table->fields[i].text, '\0', table->fields[i].size) != NULL)
			return table_fail(table, i, error,
				"holds a NUL byte: the file is no text, or damaged");
	return true;
}

bool table_next(struct table *table, bool *more, struct error *error)
{
	for (;;) {
		switch (csv_read(table->reader, &table->fields, &table->count, error)) {
		case CSV_ERROR:
			return false;
		case CSV_END:
			*more = false;
			return true;
		case CSV_RECORD:
			break;
		}
		if (is_blank(table->fields, table->count))
			continue;
		*more = true;
		if (table->headings == NULL)
			return check_nuls(table, error);
		table->rows++;
		if (table->rows % PROGRESS_EVERY == 0 &&
			!source_progress(table->source, table->rows, error))
			return false;
		if (check_count(table, error) && check_nuls(table, error))
			return true;
		if (!table_skip(table, error))
			return false;
	}
}

static bool fail_at_cell(const struct table *table, size_t column, struct error *error,
	const char *format, va_list arguments)
{
	const char *title = column < table->columns ? table->titles[column] : "";
	char reason[600];

	vsnprintf(reason, sizeof reason, format, arguments);
	if (column >= table->count)
		column = 0;
	return error_set(error, "line %" PRIu64 ", column %zu%s%.60s%s, byte %" PRIu64 ": %s",
		csv_line(table->reader), column + 1, *title ? " (" : "", title, *title ? ")" : "",
		table->count > 0 ? table->fields[column].byte : 0, reason);
}

bool table_fail(
	const struct table *table, size_t column, struct error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	fail_at_cell(table, column, error, format, arguments);
	va_end(arguments);
	return false;
}

static void seek(struct table *table, uint64_t line)
{
	struct error ignored;

	table_rewind(table);
	do {
		if (csv_read(table->reader, &table->fields, &table->count, &ignored) != CSV_RECORD)
			break;
	} while (csv_line(table->reader) < line);
}

bool table_fail_at(struct table *table, uint64_t line, size_t column, struct error *error,
	const char *format, ...)
{
	va_list arguments;

	if (table->source->problems >= PROBLEMS_LISTED)
		return error_set(error, "line %" PRIu64, line);
	seek(table, line);
	va_start(arguments, format);
	fail_at_cell(table, column, error, format, arguments);
	va_end(arguments);
	return false;
}

bool table_skip(struct table *table, struct error *error)
{
	table->skipped++;
	return source_problem(table->source, error->message, error);
}

bool table_each(struct table *table, bool (*take)(void *context, struct error *error),
	void *context, struct error *error)
{
	bool more;

	for (;;) {
		if (!table_next(table, &more, error))
			return false;
		if (!more)
			return true;
		if (!take(context, error) && !table_skip(table, error))
			return false;
	}
}

/* What the file says of its month is not changed: of no row, so that keep_going takes none. */
static bool hold_against_given(
	const struct table *table, size_t column, int month, struct error *error)
{
	static const char leave[] = "leave --period out, which is for files that do not say "
				    "their month";
	const char *given = table->source->options->period, *text = table_text(table, column);
	char name[9];

	if (given == NULL || month == MONTH_NONE || month_find(given) == month)
		return true;
	month_format(month_find(given), name);
	table->source->refused = true;
	return *text ? table_fail(table, column, error, "%.40s is another month than %s: %s", text,
			       name, leave)
		     : error_set(error, "%.40s, as the file says, is another month than %s: %s",
			       table->period, name, leave);
}

bool table_cell_month(const struct table *table, size_t column, int *month, struct error *error)
{
	const char *text = table_text(table, column);

	*month = month_find(text);
	if (*month == MONTH_NONE)
		return table_fail(table, column, error,
			"\"%.40s\" is no month: write one like 2025-04", text);
	return hold_against_given(table, column, *month, error);
}

bool table_month(const struct table *table, size_t column, int *month, struct error *error)
{
	const struct source *source = table->source;
	const char *given = source->options->period, *text = table_text(table, column);
	const char *places[] = {table->period, given, source->file, source->outer};

	if (given != NULL && month_find(given) == MONTH_NONE) {
		table->source->refused = true;
		return error_set(error, "--period %s is no month: write it like 2025-04", given);
	}
	*month = month_find(text);
	if (*month == MONTH_NONE && *text && given == NULL)
		return table_fail(table, column, error,
			"\"%.40s\" is no month: write one like 2025-04", text);
	for (size_t i = 0; *month == MONTH_NONE && i < sizeof places / sizeof *places; i++)
		if (places[i] != NULL)
			*month = month_find(places[i]);
	if (*month != MONTH_NONE)
		return hold_against_given(table, column, *month, error);
	table->source->refused = column == TABLE_NONE; /* else another row may say its month */
	return error_set(error,
		"neither the file nor its name says which month it is of: say so with --period "
		"2025-04");
}

bool table_only_month(
	struct table *table, size_t column, const char *what, int *month, struct error *error)
{
	if (!table_month(table, column, month, error))
		return false;
	if (table->month == MONTH_NONE)
		table->month = *month;
	return table->month == *month ||
	       table_fail(table, column, error,
		       "is another month than that of the rows above: a file of %s has one", what);
}
