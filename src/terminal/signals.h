/* Signals: what must happen at once happens in the handlers, with bytes made ready before; the rest
 * wakes the reader of keys. */
#ifndef TERMINAL_SIGNALS_H
#define TERMINAL_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* What the terminal is sent when it is given back and when it is taken again. */
struct signal_bytes {
	char leave[320], enter[320];
	size_t leave_size, enter_size;
};

enum signal_event {
	SIGNAL_RESIZED = 1,
	SIGNAL_RESUMED = 2,
	SIGNAL_INTERRUPTED = 4,
};

/* Keeps the terminal's settings and sets the handlers. Signals that were ignored at the start stay
 * ignored. */
bool signals_open(int input, int output, struct error *error);
/* Puts the old handlers back. */
void signals_close(void);

void signals_set_bytes(const struct signal_bytes *bytes);
/* From now on the terminal is ours; its present settings are those of the program. */
void signals_take_terminal(void);
/* The terminal has been given back by other means: nothing is left to do at the end. */
void signals_forget_terminal(void);
/* False while it is not ours: stopped, or in the background. */
bool signals_terminal_is_ours(void);

/* Gives it back at once: async-signal-safe. */
void signals_leave(void);
/* Takes it again; false where this process is not in the foreground. Everything must be drawn after
 * it. */
bool signals_enter(void);

int signals_descriptor(void);  /* becomes readable when an event happens */
unsigned signals_events(void); /* those since the last call */

bool signals_interrupted(void); /* true once after ^C, which is then no event any more */
/* Called by the handler of ^C; NULL: nothing. */
void signals_on_interrupt(void (*stop)(void *), void *what);

#endif
