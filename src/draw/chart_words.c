/* Numbers, months and signs in words. */
#include "chart_words.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *const chart_gap_words[CHART_GAP_COUNT] = {
	[CHART_NO_FIGURE] = "no figure",
	[CHART_NOT_SUBMITTED] = "not submitted",
	[CHART_NOT_LOADED] = "not loaded",
	[CHART_NOT_REPORTED] = "not reported",
	[CHART_NOT_IN_EXTRACT] = "not in this extract",
	[CHART_CLOSED] = "closed",
};

const char *const chart_mark_words[CHART_MARK_COUNT] = {
	[CHART_PLAIN] = "value",
	[CHART_COMMON] = "common cause",
	[CHART_IMPROVEMENT] = "improvement",
	[CHART_CONCERN] = "concern",
	[CHART_HIGH] = "signal, high",
	[CHART_LOW] = "signal, low",
	[CHART_RETURNED] = "after a gap, very different",
};

const char *const chart_variation_badges[CHART_VARIATION_COUNT] = {
	[CHART_VARIATION_NONE] = "",
	[CHART_VARIATION_COMMON] = "[~]",
	[CHART_VARIATION_IMPROVEMENT_HIGH] = "[H+]",
	[CHART_VARIATION_IMPROVEMENT_LOW] = "[L+]",
	[CHART_VARIATION_CONCERN_HIGH] = "[H!]",
	[CHART_VARIATION_CONCERN_LOW] = "[L!]",
	[CHART_VARIATION_NEUTRAL_HIGH] = "[^]",
	[CHART_VARIATION_NEUTRAL_LOW] = "[v]",
};

const char *const chart_variation_words[CHART_VARIATION_COUNT] = {
	[CHART_VARIATION_NONE] = "",
	[CHART_VARIATION_COMMON] = "common cause",
	[CHART_VARIATION_IMPROVEMENT_HIGH] = "improvement, high",
	[CHART_VARIATION_IMPROVEMENT_LOW] = "improvement, low",
	[CHART_VARIATION_CONCERN_HIGH] = "concern, high",
	[CHART_VARIATION_CONCERN_LOW] = "concern, low",
	[CHART_VARIATION_NEUTRAL_HIGH] = "signal, high",
	[CHART_VARIATION_NEUTRAL_LOW] = "signal, low",
};

const char *const chart_assurance_badges[CHART_ASSURANCE_COUNT] = {
	[CHART_ASSURANCE_NONE] = "",
	[CHART_ASSURANCE_PASS] = "[P]",
	[CHART_ASSURANCE_FAIL] = "[F]",
	[CHART_ASSURANCE_INCONSISTENT] = "[?]",
};

const char *const chart_assurance_words[CHART_ASSURANCE_COUNT] = {
	[CHART_ASSURANCE_NONE] = "",
	[CHART_ASSURANCE_PASS] = "passes the target",
	[CHART_ASSURANCE_FAIL] = "fails the target",
	[CHART_ASSURANCE_INCONSISTENT] = "hit and miss",
};

enum { DECIMALS_MOST = 9 };

static const double huge_number = 1e12; /* from here on powers of ten */
static const double tiny_number = 1e-6; /* below, where all decimals are asked for */

/* Digits, then whatever the locale has for a point, then the decimals. */
static void group_digits(const char *digits, int decimals, bool negative, char *out)
{
	size_t whole = strspn(digits, "0123456789");
	size_t size = strlen(digits);

	if (negative) {
		memcpy(out, "−", strlen("−"));
		out += strlen("−");
	}
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && (whole - i) % 3 == 0)
			*out++ = ',';
		*out++ = digits[i];
	}
	if (decimals > 0) {
		*out++ = '.';
		memcpy(out, digits + size - (size_t)decimals, (size_t)decimals);
		out += decimals;
	}
	*out = '\0';
}

/* "1.2e+15": one digit, the locale's point, one digit, the power. */
static void write_power(double value, char out[CHART_NUMBER_SIZE])
{
	char digits[CHART_NUMBER_SIZE];
	const char *power;

	snprintf(digits, sizeof digits, "%.1e", fabs(value));
	power = strchr(digits, 'e');
	snprintf(out, CHART_NUMBER_SIZE, "%s%c.%c%s", value < 0 ? "−" : "", digits[0], power[-1],
		power);
}

void chart_number(double value, int decimals, char out[CHART_NUMBER_SIZE])
{
	char digits[CHART_NUMBER_SIZE];

	if (!isfinite(value)) {
		snprintf(out, CHART_NUMBER_SIZE, "–");
	} else if (fabs(value) >= huge_number ||
		   (fabs(value) < tiny_number && value != 0 && decimals >= DECIMALS_MOST)) {
		write_power(value, out);
	} else {
		decimals = decimals < 0 ? 0 : decimals > DECIMALS_MOST ? DECIMALS_MOST : decimals;
		snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
		group_digits(
			digits, decimals, value < 0 && strpbrk(digits, "123456789") != NULL, out);
	}
}

static int floor_division(int a, int b)
{
	return a / b - (a % b < 0);
}

int chart_month_in_year(int x)
{
	return x - 12 * floor_division(x, 12);
}

void chart_month(int x, bool brief, char out[CHART_MONTH_SIZE])
{
	static const char names[12][4] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	const char *name = names[chart_month_in_year(x)];

	if (brief)
		snprintf(out, CHART_MONTH_SIZE, "%s", name);
	else
		snprintf(out, CHART_MONTH_SIZE, "%s %d", name, floor_division(x, 12));
}

bool chart_has_value(const struct chart_point *point)
{
	return isfinite(point->y);
}

const char *chart_point_name(
	const struct chart *chart, const struct chart_point *point, char buffer[CHART_MONTH_SIZE])
{
	if (chart->axis == CHART_BY_LABEL)
		return point->label != NULL ? point->label : "";
	chart_month(point->x, false, buffer);
	return buffer;
}

const char *chart_gap_word(const struct chart *chart)
{
	int found = -1;

	for (size_t i = 0; i < chart->point_count; i++) {
		const struct chart_point *point = &chart->points[i];

		if (chart_has_value(point))
			continue;
		if (found >= 0 && found != (int)point->gap)
			return chart_gap_words[CHART_NO_FIGURE];
		found = (int)point->gap;
	}
	return found < 0 ? "" : chart_gap_words[found];
}

unsigned chart_marks(const struct chart *chart)
{
	unsigned marks = 0;

	for (size_t i = 0; i < chart->point_count; i++)
		if (chart_has_value(&chart->points[i]))
			marks |= 1u << chart->points[i].mark;
	return marks;
}
