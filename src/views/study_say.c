/* What a study says of its break, in words; study_mind.c has what is said without one too. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

enum {
	LINES_MOST = 10,
	DECIMALS_MOST = 4, /* of a change that would else be shown as none */
};

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

static bool shows_none(const char *digits)
{
	return strpbrk(digits, "123456789") == NULL;
}

/* "−856 a month", without its unit where it follows another. Where rounding would hide on which
 * side of no change it is, it has as many digits as show that. */
static void add_change(
	const struct study *study, double value, bool unit, struct string_buffer *out)
{
	char text[32], finer[32] = "";

	study_change(study, value, text);
	for (int decimals = 1; shows_none(text) && isfinite(value) && shows_none(finer) &&
			       decimals <= DECIMALS_MOST;
		decimals++)
		snprintf(finer, sizeof finer, "%s%.*f", value < 0 ? "−" : "+", decimals,
			fabs(value));
	string_buffer_format(out, "%s%s", shows_none(finer) ? text : finer,
		unit ? study_change_unit(study) : "");
}

static void add_interval(
	const struct study *study, double low, double high, struct string_buffer *out)
{
	add_change(study, low, false, out);
	string_buffer_add(out, " to ");
	add_change(study, high, false, out);
}

/* " (95 %: −28 to +104)" */
static void add_bracket(const struct study *study, const char *words, double low, double high,
	struct string_buffer *out)
{
	string_buffer_format(out, " (%s", words);
	add_interval(study, low, high, out);
	string_buffer_add_char(out, ')');
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

/* A line without spread: what is seen, and no more. */
static void add_exact_level(const struct study *study, struct string_buffer *out)
{
	if (study->fit.level.value == 0) {
		string_buffer_add(out, "no step");
	} else {
		add_change(study, study->fit.level.value, true, out);
		add_relative(study, study->fit.level.value, study->fit.expected_at_break, out);
	}
	string_buffer_format(out, "; %s, so no interval is given.", study->no_verdict);
}

static void add_verdict(const struct study *study, struct string_buffer *out)
{
	const struct interrupted *fit = &study->fit;

	if (study->no_verdict != NULL)
		string_buffer_format(out, ". No verdict: %s.", study->no_verdict);
	else if (isfinite(fit->level.low))
		string_buffer_add(out, excludes_no_change(&fit->level)
					       ? ". The level changed after."
					       : ". The level cannot be told from nothing having "
						 "changed.");
}

static bool is_claimed(const struct study *study)
{
	return study->options.claim != NULL && !study->options.claim->elsewhere;
}

static void say_level(struct saying *say)
{
	const struct study *study = say->study;
	const struct interrupted *fit = &study->fit;
	struct string_buffer text = {0};

	if (!study->has_fit) {
		string_buffer_format(&text, "Not tested: %s.", study->fit_refused);
	} else if (fit->exact) {
		add_exact_level(study, &text);
	} else {
		add_change(study, fit->level.value, true, &text);
		add_relative(study, fit->level.value, fit->expected_at_break, &text);
		string_buffer_add(&text, ";  95 %: ");
		add_interval(study, fit->level.low, fit->level.high, &text);
		string_buffer_add(&text, "   ");
		add_errors(fit, &text);
		if (!is_claimed(study))
			add_verdict(study, &text);
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

static const char *claim_words(struct arena *arena, const struct study *study)
{
	if (study->no_verdict != NULL)
		return arena_format(arena, ": no verdict, as %s.", study->no_verdict);
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
	if (is_claimed(study))
		string_buffer_add(&text, claim_words(say->arena, study));
	else
		string_buffer_format(&text, ", claimed of %s and not of this break: no verdict.",
			study->options.claim->of != NULL ? study->options.claim->of
							 : "something else");
	add_line(say, "Claim", &text);
	string_buffer_free(&text);
}

/* A series without spread may not have moved at all. */
static bool has_moved(const struct study *study)
{
	return study->has_fit && !(study->fit.exact && study->fit.level.value == 0);
}

static void say_others(struct saying *say)
{
	const struct study_rank *others = &say->study->providers;
	struct string_buffer text = {0};

	if (say->study->data.own) /* there is nobody to rank it among */
		return;
	if (say->study->has_fit && !has_moved(say->study))
		string_buffer_add(&text, "Not ranked: the level did not move.");
	else if (others->known)
		string_buffer_format(&text,
			"rank %zu of %zu: %.0f %% of providers moved as much that month; %zu %s.",
			others->rank.rank, others->rank.count, 100 * others->rank.share,
			others->rank.same_way, say->study->fit.level.value < 0 ? "fell" : "rose");
	else if (others->why != NULL)
		string_buffer_format(&text, "Not ranked: %s.", others->why);
	add_line(say, "Others", &text);
	string_buffer_free(&text);
}

static const char *ordinal(struct arena *arena, size_t number)
{
	static const char *const endings[] = {"th", "st", "nd", "rd"};
	size_t last = number % 10;
	bool teen = number % 100 / 10 == 1;

	return arena_format(arena, "%zu%s", number, endings[teen || last > 3 ? 0 : last]);
}

static void say_dates(struct saying *say)
{
	const struct study_rank *dates = &say->study->dates;
	struct string_buffer text = {0};
	const char *every = "";

	if (dates->step > 1)
		every = arena_format(
			say->arena, " (every %s was tried)", ordinal(say->arena, dates->step));
	if (dates->known && dates->rank.count == 1)
		string_buffer_add(&text,
			"This is the series' only month with twelve on both sides: there is none "
			"to compare it with.");
	else if (dates->known && has_moved(say->study))
		string_buffer_format(&text,
			"Of this series' own %zu months with twelve on both sides%s, %zu %s a "
			"change at least as large (months near the break share it).",
			dates->rank.count, every, dates->rank.as_large,
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

	if (!study->has_fit || (fit->exact && fit->effect_at_end.value == 0))
		return;
	month_format(fit->last, month);
	string_buffer_add(&text, "trend ");
	add_change(study, fit->slope.value, false, &text);
	string_buffer_add(&text, " more each month");
	if (!fit->exact)
		add_bracket(study, "95 %: ", fit->slope.low, fit->slope.high, &text);
	string_buffer_format(&text, "; in %s ", month);
	add_change(study, fit->effect_at_end.value, true, &text);
	string_buffer_add(&text, " against the line before");
	if (!fit->exact)
		add_bracket(study, "", fit->effect_at_end.low, fit->effect_at_end.high, &text);
	string_buffer_add(&text, fit->exact ? "." : ": weaker evidence than the level.");
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
	if (isfinite(plain->robust.low))
		add_bracket(study, "95 %: ", plain->robust.low, plain->robust.high, &text);
	if (plain->same_months > 1) {
		string_buffer_format(&text, "; the same %zu calendar months ", plain->same_months);
		add_change(study, plain->same_month.value, false, &text);
		if (isfinite(plain->same_month.low))
			add_bracket(
				study, "", plain->same_month.low, plain->same_month.high, &text);
	}
	string_buffer_add(&text, ". A trend that went on looks like a change here.");
	add_line(say, "Means", &text);
	string_buffer_free(&text);
}

/* A line that is told with or without a break. */
static void say_of_series(struct saying *say, const char *label,
	void (*tell)(struct arena *arena, const struct study *study, struct string_buffer *out))
{
	struct string_buffer text = {0};

	tell(say->arena, say->study, &text);
	add_line(say, label, &text);
	string_buffer_free(&text);
}

static const char *question_of(struct arena *arena, const struct study *study)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December"};
	int month = study->options.break_month;

	if (!study->data.monthly)
		return arena_format(arena, "Changed after %s?",
			study->options.break_given != NULL ? study->options.break_given
							   : study_break_name(arena, study));
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
		/* A test that is refused compares nothing. */
		study->comparison = study->has_fit ? comparison_of(arena, &study->options) : NULL;
		say_level(&say);
		say_claim(&say);
		say_others(&say);
	}
	say_of_series(&say, "Runs", study_tell_runs);
	say_of_series(&say, "Series", study_tell_pattern);
	say_of_series(&say, "Mind", study_tell_mind);
	if (study->has_break) {
		say_slope(&say);
		say_means(&say);
		say_dates(&say);
	}
}
