/* What the command line and the browser both do to a database: import, export, undo, upgrade,
 * check. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/app.h"
#include "cancel.h"
#include "exported.h"
#include "import/dossier.h"
#include "import/import.h"
#include "import/official.h"
#include "store/publish.h"
#include "store/write_official.h"

/* An import of one or more paths on its way. */
struct import {
	struct app *app;
	const char *path; /* the database that is written */
	const struct import_options *options;
	struct generation *generation;
	struct import_run run;
	size_t paths;
	size_t changed;		     /* those with something new */
	struct import_report counts; /* of the files of official statistics */
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

/* What was wrong is told alone: what went well before it was not kept. */
static bool refuse(struct import *import, const struct string_buffer *problems, const char *path,
	size_t count, struct error *error)
{
	string_buffer_truncate(import->report, 0);
	string_buffer_add(import->report, string_buffer_text(problems));
	if (count > 0)
		return error_set(error, "nothing was imported: %s has %zu problem%s", path, count,
			count == 1 ? "" : "s");
	return error_prefix(error, "nothing was imported");
}

static bool import_dossier(struct import *import, const char *folder, struct error *error)
{
	struct dossier_report report = {0};
	bool ok = dossier_import(generation_store(import->generation), folder, &report, error);

	if (!ok) {
		refuse(import, &report.problems, folder, report.problem_count, error);
	} else if (report.unchanged) {
		string_buffer_format(import->report,
			"%s: these very tables were imported before; nothing to do\n", report.id);
	} else {
		string_buffer_format(import->report, "%s: %llu row%s\n", report.id,
			(unsigned long long)report.rows, report.rows == 1 ? "" : "s");
		import->changed++;
	}
	string_buffer_free(&report.problems);
	return ok;
}

static bool import_official(struct import *import, const char *path, struct error *error)
{
	struct import_options options = {.keep_going = false};
	struct import_report report = {0};
	struct string_buffer none = {0};
	bool ok;

	if (import->options)
		options = *import->options;
	options.pass_over = options.pass_over || import->paths > 1;
	options.run = &import->run;
	ok = import_path(generation_store(import->generation), path, &options, &report, error);

	if (ok) {
		string_buffer_add(import->report, string_buffer_text(&report.lines));
		import->counts.files += report.files;
		import->counts.known += report.known;
		import->changed += report.changed;
		import->counts.changed += report.changed;
		import->counts.same += report.same;
		import->counts.problems += report.problems;
	} else {
		refuse(import, &none, path, 0, error);
	}
	string_buffer_free(&report.lines);
	return ok;
}

/* "-" is standard input. */
static bool are_there(const char *const *paths, size_t count, struct error *error)
{
	struct stat status;

	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], "-") != 0 && stat(paths[i], &status) != 0)
			return error_set_errno(error, errno, "cannot import %s", paths[i]);
	return true;
}

/* Good rows of a dossier without the bad would be another dossier. */
static bool may_keep_going(const struct import_options *options, const char *const *paths,
	size_t count, struct error *error)
{
	for (size_t i = 0; options != NULL && options->keep_going && i < count; i++)
		if (exported_is_dossier(paths[i]))
			return error_set(
				error, "--keep-going is never for dossiers: %s is one", paths[i]);
	return true;
}

static bool cancelled(struct import *import, struct error *error)
{
	string_buffer_truncate(import->report, 0);
	return error_set(error, "cancelled: nothing was imported");
}

static bool import_all(
	struct import *import, const char *const *paths, size_t count, struct error *error)
{
	bool ok = true;

	import->paths = count;
	for (size_t i = 0; i < count; i++)
		if (!exported_is_dossier(paths[i]))
			import_measure(paths[i], &import->run);
	cancel_stops(generation_store(import->generation));
	for (size_t i = 0; ok && !cancel_asked() && i < count; i++)
		ok = exported_is_dossier(paths[i]) ? import_dossier(import, paths[i], error)
						   : import_official(import, paths[i], error);
	cancel_stops(NULL);
	return ok;
}

/* "7 files: 1 not taken, 4 taken, 2 imported before": the worst first. A file of no known kind is a
 * problem too. */
static void add_summary(const struct import_report *counts, struct string_buffer *out)
{
	size_t unknown = counts->files - counts->known;
	const struct {
		size_t count;
		const char *one, *more;
	} parts[] = {
		{counts->files - counts->changed - counts->same, "not taken", "not taken"},
		{counts->problems - unknown, "problem", "problems"}, /* not each a row left out */
		{counts->changed, "taken", "taken"},
		{counts->same, "imported before", "imported before"},
	};
	const char *between = ": ";

	string_buffer_format(out, "%zu files", counts->files);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].count == 0)
			continue;
		string_buffer_format(out, "%s%zu %s", between, parts[i].count,
			parts[i].count == 1 ? parts[i].one : parts[i].more);
		between = ", ";
	}
	string_buffer_add_char(out, '\n');
}

/* Before what is said of each of several files. */
static void summarise(struct import *import)
{
	struct string_buffer report = {0};

	if (import->counts.files < 2)
		return;
	add_summary(&import->counts, &report);
	string_buffer_add(&report, string_buffer_text(import->report));
	string_buffer_free(import->report);
	*import->report = report;
}

/* Into import->generation, which is gone afterwards either way. */
static bool import_paths(
	struct import *import, const char *const *paths, size_t count, struct error *error)
{
	bool ok = import_all(import, paths, count, error);

	if (ok)
		summarise(import);
	if (!ok || import->changed == 0 || cancel_asked()) {
		generation_abandon(import->generation);
		return cancel_asked() ? cancelled(import, error) : ok;
	}
	if (!generation_publish(import->generation, error))
		return error_prefix(error, "nothing was imported");
	string_buffer_format(import->report, "written to %s\n", import->path);
	return app_reopen_store(import->app, error);
}

static bool import_expanded(
	struct import *import, const char *const *paths, size_t count, struct error *error)
{
	struct app *app = import->app;

	if (!are_there(paths, count, error) ||
		!may_keep_going(import->options, paths, count, error) ||
		!find_path(app, &import->path, error))
		return false;
	if (!generation_begin(import->path, store_origin(&app->places), app->waiting,
		    &import->generation, error))
		return cancel_asked() ? cancelled(import, error) : false;
	return import_paths(import, paths, count, error);
}

bool action_import(struct app *app, const char *const *paths, size_t count,
	const struct import_options *options, struct string_buffer *report, struct error *error)
{
	struct import import = {.app = app, .options = options, .report = report};
	struct arena arena = {0};
	const char *const *all;
	size_t all_count;

	exported_expand(paths, count, &arena, &all, &all_count);
	bool ok = import_expanded(&import, all, all_count, error);
	arena_free(&arena);
	return ok;
}

bool action_build(struct app *app, const char *path, const char *const *paths, size_t count,
	struct string_buffer *report, struct error *error)
{
	struct import import = {.app = app, .path = path, .report = report};

	return are_there(paths, count, error) &&
	       generation_build(path, &import.generation, error) &&
	       import_paths(&import, paths, count, error);
}

static bool remove_import(struct import *import, int64_t id, struct error *error)
{
	struct store *store = generation_store(import->generation);

	cancel_stops(store);
	bool ok = write_import_remove(store, id, import->report, error);
	cancel_stops(NULL);
	if (!ok || cancel_asked()) {
		generation_abandon(import->generation);
		string_buffer_truncate(import->report, 0);
		return cancel_asked() ? error_set(error, "cancelled: nothing was removed")
				      : error_prefix(error, "nothing was removed");
	}
	if (!generation_publish(import->generation, error))
		return error_prefix(error, "nothing was removed");
	string_buffer_format(import->report, "written to %s\n", import->path);
	return app_reopen_store(import->app, error);
}

bool action_remove(
	struct app *app, const char *id, struct string_buffer *report, struct error *error)
{
	struct import import = {.app = app, .report = report};
	size_t digits = strspn(id, "0123456789");

	if (digits == 0 || digits > 18 || id[digits] != '\0')
		return error_set(error,
			"an import is told by its number in concordat list imports, not '%s'", id);
	return find_path(app, &import.path, error) &&
	       generation_begin(import.path, store_origin(&app->places), app->waiting,
		       &import.generation, error) &&
	       remove_import(&import, strtoll(id, NULL, 10), error);
}

/* Where there are any: the folder tells. */
static bool export_official(
	struct app *app, const char *folder, struct string_buffer *report, struct error *error)
{
	struct string_buffer path = {0};

	string_buffer_format(&path, "%s/" EXPORTED_OFFICIAL, folder);
	bool ok = official_export(app->store, string_buffer_text(&path), error);
	if (ok && official_is_folder(string_buffer_text(&path)))
		string_buffer_format(
			report, "official statistics written to %s\n", string_buffer_text(&path));
	string_buffer_free(&path);
	return ok;
}

bool action_export(struct app *app, const char *dossier, const char *folder,
	struct string_buffer *report, struct error *error)
{
	if (!app_open_store(app, error) || !dossier_export(app->store, dossier, folder, error))
		return false;
	string_buffer_format(report, "%s written to %s\n",
		dossier ? dossier : "every dossier, each in a folder of its own,", folder);
	return dossier ? true : export_official(app, folder, report, error);
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
	return app_reopen_store(app, error);
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
	return app_reopen_store(app, error);
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
