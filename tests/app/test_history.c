/* Going back and forward between pages. Run with the address sanitizer it also shows that each page
 * is closed once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/pages.h"

static const char *about(struct history *history)
{
	const char *id = page_view(history_page(history), PANE_LIST)->about;

	return id != NULL ? id : "";
}

static int open_history(void **state)
{
	static struct history history;

	history_open(&history);
	*state = &history;
	return 0;
}

static int close_history(void **state)
{
	history_close(*state);
	return 0;
}

static void starts_on_the_partnerships(void **state)
{
	struct history *history = *state;

	assert_int_equal(history_page(history)->digit, '2');
	assert_false(history_move(history, true));
	assert_false(history_move(history, false));
}

static void goes_back_and_forward(void **state)
{
	struct history *history = *state;
	struct page *record;

	record = history_visit_new(history, PAGE_RECORD, "p-one");
	record->focus = PANE_LIST;
	record->zoomed = true;
	history_visit(history, PAGE_METRICS);
	assert_int_equal(history_page(history)->digit, '3');
	assert_true(history_move(history, true));
	assert_ptr_equal(history_page(history), record);
	assert_true(history_page(history)->zoomed);
	assert_int_equal(record->digit, '2');
	assert_true(history_move(history, true));
	assert_false(history_move(history, true));
	assert_true(history_move(history, false));
	assert_true(history_move(history, false));
	assert_false(history_move(history, false));
	assert_int_equal(history_page(history)->digit, '3');
}

static void what_lay_ahead_is_forgotten(void **state)
{
	struct history *history = *state;

	history_visit_new(history, PAGE_RECORD, "p-one");
	history_visit_new(history, PAGE_CITATIONS, "p-two");
	history_move(history, true);
	history_move(history, true);
	history_visit_new(history, PAGE_RECORD, "p-three");
	assert_string_equal(about(history), "p-three");
	assert_false(history_move(history, false));
	assert_int_equal(history->count, 2);
}

static void a_view_is_the_same_page_wherever_it_is_visited(void **state)
{
	struct history *history = *state;
	struct page *first = history_page(history);

	history_visit(history, PAGE_PARTNERSHIPS);
	assert_int_equal(history->count, 1);
	history_visit(history, PAGE_METRICS);
	history_visit(history, PAGE_PARTNERSHIPS);
	assert_ptr_equal(history_page(history), first);
	assert_int_equal(history->count, 3);
}

static void a_page_can_take_the_place_of_another(void **state)
{
	struct history *history = *state;

	history_visit_new(history, PAGE_RECORD, "p-one");
	history_replace(history, PAGE_RECORD, "p-two");
	assert_string_equal(about(history), "p-two");
	assert_int_equal(history->count, 2);
	history_move(history, true);
	assert_int_equal(history_page(history)->digit, '2');
}

static void the_oldest_is_forgotten(void **state)
{
	struct history *history = *state;
	char id[20];

	for (int i = 0; i < 3 * HISTORY_MOST; i++) {
		snprintf(id, sizeof id, "p-%d", i);
		history_visit_new(history, PAGE_RECORD, id);
		assert_string_equal(about(history), id);
	}
	assert_int_equal(history->count, HISTORY_MOST);
	while (history_move(history, true))
		;
	assert_string_equal(about(history), "p-128");
	history_reload(history);
}

static void views_have_names_and_digits(void **state)
{
	(void)state;
	assert_int_equal(page_kind_named("2")->digit, '2');
	assert_int_equal(page_kind_named("metr")->digit, '3');
	assert_int_equal(page_kind_named("Differences")->digit, '6');
	assert_null(page_kind_named(""));
	assert_int_equal(page_kind_named("5")->digit, '5');
	assert_int_equal(page_kind_named("stat")->digit, '5');
	assert_null(page_kind_named("7"));
	assert_null(page_kind_named("record"));
	assert_null(page_kind_named("22"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			starts_on_the_partnerships, open_history, close_history),
		cmocka_unit_test_setup_teardown(goes_back_and_forward, open_history, close_history),
		cmocka_unit_test_setup_teardown(
			what_lay_ahead_is_forgotten, open_history, close_history),
		cmocka_unit_test_setup_teardown(a_view_is_the_same_page_wherever_it_is_visited,
			open_history, close_history),
		cmocka_unit_test_setup_teardown(
			a_page_can_take_the_place_of_another, open_history, close_history),
		cmocka_unit_test_setup_teardown(
			the_oldest_is_forgotten, open_history, close_history),
		cmocka_unit_test(views_have_names_and_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
