/* Official figures in words: values with their unit, changes, months, whose they are. */
#ifndef VIEWS_FIGURE_WORDS_H
#define VIEWS_FIGURE_WORDS_H

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "draw/chart.h"
#include "model/measure.h"
#include "model/series.h"
#include "store/store.h"

/* Of an observation that has returned. */
extern const char figure_returned[];

/* "80.8 %", "35,729 pathways", "9.9 weeks". */
void figure_value(const struct measure *measure, double value, struct string_buffer *out);

/* How much later is than earlier: points of percentages, per cent of counts, else in the unit.
 * NAN where it cannot be told. */
double figure_change(const struct measure *measure, double earlier, double later);
/* The same as a column has it: "+1.5", "−19.9"; "" for NAN. */
const char *figure_change_brief(struct arena *arena, double change);
/* "+1.5 points", "−3.0 %", "+0.6 weeks". */
void figure_change_words(const struct measure *measure, double change, struct string_buffer *out);

/* "all functions", "all tests", "Ophthalmology Service"; "" where the measure has none. */
const char *figure_function(const struct measure *measure, const char *function_name);

/* "standard 92 %", "standard: none", as room is short; NULL where there is none in that month. */
const char *figure_standard(struct arena *arena, const struct measure *measure, int month);

/* As lists call it: the collection's short name where it has the code, else the files' name
 * without "NHS Foundation Trust". *record: the id of the organisation, or NULL. */
bool figure_whose(struct store *store, struct arena *arena, const struct who *who,
	const char **name, const char **record, struct error *error);
/* *record as above; replaces *name by the collection's, where the code is that provider's own. */
bool figure_collected(struct store *store, struct arena *arena, const char *code, const char **name,
	const char **record, struct error *error);
const char *figure_name(struct arena *arena, const char *name);

/* Why a value is missing, as charts part it. */
enum chart_gap figure_gap(const char *why);

#endif
