/* Reads a CSV file whole. */
#include "support/csv_rows.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/csv.h"

static int64_t read_file(void *context, char *buffer, size_t size, struct error *error)
{
	(void)error;
	return (int64_t)fread(buffer, 1, size, context);
}

static struct csv_row keep(struct arena *arena, const struct csv_field *fields, size_t count)
{
	struct csv_row row = {arena_array(arena, count, sizeof *row.fields), count};

	for (size_t i = 0; i < count; i++)
		row.fields[i] = arena_string(arena, fields[i].text);
	return row;
}

struct csv_rows csv_rows_read(struct arena *arena, const char *path)
{
	const char *folder = getenv("CONCORDAT_SOURCE");
	const char *whole = arena_format(arena, "%s/%s", folder != NULL ? folder : ".", path);
	FILE *file = fopen(whole, "rb");
	struct csv_rows out = {0};
	struct csv_field *fields;
	struct csv_reader *reader;
	struct error error = {"cannot be opened"};
	size_t capacity = 0, count;
	enum csv_result result = CSV_ERROR;

	if (file != NULL) {
		reader = csv_open(read_file, file, ',');
		while ((result = csv_read(reader, &fields, &count, &error)) == CSV_RECORD) {
			if (out.count == capacity) {
				capacity = capacity * 2 + 64;
				out.rows = memory_resize(out.rows, capacity, sizeof *out.rows);
			}
			out.rows[out.count++] = keep(arena, fields, count);
		}
		csv_close(reader);
		fclose(file);
	}
	if (result != CSV_END) {
		fprintf(stderr, "%s: %s\n", whole, error.message);
		exit(1);
	}
	if (out.count > 0) {
		struct csv_row *rows = arena_array(arena, out.count, sizeof *rows);

		for (size_t i = 0; i < out.count; i++)
			rows[i] = out.rows[i];
		free(out.rows);
		out.rows = rows;
	}
	return out;
}

double csv_row_number(const struct csv_row *row, size_t field)
{
	return strtod(row->fields[field], NULL);
}
