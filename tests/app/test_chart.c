/* `concordat chart` and `concordat test` of files: R's numbers in R's columns, and what is refused.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/string_buffer.h"
#include "model/month.h"
#include "support/csv_rows.h"
#include "support/json.h"
#include "support/program.h"
#include "text/csv.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

enum { MOST_WORDS = 24, COLUMNS = 13 };

static const char heading[] =
	"date,value,rebase_group,mean,lpl,upl,outside_limits,relative_to_mean,close_to_limits,"
	"special_cause_type,special_cause_flag,point_type,short_group_warning\n";

/* The words of one `chart FILE --csv`; more are added. */
struct call {
	const char *words[MOST_WORDS];
	size_t count;
};

static void add(struct call *call, const char *word)
{
	assert_true(call->count + 1 < MOST_WORDS);
	call->words[call->count++] = word;
	call->words[call->count] = NULL;
}

static struct output answer(const char *const words[])
{
	struct output run = program_run(words);

	if (run.status != 0)
		fail_msg("%s %s: exit %d: %s", words[0], words[1], run.status, run.err);
	return run;
}

static void refuses(int status, const char *said, const char *const words[])
{
	struct output run = program_run(words);

	assert_int_equal(run.status, status);
	if (strstr(run.err, said) == NULL)
		fail_msg("'%s' is not in '%s'", said, run.err);
	output_free(&run);
}

static void says(const char *part, const char *const words[])
{
	struct output run = answer(words);

	if (strstr(run.out, part) == NULL)
		fail_msg("'%s' is not in\n%s", part, run.out);
	output_free(&run);
}

/* --- R's columns -------------------------------------------------------------------------- */

static bool is_number(size_t column)
{
	return column == 1 || (column >= 3 && column <= 5);
}

static double number(const char *text)
{
	return strcmp(text, "NA") == 0 || strcmp(text, "NaN") == 0 ? NAN : strtod(text, NULL);
}

static void assert_field(const char *id, size_t column, const char *actual, const char *expected)
{
	double a, b;

	if (!is_number(column)) {
		if (strcmp(actual, expected) != 0)
			fail_msg("%s, column %zu: %s is not %s", id, column, actual, expected);
		return;
	}
	a = number(actual);
	b = number(expected);
	if (isnan(b) ? strcmp(actual, expected) != 0 : !(fabs(a - b) <= 1e-9 * fmax(1, fabs(b))))
		fail_msg("%s, column %zu: %s is not %s", id, column, actual, expected);
}

/* Both are CSV with the same records. */
static void assert_same_table(const char *id, const char *actual, const char *expected)
{
	struct csv_bytes bytes[] = {{actual, strlen(actual)}, {expected, strlen(expected)}};
	struct csv_reader *a = csv_open(csv_read_bytes, &bytes[0], ',');
	struct csv_reader *b = csv_open(csv_read_bytes, &bytes[1], ',');
	struct csv_field *x, *y;
	struct error error;
	size_t m, n;

	while (csv_read(b, &y, &n, &error) == CSV_RECORD) {
		if (csv_read(a, &x, &m, &error) != CSV_RECORD)
			fail_msg("%s: rows are missing", id);
		assert_int_equal(m, COLUMNS);
		assert_int_equal(n, COLUMNS);
		for (size_t i = 0; i < n; i++)
			assert_field(id, i, x[i].text, y[i].text);
	}
	assert_int_equal(csv_read(a, &x, &m, &error), CSV_END);
	csv_close(a);
	csv_close(b);
}

static const char *way_of(const char *direction)
{
	return strcmp(direction, "increase") == 0   ? "up"
	       : strcmp(direction, "decrease") == 0 ? "down"
						    : "neutral";
}

/* One case of the tests' own copy, as a file of months from April 2016 and as R's answer. */
static void write_case(const struct csv_row *rows, size_t count, struct call *call,
	struct arena *arena, struct string_buffer *file, struct string_buffer *expected)
{
	const struct csv_row *group = NULL;
	int month = month_of(2016, 4);
	char date[8];

	string_buffer_add(file, "date,value\n");
	string_buffer_add(expected, heading);
	for (size_t i = 1; i < count; i++) {
		const struct csv_row *row = &rows[i];
		const char *const truths[] = {"FALSE", "TRUE"};

		month_print(month, date);
		if (strcmp(row->fields[0], "group") == 0) {
			group = row;
			if (csv_row_number(row, 1) > 0) {
				add(call, "--rebase");
				add(call, arena_string(arena, date));
			}
			continue;
		}
		double value = csv_row_number(row, 1);
		const char *shown = isnan(value) ? "NA" : arena_format(arena, "%.17g", value);
		string_buffer_format(file, "%s-01,%s\n", date, shown);
		string_buffer_format(expected, "%s-01,%s,%s,%s,", date, shown, group->fields[1],
			group->fields[2]);
		for (size_t k = 3; k < 5; k++)
			string_buffer_format(expected, "%s,",
				isnan(csv_row_number(group, k)) ? "NaN" : group->fields[k]);
		for (size_t k = 2; k < 5; k++) {
			const char *f = row->fields[k];
			string_buffer_format(expected, "%s,",
				strcmp(f, "na") == 0 ? "NA"
				: k == 3	     ? f
						     : truths[*f == '1']);
		}
		string_buffer_format(expected, "%s,%s,%s,%s\n", row->fields[5],
			truths[row->fields[7][0] == '1'], row->fields[6],
			truths[group->fields[5][0] == '1']);
		month++;
	}
}

static void check_case(const struct csv_row *rows, size_t count)
{
	struct arena arena = {0};
	struct string_buffer file = {0}, expected = {0};
	const char *path = program_path("case.csv");
	struct call call = {{"chart", path, "--csv", "--better", way_of(rows->fields[3]), "--rules",
				    rows->fields[2]},
		7};

	write_case(rows, count, &call, &arena, &file, &expected);
	program_write(path, string_buffer_text(&file));
	if (strcmp(rows->fields[4], "0") == 0)
		add(&call, "--no-screen");
	if (strcmp(rows->fields[5], "0") != 0) {
		add(&call, "--fix");
		add(&call, rows->fields[5]);
	}
	struct output run = answer(call.words);
	assert_true(strncmp(run.out, heading, strlen(heading)) == 0);
	assert_same_table(rows->fields[1], run.out, string_buffer_text(&expected));
	output_free(&run);
	string_buffer_free(&file);
	string_buffer_free(&expected);
	arena_free(&arena);
}

static void every_case_of_a_control_chart_is_that_of_r(void **state)
{
	struct arena arena = {0};
	struct csv_rows file = csv_rows_read(&arena, "tests/analysis/golden/xmr.csv");
	size_t cases = 0;

	(void)state;
	for (size_t i = 0, end; i < file.count; i = end) {
		for (end = i + 1; end < file.count && strcmp(file.rows[end].fields[0], "case") != 0;
			end++)
			;
		check_case(&file.rows[i], end - i);
		cases++;
	}
	assert_int_equal(cases, 33);
	arena_free(&arena);
}

/* --- the goldens themselves, with their dates ------------------------------------------------ */

static char *read_file(const char *path)
{
	struct string_buffer text = {0};
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t size;

	if (file == NULL)
		return NULL;
	while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
		string_buffer_add_bytes(&text, bytes, size);
	fclose(file);
	string_buffer_add(&text, "");
	return text.bytes;
}

/* The text of a JSON string without escapes, or of a number. */
static const char *text_of(struct arena *arena, const char *value)
{
	return *value == '"' ? arena_bytes(arena, value + 1, strcspn(value + 1, "\""))
			     : arena_bytes(arena, value, strcspn(value, ",}\n "));
}

/* Its first two columns are what R was given. */
static void write_input(const char *golden, const char *path)
{
	struct string_buffer text = {0};

	for (const char *line = golden; *line != '\0'; line += strcspn(line, "\n") + 1) {
		size_t first = strcspn(line, ",");
		size_t second = strcspn(line + first + 1, ",");

		string_buffer_add_bytes(&text, line, first + 1 + second);
		string_buffer_add_char(&text, '\n');
	}
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
}

static void check_golden(const char *folder, const char *item, const char *rules)
{
	struct arena arena = {0};
	const char *id = text_of(&arena, json_member(item, "id"));
	const char *path = program_path("golden.csv");
	const char *fix = text_of(&arena, json_member(item, "fix_after_n_points"));
	const char *rebases = json_member(item, "rebase");
	struct call call = {
		{"chart", path, "--csv", "--gaps", "skip", "--rules", rules, "--better",
			way_of(text_of(&arena, json_member(item, "improvement_direction")))},
		9};
	char *golden = read_file(arena_format(&arena, "%s/%s.csv", folder, id));

	if (strcmp(text_of(&arena, json_member(item, "n_na")), "0") != 0)
		call.words[4] = "keep"; /* the missing month is a row of its own */
	if (json_is(json_member(item, "screen_outliers"), "false"))
		add(&call, "--no-screen");
	if (strcmp(fix, "null") != 0) {
		add(&call, "--fix");
		add(&call, fix);
	}
	for (size_t i = 0; i < json_count(rebases); i++) {
		add(&call, "--rebase");
		add(&call, text_of(&arena, json_item(rebases, i)));
	}
	assert_non_null(golden);
	write_input(golden, path);
	struct output run = answer(call.words);
	assert_same_table(id, run.out, golden);
	output_free(&run);
	free(golden);
	arena_free(&arena);
}

static size_t check_goldens(const char *name, const char *rules)
{
	const char *shared = getenv("CONCORDAT_SHARED");
	char folder[4096], path[4200];
	char *cases;
	size_t count;

	snprintf(folder, sizeof folder, "%s/goldens/%s", shared ? shared : "../shared", name);
	snprintf(path, sizeof path, "%s/cases.json", folder);
	cases = read_file(path);
	if (cases == NULL)
		return 0;
	count = json_count(cases);
	for (size_t i = 0; i < count; i++)
		check_golden(folder, json_item(cases, i), rules);
	free(cases);
	return count;
}

static void the_goldens_come_out_of_the_program(void **state)
{
	size_t nhsr = check_goldens("spc", "nhsr"), mdc = check_goldens("spc_mdc2023", "mdc");

	(void)state;
	if (nhsr + mdc == 0)
		skip();
	assert_int_equal(nhsr, 28);
	assert_int_equal(mdc, 5);
}

/* --- files --------------------------------------------------------------------------------- */

/* 48 months from January 2021; from January 2023 on 20 more. */
static const char *write_months(const char *name, double step)
{
	struct string_buffer text = {0};
	const char *path = program_path(name);
	char date[8];

	string_buffer_add(&text, "month,calls\n");
	for (int i = 0; i < 48; i++) {
		month_print(month_of(2021, 1) + i, date);
		string_buffer_format(
			&text, "%s,%g\n", date, 100 + i * 5 % 7 + (i >= 24 ? step : 0));
	}
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	return path;
}

static void a_file_is_drawn_with_its_limits(void **state)
{
	const char *path = write_months("calls.csv", 20);

	(void)state;
	says("calls", WORDS("chart", path));
	says("upper limit", WORDS("chart", path));
	says("[^]", WORDS("chart", path));
	says("[H+]", WORDS("chart", path, "--better", "up", "--event", "2022-01"));
	says("limits frozen", WORDS("chart", path, "--event", "2023-01"));
	says("Changed after January 2023?", WORDS("chart", path, "--event", "2023-01"));
	says("XmR (MDC)", WORDS("chart", path, "--rules", "mdc"));
	says("run chart", WORDS("chart", path, "--kind", "run"));
	says("[P]", WORDS("chart", path, "--better", "up", "--target", "10"));
	says("+", WORDS("chart", path, "--draw", "ascii", "--better", "up"));
}

static void dates_are_read_in_three_forms_and_any_order(void **state)
{
	const char *path = program_path("forms.csv");

	(void)state;
	program_write(path, "2024-03-05,3\r\n09/02/2024,\"1,200\"\r\n2024-01-31,1.5e0\r\n");
	says("2024-01-31,1.5,", WORDS("chart", path, "--csv"));
	says("2024-02-09,1200,", WORDS("chart", path, "--csv"));
	program_write(path, "when;share\n2024-01;50 %\n2024-02;60 %\n2024-03;NA\n2024-04;70%\n");
	says("2024-03-01,NA,0,60,", WORDS("chart", path, "--csv"));
	says("2024-02-01,60,", WORDS("chart", path, "--csv"));
}

/* Days, with a gap at the weekend, are no months and nothing is put between them. */
static void days_are_charted_as_they_come(void **state)
{
	struct string_buffer text = {0};
	const char *path = program_path("days.csv");

	(void)state;
	for (int day = 1; day <= 28; day++)
		if (day % 7 > 1)
			string_buffer_format(&text, "2024-01-%02d,%d\n", day, 50 + day * 3 % 5);
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	struct output run = answer(WORDS("chart", path, "--csv"));
	assert_null(strstr(run.out, "2024-01-07"));
	assert_null(strstr(run.out, "NA"));
	output_free(&run);
	says("one value a month", WORDS("test", path, "--event", "2024-01-20"));
	says("limits frozen", WORDS("chart", path, "--event", "2024-01-20"));
	refuses(1, "not between the first date", WORDS("chart", path, "--event", "2025-01-20"));
}

static void a_missing_month_keeps_its_place_unless_skipped(void **state)
{
	const char *path = program_path("gap.csv");

	(void)state;
	program_write(path, "2024-01-31,5\n2024-02-29,6\n2024-04-30,7\n2024-05-31,8\n");
	says("2024-03-31,NA,", WORDS("chart", path, "--csv"));
	struct output run = answer(WORDS("chart", path, "--csv", "--gaps", "skip"));
	assert_null(strstr(run.out, "2024-03"));
	output_free(&run);
}

static void what_is_wrong_is_said_with_its_line(void **state)
{
	const char *path = program_path("wrong.csv");

	(void)state;
	program_write(path, "date,value\n2024-01-01,1\n2024-02-01,2\n2024-01,3\n");
	refuses(1, "line 4: 2024-01-01 is also on line 2", WORDS("chart", path));
	program_write(path, "2024-01-01,1\n2024-13-01,2\n");
	refuses(1, "line 2: '2024-13-01' is no date", WORDS("chart", path));
	program_write(path, "2024-01-01,1\n2024-02-01,many\n");
	refuses(1, "line 2: 'many' is no value", WORDS("chart", path));
	program_write(path, "2024-01-01,1,2\n");
	refuses(1, "line 1 has 3 columns", WORDS("chart", path));
	program_write(path, "date,value\n");
	refuses(1, "it has no rows", WORDS("chart", path));
	program_write(path, "2024-01,NA\n2024-02,\n");
	refuses(1, "no figure", WORDS("chart", path));
	program_write(path, "2024-01-01,1e400\n2024-02-01,2\n");
	refuses(1, "line 1", WORDS("chart", path));
	refuses(1, "there is no file", WORDS("chart", "/nowhere/at/all.csv"));
	refuses(1, "at least 12", WORDS("chart", write_months("fix.csv", 0), "--fix", "3"));
	path = write_months("right.csv", 0);
	refuses(2, "--fix is a whole number", WORDS("chart", path, "--fix", "some"));
	refuses(2, "--event", WORDS("test", write_months("none.csv", 0)));
	refuses(2, "kind", WORDS("import", path, "--kind", "xmr"));
	refuses(2, "kind", WORDS("chart", path, "--kind", "rtt"));
	refuses(2, "--svg", WORDS("series", "RTF", "rtt.incomplete.total", "--svg"));
	refuses(1, "restricted", WORDS("--restricted", "chart", path));
}

static void p_charts_take_numerator_and_denominator(void **state)
{
	const char *path = program_path("shares.csv");

	(void)state;
	program_write(path, "month,breaches,attendances\n2024-01,10,100\n2024-02,20,100\n"
			    "2024-03,30,100\n");
	says("2024-02-01,0.20000000000000001,1,0.20000000000000001,",
		WORDS("chart", path, "--csv", "--kind", "p"));
	says("p′ chart", WORDS("chart", path, "--kind", "pp"));
	refuses(1, "line 2 has 3 columns", WORDS("chart", path));
	program_write(path, "2024-01,10,5\n2024-02,1,5\n");
	refuses(1, "numerator and denominator", WORDS("chart", path, "--kind", "p"));
}

static void a_file_is_tested(void **state)
{
	const char *path = write_months("tested.csv", 20);
	struct output run = answer(WORDS("test", path, "--event", "2023-01", "--json"));
	const char *fit;

	(void)state;
	assert_true(json_is_valid(run.out));
	fit = json_member(run.out, "interrupted");
	assert_true(json_is(json_member(fit, "method"), "\"reml\""));
	assert_true(json_is(json_member(fit, "before"), "24"));
	assert_true(json_is(json_member(fit, "harmonics"), "1"));
	assert_true(fabs(strtod(json_member(json_member(fit, "level"), "value"), NULL) - 20) < 3);
	assert_true(json_is(json_member(json_member(run.out, "break"), "date"), "\"2023-01\""));
	output_free(&run);
	run = answer(WORDS("test", path, "--event", "2023-01", "--method", "nw", "--harmonics", "0",
		"--transition", "2", "--claim", "18", "--json"));
	fit = json_member(run.out, "interrupted");
	assert_true(json_is(json_member(fit, "method"), "\"nw\""));
	assert_true(json_is(json_member(fit, "harmonics"), "0"));
	assert_true(json_is(json_member(fit, "excluded"), "2"));
	output_free(&run);
	says("The level changed after.", WORDS("test", path, "--event", "2023-01", "--json"));
	says("inside, and no change at all is not",
		WORDS("test", path, "--event", "2023-01", "--claim", "20", "--json"));
	says("level,", WORDS("test", path, "--event", "2023-01", "--csv"));
	says("Not tested", WORDS("test", path, "--event", "2021-05"));
}

/* Without spread, or at the boundary of phi, there is no verdict: in words and in JSON. */
static void no_verdict_is_null_and_says_why(void **state)
{
	const char *path = program_path("line.csv");
	struct string_buffer text = {0};
	struct output run;
	const char *fit;

	(void)state;
	string_buffer_add(&text, "date,value\n");
	for (int i = 0; i < 48; i++)
		string_buffer_format(&text, "%04d-%02d,%d\n", 2020 + i / 12, i % 12 + 1, 5 + i);
	program_write(path, string_buffer_text(&text));
	run = answer(WORDS("test", path, "--event", "2022-01", "--claim", "9", "--json"));
	assert_true(json_is_valid(run.out));
	fit = json_member(run.out, "interrupted");
	assert_true(json_is(json_member(fit, "exact"), "true"));
	assert_true(json_is(json_member(fit, "phi"), "null"));
	assert_true(json_is(json_member(json_member(fit, "level"), "low"), "null"));
	assert_true(json_is(json_member(json_member(run.out, "claim"), "interval"),
		"\"no verdict: there is no spread to judge by\""));
	assert_null(strstr(run.out, "nan"));
	output_free(&run);
	string_buffer_truncate(&text, 0);
	for (int i = 0; i < 48; i++) /* a curve: what a line leaves of it wanders */
		string_buffer_format(&text, "%04d-%02d,%d\n", 2020 + i / 12, i % 12 + 1,
			1000 + i * i * 9 / 10 + i * i % 37 / 10);
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	run = answer(WORDS("test", path, "--event", "2022-01", "--claim", "9", "--json"));
	fit = json_member(run.out, "interrupted");
	assert_true(json_is(json_member(fit, "at_boundary"), "true"));
	assert_true(json_is(json_member(json_member(run.out, "claim"), "interval"),
		"\"no verdict: autocorrelation at its boundary\""));
	output_free(&run);
}

static void the_svg_is_one_file_without_script(void **state)
{
	const char *path = write_months("svg.csv", 20);
	struct output run = answer(WORDS("chart", path, "--svg", "--event", "2023-01"));

	(void)state;
	assert_non_null(strstr(run.out, "<svg"));
	assert_null(strstr(run.out, "<script"));
	assert_non_null(strstr(run.out, "break Jan 2023"));
	output_free(&run);
	refuses(2, "one form", WORDS("chart", path, "--svg", "--json"));
}

static void the_json_of_a_chart_has_points_in_words(void **state)
{
	const char *path = write_months("json.csv", 20);
	struct output run = answer(WORDS("chart", path, "--json"));

	(void)state;
	assert_true(json_is_valid(run.out));
	assert_int_equal(json_count(json_member(run.out, "points")), 48);
	assert_true(json_is(json_member(run.out, "break"), "null"));
	assert_true(json_is(json_member(run.out, "kind"), "\"xmr\""));
	output_free(&run);
	run = answer(WORDS("chart", path, "--json", "--kind", "run"));
	assert_true(json_is_valid(run.out));
	output_free(&run);
}

/* 30 months of a measure of BHRUT's, in a database of its own. */
static const char *import_own_measure(void)
{
	struct string_buffer text = {0};
	const char *file = program_path("long.csv"), *database = program_path("own.db");
	char month[8];

	string_buffer_add(&text, "provider,measure,period,value\n");
	for (int i = 0; i < 30; i++) {
		month_print(month_of(2022, 1) + i, month);
		string_buffer_format(&text, "RF4,made.calls,%s,%d\n", month, 500 + i * 5 % 7);
	}
	program_write(file, string_buffer_text(&text));
	string_buffer_free(&text);
	struct output run = answer(WORDS("--database", database, "import", file));
	output_free(&run);
	return database;
}

/* An undated event asks for a month, and every answer says who chose it. */
static void an_undated_event_asks_for_a_month(void **state)
{
	const char *database = import_own_measure();

	(void)state;
	refuses(1, "--event e-reach@2023-01",
		WORDS("test", "RF4", "made.calls", "--event", "e-reach", "--database", database));
	refuses(1, "there is no event e-nothing",
		WORDS("test", "RF4", "made.calls", "--event", "e-nothing", "--database", database));
	refuses(2, "is no month",
		WORDS("test", "RF4", "made.calls", "--event", "e-reach@soon", "--database",
			database));
	says("month chosen by you: break May 2023; undated: REACH extended to BHRUT",
		WORDS("test", "RF4", "made.calls", "--event", "e-reach@2023-05", "--database",
			database));
	says("month chosen by you",
		WORDS("chart", "RF4", "made.calls", "--event", "2023-05", "--database", database));
	says("Not ranked: no other provider here",
		WORDS("test", "RF4", "made.calls", "--event", "2023-05", "--database", database));
}

/* Concern before common cause; a target against the limits of each. */
static void a_summary_has_the_icons_of_every_provider(void **state)
{
	struct string_buffer text = {0};
	const char *file = program_path("icons.csv"), *database = program_path("icons.db");
	const char *words[] = {"summary", "made.waits", "--icons", "--better", "down", "--target",
		"300", "--sort", "variation", "--csv", "--database", database, NULL};
	char month[8];

	(void)state;
	string_buffer_add(&text, "provider,measure,period,value\n");
	for (int i = 0; i < 24; i++) {
		month_print(month_of(2022, 1) + i, month);
		string_buffer_format(&text, "RZX,made.waits,%s,%d\n", month, 100 + i * 5 % 7);
		string_buffer_format(
			&text, "RZY,made.waits,%s,%d\n", month, i < 23 ? 100 + i * 5 % 7 : 900);
	}
	program_write(file, string_buffer_text(&text));
	string_buffer_free(&text);
	struct output run = answer(WORDS("--database", database, "import", file));
	output_free(&run);
	run = answer(words);
	const char *first = strchr(run.out, '\n') + 1, *second = strchr(first, '\n') + 1;
	assert_true(strncmp(first, "RZY,", 4) == 0);
	assert_non_null(strstr(first, ",900,300,concern_high,"));
	assert_true(strncmp(second, "RZX,", 4) == 0);
	assert_non_null(strstr(second, ",300,common_cause,pass,Common Cause,"));
	output_free(&run);
	says("[H!]", WORDS("summary", "made.waits", "--icons", "--better", "down", "--database",
			     database));
	refuses(2, "--target is a number",
		WORDS("summary", "made.waits", "--icons", "--target", "low", "--database",
			database));
	refuses(2, "has no option", WORDS("list", "events", "--icons"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_a_control_chart_is_that_of_r),
		cmocka_unit_test(the_goldens_come_out_of_the_program),
		cmocka_unit_test(a_file_is_drawn_with_its_limits),
		cmocka_unit_test(dates_are_read_in_three_forms_and_any_order),
		cmocka_unit_test(days_are_charted_as_they_come),
		cmocka_unit_test(a_missing_month_keeps_its_place_unless_skipped),
		cmocka_unit_test(what_is_wrong_is_said_with_its_line),
		cmocka_unit_test(p_charts_take_numerator_and_denominator),
		cmocka_unit_test(a_file_is_tested),
		cmocka_unit_test(no_verdict_is_null_and_says_why),
		cmocka_unit_test(the_svg_is_one_file_without_script),
		cmocka_unit_test(the_json_of_a_chart_has_points_in_words),
		cmocka_unit_test(an_undated_event_asks_for_a_month),
		cmocka_unit_test(a_summary_has_the_icons_of_every_provider),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
