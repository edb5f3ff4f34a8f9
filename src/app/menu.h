/* A choice that is narrowed by typing: what a list can be filtered by (its facets with counts, and
 * presets), or whatever a page offers. */
#ifndef APP_MENU_H
#define APP_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "pages.h"
#include "views/view.h"

struct menu_choice {
	const char *group; /* "kind", "show" */
	const char *value; /* as shown; NULL: no filter at all */
	const char *text;  /* "kind=managed service": what menu_apply() takes, and what is typed */
	const char *note;  /* at the right, or NULL: the count */
	size_t count;	   /* rows; 0 = not counted */
	bool chosen;
};

struct menu {
	struct view view;    /* first: its load finds the rest */
	struct pane *target; /* what is filtered; NULL: the menu is closed */
	struct arena arena;  /* of the choices */
	const struct menu_choice *choices;
	size_t count;
	const char *typed; /* narrows the choices */
	const char *title; /* NULL: that of a filter */
};

/* false where there is nothing to choose from. */
bool menu_open(struct menu *menu, struct pane *target, struct error *error);
/* Any choice; choices and title live in menu->arena, or as long as the program. The cursor begins
 * on the one that is chosen. */
void menu_offer(struct menu *menu, struct pane *target, const char *title,
	const struct menu_choice *choices, size_t count);
void menu_close(struct menu *menu);
void menu_narrow(struct menu *menu, const char *typed);
/* Applies the selected filter; false where none is selected. */
bool menu_choose(struct menu *menu, struct error *error);

/* "kind=managed service", "place=london", "place=l-london", "show=targets", "all": for `:filter`.
 */
bool menu_apply(struct pane *target, struct store *store, const char *choice, struct error *error);
/* Appends every choice of the pane that begins so, a line each: for completion. */
void menu_complete(struct pane *target, const char *begun, struct string_buffer *out);

#endif
