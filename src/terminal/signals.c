/* The handlers, and the one place where the terminal is given back whatever happens. */
#include "signals.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

enum {
	PATIENCE = 50, /* ms: a terminal that takes no bytes (^S, gone) must not hold up the end */
	HANDLER_STACK = 64 * 1024, /* a stack that overflowed cannot run its own handler */
};

static void on_end(int number);
static void on_stop(int number);
static void on_event(int number);

static const struct {
	void (*handler)(int);
	int number;
	int flags;
} handled[] = {
	{on_end, SIGHUP, 0}, {on_end, SIGTERM, 0}, {on_end, SIGQUIT, 0}, {on_end, SIGXCPU, 0},
	{on_end, SIGSEGV, SA_ONSTACK}, {on_end, SIGABRT, SA_ONSTACK}, {on_end, SIGBUS, SA_ONSTACK},
	{on_end, SIGFPE, SA_ONSTACK}, {on_end, SIGILL, SA_ONSTACK}, {on_stop, SIGTSTP, 0},
	{on_event, SIGCONT, SA_RESTART}, {on_event, SIGWINCH, SA_RESTART},
	{on_event, SIGINT, 0}, /* what waits, for a lock or a slow disk, stops waiting */
};

enum { HANDLED = sizeof handled / sizeof handled[0] };

/* Handlers have no other way to know. */
static struct {
	void (*stop)(void *);
	void *what;
	struct sigaction old[HANDLED];
	struct signal_bytes bytes;
	struct termios shell, program;
	int input, output, wake[2];
	volatile sig_atomic_t taken, ours, resized, resumed, interrupted_key, interrupted_work;
} state = {.input = -1, .output = -1, .wake = {-1, -1}};

static char handler_stack[HANDLER_STACK];

static bool in_foreground(void)
{
	return tcgetpgrp(state.input) == getpgrp();
}

static void send_bytes(const char *bytes, size_t size)
{
	struct pollfd output = {.fd = state.output, .events = POLLOUT};

	while (size > 0 && poll(&output, 1, PATIENCE) == 1 && (output.revents & POLLOUT) != 0) {
		ssize_t sent = write(state.output, bytes, size);

		if (sent <= 0)
			return;
		bytes += sent;
		size -= (size_t)sent;
	}
}

void signals_leave(void)
{
	if (!state.ours)
		return;
	state.ours = 0;
	send_bytes(state.bytes.leave, state.bytes.leave_size);
	tcsetattr(state.input, TCSANOW, &state.shell);
}

/* What the shell left while we had no hold of the terminal is what it gets back. */
bool signals_enter(void)
{
	if (!in_foreground()) {
		state.ours = 0;
		return false;
	}
	if (!state.ours)
		tcgetattr(state.input, &state.shell);
	tcsetattr(state.input, TCSANOW, &state.program);
	send_bytes(state.bytes.enter, state.bytes.enter_size);
	state.ours = 1;
	return true;
}

static void wake(void)
{
	if (write(state.wake[1], "", 1) < 0)
		return; /* full: the reader is awake already */
}

static void resume(void)
{
	if (state.taken && signals_enter()) {
		state.resumed = 1;
		state.resized = 1;
		wake();
	}
}

/* SA_RESETHAND has put the default back, and every signal is blocked until the handler returns:
 * then this one ends the program. */
static void on_end(int number)
{
	int saved = errno;

	signals_leave();
	raise(number);
	errno = saved;
}

/* Stops as the default would, so that the shell sees why. Where nobody could continue us the kernel
 * does not stop us: then we go on at once. */
static void on_stop(int number)
{
	int saved = errno;
	struct sigaction standard = {.sa_handler = SIG_DFL};
	struct sigaction ours;
	sigset_t set;

	signals_leave();
	sigaction(number, &standard, &ours);
	raise(number);
	sigemptyset(&set);
	sigaddset(&set, number);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	sigprocmask(SIG_BLOCK, &set, NULL);
	sigaction(number, &ours, NULL);
	if (sigpending(&set) == 0 && !sigismember(&set, SIGCONT))
		resume();
	errno = saved;
}

static void interrupt(void)
{
	state.interrupted_key = 1;
	state.interrupted_work = 1;
	if (state.stop != NULL)
		state.stop(state.what);
}

static void on_event(int number)
{
	int saved = errno;

	if (number == SIGCONT)
		resume();
	else if (number == SIGWINCH)
		state.resized = 1;
	else
		interrupt();
	wake();
	errno = saved;
}

static bool open_pipe(struct error *error)
{
	if (pipe(state.wake) != 0)
		return error_set_errno(error, errno, "cannot make a pipe");
	for (int i = 0; i < 2; i++) {
		fcntl(state.wake[i], F_SETFL, O_NONBLOCK);
		fcntl(state.wake[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

static void set_handlers(void)
{
	stack_t stack = {.ss_sp = handler_stack, .ss_size = sizeof handler_stack};

	sigaltstack(&stack, NULL);
	for (size_t i = 0; i < HANDLED; i++) {
		struct sigaction action = {
			.sa_handler = handled[i].handler, .sa_flags = handled[i].flags};

		if (handled[i].handler == on_end)
			action.sa_flags |= SA_RESETHAND;
		sigfillset(&action.sa_mask);
		sigaction(handled[i].number, &action, &state.old[i]);
	}
}

bool signals_open(int input, int output, struct error *error)
{
	assert(state.wake[0] < 0);
	if (tcgetattr(input, &state.shell) != 0)
		return error_set_errno(error, errno, "standard input is no terminal");
	if (!open_pipe(error))
		return false;
	state.input = input;
	state.output = output;
	state.bytes = (struct signal_bytes){0};
	set_handlers();
	return true;
}

void signals_close(void)
{
	for (size_t i = 0; i < HANDLED; i++)
		sigaction(handled[i].number, &state.old[i], NULL);
	close(state.wake[0]);
	close(state.wake[1]);
	state.wake[0] = state.wake[1] = -1;
	state.ours = state.taken = 0;
	state.resized = state.resumed = state.interrupted_key = state.interrupted_work = 0;
	state.stop = NULL;
}

void signals_set_bytes(const struct signal_bytes *bytes)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	state.bytes = *bytes;
	sigprocmask(SIG_SETMASK, &before, NULL);
}

void signals_take_terminal(void)
{
	tcgetattr(state.input, &state.program);
	state.ours = 1;
	state.taken = 1;
}

void signals_forget_terminal(void)
{
	bool ours = state.ours;

	state.ours = state.taken = 0;
	if (ours)
		tcsetattr(state.input, TCSANOW, &state.shell);
}

bool signals_terminal_is_ours(void)
{
	return state.ours;
}

int signals_descriptor(void)
{
	return state.wake[0];
}

static unsigned take_event(volatile sig_atomic_t *event, enum signal_event which)
{
	if (!*event)
		return 0;
	*event = 0;
	return which;
}

unsigned signals_events(void)
{
	char bytes[64];
	unsigned events;

	while (read(state.wake[0], bytes, sizeof bytes) > 0)
		;
	events = take_event(&state.resized, SIGNAL_RESIZED) |
		 take_event(&state.resumed, SIGNAL_RESUMED) |
		 take_event(&state.interrupted_key, SIGNAL_INTERRUPTED);
	if ((events & SIGNAL_INTERRUPTED) != 0)
		state.interrupted_work = 0;
	return events;
}

bool signals_interrupted(void)
{
	if (take_event(&state.interrupted_work, SIGNAL_INTERRUPTED) == 0)
		return false;
	state.interrupted_key = 0;
	return true;
}

void signals_on_interrupt(void (*stop)(void *), void *what)
{
	sigset_t interrupts;
	sigset_t before;

	sigemptyset(&interrupts);
	sigaddset(&interrupts, SIGINT);
	sigprocmask(SIG_BLOCK, &interrupts, &before);
	state.stop = stop;
	state.what = what;
	state.interrupted_work = 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
}
