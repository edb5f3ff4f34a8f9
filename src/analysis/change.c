/* What changed between two sides of a claim: intervals in, a phrase that is never stronger than the
 * claim out. */
#include "analysis/change.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
	FIGURE_SIZE = 520,  /* a figure of model/quantity.c */
	PHRASE_SIZE = 1200, /* two of them with words around */
};

/* Every reading of a figure: a bound leaves one end open (infinite), "over" and "under" exclude
 * their own number. */
struct span {
	double low, high;
	bool low_strict, high_strict;
};

struct change {
	double least, most; /* size of the change, both >= 0; most is INFINITY for a bound */
	double least_share; /* the same in per cent of the earlier side, NAN where that cannot be
			       said */
	bool more, mixed, strict, about;
	const char *unit;
	enum unit_kind kind;
};

static struct span span_of(const struct quantity *quantity, double factor)
{
	struct span span = {quantity->low * factor, quantity->high * factor, false, false};

	switch (quantity_printed_bound(quantity)) {
	case BOUND_OVER:
		span.low_strict = true; /* fall through */
	case BOUND_AT_LEAST:
		span.high = INFINITY;
		break;
	case BOUND_UNDER:
		span.high_strict = true; /* fall through */
	case BOUND_UP_TO:
		span.low = -INFINITY;
		break;
	case BOUND_EXACT:
	case BOUND_ABOUT:
		break;
	}
	return span;
}

/* One of the earlier side's units in those of the later. */
static double conversion(const struct quantity *earlier, const struct quantity *later)
{
	double from = quantity_unit_days(earlier->unit), to = quantity_unit_days(later->unit);

	return from > 0 && to > 0 && from != to ? from / to : 1;
}

static bool is_about(const struct quantity *quantity)
{
	return quantity_printed_bound(quantity) == BOUND_ABOUT;
}

bool change_sides(
	const struct metric *metric, const struct quantity **earlier, const struct quantity **later)
{
	static const enum value_role pairs[][2] = {
		{ROLE_BEFORE, ROLE_AFTER}, {ROLE_COMPARATOR, ROLE_VALUE}};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		const struct quantity *first = metric->values[pairs[i][0]],
				      *second = metric->values[pairs[i][1]];

		if (first != NULL && second != NULL && quantity_comparable(first, second)) {
			*earlier = first;
			*later = second;
			return true;
		}
	}
	return false;
}

/* The least change in per cent: the later side's end that is nearest to the earlier over that end
 * of the earlier. */
static double least_share(struct span earlier, struct span later, bool more)
{
	double from = more ? earlier.high : earlier.low, to = more ? later.low : later.high;

	return from > 0 && isfinite(from) && isfinite(to) ? fabs(to / from - 1) * 100 : NAN;
}

/* False where nothing can be said: both directions are possible without end. */
static bool measure(const struct quantity *first, const struct quantity *second, struct change *out)
{
	struct span earlier = span_of(first, conversion(first, second)), later = span_of(second, 1);
	double low = later.low - earlier.high, high = later.high - earlier.low;

	*out = (struct change){.unit = second->unit, .kind = quantity_unit_kind(second->unit)};
	out->about = is_about(first) || is_about(second);
	out->more = low >= 0 && high > 0;
	out->mixed = low < 0 && high > 0;
	if (out->mixed && (isinf(low) || isinf(high)))
		return false;
	out->least = out->more || out->mixed ? low : -high;
	out->most = out->more || out->mixed ? high : -low;
	out->strict = out->more ? later.low_strict || earlier.high_strict
				: later.high_strict || earlier.low_strict;
	out->least_share = least_share(earlier, later, out->more);
	if (earlier.low == later.low && earlier.high == later.high && isfinite(low) &&
		isfinite(high))
		out->least = out->most = out->mixed = 0;
	return true;
}

enum rounding {
	ROUND_NEAREST,
	ROUND_DOWN,
	ROUND_UP,
};

static double rounded(double number, double step, enum rounding rounding)
{
	double steps = number / step, slack = 1e-7; /* 55 computed as 54.99999999 is 55 */

	switch (rounding) {
	case ROUND_DOWN:
		return floor(steps + slack) * step;
	case ROUND_UP:
		return ceil(steps - slack) * step;
	case ROUND_NEAREST:
		break;
	}
	return round(steps) * step;
}

static bool is_range(const struct change *change)
{
	return isfinite(change->most) && change->most != change->least;
}

static enum rounding rounding_of(const struct change *change)
{
	return is_range(change) || isinf(change->most) ? ROUND_DOWN : ROUND_NEAREST;
}

/* "over about ", "at least ", "about ", "". */
static const char *prefix(const struct change *change)
{
	if (isinf(change->most) && change->about)
		return change->strict ? "over about " : "at least about ";
	if (isinf(change->most))
		return change->strict ? "over " : "at least ";
	return change->about ? "about " : "";
}

static const char *direction(const struct change *change)
{
	if (change->more)
		return "more";
	return change->kind == UNIT_COUNT ? "fewer" : "less";
}

/* "56 %"; "" where there is no share worth a number. 100 stands only for all of it. */
static void format_share(const struct change *change, char *buffer, size_t size)
{
	double share = change->least_share;
	bool fine = share < 1 || (share > 99 && share < 100);
	enum rounding rounding = share > 99 && share < 100 ? ROUND_DOWN : rounding_of(change);
	double shown = isnan(share) ? 0 : rounded(share, fine ? 0.1 : 1, rounding);

	*buffer = '\0';
	if (!is_range(change) && shown > 0)
		quantity_format_number(shown, "%", buffer, size);
}

/* "71 days", "12 to 41 days", "£1m", "554". */
static void format_amount(const struct change *change, char *buffer, size_t size)
{
	char low[FIGURE_SIZE], high[FIGURE_SIZE];
	double least = rounded(change->least, 0.01, rounding_of(change));
	bool plain_low = change->kind != UNIT_MONEY;

	if (!is_range(change)) {
		quantity_format_number(least, change->unit, buffer, size);
		return;
	}
	quantity_format_number(least, plain_low ? NULL : change->unit, low, sizeof low);
	quantity_format_number(
		rounded(change->most, 0.01, ROUND_UP), change->unit, high, sizeof high);
	if (least == 0)
		snprintf(buffer, size, "up to %s", high);
	else
		snprintf(buffer, size, "%s to %s", low, high);
}

/* Percentages: "+30 to +40 points", "−5 to +10 points", "over 20 points less". */
static void format_points(const struct change *change, char *buffer, size_t size)
{
	double scale = change->kind == UNIT_FRACTION ? 100 : 1,
	       sign = change->more || change->mixed ? 1 : -1;
	double least = rounded(change->least * scale, 0.01, rounding_of(change));
	double most = isinf(change->most) ? least
					  : rounded(change->most * scale, 0.01,
						    is_range(change) ? ROUND_UP : ROUND_NEAREST);
	char low[FIGURE_SIZE], high[FIGURE_SIZE];
	double from = sign > 0 ? least : -most, to = sign > 0 ? most : -least;

	number_format(isinf(change->most) ? least : from, low, sizeof low);
	number_format(to, high, sizeof high);
	if (isinf(change->most))
		snprintf(buffer, size, "%s%s points %s", prefix(change), low,
			change->more ? "more" : "less");
	else if (is_range(change))
		snprintf(buffer, size, "%s%s%s to %s%s points", prefix(change), from > 0 ? "+" : "",
			low, to > 0 ? "+" : "", high);
	else
		snprintf(buffer, size, "%s%s%s %s", prefix(change), from > 0 ? "+" : "", low,
			least == 1 ? "point" : "points");
}

/* A range on both sides of no change: "2 days less to 3 days more". */
static void format_mixed(const struct change *change, char *buffer, size_t size)
{
	char low[FIGURE_SIZE], high[FIGURE_SIZE];

	quantity_format_number(
		rounded(-change->least, 0.01, ROUND_UP), change->unit, low, sizeof low);
	quantity_format_number(
		rounded(change->most, 0.01, ROUND_UP), change->unit, high, sizeof high);
	snprintf(buffer, size, "%s%s %s to %s more", prefix(change), low, direction(change), high);
}

/* A bound that begins at the earlier side itself: only the direction is claimed. */
static const char *bare_direction(const struct change *change)
{
	if (change->strict)
		return direction(change);
	return change->more ? "no less than before" : "no more than before";
}

/* Counts, money and durations; a count that grew is given in per cent alone, as it is read most
 * easily. */
static void format_difference(const struct change *change, bool brief, char *buffer, size_t size)
{
	char amount[PHRASE_SIZE], share[FIGURE_SIZE];
	const char *before = prefix(change);

	format_amount(change, amount, sizeof amount);
	format_share(change, share, sizeof share);
	if (*share == '\0')
		snprintf(buffer, size, "%s%s %s", before, amount, direction(change));
	else if (change->more && change->kind != UNIT_DURATION && isfinite(change->most))
		snprintf(buffer, size, "%s+%s", before, share);
	else if (brief || (change->more && change->kind != UNIT_DURATION))
		snprintf(buffer, size, "%s%s %s", before, share, direction(change));
	else
		snprintf(buffer, size, "%s%s %s, %s%s", before, amount, direction(change),
			isinf(change->most) ? before : "", share);
}

void change_format(const struct quantity *earlier, const struct quantity *later, bool brief,
	char *buffer, size_t size)
{
	struct change change;
	bool known = quantity_comparable(earlier, later) && measure(earlier, later, &change);

	if (!known)
		snprintf(buffer, size, "%s", "");
	else if (change.least == 0 && change.most == 0)
		snprintf(buffer, size, "%s", change.about ? "about the same" : "no change");
	else if (isinf(change.most) && change.least == 0)
		snprintf(buffer, size, "%s", bare_direction(&change));
	else if (change.kind == UNIT_PERCENT || change.kind == UNIT_FRACTION)
		format_points(&change, buffer, size);
	else if (change.mixed)
		format_mixed(&change, buffer, size);
	else
		format_difference(&change, brief, buffer, size);
}

/* What is drawn: solid to certain, shaded to possible. A vague figure gets a twentieth of itself as
 * shade. */
static struct change_bar bar_of(const struct quantity *quantity, double factor)
{
	double low = fmax(quantity->low * factor, 0), high = fmax(quantity->high * factor, 0);

	switch (quantity_printed_bound(quantity)) {
	case BOUND_UNDER:
	case BOUND_UP_TO:
		return (struct change_bar){0, high};
	case BOUND_OVER:
	case BOUND_AT_LEAST:
		return (struct change_bar){low, low * 1.05};
	case BOUND_ABOUT:
		return (struct change_bar){low * 0.95, high * 1.05};
	case BOUND_EXACT:
		break;
	}
	return (struct change_bar){low, high};
}

bool change_bars(
	const struct quantity *earlier, const struct quantity *later, struct change_bar bars[2])
{
	double scale;

	bars[0] = bars[1] = (struct change_bar){0, 0};
	if (!quantity_comparable(earlier, later))
		return false;
	bars[0] = bar_of(earlier, conversion(earlier, later));
	bars[1] = bar_of(later, 1);
	scale = fmax(bars[0].possible, bars[1].possible);
	if (quantity_unit_kind(later->unit) == UNIT_PERCENT)
		scale = fmax(100, fmax(earlier->high, later->high));
	for (int i = 0; i < 2 && scale > 0; i++) {
		bars[i].certain = fmin(bars[i].certain / scale, 1);
		bars[i].possible = fmin(bars[i].possible / scale, 1);
	}
	return true;
}

static bool is_dated(const struct quantity *quantity)
{
	int first, last;

	return quantity != NULL && date_years(&quantity->period, &first, &last);
}

struct evidence change_evidence(const struct metric *metric)
{
	struct evidence out = {.baseline = metric->values[ROLE_BEFORE] != NULL,
		.comparator = metric->values[ROLE_COMPARATOR] != NULL,
		.by_party = metric->claimed_by_party,
		.repeated = metric->repeated_by != NULL};

	for (int role = 0; role < ROLE_COUNT; role++)
		out.dated = out.dated || is_dated(metric->values[role]);
	return out;
}
