/* The commands of the command line, and what is set up before one of them runs. */
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command_line.h"
#include "import_command.h"
#include "text/encoding.h"
#include "text/utf8.h"

/* One of answer and act. */
struct subcommand {
	const char *name, *arguments;
	size_t least, most; /* words after it */
	unsigned scopes;    /* 1 << enum scope */
	bool restricted;    /* also there in restricted mode */
	int (*answer)(struct app *app, const struct request *request);
	bool (*act)(struct app *app, const struct request *request, struct string_buffer *report,
		struct error *error);
	const char *help;
};

static bool remove_import(struct app *app, const struct request *request,
	struct string_buffer *report, struct error *error)
{
	return action_remove(app, request->words[0], report, error);
}

static bool export(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error)
{
	return action_export(app, request->dossier, request->words[0], report, error);
}

static bool upgrade(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error)
{
	(void)request;
	return action_upgrade(app, report, error);
}

static bool undo(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error)
{
	(void)request;
	return action_undo(app, report, error);
}

static bool check(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error)
{
	(void)request;
	return action_check(app, report, error);
}

enum {
	TABLE = 1 << SCOPE_TABLE,
	LIMIT = 1 << SCOPE_LIMIT,
	EXPORT = 1 << SCOPE_EXPORT,
	IMPORT = IMPORT_SCOPES,
	SERIES = TABLE | 1 << SCOPE_FUNCTION | 1 << SCOPE_MONTHS | 1 << SCOPE_SERIES |
		 1 << SCOPE_BASIS,
	SUMMARY = TABLE | LIMIT | 1 << SCOPE_FUNCTION | 1 << SCOPE_PERIOD | 1 << SCOPE_SUMMARY |
		  1 << SCOPE_LIMITS,
	STUDY = TABLE | 1 << SCOPE_KIND | 1 << SCOPE_FUNCTION | 1 << SCOPE_MONTHS |
		1 << SCOPE_STUDY | 1 << SCOPE_LIMITS | 1 << SCOPE_TEST | 1 << SCOPE_BASIS,
	SHARE = TABLE | 1 << SCOPE_FUNCTION | 1 << SCOPE_MONTHS | 1 << SCOPE_SHARE,
};

static const struct subcommand subcommands[] = {
	{"search", "WORDS…", 1, SIZE_MAX, TABLE | LIMIT, true, report_search, NULL,
		"what has all of these words, best first"},
	{"show", "NAME-OR-ID", 1, SIZE_MAX, TABLE, true, report_show, NULL,
		"one record, every line with its source"},
	{"list", "KIND", 1, 1, TABLE, true, report_list, NULL,
		"a table: partnerships, providers, metrics, measures …"},
	{"series", "WHO MEASURE", 2, SIZE_MAX, SERIES, true, report_series, NULL,
		"an official measure of one provider or group, month by month"},
	{"summary", "MEASURE", 0, 1, SUMMARY, true, report_summary, NULL,
		"every provider: a month, the year before, change, rank"},
	{"share", "MEASURE", 1, 1, SHARE, true, report_share, NULL,
		"the part that others than NHS trusts do"},
	{"chart", "WHO MEASURE", 1, SIZE_MAX, STUDY | 1 << SCOPE_CHART, true, report_chart, NULL,
		"a control chart of a measure, or of a FILE of date,value"},
	{"test", "WHO MEASURE", 1, SIZE_MAX, STUDY, true, report_test, NULL,
		"whether it changed after an event, and how often others did"},
	{"import", "FILE…", 1, SIZE_MAX, IMPORT, false, NULL, import_command,
		"add official statistics, or dossiers, which are folders of tables"},
	{"remove", "IMPORT", 1, 1, 0, false, NULL, remove_import,
		"take an import of official statistics away"},
	{"export", "FOLDER", 1, 1, EXPORT, false, NULL, export,
		"write everything as tables that import again"},
	{"upgrade", "", 0, 0, 0, false, NULL, upgrade, "bring your database up to this version"},
	{"undo", "", 0, 0, 0, false, NULL, undo, "go back to the database before the last import"},
	{"check", "", 0, 0, 0, false, NULL, check, "verify the database and every citation in it"},
};

enum {
	SUBCOMMAND_COUNT = sizeof subcommands / sizeof *subcommands,
	BOX_LINE = 0x2500, /* a character set without it is drawn on in ASCII */
};

static void unknown_command(const char *typed, struct error *error)
{
	const char *names[SUBCOMMAND_COUNT];

	for (size_t i = 0; i < SUBCOMMAND_COUNT; i++)
		names[i] = subcommands[i].name;
	const char *name = options_nearest(typed, names, SUBCOMMAND_COUNT);
	if (name)
		error_set(error, "there is no command '%s': do you mean %s?", typed, name);
	else
		error_set(error, "there is no command '%s': see concordat --help", typed);
}

static const struct subcommand *subcommand_named(const char *name)
{
	for (size_t i = 0; i < SUBCOMMAND_COUNT; i++)
		if (strcmp(subcommands[i].name, name) == 0)
			return &subcommands[i];
	return NULL;
}

/* command NULL: browsing, which has none of the scopes from first on. */
static bool has_scopes(const struct command_line *line, const struct subcommand *command,
	unsigned first, struct error *error)
{
	for (unsigned scope = first; scope < SCOPE_COUNT; scope++) {
		if (!line->given[scope] || (command && command->scopes & 1U << scope))
			continue;
		if (!command)
			return error_set(error, "--%s needs a command: see concordat --help",
				line->given[scope]);
		return error_set(error, "%s has no option --%s", command->name, line->given[scope]);
	}
	return true;
}

static bool has_words(
	const struct command_line *line, const struct subcommand *command, struct error *error)
{
	size_t count = line->word_count - 1;

	if (count >= command->least && count <= command->most)
		return true;
	if (count > command->most)
		return error_set(error, "'%s' is too much: concordat %s %s",
			line->words[command->most + 1], command->name, command->arguments);
	return error_set(error, "%s needs more: concordat %s %s", command->name, command->name,
		command->arguments);
}

/* Arguments come in the bytes of the locale. */
static void add_utf8(const char *word, struct string_buffer *out)
{
	const char *codeset = encoding_find(nl_langinfo(CODESET));
	struct string_buffer converted = {0};
	struct error ignored;
	bool ok = codeset != NULL && !utf8_valid(word, strlen(word), NULL) &&
		  encoding_to_utf8(codeset, word, strlen(word), &converted, &ignored);

	string_buffer_add(out, ok ? string_buffer_text(&converted) : word);
	string_buffer_free(&converted);
}

static void fill_request(struct command_line *line)
{
	struct string_buffer text = {0};

	line->request.words = line->words + 1;
	line->request.count = line->word_count - 1;
	for (size_t i = 0; i < line->request.count; i++) {
		if (i > 0)
			string_buffer_add_char(&text, ' ');
		add_utf8(line->request.words[i], &text);
	}
	line->request.text = arena_string(&line->arena, string_buffer_text(&text));
	string_buffer_free(&text);
}

/* What an action says goes to standard output where it worked; else it is what is wrong. */
static int finish(
	const struct app *app, bool ok, struct string_buffer *report, const struct error *error)
{
	struct string_buffer out = {0};

	report_lines(app, string_buffer_text(report), &out);
	string_buffer_free(report);
	if (ok)
		return report_print(app, &out);
	app_print(app, stderr, string_buffer_text(&out));
	string_buffer_free(&out);
	return app_complain(app, error);
}

static int act(struct command_line *line, const struct subcommand *command)
{
	struct string_buffer report = {0};
	struct error error;
	bool ok = command->act(&line->app, &line->request, &report, &error);

	return finish(&line->app, ok, &report, &error);
}

static int refuse_restricted(const struct app *app, const char *what)
{
	struct error error;

	error_set(&error, "%s is not there in restricted mode", what);
	return app_complain(app, &error);
}

static int build(struct command_line *line)
{
	struct string_buffer report = {0};
	struct error error;

	if (line->app.restricted)
		return refuse_restricted(&line->app, "building");
	bool ok = action_build(
		&line->app, line->build, line->words, line->word_count, &report, &error);
	return finish(&line->app, ok, &report, &error);
}

/* first: the scope from which on the command must have those of the options. NULL with an error. */
static const struct subcommand *take_command(
	struct command_line *line, unsigned first, struct error *error)
{
	const struct subcommand *command = subcommand_named(line->words[0]);

	if (!command)
		unknown_command(line->words[0], error);
	if (!command || !has_scopes(line, command, first, error) ||
		!has_words(line, command, error) ||
		!options_take_kind(line, command->scopes, error))
		return NULL;
	fill_request(line);
	return command;
}

bool command_line_take(struct command_line *line, int argc, char **argv, struct error *error)
{
	return options_parse(line, argc, argv, error) &&
	       take_command(line, SCOPE_ALL, error) != NULL;
}

static int run_command(struct command_line *line)
{
	struct error error;
	const struct subcommand *command = take_command(line, SCOPE_ALL + 1, &error);

	if (!command) {
		app_complain(&line->app, &error);
		return APP_USAGE;
	}
	if (line->app.restricted && !command->restricted)
		return refuse_restricted(&line->app, command->name);
	return command->answer ? command->answer(&line->app, &line->request) : act(line, command);
}

static int run_browse(struct command_line *line)
{
	struct error error;

	if (!has_scopes(line, NULL, SCOPE_ALL + 1, &error)) {
		app_complain(&line->app, &error);
		return APP_USAGE;
	}
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
		line->app.waiting = NULL; /* nothing is written over a screen */
		return browser_run(&line->app);
	}
	return overview_run(&line->app);
}

static int print_help(const struct app *app)
{
	struct string_buffer text = {0}, left = {0}, out = {0};

	string_buffer_add(&text,
		"usage: concordat [OPTION…] [COMMAND …]\n\n"
		"The evidence on NHS partnerships. Without a command: the browser, or, where there "
		"is no\n"
		"terminal, an overview. See concordat(1) and concordat-collection(5).\n\n");
	for (size_t i = 0; i < SUBCOMMAND_COUNT; i++) {
		string_buffer_truncate(&left, 0);
		string_buffer_format(&left, "%s %s", subcommands[i].name, subcommands[i].arguments);
		options_help_line(string_buffer_text(&left), subcommands[i].help, &text);
	}
	string_buffer_add_char(&text, '\n');
	options_help(&text);
	report_lines(app, string_buffer_text(&text), &out);
	string_buffer_free(&text);
	string_buffer_free(&left);
	return report_print(app, &out);
}

/* The version is told even where no database can be opened. */
static int print_version(struct app *app)
{
	struct string_buffer out = {0};
	struct error error;

	string_buffer_add(&out, "concordat " CONCORDAT_VERSION "\n");
	int status = report_print(app, &out);
	if (!app_open_store(app, &error))
		return app_complain(app, &error);
	report_lines(app, store_path(app->store), &out);
	return status == APP_OK ? report_print(app, &out) : status;
}

static int run(struct command_line *line, int argc, char **argv)
{
	struct error error;

	if (!options_parse(line, argc, argv, &error)) {
		app_complain(&line->app, &error);
		return APP_USAGE;
	}
	if (!line->level_given && !charset_has(line->app.charset, BOX_LINE))
		line->app.level = DRAW_ASCII;
	if (line->help)
		return print_help(&line->app);
	if (line->version)
		return print_version(&line->app);
	if (line->build)
		return build(line);
	return line->word_count > 0 ? run_command(line) : run_browse(line);
}

/* A file that is opened must not become standard output: what is closed gets something that fails
 * when it is used. */
static void occupy_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
			open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) != fd)
			_exit(APP_FAILED);
}

/* A locale that is not installed, as ssh often brings one along, still says that the terminal is
 * UTF-8. */
static void set_locale(void)
{
	static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
	const char *wanted = NULL;

	if (setlocale(LC_CTYPE, ""))
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names && (!wanted || !*wanted); i++)
		wanted = getenv(names[i]);
	if (wanted && (strstr(wanted, "UTF-8") || strstr(wanted, "utf8")))
		setlocale(LC_CTYPE, "C.UTF-8");
}

/* NULL where the variable is not set, or empty. */
static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static struct store_places find_places(struct arena *arena)
{
	const char *data = environment("XDG_DATA_HOME");
	const char *home = environment("HOME");
	struct store_places places = {.environment = environment("CONCORDAT_DATABASE"),
		.host = CONCORDAT_LOCALSTATEDIR "/lib/concordat/concordat.db"};

	if (data && *data == '/')
		places.user = arena_format(arena, "%s/concordat/concordat.db", data);
	else if (home)
		places.user = arena_format(arena, "%s/.local/share/concordat/concordat.db", home);
	return places;
}

/* rconcordat, also as a login shell: "-rconcordat". */
static bool is_restricted_name(const char *program)
{
	const char *slash = program ? strrchr(program, '/') : NULL;
	const char *name = slash ? slash + 1 : program;

	return name && strcmp(name + (*name == '-'), "rconcordat") == 0;
}

static void say_waiting(long holder)
{
	fprintf(stderr, "concordat: waiting for process %ld, which writes to the same database\n",
		holder);
}

int command_line_run(int argc, char **argv)
{
	struct command_line line = {0};

	occupy_standard_streams();
	signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is an error to report, not the end */
	set_locale();
	line.app.charset = charset_open(nl_langinfo(CODESET));
	line.app.places = find_places(&line.arena);
	line.app.colour = !environment("NO_COLOR");
	line.app.restricted = is_restricted_name(argv[0]);
	line.app.waiting = say_waiting;
	int status = run(&line, argc, argv);
	if (line.app.store)
		store_close(line.app.store);
	charset_close(line.app.charset);
	arena_free(&line.arena);
	return status;
}
