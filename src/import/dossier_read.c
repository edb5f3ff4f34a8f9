/* All files of a dossier's folder. */
#include "dossier_read.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "csv_file.h"

static const struct column description_columns[] = {
	{"id", COLUMN_TEXT, true, 0, NULL, NULL},
	{"name", COLUMN_TEXT, true, 0, NULL, NULL},
	{"description", COLUMN_TEXT, false, 0, NULL, NULL},
	{NULL, COLUMN_TEXT, false, 0, NULL, NULL},
};
static const struct dossier_table description_table = {
	"dossier", "dossier", 0, false, description_columns};

struct place dossier_place(
	const struct dossier_file *file, const struct dossier_row *row, size_t column)
{
	size_t number;

	assert(file->numbers != NULL); /* a row has been read by a heading */
	number = file->numbers[column];
	return (struct place){
		file->name, row->line, number > 0 ? number : 1, file->table->columns[column].name};
}

bool dossier_id_is_sound(const char *id)
{
	static const char signs[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
	size_t size = strspn(id, signs);

	return size > 0 && size <= DOSSIER_ID_MOST && id[size] == '\0' && id[0] != '.' &&
	       id[0] != '-';
}

static void digest_bytes(struct digest *digest, const char *name, const struct string_buffer *bytes)
{
	char head[200];
	int size = snprintf(head, sizeof head, "%s %zu\n", name, bytes->size);

	digest_add(digest, head, (size_t)size);
	digest_add(digest, string_buffer_text(bytes), bytes->size);
}

/* file->count stays 0 where there is no such file. */
static bool read_table(struct dossier_folder *folder, struct dossier_file *file,
	struct digest *digest, struct dossier_report *report, struct error *error)
{
	const char *path = arena_format(&folder->arena, "%s/%s", folder->path, file->name);
	struct string_buffer bytes = {0};
	bool present, done = csv_file_load(path, &bytes, &present, error);

	if (done && present) {
		csv_file_parse(&bytes, file, &folder->arena, report);
		digest_bytes(digest, file->name, &bytes);
		folder->bytes += bytes.size;
		folder->rows += file->count;
	}
	string_buffer_free(&bytes);
	return done;
}

/* dossier.csv where there is one, else the name of the folder. */
static bool read_description(struct dossier_folder *folder, struct digest *digest,
	struct dossier_report *report, struct error *error)
{
	struct dossier_file file = {.table = &description_table, .name = "dossier.csv"};
	struct place place = {file.name, 1, 1, "id"};

	folder->id = folder->name = folder->base;
	if (!read_table(folder, &file, digest, report, error))
		return false;
	folder->rows -= file.count;
	if (file.numbers != NULL && file.count != 1)
		problems_add(report, &place, "there are %zu rows below the heading: write one",
			file.count);
	if (file.count == 1) {
		folder->id = file.rows[0].fields[0];
		folder->name = file.rows[0].fields[1];
		folder->description = file.rows[0].fields[2];
		place = dossier_place(&file, &file.rows[0], 0);
	}
	if (folder->id == NULL || folder->name == NULL || !dossier_id_is_sound(folder->id))
		problems_add(report, &place,
			"a dossier needs a name, and an id of letters, digits, '.', '_' and '-': "
			"write them");
	return true;
}

static const char *nearest_file(const char *name, const struct dossier_folder *folder)
{
	size_t distance = problems_distance("1234"); /* the ending is the same for all */
	const char *best = NULL;

	for (size_t i = 0; i < folder->file_count; i++)
		problems_consider(name, folder->files[i].name, &best, &distance);
	return best;
}

static void check_name(
	const struct dossier_folder *folder, const char *name, struct dossier_report *report)
{
	struct place place = {name, 1, 1, "file"};
	const char *nearest = nearest_file(name, folder);

	if (strcmp(name, "dossier.csv") == 0)
		return;
	for (size_t i = 0; i < folder->file_count; i++)
		if (strcmp(folder->files[i].name, name) == 0)
			return;
	problems_add(report, &place, "no table is called so: %s%s",
		nearest != NULL ? "name it " : "take it out of the folder",
		nearest != NULL ? nearest : "");
}

static int is_table(const struct dirent *entry)
{
	size_t size = strlen(entry->d_name);

	return entry->d_name[0] != '.' && size > 4 && strcmp(entry->d_name + size - 4, ".csv") == 0;
}

/* A table under a misspelt name would be left out without a word. */
static bool check_names(
	const struct dossier_folder *folder, struct dossier_report *report, struct error *error)
{
	struct dirent **entries;
	int count = scandir(folder->path, &entries, is_table, alphasort);

	if (count < 0)
		return error_set_errno(error, errno, "cannot read the folder %s", folder->path);
	for (int i = 0; i < count; i++) {
		check_name(folder, entries[i]->d_name, report);
		free(entries[i]);
	}
	free(entries);
	return true;
}

/* The last part of the folder's real name: "." has one too. */
static const char *base_of(const char *path, struct arena *arena)
{
	char *real = realpath(path, NULL);
	const char *slash = real != NULL ? strrchr(real, '/') : NULL;
	const char *base = arena_string(arena, slash != NULL ? slash + 1 : "");

	free(real);
	return base;
}

bool dossier_read(const char *path, struct dossier_folder *folder, struct dossier_report *report,
	struct error *error)
{
	struct digest digest;
	bool done = true;

	*folder = (struct dossier_folder){.path = path};
	folder->base = base_of(path, &folder->arena);
	digest_begin(&digest);
	for (const struct dossier_table *table = dossier_tables; table->name != NULL; table++) {
		assert(folder->file_count < DOSSIER_TABLES_MOST);
		folder->files[folder->file_count++] = (struct dossier_file){.table = table,
			.name = arena_format(&folder->arena, "%s.csv", table->name)};
	}
	done = check_names(folder, report, error) &&
	       read_description(folder, &digest, report, error);
	for (size_t i = 0; done && i < folder->file_count; i++)
		done = read_table(folder, &folder->files[i], &digest, report, error);
	digest_end(&digest, folder->digest);
	return done;
}

/* Whether the folder has this file, under our heading where a table is given. */
static bool has_file(const char *folder, const char *name, const struct dossier_table *table)
{
	struct string_buffer path = {0}, bytes = {0};
	bool present = false, found;
	struct error ignored;

	string_buffer_format(&path, "%s/%s.csv", folder, name);
	found = csv_file_load(string_buffer_text(&path), &bytes, &present, &ignored) && present &&
		(table == NULL || csv_file_has_heading(&bytes, table));
	string_buffer_free(&path);
	string_buffer_free(&bytes);
	return found;
}

bool dossier_is_folder(const char *folder)
{
	bool found = has_file(folder, "dossier", NULL);

	for (const struct dossier_table *table = dossier_tables; !found && table->name != NULL;
		table++)
		found = has_file(folder, table->name, table);
	return found;
}
