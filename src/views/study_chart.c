/* A study as a chart to draw. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

static enum chart_gap gap_of(const char *why)
{
	for (int gap = CHART_NOT_SUBMITTED; why != NULL && gap < CHART_GAP_COUNT; gap++)
		if (strcmp(why, chart_gap_words[gap]) == 0)
			return (enum chart_gap)gap;
	return CHART_NO_FIGURE;
}

static enum chart_mark xmr_mark(const struct study *study, size_t row)
{
	static const enum chart_mark marks[] = {[XMR_POINT_COMMON_CAUSE] = CHART_COMMON,
		[XMR_POINT_IMPROVEMENT] = CHART_IMPROVEMENT,
		[XMR_POINT_CONCERN] = CHART_CONCERN,
		[XMR_POINT_NEUTRAL_HIGH] = CHART_HIGH,
		[XMR_POINT_NEUTRAL_LOW] = CHART_LOW};

	return study_shows_limits(study, row) ? marks[study->xmr.points[row].shown] : CHART_PLAIN;
}

static enum chart_mark run_mark(const struct study *study, size_t row)
{
	const struct run_chart_point *point = &study->run.points[row];
	bool high = point->value > point->cl;

	if (study->options.kind == STUDY_RUN)
		return CHART_PLAIN;
	if (!point->sigma_signal)
		return CHART_COMMON;
	if (study->options.better == BETTER_NEUTRAL)
		return high ? CHART_HIGH : CHART_LOW;
	return high == (study->options.better == BETTER_UP) ? CHART_IMPROVEMENT : CHART_CONCERN;
}

static int place_of(const struct study *study, size_t row)
{
	return study->data.monthly ? study->data.rows[row].month : (int)row;
}

static void fill_points(struct arena *arena, struct study *study)
{
	bool xmr = study->options.kind == STUDY_XMR;
	struct chart_point *points = arena_array(arena, study->data.count, sizeof *points);

	for (size_t i = 0; i < study->data.count; i++)
		points[i] = (struct chart_point){.x = place_of(study, i),
			.y = study->values[i],
			.mark = xmr ? xmr_mark(study, i) : run_mark(study, i),
			.gap = gap_of(study->data.rows[i].why),
			.label = study->data.rows[i].label};
	study->chart.points = points;
	study->chart.point_count = study->data.count;
}

/* A line's value at a row. */
static double line_value(const struct study *study, enum chart_line_kind kind, size_t row)
{
	double share = study->options.kind >= STUDY_P ? 100 : 1;
	const char *ignored;

	if (kind == CHART_TARGET)
		return study_target_at(study, row, &ignored);
	if (!study_shows_limits(study, row))
		return NAN;
	if (study->options.kind == STUDY_XMR) {
		const struct xmr_point *point = &study->xmr.points[row];

		return kind == CHART_MEAN    ? point->mean
		       : kind == CHART_UPPER ? point->upl
		       : kind == CHART_LOWER ? point->lpl
					     : NAN;
	}
	const struct run_chart_point *point = &study->run.points[row];
	if ((kind == CHART_MEDIAN) == (study->options.kind == STUDY_RUN) &&
		(kind == CHART_MEAN || kind == CHART_MEDIAN))
		return share * point->cl;
	return kind == CHART_UPPER   ? share * point->ucl
	       : kind == CHART_LOWER ? share * point->lcl
				     : NAN;
}

static bool is_extended(const struct study *study, enum chart_line_kind kind, size_t row)
{
	return kind != CHART_TARGET && row >= study_limit_end(study, row);
}

/* Rows of one value and one kind are one segment. */
static void fill_line(
	struct arena *arena, struct study *study, enum chart_line_kind kind, const char *label)
{
	size_t count = study->data.count, used = 0;
	struct chart_segment *items = arena_array(arena, count, sizeof *items);

	for (size_t i = 0; i < count; i++) {
		struct chart_segment now = {place_of(study, i), place_of(study, i),
			line_value(study, kind, i), is_extended(study, kind, i)};
		struct chart_segment *last = used > 0 ? &items[used - 1] : NULL;

		if (!isfinite(now.value))
			continue;
		if (last != NULL && last->to == now.from - 1 && last->value == now.value &&
			last->extended == now.extended && !study_is_rebase(study, i))
			last->to = now.to;
		else
			items[used++] = now;
	}
	if (used > 0)
		study->chart.lines[kind] = (struct chart_line){items, used, label};
}

static void fill_lines(struct arena *arena, struct study *study)
{
	const char *target;

	study_target_at(study, study->data.count - 1, &target);
	fill_line(arena, study, CHART_TARGET,
		isfinite(study->options.target) ? "target" : "standard");
	fill_line(arena, study, CHART_MEAN, study->frozen ? "mean before" : "mean");
	fill_line(arena, study, CHART_MEDIAN, study->frozen ? "median before" : "median");
	fill_line(arena, study, CHART_UPPER, "upper limit");
	fill_line(arena, study, CHART_LOWER, "lower limit");
}

static void fill_events(struct arena *arena, struct study *study)
{
	const struct study_options *options = &study->options;
	struct chart_event *events = arena_array(arena, options->event_count + 1, sizeof *events);
	size_t count = 0;

	for (size_t i = 0; study->data.monthly && i < options->event_count; i++)
		if (!study->has_break || options->events[i].month != options->break_month)
			events[count++] = (struct chart_event){options->events[i].month,
				options->events[i].label, false, options->events[i].inferred};
	if (study->has_break)
		events[count++] = (struct chart_event){
			study->data.monthly ? options->break_month : (int)study->break_row, NULL,
			true, options->date_inferred}; /* the subtitle says what it is */
	study->chart.events = events;
	study->chart.event_count = count;
}

/* Why the last group of an XmR chart has no limits; NULL where it has. */
static const char *why_no_limits(const struct study *study)
{
	size_t row = study->data.count - 1;
	double least = INFINITY, most = -INFINITY;

	if (study->options.kind != STUDY_XMR || isfinite(study->xmr.points[study->xmr.last].upl))
		return NULL;
	for (;; row--) {
		if (isfinite(study->values[row])) {
			least = fmin(least, study->values[row]);
			most = fmax(most, study->values[row]);
		}
		if (row == 0 || study_is_rebase(study, row))
			break;
	}
	return least == most ? "no limits: the values do not vary"
			     : "no limits: no value differs from its neighbour";
}

static void fill_icons(struct study *study)
{
	static const enum chart_assurance assurances[] = {
		[XMR_ASSURANCE_NONE] = CHART_ASSURANCE_NONE,
		[XMR_ASSURANCE_PASS] = CHART_ASSURANCE_PASS,
		[XMR_ASSURANCE_FAIL] = CHART_ASSURANCE_FAIL,
		[XMR_ASSURANCE_INCONSISTENT] = CHART_ASSURANCE_INCONSISTENT};

	if (study->options.kind != STUDY_XMR || why_no_limits(study) != NULL ||
		!study_shows_limits(study, study->data.count - 1))
		return;
	/* both lists have the same order, but for "no icon" before */
	study->chart.variation = (enum chart_variation)(study->xmr.variation + 1);
	study->chart.assurance = assurances[study->xmr.assurance];
}

static const char *method_of(struct arena *arena, const struct study *study)
{
	const struct study_options *options = &study->options;
	const char *kind = study_kind_words[options->kind];
	const char *what = options->kind == STUDY_RUN ? "median" : "limits";

	if (options->kind == STUDY_XMR && options->rules == XMR_RULES_MDC)
		kind = "XmR (MDC)";
	if (study->frozen)
		return arena_format(arena, "%s, %s frozen", kind, what);
	if (study->has_break && options->rebased)
		return arena_format(arena, "%s, rebased", kind);
	if (options->fix > 0 && options->fix < study->data.count)
		return arena_format(arena, "%s, %s of the first %zu", kind, what, options->fix);
	return kind;
}

static const char *title_of(struct arena *arena, const struct study *study)
{
	static const char *const per[] = {"", ", per day", ", per working day"};
	const struct study_data *data = &study->data;
	const char *whose = data->whose != NULL ? data->whose : data->who.name;

	return arena_format(arena, "%s%s%s%s%s%s", data->measure.name,
		data->function_name != NULL ? ", " : "",
		data->function_name != NULL ? data->function_name : "", per[study->options.per],
		whose != NULL ? " · " : "", whose != NULL ? whose : "");
}

/* Whose it is comes first, as a code. */
static const char *brief_of(struct arena *arena, const struct study *study)
{
	const struct study_data *data = &study->data;

	if (data->own)
		return NULL;
	return arena_format(arena, "%s %s",
		data->who.kind == WHO_PROVIDER ? data->who.code : data->who.name,
		data->measure.name);
}

static const char *subtitle_of(struct arena *arena, const struct study *study)
{
	const struct study_options *options = &study->options;
	const char *at;

	if (!study->has_break)
		return arena_format(arena, "%s to %s", study_row_name(arena, study, 0),
			study_row_name(arena, study, study->data.count - 1));
	at = study_break_name(arena, study);
	if (options->break_given != NULL)
		at = arena_format(arena, "%s, so from %s on", options->break_given, at);
	if (options->date_inferred)
		at = arena_format(arena, "%s?", at);
	if (options->month_chosen && options->event != NULL && options->event_date != NULL)
		return arena_format(arena, "month chosen by you: break %s; %s%s: %s", at,
			strpbrk(options->event_date, "0123456789") != NULL ? "dated " : "",
			options->event_date, options->event);
	if (options->month_chosen)
		return arena_format(arena, "month chosen by you: break %s%s%s", at,
			options->event != NULL ? "; " : "",
			options->event != NULL ? options->event : "");
	return arena_format(arena, "break %s%s%s", at, options->event != NULL ? ": " : "",
		options->event != NULL ? options->event : "");
}

static const char *counts_of(struct arena *arena, const struct study *study)
{
	size_t before = 0, after = 0;

	if (!study->has_break)
		return NULL;
	if (study->has_fit)
		return arena_format(
			arena, "%zu | %zu", study->fit.counts.before, study->fit.counts.after);
	for (size_t i = 0; i < study->data.count; i++)
		if (isfinite(study->values[i]))
			*(i < study->break_row ? &before : &after) += 1;
	return arena_format(arena, "%zu | %zu", before, after);
}

static const char *caption_of(struct arena *arena, const struct study *study)
{
	const char *words = why_no_limits(study);

	if (words != NULL)
		return words;
	if (!study_shows_limits(study, study->data.count - 1))
		return "fewer than 13 points: Making Data Count shows no limits yet";
	if (study->options.kind == STUDY_XMR && study->xmr.trial_limits)
		return "trial limits: fewer than 13 points";
	if (isfinite(study->options.target) ||
		!isfinite(study_target_at(study, study->data.count - 1, &words)))
		return NULL;
	return arena_format(arena, "standard: %s", words);
}

void study_draw(struct arena *arena, struct study *study)
{
	struct chart *chart = &study->chart;

	*chart = (struct chart){.title = title_of(arena, study),
		.brief = brief_of(arena, study),
		.method = method_of(arena, study),
		.subtitle = subtitle_of(arena, study),
		.counts = counts_of(arena, study),
		.axis = study->data.monthly ? CHART_BY_MONTH : CHART_BY_LABEL,
		.unit = *study->data.measure.unit != '\0' ? study->data.measure.unit : NULL,
		.decimals = CHART_DECIMALS_AUTO,
		.cursor = CHART_NO_CURSOR,
		.caption = caption_of(arena, study),
		.source = study->data.source};
	fill_points(arena, study);
	fill_lines(arena, study);
	fill_events(arena, study);
	fill_icons(study);
}
