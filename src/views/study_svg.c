/* A study for paper: where nothing can be asked for, the picture says it. */
#include <math.h>
#include <string.h>

#include "draw/svg.h"
#include "study_parts.h"

enum { NAMED_MOST = 3 }; /* rebases in the subtitle; all are marked and listed */

static void take_rebases(struct arena *arena, const struct study *study, struct chart *chart)
{
	int *rebases = arena_array(arena, study->data.count + 1, sizeof *rebases);

	for (size_t i = 1; i < study->data.count; i++)
		if (study_is_rebase(study, i))
			rebases[chart->rebase_count++] = study->chart.points[i].x;
	chart->rebases = rebases;
	chart->joined = study->options.kind == STUDY_XMR && study->options.rules == XMR_RULES_MDC;
}

/* With those in the month of the break, which on the screen the subtitle tells. */
static void take_events(struct arena *arena, const struct study *study, struct chart *chart)
{
	const struct study_options *options = &study->options;
	size_t most = chart->event_count + options->event_count + 1, count = 0;
	struct chart_event *events = arena_array(arena, most, sizeof *events);

	for (size_t i = 0; i < chart->event_count; i++) {
		events[count] = chart->events[i];
		if (events[count].main && !options->month_chosen)
			events[count].label = options->event;
		count++;
	}
	for (size_t i = 0; study->data.monthly && study->has_break && i < options->event_count; i++)
		if (options->events[i].month == options->break_month &&
			(options->event == NULL ||
				strcmp(options->events[i].label, options->event) != 0))
			events[count++] = (struct chart_event){options->events[i].month,
				options->events[i].label, false, options->events[i].inferred};
	chart->events = events;
	chart->event_count = count;
}

/* " Oct 2022 and Jan 2023", or how often. */
static void add_rebases(struct arena *arena, const struct study *study, const struct chart *chart,
	struct string_buffer *out)
{
	size_t said = 0;

	string_buffer_add(out, ", rebased");
	if (chart->rebase_count > NAMED_MOST) {
		string_buffer_format(out, " %zu times", chart->rebase_count);
		return;
	}
	for (size_t i = 1; i < study->data.count; i++)
		if (study_is_rebase(study, i)) {
			said++;
			string_buffer_format(out, "%s%s",
				said == 1		      ? " "
				: said == chart->rebase_count ? " and "
							      : ", ",
				study_row_name(arena, study, i));
		}
}

/* "XmR, limits frozen before Jan 2023", "XmR, rebased Oct 2022" */
static const char *method_of(
	struct arena *arena, const struct study *study, const struct chart *chart)
{
	const char *what = study->options.kind == STUDY_RUN ? "median" : "limits";
	size_t fix = study->options.fix;
	struct string_buffer text = {0};
	const char *out;

	string_buffer_add_bytes(&text, chart->method, strcspn(chart->method, ","));
	if (study->frozen)
		string_buffer_format(
			&text, ", %s frozen before %s", what, study_break_name(arena, study));
	else if (fix > 0 && fix < study->data.count)
		string_buffer_format(&text, ", %s of the first %zu points%s", what, fix,
			chart->rebase_count > 0 ? " of each part" : "");
	if (chart->rebase_count > 0)
		add_rebases(arena, study, chart, &text);
	out = arena_string(arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return out;
}

/* "19 months before, 36 after" */
static const char *counts_of(struct arena *arena, const struct study *study)
{
	size_t before = 0, after = 0;

	for (size_t i = 0; i < study->data.count; i++)
		if (isfinite(study->values[i]))
			*(i < study->break_row ? &before : &after) += 1;
	if (study->has_fit) { /* less those of the transition */
		before = study->fit.counts.before;
		after = study->fit.counts.after;
	}
	return arena_format(arena, "%zu %s%s before, %zu after", before,
		study->data.monthly ? "month" : "point", before == 1 ? "" : "s", after);
}

static void add_sentence(struct string_buffer *out, const char *text)
{
	size_t size = text != NULL ? strlen(text) : 0;

	if (size > 0)
		string_buffer_format(out, "%s%s%s", out->size > 0 ? " " : "", text,
			text[size - 1] == '.' ? "" : ".");
}

/* What the rules say, what to mind, and why there was no test. */
static const char *caption_of(struct arena *arena, const struct study *study)
{
	struct string_buffer text = {0}, part = {0};
	const char *out;

	add_sentence(&text, study->chart.caption);
	study_tell_runs(arena, study, &part);
	if (part.size > 0)
		add_sentence(&text, arena_format(arena, "Runs: %s", string_buffer_text(&part)));
	add_sentence(&text, study->limits_note);
	string_buffer_truncate(&part, 0);
	study_tell_holes(arena, study, &part);
	add_sentence(&text, string_buffer_text(&part));
	add_sentence(&text, study->data.note);
	if (study->has_break && study->fit_refused != NULL)
		add_sentence(&text, arena_format(arena, "Not tested: %s.", study->fit_refused));
	out = text.size > 0 ? arena_string(arena, string_buffer_text(&text)) : NULL;
	string_buffer_free(&text);
	string_buffer_free(&part);
	return out;
}

void study_svg(const struct study *study, struct string_buffer *out)
{
	struct arena arena = {0};
	struct chart chart = study->chart;

	take_rebases(&arena, study, &chart);
	take_events(&arena, study, &chart);
	chart.method = method_of(&arena, study, &chart);
	if (study->has_break)
		chart.counts = counts_of(&arena, study);
	chart.caption = caption_of(&arena, study);
	svg_chart(&chart, out);
	arena_free(&arena);
}
