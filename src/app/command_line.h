/* What was typed on the command line, as options.c reads it and command_line.c runs it. */
#ifndef APP_COMMAND_LINE_H
#define APP_COMMAND_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/app.h"
#include "base/memory.h"
#include "report.h"

/* What an option belongs to: a command that lacks the scope refuses it. */
enum scope {
	SCOPE_ALL,
	SCOPE_TABLE, /* commands that answer with a table */
	SCOPE_SEARCH,
	SCOPE_EXPORT,
	SCOPE_COUNT
};

struct command_line {
	struct app app;
	struct arena arena;
	struct request request;
	const char **words; /* what is no option: the command and its words */
	size_t word_count;
	const char *given[SCOPE_COUNT]; /* name of the last option of that scope, or NULL */
	bool level_given, help, version;
	const char *build; /* --build-collection: the file to write */
};

/* Options may stand anywhere before `--`. */
bool options_parse(struct command_line *line, int argc, char **argv, struct error *error);

/* One line an option. */
void options_help(struct string_buffer *out);
/* "  left      right", aligned for options and commands alike. */
void options_help_line(const char *left, const char *right, struct string_buffer *out);

/* The name that was probably meant, or NULL. */
const char *options_nearest(const char *typed, const char *const *names, size_t count);

#endif
