/* A pane of plain text: help, reports, and what the program says of itself. */
#ifndef APP_TEXT_PANE_H
#define APP_TEXT_PANE_H

#include "views/view.h"

/* about is the text: its first line the title, the others the rows. */
extern const struct view_class text_pane;

/* Puts the cursor on the next line that holds the words (folded), from the cursor on or after it;
 * false where there is none. */
bool text_pane_find(struct view *view, const char *words, bool forward, bool here);

#endif
