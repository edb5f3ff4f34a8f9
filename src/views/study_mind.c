/* What is to be minded of a study, and what its series is like, with or without a break. */
#include <math.h>
#include <string.h>

#include "analysis/pattern.h"
#include "model/month.h"
#include "study_parts.h"

enum {
	GAP_LEAST = 3, /* months without a figure around a break that are worth a word */
	HOLES_NAMED = 12,
	PARTIAL_NAMED = 3, /* months in which somebody of a group is missing */
};

static const double is_seasonal = 0.05; /* p of one harmonic more than none */

static void add_sentence(struct string_buffer *out, const char *text)
{
	string_buffer_format(out, "%s%s", out->size > 0 ? " " : "", text);
}

/* A run on one side of the mean that goes through the break and began before it. */
static void mind_run(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	struct study_run run;

	if (study->break_row == 0 || study->break_row >= study->data.count)
		return;
	run = study_run_at(study, study->break_row);
	if (run.length < XMR_WINDOW || run.first >= study->break_row)
		return;
	add_sentence(out, arena_format(arena, "The run %s the %s had begun by %s.",
				  run.side > 0 ? "above" : "below",
				  study->options.kind == STUDY_RUN ? "median" : "mean",
				  study_row_name(arena, study, run.first)));
}

static void mind_few(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	const struct monthly_counts *counts = &study->fit.counts;
	bool before = counts->before < INTERRUPTED_WARNED_BELOW;
	bool after = counts->after < INTERRUPTED_WARNED_BELOW;

	if (!study->has_fit || (!before && !after))
		return;
	if (before && after)
		add_sentence(out, arena_format(arena, "Only %zu months before and %zu after.",
					  counts->before, counts->after));
	else
		add_sentence(out, arena_format(arena, "Only %zu months %s.",
					  before ? counts->before : counts->after,
					  before ? "before" : "after"));
	add_sentence(out, arena_format(arena,
				  "With fewer than %d on a side, a season and the likeness of "
				  "neighbouring months can hardly be told from a change.",
				  INTERRUPTED_WARNED_BELOW));
}

static void mind_fit(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	const struct interrupted *fit = &study->fit;

	if (!study->has_fit)
		return;
	if (fit->seasonality_p < is_seasonal)
		add_sentence(
			out, arena_format(arena, "The months of the year differ (p %s%.3f)%s.",
				     fit->seasonality_p < 0.001 ? "under " : "",
				     fmax(fit->seasonality_p, 0.001),
				     fit->harmonics > 0 ? ", which the test allows for"
							: ", which the test does not allow for"));
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

/* A few months without a figure around a break; those of half a year are told with all holes. */
static void mind_gap(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	size_t from = study->break_row, to = study->break_row;

	if (!study->data.monthly || from == 0 || from >= study->data.count)
		return;
	while (from > 0 && !isfinite(study->values[from - 1]))
		from--;
	while (to < study->data.count && !isfinite(study->values[to]))
		to++;
	if (to - from < GAP_LEAST || to - from >= STUDY_HOLE)
		return;
	add_sentence(out,
		arena_format(arena,
			"No figure from %s to %s: a change may be of any of these months.",
			study_row_name(arena, study, from), study_row_name(arena, study, to - 1)));
}

void study_tell_holes(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	struct study_hole hole;
	size_t told = 0;

	for (size_t from = 0; study_next_hole(study, from, &hole); from = hole.after) {
		bool around = study->has_break && study_hole_is_at_break(study, &hole);

		if (told++ < HOLES_NAMED)
			add_sentence(out,
				arena_format(arena, "No figure from %s%s.",
					study_hole_name(arena, &hole),
					around ? ": a change may be of any of these months" : ""));
	}
	if (told > HOLES_NAMED)
		add_sentence(
			out, arena_format(arena, "So it is %zu more times.", told - HOLES_NAMED));
}

/* "Months missing: 2 not loaded, 1 not submitted." */
static void mind_missing(const struct study *study, struct string_buffer *out)
{
	const struct chart *chart = &study->chart;
	size_t gaps[CHART_GAP_COUNT] = {0}, missing = 0;
	const char *between = "";

	for (size_t i = 0; i < chart->point_count; i++)
		if (!isfinite(chart->points[i].y)) {
			gaps[chart->points[i].gap]++;
			missing++;
		}
	if (missing == 0)
		return;
	add_sentence(out, study->data.monthly ? "Months missing: " : "Rows without a figure: ");
	for (int gap = 0; gap < CHART_GAP_COUNT; gap++) {
		if (gaps[gap] == 0)
			continue;
		string_buffer_format(out, "%s%zu %s", between, gaps[gap], chart_gap_words[gap]);
		between = ", ";
	}
	string_buffer_add(out, ".");
}

/* What was chosen otherwise than a new chart has it and stands nowhere else. */
static void mind_options(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	const struct study_options *options = &study->options;
	bool xmr = options->kind == STUDY_XMR;

	if (study->has_fit && options->transition > 0)
		add_sentence(out,
			arena_format(arena, "%d %s from the break on %s of neither side.",
				options->transition, options->transition == 1 ? "month" : "months",
				options->transition == 1 ? "is" : "are"));
	if (options->no_screen && study_screens(options->kind, options->rules))
		add_sentence(out, "Large moving ranges count for the limits too.");
	if (options->gaps == XMR_GAPS_SKIP && xmr)
		add_sentence(out, "Missing months are skipped, as if their neighbours were "
				  "adjacent.");
	if (xmr && study_trend(options) == XMR_TREND_SHORT)
		add_sentence(out, "A trend is of 6 points.");
}

/* "In 1 month (Aug 2025) somebody of the group is missing." */
static void mind_partial(
	struct arena *arena, const struct study *study, size_t partial, struct string_buffer *out)
{
	struct string_buffer names = {0};
	size_t named = 0;

	if (partial == 0)
		return;
	for (size_t i = 0; i < study->data.count && named < PARTIAL_NAMED; i++)
		if (study->data.rows[i].note != NULL)
			string_buffer_format(&names, "%s%s", named++ > 0 ? ", " : "",
				study_row_name(arena, study, i));
	add_sentence(
		out, arena_format(arena, "In %zu month%s (%s%s) somebody of the group is missing.",
			     partial, partial == 1 ? "" : "s", string_buffer_text(&names),
			     partial > PARTIAL_NAMED ? " …" : ""));
	string_buffer_free(&names);
}

static void mind_rows(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	const struct study_data *data = &study->data;
	size_t partial = 0;

	for (size_t i = 0; i < data->count; i++) {
		partial += data->rows[i].note != NULL;
		if (data->rows[i].returned)
			add_sentence(
				out, arena_format(arena,
					     "%s came back very different after a gap: probably "
					     "recorded differently.",
					     study_row_name(arena, study, i)));
	}
	mind_partial(arena, study, partial, out);
	if (data->note != NULL)
		add_sentence(out, data->note);
}

void study_tell_mind(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	if (study->has_break) {
		mind_run(arena, study, out);
		mind_gap(arena, study, out);
	}
	study_tell_holes(arena, study, out);
	mind_few(arena, study, out);
	if (study->limits_note != NULL)
		add_sentence(out, study->limits_note);
	mind_fit(arena, study, out);
	mind_missing(study, out);
	mind_options(arena, study, out);
	mind_rows(arena, study, out);
}

static void add_season(
	struct arena *arena, const struct monthly_pattern *pattern, struct string_buffer *out)
{
	double p = pattern->seasonality_p;

	if (pattern->n < PATTERN_SEASON_LEAST)
		add_sentence(out, arena_format(arena,
					  "%zu months with a figure: a season cannot be told with "
					  "fewer than %d.",
					  pattern->n, PATTERN_SEASON_LEAST));
	else if (p < is_seasonal)
		add_sentence(out, arena_format(arena,
					  "The months of the year differ (p %s%.3f): a signal may "
					  "be the season.",
					  p < 0.001 ? "under " : "", fmax(p, 0.001)));
	else if (isfinite(p))
		add_sentence(
			out, arena_format(arena, "No season is seen (p %.2f).", fmin(p, 0.99)));
}

static void add_likeness(
	struct arena *arena, const struct monthly_pattern *pattern, struct string_buffer *out)
{
	const char *sign = pattern->acf1 < 0 ? "−" : "";
	double size = fabs(pattern->acf1);

	if (!isfinite(size))
		return;
	if (size <= pattern->acf1_bound)
		add_sentence(
			out, arena_format(arena,
				     "Neighbouring months are not seen to depend on each other "
				     "(correlation %s%.2f).",
				     sign, size));
	else if (pattern->acf1 > 0)
		add_sentence(out, arena_format(arena,
					  "Neighbouring months resemble each other (correlation "
					  "%.2f): signals come more often than by chance.",
					  size));
	else
		add_sentence(out, arena_format(arena,
					  "A high month is followed by a low one (correlation "
					  "−%.2f): the limits are too wide.",
					  size));
}

/* Season and likeness of neighbours, where no regression says them. */
void study_tell_pattern(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	struct monthly_series series;
	struct monthly_pattern pattern;

	if (study->has_fit || !study->data.monthly)
		return;
	series = study_monthly(arena, study);
	if (!monthly_pattern(&series, &pattern))
		string_buffer_format(out,
			"only %zu month%s with a figure: neither a season nor a likeness of "
			"neighbouring months can be told with fewer than %d.",
			pattern.n, pattern.n == 1 ? "" : "s", PATTERN_LEAST);
	else if (pattern.exact)
		string_buffer_add(out, "every month lies on a straight line.");
	else {
		add_season(arena, &pattern, out);
		add_likeness(arena, &pattern, out);
	}
}

static void add_runs(struct arena *arena, const struct study *study,
	const struct run_chart_part *part, struct string_buffer *out)
{
	bool first = part->first == 0, last = part->first + part->count >= study->data.count;

	if (out->size > 0)
		string_buffer_add_char(out, ' ');
	if (!first || !last)
		string_buffer_format(out, "%s %s: ", first ? "Before" : "From",
			study_row_name(
				arena, study, first ? part->first + part->count : part->first));
	if (part->useful == 0)
		string_buffer_add(out, "no point is off the centre line.");
	else
		string_buffer_format(out,
			"%s: longest run %zu (at most %zu), crossings %zu (at least %zu).",
			part->runs_signal ? "not random" : "no signal by runs", part->longest_run,
			part->longest_run_max, part->crossings, part->crossings_min);
}

/* Anhøj's rules speak of all points, so they are not told at one of them. */
void study_tell_runs(struct arena *arena, const struct study *study, struct string_buffer *out)
{
	if (study->options.kind == STUDY_XMR)
		return;
	for (size_t i = 0; i < study->run.part_count; i++)
		add_runs(arena, study, &study->run.parts[i], out);
}
