/* Runs the real program without a terminal and keeps what it says. */
#ifndef TESTS_SUPPORT_PROGRAM_H
#define TESTS_SUPPORT_PROGRAM_H

#include <stddef.h>

struct output {
	int status;	 /* exit status; 128 + signal where it was killed */
	char *out, *err; /* NUL-terminated */
	size_t out_size, err_size;
};

/*
 * A folder of its own, made once for the whole test program and removed at its end: HOME and
 * XDG_DATA_HOME of what is run, and the place for a test's files.
 */
const char *program_folder(void);
/* FOLDER/NAME, valid until the fourth call after this one. */
const char *program_path(const char *name);
void program_write(const char *path, const char *text);

/* words: what follows the program's name, ends with NULL. Under LC_ALL=C.UTF-8. */
struct output program_run(const char *const words[]);
/* changes: "NAME=value", ends with NULL, put into the environment first; output NULL or the file
 * that is standard output. */
struct output program_run_with(
	const char *const changes[], const char *output, const char *const words[]);
void output_free(struct output *run);

#endif
