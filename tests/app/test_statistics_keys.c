/* In the real program, over the built-in months: the keys of official statistics. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/program.h"
#include "support/pty.h"

enum { QUIET_MS = 60, LIMIT_MS = 10000 };

static const char *const utf8[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent",
	"XDG_DATA_HOME=/nonexistent", NULL};

static void start(struct pty *pty, const char *const *words)
{
	pty_start(pty, 24, 80, utf8, words);
	assert_true(pty_wait_for(pty, "Partnerships", LIMIT_MS));
	pty_settle(pty, QUIET_MS);
}

static void start_built_in(struct pty *pty)
{
	start(pty, (const char *const[]){pty_program(), NULL});
}

static void expect(struct pty *pty, const char *keys, const char *text)
{
	pty_type(pty, keys);
	if (!pty_wait_for(pty, text, 5000)) {
		char *screen = pty_screen(pty);
		fail_msg("%s: no \"%s\" in\n%s", keys, text, screen);
	}
	pty_settle(pty, QUIET_MS);
}

static void measure_function_and_month_change_in_place(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5", "[5 Statistics]");
	expect(&pty, "m4 hours", "measure: ");
	expect(&pty, "\x1b", "Enter series");
	expect(&pty, "mae.within4h\r", "A&E, within four hours · ");
	expect(&pty, "g", "is not split by function or test");
	expect(&pty, ":measure rtt.incomplete.within26.pct\r", "Waiting list, within 26 weeks · ");
	expect(&pty, ":function 110\r", "Trauma and Orthopaedic");
	expect(&pty, ":period 2024-04\r", "· Apr 2024 ");
	expect(&pty, ":period 2019-04\r", "2019-04 is not loaded");
	expect(&pty, "gall tog\r", "all functions");
	expect(&pty, ":measure nonsense\r", "nonsense");
	pty_free(&pty);
}

/* However narrow, and whatever else the title has to say. */
static void the_title_says_which_function(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5", "[5 Statistics]");
	expect(&pty, ":function trauma\r", "· Jan 2026 ──── Trauma and Orthopaedic Service ─");
	expect(&pty, ":sort name\r", "· Jan 2026 ─ Trauma and Orthopaedic … · sorted ─");
	expect(&pty, ":measure dm01.over6.pct\r", "─ all tests · standard 1 %, by name ─");
	expect(&pty, ":function MRI\r", "─ Magnetic Resonance Imag… · sorted ─");
	pty_free(&pty);
	pty_start(&pty, 20, 60, utf8, (const char *const[]){pty_program(), NULL});
	assert_true(pty_wait_for(&pty, "Partnerships", LIMIT_MS));
	expect(&pty, "5", "· Jan 2026 ─ all functions ─");
	expect(&pty, ":function trauma\r", "· Jan 2026 ─ Trauma and Orthopaedic… ─");
	pty_free(&pty);
}

/* As on the command line, by code, by name and by its beginning. */
static void filters_take_codes_names_and_beginnings(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5", "[5 Statistics]");
	expect(&pty, ":filter icb=qmf\r", "all functions · 3 of 47, 1 filter ─");
	expect(&pty, ":filter all\r", "standard 92 %");
	expect(&pty, ":filter icb=North East London\r", "all functions · 3 of 47, 1 filter ─");
	expect(&pty, ":filter all\r", "standard 92 %");
	expect(&pty, ":filter icb=north e\r", "more than one icb begins with \"north e\"");
	expect(&pty, ":filter region=Y56\r", "1 filter ─");
	expect(&pty, ":filter all\r", "standard 92 %");
	expect(&pty, ":filter sector=other\r", "1 filter ─");
	assert_false(pty_shows(&pty, "NHS  "));
	expect(&pty, ":filter sector=nhs\r", "NHS  ");
	assert_false(pty_shows(&pty, " other "));
	expect(&pty, "f", "independent");
	assert_true(pty_shows(&pty, "NHS, chosen"));
	pty_free(&pty);
}

/* January 2025 is not built in: no row of January 2026 has a change on the year. */
static void an_order_that_no_row_has_is_not_taken(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5", "[5 Statistics]");
	expect(&pty, ":sort change\r", "no row here has a change: they stand by value");
	assert_true(pty_shows(&pty, "%▾ ±year"));
	expect(&pty, "s", "by name");
	expect(&pty, ":measure ae.attendances\r", "A&E, attendances · ");
	expect(&pty, ":sort change\r", "±yr %▾");
	expect(&pty, ":measure rtt.incomplete.total\r", "Waiting list · Jan 2026");
	assert_false(pty_shows(&pty, "by change"));
	assert_true(pty_shows(&pty, "waiting▾"));
	pty_free(&pty);
}

static void the_selected_provider_stays_selected(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5jjjj", "Enter series");
	pty_type(&pty, ":sort code\r");
	pty_settle(&pty, QUIET_MS);
	pty_type(&pty, "G");
	pty_settle(&pty, QUIET_MS);
	expect(&pty, "mmedian wait rtt.incomplete\r", "Waiting list, median wait");
	assert_true(pty_shows(&pty, " RTF   9.")); /* the status line */
	pty_free(&pty);
}

static void enter_draws_a_series_and_arrows_move_in_it(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":series RF4\r", "BHRUT, every measure");
	expect(&pty, "jj\r", "Waiting list, within 18 weeks · BHRUT (RF4)");
	expect(&pty, "\x1b[H", " Apr 2024   62.2 %");
	expect(&pty, "l", " May 2024 ");
	expect(&pty, "l", " Jun 2024 ");
	expect(&pty, "h", "leaves special measures");
	expect(&pty, "t", "month chosen by you");
	expect(&pty, "\x1b", "h earlier");
	expect(&pty, "o", "File ");
	expect(&pty, "\x1bv", "every measure");
	expect(&pty, "\x1b\r", "o-bhrut");
	pty_free(&pty);
}

/* Over the months that the axis shows, and no others. */
static void a_chart_names_the_events_it_shows(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5", "[5 Statistics]");
	expect(&pty, ":measure ae.attendances\r", "A&E, attendances · ");
	expect(&pty, ":filter icb=QMF\r", "(QMF)");
	expect(&pty, ":filter icb=QMF\r:sort code\rj\r", "A&E, attendances · BHRUT (RF4)");
	assert_true(pty_shows(&pty, "Jan 2023 REACH reaches BHRUT · "));
	expect(&pty, "\x1b[H", " later ");
	assert_false(pty_shows(&pty, "Jan 2023"));
	pty_free(&pty);
}

/* Its own code has nothing; the built-in months have some providers, so that there is no sum. */
static void a_company_leads_to_its_sites(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":show o-nuffield\r", "o-nuffield");
	expect(&pty, "v", "there is no sum of company:NT2, only its sites");
	expect(&pty, ":show NT225\r", "▸ NT225, ODS site");
	expect(&pty, "v", "every measure ─");
	assert_true(pty_shows(&pty, " NT225 ─"));
	expect(&pty, "\x1b", "o-nuffield");
	expect(&pty, ":show RT3\r", "o-brompton"); /* of a trust that closed: of its hospital */
	assert_false(pty_shows(&pty, "▸ RT3"));
	pty_free(&pty);
}

static void every_measure_can_be_of_another_month(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":series RF4\r", "BHRUT, every measure ─");
	expect(&pty, "jjpaug 2025", "Aug 2025");
	expect(&pty, "\r", "BHRUT, every measure, Aug 2025 ─");
	assert_true(pty_shows(&pty, "▸ Waiting list, within 18 weeks "));
	expect(&pty, "\r", " Aug 2025   71.6 %");
	expect(&pty, "\x1b:period 1999-04\r", "1999-04 is not loaded");
	expect(&pty, "p", "the latest of each measure");
	expect(&pty, "latest\r", "BHRUT, every measure ─");
	pty_free(&pty);
}

static void claims_and_records_lead_to_their_series(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":show p-inh-mri\r",
		"~ DM01, MRI at RTF: 3,391 scans and 2,003 waiting in Jun 2025");
	expect(&pty, "t", "Diagnostics, tests done · Northumbria (RTF)");
	expect(&pty, "\x1b\x1b:show o-northumbria\r", "o-northumbria");
	expect(&pty, "v", "Northumbria, every measure");
	expect(&pty, "\x1b\x1b/RTF\r", "o-northumbria");
	pty_free(&pty);
}

static void a_measure_of_the_provider_in_front_is_asked_for_by_its_id(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":series RF4\r", "BHRUT, every measure");
	expect(&pty, ":measure rtt.incomplete.median\r", "Waiting list, median wait · BHRUT (RF4)");
	expect(&pty, "\x1b", "BHRUT, every measure");
	expect(&pty, ":measure nonsense\r", "nonsense");
	expect(&pty, "mae.within4h.pct\r", "A&E, within four hours · BHRUT (RF4)");
	pty_free(&pty);
}

static void whose_takes_codes_sectors_and_names(void **state)
{
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, "5w", "whose:");
	expect(&pty, "sector:other\r", "others than NHS trusts");
	expect(&pty, "wnuffield\r", "NT2");
	expect(&pty, "\x1bwEngland\r", "· England ");
	expect(&pty, "wno such body\r", "no such body");
	pty_free(&pty);
}

/* The same bytes as the command line's. */
static void panes_are_written_as_the_command_line_writes_them(void **state)
{
	struct output run = program_run((const char *const[]){
		"series", "RF4", "rtt.incomplete.within18.pct", "--csv", NULL});
	char keys[400];
	struct pty pty;

	(void)state;
	start_built_in(&pty);
	expect(&pty, ":series RF4\rjj\r", "Waiting list, within 18 weeks · BHRUT (RF4)");
	snprintf(keys, sizeof keys, ":write %s\r", program_path("series.csv"));
	expect(&pty, keys, "written to");
	snprintf(keys, sizeof keys, ":write %s\r", program_path("series.svg"));
	expect(&pty, keys, "series.svg");
	snprintf(keys, sizeof keys, ":write %s\r", program_path("series.json"));
	expect(&pty, keys, "series.json");
	expect(&pty, "5", "[5 Statistics]");
	snprintf(keys, sizeof keys, ":write %s\r", program_path("list.csv"));
	expect(&pty, keys, "list.csv");
	snprintf(keys, sizeof keys, ":write %s\r", program_path("list.svg"));
	expect(&pty, keys, "name ends with .txt");
	pty_free(&pty);

	FILE *file = fopen(program_path("series.csv"), "r");
	char *text = calloc(1, run.out_size + 2);

	assert_non_null(file);
	assert_int_equal(fread(text, 1, run.out_size + 1, file), run.out_size);
	assert_memory_equal(text, run.out, run.out_size);
	fclose(file);
	free(text);
	output_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(measure_function_and_month_change_in_place),
		cmocka_unit_test(the_title_says_which_function),
		cmocka_unit_test(filters_take_codes_names_and_beginnings),
		cmocka_unit_test(an_order_that_no_row_has_is_not_taken),
		cmocka_unit_test(the_selected_provider_stays_selected),
		cmocka_unit_test(enter_draws_a_series_and_arrows_move_in_it),
		cmocka_unit_test(a_chart_names_the_events_it_shows),
		cmocka_unit_test(every_measure_can_be_of_another_month),
		cmocka_unit_test(a_company_leads_to_its_sites),
		cmocka_unit_test(claims_and_records_lead_to_their_series),
		cmocka_unit_test(a_measure_of_the_provider_in_front_is_asked_for_by_its_id),
		cmocka_unit_test(whose_takes_codes_sectors_and_names),
		cmocka_unit_test(panes_are_written_as_the_command_line_writes_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
