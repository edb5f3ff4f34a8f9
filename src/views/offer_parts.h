/* What the files of offers share. */
#ifndef VIEWS_OFFER_PARTS_H
#define VIEWS_OFFER_PARTS_H

#include "views/offer.h"
#include "views/study.h"

/* The series of an offer; fails where no file names its provider or function. */
bool offer_data(struct store *store, struct arena *arena, const struct offer *offer,
	struct study_data *data, struct error *error);

/* "93 months have a figure, Apr 2016 to Feb 2026" */
const char *offer_months(struct arena *arena, const struct study_data *data);

#endif
