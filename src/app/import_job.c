/*
 * The browser's imports. The child has its own store and no terminal; it tells lines through a
 * pipe, the first letter saying what: p progress, r a line of the report, e what is wrong. Its exit
 * status says whether it worked. Where the browser dies the pipe breaks, and the import is
 * cancelled.
 */
#include "import_job.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "browser.h"
#include "cancel.h"
#include "import_command.h"
#include "progress.h"
#include "terminal/terminal.h"
#include "words.h"

struct task;

/* A command that runs in the child. */
struct deed {
	const char *command, *noun, *doing, *done;
	bool (*run)(struct app *app, const struct task *task, struct string_buffer *report,
		struct error *error);
};

struct import_job {
	const struct deed *deed;
	pid_t child;
	int pipe;
	bool cancelled, ended;
	struct string_buffer pending; /* bytes of a line that has not all come */
	struct string_buffer shown;   /* what it last said in the status line */
	struct string_buffer report;
	struct error error;
};

/* As it was typed. */
struct task {
	const struct deed *deed;
	struct command_line line;
	struct import_options options;
	char period[8];
	size_t width; /* of the line that says how far it is */
};

/* What a message calls a command, and what it is called here. */
static const struct {
	const char *shell, *prompt;
} spellings[] = {
	{"concordat import", ":import"},
	{"concordat list imports", ":list imports"},
	{"concordat remove", ":remove"},
};

/* Appends the text, a line of it: line ends become spaces. */
static void add_as_here(const char *text, struct string_buffer *out)
{
	while (*text != '\0') {
		size_t size = 0, i = 0;

		for (; i < sizeof spellings / sizeof *spellings && size == 0; i++) {
			size = strlen(spellings[i].shell);
			if (strncmp(text, spellings[i].shell, size) != 0)
				size = 0;
			else
				string_buffer_add(out, spellings[i].prompt);
		}
		if (size == 0)
			string_buffer_add_char(out, *text == '\n' ? ' ' : *text);
		text += size > 0 ? size : 1;
	}
}

/* --- the child ------------------------------------------------------------------------------- */

static void tell(int pipe, char what, const char *text)
{
	struct string_buffer line = {0};

	string_buffer_add_char(&line, what);
	add_as_here(text, &line);
	string_buffer_add_char(&line, '\n');
	for (size_t at = 0; at < line.size;) {
		ssize_t sent = write(pipe, line.bytes + at, line.size - at);

		if (sent < 0 && errno != EINTR)
			break; /* nobody listens: is_cancelled() sees that */
		at += sent > 0 ? (size_t)sent : 0;
	}
	string_buffer_free(&line);
}

static void tell_progress(struct progress *progress, const struct import_progress *at)
{
	struct string_buffer text = {0};

	progress_line(progress, at, "importing", "  ^C cancels", false, progress->width, &text);
	tell(progress->descriptor, 'p', string_buffer_text(&text));
	string_buffer_free(&text);
}

static void tell_report(int pipe, const char *report)
{
	while (*report != '\0') {
		size_t size = strcspn(report, "\n");
		struct string_buffer line = {0};

		string_buffer_add_bytes(&line, report, size);
		tell(pipe, 'r', string_buffer_text(&line));
		string_buffer_free(&line);
		report += size + (report[size] == '\n');
	}
}

static bool is_cancelled(void *context)
{
	const struct progress *progress = context;
	struct pollfd pipe = {.fd = progress->descriptor};

	return cancel_asked() || (poll(&pipe, 1, 0) == 1 && (pipe.revents & POLLERR) != 0);
}

static void leave_terminal(void)
{
	int nothing = open("/dev/null", O_RDWR);

	terminal_abandon();
	memory_on_exhaustion(NULL);
	setsid(); /* the terminal's signals are the browser's */
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		dup2(nothing, fd);
	signal(SIGPIPE, SIG_IGN);
}

static _Noreturn void be_child(
	const struct app *parent, struct task *task, int pipe, const sigset_t *signals)
{
	struct app app = *parent;
	struct progress progress = {
		.app = &app, .show = tell_progress, .descriptor = pipe, .width = task->width};
	struct string_buffer report = {0};
	struct error error;

	task->options.progress = progress_report;
	task->options.cancelled = is_cancelled;
	task->options.context = &progress;
	leave_terminal();
	cancel_begin();
	sigprocmask(SIG_SETMASK, signals, NULL);
	app.store = NULL; /* the parent's, never to be touched here */
	bool ok = task->deed->run(&app, task, &report, &error);
	tell_report(pipe, string_buffer_text(&report));
	if (!ok)
		tell(pipe, 'e', error.message);
	_exit(ok ? APP_OK : APP_FAILED);
}

/* --- the browser ----------------------------------------------------------------------------- */

/* Signals wait until the child has handlers of its own: those of the browser would give its
 * terminal back. */
static pid_t start_child(const struct app *app, struct task *task, const int ends[2])
{
	sigset_t all, before;
	pid_t child;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	child = fork();
	if (child == 0) {
		close(ends[0]);
		be_child(app, task, ends[1], &before);
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return child;
}

/* In the status line, unless something else stands there. */
static void say(struct browser *browser, const char *text)
{
	struct import_job *job = browser->job;
	const char *there = string_buffer_text(&browser->message);

	if (*there != '\0' && strcmp(there, string_buffer_text(&job->shown)) != 0)
		return;
	string_buffer_truncate(&job->shown, 0);
	string_buffer_add(&job->shown, text);
	browser_say(browser, "%s", text);
}

static bool start(struct browser *browser, struct task *task, struct error *error)
{
	int ends[2];

	if (pipe(ends) != 0)
		return error_set_errno(error, errno, "cannot make a pipe");
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	pid_t child = start_child(browser->app, task, ends);
	close(ends[1]);
	if (child < 0) {
		close(ends[0]);
		return error_set_errno(error, errno, "cannot start %s", task->deed->noun);
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	browser->job = memory_allocate(sizeof *browser->job);
	browser->job->deed = task->deed;
	browser->job->child = child;
	browser->job->pipe = ends[0];
	terminal_watch(browser->terminal, ends[0]);
	struct string_buffer begun = {0};
	string_buffer_format(&begun, "%s …  ^C cancels", task->deed->doing);
	say(browser, string_buffer_text(&begun));
	string_buffer_free(&begun);
	return true;
}

static bool refuse_as_here(struct error *error)
{
	struct string_buffer text = {0};

	add_as_here(error->message, &text);
	error_set(error, "%s", string_buffer_text(&text));
	string_buffer_free(&text);
	return false;
}

static bool import_files(
	struct app *app, const struct task *task, struct string_buffer *report, struct error *error)
{
	const struct request *request = &task->line.request;

	return action_import(app, request->words, request->count, &task->options, report, error);
}

static bool remove_import(
	struct app *app, const struct task *task, struct string_buffer *report, struct error *error)
{
	return action_remove(app, task->line.request.words[0], report, error);
}

static const struct deed deeds[] = {
	[JOB_IMPORT] = {"import", "an import", "importing", "imported", import_files},
	[JOB_REMOVE] = {"remove", "a removal", "removing", "removed", remove_import},
};

/* Options and words as the command line takes them. */
static bool read_task(struct task *task, const char *argument, struct error *error)
{
	static char program[] = "concordat";
	struct command_line *line = &task->line;
	char **words;
	size_t count;

	if (!words_split(argument, 2, &line->arena, &words, &count, error))
		return false;
	words[0] = program;
	words[1] = arena_string(&line->arena, task->deed->command);
	return command_line_take(line, (int)count, words, error) &&
	       import_options_of(&line->request, task->period, &task->options, error);
}

bool import_job_start(
	struct browser *browser, enum job_deed deed, const char *argument, struct error *error)
{
	struct task task = {.deed = &deeds[deed],
		.width = browser->grid.columns > 2 ? (size_t)browser->grid.columns - 2 : 1};
	bool ok = import_job_none(browser, error) &&
		  (read_task(&task, argument, error) || refuse_as_here(error)) &&
		  start(browser, &task, error);

	arena_free(&task.line.arena);
	return ok;
}

static void take_line(struct browser *browser, const char *line, size_t size)
{
	struct import_job *job = browser->job;
	struct string_buffer text = {0};

	if (size == 0)
		return;
	string_buffer_add_bytes(&text, line + 1, size - 1);
	if (*line == 'p' && !job->cancelled)
		say(browser, string_buffer_text(&text));
	else if (*line == 'r')
		string_buffer_format(&job->report, "%s\n", string_buffer_text(&text));
	else if (*line == 'e')
		error_set(&job->error, "%s", string_buffer_text(&text));
	string_buffer_free(&text);
}

static void take_lines(struct browser *browser)
{
	struct string_buffer *pending = &browser->job->pending;
	struct string_buffer rest = {0};
	const char *at = string_buffer_text(pending);

	for (const char *end; (end = strchr(at, '\n')) != NULL; at = end + 1)
		take_line(browser, at, (size_t)(end - at));
	string_buffer_add(&rest, at);
	string_buffer_free(pending);
	*pending = rest;
}

static void free_job(struct browser *browser)
{
	struct import_job *job = browser->job;

	terminal_watch(browser->terminal, -1);
	close(job->pipe);
	string_buffer_free(&job->pending);
	string_buffer_free(&job->shown);
	string_buffer_free(&job->report);
	free(job);
	browser->job = NULL;
}

/* Its exit status; one that a signal ended without a word is told by that. */
static bool wait_for_child(struct import_job *job)
{
	int status = 0;

	while (waitpid(job->child, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == APP_OK)
		return true;
	if (*job->error.message == '\0')
		error_set(&job->error, "nothing was %s: it ended unexpectedly", job->deed->done);
	return false;
}

static void finish(struct browser *browser)
{
	struct import_job *job = browser->job;
	struct string_buffer report = job->report;
	struct error error;
	bool ok = wait_for_child(job);

	error = job->error;
	job->report = (struct string_buffer){0};
	free_job(browser);
	if (ok)
		ok = app_reopen_store(browser->app, &error);
	browser_reload(browser);
	browser_show_report(browser, ok, &report, &error);
}

void import_job_read(struct browser *browser)
{
	char bytes[4096];
	ssize_t size;

	if (browser->job == NULL)
		return;
	while ((size = read(browser->job->pipe, bytes, sizeof bytes)) > 0)
		string_buffer_add_bytes(&browser->job->pending, bytes, (size_t)size);
	take_lines(browser);
	browser->job->ended = size == 0;
	if (size == 0)
		terminal_watch(browser->terminal, -1);
}

bool import_job_settle(struct browser *browser)
{
	bool ready = browser->job != NULL && browser->job->ended && browser->prompt.use == NULL;

	if (ready)
		finish(browser);
	return ready;
}

bool import_job_none(struct browser *browser, struct error *error)
{
	import_job_settle(browser);
	return browser->job == NULL ||
	       error_set(error, "%s is running: ^C cancels it, or wait for its end",
		       browser->job->deed->noun);
}

void import_job_cancel(struct browser *browser)
{
	if (browser->job == NULL)
		return;
	browser->job->cancelled = true;
	kill(browser->job->child, SIGTERM);
	browser_say(browser, "cancelling …");
}

void import_job_leave(struct browser *browser)
{
	if (browser->job == NULL)
		return;
	kill(browser->job->child, SIGTERM);
	free_job(browser);
}
