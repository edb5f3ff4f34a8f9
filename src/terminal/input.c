/* Reading keys: what terminfo knows through curses, other escape sequences, the mouse, pastes, and
 * characters of the locale. */
#include "input.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>

#include "text/utf8.h"

enum {
	SEQUENCE_PAUSE = 25,   /* ms between the bytes of one sequence */
	PASTE_PAUSE = 2000,    /* ms after which a paste without an end is over */
	DOUBLE_CLICK = 400,    /* ms */
	PASTE_LARGEST = 65536, /* bytes kept */
	WHEEL_UP = 64,
	WHEEL_DOWN = 65,
};

/* What curses makes of the sequences in the terminal's description. */
static const struct {
	int code;
	int key;
} function_keys[] = {
	{KEY_UP, KEY_CODE_UP},
	{KEY_DOWN, KEY_CODE_DOWN},
	{KEY_LEFT, KEY_CODE_LEFT},
	{KEY_RIGHT, KEY_CODE_RIGHT},
	{KEY_HOME, KEY_CODE_HOME},
	{KEY_FIND, KEY_CODE_HOME},
	{KEY_A1, KEY_CODE_HOME},
	{KEY_END, KEY_CODE_END},
	{KEY_SELECT, KEY_CODE_END},
	{KEY_C1, KEY_CODE_END},
	{KEY_PPAGE, KEY_CODE_PAGE_UP},
	{KEY_A3, KEY_CODE_PAGE_UP},
	{KEY_NPAGE, KEY_CODE_PAGE_DOWN},
	{KEY_C3, KEY_CODE_PAGE_DOWN},
	{KEY_SF, KEY_CODE_DOWN}, /* with shift */
	{KEY_SR, KEY_CODE_UP},
	{KEY_SLEFT, KEY_CODE_LEFT},
	{KEY_SRIGHT, KEY_CODE_RIGHT},
	{KEY_BACKSPACE, KEY_CODE_BACKSPACE},
	{KEY_DC, KEY_CODE_DELETE},
	{KEY_BTAB, KEY_CODE_SHIFT_TAB},
	{KEY_ENTER, KEY_CODE_ENTER},
};

/* Sequences that end so, whether or not the description has them. */
static const struct {
	char final;
	int number; /* first parameter; 0 = any */
	int key;
} sequences[] = {
	{'A', 0, KEY_CODE_UP},
	{'B', 0, KEY_CODE_DOWN},
	{'C', 0, KEY_CODE_RIGHT},
	{'D', 0, KEY_CODE_LEFT},
	{'H', 0, KEY_CODE_HOME},
	{'F', 0, KEY_CODE_END},
	{'Z', 0, KEY_CODE_SHIFT_TAB},
	{'~', 1, KEY_CODE_HOME},
	{'~', 3, KEY_CODE_DELETE},
	{'~', 4, KEY_CODE_END},
	{'~', 5, KEY_CODE_PAGE_UP},
	{'~', 6, KEY_CODE_PAGE_DOWN},
	{'~', 7, KEY_CODE_HOME},
	{'~', 8, KEY_CODE_END},
};

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Some set Backspace to a letter on paper terminals: only control characters count. */
static int erase_key(int descriptor)
{
	struct termios settings;

	if (tcgetattr(descriptor, &settings) != 0)
		return -1;
	return settings.c_cc[VERASE] > 0 && settings.c_cc[VERASE] < ' ' ? settings.c_cc[VERASE]
									: -1;
}

void input_open(struct input *input, int descriptor)
{
	*input = (struct input){.descriptor = descriptor, .erase = erase_key(descriptor)};
	input->last_click = -DOUBLE_CLICK;
	input->window = newpad(1, 1);
	keypad(input->window, TRUE);
	nodelay(input->window, TRUE);
	meta(input->window, TRUE);
	define_key(NULL, KEY_MOUSE); /* its reports are read here */
}

void input_close(struct input *input)
{
	delwin(input->window);
	string_buffer_free(&input->paste);
}

/* The next byte of a sequence that has begun, or ERR. */
static int next_byte(struct input *input)
{
	struct pollfd waiting = {.fd = input->descriptor, .events = POLLIN};
	int code = wgetch(input->window);

	if (code == ERR && poll(&waiting, 1, SEQUENCE_PAUSE) == 1)
		code = wgetch(input->window);
	return code;
}

static int read_mouse(struct input *input, int button, int column, int row, bool pressed)
{
	int64_t now = milliseconds();
	bool same = row - 1 == input->mouse.row && column - 1 == input->mouse.column;

	if (!pressed || row < 1 || column < 1)
		return KEY_CODE_NONE;
	input->mouse.row = row - 1;
	input->mouse.column = column - 1;
	if (button == WHEEL_UP || button == WHEEL_DOWN) {
		input->mouse.button = button == WHEEL_UP ? 4 : 5;
		return KEY_CODE_MOUSE;
	}
	if (button != 0)
		return KEY_CODE_NONE;
	input->mouse.button = same && now - input->last_click < DOUBLE_CLICK ? 2 : 1;
	input->last_click = input->mouse.button == 2 ? now - DOUBLE_CLICK : now;
	return KEY_CODE_MOUSE;
}

/* ESC [ < button ; column ; row M */
static int read_sgr_mouse(struct input *input, const char *parameters, bool pressed)
{
	char *end;
	long button = strtol(parameters, &end, 10);
	long column = *end == ';' ? strtol(end + 1, &end, 10) : 0;
	long row = *end == ';' ? strtol(end + 1, &end, 10) : 0;

	if (button < 0 || button > 255 || column > 10000 || row > 10000)
		return KEY_CODE_NONE;
	return read_mouse(input, (int)button, (int)column, (int)row, pressed);
}

/* ESC [ M and three bytes, from terminals that know no other way. */
static int read_old_mouse(struct input *input)
{
	int button = next_byte(input) - ' ';
	int column = next_byte(input) - ' ';
	int row = next_byte(input) - ' ';

	return read_mouse(input, button, column, row, (button & 3) != 3);
}

static int set_pasting(struct input *input, bool pasting)
{
	input->pasting = pasting;
	input->last_paste = milliseconds();
	return KEY_CODE_NONE;
}

static int sequence_key(char final, long number)
{
	for (size_t i = 0; i < sizeof sequences / sizeof sequences[0]; i++) {
		if (sequences[i].final == final &&
			(sequences[i].number == 0 || sequences[i].number == number))
			return sequences[i].key;
	}
	return KEY_CODE_NONE;
}

/* After ESC [: what is not known is swallowed whole, so that its digits are not taken for keys. */
static int read_sequence(struct input *input)
{
	char parameters[40] = "";
	size_t size = 0;
	int code;

	while ((code = next_byte(input)) >= ' ' && code < '@') {
		if (size < sizeof parameters - 1)
			parameters[size++] = (char)code;
	}
	if (code < ' ' || code > '~') {
		if (code != ERR)
			ungetch(code);
		return KEY_CODE_NONE;
	}
	if ((code == 'M' || code == 'm') && parameters[0] == '<')
		return read_sgr_mouse(input, parameters + 1, code == 'M');
	if (code == 'M' && size == 0)
		return read_old_mouse(input);
	if (code == '~' && (strcmp(parameters, "200") == 0 || strcmp(parameters, "201") == 0))
		return set_pasting(input, parameters[2] == '0');
	return sequence_key((char)code, strtol(parameters, NULL, 10));
}

static int read_escape(struct input *input)
{
	int code = wgetch(input->window);

	if (code == '[')
		return read_sequence(input);
	if (code == 'O') {
		code = next_byte(input);
		return code >= 'A' && code <= 'Z' ? sequence_key((char)code, 0) : KEY_CODE_NONE;
	}
	if (code != ERR)
		ungetch(code);
	return KEY_CODE_ESCAPE;
}

static int function_key(int code)
{
	for (size_t i = 0; i < sizeof function_keys / sizeof function_keys[0]; i++) {
		if (function_keys[i].code == code)
			return function_keys[i].key;
	}
	return KEY_CODE_NONE;
}

/* A byte that does not go on a character begun before may begin one of its own. */
static int32_t read_character(struct input *input, int byte)
{
	char bytes[1] = {(char)byte};
	wchar_t wide = 0;
	bool fresh = mbsinit(&input->partial) != 0;
	size_t result = mbrtowc(&wide, bytes, 1, &input->partial);

	if (result == (size_t)-1) {
		memset(&input->partial, 0, sizeof input->partial);
		return fresh ? KEY_CODE_NONE : read_character(input, byte);
	}
	return result == (size_t)-2 ? KEY_CODE_NONE : (int32_t)wide;
}

static int character_key(const struct input *input, int32_t character)
{
	if (character == '\r' || character == '\n')
		return KEY_CODE_ENTER;
	if (character == 8 || character == 127 || character == input->erase)
		return KEY_CODE_BACKSPACE;
	if (character == 3)
		return KEY_CODE_INTERRUPT;
	if (character >= ' ' && utf8_width(character) < 0)
		return KEY_CODE_NONE;
	return character;
}

static void add_pasted(struct input *input, int byte)
{
	if (byte < ' ' && byte != '\t' && byte != '\r' && byte != '\n')
		return;
	if (input->paste.size < PASTE_LARGEST)
		string_buffer_add_char(&input->paste, (char)byte);
	input->last_paste = milliseconds();
}

/* Text between the marks is never a key; but a lone Esc ends a paste whose end mark got lost. */
static int read_pasted(struct input *input, int code)
{
	if (code != KEY_CODE_ESCAPE) {
		if (code < KEY_MIN)
			add_pasted(input, code);
		return KEY_CODE_NONE;
	}
	if (read_escape(input) != KEY_CODE_ESCAPE)
		return KEY_CODE_NONE;
	code = wgetch(input->window);
	if (code != ERR) {
		ungetch(code);
		return KEY_CODE_NONE;
	}
	input->pasting = false;
	return KEY_CODE_ESCAPE;
}

static int read_code(struct input *input, int code)
{
	if (input->pasting && milliseconds() - input->last_paste > PASTE_PAUSE)
		input->pasting = false;
	if (input->pasting)
		return read_pasted(input, code);
	if (code >= KEY_MIN)
		return function_key(code);
	if (code == KEY_CODE_ESCAPE)
		return read_escape(input);
	return character_key(input, read_character(input, code));
}

int input_read(struct input *input)
{
	int key = KEY_CODE_NONE;

	string_buffer_truncate(&input->paste, 0);
	while (key == KEY_CODE_NONE) {
		int code = wgetch(input->window);
		bool was_pasting = input->pasting;

		if (code != ERR)
			key = read_code(input, code);
		if (input->paste.size > 0 && (code == ERR || was_pasting != input->pasting)) {
			if (key != KEY_CODE_NONE)
				ungetch(key);
			return KEY_CODE_PASTE;
		}
		if (code == ERR)
			break;
	}
	return key;
}
