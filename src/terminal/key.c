/* Names of keys, for help, messages and bindings. */
#include "terminal/key.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "text/utf8.h"

static const struct {
	int key;
	const char *name;
} names[] = {
	{KEY_CODE_TAB, "Tab"},
	{KEY_CODE_ENTER, "Enter"},
	{KEY_CODE_ESCAPE, "Esc"},
	{' ', "Space"},
	{KEY_CODE_UP, "Up"},
	{KEY_CODE_DOWN, "Down"},
	{KEY_CODE_LEFT, "Left"},
	{KEY_CODE_RIGHT, "Right"},
	{KEY_CODE_HOME, "Home"},
	{KEY_CODE_END, "End"},
	{KEY_CODE_PAGE_UP, "PgUp"},
	{KEY_CODE_PAGE_DOWN, "PgDn"},
	{KEY_CODE_BACKSPACE, "Backspace"},
	{KEY_CODE_DELETE, "Del"},
	{KEY_CODE_SHIFT_TAB, "Shift-Tab"},
	{KEY_CODE_INTERRUPT, "^C"},
};

enum { NAME_COUNT = sizeof names / sizeof names[0] };

/* What has no name and cannot be shown is "<1b>". */
void key_format(int key, char buffer[12])
{
	for (size_t i = 0; i < NAME_COUNT; i++) {
		if (names[i].key == key) {
			snprintf(buffer, 12, "%s", names[i].name);
			return;
		}
	}
	if (key > 0 && key < ' ')
		snprintf(buffer, 12, "^%c", key + '@');
	else if (key < KEY_CODE_UP && utf8_width(key) > 0)
		buffer[utf8_encode(key, buffer)] = '\0';
	else
		snprintf(buffer, 12, "<%x>", (unsigned)key);
}

static int parse_control(const char *name)
{
	int letter = name[1] >= 'a' && name[1] <= 'z' ? name[1] - 'a' + 'A' : name[1];

	if (letter < '@' || letter > '_' || name[2] != '\0')
		return -1;
	return letter - '@' > 0 ? letter - '@' : -1;
}

int key_parse(const char *name)
{
	int32_t code_point;
	size_t size = strlen(name);

	for (size_t i = 0; i < NAME_COUNT; i++) {
		if (strcmp(names[i].name, name) == 0)
			return names[i].key;
	}
	if (size > 1 && name[0] == '^')
		return parse_control(name);
	if (size == 0 || utf8_decode(name, size, &code_point) != size || utf8_width(code_point) < 1)
		return -1;
	return code_point;
}
