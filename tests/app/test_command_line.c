/* The command line: what is refused and how, exit statuses, hostile arguments, broken outputs. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/pty.h"
#include "support/program.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static size_t count_lines(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += *text == '\n';
	return count;
}

/* Refuses with one line that has these words, and with nothing on standard output. */
static void refuses(int status, const char *words, const char *const arguments[])
{
	struct output run = program_run(arguments);

	if (run.status != status || count_lines(run.err) != 1 || run.out_size != 0 ||
		!strstr(run.err, words) || strncmp(run.err, "concordat: ", 11) != 0)
		fail_msg("exit %d, %zu bytes: %s", run.status, run.out_size, run.err);
	output_free(&run);
}

static void refuses_what_it_does_not_know(void **state)
{
	(void)state;
	refuses(2, "do you mean search?", WORDS("serch", "x"));
	refuses(2, "do you mean --json?", WORDS("list", "events", "--jsn"));
	refuses(2, "see concordat --help", WORDS("frobnicate"));
	refuses(2, "there is no option -x", WORDS("-x"));
	refuses(2, "there is no option --", WORDS("--=", "search"));
	refuses(2, "there is no option ---json", WORDS("---json", "list", "events"));
	refuses(2, "there is no command ''", WORDS(""));
}

static void refuses_half_a_command(void **state)
{
	(void)state;
	refuses(2, "search needs more", WORDS("search"));
	refuses(2, "show needs more", WORDS("show"));
	refuses(2, "list needs more", WORDS("list"));
	refuses(2, "'events' is too much", WORDS("list", "metrics", "events"));
	refuses(2, "'now' is too much", WORDS("undo", "now"));
	refuses(2, "--limit needs a value", WORDS("search", "knee", "--limit"));
	refuses(2, "--limit is a whole number", WORDS("search", "knee", "--limit=-1"));
	refuses(2, "--limit is a whole number", WORDS("search", "knee", "--limit="));
	refuses(2, "--draw is box|dots|ascii", WORDS("--draw", "crayon"));
	refuses(2, "--json and --csv: an answer has one form",
		WORDS("list", "places", "--json", "--csv"));
	refuses(2, "--excel and --markdown", WORDS("list", "places", "--excel", "--markdown"));
	refuses(2, "--json takes no value", WORDS("--json=yes", "list", "events"));
	refuses(2, "--database needs a value", WORDS("--database=", "check"));
}

static void refuses_options_of_others(void **state)
{
	(void)state;
	refuses(2, "import has no option --json", WORDS("import", "x", "--json"));
	refuses(2, "list has no option --limit", WORDS("list", "events", "--limit", "3"));
	refuses(2, "search has no option --dossier", WORDS("--dossier", "x", "search", "knee"));
	refuses(2, "search has no option --kind", WORDS("search", "knee", "--kind=rtt"));
	refuses(2, "--csv needs a command", WORDS("--csv"));
	refuses(2, "--kind needs a command", WORDS("--kind=rtt"));
}

static void lists_the_kinds(void **state)
{
	struct output run = program_run(WORDS("list", "wombats"));

	(void)state;
	assert_int_equal(run.status, 2);
	assert_non_null(strstr(run.err, "partnerships, "));
	assert_non_null(strstr(run.err, "providers"));
	output_free(&run);
}

static void takes_options_anywhere(void **state)
{
	struct output before = program_run(WORDS("--json", "list", "places"));
	struct output after = program_run(WORDS("list", "places", "--json"));
	struct output ended = program_run(WORDS("search", "--csv", "--", "--json"));

	(void)state;
	assert_int_equal(before.status, 0);
	assert_string_equal(before.out, after.out);
	assert_int_equal(ended.status, 1);
	assert_string_equal(ended.out, "id,kind,name,record,context,sources,dossier\n");
	output_free(&before);
	output_free(&after);
	output_free(&ended);
}

static void helps(void **state)
{
	struct output help = program_run(WORDS("--help"));
	struct output brief = program_run(WORDS("-h"));
	struct output version = program_run(WORDS("-V"));

	(void)state;
	assert_int_equal(help.status, 0);
	assert_int_equal(strncmp(help.out, "usage: concordat", 16), 0);
	assert_null(strstr(help.out, "build-collection"));
	assert_string_equal(brief.out, help.out);
	assert_int_equal(version.status, 0);
	assert_int_equal(strncmp(version.out, "concordat ", 10), 0);
	assert_non_null(strstr(version.out, "built-in collection"));
	output_free(&help);
	output_free(&brief);
	output_free(&version);
}

static void tells_the_version_without_a_database(void **state)
{
	struct output run =
		program_run(WORDS("--version", "--database", program_path("missing.db")));

	(void)state;
	assert_int_equal(run.status, 1);
	assert_int_equal(strncmp(run.out, "concordat ", 10), 0);
	assert_non_null(strstr(run.err, "missing.db"));
	output_free(&run);
}

static void is_restricted(void **state)
{
	(void)state;
	refuses(1, "import is not there in restricted mode", WORDS("--restricted", "import", "x"));
	refuses(1, "export is not there in restricted mode", WORDS("export", "x", "--restricted"));
	refuses(1, "restricted mode", WORDS("--restricted", "undo"));
	refuses(1, "restricted mode", WORDS("--restricted", "upgrade"));
	refuses(1, "restricted mode", WORDS("--restricted", "check"));
	refuses(1, "restricted mode",
		WORDS("--restricted", "--build-collection", program_path("no.db"), "x"));
	struct output run = program_run(WORDS("--restricted", "list", "places"));
	assert_int_equal(run.status, 0);
	output_free(&run);
}

/* RELIABILITY.md appendix A; a NUL cannot stand in an argument. */
static const char *const hostile[] = {"\x1b]0;PWN-TITLE\x07", "\x1b]52;c;UFdORUQ=\x07",
	"\x1b]8;;http://evil.example/\x1b\\x\x1b]8;;\x1b\\", "\x1b[1;2;3;4;5;7;9mSGR",
	"\x1b[2J\x1b[3J\x1b[7;13HCLR", "\x1b[6n\x1b[6nDSR", "\x1bP$qPWN\x1b\\",
	"\x1b"
	"cRIS",
	"A\x9b"
	"31mC1R",
	"A\xc2\x9b"
	"31mC1U",
	"A\xc2\x9d"
	"0;PWNC1\xc2\x9c",
	"B1\x07"
	"B2",
	"BS1\x08\x08\x08"
	"BS2",
	"CR1\x0d"
	"CR2",
	"SO1\x0elqk\x0fSI2",
	"D1\x7f"
	"D2",
	"R1\xe2\x80\xae"
	"ABC\xe2\x80\xac"
	"R2",
	"I1\xe2\x81\xa6"
	"ABC\xe2\x81\xa9I2",
	"Z1\xe2\x80\x8bZ2", "L1\xe2\x80\xa8L2", "T1\xf3\xa0\x81\x81\xf3\xa0\x81\x82T2",
	"X1\xff\xfeX2", "O1\xc0\xafO2", "S1\xed\xa0\x80S2", "U1\xe2\x82",
	"Z\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81!", "a\nb"};

static const char *const dangerous[] = {"\x1b", "\x07", "\x08", "\r", "\x0e", "\x0f", "\x7f",
	"\xc2\x9b", "\xc2\x9c", "\xc2\x9d", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\x8b",
	"\xe2\x80\xa8", "\xf3\xa0\x81\x81", "\xff", "\xc0", "\xed\xa0\x80",
	"\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"};

static void is_safe(const char *text, const char *command)
{
	for (size_t i = 0; i < sizeof dangerous / sizeof *dangerous; i++)
		if (strstr(text, dangerous[i]))
			fail_msg("%s lets number %zu through: %s", command, i, text);
}

static void try_hostile(const char *const changes[], const char *const words[])
{
	struct output run = program_run_with(changes, NULL, words);

	assert_in_range(run.status, 1, 2);
	assert_int_equal(count_lines(run.err), 1);
	is_safe(run.err, words[0]);
	is_safe(run.out, words[0]);
	output_free(&run);
}

static void shows_hostile_arguments(void **state)
{
	static const char *const ascii[] = {"LC_ALL=C", NULL};

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		const char *h = hostile[i];
		char file[200], option[200];

		snprintf(file, sizeof file, "/nonexistent/%s", h);
		snprintf(option, sizeof option, "--%s", h);
		for (int both = 0; both < 2; both++) {
			const char *const *changes = both ? ascii : NULL;

			try_hostile(changes, WORDS(h));
			try_hostile(changes, WORDS(option));
			try_hostile(changes, WORDS("list", h));
			try_hostile(changes, WORDS("show", h));
			try_hostile(changes, WORDS("search", h, "zzzqqq"));
			try_hostile(changes, WORDS("import", file));
			try_hostile(changes, WORDS("--database", file, "check"));
			try_hostile(changes, WORDS("export", file));
		}
	}
}

static void says_when_the_disk_is_full(void **state)
{
	struct output run = program_run_with(NULL, "/dev/full", WORDS("list", "metrics", "--json"));

	(void)state;
	assert_int_equal(run.status, 1);
	assert_non_null(strstr(run.err, "cannot write the answer: No space left"));
	output_free(&run);
	run = program_run_with(NULL, "/dev/full", WORDS("--help"));
	assert_int_equal(run.status, 1);
	output_free(&run);
}

/* Runs with standard output given; the exit status, 128 + signal. */
static int run_into(int out, bool ignore_pipe, const char *errors)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		int err = open(errors, O_CREAT | O_TRUNC | O_WRONLY, 0600);

		signal(SIGPIPE, ignore_pipe ? SIG_IGN : SIG_DFL);
		setenv("XDG_DATA_HOME", program_folder(), 1);
		dup2(err, STDERR_FILENO);
		if (out >= 0)
			dup2(out, STDOUT_FILENO);
		else
			close(STDOUT_FILENO);
		execl(pty_program(), "concordat", "list", "facts", "--json", (char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void ends_quietly_with_its_pipe(void **state)
{
	const char *errors = program_path("errors");
	struct stat status;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	assert_int_equal(run_into(ends[1], false, errors), 128 + SIGPIPE);
	assert_int_equal(run_into(ends[1], true, errors), 1);
	close(ends[1]);
	assert_int_equal(stat(errors, &status), 0);
	assert_int_equal(status.st_size, 0);
}

static void does_without_standard_output(void **state)
{
	(void)state;
	assert_int_equal(run_into(-1, false, program_path("errors")), 1);
}

/* Nothing that only a terminal understands goes into a pipe, whatever TERM says. */
static void sends_no_escapes_to_a_pipe(void **state)
{
	static const char *const colourful[] = {"TERM=xterm-256color", "CLICOLOR_FORCE=1", NULL};
	const char *const *const commands[] = {WORDS("list", "metrics"), WORDS("show", "p-inh-mri"),
		WORDS("search", "MRI"), WORDS("--help"), WORDS("list", "events", "--markdown")};

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct output run = program_run_with(colourful, NULL, commands[i]);

		assert_int_equal(run.status, 0);
		is_safe(run.out, commands[i][0]);
		output_free(&run);
	}
}

static void gives_an_overview_without_a_terminal(void **state)
{
	struct output run = program_run((const char *const[]){NULL});

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "27 partnerships"));
	assert_non_null(strstr(run.out, "Northumbria MRI"));
	assert_non_null(strstr(run.out, "concordat --help"));
	is_safe(run.out, "overview");
	output_free(&run);
}

/* Every character is one that the locale has, and nothing is lost as '?'. */
static void speaks_the_locale(void **state)
{
	static const char *const ascii[] = {"LC_ALL=C", NULL};
	const char *const *const commands[] = {WORDS("--draw=box"), WORDS("list", "values"),
		WORDS("list", "events"), WORDS("show", "p-inh-mri"), WORDS("--help")};

	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		struct output run = program_run_with(ascii, NULL, commands[i]);

		assert_int_equal(run.status, 0);
		for (const char *at = run.out; *at; at++)
			if (*at != '\n' && !isprint((unsigned char)*at))
				fail_msg("byte %02x: %.60s", (unsigned)(unsigned char)*at, at);
		output_free(&run);
	}
}

/* A locale that is not installed, as ssh brings it along, still says UTF-8. */
static void guesses_the_character_set(void **state)
{
	static const char *const absent[] = {"LC_ALL=xx_XX.UTF-8", NULL};
	struct output run = program_run_with(absent, NULL, WORDS("list", "values"));

	(void)state;
	assert_non_null(strstr(run.out, "£"));
	output_free(&run);
}

static void program_data_are_utf8_in_every_locale(void **state)
{
	static const char *const ascii[] = {"LC_ALL=C", NULL};
	struct output here = program_run(WORDS("list", "values", "--csv"));
	struct output there = program_run_with(ascii, NULL, WORDS("list", "values", "--csv"));

	(void)state;
	assert_non_null(strstr(here.out, "£"));
	assert_string_equal(here.out, there.out);
	output_free(&here);
	output_free(&there);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refuses_what_it_does_not_know),
		cmocka_unit_test(refuses_half_a_command),
		cmocka_unit_test(refuses_options_of_others),
		cmocka_unit_test(lists_the_kinds),
		cmocka_unit_test(takes_options_anywhere),
		cmocka_unit_test(helps),
		cmocka_unit_test(tells_the_version_without_a_database),
		cmocka_unit_test(is_restricted),
		cmocka_unit_test(shows_hostile_arguments),
		cmocka_unit_test(says_when_the_disk_is_full),
		cmocka_unit_test(ends_quietly_with_its_pipe),
		cmocka_unit_test(does_without_standard_output),
		cmocka_unit_test(sends_no_escapes_to_a_pipe),
		cmocka_unit_test(gives_an_overview_without_a_terminal),
		cmocka_unit_test(speaks_the_locale),
		cmocka_unit_test(guesses_the_character_set),
		cmocka_unit_test(program_data_are_utf8_in_every_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
