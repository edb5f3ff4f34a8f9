/* Handlers that only ask. */
#include "cancel.h"

#include <signal.h>
#include <stddef.h>

static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};

enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

/* Handlers have no other way to know. */
static struct {
	struct sigaction old[NUMBERS];
	struct store *volatile store;
	volatile sig_atomic_t asked;
} state;

static void on_signal(int number)
{
	(void)number;
	state.asked = 1;
	if (state.store != NULL)
		store_interrupt(state.store);
}

void cancel_begin(void)
{
	struct sigaction action = {.sa_handler = on_signal};

	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < NUMBERS; i++)
		sigaddset(&action.sa_mask, numbers[i]);
	state.asked = 0;
	for (size_t i = 0; i < NUMBERS; i++) {
		sigaction(numbers[i], NULL, &state.old[i]);
		if (state.old[i].sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
}

void cancel_end(void)
{
	cancel_stops(NULL);
	for (size_t i = 0; i < NUMBERS; i++)
		sigaction(numbers[i], &state.old[i], NULL);
}

void cancel_stops(struct store *store)
{
	state.store = store;
}

bool cancel_asked(void)
{
	return state.asked != 0;
}
