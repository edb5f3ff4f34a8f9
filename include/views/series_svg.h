/* The chart of a series for a board paper. */
#ifndef VIEWS_SERIES_SVG_H
#define VIEWS_SERIES_SVG_H

#include "base/string_buffer.h"
#include "views/view.h"

/* Of a loaded pane of class series_chart; false where it has no month. */
bool series_svg(const struct view *view, struct string_buffer *out);

#endif
