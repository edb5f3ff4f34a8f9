/* Filters: what can be chosen, narrowing by typing, and refusing what no row has. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "app/menu.h"

static const struct view_row rows[] = {
	{"a", NULL,
		{[FACET_KIND] = "network",
			[FACET_SPECIALTY] = "imaging; MSK",
			[FACET_DOSSIER] = "founding"}},
	{"b", NULL,
		{[FACET_KIND] = "joint venture",
			[FACET_SPECIALTY] = "imaging",
			[FACET_DOSSIER] = "founding"}},
	{"c", NULL, {[FACET_KIND] = "network", [FACET_DOSSIER] = "founding"}},
};

static bool load(struct view *view, struct store *store, struct error *error)
{
	(void)store;
	(void)error;
	view->all = rows;
	view->all_count = sizeof rows / sizeof rows[0];
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	(void)view;
	(void)right;
	string_buffer_add(left, "Things");
}

static const struct view_class things = {
	.name = "things", .empty = "none", .load = load, .title = title};

static int open_pane(void **state)
{
	static struct pane pane;
	struct error error;

	view_open(&pane.view, &things, NULL);
	view_load(&pane.view, NULL, &error);
	*state = &pane;
	return 0;
}

static int close_pane(void **state)
{
	struct pane *pane = *state;

	view_close(&pane->view);
	return 0;
}

static void choices_are_counted_and_what_divides_nothing_is_left_out(void **state)
{
	struct string_buffer all = {0};

	menu_complete(*state, "", &all);
	assert_string_equal(string_buffer_text(&all),
		"all\nkind=network\nkind=joint venture\nspecialty=imaging\nspecialty=MSK\n");
	string_buffer_free(&all);
}

static void a_filter_is_applied_and_taken_off(void **state)
{
	struct pane *pane = *state;
	struct error error;

	assert_true(menu_apply(pane, NULL, "kind=network", &error));
	assert_int_equal(pane->view.count, 2);
	assert_true(menu_apply(pane, NULL, "kind=NETW", &error));
	assert_int_equal(pane->view.count, 2);
	assert_true(menu_apply(pane, NULL, "specialty=msk", &error));
	assert_int_equal(pane->view.count, 1);
	assert_true(menu_apply(pane, NULL, "all", &error));
	assert_int_equal(pane->view.count, 3);
}

static void what_no_row_has_is_refused(void **state)
{
	static const char *const wrong[] = {"", "kind", "kind=", "kind=etwork", "kind=networks",
		"colour=red", "show=pairs", "=", "=network", "specialty=imaging; MSK", "\033[2J"};
	struct pane *pane = *state;
	struct error error;

	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		assert_false(menu_apply(pane, NULL, wrong[i], &error));
		assert_int_equal(pane->view.count, 3);
	}
}

static void typing_narrows_the_menu(void **state)
{
	struct pane *pane = *state;
	struct menu menu = {0};
	struct error error;

	assert_true(menu_open(&menu, pane, &error));
	assert_int_equal(menu.view.count, 7); /* with two headings */
	menu_narrow(&menu, "MSK");
	assert_int_equal(menu.view.count, 2);
	assert_string_equal(view_selected(&menu.view)->id, "specialty=MSK");
	assert_true(menu_choose(&menu, &error));
	assert_int_equal(pane->view.count, 1);
	menu_narrow(&menu, "xyz");
	assert_int_equal(menu.view.count, 0);
	assert_false(menu_choose(&menu, &error));
	menu_close(&menu);
	menu_close(&menu);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			choices_are_counted_and_what_divides_nothing_is_left_out, open_pane,
			close_pane),
		cmocka_unit_test_setup_teardown(
			a_filter_is_applied_and_taken_off, open_pane, close_pane),
		cmocka_unit_test_setup_teardown(what_no_row_has_is_refused, open_pane, close_pane),
		cmocka_unit_test_setup_teardown(typing_narrows_the_menu, open_pane, close_pane),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
