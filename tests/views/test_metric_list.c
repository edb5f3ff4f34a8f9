/* View 3 against the third golden sketch, its presets, and claims that must not look like results.
 */
#include "pane.h"

#include <math.h>

#define load_metrics made_metrics
#define load_partnerships made_partnerships
#define metric_list pane_under_test
#include "views/metric_list.c"

#define UNDATED .period = {DATE_UNDATED, {0, 0, 0}, {0, 0, 0}, NULL, NULL}
#define IN_YEAR(number) .period = {DATE_YEAR, {number, 0, 0}, {0, 0, 0}, NULL, NULL}
#define ONE(number) .low = number, .high = number

static const struct quantity scans_2004 = {.printed = "5,300 SCANS PER YEAR IN 2004",
	.label = "2004",
	.qualifier = "around",
	.bound = BOUND_ABOUT,
	ONE(5300),
	.unit = "scans/year",
	IN_YEAR(2004)};
static const struct quantity scans_2018 = {.printed = "11,500 SCANS PER YEAR IN 2018",
	.label = "2018",
	ONE(11500),
	.unit = "scans/year",
	IN_YEAR(2018)};
static const struct quantity wait_before = {
	.printed = "4.5 weeks", .label = "earlier", ONE(4.5), .unit = "weeks", IN_YEAR(2019)};
static const struct quantity wait_after = {.printed = "under 2 weeks",
	.label = "2020",
	.qualifier = "under",
	ONE(2),
	.bound = BOUND_UNDER,
	.unit = "weeks",
	IN_YEAR(2020)};
static const struct quantity physio_before = {
	.printed = "84 days", .label = "earlier", ONE(84), .unit = "days", UNDATED};
static const struct quantity physio_after = {
	.printed = "13 days", .label = "first year", ONE(13), .unit = "days", UNDATED};
static const struct quantity rate_before = {
	.printed = "30-40%", .label = "before", .low = 30, .high = 40, .unit = "%", UNDATED};
static const struct quantity rate_after = {
	.printed = "70%", .label = "first year", ONE(70), .unit = "%", UNDATED};
static const struct quantity referrals_before = {
	.printed = "992", .label = "2015/16", ONE(992), .unit = "referrals", UNDATED};
static const struct quantity referrals_after = {
	.printed = "438", .label = "2016/17", ONE(438), .unit = "referrals", UNDATED};
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
static const struct quantity target = {
	.printed = "13 days from referral to report", ONE(13), .unit = "days", IN_YEAR(2018)};
static const struct quantity projection = {.printed = "around 7,000 North East patients a year",
	.qualifier = "around",
	ONE(7000),
	.bound = BOUND_ABOUT,
	.unit = "patients/year",
	.scope = "at North Tyneside General Hospital",
	UNDATED};
static const struct quantity words_only = {.printed = "very high patient \033[2Jsatisfaction rates",
	.words = "very high",
	.low = NAN,
	.high = NAN,
	UNDATED};

#define MRI                                                                                        \
	.partnership = "p-inh-mri", .partnership_name = "Northumbria MRI", .dossier = "founding",  \
	.claimed_by = "o-inhealth", .claimed_by_name = "InHealth", .claimed_by_party = true,       \
	.specialties = "imaging"
#define CONNECT                                                                                    \
	.partnership = "p-connect-msk", .partnership_name = "Nottingham", .dossier = "founding",   \
	.specialties = "MSK", .claimed_by = "o-connect", .claimed_by_name = "Connect",             \
	.claimed_by_party = true

static const struct metric made_all[] = {
	{.id = "m-gk",
		.name = "back to normal activities",
		.short_name = "back to normal activities",
		.kind = "versus-comparator",
		.partnership = "p-bupa-gk",
		.partnership_name = "Gamma Knife",
		.dossier = "founding",
		.values = {[ROLE_COMPARATOR] = &brain_surgery, [ROLE_VALUE] = &gamma_knife}},
	{.id = "m-nu-scans",
		.name = "MRI scans a year, static sites",
		.short_name = "MRI scans a year",
		.kind = "before-after",
		MRI,
		.values = {[ROLE_BEFORE] = &scans_2004, [ROLE_AFTER] = &scans_2018},
		.measure = "dm01.activity",
		.differences = 5,
		.difference = "one site, then two; about, then over"},
	{.id = "m-nu-wait",
		.name = "wait from referral, to what is not said",
		.short_name = "wait from referral",
		.kind = "before-after",
		MRI,
		.values = {[ROLE_BEFORE] = &wait_before, [ROLE_AFTER] = &wait_after},
		.differences = 1,
		.difference = "a 13-day target, or 4.5 weeks waited"},
	{.id = "m-co-wait",
		.name = "wait for face to face physio",
		.short_name = "wait, face to face physio",
		.kind = "before-after",
		CONNECT,
		.values = {[ROLE_BEFORE] = &physio_before, [ROLE_AFTER] = &physio_after}},
	{.id = "m-co-conv",
		.name = "surgical conversion rate",
		.short_name = "surgical conversion rate",
		.kind = "before-after",
		CONNECT,
		.values = {[ROLE_BEFORE] = &rate_before, [ROLE_AFTER] = &rate_after},
		.testable = "No official series has it"},
	{.id = "m-co-refs",
		.name = "T&O referrals",
		.short_name = "T&O referrals",
		.kind = "before-after",
		CONNECT,
		.values = {[ROLE_BEFORE] = &referrals_before, [ROLE_AFTER] = &referrals_after},
		.differences = 2,
		.difference = "22% less, or 992 to 438, 56% less"},
	{.id = "m-nu-13d",
		.name = "time from referral to report",
		.short_name = "referral to report",
		.kind = "target",
		MRI,
		.values = {[ROLE_TARGET] = &target},
		.differences = 1,
		.difference = "a 13-day target, or 4.5 weeks waited"},
	{.id = "m-nu-7000",
		.name = "patients to be diagnosed more quickly",
		.short_name = "quicker patients a year, hoped",
		.kind = "projection",
		MRI,
		.values = {[ROLE_VALUE] = &projection}},
	{.id = "m-later",
		.name = "satisfaction",
		.short_name = "satisfaction",
		.kind = "level",
		.dossier = "later",
		.values = {[ROLE_VALUE] = &words_only}},
};

static size_t made_count = sizeof made_all / sizeof *made_all;

bool made_metrics(struct store *store, struct arena *arena, const char *about,
	const struct metric **out, size_t *count, struct error *error)
{
	(void)store, (void)arena, (void)about, (void)error;
	*out = made_all;
	*count = made_count;
	return true;
}

/* In the order of view 2, which is not that of the metrics. */
bool made_partnerships(struct store *store, struct arena *arena, const struct partnership **out,
	size_t *count, struct error *error)
{
	static const struct partnership all[] = {
		{.id = "p-inh-mri"}, {.id = "p-connect-msk"}, {.id = "p-bupa-gk"}};

	(void)store, (void)arena, (void)error;
	*out = all;
	*count = sizeof all / sizeof *all;
	return true;
}

static struct pane *open_narrow(const char *narrow)
{
	struct pane *pane = pane_open(&pane_under_test, NULL);
	struct error error;

	pane->view.narrow = narrow ? memory_copy_string(narrow) : NULL;
	assert_true(view_load(&pane->view, NULL, &error));
	return pane;
}

static void the_pairs_of_the_sketch(void **state)
{
	struct pane *pane = open_narrow(NULL);

	(void)state;
	assert_pane(pane, 20, 80, FOCUS_HERE, "tests/views/golden/metric_list_80.txt");
	assert_pane(pane, 14, 50, FOCUS_HERE, "tests/views/golden/metric_list_50.txt");
	assert_pane(pane, 8, 20, FOCUS_HERE, "tests/views/golden/metric_list_20.txt");
	assert_pane(pane, 20, 120, FOCUS_HERE, "tests/views/golden/metric_list_120.txt");
	assert_plain(pane, "tests/views/golden/metric_list_plain.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void what_is_promised_says_so(void **state)
{
	struct pane *pane = open_narrow("targets");

	(void)state;
	assert_pane(pane, 7, 80, FOCUS_HERE, "tests/views/golden/metric_list_targets.txt");
	assert_plain(pane, "tests/views/golden/metric_list_targets_plain.txt");
	pane_close(pane);
}

static void another_dossier_and_bytes_of_a_terminal(void **state)
{
	struct pane *pane = open_narrow("levels");

	(void)state;
	assert_pane(pane, 5, 80, FOCUS_HERE, "tests/views/golden/metric_list_levels.txt");
	assert_stays_inside(pane);
	pane_close(pane);
}

static void every_kind_is_in_one_preset(void **state)
{
	static const char *const kinds[] = {"level", "before-after", "versus-comparator",
		"change-only", "count-to-date", "rate", "duration", "rank", "saving", "cost",
		"target", "projection", "commitment"};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct metric metric = {.kind = kinds[i]};
		size_t found = 0;

		for (size_t p = 0; p < sizeof presets / sizeof *presets; p++)
			found += presets[p].kinds && is_one_of(&metric, presets[p].kinds);
		assert_int_equal(found, 1);
	}
}

static void an_unknown_preset_is_the_default(void **state)
{
	struct pane *pane = open_narrow("no such thing");

	(void)state;
	assert_int_equal(pane->view.count, 6);
	pane_close(pane);
}

static void sorting_and_filtering_say_so(void **state)
{
	struct pane *pane = open_narrow("all");
	struct string_buffer left = {0}, right = {0};

	(void)state;
	view_set_sort(&pane->view, 2, false);
	view_set_filter(&pane->view, FACET_SPECIALTY, "imaging");
	pane->view.class->title(&pane->view, &left, &right);
	assert_string_equal(string_buffer_text(&left), "Metrics · all, promises among them");
	assert_string_equal(string_buffer_text(&right), "4 of 9, imaging, by partnership");
	view_set_filter(&pane->view, FACET_SPECIALTY, NULL);
	assert_string_equal(pane->view.rows[pane->view.count - 1]->id, "m-later");
	string_buffer_free(&left);
	string_buffer_free(&right);
	pane_close(pane);
}

static void status_holds_evidence_then_doubt(void **state)
{
	struct pane *pane = open_narrow(NULL);
	struct string_buffer line = {0};

	(void)state;
	pane->view.class->status(&pane->view, view_selected(&pane->view), 1, &line);
	assert_string_equal(string_buffer_text(&line),
		"≠ one site, then two; about, then over   ~ DM01, tests done");
	string_buffer_truncate(&line, 0);
	assert_true(view_select(&pane->view, "m-co-conv"));
	pane->view.class->status(&pane->view, view_selected(&pane->view), 1, &line);
	assert_string_equal(string_buffer_text(&line), "No official series has it");
	string_buffer_free(&line);
	pane_close(pane);
}

static void nothing_claimed(void **state)
{
	size_t all = made_count;
	struct pane *pane;

	(void)state;
	made_count = 0;
	pane = open_narrow(NULL);
	assert_pane(pane, 6, 40, FOCUS_HERE, "tests/views/golden/metric_list_none.txt");
	pane_close(pane);
	made_count = all;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_pairs_of_the_sketch),
		cmocka_unit_test(what_is_promised_says_so),
		cmocka_unit_test(another_dossier_and_bytes_of_a_terminal),
		cmocka_unit_test(every_kind_is_in_one_preset),
		cmocka_unit_test(an_unknown_preset_is_the_default),
		cmocka_unit_test(sorting_and_filtering_say_so),
		cmocka_unit_test(status_holds_evidence_then_doubt),
		cmocka_unit_test(nothing_claimed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
