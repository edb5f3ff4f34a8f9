/* A code for what files give in words only. */
#include "code_of_words.h"

#include <assert.h>
#include <stdbool.h>

void code_of_words(const char *text, char *code, size_t size)
{
	size_t count = 0;
	bool gap = false;

	assert(size > 2);
	for (; *text && count + 2 < size; text++) {
		bool small = *text >= 'a' && *text <= 'z';

		if (!small && !(*text >= 'A' && *text <= 'Z') && !(*text >= '0' && *text <= '9')) {
			gap = count > 0;
			continue;
		}
		if (gap)
			code[count++] = '_';
		gap = false;
		code[count++] = small ? (char)(*text + 'A' - 'a') : *text;
	}
	code[count] = '\0';
}
