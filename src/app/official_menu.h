/* What the menus of official statistics offer: measures, functions, months. */
#ifndef APP_OFFICIAL_MENU_H
#define APP_OFFICIAL_MENU_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "menu.h"
#include "store/store.h"

/* What is in front. */
struct official_front {
	const char *measure, *dataset, *function; /* chosen; function NULL: all */
	int month;				  /* MONTH_NONE: the latest */
	bool providers;				  /* everybody's: no series of England alone */
	bool england;				  /* England's: with them */
	bool commissioned; /* by commissioner: only waiting times can be had */
	bool every;	   /* every measure of one: months of any dataset */
};

typedef bool official_menu_make(struct store *store, struct arena *arena,
	const struct official_front *front, const struct menu_choice **out, size_t *count,
	struct error *error);
official_menu_make official_menu_measures, official_menu_functions, official_menu_months;

#endif
