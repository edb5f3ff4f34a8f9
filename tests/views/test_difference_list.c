/* View 6: the serious first, the contradictions in words, the note under the list. */
#include "pane.h"

#include "made_differences.h"

#define concerned_load made_concerned_load
#define load_differences made_load_differences
#define difference_list pane_under_test
#include "views/difference_list.c"

bool made_concerned_load(
	struct concerned *concerned, struct store *store, struct arena *arena, struct error *error)
{
	static struct view_row rows[] = {
		{"e-2014", NULL,
			{[FACET_SECTOR] = "NHS; independent", [FACET_PLACE] = "North Tyneside"}},
		{"e-2015", NULL, {[FACET_SECTOR] = "independent", [FACET_PLACE] = "Cramlington"}},
	};

	(void)store, (void)arena, (void)error;
	*concerned = (struct concerned){rows, sizeof rows / sizeof *rows};
	return true;
}

static void at_every_width(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	assert_pane(pane, 7, 80, FOCUS_HERE, "tests/views/golden/difference_list_80.txt");
	assert_pane(pane, 10, 31, FOCUS_HERE, "tests/views/golden/difference_list_31.txt");
	assert_pane(pane, 10, 20, FOCUS_HERE, "tests/views/golden/difference_list_20.txt");
	assert_pane(pane, 7, 60, FOCUS_HERE, "tests/views/golden/difference_list_60.txt");
	assert_pane(pane, 7, 140, FOCUS_HERE, "tests/views/golden/difference_list_140.txt");
	assert_plain(pane, "tests/views/golden/difference_list_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void status_is_the_whole_note(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);
	struct string_buffer first = {0}, second = {0};

	(void)state;
	pane->view.class->status(&pane->view, view_selected(&pane->view), 0, &first);
	pane->view.class->status(&pane->view, view_selected(&pane->view), 1, &second);
	assert_string_equal(string_buffer_text(&first),
		"Probably two scanners: one at North Tyneside in 2014, perhaps in place of the "
		"first, and one at the emergency hospital in 2015; but the announcement counts "
		"three");
	assert_int_equal(second.size, 0);
	string_buffer_free(&first);
	string_buffer_free(&second);
	pane_close(pane);
}

static void kind_and_weight_are_filters(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	view_set_filter(&pane->view, FACET_KIND, "contradiction");
	assert_int_equal(pane->view.count, 2);
	view_set_filter(&pane->view, FACET_KIND, NULL);
	view_set_filter(&pane->view, FACET_WEIGHT, "minor");
	assert_int_equal(pane->view.count, 1);
	assert_string_equal(pane->view.rows[0]->id, "c-hostile");
	pane_close(pane);
}

static void what_is_involved_is_a_filter(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	assert_string_equal(pane->view.rows[0]->facets[FACET_SECTOR], "NHS; independent");
	assert_string_equal(pane->view.rows[0]->facets[FACET_PLACE], "North Tyneside; Cramlington");
	view_set_filter(&pane->view, FACET_PLACE, "Cramlington");
	assert_int_equal(pane->view.count, 1);
	assert_string_equal(pane->view.rows[0]->id, "c-third");
	pane_close(pane);
}

static void sorts_keep_what_is_equal_in_order(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	view_set_sort(&pane->view, 2, false);
	assert_string_equal(pane->view.rows[0]->id, "c-third");
	assert_string_equal(pane->view.rows[3]->id, "c-scans");
	view_set_sort(&pane->view, 0, true);
	assert_string_equal(pane->view.rows[0]->id, "c-hostile");
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(at_every_width),
		cmocka_unit_test(status_is_the_whole_note),
		cmocka_unit_test(kind_and_weight_are_filters),
		cmocka_unit_test(what_is_involved_is_a_filter),
		cmocka_unit_test(sorts_keep_what_is_equal_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
