/* Walking the matrix of icons. */
#ifndef VIEWS_ICON_MATRIX_H
#define VIEWS_ICON_MATRIX_H

#include "base/memory.h"
#include "views/view.h"

/* The name of the next or the previous cell with a provider, for FACET_KIND; NULL: none is left. */
const char *icon_matrix_beside(const struct view *view, struct arena *arena, int step);

#endif
