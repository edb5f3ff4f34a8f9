/* Which issue of a month a file is, as far as its name tells. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "source.h"

static const struct {
	const char *word, *vintage;
} vintages[] = {
	/* A number belongs to the issue only where no more digits follow: "revised-120522" is a
	 * first revision of 12 May 2022. */
	{"revised-2", "revised-2"},
	{"revised_2", "revised-2"},
	{"revised 2", "revised-2"},
	{"revised2", "revised-2"},
	{"revised-3", "revised-3"},
	{"revised_3", "revised-3"},
	{"revised 3", "revised-3"},
	{"revised3", "revised-3"},
	{"revised", "revised"},
	{"provisional", "provisional"},
};

static bool holds_word(const char *text, const char *word)
{
	size_t size = strlen(word);

	for (; *text != '\0'; text++)
		if (strncasecmp(text, word, size) == 0 &&
			!(isdigit((unsigned char)word[size - 1]) &&
				isdigit((unsigned char)text[size])))
			return true;
	return false;
}

const char *vintage_of(const char *file_name)
{
	for (size_t i = 0; i < sizeof vintages / sizeof *vintages; i++)
		if (holds_word(file_name, vintages[i].word))
			return vintages[i].vintage;
	return NULL;
}
