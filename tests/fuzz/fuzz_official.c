/*
 * Any bytes as our own tables of official statistics: they are refused or written, and what was
 * written passes the database's own check. Tables are parted by the byte 0x1E, each in the place of
 * a file; where one does not begin with a heading, its own is put before it.
 */
#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "import/import.h"
#include "import/official.h"
#include "import/official_tables.h"
#include "store/check_official.h"
#include "store/connection.h"
#include "../../src/store/official.h" /* tests/store has one too */
#include "store/publish.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct place {
	const char *name;
	const char *const *columns;
};

static const struct place places[] = {{"imports.csv", official_imports},
	{"organisations.csv", official_organisations}, {"functions.csv", official_functions},
	{"items.csv", official_items}, {"months.csv", official_months},
	{"waits.csv", official_waits}, {"figures.csv", official_figures}};

enum { PLACES = sizeof places / sizeof *places, MARK = 0x1E };

static char folder[200];
static struct generation *generation;

static void remove_all(void)
{
	char path[300];

	generation_abandon(generation);
	for (size_t i = 0; i < PLACES; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, places[i].name);
		unlink(path);
	}
	snprintf(path, sizeof path, "%s/a.db.lock", folder);
	unlink(path);
	rmdir(folder);
}

/* One transaction for all runs, each of which is rolled back. */
static sqlite3 *begin(void)
{
	const char *memory = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	char path[300];
	struct error error;

	if (generation == NULL) {
		snprintf(folder, sizeof folder, "%s/concordat-fuzz-XXXXXX", memory);
		assert(mkdtemp(folder) != NULL);
		snprintf(path, sizeof path, "%s/a.db", folder);
		assert(generation_begin(path, NULL, NULL, &generation, &error));
		atexit(remove_all);
	}
	return generation_store(generation)->db;
}

static void write_table(const struct place *place, const uint8_t *bytes, size_t size)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, place->name);
	file = fopen(path, "wb");
	assert(file != NULL);
	if (size < strlen(*place->columns) ||
		memcmp(bytes, *place->columns, strlen(*place->columns)) != 0) {
		for (size_t i = 0; place->columns[i] != NULL; i++)
			fprintf(file, "%s%s", i > 0 ? "," : "", place->columns[i]);
		fputc('\n', file);
	}
	fwrite(bytes, 1, size, file);
	fclose(file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sqlite3 *db = begin();
	struct import_options options = {.replace = size % 2 == 1};
	struct import_report report = {.changed = 0};
	struct string_buffer problems = {0};
	struct error error;

	for (size_t i = 0; i < PLACES; i++) {
		const uint8_t *end = size > 0 ? memchr(data, MARK, size) : NULL;
		size_t length = end != NULL ? (size_t)(end - data) : size;

		write_table(&places[i], data, length);
		data += length + (end != NULL);
		size -= length + (end != NULL);
	}
	assert(sqlite3_exec(db, "SAVEPOINT run", NULL, NULL, NULL) == SQLITE_OK);
	if (official_import(generation_store(generation), folder, &options, &report, &error)) {
		assert(check_official(generation_store(generation), &problems, &error));
		if (problems.size > 0) {
			fprintf(stderr, "%s", string_buffer_text(&problems));
			abort();
		}
	}
	official_close(generation_store(generation));
	generation_store(generation)->failed = false;
	assert(sqlite3_exec(db, "ROLLBACK TO run; RELEASE run", NULL, NULL, NULL) == SQLITE_OK);
	string_buffer_free(&report.lines);
	string_buffer_free(&problems);
	return 0;
}
