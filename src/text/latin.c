/*
 * Latin letters without their accents: NFKD of Unicode 15 with the marks taken off, and by hand the
 * strokes and hooks that do not decompose.
 */
#include "latin.h"

#include <string.h>

/* One letter each from U+00C0; a space where there is none. */
static const char from_00c0[] = "AAAAAA CEEEEIIIIDNOOOOO OUUUUY  aaaaaa ceeeeiiiidnooooo ouuuuy y"
				"AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi  JjKkkLlLlLl "
				" LlNnNnNn NnOoOoOo  RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs"
				"bBBb   CcDDDd   EFfG   IKkl  Nn Oo  Pp     tTtTUu VYyZz         "
				"             AaIiOoUuUuUuUuUu AaAa  GgGgKkOoOo  j   Gg  NnAa  Oo"
				"AaAaEeEeIiIiOoOoRrRrUuUuSsTt  HhNd  ZzAaEeOoOoOoOoYylntj  ACcLTs"
				"z  BU EeJj  RrYy";

/* The same from U+1E00. */
static const char from_1e00[] = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMm"
				"MmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVv"
				"WwWwWwWwWwXxXxYyZzZzZzhtwyasss  AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe"
				"EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy l  Yy";

/* clang-format off */
static const struct ligature {
	int32_t code_point;
	char letters[LATIN_LONGEST + 1];
} ligatures[] = {
	{0x00C6, "AE"}, {0x00DE, "Th"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00FE, "th"},
	{0x0132, "IJ"}, {0x0133, "ij"}, {0x0149, "'n"}, {0x014A, "Ng"}, {0x014B, "ng"},
	{0x0152, "OE"}, {0x0153, "oe"}, {0x01C4, "DZ"}, {0x01C5, "Dz"}, {0x01C6, "dz"},
	{0x01C7, "LJ"}, {0x01C8, "Lj"}, {0x01C9, "lj"}, {0x01CA, "NJ"}, {0x01CB, "Nj"},
	{0x01CC, "nj"}, {0x01E2, "AE"}, {0x01E3, "ae"}, {0x01F1, "DZ"}, {0x01F2, "Dz"},
	{0x01F3, "dz"}, {0x01FC, "AE"}, {0x01FD, "ae"}, {0x1E9E, "SS"}, {0xFB00, "ff"},
	{0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"},
	{0xFB06, "st"},
};
/* clang-format on */

static size_t one_letter(char letter, char *out)
{
	*out = letter;
	return letter != ' ' ? 1 : 0;
}

static size_t ligature_letters(int32_t code_point, char *out)
{
	for (size_t i = 0; i < sizeof ligatures / sizeof ligatures[0]; i++) {
		const struct ligature *ligature = &ligatures[i];

		if (ligature->code_point == code_point) {
			size_t size = strlen(ligature->letters);

			memcpy(out, ligature->letters, size);
			return size;
		}
	}
	return 0;
}

size_t latin_plain(int32_t code_point, char *out)
{
	size_t size = 0;

	if (code_point >= 0xFF01 && code_point <= 0xFF5E)
		return one_letter((char)(code_point - 0xFF01 + '!'), out);
	if (code_point >= 0x00C0 && code_point < 0x00C0 + (int32_t)sizeof from_00c0 - 1)
		size = one_letter(from_00c0[code_point - 0x00C0], out);
	else if (code_point >= 0x1E00 && code_point < 0x1E00 + (int32_t)sizeof from_1e00 - 1)
		size = one_letter(from_1e00[code_point - 0x1E00], out);
	return size > 0 ? size : ligature_letters(code_point, out);
}
