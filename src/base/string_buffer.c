/* Text that grows by doubling and is always NUL-terminated. */
#include "base/string_buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Room for size more bytes and the NUL. */
static void reserve(struct string_buffer *buffer, size_t size)
{
	size_t capacity = buffer->capacity;

	if (size < capacity && capacity - size > buffer->size)
		return;
	if (size >= SIZE_MAX / 2 - buffer->size)
		capacity = SIZE_MAX; /* more than there is: ends the program */
	else if (capacity < 32)
		capacity = 32;
	while (capacity <= buffer->size + size)
		capacity *= 2;
	buffer->bytes = memory_resize(buffer->bytes, capacity, 1);
	buffer->capacity = capacity;
}

const char *string_buffer_text(const struct string_buffer *buffer)
{
	return buffer->bytes != NULL ? buffer->bytes : "";
}

void string_buffer_add(struct string_buffer *buffer, const char *text)
{
	string_buffer_add_bytes(buffer, text, strlen(text));
}

void string_buffer_add_bytes(struct string_buffer *buffer, const char *bytes, size_t size)
{
	if (size == 0)
		return;
	reserve(buffer, size);
	memcpy(buffer->bytes + buffer->size, bytes, size);
	buffer->size += size;
	buffer->bytes[buffer->size] = '\0';
}

void string_buffer_add_char(struct string_buffer *buffer, char byte)
{
	string_buffer_add_bytes(buffer, &byte, 1);
}

void string_buffer_format(struct string_buffer *buffer, const char *format, ...)
{
	va_list arguments;
	int size;

	va_start(arguments, format);
	size = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	assert(size >= 0);
	reserve(buffer, (size_t)size);
	va_start(arguments, format);
	vsnprintf(buffer->bytes + buffer->size, (size_t)size + 1, format, arguments);
	va_end(arguments);
	buffer->size += (size_t)size;
}

void string_buffer_truncate(struct string_buffer *buffer, size_t size)
{
	assert(size <= buffer->size);
	if (buffer->bytes == NULL)
		return;
	buffer->size = size;
	buffer->bytes[size] = '\0';
}

void string_buffer_free(struct string_buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct string_buffer){0};
}
