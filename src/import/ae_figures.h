/* What one provider reports of A&E in a month, however the file lays it out. */
#ifndef IMPORT_AE_FIGURES_H
#define IMPORT_AE_FIGURES_H

#include "harvest.h"

enum { AE_TYPES = 3 }; /* 1, 2 and other */

/* NAN where there is none; why of the same place says so. */
struct ae_figures {
	double attendances[AE_TYPES], over[AE_TYPES], admissions[AE_TYPES];
	double elsewhere, dta4to12, over12h;
	const char *why_attendances[AE_TYPES], *why_over[AE_TYPES], *why_admissions[AE_TYPES];
	const char *why_elsewhere, *why_dta4to12, *why_over12h;
	bool has_admissions, has_waits; /* of the file: columns that it has at all */
};

/*
 * Adds them to the harvest. Four-hour figures that were not reported are told from attendances
 * without any breach: from May 2019 to May 2023 zeros of a major department mean that too, since
 * the trusts that tested new standards have them (OFFICIAL-STATISTICS, section 2).
 */
void ae_add(struct harvest *harvest, size_t month, size_t body, uint32_t line,
	const struct ae_figures *figures);

#endif
