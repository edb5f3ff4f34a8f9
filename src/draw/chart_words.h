/* Numbers, months and signs as every kind of chart writes them. */
#ifndef DRAW_CHART_WORDS_H
#define DRAW_CHART_WORDS_H

#include "draw/chart.h"

enum { CHART_NUMBER_SIZE = 64, CHART_MONTH_SIZE = 24 };

/* "14,825", "−1.5", "1.2e+15", the same in every locale; decimals 0 to 9. */
void chart_number(double value, int decimals, char out[CHART_NUMBER_SIZE]);

/* "Jan 2023"; brief: "Jan". */
void chart_month(int x, bool brief, char out[CHART_MONTH_SIZE]);

/* 0 for January. */
int chart_month_in_year(int x);

bool chart_has_value(const struct chart_point *point);

/* What the axis says of a point: its month, made in buffer, or its label. */
const char *chart_point_name(
	const struct chart *chart, const struct chart_point *point, char buffer[CHART_MONTH_SIZE]);

/* One word for why values are missing: "" where none is, "no figure" where reasons differ. */
const char *chart_gap_word(const struct chart *chart);

extern const char *const chart_mark_words[CHART_MARK_COUNT];

/* Marks that occur, as bits 1 << enum chart_mark. */
unsigned chart_marks(const struct chart *chart);

#endif
