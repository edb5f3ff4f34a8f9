/* The parts of the full-screen program and what they know of one another. */
#ifndef APP_BROWSER_H
#define APP_BROWSER_H

#include <stdbool.h>
#include <stddef.h>

#include "app/app.h"
#include "app/commands.h"
#include "base/error.h"
#include "base/string_buffer.h"
#include "draw/grid.h"
#include "layout.h"
#include "menu.h"
#include "pages.h"
#include "prompt.h"
#include "terminal/terminal.h"

struct import_job;
struct study_ranks;

struct browser {
	struct app *app;
	struct terminal *terminal;
	struct grid grid;
	struct history history;
	struct layout layout;	    /* as last painted */
	const struct page *painted; /* the page it is of; only compared: it may be gone */
	struct prompt prompt;
	struct menu menu;
	struct string_buffer message; /* until the next key */
	bool message_is_error;
	char *words_before; /* searched for before the prompt of `/` was opened */
	bool search_opened; /* that prompt has put the page of hits in front */
	bool hits_begun;    /* a hit has been opened: n goes on from it */
	char *find_words;   /* last found on a page of text */
	bool plain;
	struct import_job *job;	   /* NULL: none is running */
	int plain_top;		   /* first line shown in one column */
	bool plain_free;	   /* that line was scrolled to, whatever is selected: of a chart */
	char **tests;		   /* different ones computed since the program started */
	size_t test_count;	   /* see control_ask_test() */
	char *asked;		   /* a test that waits for its month */
	struct study_ranks *ranks; /* of the test compared last; or NULL */
	int key;		   /* the key that is being acted on */
	bool done;
};

/* src/app/browser.c */
void browser_say(struct browser *browser, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void browser_complain(struct browser *browser, const struct error *error);
/* Runs a command where the mode allows it; false with the reason. */
bool browser_run_command(struct browser *browser, const struct command *command,
	const char *argument, struct error *error);
/* "sort name": a line of the `:` prompt. */
bool browser_run_line(struct browser *browser, const char *line, struct error *error);
/* Interrupts by ^C what runs between these two. */
void browser_begin_work(struct browser *browser);
void browser_end_work(void);
/* Paints now: before work that takes a while. */
void browser_show(struct browser *browser);

/* What went well in the status line, where that has room; what is longer, and problems, as a page.
 * Frees report. */
void browser_show_report(
	struct browser *browser, bool ok, struct string_buffer *report, const struct error *error);

/* What the layout depends on, for the page in front at the present size. */
struct layout_request browser_layout_request(struct browser *browser);
struct page *browser_page(struct browser *browser);
/* The view that has the focus. */
struct view *browser_view(struct browser *browser);
/* Its selected row where that has a record; else NULL with an error. */
const struct view_row *browser_selected(struct browser *browser, struct error *error);
/* Everything is read again from app->store: after an import. */
void browser_reload(struct browser *browser);

/* src/app/screen.c: the page in front, drawn into the grid. */
void screen_draw(struct browser *browser);
/* The line of the prompt only. */
void screen_draw_prompt(struct browser *browser);
/* The digit of the tab at this column of the first line, or 0. */
char screen_tab_at(struct browser *browser, int column);
/* src/app/plain.c: the same in one column of text. */
void plain_draw(struct browser *browser);

/* src/app/looks.c: a prompt that narrows the menu. */
bool menu_prompt_key(struct browser *browser, int key);
void menu_prompt_changed(struct browser *browser);
void menu_prompt_leave(struct browser *browser);
/* Closes it and runs what was chosen. */
void menu_prompt_choose(struct browser *browser,
	bool (*run)(struct browser *browser, const char *argument, struct error *error));

/* src/app/mouse.c */
void mouse_act(struct browser *browser);

/* src/app/help.c: the keys of a scope, then those known everywhere. */
void help_text(const char *scope, bool restricted, struct string_buffer *out);

/* src/app/quote.c: the row in words and where it is said: title, publisher, date, address, lines.
 */
bool quote_row(struct app *app, const struct view *view, const struct view_row *row,
	struct string_buffer *out, struct error *error);
/* src/app/save.c: what a view shows, as .txt, .md, .csv or .json; "NAME!" writes over a file that
 * exists. */
bool save_view(struct app *app, const struct view *view, const char *name,
	struct string_buffer *report, struct error *error);

/* *written is the file's name as it was understood, to be freed, also after false. */
bool save_text(
	const char *name, const struct string_buffer *text, char **written, struct error *error);

#endif
