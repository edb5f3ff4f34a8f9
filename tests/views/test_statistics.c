/* View 5 and what it opens, over made months: the list, a series, every measure of a provider, and
 * where a figure was read. */
#include "pane.h"

#include <math.h>
#include <string.h>

#include "app/made_official.h"
#include "support/program.h"
#include "views/classes.h"
#include "views/official_cite.h"
#include "views/official_id.h"
#include "views/series_svg.h"
#include "model/month.h"
#include "store/store.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NORTHUMBRIA "RTF", "NORTHUMBRIA HEALTHCARE NHS FOUNDATION TRUST"
#define BHRUT "RF4", "\"BARKING, HAVERING AND REDBRIDGE UNIVERSITY HOSPITALS NHS TRUST\""
#define SPIRE "NT3A1", "\"MADE SPIRE, LEEDS HOSPITAL\""

static struct store *store;

static void make_month(
	const char *file, const char *month, const struct made_row *rows, size_t count)
{
	made_rtt(program_path(file), month, rows, count);
}

static void import(const char *first, const char *second)
{
	struct output run = program_run(WORDS("import", "--database", program_path("made.db"),
		program_path(first), program_path(second)));

	if (run.status != 0)
		fail_msg("%s%s", run.out, run.err);
	output_free(&run);
}

/* A pathway of two trusts counts half for each of them. */
static void make_cancer(const char *path)
{
	program_write(path,
		"PERIOD,YEAR,MONTH,STANDARD,ORG CODE,STAGE/ROUTE,TREATMENT MODALITY,CANCER TYPE,"
		"TOTAL TREATED,WITHIN STANDARD,BREACHES\n"
		"01/05/2032,2032/33,MAY,62-day Combined,R0A,A,ALL "
		"MODALITIES,Lung,1001.5,800,201.5\n"
		"01/05/2032,2032/33,MAY,62-day Combined,R0B,A,ALL MODALITIES,Lung,0.5,0,0.5\n");
}

/* BHRUT sends nothing in May 2032; April 2032 is not there at all. */
static int make_store(void **state)
{
	static const struct made_row earlier[] = {
		{NORTHUMBRIA, "QHM", "C_110", {60, 40}, {30, 10}, 25},
		{NORTHUMBRIA, "QHM", "C_130", {80, 20}, {50, 0}, 15},
		{BHRUT, "QMF", "C_110", {50, 50}, {10, 0}, 5},
		{SPIRE, "QWO", "C_110", {30, 10}, {10, 0}, 5},
	};
	static const struct made_row later[] = {
		{NORTHUMBRIA, "QHM", "C_110", {75, 25}, {30, 10}, 26},
		{NORTHUMBRIA, "QHM", "C_130", {85, 15}, {40, 0}, 14},
		{SPIRE, "QWO", "C_110", {20, 20}, {10, 0}, 5},
	};
	struct error error;

	(void)state;
	make_month("20310531-RTT-May-2031-full-extract.csv", "May-2031", earlier, 4);
	make_month("20320331-RTT-March-2032-full-extract.csv", "March-2032", earlier, 4);
	import("20310531-RTT-May-2031-full-extract.csv",
		"20320331-RTT-March-2032-full-extract.csv");
	make_month("20320531-RTT-May-2032-full-extract.csv", "May-2032", later, 3);
	made_ae(program_path("Monthly-AE-May-2032.csv"), "MAY-2032", 1000, 200);
	import("20320531-RTT-May-2032-full-extract.csv", "Monthly-AE-May-2032.csv");
	make_cancer(program_path("cancer.csv"));
	import("cancer.csv", "cancer.csv");
	if (!store_open_file(program_path("made.db"), &store, &error))
		fail_msg("%s", error.message);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	store_close(store);
	return 0;
}

static struct pane *open_in(const struct view_class *class, const char *about)
{
	return pane_open_in(store, class, about);
}

static const char *drawn(struct pane *pane, int rows, int columns)
{
	static struct string_buffer text;

	pane_draw(pane, rows, columns, FOCUS_HERE);
	string_buffer_truncate(&text, 0);
	grid_to_text(&pane->grid, &text);
	return string_buffer_text(&text);
}

static void assert_says(const char *text, const char *words)
{
	if (strstr(text, words) == NULL)
		fail_msg("no \"%s\" in\n%s", words, text);
}

static const char *plain(struct pane *pane)
{
	static struct string_buffer text;

	string_buffer_truncate(&text, 0);
	view_plain(&pane->view, &text);
	return string_buffer_text(&text);
}

static void the_list_is_screen_4(void **state)
{
	struct pane *pane = open_in(&statistics_list, NULL);

	(void)state;
	assert_pane(pane, 22, 80, FOCUS_HERE, "tests/views/golden/statistics_80.txt");
	assert_pane(pane, 16, 60, FOCUS_HERE, "tests/views/golden/statistics_60.txt");
	assert_pane(pane, 22, 140, FOCUS_HERE, "tests/views/golden/statistics_140.txt");
	assert_pane(pane, 5, 20, FOCUS_HERE, "tests/views/golden/statistics_20.txt");
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 22, 80, FOCUS_HERE, "tests/views/golden/statistics_80_ascii.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static const char *code_at(const struct pane *pane, size_t row)
{
	static struct arena arena;

	return official_id_read(&arena, pane->view.rows[row]->id).who;
}

static size_t place_of(const struct pane *pane, const char *code)
{
	size_t place = 0;

	while (place < pane->view.count && strcmp(code_at(pane, place), code) != 0)
		place++;
	return place;
}

static void who_sent_nothing_stays_and_stands_last(void **state)
{
	struct pane *pane = open_in(&statistics_list, NULL);

	(void)state;
	assert_int_equal(place_of(pane, "RTF"), 0);
	assert_int_equal(place_of(pane, "NT3A1"), 1);
	assert_int_equal(place_of(pane, "RF4"), 2);
	view_set_sort(&pane->view, 0, true);
	assert_int_equal(place_of(pane, "NT3A1"), 0);
	assert_int_equal(place_of(pane, "RTF"), 1);
	assert_true(place_of(pane, "RF4") > 1 && place_of(pane, "RF4") < pane->view.count);
	assert_true(view_select(&pane->view, pane->view.rows[place_of(pane, "RF4")]->id));
	assert_says(drawn(pane, 22, 80), " RF4   not submitted ");
	assert_says(plain(pane), "BHRUT (RF4), NHS: not submitted");
	pane_close(pane);
}

static void changes_are_points_and_per_cent(void **state)
{
	struct pane *pane = open_in(&statistics_list, "~|rtt.incomplete.within18.pct|C_110|");

	(void)state;
	assert_says(plain(pane),
		"Northumbria (RTF), NHS: 75.0 % of 100; +15.0 points on a year before");
	assert_says(plain(pane), "; rank 1 of ");
	assert_says(plain(pane), "; from 60.0 in May 2031 to 75.0");
	pane_close(pane);
	pane = open_in(&statistics_list, "~|rtt.new.total|C_110|2032-05");
	assert_says(plain(pane), "Northumbria (RTF), NHS: 26 pathways; +4.0 % on a year before");
	assert_says(drawn(pane, 22, 80), "±yr %");
	pane_close(pane);
}

static void halves_of_a_patient_are_told(void **state)
{
	struct pane *pane = open_in(&statistics_list, "~|cancer.62day.within.pct||2032-05");

	(void)state;
	assert_says(drawn(pane, 22, 80), "1,001.5");
	assert_says(plain(pane), "0.0 % of 0.5");
	pane_close(pane);
}

static void rows_can_be_filtered_by_area_and_sector(void **state)
{
	struct pane *pane = open_in(&statistics_list, NULL);
	struct arena arena = {0};
	size_t count;
	const struct facet_value *icbs = view_facet_values(&pane->view, FACET_ICB, &arena, &count);

	(void)state;
	assert_true(count >= 3);
	for (size_t i = 0; i < count; i++)
		assert_non_null(strstr(icbs[i].value, "("));
	view_set_filter(&pane->view, FACET_SECTOR, "independent");
	for (size_t i = 0; i < pane->view.count; i++)
		assert_string_not_equal(code_at(pane, i), "RTF");
	assert_says(drawn(pane, 22, 80), "independent");
	arena_free(&arena);
	pane_close(pane);
}

static void a_month_that_a_measure_lacks_is_its_latest(void **state)
{
	struct pane *pane = open_in(&statistics_list, "~|ae.within4h.pct||2031-05");

	(void)state;
	assert_says(drawn(pane, 22, 80), "A&E, within four hours · May 2032");
	assert_says(drawn(pane, 22, 80), "Visits, not people.");
	assert_says(plain(pane), "Northumbria (RTF), NHS: 80.0 % of 1,000");
	pane_close(pane);
}

static void a_series_has_every_month_and_begins_at_its_end(void **state)
{
	struct pane *pane = open_in(&series_chart, "~RTF|rtt.incomplete.within18.pct|C_110|");
	const struct view_row *row = view_selected(&pane->view);
	struct arena arena = {0};
	int month = official_id_read(&arena, row->id).month;

	(void)state;
	assert_int_equal(month, month_of(2032, 5));
	assert_int_equal(pane->view.cursor, pane->view.count - 1);
	assert_says(drawn(pane, 22, 80),
		"─ Waiting list, within 18 weeks · Northumbri… ─ Trauma and Orthopaedic Service ─");
	assert_says(drawn(pane, 22, 80), "standard 92");
	assert_says(drawn(pane, 22, 80),
		"May 2032   75.0 %   75 of 100   20320531-RTT-May-2032-full-extract.csv");
	assert_says(plain(pane), "Apr 2032: not loaded\nMay 2032: 75.0 %, 75 of 100; ");
	assert_says(plain(pane), "Standard: 92 % within 18 weeks, since Apr 2012.");
	view_move(&pane->view, -1);
	assert_says(drawn(pane, 22, 80), " Apr 2032   not loaded");
	arena_free(&arena);
	assert_stays_inside(pane);
	pane_close(pane);
}

static void the_cursor_stands_on_its_point_and_a_click_finds_it(void **state)
{
	struct pane *pane = open_in(&series_chart, "~RTF|rtt.incomplete.within18.pct||");
	struct rect rect = {1, 0, 20, 80};

	(void)state;
	pane_draw(pane, 22, 80, FOCUS_HERE);
	assert_string_equal(
		pane->grid.cells[pane->grid.cursor_row * 80 + pane->grid.cursor_column].text, "●");
	assert_int_equal(pane->view.class->point_at(&pane->view, &pane->grid, rect,
				 pane->grid.cursor_row, pane->grid.cursor_column),
		(int)pane->view.cursor);
	assert_int_equal(pane->view.class->point_at(&pane->view, &pane->grid, rect, 1, 0), -1);
	pane_close(pane);
}

static void a_series_is_drawn_for_paper(void **state)
{
	struct pane *pane = open_in(&series_chart, "~RTF|rtt.incomplete.within18.pct||");
	struct string_buffer svg = {0};

	(void)state;
	assert_true(series_svg(&pane->view, &svg));
	assert_int_equal(strncmp(string_buffer_text(&svg), "<?xml", 5) == 0 ||
				 strncmp(string_buffer_text(&svg), "<svg", 4) == 0,
		true);
	assert_says(string_buffer_text(&svg), "Open Government Licence");
	string_buffer_free(&svg);
	pane_close(pane);
}

static void england_and_icbs_say_on_what_basis(void **state)
{
	struct pane *pane = open_in(&series_chart, "~England|rtt.incomplete.total||");

	(void)state;
	assert_says(drawn(pane, 22, 80), "· England ─");
	assert_says(drawn(pane, 22, 80), "as submitted");
	pane_close(pane);
	pane = open_in(&series_chart, "~QHM|rtt.incomplete.total||");
	assert_says(drawn(pane, 22, 80), "by commissioner");
	pane_close(pane);
}

static void every_measure_of_a_provider_stands_under_its_kind(void **state)
{
	struct pane *pane = open_in(&provider_measures, "~RTF");

	(void)state;
	assert_says(drawn(pane, 22, 80), "─ Northumbria, every measure ─");
	assert_says(drawn(pane, 22, 80), " Referral to treatment, May 2032\n▸ Waiting list ");
	assert_says(plain(pane), "Waiting list, within 18 weeks: 80.0 % in May 2032; 70.0 % a year "
				 "before, +10.0 points; 92 % within 18 weeks: not met");
	assert_says(
		plain(pane), "A&E, May 2032:\nA&E, attendances: 1,000 attendances in May 2032\n");
	assert_string_equal(view_selected(&pane->view)->id, "~RTF|rtt.incomplete.total||");
	assert_stays_inside(pane);
	pane_close(pane);
}

/* May 2031 has no A&E; figures that are missing say why in their column. */
static void every_measure_of_a_month_has_its_year_before_and_standard(void **state)
{
	struct pane *pane = open_in(&provider_measures, "~RTF|||2032-05");

	(void)state;
	assert_pane(pane, 22, 140, FOCUS_HERE, "tests/views/golden/measures_140.txt");
	assert_pane(pane, 22, 80, FOCUS_HERE, "tests/views/golden/measures_80.txt");
	assert_pane(pane, 16, 60, FOCUS_HERE, "tests/views/golden/measures_60.txt");
	assert_pane(pane, 5, 20, FOCUS_HERE, "tests/views/golden/measures_20.txt");
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 22, 80, FOCUS_HERE, "tests/views/golden/measures_80_ascii.txt");
	assert_string_equal(view_selected(&pane->view)->id, "~RTF|rtt.incomplete.total||2032-05");
	pane_close(pane);
	pane = open_in(&provider_measures, "~RTF|||2031-05");
	assert_says(drawn(pane, 22, 80), "─ Northumbria, every measure, May 2031 ─");
	assert_says(plain(pane), "A&E, May 2031:\nA&E, attendances: not loaded in May 2031\n");
	view_select(&pane->view, "~RTF|ae.within4h.pct||2031-05");
	assert_says(drawn(pane, 22, 80), "▸ A&E, within four hours           not loaded");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void a_figure_says_where_it_was_read(void **state)
{
	struct pane *pane = open_in(&official_source, "~RTF|rtt.incomplete.total||2031-05");

	(void)state;
	assert_says(plain(pane), "Figure: May 2031: 200 pathways\n");
	assert_says(plain(pane), "File: 20310531-RTT-May-2031-full-extract.csv\n");
	assert_says(plain(pane), "Vintage: first issue\n");
	assert_says(plain(pane), "SHA-256: ");
	assert_says(plain(pane), "Code: RTF, read in files from ");
	assert_says(plain(pane), "Record: Northumbria, in the collection\n");
	assert_says(plain(pane), "NHS trusts: ");
	assert_says(
		plain(pane), "\nMay 2031: 200 pathways; 20310531-RTT-May-2031-full-extract.csv");
	assert_stays_inside(pane);
	pane_close(pane);
	pane = open_in(&official_source, "~RTF|rtt.incomplete.total||2032-04");
	assert_says(plain(pane), "This month is not loaded");
	pane_close(pane);
}

static void a_standard_that_has_ended_is_told_apart(void **state)
{
	struct pane *pane = open_in(&official_source, "~RTF|ae.within4h.pct||2032-05");

	(void)state;
	assert_says(plain(pane), "Standard: 95 % within four hours, since Jun 2010\n"
				 "Formerly: 98 % within four hours, from Dec 2004 to May 2010\n");
	pane_close(pane);
	pane = open_in(&official_source, "~RTF|rtt.admitted.within18.pct||2032-05");
	assert_says(plain(pane), "Formerly: 85 % within 18 weeks");
	assert_null(strstr(plain(pane), "Standard: "));
	pane_close(pane);
}

static void a_copied_figure_has_its_source(void **state)
{
	struct string_buffer text = {0};
	struct arena arena = {0};
	struct error error;

	(void)state;
	assert_true(official_cite(
		store, &arena, "~RTF|rtt.incomplete.total|C_130|2032-05", &text, &error));
	assert_says(string_buffer_text(&text),
		"— Waiting list, Ophthalmology Service: Northumbria (RTF), May 2032. NHS England, "
		"20320531-RTT-May-2032-full-extract.csv, first issue, imported ");
	string_buffer_free(&text);
	arena_free(&arena);
}

static void ids_are_read_as_they_are_made(void **state)
{
	struct official_id id = {"company:NVC", "rtt.incomplete.p92", "C_110", 2031 * 12};
	struct arena arena = {0};
	const char *text = official_id_make(&arena, &id);
	struct official_id back = official_id_read(&arena, text);

	(void)state;
	assert_string_equal(text, "~company:NVC|rtt.incomplete.p92|C_110|2031-01");
	assert_string_equal(back.who, id.who);
	assert_string_equal(back.measure, id.measure);
	assert_string_equal(back.function, id.function);
	assert_int_equal(back.month, id.month);
	back = official_id_read(&arena, "~RTF");
	assert_null(back.measure);
	assert_int_equal(back.month, MONTH_NONE);
	assert_false(official_id_is("p-inh-mri"));
	assert_false(official_id_is(NULL));
	back = official_id_of_claim(&arena, "dm01.activity MRI", "RTF");
	assert_string_equal(back.measure, "dm01.activity");
	assert_string_equal(back.function, "MRI");
	arena_free(&arena);
}

static void what_nothing_knows_is_an_error_in_words(void **state)
{
	static const char *const wrong[] = {"~ZZZ|rtt.incomplete.total||", "~RTF|rtt.nothing||",
		"~RTF|rtt.incomplete.total|C_999999|"};
	struct error error;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct view view;

		view_open(&view, &series_chart, wrong[i]);
		assert_false(view_load(&view, store, &error));
		assert_true(strlen(error.message) > 10);
		assert_int_equal(view.count, 0);
		view_close(&view);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_is_screen_4),
		cmocka_unit_test(who_sent_nothing_stays_and_stands_last),
		cmocka_unit_test(changes_are_points_and_per_cent),
		cmocka_unit_test(halves_of_a_patient_are_told),
		cmocka_unit_test(rows_can_be_filtered_by_area_and_sector),
		cmocka_unit_test(a_month_that_a_measure_lacks_is_its_latest),
		cmocka_unit_test(a_series_has_every_month_and_begins_at_its_end),
		cmocka_unit_test(the_cursor_stands_on_its_point_and_a_click_finds_it),
		cmocka_unit_test(a_series_is_drawn_for_paper),
		cmocka_unit_test(england_and_icbs_say_on_what_basis),
		cmocka_unit_test(every_measure_of_a_provider_stands_under_its_kind),
		cmocka_unit_test(every_measure_of_a_month_has_its_year_before_and_standard),
		cmocka_unit_test(a_figure_says_where_it_was_read),
		cmocka_unit_test(a_standard_that_has_ended_is_told_apart),
		cmocka_unit_test(a_copied_figure_has_its_source),
		cmocka_unit_test(ids_are_read_as_they_are_made),
		cmocka_unit_test(what_nothing_knows_is_an_error_in_words),
	};

	return cmocka_run_group_tests(tests, make_store, close_store);
}
