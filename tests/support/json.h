/* A small, strict reader of JSON (RFC 8259): to check what the program writes, and to look into it.
 */
#ifndef TESTS_SUPPORT_JSON_H
#define TESTS_SUPPORT_JSON_H

#include <stdbool.h>
#include <stddef.h>

/* True where text is one JSON value, with white space around it, in valid UTF-8, without a key
 * twice in one object. */
bool json_is_valid(const char *text);

/* Where the member or item begins; NULL where there is none, or value is NULL. text must be valid.
 */
const char *json_member(const char *value, const char *key);
const char *json_item(const char *value, size_t index);
size_t json_count(const char *value); /* items or members */

/* The value is this very JSON: "12", "\"exact\"", "null". */
bool json_is(const char *value, const char *json);

/* The item of an array of objects whose "id" is this, or NULL. */
const char *json_with_id(const char *array, const char *id);

#endif
