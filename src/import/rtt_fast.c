/*
 * The fast way through a row: an extract repeats itself. Who and what are compared with the bytes
 * of rows before, and empty bands, nine of ten, are passed eight bytes at a time.
 */
#include <string.h>

#include "rtt_row.h"

static uint64_t load(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* Bytes at the beginning of the words that are equal. */
static unsigned equal_bytes(uint64_t a, uint64_t b)
{
	uint64_t differ = a ^ b;

	if (differ == 0)
		return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (unsigned)__builtin_ctzll(differ) / 8;
#else
	return (unsigned)__builtin_clzll(differ) / 8;
#endif
}

static unsigned smaller(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* A count of up to nine digits and the comma behind it; NULL where it is anything else. */
static const char *read_count(const char *at, uint32_t *count)
{
	unsigned digit = (unsigned char)*at - '0';
	uint32_t number = digit;
	const char *first = at;

	if (digit > 9)
		return NULL;
	while ((digit = (unsigned char)*++at - '0') <= 9 && at - first < 9)
		number = number * 10 + digit;
	*count = number;
	return *at == ',' ? at + 1 : NULL;
}

static const char *read_bands(struct row_reader *reader, const char *at, struct row_counts *counts)
{
	const uint64_t zeros = load("0,0,0,0,"), blanks = load(",,,,,,,,");
	const uint64_t *weights = reader->memo->weights;
	uint32_t *entries = reader->entry;
	unsigned bands = (unsigned)reader->extract->layout.open + 1, band = 0;

	while (band < bands) {
		unsigned passed = smaller(equal_bytes(load(at), zeros) / 2, bands - band);
		uint32_t count;

		at += 2 * passed;
		band += passed;
		if (passed == 4 || band == bands)
			continue;
		if (*at == ',') {
			passed = smaller(equal_bytes(load(at), blanks), bands - band);
			at += passed;
			band += passed;
			continue;
		}
		at = read_count(at, &count);
		if (at == NULL)
			return NULL;
		if (count > 0)
			row_put_entry(entries, counts, weights, (int)band, count);
		band++;
	}
	return at;
}

/* The end of a plain field; NULL where it is quoted or too long to be a total. */
static const char *read_total(const char *at, int64_t *count)
{
	const char *first = at;
	int64_t number = 0;
	unsigned digit;

	while ((digit = (unsigned char)*at - '0') <= 9 && at - first < 9) {
		number = number * 10 + digit;
		at++;
	}
	*count = at > first ? number : -1;
	return *at == ',' || *at == '\r' || *at == '\n' ? at : NULL;
}

static const char *read_totals(
	const struct layout *layout, const char *at, struct row_counts *counts)
{
	for (size_t i = layout->bands + (size_t)layout->open + 1; i < layout->count; i++) {
		int64_t count;

		at = read_total(at, &count);
		if (at == NULL)
			return NULL;
		if (layout->columns[i].kind == COLUMN_TOTAL)
			counts->total = count;
		else if (layout->columns[i].kind == COLUMN_UNKNOWN)
			counts->unknown = count;
		else if (layout->columns[i].kind == COLUMN_ALL)
			counts->all = count;
		if (i + 1 == layout->count)
			break;
		if (*at++ != ',')
			return NULL;
	}
	return at;
}

static const char *read_who(struct row_reader *reader, struct row_place *place, const char *at,
	const char *end, struct row_who *who)
{
	struct row_memo *memo = reader->memo;
	size_t size;

	if (memo->who_size > 0 && (size_t)(end - at) > memo->who_size &&
		memcmp(at, memo->who_bytes, memo->who_size) == 0) {
		*who = memo->who;
		place->line += memo->who_lines;
		return at + memo->who_size;
	}
	record_read(&reader->record, at, end, reader->extract->layout.who);
	size = (size_t)(reader->record.after - at);
	if (reader->record.fault != FIELD_FINE || reader->record.whole ||
		reader->record.count < reader->extract->layout.who || size >= WHO_BYTES_MOST ||
		!row_find_who(reader, NULL, place->byte, who))
		return NULL;
	memcpy(memo->who_bytes, at, size);
	memo->who_size = size;
	memo->who_lines = reader->record.lines;
	memo->who = *who;
	place->line += memo->who_lines;
	return at + size;
}

/* Behind so many fields, as far as that can be told without looking into them. */
static const char *pass_fields(const char *at, const char *end, size_t count)
{
	for (; count > 0; count--) {
		if (*at == '"') {
			do {
				at = memchr(at + 1, '"', (size_t)(end - at - 1));
				if (at == NULL || ++at >= end)
					return NULL;
			} while (*at == '"');
		}
		at = memchr(at, ',', (size_t)(end - at));
		if (at == NULL || ++at >= end)
			return NULL;
	}
	return at;
}

/* Of bytes that differ near their end, mostly. */
static size_t hash_bytes(const char *bytes, size_t size)
{
	uint64_t hash = size;

	for (; size > 8; bytes += 8, size -= 8)
		hash = (hash ^ load(bytes)) * 0x9e3779b97f4a7c15;
	for (; size > 0; bytes++, size--)
		hash = (hash ^ (unsigned char)*bytes) * 0x9e3779b97f4a7c15;
	return hash >> 32;
}

static const char *read_what(struct row_reader *reader, struct row_place *place, const char *at,
	const char *end, struct row_what *what)
{
	const struct layout *layout = &reader->extract->layout;
	const char *after = pass_fields(at, end, layout->bands - layout->who);
	size_t size = after != NULL ? (size_t)(after - at) : WHAT_BYTES_MOST, slot;

	if (size >= WHAT_BYTES_MOST)
		return NULL;
	slot = hash_bytes(at, size) % WHAT_SLOTS;
	if (reader->memo->whats[slot].size != size ||
		memcmp(reader->memo->whats[slot].bytes, at, size) != 0) {
		record_read(&reader->record, at, end, layout->bands - layout->who);
		if (reader->record.fault != FIELD_FINE || reader->record.whole ||
			reader->record.after != after ||
			!row_find_what(reader, NULL, layout->who, place->byte, what))
			return NULL;
		reader->memo->whats[slot].what = *what;
		reader->memo->whats[slot].size = (uint32_t)size;
		reader->memo->whats[slot].lines = reader->record.lines;
		memcpy(reader->memo->whats[slot].bytes, at, size);
	}
	*what = reader->memo->whats[slot].what;
	place->line += reader->memo->whats[slot].lines;
	return after;
}

const char *row_read_fast(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end)
{
	const struct layout *layout = &reader->extract->layout;
	struct row_place moved = *place;
	struct row_counts counts = {.total = -1,
		.unknown = -1,
		.all = -1,
		.has_all = layout->at[COLUMN_ALL] != NO_COLUMN};
	struct row_who who;
	struct row_what what;

	at = read_who(reader, &moved, at, end, &who);
	if (at != NULL)
		at = read_what(reader, &moved, at, end, &what);
	if (at != NULL)
		at = read_bands(reader, at, &counts);
	if (at != NULL)
		at = read_totals(layout, at, &counts);
	if (at == NULL || at >= end || row_check(what.part, &counts) != NO_COLUMN)
		return NULL;
	row_add(reader, place, &who, &what, &counts);
	place->line = moved.line + 1;
	return at + (*at == '\r' && at[1] == '\n' ? 2 : 1);
}
