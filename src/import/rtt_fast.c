/*
 * The fast way through a row: an extract repeats itself. Who and what are compared with the bytes
 * of rows before, and empty bands, nine of ten, are passed eight bytes at a time.
 */
#include <string.h>

#include "rtt_row.h"

#if defined __SSE2__
#include <emmintrin.h>
#endif

static uint64_t load(const char *at)
{
	uint64_t word;

	memcpy(&word, at, sizeof word);
	return word;
}

/* Bytes at `at` that go on as `pattern`, whose eight are repeated; at most RUN_MOST. Past the end
 * of a block nothing does. */
#if defined __SSE2__
enum { RUN_MOST = 32 };

static unsigned run_of(const char *at, uint64_t pattern)
{
	const __m128i *words = (const __m128i *)(const void *)at;
	__m128i both = _mm_set1_epi64x((long long)pattern);
	__m128i low = _mm_cmpeq_epi8(_mm_loadu_si128(words), both);
	__m128i high = _mm_cmpeq_epi8(_mm_loadu_si128(words + 1), both);
	uint32_t equal = (uint32_t)_mm_movemask_epi8(low) | (uint32_t)_mm_movemask_epi8(high) << 16;

	return equal == UINT32_MAX ? RUN_MOST : (unsigned)__builtin_ctz(~equal);
}
#else
enum { RUN_MOST = 8 };

static unsigned run_of(const char *at, uint64_t pattern)
{
	const unsigned char *bytes = (const unsigned char *)&pattern;
	unsigned run = 0;

	if (load(at) == pattern)
		return RUN_MOST;
	while ((unsigned char)at[run] == bytes[run])
		run++;
	return run;
}
#endif

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
		unsigned passed = smaller(run_of(at, zeros) / 2, bands - band);
		uint32_t count;

		at += 2 * passed;
		band += passed;
		if (passed == RUN_MOST / 2 || band == bands)
			continue;
		if (*at == ',') {
			passed = smaller(run_of(at, blanks), bands - band);
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

static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15;
	return hash ^ hash >> 32;
}

/* Eight bytes at a time, the last ones again where they are no eight. */
static size_t hash_bytes(const char *bytes, size_t size)
{
	uint64_t hash = size;

	for (size_t i = 0; i + 8 < size; i += 8)
		hash = mix(hash, load(bytes + i));
	if (size >= 8)
		return mix(hash, load(bytes + size - 8));
	for (size_t i = 0; i < size; i++)
		hash = mix(hash, (unsigned char)bytes[i]);
	return hash;
}

/* The fields of stages from `from` up to `to` as a record; false where they do not end there, or
 * hold a NUL. */
static bool read_stages(struct row_reader *reader, enum stage from, enum stage to, const char *at,
	const char *after)
{
	const size_t *starts = reader->extract->layout.starts;
	size_t count = starts[to] - starts[from];

	record_read(&reader->record, at, after, count);
	return reader->record.fault == FIELD_FINE && reader->record.after == after &&
	       reader->record.count == count && !reader->record.whole &&
	       memchr(at, '\0', (size_t)(after - at)) == NULL;
}

static const char *pass_stage(
	const struct row_reader *reader, enum stage stage, const char *at, const char *end)
{
	const size_t *starts = reader->extract->layout.starts;

	return pass_fields(at, end, starts[stage + 1] - starts[stage]);
}

static void keep_piece(
	const struct row_reader *reader, struct piece_memo *memo, const char *at, size_t size)
{
	memo->size = (uint32_t)size;
	memo->lines = reader->record.lines;
	memcpy(memo->bytes, at, size);
}

/* What stands in the place of these bytes; *known where it is them. */
static struct piece_memo *find_piece(
	struct piece_memo *memos, const char *at, const char *after, bool *known)
{
	size_t size = (size_t)(after - at);
	struct piece_memo *memo = &memos[hash_bytes(at, size) % PIECES];

	*known = memo->size == size && memcmp(memo->bytes, at, size) == 0;
	return memo;
}

/* The pieces of a row, each from the end of the one before. */
struct row_pieces {
	const char *provider, *commissioner, *what, *bands, *totals, *end;
	bool same_provider, same_who; /* as in the row before */
	struct piece_memo *commissioner_memo, *what_memo;
	bool commissioner_known, what_known;
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
	pieces->what_memo =
		find_piece(reader->memo->whats, pieces->what, pieces->bands, &pieces->what_known);
	if (!pieces->same_who)
		pieces->commissioner_memo = find_piece(reader->memo->commissioners,
			pieces->commissioner, pieces->what, &pieces->commissioner_known);
	return pieces->end != NULL && pieces->end < end &&
	       (*pieces->end == '\r' || *pieces->end == '\n');
}

/* Pieces that were not met before have the fields that they should, and no line end in one. */
static bool has_fields(struct row_reader *reader, const struct row_pieces *pieces)
{
	return (pieces->same_provider || read_stages(reader, STAGE_PROVIDER, STAGE_COMMISSIONER,
						 pieces->provider, pieces->commissioner)) &&
	       (pieces->same_who || pieces->commissioner_known ||
		       read_stages(reader, STAGE_COMMISSIONER, STAGE_WHAT, pieces->commissioner,
			       pieces->what)) &&
	       (pieces->what_known ||
		       read_stages(reader, STAGE_WHAT, STAGE_BANDS, pieces->what, pieces->bands));
}

static bool find_provider(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct row_memo *memo = reader->memo;

	if (pieces->same_provider)
		return true;
	memo->who_size = 0;
	read_stages(
		reader, STAGE_PROVIDER, STAGE_COMMISSIONER, pieces->provider, pieces->commissioner);
	if (!row_find_provider(reader, NULL, place->byte, &memo->words.provider))
		return false;
	memo->provider_size = (size_t)(pieces->commissioner - pieces->provider);
	memo->provider_lines = reader->record.lines;
	return true;
}

static bool find_commissioner(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct piece_memo *memo = pieces->commissioner_memo;
	struct row_commissioner commissioner;

	if (pieces->commissioner_known)
		return true;
	read_stages(reader, STAGE_COMMISSIONER, STAGE_WHAT, pieces->commissioner, pieces->what);
	if (!row_find_commissioner(reader, NULL, reader->extract->layout.starts[STAGE_COMMISSIONER],
		    place->byte, &commissioner))
		return false;
	memo->is.commissioner = commissioner;
	keep_piece(
		reader, memo, pieces->commissioner, (size_t)(pieces->what - pieces->commissioner));
	return true;
}

/* Who the row is of, into the memo. */
static bool find_who(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct row_memo *memo = reader->memo;

	if (pieces->same_who)
		return true;
	if (!find_provider(reader, place, pieces))
		return false;
	memo->who_size = 0;
	if (!find_commissioner(reader, place, pieces))
		return false;
	memo->words.commissioner = pieces->commissioner_memo->is.commissioner;
	memo->words.account = accounts_find(&reader->accounts,
		rows_account(memo->words.provider, memo->words.commissioner.plain));
	memo->who_size = (size_t)(pieces->what - pieces->provider);
	memo->who_lines = memo->provider_lines + pieces->commissioner_memo->lines;
	memcpy(memo->who_bytes, pieces->provider, memo->who_size);
	return true;
}

static bool find_what(
	struct row_reader *reader, const struct row_place *place, const struct row_pieces *pieces)
{
	struct row_what what;

	if (pieces->what_known)
		return true;
	read_stages(reader, STAGE_WHAT, STAGE_BANDS, pieces->what, pieces->bands);
	if (!row_find_what(
		    reader, NULL, reader->extract->layout.starts[STAGE_WHAT], place->byte, &what))
		return false;
	pieces->what_memo->is.what = what;
	keep_piece(reader, pieces->what_memo, pieces->what, (size_t)(pieces->bands - pieces->what));
	return true;
}

/* What is not known is looked up last, when the row is known to be whole: so the two ways leave the
 * same behind. */
const char *row_read_fast(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end)
{
	struct row_counts counts = {.total = -1,
		.unknown = -1,
		.all = -1,
		.has_all = reader->extract->layout.at[COLUMN_ALL] != NO_COLUMN};
	struct row_memo *memo = reader->memo;
	struct row_pieces pieces;

	if (!split(reader, at, end, &counts, &pieces) || !has_fields(reader, &pieces) ||
		!find_who(reader, place, &pieces) || !find_what(reader, place, &pieces))
		return NULL;
	memo->words.what = pieces.what_memo->is.what;
	if (row_check(memo->words.what.part, &counts) != NO_COLUMN)
		return NULL;
	row_add(reader, place, &memo->words, &counts);
	place->line += memo->who_lines + pieces.what_memo->lines + 1;
	return pieces.end + (pieces.end[0] == '\r' && pieces.end[1] == '\n' ? 2 : 1);
}
