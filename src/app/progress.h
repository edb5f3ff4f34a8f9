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
	char file[256];	 /* the one it is about */
	int64_t started; /* ms: with this file */
	int64_t shown;	 /* ms: last */
	size_t cells;	 /* of the line that stands on the terminal */
};

/* For struct import_options: context is a struct progress. */
void progress_report(void *context, const struct import_progress *at);

/* "42 %  1,234,567 rows  98 MB/s  3 s left": what is known of it. */
void progress_words(const struct progress *progress, const struct import_progress *at,
	struct string_buffer *out);
/* The name of the file, displayable and at most that wide; of several behind "2 of 5". */
void progress_name(const struct progress *progress, const struct import_progress *at, size_t cells,
	struct string_buffer *out);

/* One line on standard error, as wide as the terminal, drawn over and over. */
void progress_bar(struct progress *progress, const struct import_progress *at);
void progress_bar_end(struct progress *progress); /* the line is empty again */

#endif
