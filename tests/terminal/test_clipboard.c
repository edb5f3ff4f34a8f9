/* OSC 52: what is sent, how it is wrapped, and what never is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "terminal/clipboard.h"

enum { BASE64_LARGEST = 74994 };

static int outside(void **state)
{
	(void)state;
	unsetenv("TMUX");
	unsetenv("STY");
	setenv("TERM", "xterm-256color", 1);
	return 0;
}

static void expect(const char *text, const char *sequence)
{
	struct string_buffer out = {0};

	clipboard_sequence(text, &out);
	assert_string_equal(string_buffer_text(&out), sequence);
	string_buffer_free(&out);
}

static void text_is_sent_in_base64(void **state)
{
	(void)state;
	expect("", "\033]52;c;\033\\");
	expect("a", "\033]52;c;YQ==\033\\");
	expect("ab", "\033]52;c;YWI=\033\\");
	expect("abc", "\033]52;c;YWJj\033\\");
	expect("£1\n", "\033]52;c;wqMxCg==\033\\");
}

static void only_printable_text_is_sent(void **state)
{
	(void)state;
	expect("a\033]0;x\a\xe2\x80\xae\xff\xc2\x9b", "\033]52;c;YV0wO3g=\033\\");
}

static void multiplexers_get_it_wrapped(void **state)
{
	(void)state;
	setenv("TMUX", "/tmp/tmux,1,0", 1);
	expect("a", "\033Ptmux;\033\033]52;c;YQ==\033\033\\\033\\\033]52;c;YQ==\033\\");
	unsetenv("TMUX");
	setenv("STY", "1.pts", 1);
	expect("a", "\033P\033]52;c;YQ==\033\033\\\033P\\\033\\");
}

static void long_text_is_cut_at_a_character(void **state)
{
	size_t size = 400000;
	char *text = memory_allocate(size + 1);
	struct string_buffer out = {0};
	size_t base64;

	(void)state;
	for (size_t i = 0; i + 2 < size; i += 3)
		memcpy(text + i, "\xe2\x82\xac", 3);
	clipboard_sequence(text, &out);
	base64 = out.size - strlen("\033]52;c;\033\\");
	assert_true(base64 <= BASE64_LARGEST && base64 > BASE64_LARGEST - 8);
	assert_string_equal(out.bytes + out.size - 2, "\033\\");
	string_buffer_free(&out);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(text_is_sent_in_base64, outside),
		cmocka_unit_test_setup(only_printable_text_is_sent, outside),
		cmocka_unit_test_setup(multiplexers_get_it_wrapped, outside),
		cmocka_unit_test_setup(long_text_is_cut_at_a_character, outside),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
