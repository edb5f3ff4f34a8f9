/* Every command of the browser: the keys, the `:` prompt, the `?` page and the line of keys are all
 * made from one table. */
#ifndef APP_COMMANDS_H
#define APP_COMMANDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/string_buffer.h"

struct browser;

struct command {
	const char *name;
	const char *keys;  /* as key_parse() knows them, a space between them; "" = by name only */
	const char *scope; /* name of the view class it belongs to; NULL = everywhere */
	bool restricted;   /* true: also allowed in restricted mode */
	const char *argument; /* "FOLDER", "[NAME]"; NULL = takes none */
	const char *hint;     /* its words in the line of keys, or NULL */
	const char *help;     /* one line */
	/* argument is NULL where a key ran it. false: what went wrong is shown. */
	bool (*run)(struct browser *browser, const char *argument, struct error *error);
};

extern const struct command commands[]; /* ends with name NULL */

/* That of the scope, else the one known everywhere; NULL where the key does nothing. */
const struct command *command_for_key(const char *scope, int key);

/* By name or by a beginning that only one command of this scope or everywhere has; else says so. */
const struct command *command_named(
	const char *scope, const char *name, size_t size, struct error *error);

/* "j Down": the first key, for hints and help. */
void command_first_key(const struct command *command, char name[12]);

#endif
