/* A store of dossiers made for tests, in a folder of its own under /tmp: tests/views/made, or what
 * the test writes. */
#ifndef TESTS_VIEWS_MADE_STORE_H
#define TESTS_VIEWS_MADE_STORE_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "import/dossier.h"
#include "store/publish.h"

struct made_store {
	char folder[40], path[60];
	struct store *store;
};

static inline void import_made(struct store *into, const char *dossier)
{
	const char *source = getenv("CONCORDAT_SOURCE");
	struct dossier_report report = {.problem_count = 0};
	struct error error;
	char folder[4096];

	snprintf(folder, sizeof folder, "%s/tests/views/made/%s", source ? source : ".", dossier);
	if (!dossier_import(into, folder, &report, &error))
		fail_msg("%s: %s\n%s", folder, error.message, string_buffer_text(&report.problems));
	string_buffer_free(&report.problems);
}

/* On top of the built-in collection, or of nothing; write makes the rows. */
static void made_store_open(
	struct made_store *made, bool built_in, void (*write)(struct store *into))
{
	struct generation *generation;
	struct error error;

	*made = (struct made_store){.folder = "/tmp/concordat-views-XXXXXX"};
	assert_non_null(mkdtemp(made->folder));
	snprintf(made->path, sizeof made->path, "%s/made.db", made->folder);
	if (!(built_in ? generation_begin(made->path, NULL, NULL, &generation, &error)
		       : generation_build(made->path, &generation, &error)))
		fail_msg("%s", error.message);
	write(generation_store(generation));
	if (!generation_publish(generation, &error) ||
		!store_open_file(made->path, &made->store, &error))
		fail_msg("%s", error.message);
}

static void made_store_close(struct made_store *made)
{
	static const char *const endings[] = {"", ".lock", ".previous"};

	store_close(made->store);
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		char name[80];

		snprintf(name, sizeof name, "%s%s", made->path, endings[i]);
		unlink(name);
	}
	assert_int_equal(rmdir(made->folder), 0);
}

#endif
