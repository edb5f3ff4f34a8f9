/* What is in a .zip, through bsdtar(1) or else unzip(1): optional helpers, run without a shell. */
#ifndef IMPORT_ARCHIVE_H
#define IMPORT_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/error.h"
#include "base/memory.h"

/* One run of the helper. child 0: none. */
struct archive_run {
	pid_t child;
	int output; /* what it writes; -1 when it was read to its end */
	bool unzip; /* else bsdtar */
};

/* Is this open file a .zip, as its first bytes say? */
bool archive_is(int file);
/* Is a member of that name a CSV file? Those below __MACOSX are none. */
bool archive_is_csv(const char *name, size_t size);

/*
 * Begins to unpack one member, or to list all of them where member is NULL. archive is an open
 * file, handed to the helper by its number, so that no name of a file can be an option or a
 * pattern. The error names the package where there is no helper.
 */
bool archive_run(int archive, const char *member, struct archive_run *run, struct error *error);

/* Once the output was read to its end: waits, and tells by its exit status whether all came. */
bool archive_end(struct archive_run *run, struct error *error);

/* Ends it, whatever it does. Nothing stays behind. */
void archive_kill(struct archive_run *run);

/* Members that are CSV files, in the order of their names. */
bool archive_list(int archive, struct arena *arena, const char *const **names, size_t *count,
	struct error *error);

#endif
