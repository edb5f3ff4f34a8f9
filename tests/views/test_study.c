/* A study: limits frozen at a break, the regression, ranks and claims, and what they say in words.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "made_store.h"
#include "import/import.h"
#include "model/month.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "views/study.h"

/* 48 months from January 2020: around 100, from January 2022 on around `after`. */
struct made_series {
	struct observation items[48];
	struct series series;
};

static void make_series(struct made_series *made, double after)
{
	*made = (struct made_series){
		.series = {.measure = {.id = "ae.made",
				   .name = "Made attendances",
				   .dataset = "ae",
				   .unit = "attendances",
				   .flow = true,
				   .form = MEASURE_SUM},
			.who = {.kind = WHO_PROVIDER, .code = "RZZ", .name = "Made Trust"},
			.items = made->items,
			.count = 48}};
	for (int i = 0; i < 48; i++)
		made->items[i] = (struct observation){.month = month_of(2020, 1) + i,
			.value = (i < 24 ? 100 : after) + (i * 7 % 5) - 2,
			.numerator = NAN,
			.denominator = NAN};
}

static void compute(struct arena *arena, const struct series *series,
	const struct study_options *changed, struct study *study)
{
	struct study_data data;
	struct study_options options;
	struct error error;

	study_data_of(arena, series, &data);
	options = changed != NULL ? *changed : study_options_for(&data);
	if (!study_compute(arena, &data, &options, study, &error))
		fail_msg("%s", error.message);
}

static const char *line_of(const struct study *study, const char *label)
{
	for (size_t i = 0; i < study->line_count; i++)
		if (strcmp(study->lines[i].label, label) == 0)
			return study->lines[i].text;
	return "";
}

static void assert_has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		fail_msg("'%s' is not in '%s'", part, text);
}

static struct study_options options_at(int month)
{
	struct study_data none = {.count = 0};
	struct study_options options = study_options_for(&none);

	options.break_month = month;
	options.comparison = 1;
	return options;
}

static void limits_are_frozen_before_the_break_and_extended(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;
	const struct chart_line *mean = &study.chart.lines[CHART_MEAN];

	(void)state;
	make_series(&made, 150);
	compute(&arena, &made.series, &options, &study);
	assert_true(study.frozen);
	assert_int_equal(study.break_row, 24);
	assert_int_equal(mean->count, 2);
	assert_false(mean->items[0].extended);
	assert_int_equal(mean->items[0].to, month_of(2021, 12));
	assert_true(mean->items[1].extended);
	assert_true(mean->items[0].value == mean->items[1].value);
	assert_int_equal(study.xmr.points[30].type, XMR_ABOVE_UCL);
	assert_int_equal(study.xmr.limit_values, 24);
	assert_string_equal(study.chart.counts, "24 | 24");
	assert_string_equal(study.chart.method, "XmR, limits frozen");
	options.rebased = true;
	compute(&arena, &made.series, &options, &study);
	assert_false(study.frozen);
	assert_int_equal(mean->count, 2);
	assert_false(mean->items[1].extended);
	assert_true(mean->items[1].value > 140);
	assert_int_equal(study.xmr.flagged, 0);
	arena_free(&arena);
}

/* Whatever the chart: the field's two views of a break. */
static void every_kind_is_frozen_before_the_break_and_begun_anew(void **state)
{
	static const char *const methods[][2] = {
		[STUDY_XMR] = {"XmR, limits frozen", "XmR, rebased"},
		[STUDY_RUN] = {"run chart, median frozen", "run chart, rebased"},
		[STUDY_I] = {"I chart, limits frozen", "I chart, rebased"},
		[STUDY_P] = {"p chart, limits frozen", "p chart, rebased"},
		[STUDY_P_PRIME] = {"p′ chart, limits frozen", "p′ chart, rebased"}};
	struct arena arena = {0};
	struct made_series made;
	struct study study;

	(void)state;
	make_series(&made, 150);
	for (size_t i = 0; i < made.series.count; i++) {
		made.items[i].numerator = made.items[i].value;
		made.items[i].denominator = 1000;
		made.items[i].value /= 10;
	}
	for (int kind = STUDY_XMR; kind < STUDY_KIND_COUNT; kind++) {
		struct study_options options = options_at(month_of(2022, 1));
		const struct chart_line *centre =
			&study.chart.lines[kind == STUDY_RUN ? CHART_MEDIAN : CHART_MEAN];

		options.kind = (enum study_kind)kind;
		compute(&arena, &made.series, &options, &study);
		assert_true(study.frozen);
		assert_string_equal(study.chart.method, methods[kind][0]);
		assert_string_equal(
			centre->label, kind == STUDY_RUN ? "median before" : "mean before");
		assert_true(fabs(centre->items[centre->count - 1].value - 10) < 1);
		assert_false(centre->items[0].extended);
		assert_true(centre->items[centre->count - 1].extended);
		options.rebased = true;
		compute(&arena, &made.series, &options, &study);
		assert_string_equal(study.chart.method, methods[kind][1]);
		assert_true(fabs(centre->items[centre->count - 1].value - 15) < 1);
		assert_false(centre->items[centre->count - 1].extended);
	}
	arena_free(&arena);
}

static void a_fixed_baseline_is_of_every_kind(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(MONTH_NONE);
	struct study study;
	struct study_data data;
	struct error error;

	(void)state;
	make_series(&made, 150);
	options.kind = STUDY_RUN;
	options.fix = 24;
	compute(&arena, &made.series, &options, &study);
	assert_string_equal(study.chart.method, "run chart, median of the first 24");
	assert_true(fabs(study.run.points[40].cl - 100) < 5);
	study_data_of(&arena, &made.series, &data);
	options.fix = 11;
	assert_false(study_compute(&arena, &data, &options, &study, &error));
	assert_has(error.message, "limits fixed on 11 points");
	arena_free(&arena);
}

/* Rows that are skipped are not there to be counted: none after the break is in the baseline. */
static void what_is_skipped_does_not_lengthen_a_baseline(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 150);
	for (int i = 3; i < 8; i++)
		made.items[i].value = NAN;
	options.gaps = XMR_GAPS_SKIP;
	compute(&arena, &made.series, &options, &study);
	assert_true(study.frozen);
	assert_true(fabs(study.xmr.points[40].mean - 100) < 3);
	options.break_month = MONTH_NONE;
	options.fix = 19;
	compute(&arena, &made.series, &options, &study);
	assert_true(fabs(study.xmr.points[40].mean - 100) < 3);
	assert_false(study.chart.lines[CHART_MEAN].items[0].extended);
	assert_int_equal(study.chart.lines[CHART_MEAN].items[0].to, month_of(2021, 12));
	arena_free(&arena);
}

static void what_was_chosen_is_to_be_minded(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 150);
	compute(&arena, &made.series, &options, &study);
	assert_null(strstr(line_of(&study, "Mind"), "neither side"));
	options.transition = 2;
	options.no_screen = true;
	options.gaps = XMR_GAPS_SKIP;
	options.short_trend = true; /* not by these rules */
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"),
		"2 months from the break on are of neither side. Large moving ranges count for the "
		"limits too. Missing months are skipped, as if their neighbours were adjacent.");
	assert_null(strstr(line_of(&study, "Mind"), "A trend"));
	options.rules = XMR_RULES_MDC;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"), "A trend is of 6 points.");
	assert_null(strstr(line_of(&study, "Mind"), "Large moving"));
	arena_free(&arena);
}

/* Another rebase before the break: only the group with the break is frozen. */
static void a_rebase_before_the_break_keeps_its_own_limits(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	size_t rebases[] = {6};
	struct study study;

	(void)state;
	make_series(&made, 150);
	for (int i = 0; i < 6; i++)
		made.items[i].value = 10;
	options.rebases = rebases;
	options.rebase_count = 1;
	compute(&arena, &made.series, &options, &study);
	assert_true(study.frozen);
	assert_true(study.xmr.points[3].mean == 10);
	assert_true(fabs(study.xmr.points[40].mean - 100) < 3);
	assert_int_equal(study.xmr.points[40].rebase_group, 1);
	assert_int_equal(study.xmr.points[40].type, XMR_ABOVE_UCL);
	assert_int_equal(study.xmr.flagged, 24);
	arena_free(&arena);
}

static void too_short_a_before_is_said_and_not_frozen(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2020, 9));
	size_t rebase = 24;
	struct study study;

	(void)state;
	make_series(&made, 100);
	compute(&arena, &made.series, &options, &study);
	assert_false(study.frozen);
	assert_has(line_of(&study, "Mind"),
		"Limits are those of all points: only 8 stand before the break");
	options.rebases = &rebase; /* then of the group that the break is in */
	options.rebase_count = 1;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"),
		"Limits are those of all points from Jan 2020 to Dec 2021: only 8 stand");
	options.rebase_count = 0;
	assert_false(study.has_fit);
	assert_has(line_of(&study, "Level"), "Not tested: 8 months before");
	/* Months without a figure are no points of a baseline. */
	options.break_month = month_of(2021, 7);
	for (int i = 3; i < 12; i++)
		made.items[i].value = NAN;
	compute(&arena, &made.series, &options, &study);
	assert_false(study.frozen);
	assert_has(line_of(&study, "Mind"), "only 9 stand before the break");
	options.break_month = MONTH_NONE;
	options.fix = 12;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"), "The baseline of 12 has only 3 figures");
	options.fix = 100;
	compute(&arena, &made.series, &options, &study);
	assert_string_equal(study.chart.method, "XmR");
	arena_free(&arena);
}

static void a_change_is_told_and_no_change_is_not_claimed(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 150);
	compute(&arena, &made.series, &options, &study);
	assert_true(study.has_fit);
	assert_true(fabs(study.fit.level.value - 50) < 3);
	assert_has(line_of(&study, "Level"), "a month, +50 %;  95 %: +");
	assert_has(line_of(&study, "Level"), "The level changed after.");
	assert_string_equal(study.question, "Changed after January 2022?");
	assert_string_equal(study.comparison, "1st comparison");
	make_series(&made, 100);
	options.comparison = 12;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "cannot be told from nothing having changed");
	assert_string_equal(study.comparison, "12th comparison");
	options.comparisons = 21;
	compute(&arena, &made.series, &options, &study);
	assert_string_equal(study.comparison, "12th of 21 comparisons");
	for (size_t i = 0; i < study.line_count; i++)
		assert_null(strstr(study.lines[i].text, "because"));
	arena_free(&arena);
}

static void a_claim_has_one_of_three_outcomes(void **state)
{
	static const struct {
		double after, claim;
		enum claim_outcome outcome;
		const char *words;
	} cases[] = {
		{150, 50, CLAIM_HELD, "inside, and no change at all is not"},
		{100, 0.2, CLAIM_AND_NO_CHANGE_HELD, "cannot tell the claim"},
		{100, 40, CLAIM_EXCLUDED, "speaks against a change of that size"},
		{150, -40, CLAIM_EXCLUDED, "but not by what is claimed"},
	};
	struct arena arena = {0};
	struct made_series made;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct study_claim claim = {
			.text = "so many", .low = cases[i].claim, .high = cases[i].claim};
		struct study_options options = options_at(month_of(2022, 1));
		struct study study;

		make_series(&made, cases[i].after);
		options.claim = &claim;
		compute(&arena, &made.series, &options, &study);
		assert_int_equal(study.claim_outcome, cases[i].outcome);
		assert_has(line_of(&study, "Claim"), cases[i].words);
	}
	arena_free(&arena);
}

/* No verdict on what is claimed of another break, nor by an interval that is not to be trusted. */
static void a_claim_is_judged_only_where_it_belongs(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_claim claim = {.text = "so many", .low = 50, .high = 50, .of = "another deal"};
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 150);
	claim.elsewhere = true;
	options.claim = &claim;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.claim_outcome, CLAIM_UNKNOWN);
	assert_string_equal(line_of(&study, "Claim"),
		"“so many” is about +50, claimed of another deal and not of this break: no "
		"verdict.");
	assert_has(line_of(&study, "Level"), "The level changed after.");
	claim.elsewhere = false;
	for (int i = 0; i < 48; i++) /* a wandering series: the estimate runs to its boundary */
		made.items[i].value = 1000 + (i * i) % 37 * 0.1 + i * i * 0.9;
	compute(&arena, &made.series, &options, &study);
	assert_true(study.fit.at_boundary);
	assert_int_equal(study.claim_outcome, CLAIM_UNKNOWN);
	assert_has(line_of(&study, "Claim"), "no verdict, as the estimate of autocorrelation");
	options.claim = NULL;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "No verdict: the estimate of autocorrelation");
	arena_free(&arena);
}

static void a_series_without_spread_is_given_no_verdict(void **state)
{
	struct study_claim claim = {.text = "so many", .low = 10, .high = 10};
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 100);
	for (int i = 0; i < 48; i++)
		made.items[i].value = 5 + i;
	compute(&arena, &made.series, &options, &study);
	assert_string_equal(line_of(&study, "Level"),
		"no step; every month lies on the line: there is no spread to judge by, so no "
		"interval is given.");
	assert_string_equal(line_of(&study, "Slope"), "");
	for (int i = 0; i < 48; i++)
		made.items[i].value = i < 24 ? 100 : 110;
	options.claim = &claim;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "+10.0 a month, +10 %; every month lies on the line");
	assert_has(line_of(&study, "Claim"), "no verdict, as every month lies on the line");
	assert_int_equal(study.claim_outcome, CLAIM_UNKNOWN);
	assert_has(line_of(&study, "Means"), "+10 a month; the same 12 calendar months +10.");
	for (size_t i = 0; i < study.line_count; i++)
		assert_null(strstr(study.lines[i].text, "nan"));
	arena_free(&arena);
}

static void a_refused_test_names_the_months_and_is_no_comparison(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2031, 4));
	struct study_data data;
	struct study study;
	struct error error;

	(void)state;
	make_series(&made, 100);
	made.items[0].value = NAN;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "Not tested: 47 months before and 0 from 2031-04 on");
	assert_has(line_of(&study, "Level"), "; months loaded: Feb 2020 to Dec 2023.");
	assert_null(study.comparison);
	assert_string_equal(line_of(&study, "Others"), "");
	study_data_of(&arena, &made.series, &data);
	data.rows += 10; /* a piece of it is charted: all months are named */
	data.count -= 10;
	if (!study_compute(&arena, &data, &options, &study, &error))
		fail_msg("%s", error.message);
	assert_has(line_of(&study, "Level"), "; months loaded: Feb 2020 to Dec 2023.");
	arena_free(&arena);
}

static void a_series_says_its_season_and_likeness_without_a_break(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(MONTH_NONE);
	struct study study;

	(void)state;
	make_series(&made, 100);
	for (int i = 0; i < 48; i++)
		made.items[i].value += 20 * sin(2 * M_PI * i / 12);
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Series"),
		"The months of the year differ (p under 0.001): a signal may be the season.");
	for (int i = 0; i < 48; i++)
		made.items[i].value = 100 + 10 * sin(i / 5.0) + i % 3;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Series"), "Neighbouring months resemble each other");
	made.series.count = 20;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Series"), "20 months with a figure: a season cannot be told");
	made.series.count = 8;
	options.break_month = month_of(2020, 4); /* refused: the series is told all the same */
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Series"), "only 8 months with a figure");
	made.series.count = 1;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Series"), "only 1 month with a figure");
	arena_free(&arena);
}

static void few_months_are_warned_of_with_the_reason(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2021, 4));
	struct study study;

	(void)state;
	make_series(&made, 100);
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"),
		"Only 15 months before. With fewer than 24 on a side, a season and the likeness of "
		"neighbouring months can hardly be told from a change.");
	arena_free(&arena);
}

/* An end of an interval that rounds to no change still says on which side of it it is. */
static void rounding_does_not_hide_a_side(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;
	const char *level;

	(void)state;
	make_series(&made, 100);
	for (int i = 0; i < 48; i++)
		made.items[i].value = 10000 + 0.3 * (made.items[i].value - 100);
	compute(&arena, &made.series, &options, &study);
	level = line_of(&study, "Level");
	assert_true(fabs(study.fit.level.low) < 0.5 && study.fit.level.high < 0.5);
	assert_has(level, "95 %: −0.");
	assert_has(level, " to +0.");
	arena_free(&arena);
}

/* Every rule of a point is in 80 cells, and a run chart's rules are told in words. */
static void a_point_and_its_rules_fit_80_cells(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct string_buffer words = {0};
	struct study study;

	(void)state;
	make_series(&made, 150);
	compute(&arena, &made.series, &options, &study);
	study_point_signed(&study, 25, &words);
	assert_string_equal(string_buffer_text(&words),
		"Feb 2022  148  △ above limit; also 2nd of 24 above mean; 28 days");
	options.kind = STUDY_RUN;
	options.break_month = MONTH_NONE;
	compute(&arena, &made.series, &options, &study);
	string_buffer_truncate(&words, 0);
	study_point_signed(&study, 25, &words);
	assert_string_equal(string_buffer_text(&words),
		"Feb 2022  148  ● 2nd of 24 above median; not random; 28 days");
	assert_has(
		line_of(&study, "Runs"), "not random: longest run 24 (at most 9), crossings 1 (");
	made.items[25].value = 80; /* alone on its side */
	compute(&arena, &made.series, &options, &study);
	string_buffer_truncate(&words, 0);
	study_point_words(&study, NULL, 25, &words);
	assert_has(string_buffer_text(&words), "80  below the median; not random: longest run");
	string_buffer_free(&words);
	arena_free(&arena);
}

static void missing_months_keep_their_place_and_are_counted(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct string_buffer words = {0};
	struct study study;

	(void)state;
	make_series(&made, 100);
	made.items[0].value = made.items[47].value = NAN; /* at the ends: left out */
	made.items[10].value = made.items[30].value = NAN;
	made.items[10].why = "not loaded";
	made.items[30].why = "not submitted";
	made.items[31].returned = true;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.data.count, 46);
	assert_int_equal(study.chart.points[9].gap, CHART_NOT_LOADED);
	assert_has(line_of(&study, "Mind"), "Months missing: 1 not submitted, 1 not loaded.");
	assert_has(line_of(&study, "Mind"), "Aug 2022 came back very different");
	study_point_words(&study, NULL, 29, &words);
	assert_string_equal(string_buffer_text(&words), "Jul 2022  not submitted");
	string_buffer_free(&words);
	arena_free(&arena);
}

static void february_is_shorter_per_month_and_not_per_day(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options;
	struct string_buffer words = {0};
	struct study study;

	(void)state;
	make_series(&made, 100);
	for (int i = 0; i < 48; i++)
		made.items[i].value = 10 * month_days(made.items[i].month);
	options = options_at(MONTH_NONE);
	compute(&arena, &made.series, &options, &study);
	study_point_words(&study, NULL, 13, &words);
	assert_has(string_buffer_text(&words), "a 28-day month");
	options.per = STUDY_PER_DAY;
	compute(&arena, &made.series, &options, &study);
	for (size_t i = 0; i < 48; i++)
		assert_true(study.values[i] == 10);
	string_buffer_truncate(&words, 0);
	study_point_words(&study, NULL, 13, &words);
	assert_null(strstr(string_buffer_text(&words), "28-day"));
	assert_has(study.chart.title, "per day");
	string_buffer_free(&words);
	arena_free(&arena);
}

/* Checked against the calendar of gov.uk/bank-holidays. */
/* Counted from the dates that gov.uk has for England and Wales. */
static void working_days_leave_out_the_bank_holidays(void **state)
{
	static const struct {
		int year, days[12];
	} years[] = {
		{2011, {20, 20, 23, 18, 20, 22, 21, 22, 22, 21, 22, 20}}, /* 29 April */
		{2012, {21, 21, 22, 19, 22, 19, 22, 22, 20, 23, 22, 19}}, /* 4 and 5 June */
		{2020, {22, 20, 22, 20, 19, 22, 23, 20, 22, 22, 21, 21}}, /* 8 for 4 May */
		{2021, {20, 20, 23, 20, 19, 22, 22, 21, 22, 21, 22, 21}},
		{2022, {20, 20, 23, 19, 21, 20, 21, 22, 21, 21, 22, 20}}, /* 2, 3 June, 19 Sep */
		{2023, {21, 20, 23, 18, 20, 22, 21, 22, 21, 22, 22, 19}}, /* 8 May */
		{2024, {22, 21, 20, 21, 21, 20, 23, 21, 21, 23, 21, 20}}, /* 29 March */
		{2025, {22, 20, 21, 20, 20, 21, 23, 20, 22, 23, 20, 21}},
		{2026, {21, 20, 22, 20, 19, 22, 23, 20, 22, 22, 21, 21}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof years / sizeof *years; i++)
		for (int month = 1; month <= 12; month++)
			assert_int_equal(study_working_days(month_of(years[i].year, month)),
				years[i].days[month - 1]);
	assert_int_equal(study_working_days(month_of(2002, 6)), 18);
	assert_int_equal(study_working_days(month_of(2002, 5)), 22);
	assert_int_equal(study_working_days(month_of(1999, 12)), 20);
	assert_int_equal(study_working_days(month_of(1981, 7)), 22);
	assert_int_equal(study_working_days(month_of(2031, 4)), 20); /* Easter, by its rule */
}

static void kinds_and_units_are_refused_where_they_make_no_sense(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_data data;
	struct study_options options;
	struct study study;
	struct error error;

	(void)state;
	make_series(&made, 100);
	study_data_of(&arena, &made.series, &data);
	options = study_options_for(&data);
	options.kind = STUDY_P;
	assert_false(study_compute(&arena, &data, &options, &study, &error));
	assert_has(error.message, "numerator and denominator");
	options.kind = STUDY_RUN;
	assert_true(study_compute(&arena, &data, &options, &study, &error));
	assert_int_equal(study.chart.variation, CHART_VARIATION_NONE);
	assert_int_equal(study.chart.lines[CHART_MEDIAN].count, 1);
	data.measure.flow = false;
	options.per = STUDY_PER_DAY;
	assert_false(study_compute(&arena, &data, &options, &study, &error));
	assert_has(error.message, "per day");
	data.count = 0;
	assert_false(study_compute(&arena, &data, &options, &study, &error));
	arena_free(&arena);
}

static void making_data_count_shows_no_limits_before_13_points(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(MONTH_NONE);
	struct study study;

	(void)state;
	make_series(&made, 100);
	made.series.count = 12;
	compute(&arena, &made.series, &options, &study);
	assert_has(study.chart.caption, "trial limits");
	options.rules = XMR_RULES_MDC;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.lines[CHART_MEAN].count, 0);
	assert_int_equal(study.chart.variation, CHART_VARIATION_NONE);
	made.series.count = 13;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.lines[CHART_MEAN].count, 1);
	/* A baseline of 12 may have limits, where the group is longer. */
	options.fix = 12;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.lines[CHART_MEAN].count, 2);
	assert_int_equal(study.chart.variation, CHART_VARIATION_COMMON);
	assert_null(study.chart.caption);
	options.fix = 0;
	/* Group by group: the last one, of 5, has none. */
	made.series.count = 29;
	options.rebase_count = 1;
	options.rebases = (const size_t[]){24};
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.lines[CHART_MEAN].count, 1);
	assert_int_equal(study.chart.lines[CHART_MEAN].items[0].to, month_of(2021, 12));
	assert_int_equal(study.chart.variation, CHART_VARIATION_NONE);
	arena_free(&arena);
}

static void the_standard_in_force_is_the_target(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(MONTH_NONE);
	struct study study;

	(void)state;
	make_series(&made, 100);
	made.series.measure.standards[0] =
		(struct standard){90, month_of(2020, 6), month_of(2021, 6), "90 of them"};
	made.series.measure.standards[1] =
		(struct standard){95, month_of(2021, 7), 0, "95 of them"};
	options.better = BETTER_UP;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.lines[CHART_TARGET].count, 2);
	assert_int_equal(study.chart.assurance, CHART_ASSURANCE_INCONSISTENT);
	assert_has(study.chart.caption, "95 of them");
	options.target = 50;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.assurance, CHART_ASSURANCE_PASS);
	options.no_target = true;
	compute(&arena, &made.series, &options, &study);
	assert_int_equal(study.chart.assurance, CHART_ASSURANCE_NONE);
	arena_free(&arena);
}

/* Every signal it meets, the one that flagged it first. */
static void a_point_says_which_rules_it_meets(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct string_buffer words = {0};
	struct study study;

	(void)state;
	make_series(&made, 150);
	options.better = BETTER_DOWN;
	compute(&arena, &made.series, &options, &study);
	study_point_words(&study, NULL, 25, &words);
	assert_string_equal(string_buffer_text(&words),
		"Feb 2022  148  above the limit; also 2nd of 24 above the mean; a 28-day month");
	assert_int_equal(study.chart.points[25].mark, CHART_CONCERN);
	string_buffer_free(&words);
	arena_free(&arena);
}

static void an_event_finer_than_a_year_is_a_break(void **state)
{
	struct date day = {.precision = DATE_DAY, .start = {2020, 3, 9}};
	struct date since = {.precision = DATE_MONTH_OPEN_END, .start = {2017, 3, 0}};
	struct date year = {.precision = DATE_YEAR, .start = {2008, 0, 0}};
	struct date worked_out = {.precision = DATE_RELATIVE_SPAN, .start = {2019, 3, 0}};
	struct date undated = {.precision = DATE_UNDATED};
	int month;

	(void)state;
	assert_true(study_break_of(&day, &month));
	assert_int_equal(month, month_of(2020, 3));
	assert_true(study_break_of(&since, &month));
	assert_false(study_break_of(&year, &month));
	assert_false(study_break_of(&worked_out, &month));
	assert_false(study_break_of(&undated, &month));
}

static void events_to_the_month_in_the_founding_dossier(void **state)
{
	struct arena arena = {0};
	const struct event *events;
	struct store *store;
	struct error error;
	size_t count, breaks = 0, founding = 0;
	int month;

	(void)state;
	assert_true(store_open_built_in(&store, &error));
	assert_true(load_events(store, &arena, NULL, &events, &count, &error));
	for (size_t i = 0; i < count; i++) {
		if (strcmp(events[i].dossier, "founding") != 0)
			continue;
		founding++;
		breaks += study_break_of(&events[i].date, &month);
	}
	assert_int_equal(founding, 73);
	assert_int_equal(breaks, 3);
	store_close(store);
	arena_free(&arena);
}

/* The collection's claims about BHRUT's attendances: 25 people a day fewer. */
static void a_claim_of_people_a_day_is_a_fall_of_so_many_a_month(void **state)
{
	struct arena arena = {0};
	const struct study_claim *claims;
	struct study_data data = {.count = 0};
	struct measure_names names;
	struct store *store;
	struct error error;
	size_t count;

	(void)state;
	assert_true(store_open_built_in(&store, &error));
	assert_true(measure_find("ae.type1.attendances", &data.measure, &names));
	data.who = (struct who){.kind = WHO_PROVIDER, .code = "RF4", .name = "BHRUT"};
	assert_true(study_claims(store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 1);
	assert_string_equal(claims[0].metric, "m-reach-25");
	assert_true(fabs(claims[0].low + 25 * 365.25 / 12) < 1e-9);
	assert_true(claims[0].high == claims[0].low);
	data.who.code = "RQM";
	assert_true(study_claims(store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 0);
	store_close(store);
	arena_free(&arena);
}

/* Of the claim's own events, whoever dated them, or of a month chosen for it; of nothing else. */
static void a_claim_belongs_to_its_own_events(void **state)
{
	static const struct {
		const char *event, *metric;
		bool own;
	} cases[] = {{"e-reach", NULL, true}, {"e-later-reach-bhrut", NULL, true},
		{"e-later-pause", NULL, false}, {"e-later-pause", "m-reach-25", false},
		{"e-later-reach-start", NULL, false}, /* at Barts Health */
		{NULL, NULL, false}, {NULL, "m-reach-25", true},
		/* a share of something else is not laid beside it, whatever row was chosen */
		{"e-reach", "m-reach-23", true}};
	struct study_data data = {.count = 0};
	const struct study_claim *claim;
	struct arena arena = {0};
	struct measure_names names;
	struct store *store;
	struct error error;

	(void)state;
	assert_true(store_open_built_in(&store, &error));
	assert_true(measure_find("ae.type1.attendances", &data.measure, &names));
	data.who = (struct who){.kind = WHO_PROVIDER, .code = "RF4", .name = "BHRUT"};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_true(study_claim_at(store, &arena, &data,
			&(struct study_claim_place){
				.event = cases[i].event, .metric = cases[i].metric},
			&claim, &error));
		assert_non_null(claim);
		assert_int_equal(claim->elsewhere, !cases[i].own);
		if (claim->elsewhere)
			assert_string_equal(claim->of, "REACH at BHRUT");
	}
	assert_true(study_claim_at(store, &arena, &data,
		&(struct study_claim_place){"e-reach", "m-reach-25", true}, &claim, &error));
	assert_true(claim->elsewhere); /* the break was moved */
	data.who.code = "RQM";
	assert_true(study_claim_at(store, &arena, &data,
		&(struct study_claim_place){.event = "e-reach"}, &claim, &error));
	assert_null(claim);
	store_close(store);
	arena_free(&arena);
}

static void claims_with_two_sides_become_intervals(void **state)
{
	struct arena arena = {0};
	const struct study_claim *claims;
	struct study_data data = {.count = 0};
	struct measure_names names;
	struct store *store;
	struct error error;
	size_t count;

	(void)state;
	assert_true(store_open_built_in(&store, &error));
	assert_true(measure_find("rtt.nonadmitted.median", &data.measure, &names));
	data.who = (struct who){.kind = WHO_PROVIDER, .code = "NMG"};
	assert_true(study_claims(store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 1); /* 84 days, then 13 */
	assert_true(fabs(claims[0].low + 71 / 7.0) < 1e-9);
	assert_true(measure_find("rtt.new.total", &data.measure, &names));
	assert_true(study_claims(store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 0); /* they are of one function, and this is all of them */
	data.function = "C_110";
	assert_true(study_claims(store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 2);
	for (size_t i = 0; i < count; i++) {
		if (claims[i].relative)
			assert_true(claims[i].low == -22);
		else /* 992 in a year, then 438 */
			assert_true(fabs(claims[i].low + 554 / 12.0) < 1e-9);
	}
	store_close(store);
	arena_free(&arena);
}

static void a_break_in_a_hole_may_be_of_any_of_its_months(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 100);
	for (int i = 20; i < 30; i++)
		made.items[i].value = NAN;
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Mind"), "No figure from Sep 2021 to Jun 2022: a change may be "
					    "of any of these months.");
	assert_has(line_of(&study, "Level"),
		"No verdict: the break is in or at a hole, Sep 2021 to Jun 2022.");
	assert_null(strstr(line_of(&study, "Level"), "changed after"));
	/* It may touch the break from either side. */
	options.break_month = month_of(2022, 7);
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "in or at a hole, Sep 2021 to Jun 2022");
	options.break_month = month_of(2021, 8);
	compute(&arena, &made.series, &options, &study);
	assert_has(line_of(&study, "Level"), "No verdict");
	arena_free(&arena);
}

/* What lies beyond a hole says nothing of the break, wherever the hole is. */
static void a_hole_leaves_too_few_months_for_a_verdict(void **state)
{
	struct study_claim claim = {.text = "so many", .low = -20, .high = -20};
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct string_buffer svg = {0};
	struct study study;

	(void)state;
	make_series(&made, 80);
	for (int i = 12; i < 18; i++)
		made.items[i].value = NAN;
	options.claim = &claim;
	compute(&arena, &made.series, &options, &study);
	assert_has(
		study.no_verdict, "in one piece with the break are 6 months before and 24 after");
	assert_has(line_of(&study, "Claim"), "no verdict, as in one piece");
	assert_int_equal(study.claim_outcome, CLAIM_UNKNOWN);
	assert_has(line_of(&study, "Mind"), "No figure from Jan 2021 to Jun 2021.");
	study_svg(&study, &svg);
	assert_has(string_buffer_text(&svg), "No figure from Jan 2021 to Jun 2021.");
	string_buffer_free(&svg);
	/* Five months are no hole; nor does one matter that leaves twelve. */
	made.items[12].value = 100;
	compute(&arena, &made.series, &options, &study);
	assert_null(study.no_verdict);
	assert_null(strstr(line_of(&study, "Mind"), "No figure from"));
	make_series(&made, 80);
	for (int i = 6; i < 12; i++)
		made.items[i].value = NAN;
	compute(&arena, &made.series, &options, &study);
	assert_null(study.no_verdict);
	assert_has(line_of(&study, "Mind"), "No figure from Jul 2020 to Dec 2020.");
	arena_free(&arena);
}

static void a_constant_has_no_limits_and_no_icons(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study study;

	(void)state;
	make_series(&made, 100);
	for (int i = 0; i < 48; i++)
		made.items[i].value = 100;
	compute(&arena, &made.series, NULL, &study);
	assert_string_equal(study.chart.caption, "no limits: the values do not vary");
	assert_int_equal(study.chart.variation, CHART_VARIATION_NONE);
	assert_int_equal(study.chart.assurance, CHART_ASSURANCE_NONE);
	arena_free(&arena);
}

static void the_picture_says_runs_and_what_is_left_out(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(MONTH_NONE);
	struct string_buffer svg = {0};
	struct study_data data;
	struct error error;
	struct study study;

	(void)state;
	make_series(&made, 80);
	study_data_of(&arena, &made.series, &data);
	study_note(&arena, &data, "Months before Jan 2020 are left out.");
	options.kind = STUDY_RUN;
	assert_true(study_compute(&arena, &data, &options, &study, &error));
	study_svg(&study, &svg);
	assert_has(string_buffer_text(&svg), "Runs: not random: longest run 24");
	assert_has(string_buffer_text(&svg), "Months before Jan 2020 are left out.");
	string_buffer_free(&svg);
	arena_free(&arena);
}

static void an_inferred_month_keeps_its_mark(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_options options = options_at(month_of(2022, 1));
	struct study study;

	(void)state;
	make_series(&made, 80);
	options.event = "it began";
	options.date_inferred = true;
	compute(&arena, &made.series, &options, &study);
	assert_string_equal(study.chart.subtitle, "break Jan 2022?: it began");
	arena_free(&arena);
}

static void months_with_somebody_missing_are_named(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study study;

	(void)state;
	make_series(&made, 100);
	made.items[3].note = "without RZY";
	compute(&arena, &made.series, NULL, &study);
	assert_has(
		line_of(&study, "Mind"), "In 1 month (Apr 2020) somebody of the group is missing.");
	for (int i = 4; i < 8; i++)
		made.items[i].note = "without RZY";
	compute(&arena, &made.series, NULL, &study);
	assert_has(
		line_of(&study, "Mind"), "In 5 months (Apr 2020, May 2020, Jun 2020 …) somebody");
	arena_free(&arena);
}

static void which_months_there_are_is_said(void **state)
{
	struct arena arena = {0};
	struct made_series made;
	struct study_data data;
	const char *words;

	(void)state;
	make_series(&made, 100);
	study_data_of(&arena, &made.series, &data);
	assert_true(study_covers(&arena, &data, month_of(2022, 1), &words));
	assert_false(study_covers(&arena, &data, month_of(2023, 6), &words));
	assert_string_equal(words,
		"48 months with a figure, Jan 2020 to Dec 2023; of the 24 before "
		"Jun 2023 24, of the 24 from it on 7");
	for (int i = 20; i < 40; i++)
		made.items[i].value = NAN;
	study_data_of(&arena, &made.series, &data);
	assert_false(study_covers(&arena, &data, month_of(2022, 1), &words));
	arena_free(&arena);
}

/* --- the real A&E files, and the numbers of SCREENS 5 -------------------------------------- */

static void import_attendances(struct store *into)
{
	const char *shared = getenv("CONCORDAT_SHARED");
	struct import_options options = {.kind = NULL};
	struct import_report report = {.changed = 0};
	char pattern[4096];
	struct error error;
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/data/ae/[A-Z]*.csv",
		shared != NULL ? shared : "../shared");
	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		if (!import_path(into, found.gl_pathv[i], &options, &report, &error))
			fail_msg("%s", error.message);
	string_buffer_free(&report.lines);
	globfree(&found);
}

static bool has_attendances(void)
{
	const char *shared = getenv("CONCORDAT_SHARED");
	char path[4096];

	snprintf(path, sizeof path, "%s/data/ae/April-2021-revised-120522-ABC456.csv",
		shared != NULL ? shared : "../shared");
	return access(path, R_OK) == 0;
}

static void load_bhrut(struct store *store, struct arena *arena, struct series *series)
{
	const char *const *choices;
	size_t count;
	struct error error;

	*series = (struct series){.function = NULL};
	if (!load_measure(store, arena, "ae.type1.attendances", &series->measure, &series->names,
		    &error) ||
		!who_find(store, arena, "RF4", false, &series->who, &choices, &count, &error) ||
		!load_series(
			store, arena, 1, month_of(2021, 4), month_of(2025, 11), series, &error))
		fail_msg("%s", error.message);
}

static void assert_near(double actual, double expected, double within)
{
	if (!(fabs(actual - expected) <= within))
		fail_msg("%.17g is not %.17g", actual, expected);
}

static void check_bhrut_words(const struct study *study)
{
	struct string_buffer words = {0};

	assert_string_equal(line_of(study, "Level"),
		"−856 a month, −7 %;  95 %: −2,147 to +435   AR(1) 0.49, seasonal, n 53");
	assert_string_equal(line_of(study, "Claim"),
		"“further 25 people a day” is about −761: inside, and so is no change at all. This "
		"series cannot tell the claim from nothing having changed.");
	assert_string_equal(line_of(study, "Others"),
		"rank 57 of 122: 47 % of providers moved as much that month; 109 fell.");
	assert_has(line_of(study, "Mind"),
		"The run below the mean had begun by Nov 2022. Only 19 months before.");
	study_point_words(study, NULL, study_row_of(&study->data, month_of(2023, 2)), &words);
	assert_string_equal(string_buffer_text(&words),
		"Feb 2023  10,592  below the limit; also 4th of 13 below the mean; a 28-day month");
	string_buffer_free(&words);
}

static void the_control_chart_at_an_event_has_the_numbers_of_its_screen(void **state)
{
	struct arena arena = {0};
	struct made_store made;
	struct series series;
	struct study_data data;
	struct study_options options;
	const struct study_claim *claims;
	struct study study;
	struct error error;
	size_t count;

	(void)state;
	if (!has_attendances())
		skip();
	made_store_open(&made, true, import_attendances);
	load_bhrut(made.store, &arena, &series);
	study_data_of(&arena, &series, &data);
	assert_true(study_whose(made.store, &arena, &series.who, &data.whose, &error));
	assert_true(study_claims(made.store, &arena, &data, &claims, &count, &error));
	assert_int_equal(count, 1);
	options = study_options_for(&data);
	options.break_month = month_of(2023, 1);
	options.month_chosen = true;
	options.event = "REACH at BHRUT";
	options.event_date = "undated";
	options.claim = claims;
	options.comparison = 1;
	if (!study_compute(&arena, &data, &options, &study, &error) ||
		!study_compare(&arena, made.store, &study, NULL, &error))
		fail_msg("%s", error.message);
	assert_string_equal(study.chart.subtitle,
		"month chosen by you: break Jan 2023; undated: REACH at BHRUT");
	assert_string_equal(study.chart.counts, "19 | 34");
	assert_near(study.fit.phi, 0.4938, 1e-4);
	assert_near(study.fit.level.value, -856.27, 0.01);
	assert_near(study.fit.level.low, -2147.3, 0.1);
	assert_near(study.fit.level.high, 434.8, 0.1);
	assert_near(study.xmr.points[0].mean, 12749, 1);
	assert_near(study.xmr.points[0].upl, 14825, 1);
	assert_near(study.xmr.points[0].lpl, 10673, 1);
	check_bhrut_words(&study);
	made_store_close(&made);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(limits_are_frozen_before_the_break_and_extended),
		cmocka_unit_test(a_rebase_before_the_break_keeps_its_own_limits),
		cmocka_unit_test(every_kind_is_frozen_before_the_break_and_begun_anew),
		cmocka_unit_test(what_was_chosen_is_to_be_minded),
		cmocka_unit_test(a_fixed_baseline_is_of_every_kind),
		cmocka_unit_test(what_is_skipped_does_not_lengthen_a_baseline),
		cmocka_unit_test(too_short_a_before_is_said_and_not_frozen),
		cmocka_unit_test(a_change_is_told_and_no_change_is_not_claimed),
		cmocka_unit_test(a_claim_has_one_of_three_outcomes),
		cmocka_unit_test(a_claim_is_judged_only_where_it_belongs),
		cmocka_unit_test(a_series_without_spread_is_given_no_verdict),
		cmocka_unit_test(a_refused_test_names_the_months_and_is_no_comparison),
		cmocka_unit_test(a_series_says_its_season_and_likeness_without_a_break),
		cmocka_unit_test(few_months_are_warned_of_with_the_reason),
		cmocka_unit_test(rounding_does_not_hide_a_side),
		cmocka_unit_test(a_point_and_its_rules_fit_80_cells),
		cmocka_unit_test(missing_months_keep_their_place_and_are_counted),
		cmocka_unit_test(february_is_shorter_per_month_and_not_per_day),
		cmocka_unit_test(working_days_leave_out_the_bank_holidays),
		cmocka_unit_test(kinds_and_units_are_refused_where_they_make_no_sense),
		cmocka_unit_test(making_data_count_shows_no_limits_before_13_points),
		cmocka_unit_test(the_standard_in_force_is_the_target),
		cmocka_unit_test(a_point_says_which_rules_it_meets),
		cmocka_unit_test(an_event_finer_than_a_year_is_a_break),
		cmocka_unit_test(events_to_the_month_in_the_founding_dossier),
		cmocka_unit_test(a_claim_of_people_a_day_is_a_fall_of_so_many_a_month),
		cmocka_unit_test(a_claim_belongs_to_its_own_events),
		cmocka_unit_test(claims_with_two_sides_become_intervals),
		cmocka_unit_test(a_break_in_a_hole_may_be_of_any_of_its_months),
		cmocka_unit_test(a_hole_leaves_too_few_months_for_a_verdict),
		cmocka_unit_test(a_constant_has_no_limits_and_no_icons),
		cmocka_unit_test(the_picture_says_runs_and_what_is_left_out),
		cmocka_unit_test(an_inferred_month_keeps_its_mark),
		cmocka_unit_test(months_with_somebody_missing_are_named),
		cmocka_unit_test(which_months_there_are_is_said),
		cmocka_unit_test(the_control_chart_at_an_event_has_the_numbers_of_its_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
