/* Charts to draw: a real series with frozen limits, and made ones. */
#ifndef TESTS_SUPPORT_CHARTS_H
#define TESTS_SUPPORT_CHARTS_H

#include "draw/chart.h"

enum { CHARTS_POINTS_MOST = 10000 };

struct chart_example {
	struct chart chart;
	struct chart_point points[CHARTS_POINTS_MOST];
	struct chart_segment segments[CHART_LINE_COUNT][4];
	struct chart_event events[4];
	int rebases[1];
};

/*
 * Screen 5 of SCREENS.md: type 1 attendances at BHRUT (RF4), April 2021 to November 2025, booked
 * ones included, as NHS England published them (A&E Attendances and Emergency Admissions, OGL v3);
 * limits from the months before January 2023.
 */
void chart_example_bhrut(struct chart_example *example);

/* A percentage with a target, better up, rebased once: improvement and concern, both icons. */
void chart_example_rebased(struct chart_example *example);

/* count months of a wave around 100, without lines. */
void chart_example_wave(struct chart_example *example, size_t count);

#endif
