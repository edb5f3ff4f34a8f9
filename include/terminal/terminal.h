/* Shows a grid, reads a key, and leaves the terminal as it was found on every way out. */
#ifndef TERMINAL_TERMINAL_H
#define TERMINAL_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "draw/grid.h"

struct terminal;

struct terminal_options {
	bool mouse;
	bool colour; /* false: attributes only ($NO_COLOR) */
};

/*
 * TERM is checked ([A-Za-z0-9+._-]{1,32}; else an error without its bytes); an unknown one falls
 * back to xterm-256color, then vt100, with a note in *note (static text or NULL); "dumb" is an
 * error. Handlers for HUP, TERM, QUIT, XCPU, TSTP and crashes are set here, with fixed bytes for
 * the way out.
 */
bool terminal_open(const struct terminal_options *options, struct terminal **out, const char **note,
	struct error *error);
void terminal_close(struct terminal *terminal);
/* In a child of fork(): the terminal is the parent's, and signals do what they did before. */
void terminal_abandon(void);

void terminal_size(const struct terminal *terminal, int *rows, int *columns);

/* Sends what changed since the last show (ncurses' own difference), the cursor last. */
void terminal_show(struct terminal *terminal, const struct grid *grid);
void terminal_redraw(struct terminal *terminal); /* ^L: the next show sends everything */

/* Waits for a key without a timer. True where another key is already waiting: act on it before
 * painting. */
int terminal_next_key(struct terminal *terminal);
bool terminal_key_waiting(struct terminal *terminal);

/* A descriptor that terminal_next_key() waits for as well, from now on; -1: none. */
void terminal_watch(struct terminal *terminal, int descriptor);

struct terminal_mouse {
	int row, column;
	int button; /* 1 pressed, 2 double, 4 wheel up, 5 wheel down */
};
struct terminal_mouse terminal_mouse(const struct terminal *terminal);
const char *terminal_paste(const struct terminal *terminal); /* until the next key */
void terminal_set_mouse(struct terminal *terminal, bool on);

void terminal_suspend(struct terminal *terminal); /* ^Z; returns after fg */

/* To the reader's own clipboard by OSC 52 (printable text, at most 74,994 bytes of base64); false
 * where the terminal is not known to pass it on. */
bool terminal_copy(struct terminal *terminal, const char *text);

/* True once after ^C while something ran: long work polls it. */
bool terminal_interrupted(void);

/* Called by ^C's handler (so async-signal-safe) until the next call; NULL: nothing. What it stops
 * must outlive it. */
void terminal_on_interrupt(void (*stop)(void *), void *what);

#endif
