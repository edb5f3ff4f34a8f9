/* Official statistics as they are asked for: whom, which function, what a month that is missing
 * says, sums, ranks and shares, worked by hand in months made for it. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "model/sector.h"
#include "store/asked.h"
#include "store/official.h"

enum { APRIL = 2044 * 12 + 3, RECODED = APRIL - 48 }; /* that no collection has; then MAY, JUNE … */

struct made {
	int64_t rz9, rz8, clinic, site, icb, other_icb, trauma, eyes, x_ray;
};

static struct made make_bodies(struct store *store)
{
	struct error error;
	struct made made = {
		.rz9 = official_body(store, "RZ9", "MADE NHS TRUST", BODY_PROVIDER, APRIL),
		.rz8 = official_body(
			store, "RZ8", "MADE FOUNDATION NHS TRUST", BODY_PROVIDER, APRIL),
		.clinic = official_body(store, "NZ901", "MADE CLINIC", BODY_PROVIDER, APRIL),
		.site = official_body(store, "NZ902", "OTHER SITE OF IT", BODY_PROVIDER, APRIL),
		.icb = official_body(store, "QZ9", "NHS MADE ICB", BODY_ICB, APRIL),
		.other_icb = official_body(store, "QZ8", "NHS NEXT ICB", BODY_ICB, APRIL),
	};
	/* Of a list of organisations, and of no month. */
	int64_t listed = official_body(store, "RZ7", "MADE CLINICAL SITE", BODY_PROVIDER, 0);
	int64_t head = official_body(store, "NZ9", "ANOTHER COMPANY LIMITED", BODY_PROVIDER, 0);
	struct body known[] = {
		{.code = "RZ9", .kind = BODY_PROVIDER, .parent = "QZ9", .region = "Y60"},
		{.code = "QZ9", .kind = BODY_ICB, .region = "Y60"},
		{.code = "RZ6", .kind = BODY_PROVIDER, .parent = "QRL", .region = "Y60"},
		{.code = "NZ901", .kind = BODY_PROVIDER, .parent = "QZ9"},
		{.code = "RZ8",
			.kind = BODY_PROVIDER,
			.parent = "QZ8",
			.closed = "2044-05-31",
			.successor = "RZ9"},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		int64_t number;

		assert_true(write_body(store, &known[i], APRIL, &number, &error));
	}
	assert_true(write_function(
		store, "C_110", "Trauma and Orthopaedic Service", &made.trauma, &error));
	assert_true(write_function(store, "C_130", "Ophthalmology Service", &made.eyes, &error));
	assert_true(write_function(store, "MADE_TEST", "Made-up Trauma Scan", &made.x_ray, &error));
	assert_true(listed > 0 && head > 0);
	return made;
}

/* A packed group: so many in each of the weeks 0 to 9, and the rest above. */
static size_t group(
	unsigned char *out, int64_t commissioner, int open, int64_t each, int64_t week30)
{
	struct waits_group made = {.commissioner = commissioner, .waits = {.open = open}};

	for (int i = 0; i < 10; i++)
		made.waits.bands[i] = each;
	made.waits.bands[30] = week30;
	return waits_pack_group(&made, out);
}

static void put(struct store *store, int month, enum waits_part part, int64_t function,
	int64_t body, const unsigned char *blob, size_t size)
{
	struct error error;

	if (!write_waits(store, month, part, function, body, blob, size, &error))
		fail_msg("%s", error.message);
}

static void one_group(struct store *store, int month, enum waits_part part, int64_t function,
	int64_t body, int64_t icb, int64_t each, int64_t week30)
{
	unsigned char blob[1 + WAITS_GROUP_MOST] = {WAITS_OPEN};
	size_t size = 1 + group(blob + 1, icb, WAITS_OPEN, each, week30);

	put(store, month, part, function, body, blob, size);
}

/* April: everybody; June: all but the trust RZ9 and RZ8, which has closed; July: RZ9 is back,
 * halved; May is not loaded. */
static void write_rtt(struct store *store, const struct made *made)
{
	struct official_month month = {.dataset = "rtt",
		.month = APRIL,
		.import = official_import(store, "rtt", "r1"),
		.vintage = "revised",
		.whole = true};
	struct string_buffer report = {0};
	unsigned char blob[1 + 3 * WAITS_GROUP_MOST] = {WAITS_OPEN};
	size_t size = 1;

	official_month_begin(store, &month);
	size += group(blob + size, made->icb, WAITS_OPEN, 10, 100);
	size += group(blob + size, BODY_NONC, WAITS_OPEN, 1, 0);
	size += group(blob + size, BODY_BLANK, WAITS_OPEN, 2, 0);
	put(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made->rz9, blob, size);
	one_group(store, APRIL, PART_INCOMPLETE, made->trauma, made->rz9, made->icb, 1, 0);
	one_group(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made->rz8, made->other_icb, 4, 0);
	one_group(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made->clinic, made->icb, 5, 10);
	one_group(store, APRIL, PART_INCOMPLETE, made->eyes, made->clinic, made->icb, 5, 10);
	one_group(store, APRIL, PART_INCOMPLETE, FUNCTION_ALL, made->site, made->other_icb, 1, 0);
	one_group(store, APRIL, PART_ADMITTED, FUNCTION_ALL, made->clinic, made->icb, 3, 0);
	one_group(store, APRIL, PART_NONADMITTED, FUNCTION_ALL, made->clinic, made->icb, 1, 0);
	one_group(store, APRIL, PART_NONADMITTED, FUNCTION_ALL, made->rz9, made->icb, 6, 0);
	official_month_end(store, &month, &report);
	month.month = APRIL + 2;
	month.vintage = NULL;
	official_month_begin(store, &month);
	one_group(store, APRIL + 2, PART_INCOMPLETE, FUNCTION_ALL, made->clinic, made->icb, 6, 10);
	official_month_end(store, &month, &report);
	month.month = APRIL + 3;
	official_month_begin(store, &month);
	one_group(store, APRIL + 3, PART_INCOMPLETE, FUNCTION_ALL, made->clinic, made->icb, 6, 0);
	one_group(store, APRIL + 3, PART_INCOMPLETE, FUNCTION_ALL, made->rz9, made->icb, 5, 50);
	one_group(store, APRIL + 3, PART_INCOMPLETE, made->trauma, made->clinic, made->icb, 2, 0);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
}

/* March is there in part, as the built-in months are, in the bands of before April 2021: the clinic
 * and England alone, and a hospice of another ICB, also in a function that nobody else has. */
static void write_part(struct store *store, const struct made *made)
{
	struct official_month month = {.dataset = "rtt",
		.month = APRIL - 1,
		.import = official_import(store, "part", "p1")};
	struct string_buffer report = {0};
	unsigned char blob[1 + WAITS_GROUP_MOST] = {52};
	struct waits_group sum = {.commissioner = made->icb, .waits = {.open = 52}};
	struct body known = {.code = "NY901",
		.name = "VILLAGE HOSPICE",
		.kind = BODY_PROVIDER,
		.parent = "QZ7",
		.region = "Y62"};
	int64_t hospice, prosthetics;
	struct error error;
	size_t size;

	official_body(store, "QZ7", "NHS THIRD ICB", BODY_ICB, APRIL);
	assert_true(write_body(store, &known, APRIL - 1, &hospice, &error));
	assert_true(write_function(store, "C_145", "Village Prosthetics", &prosthetics, &error));

	sum.waits.bands[3] = 80;
	sum.waits.bands[52] = 20;
	size = 1 + waits_pack_group(&sum, blob + 1);
	official_month_begin(store, &month);
	put(store, APRIL - 1, PART_INCOMPLETE, FUNCTION_ALL, made->clinic, blob, size);
	put(store, APRIL - 1, PART_INCOMPLETE, FUNCTION_ALL, BODY_ENGLAND, blob, size);
	one_group(store, APRIL - 1, PART_INCOMPLETE, FUNCTION_ALL, hospice, made->icb, 6, 0);
	one_group(store, APRIL - 1, PART_INCOMPLETE, prosthetics, hospice, made->icb, 6, 0);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
}

/* Of a site that nothing else names: April by provider alone, May by commissioner too. */
static void write_diagnostics(struct store *store, const struct made *made)
{
	int64_t site = official_body(store, "NX905", "TOWN IMAGING", BODY_PROVIDER, APRIL);
	struct string_buffer report = {0};

	for (int later = 0; later < 2; later++) {
		struct official_month month = {.dataset = "dm01",
			.month = APRIL + later,
			.import = official_import(store, "scans", later ? "d2" : "d1"),
			.whole = true};

		official_month_begin(store, &month);
		one_group(store, month.month, PART_DIAGNOSTIC, FUNCTION_ALL, site,
			later ? made->icb : BODY_BLANK, 3, 0);
		official_month_end(store, &month, &report);
	}
	string_buffer_free(&report);
}

/* Two months four years before, in which a site changes its code: of four that are there in one of
 * them only. */
static void write_recoded(struct store *store, const struct made *made)
{
	static const char *const sites[][2] = {{"NX901", "Town Eyes - Hill Street"},
		{"NX902", "TOWN EYES (NORTH) - HILL STREET LTD"}, {"NX903", "Town Scans"},
		{"NX904", "TOWN DENTISTS"}};
	struct string_buffer report = {0};
	int64_t trust, numbers[4];

	trust = official_body(store, "RZ5", "TOWN NHS TRUST", BODY_PROVIDER, RECODED);
	for (size_t i = 0; i < 4; i++)
		numbers[i] = official_body(
			store, sites[i][0], sites[i][1], BODY_PROVIDER, RECODED + (int)(i & 1));
	for (int later = 0; later < 2; later++) {
		struct official_month month = {.dataset = "rtt",
			.month = RECODED + later,
			.import = official_import(store, "recoded", later ? "c2" : "c1"),
			.whole = true};

		official_month_begin(store, &month);
		one_group(
			store, month.month, PART_INCOMPLETE, FUNCTION_ALL, trust, made->icb, 9, 10);
		one_group(store, month.month, PART_INCOMPLETE, FUNCTION_ALL, numbers[later],
			made->icb, 2, 0);
		one_group(store, month.month, PART_INCOMPLETE, FUNCTION_ALL, numbers[2 + later],
			made->icb, 3, 0);
		official_month_end(store, &month, &report);
	}
	string_buffer_free(&report);
}

static void write_published(struct store *store)
{
	static const char *const names[] = {"published.rtt.incomplete.within18.pct",
		"published.rtt.incomplete.within18.pct.with-estimates"};
	struct official_month month = {.dataset = "published",
		.month = APRIL,
		.import = official_import(store, "published", "e1"),
		.whole = true};
	struct string_buffer report = {0};

	official_month_begin(store, &month);
	for (size_t i = 0; i < 2; i++)
		official_figure(store, APRIL, official_item(store, names[i]), BODY_ENGLAND,
			61.6 + 0.2 * (double)i, NULL);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
}

/* RZ9 reports waits, RZ8 tests new standards, the clinic has no type 1. */
static void write_ae(struct store *store, const struct made *made)
{
	static const char *const names[] = {"ae.attendances.type1", "ae.attendances.other",
		"ae.attendances.reported.type1", "ae.attendances.reported.other",
		"ae.breaches.type1", "ae.breaches.other"};
	static const double values[3][6] = {
		{100, 50, 100, 50, 30, 0}, {80, 10, NAN, 10, NAN, 1}, {NAN, 40, NAN, 40, NAN, 4}};
	static const char *const whys[3] = {NULL, "not reported", "not applicable"};
	const int64_t bodies[3] = {made->rz9, made->rz8, made->clinic};
	struct official_month month = {.dataset = "ae",
		.month = APRIL,
		.import = official_import(store, "ae", "a1"),
		.whole = true};
	struct string_buffer report = {0};

	official_month_begin(store, &month);
	for (size_t b = 0; b < 3; b++)
		for (size_t i = 0; i < 6; i++)
			official_figure(store, APRIL, official_item(store, names[i]), bodies[b],
				values[b][i], isnan(values[b][i]) ? whys[b] : NULL);
	official_month_end(store, &month, &report);
	/* May is there in part: RZ9 alone. */
	month.month = APRIL + 1;
	month.whole = false;
	official_month_begin(store, &month);
	for (size_t i = 0; i < 6; i++)
		official_figure(store, APRIL + 1, official_item(store, names[i]), made->rz9,
			values[0][i], NULL);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
}

/* Four years before: a trust reports its waits, then only its attendances and a part of its
 * admissions, then all. */
static void write_trial(struct store *store)
{
	static const char *const names[] = {"ae.attendances.type1", "ae.attendances.reported.type1",
		"ae.breaches.type1", "ae.admissions.type1", "ae.admissions.type2"};
	static const double breaches[] = {36, NAN, 50};
	int64_t trust = official_body(store, "RZ6", "TRIAL NHS TRUST", BODY_PROVIDER, RECODED);
	struct string_buffer report = {0};

	for (int i = 0; i < 3; i++) {
		struct official_month month = {.dataset = "ae",
			.month = RECODED + i,
			.import = official_import(store, "trial",
				i == 0	 ? "t0"
				: i == 1 ? "t1"
					 : "t2"),
			.whole = true};
		const double values[] = {100, isnan(breaches[i]) ? NAN : 100, breaches[i],
			isnan(breaches[i]) ? NAN : 9, 4};

		official_month_begin(store, &month);
		for (size_t k = 0; k < sizeof values / sizeof *values; k++)
			official_figure(store, month.month, official_item(store, names[k]), trust,
				values[k], isnan(values[k]) ? "not reported" : NULL);
		official_figure(store, month.month, official_item(store, names[3]),
			official_body(store, "RZ5", "OTHER NHS TRUST", BODY_PROVIDER, RECODED), 1,
			NULL);
		official_month_end(store, &month, &report);
	}
	string_buffer_free(&report);
}

static void write_own(struct store *store, const struct made *made)
{
	struct official_month month = {.dataset = "other",
		.month = APRIL,
		.import = official_import(store, "mine", "m1"),
		.whole = true};
	struct string_buffer report = {0};

	official_month_begin(store, &month);
	official_figure(store, APRIL, official_item(store, "my scans"), made->rz9, 17.5, NULL);
	official_month_end(store, &month, &report);
	string_buffer_free(&report);
}

struct loaded {
	struct fixture *fixture;
	struct store *store;
	struct arena arena;
	struct error error;
};

static int load_made(void **state)
{
	struct loaded *loaded = calloc(1, sizeof *loaded);
	void *fixture;
	struct generation *generation;
	struct made made;

	fixture_setup(&fixture);
	loaded->fixture = fixture;
	generation = official_begin(fixture);
	made = make_bodies(generation_store(generation));
	write_rtt(generation_store(generation), &made);
	write_part(generation_store(generation), &made);
	write_diagnostics(generation_store(generation), &made);
	write_recoded(generation_store(generation), &made);
	write_published(generation_store(generation));
	write_ae(generation_store(generation), &made);
	write_trial(generation_store(generation));
	write_own(generation_store(generation), &made);
	official_publish(generation);
	loaded->store = official_open(fixture);
	*state = loaded;
	return 0;
}

static int unload_made(void **state)
{
	struct loaded *loaded = *state;
	void *fixture = loaded->fixture;

	store_close(loaded->store);
	arena_free(&loaded->arena);
	fixture_teardown(&fixture);
	free(loaded);
	return 0;
}

static struct who find(struct loaded *loaded, const char *text, bool by_provider)
{
	const char *const *choices;
	size_t count;
	struct who who;

	if (!who_find(loaded->store, &loaded->arena, text, by_provider, &who, &choices, &count,
		    &loaded->error))
		fail_msg("%s: %s", text, loaded->error.message);
	return who;
}

static struct series series_from(
	struct loaded *loaded, struct who who, const char *measure, const char *function, int first)
{
	struct series series = {.who = who};
	int64_t number;

	if (!load_measure(loaded->store, &loaded->arena, measure, &series.measure, &series.names,
		    &loaded->error) ||
		!function_find(loaded->store, &loaded->arena, series.measure.dataset, function,
			&number, &series.function, &series.function_name, &loaded->error) ||
		!load_series(loaded->store, &loaded->arena, number, first, APRIL + 11, &series,
			&loaded->error))
		fail_msg("%s", loaded->error.message);
	return series;
}

static struct observation april(struct loaded *loaded, const char *who, bool by_provider,
	const char *measure, const char *function)
{
	struct series series =
		series_from(loaded, find(loaded, who, by_provider), measure, function, APRIL);

	assert_true(series.count > 0);
	assert_int_equal(series.items[0].month, APRIL);
	return series.items[0];
}

static void assert_value(const struct observation *observation, double value)
{
	if (!(fabs(observation->value - value) < 1e-9))
		fail_msg("%.12g, not %.12g (%s)", observation->value, value,
			observation->why != NULL ? observation->why : "no reason");
	assert_null(observation->why);
}

static void assert_why(const struct observation *observation, const char *why)
{
	assert_true(isnan(observation->value));
	assert_non_null(observation->why);
	assert_string_equal(observation->why, why);
}

static void figures_of_providers_leave_nonc_out_and_blank_parents_in(void **state)
{
	struct observation seen = april(*state, "RZ9", false, "rtt.incomplete.total", NULL);

	assert_value(&seen, 220);
	assert_string_equal(seen.vintage, "revised");
	assert_true(seen.import > 0);
	seen = april(*state, "rz9", false, "rtt.incomplete.within18.pct", NULL);
	assert_value(&seen, 100 * 120.0 / 220);
	assert_true(seen.numerator == 120 && seen.denominator == 220);
	seen = april(*state, "RZ9", false, "rtt.incomplete.over18", NULL);
	assert_value(&seen, 100);
	seen = april(*state, "RZ9", false, "rtt.incomplete.median", NULL);
	assert_value(&seen, 9 + 2.0 / 12);
	seen = april(*state, "England", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 220 + 40 + 60 + 10);
	seen = april(*state, "sector:nhs", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 260);
	seen = april(*state, "sector:other", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 70);
	seen = april(*state, "sector:independent", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 70);
}

static struct share share_of(struct loaded *loaded, const char *id, int from, int to)
{
	struct measure measure;
	struct measure_names names;
	struct share share;

	assert_true(measure_find(id, &measure, &names));
	if (!load_share(loaded->store, &loaded->arena, &measure, FUNCTION_ALL, from, to, &share,
		    &loaded->error))
		fail_msg("%s: %s", id, loaded->error.message);
	return share;
}

static void icbs_are_by_commissioner_unless_by_provider(void **state)
{
	struct observation seen = april(*state, "QZ9", false, "rtt.incomplete.total", NULL);

	assert_value(&seen, 200 + 60);
	seen = april(*state, "QZ9", true, "rtt.incomplete.total", NULL);
	assert_value(&seen, 220 + 60);
	seen = april(*state, "NHS Made", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 260);
	assert_string_equal(find(*state, "QZ9", false).basis, "by commissioner");
	assert_string_equal(find(*state, "QZ9", true).basis, "by provider, in today's ICB");
	assert_string_equal(find(*state, "Y60", true).basis, "by provider");
	seen = april(*state, "Y60", false, "rtt.incomplete.total", NULL);
	assert_value(&seen, 260);
	seen = april(*state, "Midlands", true, "rtt.incomplete.total", NULL);
	assert_value(&seen, 220);
	seen = april(*state, "QZ8", false, "rtt.incomplete.total", "110");
	assert_value(&seen, 0);
	seen = april(*state, "QZ8", false, "rtt.incomplete.median", "110");
	assert_why(&seen, "no pathways");
}

static const struct summary_row *row_of(const struct summary *summary, const char *code)
{
	for (size_t i = 0; i < summary->count; i++)
		if (strcmp(summary->rows[i].code, code) == 0)
			return &summary->rows[i];
	fail_msg("no row %s", code);
	return NULL;
}

static bool holds(struct who who, struct who one)
{
	for (size_t i = 0; i < who.body_count; i++)
		if (who.bodies[i] == one.bodies[0])
			return true;
	return false;
}

/* A file puts the trust RZ6 of QRL, which is in the South East, into the Midlands; nobody says
 * where QZ8 is. */
static void a_region_has_its_icbs_and_their_providers(void **state)
{
	struct loaded *loaded = *state;
	struct summary summary = {.count = 0};
	struct body_facts facts;
	struct who who = find(loaded, "Y60", false), rz6 = find(loaded, "RZ6", false);

	assert_true(holds(find(loaded, "Y59", true), rz6));
	assert_false(holds(find(loaded, "Y60", true), rz6));
	assert_true(holds(find(loaded, "Y60", true), find(loaded, "RZ9", false)));
	assert_true(holds(who, find(loaded, "QZ9", false)));
	assert_true(holds(who, find(loaded, "QT1", false)));
	assert_false(holds(who, find(loaded, "QRL", false)));
	assert_string_equal(who.warning, "Not in any region, as nobody says where: QZ7, QZ8.");
	assert_true(load_body(loaded->store, &loaded->arena, "RZ6", &facts, &loaded->error));
	assert_string_equal(facts.region, "Y59");
	assert_true(load_measure(loaded->store, &loaded->arena, "ae.attendances", &summary.measure,
		&summary.names, &loaded->error));
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, RECODED, &summary, &loaded->error));
	assert_string_equal(row_of(&summary, "RZ6")->region, "Y59");
}

static void what_is_not_by_commissioner_is_to_be_asked_by_provider(void **state)
{
	struct loaded *loaded = *state;
	struct series series = {.who = find(loaded, "QZ9", false)};
	struct share share = share_of(loaded, "dm01.waiting", APRIL, APRIL);

	assert_true(measure_find("dm01.waiting", &series.measure, &series.names));
	assert_false(load_series(loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE, APRIL,
		&series, &loaded->error));
	assert_non_null(strstr(loaded->error.message, "not published by commissioner"));
	assert_non_null(strstr(loaded->error.message, "--basis provider"));
	assert_non_null(strstr(share.icbs_why, "not published by commissioner"));
	assert_non_null(strstr(share.icbs_why, "--basis provider"));
	assert_true(load_series(loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE, MONTH_NONE,
		&series, &loaded->error));
	assert_why(&series.items[series.count - 2], "not by commissioner in this file");
	assert_value(&series.items[series.count - 1], 30);
}

static void companies_and_groups_are_added_up(void **state)
{
	struct loaded *loaded = *state;
	static const char *const codes[] = {"RZ9", "NZ901", "rz9", "XYZ"};
	struct observation seen = april(loaded, "company:NZ9", false, "rtt.incomplete.total", NULL);
	struct who who;
	struct series series;

	assert_value(&seen, 70);
	assert_non_null(find(loaded, "company:nz9", false).warning);
	assert_true(
		who_group(loaded->store, &loaded->arena, "mine", codes, 4, &who, &loaded->error));
	assert_int_equal(who.body_count, 2);
	assert_non_null(strstr(who.warning, "XYZ"));
	series = series_from(loaded, who, "rtt.incomplete.total", NULL, APRIL);
	assert_value(&series.items[0], 280);
	assert_value(&series.items[2], 70);
	assert_string_equal(series.items[2].note, "without RZ9");
	assert_null(series.items[3].note);
	assert_false(who_group(
		loaded->store, &loaded->arena, "mine", codes + 3, 1, &who, &loaded->error));
}

/* A company that reports by site has nothing under its own code; one without sites is just silent.
 */
static void a_company_that_reports_by_site_is_pointed_to(void **state)
{
	struct loaded *loaded = *state;
	struct series series = series_from(
		loaded, find(loaded, "NZ9", false), "rtt.incomplete.total", NULL, APRIL);

	assert_why(&series.items[0], "not submitted");
	assert_non_null(series.who.warning);
	assert_non_null(strstr(series.who.warning, "company:NZ9"));
	series = series_from(
		loaded, find(loaded, "RZ7", false), "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.who.warning);
	series = series_from(
		loaded, find(loaded, "RZ9", false), "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.who.warning);
}

/* The site went for good after April; the trust RZ8 was closed in May. */
static void a_sum_says_every_month_who_is_missing(void **state)
{
	static const char *const codes[] = {"NZ901", "NZ902"};
	struct loaded *loaded = *state;
	struct who who;
	struct series series;

	assert_true(
		who_group(loaded->store, &loaded->arena, "mine", codes, 2, &who, &loaded->error));
	series = series_from(loaded, who, "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.items[0].note);
	assert_null(series.items[1].note);
	assert_string_equal(series.items[2].note, "without NZ902");
	assert_string_equal(series.items[3].note, "without NZ902");
	series = series_from(loaded, who, "rtt.incomplete.total", "110", APRIL);
	assert_string_equal(series.items[3].note, "without NZ902");
	series = series_from(
		loaded, find(loaded, "company:NZ9", false), "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.items[2].note);
	series =
		series_from(loaded, find(loaded, "QZ9", true), "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.items[0].note);
	assert_string_equal(series.items[2].note, "without RZ9");
	assert_null(series.items[3].note);
	series = series_from(
		loaded, find(loaded, "sector:other", false), "rtt.incomplete.total", NULL, APRIL);
	assert_null(series.items[2].note);
}

/* The trust RZ9 had most of what QZ9 commissions, nothing of eyes, and nothing of QZ8's; nobody
 * knows what was commissioned in March, which is there in part. */
static void what_is_commissioned_says_who_is_missing(void **state)
{
	static const struct {
		const char *who, *function, *june;
	} cases[] = {
		{"QZ9", NULL, "without RZ9"},
		{"QZ9", "110", "without RZ9"},
		{"QZ9", "130", NULL},
		{"QZ8", NULL, NULL},
		{"Y60", NULL, "without RZ9"},
		{"England", "110", "without RZ9"},
		{"England", "130", NULL},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct series series = series_from(*state, find(*state, cases[i].who, false),
			"rtt.incomplete.total", cases[i].function, APRIL - 1);

		assert_int_equal(series.items[3].month, APRIL + 2);
		assert_null(series.items[0].note);
		assert_null(series.items[1].note);
		if (cases[i].june == NULL)
			assert_null(series.items[3].note);
		else
			assert_string_equal(series.items[3].note, cases[i].june);
		assert_null(series.items[4].note);
	}
}

/* The trusts of the built-in months stopped more than two years before. */
static void england_says_which_trusts_are_missing(void **state)
{
	static const char *const whose[] = {"England", "sector:nhs"};

	for (size_t i = 0; i < 2; i++) {
		struct series series = series_from(
			*state, find(*state, whose[i], false), "rtt.incomplete.total", NULL, APRIL);

		assert_null(series.items[0].note);
		assert_string_equal(series.items[2].note, "without RZ9");
		assert_null(series.items[3].note);
	}
}

static const struct observation *observed(const struct series *series, int month)
{
	assert_true(month >= series->items[0].month &&
		    month < series->items[0].month + (int)series->count);
	return &series->items[month - series->items[0].month];
}

/* Of the trusts of a month that is there in part, those are known that are built in. */
static void a_built_in_month_says_who_is_missing_at_least(void **state)
{
	struct loaded *loaded = *state;
	struct series series = series_from(
		loaded, find(loaded, "England", false), "rtt.incomplete.total", NULL, MONTH_NONE);
	struct share share;

	assert_string_equal(observed(&series, month_of(2025, 11))->note, "without at least RF4");
	assert_null(observed(&series, month_of(2025, 8))->note);
	assert_null(observed(&series, month_of(2026, 1))->note);
	assert_null(observed(&series, APRIL - 1)->note);
	assert_true(load_share(loaded->store, &loaded->arena, &series.measure, FUNCTION_ALL,
		month_of(2025, 11), month_of(2025, 11), &share, &loaded->error));
	assert_int_equal(share.month_count, 1);
	assert_string_equal(share.months[0].note, "without at least RF4");
}

static void two_parts_are_one_sum(void **state)
{
	struct observation seen = april(*state, "NZ901", false, "rtt.completed.total", NULL);

	assert_value(&seen, 40);
	seen = april(*state, "RZ9", false, "rtt.completed.total", NULL);
	assert_value(&seen, 60);
	seen = april(*state, "RZ9", false, "rtt.admitted.total", NULL);
	assert_value(&seen, 0);
	seen = april(*state, "RZ9", false, "rtt.admitted.within18.pct", NULL);
	assert_why(&seen, "no pathways");
	seen = april(*state, "RZ9", false, "rtt.new.total", NULL);
	assert_why(&seen, "not collected");
}

static void what_is_missing_says_why(void **state)
{
	struct series series = series_from(
		*state, find(*state, "RZ9", false), "rtt.incomplete.total", NULL, APRIL);

	assert_int_equal(series.count, 4);
	assert_why(&series.items[1], "not loaded");
	assert_why(&series.items[2], "not submitted");
	assert_value(&series.items[3], 100);
	assert_true(series.items[3].returned);
	series = series_from(
		*state, find(*state, "RZ8", false), "rtt.incomplete.total", NULL, APRIL);
	assert_why(&series.items[2], "merged into RZ9 in Jun 2044");
	series = series_from(
		*state, find(*state, "NZ901", false), "rtt.incomplete.total", NULL, APRIL);
	assert_false(series.items[2].returned || series.items[3].returned);
	assert_value(&series.items[3], 60);
}

/* RF4 did not submit in November 2025; of the site NT235 no function is built in, of the trust RZ9
 * nothing. */
static void whose_built_in_months_are_all_there_did_not_submit_the_others(void **state)
{
	static const struct {
		const char *who, *measure, *function, *why;
	} cases[] = {
		{"RF4", "rtt.incomplete.total", NULL, "not submitted"},
		{"RF4", "rtt.new.total", NULL, "not submitted"},
		{"RF4", "rtt.incomplete.total", "110", "not submitted"},
		{"NT235", "rtt.incomplete.total", "110", "not in this extract"},
		{"NT235", "rtt.new.total", NULL, "not in this extract"},
		{"NMG", "ae.attendances", NULL, "not in this extract"},
		{"RZ9", "rtt.incomplete.total", NULL, "not in this extract"},
		{"company:NT2", "rtt.incomplete.total", NULL, "not in this extract"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct series series = series_from(*state, find(*state, cases[i].who, false),
			cases[i].measure, cases[i].function, MONTH_NONE);

		assert_why(observed(&series, month_of(2025, 11)), cases[i].why);
	}
}

static void what_was_not_reported_comes_back_marked_too(void **state)
{
	struct series series =
		series_from(*state, find(*state, "RZ6", false), "ae.within4h.pct", NULL, RECODED);

	assert_value(&series.items[0], 64);
	assert_why(&series.items[1], "not reported");
	assert_value(&series.items[2], 50);
	assert_true(series.items[2].returned);
	series = series_from(*state, find(*state, "RZ6", false), "ae.attendances", NULL, RECODED);
	assert_false(series.items[2].returned);
}

/* What is missing of one of its items is missing from the sum. */
static void a_sum_says_who_is_missing_in_part(void **state)
{
	struct series series =
		series_from(*state, find(*state, "England", false), "ae.admissions", NULL, RECODED);

	assert_value(&series.items[0], 14);
	assert_null(series.items[0].note);
	assert_value(&series.items[1], 5);
	assert_string_equal(series.items[1].note, "without RZ6");
	assert_value(&series.items[2], 14);
	assert_null(series.items[2].note);
}

/* Neither what came back nor who is missing depends on the month that one begins to read at. */
static void what_is_told_of_a_month_does_not_depend_on_the_first_one(void **state)
{
	static const char *const codes[] = {"RZ9", "NZ901"};
	struct loaded *loaded = *state;
	struct series series = series_from(
		loaded, find(loaded, "RZ9", false), "rtt.incomplete.total", NULL, APRIL + 3);
	struct who who;

	assert_int_equal(series.count, 1);
	assert_int_equal(series.items[0].month, APRIL + 3);
	assert_true(series.items[0].returned);
	assert_true(
		who_group(loaded->store, &loaded->arena, "mine", codes, 2, &who, &loaded->error));
	series = series_from(loaded, who, "rtt.incomplete.total", NULL, APRIL + 2);
	assert_int_equal(series.count, 2);
	assert_string_equal(series.items[0].note, "without RZ9");
}

static struct observation march(struct loaded *loaded, struct who who, const char *measure)
{
	return series_from(loaded, who, measure, NULL, APRIL - 1).items[0];
}

static void months_in_part_have_no_sums_of_groups(void **state)
{
	struct loaded *loaded = *state;
	struct observation seen =
		march(loaded, find(loaded, "NZ901", false), "rtt.incomplete.total");

	assert_int_equal(seen.month, APRIL - 1);
	assert_value(&seen, 100);
	seen = march(loaded, find(loaded, "England", false), "rtt.incomplete.total");
	assert_value(&seen, 100);
	seen = march(loaded, find(loaded, "NZ902", false), "rtt.incomplete.total");
	assert_why(&seen, "not in this extract");
	seen = march(loaded, find(loaded, "England", false), "rtt.admitted.total");
	assert_why(&seen, "not in this extract");
	seen = march(loaded, find(loaded, "sector:other", false), "rtt.admitted.total");
	assert_why(&seen, "not in this extract");
	seen = march(loaded, find(loaded, "company:NZ9", false), "rtt.incomplete.total");
	assert_why(&seen, "not in this extract");
	seen = march(loaded, find(loaded, "QZ9", false), "rtt.incomplete.total");
	assert_why(&seen, "not in this extract");
}

/* Of an ICB, a company and a sector everybody who is known is there; who is not known is not. */
static void whoever_is_known_of_a_month_in_part_is_not_all_of_them(void **state)
{
	static const char *const whose[] = {"QZ7", "North West", "company:NY9", "sector:charity"};
	static const char *const codes[] = {"NY901"};
	struct loaded *loaded = *state;
	struct observation seen;
	struct who who;

	for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
		who = find(loaded, whose[i], true);
		assert_true(who.body_count == 1 || who.kind == WHO_REGION);
		seen = march(loaded, who, "rtt.incomplete.total");
		assert_why(&seen, "not in this extract");
	}
	assert_true(
		who_group(loaded->store, &loaded->arena, "mine", codes, 1, &who, &loaded->error));
	seen = march(loaded, who, "rtt.incomplete.total");
	assert_value(&seen, 60);
}

/* No month has anything of England in it. */
static void functions_of_an_extract_are_asked_for(void **state)
{
	struct loaded *loaded = *state;
	struct series series = series_from(
		loaded, find(loaded, "NY901", false), "rtt.incomplete.total", "C_145", APRIL - 1);
	const struct function_row *rows;
	bool listed = false;
	size_t count;

	assert_value(&series.items[0], 60);
	series = series_from(
		loaded, find(loaded, "England", false), "rtt.incomplete.total", "C_145", APRIL - 1);
	assert_why(&series.items[0], "not in this extract");
	assert_why(&series.items[1], "not collected");
	assert_true(load_functions(loaded->store, &loaded->arena, &rows, &count, &loaded->error));
	for (size_t i = 0; i < count; i++)
		listed = listed || (strcmp(rows[i].code, "C_145") == 0 &&
					   strcmp(rows[i].dataset, "rtt") == 0);
	assert_true(listed);
}

static void what_the_open_band_hides_says_so(void **state)
{
	struct loaded *loaded = *state;
	struct who clinic = find(loaded, "NZ901", false);
	struct observation seen = march(loaded, clinic, "rtt.incomplete.over65");

	assert_why(&seen, "bands end at 52 weeks");
	seen = march(loaded, clinic, "rtt.incomplete.over52");
	assert_value(&seen, 20);
	seen = march(loaded, clinic, "rtt.incomplete.p92");
	assert_why(&seen, "in the open band (52 weeks or more)");
	seen = march(loaded, clinic, "rtt.incomplete.mean");
	assert_value(&seen, (80 * 3.5 + 20 * 52) / 100);
}

/* The breaches of a department whose attendances are kept back have no share of the others'. */
static void a_whole_of_which_a_part_is_kept_back_is_not_known(void **state)
{
	struct figured items[MEASURE_ITEMS_MOST] = {{30, NULL, 1, 1}, {2, NULL, 1, 1}};
	struct figured of[MEASURE_ITEMS_MOST] = {{NAN, "suppressed", 1, 0}, {50, NULL, 1, 1}};
	struct measure_names made;
	struct measure measure;
	struct amount amount;

	(void)state;
	assert_true(measure_find("ae.within4h.pct", &measure, &made));
	amount = asked_of_figures(&measure, items, of);
	assert_true(isnan(amount.value));
	assert_string_equal(amount.why, "suppressed");
	of[0].why = "not applicable"; /* nothing to add */
	items[0] = (struct figured){NAN, "not applicable", 1, 0};
	assert_true(asked_of_figures(&measure, items, of).value == 96);
}

static void those_who_do_not_report_waits_are_no_hundred_per_cent(void **state)
{
	struct observation seen = april(*state, "RZ9", false, "ae.within4h.pct", NULL);

	assert_value(&seen, 80);
	assert_true(seen.denominator == 150);
	seen = april(*state, "RZ8", false, "ae.within4h.pct", NULL);
	assert_why(&seen, "not reported");
	seen = april(*state, "RZ8", false, "ae.attendances", NULL);
	assert_value(&seen, 90);
	seen = april(*state, "NZ901", false, "ae.within4h.pct", NULL);
	assert_value(&seen, 90);
	seen = april(*state, "NZ901", false, "ae.type1.within4h.pct", NULL);
	assert_why(&seen, "not applicable");
	seen = april(*state, "England", false, "ae.within4h.pct", NULL);
	assert_value(&seen, 100 * (1 - 35.0 / 200));
	seen = april(*state, "England", false, "ae.attendances", NULL);
	assert_value(&seen, 280);
	seen = april(*state, "NZ902", false, "ae.attendances", NULL);
	assert_why(&seen, "not submitted");
}

static void measures_of_ones_own_are_found(void **state)
{
	struct loaded *loaded = *state;
	struct observation seen = april(loaded, "RZ9", false, "my scans", NULL);
	const struct measure *own;
	size_t count;

	assert_value(&seen, 17.5);
	assert_true(load_own_measures(loaded->store, &loaded->arena, &own, &count, &loaded->error));
	assert_int_equal(count, 1);
	assert_string_equal(own[0].id, "my scans");
	seen = april(loaded, "RZ8", false, "my scans", NULL);
	assert_why(&seen, "not in the file");
}

static void the_published_series_stands_apart(void **state)
{
	struct observation seen =
		april(*state, "England", false, "published.rtt.incomplete.within18.pct", NULL);

	assert_value(&seen, 61.6);
	seen = april(*state, "England", false,
		"published.rtt.incomplete.within18.pct.with-estimates", NULL);
	assert_value(&seen, 61.8);
	seen = april(*state, "England", false, "rtt.incomplete.within18.pct", NULL);
	assert_value(&seen, 100 * 220.0 / 330);
}

static void names_are_found_by_their_beginning(void **state)
{
	struct loaded *loaded = *state;
	const char *const *choices;
	size_t count;
	struct who who;

	assert_string_equal(find(loaded, "made nhs", false).code, "RZ9");
	assert_string_equal(find(loaded, "Made Clinic", false).code, "NZ901");
	assert_int_equal(find(loaded, "ENGLAND", false).kind, WHO_ENGLAND);
	assert_false(who_find(loaded->store, &loaded->arena, "made", false, &who, &choices, &count,
		&loaded->error));
	assert_int_equal(count, 3);
	assert_string_equal(choices[0], "NZ901  MADE CLINIC");
	/* Who has figures is meant, unless only who has none is called so. */
	assert_string_equal(find(loaded, "made clin", false).code, "NZ901");
	assert_string_equal(find(loaded, "made clinical", false).code, "RZ7");
	assert_false(who_find(loaded->store, &loaded->arena, "nobody at all", false, &who, &choices,
		&count, &loaded->error));
	assert_int_equal(count, 0);
	assert_non_null(strstr(loaded->error.message, "nobody at all"));
	assert_false(who_find(loaded->store, &loaded->arena, "company:N", false, &who, &choices,
		&count, &loaded->error));
	assert_false(who_find(loaded->store, &loaded->arena, "sector:wrong", false, &who, &choices,
		&count, &loaded->error));
	assert_false(who_find(
		loaded->store, &loaded->arena, "", false, &who, &choices, &count, &loaded->error));
}

static void assert_function(
	struct loaded *loaded, const char *dataset, const char *text, const char *expected)
{
	const char *code, *name;
	int64_t number;

	if (!function_find(loaded->store, &loaded->arena, dataset, text, &number, &code, &name,
		    &loaded->error)) {
		if (expected[0] == '!' && strstr(loaded->error.message, expected + 1) != NULL)
			return;
		fail_msg("%s: %s", text, loaded->error.message);
	}
	if (code == NULL)
		assert_string_equal(expected, "all");
	else
		assert_string_equal(code, expected);
}

static void functions_are_found_by_code_and_by_words(void **state)
{
	struct loaded *loaded = *state;

	assert_function(loaded, "rtt", NULL, "all");
	assert_function(loaded, "rtt", "C_999", "all");
	assert_function(loaded, "dm01", "total", "all");
	assert_function(loaded, "rtt", "C_110", "C_110");
	assert_function(loaded, "rtt", "110", "C_110");
	assert_function(loaded, "rtt", "trauma", "C_110");
	assert_function(loaded, "rtt", "ortho", "C_110");
	assert_function(loaded, "rtt", "o", "C_130");
	assert_function(loaded, "rtt", "service", "!C_110 Trauma and Orthopaedic Service, ");
	assert_function(loaded, "rtt", "dentistry", "!is none of C_100");
	assert_function(loaded, "rtt", "MADE_TEST", "!is none of C_100");
	assert_function(loaded, "ae", "C_110", "!nothing that is loaded");
}

static void a_summary_has_everybody_of_its_months(void **state)
{
	struct loaded *loaded = *state;
	struct summary summary = {.count = 0};

	assert_true(load_measure(loaded->store, &loaded->arena, "rtt.incomplete.within18.pct",
		&summary.measure, &summary.names, &loaded->error));
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE, &summary, &loaded->error));
	assert_int_equal(summary.month, APRIL + 3);
	assert_int_equal(summary.months[summary.month_count - 1], APRIL + 3);
	assert_false(summary.loaded[summary.month_count - 3]);
	assert_int_equal(summary.head_count, 3);
	assert_string_equal(summary.heads[0].code, "England");
	assert_int_equal(summary.nhs_count, 1);
	assert_int_equal(summary.other_count, 1);
	assert_int_equal(summary.nhs_ranked, 1);
	assert_true(row_of(&summary, "RZ9")->value == 50);
	assert_int_equal(row_of(&summary, "RZ9")->rank, 1);
	assert_int_equal(row_of(&summary, "RZ9")->of, 1);
	assert_true(isnan(row_of(&summary, "RZ8")->value));
	assert_string_equal(row_of(&summary, "RZ8")->why, "merged into RZ9 in Jun 2044");
	assert_int_equal(row_of(&summary, "RZ8")->rank, 0);
	assert_true(isnan(row_of(&summary, "RZ9")->trail[summary.month_count - 2]));
	assert_true(row_of(&summary, "RZ9")->returned[summary.month_count - 1]);
	assert_false(row_of(&summary, "NZ901")->returned[summary.month_count - 1]);
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, APRIL, &summary, &loaded->error));
	assert_true(fabs(summary.with_estimates - 61.8) < 1e-9);
	assert_int_equal(row_of(&summary, "RZ8")->rank, 1);
	assert_int_equal(row_of(&summary, "RZ9")->rank, 2);
	assert_int_equal(row_of(&summary, "NZ901")->rank, 1);
	assert_int_equal(row_of(&summary, "NZ902")->rank, 0); /* ten pathways */
	assert_int_equal(row_of(&summary, "NZ901")->of, 1);
	assert_false(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, APRIL + 1, &summary, &loaded->error));
}

static void a_summary_of_figures_has_their_reasons(void **state)
{
	struct loaded *loaded = *state;
	struct summary summary = {.count = 0};

	assert_true(load_measure(loaded->store, &loaded->arena, "ae.within4h.pct", &summary.measure,
		&summary.names, &loaded->error));
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, APRIL, &summary, &loaded->error));
	assert_int_equal(summary.count, 3);
	assert_true(row_of(&summary, "RZ9")->value == 80);
	assert_string_equal(row_of(&summary, "RZ8")->why, "not reported");
	assert_true(row_of(&summary, "NZ901")->value == 90);
	assert_true(row_of(&summary, "NZ901")->count == 40);
}

static void a_summary_opens_on_the_latest_month_with_every_provider(void **state)
{
	struct loaded *loaded = *state;
	struct summary summary = {.count = 0};

	assert_true(load_measure(loaded->store, &loaded->arena, "ae.within4h.pct", &summary.measure,
		&summary.names, &loaded->error));
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE, &summary, &loaded->error));
	assert_int_equal(summary.month, APRIL);
	assert_int_equal(summary.newer, APRIL + 1);
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, APRIL + 1, &summary, &loaded->error));
	assert_false(summary.whole);
	assert_int_equal(summary.newer, MONTH_NONE);
	assert_string_equal(row_of(&summary, "NZ901")->why, "not in this extract");
}

static void a_gap_of_a_line_of_months_has_its_reason(void **state)
{
	struct loaded *loaded = *state;
	struct summary summary = {.count = 0};
	const char *const *gaps;
	size_t last;

	assert_true(load_measure(loaded->store, &loaded->arena, "rtt.incomplete.total",
		&summary.measure, &summary.names, &loaded->error));
	assert_true(load_summary(
		loaded->store, &loaded->arena, FUNCTION_ALL, APRIL + 3, &summary, &loaded->error));
	last = summary.month_count - 1;
	gaps = row_of(&summary, "RZ9")->gaps;
	assert_null(gaps[last]);
	assert_string_equal(gaps[last - 1], "not submitted");
	assert_string_equal(gaps[last - 2], "not loaded");
	assert_null(gaps[last - 3]);
	assert_string_equal(gaps[last - 4], "not in this extract");
	assert_string_equal(row_of(&summary, "RZ8")->gaps[last - 1], "merged into RZ9 in Jun 2044");
	assert_string_equal(row_of(&summary, "RZ8")->gaps[last], "merged into RZ9 in Jun 2044");
}

static void assert_row_is_its_series(struct loaded *loaded, const struct summary *summary,
	int64_t function, const struct summary_row *row)
{
	struct series series = {.measure = summary->measure,
		.names = summary->names,
		.who = find(loaded, row->code, false)};
	size_t last = summary->month_count - 1;

	assert_true(load_series(loaded->store, &loaded->arena, function, summary->months[0],
		summary->month, &series, &loaded->error));
	for (size_t i = 0; i < series.count; i++) {
		const struct observation *o = &series.items[i];
		size_t place = last - (size_t)(summary->month - o->month);

		if (o->value != row->trail[place] && !isnan(o->value + row->trail[place]))
			fail_msg("%s: %g, %g", row->code, o->value, row->trail[place]);
		if (isnan(o->value))
			assert_string_equal(o->why, row->gaps[place]);
		else
			assert_null(row->gaps[place]);
	}
}

static void a_line_of_months_says_what_the_series_says(void **state)
{
	struct loaded *loaded = *state;
	static const struct {
		const char *id, *function;
	} asked[] = {{"rtt.incomplete.total", "all"}, {"rtt.incomplete.total", "C_110"},
		{"rtt.incomplete.within18.pct", "C_110"}, {"rtt.incomplete.median", "C_130"},
		{"rtt.nonadmitted.total", "all"}, {"ae.within4h.pct", "all"}};
	size_t zeros = 0;

	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		struct summary summary = {.count = 0};
		int64_t function = FUNCTION_ALL;
		const char *code, *name;

		assert_true(load_measure(loaded->store, &loaded->arena, asked[i].id,
			&summary.measure, &summary.names, &loaded->error));
		if (strcmp(asked[i].function, "all") != 0)
			assert_true(function_find(loaded->store, &loaded->arena, "rtt",
				asked[i].function, &function, &code, &name, &loaded->error));
		if (!load_summary(loaded->store, &loaded->arena, function, MONTH_NONE, &summary,
			    &loaded->error))
			fail_msg("%s", loaded->error.message);
		for (size_t k = 0; k < summary.count; k++) {
			assert_row_is_its_series(loaded, &summary, function, &summary.rows[k]);
			for (size_t m = 0; m + 1 < summary.month_count; m++)
				zeros += summary.rows[k].trail[m] == 0;
		}
	}
	assert_true(zeros > 0);
}

static const struct provider_measure *latest_of(
	struct loaded *loaded, const char *who_text, const char *id)
{
	struct who who = find(loaded, who_text, false);
	const struct provider_measure *items;
	size_t count;

	assert_true(load_provider_measures(
		loaded->store, &loaded->arena, &who, MONTH_NONE, &items, &count, &loaded->error));
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].measure.id, id) == 0)
			return &items[i];
	fail_msg("%s has no %s", who_text, id);
	return NULL;
}

/* A month in part is the latest of those that are in it, and of nobody else. */
static void the_latest_month_is_one_that_says_something(void **state)
{
	assert_int_equal(latest_of(*state, "RZ9", "ae.breaches")->month, APRIL + 1);
	assert_int_equal(latest_of(*state, "NZ901", "ae.breaches")->month, APRIL);
	assert_int_equal(latest_of(*state, "RZ8", "rtt.incomplete.total")->month, APRIL + 3);
	assert_int_equal(latest_of(*state, "RZ5", "rtt.incomplete.total")->month, RECODED + 1);
}

static void one_provider_has_every_measure_it_has_anything_of(void **state)
{
	struct loaded *loaded = *state;
	struct who who = find(loaded, "RZ9", false);
	const struct provider_measure *items;
	size_t count, found = 0;

	assert_true(load_provider_measures(
		loaded->store, &loaded->arena, &who, MONTH_NONE, &items, &count, &loaded->error));
	for (size_t i = 0; i < count; i++) {
		const char *id = items[i].measure.id;

		if (strcmp(id, "rtt.incomplete.within18.pct") == 0) {
			assert_true(items[i].value == 50);
			assert_true(items[i].standard->value == 92);
			found++;
		}
		found += strcmp(id, "my scans") == 0 || strcmp(id, "ae.breaches") == 0;
		assert_string_not_equal(items[i].measure.dataset, "published");
		assert_string_not_equal(id, "dm01.activity");
	}
	assert_int_equal(found, 3);
}

/* No NHS trust has one, nor a code of which nobody else's begins so. */
static void a_company_is_that_of_codes_that_report_where_it_does_not(void **state)
{
	struct loaded *loaded = *state;
	struct company_more more;
	struct who company;

	assert_true(who_company_of(
		loaded->store, &loaded->arena, "NZ9", &company, &more, &loaded->error));
	assert_int_equal(more.count, 2);
	assert_string_equal(more.datasets[0], "rtt");
	assert_string_equal(more.datasets[1], "ae");
	assert_string_equal(company.code, "company:NZ9");
	assert_non_null(company.warning);
	assert_true(who_company_of(
		loaded->store, &loaded->arena, "RZ9", &company, &more, &loaded->error));
	assert_null(company.code);
	assert_true(who_company_of(
		loaded->store, &loaded->arena, "QQ9", &company, &more, &loaded->error));
	assert_null(company.code);
	assert_true(who_company_of(
		loaded->store, &loaded->arena, "NZ901", &company, &more, &loaded->error));
	assert_null(company.code);
}

/* Each measure says of that month what its series says, and of one that is not loaded that. */
static void one_provider_can_be_asked_for_a_month(void **state)
{
	struct loaded *loaded = *state;
	struct who who = find(loaded, "RZ9", false);
	const struct provider_measure *items, *latest;
	size_t count, latest_count, without = 0, valued = 0;

	assert_true(load_provider_measures(loaded->store, &loaded->arena, &who, MONTH_NONE, &latest,
		&latest_count, &loaded->error));
	for (int month = APRIL - 30; month <= APRIL + 30; month++) {
		assert_true(load_provider_measures(loaded->store, &loaded->arena, &who, month,
			&items, &count, &loaded->error));
		assert_int_equal(count, latest_count);
		for (size_t i = 0; i < count; i++) {
			struct series series = {.measure = items[i].measure, .who = who};
			const struct observation *o;

			assert_string_equal(items[i].measure.id, latest[i].measure.id);
			assert_int_equal(items[i].month, month);
			assert_true(load_series(loaded->store, &loaded->arena, FUNCTION_ALL, month,
				month, &series, &loaded->error));
			o = series.count > 0 ? &series.items[0] : NULL;
			if (o == NULL || o->import == 0) {
				assert_string_equal(items[i].why, "not loaded");
				assert_true(isnan(items[i].value) && items[i].import == 0);
				without++;
				continue;
			}
			assert_true(o->value == items[i].value ||
				    (isnan(o->value) && strcmp(o->why, items[i].why) == 0));
			assert_int_equal(items[i].import, o->import);
			valued++;
		}
	}
	assert_true(without > 0 && valued > 0);
}

static void shares_name_who_came_and_went(void **state)
{
	struct loaded *loaded = *state;
	struct measure measure;
	struct measure_names names;
	struct share share;

	assert_true(measure_find("rtt.incomplete.total", &measure, &names));
	assert_true(load_share(loaded->store, &loaded->arena, &measure, FUNCTION_ALL, APRIL,
		APRIL + 3, &share, &loaded->error));
	assert_int_equal(share.month_count, 4);
	assert_true(share.months[0].others == 70 && share.months[0].all == 330);
	assert_int_equal(share.months[0].other_providers, 2);
	assert_string_equal(share.months[1].why, "not loaded");
	assert_true(fabs(share.share_from - 100 * 70 / 330.0) < 1e-9);
	assert_true(fabs(share.share_to - 100 * 60 / 160.0) < 1e-9);
	assert_true(fabs(share.same_from - 100 * 60 / 280.0) < 1e-9);
	assert_true(fabs(share.same_to - 100 * 60 / 160.0) < 1e-9);
	assert_int_equal(share.went_count, 1);
	assert_string_equal(share.went[0].code, "NZ902");
	assert_true(share.went[0].others == 10);
	assert_int_equal(share.came_count, 0);
	assert_int_equal(share.icb_count, 1);
	assert_true(share.icbs[0].others == 60 && share.icbs[0].all == 160);
	assert_int_equal(share.trusts_went_count, 1);
	assert_string_equal(share.trusts_went[0].code, "RZ8");
	assert_string_equal(share.trusts_went[0].note, "merged into RZ9 in Jun 2044");
	assert_string_equal(share.months[2].note, "without RZ9");
	assert_null(share.months[3].note);
}

static void a_share_tells_who_only_changed_its_code(void **state)
{
	struct share share = share_of(*state, "rtt.incomplete.total", RECODED, RECODED + 1);

	assert_int_equal(share.went_count, 2);
	assert_string_equal(share.went[1].code, "NX901");
	assert_string_equal(
		share.went[1].note, "probably now NX902, TOWN EYES (NORTH) - HILL STREET LTD");
	assert_string_equal(share.came[1].code, "NX902");
	assert_string_equal(share.came[1].note, "probably NX901 before, Town Eyes - Hill Street");
	assert_string_equal(share.went[0].code, "NX903");
	assert_null(share.went[0].note);
	assert_null(share.came[0].note);
}

/* What the built-in months do not have is unknown, and not nothing. */
static void a_share_of_months_in_part_says_what_it_cannot_know(void **state)
{
	struct share share = share_of(*state, "rtt.incomplete.total", APRIL - 1, APRIL - 1);

	assert_false(share.months[0].whole);
	assert_true(share.months[0].all == 100);
	assert_string_equal(share.moved_why, "not in this extract");
	assert_string_equal(share.icbs_why, "not in this extract");
	assert_string_equal(share.functions_why, "not in this extract");
	assert_true(isnan(share.same_from));
	share = share_of(*state, "rtt.admitted.total", APRIL - 1, APRIL - 1);
	assert_string_equal(share.months[0].why, "not in this extract");
	share = share_of(*state, "rtt.incomplete.total", APRIL - 1, MONTH_NONE);
	assert_int_equal(share.from, APRIL - 1);
	share = share_of(*state, "rtt.incomplete.total", MONTH_NONE, APRIL);
	assert_int_equal(share.from, RECODED);
	assert_null(share.moved_why);
}

static void figures_are_shared_as_far_as_the_files_go(void **state)
{
	struct loaded *loaded = *state;
	struct share share = share_of(loaded, "ae.attendances", APRIL, APRIL);
	static const struct {
		const char *id, *why;
	} refused[] = {{"rtt.incomplete.median", "does not add up"},
		{"ae.within4h.pct", "does not add up"},
		{"published.rtt.incomplete.total", "England alone"}};

	assert_true(share.months[0].all == 280 && share.months[0].others == 40);
	assert_int_equal(share.months[0].other_providers, 1);
	assert_string_equal(share.functions_why, "not published");
	assert_non_null(strstr(share.icbs_why, "not published by commissioner"));
	assert_non_null(strstr(share.icbs_why, "--basis provider"));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct measure measure;
		struct measure_names names;

		assert_true(measure_find(refused[i].id, &measure, &names));
		assert_false(load_share(loaded->store, &loaded->arena, &measure, FUNCTION_ALL,
			APRIL, APRIL, &share, &loaded->error));
		assert_non_null(strstr(loaded->error.message, refused[i].why));
	}
}

static void what_cannot_be_asked_is_refused_with_the_reason(void **state)
{
	struct loaded *loaded = *state;
	struct series series = {.who = find(loaded, "QZ9", false)};

	assert_true(measure_find("ae.attendances", &series.measure, &series.names));
	assert_false(load_series(loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE,
		MONTH_NONE, &series, &loaded->error));
	assert_non_null(strstr(loaded->error.message, "by provider"));
	series.who = find(loaded, "RZ9", false);
	assert_true(measure_find("published.rtt.incomplete.total", &series.measure, &series.names));
	assert_false(load_series(loaded->store, &loaded->arena, FUNCTION_ALL, MONTH_NONE,
		MONTH_NONE, &series, &loaded->error));
	assert_false(load_measure(loaded->store, &loaded->arena, "rtt.incomplete.nothing",
		&series.measure, &series.names, &loaded->error));
	assert_non_null(strstr(loaded->error.message, "rtt.incomplete.total"));
}

/* RAP joined RAL at the end of 2024, as the built-in collection says; RZ4 is merely not there. */
static void who_is_built_in_as_closed_is_not_missing(void **state)
{
	static const char *const codes[] = {"RAP", "RZ4", "RZ9"};
	const struct fixture *fixture;
	struct loaded loaded = {.store = NULL};
	struct string_buffer report = {0};
	struct observation seen;
	struct generation *generation;
	struct series series;
	void *made;

	(void)state;
	fixture_setup(&made);
	fixture = made;
	generation = official_begin(fixture);
	loaded.store = generation_store(generation);
	for (int later = 0; later < 2; later++) {
		struct official_month month = {.dataset = "rtt",
			.month = APRIL + later,
			.import = official_import(loaded.store, "made", later ? "m2" : "m1"),
			.whole = true};

		official_month_begin(loaded.store, &month);
		for (size_t i = later ? 2 : 0; i < 3; i++)
			one_group(loaded.store, month.month, PART_INCOMPLETE, FUNCTION_ALL,
				official_body(loaded.store, codes[i], codes[i], BODY_PROVIDER,
					month.month),
				BODY_BLANK, 1, 0);
		official_month_end(loaded.store, &month, &report);
	}
	official_publish(generation);
	loaded.store = official_open(fixture);
	series = series_from(
		&loaded, find(&loaded, "England", false), "rtt.incomplete.total", NULL, APRIL + 1);
	assert_string_equal(series.items[0].note, "without RZ4");
	seen = series_from(
		&loaded, find(&loaded, "RAP", false), "rtt.incomplete.total", NULL, APRIL + 1)
		       .items[0];
	assert_why(&seen, "merged into RAL in Jan 2025");
	string_buffer_free(&report);
	store_close(loaded.store);
	arena_free(&loaded.arena);
	fixture_teardown(&made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_of_providers_leave_nonc_out_and_blank_parents_in),
		cmocka_unit_test(icbs_are_by_commissioner_unless_by_provider),
		cmocka_unit_test(a_region_has_its_icbs_and_their_providers),
		cmocka_unit_test(what_is_not_by_commissioner_is_to_be_asked_by_provider),
		cmocka_unit_test(companies_and_groups_are_added_up),
		cmocka_unit_test(a_company_that_reports_by_site_is_pointed_to),
		cmocka_unit_test(a_sum_says_every_month_who_is_missing),
		cmocka_unit_test(what_is_commissioned_says_who_is_missing),
		cmocka_unit_test(england_says_which_trusts_are_missing),
		cmocka_unit_test(a_built_in_month_says_who_is_missing_at_least),
		cmocka_unit_test(who_is_built_in_as_closed_is_not_missing),
		cmocka_unit_test(two_parts_are_one_sum),
		cmocka_unit_test(what_is_missing_says_why),
		cmocka_unit_test(whose_built_in_months_are_all_there_did_not_submit_the_others),
		cmocka_unit_test(what_was_not_reported_comes_back_marked_too),
		cmocka_unit_test(a_sum_says_who_is_missing_in_part),
		cmocka_unit_test(what_is_told_of_a_month_does_not_depend_on_the_first_one),
		cmocka_unit_test(months_in_part_have_no_sums_of_groups),
		cmocka_unit_test(whoever_is_known_of_a_month_in_part_is_not_all_of_them),
		cmocka_unit_test(functions_of_an_extract_are_asked_for),
		cmocka_unit_test(what_the_open_band_hides_says_so),
		cmocka_unit_test(those_who_do_not_report_waits_are_no_hundred_per_cent),
		cmocka_unit_test(a_whole_of_which_a_part_is_kept_back_is_not_known),
		cmocka_unit_test(measures_of_ones_own_are_found),
		cmocka_unit_test(the_published_series_stands_apart),
		cmocka_unit_test(names_are_found_by_their_beginning),
		cmocka_unit_test(functions_are_found_by_code_and_by_words),
		cmocka_unit_test(a_summary_has_everybody_of_its_months),
		cmocka_unit_test(a_summary_of_figures_has_their_reasons),
		cmocka_unit_test(a_summary_opens_on_the_latest_month_with_every_provider),
		cmocka_unit_test(a_gap_of_a_line_of_months_has_its_reason),
		cmocka_unit_test(a_line_of_months_says_what_the_series_says),
		cmocka_unit_test(the_latest_month_is_one_that_says_something),
		cmocka_unit_test(one_provider_has_every_measure_it_has_anything_of),
		cmocka_unit_test(one_provider_can_be_asked_for_a_month),
		cmocka_unit_test(a_company_is_that_of_codes_that_report_where_it_does_not),
		cmocka_unit_test(shares_name_who_came_and_went),
		cmocka_unit_test(a_share_tells_who_only_changed_its_code),
		cmocka_unit_test(a_share_of_months_in_part_says_what_it_cannot_know),
		cmocka_unit_test(figures_are_shared_as_far_as_the_files_go),
		cmocka_unit_test(what_cannot_be_asked_is_refused_with_the_reason),
	};
	return cmocka_run_group_tests(tests, load_made, unload_made);
}
