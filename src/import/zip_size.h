/* How large a member of a .zip is when it is unpacked, as its directory says. */
#ifndef IMPORT_ZIP_SIZE_H
#define IMPORT_ZIP_SIZE_H

#include <stddef.h>
#include <stdint.h>

/* 0 where the directory cannot be read, or does not name it: only a progress needs it. The file may
 * say anything; nothing is trusted. */
uint64_t zip_size(int archive, const char *member);

/* How many members are CSV files, and their bytes together; 0 likewise. */
size_t zip_csv_size(int archive, uint64_t *bytes);

#endif
