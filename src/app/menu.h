/* What a list can be filtered by: its facets with counts, and presets. */
#ifndef APP_MENU_H
#define APP_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "pages.h"
#include "views/view.h"

struct menu {
	struct view view;    /* first: its load finds the rest */
	struct pane *target; /* what is filtered; NULL: the menu is closed */
	struct arena arena;  /* of the choices */
	const struct menu_choice *choices;
	size_t count;
	const char *typed; /* narrows the choices */
};

/* false where there is nothing to choose from. */
bool menu_open(struct menu *menu, struct pane *target, struct error *error);
void menu_close(struct menu *menu);
void menu_narrow(struct menu *menu, const char *typed);
/* Applies the selected choice; false where none is selected. */
bool menu_choose(struct menu *menu, struct error *error);

/* "kind=managed service", "place=london", "place=l-london", "show=targets", "all": for `:filter`.
 */
bool menu_apply(struct pane *target, struct store *store, const char *choice, struct error *error);
/* Appends every choice of the pane that begins so, a line each: for completion. */
void menu_complete(struct pane *target, const char *begun, struct string_buffer *out);

#endif
