/* One measure of one provider, or of a group of them, over months. */
#ifndef MODEL_SERIES_H
#define MODEL_SERIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/measure.h"
#include "model/waits.h"

enum who_kind {
	WHO_PROVIDER,
	WHO_ENGLAND,
	WHO_SECTOR,  /* sector:nhs, sector:other, sector:independent … */
	WHO_ICB,     /* by commissioner, unless by_provider */
	WHO_REGION,  /* likewise */
	WHO_GROUP,   /* codes of the user's */
	WHO_COMPANY, /* codes that begin with these three characters */
};

/* Whose figures. All strings and arrays are in the arena it was looked up with. */
struct who {
	enum who_kind kind;
	const char *code, *name; /* "RTF", "Northumbria Healthcare NHS Foundation Trust" */
	const char *sector;	 /* of a provider; or NULL */
	bool by_provider;	 /* of an ICB or a region: what its providers report, not what is
				    commissioned for it */
	const int64_t *bodies;	 /* numbers: providers, or commissioners' ICBs */
	size_t body_count;
	const char *basis; /* printed at every figure: "by commissioner"; or NULL. Of England it is
			      another for some measures: series_basis() */
	const char
		*warning; /* what to mind: "not all sites of a company carry its code"; or NULL */
};

struct observation {
	int month;
	double value; /* NAN: why says so */
	/* Of percentages: value is 100 * numerator / denominator; of a mean, denominator is how
	 * many it is of. NAN where there is none. */
	double numerator, denominator;
	const char *why;     /* "not submitted", "not loaded", "not reported" …; else NULL */
	bool returned;	     /* after a gap and very different: probably recording, not care */
	int64_t import;	     /* id of the import it was read by; 0: none */
	const char *vintage; /* or NULL */
	const struct waits *waits; /* the distribution it is worked out from; NULL: there is none */
	const char *note; /* of many together: who was in an earlier month and is not in this one;
			     or NULL */
};

struct series {
	struct measure measure;
	struct measure_names names;	      /* room for a measure made on the way */
	const char *function, *function_name; /* "C_110"; NULL: all */
	struct who who;
	const struct observation *items; /* every month from the first to the last, gaps too */
	size_t count;
};

/* What is printed at a figure of this measure; NULL where there is nothing to say. */
const char *series_basis(const struct measure *measure, const struct who *who);

#endif
