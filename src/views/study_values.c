/* Counts over a month as so many a day, or a working day. */
#include <math.h>

#include "model/date.h"
#include "model/month.h"
#include "study_parts.h"

enum { SUNDAY, MONDAY, FRIDAY = 5, SATURDAY };

static const double days_of_month = 365.25 / 12; /* on average */

static int weekday(long day)
{
	return (int)(((day + 4) % 7 + 7) % 7); /* 1 January 1970 was a Thursday */
}

static bool is_weekend(long day)
{
	return weekday(day) == SATURDAY || weekday(day) == SUNDAY;
}

/* Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher). */
static long easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int n = h + l - 7 * m + 114;

	return date_day(year, n / 31, n % 31 + 1);
}

/* Bank holidays of England and Wales that were proclaimed for one year, as they change the weekdays
 * of a month that are holidays. What moved inside a month (VE Day, 8 May 2020) changes nothing. */
static const struct {
	int year, month, more;
} proclaimed[] = {
	{1981, 7, 1},		     /* 29: a royal wedding */
	{1999, 12, 1},		     /* 31: the millennium */
	{2002, 5, -1}, {2002, 6, 2}, /* 3, and the spring holiday on 4: Golden Jubilee */
	{2011, 4, 1},		     /* 29: a royal wedding */
	{2012, 5, -1}, {2012, 6, 2}, /* the spring holiday on 4, and 5: Diamond Jubilee */
	{2022, 5, -1}, {2022, 6, 2}, /* the spring holiday on 2, and 3: Platinum Jubilee */
	{2022, 9, 1},		     /* 19: the Queen's funeral */
	{2023, 5, 1},		     /* 8: the coronation */
};

static int proclaimed_in(int year, int month)
{
	for (size_t i = 0; i < sizeof proclaimed / sizeof *proclaimed; i++)
		if (proclaimed[i].year == year && proclaimed[i].month == month)
			return proclaimed[i].more;
	return 0;
}

/* Weekdays of a month that are holidays every year: those with a date of their own go on to the
 * next weekday that is none. */
static int regular_holidays(int year, int month)
{
	long first = date_day(year, month, 1);
	long after = date_day(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1);
	long sunday = easter(year);

	switch (month) {
	case 1:
		return 1;
	case 5:
		return 2;
	case 8:
		return 1;
	case 12:
		return 2;
	default:
		return (sunday - 2 >= first && sunday - 2 < after) +
		       (sunday + 1 >= first && sunday + 1 < after);
	}
}

int study_working_days(int month)
{
	int year = month_year(month), of_year = month_in_year(month), count = 0;

	for (int day = 1; day <= month_days(month); day++)
		count += !is_weekend(date_day(year, of_year, day));
	return count - regular_holidays(year, of_year) - proclaimed_in(year, of_year);
}

static double per_of(enum study_per per, int month)
{
	if (per == STUDY_PER_MONTH)
		return 1;
	return per == STUDY_PER_DAY ? month_days(month) : study_working_days(month);
}

const double *study_values_per(
	struct arena *arena, const struct study_data *data, enum study_per per)
{
	double *out = arena_array(arena, data->count + 1, sizeof *out);

	for (size_t i = 0; i < data->count; i++) {
		double value = data->rows[i].value;

		out[i] = isfinite(value) ? value / per_of(per, data->rows[i].month) : NAN;
	}
	return out;
}

/* Working days: 52 weeks of five and a day or two, less eight. */
double study_month_as_per(const struct study *study, double value)
{
	static const double working = (365.25 * 5 / 7 - 8) / 12;

	switch (study->options.per) {
	case STUDY_PER_MONTH:
		return value;
	case STUDY_PER_DAY:
		return value / days_of_month;
	case STUDY_PER_WORKING_DAY:
		break;
	}
	return value / working;
}
