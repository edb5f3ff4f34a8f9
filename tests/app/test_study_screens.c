/* The control chart's page in a real terminal: golden screens at each drawing level, and every key.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <glob.h>
#include <cmocka.h>

#include "support/golden.h"
#include "support/program.h"
#include "support/pty.h"

enum { QUIET_MS = 60, LIMIT_MS = 10000 };

static const char *const utf8[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8", "HOME=/nonexistent",
	"XDG_DATA_HOME=/nonexistent", NULL};
static const char *const ascii[] = {
	"TERM=vt100", "LC_ALL=C", "HOME=/nonexistent", "XDG_DATA_HOME=/nonexistent", NULL};

/* From the claim of 25 people a day fewer to its test; the month that later sources say is taken.
 */
#define REACH ":show m-reach-25\rt\r"
/* The months of SCREENS.md. */
#define MONTHS                                                                                     \
	"f\x15"                                                                                    \
	"2021-04 2025-11\r"

struct shot {
	const char *name; /* tests/app/golden/NAME.txt */
	int rows, columns;
	const char *const *environment;
	const char *keys, *draw;
	const char *waits; /* on the screen when all of it is there */
};

static const struct shot shots[] = {
	{"control-80x24", 24, 80, utf8, REACH MONTHS "l", NULL, "Not ranked"},
	{"control-80x24-dots", 24, 80, utf8, REACH MONTHS "l", "--draw=dots", "Not ranked"},
	{"control-80x24-ascii", 24, 80, ascii, REACH MONTHS "l", NULL, "Not ranked"},
	{"control-160x50", 50, 160, utf8, REACH, NULL, "Not ranked"},
	{"control-160x50-dots", 50, 160, utf8, REACH, "--draw=dots", "Not ranked"},
	{"control-160x50-ascii", 50, 160, ascii, REACH, NULL, "Not ranked"},
	{"control-60x20-ascii", 20, 60, ascii, REACH, NULL, "1st comparison"},
	{"control-20x5", 5, 20, utf8, REACH, NULL, "Jan 2023"},
	{"control-plain-80x24", 24, 80, utf8, REACH ":plain\r", NULL, "Not ranked"},
	{"control-rebased-80x24", 24, 80, utf8, REACH "rDT12000\r", NULL, "Not ranked"},
	{"control-month-80x24", 24, 80, utf8, ":show m-reach-25\rt", NULL, "Which month?"},
	{"control-none-80x24", 24, 80, utf8, "2t", NULL, "no test of"},
	{"icons-80x24", 24, 80, utf8, "5Ml", NULL, "1 filter"},
	{"icons-60x20-ascii", 20, 60, ascii, "5Mll", NULL, "1 filter"},
	{"icons-20x5", 5, 20, utf8, "5M", NULL, "Christie"},
};

static void start(struct pty *pty, const struct shot *shot, const char *database)
{
	const char *words[5] = {pty_program()};
	int count = 1;

	if (shot->draw != NULL)
		words[count++] = shot->draw;
	if (database != NULL) {
		words[count++] = "--database";
		words[count++] = database;
	}
	pty_start(pty, shot->rows, shot->columns, shot->environment, words);
	pty_settle(pty, 300);
	for (const char *key = shot->keys; *key != '\0'; key++) {
		pty_send(pty, key, 1);
		pty_settle(pty, QUIET_MS);
	}
}

/* cmocka cuts what it says. */
static void fail_with_screen(struct pty *pty, const char *wanted)
{
	char *screen = pty_screen(pty);

	fprintf(stderr, "the screen has no '%s':\n%s\n", wanted, screen);
	free(screen);
	fail();
}

static void assert_shows(struct pty *pty, const char *text)
{
	if (!pty_wait_for(pty, text, LIMIT_MS))
		fail_with_screen(pty, text);
}

static void golden_screens(void **state)
{
	size_t differing = 0;

	(void)state;
	for (size_t i = 0; i < sizeof shots / sizeof *shots; i++) {
		struct pty pty;
		char path[256], *screen;

		start(&pty, &shots[i], NULL);
		assert_shows(&pty, shots[i].waits);
		pty_settle(&pty, 300);
		screen = pty_screen(&pty);
		snprintf(path, sizeof path, "tests/app/golden/%s.txt", shots[i].name);
		differing += !golden_matches(path, screen);
		free(screen);
		pty_free(&pty);
	}
	assert_int_equal(differing, 0);
}

static const struct shot reach = {NULL, 24, 80, utf8, REACH, NULL, NULL};

/* Each key, and what the screen then says. */
static const struct step {
	const char *keys, *shows;
} steps[] = {
	{"", "Changed after January 2023?"},
	{"", "month chosen by you: break Jan 2023; undated: REACH extended to BHRUT"},
	{"", "1st comparison"},
	{"", "Jan 2023  11,011"},
	{"l", "Feb 2023  10,592  ▽ below limit; also 4th of 13 below mean; 28 days"},
	{"\x1b[D", "Jan 2023  11,011"},
	{"\x1b[H", "Apr 2021  11,204"},
	{"G", "Feb 2026  12,627"},
	{"]", "Changed after February 2023?"},
	{"", "2nd comparison"},
	{"", "claimed of REACH at BHRUT and"},
	{"[", "Changed after January 2023?"},
	{"", "1st of 2 comparisons"}, /* one that was made already */
	{"r", "XmR, rebased"},
	{"r", "XmR, limits frozen"},
	{"v", "run chart"},
	{"v", "I chart"},
	{"v", "XmR, limits frozen"},
	{"R", "XmR (MDC)"},
	{"R", "moving ranges screened"},
	{"D", "higher is better, your choice"},
	{"D", "lower is better"},
	{"D", "as the measure has it"},
	{"", "1st of 2 comparisons"}, /* how it is drawn is no other test */
	{"T13000\r", "13,000 ┤┈"},
	{"T\x15"
	 "fast\r",
		"a target is a number, none or standard, not 'fast'"},
	{"\x1b", "XmR"},
	{"Tnone\r", "5,000|A&E type 1"},
	{"d", "per day"},
	{"", "3rd comparison"},
	{"d", "per working day"},
	{"d", "1st of 4 comparisons"},
	{"jjjjjjjj", "Slope"},
	{"kkkkkkkkkkkk", "Level"},
	{" ", "Mind"},
	{"\x15", "Level"},
	{"}", "Changed after October 2023?"},
	{"", "Barts NHS Group announced"},
	{"{", "REACH reaches BHRUT"},
	{"{", "Changed after November 2021?"},
	{"{", "no event of BHRUT (RF4) with a month lies before the break"},
	{"f\x15"
	 "2022-01\r",
		"Jan 2022"},
	{"f\x15"
	 "all\r",
		"Changed after November 2021?"},
	{"f\x15"
	 "soon\r",
		"is not one month such as 2021-04"},
	{"\x1b", "Changed after November 2021?"},
	{"f\x15"
	 "piece\r",
		"Changed after November 2021?"},
	{"\x1b[Ht", "chosen by you"},
	{":break none\r", "No break is set"},
	{"]", "t sets one at the point"},
	{":break 2023-01\r", "Changed after January 2023?"},
	{"Otransition=2\r", "months from the break on, of neither side: 2 months"},
	{"Onw\r", "Newey-West, lag"},
	{":options screen=off\r", "large moving ranges: count for the limits too"},
	{":options trend=6\r", "trend= is an option of an XmR chart by the rules mdc"},
	{":kind run\r", "run chart"},
	{":options screen=on\r", "screen= is an option of an XmR chart"},
	{":kind xmr\r", "XmR"},
	{":options speed=9\r", "'speed=9' is no option such as gaps=skip"},
	{":options fix=4\r", "limits rest on 12 points or more"},
	{"Oso many\r14\r", "XmR, limits of the first 14"},
	{"Ofix=0\r", "XmR, limits frozen"},
	{"m", "A&E type 1, attendances, chosen"},
	{"type1.within4h\r", "A&E type 1, within four hours"},
	{"", "Changed after January 2023?"},
	{"g", "is not split by function or test"},
	{"wRTF\r", "Northumbria (RTF)"},
	{"wRZZZZ\r", "RZZZZ"},
	{"\x1b", "Northumbria (RTF)"},
	{"o", "January-2023-revised-110523-jjj10a.csv"},
	{"\x1b", "Changed after January 2023?"},
	{"?", "On this page"},
	{"\x1b", "Changed after January 2023?"},
	{"z", "[2 Partnerships]"},
	{"\x1b", "m-reach-25"},
};

static bool shows(struct pty *pty, const char *wanted)
{
	char text[200];
	char *rest = text;

	snprintf(text, sizeof text, "%s", wanted);
	for (char *one; (one = strsep(&rest, "|")) != NULL;)
		if (pty_wait_for(pty, one, rest == NULL ? 3000 : 300))
			return true;
	return false;
}

static void every_key_does_what_its_line_says(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &reach, NULL);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_type(&pty, steps[i].keys);
		pty_settle(&pty, QUIET_MS);
		if (!shows(&pty, steps[i].shows)) {
			fprintf(stderr, "after '%s', step %zu: ", steps[i].keys, i);
			fail_with_screen(&pty, steps[i].shows);
		}
	}
	pty_free(&pty);
}

static void a_month_without_months_around_is_not_tested(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &(struct shot){NULL, 24, 80, utf8, ":show m-reach-25\rt", NULL, NULL}, NULL);
	assert_true(pty_shows(&pty, "later sources: Jan 2023"));
	pty_type(&pty, "\x15"
		       "2016-06\r");
	assert_shows(&pty, "it can only be of Nov"); /* nothing was to be extended before */
	pty_type(&pty, "\x15"
		       "2021-11\r");
	assert_shows(&pty, "no test there");
	pty_type(&pty, "\x15"
		       "later\r");
	assert_shows(&pty, "'later' is no month");
	pty_type(&pty, "\x15"
		       "Jan 2023\r");
	assert_shows(&pty, "Changed after January 2023?");
	pty_free(&pty);
}

/* An event without a claim: the series of its parties are offered, and the chart has it as the
 * break. */
static void any_event_leads_to_a_chart(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &(struct shot){NULL, 24, 80, utf8, ":show e-later-luht\rt", NULL, NULL}, NULL);
	assert_shows(&pty, "Which series at this event");
	assert_shows(&pty, "Royal Liverpool (REM)");
	pty_type(&pty, "type 1, within\r");
	assert_shows(&pty, "break Oct 2019: Liverpool trusts merge");
	assert_shows(&pty, "Changed after October 2019?");
	pty_type(&pty, "\x1b");
	pty_settle(&pty, QUIET_MS);
	pty_type(&pty, ":show e-2016n\r");
	pty_settle(&pty, QUIET_MS);
	pty_type(&pty, "t\r");
	assert_shows(&pty, "Which month?");
	pty_type(&pty, "2016-10\r");
	assert_shows(&pty, "month chosen by you: break Oct 2016; dated 2016");
	assert_shows(&pty, "months loaded: Apr 2016 to");
	pty_type(&pty, ":break 2031-04\r");
	assert_shows(&pty, "months loaded: Apr 2016 to");
	pty_free(&pty);
}

/* From a claim to another event: what was claimed does not go along. */
static void a_claim_does_not_go_along_to_other_events(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &reach, NULL);
	assert_shows(&pty, "inside, and so is no change at");
	pty_type(&pty, "}");
	assert_shows(&pty, "claimed of REACH at BHRUT");
	assert_false(pty_shows(&pty, "inside, and so is"));
	pty_free(&pty);
}

/* What a file begins with, after the key that writes it. */
static void assert_written(struct pty *pty, const char *name, const char *holds)
{
	char keys[4200], line[400];
	bool found = false;
	FILE *file;

	snprintf(keys, sizeof keys, "e%s\r", program_path(name));
	pty_type(pty, keys);
	assert_shows(pty, "chart written to");
	pty_type(pty, "l");
	pty_settle(pty, QUIET_MS);
	file = fopen(program_path(name), "r");
	assert_non_null(file);
	while (!found && fgets(line, sizeof line, file) != NULL)
		found = strstr(line, holds) != NULL;
	fclose(file);
	if (!found)
		fail_msg("%s has no '%s'", name, holds);
}

static void a_chart_is_written_in_four_forms(void **state)
{
	static const struct {
		const char *name, *holds;
	} files[] = {
		{"chart.svg", "<svg"},
		{"chart.csv", "date,value,rebase_group,mean,lpl,upl"},
		{"chart.json", "\"month_chosen_by_you\": true"},
		{"chart.txt", "concordat test RF4 ae.type1.attendances --event e-reach@2023-01"},
	};
	struct pty pty;

	(void)state;
	start(&pty, &reach, NULL);
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_written(&pty, files[i].name, files[i].holds);
	pty_type(&pty, "echart.doc\r");
	assert_shows(&pty, "the name ends with .svg, .csv, .json or .txt");
	pty_free(&pty);
}

static void the_statistics_and_a_series_open_it_too(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &(struct shot){NULL, 24, 80, utf8, "5t", NULL, NULL}, NULL);
	assert_shows(&pty, "No break is set");
	pty_type(&pty, "\x1b");
	pty_settle(&pty, QUIET_MS);
	pty_type(&pty, "\rhht");
	assert_shows(&pty, "month chosen by you");
	assert_shows(&pty, "Not tested");
	pty_free(&pty);
}

static void the_cell_that_is_chosen_is_listed(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &(struct shot){NULL, 24, 80, utf8, "5M", NULL, NULL}, NULL);
	assert_shows(&pty, "common cause");
	pty_type(&pty, "l");
	assert_shows(&pty, "1 filter");
	pty_type(&pty, "hh");
	assert_shows(&pty, "no cell with a provider lies beyond");
	pty_type(&pty, "R");
	assert_shows(&pty, "rules of MDC");
	pty_type(&pty, "R");
	pty_settle(&pty, QUIET_MS);
	pty_type(&pty, "\r");
	assert_shows(&pty, "No break is set");
	pty_free(&pty);
}

/* As in Statistics; a cell of the measure before is not kept. */
static void the_matrix_is_of_another_measure_function_and_month(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, &(struct shot){NULL, 24, 80, utf8, "5Ml", NULL, NULL}, NULL);
	assert_shows(&pty, "1 filter");
	pty_type(&pty, "mtype1.within\r");
	assert_shows(&pty, "A&E type 1, within four hours · Feb 2026");
	assert_false(pty_shows(&pty, "1 filter"));
	pty_type(&pty, "g");
	assert_shows(&pty, "is not split by function or test");
	pty_type(&pty, ":period 2025-11\r");
	assert_shows(&pty, "A&E type 1, within four hours · Nov 2025");
	pty_type(&pty, ":measure rtt.incomplete.within18.pct\r");
	assert_shows(&pty, "Waiting list, within 18 weeks");
	pty_type(&pty, ":function C_400\r");
	assert_shows(&pty, "within 18 weeks, Neurol… · ");
	pty_free(&pty);
}

enum { FILES_AT_ONCE = 20 };

static void import(const char *database, char **files, size_t count)
{
	const char *words[3 + FILES_AT_ONCE + 1] = {"--database", database, "import"};
	struct output run;

	for (size_t i = 0; i < count && i < FILES_AT_ONCE; i++)
		words[3 + i] = files[i];
	run = program_run(words);
	assert_int_equal(run.status, 0);
	output_free(&run);
}

/* SCREENS.md, note 6 of screen 5. */
static void among_all_providers_it_has_the_rank_of_its_screen(void **state)
{
	const char *shared = getenv("CONCORDAT_SHARED");
	const char *database = program_path("attendances.db");
	const struct shot shot = {NULL, 24, 80, utf8, REACH MONTHS, NULL, NULL};
	char pattern[4096];
	struct pty pty;
	glob_t files;

	(void)state;
	snprintf(pattern, sizeof pattern, "%s/data/ae/*-2*.csv",
		shared != NULL ? shared : "../shared");
	if (glob(pattern, 0, NULL, &files) != 0)
		skip();
	for (size_t i = 0; i < files.gl_pathc; i += FILES_AT_ONCE)
		import(database, files.gl_pathv + i, files.gl_pathc - i);
	globfree(&files);
	start(&pty, &shot, database);
	assert_shows(&pty, "rank 57 of 122: 47 % of providers moved as much that month; 109 fell.");
	pty_type(&pty, "r");
	assert_shows(&pty, "XmR, rebased");
	assert_shows(&pty, "rank 57 of 122"); /* however it is drawn */
	assert_true(pty_shows(&pty, "−856 a month, −7 %;  95 %: −2,147 to +435   AR(1) 0.49"));
	pty_free(&pty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_screens),
		cmocka_unit_test(every_key_does_what_its_line_says),
		cmocka_unit_test(a_month_without_months_around_is_not_tested),
		cmocka_unit_test(any_event_leads_to_a_chart),
		cmocka_unit_test(a_claim_does_not_go_along_to_other_events),
		cmocka_unit_test(a_chart_is_written_in_four_forms),
		cmocka_unit_test(the_statistics_and_a_series_open_it_too),
		cmocka_unit_test(the_cell_that_is_chosen_is_listed),
		cmocka_unit_test(the_matrix_is_of_another_measure_function_and_month),
		cmocka_unit_test(among_all_providers_it_has_the_rank_of_its_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
