/* The control chart's page: opening it, and what the browser does after it is painted. */
#ifndef APP_STUDY_BROWSE_H
#define APP_STUDY_BROWSE_H

#include "views/control.h"

struct browser;

/* src/app/study_open.c: a page of its own in front. */
void study_open(struct browser *browser, const struct control_ask *ask);

/* src/app/study_keys.c */
/* The chart in front; NULL with the reason where none is. */
const struct control *study_front(struct browser *browser, struct error *error);
/* Asks for something else in the same page: the cursor stays on its month, or goes with the break.
 */
void study_anew(struct browser *browser, const struct control *control, struct control_ask ask);
/* What was typed, run; nothing typed closes the prompt. */
void study_enter(struct browser *browser,
	bool (*run)(struct browser *browser, const char *argument, struct error *error));

/* src/app/study_ranks.c */
/* A test that was computed counts; and what takes long is computed once the chart is on the screen.
 * True: paint again. */
void study_count(struct browser *browser);
/* Which comparison it is: that of before where it was made already, else one more. */
void study_number_test(const struct browser *browser, struct control_ask *ask);
bool study_finish(struct browser *browser);
/* The ranks kept are of another database, or no longer needed. */
void study_forget(struct browser *browser);
void study_forget_tests(struct browser *browser);

#endif
