/* Hits as they come from search: matches in bold, corrected words said, other dossiers marked. */
#include "pane.h"

#include <string.h>

#define search_run made_search
#define search_results pane_under_test
#include "views/search_results.c"

static const struct hit made_hits[] = {
	{"m-nu-wait", "metric", "wait from referral, to what is not said", "founding", "m-nu-wait",
		"“4.5 weeks” · MRI at Northumbria", 1},
	{"p-inh-mri", "partnership", "Northumbria MRI managed diagnostic service", "founding",
		"p-inh-mri", NULL, 2},
	{"p-inh-mri.done1", "fact", "MRI at North Tyneside 2004, at Wansbeck 2008", "later",
		"p-inh-mri", NULL, 3},
	{"y-hostile", "corroboration", "mri \033]0;title\007 waits, MRI\xe2\x80\x99s and \"(mri)\"",
		"founding", "y-hostile", "a wait\nof two lines", 4},
};

static const char *made_correction;

bool made_search(struct store *const *stores, size_t store_count, const char *query, size_t limit,
	struct arena *arena, struct search_result *out, struct error *error)
{
	(void)stores, (void)arena, (void)error;
	assert_int_equal(store_count, 1);
	assert_int_equal(limit, 0);
	*out = (struct search_result){made_hits, *query ? 4 : 0, made_correction};
	return true;
}

static void hits_at_every_width(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "mri wait");

	(void)state;
	assert_pane(pane, 9, 80, FOCUS_HERE, "tests/views/golden/search_results_80.txt");
	assert_pane(pane, 10, 40, FOCUS_HERE, "tests/views/golden/search_results_40.txt");
	assert_plain(pane, "tests/views/golden/search_results_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

/* The cells of a line that are bold, as text. */
static void bold_text(const struct pane *pane, int row, char *out)
{
	for (int i = 0; i < pane->grid.columns; i++)
		if (pane->grid.cells[row * pane->grid.columns + i].style == STYLE_STRONG)
			out = strcpy(out, pane->grid.cells[row * pane->grid.columns + i].text) +
			      strlen(pane->grid.cells[row * pane->grid.columns + i].text);
	*out = '\0';
}

static void matches_are_bold(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "MRI wait");
	char bold[400];

	(void)state;
	pane_draw(pane, 9, 80, FOCUS_NONE);
	bold_text(pane, 1, bold);
	assert_string_equal(bold, "wait");
	bold_text(pane, 2, bold);
	assert_string_equal(bold, "MRI");
	bold_text(pane, 3, bold);
	assert_string_equal(bold, "MRI");
	pane_close(pane);
}

static void corrected_words_are_said(void **state)
{
	struct string_buffer left = {0}, right = {0};
	struct pane *pane;

	(void)state;
	made_correction = "northumbria";
	pane = pane_open(&pane_under_test, "northumbira");
	pane->view.class->title(&pane->view, &left, &right);
	assert_string_equal(string_buffer_text(&left),
		"Search: nothing for “northumbira”; showing northumbria");
	assert_string_equal(string_buffer_text(&right), "4 hits");
	made_correction = NULL;
	string_buffer_free(&left);
	string_buffer_free(&right);
	pane_close(pane);
}

static void nothing_typed_finds_nothing(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);

	(void)state;
	assert_pane(pane, 8, 50, FOCUS_HERE, "tests/views/golden/search_results_none.txt");
	pane_close(pane);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hits_at_every_width),
		cmocka_unit_test(matches_are_bold),
		cmocka_unit_test(corrected_words_are_said),
		cmocka_unit_test(nothing_typed_finds_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
