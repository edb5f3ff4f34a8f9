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
#include <time.h>
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

/* --- qicharts2's columns -------------------------------------------------------------------- */

/* Each field is the golden's text, or a number as near. */
static void assert_same_fields(const char *id, const char *actual, const char *expected)
{
	struct csv_bytes bytes[] = {{actual, strlen(actual)}, {expected, strlen(expected)}};
	struct csv_reader *a = csv_open(csv_read_bytes, &bytes[0], ',');
	struct csv_reader *b = csv_open(csv_read_bytes, &bytes[1], ',');
	struct csv_field *x, *y;
	struct error error;
	size_t m, n;

	while (csv_read(b, &y, &n, &error) == CSV_RECORD) {
		if (csv_read(a, &x, &m, &error) != CSV_RECORD || m != n)
			fail_msg("%s: rows or columns are missing", id);
		for (size_t i = 0; i < n; i++) {
			double one = strtod(x[i].text, NULL), two = strtod(y[i].text, NULL);

			if (strcmp(x[i].text, y[i].text) != 0 &&
				(!isfinite(one) || !isfinite(two) || one == 0 ||
					fabs(one - two) > 1e-9 * fmax(1, fabs(two))))
				fail_msg("%s: %s, not %s", id, x[i].text, y[i].text);
		}
	}
	assert_int_equal(csv_read(a, &x, &m, &error), CSV_END);
	csv_close(a);
	csv_close(b);
}

/* Begins a part at the row after each of part=c(…). */
static void add_parts(struct call *call, struct arena *arena, const char *golden)
{
	const char *line = golden + strcspn(golden, "\n") + 1, *before = "1";

	for (; *line != '\0'; line += strcspn(line, "\n") + 1) {
		const char *value = line + strcspn(line, ",") + 1;
		const char *part = value + strcspn(value, ",") + 1;
		const char *number = arena_bytes(arena, part, strcspn(part, ","));

		if (strcmp(number, before) != 0) {
			add(call, "--rebase");
			add(call, arena_bytes(arena, line, strcspn(line, ",")));
		}
		before = number;
	}
}

static void check_run_golden(const char *folder, const char *id, const char *kind)
{
	struct arena arena = {0};
	const char *path = program_path("golden-run.csv");
	bool share = *kind == 'p';
	struct call call = {{"chart", path, "--csv", "--gaps", "skip", "--kind", kind}, 7};
	char *golden = read_file(arena_format(&arena, "%s/%s.csv", folder, id));

	if (golden == NULL)
		fail_msg("%s is missing", id);
	if (share) {
		program_write(path, golden); /* its columns are taken by name */
	} else {
		write_input(golden, path);
		add_parts(&call, &arena, golden);
	}
	struct output run = answer(call.words);
	assert_same_fields(id, run.out, golden);
	output_free(&run);
	free(golden);
	arena_free(&arena);
}

static void the_run_charts_come_out_of_the_program(void **state)
{
	static const char *const shares[] = {"RJZ_t1_breaches.p", "RJZ_t1_breaches.pp",
		"RQM_t1_breaches.p", "RQM_t1_breaches.pp"};
	const char *shared = getenv("CONCORDAT_SHARED");
	struct arena arena = {0};
	const char *folder =
		arena_format(&arena, "%s/goldens/runchart", shared ? shared : "../shared");
	char *cases = read_file(arena_format(&arena, "%s/cases.json", folder));

	(void)state;
	for (size_t i = 0; cases != NULL && i < json_count(cases); i++) {
		const char *id = text_of(&arena, json_member(json_item(cases, i), "id"));

		check_run_golden(folder, id, strrchr(id, '.') + 1);
	}
	for (size_t i = 0; cases != NULL && i < sizeof shares / sizeof *shares; i++)
		check_run_golden(folder, shares[i], strrchr(shares[i], '.') + 1);
	arena_free(&arena);
	if (cases == NULL)
		skip();
	free(cases);
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

/* Where no terminal has a width, charts have that of tables. */
static void a_piped_chart_is_as_wide_as_asked_for(void **state)
{
	static const struct {
		const char *columns;
		size_t width;
	} cases[] = {{"COLUMNS=60", 60}, {"COLUMNS=120", 120}, {"COLUMNS=", 100},
		{"COLUMNS=0", 100}, {"COLUMNS=99999999999999999999", 100}, {NULL, 100}};
	const char *path = write_months("wide.csv", 0);

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *const changes[] = {cases[i].columns, NULL};
		struct output run =
			program_run_with(changes, NULL, WORDS("chart", path, "--draw", "ascii"));
		size_t widest = 0;

		for (const char *line = run.out; *line != '\0'; line += strcspn(line, "\n") + 1) {
			size_t width = strcspn(line, "\n");

			widest = width > widest ? width : widest;
		}
		assert_int_equal(widest, cases[i].width);
		assert_true((strstr(run.out, "upper limit") != NULL) == (widest >= 100));
		output_free(&run);
	}
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
	says("points before | after: ", WORDS("test", path, "--event", "2024-01-20"));
	/* A day without a row begins at the next that has one. */
	says("break 2024-01-14, so from 2024-01-16 on",
		WORDS("chart", path, "--event", "2024-01-14"));
	says("limits frozen", WORDS("chart", path, "--event", "2024-01-20"));
	refuses(1, "not between the first date", WORDS("chart", path, "--event", "2025-01-20"));
}

/* What is missing between regular dates is told, for nothing is put there. */
static void missing_weeks_and_quarters_are_told(void **state)
{
	struct string_buffer text = {0};
	const char *path = program_path("weeks.csv");

	(void)state;
	program_write(path, "2024-01-01,5\n2024-01-08,6\n2024-01-15,7\n2024-01-22,6\n"
			    "2024-02-12,7\n2024-02-19,6\n2024-02-26,7\n2024-03-11,6\n");
	says("Missing: 3 weeks, the first after 2024-01-22; the rows on either side are charted",
		WORDS("chart", path));
	program_write(path, "2023-01,5\n2023-04,6\n2023-07,7\n2023-10,6\n2024-01,5\n2024-07,7\n");
	says("Missing: 1 quarter, all after 2024-01-01;", WORDS("chart", path));
	for (int day = 1; day <= 26; day++) /* Monday the first */
		if (day % 7 > 0 && day % 7 < 6)
			string_buffer_format(&text, "2024-01-%02d,%d\n", day, 50 + day * 3 % 5);
	program_write(path, string_buffer_text(&text));
	struct output run = answer(WORDS("chart", path));
	assert_null(strstr(run.out, "Missing"));
	output_free(&run);
	string_buffer_add(&text, "2024-01-30,50\n");
	program_write(path, string_buffer_text(&text));
	says("Missing: 1 working day, all after 2024-01-26", WORDS("chart", path));
	string_buffer_free(&text);
}

static void what_may_be_read_in_two_ways_is_refused(void **state)
{
	const char *path = program_path("ways.csv");

	(void)state;
	program_write(path, "2024-01,95%\n2024-02,0.95\n");
	refuses(1, "line 1 has the sign of per cent and line 2, with a value of 0 to 1, has not",
		WORDS("chart", path));
	program_write(path, "2024-01,0.95\n2024-02,95%\n");
	refuses(1, "line 2 has the sign of per cent and line 1", WORDS("chart", path));
	program_write(path, "2024-01,95%\n2024-02,0\n2024-03,96\n");
	says("2024-03-01,96,", WORDS("chart", path, "--csv"));
	program_write(path, "month,attendances,breaches\n2024-01,100,10\n2024-02,100,20\n");
	refuses(1,
		"'attendances' is taken as the numerator and 'breaches' as the denominator: head",
		WORDS("chart", path, "--kind", "p"));
	program_write(path, "2024-01,1e61\n2024-02,1\n");
	refuses(1, "line 1: '1e61' is too large to compute with", WORDS("chart", path));
	program_write(path, "2024-01,1\n2024-02,1e-61\n");
	refuses(1, "line 2: '1e-61' is too small to compute with", WORDS("chart", path));
}

static void missing_figures_and_minus_signs_have_many_forms(void **state)
{
	const char *path = program_path("forms.csv");

	(void)state;
	program_write(path, "2024-01,nan\n2024-02,\u22125\n2024-03,NAN\n2024-04,-nan\n"
			    "2024-05,Null\n2024-06,n/A\n2024-07,\u22121.5 %\n");
	says("2024-01-01,NA,", WORDS("chart", path, "--csv"));
	says("2024-02-01,-5,", WORDS("chart", path, "--csv"));
	says("2024-06-01,NA,", WORDS("chart", path, "--csv"));
	says("2024-07-01,-1.5,", WORDS("chart", path, "--csv"));
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
	/* Half a year is no less a hole where its rows are skipped. */
	struct string_buffer text = {0};
	for (int i = 0; i < 48; i++)
		if (i < 14 || i > 22)
			string_buffer_format(&text, "%04d-%02d,%d\n", 2020 + i / 12, i % 12 + 1,
				(i > 22 ? 80 : 50) + i * 7 % 5);
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	says("in or at a hole, Mar 2021 to Nov 2021.", WORDS("test", path, "--event", "2021-12"));
	says("in or at a hole, Mar 2021 to Nov 2021.",
		WORDS("test", path, "--event", "2021-12", "--gaps", "skip"));
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
	refuses(2, "it goes with --rules mdc", WORDS("chart", path, "--trend", "6"));
	refuses(2, "--trend is 6|7", WORDS("chart", path, "--trend", "5"));
	says("", WORDS("chart", path, "--trend", "6", "--rules", "mdc"));
	refuses(2, "--fix is a whole number", WORDS("chart", path, "--fix", "some"));
	refuses(2, "--event", WORDS("test", write_months("none.csv", 0)));
	refuses(2, "--kind is one of", WORDS("import", path, "--kind", "xmr"));
	refuses(2, "--kind of a chart is xmr|run|i|p|pp, not 'rtt'",
		WORDS("chart", path, "--kind", "rtt"));
	refuses(2, "--kind of a chart is xmr|run|i|p|pp, not 'c'",
		WORDS("--kind", "c", "test", path, "--event", "2023-01"));
	refuses(2, "series has no option --kind", WORDS("series", "RTF", "x", "--kind", "run"));
	refuses(2, "--basis is of an ICB", WORDS("chart", path, "--basis", "provider"));
	refuses(2, "--svg", WORDS("series", "RTF", "rtt.incomplete.total", "--svg"));
	refuses(1, "restricted", WORDS("--restricted", "chart", path));
}

static void p_charts_take_numerator_and_denominator(void **state)
{
	const char *path = program_path("shares.csv");

	(void)state;
	program_write(path, "month,breaches,attendances\n2024-01,10,100\n2024-02,20,100\n"
			    "2024-03,30,100\n");
	says("2024-02-01,20,100,0.20000000000000001,0.20000000000000001,",
		WORDS("chart", path, "--csv", "--kind", "p"));
	says("p′ chart", WORDS("chart", path, "--kind", "pp"));
	refuses(1, "line 2 has 3 columns", WORDS("chart", path));
	program_write(path, "2024-01,10,5\n2024-02,1,5\n");
	refuses(1, "line 1: 10 of 5 is no share", WORDS("chart", path, "--kind", "p"));
	program_write(path, "2024-01,1,5\n2024-02,-1,5\n");
	refuses(1, "line 2: -1 of 5 is no share", WORDS("chart", path, "--kind", "pp"));
	program_write(path, "2024-01,1,5\n2024-02,1,0\n");
	refuses(1, "line 2: 1 of 0 is no share", WORDS("chart", path, "--kind", "p"));
	program_write(path, "2024-01,1,5\n2024-02,0,0\n2024-03,NA,4\n2024-04,2,5\n");
	says("2024-02-01,0,0,NaN,", WORDS("chart", path, "--kind", "p", "--csv"));
}

/* Other kinds, and the test, take the percentage of what is headed so. */
static void a_share_is_taken_as_its_percentage(void **state)
{
	const char *path = program_path("percent.csv");

	(void)state;
	program_write(path, "month,Numerator,Denominator,note\n2024-01,10,100,\n"
			    "2024-02,20,100,flu\n2024-03,0,0,\n");
	says("2024-02-01,20,", WORDS("chart", path, "--csv"));
	says("2024-03-01,NA,", WORDS("chart", path, "--csv"));
	says("percent.csv, numerator as % of denominator", WORDS("chart", path));
	says("percent.csv, numerator as % of denominator",
		WORDS("test", path, "--event", "2024-02"));
	program_write(path, "date,numerator,denominator,value\n2024-01,10,100,0.1\n"
			    "2024-02,20,100,0.2\n");
	says("2024-02-01,0.20000000000000001,", WORDS("chart", path, "--csv"));
	program_write(path, "month,breaches,attendances\n2024-01,10,100\n2024-02,20,100\n");
	says("breaches as % of attendances", WORDS("chart", path, "--kind", "p"));
}

/* One file of one line more for each way to write. */
static void dates_are_read_as_people_write_them(void **state)
{
	static const char *const dates[][2] = {{"Jan-24", "2024-01-01"}, {"Jan 24", "2024-01-01"},
		{"Jan 2024", "2024-01-01"}, {"january 2024", "2024-01-01"},
		{"Sept 2023", "2023-09-01"}, {"2024 Feb", "2024-02-01"},
		{"01-Jan-2024", "2024-01-01"}, {"9 Mar 2024", "2024-03-09"},
		{"2024/01/05", "2024-01-05"}, {"2024-01-05T00:00:00", "2024-01-05"},
		{"2024-01-05 13:30:00.000Z", "2024-01-05"}, {"05/01/2024 00:00", "2024-01-05"},
		{"20240105", "2024-01-05"}, {"202401", "2024-01-01"}, {"01/2024", "2024-01-01"},
		{"1/2/24", "2024-02-01"}, {"1/2/69", "2069-02-01"}, {"1/2/70", "1970-02-01"},
		{"05.01.2024", "2024-01-05"}, {" 2024-01 ", "2024-01-01"}};
	static const char *const none[] = {"1-2-24", "2024", "24", "2024-00", "2024-02-30",
		"31/04/2024", "13/13/2024", "Janus 2024", "Jan", "2024-01-05Tnoon", "1.2024",
		"2024-01-01-01", "1/2", "20241301", "300001", "2024--01"};
	const char *path = program_path("dates.csv");
	char text[200], want[40];

	(void)state;
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		snprintf(text, sizeof text, "date,value\n%s,7\n", dates[i][0]);
		snprintf(want, sizeof want, "\n%s,7,", dates[i][1]);
		program_write(path, text);
		says(want, WORDS("chart", path, "--csv"));
	}
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		snprintf(text, sizeof text, "date,value\n%s,7\n", none[i]);
		program_write(path, text);
		refuses(1, "is no date", WORDS("chart", path));
	}
}

static void a_comma_is_never_guessed(void **state)
{
	static const struct {
		const char *text, *said; /* of the CSV, or of what is wrong */
		bool wrong;
	} files[] = {
		{"m;v\n2024-01;1,5\n2024-02;2,55\n2024-03;1.234,5\n", "2024-01-01,1.5,", false},
		{"m;v\n2024-01;1,5\n2024-02;1,234\n", "2024-02-01,1.234,", false},
		{"m;v\n2024-01;1.5\n2024-02;1,234\n", "2024-02-01,1234,", false},
		{"m;v\n2024-01;1,234,567\n2024-02;1,234\n", "2024-02-01,1234,", false},
		{"m\tv\n2024-01\t0,123\n2024-02\t12\n", "2024-01-01,0.123,", false},
		{"m;v\n2024-01;1 234\n2024-02;1\u00A0234,5\n", "2024-02-01,1234.5,", false},
		{"m;v\n2024-01;1,234\n2024-02;12\n", "line 2: '1,234' may be a thousand", true},
		{"m;v\n2024-01;1.234\n2024-02;5.678\n", "line 2: '1.234' may have a decimal point",
			true},
		{"m;v\n2024-01;1.234\n2024-02;5.6\n", "2024-01-01,1.234", false},
		{"m;v\n2024-01;0.234\n2024-02;5.678\n", "2024-02-01,5.67", false},
		{"m,v\n2024-01,1.234\n2024-02,5.678\n", "2024-02-01,5.67", false},
		{"m;v\n2024-01;1,5\n2024-02;1.5\n", "line 2 has a decimal comma, '1,5', and line 3",
			true},
		{"m,v\n2024-01,\"1,5\"\n", "line 2: '1,5' is no value", true},
		{"m,v\n2024-01,\"12,34,567\"\n", "line 2: '12,34,567' is no value", true},
		{"m,v\n2024-01,\"1,2345\"\n", "line 2: '1,2345' is no value", true},
		{"m,v\n2024-01,\"0,123\"\n", "line 2: '0,123' is no value", true},
		{"m,v\n2024-01,1,5\n2024-02,2,55\n", "line 2 has 3 columns and its heading 2",
			true},
		{"date,value\n2024-01,1,5\n", "line 2 has 3 columns and its heading 2", true},
		{"2024-01,1,5\n2024-02,2,55\n", "line 1 has 3 columns", true},
	};
	const char *path = program_path("commas.csv");

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		program_write(path, files[i].text);
		if (files[i].wrong)
			refuses(1, files[i].said, WORDS("chart", path));
		else
			says(files[i].said, WORDS("chart", path, "--csv"));
	}
}

static void the_columns_of_dates_and_values_are_found(void **state)
{
	static const char *const files[] = {
		"date,value,after\n2024-01,5,0\n2024-02,6,1\n",
		"\"\",\"date\",\"value\"\n\"1\",2024-01,5\n\"2\",2024-02,6\n",
		",Month,Calls\n0,2024-01,5\n1,2024-02,6\n",
		"Trust,Period,Target,Value\nA,2024-01,9,5\nA,2024-02,9,6\n",
		"when,calls,note\n2024-01,5,\n2024-02,6,flu 2024\n",
		"2024-01,5,\n2024-02,6,\n",
		"2024-01,5,quiet\n2024-02,6,\n",
		"2024-01,5,,\n2024-02,6,,\n,,,\n\n",
		"2024-01,NHS,5\n2024-02,NHS,6\n",
		"\r\n\r\ndate;value\r\n2024-01;5\r\n2024-02;6\r\n",
	};
	const char *path = program_path("columns.csv");

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		program_write(path, files[i]);
		says("2024-01-01,5,", WORDS("chart", path, "--csv"));
		says("2024-02-01,6,", WORDS("chart", path, "--csv"));
	}
	program_write(path, "2024-01,5\n2024-02\n");
	refuses(1, "line 2 has 1 column:", WORDS("chart", path));
	program_write(path, "a,b,c\n2024-01,5,6\n");
	refuses(1, "a first line headed so says which", WORDS("chart", path));
}

/* Not in a time, nor a memory, that grows as the square of its size. */
static void a_large_file_is_read_as_fast_as_a_small_one(void **state)
{
	enum { BLANKS = 1000000, LINES = 50000, LONGEST = 16000, SECONDS = 20 };
	const char *path = program_path("large.csv");
	struct string_buffer text = {0};
	time_t begun = time(NULL);

	(void)state;
	string_buffer_add(&text, "date,value\n2024-01,");
	for (int i = 0; i < BLANKS; i++)
		string_buffer_add(&text, "\u00A0");
	string_buffer_add(&text, "5\n2024-02,6\n");
	program_write(path, string_buffer_text(&text));
	says("2024-01-01,5,", WORDS("chart", path, "--csv"));
	string_buffer_truncate(&text, 0);
	for (int i = 0; i < LINES; i++)
		string_buffer_add(&text, "2024-01,5\n");
	string_buffer_add(&text, "2024-02,");
	for (int i = 2; i < LONGEST; i++)
		string_buffer_add(&text, ",");
	string_buffer_add(&text, "6\n");
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	refuses(1, "line 50001 has 16000 columns", WORDS("chart", path));
	assert_true(time(NULL) - begun < SECONDS);
	remove(path);
}

/* As in R they count for the group, the baseline, and what is short. */
static void rows_without_a_figure_stay_at_the_ends(void **state)
{
	const char *path = program_path("ends.csv");

	(void)state;
	program_write(path, "2023-12,NA\n2024-01,5\n2024-02,NA\n2024-03,6\n2024-05,7\n2024-06,\n");
	struct output run = answer(WORDS("chart", path, "--csv", "--gaps", "skip"));
	assert_non_null(strstr(run.out, "\n2023-12-01,NA,0,6,"));
	assert_non_null(strstr(run.out, "\n2024-02-01,NA,0,6,"));
	assert_non_null(strstr(run.out, "\n2024-06-01,NA,0,6,"));
	assert_null(strstr(run.out, "2024-04"));
	output_free(&run);
	says("Months absent from the file are skipped", WORDS("chart", path, "--gaps", "skip"));
	says("\n2024-04-01,NA,0,6,NaN,", WORDS("chart", path, "--csv"));
	struct string_buffer text = {0};
	for (int i = 0; i < 20; i++)
		string_buffer_format(&text, "%d-%02d,%d\n", 2022 + i / 12, i % 12 + 1,
			i < 19 ? 100 + i * 5 % 7 : 200);
	string_buffer_add(&text, "2023-09,\n2023-10,\n");
	program_write(path, string_buffer_text(&text));
	string_buffer_free(&text);
	says("\"concern_high\"", WORDS("chart", path, "--json", "--better", "down"));
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

/* Paper answers no questions. */
static void the_svg_says_when_and_why(void **state)
{
	const char *path = write_months("paper.csv", 20);

	(void)state;
	says("limits frozen before Jan 2023 · break Jan 2023 · 24 months before, 24 after",
		WORDS("chart", path, "--svg", "--event", "2023-01"));
	says("XmR, rebased Jan 2022 and Jan 2023 · Jan 2021 to Dec 2024",
		WORDS("chart", path, "--svg", "--rebase", "2023-01", "--rebase", "2022-01"));
	says(">rebased Jan 2023</text>",
		WORDS("chart", path, "--svg", "--rebase", "2023-01", "--rebase", "2022-01"));
	says("limits of the first 12 points of each part, rebased Jan 2023",
		WORDS("chart", path, "--svg", "--rebase", "2023-01", "--fix", "12"));
	says(">break Jan 2023</text>", WORDS("chart", path, "--svg", "--event", "2023-01"));
	says("Not tested: 4 months before", WORDS("chart", path, "--svg", "--event", "2021-05"));
	says("only 4 stand before the break", WORDS("chart", path, "--svg", "--event", "2021-05"));
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
	says("month chosen by you: break May 2022; undated: REACH extended to BHRUT",
		WORDS("test", "RF4", "made.calls", "--event", "e-reach@2022-05", "--database",
			database));
	/* It can have happened only where other sources leave room for it. */
	refuses(1, "it can only be of Nov 2021 to Jan 2023; give such a month, as e-reach@2023-01",
		WORDS("test", "RF4", "made.calls", "--event", "e-reach@2023-05", "--database",
			database));
	refuses(1,
		"is not of Jan 2017: it can only be of Jan 2018 to Dec 2018; give such a month, as "
		"e-2018@2018-06",
		WORDS("test", "RF4", "made.calls", "--event", "e-2018@2017-01", "--database",
			database));
	refuses(1, "it is of Jan 2023",
		WORDS("test", "RF4", "made.calls", "--event", "e-later-reach-bhrut@2023-02",
			"--database", database));
	says("break Jan 2023?: REACH reaches BHRUT",
		WORDS("test", "RF4", "made.calls", "--event", "e-later-reach-bhrut", "--database",
			database));
	says("\"date_inferred\": true",
		WORDS("test", "RF4", "made.calls", "--event", "e-later-reach-bhrut", "--json",
			"--database", database));
	says("month chosen by you",
		WORDS("chart", "RF4", "made.calls", "--event", "2023-05", "--database", database));
	says("break Jan 2023?: REACH reaches BHRUT",
		WORDS("chart", "RF4", "made.calls", "--event", "e-reach@2023-01", "--svg",
			"--database", database));
	says("Not ranked: no other provider here",
		WORDS("test", "RF4", "made.calls", "--event", "2023-05", "--database", database));
}

static void a_record_offers_what_its_claim_is_of(void **state)
{
	(void)state;
	says("median wait, MRI at RTF: 2.2 weeks", WORDS("show", "m-nu-wait"));
	says("MRI at RTF: 3,391 scans and 2,003 waiting", WORDS("show", "p-inh-mri"));
	says("a size claimed of something else is not laid beside it", WORDS("show", "m-reach-23"));
	struct output run = answer(WORDS("show", "m-reach-25"));
	assert_null(strstr(run.out, "something else is not laid"));
	output_free(&run);
}

/* Concern before common cause; a target against the limits of each. */
/* As the browser has it: screen 5 of SCREENS.md without a choice of months. */
static void months_beyond_a_long_gap_are_left_out_unless_asked_for(void **state)
{
	static const char left_out[] =
		"Months before Apr 2021 are left out: half a year or more is "
		"missing between.";
	struct output run;

	(void)state;
	says(left_out, WORDS("test", "RF4", "ae.type1.within4h.pct", "--event", "e-reach@2023-01",
			       "--json"));
	says("month chosen by you: break Jan 2023, months before | after: 19 | 36",
		WORDS("test", "RF4", "ae.type1.attendances", "--event", "2023-01"));
	says("A&E, attendances · The Christie (RBV)", /* not a school with that code */
		WORDS("test", "RBV", "ae.attendances", "--event", "2023-01"));
	run = answer(WORDS("chart", "RF4", "ae.type1.attendances", "--csv"));
	assert_non_null(strstr(run.out, "\n2021-04-01,"));
	assert_null(strstr(run.out, "\n2019-"));
	output_free(&run);
	run = answer(WORDS("chart", "RF4", "ae.type1.attendances", "--event", "2018-01", "--json"));
	assert_non_null(strstr(run.out, "Months after Apr 2019 are left out"));
	assert_null(strstr(run.out, "\"2021-04-01\""));
	assert_non_null(strstr(run.out, "Licence v3.0; ae_attendances.csv to 2019-04"));
	output_free(&run);
	run = answer(WORDS(
		"test", "RF4", "ae.type1.attendances", "--event", "2023-01", "--from", "2016-04"));
	assert_null(strstr(run.out, "left out"));
	assert_non_null(strstr(run.out, "57 | 36"));
	output_free(&run);
}

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

/* A plain decimal, whatever C's own reading of numbers knows besides. */
static void a_target_is_a_plain_number(void **state)
{
	static const char *const none[] = {
		"inf", "-inf", "nan", "infinity", "0x10", "0x1p3", "1e3", "92%", "9,2", " 92"};
	const char *database = import_own_measure(), *path = write_months("plain.csv", 20);

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		refuses(2, "--target is a number", WORDS("chart", path, "--target", none[i]));
		refuses(2, "--target is a number",
			WORDS("summary", "made.calls", "--icons", "--target", none[i], "--database",
				database));
		refuses(2, "--claim is a number",
			WORDS("test", path, "--event", "2023-01", "--claim", none[i]));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_case_of_a_control_chart_is_that_of_r),
		cmocka_unit_test(the_goldens_come_out_of_the_program),
		cmocka_unit_test(the_run_charts_come_out_of_the_program),
		cmocka_unit_test(a_file_is_drawn_with_its_limits),
		cmocka_unit_test(a_piped_chart_is_as_wide_as_asked_for),
		cmocka_unit_test(dates_are_read_in_three_forms_and_any_order),
		cmocka_unit_test(days_are_charted_as_they_come),
		cmocka_unit_test(missing_weeks_and_quarters_are_told),
		cmocka_unit_test(what_may_be_read_in_two_ways_is_refused),
		cmocka_unit_test(missing_figures_and_minus_signs_have_many_forms),
		cmocka_unit_test(a_missing_month_keeps_its_place_unless_skipped),
		cmocka_unit_test(what_is_wrong_is_said_with_its_line),
		cmocka_unit_test(p_charts_take_numerator_and_denominator),
		cmocka_unit_test(a_share_is_taken_as_its_percentage),
		cmocka_unit_test(dates_are_read_as_people_write_them),
		cmocka_unit_test(a_comma_is_never_guessed),
		cmocka_unit_test(the_columns_of_dates_and_values_are_found),
		cmocka_unit_test(a_large_file_is_read_as_fast_as_a_small_one),
		cmocka_unit_test(rows_without_a_figure_stay_at_the_ends),
		cmocka_unit_test(a_file_is_tested),
		cmocka_unit_test(no_verdict_is_null_and_says_why),
		cmocka_unit_test(the_svg_is_one_file_without_script),
		cmocka_unit_test(the_svg_says_when_and_why),
		cmocka_unit_test(the_json_of_a_chart_has_points_in_words),
		cmocka_unit_test(an_undated_event_asks_for_a_month),
		cmocka_unit_test(a_record_offers_what_its_claim_is_of),
		cmocka_unit_test(months_beyond_a_long_gap_are_left_out_unless_asked_for),
		cmocka_unit_test(a_summary_has_the_icons_of_every_provider),
		cmocka_unit_test(a_target_is_a_plain_number),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
