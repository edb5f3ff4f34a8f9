/* What is exported imports again equal; nobody's files are written over. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>

#include "model/dossier_table.h"
#include "store/fixture.h"
#include "store/load_records.h"

static struct store *open_made(const struct fixture *fixture, const char *dossier)
{
	fixture_dossier(fixture, "made");
	return fixture_database(fixture, dossier);
}

static void export_to(struct store *store, const char *dossier, const char *folder)
{
	struct error error;

	if (!dossier_export(store, dossier, folder, &error))
		fail_msg("%s", error.message);
}

static size_t count_files(const char *folder)
{
	DIR *directory = opendir(folder);
	size_t count = 0;

	assert_non_null(directory);
	for (struct dirent *entry = readdir(directory); entry != NULL; entry = readdir(directory))
		count += entry->d_name[0] != '.';
	closedir(directory);
	return count;
}

/* Both folders have the same files with the same bytes. */
static void assert_same_files(const char *left, const char *right)
{
	assert_int_equal(count_files(left), count_files(right));
	for (const struct dossier_table *table = dossier_tables; table->name != NULL; table++) {
		char name[100], *a, *b;
		size_t a_size = 0, b_size = 0;

		snprintf(name, sizeof name, "%s.csv", table->name);
		a = fixture_read_from(left, name, &a_size);
		b = fixture_read_from(right, name, &b_size);
		assert_int_equal(a == NULL, b == NULL);
		if (a != NULL && strcmp(a, b) != 0)
			fail_msg("%s\n%s\n%s", name, a, b);
		assert_int_equal(a_size, b_size);
		free(a);
		free(b);
	}
}

static void canonical_tables_come_back_byte_for_byte(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store = open_made(fixture, "made");
	char made[200], out[200];

	snprintf(made, sizeof made, "%s/made", fixture->folder);
	snprintf(out, sizeof out, "%s/out", fixture->folder);
	export_to(store, "made", out);
	store_close(store);
	assert_same_files(made, out);
}

/* Other quotes, orders of columns, line ends and numbers are made canonical once; then nothing
 * changes any more. */
static void other_forms_settle(void **state)
{
	const struct fixture *fixture = *state;
	char first[200], second[200], *text;
	struct store *store;

	fixture_write(fixture, "odd/sources.csv",
		"\xef\xbb\xbfsources,lines,kind,name,id\r\nd-odd:1;d-odd:2,010,document,\"Odd, "
		"\"\"quoted\"\"\",d-odd\r\n\r\n");
	fixture_write(fixture, "odd/metrics.csv",
		"id,name,kind,better,sources\nm-odd,x,level,higher,d-odd:1\n");
	fixture_write(fixture, "odd/values.csv",
		"metric,role,printed,low,high,sources\nm-odd,value,=1+1,-0.50,1500000.00,d-odd:"
		"1\n");
	store = fixture_database(fixture, "odd");
	snprintf(first, sizeof first, "%s/first", fixture->folder);
	snprintf(second, sizeof second, "%s/second", fixture->folder);
	export_to(store, "odd", first);
	store_close(store);
	text = fixture_read_from(first, "values.csv", NULL);
	assert_non_null(strstr(text, "\nm-odd,value,=1+1,,,-0.5,1500000,,,,,,,,,,,,,,,,d-odd:1\n"));
	free(text);
	text = fixture_read_from(first, "dossier.csv", NULL);
	assert_string_equal(text, "id,name,description\nodd,odd,\n");
	free(text);
	store = fixture_database(fixture, "first");
	export_to(store, "odd", second);
	store_close(store);
	assert_same_files(first, second);
}

/* The real collection: what is exported imports again, and exports the same. */
static void the_built_in_dossiers_come_back(void **state)
{
	const struct fixture *fixture = *state;
	struct dossier_report report;
	struct generation *generation;
	struct store *store;
	struct error error;
	char out[200], again[200], one[300], other[300];

	snprintf(out, sizeof out, "%s/out", fixture->folder);
	snprintf(again, sizeof again, "%s/again", fixture->folder);
	assert_true(store_open_built_in(&store, &error));
	export_to(store, NULL, out);
	store_close(store);
	assert_true(generation_build(fixture->path, &generation, &error));
	for (int i = 0; i < 2; i++) {
		snprintf(one, sizeof one, "%s/%s", out, i == 0 ? "founding" : "later");
		if (!dossier_import(generation_store(generation), one, &report, &error))
			fail_msg("%s\n%s", error.message, string_buffer_text(&report.problems));
		string_buffer_free(&report.problems);
	}
	assert_true(generation_publish(generation, &error));
	assert_true(store_open_file(fixture->path, &store, &error));
	export_to(store, NULL, again);
	store_close(store);
	for (int i = 0; i < 2; i++) {
		snprintf(one, sizeof one, "%s/%s", out, i == 0 ? "founding" : "later");
		snprintf(other, sizeof other, "%s/%s", again, i == 0 ? "founding" : "later");
		assert_same_files(one, other);
	}
}

static void refuses(
	struct store *store, const char *dossier, const char *folder, const char *reason)
{
	struct error error;

	assert_false(dossier_export(store, dossier, folder, &error));
	if (strstr(error.message, reason) == NULL)
		fail_msg("%s", error.message);
}

static void nothing_is_written_over(void **state)
{
	const struct fixture *fixture = *state;
	struct store *store = open_made(fixture, "made");
	char out[200], link[250], *text;

	snprintf(out, sizeof out, "%s/out", fixture->folder);
	fixture_write(fixture, "out/sides.csv", "mine");
	refuses(store, "made", out, "sides.csv is there already");
	assert_int_equal(count_files(out), 1); /* not even a part of it */
	text = fixture_read_from(out, "sides.csv", NULL);
	assert_string_equal(text, "mine");
	free(text);
	snprintf(out, sizeof out, "%s/links", fixture->folder);
	snprintf(link, sizeof link, "%s/links/metrics.csv", fixture->folder);
	assert_int_equal(mkdir(out, 0700), 0);
	assert_int_equal(symlink("/nowhere/at/all", link), 0);
	refuses(store, "made", out, "metrics.csv is there already");
	snprintf(out, sizeof out, "%s/missing/out", fixture->folder);
	refuses(store, "made", out, "cannot make the folder");
	refuses(store, "unmade", fixture->folder, "has no dossier unmade");
	snprintf(out, sizeof out, "%s/made.db", fixture->folder);
	refuses(store, "made", out, "made.db");
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			canonical_tables_come_back_byte_for_byte, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			other_forms_settle, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_built_in_dossiers_come_back, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			nothing_is_written_over, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
