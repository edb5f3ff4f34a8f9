/* The whole check finds what is wrong with official statistics. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/official.h"
#include "store/search_bodies.h"

enum { APRIL = 2044 * 12 + 3 };

/* A whole month and a figure, changed by one statement; what the check says of it. NULL: nothing is
 * changed, and the file stays. */
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
	if (change != NULL)
		official_change(store, change);
	official_publish(generation);
	store = official_open(fixture);
	if (!store_check(store, &report, &error))
		fail_msg("%s", error.message);
	store_close(store);
	text = strdup(string_buffer_text(&report));
	string_buffer_free(&report);
	if (change != NULL)
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
		{"UPDATE waits SET key = (key & ~1048575) + 999999 WHERE month = 24531 AND body > "
		 "3",
			"distribution of Apr 2044: its body 999999 is not there\n"},
		{"UPDATE waits SET key = (key & ~1072693248) + (77 << 20) WHERE month = 24531",
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
	char *report = report_after(*state, NULL);

	assert_string_equal(report, "");
	free(report);
}

/* Damage anywhere ends in a message or in rows, never in a signal (run under sanitizers too). */
static void random_damage_does_no_harm(void **state)
{
	const struct fixture *fixture = *state;
	char *whole, *damaged;
	size_t size = 0;

	free(report_after(fixture, NULL));
	whole = fixture_read_from(fixture->folder, "made.db", &size);
	damaged = malloc(size);
	for (int i = 0; i < 60; i++) {
		const struct loaded_month *months;
		const struct import_row *imports;
		struct string_buffer report = {0};
		struct arena arena = {0};
		struct query query = query_parse("made nhs", &arena);
		struct hit *hits;
		struct store *store;
		struct error error;
		size_t count;

		memcpy(damaged, whole, size);
		for (int k = 0; k < 200; k++) /* most of the file is the collection */
			damaged[100 + (size_t)rand() % (size - 100)] = (char)rand();
		fixture_write_bytes(fixture, "damaged.db", damaged, size);
		if (store_open_file(arena_format(&arena, "%s/damaged.db", fixture->folder), &store,
			    &error)) {
			load_months(store, &arena, "rtt", &months, &count, &error);
			load_imports(store, &arena, &imports, &count, &error);
			search_bodies(store, &query, &arena, &hits, &count, &error);
			store_check(store, &report, &error);
			store_close(store);
		}
		string_buffer_free(&report);
		arena_free(&arena);
	}
	free(damaged);
	free(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			each_damage_has_its_line, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_is_whole_has_none, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			random_damage_does_no_harm, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
