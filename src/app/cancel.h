/* Work that a signal ends cleanly: ^C, and what a closing terminal or the system sends. */
#ifndef APP_CANCEL_H
#define APP_CANCEL_H

#include <stdbool.h>

#include "store/store.h"

/* From now on INT, TERM and HUP ask for the end instead of being it; what waits stops waiting. One
 * that was ignored before stays so. */
void cancel_begin(void);
void cancel_end(void); /* as it was before */

/* The store whose statement is stopped at once; NULL before it is closed. */
void cancel_stops(struct store *store);

bool cancel_asked(void);

#endif
