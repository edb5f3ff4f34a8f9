/* TERM is checked before terminfo sees it; sequences are made when nothing is wrong, for the moment
 * when something is. */
#include "capability.h"

#include <stdlib.h>
#include <string.h>

#include <curses.h>
#include <term.h>

/* term.h calls members of its own struct so. */
#undef lines
#undef columns

enum { NAME_LONGEST = 32 };

static bool well_formed(const char *name)
{
	static const char allowed[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-";
	size_t size = strlen(name);

	return size > 0 && size <= NAME_LONGEST && strspn(name, allowed) == size && name[0] != '.';
}

static bool has(const char *capability)
{
	const char *value = tigetstr(capability);

	return value != NULL && value != (const char *)-1;
}

enum known { UNKNOWN, TOO_SIMPLE, USABLE };

static enum known look_up(const char *name, int output)
{
	int result;
	enum known known = UNKNOWN;

	if (setupterm(name, output, &result) == OK)
		known = has("cup") ? USABLE : TOO_SIMPLE;
	else if (result == 1) /* hard copy */
		known = TOO_SIMPLE;
	if (cur_term != NULL)
		del_curterm(cur_term);
	return known;
}

bool capability_choose(int output, const char **name, const char **note, struct error *error)
{
	const char *asked = getenv("TERM");
	enum known known;

	*note = NULL;
	*name = asked;
	if (asked == NULL || asked[0] == '\0')
		return error_set(error, "TERM is not set: it names the kind of terminal, for "
					"example xterm-256color");
	if (!well_formed(asked))
		return error_set(error, "TERM is not the name of a terminal: letters, digits and + "
					". _ - are allowed, 32 at most");
	known = look_up(asked, output);
	if (known == TOO_SIMPLE)
		return error_set(error,
			"the terminal \"%s\" cannot show a full screen; `concordat list`, `show` "
			"and `search` print text",
			asked);
	if (known == USABLE)
		return true;
	*note = "TERM names a terminal that is not known here: drawing as on xterm-256color";
	*name = "xterm-256color";
	if (look_up(*name, output) == USABLE)
		return true;
	*note = "TERM names a terminal that is not known here: drawing as on vt100";
	*name = "vt100";
	return look_up(*name, output) == USABLE ||
	       error_set(error, "no description of the terminal \"%s\" is installed", asked);
}

bool capability_xterm_like(void)
{
	return has("kmous") && has("smcup");
}

/* Where tputs() puts what it makes. */
static struct {
	char *bytes;
	size_t size, capacity;
} sink;

static int put(int byte)
{
	if (sink.size < sink.capacity)
		sink.bytes[sink.size++] = (char)byte;
	return byte;
}

static void put_text(const char *text)
{
	if (text != NULL)
		tputs(text, 1, put);
}

static void put_capability(const char *capability)
{
	if (has(capability))
		put_text(tigetstr(capability));
}

static void begin(char *bytes, size_t capacity)
{
	sink.bytes = bytes;
	sink.capacity = capacity;
	sink.size = 0;
}

static void make_leave(int rows, bool mouse)
{
	if (mouse)
		put_text("\033[?1006l\033[?1000l");
	if (capability_xterm_like())
		put_text("\033[?2004l");
	put_capability("sgr0");
	put_capability("op"); /* colours as they were */
	put_capability("rmkx");
	put_capability("cnorm");
	put_text(tiparm(tigetstr("cup"), rows - 1, 0));
	put_capability("el");
	if (has("rmcup"))
		put_capability("rmcup");
	else
		put_text("\r\n");
}

static void make_enter(bool mouse)
{
	put_capability("smcup");
	put_capability("smkx");
	if (capability_xterm_like())
		put_text("\033[?2004h");
	if (mouse)
		put_text("\033[?1000h\033[?1006h");
}

void capability_bytes(int rows, bool mouse, struct signal_bytes *bytes)
{
	begin(bytes->leave, sizeof bytes->leave);
	make_leave(rows, mouse);
	bytes->leave_size = sink.size;
	begin(bytes->enter, sizeof bytes->enter);
	make_enter(mouse);
	bytes->enter_size = sink.size;
}
