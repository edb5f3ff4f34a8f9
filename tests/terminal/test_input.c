/* Bytes that arrive at a pseudo-terminal become keys: sequences, pastes, the mouse, and characters
 * cut in two. */
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <cmocka.h>
#include <curses.h>

#include "terminal/input.h"

static struct {
	int master, slave;
	FILE *in, *out;
	SCREEN *screen;
	struct input input;
} pty;

static int open_pty(void **state)
{
	(void)state;
	setlocale(LC_ALL, "C.UTF-8");
	pty.master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(pty.master >= 0 && grantpt(pty.master) == 0 && unlockpt(pty.master) == 0);
	pty.slave = open(ptsname(pty.master), O_RDWR | O_NOCTTY);
	assert_true(pty.slave >= 0);
	pty.in = fdopen(dup(pty.slave), "r");
	pty.out = fdopen(dup(pty.slave), "w");
	pty.screen = newterm("xterm-256color", pty.out, pty.in);
	assert_non_null(pty.screen);
	raw(); /* so that ^C arrives as a byte */
	noecho();
	nonl();
	set_escdelay(25);
	input_open(&pty.input, pty.slave);
	return 0;
}

static int close_pty(void **state)
{
	(void)state;
	input_close(&pty.input);
	endwin();
	delscreen(pty.screen);
	fclose(pty.in);
	fclose(pty.out);
	close(pty.slave);
	close(pty.master);
	return 0;
}

static void send_bytes(const char *bytes, size_t size)
{
	struct pollfd arrived = {.fd = pty.slave, .events = POLLIN};

	assert_int_equal(write(pty.master, bytes, size), size);
	assert_int_equal(poll(&arrived, 1, 1000), 1);
}

static void expect_keys(const char *bytes, size_t size, const int *keys)
{
	send_bytes(bytes, size);
	for (; *keys != KEY_CODE_NONE; keys++)
		assert_int_equal(input_read(&pty.input), *keys);
	assert_int_equal(input_read(&pty.input), KEY_CODE_NONE);
}

#define EXPECT(bytes, ...)                                                                         \
	expect_keys(bytes, sizeof(bytes) - 1, (const int[]){__VA_ARGS__, KEY_CODE_NONE})

static void keys_with_and_without_a_description(void **state)
{
	(void)state;
	EXPECT("j\r\n\t", 'j', KEY_CODE_ENTER, KEY_CODE_ENTER, KEY_CODE_TAB);
	EXPECT("\033OA\033[B\033OC\033[D", KEY_CODE_UP, KEY_CODE_DOWN, KEY_CODE_RIGHT,
		KEY_CODE_LEFT);
	EXPECT("\033[5~\033[6~\033[3~\033[Z", KEY_CODE_PAGE_UP, KEY_CODE_PAGE_DOWN, KEY_CODE_DELETE,
		KEY_CODE_SHIFT_TAB);
	EXPECT("\033[1~\033[4~\033[7~\033[8~\033[H\033OF", KEY_CODE_HOME, KEY_CODE_END,
		KEY_CODE_HOME, KEY_CODE_END, KEY_CODE_HOME, KEY_CODE_END);
	EXPECT("\b\177", KEY_CODE_BACKSPACE, KEY_CODE_BACKSPACE);
	EXPECT("\003\004", KEY_CODE_INTERRUPT, 4);
}

static void a_lone_escape_is_a_key_at_once(void **state)
{
	(void)state;
	EXPECT("\033", KEY_CODE_ESCAPE);
	EXPECT("\033j", KEY_CODE_ESCAPE, 'j');
}

static void what_is_not_known_is_swallowed_whole(void **state)
{
	(void)state;
	EXPECT("\033[?62;22cj", 'j');
	EXPECT("\033[24;80Rj", 'j');
	EXPECT("\033[I\033[Oj", 'j');
	EXPECT("\033[1111111111111111111111111111111111111111111111111;2xj", 'j');
}

static void characters_are_put_together_from_bytes(void **state)
{
	(void)state;
	EXPECT("\xc3\xa9\xe2\x82\xac", 0xE9, 0x20AC);
	send_bytes("\xe6\xbc", 2);
	assert_int_equal(input_read(&pty.input), KEY_CODE_NONE);
	EXPECT("\xa2", 0x6F22);
	EXPECT("\xff\xc3j\xc0\xaf", 'j');
	EXPECT("\xe2\x80\xaek", 'k');
}

static void a_paste_is_no_key(void **state)
{
	(void)state;
	EXPECT("\033[200~quit\r:q \xc2\xa3\033[A\033[201~j", KEY_CODE_PASTE, 'j');
	send_bytes("\033[200~a\003b\033[201~", 15);
	assert_int_equal(input_read(&pty.input), KEY_CODE_PASTE);
	assert_string_equal(string_buffer_text(&pty.input.paste), "ab");
	assert_int_equal(input_read(&pty.input), KEY_CODE_NONE);
	assert_string_equal(string_buffer_text(&pty.input.paste), "");
}

static void a_paste_without_an_end_goes_on_until_escape(void **state)
{
	(void)state;
	EXPECT("\033[200~one", KEY_CODE_PASTE);
	EXPECT("two", KEY_CODE_PASTE);
	EXPECT("\033", KEY_CODE_ESCAPE);
	EXPECT("j", 'j');
}

static void the_mouse_says_where(void **state)
{
	(void)state;
	EXPECT("\033[<0;10;5M\033[<0;10;5m", KEY_CODE_MOUSE);
	assert_int_equal(pty.input.mouse.row, 4);
	assert_int_equal(pty.input.mouse.column, 9);
	assert_int_equal(pty.input.mouse.button, 1);
	EXPECT("\033[<0;10;5M", KEY_CODE_MOUSE);
	assert_int_equal(pty.input.mouse.button, 2);
	EXPECT("\033[<64;1;1M\033[<65;1;1M", KEY_CODE_MOUSE, KEY_CODE_MOUSE);
	assert_int_equal(pty.input.mouse.button, 5);
	EXPECT("\033[M !!j", KEY_CODE_MOUSE, 'j');
	assert_int_equal(pty.input.mouse.row, 0);
	EXPECT("\033[<0;99999999999999999999;5M\033[<-1;1;1M\033[<0;0;0M\033[<Mj", 'j');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			keys_with_and_without_a_description, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(
			a_lone_escape_is_a_key_at_once, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(
			what_is_not_known_is_swallowed_whole, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(
			characters_are_put_together_from_bytes, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(a_paste_is_no_key, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(
			a_paste_without_an_end_goes_on_until_escape, open_pty, close_pty),
		cmocka_unit_test_setup_teardown(the_mouse_says_where, open_pty, close_pty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
