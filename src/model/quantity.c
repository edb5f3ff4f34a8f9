/* Figures as sources print them: their bounds, units, and the short form for a narrow column. */
#include "model/quantity.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/number.h"

enum {
	NUMBER_SIZE = 440, /* the longest double, with commas and six decimals */
	FIGURE_SIZE = 520, /* the same with its unit */
};

const char *const bound_names[] = {"exact", "about", "over", "under", "at_least", "up_to", NULL};
const char *const value_role_names[] = {
	"value", "before", "after", "comparator", "change", "target", NULL};

static const char *const bound_signs[] = {"", "~", "> ", "< ", "≥ ", "≤ "};

/* Durations; days is 0 where the unit has no fixed length in days. */
static const struct duration {
	const char *singular, *plural;
	double days;
} durations[] = {
	{"minute", "minutes", 1.0 / 1440},
	{"hour", "hours", 1.0 / 24},
	{"day", "days", 1},
	{"week", "weeks", 7},
	{"night", "nights", 0},
	{"month", "months", 0},
	{"year", "years", 0},
	{"working day", "working days", 0},
};

static const struct duration *find_duration(const char *unit)
{
	for (size_t i = 0; unit != NULL && i < sizeof durations / sizeof *durations; i++)
		if (strcmp(unit, durations[i].plural) == 0 ||
			strcmp(unit, durations[i].singular) == 0)
			return &durations[i];
	return NULL;
}

bool bound_parse(const char *name, enum bound *out)
{
	for (int i = 0; bound_names[i]; i++) {
		if (strcmp(bound_names[i], name) == 0) {
			*out = (enum bound)i;
			return true;
		}
	}
	return false;
}

static bool contains(const char *text, const char *words)
{
	for (; *text; text++)
		if (strncasecmp(text, words, strlen(words)) == 0)
			return true;
	return false;
}

enum bound quantity_printed_bound(const struct quantity *quantity)
{
	if (quantity->qualifier == NULL || contains(quantity->printed, quantity->qualifier))
		return quantity->bound;
	return BOUND_EXACT;
}

enum unit_kind quantity_unit_kind(const char *unit)
{
	if (unit == NULL)
		return UNIT_COUNT;
	if (strcmp(unit, "%") == 0)
		return UNIT_PERCENT;
	if (strcmp(unit, "fraction") == 0 || strcmp(unit, "ratio") == 0)
		return UNIT_FRACTION;
	if (strcmp(unit, "GBP") == 0 || strncmp(unit, "GBP/", 4) == 0)
		return UNIT_MONEY;
	if (strcmp(unit, "clock time") == 0)
		return UNIT_CLOCK;
	return find_duration(unit) != NULL ? UNIT_DURATION : UNIT_COUNT;
}

double quantity_unit_days(const char *unit)
{
	const struct duration *duration = find_duration(unit);

	return duration != NULL ? duration->days : 0;
}

static bool has_number(const struct quantity *quantity)
{
	bool only_words = quantity->basis != NULL && strcmp(quantity->basis, "words") == 0;

	return isfinite(quantity->low) && isfinite(quantity->high) && !only_words;
}

static bool units_convert(const char *a, const char *b)
{
	const struct duration *left = find_duration(a), *right = find_duration(b);

	if (a == NULL || b == NULL)
		return a == b;
	if (left != NULL && right != NULL)
		return left == right || (left->days > 0 && right->days > 0);
	return strcmp(a, b) == 0;
}

bool quantity_comparable(const struct quantity *a, const struct quantity *b)
{
	if (!has_number(a) || !has_number(b) || quantity_unit_kind(a->unit) == UNIT_CLOCK)
		return false;
	if (a->statistic != NULL && b->statistic != NULL && strcmp(a->statistic, b->statistic) != 0)
		return false;
	return units_convert(a->unit, b->unit);
}

/* "1234567.5" as "1,234,567.5"; digits has no sign. */
static void insert_commas(const char *digits, char *out)
{
	size_t whole = strcspn(digits, ".");

	for (size_t i = 0; digits[i]; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			*out++ = ',';
		*out++ = digits[i];
	}
	*out = '\0';
}

void number_format(double number, char *buffer, size_t size)
{
	double amount = fabs(number) < 1e9 ? round(fabs(number) * 1e6) / 1e6 : fabs(number);
	char digits[NUMBER_SIZE], grouped[2 * NUMBER_SIZE];

	if (!isfinite(number)) {
		snprintf(buffer, size, "–");
		return;
	}
	number_print(amount, digits, sizeof digits);
	insert_commas(digits, grouped);
	snprintf(buffer, size, "%s%s", number < 0 && amount != 0 ? "−" : "", grouped);
}

/* "£1.5m": in millions, billions or thousands only where two decimals (none for thousands) say all
 * of it. */
static void format_money(double number, char *buffer, size_t size)
{
	static const struct {
		double one, step;
		const char *suffix;
	} scales[] = {{1e9, 1e7, "bn"}, {1e6, 1e4, "m"}, {1e3, 1e3, "k"}, {1, 0, ""}};
	char digits[NUMBER_SIZE];
	double amount = fabs(number);
	int i = 0;

	while (scales[i].step > 0 &&
		!(amount >= scales[i].one && fmod(amount, scales[i].step) == 0))
		i++;
	number_format(amount / scales[i].one, digits, sizeof digits);
	snprintf(buffer, size, "%s£%s%s", number < 0 ? "−" : "", digits, scales[i].suffix);
}

static void format_clock(double hours, char *buffer, size_t size)
{
	int minutes = hours >= 0 && hours <= 24 ? (int)lround(hours * 60) : 0;

	snprintf(buffer, size, "%02d:%02d", minutes / 60, minutes % 60);
}

/* The number alone, as its unit writes numbers. */
static void format_bare(double number, const char *unit, char *buffer, size_t size)
{
	switch (quantity_unit_kind(unit)) {
	case UNIT_MONEY:
		format_money(number, buffer, size);
		break;
	case UNIT_CLOCK:
		format_clock(number, buffer, size);
		break;
	default:
		number_format(number, buffer, size);
		break;
	}
}

/* What follows the number: " days", " %", " a year", " mm"; "" for what the metric's name says. */
static void format_unit(double number, const char *unit, char *buffer, size_t size)
{
	const struct duration *duration = find_duration(unit);

	*buffer = '\0';
	if (duration != NULL)
		snprintf(buffer, size, " %s", number == 1 ? duration->singular : duration->plural);
	else if (quantity_unit_kind(unit) == UNIT_MONEY && unit[3] == '/')
		snprintf(buffer, size, " a %s", unit + 4);
	else if (unit != NULL && (strcmp(unit, "%") == 0 || strcmp(unit, "mm") == 0))
		snprintf(buffer, size, " %s", unit);
}

void quantity_format_number(double number, const char *unit, char *buffer, size_t size)
{
	char digits[FIGURE_SIZE], suffix[60];

	format_bare(number, unit, digits, sizeof digits);
	format_unit(number, unit, suffix, sizeof suffix);
	snprintf(buffer, size, "%s%s", digits, suffix);
}

/* One of so many, where the number is that: "1 in 2,500". */
static bool format_one_in(double number, char *buffer, size_t size)
{
	char digits[NUMBER_SIZE];
	double of = number > 0 && number < 1 ? round(1 / number) : 0;

	if (of < 2 || fabs(1 / number - of) > 1e-6 * of)
		return false;
	number_format(of, digits, sizeof digits);
	snprintf(buffer, size, "1 in %s", digits);
	return true;
}

static void format_range(const struct quantity *quantity, char *buffer, size_t size)
{
	char low[FIGURE_SIZE], high[FIGURE_SIZE];

	format_bare(quantity->low, quantity->unit, low, sizeof low);
	quantity_format_number(quantity->high, quantity->unit, high, sizeof high);
	snprintf(buffer, size, quantity->low < 0 ? "%s to %s" : "%s–%s", low, high);
}

void quantity_format(const struct quantity *quantity, char *buffer, size_t size)
{
	char figure[3 * FIGURE_SIZE];
	double number = isfinite(quantity->low) ? quantity->low : quantity->high;
	bool fraction = quantity_unit_kind(quantity->unit) == UNIT_FRACTION;

	if (quantity->words != NULL || !isfinite(number)) {
		snprintf(buffer, size, "%s",
			quantity->words != NULL ? quantity->words : quantity->printed);
		return;
	}
	if (isfinite(quantity->high) && quantity->high != number)
		format_range(quantity, figure, sizeof figure);
	else if (!fraction || !format_one_in(number, figure, sizeof figure))
		quantity_format_number(number, quantity->unit, figure, sizeof figure);
	snprintf(buffer, size, "%s%s", bound_signs[quantity_printed_bound(quantity)], figure);
}
