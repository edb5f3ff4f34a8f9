/* Exporting dossiers: the tables as they would be imported again. */
#include "import/dossier.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "dossier_read.h"
#include "store/load_records.h"
#include "text/csv.h"

/* The folder that is written to, and one file's text. */
struct export
{
	struct store *store;
	const char *folder;
	struct arena arena;
	struct string_buffer text;
};

static bool write_file(struct export *export, const char *name, struct error *error)
{
	const char *path = arena_format(&export->arena, "%s/%s", export->folder, name),
		   *bytes = string_buffer_text(&export->text);
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	bool done = file >= 0 || error_set_errno(error, errno, "cannot write %s", path);

	for (size_t at = 0; done && at < export->text.size;) {
		ssize_t put = write(file, bytes + at, export->text.size - at);

		if (put < 0 && errno != EINTR)
			done = error_set_errno(error, errno, "cannot write %s", path);
		at += put > 0 ? (size_t)put : 0;
	}
	if (file >= 0 && close(file) != 0 && done)
		done = error_set_errno(error, errno, "cannot write %s", path);
	string_buffer_truncate(&export->text, 0);
	return done;
}

static void add_field(struct string_buffer *out, const char *text, bool first)
{
	if (!first)
		string_buffer_add_char(out, ',');
	if (text != NULL)
		csv_write_field(out, text);
}

static void add_table(struct string_buffer *out, const struct dossier_table *table,
	const struct row *rows, size_t count)
{
	for (size_t i = 0; table->columns[i].name != NULL; i++)
		add_field(out, table->columns[i].name, i == 0);
	string_buffer_add_char(out, '\n');
	for (size_t row = 0; row < count; row++) {
		for (size_t i = 0; table->columns[i].name != NULL; i++)
			add_field(out, rows[row].fields[i], i == 0);
		string_buffer_add_char(out, '\n');
	}
}

/* A table without rows has no file. */
static bool export_table(struct export *export, const char *dossier,
	const struct dossier_table *table, struct error *error)
{
	struct arena rows_arena = {0};
	const struct row *rows;
	char name[64];
	size_t count;
	bool done = load_rows(export->store, &rows_arena, table, dossier, &rows, &count, error);

	if (done && count > 0) {
		snprintf(name, sizeof name, "%s.csv", table->name);
		add_table(&export->text, table, rows, count);
		done = write_file(export, name, error);
	}
	arena_free(&rows_arena);
	return done;
}

static bool export_description(
	struct export *export, const struct dossier *dossier, struct error *error)
{
	string_buffer_add(&export->text, "id,name,description\n");
	add_field(&export->text, dossier->id, true);
	add_field(&export->text, dossier->name, false);
	add_field(&export->text, dossier->description, false);
	string_buffer_add_char(&export->text, '\n');
	return write_file(export, "dossier.csv", error);
}

static bool make_folder(const char *folder, struct error *error)
{
	if (mkdir(folder, 0777) == 0 || errno == EEXIST)
		return true;
	return error_set_errno(error, errno, "cannot make the folder %s", folder);
}

/* Before anything is written: none of the files may be there. */
static bool check_free(struct export *export, const char *name, struct error *error)
{
	const char *path = arena_format(&export->arena, "%s/%s", export->folder, name);
	struct stat status;

	return lstat(path, &status) != 0 ||
	       error_set(error, "%s is there already: name an empty folder", path);
}

static bool check_all_free(struct export *export, struct error *error)
{
	bool done = check_free(export, "dossier.csv", error);

	for (const struct dossier_table *table = dossier_tables; done && table->name != NULL;
		table++)
		done = check_free(
			export, arena_format(&export->arena, "%s.csv", table->name), error);
	return done;
}

static bool export_one(
	struct store *store, const struct dossier *dossier, const char *folder, struct error *error)
{
	struct export export = {.store = store, .folder = folder};
	bool done = make_folder(folder, error) && check_all_free(&export, error) &&
		    export_description(&export, dossier, error);

	for (const struct dossier_table *table = dossier_tables; done && table->name != NULL;
		table++)
		done = export_table(&export, dossier->id, table, error);
	string_buffer_free(&export.text);
	arena_free(&export.arena);
	return done;
}

/* An id out of a file that is not ours could climb out of the folder. */
static bool export_below(
	struct store *store, const struct dossier *dossier, const char *folder, struct error *error)
{
	struct string_buffer path = {0};
	bool done;

	if (!dossier_id_is_sound(dossier->id))
		return error_set(error, "%s has a dossier whose id is no name for a folder",
			store_path(store));
	string_buffer_format(&path, "%s/%s", folder, dossier->id);
	done = export_one(store, dossier, string_buffer_text(&path), error);
	string_buffer_free(&path);
	return done;
}

static bool export_named(struct store *store, const struct dossier *dossiers, size_t count,
	const char *id, const char *folder, struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(dossiers[i].id, id) == 0)
			return export_one(store, &dossiers[i], folder, error);
	return error_set(error, "%s has no dossier %s", store_path(store), id);
}

bool dossier_export(
	struct store *store, const char *dossier, const char *folder, struct error *error)
{
	const struct dossier *dossiers;
	struct arena arena = {0};
	size_t count;
	bool done = load_dossiers(store, &arena, &dossiers, &count, error);

	if (done && dossier != NULL) {
		done = export_named(store, dossiers, count, dossier, folder, error);
	} else if (done) {
		done = make_folder(folder, error);
		for (size_t i = 0; done && i < count; i++)
			done = export_below(store, &dossiers[i], folder, error);
	}
	arena_free(&arena);
	return done;
}
