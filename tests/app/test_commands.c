/* The table of commands: every key and name leads to one command. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/commands.h"
#include "app/pages.h"
#include "terminal/key.h"

static bool same_scope(const struct command *a, const struct command *b)
{
	return a->scope == b->scope ||
	       (a->scope != NULL && b->scope != NULL && strcmp(a->scope, b->scope) == 0);
}

/* The nth key of a command; false where there is none. */
static bool key_of(const struct command *command, int n, int *key)
{
	char keys[64];
	char *word;

	snprintf(keys, sizeof keys, "%s", command->keys);
	word = strtok(keys, " ");
	for (int i = 0; word != NULL && i < n; i++)
		word = strtok(NULL, " ");
	if (word == NULL)
		return false;
	*key = key_parse(word);
	return true;
}

static void every_row_is_complete(void **state)
{
	(void)state;
	for (const struct command *command = commands; command->name != NULL; command++) {
		int key;

		assert_non_null(command->run);
		assert_true(strlen(command->help) > 0 && strlen(command->help) < 70);
		assert_true(strspn(command->name, "abcdefghijklmnopqrstuvwxyz-") ==
			    strlen(command->name));
		assert_true(strlen(command->keys) < 64);
		for (int n = 0; key_of(command, n, &key); n++)
			assert_true(key > 0);
	}
}

static void names_and_keys_are_unique_in_their_scope(void **state)
{
	(void)state;
	for (const struct command *a = commands; a->name != NULL; a++) {
		for (const struct command *b = a + 1; b->name != NULL; b++) {
			int key_a;
			int key_b;

			if (!same_scope(a, b))
				continue;
			assert_string_not_equal(a->name, b->name);
			for (int i = 0; key_of(a, i, &key_a); i++)
				for (int j = 0; key_of(b, j, &key_b); j++)
					assert_int_not_equal(key_a, key_b);
		}
	}
}

static void the_scope_comes_before_what_is_known_everywhere(void **state)
{
	(void)state;
	assert_string_equal(command_for_key("text", '/')->name, "find");
	assert_string_equal(command_for_key("partnerships", '/')->name, "search");
	assert_string_equal(command_for_key("text", 'j')->name, "next");
	assert_string_equal(command_for_key("partnerships", KEY_CODE_BACKSPACE)->name, "back");
	assert_string_equal(command_for_key("partnerships", KEY_CODE_INTERRUPT)->name, "cancel");
	assert_null(command_for_key("partnerships", '7'));
	assert_null(command_for_key("partnerships", KEY_CODE_PASTE));
}

static void names_may_be_begun(void **state)
{
	struct error error;

	(void)state;
	assert_string_equal(command_named("x", "sort", 4, &error)->name, "sort");
	assert_string_equal(command_named("x", "imp", 3, &error)->name, "import");
	assert_string_equal(command_named("x", "find", 4, &error) == NULL ? error.message : "found",
		"there is no command find; ? lists them");
	assert_non_null(command_named("text", "find", 4, &error));
	assert_null(command_named("x", "s", 1, &error));
	assert_string_equal(
		error.message, "s could be show, source, series, search, sort, suspend");
	assert_null(command_named("x", "\033[2J", 4, &error));
}

static void hints_of_the_pages_are_commands(void **state)
{
	struct error error;

	(void)state;
	for (int i = 0; i < PAGE_COUNT; i++) {
		const char *scope = page_kinds[i].panes[PANE_LIST]->name;

		for (const char *hint = page_kinds[i].hints; *hint != '\0';) {
			size_t size = strcspn(hint, " ");
			const struct command *command = command_named(scope, hint, size, &error);

			assert_non_null(command);
			assert_int_equal(strlen(command->name), size);
			hint += size + (hint[size] == ' ');
		}
	}
}

static void restricted_mode_has_no_way_out(void **state)
{
	static const char *const barred[] = {"copy", "write", "import", "remove", "export", "undo",
		"upgrade", "check", "suspend"};
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof barred / sizeof barred[0]; i++)
		assert_false(command_named("x", barred[i], strlen(barred[i]), &error)->restricted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_complete),
		cmocka_unit_test(names_and_keys_are_unique_in_their_scope),
		cmocka_unit_test(the_scope_comes_before_what_is_known_everywhere),
		cmocka_unit_test(names_may_be_begun),
		cmocka_unit_test(hints_of_the_pages_are_commands),
		cmocka_unit_test(restricted_mode_has_no_way_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
