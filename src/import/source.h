/* One file of official statistics, as the door (import.c) hands it to the importer of its kind. */
#ifndef IMPORT_SOURCE_H
#define IMPORT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "import/import.h"
#include "store/digest.h"
#include "store/store.h"
#include "store/write_official.h"
#include "text/csv.h"

/* Providers of a month that can be all of England: the smallest published, of A&E, has 196. */
enum { SOURCE_WHOLE_FROM = 100 };

enum { PROBLEMS_LISTED = 20 }; /* of a file; more are only counted */

struct source {
	const char *name; /* for messages: "rtt.zip: 20240430-RTT.csv", "standard input" */
	const char
		*file; /* for the record, without folders; month and vintage are looked for in it */
	const char *outer; /* the .zip's name without folders, likewise; or NULL */
	uint64_t size;	   /* raw bytes in all; 0: not known (a pipe) */
	const struct import_options *options;
	struct import_report *report;

	/*
	 * UTF-8, pulled as by text/csv.h; a byte order mark may lead it. Called by one thread at a
	 * time, not always the same one. It feeds `digest` with the raw bytes it takes, those of
	 * the head too.
	 */
	csv_source *read;
	void *context;
	struct digest *digest; /* its member `bytes` tells how many raw bytes were taken */
	/*
	 * raw: the text is the raw bytes as they are. Then an importer may set digests before it
	 * reads: what is behind the head is not fed to `digest` by read, but by itself.
	 */
	bool raw, digests;
	uint64_t taken; /* with digests: raw bytes, as the importer last knew, for source_progress()
			 */
	/* Text that was looked at to tell the kind, and comes before what read gives; UTF-8. */
	const char *head;
	size_t head_size;

	/*
	 * Set by an importer that returns false because it met bytes that are not UTF-8: where the
	 * file can be read again, the door does so with another encoding.
	 */
	bool not_utf8;
	bool refused;	 /* what is wrong is the file's, not a row's: keep_going does not help */
	size_t problems; /* of this file, passed with keep_going */
	/* Its vintage for the months that it has in part, where that is no extract somebody made:
	 * "revised, rows missing"; else "". */
	char marked[40];
	int64_t before; /* an import of the same bytes whose months are not there any more; or 0 */
	char hex[65];	/* its digest, and of how many bytes, once source_is_known() ended it */
	uint64_t digested;
};

/* csv_source with a struct source * as its context: the head, then what read gives. */
int64_t source_read(void *source, char *buffer, size_t size, struct error *error);

/*
 * To be called once, when read has given everything: ends the digest and looks for an import of the
 * same bytes; *import 0: there is none that has all of its months. Where some were replaced or
 * removed since, source->before is its number, unless the options say replace.
 */
bool source_find_known(
	struct store *store, struct source *source, int64_t *import, struct error *error);
/* Tells that there is nothing to do. */
void source_report_known(const struct source *source, int64_t import);
/* Both, of a file of one month: *known where nothing is to be written. */
bool source_is_known(struct store *store, struct source *source, bool *known, struct error *error);

/* Of a source with `before`: the import that a month comes from now, that one or a later one; 0:
 * neither, so that the month is to be written again. */
bool source_replaced_by(struct store *store, const struct source *source, const char *dataset,
	int month, int64_t *by, struct error *error);
/* Tells that a source is not taken again, since all its months were replaced, the last one by this
 * import. */
void source_report_replaced(const struct source *source, int64_t by);

/*
 * *over where the month may not take the place of the one that is there, and the options say that
 * this is no reason to refuse the file: told in the report, and the month is not to be begun.
 */
bool source_passes_over(struct store *store, struct source *source,
	const struct official_month *month, bool *over, struct error *error);

/* The import of a source that is not known; its file is "rtt.zip: 20240430-RTT.csv" where it came
 * out of a .zip. period "2024-04" or NULL; kind as in
 * import_kind_names. */
bool source_record(struct store *store, const struct source *source, const char *kind,
	const char *period, uint64_t rows, int64_t *import, struct error *error);

/* Calls the progress function of the options; false with "cancelled" where the reader asked for it.
 * Only from the thread that called the importer. */
bool source_progress(struct source *source, uint64_t rows, struct error *error);

/*
 * A row that is not taken, told without the file's name, which the door puts before every error and
 * the list has before every line: with keep_going it is counted, the first 20 are listed in the
 * report and true is returned; else the error is set. message: "line 12, column 14 (Total All),
 * byte 5012: …".
 */
bool source_problem(struct source *source, const char *message, struct error *error);

/*
 * The same of what is no row, or not left out. deed: what keep_going does about it, "takes the rows
 * without it", which the error says too. lacks: the months then say that rows are missing.
 */
bool source_mended(struct source *source, const char *message, const char *deed, bool lacks,
	struct error *error);

/* Of a file that seems to be cut off; message: all of the error. True with keep_going: it is an
 * extract, and its months say that rows are missing. */
bool source_lacks(struct source *source, const char *message, struct error *error);

/* So many more, which are only counted. */
void source_more_problems(struct source *source, size_t count);

/* Says in the report how many problems there were beyond those listed. */
void source_problems_end(struct source *source);

/* "revised", "revised-2" … "revised-99", "provisional" as a file's name tells it, a static string;
 * NULL: first issue, or not told. */
const char *vintage_of(const char *file_name);
/* The vintage of a month: of the file's name or of the .zip's, whichever is of the later issue,
 * with what is to be known of it; as long as the source. */
const char *source_issue(const struct source *source, bool whole);

#endif
