/* Limits and signals of a study: XmR with limits frozen before the break, or a run chart's. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

bool study_is_rebase(const struct study *study, size_t row)
{
	return row < study->data.count && study->begins[row];
}

static void find_begins(struct arena *arena, struct study *study)
{
	const struct study_options *options = &study->options;
	bool *begins = arena_array(arena, study->data.count + 1, sizeof *begins);

	for (size_t i = 0; i < options->rebase_count; i++)
		if (options->rebases[i] < study->data.count)
			begins[options->rebases[i]] = true;
	if (study->has_break && options->rebased)
		begins[study->break_row] = true;
	study->begins = begins;
}

static size_t group_begin(const struct study *study, size_t row)
{
	while (row > 0 && !study_is_rebase(study, row))
		row--;
	return row;
}

static size_t group_end(const struct study *study, size_t row)
{
	do
		row++;
	while (row < study->data.count && !study_is_rebase(study, row));
	return row < study->data.count ? row : study->data.count;
}

size_t study_limit_end(const struct study *study, size_t row)
{
	return study->limit_end[row];
}

/* Rows without a figure that are skipped are not there to count. */
static bool takes_part(const struct study *study, size_t row)
{
	return study->options.gaps == XMR_GAPS_KEEP || isfinite(study->values[row]);
}

static size_t count_rows(const struct study *study, size_t begin, size_t end)
{
	size_t count = 0;

	for (size_t i = begin; i < end; i++)
		count += takes_part(study, i);
	return count;
}

static size_t count_values(const struct study *study, size_t begin, size_t end)
{
	size_t count = 0;

	for (size_t i = begin; i < end; i++)
		count += (bool)isfinite(study->values[i]);
	return count;
}

/* Of the group from begin to end. */
static size_t limit_end_of(const struct study *study, size_t begin, size_t end)
{
	size_t fix = study->options.fix, row = begin;

	if (fix > 0) {
		while (row < end && fix > 0)
			fix -= takes_part(study, row++);
		return row;
	}
	return study->frozen && study->break_row > begin && study->break_row < end
		       ? study->break_row
		       : end;
}

/* Making Data Count shows limits from 13 points of a group on, whatever its baseline: that may be
 * of 12. */
static bool shows(const struct study *study, size_t begin, size_t end)
{
	return study->options.kind != STUDY_XMR || study->options.rules == XMR_RULES_NHSR ||
	       count_values(study, begin, end) >= XMR_SHORT_GROUP;
}

static void find_limit_ends(struct arena *arena, struct study *study)
{
	size_t count = study->data.count;
	size_t *ends = arena_array(arena, count + 1, sizeof *ends);
	bool *shown = arena_array(arena, count + 1, sizeof *shown);

	for (size_t begin = 0, end; begin < count; begin = end) {
		size_t limit_end;

		end = group_end(study, begin);
		limit_end = limit_end_of(study, begin, end);
		for (size_t i = begin; i < end; i++) {
			ends[i] = limit_end;
			shown[i] = shows(study, begin, end);
		}
	}
	study->limit_end = ends;
	study->limits_shown = shown;
}

bool study_shows_limits(const struct study *study, size_t row)
{
	return study->limits_shown[row];
}

double study_target_at(const struct study *study, size_t row, const char **words)
{
	const struct standard *standard;

	*words = "target";
	if (study->options.no_target)
		return NAN;
	if (isfinite(study->options.target))
		return study->options.target;
	if (study->data.own || study->options.per != STUDY_PER_MONTH)
		return NAN;
	standard = measure_standard(&study->data.measure, study->data.rows[row].month);
	if (standard == NULL)
		return NAN;
	*words = standard->words;
	return standard->value;
}

static struct xmr_options xmr_options_of(const struct study *study)
{
	const struct study_options *asked = &study->options;
	struct xmr_options out = xmr_options_for(asked->rules);
	const char *ignored;

	out.direction = study_direction(asked->better);
	out.gaps = asked->gaps;
	out.target = study_target_at(study, study->data.count - 1, &ignored);
	out.fix_after = asked->fix;
	out.screen = out.screen && !asked->no_screen;
	out.trend = study_trend(asked);
	return out;
}

/* The group with the break anew, its limits from the rows before the break. */
static bool freeze(struct arena *arena, struct study *study, const struct xmr_options *whole,
	struct error *error)
{
	struct xmr_options options = *whole;
	size_t begin = group_begin(study, study->break_row - 1);
	size_t end = group_end(study, study->break_row - 1);
	struct xmr_series series = {.values = study->values + begin, .count = end - begin};
	struct xmr group;

	options.fix_after = count_rows(study, begin, study->break_row);
	if (!xmr_compute(arena, &series, &options, &group, error))
		return false;
	for (size_t i = 0; i < group.count; i++) {
		struct xmr_point *point = &study->xmr.points[begin + i];
		int number = point->rebase_group;

		study->xmr.flagged += (size_t)group.points[i].special_cause;
		study->xmr.flagged -= (size_t)point->special_cause;
		study->xmr.counts[point->type]--;
		study->xmr.counts[group.points[i].type]++;
		*point = group.points[i];
		point->rebase_group = number;
	}
	if (end == study->data.count) {
		study->xmr.variation = group.variation;
		study->xmr.assurance = group.assurance;
		study->xmr.last = begin + group.last;
		study->xmr.limit_values = group.limit_values;
		study->xmr.trial_limits = group.trial_limits;
	}
	return true;
}

/* Whether the limits are to be frozen before the break; says why they cannot be. */
static bool may_freeze(struct arena *arena, struct study *study)
{
	size_t begin, end, known;
	bool whole;

	if (!study->has_break || study->options.rebased || study->options.fix > 0 ||
		study->break_row == study->data.count || study_is_rebase(study, study->break_row))
		return false;
	begin = study->break_row > 0 ? group_begin(study, study->break_row - 1) : 0;
	end = group_end(study, begin);
	known = count_values(study, begin, study->break_row);
	if (known >= XMR_FIX_AT_LEAST)
		return true;
	whole = begin == 0 && end == study->data.count;
	study->limits_note = arena_format(arena,
		"%s of all points%s: only %zu %s before the break, and a baseline needs %d.",
		study->options.kind == STUDY_RUN ? "The median is that" : "Limits are those",
		whole ? ""
		      : arena_format(arena, " from %s to %s", study_row_name(arena, study, begin),
				study_row_name(arena, study, end - 1)),
		known, known == 1 ? "stands" : "stand", XMR_FIX_AT_LEAST);
	return false;
}

/* A baseline by number counts rows, as R does, whether they have a figure or not. */
static void note_baseline(struct arena *arena, struct study *study)
{
	size_t begin, known;

	if (study->options.fix == 0 || study->data.count == 0)
		return;
	begin = group_begin(study, study->data.count - 1);
	known = count_values(study, begin, study->limit_end[begin]);
	if (known < XMR_FIX_AT_LEAST)
		study->limits_note = arena_format(arena,
			"The baseline of %zu has only %zu figures: its limits are not to be relied "
			"on.",
			study->options.fix, known);
}

static bool compute_xmr(struct arena *arena, struct study *study, struct error *error)
{
	struct xmr_options options = xmr_options_of(study);
	struct xmr_series series = {
		.values = study->values, .rebase = study->begins, .count = study->data.count};

	if (!xmr_compute(arena, &series, &options, &study->xmr, error))
		return false;
	return !study->frozen || freeze(arena, study, &options, error);
}

static bool compute_run(struct arena *arena, struct study *study, struct error *error)
{
	static const enum run_chart_kind kinds[] = {[STUDY_RUN] = RUN_CHART_RUN,
		[STUDY_I] = RUN_CHART_I,
		[STUDY_P] = RUN_CHART_P,
		[STUDY_P_PRIME] = RUN_CHART_P_PRIME};
	size_t count = study->data.count;
	bool shares = study->options.kind >= STUDY_P;
	double *numerators = arena_array(arena, count + 1, sizeof *numerators);
	double *denominators = arena_array(arena, count + 1, sizeof *denominators);
	struct run_chart_series series = {.values = shares ? numerators : study->values,
		.denominators = shares ? denominators : NULL,
		.part = study->begins,
		.limit_end = study->limit_end,
		.count = count};

	for (size_t i = 0; shares && i < count; i++) {
		bool known = isfinite(study->data.rows[i].value);

		numerators[i] = known ? study->data.rows[i].numerator : NAN;
		denominators[i] = known ? study->data.rows[i].denominator : NAN;
	}
	return run_chart_compute(arena, kinds[study->options.kind], &series,
		study->options.no_screen, &study->run, error);
}

bool study_limits(struct arena *arena, struct study *study, struct error *error)
{
	find_begins(arena, study);
	study->frozen = may_freeze(arena, study);
	find_limit_ends(arena, study);
	note_baseline(arena, study);
	return study->options.kind == STUDY_XMR ? compute_xmr(arena, study, error)
						: compute_run(arena, study, error);
}

/* Side of the centre line: 1, -1, 0 on it or not known. */
static int side_of(const struct study *study, size_t row)
{
	double value, centre;

	if (study->options.kind == STUDY_XMR) {
		int side = study->xmr.points[row].relative_to_mean;

		return side == XMR_NA ? 0 : side;
	}
	value = study->run.points[row].value;
	centre = study->run.points[row].cl;
	return (value > centre) - (value < centre);
}

struct study_run study_run_at(const struct study *study, size_t row)
{
	struct study_run out = {.first = row, .side = side_of(study, row)};
	size_t end = row + 1;

	if (out.side == 0)
		return out;
	while (out.first > 0 && !study_is_rebase(study, out.first) &&
		side_of(study, out.first - 1) == out.side)
		out.first--;
	while (end < study->data.count && !study_is_rebase(study, end) &&
		side_of(study, end) == out.side)
		end++;
	out.length = end - out.first;
	return out;
}
