/* Generalised least squares with AR(1) errors over months, by profile likelihood. */
#ifndef ANALYSIS_AUTOREGRESSION_H
#define ANALYSIS_AUTOREGRESSION_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis/linear.h"

struct autoregression {
	const double *xy;  /* columns, then y, of rows numbers each */
	const int *months; /* rows of them, rising: the correlation of two rows is phi^(months
			      apart) */
	double *work;	   /* room for as many numbers as xy */
	size_t rows, columns;
	bool restricted;	    /* REML, else ML */
	double phi, log_likelihood; /* the result */
};

/* False where the columns are linearly dependent. */
bool autoregression_fit(struct autoregression *ar, struct linear_fit *out);

#endif
