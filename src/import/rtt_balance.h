/* The rows of an extract held against one another: duplicates, and totals that do not add up. */
#ifndef IMPORT_RTT_BALANCE_H
#define IMPORT_RTT_BALANCE_H

#include "rtt_read.h"

/*
 * Checks that no key comes twice and that the functions of each part, provider and commissioner add
 * up to its C_999, band by band; problems are told through the source. With keep_going duplicates
 * are dropped, and totals that do not agree, or are not there, made from the functions; so is a
 * whole file's where no row is a total. A file of totals alone is taken as it is.
 */
bool rows_balance(struct reading *reading, struct error *error);

#endif
