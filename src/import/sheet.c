/* One of our own tables, row by row. */
#include "sheet.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/string_buffer.h"
#include "model/month.h"
#include "text/utf8.h"

static int64_t read_file(void *context, char *buffer, size_t size, struct error *error)
{
	const struct sheet *sheet = context;
	ssize_t got;

	while ((got = read(sheet->file, buffer, size)) < 0 && errno == EINTR)
		;
	if (got < 0)
		error_set_errno(error, errno, "cannot be read");
	return got;
}

static size_t find_column(const struct sheet *sheet, const char *heading)
{
	size_t i = 0;

	while (sheet->columns[i] != NULL && strcmp(sheet->columns[i], heading) != 0)
		i++;
	return i;
}

static bool read_heading(struct sheet *sheet, struct error *error)
{
	bool found[SHEET_COLUMNS_MOST] = {false};
	enum csv_result result = csv_read(sheet->reader, &sheet->fields, &sheet->count, error);

	if (result == CSV_ERROR)
		return error_prefix(error, "%s", sheet->name);
	for (size_t i = 0; result == CSV_RECORD && i < sheet->count; i++) {
		size_t column = find_column(sheet, sheet->fields[i].text);

		if (sheet->columns[column] == NULL || found[column])
			return error_set(error,
				"%s: line 1, column %zu: \"%.60s\" is no heading of this table, or "
				"is there twice",
				sheet->name, i + 1, sheet->fields[i].text);
		found[column] = true;
		sheet->places[column] = i;
	}
	for (size_t i = 0; sheet->columns[i] != NULL; i++)
		if (!found[i])
			return error_set(
				error, "%s has no column %s", sheet->name, sheet->columns[i]);
	return true;
}

bool sheet_open(struct sheet *sheet, const char *folder, const char *name,
	const char *const *columns, struct error *error)
{
	struct string_buffer path = {0};
	struct stat status;

	*sheet = (struct sheet){.name = name, .columns = columns};
	string_buffer_format(&path, "%s/%s", folder, name);
	sheet->file = open(string_buffer_text(&path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	string_buffer_free(&path);
	if (sheet->file < 0)
		return error_set_errno(error, errno, "cannot open %s of %s", name, folder);
	if (fstat(sheet->file, &status) != 0 || !S_ISREG(status.st_mode))
		return error_set(error, "%s of %s is no regular file", name, folder);
	sheet->reader = csv_open(read_file, sheet, ',');
	return read_heading(sheet, error) && sheet_next(sheet, error);
}

void sheet_close(struct sheet *sheet)
{
	csv_close(sheet->reader);
	if (sheet->file >= 0)
		close(sheet->file);
	sheet->file = -1;
	sheet->reader = NULL;
}

bool sheet_next(struct sheet *sheet, struct error *error)
{
	enum csv_result result = csv_read(sheet->reader, &sheet->fields, &sheet->count, error);
	size_t columns = 0;

	sheet->more = result == CSV_RECORD;
	if (result == CSV_ERROR)
		return error_prefix(error, "%s", sheet->name);
	while (sheet->columns[columns] != NULL)
		columns++;
	if (sheet->more && sheet->count != columns)
		return error_set(error,
			"%s: line %" PRIu64 ": the row has %zu field%s and the heading %zu",
			sheet->name, csv_line(sheet->reader), sheet->count,
			sheet->count == 1 ? "" : "s", columns);
	for (size_t i = 0; sheet->more && i < columns; i++) {
		const struct csv_field *field = &sheet->fields[sheet->places[i]];

		sheet->cells[i] = field->text;
		if (memchr(field->text, '\0', field->size) != NULL ||
			!utf8_valid(field->text, field->size, NULL))
			return sheet_fail(sheet, i, error, "is not UTF-8");
	}
	return true;
}

bool sheet_fail(
	const struct sheet *sheet, size_t column, struct error *error, const char *format, ...)
{
	char reason[400];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(reason, sizeof reason, format, arguments);
	va_end(arguments);
	return error_set(error, "%s: line %" PRIu64 ", column %zu (%s): %s", sheet->name,
		csv_line(sheet->reader), sheet->places[column] + 1, sheet->columns[column], reason);
}

bool sheet_number(const struct sheet *sheet, size_t column, int64_t *out, struct error *error)
{
	const char *text = sheet->cells[column];
	size_t size = strlen(text);

	if (size == 0 || size > 18 || strspn(text, "0123456789") != size)
		return sheet_fail(sheet, column, error, "\"%.40s\" is no whole number", text);
	*out = strtoll(text, NULL, 10);
	return true;
}

bool sheet_month(const struct sheet *sheet, size_t column, int *out, struct error *error)
{
	*out = month_parse(sheet->cells[column]);
	return *out != MONTH_NONE ||
	       sheet_fail(sheet, column, error, "\"%.40s\" is no month: write one like 2025-04",
		       sheet->cells[column]);
}
