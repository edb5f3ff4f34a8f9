/* OSC 52: the reader's own clipboard, through however many machines lie between. Write only;
 * nothing is ever asked back. */
#include "clipboard.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

enum {
	BASE64_LARGEST = 74994, /* xterm takes no more */
	TEXT_LARGEST = BASE64_LARGEST / 4 * 3,
	SCREEN_CHUNK = 250, /* screen(1) drops longer strings */
};

/* Printable characters and line ends; as many whole ones as fit. */
static void add_printable(const char *text, struct string_buffer *out)
{
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		int32_t code_point;
		size_t length = utf8_decode(text + at, size - at, &code_point);

		if (out->size + length > TEXT_LARGEST)
			return;
		if (code_point == '\n' || utf8_width(code_point) >= 0)
			string_buffer_add_bytes(out, text + at, length);
		at += length;
	}
}

static void add_base64(const struct string_buffer *text, struct string_buffer *out)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *bytes = (const unsigned char *)string_buffer_text(text);

	for (size_t at = 0; at < text->size; at += 3) {
		size_t left = text->size - at;
		uint32_t group = (uint32_t)bytes[at] << 16 |
				 (left > 1 ? (uint32_t)bytes[at + 1] << 8 : 0) |
				 (left > 2 ? bytes[at + 2] : 0);

		string_buffer_add_char(out, digits[group >> 18]);
		string_buffer_add_char(out, digits[group >> 12 & 63]);
		string_buffer_add_char(out, left > 1 ? digits[group >> 6 & 63] : '=');
		string_buffer_add_char(out, left > 2 ? digits[group & 63] : '=');
	}
}

/* tmux hands on what stands in its own string, with every ESC doubled. */
static void wrap_for_tmux(const struct string_buffer *sequence, struct string_buffer *out)
{
	string_buffer_add(out, "\033Ptmux;");
	for (size_t i = 0; i < sequence->size; i++) {
		if (sequence->bytes[i] == '\033')
			string_buffer_add_char(out, '\033');
		string_buffer_add_char(out, sequence->bytes[i]);
	}
	string_buffer_add(out, "\033\\");
}

/* screen(1) hands on the insides of its strings, joined. ESC \ would end one too soon: it is
 * parted. */
static void wrap_for_screen(const struct string_buffer *sequence, struct string_buffer *out)
{
	for (size_t at = 0; at < sequence->size;) {
		size_t length =
			sequence->size - at < SCREEN_CHUNK ? sequence->size - at : SCREEN_CHUNK;

		if (at + length == sequence->size && length > 1)
			length--;
		string_buffer_add(out, "\033P");
		string_buffer_add_bytes(out, sequence->bytes + at, length);
		string_buffer_add(out, "\033\\");
		at += length;
	}
}

static bool in_screen(void)
{
	const char *term = getenv("TERM");

	return getenv("STY") != NULL || (term != NULL && strncmp(term, "screen", 6) == 0);
}

void clipboard_sequence(const char *text, struct string_buffer *out)
{
	struct string_buffer printable = {0};
	struct string_buffer sequence = {0};

	add_printable(text, &printable);
	string_buffer_add(&sequence, "\033]52;c;");
	add_base64(&printable, &sequence);
	string_buffer_add(&sequence, "\033\\");
	if (getenv("TMUX") != NULL)
		wrap_for_tmux(&sequence, out);
	else if (in_screen())
		wrap_for_screen(&sequence, out);
	if (getenv("TMUX") != NULL || !in_screen()) /* tmux may be set to take it itself */
		string_buffer_add_bytes(out, sequence.bytes, sequence.size);
	string_buffer_free(&printable);
	string_buffer_free(&sequence);
}
