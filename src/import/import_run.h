/* What a run reads, and how far it is. */
#ifndef IMPORT_IMPORT_RUN_H
#define IMPORT_IMPORT_RUN_H

#include <dirent.h>
#include <stdint.h>

#include "import/import.h"

/* For scandir(): is it one of the files that are read of a folder? */
int import_run_takes(const struct dirent *entry);

/* A file begins, and is done: it had so many bytes, as it was measured; 0: not known. */
void import_run_begin_file(struct import_run *run);
void import_run_end_file(struct import_run *run, uint64_t bytes);

#endif
