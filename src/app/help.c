/* The page of keys, from the table of commands. */
#include <string.h>

#include "browser.h"
#include "text/cells.h"

enum { KEYS_CELLS = 15, NAME_CELLS = 17 };

static void add_command(const struct command *command, struct string_buffer *out)
{
	struct string_buffer name = {0};

	string_buffer_format(&name, ":%s%s%s", command->name, command->argument != NULL ? " " : "",
		command->argument != NULL ? command->argument : "");
	for (size_t width = cells_width(string_buffer_text(&name)); width < NAME_CELLS; width++)
		string_buffer_add_char(&name, ' ');
	string_buffer_format(out, "  %-*s %s %s\n", KEYS_CELLS, command->keys,
		string_buffer_text(&name), command->help);
	string_buffer_free(&name);
}

/* Those of this scope; NULL: those known everywhere. */
static size_t add_scope(const char *scope, bool restricted, struct string_buffer *out)
{
	size_t count = 0;

	for (const struct command *command = commands; command->name != NULL; command++) {
		bool same = scope == NULL || command->scope == NULL
				    ? scope == command->scope
				    : strcmp(command->scope, scope) == 0;

		if (!same || (restricted && !command->restricted))
			continue;
		add_command(command, out);
		count++;
	}
	return count;
}

void help_text(const char *scope, bool restricted, struct string_buffer *out)
{
	struct string_buffer own = {0};

	string_buffer_add(out, "Keys and commands\n");
	if (add_scope(scope, restricted, &own) > 0)
		string_buffer_format(out, "%s\n%s\nEverywhere\n",
			strcmp(scope, "text") == 0 ? "On pages of text" : "On this page",
			string_buffer_text(&own));
	add_scope(NULL, restricted, out);
	string_buffer_add(out,
		"\nSigns\n"
		"  ● dated event   ○ event without a date   ─ a span, no finer than its source\n"
		"  ≠ sources differ, or a figure does not add up   ~ an official series can be "
		"laid beside it\n"
		"  █ certain part of a value   ░ possible part: a range, \"under\", \"over\"   – "
		"not said\n");
	string_buffer_free(&own);
}
