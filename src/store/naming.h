/* Which columns hold what a person may call a record, and which hold other texts to search. */
#ifndef STORE_NAMING_H
#define STORE_NAMING_H

#include <stdbool.h>

#include "model/dossier_table.h"

/* True for names of the row itself and, in aliases and codes, of the row it belongs to. */
bool naming_is_name(const struct dossier_table *table, const struct column *column);

/* True for the other columns that are searched: figures are found as printed and as numbers; ids
 * and fixed words are no texts. */
bool naming_is_text(const struct dossier_table *table, const struct column *column);

#endif
