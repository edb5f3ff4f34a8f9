/* Threads of libc. */
#include "helper.h"

#include <signal.h>

void helper_start(struct helper *helper, void *(*run)(void *), void *context)
{
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	helper->runs = pthread_create(&helper->thread, NULL, run, context) == 0;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void helper_join(struct helper *helper)
{
	if (helper->runs)
		pthread_join(helper->thread, NULL);
	helper->runs = false;
}
