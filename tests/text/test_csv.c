/* Reading CSV whatever the size of the pieces it comes in, its errors with their places, and
 * writing what reads equal. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/csv.h"

/* A source that gives a few bytes at a time. */
struct trickle {
	struct csv_bytes bytes;
	size_t piece;
};

static int64_t read_trickle(void *context, char *buffer, size_t size, struct error *error)
{
	struct trickle *trickle = context;

	return csv_read_bytes(
		&trickle->bytes, buffer, size < trickle->piece ? size : trickle->piece, error);
}

static void add_field(struct string_buffer *out, const struct csv_field *field)
{
	assert_int_equal(field->text[field->size], '\0');
	string_buffer_add(out, field->quoted ? "\"" : "[");
	for (size_t i = 0; i < field->size; i++) {
		if (field->text[i] == '\0' || field->text[i] == '\n' || field->text[i] == '\r')
			string_buffer_format(out, "\\%d", field->text[i]);
		else
			string_buffer_add_char(out, field->text[i]);
	}
	string_buffer_add(out, field->quoted ? "\"" : "]");
}

/* All records: the line each begins on, its fields as [plain] or "quoted", and the error at the
 * end. */
static void read_all(struct csv_reader *reader, struct string_buffer *out)
{
	struct csv_field *fields;
	struct error error;
	enum csv_result result;
	size_t count;

	while ((result = csv_read(reader, &fields, &count, &error)) == CSV_RECORD) {
		string_buffer_format(out, "%d", (int)csv_line(reader));
		for (size_t i = 0; i < count; i++)
			add_field(out, &fields[i]);
		string_buffer_add(out, " ");
	}
	if (result == CSV_ERROR)
		string_buffer_add(out, error.message);
}

static void reads_bytes(const char *input, size_t size, char delimiter, const char *expected)
{
	static const size_t pieces[] = {1, 2, 3, 7, SIZE_MAX};

	for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
		struct trickle trickle = {{input, size}, pieces[i]};
		struct csv_reader *reader = csv_open(read_trickle, &trickle, delimiter);
		struct string_buffer out = {0};

		read_all(reader, &out);
		assert_string_equal(string_buffer_text(&out), expected);
		string_buffer_free(&out);
		csv_close(reader);
	}
}

static void reads(const char *input, const char *expected)
{
	reads_bytes(input, strlen(input), ',', expected);
}

static void records_end_as_they_may(void **state)
{
	(void)state;
	reads("", "");
	reads("a,b\nc,d\n", "1[a][b] 2[c][d] ");
	reads("a,b\nc,d", "1[a][b] 2[c][d] ");
	reads("a,b\r\nc,d\r\n", "1[a][b] 2[c][d] ");
	reads("a,b\rc,d\r", "1[a][b] 2[c][d] ");
	reads("a\r\rb", "1[a] 2[] 3[b] ");
	reads("a\r\n\nb", "1[a] 2[] 3[b] ");
	reads("\n", "1[] ");
	reads("\n\n", "1[] 2[] ");
	reads("a\n\nb\n", "1[a] 2[] 3[b] ");
	reads(",", "1[][] ");
	reads("a,", "1[a][] ");
	reads(",,\n,", "1[][][] 2[][] ");
	reads("a,\r", "1[a][] ");
}

static void quoted_fields_are_unescaped(void **state)
{
	(void)state;
	reads("\"\"", "1\"\" ");
	reads("\"a\",\"b\"\n", "1\"a\"\"b\" ");
	reads("\"a,b\",c\n", "1\"a,b\"[c] ");
	reads("\"say \"\"hi\"\" now\",x", "1\"say \"hi\" now\"[x] ");
	reads("\"\"\"\"", "1\"\"\" ");
	reads("\"\"\"a\"\"\"\"b\"\"\",\"\"\"\"\"\"\r\nx", "1\"\"a\"\"b\"\"\"\"\"\" 2[x] ");
	reads("a,\"1\n2\r\n3\r4\",b\nc", "1[a]\"1\\102\\13\\103\\134\"[b] 5[c] ");
	reads("\"a\"\r\n\"b\"", "1\"a\" 2\"b\" ");
	reads("\"x\"\"\r\"\r\n\"y\"", "1\"x\"\\13\" 3\"y\" ");
	reads(" \"a\"", "line 1, column 1, byte 1: a quote inside a field that is not quoted");
}

static void marks_and_nul_bytes(void **state)
{
	(void)state;
	reads("\xEF\xBB\xBF"
	      "a,b",
		"1[a][b] ");
	reads("\xEF\xBB\xBF\"a\"", "1\"a\" ");
	reads("\xEF\xBB\xBF", "");
	reads("\xEF\xBB", "1[\xEF\xBB] ");
	reads("a\n\xEF\xBB\xBF"
	      "b",
		"1[a] 2[\xEF\xBB\xBF"
		"b] ");
	reads_bytes("a\0b,\"c\0\"\n\0", 10, ',', "1[a\\0b]\"c\\0\" 2[\\0] ");
	reads_bytes("a\xAC\"b,\"\xAC"
		    "c;\n",
		10, '\xAC', "1[a]\"b,\"[c;] ");
	reads_bytes("a\tb", 3, '\t', "1[a][b] ");
}

static void errors_have_places(void **state)
{
	(void)state;
	reads("a,b\nc,d\"e\n",
		"1[a][b] line 2, column 2, byte 7: a quote inside a field that is not quoted");
	reads("a\n1,\"open\nand on\n",
		"1[a] line 2, column 2, byte 4: a quote that is never closed");
	reads("\"", "line 1, column 1, byte 0: a quote that is never closed");
	reads("\"a\"\"", "line 1, column 1, byte 0: a quote that is never closed");
	reads("x\r\n\"1\n2\"y", "1[x] line 2, column 1, byte 3: a quote opens here and closes only "
				"on line 3, with text behind it");
	reads("\"a\"\"b\"c", "line 1, column 1, byte 6: text after a closing quote");
}

static int64_t read_failing(void *context, char *buffer, size_t size, struct error *error)
{
	int *calls = context;

	(void)size;
	if ((*calls)++ == 0) {
		memcpy(buffer, "a,b\nc", 5);
		return 5;
	}
	error_set(error, "disk on fire");
	return -1;
}

static void a_failing_source_is_reported(void **state)
{
	static const char *const expected[] = {"1[a][b] disk on fire", "disk on fire"};

	(void)state;
	for (int calls = 0; calls < 2; calls++) {
		int call = calls;
		struct csv_reader *reader = csv_open(read_failing, &call, ',');
		struct string_buffer out = {0};

		read_all(reader, &out);
		assert_string_equal(out.bytes, expected[calls]);
		string_buffer_free(&out);
		csv_close(reader);
	}
	csv_close(NULL);
}

static void fields_know_their_byte(void **state)
{
	struct csv_bytes bytes = {"\xEF\xBB\xBF"
				  "ab,\"c\"\"\",d\r\n,e",
		18};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, ',');
	struct csv_field *fields;
	struct error error;
	size_t count;

	(void)state;
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
	assert_int_equal(count, 3);
	assert_int_equal(fields[0].byte, 3);
	assert_int_equal(fields[1].byte, 6);
	assert_int_equal(fields[2].byte, 12);
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
	assert_int_equal(fields[0].byte, 15);
	assert_int_equal(fields[1].byte, 16);
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_END);
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_END);
	csv_close(reader);
}

/* Many records longer and shorter than the buffer, so that they lie across its ends in every way.
 */
static void records_across_the_buffer_are_whole(void **state)
{
	struct string_buffer input = {0};
	struct csv_bytes bytes;
	struct csv_reader *reader;
	struct csv_field *fields;
	struct error error;
	size_t count;

	(void)state;
	for (int i = 0; i < 40; i++)
		string_buffer_format(
			&input, "%d,\"a\"\"%0*d\",%0*d\r\n", i, i * 1999, i, (40 - i) * 997, i);
	string_buffer_format(&input, "last,\"%0*d\"\"\",", 3000000, 7);
	bytes = (struct csv_bytes){input.bytes, input.size};
	reader = csv_open(csv_read_bytes, &bytes, ',');
	for (int i = 0; i < 40; i++) {
		assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
		assert_int_equal(count, 3);
		assert_int_equal(atoi(fields[0].text), i);
		assert_int_equal(fields[1].text[1], '"');
		assert_int_equal(atoi(fields[1].text + fields[1].size - 2), i);
		assert_int_equal(strlen(fields[2].text), fields[2].size);
		assert_int_equal(atoi(fields[2].text), i);
	}
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
	assert_int_equal(count, 3);
	assert_string_equal(fields[0].text, "last");
	assert_int_equal(fields[1].size, 3000001);
	assert_string_equal(fields[1].text + 2999998, "07\"");
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_END);
	csv_close(reader);
	string_buffer_free(&input);
}

/* Without end: one byte again and again. */
static int64_t read_forever(void *context, char *buffer, size_t size, struct error *error)
{
	(void)error;
	memset(buffer, *(const char *)context, size);
	return (int64_t)size;
}

static void nothing_grows_without_end(void **state)
{
	static const char *const expected[][2] = {
		{"x", "line 1, column 1, byte 0: a record of more than 64 MiB"},
		{"\"", "line 1, column 1, byte 0: a record of more than 64 MiB"},
		{",", "line 1, column 16385, byte 16384: the record has more than 16384 fields"},
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		char byte = expected[i][0][0];
		struct csv_reader *reader = csv_open(read_forever, &byte, ',');
		struct csv_field *fields;
		struct error error;
		size_t count;

		assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_ERROR);
		assert_string_equal(error.message, expected[i][1]);
		csv_close(reader);
	}
}

static void what_is_written_reads_equal(void **state)
{
	static const char *const texts[] = {
		"",
		"plain",
		"a,b",
		"a;b",
		"a\tb",
		"\"",
		"\"\"",
		"say \"hi\"",
		"\n",
		"\r",
		"a\r\nb",
		" ",
		" lead",
		"trail ",
		"\uFEFFmark",
		"£5",
		"'",
		"-1",
		"=1+1",
	};
	enum { COUNT = sizeof texts / sizeof texts[0] };
	struct string_buffer out = {0};
	struct csv_bytes bytes;
	struct csv_reader *reader;
	struct csv_field *fields;
	struct error error;
	size_t count;

	(void)state;
	for (size_t first = 0; first < COUNT; first++) {
		string_buffer_truncate(&out, 0);
		for (size_t i = 0; i < COUNT; i++) {
			string_buffer_add(&out, i > 0 ? "," : "");
			csv_write_field(&out, texts[(first + i) % COUNT]);
		}
		bytes = (struct csv_bytes){out.bytes, out.size};
		reader = csv_open(csv_read_bytes, &bytes, ',');
		assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
		assert_int_equal(count, COUNT);
		for (size_t i = 0; i < COUNT; i++)
			assert_string_equal(fields[i].text, texts[(first + i) % COUNT]);
		csv_close(reader);
	}
	string_buffer_free(&out);
}

static void only_what_needs_quotes_gets_them(void **state)
{
	struct string_buffer out = {0};

	(void)state;
	csv_write_field(&out, "");
	csv_write_field(&out, "it's 5 %.");
	assert_string_equal(out.bytes, "it's 5 %.");
	csv_write_field(&out, "a\"b");
	assert_string_equal(out.bytes, "it's 5 %.\"a\"\"b\"");
	string_buffer_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_end_as_they_may),
		cmocka_unit_test(quoted_fields_are_unescaped),
		cmocka_unit_test(marks_and_nul_bytes),
		cmocka_unit_test(errors_have_places),
		cmocka_unit_test(a_failing_source_is_reported),
		cmocka_unit_test(fields_know_their_byte),
		cmocka_unit_test(records_across_the_buffer_are_whole),
		cmocka_unit_test(nothing_grows_without_end),
		cmocka_unit_test(what_is_written_reads_equal),
		cmocka_unit_test(only_what_needs_quotes_gets_them),
	};

	return cmocka_run_group_tests_name("text/csv", tests, NULL, NULL);
}
