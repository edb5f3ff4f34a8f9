/* Everything that a study computed, as JSON. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "study_question.h"

static void put_integer(struct json_writer *json, const char *key, size_t value)
{
	json_key(json, key);
	json_integer(json, (long long)value);
}

static void put_bool(struct json_writer *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

static void put_signals(struct json_writer *json, const char *key, unsigned bits, size_t trend)
{
	json_key(json, key);
	json_begin_array(json);
	for (int i = 1; i < XMR_TYPE_COUNT; i++)
		if ((bits & 1u << i) != 0)
			json_string(json, xmr_type_name((enum xmr_type)i, trend));
	json_end_array(json);
}

static void put_xmr_point(
	struct json_writer *json, const struct study *study, const struct xmr_point *p)
{
	size_t trend = study_trend(&study->options);

	put_integer(json, "rebase_group", (size_t)p->rebase_group);
	official_json_number(json, "mean", p->mean);
	official_json_number(json, "lpl", p->lpl);
	official_json_number(json, "upl", p->upl);
	official_json_string(json, "special_cause_type", xmr_type_name(p->type, trend));
	official_json_string(json, "point_type", xmr_point_type_names[p->point_type]);
	official_json_string(json, "shown_as", xmr_point_type_names[p->shown]);
	put_signals(json, "meets", p->rules, trend);
}

static void put_run_point(
	struct json_writer *json, const struct run_chart *run, const struct run_chart_point *p)
{
	const struct run_chart_part *part = &run->parts[p->part];

	put_integer(json, "part", p->part + 1);
	official_json_number(json, "cl", p->cl);
	official_json_number(json, "lcl", p->lcl);
	official_json_number(json, "ucl", p->ucl);
	put_bool(json, "sigma_signal", p->sigma_signal);
	put_bool(json, "runs_signal", part->runs_signal);
}

static void put_points(struct study_question *question, struct json_writer *json)
{
	const struct study *study = &question->study;
	struct string_buffer words = {0};

	json_key(json, "points");
	json_begin_array(json);
	for (size_t i = 0; i < study->data.count; i++) {
		json_begin_object(json);
		official_json_string(json, "date", study_row_date(question, i));
		official_json_number(json, "value", study->values[i]);
		official_json_string(json, "why", study->data.rows[i].why);
		if (study->options.kind == STUDY_XMR)
			put_xmr_point(json, study, &study->xmr.points[i]);
		else
			put_run_point(json, &study->run, &study->run.points[i]);
		string_buffer_truncate(&words, 0);
		study_point_words(study, NULL, i, &words);
		official_json_string(json, "words", string_buffer_text(&words));
		json_end_object(json);
	}
	json_end_array(json);
	string_buffer_free(&words);
}

static void put_estimate(
	struct json_writer *json, const char *key, const struct interrupted_estimate *estimate)
{
	json_key(json, key);
	json_begin_object(json);
	official_json_number(json, "value", estimate->value);
	official_json_number(json, "se", estimate->se);
	official_json_number(json, "low", estimate->low);
	official_json_number(json, "high", estimate->high);
	official_json_number(json, "p", estimate->p);
	json_end_object(json);
}

static void put_coefficients(struct json_writer *json, const struct interrupted *fit)
{
	static const char *const names[INTERRUPTED_COLUMNS] = {
		"intercept", "t", "D", "tp", "s1", "c1", "s2", "c2"};

	json_key(json, "coefficients");
	json_begin_object(json);
	for (size_t i = 0; i < fit->parameters; i++) {
		json_key(json, names[i]);
		json_begin_object(json);
		official_json_number(json, "value", fit->coefficients[i]);
		official_json_number(json, "se", fit->se[i]);
		json_end_object(json);
	}
	json_end_object(json);
}

static void put_interrupted(struct study_question *question, struct json_writer *json)
{
	const struct study *study = &question->study;
	const struct interrupted *fit = &study->fit;
	struct arena *arena = &question->question.arena;

	json_key(json, "interrupted");
	json_begin_object(json);
	official_json_string(json, "refused", study->fit_refused);
	if (study->has_fit) {
		official_json_string(json, "method", interrupted_method_names[fit->method]);
		put_integer(json, "harmonics", fit->harmonics);
		put_integer(json, "n", fit->n);
		put_integer(json, "before", fit->counts.before);
		put_integer(json, "after", fit->counts.after);
		put_integer(json, "excluded", fit->counts.excluded);
		put_integer(json, "missing", fit->counts.missing);
		official_json_string(json, "first", official_month_code(arena, fit->first));
		official_json_string(
			json, "first_after", official_month_code(arena, fit->first_after));
		official_json_string(json, "last", official_month_code(arena, fit->last));
		put_estimate(json, "level", &fit->level);
		put_estimate(json, "slope", &fit->slope);
		put_estimate(json, "effect_at_end", &fit->effect_at_end);
		official_json_number(json, "expected_at_break", fit->expected_at_break);
		official_json_number(json, "expected_at_end", fit->expected_at_end);
		official_json_number(json, "joint_p", fit->joint_p);
		official_json_number(json, "phi", fit->phi);
		official_json_number(json, "sigma", fit->sigma);
		official_json_number(json, "log_likelihood", fit->log_likelihood);
		put_integer(json, "newey_west_lag", fit->lag);
		official_json_number(json, "seasonality_p", fit->seasonality_p);
		official_json_number(json, "residual_acf1", fit->residual_acf1);
		official_json_number(json, "residual_acf12", fit->residual_acf12);
		official_json_number(json, "durbin_watson", fit->durbin_watson);
		put_bool(json, "at_boundary", fit->at_boundary);
		put_bool(json, "exact", fit->exact);
		put_bool(json, "few_months", fit->few_months);
		official_json_string(json, "no_verdict", study->no_verdict);
		put_coefficients(json, fit);
	}
	json_end_object(json);
}

static void put_side(
	struct json_writer *json, const char *key, const struct before_after_side *side)
{
	json_key(json, key);
	json_begin_object(json);
	put_integer(json, "count", side->count);
	official_json_number(json, "mean", side->mean);
	official_json_number(json, "median", side->median);
	official_json_number(json, "deviation", side->deviation);
	json_end_object(json);
}

static void put_difference(
	struct json_writer *json, const char *key, const struct before_after_difference *difference)
{
	json_key(json, key);
	json_begin_object(json);
	official_json_number(json, "value", difference->value);
	official_json_number(json, "se", difference->se);
	official_json_number(json, "low", difference->low);
	official_json_number(json, "high", difference->high);
	official_json_number(json, "p", difference->p);
	json_end_object(json);
}

static void put_differences(const struct study *study, struct json_writer *json)
{
	const struct before_after *plain = &study->differences;

	json_key(json, "differences");
	json_begin_object(json);
	official_json_string(json, "refused", study->differences_refused);
	if (study->has_differences) {
		put_side(json, "before", &plain->before);
		put_side(json, "after", &plain->after);
		put_difference(json, "newey_west", &plain->robust);
		put_difference(json, "welch", &plain->welch);
		put_difference(json, "same_month", &plain->same_month);
		put_integer(json, "same_months", plain->same_months);
		official_json_number(json, "mann_whitney_p", plain->mann_whitney_p);
	}
	json_end_object(json);
}

static void put_rank(struct json_writer *json, const char *key, const struct study_rank *rank)
{
	json_key(json, key);
	json_begin_object(json);
	official_json_string(json, "why", rank->why);
	if (rank->known) {
		put_integer(json, "rank", rank->rank.rank);
		put_integer(json, "count", rank->rank.count);
		put_integer(json, "as_large", rank->rank.as_large);
		official_json_number(json, "share", rank->rank.share);
		official_json_number(json, "rank_signed", rank->rank.rank_signed);
		put_integer(json, "same_way", rank->rank.same_way);
	}
	json_end_object(json);
}

/* Why there is no verdict, before the outcome. */
static const char *claim_outcome(const struct study *study)
{
	static const char *const outcomes[] = {[CLAIM_UNKNOWN] = "not comparable",
		[CLAIM_HELD] = "holds the claim and excludes no change",
		[CLAIM_AND_NO_CHANGE_HELD] = "holds both the claim and no change",
		[CLAIM_EXCLUDED] = "excludes the claim"};

	if (study->options.claim->elsewhere)
		return "no verdict: not claimed of this break";
	if (study->no_verdict != NULL && study->fit.exact)
		return "no verdict: there is no spread to judge by";
	if (study->no_verdict != NULL && study->fit.at_boundary)
		return "no verdict: autocorrelation at its boundary";
	if (study->no_verdict != NULL)
		return "no verdict: half a year or more is missing at the break or near it";
	return outcomes[study->claim_outcome];
}

static void put_claim(const struct study *study, struct json_writer *json)
{
	json_key(json, "claim");
	if (study->options.claim == NULL) {
		json_null(json);
		return;
	}
	json_begin_object(json);
	official_json_string(json, "metric", study->options.claim->metric);
	official_json_string(json, "text", study->options.claim->text);
	official_json_number(json, "low", study->claim_low);
	official_json_number(json, "high", study->claim_high);
	put_bool(json, "of_this_break", !study->options.claim->elsewhere);
	official_json_string(json, "interval", claim_outcome(study));
	json_end_object(json);
}

static void put_words(const struct study *study, struct json_writer *json)
{
	json_key(json, "words");
	json_begin_array(json);
	for (size_t i = 0; i < study->line_count; i++) {
		json_begin_object(json);
		official_json_string(json, "label", study->lines[i].label);
		official_json_string(json, "text", study->lines[i].text);
		json_end_object(json);
	}
	json_end_array(json);
}

static void put_break(struct study_question *question, struct json_writer *json)
{
	const struct study *study = &question->study;

	json_key(json, "break");
	if (!study->has_break) {
		json_null(json);
		return;
	}
	json_begin_object(json);
	official_json_string(json, "date",
		study->data.monthly
			? official_month_code(&question->question.arena, study->options.break_month)
			: study_row_date(question, study->break_row));
	official_json_string(json, "date_given", study->options.break_given);
	official_json_string(json, "event", question->event);
	official_json_string(json, "event_name", study->options.event);
	put_bool(json, "month_chosen_by_you", study->options.month_chosen);
	put_bool(json, "date_inferred", study->options.date_inferred);
	json_end_object(json);
	put_interrupted(question, json);
	put_differences(study, json);
	put_rank(json, "among_providers", &study->providers);
	put_rank(json, "among_own_months", &study->dates);
	put_claim(study, json);
	official_json_string(json, "comparison", study->comparison);
}

static void put_chart(const struct study *study, struct json_writer *json)
{
	const char *ignored;
	bool xmr = study->options.kind == STUDY_XMR;

	official_json_string(json, "kind", study_kind_names[study->options.kind]);
	official_json_string(json, "rules", xmr ? xmr_rules_names[study->options.rules] : NULL);
	official_json_string(json, "per", study_per_names[study->options.per]);
	official_json_string(json, "better", better_names[study->options.better]);
	official_json_number(
		json, "target", study_target_at(study, study->data.count - 1, &ignored));
	put_bool(json, "limits_frozen", study->frozen);
	if (xmr) {
		official_json_string(json, "variation", xmr_variation_names[study->xmr.variation]);
		official_json_string(json, "assurance",
			study->xmr.assurance == XMR_ASSURANCE_NONE
				? NULL
				: xmr_assurance_names[study->xmr.assurance]);
		put_bool(json, "trial_limits", study->xmr.trial_limits);
	}
}

void study_json(struct study_question *question, bool points, struct json_writer *json)
{
	const struct study *study = &question->study;

	json_begin_object(json);
	official_json_string(json, "title", study->chart.title);
	official_json_string(json, "subtitle", study->chart.subtitle);
	official_json_string(json, "code", study->data.who.code);
	official_json_string(json, "measure", study->data.own ? NULL : study->data.measure.id);
	official_json_string(json, "unit", study->data.measure.unit);
	put_chart(study, json);
	put_break(question, json);
	put_words(study, json);
	official_json_string(json, "source", study->data.source);
	if (points)
		put_points(question, json);
	json_end_object(json);
}
