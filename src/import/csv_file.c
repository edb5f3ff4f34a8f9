/* Reading one table: every field is looked at for bytes that no table may hold; what it means is
 * checked later. */
#include "csv_file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/csv.h"
#include "text/utf8.h"

enum {
	FILE_MOST =
		64 << 20, /* bytes; ten times a dossier of everything ever written on the subject */
	FIELD_MOST = 64 << 10,
	COLUMNS_MOST = 64,
};

/* One file while it is read. */
struct reading {
	struct dossier_file *file;
	struct arena *arena;
	struct dossier_report *report;
	const struct string_buffer *bytes;
	size_t columns[COLUMNS_MOST]; /* place in the table for each field of the heading */
	size_t field_count;
	size_t numbers[COLUMNS_MOST];
	size_t capacity; /* of file->rows */
};

static bool read_all(
	int file, uint64_t size, struct string_buffer *bytes, const char *path, struct error *error)
{
	char piece[1 << 14];
	ssize_t got = 1;

	if (size > FILE_MOST)
		return error_set(
			error, "%s has %" PRIu64 " bytes: %d are the most", path, size, FILE_MOST);
	while (got > 0 && bytes->size <= FILE_MOST) {
		got = read(file, piece, sizeof piece);
		if (got < 0)
			return error_set_errno(error, errno, "cannot read %s", path);
		string_buffer_add_bytes(bytes, piece, (size_t)got);
	}
	return true;
}

bool csv_file_load(
	const char *path, struct string_buffer *bytes, bool *present, struct error *error)
{
	struct stat status;
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	bool done;

	*present = file >= 0;
	if (file < 0)
		return errno == ENOENT || error_set_errno(error, errno, "cannot open %s", path);
	if (fstat(file, &status) != 0 || !S_ISREG(status.st_mode))
		done = error_set(error, "%s is not a regular file", path);
	else
		done = read_all(file, (uint64_t)status.st_size, bytes, path, error);
	close(file);
	return done;
}

static size_t column_count(const struct dossier_table *table)
{
	size_t count = 0;

	while (table->columns[count].name != NULL)
		count++;
	assert(count <= COLUMNS_MOST);
	return count;
}

/* COLUMNS_MOST where the table has none of that name. */
static size_t find_column(const struct dossier_table *table, const char *name)
{
	for (size_t i = 0; table->columns[i].name != NULL; i++)
		if (strcmp(table->columns[i].name, name) == 0)
			return i;
	return COLUMNS_MOST;
}

static const char *list_columns(const struct dossier_table *table, struct arena *arena)
{
	struct string_buffer list = {0};
	const char *out;

	for (size_t i = 0; table->columns[i].name != NULL; i++)
		string_buffer_format(&list, "%s%s", i > 0 ? ", " : "", table->columns[i].name);
	out = arena_string(arena, string_buffer_text(&list));
	string_buffer_free(&list);
	return out;
}

static const char *nearest_column(const struct dossier_table *table, const char *name)
{
	size_t distance = problems_distance(name);
	const char *best = NULL;

	for (size_t i = 0; table->columns[i].name != NULL; i++)
		problems_consider(name, table->columns[i].name, &best, &distance);
	return best;
}

static void report_unknown_column(const struct reading *reading, const struct place *place)
{
	const struct dossier_table *table = reading->file->table;
	const char *nearest = nearest_column(table, place->column),
		   *list = list_columns(table, reading->arena);

	if (nearest != NULL)
		problems_add(reading->report, place,
			"%s has no such column: write %s (its columns are %s)", table->name,
			nearest, list);
	else
		problems_add(reading->report, place, "%s has no such column: write one of %s",
			table->name, list);
}

static void check_missing_columns(const struct reading *reading)
{
	const struct dossier_table *table = reading->file->table;

	for (size_t i = 0; table->columns[i].name != NULL; i++) {
		struct place place = {
			reading->file->name, 1, reading->field_count + 1, table->columns[i].name};

		if (table->columns[i].required && reading->numbers[i] == 0)
			problems_add(reading->report, &place,
				"the column is missing: write a heading with %s",
				list_columns(table, reading->arena));
	}
}

/* False where the rows cannot be read by this heading. */
static bool read_heading(struct reading *reading, const struct csv_field *fields, size_t count)
{
	size_t before = reading->report->problem_count;

	reading->field_count = count;
	for (size_t i = 0; i < count; i++) {
		struct place place = {reading->file->name, 1, i + 1, fields[i].text};
		size_t column = find_column(reading->file->table, fields[i].text);

		if (column == COLUMNS_MOST || i >= COLUMNS_MOST) {
			place.column = arena_string(
				reading->arena, *fields[i].text ? fields[i].text : "(empty)");
			report_unknown_column(reading, &place);
		} else if (reading->numbers[column] != 0) {
			problems_add(reading->report, &place,
				"field %zu has this heading already: leave one out",
				reading->numbers[column]);
		} else {
			reading->columns[i] = column;
			reading->numbers[column] = i + 1;
		}
	}
	check_missing_columns(reading);
	reading->file->numbers = memcpy(arena_array(reading->arena, COLUMNS_MOST, sizeof(size_t)),
		reading->numbers, sizeof reading->numbers);
	return reading->report->problem_count == before;
}

static bool is_blank(const struct csv_field *fields, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (fields[i].size > 0)
			return false;
	return true;
}

/* The first broken byte of the field, where it is in the file. */
static void report_bad_bytes(
	const struct reading *reading, const struct place *place, const struct csv_field *field)
{
	const char *from = reading->bytes->bytes + field->byte;
	size_t bad = 0;

	utf8_valid(from, reading->bytes->size - field->byte, &bad);
	problems_add(reading->report, place,
		"byte %" PRIu64 " of the file (0x%02X) is not UTF-8: save the file as UTF-8",
		field->byte + bad + 1, (unsigned)(unsigned char)from[bad]);
}

/* What no terminal and no later reader could show. */
static bool check_signs(
	const struct reading *reading, const struct place *place, const struct csv_field *field)
{
	for (size_t at = 0; at < field->size;) {
		int32_t code_point;

		at += utf8_decode(field->text + at, field->size - at, &code_point);
		if (code_point == 0 || utf8_width(code_point) < 0) {
			problems_add(reading->report, place,
				"holds the character U+%04X, which cannot be shown: leave it out",
				(unsigned)code_point);
			return false;
		}
	}
	return true;
}

/* False where the file is in another encoding: then nothing behind it is worth a line. */
static bool read_field(const struct reading *reading, uint64_t line, size_t number,
	const struct csv_field *field, const char **out)
{
	struct place place = {reading->file->name, line, number + 1,
		reading->file->table->columns[reading->columns[number]].name};
	size_t bad;

	*out = NULL;
	if (!utf8_valid(field->text, field->size, &bad)) {
		report_bad_bytes(reading, &place, field);
		return false;
	}
	if (field->size > FIELD_MOST)
		problems_add(reading->report, &place, "has %zu bytes: %d are the most", field->size,
			FIELD_MOST);
	else if (check_signs(reading, &place, field) && field->size > 0)
		*out = arena_bytes(reading->arena, field->text, field->size);
	return true;
}

static bool read_row(
	struct reading *reading, uint64_t line, const struct csv_field *fields, size_t count)
{
	const char **row =
		arena_array(reading->arena, column_count(reading->file->table), sizeof *row);
	struct dossier_file *file = reading->file;

	for (size_t i = 0; i < count; i++)
		if (!read_field(reading, line, i, &fields[i], &row[reading->columns[i]]))
			return false;
	if (file->count == reading->capacity) {
		struct dossier_row *old = file->rows;

		reading->capacity = reading->capacity * 2 + 64;
		file->rows = arena_array(reading->arena, reading->capacity, sizeof *file->rows);
		if (file->count > 0)
			memcpy(file->rows, old, file->count * sizeof *old);
	}
	file->rows[file->count++] = (struct dossier_row){.line = line, .fields = row};
	return true;
}

static void report_field_count(const struct reading *reading, uint64_t line, size_t count)
{
	size_t last = count < reading->field_count ? count : reading->field_count;
	struct place place = {reading->file->name, line, count,
		reading->file->table->columns[reading->columns[last > 0 ? last - 1 : 0]].name};

	problems_add(reading->report, &place,
		"the row has %zu field%s and the heading %zu: write as many, and quote a text with "
		"a comma",
		count, count == 1 ? "" : "s", reading->field_count);
}

/* False where reading ends. */
static bool read_record(
	struct reading *reading, uint64_t line, const struct csv_field *fields, size_t count)
{
	if (reading->field_count == 0)
		return read_heading(reading, fields, count);
	if (is_blank(fields, count))
		return true;
	if (count == reading->field_count)
		return read_row(reading, line, fields, count);
	report_field_count(reading, line, count);
	return true;
}

/* What a spreadsheet may have saved instead of our CSV, told once and not at every column; NULL
 * where it looks right. */
static const char *foreign_form(const struct string_buffer *bytes)
{
	const char *text = string_buffer_text(bytes);
	size_t heading = strcspn(text, "\r\n");

	if (bytes->size >= 2 &&
		(memcmp(text, "\xFF\xFE", 2) == 0 || memcmp(text, "\xFE\xFF", 2) == 0 ||
			(text[0] == '\0') != (text[1] == '\0')))
		return "the file is UTF-16: save it as UTF-8 (CSV UTF-8)";
	if (memchr(text, ',', heading) != NULL)
		return NULL;
	if (memchr(text, ';', heading) != NULL)
		return "semicolons stand between its fields: save it with commas between them";
	return memchr(text, '\t', heading) != NULL
		       ? "tabs stand between its fields: save it with commas between them"
		       : NULL;
}

void csv_file_parse(const struct string_buffer *bytes, struct dossier_file *file,
	struct arena *arena, struct dossier_report *report)
{
	struct reading reading = {.file = file, .arena = arena, .report = report, .bytes = bytes};
	struct csv_bytes source = {string_buffer_text(bytes), bytes->size};
	struct csv_reader *reader = csv_open(csv_read_bytes, &source, ',');
	struct place place = {file->name, 1, 1, file->table->columns[0].name};
	enum csv_result result;
	struct csv_field *fields;
	struct error error;
	size_t count;

	if (foreign_form(bytes) != NULL) {
		problems_add(report, &place, "%s", foreign_form(bytes));
		csv_close(reader);
		return;
	}
	do {
		result = csv_read(reader, &fields, &count, &error);
	} while (result == CSV_RECORD && read_record(&reading, csv_line(reader), fields, count));
	place.line = csv_line(reader) > 0 ? csv_line(reader) : 1;
	if (result == CSV_ERROR)
		problems_add(report, &place, "%s: mend the quotes of this row", error.message);
	else if (result == CSV_END && reading.field_count == 0)
		problems_add(report, &place, "the file is empty: write a heading with %s",
			list_columns(file->table, arena));
	csv_close(reader);
}

bool csv_file_has_heading(const struct string_buffer *bytes, const struct dossier_table *table)
{
	struct dossier_report report = {.problem_count = 0};
	struct dossier_file file = {.table = table, .name = ""};
	struct arena arena = {0};
	struct string_buffer heading = {0};
	bool found;

	string_buffer_add_bytes(
		&heading, string_buffer_text(bytes), strcspn(string_buffer_text(bytes), "\r\n"));
	csv_file_parse(&heading, &file, &arena, &report);
	found = report.problem_count == 0;
	string_buffer_free(&heading);
	string_buffer_free(&report.problems);
	arena_free(&arena);
	return found;
}
