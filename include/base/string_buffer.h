/* Text that grows. The bytes are always NUL-terminated; whoever initialised it frees it. */
#ifndef BASE_STRING_BUFFER_H
#define BASE_STRING_BUFFER_H

#include <stddef.h>

/* Zero-initialise: struct string_buffer s = {0}; string_buffer_text() of an empty one is "". */
struct string_buffer {
	char *bytes;
	size_t size; /* without the NUL */
	size_t capacity;
};

const char *string_buffer_text(const struct string_buffer *buffer);
void string_buffer_add(struct string_buffer *buffer, const char *text);
void string_buffer_add_bytes(struct string_buffer *buffer, const char *bytes, size_t size);
void string_buffer_add_char(struct string_buffer *buffer, char byte);
void string_buffer_format(struct string_buffer *buffer, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void string_buffer_truncate(struct string_buffer *buffer, size_t size);
void string_buffer_free(struct string_buffer *buffer);

#endif
