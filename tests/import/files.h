/* Files of official statistics for the tests of import: made ones, and real ones where
 * CONCORDAT_SHARED has them. */
#ifndef TESTS_IMPORT_FILES_H
#define TESTS_IMPORT_FILES_H

#include <sqlite3.h>
#include <stdlib.h>

#include "import/import.h"
#include "store/fixture.h"
#include "store/publish.h"

/*
 * An import of one path into FOLDER/made.db; the report and the error stay in it. Made files are
 * small, so of the months that are built in they replace a part by a part: whatever the issue of
 * that is.
 */
struct visit {
	struct import_options options;
	struct import_report report;
	struct error error;
	bool done;
};

static inline void visit_free(struct visit *visit)
{
	string_buffer_free(&visit->report.lines);
}

static inline bool visit_path(const struct fixture *fixture, const char *path, struct visit *visit)
{
	struct generation *generation;

	visit->report = (struct import_report){.changed = 0};
	if (!generation_begin(fixture->path, NULL, NULL, &generation, &visit->error))
		fail_msg("%s", visit->error.message);
	visit->done = import_path(
		generation_store(generation), path, &visit->options, &visit->report, &visit->error);
	if (!visit->done)
		generation_abandon(generation);
	else if (!generation_publish(generation, &visit->error))
		fail_msg("%s", visit->error.message);
	return visit->done;
}

static inline bool visit_bytes(const struct fixture *fixture, const char *name, const char *bytes,
	size_t size, struct visit *visit)
{
	char path[300];

	fixture_write_bytes(fixture, name, bytes, size);
	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	return visit_path(fixture, path, visit);
}

static inline void takes(const struct fixture *fixture, const char *name, const char *text)
{
	struct visit visit = {.options = {.replace = true}};

	if (!visit_bytes(fixture, name, text, strlen(text), &visit))
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
}

/* The report of a file that is taken has this. */
static inline void takes_saying(
	const struct fixture *fixture, const char *name, const char *text, const char *expected)
{
	struct visit visit = {.options = {.replace = true}};

	if (!visit_bytes(fixture, name, text, strlen(text), &visit))
		fail_msg("%s", visit.error.message);
	if (strstr(string_buffer_text(&visit.report.lines), expected) == NULL)
		fail_msg("%s", string_buffer_text(&visit.report.lines));
	visit_free(&visit);
}

/* It is not taken, and the error has this. */
static inline void refuses_saying(
	const struct fixture *fixture, const char *name, const char *text, const char *expected)
{
	struct visit visit = {.done = false};

	if (visit_bytes(fixture, name, text, strlen(text), &visit))
		fail_msg("taken: %s", string_buffer_text(&visit.report.lines));
	if (strstr(visit.error.message, expected) == NULL)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
}

/* The first column of the first row as text: "-" for NULL, "none" without a row. */
static inline void read_answer(
	const struct fixture *fixture, const char *question, char *found, size_t size)
{
	sqlite3_stmt *statement;
	char uri[300];
	sqlite3 *db;

	snprintf(found, size, "none");
	snprintf(uri, sizeof uri, "file:%s?immutable=1", fixture->path);
	assert_int_equal(
		sqlite3_open_v2(uri, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL), SQLITE_OK);
	if (sqlite3_prepare_v2(db, question, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW) {
		const char *text = (const char *)sqlite3_column_text(statement, 0);

		snprintf(found, size, "%s", text != NULL ? text : "-");
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

static inline void assert_answer(
	const struct fixture *fixture, const char *question, const char *expected)
{
	char found[200];

	read_answer(fixture, question, found, sizeof found);
	if (strcmp(found, expected) != 0)
		fail_msg("%s\n%s, not %s", question, found, expected);
}

/* The value of an item, of all functions unless one is named; "NULL why" where there is none. */
static inline void assert_figure(const struct fixture *fixture, const char *month, const char *item,
	const char *function, const char *body, const char *expected)
{
	char question[900];

	snprintf(question, sizeof question,
		"SELECT iif(value IS NULL, 'NULL ' || why, printf('%%.10g', value)) FROM figures f "
		"JOIN items i ON i.number = f.item JOIN bodies b ON b.number = f.body "
		"JOIN functions t ON t.number = f.function "
		"WHERE f.month = substr('%s', 1, 4) * 12 + substr('%s', 6, 2) - 1 "
		"AND i.name = '%s' AND t.code = '%s' AND b.code = '%s'",
		month, month, item, function != NULL ? function : "ALL", body);
	assert_answer(fixture, question, expected);
}

/* A folder of real data, or NULL: then the test is to be skipped. */
static inline const char *shared_data(const char *name, char *path, size_t size)
{
	const char *shared = getenv("CONCORDAT_SHARED");

	snprintf(path, size, "%s/data/%s", shared != NULL ? shared : "../shared", name);
	return access(path, R_OK) == 0 ? path : NULL;
}

#endif
