/* Variation and assurance of every provider in a month, each against its own months. */
#ifndef VIEWS_ICONS_H
#define VIEWS_ICONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "analysis/xmr.h"
#include "base/error.h"
#include "base/memory.h"
#include "store/load_official.h"
#include "store/store.h"

struct icons_item {
	const struct summary_row *row;
	struct xmr_point last; /* of the month shown */
	size_t months;	       /* with a value; 0: no value in the month shown, and no icons */
	enum xmr_variation variation;
	enum xmr_assurance assurance;
	bool shown;	/* enough points for the rules */
	bool no_limits; /* no value differs from its neighbour: no limits to have icons by */
	bool constant;	/* nor from any other */
};

/* By the rules, the measure's own direction, and the standard in force in that month. */
struct xmr_options icons_options(const struct measure *measure, int month, enum xmr_rules rules);

/* Fills an item for each of the rows, whose memory is the caller's. */
bool icons_compute(struct store *store, struct arena *arena, const struct summary *summary,
	int64_t function, const struct xmr_options *options, enum xmr_rules rules,
	const struct summary_row *const *rows, size_t count, struct icons_item *items,
	struct error *error);

/* "[H+]", "[F]"; NULL: it has none, as where there are no limits. */
const char *icons_variation(const struct icons_item *item);
const char *icons_assurance(const struct icons_item *item);

#endif
