/* What `=` opens: every side in full with its source, also in a narrow pane, and text that a
 * terminal must not obey. */
#include "pane.h"

#define load_name made_name
#include "made_differences.h"

#define row_differences made_load_differences
#define differences_of pane_under_test
#include "views/differences_of.c"

const char *made_name(struct store *store, struct arena *arena, const char *id, bool shorter)
{
	(void)store, (void)shorter;
	return arena_format(arena, "the row %s", id);
}

static void both_sides_in_full(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "c-third");

	(void)state;
	assert_pane(pane, 14, 80, FOCUS_HERE, "tests/views/golden/differences_of_80.txt");
	assert_pane(pane, 22, 49, FOCUS_NONE, "tests/views/golden/differences_of_49.txt");
	assert_pane(pane, 30, 24, FOCUS_HERE, "tests/views/golden/differences_of_24.txt");
	assert_plain(pane, "tests/views/golden/differences_of_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void several_of_one_row_and_hostile_text(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	view_move_end(&pane->view, true);
	assert_pane(pane, 20, 60, FOCUS_HERE, "tests/views/golden/differences_of_60.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void sides_have_the_ids_of_the_importer(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "c-6months");
	struct string_buffer line = {0};

	(void)state;
	assert_true(view_select(&pane->view, "c-6months.2"));
	pane->view.class->status(&pane->view, view_selected(&pane->view), 0, &line);
	assert_string_equal(string_buffer_text(&line), "NHSPN, 2018? 254");
	string_buffer_free(&line);
	pane_close(pane);
}

static void nothing_differs(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "m-nothing");

	(void)state;
	assert_pane(pane, 6, 40, FOCUS_HERE, "tests/views/golden/differences_of_none.txt");
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_sides_in_full),
		cmocka_unit_test(several_of_one_row_and_hostile_text),
		cmocka_unit_test(sides_have_the_ids_of_the_importer),
		cmocka_unit_test(nothing_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
