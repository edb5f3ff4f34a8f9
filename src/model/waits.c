/* Distributions of waiting times: sums, shares, percentiles, and their packed form. */
#include "model/waits.h"

#include <math.h>
#include <string.h>

/* No month of England comes near; what is more is a damaged file, and sums of it could overflow. */
static const uint64_t count_most = UINT32_MAX;

static void add_bands(struct waits *to, const struct waits *from)
{
	int open = to->open;

	for (int i = 0; i < open; i++)
		to->bands[i] += from->bands[i];
	for (int i = open; i <= from->open; i++)
		to->bands[open] += from->bands[i];
}

/* Makes `open` the open band: those that waited longer fall into it. */
static void lower_open(struct waits *waits, int open)
{
	for (int i = open + 1; i <= waits->open; i++) {
		waits->bands[open] += waits->bands[i];
		waits->bands[i] = 0;
	}
	waits->open = open;
}

/* So that bands which open at `open` can be added. */
static void agree_on_open(struct waits *waits, int open)
{
	if (waits->open == 0)
		waits->open = open;
	else if (open > 0 && open < waits->open)
		lower_open(waits, open);
}

void waits_add(struct waits *to, const struct waits *from)
{
	to->unbanded += from->unbanded;
	agree_on_open(to, from->open);
	if (from->open > 0)
		add_bands(to, from);
}

int64_t waits_banded(const struct waits *waits)
{
	int64_t sum = 0;

	for (int i = 0; waits->open > 0 && i <= waits->open; i++)
		sum += waits->bands[i];
	return sum;
}

int64_t waits_total(const struct waits *waits)
{
	return waits_banded(waits) + waits->unbanded;
}

int64_t waits_within(const struct waits *waits, int weeks)
{
	int64_t sum = 0;

	if (weeks > waits->open && waits->bands[waits->open] != 0)
		return -1;
	for (int i = 0; i < weeks && i <= waits->open; i++)
		sum += waits->bands[i];
	return sum;
}

int64_t waits_over(const struct waits *waits, int weeks)
{
	int64_t within = waits_within(waits, weeks);

	return within < 0 ? -1 : waits_banded(waits) - within;
}

/* q * n, without what binary fractions add to 0.92 * 100: a band is reached exactly. */
static double target_of(double q, int64_t n)
{
	double target = q * (double)n, whole = nearbyint(target);

	return fabs(target - whole) < 1e-6 ? whole : target;
}

double waits_percentile(const struct waits *waits, double q)
{
	int64_t n = waits_banded(waits), before = 0;
	double target = target_of(q, n);

	if (n <= 0)
		return NAN;
	for (int i = 0; i < waits->open; i++) {
		int64_t count = waits->bands[i];

		if (count > 0 && (double)(before + count) >= target)
			return i + (target - (double)before) / (double)count;
		before += count;
	}
	return INFINITY;
}

const char *waits_open_words(int open)
{
	return open == 52   ? "in the open band (52 weeks or more)"
	       : open == 13 ? "in the open band (13 weeks or more)"
			    : "in the open band (104 weeks or more)";
}

double waits_mean(const struct waits *waits)
{
	int64_t n = waits_banded(waits);
	double sum = 0;

	if (n <= 0)
		return NAN;
	for (int i = 0; i < waits->open; i++)
		sum += (i + 0.5) * (double)waits->bands[i];
	return (sum + (double)waits->open * (double)waits->bands[waits->open]) / (double)n;
}

static unsigned char *put(unsigned char *at, uint64_t number)
{
	while (number >= 0x80) {
		*at++ = (unsigned char)(number | 0x80);
		number >>= 7;
	}
	*at++ = (unsigned char)number;
	return at;
}

/* The next band from `from` on that is not 0; past the open one where there is none. Mostly there
 * are few: four are passed at a time. */
static int next_band(const struct waits *waits, int from)
{
	const int64_t *bands = waits->bands;

	while (from + 3 <= waits->open &&
		(bands[from] | bands[from + 1] | bands[from + 2] | bands[from + 3]) == 0)
		from += 4;
	while (from <= waits->open && bands[from] == 0)
		from++;
	return from;
}

size_t waits_pack_group(const struct waits_group *group, unsigned char *out)
{
	const struct waits *waits = &group->waits;
	unsigned char *at = put(out, (uint64_t)group->commissioner), *bands;
	uint64_t all = (uint64_t)waits->unbanded; /* their bits */
	int from = 0, band;

	at = put(at, (uint64_t)waits->unbanded);
	bands = at++; /* there are less than 128: one byte */
	*bands = 0;
	while (waits->open > 0 && (band = next_band(waits, from)) <= waits->open) {
		uint64_t skipped = (uint64_t)(band - from);

		all |= (uint64_t)waits->bands[band];
		at = put(at, (uint64_t)waits->bands[band] << 2 | (skipped < 3 ? skipped : 3));
		if (skipped >= 3)
			at = put(at, skipped - 3);
		from = band + 1;
		++*bands;
	}
	return all <= count_most ? (size_t)(at - out) : 0;
}

/* Bytes that are being read; at is NULL as soon as they are no numbers. */
struct reader {
	const unsigned char *at, *end;
};

static uint64_t get_long(struct reader *reader)
{
	uint64_t number = 0;

	for (unsigned shift = 0; shift < 63 && reader->at < reader->end; shift += 7) {
		unsigned char byte = *reader->at++;

		number |= (uint64_t)(byte & 0x7f) << shift;
		if (byte < 0x80)
			return number;
	}
	reader->at = NULL;
	return 0;
}

static inline uint64_t get(struct reader *reader)
{
	if (reader->at != NULL && reader->at < reader->end && *reader->at < 0x80)
		return *reader->at++;
	return reader->at != NULL ? get_long(reader) : 0;
}

struct group_head {
	uint64_t commissioner, unbanded, bands;
};

static bool read_head(struct reader *reader, unsigned open, struct group_head *head)
{
	head->commissioner = get(reader);
	head->unbanded = get(reader);
	head->bands = get(reader);
	return reader->at != NULL && head->commissioner <= count_most &&
	       head->unbanded <= count_most && head->bands <= (open > 0 ? open + 1 : 0);
}

/* Adds the bands of one group to those of to, whose open band is not above the group's; NULL: reads
 * over them. */
static bool read_bands(struct reader *reader, uint64_t bands, unsigned open, struct waits *to)
{
	uint64_t band = 0;

	for (; bands > 0; bands--, band++) {
		uint64_t packed = get(reader), skipped = packed & 3;

		if (skipped == 3)
			skipped += get(reader);
		band += skipped;
		if (reader->at == NULL || skipped > open || band > open || packed >> 2 > count_most)
			return false;
		if (to != NULL)
			to->bands[band < (unsigned)to->open ? band : (unsigned)to->open] +=
				(int64_t)(packed >> 2);
	}
	return true;
}

bool waits_next_group(
	const unsigned char *bytes, size_t size, size_t *at, struct waits_group *group)
{
	struct reader reader;
	struct group_head head;

	if (bytes == NULL || *at >= size || bytes[0] >= WAITS_BANDS_MOST)
		return false;
	reader = (struct reader){bytes + (*at > 0 ? *at : 1), bytes + size};
	if (reader.at == reader.end) {
		*at = size;
		return false;
	}
	memset(group, 0, sizeof *group);
	group->waits.open = bytes[0];
	if (!read_head(&reader, bytes[0], &head) ||
		!read_bands(&reader, head.bands, bytes[0], &group->waits))
		return false;
	group->commissioner = (int64_t)head.commissioner;
	group->waits.unbanded = (int64_t)head.unbanded;
	*at = (size_t)(reader.at - bytes);
	return true;
}

bool waits_add_packed(struct waits *to, const unsigned char *bytes, size_t size, int64_t except)
{
	struct reader reader;
	struct group_head head;

	if (size == 0 || bytes[0] >= WAITS_BANDS_MOST)
		return false;
	reader = (struct reader){bytes + 1, bytes + size};
	agree_on_open(to, bytes[0]);
	while (reader.at < reader.end) {
		bool counts;

		if (!read_head(&reader, bytes[0], &head))
			return false;
		counts = except == 0 || head.commissioner != (uint64_t)except;
		if (!read_bands(&reader, head.bands, bytes[0], counts ? to : NULL))
			return false;
		to->unbanded += counts ? (int64_t)head.unbanded : 0;
	}
	return true;
}

static bool is_among(int64_t number, const int64_t *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (numbers[i] == number)
			return true;
	return false;
}

bool waits_add_packed_of(struct waits *to, const unsigned char *bytes, size_t size,
	const int64_t *commissioners, size_t count, size_t *groups)
{
	struct reader reader;
	struct group_head head;

	if (size == 0 || bytes[0] >= WAITS_BANDS_MOST)
		return false;
	reader = (struct reader){bytes + 1, bytes + size};
	while (reader.at < reader.end) {
		bool counts;

		if (!read_head(&reader, bytes[0], &head))
			return false;
		counts = is_among((int64_t)head.commissioner, commissioners, count);
		if (counts) {
			agree_on_open(to, bytes[0]);
			(*groups)++;
		}
		if (!read_bands(&reader, head.bands, bytes[0], counts ? to : NULL))
			return false;
		to->unbanded += counts ? (int64_t)head.unbanded : 0;
	}
	return true;
}
