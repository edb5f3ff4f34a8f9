/* Any bytes through the CSV reader: what it gives is inside its input, and writing it again reads
 * equal. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_again(const struct csv_field *fields, size_t count)
{
	struct string_buffer out = {0};
	for (size_t i = 0; i < count; i++) {
		if (i)
			string_buffer_add_char(&out, ',');
		csv_write_field(&out, fields[i].text);
	}
	string_buffer_add_char(&out, '\n');
	struct csv_bytes bytes = {string_buffer_text(&out), out.size};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, ',');
	struct csv_field *again;
	size_t again_count;
	struct error error;
	if (csv_read(reader, &again, &again_count, &error) == CSV_RECORD && again_count == count)
		for (size_t i = 0; i < count; i++)
			assert(strcmp(fields[i].text, again[i].text) == 0 ||
				(i == 0 && strncmp(fields[i].text, "\xEF\xBB\xBF", 3) == 0));
	csv_close(reader);
	string_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_bytes bytes = {(const char *)data, size};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, ',');
	struct csv_field *fields;
	size_t count;
	struct error error;
	while (csv_read(reader, &fields, &count, &error) == CSV_RECORD) {
		for (size_t i = 0; i < count; i++)
			assert(fields[i].text[fields[i].size] == 0);
		write_again(fields, count);
	}
	csv_close(reader);
	return 0;
}
