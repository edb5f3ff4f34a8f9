/* Bytes of a terminal become keys. */
#ifndef TERMINAL_INPUT_H
#define TERMINAL_INPUT_H

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#include <curses.h>

#include "base/string_buffer.h"
#include "terminal/key.h"
#include "terminal/terminal.h"

struct input {
	int descriptor;
	WINDOW *window;	    /* a pad, never drawn: reading from it paints nothing */
	int erase;	    /* the terminal's own key for Backspace, or -1 */
	int ahead;	    /* a key read before it was asked for, or KEY_CODE_NONE */
	mbstate_t partial;  /* of a character whose bytes have not all come yet */
	bool pasting;	    /* between the marks of a bracketed paste */
	int64_t last_paste; /* ms: when its last byte came */
	struct string_buffer paste;
	struct terminal_mouse mouse;
	int64_t last_click; /* ms, where `mouse` says */
};

/* After newterm(), cbreak() and noecho(). */
void input_open(struct input *input, int descriptor);
void input_close(struct input *input);

/* The next key that is there already, else KEY_CODE_NONE. */
int input_read(struct input *input);

#endif
