/* Files of official statistics, in: the kind is told from the heading. */
#ifndef IMPORT_IMPORT_H
#define IMPORT_IMPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/string_buffer.h"
#include "store/store.h"

/* How far all files of a run are together. */
struct import_progress {
	const char *file;
	uint64_t bytes_done, bytes; /* bytes 0: not known (a pipe) */
	uint64_t rows;
	size_t number, files; /* which of how many */
};

/* All files that are imported together. Zero-initialise, and import_measure() each path; the rest
 * is counted while they are read. */
struct import_run {
	uint64_t bytes; /* of all files, those of a .zip unpacked */
	bool unknown;	/* there is one whose size is not known: bytes is not all */
	size_t files;

	size_t number;			/* of the file that is read, from 1 */
	uint64_t bytes_done, rows_done; /* of the files before it */
	uint64_t rows;			/* of it */
};

/* Adds what import_path() would read: from what the file system says, and the directory of a .zip.
 * What cannot be opened is counted as not known. */
void import_measure(const char *path, struct import_run *run);

struct import_options {
	const char *kind;     /* one of import_kind_names, or NULL: told from the heading */
	const char *encoding; /* a name that encoding_find() knows, or NULL: detected where that is
				 safe */
	const char *period;   /* "2025-04" for files that do not say; or NULL */
	bool keep_going;      /* takes the good rows and lists the bad */
	bool replace;	      /* an older issue may replace a newer one */
	bool pass_over; /* one of several paths: an older issue is left out and told, not refused */
	struct import_run *run; /* what this path is a part of; NULL: the path is all */
	void (*progress)(void *context, const struct import_progress *progress); /* or NULL */
	bool (*cancelled)(void *context);					 /* or NULL */
	void *context;
};

/* "rtt", "ae", "dm01", "ods", "cancer", "long" …, then NULL. */
extern const char *const import_kind_names[];

struct import_report {
	struct string_buffer lines; /* what was done, a line each; the caller frees it */
	size_t files;		    /* that were looked at, those of a folder or a .zip each */
	size_t changed;		    /* files that brought something new */
	size_t same;		    /* files that were imported before */
	size_t problems;	    /* rows left out with keep_going, and files of no known kind */
	size_t known;		    /* files of a known kind */
};

/*
 * One path: a CSV file, a .zip of them, "-" for standard input, or a folder of such files. Rows go
 * into the store of a generation; false with file, line, column, byte and reason, and then the
 * generation must be abandoned.
 */
bool import_path(struct store *store, const char *path, const struct import_options *options,
	struct import_report *report, struct error *error);

#endif
