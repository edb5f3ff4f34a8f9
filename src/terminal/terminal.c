/* The screen: opening and closing it, showing a grid, waiting for a key. */
#include "terminal/terminal.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

#include "base/memory.h"
#include "capability.h"
#include "clipboard.h"
#include "colours.h"
#include "input.h"
#include "signals.h"
#include "terminal/key.h"
#include "text/utf8.h"

enum {
	ESCAPE_DELAY = 25,  /* ms */
	LARGEST_ROWS = 500, /* whatever the terminal says of itself */
	LARGEST_COLUMNS = 1000,
	FRUITLESS_WAKES = 20, /* input that is there and cannot be read: it has ended */
	ASCII_FIRST = ' ',
	ASCII_COUNT = 127 - ASCII_FIRST,
};

struct terminal {
	SCREEN *screen;
	struct input input;
	int rows, columns;
	bool mouse, xterm_like, closed;
	unsigned events; /* enum signal_event, not yet told */
	int fruitless;
	int watched; /* descriptor, or -1 */
	bool watched_ready;
	attr_t attributes[STYLE_COUNT];
	short pairs[STYLE_COUNT];		 /* of colours; 0: the terminal's own */
	cchar_t ascii[STYLE_COUNT][ASCII_COUNT]; /* made once */
	cchar_t line[LARGEST_COLUMNS];
};

/* Without colours. */
static const attr_t attributes[STYLE_COUNT] = {
	[STYLE_PLAIN] = A_NORMAL,
	[STYLE_STRONG] = A_BOLD,
	[STYLE_FAINT] = A_DIM,
	[STYLE_SELECTED] = A_BOLD,
	[STYLE_MARK] = A_NORMAL,
	[STYLE_ERROR] = A_BOLD,
	[STYLE_COMMON] = A_NORMAL,
	[STYLE_IMPROVEMENT] = A_BOLD,
	[STYLE_CONCERN] = A_BOLD,
	[STYLE_NEUTRAL] = A_BOLD,
	[STYLE_TARGET] = A_NORMAL,
};

/* Only pairs that a style has are made; a terminal that cannot keep its background gets none. */
static void choose_colours(struct terminal *terminal, bool wanted)
{
	short next = 1;

	memcpy(terminal->attributes, attributes, sizeof attributes);
	if (!wanted || !has_colors() || start_color() == ERR || use_default_colors() == ERR)
		return;
	for (int style = 0; style < STYLE_COUNT && next < COLOR_PAIRS; style++) {
		int colour = colours_of((enum style)style, COLORS);

		if (colour < 0 || init_pair(next, (short)colour, -1) == ERR)
			continue;
		terminal->pairs[style] = next++;
		terminal->attributes[style] = A_NORMAL;
	}
}

static void make_ascii(struct terminal *terminal)
{
	for (int style = 0; style < STYLE_COUNT; style++) {
		for (int i = 0; i < ASCII_COUNT; i++) {
			wchar_t text[2] = {(wchar_t)(ASCII_FIRST + i), 0};

			setcchar(&terminal->ascii[style][i], text, terminal->attributes[style],
				terminal->pairs[style], NULL);
		}
	}
}

static void update_bytes(const struct terminal *terminal)
{
	struct signal_bytes bytes;

	capability_bytes(terminal->rows, terminal->mouse, &bytes);
	signals_set_bytes(&bytes);
}

/* False where the terminal does not know its size: it says 0 by 0. */
static bool ask_size(int *rows, int *columns)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
		return false;
	*rows = size.ws_row < LARGEST_ROWS ? size.ws_row : LARGEST_ROWS;
	*columns = size.ws_col < LARGEST_COLUMNS ? size.ws_col : LARGEST_COLUMNS;
	return true;
}

static void follow_size(struct terminal *terminal)
{
	int rows;
	int columns;

	if (ask_size(&rows, &columns))
		resizeterm(rows, columns);
	getmaxyx(stdscr, terminal->rows, terminal->columns);
	update_bytes(terminal);
}

/* curses is told the size the one way that works with every description; a stale $LINES has no say.
 */
static SCREEN *open_screen(const char *name)
{
	int rows = 24;
	int columns = 80;
	char number[16];
	SCREEN *screen;

	ask_size(&rows, &columns);
	snprintf(number, sizeof number, "%d", rows);
	setenv("LINES", number, 1);
	snprintf(number, sizeof number, "%d", columns);
	setenv("COLUMNS", number, 1);
	screen = newterm(name, stdout, stdin);
	/* Until it has come back from an endwin(), ncurses 6.4 sends every cursor movement in a
	 * write of its own (TINFO_MVCUR): forty for a paint instead of one. */
	if (screen != NULL)
		endwin();
	unsetenv("LINES");
	unsetenv("COLUMNS");
	return screen;
}

static bool is_number(const char *text)
{
	return text != NULL && *text != '\0' && text[strspn(text, "0123456789")] == '\0';
}

static void set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	intrflush(stdscr, FALSE); /* else ^C would drop half-sent sequences */
	typeahead(-1);		  /* a paint is never left half done: keys are drained before it */
	if (!is_number(getenv("ESCDELAY"))) /* else curses has taken it */
		set_escdelay(ESCAPE_DELAY);
}

static void send_now(const char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t sent = write(STDOUT_FILENO, bytes, size);

		if (sent < 0 && errno != EINTR)
			return;
		if (sent > 0) {
			bytes += sent;
			size -= (size_t)sent;
		}
	}
}

static void send_text(const char *text)
{
	send_now(text, strlen(text));
}

bool terminal_open(const struct terminal_options *options, struct terminal **out, const char **note,
	struct error *error)
{
	const char *name;
	struct terminal *terminal;
	SCREEN *screen;

	*note = NULL;
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return error_set(error, "the browser needs a terminal");
	if (!capability_choose(STDOUT_FILENO, &name, note, error) ||
		!signals_open(STDIN_FILENO, STDOUT_FILENO, error))
		return false;
	screen = open_screen(name);
	if (screen == NULL) {
		signals_close();
		return error_set(error, "the terminal \"%s\" cannot be opened", name);
	}
	terminal = memory_allocate(sizeof *terminal);
	terminal->screen = screen;
	terminal->watched = -1;
	set_modes();
	input_open(&terminal->input, STDIN_FILENO);
	choose_colours(terminal, options->colour);
	make_ascii(terminal);
	terminal->xterm_like = capability_xterm_like();
	follow_size(terminal);
	signals_take_terminal();
	memory_on_exhaustion(signals_leave);
	if (terminal->xterm_like)
		send_text("\033[?2004h");
	terminal_set_mouse(terminal, options->mouse);
	*out = terminal;
	return true;
}

void terminal_close(struct terminal *terminal)
{
	memory_on_exhaustion(NULL);
	if (signals_terminal_is_ours()) {
		terminal_set_mouse(terminal, false);
		if (terminal->xterm_like)
			send_text("\033[?2004l");
		endwin();
	}
	signals_forget_terminal();
	input_close(&terminal->input);
	delscreen(terminal->screen);
	signals_close();
	free(terminal);
}

void terminal_abandon(void)
{
	signals_close();
}

void terminal_size(const struct terminal *terminal, int *rows, int *columns)
{
	*rows = terminal->rows;
	*columns = terminal->columns;
}

/* The base character and its marks; false where curses would count other cells than we do. */
static bool decode_cell(const struct cell *cell, int width, wchar_t wide[CCHARW_MAX + 1])
{
	size_t size = strnlen(cell->text, sizeof cell->text);
	int count = 0;

	for (size_t at = 0; at < size && count < CCHARW_MAX; count++) {
		int32_t code_point;

		at += utf8_decode(cell->text + at, size - at, &code_point);
		if (wcwidth((wchar_t)code_point) != (count == 0 ? width : 0))
			break;
		wide[count] = (wchar_t)code_point;
	}
	wide[count] = L'\0';
	return count > 0;
}

/* Cells of one row; the second halves of wide characters are left to curses. */
static int make_line(struct terminal *terminal, const struct cell *cells, int columns)
{
	int count = 0;

	for (int i = 0; i < columns; i++) {
		const struct cell *cell = &cells[i];
		unsigned char first = (unsigned char)cell->text[0];
		int width = i + 1 < columns && cells[i + 1].text[0] == '\0' ? 2 : 1;
		wchar_t wide[CCHARW_MAX + 1];

		assert(cell->style < STYLE_COUNT);
		if (first >= ASCII_FIRST && first < 127 && cell->text[1] == '\0') {
			terminal->line[count++] = terminal->ascii[cell->style][first - ASCII_FIRST];
		} else if (decode_cell(cell, width, wide)) {
			setcchar(&terminal->line[count++], wide, terminal->attributes[cell->style],
				terminal->pairs[cell->style], NULL);
			i += width - 1;
		} else {
			terminal->line[count++] = terminal->ascii[cell->style]['.' - ASCII_FIRST];
		}
	}
	return count;
}

static int within(int position, int size)
{
	if (position >= size)
		position = size - 1;
	return position > 0 ? position : 0;
}

void terminal_show(struct terminal *terminal, const struct grid *grid)
{
	int rows = grid->rows < terminal->rows ? grid->rows : terminal->rows;
	int columns = grid->columns < terminal->columns ? grid->columns : terminal->columns;

	if (terminal->closed || !signals_terminal_is_ours())
		return;
	erase();
	for (int row = 0; row < rows; row++) {
		int count = make_line(
			terminal, grid->cells + (size_t)row * (size_t)grid->columns, columns);

		mvadd_wchnstr(row, 0, terminal->line, count);
	}
	move(within(grid->cursor_row, terminal->rows),
		within(grid->cursor_column, terminal->columns));
	refresh();
}

void terminal_redraw(struct terminal *terminal)
{
	(void)terminal;
	clearok(curscr, TRUE);
}

static int take_event(struct terminal *terminal, enum signal_event event)
{
	bool happened = (terminal->events & event) != 0;

	terminal->events &= ~(unsigned)event;
	return happened;
}

static int event_key(struct terminal *terminal)
{
	bool resized;

	terminal->events |= signals_events();
	resized = take_event(terminal, SIGNAL_RESIZED);
	if (resized)
		follow_size(terminal);
	if (take_event(terminal, SIGNAL_RESUMED)) {
		terminal_redraw(terminal);
		return KEY_CODE_RESUME;
	}
	if (resized)
		return KEY_CODE_RESIZE;
	return take_event(terminal, SIGNAL_INTERRUPTED) ? KEY_CODE_INTERRUPT : KEY_CODE_NONE;
}

/* What is there already. */
static int ready_key(struct terminal *terminal)
{
	int key = event_key(terminal);

	if (key != KEY_CODE_NONE)
		return key;
	if (terminal->closed)
		return KEY_CODE_CLOSED;
	return input_read(&terminal->input);
}

/* Somebody types although nobody has told us to go on (fg after bg): in the foreground again. */
static void notice_foreground(struct terminal *terminal)
{
	if (!signals_terminal_is_ours() && signals_enter())
		terminal->events |= SIGNAL_RESUMED | SIGNAL_RESIZED;
}

static void wait_for_input(struct terminal *terminal)
{
	struct pollfd waiting[3] = {
		{.fd = terminal->input.descriptor, .events = POLLIN},
		{.fd = signals_descriptor(), .events = POLLIN},
		{.fd = terminal->watched, .events = POLLIN}, /* poll() passes -1 over */
	};

	if (poll(waiting, 3, -1) < 0)
		return; /* EINTR: the handler has left word */
	terminal->watched_ready = waiting[2].revents != 0;
	if ((waiting[0].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
		terminal->closed = true;
	else if ((waiting[0].revents & POLLIN) != 0)
		notice_foreground(terminal);
	if (waiting[1].revents != 0 || (waiting[0].revents == 0 && terminal->watched_ready))
		terminal->fruitless = 0;
	else
		terminal->fruitless++;
	if (terminal->fruitless > FRUITLESS_WAKES)
		terminal->closed = true;
}

int terminal_next_key(struct terminal *terminal)
{
	int key = terminal->input.ahead;

	terminal->input.ahead = KEY_CODE_NONE;
	while (key == KEY_CODE_NONE) {
		key = ready_key(terminal);
		if (key == KEY_CODE_NONE && terminal->watched_ready)
			key = KEY_CODE_WATCHED;
		else if (key == KEY_CODE_NONE)
			wait_for_input(terminal);
	}
	if (key == KEY_CODE_WATCHED)
		terminal->watched_ready = false;
	terminal->fruitless = 0;
	return key;
}

void terminal_watch(struct terminal *terminal, int descriptor)
{
	terminal->watched = descriptor;
	terminal->watched_ready = false;
}

bool terminal_key_waiting(struct terminal *terminal)
{
	if (terminal->input.ahead == KEY_CODE_NONE)
		terminal->input.ahead = ready_key(terminal);
	return terminal->input.ahead != KEY_CODE_NONE;
}

struct terminal_mouse terminal_mouse(const struct terminal *terminal)
{
	return terminal->input.mouse;
}

const char *terminal_paste(const struct terminal *terminal)
{
	return string_buffer_text(&terminal->input.paste);
}

void terminal_set_mouse(struct terminal *terminal, bool on)
{
	if (on == terminal->mouse || !terminal->xterm_like)
		return;
	terminal->mouse = on;
	update_bytes(terminal);
	send_text(on ? "\033[?1000h\033[?1006h" : "\033[?1006l\033[?1000l");
}

void terminal_suspend(struct terminal *terminal)
{
	(void)terminal;
	raise(SIGTSTP);
}

bool terminal_copy(struct terminal *terminal, const char *text)
{
	struct string_buffer sequence = {0};

	if (!terminal->xterm_like)
		return false;
	clipboard_sequence(text, &sequence);
	send_now(sequence.bytes, sequence.size);
	string_buffer_free(&sequence);
	return true;
}

bool terminal_interrupted(void)
{
	return signals_interrupted();
}

void terminal_on_interrupt(void (*stop)(void *), void *what)
{
	signals_on_interrupt(stop, what);
}
