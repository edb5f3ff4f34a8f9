/* Signs within words, as the grid draws them, so that a sign is the same wherever it stands. */
#include "signs.h"

#include <string.h>

static const struct {
	const char *sign;
	enum glyph glyph;
} signs[] = {
	{"●", GLYPH_EVENT},
	{"○", GLYPH_UNDATED},
	{"─", GLYPH_SPAN},
	{"≠", GLYPH_DIFFERENCE},
	{"█", GLYPH_CERTAIN},
	{"░", GLYPH_POSSIBLE},
	{"◆", GLYPH_IMPROVEMENT},
	{"✖", GLYPH_CONCERN},
	{"△", GLYPH_HIGH},
	{"▽", GLYPH_LOW},
};

/* Bytes of the sign the text begins with, 0: none. */
static size_t sign_at(const char *text, enum glyph *glyph)
{
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t size = strlen(signs[i].sign);

		if (strncmp(text, signs[i].sign, size) == 0) {
			*glyph = signs[i].glyph;
			return size;
		}
	}
	return 0;
}

void signs_fit(const struct grid *grid, const char *text, struct string_buffer *out)
{
	while (*text != '\0') {
		enum glyph glyph;
		size_t size = sign_at(text, &glyph);

		if (size > 0)
			string_buffer_add(out, grid_glyph_text(grid, glyph));
		else
			string_buffer_add_char(out, *text);
		text += size > 0 ? size : 1;
	}
}
