/* `:`: any command by name, with completion and the lines entered before. */
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "browser.h"
#include "import_command.h"
#include "model/measure.h"
#include "runs.h"
#include "store/search.h"
#include "terminal/key.h"
#include "words.h"

/* Every completion of what has been typed after the command's name, a line each. */
static void complete_paths(const char *begun, struct string_buffer *out)
{
	struct string_buffer pattern = {0};
	glob_t found;

	string_buffer_format(&pattern, "%s*", begun);
	if (glob(string_buffer_text(&pattern), GLOB_MARK | GLOB_TILDE, NULL, &found) == 0) {
		for (size_t i = 0; i < found.gl_pathc; i++)
			string_buffer_format(out, "%s\n", found.gl_pathv[i]);
		globfree(&found);
	}
	string_buffer_free(&pattern);
}

static void add_beginning(const char *begun, const char *name, struct string_buffer *out)
{
	if (strncasecmp(name, begun, strlen(begun)) == 0)
		string_buffer_format(out, "%s\n", name);
}

static void complete_records(struct store *store, const char *begun, struct string_buffer *out)
{
	struct arena arena = {0};
	const struct named *found;
	size_t count;
	struct error error;

	if (search_named(store, begun, &arena, &found, &count, &error)) {
		for (size_t i = 0; i < count; i++)
			add_beginning(begun, found[i].name, out);
	}
	arena_free(&arena);
}

static void complete_sorts(const struct view *view, const char *begun, struct string_buffer *out)
{
	for (size_t i = 0; view->class->sorts != NULL && view->class->sorts[i].name != NULL; i++)
		add_beginning(begun, view->class->sorts[i].name, out);
}

static void complete_measures(const char *begun, struct string_buffer *out)
{
	for (const struct measure *measure = measures; measure->id != NULL; measure++)
		add_beginning(begun, measure->id, out);
}

static void complete_words(const char *words, const char *begun, struct string_buffer *out)
{
	for (size_t size; *words != '\0'; words += size + (words[size] != '\0')) {
		size = strcspn(words, "|");
		if (strncmp(words, begun, strlen(begun)) == 0)
			string_buffer_format(out, "%.*s\n", (int)size, words);
	}
}

static void complete_quoted_paths(const char *begun, struct string_buffer *out)
{
	struct string_buffer paths = {0};

	complete_paths(begun, &paths);
	for (char *at = paths.bytes, *end; at != NULL && *at != '\0'; at = end + 1) {
		end = strchr(at, '\n');
		*end = '\0';
		if (*at == '-') /* else it is an option */
			string_buffer_add(out, "./");
		words_quote(at, out);
		string_buffer_add_char(out, '\n');
	}
	string_buffer_free(&paths);
}

/* Of a line of options and files the last word is completed; returns where it begins. */
static size_t complete_import(const char *begun, struct string_buffer *out)
{
	struct string_buffer word = {0};
	size_t at = words_last(begun, &word);
	const char *text = string_buffer_text(&word);

	if (strncmp(text, "--", 2) == 0)
		options_complete(text, IMPORT_SCOPES, out);
	else
		complete_quoted_paths(text, out);
	string_buffer_free(&word);
	return at;
}

/* Returns how many bytes of what was begun stay before each completion. */
static size_t complete_argument(struct browser *browser, const struct command *command,
	const char *begun, struct string_buffer *out)
{
	struct page *page = browser_page(browser);

	if (command->argument == NULL || (browser->app->restricted && !command->restricted))
		return 0;
	if (command->run == run_import)
		return complete_import(begun, out);
	if (strcmp(command->argument, "FILE") == 0 || strcmp(command->argument, "FOLDER") == 0 ||
		strcmp(command->argument, "[FILE]") == 0)
		complete_paths(begun, out);
	else if (strcmp(command->argument, "[FACET=VALUE]") == 0)
		menu_complete(&page->panes[browser_layout_request(browser).focus], begun, out);
	else if (command->run == run_show)
		complete_records(browser->app->store, begun, out);
	else if (command->run == run_sort)
		complete_sorts(browser_view(browser), begun, out);
	else if (command->run == run_measure)
		complete_measures(begun, out);
	else if (strchr(command->argument, '|') != NULL || command->run == run_list)
		complete_words(command->argument, begun, out);
	for (int i = 0; command->run == run_view && i < PAGE_HOMES; i++)
		add_beginning(begun, page_kinds[i].name, out);
	return 0;
}

static void complete_names(struct browser *browser, const char *begun, struct string_buffer *out)
{
	const char *scope = browser_view(browser)->class->name;

	for (const struct command *command = commands; command->name != NULL; command++) {
		bool here = command->scope == NULL || strcmp(command->scope, scope) == 0;

		if (here && (command->restricted || !browser->app->restricted))
			add_beginning(begun, command->name, out);
	}
}

/* Bytes that all lines of the list have in common, without half an escape at their end. */
static size_t common_size(const char *list)
{
	size_t common = strcspn(list, "\n");

	for (const char *line = list; *line != '\0'; line += strcspn(line, "\n") + 1) {
		size_t same = 0;

		while (same < common && line[same] == list[same])
			same++;
		common = same;
	}
	while (common > 0 && ((unsigned char)list[common] & 0xC0) == 0x80)
		common--;
	return common > 0 && list[common - 1] == '\\' ? common - 1 : common;
}

static void say_choices(struct browser *browser, const char *list)
{
	struct string_buffer line = {0};

	for (size_t size; *list != '\0'; list += size + 1) {
		size = strcspn(list, "\n");
		string_buffer_format(&line, "%s%.*s", line.size > 0 ? ", " : "", (int)size, list);
	}
	browser_say(browser, "%s", string_buffer_text(&line));
	string_buffer_free(&line);
}

/* Puts what all completions have in common after the first `kept` bytes; says them where they
 * differ. */
static void apply(
	struct browser *browser, size_t kept, const struct string_buffer *list, bool is_name)
{
	const char *text = string_buffer_text(&browser->prompt.text);
	size_t first = strcspn(string_buffer_text(list), "\n");
	size_t common = common_size(string_buffer_text(list));
	bool single = list->size == first + 1;
	struct string_buffer line = {0};

	if (list->size == 0)
		return;
	string_buffer_add_bytes(&line, text, kept);
	string_buffer_add_bytes(&line, list->bytes, common);
	if (single && is_name)
		string_buffer_add_char(&line, ' ');
	prompt_set(&browser->prompt, string_buffer_text(&line));
	string_buffer_free(&line);
	if (!single)
		say_choices(browser, string_buffer_text(list));
}

static void complete(struct browser *browser)
{
	const char *text = string_buffer_text(&browser->prompt.text);
	size_t size = strcspn(text, " ");
	struct string_buffer list = {0};
	struct error error;

	if (text[size] == '\0') {
		complete_names(browser, text, &list);
		apply(browser, 0, &list, true);
	} else {
		const struct command *command =
			command_named(browser_view(browser)->class->name, text, size, &error);
		size_t kept = size + strspn(text + size, " ");
		if (command != NULL)
			kept += complete_argument(browser, command, text + kept, &list);
		apply(browser, kept, &list, false);
	}
	string_buffer_free(&list);
}

static bool command_key(struct browser *browser, int key)
{
	switch (key) {
	case KEY_CODE_TAB:
		complete(browser);
		return true;
	case KEY_CODE_UP:
	case 16: /* ^P */
		prompt_recall(&browser->prompt, true);
		return true;
	case KEY_CODE_DOWN:
	case 14: /* ^N */
		prompt_recall(&browser->prompt, false);
		return true;
	default:
		return false;
	}
}

/* The command may open a prompt of its own. */
static void command_enter(struct browser *browser)
{
	char *line = memory_copy_string(string_buffer_text(&browser->prompt.text));
	struct error error;

	if (*line != '\0')
		prompt_remember(&browser->prompt, line);
	prompt_close(&browser->prompt);
	if (!browser_run_line(browser, line, &error))
		browser_complain(browser, &error);
	free(line);
}

static const struct prompt_use command_use = {
	.label = ":",
	.keys = "Enter runs  Tab completes  Up Down lines before  Esc leaves",
	.key = command_key,
	.enter = command_enter,
};

bool run_command(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	prompt_open(&browser->prompt, &command_use, "");
	return true;
}
