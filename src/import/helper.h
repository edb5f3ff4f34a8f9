/* A second thread for a while. */
#ifndef IMPORT_HELPER_H
#define IMPORT_HELPER_H

#include <pthread.h>
#include <stdbool.h>

struct helper {
	pthread_t thread;
	bool runs;
};

/* Where no thread can be had, nothing runs, and the caller does all of the work. Signals are for
 * the thread that has the terminal: this one takes none. */
void helper_start(struct helper *helper, void *(*run)(void *), void *context);
/* Waits for its end. */
void helper_join(struct helper *helper);

#endif
