/* Runs a fuzzer over its kept corpus without libFuzzer: for `make check`. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int replay(const char *folder, const char *name)
{
	static uint8_t bytes[1 << 20];
	char path[800];
	size_t size;
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file == NULL)
		return 0;
	size = fread(bytes, 1, sizeof bytes, file);
	fclose(file);
	/* A block of its own, so that a sanitizer or valgrind sees its end. */
	uint8_t *copy = malloc(size > 0 ? size : 1);
	memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
	return 1;
}

int main(int count, char **arguments)
{
	const char *source = getenv("CONCORDAT_SOURCE"), *base = strrchr(arguments[0], '/');
	char folder[500];
	int files = 0;
	DIR *directory;

	(void)count;
	base = strstr(base != NULL ? base : arguments[0], "replay_");
	snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/%s", source != NULL ? source : ".",
		base != NULL ? base + strlen("replay_") : "");
	directory = opendir(folder);
	for (struct dirent *entry = directory != NULL ? readdir(directory) : NULL; entry != NULL;
		entry = readdir(directory))
		if (entry->d_name[0] != '.')
			files += replay(folder, entry->d_name);
	if (directory != NULL)
		closedir(directory);
	printf("%s 1 - %s: %d kept inputs\n", files > 0 ? "ok" : "not ok", folder, files);
	return files == 0;
}
