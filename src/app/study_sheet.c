/* From the bytes of a person's own file to lines of cells. */
#include "study_sheet.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "study_cells.h"
#include "text/csv.h"

/* --- lines ------------------------------------------------------------------------------------ */

/* Without blanks at either end; those that do not break are blanks too. */
static const char *cell_of(struct arena *arena, const struct csv_field *field)
{
	static const char *const wide[] = {"\u00A0", "\u202F"};
	char *cell = arena_string(arena, field->text), *end = cell;

	for (const char *at = cell; *at != '\0';) {
		char byte = *at;
		size_t size = 1;

		for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
			if (strncmp(at, wide[i], strlen(wide[i])) == 0) {
				byte = ' ';
				size = strlen(wide[i]);
			}
		*end++ = byte;
		at += size;
	}
	*end = '\0';
	cell += strspn(cell, " \t");
	while (end > cell && strchr(" \t", end[-1]) != NULL)
		end--;
	*end = '\0';
	return cell;
}

const char *sheet_cell(const struct sheet_line *line, size_t column)
{
	return column < line->used ? line->cells[column] : "";
}

struct lines {
	struct sheet_line *items;
	size_t count, capacity;
};

static bool add_line(struct lines *lines, struct arena *arena, const struct csv_field *fields,
	size_t count, uint64_t number, struct error *error)
{
	struct sheet_line line = {.line = number,
		.fields = count,
		.cells = arena_array(arena, count, sizeof(char *))};

	for (size_t i = 0; i < count; i++) {
		if (strlen(fields[i].text) != fields[i].size)
			return error_set(error, "line %llu holds a NUL: that is no text",
				(unsigned long long)number);
		line.cells[i] = cell_of(arena, &fields[i]);
		if (*line.cells[i] != '\0')
			line.used = i + 1;
	}
	if (line.used == 0)
		return true;
	lines->items =
		memory_reach(lines->items, &lines->capacity, lines->count, sizeof *lines->items);
	lines->items[lines->count++] = line;
	return true;
}

static bool read_lines(const char *text, size_t size, char delimiter, struct arena *arena,
	struct lines *lines, struct error *error)
{
	struct csv_bytes bytes = {text, size};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, delimiter);
	enum csv_result result = CSV_RECORD;
	struct csv_field *fields;
	size_t count;
	bool ok = true;

	while (ok && (result = csv_read(reader, &fields, &count, error)) == CSV_RECORD)
		ok = add_line(lines, arena, fields, count, csv_line(reader), error);
	csv_close(reader);
	return ok && result == CSV_END;
}

/* As many as the longest line has that says something. */
static size_t count_columns(const struct study_sheet *sheet)
{
	size_t columns = 0;

	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->lines[i].used > columns)
			columns = sheet->lines[i].used;
	return columns;
}

static void take_heading(struct study_sheet *sheet)
{
	const struct sheet_line *first = &sheet->lines[0];
	long day;
	int month;
	bool ignored;

	if (first->used < 2)
		return;
	for (size_t i = 0; i < first->used; i++)
		if (study_date_parse(first->cells[i], &day, &month, &ignored) ||
			study_cell_is_number(first->cells[i]))
			return;
	sheet->headings = first;
	sheet->lines++;
	sheet->count--;
}

/* --- columns ---------------------------------------------------------------------------------- */

/* The column headed so; sheet->columns where there is none. */
static size_t headed(const struct study_sheet *sheet, const char *name)
{
	size_t column = 0;

	while (column < sheet->columns &&
		(sheet->headings == NULL ||
			strcasecmp(sheet_cell(sheet->headings, column), name) != 0))
		column++;
	return column;
}

/* What the cells of a column are; those that are missing or empty are neither. */
struct tally {
	size_t numbers, words;
	bool filled;
};

static struct tally *tally_columns(const struct study_sheet *sheet)
{
	struct tally *columns = memory_allocate((sheet->columns + 1) * sizeof *columns);

	for (size_t i = 0; i < sheet->count; i++)
		for (size_t k = 0; k < sheet->lines[i].used; k++) {
			const char *cell = sheet->lines[i].cells[k];
			bool number = study_cell_is_number(cell);

			columns[k].filled = columns[k].filled || *cell != '\0';
			columns[k].numbers += number;
			columns[k].words += !number && !study_cell_is_missing(cell);
		}
	return columns;
}

/* What R and pandas write before the dates. */
static bool is_row_number(const struct study_sheet *sheet, size_t column)
{
	return column < sheet->date && sheet->headings != NULL &&
	       *sheet_cell(sheet->headings, column) == '\0';
}

static bool say_columns(const struct sheet_line *line, bool shares, struct error *error)
{
	return error_set(error,
		"line %llu has %zu %s: a chart takes date,value and %s date,numerator,denominator; "
		"of more columns, a first line headed so says which",
		(unsigned long long)line->line, line->fields,
		line->fields == 1 ? "column" : "columns", shares ? "this kind" : "a share");
}

/* Those with numbers besides the dates; where just one column says anything, that one, so that its
 * words are complained of. */
static bool find_by_place(struct study_sheet *sheet, bool shares, struct error *error)
{
	const struct sheet_line *longest = &sheet->lines[0];
	size_t wanted = shares ? 2 : 1, found[3] = {0}, numbers = 0, any = 0, last = 0;
	struct tally *columns = tally_columns(sheet);

	for (size_t i = 0; i < sheet->columns; i++) {
		if (i == sheet->date || !columns[i].filled || is_row_number(sheet, i))
			continue;
		any++;
		last = i;
		if (columns[i].numbers > columns[i].words && numbers <= wanted)
			found[numbers++] = i;
	}
	free(columns);
	if (any == 1 && !shares) {
		found[0] = last;
		numbers = 1;
	}
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->lines[i].used > longest->used)
			longest = &sheet->lines[i];
	sheet->value = found[0];
	sheet->denominator = found[1];
	sheet->shares = shares;
	return numbers == wanted || say_columns(longest, shares, error);
}

static bool find_columns(struct study_sheet *sheet, bool shares, struct error *error)
{
	static const char *const dates[] = {"date", "period", "month"};
	size_t value = headed(sheet, "value"), numerator = headed(sheet, "numerator");
	size_t denominator = headed(sheet, "denominator"), none = sheet->columns;

	sheet->date = none;
	for (size_t i = 0; i < sizeof dates / sizeof *dates && sheet->date == none; i++)
		sheet->date = headed(sheet, dates[i]);
	if (sheet->date == none)
		sheet->date = 0;
	if (numerator < none && denominator < none && (shares || value == none)) {
		sheet->value = numerator;
		sheet->denominator = denominator;
		sheet->shares = true;
		return true;
	}
	if (value < none && !shares) {
		sheet->value = value;
		return true;
	}
	return find_by_place(sheet, shares, error);
}

/* A line that is longer than its heading was parted where it should not be: "2024-01,1,5". */
static bool fit_heading(const struct study_sheet *sheet, struct error *error)
{
	for (size_t i = 0; sheet->headings != NULL && i < sheet->count; i++)
		if (sheet->lines[i].used > sheet->headings->used)
			return error_set(error,
				"line %llu has %zu columns and its heading %zu: is a comma in a "
				"number? Write it without, or between quotes",
				(unsigned long long)sheet->lines[i].line, sheet->lines[i].used,
				sheet->headings->used);
	return true;
}

static bool reach_columns(const struct study_sheet *sheet, struct error *error)
{
	size_t last = sheet->date > sheet->value ? sheet->date : sheet->value;

	if (sheet->shares && sheet->denominator > last)
		last = sheet->denominator;
	for (size_t i = 0; i < sheet->count; i++)
		if (sheet->lines[i].fields <= last)
			return say_columns(&sheet->lines[i], sheet->shares, error);
	return true;
}

static bool choose_decimal(struct study_sheet *sheet, char delimiter, struct error *error)
{
	struct study_decimals seen = {.points_group = delimiter == ';'};

	sheet->decimal = '.';
	if (delimiter == ',')
		return true;
	for (size_t i = 0; i < sheet->count; i++) {
		const struct sheet_line *line = &sheet->lines[i];

		study_decimals_see(&seen, sheet_cell(line, sheet->value), line->line);
		if (sheet->shares)
			study_decimals_see(&seen, sheet_cell(line, sheet->denominator), line->line);
	}
	return study_decimals_choose(&seen, &sheet->decimal, error);
}

static char delimiter_of(const char *line)
{
	size_t size = strcspn(line, "\r\n");

	return memchr(line, '\t', size) != NULL	 ? '\t'
	       : memchr(line, ';', size) != NULL ? ';'
						 : ',';
}

bool study_sheet_read(const char *text, size_t size, bool shares, struct arena *arena,
	struct study_sheet *out, struct error *error)
{
	char delimiter = delimiter_of(text + strspn(text, "\r\n"));
	struct lines lines = {0};
	bool ok = read_lines(text, size, delimiter, arena, &lines, error);

	*out = (struct study_sheet){.value_heading = "", .denominator_heading = ""};
	if (ok && lines.count > 0) {
		out->lines = arena_array(arena, lines.count, sizeof *out->lines);
		memcpy(out->lines, lines.items, lines.count * sizeof *out->lines);
		out->count = lines.count;
		out->columns = count_columns(out);
		take_heading(out);
		ok = out->count == 0 ||
		     (fit_heading(out, error) && find_columns(out, shares, error) &&
			     reach_columns(out, error) && choose_decimal(out, delimiter, error));
	}
	if (ok && out->headings != NULL && out->count > 0) {
		out->value_heading = sheet_cell(out->headings, out->value);
		out->denominator_heading = sheet_cell(out->headings, out->denominator);
	}
	free(lines.items);
	return ok;
}
