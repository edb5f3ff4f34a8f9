/* Files as the store keeps them: written whole, in folders that may have to be made, durable. */
#ifndef STORE_FILES_H
#define STORE_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Opens a regular file for reading without waiting for anything; -1 with the error. */
int files_open(const char *path, uint64_t *size, struct error *error);

/* Reads exactly size bytes from there. */
bool files_read_at(
	int file, void *bytes, size_t size, uint64_t at, const char *path, struct error *error);
bool files_write(int file, const void *bytes, size_t size, const char *path, struct error *error);

/* Makes the folder that holds path, and those above it, for their owner alone. */
bool files_make_folder_of(const char *path, struct error *error);

/* What was renamed or made in the folder that holds path stays so after a loss of power. */
bool files_sync_folder_of(const char *path, struct error *error);

/* The folder holds at least this many free bytes for us. */
bool files_check_space(const char *path, uint64_t bytes, struct error *error);

/* Sets the error of a write for which there was no room: the path, and what is left. Returns false.
 */
bool files_tell_full(const char *path, struct error *error);

#endif
