/* Months as numbers, and the months that file names and cells mean. */
#include "model/month.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Years that a file's name may mean; other numbers in it mean something else. */
enum { YEAR_FIRST = 1948, YEAR_LAST = 2099 };

static const char *const month_words[] = {"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

static bool is_separator(char byte)
{
	return byte != '\0' && strchr(" -_/.,'\t", byte) != NULL;
}

/* Digits that follow one another; at most count + 1 of them, which is one too many. */
static size_t count_digits(const char *text, size_t count)
{
	size_t size = 0;

	while (size <= count && is_digit(text[size]))
		size++;
	return size;
}

/* count digits and then none; -1 where there are not so many. */
static int read_digits(const char *text, size_t count)
{
	int number = 0;

	if (count_digits(text, count) != count)
		return -1;
	for (size_t i = 0; i < count; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

int month_of(int year, int month)
{
	return year * 12 + month - 1;
}

int month_year(int number)
{
	return number / 12;
}

int month_in_year(int number)
{
	return number < 0 ? 1 : number % 12 + 1;
}

int month_days(int number)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year = month_year(number), month = month_in_year(number);
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

int month_financial_year(int number)
{
	return month_in_year(number) >= 4 ? month_year(number) : month_year(number) - 1;
}

int month_parse(const char *text)
{
	size_t size = strlen(text);
	int year, month;

	if ((size != 7 && size != 10) || text[4] != '-' ||
		(size == 10 && (text[7] != '-' || read_digits(text + 8, 2) < 0)))
		return MONTH_NONE;
	year = read_digits(text, 4);
	month = read_digits(text + 5, 2);
	return year > 0 && month >= 1 && month <= 12 ? month_of(year, month) : MONTH_NONE;
}

static int make(int year, int month)
{
	return year >= YEAR_FIRST && year <= YEAR_LAST && month >= 1 && month <= 12
		       ? month_of(year, month)
		       : MONTH_NONE;
}

static bool is_day(int day)
{
	return day >= 1 && day <= 31;
}

/* "2025-04", "2025-04-01". */
static int find_iso(const char *text)
{
	if (count_digits(text, 4) != 4 || text[4] != '-' || count_digits(text + 5, 2) != 2)
		return MONTH_NONE;
	if (text[7] == '-' && is_digit(text[8]) && !is_day(read_digits(text + 8, 2)))
		return MONTH_NONE;
	return make(read_digits(text, 4), read_digits(text + 5, 2));
}

/* "20240430". */
static int find_run(const char *text)
{
	int number = read_digits(text, 8);

	return number >= 0 && is_day(number % 100) ? make(number / 10000, number / 100 % 100)
						   : MONTH_NONE;
}

/* "01/10/2024", the day first. */
static int find_day_first(const char *text)
{
	size_t day = count_digits(text, 2), month;
	const char *at = text + day + 1;

	if (day < 1 || day > 2 || strchr("/-.", text[day]) == NULL || text[day] == '\0' ||
		!is_day(read_digits(text, day)))
		return MONTH_NONE;
	month = count_digits(at, 2);
	if (month < 1 || month > 2 || at[month] != text[day])
		return MONTH_NONE;
	return make(read_digits(at + month + 1, 4), read_digits(at, month));
}

/* The month whose name, or its first three letters, or "Sept", stands there as a word; its size. */
static int find_word(const char *text, size_t *size)
{
	size_t letters = 0;

	while (is_letter(text[letters]))
		letters++;
	for (int i = 0; i < 12; i++) {
		size_t whole = strlen(month_words[i]);

		if ((letters == 3 || letters == whole || (i == 8 && letters == 4)) &&
			strncasecmp(text, month_words[i], letters) == 0) {
			*size = letters;
			return i + 1;
		}
	}
	return 0;
}

/* A year of four digits, or of two; 0 where there is none. */
static int find_year(const char *text)
{
	int year = read_digits(text, 4);

	if (year < 0) {
		year = read_digits(text, 2);
		year = year < 0 ? 0 : year + (year < YEAR_FIRST % 100 ? 2000 : 1900);
	}
	return year;
}

static const char *skip_separators(const char *text)
{
	while (is_separator(*text))
		text++;
	return text;
}

/* "April-2024", "APR25", "Sept 24", "April 30, 2024". */
static int find_named(const char *text)
{
	size_t size = 0, digits;
	int month = find_word(text, &size), year;
	const char *at = skip_separators(text + size);

	if (month == 0)
		return MONTH_NONE;
	digits = count_digits(at, 2);
	year = find_year(at);
	if ((digits == 1 || digits == 2) && is_separator(at[digits]) &&
		is_day(read_digits(at, digits)) &&
		read_digits(skip_separators(at + digits), 4) >= YEAR_FIRST)
		year = read_digits(skip_separators(at + digits), 4);
	return make(year, month);
}

/* The month that begins exactly there. */
static int find_here(const char *text, const char *at)
{
	static int (*const forms[])(const char *text) = {find_iso, find_run, find_day_first};
	char before = at == text ? ' ' : at[-1];
	int found = MONTH_NONE;

	if (is_letter(*at) && !is_letter(before))
		return find_named(at);
	if (!is_digit(*at) || is_digit(before))
		return MONTH_NONE;
	for (size_t i = 0; found == MONTH_NONE && i < sizeof forms / sizeof *forms; i++)
		found = forms[i](at);
	return found;
}

int month_find(const char *text)
{
	int found = MONTH_NONE;

	for (const char *at = text; *at; at++) {
		int here = find_here(text, at);

		if (here != MONTH_NONE && found != MONTH_NONE && here != found)
			return MONTH_NONE;
		found = here != MONTH_NONE ? here : found;
	}
	return found;
}

void month_print(int number, char buffer[8])
{
	buffer[0] = '\0';
	if (number >= 0)
		snprintf(buffer, 8, "%04u-%02u", (unsigned)month_year(number) % 10000u,
			(unsigned)month_in_year(number) % 100u);
}

void month_format(int number, char buffer[9])
{
	buffer[0] = '\0';
	if (number >= 0)
		snprintf(buffer, 9, "%.3s %04u", month_words[month_in_year(number) - 1],
			(unsigned)month_year(number) % 10000u);
}

void month_brief(int number, char buffer[7])
{
	buffer[0] = '\0';
	if (number >= 0)
		snprintf(buffer, 7, "%.3s %02u", month_words[month_in_year(number) - 1],
			(unsigned)month_year(number) % 100u);
}
