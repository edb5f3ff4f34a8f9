/* The table of measures: every id people ask for is there, and says in whole sentences what it is.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/measure.h"
#include "model/month.h"
#include "model/waits.h"

static const char *const asked_for[] = {"rtt.incomplete.total", "rtt.incomplete.within18",
	"rtt.incomplete.within18.pct", "rtt.incomplete.median", "rtt.incomplete.p92",
	"rtt.incomplete.over18", "rtt.incomplete.over52", "rtt.incomplete.over52.pct",
	"rtt.incomplete.over65", "rtt.incomplete.over78", "rtt.incomplete.over104",
	"rtt.incomplete.mean", "rtt.incomplete.within26", "rtt.incomplete.within1.pct",
	"rtt.incomplete.over40", "rtt.incomplete.over104.pct", "rtt.incomplete.p75",
	"rtt.admitted.total", "rtt.admitted.within18", "rtt.admitted.within18.pct",
	"rtt.admitted.median", "rtt.admitted.p95", "rtt.admitted.over52", "rtt.nonadmitted.total",
	"rtt.nonadmitted.within18", "rtt.nonadmitted.within18.pct", "rtt.nonadmitted.median",
	"rtt.nonadmitted.p95", "rtt.nonadmitted.over52", "rtt.completed.total",
	"rtt.completed.within18.pct", "rtt.completed.median", "rtt.completed.p95",
	"rtt.completed.mean", "rtt.dta.total", "rtt.dta.within18", "rtt.dta.within18.pct",
	"rtt.dta.median", "rtt.dta.p92", "rtt.dta.over52", "rtt.new.total", "rtt.adjusted.total",
	"rtt.adjusted.within18.pct", "rtt.adjusted.over52", "ae.attendances", "ae.breaches",
	"ae.within4h.pct", "ae.over12h", "ae.dta4to12", "ae.admissions", "ae.admissions.elsewhere",
	"ae.type1.attendances", "ae.type1.breaches", "ae.type1.within4h.pct", "ae.type1.admissions",
	"ae.type2.attendances", "ae.type2.within4h.pct", "ae.other.attendances",
	"ae.other.within4h.pct", "dm01.waiting", "dm01.over6", "dm01.over6.pct", "dm01.over13",
	"dm01.over13.pct", "dm01.median", "dm01.p92", "dm01.activity", "dm01.activity.waiting-list",
	"dm01.activity.planned", "dm01.activity.unscheduled", "cancer.28day.total",
	"cancer.28day.within", "cancer.28day.within.pct", "cancer.28day.pct",
	"cancer.28day.breaches", "cancer.31day.total", "cancer.31day.within.pct",
	"cancer.31day.breaches", "cancer.62day.total", "cancer.62day.pct", "cancer.62day.breaches"};

/* The columns of RTT-Overview-Timeseries, in its order. */
static const char *const published[] = {"admitted.median", "admitted.p95", "admitted.within18",
	"admitted.over52", "admitted.total", "admitted.total.with-estimates", "incomplete.median",
	"incomplete.p92", "incomplete.within18", "incomplete.within18.with-estimates",
	"incomplete.within18.pct", "incomplete.within18.pct.with-estimates", "incomplete.over18",
	"incomplete.over18.with-estimates", "incomplete.over52", "incomplete.over52.with-estimates",
	"incomplete.over52.pct", "incomplete.over52.pct.with-estimates", "incomplete.total",
	"incomplete.total.with-estimates", "nonadmitted.median", "nonadmitted.p95",
	"nonadmitted.within18", "nonadmitted.over52", "nonadmitted.total",
	"nonadmitted.total.with-estimates", "completed.total", "completed.total.with-estimates",
	"adjusted.median", "adjusted.p95", "adjusted.within18", "adjusted.over52", "adjusted.total",
	"new.total", "new.total.with-estimates", "unreported.total",
	"unreported.total.with-estimates", "removals.total", "removals.total.with-estimates",
	"unreported.pct", "unreported.pct.with-estimates", "incomplete.over65",
	"incomplete.over65.with-estimates", "incomplete.over78", "incomplete.over78.with-estimates",
	"incomplete.over104", "incomplete.over104.with-estimates", "patients.ratio",
	"patients.total"};

static void every_measure_that_people_ask_for_is_found(void **state)
{
	struct measure measure;
	struct measure_names made;

	(void)state;
	for (size_t i = 0; i < sizeof asked_for / sizeof *asked_for; i++)
		if (!measure_find(asked_for[i], &measure, &made))
			fail_msg("no measure %s", asked_for[i]);
}

static void every_column_of_the_published_series_has_its_own_measure(void **state)
{
	struct measure measure;
	struct measure_names made;
	size_t listed = 0;

	(void)state;
	assert_int_equal(sizeof published / sizeof *published, 49);
	for (size_t i = 0; i < 49; i++) {
		char id[80];

		snprintf(id, sizeof id, "published.rtt.%s", published[i]);
		if (!measure_find(id, &measure, &made))
			fail_msg("no measure %s", id);
		assert_string_equal(measure.dataset, "published");
		assert_string_equal(measure.items[0], id);
	}
	for (const struct measure *at = measures; at->id != NULL; at++)
		listed += strcmp(at->dataset, "published") == 0;
	assert_int_equal(listed, 49);
}

static void ids_names_and_sentences_are_complete_and_ids_unique(void **state)
{
	(void)state;
	for (const struct measure *a = measures; a->id != NULL; a++) {
		for (const struct measure *b = a + 1; b->id != NULL; b++) {
			assert_string_not_equal(a->id, b->id);
			assert_string_not_equal(a->name, b->name);
		}
		if (a->name == NULL || a->head == NULL || a->unit == NULL || a->counts == NULL ||
			a->misses == NULL || strlen(a->head) > 10 || strlen(a->name) > 64)
			fail_msg("%s is not complete", a->id);
		if (a->counts[strlen(a->counts) - 1] != '.' ||
			a->misses[strlen(a->misses) - 1] != '.' || strstr(a->counts, ". ") ||
			strstr(a->misses, ". "))
			fail_msg("%s is not said in one sentence each", a->id);
		if (measure_is_waits(a) == (a->parts == 0) ||
			measure_is_waits(a) == (a->items[0] != NULL))
			fail_msg("%s is of waits or of figures", a->id);
	}
}

static void any_number_of_weeks_makes_a_measure(void **state)
{
	struct measure measure;
	struct measure_names made;

	(void)state;
	assert_true(measure_find("rtt.incomplete.within26.pct", &measure, &made));
	assert_string_equal(measure.id, "rtt.incomplete.within26.pct");
	assert_string_equal(measure.name, "Waiting list, within 26 weeks");
	assert_string_equal(measure.head, "% in 26");
	assert_string_equal(measure.counts,
		"Pathways still waiting for treatment on the last day of the month: the share that "
		"had waited up to 26 weeks.");
	assert_int_equal(measure.form, MEASURE_WITHIN_PERCENT);
	assert_int_equal(measure.weeks, 26);
	assert_int_equal(measure.parts, 1u << PART_INCOMPLETE);
	assert_null(measure_standard(&measure, month_of(2025, 4)));
	assert_true(measure_find("rtt.completed.p75", &measure, &made));
	assert_true(measure.quantile == 0.75);
	assert_true(measure.flow);
	assert_true(measure_find("rtt.dta.median", &measure, &made));
	assert_true(measure_find("rtt.dta.mean", &measure, &made));
	assert_int_equal(measure.form, MEASURE_MEAN);
	assert_string_equal(measure.name, "Waiting list, decided to admit, mean wait (estimate)");
	assert_false(measure_find("rtt.dta.mean5", &measure, &made));
	assert_true(measure_find("dm01.over8.pct", &measure, &made));
	assert_true(measure.by_test);
}

static void what_is_no_measure_is_not_found(void **state)
{
	static const char *const not [] = {"", "rtt", "rtt.incomplete", "rtt.incomplete.",
		"rtt.incomplete.within", "rtt.incomplete.within.pct", "rtt.incomplete.within018",
		"rtt.incomplete.within105", "rtt.incomplete.p100", "rtt.incomplete.p0",
		"rtt.incomplete.p92.pct", "rtt.incomplete.over-5", "rtt.incomplete.over18.pct.pct",
		"rtt.incomplete.within99999999999", "rtt.new.over18", "ae.within4h",
		"RTT.incomplete.total", "cancer.28day"};
	struct measure measure;
	struct measure_names made;

	(void)state;
	for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
		if (measure_find(not [i], &measure, &made))
			fail_msg("%s is a measure", not [i]);
}

static double standard_of(const char *id, int year, int month)
{
	struct measure measure;
	struct measure_names made;
	const struct standard *standard;

	assert_true(measure_find(id, &measure, &made));
	standard = measure_standard(&measure, month_of(year, month));
	return standard != NULL ? standard->value : -1;
}

static void standards_are_those_of_the_month(void **state)
{
	(void)state;
	assert_true(standard_of("rtt.incomplete.within18.pct", 2012, 3) == -1);
	assert_true(standard_of("rtt.incomplete.within18.pct", 2012, 4) == 92);
	assert_true(standard_of("rtt.incomplete.within18.pct", 2026, 1) == 92);
	assert_true(standard_of("rtt.admitted.within18.pct", 2010, 1) == 90);
	assert_true(standard_of("rtt.nonadmitted.within18.pct", 2015, 6) == 95);
	assert_true(standard_of("rtt.nonadmitted.within18.pct", 2015, 7) == -1);
	assert_true(standard_of("ae.within4h.pct", 2009, 1) == 98);
	assert_true(standard_of("ae.within4h.pct", 2025, 1) == 95);
	assert_true(standard_of("ae.type2.within4h.pct", 2025, 1) == -1);
	assert_true(standard_of("dm01.over6.pct", 2025, 6) == 1);
	assert_true(standard_of("cancer.28day.pct", 2021, 9) == -1);
	assert_true(standard_of("cancer.28day.pct", 2024, 10) == 75);
	assert_true(standard_of("cancer.31day.pct", 2024, 10) == 96);
	assert_true(standard_of("cancer.62day.pct", 2024, 10) == 85);
	assert_true(standard_of("rtt.incomplete.over78", 2023, 3) == -1);
	assert_true(standard_of("rtt.incomplete.over78", 2023, 4) == 0);
}

static void assert_standards(const char *id, enum standard_state which, const char *expected)
{
	struct string_buffer text = {0};
	struct measure measure;
	struct measure_names made;

	assert_true(measure_find(id, &measure, &made));
	measure_standards(&measure, which, &text);
	assert_string_equal(string_buffer_text(&text), expected);
	string_buffer_free(&text);
}

static void what_is_in_force_is_told_from_what_was(void **state)
{
	(void)state;
	assert_standards(
		"ae.within4h.pct", STANDARD_IN_FORCE, "95 % within four hours, since Jun 2010");
	assert_standards("ae.within4h.pct", STANDARD_ENDED,
		"98 % within four hours, from Dec 2004 to May 2010");
	assert_standards("rtt.nonadmitted.within18.pct", STANDARD_IN_FORCE, "");
	assert_standards("rtt.nonadmitted.within18.pct", STANDARD_ENDED,
		"90 % within 18 weeks, from Mar 2008 to Nov 2008; 95 % within 18 weeks, from Dec "
		"2008 to Jun 2015");
}

static void assert_formatted(const char *id, double value, const char *expected)
{
	struct measure measure;
	struct measure_names made;
	char text[32];

	assert_true(measure_find(id, &measure, &made));
	measure_format(&measure, value, text);
	assert_string_equal(text, expected);
}

static void assert_own_formatted(double value, const char *expected)
{
	const struct measure measure = {.dataset = "other", .unit = "%"};
	char text[32];

	measure_format(&measure, value, text);
	assert_string_equal(text, expected);
}

static void values_are_written_as_their_unit_is(void **state)
{
	(void)state;
	assert_formatted("rtt.incomplete.total", 7570371, "7,570,371");
	assert_formatted("rtt.incomplete.total", 0, "0");
	assert_formatted("rtt.incomplete.total", 999, "999");
	assert_formatted("rtt.incomplete.total", -1999, "−1,999");
	assert_formatted("rtt.incomplete.total", NAN, "–");
	assert_own_formatted(0.25, "0.25");
	assert_own_formatted(1234.5, "1,234.5");
	assert_own_formatted(-1234567.125, "−1,234,567.125");
	assert_own_formatted(0.1 + 0.2, "0.3");
	assert_own_formatted(0.0000001, "1e-07");
	assert_formatted("rtt.incomplete.within18.pct", 58.2395, "58.2");
	assert_formatted("rtt.incomplete.within18.pct", -0.01, "0.0");
	assert_formatted("rtt.incomplete.median", 13.9132, "13.9");
	assert_formatted("cancer.62day.total", 17.5, "17.5");
	assert_formatted("cancer.62day.total", 0.5, "0.5");
	assert_formatted("cancer.62day.total", 27162.5, "27,162.5");
	assert_formatted("cancer.62day.total", -1999.5, "−1,999.5");
	assert_formatted("cancer.62day.total", 27162, "27,162");
	assert_formatted("published.rtt.admitted.total.with-estimates", 293712.52, "293,713");
	assert_formatted("published.rtt.patients.ratio", 0.8461, "0.846");
	assert_formatted("rtt.incomplete.total", INFINITY, "–");
	assert_formatted("rtt.incomplete.total", 1e300, "1e+300");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_measure_that_people_ask_for_is_found),
		cmocka_unit_test(every_column_of_the_published_series_has_its_own_measure),
		cmocka_unit_test(ids_names_and_sentences_are_complete_and_ids_unique),
		cmocka_unit_test(any_number_of_weeks_makes_a_measure),
		cmocka_unit_test(what_is_no_measure_is_not_found),
		cmocka_unit_test(standards_are_those_of_the_month),
		cmocka_unit_test(what_is_in_force_is_told_from_what_was),
		cmocka_unit_test(values_are_written_as_their_unit_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
