/* Any bytes in every encoding: by pieces they come out as they do whole, and always as UTF-8. The
 * first byte says which one, and how large the pieces are. */
#include <assert.h>
#include <stdint.h>
#include <string.h>

#include "text/encoding.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ENCODINGS = 9 };

static void check(const char *encoding, const char *text, size_t size, size_t step)
{
	struct string_buffer whole = {0}, pieces = {0};
	struct error error, other;
	struct decoder *decoder;
	bool fine = encoding_to_utf8(encoding, text, size, &whole, &error), again = true;

	assert(decoder_open(encoding, &decoder, &other));
	for (size_t at = 0; again && at < size; at += step)
		again = decoder_add(
			decoder, text + at, at + step < size ? step : size - at, &pieces, &other);
	again = again && decoder_end(decoder, &other);
	decoder_close(decoder);
	assert(fine == again);
	assert(utf8_valid(string_buffer_text(&whole), whole.size, NULL));
	assert(pieces.size == whole.size &&
		memcmp(string_buffer_text(&pieces), string_buffer_text(&whole), whole.size) == 0);
	assert(fine || strcmp(error.message, other.message) == 0);
	string_buffer_free(&whole);
	string_buffer_free(&pieces);
}

/* iconv loads a converter's code with the first handle and lets it go with the last. */
static void keep_converters(void)
{
	static struct decoder *kept[ENCODINGS];
	struct error error;

	for (size_t i = 0; i < ENCODINGS && kept[i] == NULL; i++)
		assert(encoding_names[i] != NULL &&
			decoder_open(encoding_names[i], &kept[i], &error));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data + 1, *found;
	bool guessed;

	if (size < 2)
		return 0;
	keep_converters();
	check(encoding_names[data[0] % ENCODINGS], text, size - 1, 1 + data[0] / 16);
	found = encoding_detect(text, size - 1, true, &guessed);
	assert(found == NULL || !guessed || strcmp(found, "WINDOWS-1252") == 0);
	if (found != NULL && strcmp(found, "UTF-8") == 0)
		assert(utf8_valid(text, size - 1, NULL));
	return 0;
}
