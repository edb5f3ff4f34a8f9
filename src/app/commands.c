/* The one table of commands. Its order is that of the help page. */
#include "app/commands.h"

#include <stdio.h>
#include <string.h>

#include "runs.h"
#include "terminal/key.h"

const struct command commands[] = {
	/* in pages of text */
	{"find", "/", "text", true, "[WORDS]", "find", "find words on this page", run_find},
	{"find-next", "n", "text", true, NULL, NULL, "next line with these words", run_find_next},
	{"find-previous", "N", "text", true, NULL, NULL, "previous line with these words",
		run_find_previous},

	/* on official statistics */
	{"open", "Enter", "statistics", true, NULL, "series", "the series of the selected provider",
		run_open},
	{"measure", "m", "statistics", true, "[MEASURE]", "measure",
		"another measure; type to narrow the choice", run_measure},
	{"function", "g", "statistics", true, "[FUNCTION]", "function",
		"one treatment function, test or cancer type, or all", run_function},
	{"period", "p", "statistics", true, "[MONTH]", "month", "another month of the list",
		run_period},
	{"earlier", "h Left", "series", true, NULL, "earlier, l later", "the month before",
		run_earlier},
	{"later", "l Right", "series", true, NULL, NULL, "the month after", run_later},
	{"measure", "m", "series", true, "[MEASURE]", "measure",
		"another measure; type to narrow the choice", run_measure},
	{"function", "g", "series", true, "[FUNCTION]", "function",
		"one treatment function, test or cancer type, or all", run_function},

	{"measure", "m", "provider-measures", true, "[MEASURE]", "measure",
		"another measure; type to narrow the choice", run_measure},

	{"icons", "M", "statistics", true, NULL, "icons",
		"variation and assurance of every provider: who has which icons", run_icons},
	{"cell-before", "h Left", "icons", true, NULL, "l cell", "providers of the cell before",
		run_cell_before},
	{"cell-after", "l Right", "icons", true, NULL, NULL, "providers of the cell after",
		run_cell_after},
	{"open", "Enter", "icons", true, NULL, "chart",
		"the control chart of the selected provider", run_test},
	{"measure", "m", "icons", true, "[MEASURE]", "measure",
		"another measure; type to narrow the choice", run_measure},
	{"function", "g", "icons", true, "[FUNCTION]", "function",
		"one treatment function, test or cancer type, or all", run_function},
	{"period", "p", "icons", true, "[MONTH]", "month", "another month of the list", run_period},
	{"period", "p", "provider-measures", true, "[MONTH]", "month",
		"another month of every measure, or the latest of each", run_period},
	{"rules", "R", "icons", true, NULL, "rules",
		"rules of NHSRplotthedots or Making Data Count", run_icon_rules},

	/* on a control chart */
	{"point-earlier", "h Left", "control", true, NULL, "l point", "the month before",
		run_point_earlier},
	{"point-later", "l Right", "control", true, NULL, NULL, "the month after", run_point_later},
	{"point-first", "Home", "control", true, NULL, NULL, "the first month", run_point_first},
	{"point-last", "End G", "control", true, NULL, NULL, "the last month", run_point_last},
	{"words-down", "j Down", "control", true, NULL, NULL, "further in what the series says",
		run_words_down},
	{"words-up", "k Up", "control", true, NULL, NULL, "back in it", run_words_up},
	{"words-page-down", "PgDn ^F Space ^D", "control", true, NULL, NULL, "a page of it further",
		run_words_page_down},
	{"words-page-up", "PgUp ^B ^U", "control", true, NULL, NULL, "a page of it back",
		run_words_page_up},
	{"break-earlier", "[", "control", true, NULL, "] break",
		"the break a month earlier: another comparison", run_break_earlier},
	{"break-later", "]", "control", true, NULL, NULL, "the break a month later",
		run_break_later},
	{"event-before", "{", "control", true, NULL, "} event",
		"the break at the provider’s event before", run_event_before},
	{"event-after", "}", "control", true, NULL, NULL, "the break at the event after",
		run_event_after},
	{"break", "t", "control", true, "[MONTH]", NULL,
		"the break at the point under the cursor, at a month, or none", run_break},
	{"rebase", "r", "control", true, NULL, "rebase",
		"limits of each side its own, or frozen before the break", run_rebase},
	{"per", "d", "control", true, "[UNIT]", "per day",
		"counts per day, per working day, per month", run_per},
	{"kind", "v", "control", true, "[KIND]", "kind", "XmR, run, I, p or p′ chart", run_kind},
	{"rules", "R", "control", true, "[RULES]", NULL,
		"rules of NHSRplotthedots or Making Data Count: nhsr, mdc", run_rules},
	{"direction", "D", "control", true, "[up|down|neutral]", NULL,
		"which direction is an improvement", run_direction},
	{"target", "T", "control", true, "[NUMBER]", NULL,
		"a target, none, or the standard in force", run_target},
	{"months", "f", "control", true, "[FROM [TO]]", "months",
		"only the months from one to another, all, or those in one piece", run_months},
	{"options", "O", "control", true, "[NAME=VALUE]", "options",
		"screening, gaps, first points, transition, waves, method: a menu",
		run_study_options},
	{"measure", "m", "control", true, "[MEASURE]", "measure",
		"another measure at the same break", run_study_measure},
	{"function", "g", "control", true, "[FUNCTION]", NULL,
		"one treatment function, test or cancer type, or all", run_study_function},
	{"whose", "w", "control", true, "[WHO]", NULL, "the same of somebody else",
		run_study_whose},
	{"copy", "y", "control", false, NULL, "copy, cited", "copy what was found with its source",
		run_study_copy},
	{"write", "e", "control", false, "[FILE]", "export",
		"write the chart to a .svg, .csv, .json or .txt file", run_study_write},

	{"next", "j Down", NULL, true, NULL, NULL, "next row", run_next},
	{"previous", "k Up", NULL, true, NULL, NULL, "previous row", run_previous},
	{"first", "g Home", NULL, true, NULL, NULL, "first row", run_first},
	{"last", "G End", NULL, true, NULL, NULL, "last row", run_last},
	{"page-down", "PgDn ^F Space", NULL, true, NULL, "next page", "a page down", run_page_down},
	{"page-up", "PgUp ^B", NULL, true, NULL, NULL, "a page up", run_page_up},
	{"half-down", "^D", NULL, true, NULL, NULL, "half a page down", run_half_down},
	{"half-up", "^U", NULL, true, NULL, NULL, "half a page up", run_half_up},
	{"right", "l Right", NULL, true, NULL, NULL, "to the pane on the right", run_right},
	{"left", "h Left", NULL, true, NULL, NULL, "to the pane on the left", run_left},
	{"next-pane", "Tab", NULL, true, NULL, NULL, "next pane", run_next_pane},
	{"previous-pane", "Shift-Tab", NULL, true, NULL, NULL, "previous pane", run_previous_pane},
	{"zoom", "z", NULL, true, NULL, "zoom", "this pane alone, and back", run_zoom},

	{"open", "Enter", NULL, true, NULL, "open", "the record of the selected row", run_open},
	{"back", "Esc Backspace", NULL, true, NULL, "back", "to the page before, as it was left",
		run_back},
	{"history-back", "<", NULL, true, NULL, NULL, "back through the pages visited",
		run_history_back},
	{"history-forward", ">", NULL, true, NULL, NULL, "and forward again", run_history_forward},
	{"view", "1 2 3 4 5 6", NULL, true, "NAME", NULL, "a view, by its number or name",
		run_view},
	{"show", "", NULL, true, "NAME", NULL, "the record with this name, code or id", run_show},
	{"source", "o", NULL, true, NULL, "source", "where the selected row is said", run_source},
	{"differences", "=", NULL, true, NULL, "differences",
		"where sources differ about the selected row", run_differences},
	{"test", "t", NULL, true, NULL, "test ~",
		"a chart that tests the selected row against official figures", run_test},

	{"measures", "v", NULL, true, NULL, "all measures",
		"every official measure of the selected organisation", run_measures},
	{"series", "w", NULL, true, "[WHO]", "whose",
		"the series of England, an ICB, a sector, a provider", run_series},

	{"search", "/", NULL, true, "[WORDS]", "search", "search everything, as you type",
		run_search},
	{"next-hit", "n", NULL, true, NULL, "next hit", "record of the next hit of the last search",
		run_next_hit},
	{"previous-hit", "N", NULL, true, NULL, NULL, "record of the previous hit",
		run_previous_hit},
	{"filter", "f", NULL, true, "[FACET=VALUE]", "filter",
		"only rows of one kind, sector, specialty, place; all: every row", run_filter},
	{"sort", "s", NULL, true, "[NAME]", "sort", "the next order of the rows", run_sort},
	{"reverse", "S", NULL, true, NULL, NULL, "the same order turned round", run_reverse},

	{"copy", "y", NULL, false, NULL, "copy, cited", "copy the selected row with its source",
		run_copy},
	{"write", "e", NULL, false, "[FILE]", "export",
		"write what is shown: .txt, .md, .csv, .json; a series: .svg", run_write},
	{"import", "", NULL, false, "FILE…", NULL,
		"add official statistics, or a dossier: a folder of tables", run_import},
	{"list", "", NULL, true, "imports", NULL,
		"what was imported, with the numbers that remove takes", run_list},
	{"remove", "", NULL, false, "IMPORT", NULL,
		"take an import of official statistics away, by its number", run_remove},
	{"export", "", NULL, false, "FOLDER", NULL,
		"write everything as tables, to be imported again", run_export},
	{"undo", "", NULL, false, NULL, NULL, "back to the database before the last import",
		run_undo},
	{"upgrade", "", NULL, false, NULL, NULL, "bring your database up to this version",
		run_upgrade},
	{"check", "", NULL, false, NULL, NULL, "verify the database and every citation in it",
		run_check},

	{"command", ":", NULL, true, NULL, "command", "any of these by name; Tab completes",
		run_command},
	{"keys", "?", NULL, true, NULL, "keys", "this page", run_keys},
	{"about", "", NULL, true, NULL, NULL, "version, database, dossiers", run_about},
	{"plain", "", NULL, true, NULL, NULL, "every screen as one column of text, and back",
		run_plain},
	{"draw", "", NULL, true, "box|dots|ascii", NULL, "what lines and bars are drawn with",
		run_draw},
	{"mouse", "", NULL, true, NULL, NULL, "mouse on, and off again", run_mouse},
	{"redraw", "^L", NULL, true, NULL, NULL, "draw the screen afresh", run_redraw},
	{"suspend", "^Z", NULL, false, NULL, NULL, "stop, until fg", run_suspend},
	{"cancel", "^C", NULL, true, NULL, NULL, "stop what is running", run_cancel},
	{"quit", "q", NULL, true, NULL, "quit", "leave the record, then the program", run_quit},
	{.name = NULL},
};

/* The next of the keys: false at the end. */
static bool next_key(const char **keys, char name[12])
{
	size_t size = strcspn(*keys, " ");

	if (size == 0)
		return false;
	snprintf(name, 12, "%.*s", (int)size, *keys);
	*keys += size + ((*keys)[size] == ' ');
	return true;
}

static bool has_key(const struct command *command, int key)
{
	const char *keys = command->keys;
	char name[12];

	while (next_key(&keys, name)) {
		if (key_parse(name) == key)
			return true;
	}
	return false;
}

static bool is_of_scope(const struct command *command, const char *scope)
{
	return command->scope != NULL && strcmp(command->scope, scope) == 0;
}

const struct command *command_for_key(const char *scope, int key)
{
	const struct command *global = NULL;

	for (const struct command *command = commands; command->name != NULL; command++) {
		if (!has_key(command, key))
			continue;
		if (is_of_scope(command, scope))
			return command;
		if (command->scope == NULL)
			global = command;
	}
	return global;
}

static bool begins(const struct command *command, const char *scope, const char *name, size_t size)
{
	return (command->scope == NULL || is_of_scope(command, scope)) &&
	       strncmp(command->name, name, size) == 0;
}

/* "s could be show, source, search" */
static void name_choices(const char *scope, const char *name, size_t size, struct error *error)
{
	struct string_buffer choices = {0};

	for (const struct command *command = commands; command->name != NULL; command++)
		if (begins(command, scope, name, size))
			string_buffer_format(
				&choices, "%s%s", choices.size > 0 ? ", " : "", command->name);
	error_set(error, "%.*s could be %s", (int)size, name, string_buffer_text(&choices));
	string_buffer_free(&choices);
}

const struct command *command_named(
	const char *scope, const char *name, size_t size, struct error *error)
{
	const struct command *found = NULL;
	size_t count = 0;

	for (const struct command *command = commands; command->name != NULL; command++) {
		if (!begins(command, scope, name, size))
			continue;
		if (command->name[size] == '\0')
			return command;
		if (found != NULL && strcmp(found->name, command->name) == 0)
			continue; /* the scope's own comes first */
		found = command;
		count++;
	}
	if (count == 0)
		error_set(error, "there is no command %.*s; ? lists them", (int)size, name);
	else if (count > 1)
		name_choices(scope, name, size, error);
	return count == 1 ? found : NULL;
}

void command_first_key(const struct command *command, char name[12])
{
	const char *keys = command->keys;

	if (!next_key(&keys, name))
		name[0] = '\0';
}
