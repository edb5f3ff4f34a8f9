/* JSON (RFC 8259), piece by piece; what must not reach a terminal is escaped. */
#include "text/json.h"

#include <assert.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum { DEPTH_MOST = sizeof(((struct json_writer *)0)->has_item) / sizeof(bool) };

static void new_line(struct json_writer *json)
{
	string_buffer_add_char(json->out, '\n');
	for (unsigned i = 0; i < json->depth; i++)
		string_buffer_add(json->out, "  ");
}

/* Before a key, or a value in an array. */
static void begin_item(struct json_writer *json)
{
	if (json->depth == 0)
		return;
	if (json->has_item[json->depth - 1])
		string_buffer_add_char(json->out, ',');
	json->has_item[json->depth - 1] = true;
	new_line(json);
}

static void begin_value(struct json_writer *json)
{
	if (!json->after_key)
		begin_item(json);
	json->after_key = false;
}

static void begin_nested(struct json_writer *json, char bracket)
{
	begin_value(json);
	assert(json->depth < DEPTH_MOST);
	json->has_item[json->depth++] = false;
	string_buffer_add_char(json->out, bracket);
}

/* What stands outermost ends its line. */
static void end_nested(struct json_writer *json, char bracket)
{
	assert(json->depth > 0 && !json->after_key);
	json->depth--;
	if (json->has_item[json->depth])
		new_line(json);
	string_buffer_add_char(json->out, bracket);
	if (json->depth == 0)
		string_buffer_add_char(json->out, '\n');
}

void json_begin_object(struct json_writer *json)
{
	begin_nested(json, '{');
}

void json_end_object(struct json_writer *json)
{
	end_nested(json, '}');
}

void json_begin_array(struct json_writer *json)
{
	begin_nested(json, '[');
}

void json_end_array(struct json_writer *json)
{
	end_nested(json, ']');
}

/* Beyond the basic plane: as two surrogates. */
static void add_escape(struct string_buffer *out, int32_t code_point)
{
	static const char controls[] = "\b\f\n\r\t";
	static const char letters[] = "bfnrt";
	const char *control =
		code_point > 0 && code_point < 0x20 ? strchr(controls, code_point) : NULL;

	if (control != NULL) {
		string_buffer_format(out, "\\%c", letters[control - controls]);
	} else if (code_point < 0x10000) {
		string_buffer_format(out, "\\u%04x", (unsigned)code_point);
	} else {
		code_point -= 0x10000;
		string_buffer_format(out, "\\u%04x\\u%04x", 0xD800U + ((unsigned)code_point >> 10),
			0xDC00U + ((unsigned)code_point & 0x3FF));
	}
}

static void add_quoted(struct string_buffer *out, const char *text)
{
	size_t size = strlen(text);
	int32_t code_point;
	size_t length;

	string_buffer_add_char(out, '"');
	for (size_t at = 0; at < size; at += length) {
		length = utf8_decode(text + at, size - at, &code_point);
		if (code_point < 0)
			string_buffer_add(out, "\xEF\xBF\xBD"); /* U+FFFD */
		else if (code_point == '"' || code_point == '\\')
			string_buffer_format(out, "\\%c", (char)code_point);
		else if (utf8_width(code_point) < 0)
			add_escape(out, code_point);
		else
			string_buffer_add_bytes(out, text + at, length);
	}
	string_buffer_add_char(out, '"');
}

void json_key(struct json_writer *json, const char *key)
{
	assert(json->depth > 0 && !json->after_key);
	begin_item(json);
	add_quoted(json->out, key);
	string_buffer_add(json->out, ": ");
	json->after_key = true;
}

void json_string(struct json_writer *json, const char *text)
{
	if (text == NULL) {
		json_null(json);
		return;
	}
	begin_value(json);
	add_quoted(json->out, text);
}

/* The locale may write the decimal point as anything; JSON has a full stop. */
static void add_with_full_stop(struct string_buffer *out, const char *number)
{
	static const char parts[] = "0123456789+-e";
	size_t whole = strspn(number, parts);

	string_buffer_add_bytes(out, number, whole);
	if (number[whole] == '\0')
		return;
	string_buffer_add_char(out, '.');
	number += whole;
	string_buffer_add(out, number + strcspn(number, parts));
}

void json_number(struct json_writer *json, double number)
{
	char digits[64];

	if (!isfinite(number)) {
		json_null(json);
		return;
	}
	for (int precision = DBL_DIG; precision <= DBL_DECIMAL_DIG; precision++) {
		snprintf(digits, sizeof digits, "%.*g", precision, number);
		if (strtod(digits, NULL) == number)
			break;
	}
	begin_value(json);
	add_with_full_stop(json->out, digits);
}

void json_integer(struct json_writer *json, long long number)
{
	begin_value(json);
	string_buffer_format(json->out, "%lld", number);
}

void json_bool(struct json_writer *json, bool value)
{
	begin_value(json);
	string_buffer_add(json->out, value ? "true" : "false");
}

void json_null(struct json_writer *json)
{
	begin_value(json);
	string_buffer_add(json->out, "null");
}
