/* How far an import has come, in words and as a bar. */
#ifndef APP_PROGRESS_H
#define APP_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "app/app.h"
#include "import/import.h"

/* Zero-initialise but for app and show. */
struct progress {
	const struct app *app;
	/* Called at most ten times a second. */
	void (*show)(struct progress *progress, const struct import_progress *at);
	int descriptor;	 /* whoever shows it may use it */
	size_t width;	 /* likewise: cells it has for that */
	int64_t started; /* ms: when the first file was read */
	int64_t shown;	 /* ms: last */
	size_t cells;	 /* of the line that stands on the terminal */
};

/* For struct import_options: context is a struct progress. */
void progress_report(void *context, const struct import_progress *at);

/*
 * "importing 2 of 5  a.csv  ███░░  42 %  1,234,567 rows  98 MB/s  3 s left  ^C cancels" in at most
 * so many cells, before and after the first and the last of it; with a bar where that is asked for.
 * Of all files together; what there is no room for is left out: the bar, the name, the speed, the
 * rows.
 */
void progress_line(const struct progress *progress, const struct import_progress *at,
	const char *before, const char *after, bool bar, size_t cells, struct string_buffer *out);

/* One line on standard error, as wide as the terminal, drawn over and over. */
void progress_bar(struct progress *progress, const struct import_progress *at);
void progress_bar_end(struct progress *progress); /* the line is empty again */

#endif
