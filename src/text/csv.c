/*
 * Reading CSV in one pass: fields are unescaped and terminated where they stand in the reader's
 * buffer, which holds one whole record. Writing a field.
 */
#include "text/csv.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum {
	BUFFER_FIRST = 64 * 1024,
	RECORD_LONGEST = 64 * 1024 * 1024,
	FIELDS_FIRST = 128,
	FIELDS_MOST = 16384, /* as a spreadsheet; bounds the memory a line of commas takes */
};

/* What ends a run of plain bytes. */
enum stop { STOP_NONE, STOP_DELIMITER, STOP_LF, STOP_CR, STOP_QUOTE };

enum step { STEP_FIELD, STEP_RECORD, STEP_ERROR };

static const char byte_order_mark[3] = "\xEF\xBB\xBF"; /* U+FEFF, without a NUL */

struct csv_reader {
	csv_source *read;
	void *context;
	char *buffer; /* capacity bytes and one for an LF behind the last: it stops every scan */
	size_t capacity;
	size_t size;	 /* bytes read */
	size_t record;	 /* where the record begins in buffer */
	size_t at;	 /* the next byte */
	uint64_t origin; /* place of buffer[0] in the input */
	uint64_t line;	 /* on which the field in hand begins */
	uint64_t record_line;
	struct csv_field *fields;
	size_t count;
	size_t field_capacity;
	bool started;
	bool ended; /* the source has no more */
	bool failed;
	bool after_cr; /* an LF here belongs to the CR before it */
	unsigned char stops[256];
};

struct csv_reader *csv_open(csv_source *read, void *context, char delimiter)
{
	struct csv_reader *reader = memory_allocate(sizeof *reader);

	assert(delimiter != '\n' && delimiter != '\r' && delimiter != '"');
	reader->read = read;
	reader->context = context;
	reader->capacity = BUFFER_FIRST;
	reader->buffer = memory_resize(NULL, reader->capacity + 1, 1);
	reader->buffer[0] = '\n';
	reader->field_capacity = FIELDS_FIRST;
	reader->fields = memory_resize(NULL, reader->field_capacity, sizeof *reader->fields);
	reader->line = 1;
	reader->stops['\n'] = STOP_LF;
	reader->stops['\r'] = STOP_CR;
	reader->stops['"'] = STOP_QUOTE;
	reader->stops[(unsigned char)delimiter] = STOP_DELIMITER;
	return reader;
}

void csv_close(struct csv_reader *reader)
{
	if (reader == NULL)
		return;
	free(reader->fields);
	free(reader->buffer);
	free(reader);
}

uint64_t csv_line(const struct csv_reader *reader)
{
	return reader->record_line;
}

int64_t csv_read_bytes(void *context, char *buffer, size_t size, struct error *error)
{
	struct csv_bytes *source = context;
	size_t given = source->size < size ? source->size : size;

	(void)error;
	if (given > 0)
		memcpy(buffer, source->bytes, given);
	source->bytes += given;
	source->size -= given;
	return (int64_t)given;
}

static enum step fail(
	const struct csv_reader *reader, uint64_t byte, const char *what, struct error *error)
{
	error_set(error, "line %" PRIu64 ", column %zu, byte %" PRIu64 ": %s", reader->line,
		reader->count, byte, what);
	return STEP_ERROR;
}

/* The fields of the unfinished record follow the buffer. */
static void place_fields(struct csv_reader *reader)
{
	for (size_t i = 0; i < reader->count; i++) {
		struct csv_field *field = &reader->fields[i];

		field->text = reader->buffer + (field->byte - reader->origin) + field->quoted;
	}
}

/* Moves the unfinished record to the front and sees that there is room behind it. */
static bool make_room(struct csv_reader *reader, struct error *error)
{
	size_t before = reader->record;

	memmove(reader->buffer, reader->buffer + before, reader->size - before);
	reader->size -= before;
	reader->at -= before;
	reader->origin += before;
	reader->record = 0;
	if (reader->size >= RECORD_LONGEST) {
		fail(reader, reader->origin, "a record of more than 64 MiB", error);
		return false;
	}
	if (reader->size == reader->capacity) {
		reader->capacity *= 2;
		reader->buffer = memory_resize(reader->buffer, reader->capacity + 1, 1);
	}
	place_fields(reader);
	return true;
}

/* Reads on behind the unfinished record; what the source's read() returns. */
static int64_t fill(struct csv_reader *reader, struct error *error)
{
	int64_t given;

	if (reader->ended)
		return 0;
	if (!make_room(reader, error))
		return -1;
	given = reader->read(reader->context, reader->buffer + reader->size,
		reader->capacity - reader->size, error);
	assert(given <= (int64_t)(reader->capacity - reader->size));
	if (given > 0)
		reader->size += (size_t)given;
	else
		reader->ended = true;
	reader->buffer[reader->size] = '\n';
	return given;
}

/* More than 0: there is a byte at reader->at. 0: the input ends here. -1: error is set. */
static int64_t look(struct csv_reader *reader, struct error *error)
{
	return reader->at < reader->size ? 1 : fill(reader, error);
}

/*
 * The fast path of large imports: plain fields that end in a delimiter, as long as they are whole
 * in the buffer and there is room for them. Whatever else comes is left for read_field().
 */
static void take_plain_fields(struct csv_reader *reader)
{
	const unsigned char *stops = reader->stops;
	struct csv_field *field = reader->fields + reader->count;
	const struct csv_field *no_room = reader->fields + reader->field_capacity;
	char *at = reader->buffer + reader->at;
	uint64_t byte = reader->origin + reader->at;

	for (; field < no_room; field++) {
		char *end = at;

		while (stops[(unsigned char)*end] == STOP_NONE)
			end++;
		if (stops[(unsigned char)*end] != STOP_DELIMITER)
			break;
		*end = '\0';
		field->text = at;
		field->size = (size_t)(end - at);
		field->byte = byte;
		field->quoted = false;
		byte += field->size + 1;
		at = end + 1;
	}
	reader->count = (size_t)(field - reader->fields);
	reader->at = (size_t)(at - reader->buffer);
}

static struct csv_field *add_field(struct csv_reader *reader)
{
	struct csv_field *field;

	if (reader->count == reader->field_capacity) {
		reader->field_capacity *= 2;
		reader->fields = memory_resize(
			reader->fields, reader->field_capacity, sizeof *reader->fields);
	}
	field = &reader->fields[reader->count++];
	field->text = reader->buffer + reader->at;
	field->byte = reader->origin + reader->at;
	field->quoted = false;
	return field;
}

/* Ends the scan at a stop byte or at the end of input; field->size is then right. */
static int64_t scan_plain(struct csv_reader *reader, struct csv_field *field, struct error *error)
{
	int64_t more;

	do {
		const char *end = reader->buffer + reader->at;

		while (reader->stops[(unsigned char)*end] == STOP_NONE)
			end++;
		reader->at = (size_t)(end - reader->buffer);
		more = look(reader, error);
	} while (more > 0 && reader->stops[(unsigned char)reader->buffer[reader->at]] == STOP_NONE);
	field->size = (size_t)(reader->buffer + reader->at - field->text);
	return more;
}

/* Takes the bytes up to the next quote, or all there are, and closes the gap that escapes left. */
static bool take_to_quote(struct csv_reader *reader, struct csv_field *field)
{
	char *from = reader->buffer + reader->at;
	char *to = reader->buffer + (field->text - reader->buffer) + field->size;
	size_t left = reader->size - reader->at;
	const char *quote = memchr(from, '"', left);
	size_t taken = quote != NULL ? (size_t)(quote - from) : left;

	if (to != from)
		memmove(to, from, taken);
	field->size += taken;
	reader->at += taken;
	return quote != NULL;
}

/* From the opening quote to behind the closing one. */
static int64_t scan_quoted(struct csv_reader *reader, struct csv_field *field, struct error *error)
{
	int64_t more;

	field->quoted = true;
	field->text++;
	field->size = 0;
	reader->at++;
	for (;;) {
		more = look(reader, error);
		if (more == 0)
			fail(reader, field->byte, "a quote that is never closed", error);
		if (more <= 0)
			return -1;
		if (!take_to_quote(reader, field))
			continue;
		reader->at++;
		more = look(reader, error);
		if (more <= 0 || reader->buffer[reader->at] != '"')
			return more;
		/* A doubled quote: the second one is taken as text. */
		reader->buffer[field->text - reader->buffer + (ptrdiff_t)field->size++] = '"';
		reader->at++;
	}
}

static uint64_t count_line_ends(const struct csv_field *field)
{
	uint64_t count = 0;

	for (size_t i = 0; i < field->size; i++) {
		char byte = field->text[i];

		count += byte == '\n' || (byte == '\r' && field->text[i + 1] != '\n');
	}
	return count;
}

/*
 * Text stands behind the closing quote. Where lines lie between, the quote that opened was never
 * closed, and met the next one of the file, which is where nothing is wrong.
 */
static enum step fail_behind_quote(struct csv_reader *reader, const struct csv_field *field,
	uint64_t byte, struct error *error)
{
	uint64_t lines = count_line_ends(field);
	char what[100];

	if (lines == 0)
		return fail(reader, byte, "text after a closing quote", error);
	snprintf(what, sizeof what,
		"a quote opens here and closes only on line %" PRIu64 ", with text behind it",
		reader->line + lines);
	return fail(reader, field->byte, what, error);
}

/* Steps over what ended the field. */
static enum step end_field(
	struct csv_reader *reader, struct csv_field *field, bool at_end, struct error *error)
{
	uint64_t byte = reader->origin + reader->at;
	enum stop stop = STOP_LF;

	if (!at_end)
		stop = reader->stops[(unsigned char)reader->buffer[reader->at]];
	reader->buffer[field->text - reader->buffer + (ptrdiff_t)field->size] = '\0';
	if (stop == STOP_QUOTE)
		return fail(reader, byte, "a quote inside a field that is not quoted", error);
	if (stop == STOP_NONE)
		return fail_behind_quote(reader, field, byte, error);
	if (field->quoted)
		reader->line += count_line_ends(field);
	if (!at_end)
		reader->at++;
	if (stop == STOP_DELIMITER)
		return STEP_FIELD;
	reader->line++;
	reader->after_cr = stop == STOP_CR;
	return STEP_RECORD;
}

static enum step read_field(struct csv_reader *reader, struct error *error)
{
	struct csv_field *field;
	int64_t more = look(reader, error);

	if (more < 0)
		return STEP_ERROR;
	field = add_field(reader);
	if (reader->count > FIELDS_MOST)
		return fail(reader, field->byte, "the record has more than 16384 fields", error);
	if (more > 0 && reader->buffer[reader->at] == '"')
		more = scan_quoted(reader, field, error);
	else
		more = scan_plain(reader, field, error);
	return more < 0 ? STEP_ERROR : end_field(reader, field, more == 0, error);
}

/* A byte order mark is no part of the first field. */
static int64_t skip_mark(struct csv_reader *reader, struct error *error)
{
	while (reader->size < sizeof byte_order_mark) {
		int64_t more = fill(reader, error);

		if (more < 0)
			return -1;
		if (more == 0)
			break;
	}
	if (reader->size >= sizeof byte_order_mark &&
		memcmp(reader->buffer, byte_order_mark, sizeof byte_order_mark) == 0)
		reader->at = sizeof byte_order_mark;
	reader->started = true;
	return 1;
}

/* As look(), at the first byte of a record. */
static int64_t begin_record(struct csv_reader *reader, struct error *error)
{
	int64_t more;

	reader->count = 0;
	reader->record = reader->at;
	if (!reader->started && skip_mark(reader, error) < 0)
		return -1;
	more = look(reader, error);
	if (more > 0 && reader->after_cr && reader->buffer[reader->at] == '\n') {
		reader->at++;
		more = look(reader, error);
	}
	reader->after_cr = false;
	reader->record = reader->at;
	reader->record_line = reader->line;
	return more;
}

enum csv_result csv_read(
	struct csv_reader *reader, struct csv_field **fields, size_t *count, struct error *error)
{
	enum step step = STEP_FIELD;
	int64_t more;

	assert(!reader->failed);
	more = begin_record(reader, error);
	if (more == 0)
		return CSV_END;
	if (more < 0)
		step = STEP_ERROR;
	while (step == STEP_FIELD) {
		take_plain_fields(reader);
		step = read_field(reader, error);
	}
	*fields = reader->fields;
	*count = reader->count;
	reader->failed = step == STEP_ERROR;
	return reader->failed ? CSV_ERROR : CSV_RECORD;
}

/*
 * Other readers split at a tab, trim spaces, or take a byte order mark away; and where they split
 * at ';', a formula that was disarmed by an apostrophe must not be armed again by what follows one.
 */
static bool is_bare(const char *text, size_t size)
{
	if (size == 0)
		return true;
	if (text[0] == '\'' && strchr(text, ';') != NULL)
		return false;
	return strpbrk(text, "\",\t\r\n") == NULL && text[0] != ' ' && text[size - 1] != ' ' &&
	       strncmp(text, byte_order_mark, sizeof byte_order_mark) != 0;
}

void csv_write_field(struct string_buffer *out, const char *text)
{
	size_t size = strlen(text);

	if (is_bare(text, size)) {
		string_buffer_add_bytes(out, text, size);
		return;
	}
	string_buffer_add_char(out, '"');
	for (const char *quote = strchr(text, '"'); quote != NULL; quote = strchr(text, '"')) {
		string_buffer_add_bytes(out, text, (size_t)(quote - text) + 1);
		string_buffer_add_char(out, '"');
		text = quote + 1;
	}
	string_buffer_add(out, text);
	string_buffer_add_char(out, '"');
}
