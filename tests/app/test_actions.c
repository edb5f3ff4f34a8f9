/* Import, export, undo, upgrade and check from the command line, with the example of
 * concordat-collection(5). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/json.h"
#include "support/program.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "r");
	struct stat status;

	if (!file || fstat(fileno(file), &status) != 0)
		fail_msg("cannot read %s", path);
	char *text = calloc(1, (size_t)status.st_size + 1);
	assert_int_equal(fread(text, 1, (size_t)status.st_size, file), status.st_size);
	fclose(file);
	return text;
}

/* Writes the literal text that follows `.Dl NAME` in the manual page to FOLDER/NAME. */
static void write_example(const char *page, const char *folder, const char *name)
{
	char wanted[100], path[600];

	snprintf(wanted, sizeof wanted, ".Dl %s\n.Bd", name);
	const char *begin = strstr(page, wanted);
	assert_non_null(begin);
	begin = strchr(strstr(begin, "\n.Bd") + 1, '\n') + 1;
	const char *end = strstr(begin, ".Ed");
	char *text = calloc(1, (size_t)(end - begin) + 1);
	memcpy(text, begin, (size_t)(end - begin));
	snprintf(path, sizeof path, "%s/%s", folder, name);
	program_write(path, text);
	free(text);
}

/* The folder `mine` of concordat-collection(5). */
static const char *make_example(void)
{
	static char folder[400];
	const char *source = getenv("CONCORDAT_SOURCE");
	char page_path[400];

	if (*folder)
		return folder;
	snprintf(folder, sizeof folder, "%s", program_path("mine"));
	assert_int_equal(mkdir(folder, 0700), 0);
	snprintf(page_path, sizeof page_path, "%s/man/concordat-collection.5",
		source ? source : ".");
	char *page = read_file(page_path);
	write_example(page, folder, "sources.csv");
	write_example(page, folder, "partnerships.csv");
	free(page);
	return folder;
}

static void expects(int status, const char *out, const char *err, const char *const words[])
{
	struct output run = program_run(words);

	if (run.status != status || !strstr(run.out, out) || !strstr(run.err, err))
		fail_msg("%s: exit %d\nout: %s\nerr: %s", words[0], run.status, run.out, run.err);
	output_free(&run);
}

static void imports_the_example(void **state)
{
	const char *mine = make_example();
	char db[400];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("a.db"));
	expects(0, "mine: 2 rows\nwritten to ", "", WORDS("import", mine, "--database", db));
	expects(0, "mine", "", WORDS("list", "dossiers", "--database", db));
	expects(0, "Community ultrasound", "", WORDS("show", "Our ultrasound", "--database", db));
	expects(0, "p-mine", "", WORDS("search", "ultrasound", "--database", db));
	expects(0, "Northumbria MRI", "", WORDS("list", "partnerships", "--database", db));
	expects(0, "nothing to do", "", WORDS("import", mine, "--database", db));
	expects(0, db, "", WORDS("--version", "--database", db));
	expects(0, ": ok", "", WORDS("check", "--database", db));
}

/* Without --database it becomes the user's own, which is then read. */
static void writes_the_users_own(void **state)
{
	(void)state;
	expects(0, "concordat/concordat.db", "", WORDS("import", make_example()));
	expects(0, "concordat/concordat.db", "", WORDS("--version"));
	expects(0, "p-mine", "", WORDS("show", "p-mine", "--csv"));
	expects(0, "the built-in collection", "", WORDS("upgrade"));
	expects(0, "undo again", "", WORDS("undo"));
}

static void undoes(void **state)
{
	const char *mine = make_example();
	char db[400];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("b.db"));
	expects(1, "", "concordat: ", WORDS("undo", "--database", db));
	expects(0, "written to", "", WORDS("import", "--database", db, mine));
	char changed[400];
	snprintf(changed, sizeof changed, "%s/terms.csv", mine);
	program_write(changed, "id,name,expanded_in_source,sources\nt-mine,US,no,d-mine:2\n");
	expects(0, "mine: 3 rows", "", WORDS("import", "--database", db, mine));
	expects(0, "t-mine", "", WORDS("list", "terms", "--database", db));
	expects(0, "is as it was before", "", WORDS("undo", "--database", db));
	expects(1, "", "nothing is called", WORDS("show", "t-mine", "--database", db));
	expects(0, "is as it was before", "", WORDS("undo", "--database", db));
	expects(0, "t-mine", "", WORDS("list", "terms", "--database", db));
	assert_int_equal(unlink(changed), 0);
}

/* Fails unless both folders have the same files with the same bytes. Returns how many. */
static size_t same_files(const char *one, const char *two)
{
	DIR *directory = opendir(one);
	size_t count = 0;

	assert_non_null(directory);
	for (struct dirent *entry; (entry = readdir(directory));) {
		char a[700], b[700];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(a, sizeof a, "%s/%s", one, entry->d_name);
		snprintf(b, sizeof b, "%s/%s", two, entry->d_name);
		char *first = read_file(a), *second = read_file(b);
		if (strcmp(first, second) != 0)
			fail_msg("%s differs", entry->d_name);
		free(first);
		free(second);
		count++;
	}
	closedir(directory);
	return count;
}

/* The built-in dossiers, out and in again and out once more, are the same in every file. */
static void exports_what_imports_equal(void **state)
{
	char first[400], founding[410], later[410], db[400], second[400];

	(void)state;
	snprintf(first, sizeof first, "%s", program_path("first"));
	snprintf(founding, sizeof founding, "%s/founding", first);
	snprintf(later, sizeof later, "%s/later", first);
	snprintf(db, sizeof db, "%s", program_path("c.db"));
	snprintf(second, sizeof second, "%s", program_path("second"));
	expects(0, "every dossier", "", WORDS("export", first));
	expects(1, "", "first", WORDS("export", first)); /* nothing is written over */
	expects(0, "", "", WORDS("--build-collection", db, founding, later));
	expects(0, "founding written to", "",
		WORDS("export", second, "--dossier", "founding", "--database", db));
	assert_true(same_files(founding, second) > 20);
	expects(1, "", "absent", WORDS("export", program_path("third"), "--dossier", "absent"));
}

static void refuses_what_it_cannot_import(void **state)
{
	char empty[400], file[400], db[400];

	(void)state;
	snprintf(empty, sizeof empty, "%s", program_path("empty"));
	snprintf(file, sizeof file, "%s", program_path("partnerships.csv"));
	snprintf(db, sizeof db, "%s", program_path("d.db"));
	mkdir(empty, 0700);
	program_write(file, "id,name\n");
	expects(1, "", "nothing was imported: ", WORDS("import", empty, "--database", db));
	expects(1, "", "partnerships.csv", WORDS("import", file, "--database", db));
	expects(1, "", "No such file or directory",
		WORDS("import", program_path("absent"), "--database", db));
	expects(1, "",
		"nothing was imported: ", WORDS("import", make_example(), empty, "--database", db));
	assert_int_not_equal(access(db, F_OK), 0);
}

/* A folder that is nearly one: the heading is what is wrong. */
static void names_a_wrong_heading(void **state)
{
	char folder[400], table[420];

	(void)state;
	snprintf(folder, sizeof folder, "%s", program_path("heading"));
	snprintf(table, sizeof table, "%s/partnerships.csv", folder);
	mkdir(folder, 0700);
	program_write(table, "id,name,short_name,speciality,sources\np-x,X,X,imaging,d-000:1\n");
	expects(1, "", "partnerships.csv:1:4: speciality: ", WORDS("import", folder));
}

/* Nothing at all is imported where one of two folders has a mistake; each is told with its place.
 */
static void refuses_mistakes_whole(void **state)
{
	char broken[400], table[420], db[400];

	(void)state;
	snprintf(broken, sizeof broken, "%s", program_path("broken"));
	snprintf(table, sizeof table, "%s/partnerships.csv", broken);
	snprintf(db, sizeof db, "%s", program_path("e.db"));
	mkdir(broken, 0700);
	program_write(table, "id,name,short_name,specialties,start,sources\n"
			     "p-x,X,X,imaging,next year,d-000:1\n"
			     "p-y,Y,Y,wombats,,d-000:9999\n");
	struct output run = program_run(WORDS("import", "--database", db, make_example(), broken));
	assert_int_equal(run.status, 1);
	assert_int_equal(run.out_size, 0);
	assert_non_null(strstr(run.err, "partnerships.csv:2:5: start"));
	assert_non_null(strstr(run.err, "partnerships.csv:3:4: specialties"));
	assert_non_null(strstr(run.err, "partnerships.csv:3:6: sources"));
	assert_non_null(strstr(run.err, "concordat: nothing was imported"));
	assert_int_not_equal(access(db, F_OK), 0);
	output_free(&run);
}

/* Takes the lock of a database as another importer would, and gives it back after half a second. */
static pid_t hold_lock(const char *lock)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	int ready[2];
	char byte;

	assert_int_equal(pipe(ready), 0);
	pid_t child = fork();
	if (child == 0) {
		int file = open(lock, O_RDWR | O_CREAT, 0600);

		if (fcntl(file, F_SETLK, &whole) != 0 || write(ready[1], "x", 1) != 1)
			_exit(1);
		usleep(500000);
		_exit(0);
	}
	close(ready[1]);
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return child;
}

static void waits_for_another_importer(void **state)
{
	char db[400], lock[410], words[100];

	(void)state;
	snprintf(db, sizeof db, "%s", program_path("g.db"));
	snprintf(lock, sizeof lock, "%s.lock", db);
	pid_t child = hold_lock(lock);
	snprintf(words, sizeof words, "waiting for process %ld,", (long)child);
	expects(0, "mine: ", words, WORDS("import", make_example(), "--database", db));
	assert_int_equal(waitpid(child, NULL, 0), child);
}

static void says_where_it_cannot_write(void **state)
{
	static const char *const homeless[] = {"HOME=", "XDG_DATA_HOME=", NULL};
	struct output run = program_run_with(homeless, NULL, WORDS("import", make_example()));

	(void)state;
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.err, "use --database FILE"));
	output_free(&run);
	expects(1, "", "/dev/null/x",
		WORDS("import", make_example(), "--database", "/dev/null/x/a.db"));
}

static void refuses_what_is_no_database(void **state)
{
	char file[400];

	(void)state;
	snprintf(file, sizeof file, "%s", program_path("notes.txt"));
	program_write(file, "milk, eggs\n");
	expects(1, "", "notes.txt", WORDS("list", "events", "--database", file));
	expects(1, "", "notes.txt", WORDS("check", "--database", file));
	expects(1, "", "notes.txt", WORDS("import", make_example(), "--database", file));
	expects(1, "", "absent.db",
		WORDS("list", "events", "--database", program_path("absent.db")));
}

static void checks_the_built_in_collection(void **state)
{
	static const char *const nowhere[] = {"XDG_DATA_HOME=/nonexistent", NULL};
	struct output run = program_run_with(nowhere, NULL, WORDS("check"));

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "built-in collection: ok"));
	output_free(&run);
}

/* What a spreadsheet would run, what a terminal would obey, and what JSON must escape. */
static void carries_odd_text(void **state)
{
	char folder[400], table[420], db[400];

	(void)state;
	snprintf(folder, sizeof folder, "%s", program_path("odd"));
	snprintf(table, sizeof table, "%s/terms.csv", folder);
	snprintf(db, sizeof db, "%s", program_path("f.db"));
	mkdir(folder, 0700);
	program_write(table,
		"id,name,expansion,expanded_in_source,sources\n"
		"t-odd,\"=HYPERLINK(\"\"http://x.example\"\",\"\"y\"\")\",\"back\\slash, "
		"a <tag> | \"\"quote\"\"\",no,d-000:1\n");
	snprintf(table, sizeof table, "%s/dossier.csv", folder);
	program_write(table, "id,name,description\nodd,Odd,\n");
	expects(0, "odd: 1 row\n", "", WORDS("import", folder, "--database", db));
	expects(0, "'=HYPERLINK", "", WORDS("show", "t-odd", "--csv", "--database", db));
	expects(0, "a \\<tag> \\| ", "", WORDS("show", "t-odd", "--markdown", "--database", db));
	struct output run = program_run(WORDS("show", "t-odd", "--json", "--database", db));
	assert_true(json_is_valid(run.out));
	assert_true(json_is(
		json_member(run.out, "expansion"), "\"back\\\\slash, a <tag> | \\\"quote\\\"\""));
	output_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(imports_the_example),
		cmocka_unit_test(writes_the_users_own),
		cmocka_unit_test(undoes),
		cmocka_unit_test(exports_what_imports_equal),
		cmocka_unit_test(refuses_what_it_cannot_import),
		cmocka_unit_test(names_a_wrong_heading),
		cmocka_unit_test(refuses_mistakes_whole),
		cmocka_unit_test(waits_for_another_importer),
		cmocka_unit_test(says_where_it_cannot_write),
		cmocka_unit_test(refuses_what_is_no_database),
		cmocka_unit_test(checks_the_built_in_collection),
		cmocka_unit_test(carries_odd_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
