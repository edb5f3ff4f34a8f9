/* What the command line and the browser share. */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "draw/grid.h"
#include "store/store.h"
#include "text/charset.h"
#include "text/writer.h"

enum app_exit {
	APP_OK = 0,
	APP_FAILED = 1, /* not found, ambiguous, refused, an error of the world */
	APP_USAGE = 2,
};

struct app {
	struct store *store; /* exchanged after an import; NULL until a command needs it */
	struct store_places places;
	struct charset *charset;
	enum draw_level level;
	enum writer_format format; /* --json, --csv, --markdown */
	bool excel;		   /* CSV with a byte order mark and CRLF */
	bool mouse, plain, colour, restricted;
	/* Where an answer goes instead of standard output, or the complaint instead of standard
	 * error; NULL: it does not. */
	struct string_buffer *capture;
	void (*waiting)(long holder); /* told once whose import is waited for; or NULL */
};

/* Opens app->store where it is not open yet. */
bool app_open_store(struct app *app, struct error *error);

/* Writes text that is displayable (or CSV, JSON, Markdown) to the stream in the reader's character
 * set; false when the stream broke. */
bool app_print(const struct app *app, FILE *stream, const char *text);

/* "concordat: message" on standard error, made safe; returns APP_FAILED. */
int app_complain(const struct app *app, const struct error *error);

/* src/app/command_line.c: parses arguments, runs one command; what main() returns. */
int command_line_run(int argc, char **argv);

/* src/app/browser.c: the loop of the full-screen program. */
int browser_run(struct app *app);

/* src/app/overview.c: what the program says instead where there is no terminal. */
int overview_run(struct app *app);

/* src/app/actions.c: what the command line and the browser both do. Each says what happened in
 * report, or fails with error. */
struct import_options;
/* All paths are one generation. options may be NULL. Where cancel.h says that its end was asked
 * for, nothing was imported and the error says so. */
bool action_import(struct app *app, const char *const *paths, size_t count,
	const struct import_options *options, struct string_buffer *report, struct error *error);
/* id: as `list imports` has it. */
bool action_remove(
	struct app *app, const char *id, struct string_buffer *report, struct error *error);
/* Opens what is there now in the place of app->store: another process has written it. */
bool app_reopen_store(struct app *app, struct error *error);
/* The build's: a database from these dossiers alone, to be built into the program; whatever path
 * was before is replaced. */
bool action_build(struct app *app, const char *path, const char *const *paths, size_t count,
	struct string_buffer *report, struct error *error);
bool action_export(struct app *app, const char *dossier, const char *folder,
	struct string_buffer *report, struct error *error);
bool action_undo(struct app *app, struct string_buffer *report, struct error *error);
bool action_upgrade(struct app *app, struct string_buffer *report, struct error *error);
bool action_check(struct app *app, struct string_buffer *report,
	struct error *error); /* false with problems in report too */

#endif
