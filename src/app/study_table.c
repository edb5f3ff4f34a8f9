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

/* Of a part's rules: NA where no point is off the centre line. */
static const char *rule_of(struct arena *arena, const struct run_chart_part *part, size_t count)
{
	return part->useful > 0 ? count_of(arena, count) : "NA";
}

/* qic()'s columns of a run and an I chart, where a missing value is NaN and a missing limit NA. */
static void run_table(struct study_question *question, struct report_table *out)
{
	enum { COLUMNS = 14 };
	static const char *const headings[COLUMNS] = {"date", "value", "part", "cl", "lcl", "ucl",
		"n_obs", "n_useful", "longest_run", "longest_run_max", "n_crossings",
		"n_crossings_min", "runs_signal", "sigma_signal"};
	static const bool numeric[COLUMNS] = {false, true, true, true, true, true, true, true, true,
		true, true, true, false, false};
	struct arena *arena = &question->question.arena;
	const struct run_chart *run = &question->study.run;
	const char **cells = arena_array(arena, run->count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < run->count; i++) {
		const struct run_chart_point *p = &run->points[i];
		const struct run_chart_part *part = &run->parts[p->part];
		const char *const row[COLUMNS] = {study_row_date(question, i),
			study_number(arena, p->value), count_of(arena, p->part + 1),
			figure(arena, p->cl), figure(arena, p->lcl), figure(arena, p->ucl),
			count_of(arena, part->count), count_of(arena, part->useful),
			rule_of(arena, part, part->longest_run),
			rule_of(arena, part, part->longest_run_max),
			rule_of(arena, part, part->crossings),
			rule_of(arena, part, part->crossings_min), truth(part->runs_signal),
			truth(p->sigma_signal)};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	*out = (struct report_table){
		headings, cells, run->count, COLUMNS, .flexible = 0, .numeric = numeric};
}

/* And of a p and a p' chart. */
static void share_table(struct study_question *question, struct report_table *out)
{
	enum { COLUMNS = 11 };
	static const char *const headings[COLUMNS] = {"date", "numerator", "denominator", "value",
		"cl", "lcl", "ucl", "longest_run", "n_crossings", "runs_signal", "sigma_signal"};
	static const bool numeric[COLUMNS] = {
		false, true, true, true, true, true, true, true, true, false, false};
	struct arena *arena = &question->question.arena;
	const struct run_chart *run = &question->study.run;
	const char **cells = arena_array(arena, run->count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < run->count; i++) {
		const struct run_chart_point *p = &run->points[i];
		const struct run_chart_part *part = &run->parts[p->part];
		const struct study_row *share = &question->study.data.rows[i];
		const char *const row[COLUMNS] = {study_row_date(question, i),
			figure(arena, share->numerator), figure(arena, share->denominator),
			study_number(arena, p->value), figure(arena, p->cl), figure(arena, p->lcl),
			figure(arena, p->ucl), rule_of(arena, part, part->longest_run),
			rule_of(arena, part, part->crossings), truth(part->runs_signal),
			truth(p->sigma_signal)};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	*out = (struct report_table){
		headings, cells, run->count, COLUMNS, .flexible = 0, .numeric = numeric};
}

void study_table(struct study_question *question, struct report_table *out)
{
	if (question->options.kind == STUDY_XMR)
		xmr_table(question, out);
	else if (question->options.kind >= STUDY_P)
		share_table(question, out);
	else
		run_table(question, out);
}
