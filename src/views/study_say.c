/* What a study says of its break, in words: the level, the claim, the others, what to mind. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

enum {
	LINES_MOST = 8,
	GAP_LEAST = 3, /* months without a figure around a break that are worth a word */
};

static const double is_seasonal = 0.05; /* p of one harmonic more than none */

struct saying {
	struct arena *arena;
	struct study *study;
	struct study_line *lines;
};

static void add_line(struct saying *say, const char *label, const struct string_buffer *text)
{
	if (text->size == 0)
		return;
	say->lines[say->study->line_count++] =
		(struct study_line){label, arena_string(say->arena, string_buffer_text(text))};
}

/* "−856 a month", without its unit where it follows another. */
static void add_change(
	const struct study *study, double value, bool unit, struct string_buffer *out)
{
	char text[32];

	study_change(study, value, text);
	string_buffer_format(out, "%s%s", text, unit ? study_change_unit(study) : "");
}

static void add_interval(
	const struct study *study, double low, double high, struct string_buffer *out)
{
	add_change(study, low, false, out);
	string_buffer_add(out, " to ");
	add_change(study, high, false, out);
}

/* ", −7 %" of a count's level without the break. */
static void add_relative(
	const struct study *study, double value, double of, struct string_buffer *out)
{
	double percent = 100 * value / of;
	int decimals = fabs(percent) < 0.95;
	bool none = fabs(percent) < 0.05;

	if (strcmp(study->data.measure.unit, "%") == 0 || !(of > 0) || !isfinite(percent))
		return;
	string_buffer_format(out, ", %s%.*f %%",
		none	      ? ""
		: percent < 0 ? "−"
			      : "+",
		none ? 0 : decimals, fabs(percent));
}

/* What the errors were taken to be. */
static void add_errors(const struct interrupted *fit, struct string_buffer *out)
{
	switch (fit->method) {
	case INTERRUPTED_REML:
	case INTERRUPTED_ML:
		string_buffer_format(out, "AR(1) %s%.2f%s", fit->phi < 0 ? "−" : "", fabs(fit->phi),
			fit->method == INTERRUPTED_ML ? " by ML" : "");
		break;
	case INTERRUPTED_NEWEY_WEST:
		string_buffer_format(out, "Newey-West, lag %zu", fit->lag);
		break;
	case INTERRUPTED_OLS:
		string_buffer_add(out, "months taken as independent");
		break;
	}
	if (fit->harmonics > 0)
		string_buffer_add(out, ", seasonal");
	string_buffer_format(out, ", n %zu", fit->n);
}

static bool excludes_no_change(const struct interrupted_estimate *estimate)
{
	return estimate->low > 0 || estimate->high < 0;
}

static void say_level(struct saying *say)
{
	const struct study *study = say->study;
	const struct interrupted *fit = &study->fit;
	struct string_buffer text = {0};

	if (!study->has_fit) {
		string_buffer_format(&text, "Not tested: %s.", study->fit_refused);
	} else {
		add_change(study, fit->level.value, true, &text);
		add_relative(study, fit->level.value, fit->expected_at_break, &text);
		string_buffer_add(&text, ";  95 %: ");
		add_interval(study, fit->level.low, fit->level.high, &text);
		string_buffer_add(&text, "   ");
		add_errors(fit, &text);
		if (study->options.claim == NULL)
			string_buffer_add(&text,
				!isfinite(fit->level.low) || fit->at_boundary ? ""
				: excludes_no_change(&fit->level)
					? ". The level changed after."
					: ". This cannot be told from nothing having changed.");
	}
	add_line(say, "Level", &text);
	string_buffer_free(&text);
}

/* "−760", "−820 to −700", "+6,200 or more". */
static void add_claim(const struct study *study, struct string_buffer *out)
{
	double low = study->claim_low, high = study->claim_high;

	if (low == high || !isfinite(low) || !isfinite(high))
		add_change(study, isfinite(low) ? low : high, false, out);
	else
		add_interval(study, low, high, out);
	if (!isfinite(low) && isfinite(high))
		string_buffer_add(out, " or less");
	if (!isfinite(high) && isfinite(low))
		string_buffer_add(out, " or more");
}

static const char *claim_words(const struct study *study)
{
	switch (study->claim_outcome) {
	case CLAIM_HELD:
		return ": inside, and no change at all is not. The level changed after by about "
		       "what is claimed.";
	case CLAIM_AND_NO_CHANGE_HELD:
		return ": inside, and so is no change at all. This series cannot tell the claim "
		       "from nothing having changed.";
	case CLAIM_EXCLUDED:
		return excludes_no_change(&study->fit.level)
			       ? ": outside. The level changed after, but not by what is claimed."
			       : ": outside, and no change at all is inside. This series speaks "
				 "against a change of that size.";
	case CLAIM_UNKNOWN:
		break;
	}
	return ": it cannot be laid beside this interval.";
}

static void say_claim(struct saying *say)
{
	const struct study *study = say->study;
	struct string_buffer text = {0};

	if (study->options.claim == NULL || !study->has_fit)
		return;
	string_buffer_format(&text, "“%s” is about ", study->options.claim->text);
	add_claim(study, &text);
	string_buffer_add(&text, claim_words(study));
	add_line(say, "Claim", &text);
	string_buffer_free(&text);
}

static void say_others(struct saying *say)
{
	const struct study_rank *others = &say->study->providers;
	struct string_buffer text = {0};

	if (others->known)
		string_buffer_format(&text,
			"rank %zu of %zu: %.0f %% of providers moved as much that month; %zu %s.",
			others->rank.rank, others->rank.count, 100 * others->rank.share,
			others->rank.same_way, say->study->fit.level.value < 0 ? "fell" : "rose");
	else if (others->why != NULL)
		string_buffer_format(&text, "Not ranked: %s.", others->why);
	add_line(say, "Others", &text);
	string_buffer_free(&text);
}

static void say_dates(struct saying *say)
{
	const struct study_rank *dates = &say->study->dates;
	struct string_buffer text = {0};

	if (dates->known)
		string_buffer_format(&text,
			"Of this series' own %zu months with twelve on both sides, %zu %s a change "
			"at least as large (months near the break share it).",
			dates->rank.count, dates->rank.as_large,
			dates->rank.as_large == 1 ? "shows" : "show");
	add_line(say, "Dates", &text);
	string_buffer_free(&text);
}

static void say_slope(struct saying *say)
{
	const struct study *study = say->study;
	const struct interrupted *fit = &study->fit;
	struct string_buffer text = {0};
	char month[9];

	if (!study->has_fit)
		return;
	month_format(fit->last, month);
	string_buffer_add(&text, "trend ");
	add_change(study, fit->slope.value, false, &text);
	string_buffer_add(&text, " more each month (95 %: ");
	add_interval(study, fit->slope.low, fit->slope.high, &text);
	string_buffer_format(&text, "); in %s ", month);
	add_change(study, fit->effect_at_end.value, true, &text);
	string_buffer_add(&text, " against the line before (");
	add_interval(study, fit->effect_at_end.low, fit->effect_at_end.high, &text);
	string_buffer_add(&text, "): weaker evidence than the level.");
	add_line(say, "Slope", &text);
	string_buffer_free(&text);
}

static void say_means(struct saying *say)
{
	const struct study *study = say->study;
	const struct before_after *plain = &study->differences;
	struct string_buffer text = {0};
	char before[32], after[32];

	if (!study->has_differences)
		return;
	study_value(study, plain->before.mean, before);
	study_value(study, plain->after.mean, after);
	string_buffer_format(&text, "before %s, after %s: ", before, after);
	add_change(study, plain->robust.value, true, &text);
	string_buffer_add(&text, " (95 %: ");
	add_interval(study, plain->robust.low, plain->robust.high, &text);
	string_buffer_add(&text, ")");
	if (plain->same_months > 1) {
		string_buffer_format(&text, "; the same %zu calendar months ", plain->same_months);
		add_change(study, plain->same_month.value, false, &text);
		string_buffer_add(&text, " (");
		add_interval(study, plain->same_month.low, plain->same_month.high, &text);
		string_buffer_add(&text, ")");
	}
	string_buffer_add(&text, ". A trend that went on looks like a change here.");
	add_line(say, "Means", &text);
	string_buffer_free(&text);
}

static void add_sentence(struct string_buffer *out, const char *text)
{
	string_buffer_format(out, "%s%s", out->size > 0 ? " " : "", text);
}

/* A run on one side of the mean that goes through the break and began before it. */
static void mind_run(const struct saying *say, struct string_buffer *out)
{
	const struct study *study = say->study;
	struct study_run run;

	if (study->break_row == 0 || study->break_row >= study->data.count)
		return;
	run = study_run_at(study, study->break_row);
	if (run.length < XMR_WINDOW || run.first >= study->break_row)
		return;
	add_sentence(out, arena_format(say->arena, "The run %s the %s had begun by %s.",
				  run.side > 0 ? "above" : "below",
				  study->options.kind == STUDY_RUN ? "median" : "mean",
				  study_row_name(say->arena, study, run.first)));
}

static void mind_few(const struct saying *say, struct string_buffer *out)
{
	const struct monthly_counts *counts = &say->study->fit.counts;
	bool before = counts->before < INTERRUPTED_WARNED_BELOW;
	bool after = counts->after < INTERRUPTED_WARNED_BELOW;

	if (!say->study->has_fit || (!before && !after))
		return;
	if (before && after)
		add_sentence(out, arena_format(say->arena, "Only %zu months before and %zu after.",
					  counts->before, counts->after));
	else
		add_sentence(out, arena_format(say->arena, "Only %zu months %s.",
					  before ? counts->before : counts->after,
					  before ? "before" : "after"));
}

static void mind_fit(const struct saying *say, struct string_buffer *out)
{
	const struct interrupted *fit = &say->study->fit;

	if (!say->study->has_fit)
		return;
	if (fit->seasonality_p < is_seasonal)
		add_sentence(
			out, arena_format(say->arena, "The months of the year differ (p %s%.3f)%s.",
				     fit->seasonality_p < 0.001 ? "under " : "",
				     fmax(fit->seasonality_p, 0.001),
				     fit->harmonics > 0 ? ", which the test allows for"
							: ", which the test does not allow for"));
	if (fit->exact)
		add_sentence(out, "The line goes through every month: there is no spread to test "
				  "with.");
	if (fit->at_boundary)
		add_sentence(out, "The estimate of autocorrelation is at its boundary: the "
				  "interval is not to be trusted.");
	if (fit->method == INTERRUPTED_NEWEY_WEST)
		add_sentence(out, "Newey-West intervals are too narrow in short series.");
	if (fit->method == INTERRUPTED_OLS)
		add_sentence(out, "Neighbouring months resemble each other, so this interval is "
				  "too narrow.");
	if (fit->method == INTERRUPTED_ML)
		add_sentence(out, "Maximum likelihood makes autocorrelation too small in short "
				  "series.");
}

/* A break in a hole: the change may be of any of its months. */
static void mind_hole(const struct saying *say, struct string_buffer *out)
{
	const struct study *study = say->study;
	size_t from = study->break_row, to = study->break_row;

	if (!study->data.monthly || from == 0 || from >= study->data.count)
		return;
	while (from > 0 && !isfinite(study->values[from - 1]))
		from--;
	while (to < study->data.count && !isfinite(study->values[to]))
		to++;
	if (to - from < GAP_LEAST)
		return;
	add_sentence(
		out, arena_format(say->arena,
			     "No figure from %s to %s: a change may be of any of these months.",
			     study_row_name(say->arena, study, from),
			     study_row_name(say->arena, study, to - 1)));
}

/* "Months missing: 2 not loaded, 1 not submitted." */
static void mind_missing(const struct saying *say, struct string_buffer *out)
{
	const struct chart *chart = &say->study->chart;
	size_t gaps[CHART_GAP_COUNT] = {0}, missing = 0;
	const char *between = "";

	for (size_t i = 0; i < chart->point_count; i++)
		if (!isfinite(chart->points[i].y)) {
			gaps[chart->points[i].gap]++;
			missing++;
		}
	if (missing == 0)
		return;
	add_sentence(out, "Months missing: ");
	for (int gap = 0; gap < CHART_GAP_COUNT; gap++) {
		if (gaps[gap] == 0)
			continue;
		string_buffer_format(out, "%s%zu %s", between, gaps[gap], chart_gap_words[gap]);
		between = ", ";
	}
	string_buffer_add(out, ".");
}

/* What was chosen otherwise than a new chart has it and stands nowhere else. */
static void mind_options(const struct saying *say, struct string_buffer *out)
{
	const struct study_options *options = &say->study->options;
	bool xmr = options->kind == STUDY_XMR;
	bool screens = xmr ? options->rules == XMR_RULES_NHSR
			   : options->kind == STUDY_I || options->kind == STUDY_P_PRIME;

	if (say->study->has_fit && options->transition > 0)
		add_sentence(out,
			arena_format(say->arena, "%d %s from the break on %s of neither side.",
				options->transition, options->transition == 1 ? "month" : "months",
				options->transition == 1 ? "is" : "are"));
	if (options->no_screen && screens)
		add_sentence(out, "Large moving ranges count for the limits too.");
	if (options->gaps == XMR_GAPS_SKIP && xmr)
		add_sentence(out, "Missing months are skipped, as if their neighbours were "
				  "adjacent.");
	if (xmr && study_trend(options) == XMR_TREND_SHORT)
		add_sentence(out, "A trend is of 6 points.");
}

static void mind_rows(const struct saying *say, struct string_buffer *out)
{
	const struct study_data *data = &say->study->data;
	size_t partial = 0;

	for (size_t i = 0; i < data->count; i++) {
		partial += data->rows[i].note != NULL;
		if (data->rows[i].returned)
			add_sentence(
				out, arena_format(say->arena,
					     "%s came back very different after a gap: probably "
					     "recorded differently.",
					     study_row_name(say->arena, say->study, i)));
	}
	if (partial > 0)
		add_sentence(
			out, arena_format(say->arena,
				     "In %zu months somebody of the group is missing.", partial));
	if (data->note != NULL)
		add_sentence(out, data->note);
}

static void say_mind(struct saying *say)
{
	const struct study *study = say->study;
	struct string_buffer text = {0};

	if (study->has_break) {
		mind_run(say, &text);
		mind_hole(say, &text);
	}
	mind_few(say, &text);
	if (study->limits_note != NULL)
		add_sentence(&text, study->limits_note);
	mind_fit(say, &text);
	mind_missing(say, &text);
	mind_options(say, &text);
	mind_rows(say, &text);
	add_line(say, "Mind", &text);
	string_buffer_free(&text);
}

static const char *ordinal(struct arena *arena, size_t number)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	size_t last = number % 10;
	bool teen = number % 100 / 10 == 1;

	return arena_format(arena, "%zu%s", number, endings[teen || last > 3 ? 0 : last]);
}

static const char *question_of(struct arena *arena, const struct study *study)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	int month = study->options.break_month;

	if (!study->data.monthly)
		return arena_format(arena, "Changed after %s?", study_break_name(arena, study));
	return arena_format(
		arena, "Changed after %s %d?", months[month_in_year(month) - 1], month_year(month));
}

/* "14th comparison"; one that is looked at again "1st of 14 comparisons". */
static const char *comparison_of(struct arena *arena, const struct study_options *options)
{
	const char *which = ordinal(arena, options->comparison);

	if (options->comparison == 0)
		return NULL;
	return options->comparisons > options->comparison
		       ? arena_format(arena, "%s of %zu comparisons", which, options->comparisons)
		       : arena_format(arena, "%s comparison", which);
}

void study_say(struct arena *arena, struct study *study)
{
	struct saying say = {
		arena, study, arena_array(arena, LINES_MOST, sizeof(struct study_line))};

	study->line_count = 0;
	study->lines = say.lines;
	if (study->has_break) {
		study->question = question_of(arena, study);
		study->comparison = comparison_of(arena, &study->options);
		say_level(&say);
		say_claim(&say);
		say_others(&say);
	}
	say_mind(&say);
	if (study->has_break) {
		say_slope(&say);
		say_means(&say);
		say_dates(&say);
	}
}
