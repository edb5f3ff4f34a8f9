/* UTF-8: decoding by the table of well-formed sequences (Unicode 15, table 3-7), and widths. */
#include "text/utf8.h"

#include <assert.h>
#include <string.h>

#include "utf8_tables.h"

/* Bytes a sequence takes by its first byte, 0 where no sequence begins with it. */
static size_t sequence_length(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xC2)
		return 0;
	if (first < 0xE0)
		return 2;
	if (first < 0xF0)
		return 3;
	return first < 0xF5 ? 4 : 0;
}

static bool is_scalar_value(int32_t code_point, size_t length)
{
	static const int32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

	return code_point >= smallest[length] && code_point <= 0x10FFFF &&
	       (code_point < 0xD800 || code_point > 0xDFFF);
}

size_t utf8_decode(const char *text, size_t size, int32_t *code_point)
{
	const unsigned char *bytes = (const unsigned char *)text;
	size_t length = sequence_length(bytes[0]);
	int32_t value;

	*code_point = -1;
	if (length == 1) {
		*code_point = bytes[0];
		return 1;
	}
	if (length == 0 || length > size)
		return 1;
	value = bytes[0] & (0x7F >> length);
	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 1;
		value = value << 6 | (bytes[i] & 0x3F);
	}
	if (!is_scalar_value(value, length))
		return 1;
	*code_point = value;
	return length;
}

static size_t encoded_length(int32_t code_point)
{
	if (code_point < 0x80)
		return 1;
	if (code_point < 0x800)
		return 2;
	return code_point < 0x10000 ? 3 : 4;
}

size_t utf8_encode(int32_t code_point, char *out)
{
	static const int first_byte[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t length = encoded_length(code_point);

	assert(code_point >= 0 && is_scalar_value(code_point, length));
	for (size_t i = length - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code_point & 0x3F));
		code_point >>= 6;
	}
	out[0] = (char)(first_byte[length] | code_point);
	return length;
}

/* Eight bytes at a time: official files are ASCII but for a name here and there. */
static size_t skip_ascii(const char *text, size_t at, size_t size)
{
	uint64_t word;

	while (size - at >= sizeof word) {
		memcpy(&word, text + at, sizeof word);
		if ((word & UINT64_C(0x8080808080808080)) != 0)
			break;
		at += sizeof word;
	}
	while (at < size && (unsigned char)text[at] < 0x80)
		at++;
	return at;
}

bool utf8_valid(const char *text, size_t size, size_t *bad_at)
{
	size_t at = 0;

	while ((at = skip_ascii(text, at, size)) < size) {
		int32_t code_point;
		size_t length = utf8_decode(text + at, size - at, &code_point);

		if (code_point < 0) {
			if (bad_at != NULL)
				*bad_at = at;
			return false;
		}
		at += length;
	}
	return true;
}

int utf8_width(int32_t code_point)
{
	size_t low = 0;
	size_t high = utf8_range_count;

	if (code_point >= 0x20 && code_point < 0x7F)
		return 1;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct utf8_range *range = &utf8_ranges[middle];

		if (code_point > range->last)
			low = middle + 1;
		else if (code_point < range->first)
			high = middle;
		else
			return range->width;
	}
	return code_point >= 0 && code_point <= 0x10FFFF ? 1 : -1;
}
