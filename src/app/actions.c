/* What the command line and the browser both do to a database: import, export, undo, upgrade,
 * check. */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "app/app.h"
#include "import/dossier.h"
#include "store/publish.h"

/* An import of one or more folders on its way. */
struct import {
	struct app *app;
	const char *path; /* the database that is written */
	struct generation *generation;
	size_t changed; /* folders with something new */
	struct string_buffer *report;
};

/* The database an action writes to. */
static bool find_path(const struct app *app, const char **path, struct error *error)
{
	*path = store_write_path(&app->places);
	if (*path)
		return true;
	return error_set(error, "there is no place for a database of your own ($HOME is not set): "
				"use --database FILE");
}

/* What was open may be an older generation now. */
static bool reopen(struct app *app, struct error *error)
{
	struct store *fresh;

	if (!app->store)
		return true;
	if (!store_open(&app->places, &fresh, error))
		return error_prefix(error, "it is done, but the database cannot be opened again");
	store_close(app->store);
	app->store = fresh;
	return true;
}

/* Why a path is none, and what would be one. */
static bool refuse_path(const char *path, struct error *error)
{
	static const char wanted[] =
		"a dossier is a folder of tables, one of them partnerships.csv or dossier.csv "
		"with the headings of concordat-collection(5)";
	struct stat status;

	if (stat(path, &status) != 0)
		return error_set_errno(error, errno, "cannot import %s", path);
	if (!S_ISDIR(status.st_mode))
		return error_set(
			error, "%s is a file: %s; import the folder it is in", path, wanted);
	return error_set(error, "%s is no dossier: %s", path, wanted);
}

static bool import_folder(struct import *import, const char *folder, struct error *error)
{
	struct dossier_report report = {0};
	bool ok = dossier_import(generation_store(import->generation), folder, &report, error);

	if (ok && report.unchanged) {
		string_buffer_format(import->report,
			"%s: these very tables were imported before; nothing to do\n", report.id);
	} else if (ok) {
		string_buffer_format(import->report, "%s: %llu row%s\n", report.id,
			(unsigned long long)report.rows, report.rows == 1 ? "" : "s");
		import->changed++;
	} else {
		string_buffer_truncate(import->report, 0);
		string_buffer_add(import->report, string_buffer_text(&report.problems));
	}
	if (!ok && report.problem_count > 0)
		error_set(error, "nothing was imported: %s has %zu problem%s", folder,
			report.problem_count, report.problem_count == 1 ? "" : "s");
	else if (!ok)
		error_prefix(error, "nothing was imported");
	string_buffer_free(&report.problems);
	return ok;
}

/* Into import->generation, which is gone afterwards either way. */
static bool import_folders(
	struct import *import, const char *const *paths, size_t count, struct error *error)
{
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++)
		ok = import_folder(import, paths[i], error);
	if (!ok || import->changed == 0) {
		generation_abandon(import->generation);
		return ok;
	}
	if (!generation_publish(import->generation, error))
		return error_prefix(error, "nothing was imported");
	string_buffer_format(import->report, "written to %s\n", import->path);
	return reopen(import->app, error);
}

/* One with a wrong heading is none, but the import says what is wrong with it. */
static bool looks_like_dossier(const char *folder)
{
	struct string_buffer path = {0};
	struct stat status;

	string_buffer_format(&path, "%s/partnerships.csv", folder);
	bool found = dossier_is_folder(folder) || stat(string_buffer_text(&path), &status) == 0;
	string_buffer_free(&path);
	return found;
}

static bool are_dossiers(const char *const *paths, size_t count, struct error *error)
{
	for (size_t i = 0; i < count; i++)
		if (!looks_like_dossier(paths[i]))
			return refuse_path(paths[i], error);
	return true;
}

bool action_import(struct app *app, const char *const *paths, size_t count,
	struct string_buffer *report, struct error *error)
{
	struct import import = {.app = app, .report = report};

	return are_dossiers(paths, count, error) && find_path(app, &import.path, error) &&
	       generation_begin(import.path, store_origin(&app->places), app->waiting,
		       &import.generation, error) &&
	       import_folders(&import, paths, count, error);
}

bool action_build(struct app *app, const char *path, const char *const *paths, size_t count,
	struct string_buffer *report, struct error *error)
{
	struct import import = {.app = app, .path = path, .report = report};

	return are_dossiers(paths, count, error) &&
	       generation_build(path, &import.generation, error) &&
	       import_folders(&import, paths, count, error);
}

bool action_export(struct app *app, const char *dossier, const char *folder,
	struct string_buffer *report, struct error *error)
{
	if (!app_open_store(app, error) || !dossier_export(app->store, dossier, folder, error))
		return false;
	string_buffer_format(report, "%s written to %s\n",
		dossier ? dossier : "every dossier, each in a folder of its own,", folder);
	return true;
}

/* Nothing was ever imported into it. */
static bool is_absent(const char *path)
{
	struct stat status;

	return stat(path, &status) != 0 && errno == ENOENT;
}

bool action_undo(struct app *app, struct string_buffer *report, struct error *error)
{
	const char *path;

	if (!find_path(app, &path, error))
		return false;
	if (is_absent(path))
		return error_set(error, "there is nothing to undo: %s does not exist yet", path);
	if (!generation_undo(path, error))
		return false;
	string_buffer_format(report, "%s is as it was before; undo again to return\n", path);
	return reopen(app, error);
}

bool action_upgrade(struct app *app, struct string_buffer *report, struct error *error)
{
	struct generation *generation;
	const char *path;

	if (!find_path(app, &path, error))
		return false;
	if (is_absent(path)) {
		string_buffer_format(report,
			"%s does not exist yet: the built-in collection is always that of this "
			"version\n",
			path);
		return true;
	}
	if (!generation_begin(path, store_origin(&app->places), app->waiting, &generation, error) ||
		!generation_publish(generation, error))
		return false;
	string_buffer_format(
		report, "%s has the built-in collection and the form of this version\n", path);
	return reopen(app, error);
}

bool action_check(struct app *app, struct string_buffer *report, struct error *error)
{
	if (!app_open_store(app, error))
		return false;
	const char *path = store_path(app->store);
	*error->message = '\0';
	bool ok = store_check(app->store, report, error);
	if (report->size > 0)
		return error_set(error, "%s is damaged or incomplete", path);
	if (!ok)
		return error_prefix(error, "cannot check %s", path);
	string_buffer_format(report,
		"%s: ok (digest, structure, references, and citations point at lines that exist)\n",
		path);
	return true;
}
