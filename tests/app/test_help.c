/* The page of keys holds every command once, and only those that are allowed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/browser.h"

static bool names(const struct string_buffer *text, const struct command *command)
{
	char name[40];

	snprintf(name, sizeof name, ":%s ", command->name);
	return strstr(string_buffer_text(text), name) != NULL;
}

/* A name may mean one thing in a scope and another everywhere else. */
static bool is_known_everywhere(const char *name)
{
	for (const struct command *command = commands; command->name != NULL; command++)
		if (command->scope == NULL && strcmp(command->name, name) == 0)
			return true;
	return false;
}

static void every_command_of_the_scope_is_there(void **state)
{
	struct string_buffer text = {0};
	struct string_buffer other = {0};

	(void)state;
	help_text("text", false, &text);
	help_text("partnerships", false, &other);
	for (const struct command *command = commands; command->name != NULL; command++) {
		bool everywhere = is_known_everywhere(command->name);
		bool here = command->scope != NULL && strcmp(command->scope, "text") == 0;

		assert_int_equal(names(&text, command), everywhere || here);
		assert_int_equal(names(&other, command), everywhere);
	}
	assert_true(strncmp(string_buffer_text(&text), "Keys", 4) == 0);
	string_buffer_free(&text);
	string_buffer_free(&other);
}

static void restricted_mode_does_not_offer_what_it_refuses(void **state)
{
	struct string_buffer text = {0};

	(void)state;
	help_text("partnerships", true, &text);
	for (const struct command *command = commands; command->name != NULL; command++) {
		if (command->scope == NULL)
			assert_int_equal(names(&text, command), command->restricted);
	}
	string_buffer_free(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_of_the_scope_is_there),
		cmocka_unit_test(restricted_mode_does_not_offer_what_it_refuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
