/* Decimal text to doubles and back: exact for numbers of up to 15 digits, since those and powers of
 * ten up to 22 are doubles. */
#include "model/number.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
	DIGITS_MOST = 15,
};

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* Takes digits at *at into *number; false where they become too many. */
static bool take_digits(const char **at, double *number, int *count)
{
	for (; is_digit(**at); (*at)++) {
		if (*number > 0 || **at != '0')
			++*count;
		if (*count > DIGITS_MOST)
			return false;
		*number = *number * 10 + (**at - '0');
	}
	return true;
}

bool number_parse(const char *text, double *out)
{
	const char *at = *text == '-' ? text + 1 : text, *point;
	double number = 0;
	int count = 0;

	if (!is_digit(*at) || !take_digits(&at, &number, &count))
		return false;
	if (*at == '.') {
		point = ++at;
		if (!is_digit(*at) || !take_digits(&at, &number, &count) ||
			at - point > DIGITS_MOST)
			return false;
		number /= pow(10, (double)(at - point));
	}
	*out = *text == '-' && number != 0 ? -number : number;
	return *at == '\0';
}

static size_t count_digits(const char *text)
{
	return strspn(text, "0123456789");
}

/* Appends size bytes; false where there is no room for them and a NUL. */
static bool append(char *out, size_t room, size_t *used, const char *text, size_t size)
{
	if (*used + size >= room)
		return false;
	memcpy(out + *used, text, size);
	*used += size;
	out[*used] = '\0';
	return true;
}

/* The digits before the decimal sign, in groups of three or in one piece. */
static bool append_whole(
	const char **at, const char *thousands, char *out, size_t room, size_t *used)
{
	size_t group = count_digits(*at);
	char mark = (*at)[group];
	bool grouped = mark != '\0' && strchr(thousands, mark) != NULL;

	if (grouped && (group == 0 || group > 3 || **at == '0'))
		return false;
	if (!append(out, room, used, *at, group))
		return false;
	*at += group;
	while (grouped && **at == mark) {
		if (count_digits(*at + 1) != 3 || !append(out, room, used, *at + 1, 3))
			return false;
		*at += 4;
	}
	return true;
}

bool number_plain(const char *text, char decimal, const char *thousands, char *out, size_t size)
{
	const char *at = text;
	size_t used = 0, places, digits;

	if ((*at == '-' || *at == '+') && !append(out, size, &used, at++, 1))
		return false;
	digits = used;
	if (!append_whole(&at, thousands, out, size, &used))
		return false;
	digits = used - digits;
	if (*at == decimal) {
		places = count_digits(++at);
		if (!append(out, size, &used, ".", 1) || !append(out, size, &used, at, places))
			return false;
		digits = places > 0 ? digits + places : 0;
		at += places;
	}
	return digits > 0 && (*at == '\0' || *at == 'e' || *at == 'E') &&
	       append(out, size, &used, at, strlen(at));
}

/* Places behind the point that are enough to read the amount back equal. */
static int decimals_of(double amount)
{
	int decimals = 0;

	while (decimals < DIGITS_MOST && amount * pow(10, decimals) < 1e15 &&
		round(amount * pow(10, decimals)) / pow(10, decimals) != amount)
		decimals++;
	return decimals;
}

void number_print(double number, char *buffer, size_t size)
{
	char digits[400];
	double amount = fabs(number);
	int decimals = decimals_of(amount);
	int count =
		snprintf(digits, sizeof digits, "%0*.0f", decimals + 1, amount * pow(10, decimals));
	int whole = count - decimals;

	snprintf(buffer, size, "%s%.*s%s%s", number < 0 ? "-" : "", whole, digits,
		decimals > 0 ? "." : "", digits + whole);
}
