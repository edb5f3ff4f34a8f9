/* Any bytes as text: what is shown is printable, what is folded stays folded, what is wrapped fits.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/cells.h"
#include "text/charset.h"
#include "text/fold.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_display(const char *codeset, const char *text, size_t size)
{
	struct charset *charset = charset_open(codeset);
	struct string_buffer out = {0};
	charset_display(charset, text, size, &out);
	for (size_t i = 0; i < out.size;) {
		int32_t c;
		i += utf8_decode(out.bytes + i, out.size - i, &c);
		assert(c >= 0x20 && utf8_width(c) >= 0);
		assert(utf8_width(c) == 0 || charset_has(charset, c));
	}
	const char *rest = string_buffer_text(&out);
	size_t skip, line;
	while ((line = cells_wrap(rest, 7, &skip)) > 0) {
		assert(skip >= line);
		rest += skip;
	}
	string_buffer_free(&out);
	charset_close(charset);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	check_display("UTF-8", text, size);
	check_display("ANSI_X3.4-1968", text, size);
	struct string_buffer once = {0}, twice = {0};
	fold_text(text, size, &once);
	fold_text(string_buffer_text(&once), once.size, &twice);
	assert(utf8_valid(string_buffer_text(&once), once.size, NULL));
	string_buffer_free(&once);
	string_buffer_free(&twice);
	return 0;
}
