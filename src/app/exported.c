/* Finds what an exported folder holds. */
#include "exported.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/string_buffer.h"
#include "import/dossier.h"
#include "import/official.h"

struct paths {
	const char **items;
	size_t count;
};

bool exported_is_dossier(const char *folder)
{
	struct string_buffer path = {0};
	struct stat status;

	string_buffer_format(&path, "%s/partnerships.csv", folder);
	bool found = dossier_is_folder(folder) || stat(string_buffer_text(&path), &status) == 0;
	string_buffer_free(&path);
	return found;
}

static void add(struct paths *paths, const char *path)
{
	paths->items = memory_resize(paths->items, paths->count + 1, sizeof *paths->items);
	paths->items[paths->count++] = path;
}

static int is_shown(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

/* In the order of their names, so that one dossier can build on another whatever the folder. */
static void add_inner(const char *folder, struct arena *arena, struct paths *paths)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, is_shown, alphasort);
	const char *official = arena_format(arena, "%s/" EXPORTED_OFFICIAL, folder);

	for (int i = 0; i < count; i++) {
		const char *inner = arena_format(arena, "%s/%s", folder, entries[i]->d_name);

		if (dossier_is_folder(inner))
			add(paths, inner);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
	if (official_is_folder(official))
		add(paths, official);
}

void exported_expand(const char *const *paths, size_t count, struct arena *arena,
	const char *const **out, size_t *out_count)
{
	struct paths all = {.items = NULL};

	for (size_t i = 0; i < count; i++) {
		size_t before = all.count;

		if (!exported_is_dossier(paths[i]) && !official_is_folder(paths[i]))
			add_inner(paths[i], arena, &all);
		if (all.count == before)
			add(&all, paths[i]);
	}
	const char **copy = arena_array(arena, all.count, sizeof *copy);
	if (all.count > 0)
		memcpy(copy, all.items, all.count * sizeof *copy);
	free(all.items);
	*out = copy;
	*out_count = all.count;
}
