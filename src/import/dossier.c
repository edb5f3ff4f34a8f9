/* Importing a dossier: read, check, and only then write. */
#include "import/dossier.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "dossier_check.h"
#include "dossier_read.h"
#include "store/load_records.h"
#include "store/write_rows.h"

/* $SOURCE_DATE_EPOCH is what makes a build reproducible
 * (reproducible-builds.org/specs/source-date-epoch). */
static int64_t now(void)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	return epoch != NULL ? (int64_t)strtoll(epoch, NULL, 10) : (int64_t)time(NULL);
}

/* A dossier of the program's own is replaced by the program only. */
static bool is_built_in(
	struct store *store, struct arena *arena, const char *id, bool *out, struct error *error)
{
	const struct dossier *dossiers;
	size_t count;

	*out = false;
	if (!load_dossiers(store, arena, &dossiers, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		*out = *out || (strcmp(dossiers[i].id, id) == 0 && dossiers[i].built_in);
	return true;
}

static bool write_tables(
	struct store *store, const struct dossier_folder *folder, struct error *error)
{
	bool done = true;

	for (size_t i = 0; i < folder->file_count; i++) {
		const struct dossier_file *file = &folder->files[i];

		for (size_t k = 0; done && k < file->count; k++)
			done = write_row(store, folder->id, file->table, file->rows[k].id,
				file->rows[k].fields, k + 1, error);
	}
	return done;
}

static bool write_dossier(
	struct store *store, const struct dossier_folder *folder, struct error *error)
{
	struct import_record record = {.file = folder->base,
		.kind = "dossier",
		.digest = folder->digest,
		.bytes = folder->bytes,
		.rows = folder->rows,
		.when = now()};

	return write_dossier_begin(store, folder->id, folder->name, folder->description, error) &&
	       write_tables(store, folder, error) &&
	       write_dossier_end(store, folder->id, &record, error);
}

/* What cannot be checked row by row: whose dossier it is, and whether there is anything in it or
 * anything new. */
static bool look_at_store(struct store *store, struct dossier_folder *folder,
	struct dossier_report *report, struct error *error)
{
	struct import_record last;
	bool built_in;

	if (!is_built_in(store, &folder->arena, folder->id, &built_in, error) ||
		!write_last_import(store, folder->id, &folder->arena, &last, error))
		return false;
	report->unchanged = last.digest != NULL && strcmp(last.digest, folder->digest) == 0;
	if (built_in && !report->unchanged)
		return error_set(error,
			"%s: the dossier %s is built in and only the program changes it: "
			"write another id into dossier.csv and keep only rows of your own",
			folder->path, folder->id);
	if (folder->rows == 0)
		return error_set(error,
			"%s has no rows: write at least sources.csv and another table",
			folder->path);
	return true;
}

static bool import_folder(struct store *store, struct dossier_folder *folder,
	struct dossier_report *report, struct error *error)
{
	if (report->problem_count == 0 && !look_at_store(store, folder, report, error))
		return false;
	if (report->problem_count == 0 && !report->unchanged &&
		!dossier_check(store, folder, report, error))
		return false;
	if (report->problem_count > 0)
		return error_set(error, "%s: %zu %s, nothing is imported", folder->path,
			report->problem_count, report->problem_count == 1 ? "problem" : "problems");
	snprintf(report->id, sizeof report->id, "%s", folder->id);
	report->rows = folder->rows;
	return report->unchanged || write_dossier(store, folder, error);
}

bool dossier_import(
	struct store *store, const char *folder, struct dossier_report *report, struct error *error)
{
	struct dossier_folder read;
	bool done;

	*report = (struct dossier_report){.problem_count = 0};
	done = dossier_read(folder, &read, report, error) &&
	       import_folder(store, &read, report, error);
	problems_end(report);
	arena_free(&read.arena);
	return done;
}
