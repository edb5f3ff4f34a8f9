/* Waiting times as distributions: pathways in bands of a week. Any percentile of any group of
 * providers is exact. */
#ifndef MODEL_WAITS_H
#define MODEL_WAITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum waits_part {
	PART_ADMITTED = 1,    /* Part_1A */
	PART_NONADMITTED = 2, /* Part_1B */
	PART_INCOMPLETE = 3,  /* Part_2 */
	PART_DTA = 4,	      /* Part_2A: subset of Part_2 with a decision to admit */
	PART_NEW = 5,	      /* Part_3: no bands, all of it unbanded */
	PART_DIAGNOSTIC = 6,  /* DM01 waiting list; function is the test */
	PART_ADJUSTED = 7,    /* admitted, adjusted for pauses: to September 2015 */
	PART_COUNT
};

enum {
	WAITS_BANDS_MOST = 105,
	WAITS_OPEN = 104, /* since April 2021; 52 before, 13 in DM01 */
};

struct waits {
	int open;	  /* weeks at which the last, open band begins; 0: nothing was added yet */
	int64_t unbanded; /* of unknown clock start, or a part without bands */
	int64_t bands[WAITS_BANDS_MOST]; /* [i]: i to i + 1 weeks; [open]: that long or longer */
};

/* Sums; where the open bands differ, the longer ones fall into the lower open band. */
void waits_add(struct waits *to, const struct waits *from);

int64_t waits_banded(const struct waits *waits); /* sum of the bands */
int64_t waits_total(const struct waits *waits);	 /* with those of unknown clock start */
/* In the bands below, and from, so many weeks; -1 where the open band hides it (somebody is in it
 * and it begins earlier). */
int64_t waits_within(const struct waits *waits, int weeks);
int64_t waits_over(const struct waits *waits, int weeks);
/*
 * Weeks below which the share q waits: linear inside the band that holds q * n, as NHS England does
 * (OFFICIAL-STATISTICS, "Derived measures"). NAN where nobody waits, INFINITY in the open band.
 */
double waits_percentile(const struct waits *waits, double q);
const char *waits_open_words(int open); /* why there is no number then */
/* An estimate: every wait in the middle of its band, those in the open band at its beginning. */
double waits_mean(const struct waits *waits);

/*
 * Packed, for the database: one byte open, then a group for each commissioner's ICB: body number,
 * unbanded, number of bands, then the bands that are not 0 as (count << 2 | skip) where skip is how
 * many empty bands lie before it, 3 followed by the rest where it is 3 or more. All numbers LEB128,
 * below 2^32.
 */
struct waits_group {
	int64_t commissioner; /* number of the body; 0 in aggregates */
	struct waits waits;
};
/* Bytes that a packed group takes at the most. */
enum { WAITS_GROUP_MOST = 30 + WAITS_BANDS_MOST * 12 };
/* Writes one group behind the byte open, which is the caller's; returns its size, or 0 where a
 * number has no room in the packed form: no month of England comes near, so it is a damaged file's.
 */
size_t waits_pack_group(const struct waits_group *group, unsigned char *out);
/* Walks a packed blob: *at begins as 0. False at the end, and where the bytes are damaged (then *at
 * stays short of size). */
bool waits_next_group(
	const unsigned char *bytes, size_t size, size_t *at, struct waits_group *group);
/* Adds all groups but those of one commissioner (0: none); false where the bytes are damaged. */
bool waits_add_packed(struct waits *to, const unsigned char *bytes, size_t size, int64_t except);
/* Adds the groups of these commissioners only, and to *groups how many they were. */
bool waits_add_packed_of(struct waits *to, const unsigned char *bytes, size_t size,
	const int64_t *commissioners, size_t count, size_t *groups);

#endif
