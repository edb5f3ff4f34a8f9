/* Pairs and other figures of one partnership against the first golden sketch. */
#include "pane.h"

#include <math.h>

#define load_metrics made_metrics
#define before_after pane_under_test
#include "views/before_after.c"

#define UNDATED .period = {DATE_UNDATED, {0, 0, 0}, {0, 0, 0}, NULL, NULL}
#define ONE(text, value)                                                                           \
	{                                                                                          \
		.printed = text, .low = value, .high = value, UNDATED                              \
	}

static const struct quantity scans_2004 = {.printed = "5,300 SCANS PER YEAR IN 2004",
	.label = "2004",
	.low = 5300,
	.high = 5300,
	.unit = "scans/year",
	.period = {DATE_YEAR, {2004, 0, 0}, {0, 0, 0}, "IN 2004", NULL}};
static const struct quantity scans_2018 = {.printed = "11,500 SCANS PER YEAR IN 2018",
	.label = "2018",
	.low = 11500,
	.high = 11500,
	.unit = "scans/year",
	.period = {DATE_YEAR, {2018, 0, 0}, {0, 0, 0}, "IN 2018", NULL}};
static const struct quantity wait_before = {.printed = "4.5 weeks",
	.label = "earlier",
	.low = 4.5,
	.high = 4.5,
	.unit = "weeks",
	UNDATED};
static const struct quantity wait_after = {.printed = "under 2 weeks",
	.label = "2020",
	.qualifier = "under",
	.low = 2,
	.high = 2,
	.bound = BOUND_UNDER,
	.unit = "weeks",
	UNDATED};
static const struct quantity brain_surgery = {.printed = "2-6 weeks",
	.label = "conventional",
	.low = 2,
	.high = 6,
	.unit = "weeks",
	UNDATED};
static const struct quantity gamma_knife = {.printed = "1-2 days",
	.label = "Gamma Knife",
	.low = 1,
	.high = 2,
	.unit = "days",
	UNDATED};
static const struct quantity conversion_before = {
	.printed = "30-40%", .low = 30, .high = 40, .unit = "%", UNDATED};
static const struct quantity conversion_after = {
	.printed = "70%", .low = 70, .high = 70, .unit = "%", UNDATED};
static const struct quantity target = {.printed = "13 days from referral to report",
	.low = 13,
	.high = 13,
	.unit = "days",
	UNDATED};
static const struct quantity projection = {.printed = "around 7,000 North East patients a year",
	.qualifier = "around",
	.low = 7000,
	.high = 7000,
	.bound = BOUND_ABOUT,
	.unit = "patients/year",
	UNDATED};
static const struct quantity shift_before = {.printed = "nine-to-five shift pattern",
	.words = "09:00-17:00",
	.low = NAN,
	.high = NAN,
	UNDATED};
static const struct quantity shift_after = {
	.printed = "until eight", .words = "20:00", .low = NAN, .high = NAN, UNDATED};
static const struct quantity mobile = {.printed = "30,000 scans a year",
	.low = 30000,
	.high = 30000,
	.unit = "scans/year",
	.period = {DATE_YEAR, {2020, 0, 0}, {0, 0, 0}, "now", NULL}};

#define INHEALTH                                                                                   \
	.dossier = "founding", .claimed_by = "o-inhealth", .claimed_by_name = "InHealth",          \
	.claimed_by_party = true

static const struct metric made_all[] = {
	{.id = "m-scans",
		.partnership = "p-sketch",
		.name = "MRI scans a year, static sites",
		.short_name = "MRI scans a year",
		.kind = "before-after",
		INHEALTH,
		.values = {[ROLE_BEFORE] = &scans_2004, [ROLE_AFTER] = &scans_2018},
		.differences = 2,
		.difference = "one site, then two; about, then over",
		.measure = "dm01.activity"},
	{.id = "m-wait",
		.partnership = "p-sketch",
		.name = "wait from referral, to what is not said",
		.short_name = "wait from referral",
		.kind = "before-after",
		INHEALTH,
		.values = {[ROLE_BEFORE] = &wait_before, [ROLE_AFTER] = &wait_after}},
	{.id = "m-gk",
		.partnership = "p-mixed",
		.name = "back to normal activities",
		.short_name = "back to normal activities",
		.kind = "versus-comparator",
		INHEALTH,
		.values = {[ROLE_COMPARATOR] = &brain_surgery, [ROLE_VALUE] = &gamma_knife}},
	{.id = "m-shift",
		.partnership = "p-mixed",
		.name = "hours in which the office can call patients",
		.short_name = "appointment calls until",
		.kind = "level",
		INHEALTH,
		.values = {[ROLE_BEFORE] = &shift_before, [ROLE_AFTER] = &shift_after}},
	{.id = "m-13d",
		.partnership = "p-mixed",
		.name = "time from referral to report, as the Trust's target",
		.short_name = "referral to report",
		.kind = "target",
		INHEALTH,
		.values = {[ROLE_TARGET] = &target},
		.differences = 1,
		.difference = "a 13-day target, or 4.5 weeks waited"},
	{.id = "m-7000",
		.partnership = "p-mixed",
		.name = "patients a year for whom quicker care is expected",
		.short_name = "patients a year, quicker diagnosis",
		.kind = "projection",
		INHEALTH,
		.values = {[ROLE_VALUE] = &projection},
		.differences = 1},
	{.id = "m-conv",
		.partnership = "p-mixed",
		.name = "surgical conversion rate",
		.short_name = "surgical conversion rate",
		.kind = "before-after",
		.dossier = "later",
		.claimed_by = "o-other",
		.claimed_by_name = "Other",
		.values = {[ROLE_BEFORE] = &conversion_before, [ROLE_AFTER] = &conversion_after}},
	{.id = "m-30k",
		.partnership = "p-level",
		.name = "scans a year, with mobile",
		.short_name = "scans a year, with mobile",
		.kind = "level",
		.dossier = "founding",
		.claimed_by = "o-paper",
		.claimed_by_name = "a newspaper",
		.values = {[ROLE_VALUE] = &mobile}},
	{.id = "m-none",
		.partnership = "p-unclaimed",
		.name = "a figure without a value",
		.short_name = "a figure without a value",
		.kind = "level",
		.dossier = "founding"},
};

static bool made_fails;

bool made_metrics(struct store *store, struct arena *arena, const char *about,
	const struct metric **out, size_t *count, struct error *error)
{
	size_t all = sizeof made_all / sizeof *made_all;
	struct metric *metrics = arena_array(arena, all, sizeof *metrics);

	(void)store;
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (strcmp(made_all[i].partnership, about) == 0)
			metrics[(*count)++] = made_all[i];
	*out = metrics;
	return !made_fails || error_set(error, "cannot read metrics");
}

static void test_sketch(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-sketch");

	(void)state;
	assert_pane(pane, 11, 49, FOCUS_NONE, "tests/views/golden/before_after_49.txt");
	assert_pane(pane, 11, 120, FOCUS_HERE, "tests/views/golden/before_after_120.txt");
	assert_pane(pane, 11, 24, FOCUS_HERE, "tests/views/golden/before_after_24.txt");
	pane->grid.level = DRAW_ASCII;
	assert_pane(pane, 11, 49, FOCUS_NONE, "tests/views/golden/before_after_49_ascii.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void test_other_figures_stand_apart(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-mixed");

	(void)state;
	view_select(&pane->view, "m-13d");
	assert_pane(pane, 15, 49, FOCUS_HERE, "tests/views/golden/before_after_mixed.txt");
	assert_pane(pane, 9, 49, FOCUS_NONE, "tests/views/golden/before_after_below.txt");
	assert_plain(pane, "tests/views/golden/before_after_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void test_without_pairs(void **state)
{
	struct pane *pane = pane_open(&pane_under_test, "p-level");
	struct error error;

	(void)state;
	assert_pane(pane, 6, 49, FOCUS_HERE, "tests/views/golden/before_after_level.txt");
	view_set_about(&pane->view, "p-unclaimed");
	assert_true(view_load(&pane->view, NULL, &error));
	assert_pane(pane, 6, 49, FOCUS_HERE, "tests/views/golden/before_after_unclaimed.txt");
	view_set_about(&pane->view, "p-nothing");
	assert_true(view_load(&pane->view, NULL, &error));
	assert_pane(pane, 6, 49, FOCUS_HERE, "tests/views/golden/before_after_nothing.txt");
	made_fails = true;
	assert_false(view_load(&pane->view, NULL, &error));
	made_fails = false;
	pane_draw(pane, 6, 49, FOCUS_HERE);
	pane_close(pane);
}

static void test_who_claims_it(void **state)
{
	struct arena arena = {0};
	struct metric metrics[3] = {
		{.claimed_by = "o-a", .claimed_by_name = "A", .claimed_by_party = true},
		{.claimed_by = "o-b", .claimed_by_name = "B", .claimed_by_party = true},
		{.claimed_by = NULL},
	};

	(void)state;
	assert_string_equal(
		claim_sentence(&arena, metrics, 1), "Every figure is claimed by A, a party.");
	assert_string_equal(
		claim_sentence(&arena, metrics, 2), "Every figure is claimed by a party.");
	assert_string_equal(
		claim_sentence(&arena, metrics, 3), "2 of 3 figures are claimed by a party.");
	assert_string_equal(
		claim_sentence(&arena, metrics + 2, 1), "No figure is claimed by a party.");
	metrics[0].claimed_by_party = false;
	assert_string_equal(
		claim_sentence(&arena, metrics, 1), "Every figure is claimed by A, not a party.");
	assert_null(claim_sentence(&arena, metrics, 0));
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sketch),
		cmocka_unit_test(test_other_figures_stand_apart),
		cmocka_unit_test(test_without_pairs),
		cmocka_unit_test(test_who_claims_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
