/* Kept outputs. */
#include "support/golden.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "r");
	char *text = NULL;
	size_t capacity = 0;
	if (!file)
		return NULL;
	if (getdelim(&text, &capacity, 0, file) < 0) {
		free(text);
		text = calloc(1, 1);
	}
	fclose(file);
	return text;
}

bool golden_matches(const char *path, const char *text)
{
	const char *source = getenv("CONCORDAT_SOURCE"), *mode = getenv("CONCORDAT_GOLDEN");
	char full[4096];
	snprintf(full, sizeof full, "%s/%s", source ? source : ".", path);
	if (mode && strcmp(mode, "write") == 0) {
		FILE *file = fopen(full, "w");
		if (!file)
			return false;
		fputs(text, file);
		return fclose(file) == 0;
	}
	char *expected = read_file(full);
	bool same = expected && strcmp(expected, text) == 0;
	if (!same)
		printf("# %s differs. Expected:\n%s# but there is:\n%s# (CONCORDAT_GOLDEN=write "
		       "keeps it)\n",
			path, expected ? expected : "(no such file)\n", text);
	free(expected);
	return same;
}
