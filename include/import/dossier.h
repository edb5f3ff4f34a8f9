/* Dossiers: folders of CSV tables, in and out. */
#ifndef IMPORT_DOSSIER_H
#define IMPORT_DOSSIER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/string_buffer.h"
#include "store/store.h"

/* A folder with partnerships.csv under our heading, or with dossier.csv, is a dossier. */
bool dossier_is_folder(const char *folder);

struct dossier_report {
	struct string_buffer problems; /* the caller frees it; one line each, at most 20 and how
					  many more: "metrics.csv:12:5: …: write …" (line, column
					  number of the field, its name) */
	size_t problem_count;
	char id[100];
	uint64_t rows;
	bool unchanged; /* the same bytes were imported before: nothing was written */
};

/*
 * Validates every row of every table, then writes all of them into the store of a generation; false
 * with all problems where there is any, and nothing written that a rollback does not remove.
 * Without dossier.csv the folder's name is the dossier's id and name.
 */
bool dossier_import(struct store *store, const char *folder, struct dossier_report *report,
	struct error *error);

/* Writes the tables of one dossier (NULL: every dossier into a folder of its own below) as they
 * would be imported again; refuses to write over files. */
bool dossier_export(
	struct store *store, const char *dossier, const char *folder, struct error *error);

#endif
