/* How the program behaves in a terminal: ways out, signals, sizes, idle, locales, TERM. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/pty.h"

enum { LIMIT_MS = 10000, END_MS = 3000, QUIET_MS = 80 };

#define WHERE "HOME=/nonexistent", "XDG_DATA_HOME=/nonexistent"
static const char *const usual[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", WHERE, NULL};

static void start(struct pty *pty, int rows, int columns, const char *const *environment)
{
	pty_start(pty, rows, columns, environment, (const char *const[]){pty_program(), NULL});
}

static void begin(struct pty *pty)
{
	start(pty, 24, 80, usual);
	assert_true(pty_wait_for(pty, "Northumbria MRI", LIMIT_MS));
	pty_settle(pty, QUIET_MS);
}

/* The program left the alternate screen as the last thing it did. */
static bool left_alternate_screen(const struct pty *pty)
{
	const char *on = NULL, *off = NULL;
	for (const char *at = pty->raw; at && (at = strstr(at, "\x1b[?1049")); at += 7)
		*(at[7] == 'h' ? &on : &off) = at;
	return !on || (off && off > on);
}

static void quits(void **state)
{
	(void)state;
	struct pty pty;
	begin(&pty);
	pty_type(&pty, "q");
	int status = pty_wait(&pty, END_MS);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_restored(&pty) && left_alternate_screen(&pty));
	pty_free(&pty);
}

static void ends_by_signals(void **state)
{
	(void)state;
	static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGXCPU};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct pty pty;
		begin(&pty);
		kill(pty.child, signals[i]);
		assert_int_not_equal(pty_wait(&pty, END_MS), -1);
		assert_true(pty_restored(&pty));
		assert_true(left_alternate_screen(&pty));
		pty_free(&pty);
	}
}

static void ends_with_its_terminal(void **state)
{
	(void)state;
	struct pty pty;
	begin(&pty);
	close(pty.master);
	int status = -1;
	for (int i = 0; i < END_MS / 10 && waitpid(pty.child, &status, WNOHANG) == 0; i++)
		usleep(10000);
	assert_int_not_equal(kill(pty.child, 0), 0);
	pty.child = 0;
	pty.master = -1;
	pty_free(&pty);
}

static void interrupt_tells_how_to_quit(void **state)
{
	(void)state;
	struct pty pty;
	begin(&pty);
	pty_type(&pty, "\x03");
	pty_settle(&pty, QUIET_MS);
	assert_false(pty.closed);
	assert_true(pty_shows(&pty, "q quits"));
	pty_free(&pty);
}

static void idle_sends_nothing(void **state)
{
	(void)state;
	struct pty pty;
	begin(&pty);
	pty_settle(&pty, 300);
	pty_forget(&pty);
	pty_settle(&pty, 1500);
	assert_int_equal(pty.raw_size, 0);
	pty_free(&pty);
}

static void suspends_and_continues(void **state)
{
	(void)state;
	struct pty pty;
	char command[4096];
	pty_start(&pty, 24, 80,
		(const char *const[]){"TERM=xterm-256color", "LC_ALL=C.UTF-8", "PS1=READY>",
			"PATH=/usr/bin:/bin", WHERE, NULL},
		(const char *const[]){"/bin/sh", "-i", NULL});
	assert_true(pty_wait_for(&pty, "READY>", LIMIT_MS));
	snprintf(command, sizeof command, "%s\r", pty_program());
	pty_type(&pty, command);
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	pty_settle(&pty, QUIET_MS);
	pty_forget(&pty);
	pty_type(&pty, "\x1a");
	pty_settle(&pty, 300);
	assert_true(left_alternate_screen(&pty));
	assert_false(pty_shows(&pty, "Northumbria MRI"));
	pty_type(&pty, "fg\r");
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	pty_type(&pty, "q");
	pty_settle(&pty, 300);
	assert_true(left_alternate_screen(&pty));
	pty_free(&pty);
}

static void survives_every_size(void **state)
{
	(void)state;
	static const int sizes[][2] = {{1, 1}, {1, 2}, {2, 1}, {2, 20}, {5, 20}, {3, 300}, {60, 3},
		{10, 40}, {20, 60}, {24, 79}, {24, 80}, {50, 160}, {200, 500}, {24, 80}};
	struct pty pty;
	begin(&pty);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		pty_resize(&pty, sizes[i][0], sizes[i][1]);
		pty_settle(&pty, QUIET_MS);
		pty_type(&pty, "j3jk4j6j2");
		pty_settle(&pty, QUIET_MS);
		assert_false(pty.closed);
	}
	assert_true(pty_shows(&pty, "Northumbria MRI"));
	pty_type(&pty, "q");
	assert_int_equal(pty_wait(&pty, END_MS), 0);
	pty_free(&pty);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		start(&pty, sizes[i][0], sizes[i][1], usual);
		pty_settle(&pty, 300);
		assert_false(pty.closed);
		pty_type(&pty, "q");
		assert_int_equal(pty_wait(&pty, END_MS), 0);
		pty_free(&pty);
	}
}

static void knows_terminals(void **state)
{
	(void)state;
	static const struct {
		const char *term;
		bool draws;
	} terms[] = {
		{"TERM=xterm", true},
		{"TERM=xterm-256color", true},
		{"TERM=screen", true},
		{"TERM=screen-256color", true},
		{"TERM=tmux", true},
		{"TERM=linux", true},
		{"TERM=vt100", true},
		{"TERM=vt220", true},
		{"TERM=rxvt-unicode", true},
		{"TERM=xterm-nosuchthing", true},
		{"TERM=dumb", false},
		{"TERM=", false},
		{"TERM=xterm\x1b[2J", false},
		{"TERM=../../etc/passwd", false},
	};
	for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
		struct pty pty;
		start(&pty, 24, 80,
			(const char *const[]){terms[i].term, "LC_ALL=C.UTF-8", WHERE, NULL});
		pty_settle(&pty, 300);
		if (terms[i].draws) {
			assert_true(pty_shows(&pty, "Northumbria MRI"));
			pty_type(&pty, "q");
			assert_int_equal(pty_wait(&pty, END_MS), 0);
		} else {
			int status = pty_wait(&pty, END_MS);
			assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
			assert_null(strchr(pty.raw ? pty.raw : "", '\x1b'));
		}
		pty_free(&pty);
	}
}

/* Every view in the C locale and in Latin-1: no byte above ASCII in the first, and nothing of the
 * collection turned into '?'. */
static void other_locales(void **state)
{
	(void)state;
	struct pty pty;
	start(&pty, 50, 160, (const char *const[]){"TERM=vt100", "LC_ALL=C", WHERE, NULL});
	pty_settle(&pty, 300);
	for (const char *keys = "12346\rG\x1bo="; *keys; keys++) {
		pty_send(&pty, keys, 1);
		pty_settle(&pty, QUIET_MS);
	}
	for (size_t i = 0; i < pty.raw_size; i++)
		assert_true((unsigned char)pty.raw[i] < 0x80);
	pty_free(&pty);
}

static void pending_keys_paint_once(void **state)
{
	(void)state;
	struct pty pty;
	char keys[101];
	memset(keys, 'j', 100);
	keys[100] = 0;
	begin(&pty);
	pty_forget(&pty);
	pty_type(&pty, keys);
	pty_settle(&pty, 200);
	assert_in_range(pty.raw_size, 1, 6000);
	pty_free(&pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(quits),
		cmocka_unit_test(ends_by_signals),
		cmocka_unit_test(ends_with_its_terminal),
		cmocka_unit_test(interrupt_tells_how_to_quit),
		cmocka_unit_test(idle_sends_nothing),
		cmocka_unit_test(suspends_and_continues),
		cmocka_unit_test(survives_every_size),
		cmocka_unit_test(knows_terminals),
		cmocka_unit_test(other_locales),
		cmocka_unit_test(pending_keys_paint_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
