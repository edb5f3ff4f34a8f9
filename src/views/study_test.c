/* What a study tests: regression, plain differences, and the claim beside them. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

struct monthly_break study_at(const struct study *study)
{
	return (struct monthly_break){.event = study->options.break_month,
		.event_month = study->options.event_month,
		.transition = study->options.transition};
}

struct monthly_series study_monthly(struct arena *arena, const struct study *study)
{
	int *months = arena_array(arena, study->data.count + 1, sizeof *months);

	for (size_t i = 0; i < study->data.count; i++)
		months[i] = study->data.rows[i].month;
	return (struct monthly_series){months, study->values, study->data.count};
}

/* The claim in the unit charted; what is relative needs the level without the break. No verdict on
 * what is claimed of something else, or by an interval that is not to be trusted. */
static void place_claim(struct study *study)
{
	const struct study_claim *claim = study->options.claim;
	double level = study->has_fit ? study->fit.expected_at_break : NAN;

	study->claim_outcome = CLAIM_UNKNOWN;
	if (claim == NULL || !study->has_fit)
		return;
	study->claim_low =
		claim->relative ? level * claim->low / 100 : study_month_as_per(study, claim->low);
	study->claim_high = claim->relative ? level * claim->high / 100
					    : study_month_as_per(study, claim->high);
	if (claim->elsewhere || study->no_verdict != NULL)
		return;
	study->claim_outcome = claim_against(
		study->claim_low, study->claim_high, study->fit.level.low, study->fit.level.high);
}

/* Months with a figure on that side of the break, up to the nearest hole. */
static size_t piece_months(const struct study *study, int side)
{
	struct monthly_break at = study_at(study);
	size_t count = 0, begin = 0, end = study->data.count;
	struct study_hole hole;

	for (size_t from = 0; study_next_hole(study, from, &hole); from = hole.after) {
		if (monthly_side(&at, hole.last) < 0)
			begin = hole.after;
		else if (monthly_side(&at, hole.first) > 0 && hole.before < end)
			end = hole.before + 1;
	}
	for (size_t i = begin; i < end; i++)
		count += isfinite(study->values[i]) &&
			 monthly_side(&at, study->data.rows[i].month) == side;
	return count;
}

/* What lies beyond a hole may have come of anything in it. */
static const char *why_hole(struct arena *arena, const struct study *study)
{
	struct study_hole hole;
	size_t before, after;

	for (size_t from = 0; study_next_hole(study, from, &hole); from = hole.after)
		if (study_hole_is_at_break(study, &hole))
			return arena_format(arena, "the break is in or at a hole, %s",
				study_hole_name(arena, &hole));
	before = piece_months(study, -1);
	after = piece_months(study, 1);
	if (before >= INTERRUPTED_REFUSED_BELOW && after >= INTERRUPTED_REFUSED_BELOW)
		return NULL;
	return arena_format(arena,
		"in one piece with the break are %zu month%s before and %zu after, and a side "
		"needs %d",
		before, before == 1 ? "" : "s", after, INTERRUPTED_REFUSED_BELOW);
}

/* In the words of study->no_verdict. */
static const char *why_no_verdict(struct arena *arena, const struct study *study)
{
	if (study->fit.exact)
		return "every month lies on the line: there is no spread to judge by";
	if (study->fit.at_boundary)
		return "the estimate of autocorrelation is at its boundary";
	return why_hole(arena, study);
}

/* Why there is no test, and which months there are. */
static const char *refusal(struct arena *arena, const struct study *study, const char *why)
{
	const struct study_data *data = &study->data;
	int first = data->loaded_first, last = data->loaded_last;
	char from[9], to[9];

	if (last == 0) {
		first = data->rows[0].month;
		last = data->rows[data->count - 1].month;
	}
	month_format(first, from);
	month_format(last, to);
	if (first == last)
		return arena_format(arena, "%s; the only month there is: %s", why, from);
	return arena_format(arena, "%s; months %s: %s to %s", why,
		data->own ? "in the file" : "loaded", from, to);
}

void study_test(struct arena *arena, struct study *study)
{
	struct monthly_break at = study_at(study);
	struct monthly_series series;
	struct error error;

	if (!study->data.monthly) {
		study->fit_refused = study->differences_refused =
			"the tests take one value a month, and these rows are not months";
		return;
	}
	series = study_monthly(arena, study);
	study->has_fit =
		interrupted_fit(&series, &at, &study->options.interrupted, &study->fit, &error);
	if (study->has_fit)
		study->no_verdict = why_no_verdict(arena, study);
	else
		study->fit_refused = refusal(arena, study, error.message);
	study->has_differences = before_after_compare(&series, &at, &study->differences, &error);
	if (!study->has_differences)
		study->differences_refused = arena_string(arena, error.message);
	place_claim(study);
}
