/* What the Statistics view says around its rows, and each row in words. */
#include <math.h>
#include <string.h>

#include "figure_words.h"
#include "model/month.h"
#include "parts.h"
#include "statistics.h"

static const char as_submitted[] = "As submitted: who sent nothing is not in it.";

/* What is most often got wrong about each kind of figure: what it counts, and what is said below
 * it; the first wording that has room is shown. */
static const struct {
	const char *dataset, *counts, *second[STATISTICS_WORDINGS];
} feet[] = {
	{"rtt", "Pathways, not people.", {as_submitted, NULL}},
	{"ae", "Visits, not people.",
		{"As submitted. 14 trusts gave no waits, May 2019 to May 2023: left out, not kept.",
			as_submitted}},
	{"dm01", "Tests, not people.",
		{"As submitted, by who holds the contract, not by who owns the scanner.",
			as_submitted}},
	{"cancer", "",
		{"As submitted. A pathway of two trusts counts half for each.", as_submitted}},
	{"other", "Your own figures.", {NULL, NULL}},
};

/* What the blanks and the signs of the lines of months are, of all that are there. */
struct missing {
	bool loaded, closed;  /* blank: not loaded, closed */
	bool sign, submitted; /* ×; all of them are not submitted */
	bool returned;	      /* ◇ */
};

static void look_at_row(const struct summary_row *row, size_t count, struct missing *missing)
{
	for (size_t i = 0; i < count; i++) {
		enum chart_gap gap = figure_gap(row->gaps[i]);

		missing->returned = missing->returned || row->returned[i];
		if (row->gaps[i] == NULL)
			continue;
		/* Of a month in part, what is not there is not loaded. */
		if (gap == CHART_NOT_LOADED || gap == CHART_NOT_IN_EXTRACT) {
			missing->loaded = true;
			continue;
		}
		if (gap == CHART_CLOSED) {
			missing->closed = true;
			continue;
		}
		missing->sign = true;
		missing->submitted = missing->submitted && gap == CHART_NOT_SUBMITTED;
	}
}

static struct missing look_at_all(const struct summary *summary)
{
	struct missing missing = {.submitted = true};

	for (size_t i = 0; i < summary->count; i++)
		look_at_row(&summary->rows[i], summary->month_count, &missing);
	return missing;
}

static const char *listed(struct arena *arena, const char *first, const char *second)
{
	const char *between = *first != '\0' && *second != '\0' ? ", " : "";

	return arena_format(arena, "%s%s%s", first, between, second);
}

/* As long as it must be to be true: with what the blanks are, with the signs alone, with the sign
 * of what is missing, without any. */
static void say_legend(struct statistics *statistics, const char *counts, struct arena *arena)
{
	struct missing missing = look_at_all(&statistics->summary);
	const char *blank = missing.loaded && missing.closed ? "blank = not loaded or closed"
			    : missing.loaded		     ? "blank = not loaded"
			    : missing.closed		     ? "blank = closed"
							     : "";
	const char *sign = !missing.sign       ? ""
			   : missing.submitted ? "× = not submitted"
					       : "× = no figure";
	const char *signs = listed(arena, sign, missing.returned ? "◇ = after a gap" : "");
	const char *all = listed(arena, blank, signs);
	const char *space = *counts != '\0' ? " " : "", **foot = statistics->foot[0];
	size_t wordings = 0;

	foot[wordings++] = arena_format(
		arena, "%s%sLines: own scale%s%s.", counts, space, *all != '\0' ? ", " : "", all);
	if (*blank != '\0')
		foot[wordings++] = arena_format(arena, "%s%sLines: %s.", counts, space, all);
	if (*signs != '\0')
		foot[wordings++] = arena_format(arena, "%s%s%s.", counts, space, signs);
	if (missing.returned && *sign != '\0')
		foot[wordings++] = arena_format(arena, "%s%s%s.", counts, space, sign);
	foot[wordings] = counts;
}

static void say_estimates(struct statistics *statistics, struct arena *arena)
{
	static const struct measure total = {.unit = "pathways"};
	const struct summary *summary = &statistics->summary;
	struct string_buffer words = {0};
	char text[32];

	if (isnan(summary->with_estimates))
		return;
	if (!isnan(statistics->total_with_estimates)) {
		measure_format(&total, statistics->total_with_estimates, text);
		string_buffer_format(&words, "%s and ", text);
	}
	measure_format(&summary->measure, summary->with_estimates, text);
	string_buffer_add(&words, text);
	if (measure_is_percent(&summary->measure))
		string_buffer_add(&words, " %");
	statistics->foot[1][0] =
		arena_format(arena, "As submitted. NHS England, with estimates for the missing: %s",
			string_buffer_text(&words));
	statistics->foot[1][1] =
		arena_format(arena, "England with estimates: %s", string_buffer_text(&words));
	string_buffer_free(&words);
}

/* Why there is no change on the year, behind what else is said; where there is least room, behind
 * what is counted. */
static void say_missing_year(struct statistics *statistics, struct arena *arena)
{
	const char **foot = statistics->foot[0];
	char month[9];

	if (statistics->summary.year_missing == MONTH_NONE)
		return;
	month_format(statistics->summary.year_missing, month);
	for (int i = 0; i < STATISTICS_WORDINGS && foot[i] != NULL; i++)
		foot[i] = arena_format(arena, "%s%sNo ±year: %s is not loaded.", foot[i],
			*foot[i] != '\0' ? " " : "", month);
}

/* A month that has only some providers is not what the view opens on. */
static void say_newer(struct statistics *statistics, struct arena *arena)
{
	const char **foot = statistics->foot[1];
	char month[9];

	if (statistics->summary.newer == MONTH_NONE)
		return;
	month_format(statistics->summary.newer, month);
	for (int i = 0; i < STATISTICS_WORDINGS && foot[i] != NULL; i++)
		foot[i] = arena_format(arena, "%s Newer, in part: %s.", foot[i], month);
}

void statistics_say_around(struct statistics *statistics, struct arena *arena)
{
	const struct summary *summary = &statistics->summary;

	for (size_t i = 0; i < sizeof feet / sizeof *feet; i++)
		if (strcmp(feet[i].dataset, summary->measure.dataset) == 0) {
			say_legend(statistics, feet[i].counts, arena);
			memcpy(statistics->foot[1], feet[i].second, sizeof statistics->foot[1]);
		}
	say_missing_year(statistics, arena);
	say_estimates(statistics, arena);
	say_newer(statistics, arena);
	statistics->function = figure_function(&summary->measure, summary->function_name);
	statistics->standard = figure_standard(arena, &summary->measure, summary->month);
}

void statistics_subject(const struct view *view, struct string_buffer *out)
{
	const struct statistics *statistics = view->data;

	if (statistics != NULL)
		string_buffer_add(out, statistics->function);
}

void statistics_title(
	const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct statistics *statistics = view->data;
	char month[9];

	if (statistics == NULL) {
		string_buffer_add(left, "Statistics");
		return;
	}
	month_format(statistics->summary.month, month);
	string_buffer_format(left, "%s · %s", statistics->summary.measure.name, month);
	statistics_subject(view, right);
	if (statistics->standard != NULL) {
		part_separate(right);
		string_buffer_add(right, statistics->standard);
	}
	part_narrowing(view, right);
}

/* "+2.5 points on a year before" */
static void add_change(const struct statistics *statistics, const struct statistics_line *line,
	const char *between, struct string_buffer *out)
{
	if (isnan(line->changed))
		return;
	string_buffer_add(out, between);
	figure_change_words(&statistics->summary.measure, line->changed, out);
	string_buffer_add(out, " on a year before");
}

static void add_value(const struct statistics *statistics, const struct statistics_line *line,
	struct string_buffer *out)
{
	const struct summary_row *row = line->row;

	if (isnan(row->value))
		string_buffer_add(out, row->why != NULL ? row->why : "no figure");
	else
		figure_value(&statistics->summary.measure, row->value, out);
}

static void add_returned(const struct statistics *statistics, const struct statistics_line *line,
	const char *between, struct string_buffer *out)
{
	if (line->row->returned[statistics->summary.month_count - 1])
		string_buffer_format(out, "%s%s", between, figure_returned);
}

/* "4th of 148": ranks are within a kind. */
static void add_rank(
	const struct statistics_line *line, const char *between, struct string_buffer *out)
{
	const struct summary_row *row = line->row;

	if (row->rank > 0)
		string_buffer_format(out, "%srank %zu of %zu %s", between, row->rank, row->of,
			strcmp(line->sector, "NHS") == 0 ? "NHS trusts" : "others");
}

/* "from 79.6 to 81.9" */
static void add_trail(const struct statistics *statistics, const struct statistics_line *line,
	struct string_buffer *out)
{
	const struct summary *summary = &statistics->summary;
	char first[32], last[32], month[9];
	size_t from = 0, to = summary->month_count - 1;

	while (from < to && isnan(line->row->trail[from]))
		from++;
	while (to > from && isnan(line->row->trail[to]))
		to--;
	if (from == to)
		return;
	measure_format(&summary->measure, line->row->trail[from], first);
	measure_format(&summary->measure, line->row->trail[to], last);
	month_format(summary->months[from], month);
	string_buffer_format(out, "; from %s in %s to %s", first, month, last);
	if (to + 1 < summary->month_count) {
		month_format(summary->months[to], month);
		string_buffer_format(out, " in %s", month);
	}
}

static void add_count(const struct statistics_line *line, struct string_buffer *out)
{
	if (line->count != NULL && line->row->count != line->row->value)
		string_buffer_format(out, " of %s", line->count);
}

static void add_plain(const struct statistics *statistics, const struct statistics_line *line,
	struct string_buffer *out)
{
	string_buffer_add(out, ": ");
	add_value(statistics, line, out);
	add_count(line, out);
	add_returned(statistics, line, "; ", out);
	add_change(statistics, line, "; ", out);
	add_rank(line, "; ", out);
	add_trail(statistics, line, out);
	string_buffer_add_char(out, '\n');
}

void statistics_plain_head(const struct view *view, struct string_buffer *out)
{
	const struct statistics *statistics = view->data;

	for (int i = 0; i < STATISTICS_FEET; i++)
		if (statistics->foot[i][0] != NULL)
			string_buffer_format(out, "%s\n", statistics->foot[i][0]);
	if (!statistics->summary.whole)
		string_buffer_add(out, "Some providers of this month only: ranks need all.\n");
	for (size_t i = 0; i < statistics->head_count; i++) {
		string_buffer_add(out, statistics->heads[i].name);
		add_plain(statistics, &statistics->heads[i], out);
	}
}

void statistics_plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct statistics_line *line = row->item;

	string_buffer_format(out, "%s (%s), %s", line->name, line->code, line->sector);
	add_plain(view->data, line, out);
}

void statistics_status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	const struct statistics *statistics = view->data;
	const struct statistics_line *shown = row->item;

	(void)line;
	string_buffer_format(out, "%s   ", shown->code);
	add_value(statistics, shown, out);
	add_returned(statistics, shown, "   ", out);
	add_change(statistics, shown, "   ", out);
	if (statistics->summary.whole)
		add_rank(shown, "   ", out);
	else
		string_buffer_add(out, "   no rank: a part of the month");
	string_buffer_format(out, "   %s", shown->row->name);
}
