/* In the real program: titles that keep what a list leaves out, filters by any spelling, and what
 * could test a line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/pty.h"

enum { QUIET_MS = 60, LIMIT_MS = 10000 };

static const char *const utf8[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent",
	"XDG_DATA_HOME=/nonexistent", NULL};

static void start(struct pty *pty, int columns)
{
	pty_start(pty, 24, columns, utf8, (const char *const[]){pty_program(), NULL});
	assert_true(pty_wait_for(pty, "Northumbria MRI", LIMIT_MS));
	pty_settle(pty, QUIET_MS);
}

static void expect(struct pty *pty, const char *keys, const char *text)
{
	pty_type(pty, keys);
	if (!pty_wait_for(pty, text, 2000)) {
		char *screen = pty_screen(pty);
		fail_msg("%s: no \"%s\" in\n%s", keys, text, screen);
	}
	pty_settle(pty, QUIET_MS);
}

static void narrow_titles_keep_filters_and_order(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 80);
	expect(&pty, ":filter sector=independent\r", "1 filter");
	expect(&pty, ":filter specialty=imaging\r", "2 filters");
	expect(&pty, ":filter all\r", "1 of 27");
	expect(&pty, ":sort year\r", "27, by year");
	expect(&pty, "S", "last first");
	pty_resize(&pty, 12, 22);
	expect(&pty, "\x0c", "sorted");
	pty_free(&pty);
}

static void filters_take_any_case_and_ids(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 160);
	expect(&pty, ":filter place=london\r", ", London");
	expect(&pty, ":filter all\r", " of 27");
	expect(&pty, ":filter place=l-london\r", ", London");
	expect(&pty, ":filter place=Atlantis\r", "no row here has the place");
	expect(&pty, "6:filter weight=serious\r", ", serious");
	expect(&pty, ":filter sector=nhs\r", ", NHS");
	expect(&pty, ":filter all\r", "Differences");
	expect(&pty, "f\x1b[F", "Enter filters");
	expect(&pty, "\r", ", later");
	pty_free(&pty);
}

static void a_line_has_what_tests_its_record(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 160);
	expect(&pty, ":show p-inh-mri\r", "Was wrong");
	expect(&pty, "t", "tests done · Northumbria (RTF)");
	pty_free(&pty);
}

static void what_no_series_tests_is_said(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 160);
	expect(&pty, ":show p-covid\r", "Was done");
	expect(&pty, "t", "the partnership: ");
	pty_free(&pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(narrow_titles_keep_filters_and_order),
		cmocka_unit_test(filters_take_any_case_and_ids),
		cmocka_unit_test(a_line_has_what_tests_its_record),
		cmocka_unit_test(what_no_series_tests_is_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
