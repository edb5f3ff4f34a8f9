/*
 * The colours of NHS England's Making Data Count, as near as a palette has them, on the terminal's
 * own background. Its violet cannot be read on black: a lighter one; nor can the blue of 8 colours:
 * cyan. Never red against green.
 */
#include "colours.h"

enum { RED = 1, YELLOW = 3, MAGENTA = 5, CYAN = 6, BRIGHT_BLUE = 12 };

static const struct {
	enum style style;
	int many, sixteen, eight; /* for 256 colours, 16 and 8 */
} palette[] = {
	{STYLE_COMMON, 248, COLOUR_NONE, COLOUR_NONE},
	{STYLE_IMPROVEMENT, 39, BRIGHT_BLUE, CYAN},
	{STYLE_CONCERN, 166, YELLOW, YELLOW},
	{STYLE_NEUTRAL, 141, MAGENTA, MAGENTA},
	{STYLE_TARGET, 160, RED, RED},
};

int colours_of(enum style style, int colours)
{
	for (size_t i = 0; i < sizeof palette / sizeof palette[0]; i++) {
		if (palette[i].style != style)
			continue;
		if (colours >= 256)
			return palette[i].many;
		if (colours >= 16)
			return palette[i].sixteen;
		return colours >= 8 ? palette[i].eight : COLOUR_NONE;
	}
	return COLOUR_NONE;
}
