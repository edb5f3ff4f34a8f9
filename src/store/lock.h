/* One importer at a time for each database. */
#ifndef STORE_LOCK_H
#define STORE_LOCK_H

#include "base/error.h"

/*
 * Takes the lock file, making it where it is missing, and waits while another process has it;
 * waiting (may be NULL) is told that process once. Returns the open file, which holds the lock
 * until it is closed or the process ends; -1 with the error.
 */
int lock_take(const char *path, void (*waiting)(long holder), struct error *error);

#endif
