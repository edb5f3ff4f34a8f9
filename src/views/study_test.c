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
	if (claim->elsewhere || study->fit.at_boundary || study->fit.exact)
		return;
	study->claim_outcome = claim_against(
		study->claim_low, study->claim_high, study->fit.level.low, study->fit.level.high);
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
	if (!study->has_fit)
		study->fit_refused = refusal(arena, study, error.message);
	study->has_differences = before_after_compare(&series, &at, &study->differences, &error);
	if (!study->has_differences)
		study->differences_refused = arena_string(arena, error.message);
	place_claim(study);
}
