/* Editing a line: keys, whole characters, pastes, the lines before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/prompt.h"
#include "terminal/key.h"

static const struct prompt_use use = {.label = ":"};

static void type(struct prompt *prompt, const char *text)
{
	for (; *text != '\0'; text++)
		prompt_edit(prompt, *text);
}

static void expect(const struct prompt *prompt, const char *text, size_t cursor)
{
	assert_string_equal(string_buffer_text(&prompt->text), text);
	assert_int_equal(prompt->cursor, cursor);
}

static void keys_of_the_shell(void **state)
{
	struct prompt prompt = {0};

	(void)state;
	prompt_open(&prompt, &use, "");
	assert_int_equal(prompt_edit(&prompt, KEY_CODE_BACKSPACE), PROMPT_EMPTIED);
	type(&prompt, "sort by name");
	expect(&prompt, "sort by name", 12);
	prompt_edit(&prompt, 23);
	expect(&prompt, "sort by ", 8);
	prompt_edit(&prompt, 23);
	expect(&prompt, "sort ", 5);
	prompt_edit(&prompt, KEY_CODE_HOME);
	prompt_edit(&prompt, 'x');
	expect(&prompt, "xsort ", 1);
	prompt_edit(&prompt, KEY_CODE_DELETE);
	expect(&prompt, "xort ", 1);
	prompt_edit(&prompt, 11);
	expect(&prompt, "x", 1);
	assert_int_equal(prompt_edit(&prompt, KEY_CODE_DELETE), PROMPT_MOVED);
	assert_int_equal(prompt_edit(&prompt, 21), PROMPT_CHANGED);
	expect(&prompt, "", 0);
	assert_int_equal(prompt_edit(&prompt, KEY_CODE_PAGE_UP), PROMPT_IGNORED);
	assert_int_equal(prompt_edit(&prompt, 0x202E), PROMPT_IGNORED);
	prompt_free(&prompt);
}

static void a_suggestion_is_replaced_or_changed(void **state)
{
	struct prompt prompt = {0};

	(void)state;
	prompt_open(&prompt, &use, "2020-03");
	type(&prompt, "2023-01");
	expect(&prompt, "2023-01", 7);
	prompt_open(&prompt, &use, "2020-03");
	prompt_paste(&prompt, "2023-01\n");
	expect(&prompt, "2023-01 ", 8);
	prompt_open(&prompt, &use, "2020-03");
	type(&prompt, " 2023-01");
	expect(&prompt, "2020-03 2023-01", 15);
	prompt_open(&prompt, &use, "2020-03");
	prompt_edit(&prompt, KEY_CODE_PAGE_UP);
	prompt_edit(&prompt, KEY_CODE_BACKSPACE);
	type(&prompt, "4");
	expect(&prompt, "2020-04", 7);
	prompt_open(&prompt, &use, "2020-03");
	prompt_edit(&prompt, KEY_CODE_END);
	type(&prompt, "-01");
	expect(&prompt, "2020-03-01", 10);
	prompt_free(&prompt);
}

static void characters_stay_whole(void **state)
{
	struct prompt prompt = {0};

	(void)state;
	prompt_open(&prompt, &use, "");
	prompt_edit(&prompt, 0xA3);
	prompt_edit(&prompt, 'e');
	prompt_edit(&prompt, 0x301); /* on the e */
	prompt_edit(&prompt, 0x6F22);
	expect(&prompt, "£e\u0301漢", 8);
	prompt_edit(&prompt, KEY_CODE_LEFT);
	prompt_edit(&prompt, KEY_CODE_LEFT);
	expect(&prompt, "£e\u0301漢", 2);
	prompt_edit(&prompt, KEY_CODE_DELETE);
	expect(&prompt, "£漢", 2);
	prompt_edit(&prompt, KEY_CODE_BACKSPACE);
	expect(&prompt, "漢", 0);
	prompt_free(&prompt);
}

static void a_paste_is_one_line_and_no_longer_than_allowed(void **state)
{
	struct prompt prompt = {0};

	(void)state;
	prompt_open(&prompt, &use, "");
	prompt_paste(&prompt, "quit\r\nimport\t/x\033[2J\xff\xe2\x80\xae");
	expect(&prompt, "quit  import /x[2J", 18);
	for (int i = 0; i < 500; i++)
		prompt_paste(&prompt, "£££");
	assert_true(prompt.text.size <= PROMPT_LONGEST);
	prompt_free(&prompt);
}

static void lines_before_come_back(void **state)
{
	struct prompt prompt = {0};

	(void)state;
	prompt_open(&prompt, &use, "");
	prompt_recall(&prompt, true);
	expect(&prompt, "", 0);
	for (int i = 0; i < PROMPT_HISTORY + 20; i++) {
		char line[20];

		snprintf(line, sizeof line, "view %d", i);
		prompt_remember(&prompt, line);
		prompt_remember(&prompt, line);
	}
	assert_int_equal(prompt.count, PROMPT_HISTORY);
	prompt_open(&prompt, &use, "");
	prompt_recall(&prompt, true);
	expect(&prompt, "view 119", 8);
	for (int i = 0; i < 2 * PROMPT_HISTORY; i++)
		prompt_recall(&prompt, true);
	expect(&prompt, "view 20", 7);
	for (int i = 0; i < 2 * PROMPT_HISTORY; i++)
		prompt_recall(&prompt, false);
	expect(&prompt, "", 0);
	prompt_free(&prompt);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_of_the_shell),
		cmocka_unit_test(a_suggestion_is_replaced_or_changed),
		cmocka_unit_test(characters_stay_whole),
		cmocka_unit_test(a_paste_is_one_line_and_no_longer_than_allowed),
		cmocka_unit_test(lines_before_come_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
