/* What went wrong, in words: printf into the caller's buffer, cut only between characters. */
#include "base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Longer than a message by a character, so that a cut can see what follows it. */
struct draft {
	char text[sizeof(((struct error *)0)->message) + 4];
};

/* A text that cannot be formatted is better shown raw than lost. */
static void draft_format(struct draft *draft, const char *format, va_list arguments)
{
	if (vsnprintf(draft->text, sizeof draft->text, format, arguments) < 0)
		snprintf(draft->text, sizeof draft->text, "%s", format);
}

static bool is_continuation(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The format's arguments may point into error, so the message is replaced only here. */
static void draft_publish(const struct draft *draft, struct error *error)
{
	size_t size = strlen(draft->text);

	if (size >= sizeof error->message) {
		size = sizeof error->message - 1;
		for (int back = 0; back < 3 && is_continuation(draft->text[size]); back++)
			size--;
	}
	memcpy(error->message, draft->text, size);
	error->message[size] = '\0';
}

static void draft_add(struct draft *draft, const char *text)
{
	size_t size = strlen(draft->text);

	snprintf(draft->text + size, sizeof draft->text - size, ": %s", text);
}

bool error_set(struct error *error, const char *format, ...)
{
	struct draft draft;
	va_list arguments;

	assert(error != NULL);
	va_start(arguments, format);
	draft_format(&draft, format, arguments);
	va_end(arguments);
	draft_publish(&draft, error);
	return false;
}

bool error_prefix(struct error *error, const char *format, ...)
{
	struct draft draft;
	va_list arguments;

	assert(error != NULL);
	va_start(arguments, format);
	draft_format(&draft, format, arguments);
	va_end(arguments);
	draft_add(&draft, error->message);
	draft_publish(&draft, error);
	return false;
}

bool error_set_errno(struct error *error, int number, const char *format, ...)
{
	struct draft draft;
	va_list arguments;

	assert(error != NULL);
	va_start(arguments, format);
	draft_format(&draft, format, arguments);
	va_end(arguments);
	draft_add(&draft, strerror(number));
	draft_publish(&draft, error);
	return false;
}
