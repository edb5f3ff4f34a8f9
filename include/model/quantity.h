/* A figure as a source prints it, and what can be computed with. */
#ifndef MODEL_QUANTITY_H
#define MODEL_QUANTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "model/date.h"

enum bound {
	BOUND_EXACT,
	BOUND_ABOUT,
	BOUND_OVER,
	BOUND_UNDER,
	BOUND_AT_LEAST,
	BOUND_UP_TO,
};

/* "exact", "about", "over", "under", "at_least", "up_to", then NULL. */
extern const char *const bound_names[];

/* What a value is in its metric, in the order of the names: "value", "before", "after",
 * "comparator", "change", "target". */
enum value_role {
	ROLE_VALUE,
	ROLE_BEFORE,
	ROLE_AFTER,
	ROLE_COMPARATOR,
	ROLE_CHANGE,
	ROLE_TARGET,
	ROLE_COUNT
};
extern const char *const value_role_names[];

struct quantity {
	const char *printed; /* wording of the source: always shown; never NULL in a loaded value */
	/* At most 12 cells for the side of a pair ("2004", "earlier"), or NULL. */
	const char *label;
	const char *qualifier; /* "over", "in the region of", as printed; or NULL */
	double low, high;      /* equal for one figure; NAN where there is no number */
	enum bound bound;
	const char *unit;      /* "%", "days", "GBP/year", "scans/year" …; or NULL */
	const char *statistic; /* "mean" …; or NULL */
	const char *words;  /* "no capacity", "two-thirds": shown instead of the numbers; or NULL */
	const char *scope;  /* or NULL */
	const char *basis;  /* "estimate" …; or NULL */
	const char *window; /* "16 weeks"; or NULL */
	struct date period;
};

bool bound_parse(const char *name, enum bound *out);

/*
 * The bound to draw and compute with: that of the printed wording itself. A qualifier that stands
 * elsewhere in the source (the text says "around 5,300", the heading prints 5,300) does not occur
 * in `printed`; then it is BOUND_EXACT.
 */
enum bound quantity_printed_bound(const struct quantity *quantity);

/*
 * The figure for a narrow column: "11,500", "4.5 weeks", "< 2 weeks", "30–40 %", "1–2 days", "~97
 * %", "£1.5m", "1 in 2,500", "two-thirds", "no capacity". Durations, % and money keep their unit;
 * the rest leave it to the name of the metric.
 */
void quantity_format(const struct quantity *quantity, char *buffer, size_t size);

enum unit_kind {
	UNIT_COUNT, /* of anything, also a rate of it; and what else is none of the following */
	UNIT_PERCENT,
	UNIT_FRACTION, /* "fraction", "ratio" */
	UNIT_MONEY,    /* "GBP", "GBP/year" … */
	UNIT_DURATION, /* minutes to years, working days */
	UNIT_CLOCK,    /* "clock time": hours after midnight; times are not compared */
};
enum unit_kind quantity_unit_kind(const char *unit);

/* True where a change from one to the other can be computed: numbers on both sides, one kind of
 * unit that converts. */
bool quantity_comparable(const struct quantity *a, const struct quantity *b);

/* A number with its unit where the unit is shown: "71 days", "1 day", "£1.5m a year", "22 %",
 * "554". */
void quantity_format_number(double number, const char *unit, char *buffer, size_t size);

/* Days in one of the unit where it is an exact multiple (minutes, hours, days, weeks, years of
 * 365.25 are not): else 0. */
double quantity_unit_days(const char *unit);

/* 1234567.5 as "1,234,567.5": at most 6 decimals, no trailing zeros. */
void number_format(double number, char *buffer, size_t size);

#endif
