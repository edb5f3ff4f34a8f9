/* Real months of RTT, and months made from them. */
#ifndef TESTS_BENCH_MONTHS_H
#define TESTS_BENCH_MONTHS_H

#include <stdbool.h>
#include <sys/types.h>

enum { REAL_MONTHS = 3 };

struct real_month {
	const char *zip, *csv, *period; /* "RTT-April-2024" */
	char path[400];			/* where it lies unpacked */
};

extern struct real_month real_months[REAL_MONTHS];

/* Unpacks them below the folder, so that they lie in the page cache; false where shared has none.
 */
bool months_unpack(const char *shared, const char *folder);

/*
 * Begins a child that writes `number` months from `first` (year * 12 + month - 1) on, one after
 * another, each into a FIFO below the folder. Its file's name, for import_path(), is
 * months_name(). The rows are those of the real months in turn, under another period.
 */
pid_t months_make(const char *folder, int first, int number);
void months_name(const char *folder, int month, char *path, size_t size);

#endif
