/* The line that says how far an import is: what it says where there is room, and what gives way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>
#include <time.h>

#include "app/progress.h"
#include "text/cells.h"

static struct app app = {.level = DRAW_BOX};

static int set_up(void **state)
{
	(void)state;
	app.charset = charset_open("UTF-8");
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	charset_close(app.charset);
	return 0;
}

/* Half of 100 MB in ten seconds, the second of twelve files. */
static void says(
	const char *before, const char *after, bool bar, size_t cells, const char *expected)
{
	struct import_progress at = {.file = "/a/20240430-RTT-April-2024-full-extract.csv",
		.bytes_done = 50000000,
		.bytes = 100000000,
		.rows = 1234567,
		.number = 2,
		.files = 12};
	struct progress progress = {.app = &app};
	struct string_buffer line = {0};
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	progress.started = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000 - 9800;
	progress_line(&progress, &at, before, after, bar, cells, &line);
	assert_string_equal(string_buffer_text(&line), expected);
	assert_true(cells_width(string_buffer_text(&line)) <= cells);
	string_buffer_free(&line);
}

static void a_bar_has_all_of_it(void **state)
{
	(void)state;
	says("", "", true, 119,
		"2 of 12  20240430-RTT-April-2024-full-e  ███████████████░░░░░░░░░░░░░░░   50 %  "
		"1,234,567 rows  5.1 MB/s  10 s left");
	says("", "", true, 79,
		"2 of 12  20240430-RTT-Apr  ████░░░░   50 %  1,234,567 rows  5.1 MB/s  10 s left");
	says("", "", true, 60, "2 of 12   50 %  1,234,567 rows  5.1 MB/s  10 s left");
}

static void what_has_no_room_gives_way(void **state)
{
	(void)state;
	says("importing", "  ^C cancels", false, 78,
		"importing  2 of 12   50 %  1,234,567 rows  5.1 MB/s  10 s left  ^C cancels");
	says("importing", "  ^C cancels", false, 100,
		"importing  2 of 12  20240430-RTT-April-2024-   50 %  1,234,567 rows  5.1 MB/s  10 "
		"s "
		"left  ^C cancels");
	says("importing", "  ^C cancels", false, 66,
		"importing  2 of 12   50 %  1,234,567 rows  10 s left  ^C cancels");
	says("importing", "  ^C cancels", false, 50,
		"importing  2 of 12   50 %  10 s left  ^C cancels");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bar_has_all_of_it),
		cmocka_unit_test(what_has_no_room_gives_way),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
