/* Imports on a terminal: the bar, ^C and signals; and in the browser, where the keys go on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/program.h"
#include "support/pty.h"

enum { LIMIT_MS = 15000, END_MS = 8000, QUIET_MS = 80, MONTHS = 1200, STEP_US = 2000 };

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* A pipe that a child writes rows of the long form into, slowly; with `end` it stops after some
 * thousand, else it goes on as long as somebody reads. */
struct feed {
	char path[400];
	pid_t child;
};

/* Of the test that runs: what a failed one leaves is ended. */
static pid_t running[2];

static int end_all(void **state)
{
	(void)state;
	for (int i = 0; i < 2; i++)
		if (running[i] > 0 && kill(running[i], SIGKILL) == 0)
			waitpid(running[i], NULL, 0);
	running[0] = running[1] = 0;
	return 0;
}

static void write_rows(FILE *file, bool end)
{
	fputs("provider,measure,period,value\n", file);
	for (unsigned i = 0; !end || i < 3000; i++) {
		unsigned month = i % MONTHS;

		fprintf(file, "M%05u,my.made,%u-%02u,%u\n", i / MONTHS, 1950 + month / 12,
			month % 12 + 1, i);
		if (i % 50 == 0 && (fflush(file) != 0 || usleep(STEP_US) != 0))
			return;
	}
}

static void feed_start(struct feed *feed, const char *name, bool end)
{
	snprintf(feed->path, sizeof feed->path, "%s", program_path(name));
	assert_int_equal(mkfifo(feed->path, 0600), 0);
	feed->child = fork();
	if (feed->child == 0) {
		FILE *file = fopen(feed->path, "w");

		signal(SIGPIPE, SIG_DFL);
		if (file)
			write_rows(file, end);
		_exit(0);
	}
	running[0] = feed->child;
}

static void feed_stop(struct feed *feed)
{
	kill(feed->child, SIGKILL);
	waitpid(feed->child, NULL, 0);
	running[0] = 0;
	unlink(feed->path);
}

static const char *const *environment(void)
{
	static char home[420], data[420];
	static const char *const all[] = {
		"TERM=xterm-256color", "LC_ALL=C.UTF-8", home, data, NULL};

	snprintf(home, sizeof home, "HOME=%s", program_folder());
	snprintf(data, sizeof data, "XDG_DATA_HOME=%s", program_folder());
	return all;
}

static void start_import(struct pty *pty, const char *database, const char *path)
{
	pty_start(pty, 24, 80, environment(),
		(const char *const[]){pty_program(), "import", "--database", database, path, NULL});
}

static void is_refused(struct pty *pty, const char *database)
{
	assert_true(pty_wait_for(pty, "cancelled: nothing was imported", END_MS));
	int status = pty_wait(pty, END_MS);
	running[1] = 0;
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_int_not_equal(access(database, F_OK), 0);
	assert_false(pty_shows(pty, "MB/s"));
	pty_free(pty);
}

static void shows_a_bar_that_goes_away(void **state)
{
	char database[400];
	struct feed feed;
	struct pty pty;

	(void)state;
	snprintf(database, sizeof database, "%s", program_path("bar.db"));
	feed_start(&feed, "bar", true);
	start_import(&pty, database, feed.path);
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	assert_true(pty_shows(&pty, "bar "));
	assert_true(pty_wait_for(&pty, "written to", LIMIT_MS));
	int status = pty_wait(&pty, END_MS);
	running[1] = 0;
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_false(pty_shows(&pty, "MB/s"));
	pty_free(&pty);
	feed_stop(&feed);
}

static void says_nothing_of_it_without_a_terminal(void **state)
{
	struct feed feed;

	(void)state;
	feed_start(&feed, "quiet", true);
	struct output run =
		program_run(WORDS("import", feed.path, "--database", program_path("quiet.db")));
	assert_int_equal(run.status, 0);
	assert_int_equal(run.err_size, 0);
	output_free(&run);
	feed_stop(&feed);
}

static void interrupt_cancels(void **state)
{
	char database[400];
	struct feed feed;
	struct pty pty;

	(void)state;
	snprintf(database, sizeof database, "%s", program_path("cancelled.db"));
	feed_start(&feed, "endless", false);
	start_import(&pty, database, feed.path);
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	pty_type(&pty, "\003");
	is_refused(&pty, database);
	feed_stop(&feed);
}

static void signals_cancel_what_waits_for_input(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		char database[400];
		struct feed feed;
		struct pty pty;

		snprintf(database, sizeof database, "%s", program_path("stopped.db"));
		feed_start(&feed, "silent", false);
		start_import(&pty, database, feed.path);
		assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
		kill(feed.child, SIGSTOP); /* it waits for bytes that do not come */
		usleep(100000);
		kill(pty.child, signals[i]);
		is_refused(&pty, database);
		feed_stop(&feed);
	}
}

static void begin_browser(struct pty *pty)
{
	pty_start(pty, 24, 80, environment(), (const char *const[]){pty_program(), NULL});
	running[1] = pty->child;
	assert_true(pty_wait_for(pty, "Northumbria MRI", LIMIT_MS));
	pty_settle(pty, QUIET_MS);
}

static void type_import(struct pty *pty, const char *path)
{
	char line[500];

	snprintf(line, sizeof line, ":import %s\r", path);
	pty_type(pty, line);
	assert_true(pty_wait_for(pty, "importing", LIMIT_MS));
}

static void quit(struct pty *pty)
{
	pty_type(pty, "q");
	int status = pty_wait(pty, END_MS);
	running[1] = 0;
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_true(pty_restored(pty));
	pty_free(pty);
}

static void keys_go_on_while_the_browser_imports(void **state)
{
	struct feed feed;
	struct pty pty;

	(void)state;
	feed_start(&feed, "keys", false);
	begin_browser(&pty);
	type_import(&pty, feed.path);
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	pty_type(&pty, "jj");
	assert_true(pty_wait_for(&pty, "─ Gamma Knife ─", LIMIT_MS)); /* the third, opened */
	pty_type(&pty, "q"); /* not before the import has ended */
	assert_true(pty_wait_for(&pty, "an import is running", LIMIT_MS));
	pty_type(&pty, "\003");
	assert_true(pty_wait_for(&pty, "cancelled: nothing was imported", LIMIT_MS));
	pty_type(&pty, "\003");
	assert_true(pty_wait_for(&pty, "nothing is running", LIMIT_MS));
	quit(&pty);
	assert_int_not_equal(access(program_path("concordat/concordat.db"), F_OK), 0);
	feed_stop(&feed);
}

static void the_browser_reads_what_it_imported(void **state)
{
	struct feed feed;
	struct pty pty;

	(void)state;
	feed_start(&feed, "whole", true);
	begin_browser(&pty);
	type_import(&pty, feed.path);
	assert_true(pty_wait_for(&pty, "organisations;", LIMIT_MS)); /* of the report: one word */
	pty_type(&pty, ":about\r");
	assert_true(pty_wait_for(&pty, "concordat.db", LIMIT_MS));
	pty_type(&pty, ":undo\r");
	assert_true(pty_wait_for(&pty, "undo", LIMIT_MS));
	pty_type(&pty, "q");
	quit(&pty);
	feed_stop(&feed);
}

static void type_line(struct pty *pty, const char *before, const char *name, const char *after)
{
	char line[600];

	snprintf(line, sizeof line, ":import %s%s/%s%s\r", before, program_folder(), name, after);
	pty_type(pty, line);
}

/* As on the command line: options before the files, several files, names with blanks. */
static void the_browser_takes_options_and_quotes(void **state)
{
	static const char heading[] = "provider,measure,period,value\n";
	char text[200];
	struct pty pty;

	(void)state;
	snprintf(text, sizeof text, "%sRTF,my.made,2025-01,5\n", heading);
	program_write(program_path("my figures-revised.csv"), text);
	snprintf(text, sizeof text, "%sRTF,my.made,2025-01,4\n", heading);
	program_write(program_path("my figures.csv"), text);
	begin_browser(&pty);
	type_line(&pty, "--period=2025-01 '", "my figures-revised.csv", "'");
	assert_true(pty_wait_for(&pty, "written", LIMIT_MS));
	type_line(&pty, "\"", "my figures.csv", "\"");
	assert_true(pty_wait_for(&pty, "`:import --replace", LIMIT_MS));
	type_line(&pty, "--repl\t", "my\\ fig\t.csv", "");
	assert_true(pty_wait_for(&pty, "replaces", LIMIT_MS));
	pty_type(&pty, ":list imports\r");
	assert_true(pty_wait_for(&pty, "my figures.csv", LIMIT_MS));
	pty_type(&pty, "\033:remove 99999\r");
	assert_true(pty_wait_for(&pty, "`:list imports`", LIMIT_MS));
	pty_type(&pty, ":remove 1 2\r");
	assert_true(pty_wait_for(&pty, "'2' is too much: :remove IMPORT", LIMIT_MS));
	type_line(&pty, "--json ", "x", "");
	assert_true(pty_wait_for(&pty, "import has no option --json", LIMIT_MS));
	type_line(&pty, "--replace --", "", "'");
	assert_true(pty_wait_for(&pty, "a quote has no end", LIMIT_MS));
	quit(&pty);
}

/* More than the status line has room for is a page, which waits while a line is typed. */
static void a_report_of_several_files_is_a_page(void **state)
{
	static const char heading[] = "period,org_code,type,attendances,breaches,admissions\n";
	char text[200];
	struct feed feed;
	struct pty pty;

	(void)state;
	snprintf(text, sizeof text, "%s2015-04-01,RF4,1,9,1,1\n", heading);
	program_write(program_path("several-revised.csv"), text);
	snprintf(text, sizeof text, "%s2015-04-01,RF4,1,8,1,1\n", heading);
	program_write(program_path("several.csv"), text);
	begin_browser(&pty);
	type_line(&pty, "", "several-revised.csv ", program_path("several.csv"));
	assert_true(pty_wait_for(&pty, "2 files: 1 not taken, 1 taken", LIMIT_MS));
	assert_true(pty_shows(&pty, "─ Report ─"));
	assert_true(pty_shows(&pty, "several.csv: not taken: "));
	pty_type(&pty, "\033");
	assert_true(pty_wait_for(&pty, "Northumbria MRI", LIMIT_MS));
	feed_start(&feed, "typed", true);
	type_line(&pty, "--keep-going ", "typed ", program_path("several.csv"));
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	pty_type(&pty, ":ab");
	assert_true(pty_wait_for(&pty, ":ab", LIMIT_MS));
	waitpid(feed.child, NULL, 0);
	pty_settle(&pty, 5 * QUIET_MS);
	assert_true(pty_shows(&pty, ":ab"));
	pty_type(&pty, "\003");
	assert_true(pty_wait_for(&pty, "2 files: 1 not taken, 1 taken", LIMIT_MS));
	feed_stop(&feed);
	pty_type(&pty, "q");
	quit(&pty);
}

/* While the line is typed an import ends. */
static void type_over_the_end(struct pty *pty, const char *feed_name, const char *line)
{
	struct feed feed;

	feed_start(&feed, feed_name, true);
	type_import(pty, feed.path);
	assert_true(pty_wait_for(pty, " rows", LIMIT_MS));
	pty_type(pty, line);
	waitpid(feed.child, NULL, 0);
	pty_settle(pty, 5 * QUIET_MS);
	assert_false(pty_shows(pty, "organisations;"));
	pty_type(pty, "\r");
	feed_stop(&feed);
}

static void a_line_that_an_import_ended_under_is_run(void **state)
{
	char line[600];
	struct pty pty;

	(void)state;
	program_write(program_path("next.csv"),
		"provider,measure,period,value\nRTF,my.other,2025-01,5\n");
	snprintf(line, sizeof line, ":import %s", program_path("next.csv"));
	begin_browser(&pty);
	type_over_the_end(&pty, "first", ":nonsense");
	assert_true(pty_wait_for(&pty, "; first: ", LIMIT_MS)); /* the report, behind the refusal */
	assert_true(pty_shows(&pty, "no command nonsense"));
	type_over_the_end(&pty, "second", line);
	assert_true(pty_wait_for(&pty, "1 row of 1 organisation", LIMIT_MS));
	quit(&pty);
}

/* The only child of a process; 0: it has none. */
static pid_t child_of(pid_t parent)
{
	char path[80];
	long child = 0;

	snprintf(path, sizeof path, "/proc/%ld/task/%ld/children", (long)parent, (long)parent);
	FILE *file = fopen(path, "r");
	if (file == NULL)
		return 0;
	if (fscanf(file, "%ld", &child) != 1)
		child = 0;
	fclose(file);
	return (pid_t)child;
}

static void an_import_that_is_killed_is_told(void **state)
{
	struct feed feed;
	struct pty pty;

	(void)state;
	feed_start(&feed, "lost", false);
	begin_browser(&pty);
	type_import(&pty, feed.path);
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	pid_t child = child_of(pty.child);
	if (child > 0) {
		kill(child, SIGKILL);
		assert_true(pty_wait_for(
			&pty, "nothing was imported: it ended unexpectedly", LIMIT_MS));
	}
	pty_type(&pty, "\003");
	quit(&pty);
	feed_stop(&feed);
}

static void a_browser_that_is_killed_takes_its_import_along(void **state)
{
	struct feed feed;
	struct pty pty;
	int status = 0;

	(void)state;
	feed_start(&feed, "killed", false);
	begin_browser(&pty);
	type_import(&pty, feed.path);
	assert_true(pty_wait_for(&pty, " rows", LIMIT_MS));
	kill(pty.child, SIGKILL);
	pty_wait(&pty, END_MS);
	running[1] = 0;
	pty_free(&pty);
	for (int i = 0; i < END_MS / 10 && waitpid(feed.child, &status, WNOHANG) == 0; i++)
		usleep(10000);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE); /* nobody reads it */
	unlink(feed.path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_teardown(shows_a_bar_that_goes_away, end_all),
		cmocka_unit_test_teardown(says_nothing_of_it_without_a_terminal, end_all),
		cmocka_unit_test_teardown(interrupt_cancels, end_all),
		cmocka_unit_test_teardown(signals_cancel_what_waits_for_input, end_all),
		cmocka_unit_test_teardown(keys_go_on_while_the_browser_imports, end_all),
		cmocka_unit_test_teardown(a_browser_that_is_killed_takes_its_import_along, end_all),
		cmocka_unit_test_teardown(the_browser_reads_what_it_imported, end_all),
		cmocka_unit_test_teardown(the_browser_takes_options_and_quotes, end_all),
		cmocka_unit_test_teardown(a_report_of_several_files_is_a_page, end_all),
		cmocka_unit_test_teardown(a_line_that_an_import_ended_under_is_run, end_all),
		cmocka_unit_test_teardown(an_import_that_is_killed_is_told, end_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
