/* Hostile text from cells, file names, arguments, errors and pastes: none of its sequences may
 * reach the terminal. */
#define _GNU_SOURCE /* memmem */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "support/pty.h"

enum { QUIET_MS = 80, LIMIT_MS = 20000 };

/* name: where it came from; part: the bytes that must not be sent. */
static const struct {
	const char *name, *bytes, *part;
} payloads[] = {
	{"osc-title", "\x1b]0;PWN-TITLE\x07", "\x1b]0;"},
	{"osc52-clip", "\x1b]52;c;UFdORUQ=\x07", "\x1b]52;c;UFdO"},
	{"osc8-link", "\x1b]8;;http://evil.example/\x1b\\x\x1b]8;;\x1b\\", "\x1b]8;"},
	{"csi-sgr", "\x1b[1;2;3;4;5;7;9mSGR", "\x1b[1;2;3;4;5;7;9m"},
	{"csi-clear", "\x1b[2J\x1b[3J\x1b[7;13HCLR", "\x1b[3J\x1b[7;13H"},
	{"csi-dsr", "\x1b[6n\x1b[6nDSR", "\x1b[6n"},
	{"dcs-decrqss", "\x1bP$qPWN\x1b\\", "\x1bP$q"},
	{"ris-reset",
		"\x1b"
		"cRIS",
		"\x1b"
		"cRIS"},
	{"c1-csi-raw",
		"A\x9b"
		"31mC1R",
		"\x9b"
		"31m"},
	{"c1-csi-utf8",
		"A\xc2\x9b"
		"31mC1U",
		"\xc2\x9b"},
	{"c1-osc-utf8",
		"A\xc2\x9d"
		"0;PWNC1\xc2\x9c",
		"\xc2\x9d"},
	{"bel",
		"B1\x07"
		"B2",
		"B1\x07"},
	{"bs",
		"BS1\x08\x08\x08"
		"BS2",
		"BS1\x08"},
	{"cr",
		"CR1\x0d"
		"CR2",
		"CR1\x0d"
		"CR2"},
	{"so-si", "SO1\x0elqk\x0fSI2", "\x0elqk"},
	{"del",
		"D1\x7f"
		"D2",
		"D1\x7f"},
	{"bidi-rlo",
		"R1\xe2\x80\xae"
		"ABC\xe2\x80\xacR2",
		"\xe2\x80\xae"},
	{"bidi-isolate",
		"I1\xe2\x81\xa6"
		"ABC\xe2\x81\xa9I2",
		"\xe2\x81\xa6"},
	{"zwsp", "Z1\xe2\x80\x8bZ2", "\xe2\x80\x8b"},
	{"line-sep", "L1\xe2\x80\xa8L2", "\xe2\x80\xa8"},
	{"tag-chars", "T1\xf3\xa0\x81\x81\xf3\xa0\x81\x82T2", "\xf3\xa0\x81\x81"},
	{"bad-utf8-ff", "X1\xff\xfeX2", "\xff"},
	{"overlong", "O1\xc0\xafO2", "\xc0\xaf"},
	{"surrogate", "S1\xed\xa0\x80S2", "\xed\xa0\x80"},
	{"truncated", "U1\xe2\x82", "\xe2\x82\n"},
	{"zalgo-6", "Z\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81!",
		"\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"},
};
enum { PAYLOADS = sizeof payloads / sizeof *payloads };

static const char *const locales[] = {"LC_ALL=C.UTF-8", "LC_ALL=C"};
static char folder[] = "/tmp/concordat-hostile-XXXXXX";
static char data_home[128];

static bool holds(const struct pty *pty, const char *part)
{
	return pty->raw && memmem(pty->raw, pty->raw_size, part, strlen(part)) != NULL;
}

static void expect_clean(const struct pty *pty, size_t payload, const char *where)
{
	if (holds(pty, payloads[payload].part))
		fail_msg("%s reached the terminal by %s", payloads[payload].name, where);
}

/* The payload as it is printed back to whoever typed it, by commands that fail. */
static void in_arguments(void **state)
{
	(void)state;
	static const char *const commands[] = {
		"search", "show", "list", "import", "export", "--nonsense", "--database"};
	for (size_t i = 0; i < PAYLOADS; i++)
		for (size_t c = 0; c < sizeof commands / sizeof *commands; c++) {
			char argument[256];
			struct pty pty;
			snprintf(argument, sizeof argument, "%s/%s", c == 4 ? folder : "",
				payloads[i].bytes);
			pty_start(&pty, 24, 80,
				(const char *const[]){
					"TERM=xterm", locales[(i + c) % 2], data_home, NULL},
				(const char *const[]){pty_program(), commands[c],
					c < 3 ? payloads[i].bytes : argument, NULL});
			assert_int_not_equal(pty_wait(&pty, LIMIT_MS), -1);
			expect_clean(&pty, i, commands[c]);
			pty_free(&pty);
		}
}

static void in_environment(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAYLOADS; i++) {
		char term[256], database[256];
		struct pty pty;
		snprintf(term, sizeof term, "TERM=%s", payloads[i].bytes);
		snprintf(database, sizeof database, "CONCORDAT_DATABASE=/nonexistent/%s",
			payloads[i].bytes);
		pty_start(&pty, 24, 80,
			(const char *const[]){term, locales[i % 2], data_home, NULL},
			(const char *const[]){pty_program(), NULL});
		assert_int_not_equal(pty_wait(&pty, LIMIT_MS), -1);
		expect_clean(&pty, i, "TERM");
		pty_free(&pty);
		pty_start(&pty, 24, 80,
			(const char *const[]){"TERM=xterm", locales[i % 2], database, NULL},
			(const char *const[]){pty_program(), NULL});
		pty_wait(&pty, 1000);
		expect_clean(&pty, i, "CONCORDAT_DATABASE");
		pty_free(&pty);
	}
}

static void in_pastes(void **state)
{
	(void)state;
	struct pty pty;
	pty_start(&pty, 24, 80,
		(const char *const[]){"TERM=xterm-256color", locales[0], data_home, NULL},
		(const char *const[]){pty_program(), NULL});
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	for (size_t i = 0; i < PAYLOADS; i++) {
		char paste[512];
		snprintf(paste, sizeof paste, "/\x1b[200~%s\x1b[201~", payloads[i].bytes);
		pty_forget(&pty);
		pty_type(&pty, paste);
		pty_settle(&pty, QUIET_MS);
		expect_clean(&pty, i, "a paste");
		pty_type(&pty, "\x1b");
		pty_settle(&pty, QUIET_MS);
	}
	pty_free(&pty);
}

/* A dossier with one hostile cell: refused with a clean message, or shown clean everywhere. */
static void in_cells(void **state)
{
	(void)state;
	for (size_t i = 0; i < PAYLOADS; i++) {
		char path[256], file_name[300];
		struct pty pty;
		snprintf(path, sizeof path, "%s/cells-%zu", folder, i);
		mkdir(path, 0700);
		snprintf(file_name, sizeof file_name, "%s/dossier.csv", path);
		FILE *file = fopen(file_name, "w");
		assert_non_null(file);
		fprintf(file, "id,name,description\nhostile,hostile,test\n");
		fclose(file);
		snprintf(file_name, sizeof file_name, "%s/partnerships.csv", path);
		file = fopen(file_name, "w");
		assert_non_null(file);
		fprintf(file,
			"id,name,short_name,kind,specialties,sources\np-hostile,\"Name %s "
			"end\",\"Hostile\",\"kind %s\",all,d-001:3\n",
			payloads[i].bytes, payloads[i].bytes);
		fclose(file);
		pty_start(&pty, 24, 80,
			(const char *const[]){"TERM=xterm", locales[i % 2], data_home, NULL},
			(const char *const[]){pty_program(), "import", path, NULL});
		assert_int_not_equal(pty_wait(&pty, LIMIT_MS), -1);
		expect_clean(&pty, i, "import");
		pty_free(&pty);
		pty_start(&pty, 24, 80,
			(const char *const[]){"TERM=xterm", locales[i % 2], data_home, NULL},
			(const char *const[]){pty_program(), "show", "p-hostile", NULL});
		assert_int_not_equal(pty_wait(&pty, LIMIT_MS), -1);
		expect_clean(&pty, i, "show");
		pty_free(&pty);
		pty_start(&pty, 40, 120,
			(const char *const[]){
				"TERM=xterm-256color", locales[i % 2], data_home, NULL},
			(const char *const[]){pty_program(), NULL});
		pty_settle(&pty, 200);
		for (const char *keys = "G\r\x1b/hostile\r"; *keys; keys++) {
			pty_send(&pty, keys, 1);
			pty_settle(&pty, 40);
		}
		expect_clean(&pty, i, "the browser");
		pty_free(&pty);
	}
}

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(folder))
		return -1;
	snprintf(data_home, sizeof data_home, "XDG_DATA_HOME=%s/data", folder);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	char command[200];
	snprintf(command, sizeof command, "rm -rf -- '%s'", folder);
	/* A test may use the shell; the program may not. */
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(in_arguments),
		cmocka_unit_test(in_environment),
		cmocka_unit_test(in_pastes),
		cmocka_unit_test(in_cells),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
