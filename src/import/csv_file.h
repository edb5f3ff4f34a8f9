/* One CSV file of a dossier: bytes, heading, rows. */
#ifndef IMPORT_CSV_FILE_H
#define IMPORT_CSV_FILE_H

#include "dossier_read.h"

/* Reads a file whole into the buffer. *present is false, without an error, where there is none. */
bool csv_file_load(
	const char *path, struct string_buffer *bytes, bool *present, struct error *error);

/* Takes the bytes apart by the heading of file->table. What is wrong goes into the report. */
void csv_file_parse(const struct string_buffer *bytes, struct dossier_file *file,
	struct arena *arena, struct dossier_report *report);

/* True where the first line is a heading of that table: known columns only, and all that are
 * required. */
bool csv_file_has_heading(const struct string_buffer *bytes, const struct dossier_table *table);

#endif
