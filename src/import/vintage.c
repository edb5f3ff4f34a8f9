/* Which issue of a month a file is, as far as its name tells. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "source.h"

#define TEN(tens)                                                                                  \
	"revised-" tens "0", "revised-" tens "1", "revised-" tens "2", "revised-" tens "3",        \
		"revised-" tens "4", "revised-" tens "5", "revised-" tens "6",                     \
		"revised-" tens "7", "revised-" tens "8", "revised-" tens "9"

static const char *const revisions[] = {TEN(""), TEN("1"), TEN("2"), TEN("3"), TEN("4"), TEN("5"),
	TEN("6"), TEN("7"), TEN("8"), TEN("9")};

/* Behind the word where it begins one ("unrevised" does not hold it); else NULL. */
static const char *find_word(const char *text, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = text; *at != '\0'; at++)
		if (strncasecmp(at, word, size) == 0 &&
			(at == text || !isalpha((unsigned char)at[-1])))
			return at + size;
	return NULL;
}

/* "-2", "_v2", " 2", "2": of one or two digits. "revised-120522" is a first revision of 12 May
 * 2022. */
static size_t number_behind(const char *text)
{
	size_t digits;

	text += *text != '\0' && strchr("-_ .", *text) != NULL;
	text += *text == 'v' || *text == 'V';
	digits = strspn(text, "0123456789");
	return digits == 1 || digits == 2 ? strtoul(text, NULL, 10) : 0;
}

const char *vintage_of(const char *file_name)
{
	const char *behind = find_word(file_name, "revised");
	size_t number;

	if (behind == NULL)
		return find_word(file_name, "provisional") != NULL ? "provisional" : NULL;
	number = number_behind(behind);
	return number > 1 && number < sizeof revisions / sizeof *revisions ? revisions[number]
									   : "revised";
}
