/* What the panes get: every member of every struct, orders, and what belongs to what. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/fixture.h"
#include "store/load_records.h"

/* The made dossier, opened once. */
struct loaded {
	void *fixture;
	struct store *store;
	struct arena arena;
};

static int open_made(void **state)
{
	struct loaded *loaded = calloc(1, sizeof *loaded);

	fixture_setup(&loaded->fixture);
	fixture_dossier(loaded->fixture, "made");
	loaded->store = fixture_database(loaded->fixture, "made");
	*state = loaded;
	return 0;
}

static int close_made(void **state)
{
	struct loaded *loaded = *state;

	store_close(loaded->store);
	arena_free(&loaded->arena);
	fixture_teardown(&loaded->fixture);
	free(loaded);
	return 0;
}

static void partnerships_are_whole(void **state)
{
	struct loaded *loaded = *state;
	const struct partnership *p;
	struct error error;
	size_t count;

	assert_true(load_partnerships(loaded->store, &loaded->arena, &p, &count, &error));
	assert_int_equal(count, 2);
	assert_string_equal(p[0].id, "p-made");
	assert_string_equal(p[0].dossier, "made");
	assert_string_equal(p[0].name, "Wide MRI in the East");
	assert_string_equal(p[0].short_name, "East MRI");
	assert_string_equal(p[0].kind, "managed service");
	assert_string_equal(p[0].status, "running");
	assert_string_equal(p[0].specialties, "imaging; workforce");
	assert_string_equal(p[0].places, "East Town");
	assert_null(p[0].parent);
	assert_true(p[0].start.year == 2004 && !p[0].start_worked_out);
	assert_string_equal(p[0].parties, "East Trust (RXX) with Wide Imaging");
	assert_string_equal(p[0].sectors, "NHS; independent");
	assert_int_equal(p[0].figures, 3);
	assert_int_equal(p[0].pairs, 1); /* clock times are no pair */
	assert_int_equal(p[0].serious, 1);
	assert_true(p[0].has_measure);
	assert_string_equal(p[0].testable, "In part: DM01 counts scans");
	assert_string_equal(p[1].parent, "p-made");
	assert_true(p[1].start_worked_out && !p[1].has_measure && p[1].testable == NULL);
	assert_string_equal(p[1].places, "");
	assert_string_equal(p[1].parties, "The Alzheimer’s Gazette");
}

static void organisations_are_whole(void **state)
{
	struct loaded *loaded = *state;
	const struct organisation *o;
	struct error error;
	size_t count;

	assert_true(load_organisations(loaded->store, &loaded->arena, false, &o, &count, &error));
	assert_int_equal(count, 3);
	assert_string_equal(o[0].id, "o-east"); /* by figures, then name */
	assert_string_equal(o[0].short_name, "East Trust");
	assert_string_equal(o[0].code, "RXX");
	assert_string_equal(o[0].sector, "NHS");
	assert_string_equal(o[0].kind, "trust");
	assert_string_equal(o[0].specialties, "imaging; workforce");
	assert_string_equal(o[0].places, "East Town");
	assert_true(o[0].provider && o[0].has_measure);
	assert_int_equal(o[0].figures, 3);
	assert_int_equal(o[0].partnerships, 1);
	assert_string_equal(o[2].id, "o-press");
	assert_string_equal(o[2].short_name, o[2].name);
	assert_null(o[2].code);
	assert_int_equal(o[2].serious, 0);
	assert_true(load_organisations(loaded->store, &loaded->arena, true, &o, &count, &error));
	assert_int_equal(count, 2);
}

static void events_are_in_order(void **state)
{
	static const char *const order[] = {"e-before", "e-start", "e-award", "e-later"};
	struct loaded *loaded = *state;
	const struct event *e;
	struct error error;
	size_t count;

	assert_true(load_events(loaded->store, &loaded->arena, "p-made", &e, &count, &error));
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_string_equal(e[i].id, order[i]);
	assert_string_equal(e[2].short_name, "award");
	assert_string_equal(e[2].status, "past");
	assert_string_equal(e[2].partnership_name, "East MRI");
	assert_string_equal(e[2].organisations, "Wide Imaging; East Trust");
	assert_string_equal(e[2].places, "East Town");
	assert_string_equal(e[2].specialties, "imaging; workforce");
	assert_string_equal(e[2].date.printed, "9 March 2019");
	assert_int_equal(e[2].citations.count, 2);
	assert_string_equal(e[2].citations.items[0].source, "d-made");
	assert_string_equal(e[2].citations.items[0].source_name, "Made, 2019");
	assert_string_equal(e[2].citations.items[1].source_name, "Another report");
	assert_int_equal(e[2].citations.items[1].first_line, 5);
	assert_int_equal(e[1].differences, 1);
	assert_string_equal(e[1].short_name, "First scanner");
	assert_true(load_events(loaded->store, &loaded->arena, "o-wide", &e, &count, &error));
	assert_int_equal(count, 4); /* its own, and those of its partnerships */
	assert_true(load_events(loaded->store, &loaded->arena, "o-nobody", &e, &count, &error));
	assert_int_equal(count, 0);
	assert_true(load_events(loaded->store, &loaded->arena, NULL, &e, &count, &error));
	assert_int_equal(count, 4);
}

static void metrics_are_whole(void **state)
{
	struct loaded *loaded = *state;
	const struct quantity *before;
	const struct metric *m;
	struct error error;
	size_t count;

	assert_true(load_metrics(loaded->store, &loaded->arena, NULL, &m, &count, &error));
	assert_int_equal(count, 4);
	assert_string_equal(m[0].id, "m-scans"); /* the pair first, then the order of the file */
	assert_string_equal(m[1].id, "m-target");
	assert_string_equal(m[0].short_name, "scans");
	assert_string_equal(m[0].partnership_name, "East MRI");
	assert_string_equal(m[0].subject_name, "East Trust");
	assert_string_equal(m[0].claimed_by_name, "Wide Imaging");
	assert_true(m[0].claimed_by_party);
	assert_string_equal(m[0].repeated_by, "The Alzheimer’s Gazette");
	assert_string_equal(m[0].measure_of, "o-east");
	assert_string_equal(m[0].sectors, "NHS; independent");
	assert_string_equal(m[0].places, "East Town");
	assert_string_equal(m[0].specialties, "imaging; workforce");
	assert_int_equal(m[0].differences, 1);
	assert_string_equal(m[0].difference, "scans: exact or not");
	assert_int_equal(m[0].citations.items[0].last_line, 33);
	before = m[0].values[ROLE_BEFORE];
	assert_string_equal(before->printed, "5,300 SCANS IN 2004");
	assert_string_equal(before->label, "2004");
	assert_true(before->low == 5300 && before->high == 5300 && before->bound == BOUND_ABOUT);
	assert_int_equal(before->period.precision, DATE_YEAR);
	assert_int_equal(before->period.start.year, 2004);
	assert_null(m[0].values[ROLE_VALUE]);
	assert_true(m[1].claimed_by_party);  /* Ann Lee speaks for a party */
	assert_true(m[2].claimed_by_party);  /* the report is the party's */
	assert_false(m[3].claimed_by_party); /* no partnership */
	assert_string_equal(m[3].sectors, "private");
	assert_null(m[3].repeated_by);
	assert_true(load_metrics(loaded->store, &loaded->arena, "m-press", &m, &count, &error));
	assert_int_equal(count, 1);
	assert_true(load_metrics(loaded->store, &loaded->arena, "o-press", &m, &count, &error));
	assert_int_equal(count, 1);
	assert_true(load_metrics(loaded->store, &loaded->arena, "p-quiet", &m, &count, &error));
	assert_int_equal(count, 0);
}

static void differences_with_sides(void **state)
{
	struct loaded *loaded = *state;
	const struct difference *d;
	struct error error;
	size_t count;

	assert_true(load_differences(loaded->store, &loaded->arena, NULL, &d, &count, &error));
	assert_int_equal(count, 2);
	assert_string_equal(d[0].id, "c-figures"); /* serious first */
	assert_string_equal(d[0].partnership_name, "East MRI");
	assert_string_equal(d[0].involves, "m-scans; e-start");
	assert_int_equal(d[0].side_count, 2);
	assert_string_equal(d[0].sides[1].text, "around 5,300 in the text");
	assert_int_equal(d[0].sides[1].citations.items[0].first_line, 32);
	assert_string_equal(d[1].short_name, "A small thing");
	assert_null(d[1].partnership_name);
	assert_string_equal(d[1].detail, "");
	assert_true(load_differences(loaded->store, &loaded->arena, "p-made", &d, &count, &error));
	assert_int_equal(count, 1);
	assert_true(load_differences(loaded->store, &loaded->arena, "e-start", &d, &count, &error));
	assert_int_equal(count, 1);
	assert_true(load_differences(loaded->store, &loaded->arena, "c-minor", &d, &count, &error));
	assert_int_equal(count, 1);
}

static void sources_dossiers_and_names(void **state)
{
	struct loaded *loaded = *state;
	const struct dossier *dossiers;
	const struct source *s;
	struct error error;
	size_t count;

	assert_true(load_sources(loaded->store, &loaded->arena, &s, &count, &error));
	assert_int_equal(count, 2);
	assert_int_equal(s[0].lines, 100);
	assert_int_equal(s[0].date.start.day, 9);
	assert_string_equal(s[1].short_name, "Another report");
	assert_null(s[1].publisher);
	assert_true(load_dossiers(loaded->store, &loaded->arena, &dossiers, &count, &error));
	assert_int_equal(count, 1);
	assert_string_equal(dossiers[0].description, "For tests, and for nothing else");
	assert_int_equal(dossiers[0].rows, 36);
	assert_true(dossiers[0].built_in);
	assert_string_equal(
		load_name(loaded->store, &loaded->arena, "o-wide", true), "Wide Imaging");
	assert_string_equal(
		load_name(loaded->store, &loaded->arena, "o-wide", false), "Wide Imaging Limited");
	assert_string_equal(load_name(loaded->store, &loaded->arena, "o-nobody", true), "o-nobody");
}

static void a_record_and_what_belongs_to_it(void **state)
{
	struct loaded *loaded = *state;
	struct record *record;
	struct error error;

	assert_true(load_record(loaded->store, &loaded->arena, "m-scans", &record, &error));
	assert_string_equal(row_field(record->row, "claimed_by"), "o-wide");
	assert_null(row_field(record->row, "note"));
	assert_int_equal(record->child_count, 3);
	assert_string_equal(record->children[0].id, "m-scans.before");
	assert_string_equal(row_field(&record->children[0], "low"), "5300");
	assert_string_equal(record->children[2].id, "m-scans.1");
	assert_true(load_record(loaded->store, &loaded->arena, "m-press.value", &record, &error));
	assert_string_equal(row_field(record->row, "low"), "0.0004");
	assert_true(load_record(loaded->store, &loaded->arena, "o-east", &record, &error));
	assert_int_equal(record->child_count, 3); /* two aliases, a code */
	assert_true(load_record(loaded->store, &loaded->arena, "nobody' OR 1", &record, &error));
	assert_null(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(partnerships_are_whole),
		cmocka_unit_test(organisations_are_whole),
		cmocka_unit_test(events_are_in_order),
		cmocka_unit_test(metrics_are_whole),
		cmocka_unit_test(differences_with_sides),
		cmocka_unit_test(sources_dossiers_and_names),
		cmocka_unit_test(a_record_and_what_belongs_to_it),
	};
	return cmocka_run_group_tests(tests, open_made, close_made);
}
