/* The official measures, in the order in which they are listed. What they mean is in
 * OFFICIAL-STATISTICS; dates of standards are those of NHS England's and the Department's papers.
 */
#include "model/measure.h"
#include "model/waits.h"

/* The month as model/month.h numbers it, for initialisers. */
#define MONTH(year, month) ((year)*12 + (month)-1)

/* What a form says of the pathways that a part counts; measure.c says the same of any week. */
#define ALL(what) what "."
#define WITHIN(what) what ": those that had waited up to 18 weeks."
#define WITHIN_SHARE(what) what ": the share that had waited up to 18 weeks."
#define OVER(weeks, what) what ": those that had waited more than " weeks " weeks."
#define OVER_18(what) OVER("18", what)
#define OVER_52(what) OVER("52", what)
#define OVER_65(what) OVER("65", what)
#define OVER_78(what) OVER("78", what)
#define OVER_104(what) OVER("104", what)
#define OVER_SHARE(what) what ": the share that had waited more than 52 weeks."
#define MEDIAN(what) what ": half of them had waited less than this."
#define P92(what) what ": 92 in 100 had waited less than this."
#define P95(what) what ": 95 in 100 had waited less than this."
#define MEAN(what) what ": their average wait, an estimate from the middles of the bands."

#define WAITS(prefix, title, over_month, mask, what, suffix, tail, heading, measured, wish, how,   \
	says, ...)                                                                                 \
	{                                                                                          \
		.id = prefix suffix, .name = title tail, .head = heading, .dataset = "rtt",        \
		.unit = measured, .better = wish, .flow = over_month, .by_function = true,         \
		.form = how, .parts = mask, .counts = says(what), __VA_ARGS__                      \
	}
#define INCOMPLETE(...)                                                                            \
	WAITS("rtt.incomplete", "Waiting list", false, 1u << PART_INCOMPLETE,                      \
		"Pathways still waiting for treatment on the last day of the month", __VA_ARGS__)
#define DTA(...)                                                                                   \
	WAITS("rtt.dta", "Waiting list, decided to admit", false, 1u << PART_DTA,                  \
		"Pathways of the waiting list with a decision to admit", __VA_ARGS__)
#define ADMITTED(...)                                                                              \
	WAITS("rtt.admitted", "Completed pathways, admitted", true, 1u << PART_ADMITTED,           \
		"Pathways that ended in the month with an admission for treatment", __VA_ARGS__)
#define NONADMITTED(...)                                                                           \
	WAITS("rtt.nonadmitted", "Completed pathways, not admitted", true, 1u << PART_NONADMITTED, \
		"Pathways that ended in the month without an admission", __VA_ARGS__)
#define COMPLETED(...)                                                                             \
	WAITS("rtt.completed", "Completed pathways", true,                                         \
		1u << PART_ADMITTED | 1u << PART_NONADMITTED,                                      \
		"Pathways that ended in the month, with an admission or without", __VA_ARGS__)
#define ADJUSTED(...)                                                                              \
	WAITS("rtt.adjusted", "Completed, admitted, adjusted", true, 1u << PART_ADJUSTED,          \
		"Pathways that ended in the month with an admission, less the pauses patients "    \
		"asked for",                                                                       \
		__VA_ARGS__)

#define DIAGNOSTIC(suffix, tail, heading, measured, wish, how, says, ...)                          \
	{                                                                                          \
		.id = "dm01" suffix, .name = "Diagnostics" tail, .head = heading,                  \
		.dataset = "dm01", .unit = measured, .better = wish, .by_test = true, .form = how, \
		.parts = 1u << PART_DIAGNOSTIC, .counts = says, __VA_ARGS__                        \
	}

static const char people[] = "Pathways are not people: one person may be on several, and what "
			     "trusts did not submit is not in it.";
static const char headline[] =
	"As submitted: NHS England's headline adds estimates for trusts that did not submit, and "
	"community services left the data in February 2024.";
static const char by_bands[] =
	"Worked out inside bands of a week as NHS England does, so it is an estimate; it says "
	"nothing of those still to be treated afterwards.";
static const char long_bands[] =
	"Pathways, not people, and it cannot be had before April 2021, when the bands ended at 52 "
	"weeks.";
static const char mean_misses[] =
	"NHS England publishes no mean: those in the open band count as 104 weeks (52 before April "
	"2021), so long waits are understated.";
static const char dta_misses[] =
	"A part of the waiting list, never to be added to it; collected since October 2015, and a "
	"few files have more of it than of the list.";
static const char only_treated[] =
	"Only those whose wait ended: treating those who waited longest makes it look worse.";
static const char unknown_start[] =
	"Those of unknown clock start are counted here but have no wait, so percentages and "
	"percentiles leave them out.";
static const char nonadmitted_ends[] =
	"Not all were treated: a decision not to treat, watchful waiting or a return to the GP "
	"end a pathway too.";
static const char adjusted_misses[] =
	"Published to September 2015 only; the unadjusted figures count the whole wait.";

#define RTT_92 .standards = {{92, MONTH(2012, 4), 0, "92 % within 18 weeks"}}
#define NONE_OVER(year, month, text) .standards = {{0, MONTH(year, month), 0, text}}
#define ADMITTED_90(note)                                                                          \
	.standards = {{85, MONTH(2008, 3), MONTH(2008, 11), "85 % within 18 weeks" note},          \
		{90, MONTH(2008, 12), MONTH(2015, 6), "90 % within 18 weeks" note}}
#define NONADMITTED_95                                                                             \
	.standards = {{90, MONTH(2008, 3), MONTH(2008, 11), "90 % within 18 weeks"},               \
		{95, MONTH(2008, 12), MONTH(2015, 6), "95 % within 18 weeks"}}

/* Attendances of those that reported waits are kept beside all attendances: 14 trusts that tested
 * new standards reported none from May 2019 to May 2023. */
#define AE(ident, title, heading, measured, wish, how, says, lacks, ...)                           \
	{                                                                                          \
		.id = ident, .name = title, .head = heading, .dataset = "ae", .unit = measured,    \
		.better = wish, .flow = true, .form = how, .counts = says, .misses = lacks,        \
		__VA_ARGS__                                                                        \
	}
#define AE_OF(kind)                                                                                \
	{                                                                                          \
		"ae." kind ".type1", "ae." kind ".type2", "ae." kind ".other"                      \
	}
#define FOUR_HOURS                                                                                 \
	.standards = {{98, MONTH(2004, 12), MONTH(2010, 5), "98 % within four hours"},             \
		{95, MONTH(2010, 6), 0, "95 % within four hours"}}

/* The four measures of one type of department. */
#define AE_TYPE(kind, title, where)                                                                \
	AE("ae." kind ".attendances", title ", attendances", "attending", "attendances",           \
		BETTER_NEUTRAL, MEASURE_SUM,                                                       \
		"Attendances in the month " where ", booked ones included.", attendances_misses,   \
		.items = {"ae.attendances." kind}),                                                \
		AE("ae." kind ".breaches", title ", over four hours", "over 4 h", "attendances",   \
			BETTER_DOWN, MEASURE_SUM,                                                  \
			"Attendances " where " that lasted more than four hours from arrival.",    \
			four_hours_misses, .items = {"ae.breaches." kind}),                        \
		AE("ae." kind ".within4h.pct", title ", within four hours", "% in 4 h", "%",       \
			BETTER_UP, MEASURE_COMPLEMENT,                                             \
			"The share of attendances " where " that lasted four hours or less.",      \
			four_hours_misses, .items = {"ae.breaches." kind},                         \
			.of = {"ae.attendances.reported." kind}),                                  \
		AE("ae." kind ".admissions", title ", emergency admissions", "admitted",           \
			"admissions", BETTER_NEUTRAL, MEASURE_SUM,                                 \
			"Emergency admissions through A&E in the month, " where ".",               \
			admissions_misses, .items = {"ae.admissions." kind})

static const char attendances_misses[] =
	"Attendances are not people, and departments differ: compare type 1 with type 1.";
static const char four_hours_misses[] =
	"14 trusts that tested new standards reported no waits from May 2019 to May 2023; they are "
	"left out, not counted as kept.";
static const char trolley_misses[] =
	"Counted from the decision to admit, not from arrival, so the whole stay was longer.";
static const char admissions_misses[] =
	"Admissions straight to a ward, without A&E, are ae.admissions.elsewhere.";

static const char bands_closed_left[] =
	"Bands here begin with the week they name, so six weeks exactly is six weeks or more; one "
	"patient may wait for several tests.";
static const char tests_misses[] =
	"Fifteen kinds of test only, reported by whoever carries the contract, not by who owns the "
	"scanner; one patient may wait for several.";
static const char activity_misses[] =
	"Tests done by a partner under the provider's contract are in the provider's figure.";
#define ACTIVITY(suffix, title, heading, says, ...)                                                \
	{                                                                                          \
		.id = "dm01.activity" suffix, .name = "Diagnostics, " title, .head = heading,      \
		.dataset = "dm01", .unit = "tests", .flow = true, .by_test = true,                 \
		.form = MEASURE_SUM, .items = {__VA_ARGS__}, .counts = says,                       \
		.misses = activity_misses                                                          \
	}
#define DM01_1                                                                                     \
	.standards = {{1, MONTH(2008, 3), 0,                                                       \
		"at most 1 % waiting six weeks or more (ambition 5 % by March 2025)"}}

#define CANCER(ident, title, heading, measured, wish, how, says, lacks, ...)                       \
	{                                                                                          \
		.id = "cancer." ident, .name = title, .head = heading, .dataset = "cancer",        \
		.unit = measured, .better = wish, .flow = true, .by_type = true, .form = how,      \
		.counts = says, .misses = lacks, __VA_ARGS__                                       \
	}
/* The four measures of one of the three standards. */
#define CANCER_STANDARD(days, title, heading, who, kept, lacks, value, since, words)               \
	CANCER(days ".total", title, heading " all", "patients", BETTER_NEUTRAL, MEASURE_SUM,      \
		who ".", lacks, .items = {"cancer." days ".total"}),                               \
		CANCER(days ".within", title ", number in time", heading " in", "patients",        \
			BETTER_UP, MEASURE_SUM, who ": those " kept ".", lacks,                    \
			.items = {"cancer." days ".within"}),                                      \
		CANCER(days ".within.pct", title ", in time", heading " %", "%", BETTER_UP,        \
			MEASURE_PERCENT, who ": the share " kept ".", lacks,                       \
			.items = {"cancer." days ".within"}, .of = {"cancer." days ".total"},      \
			.standards = {{value, since, 0, words}}),                                  \
		CANCER(days ".breaches", title ", not in time", heading " out", "patients",        \
			BETTER_DOWN, MEASURE_DIFFERENCE, who ": those not " kept ".", lacks,       \
			.items = {"cancer." days ".total"}, .of = {"cancer." days ".within"})

/* One column of NHS England's overview; with estimates, where it has one, as a measure apart. */
#define PUBLISHED(ident, title, heading, measured, wish, over_month, how, says, lacks, ...)        \
	{                                                                                          \
		.id = "published.rtt." ident, .name = "England: " title, .head = heading,          \
		.dataset = "published", .unit = measured, .better = wish, .flow = over_month,      \
		.form = how, .items = {"published.rtt." ident}, .counts = says, .misses = lacks,   \
		__VA_ARGS__                                                                        \
	}
#define PUBLISHED_BOTH(ident, title, heading, measured, wish, over_month, how, says, ...)          \
	PUBLISHED(ident, title, heading, measured, wish, over_month, how,                          \
		says ", as published for England.", plain, __VA_ARGS__),                           \
		PUBLISHED(ident ".with-estimates", title ", with estimates", heading, measured,    \
			wish, over_month, how,                                                     \
			says ", with estimates for trusts that did not submit.", estimated,        \
			__VA_ARGS__)
#define PUBLISHED_ONE(ident, title, heading, measured, wish, over_month, how, says, ...)           \
	PUBLISHED(ident, title, heading, measured, wish, over_month, how,                          \
		says ", as published for England.", plain, __VA_ARGS__)

/* The waits of pathways that ended; a percentile is of the month and cannot be added up. */
#define PUBLISHED_WAITS(part, title, what)                                                         \
	PUBLISHED_ONE(part ".within18", title ", number within 18 weeks", "within 18", "pathways", \
		BETTER_NEUTRAL, true, MEASURE_SUM, what ", up to 18 weeks", NO_STANDARD),          \
		PUBLISHED_ONE(part ".over52", title ", number over 52 weeks", "over 52",           \
			"pathways", BETTER_DOWN, true, MEASURE_SUM,                                \
			what ", after more than 52 weeks", NO_STANDARD),                           \
		PUBLISHED_ONE(part ".median", title ", median wait", "median", "weeks",            \
			BETTER_DOWN, true, MEASURE_GIVEN, what ": the median wait", NO_STANDARD),  \
		PUBLISHED_ONE(part ".p95", title ", 95th percentile", "95th", "weeks",             \
			BETTER_DOWN, true, MEASURE_GIVEN,                                          \
			what ": the 95th percentile of the waits", NO_STANDARD)
#define PUBLISHED_DERIVED(ident, title, heading, measured, says)                                   \
	PUBLISHED(ident, title, heading, measured, BETTER_NEUTRAL, true, MEASURE_SUM, says ".",    \
		derived, NO_STANDARD),                                                             \
		PUBLISHED(ident ".with-estimates", title ", with estimates", heading, measured,    \
			BETTER_NEUTRAL, true, MEASURE_SUM,                                         \
			says ", with estimates for trusts that did not submit.", derived,          \
			NO_STANDARD)
#define UNREPORTED_SHARE(ending)                                                                   \
	.of = {"published.rtt.unreported.total" ending, "published.rtt.removals.total" ending}
#define NO_STANDARD .weeks = 0

static const char plain[] = "As submitted: what trusts did not submit is missing; sexual health "
			    "left in April 2013 and community services in February 2024.";
static const char estimated[] =
	"Contains NHS England's estimates for trusts that did not submit, so it cannot be worked "
	"out from the monthly files.";
static const char derived[] =
	"Derived, not counted: what must have left the list without being reported, mistakes of "
	"the lists included.";
static const char unique[] =
	"An estimate from the weekly waiting list minimum dataset, applied to the pathways as "
	"submitted.";

const char *const better_names[] = {"neutral", "up", "down"};

const struct measure measures[] = {
	INCOMPLETE(".total", "", "waiting", "pathways", BETTER_DOWN, MEASURE_WAITS_TOTAL, ALL,
		.misses = people),
	INCOMPLETE(".within18", ", number within 18 weeks", "within 18", "pathways", BETTER_NEUTRAL,
		MEASURE_WITHIN, WITHIN, .weeks = 18, .misses = people),
	INCOMPLETE(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP,
		MEASURE_WITHIN_PERCENT, WITHIN_SHARE, .weeks = 18, .misses = headline, RTT_92),
	INCOMPLETE(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		MEDIAN, .quantile = 0.5, .misses = by_bands),
	INCOMPLETE(".p92", ", 92nd percentile", "92nd", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		P92, .quantile = 0.92, .misses = by_bands),
	INCOMPLETE(".over18", ", number over 18 weeks", "over 18", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_18, .weeks = 18, .misses = people),
	INCOMPLETE(".over52", ", number over 52 weeks", "over 52", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_52, .weeks = 52, .misses = people,
		NONE_OVER(2025, 3, "aim: nobody over 52 weeks by March 2025")),
	INCOMPLETE(".over52.pct", ", over 52 weeks", "% over 52", "%", BETTER_DOWN,
		MEASURE_OVER_PERCENT, OVER_SHARE, .weeks = 52, .misses = headline),
	INCOMPLETE(".over65", ", number over 65 weeks", "over 65", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_65, .weeks = 65, .misses = long_bands,
		NONE_OVER(2024, 3, "aim: nobody over 65 weeks by March 2024")),
	INCOMPLETE(".over78", ", number over 78 weeks", "over 78", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_78, .weeks = 78, .misses = long_bands,
		NONE_OVER(2023, 4, "aim: nobody over 78 weeks by April 2023")),
	INCOMPLETE(".over104", ", number over 104 weeks", "over 104", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_104, .weeks = 104, .misses = long_bands,
		NONE_OVER(2022, 7, "aim: nobody over 104 weeks by July 2022")),
	INCOMPLETE(".mean", ", mean wait (estimate)", "mean, est.", "weeks", BETTER_DOWN,
		MEASURE_MEAN, MEAN, .misses = mean_misses),
	ADMITTED(".total", "", "completed", "pathways", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = unknown_start),
	ADMITTED(".within18", ", number within 18 weeks", "within 18", "pathways", BETTER_NEUTRAL,
		MEASURE_WITHIN, WITHIN, .weeks = 18, .misses = only_treated),
	ADMITTED(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP,
		MEASURE_WITHIN_PERCENT, WITHIN_SHARE, .weeks = 18, .misses = only_treated,
		ADMITTED_90(", after pauses are taken off")),
	ADMITTED(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		MEDIAN, .quantile = 0.5, .misses = only_treated),
	ADMITTED(".p95", ", 95th percentile", "95th", "weeks", BETTER_DOWN, MEASURE_PERCENTILE, P95,
		.quantile = 0.95, .misses = only_treated),
	ADMITTED(".over52", ", number over 52 weeks", "over 52", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_52, .weeks = 52, .misses = only_treated),
	ADMITTED(".mean", ", mean wait (estimate)", "mean, est.", "weeks", BETTER_DOWN,
		MEASURE_MEAN, MEAN, .misses = mean_misses),
	NONADMITTED(".total", "", "completed", "pathways", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = nonadmitted_ends),
	NONADMITTED(".within18", ", number within 18 weeks", "within 18", "pathways",
		BETTER_NEUTRAL, MEASURE_WITHIN, WITHIN, .weeks = 18, .misses = only_treated),
	NONADMITTED(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP,
		MEASURE_WITHIN_PERCENT, WITHIN_SHARE, .weeks = 18, .misses = only_treated,
		NONADMITTED_95),
	NONADMITTED(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		MEDIAN, .quantile = 0.5, .misses = only_treated),
	NONADMITTED(".p95", ", 95th percentile", "95th", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		P95, .quantile = 0.95, .misses = only_treated),
	NONADMITTED(".over52", ", number over 52 weeks", "over 52", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_52, .weeks = 52, .misses = only_treated),
	NONADMITTED(".mean", ", mean wait (estimate)", "mean, est.", "weeks", BETTER_DOWN,
		MEASURE_MEAN, MEAN, .misses = mean_misses),
	COMPLETED(".total", "", "completed", "pathways", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = unknown_start),
	COMPLETED(".within18", ", number within 18 weeks", "within 18", "pathways", BETTER_NEUTRAL,
		MEASURE_WITHIN, WITHIN, .weeks = 18, .misses = only_treated),
	COMPLETED(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP,
		MEASURE_WITHIN_PERCENT, WITHIN_SHARE, .weeks = 18, .misses = only_treated),
	COMPLETED(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		MEDIAN, .quantile = 0.5, .misses = only_treated),
	COMPLETED(".p95", ", 95th percentile", "95th", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		P95, .quantile = 0.95, .misses = only_treated),
	COMPLETED(".over52", ", number over 52 weeks", "over 52", "pathways", BETTER_DOWN,
		MEASURE_OVER, OVER_52, .weeks = 52, .misses = only_treated),
	COMPLETED(".mean", ", mean wait (estimate)", "mean, est.", "weeks", BETTER_DOWN,
		MEASURE_MEAN, MEAN, .misses = mean_misses),
	DTA(".total", "", "decided", "pathways", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = dta_misses),
	DTA(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP, MEASURE_WITHIN_PERCENT,
		WITHIN_SHARE, .weeks = 18, .misses = dta_misses),
	DTA(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE, MEDIAN,
		.quantile = 0.5, .misses = dta_misses),
	DTA(".p92", ", 92nd percentile", "92nd", "weeks", BETTER_DOWN, MEASURE_PERCENTILE, P92,
		.quantile = 0.92, .misses = dta_misses),
	DTA(".over52", ", number over 52 weeks", "over 52", "pathways", BETTER_DOWN, MEASURE_OVER,
		OVER_52, .weeks = 52, .misses = dta_misses),
	WAITS("rtt.new", "New pathways", true, 1u << PART_NEW,
		"Waits for treatment that began in the month", ".total", "", "new", "pathways",
		BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = "Collected since October 2015; some will never need treatment, and "
			  "referrals refused are not in it."),
	ADJUSTED(".total", "", "completed", "pathways", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL, ALL,
		.misses = adjusted_misses),
	ADJUSTED(".within18", ", number within 18 weeks", "within 18", "pathways", BETTER_NEUTRAL,
		MEASURE_WITHIN, WITHIN, .weeks = 18, .misses = adjusted_misses),
	ADJUSTED(".within18.pct", ", within 18 weeks", "% in 18", "%", BETTER_UP,
		MEASURE_WITHIN_PERCENT, WITHIN_SHARE, .weeks = 18, .misses = adjusted_misses,
		ADMITTED_90("")),
	ADJUSTED(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		MEDIAN, .quantile = 0.5, .misses = adjusted_misses),
	ADJUSTED(".p95", ", 95th percentile", "95th", "weeks", BETTER_DOWN, MEASURE_PERCENTILE, P95,
		.quantile = 0.95, .misses = adjusted_misses),
	AE("ae.attendances", "A&E, attendances", "attending", "attendances", BETTER_NEUTRAL,
		MEASURE_SUM,
		"Attendances in the month in A&E departments of all types, booked ones included.",
		attendances_misses, .items = AE_OF("attendances")),
	AE("ae.breaches", "A&E, over four hours", "over 4 h", "attendances", BETTER_DOWN,
		MEASURE_SUM,
		"Attendances in A&E departments of all types that lasted more than four hours from "
		"arrival.",
		four_hours_misses, .items = AE_OF("breaches")),
	AE("ae.within4h.pct", "A&E, within four hours", "% in 4 h", "%", BETTER_UP,
		MEASURE_COMPLEMENT,
		"The share of attendances in A&E departments of all types that lasted four hours "
		"or less.",
		four_hours_misses, .items = AE_OF("breaches"), .of = AE_OF("attendances.reported"),
		FOUR_HOURS),
	AE("ae.dta4to12", "A&E, 4 to 12 hours for a bed", "4-12 h bed", "patients", BETTER_DOWN,
		MEASURE_SUM,
		"Patients who waited 4 to 12 hours from the decision to admit to admission.",
		trolley_misses, .items = {"ae.dta4to12"}),
	AE("ae.over12h", "A&E, over 12 hours for a bed", "12 h bed", "patients", BETTER_DOWN,
		MEASURE_SUM,
		"Patients who waited 12 hours or more from the decision to admit to admission.",
		trolley_misses, .items = {"ae.over12h"}),
	AE("ae.admissions", "A&E, emergency admissions", "admitted", "admissions", BETTER_NEUTRAL,
		MEASURE_SUM,
		"Emergency admissions through A&E in the month, in A&E departments of all types.",
		admissions_misses, .items = AE_OF("admissions")),
	AE_TYPE("type1", "A&E type 1", "in major (type 1) departments"),
	AE_TYPE("type2", "A&E type 2", "in single-specialty (type 2) departments"),
	AE_TYPE("other", "A&E other departments",
		"in other departments, minor injury units and walk-in centres"),
	AE("ae.admissions.elsewhere", "Emergency admissions not through A&E", "elsewhere",
		"admissions", BETTER_NEUTRAL, MEASURE_SUM,
		"Emergency admissions in the month that did not come through A&E.",
		"Only what providers with an A&E department report, so not every emergency "
		"admission of England.",
		.items = {"ae.admissions.elsewhere"}),
	DIAGNOSTIC(".waiting", ", waiting", "waiting", "tests", BETTER_NEUTRAL, MEASURE_WAITS_TOTAL,
		"Tests that patients were waiting for on the last day of the month.",
		.misses = tests_misses),
	DIAGNOSTIC(".over6", ", number six weeks or more", "6+ weeks", "tests", BETTER_DOWN,
		MEASURE_OVER, "Tests waited for that had been waited for six weeks or more.",
		.weeks = 6, .misses = bands_closed_left),
	DIAGNOSTIC(".over6.pct", ", six weeks or more", "% 6+ wks", "%", BETTER_DOWN,
		MEASURE_OVER_PERCENT,
		"The share of tests waited for that had been waited for six weeks or more.",
		.weeks = 6, .misses = bands_closed_left, DM01_1),
	DIAGNOSTIC(".over13", ", number 13 weeks or more", "13+ weeks", "tests", BETTER_DOWN,
		MEASURE_OVER, "Tests waited for that had been waited for 13 weeks or more.",
		.weeks = 13, .misses = bands_closed_left),
	DIAGNOSTIC(".over13.pct", ", 13 weeks or more", "% 13+ wks", "%", BETTER_DOWN,
		MEASURE_OVER_PERCENT,
		"The share of tests waited for that had been waited for 13 weeks or more.",
		.weeks = 13, .misses = bands_closed_left),
	DIAGNOSTIC(".median", ", median wait", "median", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		"Half of the tests waited for had been waited for less than this.", .quantile = 0.5,
		.misses = "Worked out inside bands of a week, so it is an estimate; the wait so "
			  "far, not the wait until the test."),
	DIAGNOSTIC(".p92", ", 92nd percentile", "92nd", "weeks", BETTER_DOWN, MEASURE_PERCENTILE,
		"92 in 100 of the tests waited for had been waited for less than this.",
		.quantile = 0.92,
		.misses = "Cannot be had where it falls in the open band of 13 weeks or more; the "
			  "wait so far, not the wait until the test."),
	ACTIVITY("", "tests done", "tests done",
		"Tests done in the month: from the waiting list, planned and unscheduled.",
		"dm01.activity.waiting-list", "dm01.activity.planned", "dm01.activity.unscheduled"),
	ACTIVITY(".waiting-list", "done from the waiting list", "from list",
		"Tests done in the month for patients on the waiting list.",
		"dm01.activity.waiting-list"),
	ACTIVITY(".planned", "planned tests done", "planned",
		"Tests done in the month at a planned time, as in surveillance, which do not wait "
		"on the list.",
		"dm01.activity.planned"),
	ACTIVITY(".unscheduled", "unscheduled tests done", "unschedul.",
		"Tests done in the month unscheduled, for patients in A&E or on a ward.",
		"dm01.activity.unscheduled"),
	CANCER_STANDARD("28day", "Cancer, 28 days to a diagnosis", "28 d",
		"Patients told in the month whether they have cancer, after an urgent referral",
		"told within 28 days",
		"Only those told in the month; "
		"few patients with a kind of cancer make its share swing.",
		75, MONTH(2021, 10), "75 % told within 28 days (80 % by March 2026)"),
	CANCER_STANDARD("31day", "Cancer, 31 days to treatment", "31 d",
		"Treatments for cancer that began in the month",
		"begun within 31 days of the decision to treat",
		"The wait before the decision is not in it; first and later treatments are counted "
		"together since October 2023.",
		96, MONTH(2023, 10), "96 % within 31 days"),
	CANCER_STANDARD("62day", "Cancer, 62 days to treatment", "62 d",
		"First treatments for cancer that began in the month, after an urgent referral, "
		"screening or upgrade",
		"begun within 62 days",
		"A patient seen by two providers counts half at each, and the three routes are "
		"counted together since October 2023.",
		85, MONTH(2023, 10), "85 % within 62 days"),
	PUBLISHED_BOTH("incomplete.total", "waiting list", "waiting", "pathways", BETTER_DOWN,
		false, MEASURE_SUM, "Pathways on the waiting list at the end of the month",
		NO_STANDARD),
	PUBLISHED_BOTH("incomplete.within18", "waiting list, number within 18 weeks", "within 18",
		"pathways", BETTER_NEUTRAL, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month up to 18 weeks", NO_STANDARD),
	PUBLISHED_BOTH("incomplete.within18.pct", "waiting list, within 18 weeks", "% in 18", "%",
		BETTER_UP, false, MEASURE_GIVEN,
		"The share of pathways on the waiting list up to 18 weeks", RTT_92),
	PUBLISHED_ONE("incomplete.median", "waiting list, median wait", "median", "weeks",
		BETTER_DOWN, false, MEASURE_GIVEN,
		"The median wait of pathways on the waiting list", NO_STANDARD),
	PUBLISHED_ONE("incomplete.p92", "waiting list, 92nd percentile", "92nd", "weeks",
		BETTER_DOWN, false, MEASURE_GIVEN,
		"The 92nd percentile of the waits on the waiting list", NO_STANDARD),
	PUBLISHED_BOTH("incomplete.over18", "waiting list, number over 18 weeks", "over 18",
		"pathways", BETTER_DOWN, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month for more than 18 weeks",
		NO_STANDARD),
	PUBLISHED_BOTH("incomplete.over52", "waiting list, number over 52 weeks", "over 52",
		"pathways", BETTER_DOWN, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month for more than 52 weeks",
		NONE_OVER(2025, 3, "aim: nobody over 52 weeks by March 2025")),
	PUBLISHED_BOTH("incomplete.over52.pct", "waiting list, over 52 weeks", "% over 52", "%",
		BETTER_DOWN, false, MEASURE_GIVEN,
		"The share of pathways on the waiting list for more than 52 weeks", NO_STANDARD),
	PUBLISHED_BOTH("incomplete.over65", "waiting list, number over 65 weeks", "over 65",
		"pathways", BETTER_DOWN, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month for more than 65 weeks",
		NONE_OVER(2024, 3, "aim: nobody over 65 weeks by March 2024")),
	PUBLISHED_BOTH("incomplete.over78", "waiting list, number over 78 weeks", "over 78",
		"pathways", BETTER_DOWN, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month for more than 78 weeks",
		NONE_OVER(2023, 4, "aim: nobody over 78 weeks by April 2023")),
	PUBLISHED_BOTH("incomplete.over104", "waiting list, number over 104 weeks", "over 104",
		"pathways", BETTER_DOWN, false, MEASURE_SUM,
		"Pathways on the waiting list at the end of the month for more than 104 weeks",
		NONE_OVER(2022, 7, "aim: nobody over 104 weeks by July 2022")),
	PUBLISHED_BOTH("admitted.total", "completed, admitted", "completed", "pathways",
		BETTER_NEUTRAL, true, MEASURE_SUM, "Pathways that ended with an admission",
		NO_STANDARD),
	PUBLISHED_WAITS("admitted", "completed, admitted", "Pathways that ended with an admission"),
	PUBLISHED_BOTH("nonadmitted.total", "completed, not admitted", "completed", "pathways",
		BETTER_NEUTRAL, true, MEASURE_SUM, "Pathways that ended without an admission",
		NO_STANDARD),
	PUBLISHED_WAITS("nonadmitted", "completed, not admitted",
		"Pathways that ended without an admission"),
	PUBLISHED_ONE("adjusted.total", "completed, admitted, adjusted", "completed", "pathways",
		BETTER_NEUTRAL, true, MEASURE_SUM,
		"Pathways that ended with an admission, less the pauses patients asked for",
		NO_STANDARD),
	PUBLISHED_WAITS("adjusted", "completed, admitted, adjusted",
		"Pathways that ended with an admission, less the pauses patients asked for"),
	PUBLISHED_BOTH("completed.total", "completed pathways", "completed", "pathways",
		BETTER_NEUTRAL, true, MEASURE_SUM,
		"Pathways that ended, with an admission or without", NO_STANDARD),
	PUBLISHED_BOTH("new.total", "new pathways", "new", "pathways", BETTER_NEUTRAL, true,
		MEASURE_SUM, "Waits for treatment that began in the month", NO_STANDARD),
	PUBLISHED_DERIVED("removals.total", "all removals", "removed", "pathways",
		"Pathways that left the list in the month, reported as completed or not"),
	PUBLISHED_DERIVED("unreported.total", "unreported removals", "unreported", "pathways",
		"Pathways that left the list in the month without being reported as completed"),
	PUBLISHED("unreported.pct", "unreported removals, share", "% unrep.", "%", BETTER_NEUTRAL,
		true, MEASURE_GIVEN, "The share of removals that was not reported as completed.",
		derived, UNREPORTED_SHARE("")),
	PUBLISHED("unreported.pct.with-estimates", "unreported removals, share, with estimates",
		"% unrep.", "%", BETTER_NEUTRAL, true, MEASURE_GIVEN,
		"The share of removals that was not reported as completed, with estimates for "
		"trusts that did not submit.",
		derived, UNREPORTED_SHARE(".with-estimates")),
	PUBLISHED("patients.total", "unique patients waiting", "patients", "patients", BETTER_DOWN,
		false, MEASURE_SUM,
		"People on the waiting list, each counted once, as NHS England estimates.", unique,
		NO_STANDARD),
	PUBLISHED("patients.ratio", "unique patients to a pathway", "ratio", "ratio",
		BETTER_NEUTRAL, false, MEASURE_GIVEN,
		"People on the waiting list for each pathway on it, as NHS England estimates.",
		unique, NO_STANDARD),
	{.id = NULL},
};
