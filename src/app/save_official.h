/* Official statistics written to a file: the same CSV and JSON as the command line's. */
#ifndef APP_SAVE_OFFICIAL_H
#define APP_SAVE_OFFICIAL_H

#include <stdbool.h>

#include "app/app.h"
#include "views/view.h"

/* Whether this pane has a form of its own for names that end so. */
bool save_official_has(const struct view *view, const char *suffix);
bool save_official(struct app *app, const struct view *view, const char *suffix,
	struct string_buffer *out, struct error *error);

#endif
