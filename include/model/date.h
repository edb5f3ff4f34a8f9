/* A date as fine as its source has it, and no finer. */
#ifndef MODEL_DATE_H
#define MODEL_DATE_H

#include <stdbool.h>
#include <stddef.h>

enum date_precision {
	DATE_UNDATED,		   /* no date given at all; also where the column is empty */
	DATE_DAY,		   /* 9 March 2020 */
	DATE_MONTH,		   /* March 2020 */
	DATE_YEAR,		   /* in 2004 */
	DATE_YEAR_SPAN,		   /* during 2016: all of that year */
	DATE_YEAR_START,	   /* the start to 2020 */
	DATE_YEAR_RANGE,	   /* 2016-2017 */
	DATE_YEAR_OPEN_END,	   /* since 2003 */
	DATE_YEAR_DEADLINE,	   /* by 2020 */
	DATE_BEFORE_YEAR,	   /* prior to 2004 */
	DATE_MONTH_OPEN_END,	   /* since March 2017 */
	DATE_FISCAL_YEAR,	   /* 2015/16 */
	DATE_FISCAL_YEAR_DEADLINE, /* by 2020/21 */
	DATE_SEASON_OF_YEAR,	   /* winter 2017: the source does not say which */
	DATE_DERIVED_YEAR,	   /* worked out by us, not stated */
	DATE_DERIVED_RANGE,	   /* likewise */
	DATE_RELATIVE_SPAN,	   /* the last 12 months */
	DATE_RELATIVE_DURATION,	   /* within three days of agreement */
	DATE_RELATIVE_YEAR,	   /* the first year of service */
	DATE_OPEN_RANGE,	   /* since then */
	DATE_TO_DATE,		   /* to date, so far */
	DATE_RECURRING_YEAR,	   /* a year: how often, not when */
	DATE_RECURRING_MONTH,
	DATE_RECURRING_DAY,
	DATE_PRESENT,	     /* currently: when the document was written */
	DATE_ERA,	     /* the pandemic */
	DATE_FUTURE_UNDATED, /* plans for the future */
	DATE_FUTURE_SPAN,    /* over the next 10 years */
	DATE_PRECISION_COUNT
};

/* As written in dossiers: "day", "month" … in the order of the enum, then NULL. */
extern const char *const date_precision_names[];

/* Calendar part: year 0 = not known, month 0 = no finer than the year, day 0 = no finer than the
 * month. */
struct calendar_date {
	int year, month, day;
};

struct date {
	enum date_precision precision;
	struct calendar_date start, end; /* either may be unknown */
	const char *printed;		 /* wording of the source, or NULL */
	const char *note; /* how it was worked out, which marks the date '?'; or NULL */
};

/* "2004", "2004-03" or "2004-03-09", nothing else; leap years are known. */
bool calendar_date_parse(const char *text, struct calendar_date *out);

/* Days from 1 January 1970 to that day of the Gregorian calendar. */
long date_day(int year, int month, int day);

/* NULL or "" is DATE_UNDATED; false where the name is none of the precisions. */
bool date_precision_parse(const char *name, enum date_precision *out);

/*
 * The date for a narrow column, in plain words and never finer than the source: "9 Mar 2020",
 * "before 2004", "to Mar 2020", "2015/16", "winter 2017", "by 2020/21", "from 2003", "2013?",
 * "undated". At most 12 cells.
 */
void date_format(const struct date *date, char *buffer, size_t size);

/* Order on a timeline: by the earliest day it can mean, "before 2004" before 2004, undated ones
 * last. */
int date_compare(const struct date *a, const struct date *b);

/* First and last calendar year it covers; false where it has none. "Since 2003" ends where it
 * starts. */
bool date_years(const struct date *date, int *first, int *last);

#endif
