/* Running bsdtar(1) or unzip(1): by execve, in a session of their own, with nothing to ask. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#endif
#include "archive.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/string_buffer.h"

extern char **environ;

enum {
	ARCHIVE = 3,	     /* number of the archive in the child */
	ABOVE = 10,	     /* numbers that dup2() to 0 … 3 cannot meet */
	LIST_MOST = 1 << 20, /* bytes of names */
	PIPE_SIZE = 1 << 20, /* fewer turns between helper and reader */
};

/* Where PATH has it; false where it does not. Entries that are not absolute are passed over: they
 * would run what lies in the folder of the data. */
static bool find_program(const char *name, char *out, size_t size)
{
	const char *path = getenv("PATH");

	for (path = path != NULL ? path : "/usr/bin:/bin"; *path; path += *path == ':') {
		size_t length = strcspn(path, ":");

		if (*path == '/' &&
			(size_t)snprintf(out, size, "%.*s/%s", (int)length, path, name) < size &&
			access(out, X_OK) == 0)
			return true;
		path += length;
	}
	return false;
}

/* bsdtar passes over names that its locale cannot write; neither helper's words are shown. */
static char **environment_in_utf8(struct arena *arena)
{
	static char utf8[] = "LC_ALL=C.UTF-8";
	size_t count = 0, kept = 0;
	char **out;

	while (environ[count] != NULL)
		count++;
	out = arena_array(arena, count + 2, sizeof *out);
	for (size_t i = 0; i < count; i++)
		if (strncmp(environ[i], "LC_ALL=", 7) != 0)
			out[kept++] = environ[i];
	out[kept++] = utf8;
	out[kept] = NULL;
	return out;
}

static void run_child(const char *program, char *const *arguments, char *const *environment,
	int archive, int output)
{
	int null = open("/dev/null", O_RDWR);

	/* Without a terminal there is nothing to ask a password from. */
	if (setsid() < 0 || null < 0 || dup2(null, 0) < 0 || dup2(output, 1) < 0 ||
		dup2(null, 2) < 0 || dup2(archive, ARCHIVE) < 0 || lseek(ARCHIVE, 0, SEEK_SET) < 0)
		_exit(126);
	execve(program, arguments, environment);
	_exit(127);
}

static bool start(const char *program, char *const *arguments, char *const *environment,
	int archive, struct archive_run *run, struct error *error)
{
	int ends[2], output, input = fcntl(archive, F_DUPFD_CLOEXEC, ABOVE);

	if (input < 0 || pipe(ends) != 0) {
		error_set_errno(error, errno, "cannot start %s", program);
		if (input >= 0)
			close(input);
		return false;
	}
#ifdef F_SETPIPE_SZ
	fcntl(ends[0], F_SETPIPE_SZ, PIPE_SIZE); /* it may be refused */
#endif
	output = fcntl(ends[1], F_DUPFD_CLOEXEC, ABOVE);
	close(ends[1]);
	fcntl(ends[0], F_SETFD, FD_CLOEXEC);
	run->output = ends[0];
	run->child = output >= 0 ? fork() : -1;
	if (run->child == 0)
		run_child(program, arguments, environment, input, output);
	if (run->child < 0) {
		error_set_errno(error, errno, "cannot start %s", program);
		close(run->output);
		*run = (struct archive_run){0, -1, false};
	}
	close(input);
	if (output >= 0)
		close(output);
	return run->child > 0;
}

/* Both helpers take a member's name as a pattern: signs of patterns lose their meaning. */
static char *quote_pattern(struct arena *arena, const char *name)
{
	char *out = arena_allocate(arena, 2 * strlen(name) + 1), *to = out;

	for (; *name; name++) {
		if (strchr("*?[]\\", *name) != NULL)
			*to++ = '\\';
		*to++ = *name;
	}
	return out;
}

bool archive_run(int archive, const char *member, struct archive_run *run, struct error *error)
{
	static char dashes[] = "--", file[] = "/dev/fd/3", unzip[] = "unzip", bsdtar[] = "bsdtar",
		    list[] = "-Z1", print[] = "-p", table[] = "-tf", extract[] = "-xOf";
	char program[4096];
	struct arena arena = {0};
	char *pattern = member != NULL ? quote_pattern(&arena, member) : NULL;
	char **environment = environment_in_utf8(&arena);
	bool done;

	*run = (struct archive_run){0, -1, false};
	/* bsdtar first: it unpacks an extract four times as fast. */
	if (find_program("bsdtar", program, sizeof program)) {
		char *arguments[] = {
			bsdtar, member != NULL ? extract : table, file, dashes, pattern, NULL};

		done = start(program, arguments, environment, archive, run, error);
	} else if (find_program("unzip", program, sizeof program)) {
		char *arguments[] = {
			unzip, member != NULL ? print : list, dashes, file, pattern, NULL};

		run->unzip = true;
		done = start(program, arguments, environment, archive, run, error);
	} else {
		done = error_set(error, "is a .zip, and there is nothing to open it: install the "
					"package libarchive-tools (bsdtar), or unzip");
	}
	arena_free(&arena);
	return done;
}

static void close_output(struct archive_run *run)
{
	if (run->output >= 0)
		close(run->output);
	run->output = -1;
}

static int wait_for(struct archive_run *run)
{
	int status = -1;

	while (waitpid(run->child, &status, 0) < 0 && errno == EINTR)
		;
	run->child = 0;
	return status;
}

bool archive_end(struct archive_run *run, struct error *error)
{
	const char *name = run->unzip ? "unzip" : "bsdtar";
	int status, code;

	close_output(run);
	if (run->child == 0)
		return true;
	status = wait_for(run);
	code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	if (code == 0 || (run->unzip && code == 1)) /* 1: a warning, and all was unpacked */
		return true;
	if (code < 0)
		return error_set(error, "%s ended by a signal: the .zip is damaged", name);
	if (run->unzip && (code == 5 || code == 81 || code == 82))
		return error_set(error, "the .zip is locked by a password: unpack it first");
	return error_set(error, "%s cannot unpack it (exit %d): the .zip is damaged%s", name, code,
		run->unzip ? " or cut off" : ", cut off or locked by a password");
}

void archive_kill(struct archive_run *run)
{
	close_output(run);
	if (run->child == 0)
		return;
	kill(run->child, SIGKILL);
	wait_for(run);
}

static bool read_names(struct archive_run *run, struct string_buffer *out, struct error *error)
{
	char piece[4096];

	for (;;) {
		ssize_t got = read(run->output, piece, sizeof piece);

		if (got == 0)
			return archive_end(run, error);
		if (got < 0 && errno != EINTR)
			return error_set_errno(error, errno, "cannot read what is in the .zip");
		if (got > 0)
			string_buffer_add_bytes(out, piece, (size_t)got);
		if (out->size > LIST_MOST)
			return error_set(error, "the .zip has more files than an import reads");
	}
}

bool archive_is(int file)
{
	char magic[4];

	return pread(file, magic, sizeof magic, 0) == sizeof magic &&
	       memcmp(magic, "PK\x03\x04", sizeof magic) == 0;
}

bool archive_is_csv(const char *name, size_t size)
{
	return size > 4 && strncasecmp(name + size - 4, ".csv", 4) == 0 &&
	       (size < 9 || memcmp(name, "__MACOSX/", 9) != 0);
}

static int compare_names(const void *left, const void *right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static bool sort_names(const char **names, size_t count, struct error *error)
{
	if (count == 0)
		return error_set(error, "has no .csv in it: a workbook must be saved as CSV first");
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 1; i < count; i++)
		if (strcmp(names[i - 1], names[i]) == 0)
			return error_set(
				error, "has two files of the name %s: unpack it first", names[i]);
	return true;
}

bool archive_list(int archive, struct arena *arena, const char *const **names, size_t *count,
	struct error *error)
{
	struct string_buffer text = {0};
	struct archive_run run;
	const char **found = NULL;
	char *name, *rest = NULL;
	bool done = archive_run(archive, NULL, &run, error) && read_names(&run, &text, error);

	archive_kill(&run);
	*count = 0;
	if (done && text.size > 0) {
		found = arena_array(arena, text.size / 2 + 1, sizeof *found);
		for (name = strtok_r(text.bytes, "\n", &rest); name != NULL;
			name = strtok_r(NULL, "\n", &rest))
			if (archive_is_csv(name, strlen(name)))
				found[(*count)++] = arena_string(arena, name);
	}
	done = done && sort_names(found, *count, error);
	*names = found;
	string_buffer_free(&text);
	return done;
}
