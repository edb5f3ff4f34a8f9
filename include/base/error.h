/* What went wrong, in words, carried upwards by the caller's own buffer. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

struct error {
	char message[1000]; /* UTF-8, may hold text from files: made safe where it is shown */
};

/* Sets the message (cut at a whole character where it is too long) and returns false. */
bool error_set(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Puts "context: " before the message and returns false. */
bool error_prefix(struct error *error, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Adds strerror(number): "cannot open x: No such file or directory". */
bool error_set_errno(struct error *error, int number, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
