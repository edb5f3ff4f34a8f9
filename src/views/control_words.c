/* A control chart in words: what stands under it, the point under the cursor, what is pasted. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "control_parts.h"
#include "model/month.h"
#include "text/cells.h"

enum {
	LABEL = 9,   /* cells before a paragraph */
	NARROW = 40, /* with fewer, the label is its first word */
	MOST = 12,
};

static void add(struct study_line *out, size_t *count, const char *label, const char *text)
{
	if (*count < MOST)
		out[(*count)++] = (struct study_line){label, text};
}

static const char *why_refused(const struct control *control)
{
	return control->ask.month == MONTH_NONE
		       ? "t sets one at the point under the cursor, { and } at an event of the "
			 "provider."
		       : NULL;
}

size_t control_paragraphs(const struct control *control, struct study_line out[MOST])
{
	const struct study *study = &control->study;
	bool waits = study->has_fit && !control->compared, said = !waits;
	size_t count = 0;

	if (why_refused(control) != NULL)
		add(out, &count, "Break", why_refused(control));
	for (size_t i = 0; i < study->line_count; i++) {
		const struct study_line *line = &study->lines[i];

		if (!said && strcmp(line->label, "Level") != 0 &&
			strcmp(line->label, "Claim") != 0) {
			add(out, &count, "Others", "comparing …");
			said = true;
		}
		add(out, &count, line->label, line->text);
	}
	if (control->series.measure.counts != NULL)
		add(out, &count, "Counts", control->series.measure.counts);
	if (control->series.measure.misses != NULL)
		add(out, &count, "Misses", control->series.measure.misses);
	return count;
}

/* One paragraph from line `at` of all on; returns the line after it. */
static size_t draw_paragraph(const struct study_line *paragraph, struct grid *grid,
	struct rect rect, size_t first, size_t at)
{
	int indent = rect.columns >= NARROW ? LABEL : 0;
	size_t width = (size_t)(rect.columns > indent + 1 ? rect.columns - indent : 1);
	struct string_buffer text = {0}, shown = {0};
	size_t begin = at, skip;
	const char *rest;

	if (indent == 0)
		string_buffer_format(&text, "%s: ", paragraph->label);
	string_buffer_add(&text, paragraph->text);
	charset_display(grid->charset, string_buffer_text(&text), text.size, &shown);
	for (rest = string_buffer_text(&shown); *rest != '\0'; rest += skip, at++) {
		size_t size = cells_wrap(rest, width, &skip);
		int row = rect.row + (int)at - (int)first;
		char *piece;

		if (at < first || at >= first + (size_t)rect.rows)
			continue;
		piece = memory_copy_string(rest);
		piece[size] = '\0';
		if (at == begin && indent > 0)
			grid_text(grid, row, rect.column + 1, indent - 1, STYLE_STRONG,
				paragraph->label);
		grid_text(grid, row, rect.column + indent, (int)width, STYLE_PLAIN, piece);
		free(piece);
	}
	string_buffer_free(&text);
	string_buffer_free(&shown);
	return at;
}

size_t control_draw_words(
	const struct control *control, struct grid *grid, struct rect rect, size_t first)
{
	struct study_line paragraphs[MOST];
	size_t count = control_paragraphs(control, paragraphs), at = 0;

	for (size_t i = 0; i < count && rect.columns > 0; i++)
		at = draw_paragraph(&paragraphs[i], grid, rect, first, at);
	return at;
}

void control_title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct control *control = control_of(view);

	if (control == NULL) {
		string_buffer_add(left, "Control chart");
		return;
	}
	string_buffer_add(left, control->study.chart.title);
	string_buffer_add(right, control->study.chart.method);
}

/* Events of that month. */
static void add_events(
	const struct control *control, const struct study_row *at, struct string_buffer *out)
{
	for (size_t i = 0; i < control->event_count; i++) {
		int month;

		if (study_break_of(&control->events[i].date, &month) && month == at->month)
			string_buffer_format(out, " · %s", control->events[i].short_name);
	}
}

void control_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct control *control = control_of(view);
	const struct study_row *at = row->item;

	(void)line;
	study_point_signed(&control->study, (size_t)(at - control->data.rows), out);
	add_events(control, at, out);
}

static void add_badges(const struct chart *chart, struct string_buffer *out)
{
	if (chart->variation != CHART_VARIATION_NONE)
		string_buffer_format(out, "Variation %s %s.\n",
			chart_variation_badges[chart->variation],
			chart_variation_words[chart->variation]);
	if (chart->assurance != CHART_ASSURANCE_NONE)
		string_buffer_format(out, "Assurance %s %s.\n",
			chart_assurance_badges[chart->assurance],
			chart_assurance_words[chart->assurance]);
}

/* "Mean before 12,749, upper limit 14,825, lower limit 10,673.": of the last month. */
static void add_limits(const struct study *study, struct string_buffer *out)
{
	const char *between = "";

	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_line *line = &study->chart.lines[kind];
		char value[32];

		if (line->count == 0)
			continue;
		study_value(study, line->items[line->count - 1].value, value);
		string_buffer_format(out, "%s%s %s", between, line->label, value);
		between = ", ";
	}
	string_buffer_add(out, *between != '\0' ? ".\n" : "");
}

/* Verdict first. */
static void add_findings(const struct control *control, struct string_buffer *out)
{
	const struct chart *chart = &control->study.chart;
	struct study_line paragraphs[MOST];
	size_t count = control_paragraphs(control, paragraphs);

	string_buffer_format(out, "%s", chart->subtitle);
	if (chart->counts != NULL)
		string_buffer_format(out, "; months before | after: %s", chart->counts);
	string_buffer_add_char(out, '\n');
	if (control->study.question != NULL)
		string_buffer_format(out, "%s", control->study.question);
	if (control->study.comparison != NULL)
		string_buffer_format(out, " (%s)", control->study.comparison);
	if (control->study.question != NULL)
		string_buffer_add_char(out, '\n');
	for (size_t i = 0; i < count; i++)
		string_buffer_format(out, "%s: %s\n", paragraphs[i].label, paragraphs[i].text);
	add_badges(chart, out);
	add_limits(&control->study, out);
}

void control_plain_head(const struct view *view, struct string_buffer *out)
{
	add_findings(control_of(view), out);
	string_buffer_add(out, "Months:\n");
}

void control_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct control *control = control_of(view);
	const struct study_row *at = row->item;

	study_point_words(&control->study, NULL, (size_t)(at - control->data.rows), out);
	add_events(control, at, out);
}

static void add_option(struct string_buffer *out, const char *option, const char *value)
{
	string_buffer_format(out, " --%s %s", option, value);
}

static void add_month_option(struct string_buffer *out, const char *option, int month)
{
	char text[8];

	month_print(month, text);
	add_option(out, option, text);
}

/* As concordat(1) has them. */
static void add_choices(const struct control *control, struct string_buffer *out)
{
	const struct control_ask *ask = &control->ask;
	const struct measure *measure = &control->series.measure;
	const struct study_data *data = &control->data;
	struct string_buffer target = {0};

	if (control->series.function != NULL)
		add_option(out,
			measure->by_test   ? "test"
			: measure->by_type ? "cancer-type"
					   : "function",
			control->series.function);
	if (ask->from != MONTH_NONE)
		add_month_option(out, "from", data->rows[0].month);
	if (ask->to != MONTH_NONE)
		add_month_option(out, "to", data->rows[data->count - 1].month);
	if (ask->kind != STUDY_XMR)
		add_option(out, "kind", study_kind_names[ask->kind]);
	if (ask->rules != XMR_RULES_NHSR)
		add_option(out, "rules", xmr_rules_names[ask->rules]);
	if (ask->per != STUDY_PER_MONTH)
		add_option(out, "per", study_per_names[ask->per]);
	if (ask->better != CONTROL_BETTER_OWN)
		add_option(out, "better", better_names[ask->better]);
	string_buffer_format(&target, "%.10g", ask->target);
	if (ask->no_target || isfinite(ask->target))
		add_option(out, "target", ask->no_target ? "none" : string_buffer_text(&target));
	if (ask->rebased && ask->month != MONTH_NONE)
		add_month_option(out, "rebase", ask->month);
	string_buffer_free(&target);
}

static void add_number_option(struct string_buffer *out, const char *option, size_t value)
{
	string_buffer_format(out, " --%s %zu", option, value);
}

/* What the menu of options has. */
static void add_methods(const struct control_ask *ask, struct string_buffer *out)
{
	if (ask->no_screen)
		string_buffer_add(out, " --no-screen");
	if (ask->short_trend && ask->rules == XMR_RULES_MDC)
		add_number_option(out, "trend", XMR_TREND_SHORT);
	if (ask->gaps == XMR_GAPS_SKIP)
		add_option(out, "gaps", "skip");
	if (ask->fix > 0)
		add_number_option(out, "fix", ask->fix);
	if (ask->transition > 0)
		add_number_option(out, "transition", (size_t)ask->transition);
	if (ask->harmonics != INTERRUPTED_AUTOMATIC)
		add_number_option(
			out, "harmonics", (size_t)(ask->harmonics - INTERRUPTED_NO_HARMONIC));
	if (ask->method != INTERRUPTED_REML)
		add_option(out, "method", interrupted_method_names[ask->method]);
}

void control_command(const struct control *control, struct string_buffer *out)
{
	const struct control_ask *ask = &control->ask;
	char month[8];

	string_buffer_format(out, "concordat %s %s %s",
		ask->month != MONTH_NONE && !ask->rebased && ask->kind == STUDY_XMR ? "test"
										    : "chart",
		control->series.who.code, control->series.measure.id);
	if (ask->month != MONTH_NONE) {
		month_print(ask->month, month);
		if (ask->event != NULL && !control_moved(ask))
			string_buffer_format(out, " --event %s%s%s", ask->event,
				control->study.options.month_chosen ? "@" : "",
				control->study.options.month_chosen ? month : "");
		else
			add_option(out, "event", month);
	}
	add_choices(control, out);
	add_methods(ask, out);
}

void control_quote(const struct control *control, struct string_buffer *out)
{
	string_buffer_format(
		out, "%s (%s)\n", control->study.chart.title, control->study.chart.method);
	add_findings(control, out);
	string_buffer_format(out, "— %s\n— Repeat with: ", control->data.source);
	control_command(control, out);
	string_buffer_add_char(out, '\n');
}
