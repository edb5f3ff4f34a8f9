/* Dates and numbers of a person's own file. */
#include "study_cells.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/date.h"
#include "model/month.h"
#include "model/number.h"

enum {
	CELL_LONGEST = 64,
	TOKENS_MOST = 3,
	CENTURY_FROM = 70, /* of two digits: 1970; below, 2000s */
};

/* --- dates ---------------------------------------------------------------------------------- */

/* A run of digits or letters, and the sign before it. */
struct token {
	const char *text;
	size_t size;
	char before;
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* Where the time of day begins in "2024-01-01T00:00:00" and "1/1/2024 00:00"; else the end. */
static size_t date_size(const char *text)
{
	const char *at = strchr(text, ':');
	size_t digits = 0;

	if (at == NULL)
		return strlen(text);
	while (at > text && is_digit(at[-1]) && digits < 2) {
		at--;
		digits++;
	}
	if (digits == 0 || at == text || (at[-1] != 'T' && at[-1] != ' ') ||
		at[strspn(at, "0123456789:.+-Z")] != '\0')
		return strlen(text);
	return (size_t)(at - 1 - text);
}

/* The parts of a date; 0 where text is more or other than that. */
static size_t split_date(const char *text, size_t size, struct token tokens[TOKENS_MOST])
{
	size_t count = 0, at = 0;

	while (at < size && text[at] == ' ')
		at++;
	while (size > at && text[size - 1] == ' ')
		size--;
	while (at < size) {
		struct token token = {text + at, 0, '\0'};

		if (count > 0 && strchr("-/. ", text[at]) != NULL) {
			token.before = text[at];
			token.text = text + ++at;
		}
		while (at < size &&
			(is_digit(*token.text) ? is_digit(text[at]) : is_letter(text[at])))
			at++;
		token.size = (size_t)(text + at - token.text);
		if (token.size == 0 || count == TOKENS_MOST)
			return 0;
		tokens[count++] = token;
	}
	return count;
}

/* The number of a month's name, its first three letters or "Sept"; 0 where it is none. */
static int month_named(const struct token *token)
{
	char words[32];

	if (!is_letter(*token->text) || token->size < 3 || token->size > 9)
		return 0;
	snprintf(words, sizeof words, "%.*s 2000", (int)token->size, token->text);
	return month_find(words) != MONTH_NONE ? month_in_year(month_find(words)) : 0;
}

/* What a letter of a form takes: Y a year, y one of two digits, M and D one or two digits, B a
 * name. */
static bool take_part(char letter, const struct token *token, struct calendar_date *out)
{
	int number = is_digit(*token->text) && token->size <= 4 ? atoi(token->text) : -1;

	switch (letter) {
	case 'Y':
		out->year = number;
		return number > 0 && token->size == 4;
	case 'y':
		out->year = number + (number < CENTURY_FROM ? 2000 : 1900);
		return number >= 0 && token->size == 2;
	case 'B':
		out->month = month_named(token);
		return out->month > 0;
	case 'M':
		out->month = number;
		return number > 0 && token->size <= 2;
	default:
		out->day = number;
		return number > 0 && token->size <= 2;
	}
}

static bool fits(
	const char *form, const struct token *tokens, size_t count, struct calendar_date *out)
{
	*out = (struct calendar_date){0, 0, 0};
	if (strlen(form) != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!take_part(form[i], &tokens[i], out))
			return false;
	/* "1-2-24" may begin with its year */
	return strcmp(form, "DMy") != 0 || tokens[1].before == '/';
}

/* "20240409", and "202404" of this and the last century. */
static bool take_run(const struct token *token, struct calendar_date *out)
{
	int number = is_digit(*token->text) && token->size <= 8 ? atoi(token->text) : 0;

	if (token->size == 8)
		*out = (struct calendar_date){number / 10000, number / 100 % 100, number % 100};
	else
		*out = (struct calendar_date){number / 100, number % 100, 0};
	return token->size == 8 ? out->day > 0
				: token->size == 6 && number / 10000 >= 19 && number / 10000 <= 20;
}

static bool find_date(const char *text, struct calendar_date *out)
{
	static const char *const forms[] = {
		"YMD", "YM", "YB", "DMY", "DMy", "DBY", "DBy", "BY", "By", "MY"};
	struct token tokens[TOKENS_MOST];
	size_t count = split_date(text, date_size(text), tokens);

	if (count == 1)
		return take_run(&tokens[0], out);
	if (count == 2 && tokens[1].before == '.')
		return false; /* a number */
	for (size_t i = 0; count > 1 && i < sizeof forms / sizeof *forms; i++)
		if (fits(forms[i], tokens, count, out))
			return true;
	return false;
}

bool study_date_parse(const char *text, long *day, int *month, bool *month_only)
{
	struct calendar_date date;

	if (!find_date(text, &date) || date.year < 1 || date.month < 1 || date.month > 12 ||
		date.day > month_days(month_of(date.year, date.month)))
		return false;
	*month_only = date.day == 0;
	*month = month_of(date.year, date.month);
	*day = date_day(date.year, date.month, *month_only ? 1 : date.day);
	return true;
}

/* --- numbers -------------------------------------------------------------------------------- */

bool study_cell_is_missing(const char *text)
{
	static const char *const words[] = {
		"", "NA", "N/A", "NaN", "-NaN", "null", "-", "–", "−", "*", "#N/A"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i], text) == 0)
			return true;
	return false;
}

/* Without the sign of per cent, a minus as a hyphen; 0 where text is too long. */
static size_t strip(const char *text, char bare[CELL_LONGEST], bool *percent)
{
	static const char minus[] = "\u2212";
	size_t used = 0, size;

	if (strncmp(text, minus, strlen(minus)) == 0) {
		bare[used++] = '-';
		text += strlen(minus);
	}
	size = strlen(text);
	if (size > 0 && text[size - 1] == '%') {
		*percent = true;
		size--;
	}
	while (size > 0 && text[size - 1] == ' ')
		size--;
	if (used + size >= CELL_LONGEST)
		size = 0;
	memcpy(bare + used, text, size);
	bare[used + size] = '\0';
	return size;
}

bool study_cell_number(const char *text, char decimal, double *out, bool *percent)
{
	char bare[CELL_LONGEST], digits[CELL_LONGEST], *end;
	bool has_sign = false;

	if (strip(text, bare, &has_sign) == 0 ||
		!number_plain(bare, decimal, decimal == ',' ? ". " : ", ", digits, sizeof digits))
		return false;
	*out = strtod(digits, &end);
	if (has_sign)
		*percent = true;
	return *end == '\0' && isfinite(*out);
}

bool study_cell_is_number(const char *text)
{
	double number;
	bool ignored;

	return study_cell_number(text, '.', &number, &ignored) ||
	       study_cell_number(text, ',', &number, &ignored);
}

/* Where a value can be read by one sign alone, it says which the file has; "12" says nothing. */
void study_decimals_see(struct study_decimals *seen, const char *text, uint64_t line)
{
	double by_point, by_comma;
	bool ignored;
	bool point = study_cell_number(text, '.', &by_point, &ignored);
	bool comma = study_cell_number(text, ',', &by_comma, &ignored);

	if (point && !comma && seen->point == 0) {
		seen->point = line;
		seen->point_text = text;
	} else if (comma && !point && seen->comma == 0) {
		seen->comma = line;
		seen->comma_text = text;
	} else if (point && comma && by_point != by_comma && seen->unclear == 0 &&
		   (strchr(text, ',') != NULL || seen->points_group)) {
		seen->unclear = line;
		seen->unclear_text = text;
	}
}

bool study_decimals_choose(const struct study_decimals *seen, char *decimal, struct error *error)
{
	*decimal = seen->comma > 0 ? ',' : '.';
	if (seen->comma > 0 && seen->point > 0)
		return error_set(error,
			"line %llu has a decimal comma, '%.40s', and line %llu none, '%.40s': "
			"write every number with a decimal point and without commas",
			(unsigned long long)seen->comma, seen->comma_text,
			(unsigned long long)seen->point, seen->point_text);
	if (seen->unclear > 0 && seen->comma == 0 && seen->point == 0 &&
		strchr(seen->unclear_text, ',') == NULL)
		return error_set(error,
			"line %llu: '%.40s' may have a decimal point or one between thousands, and "
			"no other value says which: write it without the point, or part the "
			"columns with commas, where a point is decimal",
			(unsigned long long)seen->unclear, seen->unclear_text);
	if (seen->unclear > 0 && seen->comma == 0 && seen->point == 0)
		return error_set(error,
			"line %llu: '%.40s' may be a thousand or a decimal comma, and no other "
			"value says which: write it without the comma, or with a point",
			(unsigned long long)seen->unclear, seen->unclear_text);
	return true;
}
