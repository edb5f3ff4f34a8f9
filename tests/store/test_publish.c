/* Generations: all or nothing, whoever is killed, whatever is full; one importer at a time; one
 * step back. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

#include "store/connection.h"
#include "store/fixture.h"
#include "store/load_records.h"
#include "store/published.h"
#include "store/write_rows.h"

/* Publishes a dossier with one source of that name; true where it is durable. */
static bool publish_one(const char *path, const char *name, struct error *error)
{
	static const char *const fields[] = {"d-one", "a name", NULL, "document", NULL, NULL, NULL,
		NULL, NULL, NULL, NULL, NULL, "5", NULL, "d-one:1"};
	struct import_record record = {.file = "one", .kind = "dossier", .digest = name, .when = 7};
	const char *named[sizeof fields / sizeof *fields];
	struct generation *generation;
	struct store *store;

	memcpy(named, fields, sizeof fields);
	named[1] = name;
	if (!generation_begin(path, NULL, NULL, &generation, error))
		return false;
	store = generation_store(generation);
	if (write_dossier_begin(store, "one", "One", NULL, error) &&
		write_row(store, "one", dossier_table_named("sources"), "d-one", named, 1, error) &&
		write_dossier_end(store, "one", &record, error))
		return generation_publish(generation, error);
	generation_abandon(generation);
	return false;
}

/* Bytes of the file before the line with its digest. */
static off_t whole_pages(const char *path)
{
	struct stat status;

	assert_int_equal(stat(path, &status), 0);
	return status.st_size - PUBLISHED_LINE;
}

/* The name of that source in the database, "" where there is no database, "?" where there is none
 * in it. */
static const char *published_name(const char *path, struct arena *arena)
{
	struct string_buffer report = {0};
	struct store *store;
	struct error error;
	const char *name;

	if (access(path, F_OK) != 0)
		return "";
	if (!store_open_file(path, &store, &error) || !store_check(store, &report, &error))
		fail_msg("%s", error.message);
	assert_string_equal(string_buffer_text(&report), "");
	string_buffer_free(&report);
	name = load_name(store, arena, "d-one", false);
	store_close(store);
	return strcmp(name, "d-one") == 0 ? "?" : name;
}

static void assert_published(const char *path, const char *name)
{
	struct arena arena = {0};

	assert_string_equal(published_name(path, &arena), name);
	arena_free(&arena);
}

static void assert_no_leftovers(const char *path)
{
	static const char *const endings[] = {
		".next", ".keep", ".undo", ".next-journal", "-journal", "-wal"};
	char name[300];

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		snprintf(name, sizeof name, "%s%s", path, endings[i]);
		assert_int_not_equal(access(name, F_OK), 0);
	}
}

static void generations_follow_one_another(void **state)
{
	const struct fixture *fixture = *state;
	struct stat status;
	struct error error;
	char path[300], previous[310];

	snprintf(path, sizeof path, "%s/new/folder/one.db", fixture->folder);
	snprintf(previous, sizeof previous, "%s.previous", path);
	assert_true(publish_one(path, "first", &error));
	assert_published(path, "first");
	assert_published(previous, "?"); /* the built-in collection, to go back to */
	snprintf(path, sizeof path, "%s/new", fixture->folder);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	snprintf(path, sizeof path, "%s/new/folder/one.db", fixture->folder);
	assert_int_equal(chmod(path, 0640), 0);
	assert_true(publish_one(path, "second", &error));
	assert_published(path, "second");
	assert_published(previous, "first");
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	assert_no_leftovers(path);
}

static void undo_and_undo_again(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char previous[300];

	snprintf(previous, sizeof previous, "%s.previous", fixture->path);
	assert_false(generation_undo(fixture->path, &error));
	assert_non_null(strstr(error.message, "no earlier generation"));
	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(publish_one(fixture->path, "second", &error));
	assert_true(generation_undo(fixture->path, &error));
	assert_published(fixture->path, "first");
	assert_published(previous, "second");
	assert_true(generation_undo(fixture->path, &error));
	assert_published(fixture->path, "second");
	assert_no_leftovers(fixture->path);
	assert_int_equal(unlink(fixture->path), 0);
	assert_true(generation_undo(fixture->path, &error)); /* brings back what is left */
	assert_published(fixture->path, "first");
}

static void an_undo_cut_short_is_finished(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char previous[300], undone[300];

	snprintf(previous, sizeof previous, "%s.previous", fixture->path);
	snprintf(undone, sizeof undone, "%s.undo", fixture->path);
	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(publish_one(fixture->path, "second", &error));
	assert_int_equal(link(fixture->path, undone), 0);
	assert_int_equal(rename(previous, fixture->path), 0); /* killed here */
	assert_true(generation_undo(fixture->path, &error));
	assert_published(fixture->path, "second");
	assert_no_leftovers(fixture->path);
}

/* Killed before its file is in place, an import never was; killed behind that, it is finished. */
static void a_publication_cut_short_is_undone_or_finished(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char previous[300], keep[300];

	snprintf(previous, sizeof previous, "%s.previous", fixture->path);
	snprintf(keep, sizeof keep, "%s.keep", fixture->path);
	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(publish_one(fixture->path, "second", &error));
	assert_int_equal(link(fixture->path, keep), 0);
	fixture_write(fixture, "one.db.next", "half of it"); /* killed here */
	assert_true(generation_undo(fixture->path, &error));
	assert_published(fixture->path, "first");
	assert_published(previous, "second");
	assert_no_leftovers(fixture->path);
	assert_int_equal(rename(previous, keep), 0); /* or here: no .next any more */
	assert_true(publish_one(fixture->path, "third", &error));
	assert_published(previous, "first");
	assert_int_equal(rename(previous, keep), 0);
	assert_true(generation_undo(fixture->path, &error));
	assert_published(fixture->path, "first");
	assert_published(previous, "third");
	assert_no_leftovers(fixture->path);
}

static void undo_goes_back_to_nothing_damaged(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char previous[300];
	FILE *file;

	snprintf(previous, sizeof previous, "%s.previous", fixture->path);
	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(publish_one(fixture->path, "second", &error));
	file = fopen(previous, "r+b");
	assert_int_equal(fseek(file, -200, SEEK_END), 0);
	fputc('!', file);
	fclose(file);
	assert_false(generation_undo(fixture->path, &error));
	assert_non_null(strstr(error.message, "digest differs"));
	assert_published(fixture->path, "second");
	assert_int_equal(unlink(previous), 0);
	assert_int_equal(symlink(fixture->path, previous), 0);
	assert_false(generation_undo(fixture->path, &error));
	assert_non_null(strstr(error.message, "symbolic link"));
	assert_published(fixture->path, "second");
}

/* A digest that fits is no sign of who made the file. */
static void forge(const char *path, const char *sql)
{
	struct error error;
	sqlite3 *db;

	assert_true(publish_one(path, "first", &error));
	assert_int_equal(truncate(path, whole_pages(path)), 0);
	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
	assert_true(published_seal(path, &error));
}

static void work_of_others_is_not_carried_on(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;

	forge(fixture->path, "CREATE TRIGGER search_extra AFTER INSERT ON records "
			     "BEGIN DELETE FROM names; END");
	assert_false(publish_one(fixture->path, "second", &error));
	assert_non_null(strstr(error.message, "tables that concordat did not make"));
	assert_int_equal(unlink(fixture->path), 0);
	forge(fixture->path, "UPDATE records SET kind = 'odd' WHERE kind = 'facts'");
	assert_false(publish_one(fixture->path, "second", &error));
	assert_non_null(strstr(error.message, "unknown kind"));
	assert_no_leftovers(fixture->path);
}

static void an_abandoned_generation_leaves_nothing(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation;
	struct error error;

	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(generation_begin(fixture->path, NULL, NULL, &generation, &error));
	generation_abandon(generation);
	assert_published(fixture->path, "first");
	assert_no_leftovers(fixture->path);
}

/* A statement that failed must not be followed by a commit. */
static void nothing_is_published_after_an_error(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation;
	struct error error;
	const char *const fields[] = {"s-x", "a section", "d-nowhere", "d-nowhere:1"};

	assert_true(publish_one(fixture->path, "first", &error));
	assert_true(generation_begin(fixture->path, NULL, NULL, &generation, &error));
	assert_true(write_dossier_begin(generation_store(generation), "two", "Two", NULL, &error));
	assert_true(write_row(generation_store(generation), "two", dossier_table_named("sections"),
		"s-x", fields, 1, &error));
	assert_false(generation_publish(generation, &error)); /* points at nothing */
	assert_non_null(strstr(error.message, "d-nowhere"));
	assert_true(generation_begin(fixture->path, NULL, NULL, &generation, &error));
	assert_false(write_row(generation_store(generation), "no dossier",
			     dossier_table_named("sections"), "s-x", fields, 1, &error) &&
		     write_row(generation_store(generation), "no dossier",
			     dossier_table_named("sections"), "s-x", fields, 1, &error));
	assert_false(generation_publish(generation, &error));
	assert_published(fixture->path, "first");
	assert_no_leftovers(fixture->path);
}

static void odd_places_have_clear_errors(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char path[300];

	assert_true(publish_one(fixture->path, "first", &error));
	snprintf(path, sizeof path, "%s/link.db", fixture->folder);
	assert_int_equal(symlink("made.db", path), 0);
	assert_false(publish_one(path, "second", &error));
	assert_non_null(strstr(error.message, "symbolic link"));
	snprintf(path, sizeof path, "%s/below", fixture->folder);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_false(publish_one(path, "second", &error));
	assert_non_null(strstr(error.message, "not a regular file"));
	fixture_write(fixture, "text.db", "my shopping list");
	snprintf(path, sizeof path, "%s/text.db", fixture->folder);
	assert_false(publish_one(path, "second", &error));
	assert_non_null(strstr(error.message, "no database of concordat"));
	snprintf(path, sizeof path, "%s/text.db/below/one.db", fixture->folder);
	assert_false(publish_one(path, "second", &error));
	assert_non_null(strstr(error.message, "text.db"));
	assert_published(fixture->path, "first");
}

/* Runs in a child without root's rights: true where the message says so. */
static void a_folder_that_cannot_be_written(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	int status;
	pid_t child;

	assert_true(publish_one(fixture->path, "first", &error));
	assert_int_equal(chmod(fixture->folder, 0555), 0);
	child = fork();
	if (child == 0) {
		bool refused = (geteuid() != 0 || setuid(65534) == 0) &&
			       !publish_one(fixture->path, "second", &error) &&
			       strstr(error.message, "Permission denied") != NULL &&
			       strstr(error.message, fixture->path) != NULL;
		struct store *store;
		bool readable = store_open_file(fixture->path, &store, &error);

		if (readable)
			store_close(store);
		_exit(refused && readable ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
}

/* A copy of a damaged generation would be a damaged one with a digest that fits. */
static void damage_is_not_carried_on(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	FILE *file;

	assert_true(publish_one(fixture->path, "first", &error));
	file = fopen(fixture->path, "r+b");
	assert_int_equal(fseek(file, -200, SEEK_END), 0);
	fputc('!', file);
	fclose(file);
	assert_false(publish_one(fixture->path, "second", &error));
	assert_non_null(strstr(error.message, "digest differs"));
	assert_non_null(strstr(error.message, "undo"));
	assert_no_leftovers(fixture->path);
}

static long told_holder;

static void tell(long holder)
{
	told_holder = holder;
}

static void the_second_importer_waits(void **state)
{
	const struct fixture *fixture = *state;
	struct generation *generation;
	struct error error;
	int ready[2], status;
	pid_t child;
	char byte;

	assert_int_equal(pipe(ready), 0);
	child = fork();
	if (child == 0) {
		bool begun = generation_begin(fixture->path, NULL, NULL, &generation, &error);

		if (write(ready[1], begun ? "y" : "n", 1) != 1)
			_exit(2);
		nanosleep(&(struct timespec){0, 100000000}, NULL);
		_exit(0); /* without a word, as if it was killed */
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	assert_int_equal(byte, 'y');
	told_holder = 0;
	assert_true(generation_begin(fixture->path, NULL, tell, &generation, &error));
	assert_int_equal(told_holder, child);
	generation_abandon(generation);
	assert_int_equal(waitpid(child, &status, 0), child);
	close(ready[0]);
	close(ready[1]);
	assert_no_leftovers(fixture->path);
}

/* Kills an importer after so many microseconds. */
static void kill_after(const char *path, const char *name, long microseconds)
{
	struct error error;
	pid_t child = fork();

	if (child == 0) {
		while (publish_one(path, name, &error))
			;
		_exit(1);
	}
	nanosleep(&(struct timespec){microseconds / 1000000, microseconds % 1000000 * 1000}, NULL);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
}

static long microseconds_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void a_killed_importer_leaves_the_old_or_the_new(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	char old[20] = "start", name[20];
	long span = microseconds_now();

	assert_true(publish_one(fixture->path, old, &error));
	span = microseconds_now() - span;
	srand(3);
	for (int i = 0; i < 40; i++) {
		struct arena arena = {0};
		const char *found;

		snprintf(name, sizeof name, "number %d", i);
		kill_after(fixture->path, name, rand() % (span * 3 / 2));
		found = published_name(fixture->path, &arena);
		if (strcmp(found, old) != 0 && strcmp(found, name) != 0)
			fail_msg("after %s: %s, not %s", name, found, old);
		snprintf(old, sizeof old, "%s", found);
		arena_free(&arena);
	}
	assert_true(publish_one(fixture->path, "end", &error)); /* nobody holds the lock any more */
	assert_published(fixture->path, "end");
	assert_no_leftovers(fixture->path);
}

/* No file may grow beyond limit: as a full disk, but for the name of the error. */
static bool publish_limited(const char *path, rlim_t limit, char *message, size_t size)
{
	struct rlimit rlimit = {limit, limit};
	int result[2], status;
	ssize_t got;
	pid_t child;

	assert_int_equal(pipe(result), 0);
	child = fork();
	if (child == 0) {
		struct error error = {""};
		bool done;

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &rlimit);
		done = publish_one(path, "limited", &error);
		if (write(result[1], error.message, strlen(error.message)) < 0)
			_exit(2);
		_exit(done ? 0 : 1);
	}
	close(result[1]);
	got = read(result[0], message, size - 1);
	message[got > 0 ? got : 0] = '\0';
	close(result[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) < 2);
	return WEXITSTATUS(status) == 0;
}

static void a_full_disk_leaves_the_old(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;
	struct stat status;
	char message[1000];

	assert_true(publish_one(fixture->path, "first", &error));
	assert_int_equal(stat(fixture->path, &status), 0);
	for (rlim_t limit = 0; limit < (rlim_t)status.st_size + 8192;
		limit += (rlim_t)status.st_size / 7) {
		if (publish_limited(fixture->path, limit, message, sizeof message)) {
			assert_published(fixture->path, "limited");
			assert_true(publish_one(fixture->path, "first", &error));
			continue;
		}
		assert_non_null(strstr(message, fixture->path));
		assert_published(fixture->path, "first");
		assert_no_leftovers(fixture->path);
	}
	assert_true(publish_one(fixture->path, "last", &error));
	assert_published(fixture->path, "last");
}

static void builds_are_the_same_bytes(void **state)
{
	struct fixture *fixture = *state;
	char *first, *second;
	size_t first_size, second_size;

	unsetenv("SOURCE_DATE_EPOCH");
	fixture_dossier(fixture, "made");
	store_close(fixture_database(fixture, "made"));
	first = fixture_read_from(fixture->folder, "made.db", &first_size);
	fixture_dossier(fixture, "elsewhere/made");
	snprintf(fixture->path, sizeof fixture->path, "%s/other.db", fixture->folder);
	store_close(fixture_database(fixture, "elsewhere/made"));
	second = fixture_read_from(fixture->folder, "other.db", &second_size);
	assert_int_equal(first_size, second_size);
	assert_memory_equal(first, second, first_size);
	free(first);
	free(second);
}

static size_t rows_of(const char *path, const char *id, bool built_in)
{
	const struct dossier *dossiers;
	struct arena arena = {0};
	struct store *store;
	struct error error;
	size_t count = 0, rows = 0;

	if (!store_open_file(path, &store, &error) ||
		!load_dossiers(store, &arena, &dossiers, &count, &error))
		fail_msg("%s", error.message);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(dossiers[i].id, id) != 0)
			continue;
		rows = dossiers[i].rows;
		assert_int_equal(dossiers[i].built_in, built_in);
	}
	store_close(store);
	arena_free(&arena);
	return rows;
}

/* A file of another program's: its "founding" and "later" have one row each, written at that time.
 */
static void make_other_collection(const struct fixture *fixture, const char *time)
{
	static const char *const names[] = {"founding", "later"};
	struct generation *generation;
	struct error error;
	char name[100], text[200];

	setenv("SOURCE_DATE_EPOCH", time, 1);
	assert_true(generation_build(fixture->path, &generation, &error));
	for (int i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "%s/sources.csv", names[i]);
		snprintf(text, sizeof text,
			"id,name,kind,lines,sources\nd-%d,Old,document,5,d-%d:1\n", i, i);
		fixture_write(fixture, name, text);
		snprintf(name, sizeof name, "%s/%s", fixture->folder, names[i]);
		fixture_import_into(generation_store(generation), name);
	}
	assert_true(generation_publish(generation, &error));
	unsetenv("SOURCE_DATE_EPOCH");
}

static void older_built_in_dossiers_are_renewed(void **state)
{
	const struct fixture *fixture = *state;
	struct error error;

	make_other_collection(fixture, "1000");
	assert_int_equal(rows_of(fixture->path, "founding", true), 1);
	if (!publish_one(fixture->path, "first", &error))
		fail_msg("%s", error.message);
	assert_true(rows_of(fixture->path, "founding", true) > 1000);
	assert_true(rows_of(fixture->path, "later", true) > 100);
	assert_int_equal(rows_of(fixture->path, "one", false), 1);
	assert_published(fixture->path, "first");
	make_other_collection(fixture, "99999999999");
	assert_true(publish_one(fixture->path, "first", &error)); /* made by a newer program */
	assert_int_equal(rows_of(fixture->path, "founding", true), 1);
}

static int setup(void **state)
{
	struct fixture *fixture;

	fixture_setup(state);
	fixture = *state;
	strcpy(strrchr(fixture->path, '/') + 1, "one.db");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			generations_follow_one_another, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(undo_and_undo_again, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_undo_cut_short_is_finished, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_publication_cut_short_is_undone_or_finished, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			undo_goes_back_to_nothing_damaged, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			work_of_others_is_not_carried_on, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_abandoned_generation_leaves_nothing, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			nothing_is_published_after_an_error, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			odd_places_have_clear_errors, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_folder_that_cannot_be_written, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(damage_is_not_carried_on, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(the_second_importer_waits, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_killed_importer_leaves_the_old_or_the_new, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_full_disk_leaves_the_old, setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			builds_are_the_same_bytes, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			older_built_in_dossiers_are_renewed, fixture_setup, fixture_teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
