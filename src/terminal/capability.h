/* What terminfo says of a terminal, and the byte sequences made from it. */
#ifndef TERMINAL_CAPABILITY_H
#define TERMINAL_CAPABILITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "signals.h"

/* The name to open: $TERM itself, or one known instead with a note. An error names no bytes of it.
 */
bool capability_choose(int output, const char **name, const char **note, struct error *error);

/* Of the xterm family (it reports the mouse), which knows bracketed paste and OSC 52. Asked after
 * newterm(). */
bool capability_xterm_like(void);

/* Bytes for the way out and back in, for a screen of so many rows. */
void capability_bytes(int rows, bool mouse, struct signal_bytes *bytes);

#endif
