/* A study: what is charted and tested of a series, in which order. */
#include "views/study.h"

#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

const char *const study_kind_names[] = {"xmr", "run", "i", "p", "pp", NULL};
const char *const study_kind_words[] = {"XmR", "run chart", "I chart", "p chart", "p′ chart", NULL};
const char *const study_per_names[] = {"month", "day", "working-day", NULL};

static bool has_figure(const struct observation *item)
{
	return isfinite(item->value);
}

void study_data_of(struct arena *arena, const struct series *series, struct study_data *out)
{
	size_t first = 0, end = series->count;
	struct study_row *rows;

	while (first < end && !has_figure(&series->items[first]))
		first++;
	while (end > first && !has_figure(&series->items[end - 1]))
		end--;
	rows = arena_array(arena, end - first + 1, sizeof *rows);
	for (size_t i = first; i < end; i++) {
		const struct observation *item = &series->items[i];

		rows[i - first] = (struct study_row){.month = item->month,
			.day = date_day(month_year(item->month), month_in_year(item->month), 1),
			.value = item->value,
			.numerator = item->numerator,
			.denominator = item->denominator,
			.why = item->why,
			.returned = item->returned,
			.note = item->note};
	}
	*out = (struct study_data){.measure = series->measure,
		.function = series->function,
		.function_name = series->function_name,
		.who = series->who,
		.monthly = true,
		.rows = rows,
		.count = end - first,
		.loaded_first = first < end ? series->items[first].month : 0,
		.loaded_last = first < end ? series->items[end - 1].month : 0};
}

size_t study_row_of(const struct study_data *data, int month)
{
	size_t row = 0;

	while (row < data->count && data->rows[row].month != month)
		row++;
	return row;
}

struct study_options study_options_for(const struct study_data *data)
{
	return (struct study_options){
		.better = data->measure.better, .target = NAN, .break_month = MONTH_NONE};
}

enum xmr_direction study_direction(enum better better)
{
	return better == BETTER_UP     ? XMR_INCREASE
	       : better == BETTER_DOWN ? XMR_DECREASE
				       : XMR_NEUTRAL;
}

bool study_screens(enum study_kind kind, enum xmr_rules rules)
{
	return kind == STUDY_XMR ? rules == XMR_RULES_NHSR
				 : kind == STUDY_I || kind == STUDY_P_PRIME;
}

size_t study_trend(const struct study_options *options)
{
	return options->short_trend && options->rules == XMR_RULES_MDC ? XMR_TREND_SHORT
								       : XMR_WINDOW;
}

bool study_kind_fits(const struct study_data *data, enum study_kind kind, const char **why)
{
	if (kind != STUDY_P && kind != STUDY_P_PRIME)
		return true;
	for (size_t i = 0; i < data->count; i++)
		if (isfinite(data->rows[i].value) &&
			!(data->rows[i].denominator > 0 && data->rows[i].numerator >= 0 &&
				data->rows[i].numerator <= data->rows[i].denominator)) {
			*why = "a p chart is of shares whose numerator and denominator are known";
			return false;
		}
	return true;
}

bool study_per_fits(const struct study_data *data, enum study_per per, const char **why)
{
	if (per == STUDY_PER_MONTH)
		return true;
	if (!data->monthly || measure_is_percent(&data->measure) ||
		(!data->own && !(data->measure.flow && measure_is_count(&data->measure)))) {
		*why = "only what is counted over a month can be told per day";
		return false;
	}
	return true;
}

/* Squares of squares are computed: beyond these they would overflow, or vanish. */
static const double largest_value = 1e60, smallest_value = 1e-60;

static bool check(
	const struct study_data *data, const struct study_options *options, struct error *error)
{
	const char *why;
	size_t known = 0;

	for (size_t i = 0; i < data->count; i++)
		known += isfinite(data->rows[i].value);
	if (known == 0)
		return error_set(error, "there is no figure to chart");
	for (size_t i = 0; i < data->count; i++)
		if (fabs(data->rows[i].value) > largest_value ||
			(fabs(data->rows[i].value) < smallest_value && data->rows[i].value != 0))
			return error_set(error,
				"a figure of %.3g cannot be computed with: it is not between 1e-60 "
				"and 1e60",
				data->rows[i].value);
	if (!study_kind_fits(data, options->kind, &why) ||
		!study_per_fits(data, options->per, &why))
		return error_set(error, "%s", why);
	if (options->fix > 0 && options->fix < XMR_FIX_AT_LEAST)
		return error_set(error,
			"limits fixed on %zu points: a baseline needs at least %d points",
			options->fix, XMR_FIX_AT_LEAST);
	if (options->transition < 0 || options->transition > MONTHLY_TRANSITION_MAX)
		return error_set(error, "a transition is 0 to %d months, not %d",
			MONTHLY_TRANSITION_MAX, options->transition);
	return true;
}

/* The first row that is not before the break. */
static void find_break(struct study *study)
{
	const struct study_data *data = &study->data;
	struct monthly_break at = study_at(study);

	study->break_row = data->count;
	study->has_break = data->monthly ? study->options.break_month != MONTH_NONE
					 : study->options.break_row > 0;
	if (!study->has_break)
		return;
	if (!data->monthly) {
		study->break_row = study->options.break_row;
		return;
	}
	for (size_t i = data->count; i > 0 && monthly_side(&at, data->rows[i - 1].month) >= 0; i--)
		study->break_row = i - 1;
}

static void find_spread(struct study *study)
{
	study->least = INFINITY;
	study->most = -INFINITY;
	for (size_t i = 0; i < study->data.count; i++)
		if (isfinite(study->values[i])) {
			study->least = fmin(study->least, study->values[i]);
			study->most = fmax(study->most, study->values[i]);
		}
}

/* Months to come, which a file may hold already, do not make a concern a common cause. */
static void take_icon_of_last_figure(struct study *study)
{
	size_t row = study->data.count;

	while (row > 0 && !isfinite(study->values[row - 1]))
		row--;
	if (study->options.kind != STUDY_XMR || row == 0 || row == study->data.count)
		return;
	study->xmr.last = row - 1;
	study->xmr.variation = xmr_variation_of(
		&study->xmr.points[row - 1], study_direction(study->options.better));
}

bool study_compute(struct arena *arena, const struct study_data *data,
	const struct study_options *options, struct study *out, struct error *error)
{
	*out = (struct study){
		.data = *data, .options = *options, .claim_low = NAN, .claim_high = NAN};
	if (!check(data, options, error))
		return false;
	out->values = study_values_per(arena, data, options->per);
	find_spread(out);
	find_break(out);
	if (!study_limits(arena, out, error))
		return false;
	take_icon_of_last_figure(out);
	if (out->has_break)
		study_test(arena, out);
	study_draw(arena, out);
	study_say(arena, out);
	return true;
}
