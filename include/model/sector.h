/* What kind of organisation a provider is, as far as its code and name tell. */
#ifndef MODEL_SECTOR_H
#define MODEL_SECTOR_H

#include <stdbool.h>

/*
 * "NHS trust": three characters beginning with R, or a code of five whose name has NHS TRUST or NHS
 * FOUNDATION TRUST, as in ODS's list of trusts (etr). Others, honestly named: "NHS by name" (TAD,
 * which that list has not), "community interest", "GP-led", "charity", "not known" (Y02666: such
 * codes are given to services of every kind), else "independent".
 */
const char *sector_of(const char *code, const char *name);
bool sector_is_nhs_trust(const char *sector);

/* "Y56" from "Y56", "LONDON COMMISSIONING REGION", "NHS England London"; NULL where it is no
 * region. */
const char *region_code(const char *text);
const char *region_name(const char *code); /* "London"; NULL */

#endif
