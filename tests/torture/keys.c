/*
 * keys PROGRAM COUNT: random keys, escapes, pastes and resizes into the program in a
 * pseudo-terminal; it must never end but by q, be killed, or hang. keys --tour COMMAND…: the same
 * few steps every time, for valgrind; its exit status is the command's.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "support/pty.h"

static const char *const environment[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8",
	"HOME=/nonexistent", "XDG_DATA_HOME=/nonexistent", "PATH=/usr/local/bin:/usr/bin:/bin",
	NULL};

static const char *const tokens[] = {"j", "k", "g", "G", "h", "l", "\t", "\x1b[Z", "\r", "\x1b",
	"\x7f", "<", ">", "1", "2", "3", "4", "6", "z", "s", "S", "f", "o", "=", "t", "y", "n", "N",
	"?", "/", "/mri\r", "/zz", ":", ":plain\r", ":sort name\r", ":view 3\r", ":nonsense\r",
	":show p-reach\r", "\x04", "\x15", "\x1b[A", "\x1b[B", "\x1b[5~", "\x1b[6~", "\x1b[H",
	"\x1b[F", "\x0c", "\x03", "\x1b[200~q:quit\r\x1b[201~", "\x1b[<0;5;5M", "\x1b[999;999H",
	"\xff", "\xe2\x82", "\xf0\x9f\x98\x80", "\x1b]0;x\x07", "\x1bP", "e", "e\x1b", "a", "b",
	"c", "w"};

static unsigned next_random(unsigned *state)
{
	*state = *state * 1103515245u + 12345u;
	return *state >> 16;
}

static int random_keys(const char *program, long count)
{
	unsigned state = 20261121;
	long sent = 0, starts = 0;
	while (sent < count) {
		struct pty pty;
		pty_start(&pty, 24, 80, environment, (const char *const[]){program, NULL});
		pty_settle(&pty, 200);
		starts++;
		while (sent < count && !pty.closed && sent % 997 != 996) {
			unsigned pick = next_random(&state) % 1000;
			if (pick < 8)
				pty_resize(&pty, (int)(next_random(&state) % 70),
					(int)(next_random(&state) % 220));
			else
				pty_type(&pty, tokens[pick % (sizeof tokens / sizeof *tokens)]);
			sent++;
			if (pick % 5 == 0)
				pty_settle(&pty, 1);
		}
		sent++;
		/* Back out of whatever is open, then leave: a program that hangs does not get
		 * there. */
		pty_resize(&pty, 24, 80);
		for (int i = 0; i < 60 && !pty.closed; i++) {
			pty_type(&pty, i % 2 ? "q" : "\x1b");
			pty_settle(&pty, 30);
		}
		int status = pty_wait(&pty, 5000);
		pty_free(&pty);
		if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
			printf("after %ld keys: status %d\n", sent, status);
			return 1;
		}
	}
	printf("%ld random keys, %ld starts, no bad end\n", sent, starts);
	return 0;
}

/* The lines of valgrind, "==PID== …", out of all that came. */
static void print_report(char *raw)
{
	for (char *line = raw ? strtok(raw, "\r\n") : NULL; line; line = strtok(NULL, "\r\n")) {
		char *report = strstr(line, "==");
		if (report)
			puts(report);
	}
}

static int tour(const char *const argv[])
{
	static const char *const steps[] = {"jjj", "\r", "jjjj", "o", "\x1b", "=", "\x1b", "\x1b",
		"1", "j", "\r", "\x1b", "3", "jj", "s", "\r", "\x1b", "4", "G", "6", "j", "\r",
		"\x1b", "/mri", "\r", "\x1b", "n", "?", "\x1b", "f", "\x1b", "2", "\tz", "z",
		":plain\r", "jj", ":plain\r", ":about\r", "\x1b", "<", ">"};
	struct pty pty;
	pty_start(&pty, 24, 80, environment, argv);
	pty_wait_for(&pty, "Northumbria MRI", 60000);
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		pty_type(&pty, steps[i]);
		pty_settle(&pty, 400);
	}
	for (int i = 0; i < 30 && !pty.closed; i++) {
		pty_type(&pty, i % 2 ? "q" : "\x1b");
		pty_settle(&pty, 400);
	}
	pty_forget(&pty);
	int status = pty_wait(&pty, 30000);
	if (status != 0)
		print_report(pty.raw);
	pty_free(&pty);
	return status == -1 || !WIFEXITED(status) ? 1 : WEXITSTATUS(status);
}

int main(int argc, char **argv)
{
	if (argc > 2 && strcmp(argv[1], "--tour") == 0)
		return tour((const char *const *)argv + 2);
	if (argc == 3)
		return random_keys(argv[1], strtol(argv[2], NULL, 10));
	fputs("usage: keys PROGRAM COUNT | keys --tour COMMAND…\n", stderr);
	return 2;
}
