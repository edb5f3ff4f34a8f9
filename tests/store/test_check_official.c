/* The whole check finds what is wrong with official statistics. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/official.h"

enum { APRIL = 2044 * 12 + 3 };

/* A whole month and a figure, changed by one statement; what the check says of it. */
static char *report_after(const struct fixture *fixture, const char *change)
{
	struct generation *generation = official_begin(fixture);
	struct store *store = generation_store(generation);
	struct official_month month = {.dataset = "rtt",
		.month = APRIL,
		.import = official_import(store, "a", "a"),
		.whole = true};
	int64_t icb = official_body(store, "QZ9", "NHS MADE ICB", BODY_ICB, APRIL),
		trust = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, APRIL);
	struct string_buffer report = {0};
	struct error error;
	char *text;

	official_month_begin(store, &month);
	official_waits(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, trust, icb, 50, 3);
	official_month_end(store, &month, &report);
	month.dataset = "ae";
	official_month_begin(store, &month);
	official_figure(store, APRIL, official_item(store, "ae.attendances.type1"), trust, 5, NULL);
	official_month_end(store, &month, &report);
	official_change(store, change);
	official_publish(generation);
	store = official_open(fixture);
	if (!store_check(store, &report, &error))
		fail_msg("%s", error.message);
	store_close(store);
	text = strdup(string_buffer_text(&report));
	string_buffer_free(&report);
	unlink(fixture->path);
	return text;
}

static void each_damage_has_its_line(void **state)
{
	static const struct {
		const char *change, *line;
	} cases[] = {
		{"UPDATE waits SET bands = (SELECT w.bands FROM waits AS w WHERE w.month = 24531 "
		 "AND "
		 "w.body > 3) WHERE month = 24531 AND body = 1",
			"distribution of Apr 2044, part 3, function 1, body 1: England is not the "
			"sum "
			"of its providers\n"},
		{"DELETE FROM waits WHERE month = 24531 AND body = 1", "England is not the sum"},
		{"UPDATE waits SET bands = x'68ffff' WHERE month = 24531 AND body > 3",
			": it is damaged\n"},
		{"UPDATE waits SET bands = x'' WHERE month = 24531 AND body > 3",
			": it is damaged\n"},
		{"UPDATE waits SET body = 999999 WHERE month = 24531 AND body > 3",
			"distribution of Apr 2044: its body 999999 is not there\n"},
		{"UPDATE waits SET function = 77 WHERE month = 24531",
			"distribution of Apr 2044: its function 77 is not there\n"},
		{"DELETE FROM body_names WHERE name = 'NHS MADE ICB'; DELETE FROM bodies WHERE "
		 "code = 'QZ9'",
			": a commissioner is not there\n"},
		{"DELETE FROM months WHERE month = 24531 AND dataset = 'rtt'",
			": its month is not there\n"},
		{"DELETE FROM months WHERE month = 24531 AND dataset = 'ae'",
			"figure of Apr 2044: its month of item"},
		{"UPDATE figures SET item = 55555 WHERE month = 24531",
			"figure of Apr 2044: its item 55555 is not there\n"},
		{"UPDATE figures SET function = 55 WHERE month = 24531",
			"figure of Apr 2044: its function 55 is not there\n"},
		{"UPDATE figures SET body = 555555 WHERE month = 24531 AND body > 3",
			"figure of Apr 2044: its body 555555 is not there\n"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *report = report_after(*state, cases[i].change);

		if (strstr(report, cases[i].line) == NULL)
			fail_msg("%s\nsays: %s", cases[i].change, report);
		free(report);
	}
}

static void what_is_whole_has_none(void **state)
{
	char *report = report_after(*state, "SELECT 1");

	assert_string_equal(report, "");
	free(report);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			each_damage_has_its_line, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_whole_has_none, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
