/* The points of a study as a table, in the columns of NHSRplotthedots or of qicharts2. */
#include <math.h>
#include <string.h>

#include "study_question.h"

const char *study_number(struct arena *arena, double value)
{
	return isfinite(value) ? arena_format(arena, "%.17g", value) : "NaN";
}

static const char *figure(struct arena *arena, double value)
{
	return isfinite(value) ? study_number(arena, value) : "NA";
}

static const char *truth(int answer)
{
	return answer == XMR_NA ? "NA" : answer ? "TRUE" : "FALSE";
}

static void xmr_table(struct study_question *question, struct report_table *out)
{
	enum { COLUMNS = 13 };
	static const char *const headings[COLUMNS] = {"date", "value", "rebase_group", "mean",
		"lpl", "upl", "outside_limits", "relative_to_mean", "close_to_limits",
		"special_cause_type", "special_cause_flag", "point_type", "short_group_warning"};
	static const bool numeric[COLUMNS] = {false, true, true, true, true, true, false, true};
	struct arena *arena = &question->question.arena;
	const struct study *study = &question->study;
	const char **cells = arena_array(arena, study->data.count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < study->data.count; i++) {
		const struct xmr_point *p = &study->xmr.points[i];
		const char *const row[COLUMNS] = {study_row_date(question, i),
			figure(arena, p->value), arena_format(arena, "%d", p->rebase_group),
			study_number(arena, p->mean), study_number(arena, p->lpl),
			study_number(arena, p->upl), truth(p->outside_limits),
			p->relative_to_mean == XMR_NA
				? "NA"
				: arena_format(arena, "%d", p->relative_to_mean),
			truth(p->close_to_limits),
			xmr_type_name(p->type, study_trend(&study->options)),
			truth(p->special_cause), xmr_point_type_names[p->point_type],
			truth(p->short_group)};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	*out = (struct report_table){
		headings, cells, study->data.count, COLUMNS, .flexible = 9, .numeric = numeric};
}

static const char *count_of(struct arena *arena, size_t count)
{
	return arena_format(arena, "%zu", count);
}

static void run_table(struct study_question *question, struct report_table *out)
{
	enum { COLUMNS = 12 };
	static const char *const headings[COLUMNS] = {"date", "value", "part", "cl", "lcl", "ucl",
		"sigma_signal", "runs_signal", "longest_run", "longest_run_max", "crossings",
		"crossings_min"};
	static const bool numeric[COLUMNS] = {
		false, true, true, true, true, true, false, false, true, true, true, true};
	struct arena *arena = &question->question.arena;
	const struct run_chart *run = &question->study.run;
	const char **cells = arena_array(arena, run->count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < run->count; i++) {
		const struct run_chart_point *p = &run->points[i];
		const struct run_chart_part *part = &run->parts[p->part];
		const char *const row[COLUMNS] = {study_row_date(question, i),
			figure(arena, p->value), count_of(arena, p->part + 1),
			study_number(arena, p->cl), study_number(arena, p->lcl),
			study_number(arena, p->ucl), truth(p->sigma_signal),
			truth(part->runs_signal), count_of(arena, part->longest_run),
			count_of(arena, part->longest_run_max), count_of(arena, part->crossings),
			count_of(arena, part->crossings_min)};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	*out = (struct report_table){
		headings, cells, run->count, COLUMNS, .flexible = 0, .numeric = numeric};
}

void study_table(struct study_question *question, struct report_table *out)
{
	if (question->options.kind == STUDY_XMR)
		xmr_table(question, out);
	else
		run_table(question, out);
}
