/* Keys as the program knows them. */
#ifndef TERMINAL_KEY_H
#define TERMINAL_KEY_H

#include <stdbool.h>
#include <stddef.h>

/* A key is a Unicode code point (also control codes such as 4 for ^D) or one of these. */
enum key {
	KEY_CODE_NONE = 0,
	KEY_CODE_TAB = 9,
	KEY_CODE_ENTER = 10,
	KEY_CODE_ESCAPE = 27,
	KEY_CODE_UP = 0x110000,
	KEY_CODE_DOWN,
	KEY_CODE_LEFT,
	KEY_CODE_RIGHT,
	KEY_CODE_HOME,
	KEY_CODE_END,
	KEY_CODE_PAGE_UP,
	KEY_CODE_PAGE_DOWN,
	KEY_CODE_BACKSPACE,
	KEY_CODE_DELETE,
	KEY_CODE_SHIFT_TAB,
	KEY_CODE_RESIZE,    /* the terminal has another size */
	KEY_CODE_RESUME,    /* continued after ^Z: draw everything */
	KEY_CODE_INTERRUPT, /* ^C */
	KEY_CODE_CLOSED,    /* the terminal has gone, or SIGTERM, SIGHUP: end now */
	KEY_CODE_MOUSE,	    /* terminal_mouse() says where */
	KEY_CODE_WATCHED,   /* there is something to read where terminal_watch() looks */
	KEY_CODE_PASTE,	    /* bracketed paste: terminal_paste() has its text */
};

/* "^D", "Enter", "PgDn", "j", for help and messages; at most 11 bytes. (curses has a key_name() of
 * its own.) */
void key_format(int key, char buffer[12]);
/* The reverse, for bindings; -1 where there is no such key. */
int key_parse(const char *name);

#endif
