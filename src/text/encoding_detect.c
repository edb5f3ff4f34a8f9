/* What encoding bytes are in, where that can be told safely. */
#include <string.h>

#include "text/encoding.h"
#include "text/utf8.h"

/* The zeros that Latin letters have in UTF-16 stand at odd places (LE) or at even ones (BE). */
static const char *utf16_of(const char *bytes, size_t size)
{
	size_t zeros[2] = {0}, pairs = (size < 4096 ? size : 4096) / 2;

	if (size >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0)
		return "UTF-16LE";
	if (size >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0)
		return "UTF-16BE";
	for (size_t i = 0; i < 2 * pairs; i++)
		zeros[i % 2] += bytes[i] == '\0';
	if (pairs < 2)
		return NULL;
	if (zeros[0] == 0 && zeros[1] >= pairs - pairs / 8)
		return "UTF-16LE";
	return zeros[1] == 0 && zeros[0] >= pairs - pairs / 8 ? "UTF-16BE" : NULL;
}

static bool is_utf8(const char *bytes, size_t size, bool whole)
{
	size_t bad_at;

	if (utf8_valid(bytes, size, &bad_at))
		return true;
	/* A piece may end inside a character: every byte behind its first is a continuation. */
	if (whole || size - bad_at > 3 || (unsigned char)bytes[bad_at] < 0xC2)
		return false;
	for (size_t i = bad_at + 1; i < size; i++)
		if (((unsigned char)bytes[i] & 0xC0) != 0x80)
			return false;
	return true;
}

static bool is_lower(unsigned char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 0xDF && byte != 0xF7);
}

static bool is_letter(unsigned char byte)
{
	return is_lower(byte) || (byte >= 'A' && byte <= 'Z') || (byte >= 0xC0 && byte != 0xD7);
}

/*
 * Signs of Windows-1252 that English tables hold: € … ' ' " " • – — ™, no-break space £ § © « ¬
 * soft hyphen ® ° ± ² ³ · » ¼ ½ ¾ × ÷; where another encoding has its £, é or dash there are others
 * there (0x9C is £ in CP850, 0x8E is é in MacRoman).
 */
static bool is_sign(unsigned char byte)
{
	static const char signs[] = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB"
				    "\xAC\xAD\xAE\xB0\xB1\xB2\xB3\xB7\xBB\xBC\xBD\xBE\xD7\xF7";

	return memchr(signs, byte, sizeof signs - 1) != NULL;
}

/* Accented letters stand beside letters, and capitals not behind small ones; … and • not between
 * letters, where CP850 has à and ò. */
static bool is_plausible(unsigned char before, unsigned char byte, unsigned char after)
{
	bool between = is_letter(before) && is_letter(after);

	if (byte == 0x85 || byte == 0x95)
		return !between;
	if (byte < 0xC0 || byte == 0xD7 || byte == 0xF7)
		return is_sign(byte);
	if (byte == 0xD0 || byte == 0xDE || byte == 0xF0 || byte == 0xFE)
		return false; /* Icelandic */
	return is_letter(before) ? is_lower(byte) || !is_lower(before) : is_letter(after);
}

static bool is_windows_1252(const char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		if (byte == '\0' ||
			(byte >= 0x80 &&
				!is_plausible(i > 0 ? (unsigned char)bytes[i - 1] : 0, byte,
					i + 1 < size ? (unsigned char)bytes[i + 1] : 0)))
			return false;
	}
	return true;
}

bool encoding_may_be_macintosh(const char *bytes, size_t size)
{
	enum { APOSTROPHE = 0xD5 };
	const char *at = bytes, *end = bytes + size;

	while (at < end && (at = memchr(at, APOSTROPHE, (size_t)(end - at))) != NULL) {
		if (at > bytes && at + 1 < end && is_letter((unsigned char)at[-1]) &&
			is_letter((unsigned char)at[1]))
			return true;
		at++;
	}
	return false;
}

const char *encoding_detect(const char *bytes, size_t size, bool whole, bool *guessed)
{
	const char *wide = utf16_of(bytes, size);

	*guessed = false;
	if (wide != NULL)
		return wide;
	if (is_utf8(bytes, size, whole))
		return "UTF-8";
	*guessed = true;
	return is_windows_1252(bytes, size) ? "WINDOWS-1252" : NULL;
}
