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
	for (size_t i = layout->starts[STAGE_TOTALS]; i < layout->count; i++) {
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

/* The fields of stages from `from` up to `to` as a record; false where they do not end there. */
static bool read_stages(struct row_reader *reader, enum stage from, enum stage to, const char *at,
	const char *after)
{
	const size_t *starts = reader->extract->layout.starts;
	size_t count = starts[to] - starts[from];

	record_read(&reader->record, at, after, count);
	return reader->record.fault == FIELD_FINE && reader->record.after == after &&
	       reader->record.count == count && !reader->record.whole;
}

static const char *pass_stage(
	const struct row_reader *reader, enum stage stage, const char *at, const char *end)
{
	const size_t *starts = reader->extract->layout.starts;

	return pass_fields(at, end, starts[stage + 1] - starts[stage]);
}

static bool same_bytes(const struct piece_memo *memo, const char *at, size_t size)
{
	return memo->size == size && memcmp(memo->bytes, at, size) == 0;
}

static void keep_piece(
	const struct row_reader *reader, struct piece_memo *memo, const char *at, size_t size)
{
	memo->size = (uint32_t)size;
	memo->lines = reader->record.lines;
	memcpy(memo->bytes, at, size);
}

/* The pieces of a row, each from the end of the one before. */
struct row_pieces {
	const char *provider, *commissioner, *what, *bands, *totals, *end;
	bool same_provider, same_who; /* as in the row before */
};

static bool split_who(
	const struct row_reader *reader, const char *at, const char *end, struct row_pieces *pieces)
{
	const struct row_memo *memo = reader->memo;

	pieces->provider = at;
	pieces->same_who = memo->who_size > 0 && (size_t)(end - at) > memo->who_size &&
			   memcmp(at, memo->who_bytes, memo->who_size) == 0;
	pieces->same_provider = pieces->same_who ||
				(memo->who_size > 0 && (size_t)(end - at) > memo->provider_size &&
					memcmp(at, memo->who_bytes, memo->provider_size) == 0);
	pieces->commissioner = pieces->same_provider ? at + memo->provider_size
						     : pass_stage(reader, STAGE_PROVIDER, at, end);
	if (pieces->commissioner == NULL)
		return false;
	pieces->what = pieces->same_who
			       ? at + memo->who_size
			       : pass_stage(reader, STAGE_COMMISSIONER, pieces->commissioner, end);
	return pieces->what != NULL && pieces->what - at < WHO_BYTES_MOST &&
	       pieces->what - pieces->commissioner < PIECE_BYTES_MOST;
}

static bool split(struct row_reader *reader, const char *at, const char *end,
	struct row_counts *counts, struct row_pieces *pieces)
{
	if (!split_who(reader, at, end, pieces))
		return false;
	pieces->bands = pass_stage(reader, STAGE_WHAT, pieces->what, end);
	if (pieces->bands == NULL || pieces->bands - pieces->what >= PIECE_BYTES_MOST)
		return false;
	pieces->totals = read_bands(reader, pieces->bands, counts);
	if (pieces->totals == NULL)
		return false;
	pieces->end = read_totals(&reader->extract->layout, pieces->totals, counts);
	return pieces->end != NULL && pieces->end < end &&
	       (*pieces->end == '\r' || *pieces->end == '\n');
}

static bool find_provider(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct row_memo *memo = reader->memo;

	memo->who_size = 0;
	if (!read_stages(reader, STAGE_PROVIDER, STAGE_COMMISSIONER, pieces->provider,
		    pieces->commissioner) ||
		!row_find_provider(reader, NULL, place->byte, &memo->words.provider))
		return false;
	memo->provider_size = (size_t)(pieces->commissioner - pieces->provider);
	memo->provider_lines = reader->record.lines;
	return true;
}

static struct piece_memo *find_commissioner(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	size_t size = (size_t)(pieces->what - pieces->commissioner);
	struct piece_memo *memo =
		&reader->memo->commissioners[hash_bytes(pieces->commissioner, size) % PIECES];
	struct row_commissioner commissioner;

	if (same_bytes(memo, pieces->commissioner, size))
		return memo;
	if (!read_stages(
		    reader, STAGE_COMMISSIONER, STAGE_WHAT, pieces->commissioner, pieces->what) ||
		!row_find_commissioner(reader, NULL,
			reader->extract->layout.starts[STAGE_COMMISSIONER], place->byte,
			&commissioner))
		return NULL;
	memo->is.commissioner = commissioner;
	keep_piece(reader, memo, pieces->commissioner, size);
	return memo;
}

/* Who the row is of, into the memo. */
static bool find_who(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct row_memo *memo = reader->memo;
	const struct piece_memo *commissioner;

	if (!pieces->same_provider && !find_provider(reader, place, pieces))
		return false;
	memo->who_size = 0;
	commissioner = find_commissioner(reader, place, pieces);
	if (commissioner == NULL)
		return false;
	memo->words.commissioner = commissioner->is.commissioner;
	memo->words.account = accounts_find(&reader->accounts,
		rows_account(memo->words.provider, memo->words.commissioner.plain));
	memo->who_size = (size_t)(pieces->what - pieces->provider);
	memo->who_lines = memo->provider_lines + commissioner->lines;
	memcpy(memo->who_bytes, pieces->provider, memo->who_size);
	return true;
}

static struct piece_memo *find_what(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	size_t size = (size_t)(pieces->bands - pieces->what);
	struct piece_memo *memo = &reader->memo->whats[hash_bytes(pieces->what, size) % PIECES];
	struct row_what what;

	if (same_bytes(memo, pieces->what, size))
		return memo;
	if (!read_stages(reader, STAGE_WHAT, STAGE_BANDS, pieces->what, pieces->bands) ||
		!row_find_what(reader, NULL, reader->extract->layout.starts[STAGE_WHAT],
			place->byte, &what))
		return NULL;
	memo->is.what = what;
	keep_piece(reader, memo, pieces->what, size);
	return memo;
}

/* What is not known is looked up last, when the row is known to be whole. */
const char *row_read_fast(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end)
{
	struct row_counts counts = {.total = -1,
		.unknown = -1,
		.all = -1,
		.has_all = reader->extract->layout.at[COLUMN_ALL] != NO_COLUMN};
	struct row_memo *memo = reader->memo;
	const struct piece_memo *what;
	struct row_pieces pieces;

	if (!split(reader, at, end, &counts, &pieces) ||
		(!pieces.same_who && !find_who(reader, place, &pieces)))
		return NULL;
	what = find_what(reader, place, &pieces);
	if (what == NULL || row_check(what->is.what.part, &counts) != NO_COLUMN)
		return NULL;
	memo->words.what = what->is.what;
	row_add(reader, place, &memo->words, &counts);
	place->line += memo->who_lines + what->lines + 1;
	return pieces.end + (pieces.end[0] == '\r' && pieces.end[1] == '\n' ? 2 : 1);
}
