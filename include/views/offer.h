/* Tests that a row of the collection offers: which official series could show a change that is
 * claimed, after which event. */
#ifndef VIEWS_OFFER_H
#define VIEWS_OFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/collection.h"
#include "store/store.h"

struct offer {
	const char *metric;	 /* id of the claim; NULL: of an organisation's own series */
	const char *name;	 /* of the claim, short */
	const char *who, *whose; /* "RF4", "BHRUT (RF4)" */
	const char *measure, *measure_name;   /* "ae.type1.attendances", "A&E type 1, …" */
	const char *function, *function_name; /* code; NULL: all */
	/* Those with months enough around, or around some month that they could mean; those of
	 * other dossiers only where the claim's own has none. */
	const struct event *const *events;
	size_t event_count;
	bool fits;	    /* the size claimed can be laid beside a change of the measure */
	bool any_figure;    /* some month has one */
	bool any_month;	    /* some month has months enough around it */
	bool of_event;	    /* one event was asked of: there is no other */
	const char *months; /* "85 months with a figure, Apr 2016 to Feb 2026" */
	const struct event *const *later; /* dated ones of other dossiers that could date one */
	size_t later_count;
};

/* Of a claim, of the claims of a partnership or an organisation; of an event those of its
 * partnership, else series of its parties; none for other rows. */
bool offers_of(struct store *store, struct arena *arena, const char *id, const struct offer **out,
	size_t *count, struct error *error);

/*
 * Of an event: every measure of its parties with official codes that has figures on both sides of
 * its month (of no one month: two in or around it), months "36 before, 50 after"; the chart says
 * itself where they are too few to test. Where there is none, *months says which there are
 * ("Northumbria (RTF): Apr 2016 to Jun 2025"); NULL: no party has a code, or it is no such event.
 */
bool offers_of_parties(struct store *store, struct arena *arena, const char *id,
	const struct offer **out, size_t *count, const char **months, struct error *error);

/* Whether that month has months enough around it; *words says which there are. */
bool offer_covers(struct store *store, struct arena *arena, const struct offer *offer, int month,
	bool *covers, const char **words, struct error *error);

/* The month that other sources give for an event without one; MONTH_NONE where none does, or where
 * they differ. *by: the event that has it. */
int offer_suggests(const struct offer *offer, const struct event *event, const struct event **by);

/* "Test at “REACH extended to BHRUT”: 85 months have a figure, …", or that there is no test: for
 * "Can it be checked?". */
bool offer_has_test(const struct offer *offer);
const char *offer_words(struct arena *arena, const struct offer *offer);

#endif
