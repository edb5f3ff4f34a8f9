/* Dates as fine as their source has them: parsing, the words for a narrow column, order. */
#include "model/date.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum form {
	FORM_AT,     /* 2004 */
	FORM_RANGE,  /* 2016–2017 */
	FORM_FISCAL, /* 2015/16 */
	FORM_SEASON, /* winter 2017 */
	FORM_FROM,   /* from 2003 */
	FORM_TO,     /* to Mar 2020, else from its start */
	FORM_PRINTED,
	FORM_WORDS,
};

/* How each precision is written; words stand where the form has no date to show. */
static const struct style {
	const char *prefix;
	const char *words;
	enum form form;
	bool worked_out; /* always marked '?' */
	bool relative;	 /* worked out from the document's own date: a note does not mark it */
} styles[DATE_PRECISION_COUNT] = {
	[DATE_UNDATED] = {"", "undated", FORM_WORDS, false, false},
	[DATE_DAY] = {"", "undated", FORM_AT, false, false},
	[DATE_MONTH] = {"", "undated", FORM_AT, false, false},
	[DATE_YEAR] = {"", "undated", FORM_AT, false, false},
	[DATE_YEAR_SPAN] = {"", "undated", FORM_RANGE, false, false},
	[DATE_YEAR_START] = {"start ", "undated", FORM_AT, false, false},
	[DATE_YEAR_RANGE] = {"", "undated", FORM_RANGE, false, false},
	[DATE_YEAR_OPEN_END] = {"", "undated", FORM_FROM, false, false},
	[DATE_YEAR_DEADLINE] = {"by ", "undated", FORM_AT, false, false},
	[DATE_BEFORE_YEAR] = {"before ", "undated", FORM_AT, false, false},
	[DATE_MONTH_OPEN_END] = {"", "undated", FORM_FROM, false, false},
	[DATE_FISCAL_YEAR] = {"", "undated", FORM_FISCAL, false, false},
	[DATE_FISCAL_YEAR_DEADLINE] = {"by ", "undated", FORM_FISCAL, false, false},
	[DATE_SEASON_OF_YEAR] = {"", "undated", FORM_SEASON, false, false},
	[DATE_DERIVED_YEAR] = {"", "undated", FORM_AT, true, false},
	[DATE_DERIVED_RANGE] = {"", "undated", FORM_RANGE, true, false},
	[DATE_RELATIVE_SPAN] = {"", "undated", FORM_TO, false, true},
	[DATE_RELATIVE_DURATION] = {"", "undated", FORM_TO, false, true},
	[DATE_RELATIVE_YEAR] = {"", "undated", FORM_AT, false, true},
	[DATE_OPEN_RANGE] = {"", "undated", FORM_FROM, false, true},
	[DATE_TO_DATE] = {"", "to date", FORM_TO, false, true},
	[DATE_RECURRING_YEAR] = {"", "each year", FORM_WORDS, false, true},
	[DATE_RECURRING_MONTH] = {"", "each month", FORM_WORDS, false, true},
	[DATE_RECURRING_DAY] = {"", "each day", FORM_WORDS, false, true},
	[DATE_PRESENT] = {"", "at the time", FORM_AT, false, true},
	[DATE_ERA] = {"", "undated", FORM_PRINTED, false, true},
	[DATE_FUTURE_UNDATED] = {"", "in future", FORM_WORDS, false, true},
	[DATE_FUTURE_SPAN] = {"", "in future", FORM_TO, false, true},
};

const char *const date_precision_names[] = {"undated", "day", "month", "year", "year-span",
	"year-start", "year-range", "year-open-end", "year-deadline", "before-year",
	"month-open-end", "fiscal-year", "fiscal-year-deadline", "season-of-year", "derived-year",
	"derived-range", "relative-span", "relative-duration", "relative-year", "open-range",
	"to-date", "recurring-year", "recurring-month", "recurring-day", "present", "era",
	"future-undated", "future-span", NULL};

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

/* count digits, nothing else; -1 where there are not. */
static int parse_digits(const char *text, int count)
{
	int number = 0;

	for (int i = 0; i < count; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
	}
	return number;
}

bool calendar_date_parse(const char *text, struct calendar_date *out)
{
	size_t size = strlen(text);
	struct calendar_date date = {0, 0, 0};

	if (size != 4 && !(size == 7 && text[4] == '-') &&
		!(size == 10 && text[4] == '-' && text[7] == '-'))
		return false;
	date.year = parse_digits(text, 4);
	if (date.year < 1)
		return false;
	if (size >= 7) {
		date.month = parse_digits(text + 5, 2);
		if (date.month < 1 || date.month > 12)
			return false;
	}
	if (size == 10) {
		date.day = parse_digits(text + 8, 2);
		if (date.day < 1 || date.day > days_in_month(date.year, date.month))
			return false;
	}
	*out = date;
	return true;
}

/* Years begin in March here, so that a leap day ends one (Hinnant, days_from_civil). */
long date_day(int year, int month, int day)
{
	long y = month > 2 ? year : (long)year - 1;
	long era = (y >= 0 ? y : y - 399) / 400;
	long of_era = y - era * 400;
	long of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool date_precision_parse(const char *name, enum date_precision *out)
{
	*out = DATE_UNDATED;
	if (name == NULL || *name == '\0')
		return true;
	for (int i = 0; date_precision_names[i]; i++) {
		if (strcmp(date_precision_names[i], name) == 0) {
			*out = (enum date_precision)i;
			return true;
		}
	}
	return false;
}

struct words {
	char text[40];
};

/* "9 Mar 2020"; finest: 1 year, 2 month, 3 day. "" where the year is not known. */
static struct words calendar_words(struct calendar_date date, int finest)
{
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct words out = {""};
	bool has_month = date.month >= 1 && date.month <= 12 && finest >= 2;

	if (date.year == 0)
		return out;
	if (has_month && date.day > 0 && finest >= 3)
		snprintf(out.text, sizeof out.text, "%d %s %d", date.day, months[date.month - 1],
			date.year);
	else if (has_month)
		snprintf(out.text, sizeof out.text, "%s %d", months[date.month - 1], date.year);
	else
		snprintf(out.text, sizeof out.text, "%d", date.year);
	return out;
}

/* The end that says when: a deadline or "before" may have only the other one. */
static struct calendar_date either_end(const struct date *date)
{
	return date->start.year != 0 ? date->start : date->end;
}

static struct words range_words(const struct date *date)
{
	struct words out = calendar_words(either_end(date), 1);

	if (date->start.year != 0 && date->end.year != 0 && date->end.year != date->start.year)
		snprintf(out.text, sizeof out.text, "%d–%d", date->start.year, date->end.year);
	return out;
}

static struct words fiscal_words(const struct date *date)
{
	struct words out = {""};
	int year = date->start.year != 0 ? date->start.year : date->end.year - 1;

	if (year > 0)
		snprintf(out.text, sizeof out.text, "%d/%02d", year, (year + 1) % 100);
	return out;
}

static bool contains_word(const char *text, const char *word)
{
	for (; text != NULL && *text; text++)
		if (strncasecmp(text, word, strlen(word)) == 0)
			return true;
	return false;
}

static struct words season_words(const struct date *date)
{
	static const char *const seasons[] = {"spring", "summer", "autumn", "winter"};
	struct words out = calendar_words(either_end(date), 1);
	int year = either_end(date).year;

	for (int i = 0; i < 4 && year != 0; i++) {
		if (contains_word(date->printed, seasons[i])) {
			snprintf(out.text, sizeof out.text, "%s %d", seasons[i], year);
			break;
		}
	}
	return out;
}

/* "from 2003", "Mar 2017 on" ("from Mar 2017" is too wide); to its end where only that is known. */
static struct words from_words(const struct date *date)
{
	struct words out = calendar_words(either_end(date), 2), whole = out;

	if (date->start.year == 0 && date->end.year != 0)
		snprintf(whole.text, sizeof whole.text, "to %.20s", out.text);
	else if (date->start.year != 0)
		snprintf(whole.text, sizeof whole.text,
			date->start.month != 0 ? "%.20s on" : "from %.20s", out.text);
	return whole;
}

static struct words to_words(const struct date *date)
{
	struct date span = *date;

	if (span.end.year != 0)
		span.start.year = 0;
	return from_words(&span);
}

/* The printed words where they fit a narrow column (12 characters), "" where they do not. */
static struct words printed_words(const char *printed)
{
	struct words out = {""};
	size_t characters = 0;

	for (const char *c = printed; c != NULL && *c; c++)
		characters += ((unsigned char)*c & 0xC0) != 0x80;
	if (printed != NULL && characters <= 12 && strlen(printed) < sizeof out.text)
		snprintf(out.text, sizeof out.text, "%s", printed);
	return out;
}

static struct words form_words(const struct date *date, const struct style *style)
{
	bool with_prefix = *style->prefix != '\0';

	switch (style->form) {
	case FORM_AT:
		return calendar_words(either_end(date), with_prefix ? 2 : 3);
	case FORM_RANGE:
		return range_words(date);
	case FORM_FISCAL:
		return fiscal_words(date);
	case FORM_SEASON:
		return season_words(date);
	case FORM_FROM:
		return from_words(date);
	case FORM_TO:
		return to_words(date);
	case FORM_PRINTED:
		return printed_words(date->printed);
	case FORM_WORDS:
		break;
	}
	return (struct words){""};
}

/* A date cannot be finer than its precision, whatever the calendar part holds. */
static struct date coarsened(const struct date *date)
{
	struct date out = *date;

	if (date->precision == DATE_DAY || styles[date->precision].relative)
		return out;
	out.start.day = out.end.day = 0;
	if (date->precision != DATE_MONTH && date->precision != DATE_MONTH_OPEN_END)
		out.start.month = out.end.month = 0;
	return out;
}

void date_format(const struct date *date, char *buffer, size_t size)
{
	const struct style *style = &styles[date->precision];
	struct date shown = coarsened(date);
	struct words words = form_words(&shown, style);
	bool marked = style->worked_out || (date->note != NULL && !style->relative);

	if (words.text[0] == '\0')
		snprintf(buffer, size, "%s", style->words);
	else
		snprintf(buffer, size, "%s%s%s", style->prefix, words.text, marked ? "?" : "");
}

/* Days since year 0 in a calendar of 31-day months, which keeps the order; "before 2004" is a day
 * before 2004 begins. */
static long earliest_day(const struct date *date)
{
	struct calendar_date first = either_end(date);
	long day;

	if (date->precision == DATE_UNDATED || first.year == 0)
		return LONG_MAX;
	day = (first.year * 12L + (first.month != 0 ? first.month - 1 : 0)) * 31 +
	      (first.day != 0 ? first.day - 1 : 0);
	return date->precision == DATE_BEFORE_YEAR ? day - 1 : day;
}

int date_compare(const struct date *a, const struct date *b)
{
	long left = earliest_day(a), right = earliest_day(b);

	return (left > right) - (left < right);
}

bool date_years(const struct date *date, int *first, int *last)
{
	int year = either_end(date).year;

	if (date->precision == DATE_UNDATED || year == 0)
		return false;
	*first = *last = date->precision == DATE_BEFORE_YEAR ? year - 1 : year;
	if (date->start.year != 0 && date->end.year > date->start.year)
		*last = date->end.year;
	return true;
}
