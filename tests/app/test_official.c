/* Official statistics from the command line: made files in, series, summaries and shares out. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/made_official.h"
#include "support/json.h"
#include "support/program.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})
#define NORTHUMBRIA "RTF", "NORTHUMBRIA HEALTHCARE NHS FOUNDATION TRUST"
#define SPIRE "NT3A1", "MADE SPIRE HOSPITAL"
#define PRACTICE "Y99ZZ", "MADE EYE PRACTICE"

/* The user's own database, which all tests but the first ask. */
static const char *database(void)
{
	static char path[400];

	if (!*path)
		snprintf(path, sizeof path, "%s", program_path("official.db"));
	return path;
}

static void expects(int status, const char *out, const char *err, const char *const words[])
{
	struct output run = program_run(words);

	if (run.status != status || !strstr(run.out, out) || !strstr(run.err, err))
		fail_msg("%s %s: exit %d\nout: %s\nerr: %s", words[0], words[1] ? words[1] : "",
			run.status, run.out, run.err);
	output_free(&run);
}

/* Valid JSON, exit 0, nothing on standard error; the caller frees it. */
static struct output answers(const char *const words[])
{
	struct output run = program_run(words);

	if (run.status != 0 || *run.err || !json_is_valid(run.out))
		fail_msg("%s: exit %d\nout: %s\nerr: %s", words[0], run.status, run.out, run.err);
	return run;
}

/* The item whose `key` is this JSON; fails where there is none. */
static const char *item_with(const char *array, const char *key, const char *json)
{
	const char *item;

	for (size_t i = 0; (item = json_item(array, i)); i++)
		if (json_is(json_member(item, key), json))
			return item;
	fail_msg("no item has %s %s in %s", key, json, array);
	return NULL;
}

static double number(const char *object, const char *key)
{
	const char *value = json_member(object, key);

	assert_non_null(value);
	return json_is(value, "null") ? NAN : atof(value);
}

static void is_number(double value, double expected)
{
	if (!(fabs(value - expected) < 1e-9))
		fail_msg("%.15g is not %.15g", value, expected);
}

static void make_files(void)
{
	/* RTF waits: 110: 60 + 40, 130: 80 + 20; SPIRE 110 and 130; the practice in May only */
	static const struct made_row april[] = {
		{NORTHUMBRIA, "QHM", "C_110", {60, 40}, {30, 10}, 25},
		{NORTHUMBRIA, "QHM", "C_130", {80, 20}, {50, 0}, 15},
		{SPIRE, "QHM", "C_110", {30, 10}, {10, 0}, 5},
		{SPIRE, "QHM", "C_130", {10, 0}, {0, 0}, 5},
	};
	static const struct made_row may[] = {
		{NORTHUMBRIA, "QHM", "C_110", {70, 30}, {30, 10}, 26},
		{NORTHUMBRIA, "QHM", "C_130", {80, 20}, {40, 0}, 14},
		{PRACTICE, "QMJ", "C_130", {50, 0}, {20, 0}, 9},
	};

	made_rtt(program_path("20310430-RTT-April-2031-full-extract.csv"), "April-2031", april, 4);
	made_rtt(
		program_path("20310531-RTT-May-2031-full-extract-revised.csv"), "May-2031", may, 3);
	made_ae(program_path("Monthly-AE-April-2031.csv"), "APRIL-2031", 1000, 200);
	made_ae(program_path("Monthly-AE-May-2031.csv"), "MAY-2031", 3000, 300);
	program_write(program_path("own.csv"),
		"provider,measure,period,value,unit\nRTF,my.visits,2031-04,12,visits\n"
		"RTF,my.visits,2031-05,*,visits\nRTF,my.visits,2031-06,\"1,015\",visits\n"
		"RTF,my.share,2031-04,0.25,\nRTF,my.share,2031-05,1234.5,\n");
}

static int import_all(void **state)
{
	(void)state;
	make_files();
	struct output run = program_run(WORDS("import", "--database", database(),
		program_path("20310430-RTT-April-2031-full-extract.csv"),
		program_path("20310531-RTT-May-2031-full-extract-revised.csv"),
		program_path("Monthly-AE-April-2031.csv"), program_path("own.csv")));
	if (run.status != 0)
		print_error("exit %d\nout: %s\nerr: %s\n", run.status, run.out, run.err);
	output_free(&run);
	run = program_run(
		WORDS("import", "--database", database(), program_path("Monthly-AE-May-2031.csv")));
	int status = run.status;
	output_free(&run);
	return status;
}

static void records_every_import(void **state)
{
	struct output imports =
		answers(WORDS("list", "imports", "--json", "--database", database()));
	struct output months = answers(WORDS("list", "months", "--json", "--database", database()));
	const char *file = "\"20310531-RTT-May-2031-full-extract-revised.csv\"";
	const char *item = item_with(imports.out, "file", file);

	(void)state;
	assert_true(json_is(json_member(item, "kind"), "\"rtt\""));
	assert_true(json_is(json_member(item, "period"), "\"2031-05\""));
	assert_true(json_is(json_member(item, "vintage"), "\"revised\""));
	assert_true(json_is(json_member(item, "months"), "1"));
	assert_true(number(item, "rows") > 10);
	assert_true(number(item, "bytes") > 5000);
	assert_int_equal(strspn(json_member(item, "digest") + 1, "0123456789abcdef"), 64);
	item = item_with(months.out, "file", file);
	assert_true(json_is(json_member(item, "dataset"), "\"rtt\""));
	assert_true(json_is(json_member(item, "month"), "\"2031-05\""));
	assert_true(json_is(json_member(item, "whole"), "true"));
	output_free(&imports);
	output_free(&months);
}

static void says_when_nothing_is_new(void **state)
{
	(void)state;
	expects(0, "", "", WORDS("import", "--database", database(), program_path("own.csv")));
	struct output run =
		program_run(WORDS("import", "--database", database(), program_path("own.csv")));
	assert_int_equal(run.status, 0);
	assert_null(strstr(run.out, "written to"));
	output_free(&run);
}

static void tells_a_series_month_by_month(void **state)
{
	struct output run = answers(WORDS("series", "RTF", "rtt.incomplete.within18.pct", "--from",
		"2031-04", "--json", "--database", database()));
	const char *observations = json_member(run.out, "observations");
	const char *april = json_item(observations, 0);
	struct output imports =
		answers(WORDS("list", "imports", "--json", "--database", database()));
	const char *import =
		item_with(imports.out, "file", "\"20310430-RTT-April-2031-full-extract.csv\"");

	(void)state;
	assert_true(json_is(json_member(run.out, "code"), "\"RTF\""));
	assert_true(json_is(json_member(run.out, "measure"), "\"rtt.incomplete.within18.pct\""));
	assert_true(json_is(json_member(run.out, "unit"), "\"%\""));
	assert_true(json_is(json_member(run.out, "better"), "\"up\""));
	assert_int_equal(json_count(observations), 2);
	assert_true(json_is(json_member(april, "period"), "\"2031-04\""));
	is_number(number(april, "value"), 70);
	assert_true(json_is(json_member(april, "why"), "null"));
	assert_true(number(april, "import") == number(import, "id"));
	is_number(number(april, "numerator"), 140);
	is_number(number(april, "denominator"), 200);
	is_number(number(json_item(observations, 1), "value"), 75);
	assert_true(json_is(json_member(json_item(observations, 1), "vintage"), "\"revised\""));
	assert_true(json_is(json_member(run.out, "note"), "\"Pathways, not people.\""));
	assert_true(json_count(json_member(run.out, "standards")) > 0);
	output_free(&run);
	output_free(&imports);
}

static double value_of(const char *who, const char *measure, const char *option, const char *value)
{
	struct output run = answers(WORDS("series", who, measure, "--from", "2031-04", "--to",
		"2031-04", "--json", "--database", database(), option, value));
	double found = number(json_item(json_member(run.out, "observations"), 0), "value");

	output_free(&run);
	return found;
}

static void asks_one_function_for_anyone(void **state)
{
	static const char total[] = "rtt.incomplete.total";

	(void)state;
	is_number(value_of("RTF", total, "--function", "C_110"), 100);
	is_number(value_of("RTF", total, "--function", "trauma"), 100);
	is_number(value_of("RTF", total, "--function", "C_999"), 200);
	is_number(value_of("England", total, "--function", "130"), 110);
	is_number(value_of("England", "rtt.completed.total", "--function", "C_999"), 100);
	is_number(value_of("England", "rtt.new.total", "--function", "C_999"), 50);
	is_number(value_of("sector:nhs", total, "--function", "C_999"), 200);
	is_number(value_of("sector:other", total, "--function", "C_999"), 50);
	is_number(value_of("company:NT3", total, "--function", "C_999"), 50);
	is_number(value_of("QHM", total, "--basis", "commissioner"), 250);
	is_number(value_of("RTF", "rtt.incomplete.over26", "--function", "C_110"), 40);
}

static void adds_up_a_group_of_codes(void **state)
{
	const char *list = program_path("codes.txt");
	char who[420];

	(void)state;
	program_write(list, "# ours\nRTF, NT3A1\n");
	snprintf(who, sizeof who, "group:%s", list);
	is_number(value_of(who, "rtt.incomplete.total", "--function", "C_999"), 250);
	expects(1, "", "not there in restricted mode",
		WORDS("series", who, "rtt.new.total", "--restricted"));
	expects(1, "", "cannot read the group",
		WORDS("series", "group:/nonexistent", "rtt.new.total", "--database", database()));
}

static void says_why_a_value_is_missing(void **state)
{
	struct output run = answers(WORDS("series", "NT3A1", "rtt.incomplete.total", "--from",
		"2031-04", "--json", "--database", database()));
	const char *may = json_item(json_member(run.out, "observations"), 1);
	struct output own =
		answers(WORDS("series", "RTF", "my.visits", "--json", "--database", database()));

	(void)state;
	assert_true(json_is(json_member(may, "value"), "null"));
	assert_true(json_is(json_member(may, "why"), "\"not submitted\""));
	output_free(&run);
	may = json_item(json_member(own.out, "observations"), 1);
	assert_true(json_is(json_member(may, "value"), "null"));
	assert_true(json_is(json_member(may, "why"), "\"suppressed\""));
	is_number(number(json_item(json_member(own.out, "observations"), 2), "value"), 1015);
	assert_true(json_is(json_member(own.out, "unit"), "\"visits\""));
	output_free(&own);
}

static void shows_own_figures_with_the_digits_they_came_with(void **state)
{
	(void)state;
	expects(0, "(RTF) · neither direction is better\n", "",
		WORDS("series", "RTF", "my.share", "--database", database()));
	expects(0, "Apr 2031     0.25 ", "",
		WORDS("series", "RTF", "my.share", "--database", database()));
	expects(0, "May 2031  1,234.5 ", "",
		WORDS("series", "RTF", "my.share", "--database", database()));
	expects(0, "Apr 2031      –  not in the file", "",
		WORDS("series", "England", "my.share", "--database", database()));
	expects(0, "  my.share · neither direction is better, over", "",
		WORDS("list", "measures", "--database", database()));
	expects(0, "\nneither direction is better.\n", "",
		WORDS("summary", "my.share", "--database", database()));
}

static void sums_quarters_only_where_they_are_whole(void **state)
{
	struct output run = answers(WORDS("series", "RTF", "ae.within4h.pct", "--from", "2031-05",
		"--by", "quarter", "--json", "--database", database()));
	const char *quarter = json_item(json_member(run.out, "observations"), 0);

	(void)state;
	assert_true(json_is(json_member(quarter, "period"), "\"2031/32 Q1\""));
	assert_true(json_is(json_member(quarter, "value"), "null"));
	assert_true(json_is(json_member(quarter, "why"), "\"1 of 3 months\""));
	output_free(&run);
	expects(0, "2 of 3 months; the other: not loaded", "",
		WORDS("series", "RTF", "ae.within4h.pct", "--from", "2031-04", "--by", "quarter",
			"--database", database()));
	expects(0, "its last month is after --to", "",
		WORDS("series", "RTF", "rtt.incomplete.total", "--from", "2031-04", "--to",
			"2031-04", "--by", "quarter", "--database", database()));
	expects(0, "of its months together", "",
		WORDS("series", "RTF", "rtt.admitted.median", "--by", "quarter", "--database",
			database()));
	expects(0, "2031/32", "",
		WORDS("series", "RTF", "rtt.incomplete.median", "--by", "financial-year",
			"--database", database()));
}

/* The built-in England series of NHS England: what it gives as a share or a median of a month. */
static void years_of_published_shares_are_those_of_the_sums(void **state)
{
	struct output run = answers(WORDS("series", "England", "published.rtt.unreported.pct",
		"--by", "financial-year", "--from", "2024-04", "--to", "2025-03", "--json"));
	const char *year = json_item(json_member(run.out, "observations"), 0);

	(void)state;
	is_number(number(year, "numerator"), 2948480);
	is_number(number(year, "denominator"), 21060003);
	is_number(number(year, "value"), 100.0 * 2948480 / 21060003);
	output_free(&run);
	expects(0, "published for single months only", "",
		WORDS("series", "England", "published.rtt.admitted.median", "--by",
			"financial-year", "--from", "2024-04", "--to", "2025-03"));
}

static void prints_a_series_with_what_it_rests_on(void **state)
{
	struct output run = program_run(WORDS("series", "QHM", "rtt.incomplete.within18.pct",
		"--from", "2031-04", "--database", database()));
	struct output csv = program_run(WORDS("series", "RTF", "rtt.incomplete.total", "--from",
		"2031-04", "--csv", "--database", database()));
	struct output excel = program_run(WORDS("series", "RTF", "rtt.incomplete.total", "--from",
		"2031-04", "--excel", "--database", database()));

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "by commissioner"));
	assert_non_null(strstr(run.out, "Pathways, not people."));
	assert_non_null(strstr(run.out, "Standard: 92 % within 18 weeks"));
	assert_non_null(strstr(run.out, "20310531-RTT-May"));
	assert_non_null(strstr(csv.out, "RTF,rtt.incomplete.total,ALL,,2031-04,200,,"));
	assert_int_equal(strncmp(excel.out, "\xef\xbb\xbf", 3), 0);
	assert_non_null(strstr(excel.out, "\r\n"));
	output_free(&run);
	output_free(&csv);
	output_free(&excel);
}

/* Whoever asks for a month that is not there is told which ones are. */
static void names_the_months_that_are_loaded(void **state)
{
	static const char measure[] = "rtt.incomplete.total", there[] = "there are ";
	struct output run = program_run(WORDS(
		"series", "RTF", measure, "--from", "2032-01", "--json", "--database", database()));

	(void)state;
	assert_int_equal(run.status, 0);
	assert_int_equal(json_count(json_member(run.out, "observations")), 0);
	assert_non_null(strstr(run.err, "no month that was asked for is loaded"));
	assert_non_null(strstr(run.err, " to May 2031 ("));
	output_free(&run);
	expects(0, " to May 2031 (", "",
		WORDS("series", "RTF", measure, "--from", "2032-01", "--database", database()));
	expects(0, " to May 2031 (", "",
		WORDS("series", "RTF", measure, "--from", "2030-01", "--to", "2030-02",
			"--database", database()));
	expects(1, "", there,
		WORDS("summary", measure, "--period", "2032-01", "--database", database()));
	expects(1, "", there,
		WORDS("share", measure, "--from", "2032-01", "--database", database()));
	expects(1, "", there,
		WORDS("chart", "RTF", measure, "--from", "2032-01", "--database", database()));
}

static void names_the_series_that_nhs_england_publishes(void **state)
{
	(void)state;
	expects(0,
		"concordat series England published.rtt.incomplete.total, or "
		"published.rtt.incomplete.total.with-estimates\n",
		"", WORDS("series", "England", "rtt.incomplete.total"));
	struct output run = program_run(WORDS("series", "RTF", "rtt.incomplete.total"));
	assert_null(strstr(run.out, "published."));
	output_free(&run);
}

static void says_on_what_basis_a_value_stands_and_of_a_gap_only_why(void **state)
{
	struct output run = program_run(WORDS("series", "England", "rtt.incomplete.total", "--from",
		"2031-03", "--database", database()));

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "as submitted"));
	assert_non_null(strstr(run.out, "not loaded"));
	assert_null(strstr(run.out, "as submitted; not loaded"));
	output_free(&run);
	expects(0, "Figures are with estimates.", "",
		WORDS("series", "England", "published.rtt.incomplete.total.with-estimates",
			"--from", "2020-01", "--to", "2020-01"));
	expects(0, "Figures are as submitted.", "",
		WORDS("series", "England", "published.rtt.incomplete.total", "--from", "2020-01",
			"--to", "2020-01"));
}

/* The sheet writes February 2024, from which on community services are out, as "* Feb-24". */
static void no_month_is_missing_of_what_was_published(void **state)
{
	struct output run = answers(WORDS("series", "England", "published.rtt.incomplete.total",
		"--json", "--from", "2007-08", "--to", "2026-02"));

	(void)state;
	assert_null(strstr(run.out, "not loaded"));
	output_free(&run);
	expects(0, "Feb 2024  7,536,907  as submitted", "",
		WORDS("series", "England", "published.rtt.incomplete.total", "--from", "2024-02",
			"--to", "2024-02"));
	expects(0, "2023/24  20,537,070  as submitted", "",
		WORDS("series", "England", "published.rtt.new.total", "--by", "financial-year"));
}

static void summarises_every_provider(void **state)
{
	struct output run = answers(WORDS("summary", "rtt.incomplete.within18.pct", "--period",
		"2031-04", "--json", "--database", database()));
	const char *trust = item_with(run.out, "code", "\"RTF\"");
	const char *spire = item_with(run.out, "code", "\"NT3A1\"");

	(void)state;
	is_number(number(trust, "value"), 70);
	is_number(number(trust, "rank"), 1);
	is_number(number(spire, "value"), 80);
	is_number(number(spire, "count"), 50);
	assert_true(json_is(json_member(spire, "sector"), "\"independent\""));
	assert_true(json_is(json_member(trust, "year_before"), "null"));
	assert_true(json_is(json_member(trust, "change"), "null"));
	output_free(&run);
	run = answers(WORDS("summary", "rtt.incomplete.total", "--period", "2031-04", "--sector",
		"nhs", "--sort", "code", "--json", "--database", database()));
	assert_int_equal(json_count(run.out), 1);
	assert_true(json_is(json_member(json_item(run.out, 0), "code"), "\"RTF\""));
	output_free(&run);
	run = answers(WORDS("summary", "rtt.incomplete.total", "--period", "2031-04", "--sort",
		"value", "--limit", "1", "--json", "--database", database()));
	assert_int_equal(json_count(run.out), 1);
	assert_true(json_is(json_member(json_item(run.out, 0), "code"), "\"RTF\""));
	output_free(&run);
}

/* Z0000 and its like have nobody waiting: a rank among them would say nothing. */
static void says_how_many_are_ranked(void **state)
{
	(void)state;
	expects(0, "with a count under 20 have no rank).", "",
		WORDS("summary", "rtt.incomplete.total", "--period", "2031-04", "--database",
			database()));
}

static void puts_england_and_the_sectors_on_top(void **state)
{
	struct output run = program_run(WORDS("summary", "rtt.incomplete.total", "--period",
		"2031-04", "--database", database()));
	const char *england = strstr(run.out, "\nEngland"), *trust = strstr(run.out, "\nRTF");

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(england);
	assert_non_null(trust);
	assert_true(england < trust);
	assert_non_null(strstr(run.out, "Pathways, not people."));
	assert_non_null(strstr(run.out, "as submitted"));
	assert_non_null(strstr(run.out, "No year before and no change: Apr 2030 is not loaded.\n"));
	output_free(&run);
	expects(0, "No year before of rtt (May 2030), ", "",
		WORDS("summary", "--for", "RTF", "--database", database()));
}

static void summarises_one_provider(void **state)
{
	struct output run =
		answers(WORDS("summary", "--for", "RTF", "--json", "--database", database()));
	const char *share = item_with(run.out, "measure", "\"rtt.incomplete.within18.pct\"");

	(void)state;
	assert_true(json_is(json_member(share, "period"), "\"2031-05\""));
	is_number(number(share, "value"), 75);
	assert_true(json_is(json_member(share, "met"), "false"));
	is_number(number(item_with(run.out, "measure", "\"ae.within4h.pct\""), "value"), 90);
	output_free(&run);
	expects(0, "not met", "", WORDS("summary", "--for", "RTF", "--database", database()));
}

/* Own visits are there of June too, waits only of April and May. */
static void summarises_one_provider_in_a_month(void **state)
{
	struct output run = answers(WORDS("summary", "--for", "RTF", "--period", "2031-04",
		"--json", "--database", database()));
	const char *share = item_with(run.out, "measure", "\"rtt.incomplete.within18.pct\"");

	(void)state;
	assert_true(json_is(json_member(share, "period"), "\"2031-04\""));
	is_number(number(share, "value"), 70);
	is_number(number(item_with(run.out, "measure", "\"ae.within4h.pct\""), "value"), 80);
	output_free(&run);
	run = answers(WORDS("summary", "--for", "RTF", "--period", "2031-06", "--json",
		"--database", database()));
	share = item_with(run.out, "measure", "\"rtt.incomplete.within18.pct\"");
	assert_true(json_is(json_member(share, "period"), "\"2031-06\""));
	assert_true(json_is(json_member(share, "value"), "null"));
	assert_true(json_is(json_member(share, "why"), "\"not loaded\""));
	assert_true(json_is(json_member(share, "import"), "null"));
	is_number(number(item_with(run.out, "measure", "\"my.visits\""), "value"), 1015);
	output_free(&run);
	expects(0, "rtt.incomplete.total,Waiting list,pathways,down,2031-06,,,,not loaded,", "",
		WORDS("summary", "--for", "RTF", "--period", "2031-06", "--csv", "--database",
			database()));
	expects(0, "not loaded", "",
		WORDS("summary", "--for", "RTF", "--period", "Jun 2031", "--database", database()));
	expects(1, "", "Jun 2030 is not loaded of anything that RTF has",
		WORDS("summary", "--for", "RTF", "--period", "2030-06", "--database", database()));
	expects(2, "", "--period is a month such as",
		WORDS("summary", "--for", "RTF", "--period", "soon", "--database", database()));
}

static void shares_by_month_function_and_icb(void **state)
{
	struct output run = answers(WORDS("share", "rtt.completed.total", "--from", "2031-04",
		"--to", "2031-05", "--json", "--database", database()));
	const char *april = item_with(json_member(run.out, "months"), "period", "\"2031-04\"");
	const char *eyes = item_with(json_member(run.out, "functions"), "code", "\"C_130\"");

	(void)state;
	is_number(number(april, "others"), 10);
	is_number(number(april, "all"), 100);
	is_number(number(april, "share"), 10);
	is_number(number(april, "providers"), 1);
	is_number(number(eyes, "share"), 100.0 * 20 / 60);
	is_number(number(json_member(run.out, "all_providers"), "to"), 20);
	is_number(number(json_member(run.out, "same_providers"), "to"), 0);
	item_with(json_member(run.out, "came"), "code", "\"Y99ZZ\"");
	item_with(json_member(run.out, "went"), "code", "\"NT3A1\"");
	output_free(&run);
	expects(0, "1 other provider came:", "",
		WORDS("share", "rtt.completed.total", "--from", "2031-04", "--to", "2031-05",
			"--database", database()));
	expects(0, "The same providers in both months", "",
		WORDS("share", "rtt.completed.total", "--from", "2031-04", "--to", "2031-05",
			"--same-providers", "--database", database()));
	expects(2, "", "--same-providers compares two months",
		WORDS("share", "rtt.completed.total", "--from", "2031-04", "--to", "2031-04",
			"--same-providers", "--database", database()));
	run = program_run(WORDS("share", "rtt.completed.total", "--from", "2031-04", "--to",
		"2031-04", "--database", database()));
	assert_null(strstr(run.out, "points"));
	output_free(&run);
	expects(0, "came,Y99ZZ,", "",
		WORDS("share", "rtt.completed.total", "--from", "2031-04", "--to", "2031-05",
			"--csv", "--database", database()));
}

/* The built-in months have the sums of all and some providers: who else there was is unknown. */
static void what_the_built_in_months_do_not_have_is_unknown(void **state)
{
	struct output run = answers(WORDS("share", "rtt.completed.total", "--json"));
	const char *april = item_with(json_member(run.out, "months"), "period", "\"2024-04\"");

	(void)state;
	assert_true(number(april, "share") > 9.39 && number(april, "share") < 9.41);
	assert_true(json_is(json_member(april, "providers"), "null"));
	assert_true(json_is(json_member(run.out, "came"), "null"));
	assert_true(json_is(json_member(run.out, "icbs"), "null"));
	assert_true(json_is(
		json_member(json_member(run.out, "missing"), "went"), "\"not in this extract\""));
	output_free(&run);
	expects(0, "Who came and who went: not in this extract", "",
		WORDS("share", "rtt.completed.total"));
	expects(0, "By function: not published.", "", WORDS("share", "ae.attendances"));
}

/* The built-in months have no sum of its sites: the record names them. */
static void a_company_without_figures_says_where_its_sites_are(void **state)
{
	(void)state;
	expects(1, "", "report under codes of their own: concordat show NT2\n",
		WORDS("summary", "--for", "NT2"));
}

static void shows_whom_only_official_files_name(void **state)
{
	struct output run = answers(WORDS("show", "NT3A1", "--json", "--database", database()));

	(void)state;
	assert_true(json_is(json_member(run.out, "code"), "\"NT3A1\""));
	assert_true(json_is(json_member(run.out, "sector"), "\"independent\""));
	assert_true(json_is(json_member(run.out, "first_month"), "\"2031-04\""));
	item_with(json_member(run.out, "official"), "measure", "\"rtt.incomplete.total\"");
	output_free(&run);
	expects(0, "\n  sector: independent\n", "",
		WORDS("show", "made", "spire", "--database", database()));
	expects(0, "NT3A1,sector,independent", "",
		WORDS("show", "NT3A1", "--csv", "--database", database()));
	expects(1, "", "\n  NT3A1  MADE SPIRE HOSPITAL",
		WORDS("show", "made", "--database", database()));
	expects(0, ", built in\n", "", WORDS("show", "RTF"));
}

static void shows_the_official_series_of_an_organisation(void **state)
{
	struct output run = answers(WORDS("show", "RTF", "--json", "--database", database()));
	const char *item = item_with(
		json_member(run.out, "official"), "measure", "\"rtt.incomplete.within18.pct\"");

	(void)state;
	assert_true(json_is(json_member(item, "vintage"), "\"revised\""));
	output_free(&run);
	expects(0, "20310531-RTT-May-2031-full-extract-revised.csv, revised", "",
		WORDS("show", "RTF", "--database", database()));
	expects(0, "MADE SPIRE", "", WORDS("show", "NT3A1", "--database", database()));
}

static void tells_standards_that_have_ended_apart(void **state)
{
	struct output run = program_run(WORDS("series", "RTF", "rtt.admitted.within18.pct",
		"--from", "2031-04", "--database", database()));

	(void)state;
	assert_non_null(strstr(run.out, "Formerly: 85 % within 18 weeks"));
	assert_null(strstr(run.out, "Standard: "));
	output_free(&run);
}

static void lists_measures_and_functions(void **state)
{
	struct output measures =
		answers(WORDS("list", "measures", "--json", "--database", database()));
	struct output functions =
		answers(WORDS("list", "functions", "--json", "--database", database()));
	const char *share = item_with(measures.out, "id", "\"rtt.incomplete.within18.pct\"");

	(void)state;
	assert_true(json_is(json_member(share, "better"), "\"up\""));
	assert_non_null(strstr(json_member(share, "standard"), "92 % within 18 weeks"));
	assert_int_equal(*json_member(share, "counts"), '"');
	assert_int_equal(*json_member(share, "misses"), '"');
	item_with(measures.out, "id", "\"my.visits\"");
	assert_true(json_is(json_member(item_with(functions.out, "code", "\"C_110\""), "option"),
		"\"--function\""));
	output_free(&measures);
	output_free(&functions);
	expects(0, "\nrtt.incomplete.within18.pct\n", "", WORDS("list", "measures"));
}

/* As many months were read in as many orders. */
static void lists_functions_by_dataset_and_code(void **state)
{
	static const char *const order[] = {"rtt, asked for with --function CODE\n", "\n  C_110 ",
		"\n  C_130 ", "\n  C_320 ", "\ndm01, asked for with --test CODE\n", "\n  CT ",
		"\n  MRI  "};
	struct output run = program_run(WORDS("list", "functions", "--database", database()));
	const char *at = run.out;

	(void)state;
	assert_int_equal(run.status, 0);
	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		const char *found = strstr(at, order[i]);

		if (found == NULL)
			fail_msg("%s is not behind those before it in\n%s", order[i], run.out);
		at = found;
	}
	for (const char *line = run.out; *line != '\0'; line += strcspn(line, "\n") + 1)
		assert_true(strcspn(line, "\n") <= 80);
	output_free(&run);
}

static void refuses_what_is_not_put_well(void **state)
{
	static const char measure[] = "rtt.incomplete.total";

	(void)state;
	expects(2, "", "has no --test",
		WORDS("series", "RTF", measure, "--test", "MRI", "--database", database()));
	expects(2, "", "--basis is of an ICB",
		WORDS("series", "RTF", measure, "--basis", "provider", "--database", database()));
	expects(0, "QHM), by commissioner", "",
		WORDS("chart", "QHM", measure, "--database", database()));
	expects(2, "", "--basis is of an ICB",
		WORDS("chart", "RTF", measure, "--basis", "provider", "--database", database()));
	expects(1, "", "on the command line with --basis provider",
		WORDS("chart", "QHM", "ae.attendances", "--database", database()));
	expects(2, "", "--from is a month such as 2025-04",
		WORDS("series", "RTF", measure, "--from", "soon", "--database", database()));
	expects(2, "", "is after --to",
		WORDS("series", "RTF", measure, "--from", "2031-05", "--to", "2031-04",
			"--database", database()));
	expects(2, "", "--by is month|quarter|financial-year",
		WORDS("series", "RTF", measure, "--by", "week"));
	expects(2, "", "--sort is value|", WORDS("summary", measure, "--sort", "size"));
	expects(2, "", "summary needs more", WORDS("summary"));
	expects(2, "", "is too much", WORDS("summary", measure, "--for", "RTF"));
	expects(2, "", "--sector is nhs, other",
		WORDS("summary", measure, "--sector", "wombats", "--database", database()));
	expects(2, "", "series has no option --sector",
		WORDS("series", "RTF", measure, "--sector", "nhs"));
	expects(2, "", "--kind is one of", WORDS("import", "x", "--kind", "wombats"));
	expects(2, "", "--encoding is one of", WORDS("import", "x", "--encoding", "wombats"));
	expects(1, "", "wombats", WORDS("series", "RTF", "rtt.wombats", "--database", database()));
	expects(1, "", "zzz", WORDS("series", "zzz", measure, "--database", database()));
}

static void lists_whom_a_beginning_can_mean(void **state)
{
	struct output run = program_run(
		WORDS("series", "MADE", "rtt.incomplete.total", "--database", database()));

	(void)state;
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.err, "\n  NT3A1"));
	assert_non_null(strstr(run.err, "\n  Y99ZZ"));
	assert_int_equal(run.out_size, 0);
	output_free(&run);
}

/* A file that is none of those known, and one that is cut off: nothing of the call is kept. */
static void refuses_files_whole(void **state)
{
	const char *none = program_path("none.csv");
	char db[400];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("refused.db"));
	program_write(none, "milk,eggs\n1,2\n");
	expects(1, "", "none.csv",
		WORDS("import", "--database", db, program_path("own.csv"), none));
	program_write(none, "provider,measure,period,value\nRTF,my.x,2031-04,twelve\n");
	expects(1, "", "nothing was imported: ", WORDS("import", "--database", db, none));
	expects(1, "", "line 2", WORDS("import", "--database", db, none));
	assert_int_not_equal(access(db, F_OK), 0);
	program_write(none,
		"provider,measure,period,value\nRTF,my.x,2031-04,twelve\nRTF,my.x,2031-05,1\n");
	expects(0, "line 2", "", WORDS("import", "--database", db, none, "--keep-going"));
	assert_int_equal(access(db, F_OK), 0);
	program_write(
		none, "provider,measure,period,value\nRTF,my.y,2031-04,3\nTotal,my.y,2031-04,4\n");
	expects(0, "2 files: 1 problem, 2 taken\n", "",
		WORDS("import", "--database", db, none, program_path("own.csv"), "--keep-going"));
}

static void keeps_going_never_for_dossiers(void **state)
{
	char folder[400], table[420];

	(void)state;
	snprintf(folder, sizeof folder, "%s", program_path("dossier"));
	snprintf(table, sizeof table, "%s/dossier.csv", folder);
	mkdir(folder, 0700);
	program_write(table, "id,name,description\nodd,Odd,\n");
	expects(1, "", "never for dossiers", WORDS("import", folder, "--keep-going"));
}

static void removes_an_import(void **state)
{
	char db[400], id[20];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("removed.db"));
	expects(0, "", "", WORDS("import", "--database", db, program_path("own.csv")));
	struct output run = answers(WORDS("list", "imports", "--json", "--database", db));
	snprintf(id, sizeof id, "%.0f", number(item_with(run.out, "file", "\"own.csv\""), "id"));
	output_free(&run);
	expects(0, "12", "", WORDS("series", "RTF", "my.visits", "--database", db));
	expects(0, "written to", "", WORDS("remove", id, "--database", db));
	expects(1, "", "my.visits", WORDS("series", "RTF", "my.visits", "--database", db));
	expects(1, "", "nothing was removed", WORDS("remove", id, "--database", db));
	expects(1, "", "told by its number", WORDS("remove", "own.csv", "--database", db));
	expects(0, "as it was before", "", WORDS("undo", "--database", db));
	expects(0, "12", "", WORDS("series", "RTF", "my.visits", "--database", db));
}

/* The user's issue of a month that is built in: what comes back is told. */
static void says_what_a_removed_import_leaves(void **state)
{
	char db[400], id[20];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("left.db"));
	program_write(program_path("left.csv"),
		"period,org_code,type,attendances,breaches,admissions\n"
		"2017-02-01,RF4,1,9,1,1\n2017-03-01,RF4,1,9,1,1\n2044-03-01,RF4,1,9,1,1\n");
	expects(0, "written to", "",
		WORDS("import", "--replace", "--database", db, program_path("left.csv")));
	struct output run = answers(WORDS("list", "imports", "--json", "--database", db));
	snprintf(id, sizeof id, "%.0f", number(item_with(run.out, "file", "\"left.csv\""), "id"));
	output_free(&run);
	expects(0,
		"and 3 months that came from it\n"
		"  A&E of Feb 2017 to Mar 2017: the built-in extract again; for the whole month "
		"import a file of it\n"
		"  A&E of Mar 2044: not loaded any more\n",
		"", WORDS("remove", id, "--database", db));
}

/* All out, in again into another database: the answers are the same to the byte. */
static void exports_what_imports_equal(void **state)
{
	const char *const *const questions[] = {
		WORDS("summary", "rtt.incomplete.within18.pct", "--csv", "--database"),
		WORDS("share", "rtt.completed.total", "--csv", "--database"),
		WORDS("series", "RTF", "my.visits", "--csv", "--database"),
		WORDS("list", "months", "--csv", "--database")};
	char folder[400], db[400];

	(void)state;
	snprintf(folder, sizeof folder, "%s", program_path("exported"));
	snprintf(db, sizeof db, "%s", program_path("again.db"));
	expects(0, "official statistics written to ", "",
		WORDS("export", folder, "--database", database()));
	expects(0, "written to ", "", WORDS("import", folder, "--database", db));
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const char *words[8] = {NULL};
		size_t count = 0;

		for (; questions[i][count]; count++)
			words[count] = questions[i][count];
		words[count] = database();
		struct output first = program_run(words);
		words[count] = db;
		struct output second = program_run(words);
		assert_int_equal(first.status, 0);
		assert_true(first.out_size > 20);
		assert_string_equal(first.out, second.out);
		output_free(&first);
		output_free(&second);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records_every_import),
		cmocka_unit_test(says_when_nothing_is_new),
		cmocka_unit_test(tells_a_series_month_by_month),
		cmocka_unit_test(asks_one_function_for_anyone),
		cmocka_unit_test(adds_up_a_group_of_codes),
		cmocka_unit_test(says_why_a_value_is_missing),
		cmocka_unit_test(shows_own_figures_with_the_digits_they_came_with),
		cmocka_unit_test(sums_quarters_only_where_they_are_whole),
		cmocka_unit_test(years_of_published_shares_are_those_of_the_sums),
		cmocka_unit_test(prints_a_series_with_what_it_rests_on),
		cmocka_unit_test(names_the_months_that_are_loaded),
		cmocka_unit_test(names_the_series_that_nhs_england_publishes),
		cmocka_unit_test(says_on_what_basis_a_value_stands_and_of_a_gap_only_why),
		cmocka_unit_test(no_month_is_missing_of_what_was_published),
		cmocka_unit_test(summarises_every_provider),
		cmocka_unit_test(says_how_many_are_ranked),
		cmocka_unit_test(puts_england_and_the_sectors_on_top),
		cmocka_unit_test(summarises_one_provider),
		cmocka_unit_test(summarises_one_provider_in_a_month),
		cmocka_unit_test(shares_by_month_function_and_icb),
		cmocka_unit_test(what_the_built_in_months_do_not_have_is_unknown),
		cmocka_unit_test(shows_whom_only_official_files_name),
		cmocka_unit_test(a_company_without_figures_says_where_its_sites_are),
		cmocka_unit_test(shows_the_official_series_of_an_organisation),
		cmocka_unit_test(tells_standards_that_have_ended_apart),
		cmocka_unit_test(lists_measures_and_functions),
		cmocka_unit_test(lists_functions_by_dataset_and_code),
		cmocka_unit_test(refuses_what_is_not_put_well),
		cmocka_unit_test(lists_whom_a_beginning_can_mean),
		cmocka_unit_test(refuses_files_whole),
		cmocka_unit_test(keeps_going_never_for_dossiers),
		cmocka_unit_test(removes_an_import),
		cmocka_unit_test(says_what_a_removed_import_leaves),
		cmocka_unit_test(exports_what_imports_equal),
	};

	return cmocka_run_group_tests(tests, import_all, NULL);
}
