/* Records as RFC 4180 has them, read in place. */
#include "rtt_fields.h"

#include <string.h>

#include "base/memory.h"

static bool is_blank(char byte)
{
	return byte == ' ' || byte == '\t';
}

static void trim(struct rtt_field *field)
{
	while (field->size > 0 && is_blank(field->text[0])) {
		field->text++;
		field->size--;
	}
	while (field->size > 0 && is_blank(field->text[field->size - 1]))
		field->size--;
}

static char delimiter_of(const struct rtt_record *record)
{
	return record->delimiter != '\0' ? record->delimiter : ',';
}

static bool ends_field(const char *at, const char *end, char delimiter)
{
	return at == end || *at == delimiter || *at == '\n' || *at == '\r';
}

static const char *read_quoted(
	struct rtt_record *record, struct rtt_field *field, const char *at, const char *end)
{
	field->quoted = true;
	field->text = ++at;
	for (; at < end; at++) {
		if (*at == '"' && (at + 1 == end || at[1] != '"'))
			break;
		at += *at == '"';
		record->lines += *at == '\n' || (*at == '\r' && at[1] != '\n');
	}
	field->size = (size_t)((at < end ? at : end) - field->text);
	if (at >= end) {
		record->fault = FIELD_OPEN_QUOTE;
		return end;
	}
	at++;
	while (at < end && is_blank(*at) && *at != delimiter_of(record))
		at++;
	if (!ends_field(at, end, delimiter_of(record)))
		record->fault = FIELD_STRAY_QUOTE;
	return at;
}

static const char *read_plain(
	struct rtt_record *record, struct rtt_field *field, const char *at, const char *end)
{
	char delimiter = delimiter_of(record);

	field->quoted = false;
	field->text = at;
	while (!ends_field(at, end, delimiter) && *at != '"')
		at++;
	field->size = (size_t)(at - field->text);
	if (at < end && *at == '"')
		record->fault = FIELD_STRAY_QUOTE;
	return at;
}

static struct rtt_field *add_field(struct rtt_record *record)
{
	if (record->count == record->capacity) {
		record->capacity = record->capacity > 0 ? 2 * record->capacity : 128;
		record->fields =
			memory_resize(record->fields, record->capacity, sizeof *record->fields);
	}
	return &record->fields[record->count++];
}

static const char *read_field(struct rtt_record *record, const char *at, const char *end)
{
	struct rtt_field *field = add_field(record);
	const char *quote = at;

	field->raw = at;
	while (quote < end && is_blank(*quote) && *quote != delimiter_of(record))
		quote++;
	at = quote < end && *quote == '"' ? read_quoted(record, field, quote, end)
					  : read_plain(record, field, at, end);
	trim(field);
	return at;
}

/* Broken quotes: the rest of the line is not looked at. */
static const char *skip_line(const char *at, const char *end)
{
	while (at < end && *at != '\n' && *at != '\r')
		at++;
	return at;
}

void record_read(struct rtt_record *record, const char *text, const char *end, size_t most)
{
	const char *at = text;
	bool limited = false;

	record->count = 0;
	record->lines = 0;
	record->whole = false;
	record->fault = FIELD_FINE;
	for (;;) {
		uint32_t lines = record->lines;

		at = read_field(record, at, end);
		if (record->fault != FIELD_FINE) {
			record->lines = lines;
			at = skip_line(record->fields[record->count - 1].raw, end);
		}
		if (at == end || *at != delimiter_of(record))
			break;
		at++;
		limited = record->count == most;
		if (limited)
			break;
	}
	record->after = at;
	if (at == end || limited)
		return;
	record->whole = true;
	record->lines++;
	record->after += *at == '\r' && at + 1 < end && at[1] == '\n' ? 2 : 1;
}

bool record_blank(const struct rtt_record *record)
{
	for (size_t i = 0; i < record->count; i++)
		if (record->fields[i].size > 0 || record->fields[i].quoted)
			return false;
	return record->fault == FIELD_FINE;
}

const char *record_find_nul(const struct rtt_record *record, size_t *field)
{
	for (*field = 0; *field < record->count; ++*field) {
		const struct rtt_field *one = &record->fields[*field];
		const char *nul = one->size > 0 ? memchr(one->text, '\0', one->size) : NULL;

		if (nul != NULL)
			return nul;
	}
	return NULL;
}

void field_copy(const struct rtt_field *field, char *buffer, size_t size)
{
	size_t out = 0;

	for (size_t i = 0; i < field->size && out + 1 < size; i++) {
		buffer[out++] = field->text[i];
		if (field->quoted && field->text[i] == '"' && i + 1 < field->size)
			i += field->text[i + 1] == '"';
	}
	buffer[out] = '\0';
}

/* Commas stand before groups of three digits, and only there. */
static bool well_grouped(const struct rtt_field *field)
{
	size_t run = 0;
	bool grouped = false;

	for (size_t i = 0; i < field->size; i++) {
		if (field->text[i] != ',') {
			run++;
			continue;
		}
		if (run == 0 || run > 3 || (grouped && run != 3))
			return false;
		grouped = true;
		run = 0;
	}
	return !grouped || run == 3;
}

int64_t field_count(const struct rtt_field *field)
{
	int64_t count = 0;

	for (size_t i = 0; i < field->size; i++) {
		if (field->text[i] == ',')
			continue;
		if (field->text[i] < '0' || field->text[i] > '9')
			return -1;
		count = count * 10 + (field->text[i] - '0');
		if (count > COUNT_MOST)
			return -1;
	}
	return well_grouped(field) ? count : -1;
}
