/* Runs the real program without a terminal and keeps what it says. */
#include "support/program.h"

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/pty.h"

enum { WORDS_MOST = 40 };

static char folder[100];

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status, (void)type, (void)walk;
	return remove(path);
}

static void remove_folder(void)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

const char *program_folder(void)
{
	if (!*folder) {
		snprintf(folder, sizeof folder, "/tmp/concordat-test-XXXXXX");
		if (!mkdtemp(folder))
			abort();
		atexit(remove_folder);
	}
	return folder;
}

const char *program_path(const char *name)
{
	static char paths[4][400];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", program_folder(), name);
	return path;
}

void program_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	if (!file || fputs(text, file) < 0 || fclose(file) != 0)
		abort();
}

static char *read_all(FILE *file, size_t *size)
{
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	char *text = calloc(1, *size + 1);
	if (!text || fread(text, 1, *size, file) != *size)
		abort();
	fclose(file);
	return text;
}

static _Noreturn void be_concordat(
	const char *const changes[], int out, int err, const char *const words[])
{
	char *argv[WORDS_MOST + 2];
	size_t count = 0;

	setenv("HOME", program_folder(), 1);
	setenv("XDG_DATA_HOME", program_folder(), 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("CONCORDAT_DATABASE");
	unsetenv("COLUMNS");
	for (; changes && *changes; changes++)
		putenv(strdup(*changes));
	dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	argv[count++] = strdup("concordat");
	for (; *words && count <= WORDS_MOST; words++)
		argv[count++] = strdup(*words);
	argv[count] = NULL;
	execv(pty_program(), argv);
	_exit(127);
}

struct output program_run_with(
	const char *const changes[], const char *output, const char *const words[])
{
	struct output run = {0};
	FILE *out = output ? fopen(output, "w+") : tmpfile();
	FILE *err = tmpfile();
	int status;

	program_folder();
	if (!out || !err)
		abort();
	pid_t child = fork();
	if (child == 0)
		be_concordat(changes, fileno(out), fileno(err), words);
	waitpid(child, &status, 0);
	run.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	run.out = output ? strdup("") : read_all(out, &run.out_size);
	if (output)
		fclose(out);
	run.err = read_all(err, &run.err_size);
	return run;
}

struct output program_run(const char *const words[])
{
	return program_run_with(NULL, NULL, words);
}

void output_free(struct output *run)
{
	free(run->out);
	free(run->err);
	*run = (struct output){0};
}
