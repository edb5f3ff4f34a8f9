/* The files of a dossier as rows in memory, before anybody has asked whether they make sense. */
#ifndef IMPORT_DOSSIER_READ_H
#define IMPORT_DOSSIER_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "import/dossier.h"
#include "model/dossier_table.h"
#include "problems.h"
#include "store/digest.h"

enum {
	DOSSIER_TABLES_MOST = 32,
	DOSSIER_ID_MOST = 80, /* bytes of an id, also of a dossier's */
};

struct dossier_row {
	uint64_t line;
	const char *id;		   /* its own, or made; NULL where it has none that makes sense */
	const char *const *fields; /* in the order of the table's columns; NULL where empty */
};

struct dossier_file {
	const struct dossier_table *table;
	const char *name;      /* "metrics.csv" */
	const size_t *numbers; /* of each column in this file, from 1; 0 where it is not there */
	struct dossier_row *rows;
	size_t count;
};

struct dossier_folder {
	struct arena arena;	 /* holds all that follows */
	const char *path, *base; /* as given; its last part */
	const char *id, *name, *description;
	struct dossier_file files[DOSSIER_TABLES_MOST]; /* in the order of dossier_tables */
	size_t file_count;
	uint64_t bytes, rows;
	char digest[65]; /* of names, sizes and bytes of all files */
};

/*
 * Reads all tables. What is wrong with headings, encodings and numbers of fields goes into the
 * report; false only where a file cannot be read. The caller empties folder->arena in any case.
 */
bool dossier_read(const char *path, struct dossier_folder *folder, struct dossier_report *report,
	struct error *error);

/* True where an id may be a dossier's: it becomes the name of a folder. */
bool dossier_id_is_sound(const char *id);

/* Where a field of a row is. */
struct place dossier_place(
	const struct dossier_file *file, const struct dossier_row *row, size_t column);

#endif
