/* The sequence that puts text into the reader's clipboard. */
#ifndef TERMINAL_CLIPBOARD_H
#define TERMINAL_CLIPBOARD_H

#include "base/string_buffer.h"

/* Appends OSC 52 for the printable part of text, wrapped where $TMUX or $STY says that it must be.
 */
void clipboard_sequence(const char *text, struct string_buffer *out);

#endif
