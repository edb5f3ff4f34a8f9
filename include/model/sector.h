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

/*
 * The region of an ICB, or of a body with this parent: that in which the ICB lies, so that all of
 * an ICB is in one region, whatever a file says of a provider (diagnostics put NEY, of Hampshire's
 * ICB, in Y63); else `region`, what a file says. parent and region may be NULL, and so may what is
 * returned, which is `region` itself or static.
 */
const char *region_of(const char *code, const char *parent, const char *region);

#endif
