/* The real months, against the figures that NHS England published and those that an independent
 * script worked out, to all their digits. Skipped where $CONCORDAT_SHARED has no real files. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <math.h>

#include "import/import.h"
#include "store/official.h"
#include "support/json.h"
#include "text/csv.h"

struct truth {
	struct fixture *fixture;
	struct store *store;
	struct arena arena;
	const struct loaded_month *months;
	size_t month_count;
	size_t compared;
};

static struct truth truth; /* loaded once, for all tests */

static const char *shared(const char *name)
{
	const char *folder = getenv("CONCORDAT_SHARED");

	return arena_format(
		&truth.arena, "%s/data/%s", folder != NULL ? folder : "../shared", name);
}

static void import(struct store *store, const char *path)
{
	struct import_options options = {.kind = NULL};
	struct import_report report = {.changed = 0};
	struct error error;

	if (!import_path(store, path, &options, &report, &error))
		fail_msg("%s", error.message);
	string_buffer_free(&report.lines);
}

/* The months as published; the slice of one provider that lies beside them is none. */
static void import_archives(struct store *store)
{
	glob_t found;

	assert_int_equal(glob(shared("rtt/*.zip"), 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		import(store, found.gl_pathv[i]);
	globfree(&found);
}

static int load_all(void **state)
{
	static const char *const others[] = {
		"dm01/Monthly-Diagnostics-Web-File-Provider-February-2025_FT49R-by-Test.csv",
		"dm01/Monthly-Diagnostics-Web-File-Provider-June-2025_45KNG-by-Test.csv",
		"ae/April-2022-revised-130624-F4scP.csv", "ae/April-2025-CSV-revised.csv",
		"cancer/CWT-CRS-Oct-2024-to-Mar-2025-Data-Extract-Provider.csv"};
	void *fixture;
	struct generation *generation;
	struct error error;

	(void)state;
	if (access(shared("published/rtt_truth.json"), R_OK) != 0)
		return 0;
	fixture_setup(&fixture);
	truth.fixture = fixture;
	generation = official_begin(fixture);
	import_archives(generation_store(generation));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		import(generation_store(generation), shared(others[i]));
	official_publish(generation);
	truth.store = official_open(fixture);
	if (!load_months(
		    truth.store, &truth.arena, "rtt", &truth.months, &truth.month_count, &error))
		fail_msg("%s", error.message);
	return 0;
}

static int unload_all(void **state)
{
	void *fixture = truth.fixture;

	(void)state;
	if (truth.store != NULL) {
		store_close(truth.store);
		fixture_teardown(&fixture);
	}
	arena_free(&truth.arena);
	return 0;
}

static void need_truth(void)
{
	if (truth.store == NULL)
		skip();
	truth.compared = 0;
}

static void assert_equal(double value, double expected, const char *what, const char *why)
{
	/* Published with 15 digits; a file of ours may hold a few millionths less. */
	if (!(fabs(value - expected) <= 1e-9 * fmax(1, fabs(expected))))
		fail_msg("%s: %.15g, not %.15g (%s)", what, value, expected,
			why != NULL ? why : "no reason");
	truth.compared++;
}

static struct who who(const char *text, bool by_provider)
{
	const char *const *choices;
	struct error error;
	struct who found;
	size_t count;

	if (!who_find(
		    truth.store, &truth.arena, text, by_provider, &found, &choices, &count, &error))
		fail_msg("%s", error.message);
	return found;
}

static struct series series_of(
	const struct who *whose, const char *measure, const char *function, int from, int to)
{
	struct series series = {.who = *whose};
	struct error error;
	int64_t number;

	if (!load_measure(
		    truth.store, &truth.arena, measure, &series.measure, &series.names, &error) ||
		!function_find(truth.store, &truth.arena, series.measure.dataset, function, &number,
			&series.function, &series.function_name, &error) ||
		!load_series(truth.store, &truth.arena, number, from, to, &series, &error))
		fail_msg("%s", error.message);
	return series;
}

static struct observation value_of(
	const struct who *whose, const char *measure, const char *function, int month)
{
	struct series series = series_of(whose, measure, function, month, month);

	assert_int_equal(series.count, 1);
	return series.items[0];
}

static char *read_all(const char *path)
{
	FILE *file = fopen(path, "rb");
	struct string_buffer text = {0};
	char bytes[65536];
	size_t size;

	if (file == NULL)
		fail_msg("cannot open %s", path);
	while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
		string_buffer_add_bytes(&text, bytes, size);
	fclose(file);
	return text.bytes;
}

/* One figure of rtt_truth.json: where it is, and our measure of it. */
struct figure {
	const char *part, *key, *measure;
	double factor;
};

static const struct figure compared[] = {
	{NULL, "incomplete.total", "rtt.incomplete.total", 1},
	{NULL, "incomplete.within18", "rtt.incomplete.within18", 1},
	{NULL, "incomplete.pct18", "rtt.incomplete.within18.pct", 100},
	{NULL, "incomplete.gt18", "rtt.incomplete.over18", 1},
	{NULL, "incomplete.gt52", "rtt.incomplete.over52", 1},
	{NULL, "incomplete.gt65", "rtt.incomplete.over65", 1},
	{NULL, "incomplete.gt78", "rtt.incomplete.over78", 1},
	{NULL, "incomplete.gt104", "rtt.incomplete.over104", 1},
	{NULL, "incomplete.median", "rtt.incomplete.median", 1},
	{NULL, "incomplete.p92", "rtt.incomplete.p92", 1},
	{NULL, "admitted.all", "rtt.admitted.total", 1},
	{NULL, "admitted.within18", "rtt.admitted.within18", 1},
	{NULL, "admitted.gt52", "rtt.admitted.over52", 1},
	{NULL, "admitted.median", "rtt.admitted.median", 1},
	{NULL, "admitted.p95", "rtt.admitted.p95", 1},
	{NULL, "nonadmitted.all", "rtt.nonadmitted.total", 1},
	{NULL, "nonadmitted.within18", "rtt.nonadmitted.within18", 1},
	{NULL, "nonadmitted.gt52", "rtt.nonadmitted.over52", 1},
	{NULL, "nonadmitted.median", "rtt.nonadmitted.median", 1},
	{NULL, "nonadmitted.p95", "rtt.nonadmitted.p95", 1},
	{NULL, "newperiods", "rtt.new.total", 1},
};

static const struct figure of_parts[] = {
	{"Part_1A", "total_all", "rtt.admitted.total", 1},
	{"Part_1A", "within18", "rtt.admitted.within18", 1},
	{"Part_1A", "pct18", "rtt.admitted.within18.pct", 100},
	{"Part_1A", "gt18", "rtt.admitted.over18", 1},
	{"Part_1A", "median", "rtt.admitted.median", 1},
	{"Part_1A", "p92", "rtt.admitted.p92", 1},
	{"Part_1A", "p95", "rtt.admitted.p95", 1},
	{"Part_1A", "gt65", "rtt.admitted.over65", 1},
	{"Part_1A", "gt104", "rtt.admitted.over104", 1},
	{"Part_1B", "pct18", "rtt.nonadmitted.within18.pct", 100},
	{"Part_1B", "p92", "rtt.nonadmitted.p92", 1},
	{"Part_1B", "gt78", "rtt.nonadmitted.over78", 1},
	{"Part_2", "p95", "rtt.incomplete.p95", 1},
	{"Part_2A", "total_all", "rtt.dta.total", 1},
	{"Part_2A", "within18", "rtt.dta.within18", 1},
	{"Part_2A", "pct18", "rtt.dta.within18.pct", 100},
	{"Part_2A", "median", "rtt.dta.median", 1},
	{"Part_2A", "p92", "rtt.dta.p92", 1},
	{"Part_2A", "gt52", "rtt.dta.over52", 1},
	{"Part_3", "total_all", "rtt.new.total", 1},
};

static void compare_figure(const char *month, int number, const struct figure *figure)
{
	const char *at =
		figure->part == NULL
			? json_member(json_member(month, "compare_with_published"), figure->key)
			: json_member(json_member(month, "england"), figure->part);
	const char *value = json_member(at, figure->part == NULL ? "computed" : figure->key);
	struct who england = who("England", false);
	struct observation seen = value_of(&england, figure->measure, NULL, number);

	assert_non_null(value);
	assert_equal(seen.value, figure->factor * strtod(value, NULL), figure->measure, seen.why);
}

static void england_is_as_published(void **state)
{
	char *text;
	const char *months;

	(void)state;
	need_truth();
	text = read_all(shared("published/rtt_truth.json"));
	months = json_member(text, "months");
	for (size_t i = 0; i < truth.month_count; i++) {
		char key[8];
		const char *month;

		month_print(truth.months[i].month, key);
		month = json_member(months, key);
		if (month == NULL)
			continue;
		for (size_t k = 0; k < sizeof compared / sizeof *compared; k++)
			compare_figure(month, truth.months[i].month, &compared[k]);
		for (size_t k = 0; k < sizeof of_parts / sizeof *of_parts; k++)
			compare_figure(month, truth.months[i].month, &of_parts[k]);
	}
	free(text);
	assert_int_equal(truth.compared, 12 * (21 + 20));
	print_message("%zu figures of England\n", truth.compared);
}

/* A table with a heading, row after row. */
struct table {
	char *text;
	struct csv_bytes bytes;
	struct csv_reader *reader;
	char *names[64];
	size_t columns;
	struct csv_field *fields;
};

static void table_open(struct table *table, const char *path)
{
	struct csv_field *fields;
	struct error error;

	table->text = read_all(path);
	table->bytes = (struct csv_bytes){table->text, strlen(table->text)};
	table->reader = csv_open(csv_read_bytes, &table->bytes, ',');
	assert_int_equal(csv_read(table->reader, &fields, &table->columns, &error), CSV_RECORD);
	assert_true(table->columns <= 64);
	for (size_t i = 0; i < table->columns; i++)
		table->names[i] = arena_string(&truth.arena, fields[i].text);
}

static bool table_next(struct table *table)
{
	struct error error;
	size_t count;

	return csv_read(table->reader, &table->fields, &count, &error) == CSV_RECORD &&
	       count == table->columns;
}

static const char *table_text(const struct table *table, const char *name)
{
	for (size_t i = 0; i < table->columns; i++)
		if (strcmp(table->names[i], name) == 0)
			return table->fields[i].text;
	fail_msg("no column %s", name);
	return NULL;
}

static void table_close(struct table *table)
{
	csv_close(table->reader);
	free(table->text);
}

static void compare_column(const struct table *table, const struct who *whose, int month,
	const char *column, const char *measure, double factor)
{
	const char *text = table_text(table, column);
	struct observation seen = value_of(whose, measure, NULL, month);
	double expected;

	if (*text == '\0') {
		assert_true(isnan(seen.value));
		assert_string_equal(seen.why, "no pathways");
		truth.compared++;
		return;
	}
	/* The script writes the beginning of the open band; published is "104+". */
	if (strtod(text, NULL) == 104 && isnan(seen.value)) {
		assert_string_equal(seen.why, "in the open band (104 weeks or more)");
		truth.compared++;
		return;
	}
	/* Written with six decimals; the last one is rounded to even. */
	expected = factor * strtod(text, NULL);
	if (strchr(text, '.') != NULL && fabs(seen.value - expected) <= 0.501e-6 * factor)
		expected = seen.value;
	assert_equal(seen.value, expected,
		arena_format(&truth.arena, "%s of %s", measure, whose->code), seen.why);
}

static void every_provider_is_as_checked(void **state)
{
	static const struct figure columns[] = {
		{NULL, "incomplete", "rtt.incomplete.total", 1},
		{NULL, "within18", "rtt.incomplete.within18", 1},
		{NULL, "pct18", "rtt.incomplete.within18.pct", 100},
		{NULL, "gt52", "rtt.incomplete.over52", 1},
		{NULL, "gt65", "rtt.incomplete.over65", 1},
		{NULL, "median_weeks", "rtt.incomplete.median", 1},
		{NULL, "p92_weeks", "rtt.incomplete.p92", 1},
		{NULL, "incomplete_dta", "rtt.dta.total", 1},
		{NULL, "completed_admitted", "rtt.admitted.total", 1},
		{NULL, "completed_nonadmitted", "rtt.nonadmitted.total", 1},
		{NULL, "new_periods", "rtt.new.total", 1},
	};
	struct table table;
	size_t rows = 0;

	(void)state;
	need_truth();
	table_open(&table, shared("published/rtt_provider_month_checked.csv"));
	while (table_next(&table)) {
		struct who provider = who(table_text(&table, "provider_code"), false);
		int month = month_parse(table_text(&table, "month"));

		rows++;
		assert_int_equal(provider.kind, WHO_PROVIDER);
		assert_int_equal(strcmp(provider.sector, "NHS trust") == 0,
			strcmp(table_text(&table, "nhs_trust"), "1") == 0);
		for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
			compare_column(&table, &provider, month, columns[k].key, columns[k].measure,
				columns[k].factor);
	}
	table_close(&table);
	assert_int_equal(rows, 1433);
	print_message("%zu figures of %zu provider months\n", truth.compared, rows);
}

static void compare_area(const struct table *table, const struct who *area)
{
	static const struct figure columns[] = {
		{NULL, "Waiting List", "rtt.incomplete.total", 1},
		{NULL, "Within 18 Weeks", "rtt.incomplete.within18", 1},
		{NULL, "Within 18 Weeks Rate", "rtt.incomplete.within18.pct", 100},
		{NULL, "Median Wait Weeks", "rtt.incomplete.median", 1},
		{NULL, "92nd Percentile Wait Weeks", "rtt.incomplete.p92", 1},
		{NULL, "Waits Over 52 Weeks", "rtt.incomplete.over52", 1},
		{NULL, "Waits Over 65 Weeks", "rtt.incomplete.over65", 1},
		{NULL, "Waits Over 78 Weeks", "rtt.incomplete.over78", 1},
	};
	int month = month_parse(table_text(table, "Date"));

	for (size_t k = 0; k < sizeof columns / sizeof *columns; k++) {
		struct observation seen = value_of(area, columns[k].measure, NULL, month);

		assert_equal(seen.value,
			columns[k].factor * strtod(table_text(table, columns[k].key), NULL),
			arena_format(&truth.arena, "%s of %s %s", columns[k].measure, area->code,
				table_text(table, "Date")),
			seen.why);
	}
}

static void every_icb_and_region_is_as_published(void **state)
{
	struct table table;
	size_t rows = 0;

	(void)state;
	need_truth();
	table_open(&table, shared("published/icb_published_dev_months.csv"));
	while (table_next(&table)) {
		const char *code = table_text(&table, "Geography Code");
		struct who area = who(strcmp(code, "-") == 0 ? "BLANK" : code, false);

		rows++;
		assert_string_equal(area.basis, "by commissioner");
		compare_area(&table, &area);
	}
	table_close(&table);
	assert_int_equal(rows, 612);
	print_message("%zu figures of %zu ICB and region months\n", truth.compared, rows);
}

static struct share share_of(const char *measure, const char *function, int from, int to)
{
	struct measure found;
	struct measure_names names;
	struct error error;
	struct share share;
	const char *code, *name;
	int64_t number;

	assert_true(measure_find(measure, &found, &names));
	if (!function_find(
		    truth.store, &truth.arena, "rtt", function, &number, &code, &name, &error) ||
		!load_share(truth.store, &truth.arena, &found, number, from, to, &share, &error))
		fail_msg("%s", error.message);
	return share;
}

static void assert_percent(double value, double expected)
{
	if (!(fabs(value - expected) < 0.005))
		fail_msg("%.4f, not %.2f", value, expected);
}

static void others_do_the_known_share_of_april_2024(void **state)
{
	int april = month_of(2024, 4);
	struct share share;
	size_t found = 0;

	(void)state;
	need_truth();
	share = share_of("rtt.completed.total", NULL, april, april);
	assert_percent(share.share_to, 9.40);
	for (size_t i = 0; i < share.function_count; i++) {
		const struct share_row *row = &share.functions[i];

		if (strcmp(row->code, "C_110") == 0)
			assert_percent(100 * row->others / row->all, 24.36);
		else if (strcmp(row->code, "C_130") == 0)
			assert_percent(100 * row->others / row->all, 23.36);
		else
			continue;
		found++;
	}
	assert_int_equal(found, 2);
	assert_int_equal(share.icb_count, 43);
}

static void two_providers_that_left_explain_most_of_trauma_and_orthopaedics(void **state)
{
	struct share share;
	double two;

	(void)state;
	need_truth();
	share = share_of("rtt.completed.total", "C_110", month_of(2024, 11), month_of(2025, 3));
	assert_percent(share.share_to - share.share_from, -4.07);
	assert_true(share.went_count >= 2);
	assert_string_equal(share.went[0].code, "AJX");
	assert_string_equal(share.went[1].code, "NWX");
	two = share.went[0].others + share.went[1].others;
	assert_percent(100 * two / share.went[0].all, 3.70);
	assert_percent(share.same_from, 22.23);
	assert_percent(share.same_to, 21.09);
	assert_int_equal(share.went_count, 4);
	assert_int_equal(share.came_count, 1);
}

static const struct summary_row *summary_row(const struct summary *summary, const char *code)
{
	for (size_t i = 0; i < summary->count; i++)
		if (strcmp(summary->rows[i].code, code) == 0)
			return &summary->rows[i];
	fail_msg("no row %s", code);
	return NULL;
}

/* Screen 4 of SCREENS: value, change in points, rank. */
static void the_summary_is_that_of_the_golden_screen(void **state)
{
	static const struct {
		const char *code;
		double count, value, change;
		size_t rank;
	} rows[] = {{"NMG", 17912, 91.7, -1.8, 122}, {"RTF", 34936, 81.9, 1.5, 15},
		{"RHW", 34174, 81.7, 1.2, 16}, {"NV1", 856, 79.8, -19.9, 194},
		{"RP4", 7675, 69.5, 0.3, 35}, {"RQX", 27827, 68.4, 0.4, 39},
		{"RR8", 87079, 66.7, 1.7, 44}, {"RAX", 45402, 63.1, 1.8, 64},
		{"RHM", 63399, 60.7, -1.7, 87}, {"RHU", 57498, 58.2, 3.8, 113},
		{"REM", 63650, 56.5, 0.8, 120}, {"R1H", 133206, 56.0, 0.7, 123},
		{"RM1", 77065, 55.0, 2.8, 130}};
	struct summary summary = {.count = 0};
	struct error error;

	(void)state;
	need_truth();
	assert_true(measure_find("rtt.incomplete.within18.pct", &summary.measure, &summary.names));
	if (!load_summary(
		    truth.store, &truth.arena, FUNCTION_ALL, month_of(2025, 11), &summary, &error))
		fail_msg("%s", error.message);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct summary_row *row = summary_row(&summary, rows[i].code);

		assert_true(row->count == rows[i].count);
		assert_true(fabs(row->value - rows[i].value) <= 0.05001);
		assert_true(fabs(row->change - rows[i].change) <= 0.05001);
		assert_int_equal(row->rank, rows[i].rank);
	}
	assert_string_equal(summary_row(&summary, "RF4")->why, "not submitted");
	assert_int_equal(summary_row(&summary, "RF4")->rank, 0);
	assert_string_equal(summary_row(&summary, "RTF")->record, "o-northumbria");
	assert_int_equal(summary.nhs_count, 148);
	assert_int_equal(summary.other_count, 350);
	assert_int_equal(summary.nhs_ranked, 148);
	assert_int_equal(summary.other_ranked, 328);
	assert_int_equal(summary_row(&summary, "RTF")->of, 148);
	assert_int_equal(summary_row(&summary, "NMG")->of, 328);
	assert_int_equal(summary.head_count, 3);
	assert_true(summary.heads[1].count == 6731372 && summary.heads[2].count == 427638);
}

static void a_trust_that_was_missing_says_so_and_what_returns_is_marked(void **state)
{
	struct who bhrut;
	struct series series;

	(void)state;
	need_truth();
	bhrut = who("BHRUT", false);
	assert_string_equal(bhrut.code, "RF4");
	series = series_of(&bhrut, "rtt.incomplete.total", NULL, MONTH_NONE, MONTH_NONE);
	assert_int_equal(series.count, 22);
	for (size_t i = 0; i < series.count; i++) {
		if (series.items[i].month == month_of(2024, 4))
			assert_true(series.items[i].value == 66352);
		if (series.items[i].month == month_of(2025, 11))
			assert_string_equal(series.items[i].why, "not submitted");
		if (series.items[i].month == month_of(2025, 12))
			assert_string_equal(series.items[i].why, "not loaded");
	}
}

static void assert_seen(
	const char *code, const char *measure, const char *function, int month, double expected)
{
	struct who whose = who(code, false);
	struct observation seen = value_of(&whose, measure, function, month);

	assert_equal(seen.value, expected, arena_format(&truth.arena, "%s of %s", measure, code),
		seen.why);
}

/* The workbook's own row of England; and screen 2 of SCREENS. */
static void diagnostics_are_those_of_the_workbook(void **state)
{
	int february = month_of(2025, 2), june = month_of(2025, 6);

	(void)state;
	need_truth();
	assert_seen("England", "dm01.waiting", NULL, february, 1668868);
	assert_seen("England", "dm01.over6", NULL, february, 291346);
	assert_seen("England", "dm01.over6.pct", NULL, february, 17.457701867373573);
	assert_seen("England", "dm01.over13", NULL, february, 111673);
	assert_seen("England", "dm01.activity.waiting-list", NULL, february, 1578734);
	assert_seen("England", "dm01.activity.planned", NULL, february, 265312);
	assert_seen("England", "dm01.activity.unscheduled", NULL, february, 483549);
	assert_seen("RF4", "dm01.waiting", "MRI", february, 2785);
	assert_seen("RF4", "dm01.over6.pct", "magnetic", february, 4.59605026929982);
	assert_seen("RTF", "dm01.waiting", "MRI", june, 2003);
	assert_seen("RTF", "dm01.activity", "MRI", june, 3391);
}

static void trusts_that_tested_new_standards_are_not_reported(void **state)
{
	struct who whose;
	struct observation seen;

	(void)state;
	need_truth();
	whose = who("RGT", false); /* Cambridge, one of the 14 */
	seen = value_of(&whose, "ae.within4h.pct", NULL, month_of(2022, 4));
	assert_true(isnan(seen.value));
	assert_string_equal(seen.why, "not reported");
	seen = value_of(&whose, "ae.attendances", NULL, month_of(2022, 4));
	assert_true(seen.value > 10000);
	seen = value_of(&whose, "ae.within4h.pct", NULL, month_of(2025, 4));
	assert_true(seen.value > 50 && seen.value < 90);
	whose = who("England", false);
	seen = value_of(&whose, "ae.within4h.pct", NULL, month_of(2025, 4));
	print_message("England within four hours, April 2025: %.4f\n", seen.value);
}

static void cancer_shares_are_breaches_and_kept_ones_of_all(void **state)
{
	static const char *const days[] = {"28day", "31day", "62day"};
	struct who england;

	(void)state;
	need_truth();
	england = who("England", false);
	for (size_t i = 0; i < 3; i++) {
		int month = month_of(2025, 1);
		struct observation all = value_of(&england,
					   arena_format(&truth.arena, "cancer.%s.total", days[i]),
					   NULL, month),
				   out = value_of(&england,
					   arena_format(
						   &truth.arena, "cancer.%s.breaches", days[i]),
					   NULL, month),
				   in = value_of(&england,
					   arena_format(&truth.arena, "cancer.%s.pct", days[i]),
					   NULL, month);

		assert_equal(in.value, 100 * (1 - out.value / all.value), days[i], in.why);
		assert_true(all.value > 1000);
		print_message(
			"%s: %.1f of %.1f, %.2f %%\n", days[i], out.value, all.value, in.value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(england_is_as_published),
		cmocka_unit_test(every_provider_is_as_checked),
		cmocka_unit_test(every_icb_and_region_is_as_published),
		cmocka_unit_test(others_do_the_known_share_of_april_2024),
		cmocka_unit_test(two_providers_that_left_explain_most_of_trauma_and_orthopaedics),
		cmocka_unit_test(the_summary_is_that_of_the_golden_screen),
		cmocka_unit_test(a_trust_that_was_missing_says_so_and_what_returns_is_marked),
		cmocka_unit_test(diagnostics_are_those_of_the_workbook),
		cmocka_unit_test(trusts_that_tested_new_standards_are_not_reported),
		cmocka_unit_test(cancer_shares_are_breaches_and_kept_ones_of_all),
	};
	return cmocka_run_group_tests(tests, load_all, unload_all);
}
