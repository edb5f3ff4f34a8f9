/* Events of one partnership against the first golden sketch. */
#include "pane.h"

#define load_events made_events
#define load_partnership made_partnership
#define load_organisation made_organisation
#define events_pane pane_under_test
#include "views/events_pane.c"

#include "made_events.h"

bool made_partnership(struct store *store, struct arena *arena, const char *id,
	const struct partnership **out, struct error *error)
{
	struct partnership *made = arena_allocate(arena, sizeof *made);
	bool mri = strcmp(id, "p-inh-mri") == 0;

	(void)store;
	(void)error;
	made->short_name = mri ? "Northumbria MRI" : "InHealth";
	made->kind = mri ? "managed service" : "clinical service";
	made->status = mri ? "running" : "past (winter 2017)";
	made->start.year = mri ? 2004 : 2011;
	made->start_worked_out = !mri;
	*out = id[0] != 'p' || strcmp(id, "p-unknown") == 0 ? NULL : made;
	return true;
}

bool made_organisation(struct store *store, struct arena *arena, const char *id,
	const struct organisation **out, struct error *error)
{
	struct organisation *made = arena_allocate(arena, sizeof *made);

	(void)store;
	(void)error;
	made->short_name = "InHealth";
	made->sector = "independent";
	made->code = "NV1";
	*out = id[0] == 'o' ? made : NULL;
	return true;
}

static void test_sketch(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-inh-mri");

	(void)state;
	assert_pane(pane, 11, 49, FOCUS_NONE, "tests/views/golden/events_pane_49.txt");
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 11, 49, FOCUS_NONE, "tests/views/golden/events_pane_49_ascii.txt");
	pane_close(pane);
}

static void test_with_focus_and_narrow(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-inh-mri");

	(void)state;
	view_select(&pane->view, "e-2004");
	assert_pane(pane, 8, 110, FOCUS_HERE, "tests/views/golden/events_pane_110.txt");
	view_select(&pane->view, "e-2014");
	assert_pane(pane, 11, 22, FOCUS_HERE, "tests/views/golden/events_pane_22.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void test_dates_of_every_kind(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-other");

	(void)state;
	assert_pane(pane, 11, 60, FOCUS_HERE, "tests/views/golden/events_pane_dates.txt");
	assert_plain(pane, "tests/views/golden/events_pane_plain.txt");
	pane_close(pane);
}

static void assert_title(const char *about, const char *left, const char *right)
{
	struct pane *pane = pane_open(&pane_under_test, about);
	struct string_buffer a = {0};
	struct string_buffer b = {0};

	pane->view.class->title(&pane->view, &a, &b);
	assert_string_equal(string_buffer_text(&a), left);
	assert_string_equal(string_buffer_text(&b), right);
	string_buffer_free(&a);
	string_buffer_free(&b);
	pane_close(pane);
}

static void test_titles(void **state)
{
	(void)state;
	assert_title("p-inh-mri", "Northumbria MRI", "managed service, 2004–");
	assert_title("p-other", "InHealth", "clinical service, 2011?");
	assert_title("o-inhealth", "InHealth", "independent, NV1");
	assert_title("p-unknown", "Events", "");
	assert_title(NULL, "Events", "");
}

static void test_nothing_dated_and_failure(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "o-inhealth");
	struct error error;

	(void)state;
	assert_pane(pane, 5, 49, FOCUS_HERE, "tests/views/golden/events_pane_none.txt");
	made_fails = true;
	assert_false(view_load(&pane->view, NULL, &error));
	made_fails = false;
	pane_draw(pane, 5, 49, FOCUS_HERE);
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sketch),
		cmocka_unit_test(test_with_focus_and_narrow),
		cmocka_unit_test(test_dates_of_every_kind),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_nothing_dated_and_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
