/* Foreign text made safe for the reader's terminal or pipe, and made to fit its character set. */
#include "text/charset.h"

#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "latin.h"
#include "substitutes.h"
#include "text/utf8.h"

enum {
	MARKS_SHOWN = 4,      /* combining marks on one base */
	LONGEST_ENCODED = 16, /* bytes of a character in any encoding */
	PLANE_SIZE = 0x10000,
};

#define NOT_OPEN ((iconv_t)-1)

enum knowledge { UNKNOWN, LACKS, HAS };

struct charset {
	bool utf8;
	iconv_t encode;		  /* NOT_OPEN for UTF-8 and ASCII */
	iconv_t transliterate;	  /* to ASCII; NOT_OPEN for UTF-8 */
	unsigned char *knowledge; /* what encode said of the basic plane, or NULL */
};

/* Bytes of one code point, 0 where the encoding has none or sends control bytes (ISO-2022). */
static size_t encode_one(iconv_t converter, int32_t code_point, char *out)
{
	char utf8[4];
	char *in = utf8;
	char *end = out;
	size_t in_left = utf8_encode(code_point, utf8);
	size_t out_left = LONGEST_ENCODED;

	iconv(converter, NULL, NULL, NULL, NULL);
	if (iconv(converter, &in, &in_left, &end, &out_left) == (size_t)-1 || in_left > 0 ||
		iconv(converter, NULL, NULL, &end, &out_left) == (size_t)-1)
		return 0;
	for (const char *byte = out; byte < end; byte++) {
		if ((unsigned char)*byte < 0x20 || *byte == 0x7F)
			return 0;
	}
	return (size_t)(end - out);
}

/* EBCDIC, UTF-16 and UTF-7 are no character sets of a terminal. */
static bool keeps_ascii(iconv_t converter)
{
	char bytes[LONGEST_ENCODED];

	for (char c = 0x20; c < 0x7F; c++) {
		if (encode_one(converter, c, bytes) != 1 || bytes[0] != c)
			return false;
	}
	return true;
}

/* A name with a slash would ask iconv for more than a character set. */
static iconv_t open_encoder(const char *codeset)
{
	iconv_t converter = strchr(codeset, '/') == NULL ? iconv_open(codeset, "UTF-8") : NOT_OPEN;

	if (converter != NOT_OPEN && !keeps_ascii(converter)) {
		iconv_close(converter);
		return NOT_OPEN;
	}
	return converter;
}

struct charset *charset_open(const char *codeset)
{
	struct charset *charset = memory_allocate(sizeof *charset);

	charset->utf8 = strcasecmp(codeset, "UTF-8") == 0 || strcasecmp(codeset, "UTF8") == 0;
	charset->encode = NOT_OPEN;
	charset->transliterate = NOT_OPEN;
	if (charset->utf8)
		return charset;
	charset->encode = open_encoder(codeset);
	charset->transliterate = iconv_open("ASCII//TRANSLIT", "UTF-8");
	if (charset->encode != NOT_OPEN)
		charset->knowledge = memory_allocate(PLANE_SIZE);
	return charset;
}

void charset_close(struct charset *charset)
{
	if (charset == NULL)
		return;
	if (charset->encode != NOT_OPEN)
		iconv_close(charset->encode);
	if (charset->transliterate != NOT_OPEN)
		iconv_close(charset->transliterate);
	free(charset->knowledge);
	free(charset);
}

bool charset_is_utf8(const struct charset *charset)
{
	return charset->utf8;
}

static bool can_encode(const struct charset *charset, int32_t code_point)
{
	char bytes[LONGEST_ENCODED];

	return encode_one(charset->encode, code_point, bytes) > 0;
}

bool charset_has(const struct charset *charset, int32_t code_point)
{
	if (code_point < 0x80)
		return code_point >= 0x20 && code_point < 0x7F;
	if (utf8_width(code_point) < 0)
		return false;
	if (charset->utf8)
		return true;
	if (charset->encode == NOT_OPEN)
		return false;
	if (code_point >= PLANE_SIZE)
		return can_encode(charset, code_point);
	if (charset->knowledge[code_point] == UNKNOWN)
		charset->knowledge[code_point] = can_encode(charset, code_point) ? HAS : LACKS;
	return charset->knowledge[code_point] == HAS;
}

/* One text on its way to out. */
struct display {
	const struct charset *charset;
	struct string_buffer *out;
	size_t begin; /* where this text begins in out */
	size_t marks; /* combining marks since the last base */
};

static void add_code_point(struct string_buffer *out, int32_t code_point)
{
	char utf8[4];

	string_buffer_add_bytes(out, utf8, utf8_encode(code_point, utf8));
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool is_currency(int32_t code_point)
{
	return code_point == 0xA3 || code_point == 0xA5 ||
	       (code_point >= 0x20A0 && code_point <= 0x20CF);
}

static bool is_fraction(int32_t code_point)
{
	return (code_point >= 0xBC && code_point <= 0xBE) ||
	       (code_point >= 0x2150 && code_point <= 0x215E);
}

/* A number must stay the number it was: 2½ is "2 1/2", £500 "GBP 500". */
static void add_substitute(
	struct display *display, int32_t code_point, const char *substitute, char next)
{
	struct string_buffer *out = display->out;

	if (is_fraction(code_point) && out->size > display->begin &&
		is_digit(out->bytes[out->size - 1]))
		string_buffer_add_char(out, ' ');
	string_buffer_add(out, substitute);
	if (is_currency(code_point) && is_digit(next))
		string_buffer_add_char(out, ' ');
}

/*
 * ASCII letters that stand for one; returns how many. glibc writes '?' where a locale has no better
 * idea: that is no transliteration.
 */
static size_t transliterate(const struct charset *charset, int32_t code_point, char *out)
{
	size_t size = latin_plain(code_point, out);

	if (size == 0 && charset->transliterate != NOT_OPEN)
		size = encode_one(charset->transliterate, code_point, out);
	return memchr(out, '?', size) == NULL ? size : 0;
}

/* What the character set lacks. next: the byte after the character in the text, NUL at its end. */
static void show_lacking(struct display *display, int32_t code_point, char next)
{
	const char *substitute = substitute_find(code_point);
	char letters[LONGEST_ENCODED];
	size_t size;

	if (substitute != NULL) {
		add_substitute(display, code_point, substitute, next);
		return;
	}
	size = transliterate(display->charset, code_point, letters);
	if (size > 0)
		string_buffer_add_bytes(display->out, letters, size);
	else
		string_buffer_format(display->out, "<U+%04X>", (unsigned)code_point);
}

static void show_printable(struct display *display, int32_t code_point, char next)
{
	if (charset_has(display->charset, code_point))
		add_code_point(display->out, code_point);
	else
		show_lacking(display, code_point, next);
}

static void show_mark(struct display *display, int32_t code_point)
{
	static const int32_t dotted_circle = 0x25CC;

	if (display->out->size == display->begin)
		show_printable(display, dotted_circle, '\0');
	if (display->marks++ < MARKS_SHOWN)
		show_printable(display, code_point, '\0');
}

/* Stands for all marks that were too many. */
static void end_marks(struct display *display)
{
	if (display->marks > MARKS_SHOWN)
		string_buffer_format(display->out, "<+%zu>", display->marks - MARKS_SHOWN);
	display->marks = 0;
}

/*
 * The soft hyphen and the selectors of text and emoji style ask for another picture of the same
 * text. Marks go on being counted across them.
 */
static bool is_dropped(int32_t code_point)
{
	return code_point == 0xAD || code_point == 0xFE0E || code_point == 0xFE0F;
}

static void show_unsafe(struct display *display, int32_t code_point, char next)
{
	bool line_end = code_point == '\n' || (code_point == '\r' && next != '\n');

	if (code_point == '\t' || line_end)
		string_buffer_add_char(display->out, ' ');
	else if (code_point == '\r')
		return; /* of CR LF */
	else if (code_point < 0x80)
		string_buffer_format(display->out, "<0x%02X>", (unsigned)code_point);
	else
		string_buffer_format(display->out, "<U+%04X>", (unsigned)code_point);
}

static void show_code_point(struct display *display, int32_t code_point, char next)
{
	int width = utf8_width(code_point);

	if (is_dropped(code_point))
		return;
	if (width == 0) {
		show_mark(display, code_point);
		return;
	}
	end_marks(display);
	if (width > 0)
		show_printable(display, code_point, next);
	else
		show_unsafe(display, code_point, next);
}

static size_t plain_bytes(const char *text, size_t size)
{
	size_t at = 0;

	while (at < size && text[at] >= 0x20 && text[at] < 0x7F)
		at++;
	return at;
}

/* Shows one character that is not plain ASCII; returns its bytes. */
static size_t show_next(struct display *display, const char *text, size_t size)
{
	int32_t code_point;
	size_t length = utf8_decode(text, size, &code_point);

	if (code_point >= 0) {
		show_code_point(display, code_point, length < size ? text[length] : '\0');
	} else {
		end_marks(display);
		string_buffer_format(display->out, "<0x%02X>", (unsigned)(unsigned char)*text);
	}
	return length;
}

void charset_display(
	const struct charset *charset, const char *text, size_t size, struct string_buffer *out)
{
	struct display display = {.charset = charset, .out = out, .begin = out->size};
	size_t at = 0;

	while (at < size) {
		size_t plain = plain_bytes(text + at, size - at);

		if (plain > 0) {
			end_marks(&display);
			string_buffer_add_bytes(out, text + at, plain);
			at += plain;
		} else {
			at += show_next(&display, text + at, size - at);
		}
	}
	end_marks(&display);
}

void charset_to_locale(
	const struct charset *charset, const char *text, size_t size, struct string_buffer *out)
{
	if (charset->utf8) {
		string_buffer_add_bytes(out, text, size);
		return;
	}
	for (size_t at = 0; at < size;) {
		char bytes[LONGEST_ENCODED];
		int32_t code_point;
		size_t length = utf8_decode(text + at, size - at, &code_point);

		if (code_point >= 0 && code_point < 0x80)
			string_buffer_add_char(out, text[at]);
		else if (code_point >= 0 && charset_has(charset, code_point))
			string_buffer_add_bytes(
				out, bytes, encode_one(charset->encode, code_point, bytes));
		else
			charset_display(charset, text + at, length, out);
		at += length;
	}
}
