/* The change between two sides of a claim, with its proper name and never stronger than the claim.
 */
#ifndef ANALYSIS_CHANGE_H
#define ANALYSIS_CHANGE_H

#include <stdbool.h>
#include <stddef.h>

#include "model/collection.h"

/*
 * before/after, or comparator/value: *earlier is what is compared with. false where the metric has
 * no two sides or they are not comparable (different units that do not convert, no numbers, words
 * such as "two-thirds" against a count).
 */
bool change_sides(const struct metric *metric, const struct quantity **earlier,
	const struct quantity **later);

/*
 * In words: percentages in points ("+30 to +40 points"), counts and money in per cent with the
 * difference ("554 fewer, 56 %"; "+117 %"), durations in the unit of the later side ("71 days less,
 * 85 %"), ranges as an interval ("12 to 41 days less"), bounds as bounds rounded towards the weaker
 * claim (4.5 to under 2 weeks: "over 2.5 weeks less, over 55 %"). brief: one number only ("over 55
 * % less", "+117 %"). "" where it cannot be computed. Uses quantity_printed_bound(). Says "about"
 * where a side is.
 */
void change_format(const struct quantity *earlier, const struct quantity *later, bool brief,
	char *buffer, size_t size);

/* Both sides on one scale for bars: a percentage on 0–100, a duration in one unit, else from 0 to
 * the larger side. Values 0..1. */
struct change_bar {
	double certain;	 /* solid part: 0 to here is in every reading of the figure */
	double possible; /* shaded part ends here: "under 2 weeks" is all shade, "30–40 %" solid to
			    30 and shaded to 40, "over" solid and a little shade */
};
bool change_bars(
	const struct quantity *earlier, const struct quantity *later, struct change_bar bars[2]);

/* What the evidence of a claim has, in the order it is shown. */
struct evidence {
	bool dated, baseline, comparator, by_party, repeated;
};
struct evidence change_evidence(const struct metric *metric);

#endif
