/* One line that is typed: `:`, `/`, and what asks for a name. */
#ifndef APP_PROMPT_H
#define APP_PROMPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/string_buffer.h"

struct browser;

/* What a prompt is for. Any function may close the prompt. */
struct prompt_use {
	const char *label;
	const char *keys;			       /* the line of keys meanwhile */
	bool (*key)(struct browser *browser, int key); /* keys of its own, before those of editing:
							  true when it was one; may be NULL */
	void (*changed)(struct browser *browser);      /* may be NULL */
	void (*enter)(struct browser *browser);
	void (*leave)(struct browser *browser); /* Esc, or Backspace in an empty line; closes the
						   prompt itself; NULL: just closes */
};

enum { PROMPT_HISTORY = 100, PROMPT_LONGEST = 1000 };

struct prompt {
	const struct prompt_use *use; /* NULL: none is open */
	struct string_buffer text;    /* UTF-8 */
	size_t cursor;		      /* byte */
	bool suggests;		      /* the text is the program's: what is typed replaces it */
	char *lines[PROMPT_HISTORY];  /* entered before, the newest last */
	size_t count, at;	      /* at: the line shown; count: the one being typed */
};

/* text is a suggestion, "" for none: typing replaces it, any other key of editing keeps it. */
void prompt_open(struct prompt *prompt, const struct prompt_use *use, const char *text);
void prompt_close(struct prompt *prompt);
void prompt_free(struct prompt *prompt);
void prompt_set(struct prompt *prompt, const char *text);
/* Keeps the line for Up and Down. */
void prompt_remember(struct prompt *prompt, const char *line);
/* Shows the line before or after the one shown. */
void prompt_recall(struct prompt *prompt, bool earlier);

enum prompt_result {
	PROMPT_IGNORED,
	PROMPT_MOVED,
	PROMPT_CHANGED,
	PROMPT_EMPTIED, /* Backspace where nothing was left */
};
/* Keys of editing; a pasted text has its lines joined. */
enum prompt_result prompt_edit(struct prompt *prompt, int key);
enum prompt_result prompt_paste(struct prompt *prompt, const char *text);

/* src/app/prompt_act.c: a key while a prompt is open. */
void prompt_act(struct browser *browser, int key);

#endif
