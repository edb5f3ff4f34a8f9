/* Runs the real program in a pseudo-terminal, with libvterm as the terminal: what a person would
 * see, and every byte sent. */
#ifndef TESTS_SUPPORT_PTY_H
#define TESTS_SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>

struct pty {
	int master;
	pid_t child;
	int rows, columns;
	struct VTerm *vterm;
	char *raw; /* all bytes the program has sent since pty_forget() */
	size_t raw_size, raw_capacity;
	double read_at;	       /* when the last bytes came, in ms of the monotonic clock, before the
				  emulator saw them */
	bool closed;	       /* the program's side has gone */
	struct termios before; /* settings of the terminal before the program started */
};

/* environment: "NAME=value" strings, the whole of it, ends with NULL. Fails the test (abort) where
 * the pty cannot be made. */
void pty_start(struct pty *pty, int rows, int columns, const char *const environment[],
	const char *const argv[]);
void pty_send(struct pty *pty, const char *keys, size_t size);
void pty_type(struct pty *pty, const char *keys);
/* Reads until nothing came for quiet_ms, or the program closed. */
void pty_settle(struct pty *pty, int quiet_ms);
/* Reads until the screen holds text, at most limit_ms; false when it never did. */
bool pty_wait_for(struct pty *pty, const char *text, int limit_ms);
void pty_forget(struct pty *pty);
void pty_resize(struct pty *pty, int rows, int columns);
/* The screen as lines of UTF-8, trailing spaces cut; the caller frees it. */
char *pty_screen(struct pty *pty);
bool pty_shows(struct pty *pty, const char *text);
void pty_cursor(struct pty *pty, int *row, int *column);
/* True where the terminal's settings are those from before the start. */
bool pty_restored(struct pty *pty);
/* Waits for the end: the wait status, or -1 when it did not end within limit_ms (then it is
 * killed). */
int pty_wait(struct pty *pty, int limit_ms);
void pty_free(struct pty *pty);

/* The program under test: $CONCORDAT, else build/concordat. */
const char *pty_program(void);

#endif
