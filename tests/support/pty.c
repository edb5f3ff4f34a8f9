/* A pseudo-terminal whose other end is libvterm. */
#include "support/pty.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void die(const char *what)
{
	perror(what);
	abort();
}

static void become_child(int slave, const char *const environment[], const char *const argv[])
{
	setsid();
	if (ioctl(slave, TIOCSCTTY, 0) < 0)
		_exit(126);
	for (int fd = 0; fd < 3; fd++)
		dup2(slave, fd);
	if (slave > 2)
		close(slave);
	/* As a login shell has them, whatever those are that the tests run under. */
	signal(SIGINT, SIG_DFL);
	signal(SIGQUIT, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	/* execve does not change them; its prototype is older than const. */
	execve(argv[0], (char *const *)argv, (char *const *)environment);
	_exit(127);
}

void pty_start(struct pty *pty, int rows, int columns, const char *const environment[],
	const char *const argv[])
{
	memset(pty, 0, sizeof *pty);
	pty->rows = rows;
	pty->columns = columns;
	pty->master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (pty->master < 0 || grantpt(pty->master) < 0 || unlockpt(pty->master) < 0)
		die("posix_openpt");
	int slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY);
	if (slave < 0)
		die("open pty");
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	ioctl(slave, TIOCSWINSZ, &size);
	tcgetattr(slave, &pty->before);
	pty->child = fork();
	if (pty->child < 0)
		die("fork");
	if (pty->child == 0)
		become_child(slave, environment, argv);
	close(slave);
	pty->vterm = vterm_new(rows > 0 ? rows : 1, columns > 0 ? columns : 1);
	vterm_set_utf8(pty->vterm, 1);
	VTermScreen *screen = vterm_obtain_screen(pty->vterm);
	vterm_screen_enable_altscreen(screen, 1);
	vterm_screen_reset(screen, 1);
}

void pty_send(struct pty *pty, const char *keys, size_t size)
{
	while (size > 0) {
		ssize_t n = write(pty->master, keys, size);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return;
		keys += n;
		size -= (size_t)n;
	}
}

void pty_type(struct pty *pty, const char *keys)
{
	pty_send(pty, keys, strlen(keys));
}

static void keep(struct pty *pty, const char *bytes, size_t size)
{
	if (pty->raw_size + size + 1 > pty->raw_capacity) {
		pty->raw_capacity = (pty->raw_size + size + 1) * 2;
		pty->raw = realloc(pty->raw, pty->raw_capacity);
		assert(pty->raw);
	}
	memcpy(pty->raw + pty->raw_size, bytes, size);
	pty->raw_size += size;
	pty->raw[pty->raw_size] = 0;
}

/* Reads what comes within wait_ms; false when nothing did. */
static bool read_some(struct pty *pty, int wait_ms)
{
	struct pollfd fd = {.fd = pty->master, .events = POLLIN};
	if (pty->closed || poll(&fd, 1, wait_ms) <= 0)
		return false;
	char bytes[8192];
	ssize_t n = read(pty->master, bytes, sizeof bytes);
	if (n <= 0) {
		pty->closed = true;
		return false;
	}
	pty->read_at = now_ms();
	vterm_input_write(pty->vterm, bytes, (size_t)n);
	keep(pty, bytes, (size_t)n);
	return true;
}

void pty_settle(struct pty *pty, int quiet_ms)
{
	while (read_some(pty, quiet_ms))
		continue;
}

bool pty_wait_for(struct pty *pty, const char *text, int limit_ms)
{
	double end = now_ms() + limit_ms;
	while (!pty_shows(pty, text)) {
		double left = end - now_ms();
		if (left <= 0 || (!read_some(pty, (int)left) && pty->closed))
			return pty_shows(pty, text);
	}
	return true;
}

void pty_forget(struct pty *pty)
{
	pty->raw_size = 0;
}

void pty_resize(struct pty *pty, int rows, int columns)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->vterm, rows > 0 ? rows : 1, columns > 0 ? columns : 1);
	ioctl(pty->master, TIOCSWINSZ, &size);
}

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

char *pty_screen(struct pty *pty)
{
	VTermScreen *screen = vterm_obtain_screen(pty->vterm);
	size_t cell_bytes = VTERM_MAX_CHARS_PER_CELL * 4;
	char *text = malloc((size_t)pty->rows * ((size_t)pty->columns * cell_bytes + 1) + 1);
	assert(text);
	char *out = text;
	for (int row = 0; row < pty->rows; row++) {
		char *end = out;
		for (int column = 0; column < pty->columns;) {
			VTermScreenCell cell;
			VTermPos at = {.row = row, .col = column};
			vterm_screen_get_cell(screen, at, &cell);
			if (cell.chars[0] == 0)
				*out++ = ' ';
			for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
				out += put_utf8(out, cell.chars[i]);
			if (cell.chars[0] != 0 && cell.chars[0] != ' ')
				end = out;
			column += cell.width > 1 ? cell.width : 1;
		}
		out = end;
		*out++ = '\n';
	}
	*out = 0;
	return text;
}

bool pty_shows(struct pty *pty, const char *text)
{
	char *screen = pty_screen(pty);
	bool found = strstr(screen, text) != NULL;
	free(screen);
	return found;
}

void pty_cursor(struct pty *pty, int *row, int *column)
{
	VTermPos at;
	vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &at);
	*row = at.row;
	*column = at.col;
}

bool pty_restored(struct pty *pty)
{
	struct termios now;
	if (tcgetattr(pty->master, &now) < 0)
		return false;
	return now.c_iflag == pty->before.c_iflag && now.c_oflag == pty->before.c_oflag &&
	       now.c_lflag == pty->before.c_lflag && now.c_cflag == pty->before.c_cflag;
}

int pty_wait(struct pty *pty, int limit_ms)
{
	double end = now_ms() + limit_ms;
	for (;;) {
		int status;
		pid_t ended = waitpid(pty->child, &status, WNOHANG);
		if (ended == pty->child) {
			pty_settle(pty, 20);
			pty->child = 0;
			return status;
		}
		if (now_ms() >= end)
			break;
		if (!read_some(pty, 5))
			usleep(1000);
	}
	kill(pty->child, SIGKILL);
	waitpid(pty->child, NULL, 0);
	pty->child = 0;
	return -1;
}

void pty_free(struct pty *pty)
{
	if (pty->child > 0) {
		kill(pty->child, SIGKILL);
		waitpid(pty->child, NULL, 0);
	}
	if (pty->master >= 0)
		close(pty->master);
	vterm_free(pty->vterm);
	free(pty->raw);
	memset(pty, 0, sizeof *pty);
	pty->master = -1;
}

const char *pty_program(void)
{
	const char *program = getenv("CONCORDAT");
	return program ? program : "build/concordat";
}
