/* The colour of a style, by how many the terminal has. */
#ifndef TERMINAL_COLOURS_H
#define TERMINAL_COLOURS_H

#include "draw/grid.h"

enum { COLOUR_NONE = -1 }; /* the terminal's own */

/* A number of the terminal's palette; COLOUR_NONE where there are fewer than 8. */
int colours_of(enum style style, int colours);

#endif
