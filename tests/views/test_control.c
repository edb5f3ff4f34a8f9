/* The control chart's pane: what is asked as text, which months are kept, what is pasted; and what
 * a row of the collection offers to test. All on the built-in collection. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "model/month.h"
#include "views/classes.h"
#include "views/control.h"
#include "views/icon_matrix.h"
#include "views/icons.h"
#include "views/offer.h"
#include "views/official_id.h"

static struct store *built_in(void)
{
	struct store *store;
	struct error error;

	if (!store_open_built_in(&store, &error))
		fail_msg("%s", error.message);
	return store;
}

static struct control_ask reach(void)
{
	struct control_ask ask = control_ask_new();

	ask.who = "RF4";
	ask.measure = "ae.type1.attendances";
	ask.event = "e-reach";
	ask.metric = "m-reach-25";
	ask.month = month_of(2023, 1);
	ask.chosen = true;
	return ask;
}

static void what_is_asked_survives_as_text(void **state)
{
	struct arena arena = {0};
	struct control_ask ask = reach(), read;
	const char *text;

	(void)state;
	ask.kind = STUDY_RUN;
	ask.rules = XMR_RULES_MDC;
	ask.per = STUDY_PER_DAY;
	ask.better = BETTER_DOWN;
	ask.target = 12500.5;
	ask.rebased = true;
	ask.from = month_of(2021, 4);
	ask.to = month_of(2025, 11);
	ask.comparison = 14;
	ask.line = 3;
	assert_false(control_moved(&ask));
	ask.origin = ask.month - 1;
	text = control_ask_print(&arena, &ask);
	assert_true(control_ask_is(text));
	read = control_ask_parse(&arena, text);
	assert_string_equal(control_ask_print(&arena, &read), text);
	assert_string_equal(read.event, "e-reach");
	assert_int_equal(read.month, ask.month);
	assert_int_equal(read.comparison, 14);
	assert_true(control_moved(&read));
	assert_true(read.target == 12500.5);
	assert_null(read.function);
	arena_free(&arena);
}

static void damaged_text_asks_for_nothing_strange(void **state)
{
	static const char *const texts[] = {"", "?", "?;;;=", "?kind=99;rules=-4;per=7;better=9;",
		"?month=soon;", "?who", "?gaps=2;transition=-1;harmonics=4;method=9;fix=3;",
		"~RF4|x||", "?kind;who=;nonsense=1;"};
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct control_ask ask = control_ask_parse(&arena, texts[i]);

		assert_int_equal(ask.kind, STUDY_XMR);
		assert_int_equal(ask.rules, XMR_RULES_NHSR);
		assert_int_equal(ask.per, STUDY_PER_MONTH);
		assert_int_equal(ask.better, CONTROL_BETTER_OWN);
		assert_int_equal(ask.month, MONTH_NONE);
		assert_int_equal(ask.gaps, XMR_GAPS_KEEP);
		assert_int_equal(ask.transition, 0);
		assert_int_equal(ask.harmonics, INTERRUPTED_AUTOMATIC);
		assert_int_equal(ask.method, INTERRUPTED_REML);
		assert_int_equal(ask.fix, 0);
	}
	arena_free(&arena);
}

static void how_it_is_drawn_is_no_other_test(void **state)
{
	struct control_ask a = reach(), b = reach();

	(void)state;
	b.kind = STUDY_RUN;
	b.rebased = true;
	b.better = BETTER_UP;
	b.target = 1;
	b.comparison = 9;
	b.no_screen = b.short_trend = true;
	b.gaps = XMR_GAPS_SKIP;
	b.fix = 12;
	assert_true(control_ask_same_test(&a, &b));
	b.transition = 1;
	assert_false(control_ask_same_test(&a, &b));
	b = reach();
	b.harmonics = INTERRUPTED_NO_HARMONIC;
	assert_false(control_ask_same_test(&a, &b));
	b = reach();
	b.method = INTERRUPTED_OLS;
	assert_false(control_ask_same_test(&a, &b));
	b = reach();
	b.per = STUDY_PER_DAY;
	assert_false(control_ask_same_test(&a, &b));
	b = reach();
	b.month++;
	assert_false(control_ask_same_test(&a, &b));
}

static void compute(struct store *store, struct arena *arena, const struct control_ask *ask,
	struct control *out)
{
	struct error error;

	if (!control_compute(store, arena, ask, out, &error))
		fail_msg("%s", error.message);
}

/* Without the years before 2021, of which half a year and more is not loaded. */
static void the_months_in_one_piece_with_the_break_are_kept(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct control control;

	(void)state;
	compute(store, &arena, &ask, &control);
	assert_int_equal(control.data.rows[0].month, month_of(2021, 4));
	assert_string_equal(control.data.note,
		"Months before Apr 2021 are left out: half a year or more is missing between.");
	ask.from = CONTROL_EVERY_MONTH;
	compute(store, &arena, &ask, &control);
	assert_int_equal(control.data.rows[0].month, month_of(2016, 4));
	assert_null(control.data.note);
	ask = reach();
	ask.month = month_of(2018, 1);
	compute(store, &arena, &ask, &control);
	assert_int_equal(control.data.rows[0].month, month_of(2016, 4));
	assert_int_equal(control.data.rows[control.data.count - 1].month, month_of(2019, 4));
	arena_free(&arena);
	store_close(store);
}

static void the_test_has_the_numbers_of_its_screen(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct control control;

	(void)state;
	ask.from = month_of(2021, 4);
	ask.to = month_of(2025, 11);
	compute(store, &arena, &ask, &control);
	assert_true(fabs(control.study.fit.phi - 0.4938) < 1e-4);
	assert_true(fabs(control.study.fit.level.value + 856.27) < 0.01);
	assert_true(fabs(control.study.fit.level.low + 2147.3) < 0.1);
	assert_true(fabs(control.study.fit.level.high - 434.8) < 0.1);
	assert_int_equal(control.study.fit.n, 53);
	assert_string_equal(control.study.chart.counts, "19 | 34");
	assert_int_equal(control.study.claim_outcome, CLAIM_AND_NO_CHANGE_HELD);
	assert_string_equal(control.study.chart.title, "A&E type 1, attendances · BHRUT (RF4)");
	arena_free(&arena);
	store_close(store);
}

static void what_is_pasted_says_how_to_repeat_it(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct string_buffer text = {0};
	struct control control;

	(void)state;
	compute(store, &arena, &ask, &control);
	control_command(&control, &text);
	assert_string_equal(string_buffer_text(&text),
		"concordat test RF4 ae.type1.attendances --event e-reach@2023-01");
	/* A break that was moved is no longer the event's. */
	string_buffer_truncate(&text, 0);
	ask.origin = ask.month;
	ask.month++;
	compute(store, &arena, &ask, &control);
	assert_true(control.study.options.claim->elsewhere);
	control_command(&control, &text);
	assert_string_equal(string_buffer_text(&text),
		"concordat test RF4 ae.type1.attendances --event 2023-02");
	ask = reach();
	string_buffer_truncate(&text, 0);
	ask.kind = STUDY_RUN;
	ask.per = STUDY_PER_DAY;
	ask.no_target = true;
	ask.event = NULL;
	compute(store, &arena, &ask, &control);
	control_command(&control, &text);
	assert_string_equal(string_buffer_text(&text), "concordat chart RF4 ae.type1.attendances "
						       "--event 2023-01 --kind run --per day "
						       "--target none");
	string_buffer_truncate(&text, 0);
	ask = reach();
	ask.from = CONTROL_EVERY_MONTH;
	ask.to = month_of(2025, 11);
	compute(store, &arena, &ask, &control);
	control_command(&control, &text);
	assert_string_equal(string_buffer_text(&text),
		"concordat test RF4 ae.type1.attendances --event e-reach@2023-01 --from 2016-04 "
		"--to 2025-11");
	string_buffer_truncate(&text, 0);
	ask = reach();
	ask.event = NULL;
	ask.rules = XMR_RULES_MDC;
	ask.no_screen = ask.short_trend = true;
	ask.gaps = XMR_GAPS_SKIP;
	ask.fix = 15;
	ask.transition = 2;
	ask.harmonics = INTERRUPTED_ONE_HARMONIC;
	ask.method = INTERRUPTED_NEWEY_WEST;
	ask = control_ask_parse(&arena, control_ask_print(&arena, &ask));
	compute(store, &arena, &ask, &control);
	assert_int_equal(control.study.fit.method, INTERRUPTED_NEWEY_WEST);
	assert_int_equal(control.study.fit.counts.excluded, 2);
	control_command(&control, &text);
	assert_string_equal(string_buffer_text(&text),
		"concordat test RF4 ae.type1.attendances --event 2023-01 --rules mdc --no-screen "
		"--trend 6 --gaps skip --fix 15 --transition 2 --harmonics 1 --method nw");
	string_buffer_truncate(&text, 0);
	control_quote(&control, &text);
	assert_non_null(strstr(string_buffer_text(&text), "Changed after January 2023?\n"));
	assert_non_null(strstr(string_buffer_text(&text), "month chosen by you"));
	assert_non_null(strstr(string_buffer_text(&text), "— Source: NHS England"));
	string_buffer_free(&text);
	arena_free(&arena);
	store_close(store);
}

static void events_beside_the_break_are_found_both_ways(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct control control;
	const char *id = NULL;

	(void)state;
	compute(store, &arena, &ask, &control);
	assert_int_equal(control_event_beside(&control, -1, &id), month_of(2021, 11));
	assert_string_equal(id, "e-later-reach-start");
	assert_true(control_event_beside(&control, 1, &id) > ask.month);
	control.ask.month = month_of(2016, 5);
	assert_int_equal(control_event_beside(&control, -1, &id), MONTH_NONE);
	arena_free(&arena);
	store_close(store);
}

struct patience {
	int left;
};

static bool is_over(void *by)
{
	struct patience *patience = by;

	return patience->left-- <= 0;
}

/* A key comes first: what was begun is left as it was, and computed later; or stopped for good. */
static void ranks_give_way_to_a_key(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct patience patience = {5};
	struct placebo_pause pause = {.wanted = is_over, .by = &patience};
	const struct study *study;
	struct view view;
	struct error error;

	(void)state;
	view_open(&view, &control_chart, control_ask_print(&arena, &ask));
	assert_true(view_load(&view, store, &error));
	study = &control_of(&view)->study;
	assert_true(control_compare(&view, store, &pause, &error));
	assert_true(pause.taken);
	assert_int_equal(patience.left, -1); /* not asked again */
	assert_true(control_waits(&view));
	assert_false(study->dates.known);
	pause.taken = false;
	patience.left = 10000;
	assert_true(control_compare(&view, store, &pause, &error));
	assert_false(control_waits(&view));
	assert_true(study->dates.known);
	view_close(&view);
	view_open(&view, &control_chart, control_ask_print(&arena, &ask));
	assert_true(view_load(&view, store, &error));
	control_stop(&view);
	assert_false(control_waits(&view));
	assert_string_equal(control_of(&view)->study.providers.why, "it was stopped");
	view_close(&view);
	arena_free(&arena);
	store_close(store);
}

/* Nothing may be drawn outside, whatever the size, and the words can be read to their end. */
static void it_is_drawn_at_every_size(void **state)
{
	struct store *store = built_in();
	struct charset *charset = charset_open("UTF-8");
	struct arena arena = {0};
	struct control_ask ask = reach();
	struct grid grid;
	struct view view;
	struct error error;

	(void)state;
	view_open(&view, &control_chart, control_ask_print(&arena, &ask));
	if (!view_load(&view, store, &error))
		fail_msg("%s", error.message);
	assert_true(control_waits(&view));
	assert_true(control_compare(&view, store, NULL, &error));
	assert_false(control_waits(&view));
	grid_open(&grid, charset, DRAW_BOX);
	for (int rows = 1; rows < 50; rows += rows < 12 ? 1 : 5)
		for (int columns = 1; columns < 180; columns += 11) {
			struct rect rect = {1, 1, rows, columns};

			grid.level = columns % 2 ? DRAW_BOX : DRAW_ASCII;
			grid_resize(&grid, rows + 2, columns + 2);
			for (int i = 0; i < 4; i++) {
				view_draw(&view, &grid, rect, FOCUS_HERE);
				control_scroll(&view, &grid, rect, 2, 0);
			}
			for (int i = 0; i < columns + 2; i++)
				assert_string_equal(grid.cells[i].text, " ");
			control_scroll(&view, &grid, rect, -1000, 0);
		}
	grid_close(&grid);
	view_close(&view);
	charset_close(charset);
	arena_free(&arena);
	store_close(store);
}

/* --- what a row offers ---------------------------------------------------------------------- */

static const struct offer *offers(
	struct store *store, struct arena *arena, const char *id, size_t *count)
{
	const struct offer *out = NULL;
	struct error error;

	if (!offers_of(store, arena, id, &out, count, &error))
		fail_msg("%s", error.message);
	return out;
}

static void a_claim_offers_its_undated_event_and_later_sources_its_month(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	const struct event *by = NULL;
	const struct offer *found;
	size_t count;

	(void)state;
	found = offers(store, &arena, "m-reach-25", &count);
	assert_int_equal(count, 1);
	assert_string_equal(found->who, "RF4");
	assert_string_equal(found->measure, "ae.type1.attendances");
	assert_int_equal(found->event_count, 1);
	assert_string_equal(found->events[0]->id, "e-reach");
	assert_true(offer_has_test(found));
	assert_int_equal(offer_suggests(found, found->events[0], &by), month_of(2023, 1));
	assert_string_equal(by->id, "e-later-reach-bhrut");
	arena_free(&arena);
	store_close(store);
}

static void where_no_series_covers_the_date_there_is_no_test(void **state)
{
	static const char *const ids[] = {
		"m-nu-scans", "m-nu-wait", "p-inh-mri", "m-co-refs", "p-connect-msk"};
	struct store *store = built_in();
	struct arena arena = {0};

	(void)state;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct offer *found;
		size_t count;

		found = offers(store, &arena, ids[i], &count);
		assert_true(count > 0);
		for (size_t k = 0; k < count; k++) {
			assert_false(offer_has_test(&found[k]));
			assert_int_equal(
				strncmp(offer_words(&arena, &found[k]), "No test: ", 9), 0);
		}
	}
	arena_free(&arena);
	store_close(store);
}

/* Every measure with figures on both sides, party by party; else which months there are. */
static void an_event_offers_the_series_of_its_parties(void **state)
{
	static const struct {
		const char *event, *who, *months;
	} cases[] = {{"e-later-luht", "REM", " before, "}, {"e-later-hexham", "RTF", " before, "},
		{"e-2016n", "RR8", " months have a figure, Apr 2016 to "},
		{"e-kingston", "NV1", " months have a figure, "}};
	struct store *store = built_in();
	struct arena arena = {0};
	const struct offer *found;
	const char *months;
	struct error error;
	size_t count;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(offers_of_parties(
			store, &arena, cases[i].event, &found, &count, &months, &error));
		assert_true(count > 5);
		assert_string_equal(found[0].who, cases[i].who);
		assert_string_equal(found[0].events[0]->id, cases[i].event);
		assert_non_null(strstr(found[0].months, cases[i].months));
	}
	assert_true(offers_of_parties(
		store, &arena, "e-later-cramlington", &found, &count, &months, &error));
	assert_int_equal(count, 0);
	assert_non_null(strstr(months, "Northumbria (RTF): Apr 2016 to "));
	/* what is planned has not happened, and what is no event has no parties */
	assert_true(offers_of_parties(store, &arena, "e-next70", &found, &count, &months, &error));
	assert_true(count == 0 && months == NULL);
	assert_true(offers_of_parties(store, &arena, "p-reach", &found, &count, &months, &error));
	assert_true(count == 0 && months == NULL);
	arena_free(&arena);
	store_close(store);
}

static void an_event_offers_the_claims_of_its_partnership(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	const struct offer *found;
	size_t count;

	(void)state;
	found = offers(store, &arena, "e-later-reach-bhrut", &count);
	assert_int_equal(count, 2);
	assert_int_equal(found[0].event_count, 1);
	assert_string_equal(found[0].events[0]->id, "e-later-reach-bhrut");
	offers(store, &arena, "o-bhrut", &count);
	assert_int_equal(count, 2);
	found = offers(store, &arena, "p-connect-msk", &count);
	assert_true(count > 1); /* its claims', and the series it names itself */
	assert_null(found[count - 1].metric);
	assert_string_equal(found[count - 1].measure, "rtt.incomplete.median");
	offers(store, &arena, "e-1948", &count);
	assert_int_equal(count, 0);
	offers(store, &arena, "nobody", &count);
	assert_int_equal(count, 0);
	arena_free(&arena);
	store_close(store);
}

static void a_month_is_covered_by_twelve_on_both_sides(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	const struct offer *found;
	const char *words;
	struct error error;
	size_t count;
	bool covers;

	(void)state;
	found = offers(store, &arena, "m-reach-25", &count);
	assert_true(offer_covers(store, &arena, found, month_of(2023, 1), &covers, &words, &error));
	assert_true(covers);
	assert_true(offer_covers(store, &arena, found, month_of(2020, 9), &covers, &words, &error));
	assert_false(covers);
	assert_non_null(strstr(words, "Apr 2016 to"));
	arena_free(&arena);
	store_close(store);
}

/* --- the matrix of icons -------------------------------------------------------------------- */

/* It opens from that view: a filter that works there works here. */
static void is_filtered_as_the_statistics(const struct view *matrix, struct store *store)
{
	static const enum facet facets[] = {FACET_SECTOR, FACET_ICB, FACET_REGION};
	struct view statistics;
	struct error error;

	view_open(&statistics, &statistics_list, matrix->about);
	assert_true(view_load(&statistics, store, &error));
	assert_int_equal(statistics.all_count, matrix->all_count);
	for (size_t i = 0; i < matrix->all_count; i++)
		for (size_t k = 0; k < sizeof facets / sizeof *facets; k++) {
			const char *there = statistics.all[i].facets[facets[k]];
			const char *here = matrix->all[i].facets[facets[k]];

			assert_int_equal(there == NULL, here == NULL);
			if (there != NULL)
				assert_string_equal(here, there);
		}
	view_close(&statistics);
}

static void the_matrix_has_every_provider_once(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct view view;
	struct error error;
	size_t all, listed = 0, cells = 0;
	const char *cell;

	(void)state;
	view_open(&view, &icon_matrix,
		official_id_make(&arena, &(struct official_id){NULL, "rtt.incomplete.within18.pct",
						 NULL, MONTH_NONE}));
	if (!view_load(&view, store, &error))
		fail_msg("%s", error.message);
	all = view.count;
	assert_true(all > 20);
	is_filtered_as_the_statistics(&view, store);
	while ((cell = icon_matrix_beside(&view, &arena, 1)) != NULL) {
		view_set_filter(&view, FACET_KIND, cell);
		assert_true(view.count > 0);
		listed += view.count;
		cells++;
	}
	assert_int_equal(listed, all);
	while ((cell = icon_matrix_beside(&view, &arena, -1)) != NULL) {
		view_set_filter(&view, FACET_KIND, cell);
		cells--;
	}
	assert_int_equal(cells, 1);
	view_close(&view);
	arena_free(&arena);
	store_close(store);
}

/* Where no month differs from the one before, R says common cause, and hit and miss. */
static void what_does_not_vary_is_counted_apart(void **state)
{
	struct store *store = built_in();
	struct arena arena = {0};
	struct view view;
	struct error error;
	struct string_buffer words = {0};

	(void)state;
	view_open(&view, &icon_matrix,
		official_id_make(&arena,
			&(struct official_id){NULL, "rtt.incomplete.over104", NULL, MONTH_NONE}));
	assert_true(view_load(&view, store, &error));
	view_set_filter(&view, FACET_KIND, "no limits");
	assert_true(view.count > 3);
	for (size_t i = 0; i < view.count; i++) {
		string_buffer_truncate(&words, 0);
		icon_matrix.status(&view, view.rows[i], 0, &words);
		assert_non_null(strstr(string_buffer_text(&words), "no limits: "));
		assert_null(strstr(string_buffer_text(&words), "hit and miss"));
	}
	string_buffer_free(&words);
	view_close(&view);
	arena_free(&arena);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_asked_survives_as_text),
		cmocka_unit_test(damaged_text_asks_for_nothing_strange),
		cmocka_unit_test(how_it_is_drawn_is_no_other_test),
		cmocka_unit_test(the_months_in_one_piece_with_the_break_are_kept),
		cmocka_unit_test(the_test_has_the_numbers_of_its_screen),
		cmocka_unit_test(what_is_pasted_says_how_to_repeat_it),
		cmocka_unit_test(events_beside_the_break_are_found_both_ways),
		cmocka_unit_test(ranks_give_way_to_a_key),
		cmocka_unit_test(it_is_drawn_at_every_size),
		cmocka_unit_test(a_claim_offers_its_undated_event_and_later_sources_its_month),
		cmocka_unit_test(where_no_series_covers_the_date_there_is_no_test),
		cmocka_unit_test(an_event_offers_the_series_of_its_parties),
		cmocka_unit_test(an_event_offers_the_claims_of_its_partnership),
		cmocka_unit_test(a_month_is_covered_by_twelve_on_both_sides),
		cmocka_unit_test(the_matrix_has_every_provider_once),
		cmocka_unit_test(what_does_not_vary_is_counted_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
