/* Real months, as they come out of unzip, against the figures that agree with the published ones.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "import/rtt.h"
#include "store/official.h"
#include "support/json.h"
#include "text/csv.h"

static char *load(const char *shared, const char *name)
{
	char folder[300];

	snprintf(folder, sizeof folder, "%s/data", shared);
	return fixture_read_from(folder, name, NULL);
}

struct pipe_source {
	FILE *file;
	struct digest digest;
};

static int64_t read_pipe(void *context, char *buffer, size_t size, struct error *error)
{
	struct pipe_source *pipe = context;
	ssize_t got = read(fileno(pipe->file), buffer, size);

	(void)error;
	if (got > 0)
		digest_add(&pipe->digest, buffer, (size_t)got);
	return got;
}

static void import_zip(struct store *store, const char *shared, const char *zip, const char *csv)
{
	char command[600];
	struct import_options options = {.replace = false};
	struct import_report report = {.changed = 0};
	struct pipe_source pipe;
	struct source source = {.name = csv,
		.file = csv,
		.outer = zip,
		.options = &options,
		.report = &report,
		.read = read_pipe,
		.context = &pipe,
		.digest = &pipe.digest};
	struct error error;

	snprintf(command, sizeof command, "exec unzip -p '%s/data/rtt/%s'", shared, zip);
	pipe.file = popen(command, "r");
	assert_non_null(pipe.file);
	digest_begin(&pipe.digest);
	if (!rtt_import(store, &source, &error))
		fail_msg("%s: %s", zip, error.message);
	assert_int_equal(pclose(pipe.file), 0);
	string_buffer_free(&report.lines);
}

static struct waits waits_of(
	struct store *store, int month, const char *body, int part, bool with_nonc)
{
	static const char sql[] = "SELECT bands FROM waits JOIN bodies ON body = bodies.number "
				  "WHERE month = ?1 AND code = ?2 AND part = ?3 AND function = 1";
	struct waits sum = {0};
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
	sqlite3_bind_int(statement, 1, month);
	sqlite3_bind_text(statement, 2, body, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 3, part);
	if (sqlite3_step(statement) == SQLITE_ROW)
		assert_true(waits_add_packed(&sum, sqlite3_column_blob(statement, 0),
			(size_t)sqlite3_column_bytes(statement, 0), with_nonc ? 0 : BODY_NONC));
	sqlite3_finalize(statement);
	return sum;
}

/* A figure of a JSON object, where it has it. */
static void expect(const char *object, const char *key, double value, double tolerance)
{
	const char *member = json_member(object, key);

	if (member == NULL || strncmp(member, "null", 4) == 0)
		return;
	if (!(fabs(strtod(member, NULL) - value) <= tolerance))
		fail_msg("%s is %.15g, not %.15g", key, value, strtod(member, NULL));
}

static void expect_england(struct store *store, const char *truth, const char *name)
{
	static const char *const parts[] = {
		NULL, "Part_1A", "Part_1B", "Part_2", "Part_2A", "Part_3"};
	const char *months = json_member(truth, "months");
	const char *england = json_member(json_member(months, name), "england");

	assert_non_null(england);
	for (int part = PART_ADMITTED; part <= PART_NEW; part++) {
		const char *object = json_member(england, parts[part]);
		struct waits waits = waits_of(store, month_parse(name), "England", part, true);

		assert_non_null(object);
		expect(object, "total_all", (double)waits_total(&waits), 0);
		if (part == PART_NEW)
			continue;
		expect(object, "total", (double)waits_banded(&waits), 0);
		expect(object, "unknown", (double)waits.unbanded, 0);
		expect(object, "within18", (double)waits_within(&waits, 18), 0);
		expect(object, "gt18", (double)waits_over(&waits, 18), 0);
		expect(object, "gt52", (double)waits_over(&waits, 52), 0);
		expect(object, "gt65", (double)waits_over(&waits, 65), 0);
		expect(object, "gt78", (double)waits_over(&waits, 78), 0);
		expect(object, "gt104", (double)waits_over(&waits, 104), 0);
		expect(object, "median", waits_percentile(&waits, 0.5), 1e-9);
		expect(object, "p92", waits_percentile(&waits, 0.92), 1e-9);
		expect(object, "p95", waits_percentile(&waits, 0.95), 1e-9);
	}
}

static void expect_count(
	struct store *store, int month, const char *code, int part, const char *figure)
{
	struct waits waits = waits_of(store, month, code, part, false);

	if (waits_total(&waits) != strtoll(figure, NULL, 10))
		fail_msg("%s, part %d: %lld, not %s", code, part, (long long)waits_total(&waits),
			figure);
}

/* Every provider of the month. */
static size_t expect_providers(struct store *store, const char *csv, const char *name)
{
	struct csv_bytes bytes = {csv, strlen(csv)};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, ',');
	int month = month_parse(name);
	struct csv_field *fields;
	struct error error;
	size_t count, seen = 0;

	while (csv_read(reader, &fields, &count, &error) == CSV_RECORD) {
		struct waits waits;

		if (count < 17 || strcmp(fields[0].text, name) != 0)
			continue;
		seen++;
		expect_count(store, month, fields[1].text, PART_INCOMPLETE, fields[5].text);
		expect_count(store, month, fields[1].text, PART_DTA, fields[12].text);
		expect_count(store, month, fields[1].text, PART_ADMITTED, fields[13].text);
		expect_count(store, month, fields[1].text, PART_NONADMITTED, fields[14].text);
		expect_count(store, month, fields[1].text, PART_NEW, fields[15].text);
		waits = waits_of(store, month, fields[1].text, PART_INCOMPLETE, true);
		assert_int_equal(waits_total(&waits), strtoll(fields[16].text, NULL, 10));
		waits = waits_of(store, month, fields[1].text, PART_INCOMPLETE, false);
		assert_int_equal(waits_within(&waits, 18), strtoll(fields[6].text, NULL, 10));
		if (fields[10].size > 0 && waits_banded(&waits) > 0)
			assert_float_equal(
				waits_percentile(&waits, 0.5), strtod(fields[10].text, NULL), 1e-6);
	}
	csv_close(reader);
	return seen;
}

static void real_months_agree_with_what_was_published(void **state)
{
	static const struct {
		const char *month, *zip, *csv;
	} months[] = {
		{"2024-04", "Full-CSV-data-file-Apr24-ZIP-4M-revised.zip",
			"20240430-RTT-April-2024-full-extract-revised.csv"},
		{"2026-01", "Full-CSV-data-file-Jan26-ZIP-4M-WL5BiP.zip",
			"20260131-RTT-January-2026-full-extract.csv"},
	};
	const char *shared = getenv("CONCORDAT_SHARED");
	struct generation *generation;
	size_t providers = 0;
	char *truth, *checked;

	truth = shared != NULL ? load(shared, "published/rtt_truth.json") : NULL;
	if (truth == NULL)
		skip();
	checked = load(shared, "published/rtt_provider_month_checked.csv");
	assert_non_null(checked);
	generation = official_begin(*state);
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct store *store = generation_store(generation);

		import_zip(store, shared, months[i].zip, months[i].csv);
		expect_england(store, truth, months[i].month);
		providers += expect_providers(store, checked, months[i].month);
	}
	assert_true(providers > 400);
	generation_abandon(generation);
	free(truth);
	free(checked);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			real_months_agree_with_what_was_published, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
