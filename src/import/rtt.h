/* NHS England's full extracts of referral to treatment waiting times. */
#ifndef IMPORT_RTT_H
#define IMPORT_RTT_H

#include "source.h"

/* head: the first bytes of the file (64 kB are enough), as UTF-8. True where a line of it is the
 * heading of an extract, or of an old commissioners' workbook, which rtt_import() refuses. */
bool rtt_recognises(const char *head, size_t size);

/* Reads all of the source, checks it, and writes its month. */
bool rtt_import(struct store *store, struct source *source, struct error *error);

#endif
