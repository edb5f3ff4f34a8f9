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

static const char *reason_of_none(const char *text)
{
	static const struct {
		const char *text, *why;
	} reasons[] = {
		{"", "not reported"},
		{"-", "not applicable"},
		{"–", "not applicable"}, /* as a spreadsheet writes it */
		{"*", "suppressed"},
		{"n/a", "not applicable"},
		{"not reported", "not reported"},
	};

	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (strcasecmp(text, reasons[i].text) == 0)
			return reasons[i].why;
	return NULL;
}

/* Copies the digits of "17,712" and "12 345.5"; false where commas do not part thousands. */
static bool copy_digits(const char *text, char *out)
{
	const char *first = strchr(text, ',');
	size_t count = 0, whole = strcspn(text, ".");

	if (strlen(text) >= NUMBER_LONGEST)
		return false;
	for (size_t i = 0; text[i] != '\0'; i++) {
		if (text[i] == ',' && (i == 0 || i > whole || (whole - i) % 4 != 0))
			return false;
		if (first != NULL && i < whole && text[i] != ',' && (whole - i) % 4 == 0)
			return false; /* "1,2345678": a comma is missing here */
		if (text[i] != ',')
			out[count++] = text[i];
	}
	out[count] = '\0';
	return true;
}

bool table_number(const struct table *table, size_t column, bool decimals, double *value,
	const char **why, struct error *error)
{
	const char *text = table_text(table, column);
	char digits[NUMBER_LONGEST];

	*value = NAN;
	*why = reason_of_none(text);
	if (*why != NULL)
		return true;
	if (*text == '-' && text[1] >= '0' && text[1] <= '9')
		return table_fail(
			table, column, error, "%.40s is less than 0: no count can be", text);
	if (!copy_digits(text, digits) || !number_parse(digits, value))
		return table_fail(table, column, error,
			"\"%.40s\" is no number: write digits, or '-' where there is none", text);
	if (!decimals && (*value != floor(*value) || *value > 1e12)) {
		*value = NAN;
		return table_fail(table, column, error,
			"%.40s cannot be a count: write a whole number", text);
	}
	return true;
}

bool table_is_total(const char *text)
{
	static const char *const totals[] = {"total", "totals", "grand total", "england",
		"england total", "total england", "all providers"};

	for (size_t i = 0; i < sizeof totals / sizeof *totals; i++)
		if (strcasecmp(text, totals[i]) == 0)
			return true;
	return false;
}
