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
	SCOPE_LIMIT,
	SCOPE_EXPORT,
	SCOPE_IMPORT,
	SCOPE_KIND,	/* of what is imported, or of a chart */
	SCOPE_PERIOD,	/* one month: of what is imported, or asked for */
	SCOPE_FUNCTION, /* what is asked of official statistics */
	SCOPE_MONTHS,
	SCOPE_SERIES,
	SCOPE_BASIS, /* of an ICB or a region */
	SCOPE_SUMMARY,
	SCOPE_SHARE,
	SCOPE_CHART,  /* how it is drawn */
	SCOPE_STUDY,  /* what a chart and a test are asked */
	SCOPE_LIMITS, /* how limits are worked out; of a summary too */
	SCOPE_TEST,
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
	const char *kind;  /* --kind: what it means the command says */
	const char *build; /* --build-collection: the file to write */
};

/* Options may stand anywhere before `--`. */
bool options_parse(struct command_line *line, int argc, char **argv, struct error *error);

/* --kind into the request, by what the scopes of the command make of it: one of them has it. */
bool options_take_kind(struct command_line *line, unsigned scopes, struct error *error);

/* Names of the options of these scopes that begin so, a line each; typed begins with "--". */
void options_complete(const char *typed, unsigned scopes, struct string_buffer *out);

/* One line an option. */
void options_help(struct string_buffer *out);
/* "  left      right", aligned for options and commands alike. */
void options_help_line(const char *left, const char *right, struct string_buffer *out);

/* The name that was probably meant, or NULL. */
const char *options_nearest(const char *typed, const char *const *names, size_t count);

/* A command that was typed into the browser: argv[0] is passed over, argv[1] is its name. Only the
 * request is filled, with strings of argv and of the line's arena; nothing is run. */
bool command_line_take(struct command_line *line, int argc, char **argv, struct error *error);

#endif
