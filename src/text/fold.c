/* Folding for search and for matching names, and the distance between folded words. */
#include "text/fold.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "latin.h"
#include "text/utf8.h"

enum { LIMIT_MOST = 8 };

/* Signs that are printed in many ways, and the one way they are folded to. In order. */
static const struct sign {
	int32_t first;
	int32_t last;
	char plain;
} signs[] = {
	/* clang-format off */
	{0x0000, 0x0020, ' '}, {0x0060, 0x0060, '\''}, {0x007F, 0x00A0, ' '}, {0x00AB, 0x00AB, '"'},
	{0x00B4, 0x00B4, '\''}, {0x00BB, 0x00BB, '"'}, {0x02BC, 0x02BC, '\''},
	{0x1680, 0x1680, ' '},
	{0x2000, 0x200A, ' '}, {0x2010, 0x2015, '-'}, {0x2018, 0x201B, '\''}, {0x201C, 0x201F, '"'},
	{0x2028, 0x2029, ' '}, {0x202F, 0x202F, ' '}, {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},
	{0x2043, 0x2043, '-'}, {0x205F, 0x205F, ' '}, {0x2212, 0x2212, '-'}, {0x3000, 0x3000, ' '},
	{0xFE58, 0xFE58, '-'}, {0xFE63, 0xFE63, '-'},
	/* clang-format on */
};

/* One text on its way to out. */
struct fold {
	const char *text;
	size_t size;
	size_t at;
	struct string_buffer *out;
	size_t begin; /* where this text begins in out */
	bool space;   /* wanted before what comes next */
};

static int32_t plain_sign(int32_t code_point)
{
	if (code_point >= 0xFF01 && code_point <= 0xFF5E) /* full-width forms */
		return code_point - 0xFF01 + '!';
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		if (code_point <= signs[i].last)
			return code_point >= signs[i].first ? signs[i].plain : code_point;
	}
	return code_point;
}

static bool is_digit(int32_t code_point)
{
	return code_point >= '0' && code_point <= '9';
}

static bool is_letter(int32_t code_point)
{
	return (code_point >= 'a' && code_point <= 'z') ||
	       (code_point >= 'A' && code_point <= 'Z') ||
	       (code_point >= 0xC0 && utf8_width(code_point) > 0);
}

static bool is_currency(int32_t code_point)
{
	return code_point == '$' || (code_point >= 0xA2 && code_point <= 0xA5) ||
	       (code_point >= 0x20A0 && code_point <= 0x20CF);
}

/* Greek and Cyrillic; Latin is latin_plain()'s, and other scripts keep their case. */
static int32_t lower_case(int32_t code_point)
{
	if ((code_point >= 0x0391 && code_point <= 0x03A9) ||
		(code_point >= 0x0410 && code_point <= 0x042F))
		return code_point + 0x20;
	if (code_point >= 0x0400 && code_point <= 0x040F)
		return code_point + 0x50;
	return code_point;
}

/* What was put out just before, where no space has come since; else 0. */
static char last_byte(const struct fold *fold)
{
	bool joined = !fold->space && fold->out->size > fold->begin;

	return joined ? fold->out->bytes[fold->out->size - 1] : '\0';
}

static void put(struct fold *fold, const char *bytes, size_t size)
{
	if (fold->space && fold->out->size > fold->begin)
		string_buffer_add_char(fold->out, ' ');
	fold->space = false;
	string_buffer_add_bytes(fold->out, bytes, size);
	for (char *byte = fold->out->bytes + fold->out->size - size; *byte != '\0'; byte++) {
		if (*byte >= 'A' && *byte <= 'Z')
			*byte += 'a' - 'A';
	}
}

static void put_code_point(struct fold *fold, int32_t code_point)
{
	char bytes[4];
	size_t size = latin_plain(code_point, bytes);

	if (size == 0)
		size = utf8_encode(lower_case(code_point), bytes);
	put(fold, bytes, size);
}

/* Takes the next code point; -1 at the end and for a broken byte. */
static int32_t take_sign(struct fold *fold)
{
	int32_t code_point = -1;

	if (fold->at < fold->size)
		fold->at += utf8_decode(fold->text + fold->at, fold->size - fold->at, &code_point);
	return plain_sign(code_point);
}

static int32_t next_sign(const struct fold *fold)
{
	struct fold ahead = *fold;

	return take_sign(&ahead);
}

/* Exactly three digits follow. */
static bool thousands_follow(const struct fold *fold)
{
	struct fold ahead = *fold;
	size_t digits = 0;

	while (digits < 4 && is_digit(take_sign(&ahead)))
		digits++;
	return digits == 3;
}

static bool is_word_byte(char byte)
{
	return is_letter(byte) || is_digit(byte) || (unsigned char)byte >= 0x80;
}

/* A currency or per cent sign, a space between it and its number. */
static void put_unit(struct fold *fold, int32_t code_point)
{
	if (is_digit(last_byte(fold)))
		fold->space = true;
	put_code_point(fold, code_point);
	if (is_currency(code_point) && (is_digit(next_sign(fold)) || next_sign(fold) == '.'))
		fold->space = true;
}

/* Marks, invisible signs, broken bytes, apostrophes in words, commas between thousands. */
static bool is_left_out(const struct fold *fold, int32_t code_point)
{
	if (code_point == '\'')
		return is_word_byte(last_byte(fold)) && is_letter(next_sign(fold));
	if (code_point == ',')
		return is_digit(last_byte(fold)) && thousands_follow(fold);
	return utf8_width(code_point) <= 0;
}

static void fold_sign(struct fold *fold, int32_t code_point)
{
	if (code_point == ' ') {
		fold->space = true;
	} else if (code_point == '&') {
		fold->space = true;
		put(fold, "and", 3);
		fold->space = true;
	} else if (code_point == '%' || is_currency(code_point)) {
		put_unit(fold, code_point);
	} else if (!is_left_out(fold, code_point)) {
		put_code_point(fold, code_point);
	}
}

/* Bytes of the ASCII letters and digits at text: most of most texts, and never anything special. */
static size_t plain_bytes(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size && (unsigned char)text[at] < 0x80 && is_word_byte(text[at]))
		at++;
	return at;
}

void fold_text(const char *text, size_t size, struct string_buffer *out)
{
	struct fold fold = {.text = text, .size = size, .out = out, .begin = out->size};

	while (fold.at < size) {
		size_t plain = plain_bytes(text + fold.at, size - fold.at);

		if (plain > 0) {
			put(&fold, text + fold.at, plain);
			fold.at += plain;
		} else {
			fold_sign(&fold, take_sign(&fold));
		}
	}
}

/* Returns how many; out has room for one for each byte. Broken bytes differ from one another. */
static size_t decode_word(const char *word, size_t size, int32_t *out)
{
	size_t count = 0;

	for (size_t at = 0; at < size;) {
		size_t length = utf8_decode(word + at, size - at, &out[count]);

		if (out[count] < 0)
			out[count] = -(unsigned char)word[at];
		at += length;
		count++;
	}
	return count;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Two words, and the last three rows of the table of distances between their beginnings. */
struct comparison {
	const int32_t *a;
	const int32_t *b;
	size_t a_count;
	size_t b_count;
	size_t over; /* limit + 1: what any greater distance is counted as */
	unsigned char *row, *above, *two_above;
};

static size_t cell(const struct comparison *comparison, size_t i, size_t j)
{
	const int32_t *a = comparison->a;
	const int32_t *b = comparison->b;
	size_t best = comparison->above[j - 1] + (size_t)(a[i - 1] != b[j - 1]);

	best = smaller(best, (size_t)comparison->above[j] + 1);
	best = smaller(best, (size_t)comparison->row[j - 1] + 1);
	if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
		best = smaller(best, (size_t)comparison->two_above[j - 2] + 1);
	return smaller(best, comparison->over);
}

/* Only cells within the limit of the diagonal can stay within it; returns the smallest of them. */
static size_t fill_row(struct comparison *comparison, size_t i)
{
	size_t limit = comparison->over - 1;
	size_t first = i > limit ? i - limit : 1;
	size_t last = smaller(comparison->b_count, i + limit);
	size_t smallest;

	comparison->row[first - 1] =
		(unsigned char)(first == 1 ? smaller(i, comparison->over) : comparison->over);
	smallest = comparison->row[first - 1];
	for (size_t j = first; j <= last; j++) {
		comparison->row[j] = (unsigned char)cell(comparison, i, j);
		smallest = smaller(smallest, comparison->row[j]);
	}
	if (last < comparison->b_count)
		comparison->row[last + 1] = (unsigned char)comparison->over;
	return smallest;
}

/* The restricted form (optimal string alignment): what was swapped is not edited again. */
static size_t distance(struct comparison *comparison)
{
	for (size_t j = 0; j <= comparison->b_count; j++)
		comparison->row[j] = (unsigned char)smaller(j, comparison->over);
	for (size_t i = 1; i <= comparison->a_count; i++) {
		unsigned char *oldest = comparison->two_above;

		comparison->two_above = comparison->above;
		comparison->above = comparison->row;
		comparison->row = oldest;
		if (fill_row(comparison, i) == comparison->over)
			return comparison->over;
	}
	return comparison->row[comparison->b_count];
}

static size_t compare(const char *a, size_t a_size, const char *b, size_t b_size, size_t limit)
{
	int32_t *words = memory_allocate((a_size + b_size) * sizeof *words);
	size_t a_count = decode_word(a, a_size, words);
	size_t b_count = decode_word(b, b_size, words + a_size);
	unsigned char *rows;
	size_t result = limit + 1;

	if (a_count <= b_count + limit && b_count <= a_count + limit) {
		rows = memory_allocate(3 * (b_count + 1));
		result = distance(&(struct comparison){
			.a = words,
			.b = words + a_size,
			.a_count = a_count,
			.b_count = b_count,
			.over = limit + 1,
			.row = rows,
			.above = rows + b_count + 1,
			.two_above = rows + 2 * (b_count + 1),
		});
		free(rows);
	}
	free(words);
	return result;
}

size_t fold_distance(const char *a, const char *b, size_t limit)
{
	size_t a_size = strlen(a);
	size_t b_size = strlen(b);

	assert(limit <= LIMIT_MOST);
	/* A code point takes at most four bytes. */
	if (a_size > 4 * (b_size + limit) || b_size > 4 * (a_size + limit))
		return limit + 1;
	return compare(a, a_size, b, b_size, limit);
}
