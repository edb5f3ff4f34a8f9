/* What a cell says: text, a count, nothing. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/number.h"
#include "table.h"

enum { NUMBER_LONGEST = 40 };

/* Spaces at both ends are cut off where the field stands in the reader's buffer. */
const char *table_text(const struct table *table, size_t column)
{
	char *text, *end;

	if (column >= table->count)
		return "";
	text = (char *)table->fields[column].text;
	while (*text && strchr(" \t\r\n", *text) != NULL)
		text++;
	end = text + strlen(text);
	while (end > text && strchr(" \t\r\n", end[-1]) != NULL)
		end--;
	*end = '\0';
	return text;
}

static const char suppressed[] = "suppressed";

bool table_is_suppressed(const char *why)
{
	return why != NULL && strcmp(why, suppressed) == 0;
}

static const char *reason_of_none(const char *text)
{
	static const struct {
		const char *text, *why;
	} reasons[] = {
		{"", "not reported"},
		{"-", "not applicable"},
		{"–", "not applicable"}, /* as a spreadsheet writes it */
		{"*", suppressed},
		{"n/a", "not applicable"},
		{"not reported", "not reported"},
	};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (strcasecmp(text, reasons[i].text) == 0)
			return reasons[i].why;
	return NULL;
}

/* The digits of "17,712" and "80.00%"; false where commas do not part thousands. */
static bool copy_digits(const char *text, char out[NUMBER_LONGEST])
{
	char bare[NUMBER_LONGEST];
	size_t size = strlen(text);

	if (size > 0 && text[size - 1] == '%')
		size--;
	if (size >= sizeof bare)
		return false;
	memcpy(bare, text, size);
	bare[size] = '\0';
	return number_plain(bare, '.', ",", out, NUMBER_LONGEST);
}

/* What a spreadsheet writes of 1/3 has more digits than number_parse() takes; the last ones are
 * dropped, but never the exponent of 1.23456789012345E-05. */
static void drop_digits(char *digits)
{
	enum { KEPT = 15 };
	char *point = strchr(digits, '.');
	size_t whole = point != NULL ? (size_t)(point - digits) : 0;
	size_t places = point != NULL ? strspn(point + 1, "0123456789") : 0;

	if (point != NULL && point[places + 1] == '\0' && strlen(digits) > KEPT && whole < KEPT - 1)
		digits[KEPT] = '\0';
}

static const char *why_impossible(enum table_form form, double value)
{
	if (form != TABLE_DECIMAL && value < 0)
		return "is less than 0: no count can be";
	if (form == TABLE_COUNT && value != floor(value))
		return "cannot be a count: write a whole number";
	return fabs(value) > 1e12 ? "is too large for a count: is a comma missing?" : NULL;
}

bool table_number(const struct table *table, size_t column, enum table_form form, double *value,
	const char **why, struct error *error)
{
	const char *text = table_text(table, column);
	char digits[NUMBER_LONGEST];
	double number;

	*value = NAN;
	*why = reason_of_none(text);
	if (*why != NULL)
		return true;
	if (form != TABLE_DECIMAL && strchr(text, '%') != NULL)
		return table_fail(table, column, error,
			"\"%.40s\" is a percentage, and here a count must stand", text);
	if (!copy_digits(text, digits))
		return table_fail(table, column, error,
			"\"%.40s\" is no number: write digits, or '-' where there is none", text);
	drop_digits(digits);
	if (!number_parse(digits, &number))
		return table_fail(table, column, error,
			"\"%.40s\" is no number: write digits, or '-' where there is none", text);
	if (why_impossible(form, number) != NULL)
		return table_fail(
			table, column, error, "%.40s %s", text, why_impossible(form, number));
	*value = number;
	return true;
}

/* The next word of letters in *at, of *size; false at the end. */
static bool next_word(const char **at, size_t *size)
{
	static const char between[] = " ()[]:.,-_/*\t";

	*at += strspn(*at, between);
	*size = strcspn(*at, between);
	return *size > 0;
}

bool table_is_total(const char *text)
{
	static const struct {
		const char *word;
		bool enough; /* without another one */
	} words[] = {{"total", true}, {"totals", true}, {"england", true}, {"national", true},
		{"sum", true}, {"grand", false}, {"overall", false}, {"all", true},
		{"providers", false}, {"tests", false}, {"of", false}};
	bool enough = false;
	size_t size;

	for (; next_word(&text, &size); text += size) {
		size_t i = 0;

		while (i < sizeof words / sizeof *words &&
			(strlen(words[i].word) != size ||
				strncasecmp(words[i].word, text, size) != 0))
			i++;
		if (i == sizeof words / sizeof *words)
			return false;
		enough = enough || words[i].enough;
	}
	return enough;
}

bool table_is_nameless(const char *text)
{
	return !*text || strcmp(text, "-") == 0 || strcmp(text, "–") == 0;
}

bool table_is_code(const char *text)
{
	size_t size = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

	return size >= 3 && size <= 6 && text[size] == '\0';
}

bool table_same(const char *a, const char *b)
{
	return strcasecmp(a, b) == 0;
}
