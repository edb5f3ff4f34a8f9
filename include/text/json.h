/* JSON, written piece by piece. */
#ifndef TEXT_JSON_H
#define TEXT_JSON_H

#include <stdbool.h>

#include "base/string_buffer.h"

/*
 * Zero-initialise but for out. Commas and nesting are the writer's care; a value follows a key
 * inside an object. Indented by two spaces; what stands outermost ends in a newline. Control,
 * direction and invisible characters are escaped, so the text is safe to print.
 */
struct json_writer {
	struct string_buffer *out;
	unsigned depth;
	bool has_item[32];
	bool after_key;
};
void json_begin_object(struct json_writer *json);
void json_end_object(struct json_writer *json);
void json_begin_array(struct json_writer *json);
void json_end_array(struct json_writer *json);
void json_key(struct json_writer *json, const char *key);
/* Broken UTF-8 becomes U+FFFD; NULL is null. */
void json_string(struct json_writer *json, const char *text);
/* The shortest form that reads back equal; null where it is not finite. */
void json_number(struct json_writer *json, double number);
void json_integer(struct json_writer *json, long long number);
void json_bool(struct json_writer *json, bool value);
void json_null(struct json_writer *json);

#endif
