/* The real program in a real terminal: golden screens at five sizes, in three locales, and a tour
 * of every pane. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <cmocka.h>

#include "app/commands.h"
#include "support/golden.h"
#include "support/pty.h"

enum { QUIET_MS = 60, LIMIT_MS = 10000 };
/* Of a key's screen before it is kept; sanitizers let a record take longer. */
#ifdef __SANITIZE_ADDRESS__
enum { GOLDEN_QUIET_MS = 500 };
#else
enum { GOLDEN_QUIET_MS = 100 };
#endif

static const char *const utf8[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent",
	"XDG_DATA_HOME=/nonexistent", NULL};
static const char *const ascii[] = {
	"TERM=vt100", "LC_ALL=C", "HOME=/nonexistent", "XDG_DATA_HOME=/nonexistent", NULL};

struct shot {
	const char *name; /* tests/app/golden/NAME.txt */
	int rows, columns;
	const char *const *environment;
	const char *keys;
};

static const struct shot shots[] = {
	{"start-80x24", 24, 80, utf8, ""},
	{"start-120x40", 40, 120, utf8, ""},
	{"start-160x50", 50, 160, utf8, ""},
	{"start-60x20", 20, 60, utf8, ""},
	{"start-20x5", 5, 20, utf8, ""},
	{"start-80x24-ascii", 24, 80, ascii, ""},
	{"partnership-80x24", 24, 80, utf8, "\r"},
	{"partnership-160x50", 50, 160, utf8, "\r"},
	{"partnership-80x24-ascii", 24, 80, ascii, "\r"},
	{"metrics-80x24", 24, 80, utf8, "3"},
	{"metrics-160x50", 50, 160, utf8, "3"},
	{"metrics-80x24-ascii", 24, 80, ascii, "3"},
	{"timeline-80x24", 24, 80, utf8, "4"},
	{"timeline-160x50", 50, 160, utf8, "4"},
	{"statistics-80x24", 24, 80, utf8, "5"},
	{"statistics-120x40", 40, 120, utf8, "5"},
	{"statistics-160x50", 50, 160, utf8, "5"},
	{"statistics-60x20", 20, 60, utf8, "5"},
	{"statistics-20x5", 5, 20, utf8, "5"},
	{"statistics-80x24-ascii", 24, 80, ascii, "5"},
	{"series-80x24", 24, 80, utf8, "wRF4\rjj\r"},
	{"series-120x40", 40, 120, utf8, "wRF4\rjj\r"},
	{"series-160x50", 50, 160, utf8, "wRF4\rjj\r"},
	{"series-60x20", 20, 60, utf8, "wRF4\rjj\r"},
	{"series-20x5", 5, 20, utf8, "wRF4\rjj\r"},
	{"series-80x24-ascii", 24, 80, ascii, "wRF4\rjj\r"},
	{"measures-80x24", 24, 80, utf8, "wRF4\r"},
	{"official-source-80x24", 24, 80, utf8, "wRF4\rjj\ro"},
	{"providers-80x24", 24, 80, utf8, "1"},
	{"differences-80x24", 24, 80, utf8, "6"},
	{"search-80x24", 24, 80, utf8, "/northumbira"},
	{"help-80x24", 24, 80, utf8, "?"},
	{"source-80x24", 24, 80, utf8, "o"},
	{"plain-80x24", 24, 80, utf8, ":plain\r"},
	{"zoom-60x20", 20, 60, utf8, "\tz"},
};

static void golden_screens(void **state)
{
	(void)state;
	size_t differing = 0;
	for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
		const struct shot *shot = &shots[i];
		struct pty pty;
		char path[256];
		pty_start(&pty, shot->rows, shot->columns, shot->environment,
			(const char *const[]){pty_program(), NULL});
		pty_settle(&pty, 300);
		for (const char *key = shot->keys; *key; key++) {
			pty_send(&pty, key, 1);
			pty_settle(&pty, GOLDEN_QUIET_MS);
		}
		char *screen = pty_screen(&pty);
		snprintf(path, sizeof path, "tests/app/golden/%s.txt", shot->name);
		differing += !golden_matches(path, screen);
		free(screen);
		pty_free(&pty);
	}
	assert_int_equal(differing, 0);
}

/* Visits every view and every kind of page, and walks the lists: nothing may end the program, every
 * screen shows its line of keys. */
static void tour(void **state)
{
	(void)state;
	static const char *const steps[] = {
		"1",
		"jjj",
		"\r",
		"\x1b",
		"2",
		"G",
		"g",
		"\t",
		"j",
		"\t",
		"j",
		"\t",
		"z",
		"z",
		"\r",
		"jjjj",
		"\r",
		"o",
		"\x1b",
		"=",
		"\x1b",
		"\x1b",
		"3",
		"jj",
		"s",
		"S",
		"f",
		"\x1b",
		"\r",
		"\x1b",
		"4",
		"G",
		"\r",
		"\x1b",
		"5",
		"jj",
		"ss",
		"S",
		"mvisits\x1b",
		"m within 18\r",
		"gtrauma\r",
		"p\x1b[B\r",
		"f\x1b",
		"\r",
		"hhl",
		"\x1b[D\x1b[C",
		"o",
		"\x1b",
		"y",
		"\x1b",
		"v",
		"jj",
		"\r",
		"wengland\r",
		"\x1b",
		"wnobody knows\r",
		"\x1b",
		"6",
		"j",
		"\r",
		"\x1b",
		"t",
		"y",
		"<",
		">",
		"?",
		"\x1b",
		"/mri",
		"\r",
		"n",
		"N",
		"\x1b",
		"/zzzzqq",
		"\x1b",
		":view 3\r",
		":sort name\r",
		":about\r",
		"\x1b",
		":nonsense\r",
		"\x0c",
		"\x1b[6~",
		"\x1b[5~",
		"\x04",
		"\x15",
		"\x1b[F",
		"\x1b[H",
		":plain\r",
		"jjj",
		"\r",
		"\x1b",
		":plain\r",
		"2",
	};
	struct pty pty;
	pty_start(&pty, 24, 80, utf8, (const char *const[]){pty_program(), NULL});
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_type(&pty, steps[i]);
		pty_settle(&pty, QUIET_MS);
		assert_false(pty.closed);
	}
	assert_true(pty_shows(&pty, "Northumbria MRI"));
	pty_type(&pty, "q");
	int status = pty_wait(&pty, LIMIT_MS);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_restored(&pty));
	pty_free(&pty);
}

/* Every command of the table by its name, on every view; those that would write are given a place
 * where nothing can be. */
static void every_command(void **state)
{
	(void)state;
	struct pty pty;
	pty_start(&pty, 24, 80, utf8, (const char *const[]){pty_program(), NULL});
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	for (const char *view = "123456"; *view; view++)
		for (const struct command *command = commands; command->name; command++) {
			char line[200];
			if (strcmp(command->name, "quit") == 0 ||
				strcmp(command->name, "suspend") == 0)
				continue;
			snprintf(line, sizeof line, "\x1b\x1b%c:%s%s\r", *view, command->name,
				command->argument ? " /nonexistent/x.csv" : "");
			pty_type(&pty, line);
			pty_settle(&pty, 30);
			if (pty.closed)
				fail_msg("view %c: %s ended the program", *view, command->name);
		}
	pty_type(&pty, "\x1b\x1b\x1b\x1b:quit\r");
	pty_settle(&pty, QUIET_MS);
	for (int i = 0; i < 20 && !pty.closed; i++) {
		pty_type(&pty, "\x1b:quit\r");
		pty_settle(&pty, QUIET_MS);
	}
	assert_int_equal(pty_wait(&pty, LIMIT_MS), 0);
	pty_free(&pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_screens),
		cmocka_unit_test(tour),
		cmocka_unit_test(every_command),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
