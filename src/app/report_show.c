/* `concordat show NAME-OR-ID`: one record, whole. */
#include <string.h>

#include "official.h"
#include "store/load_records.h"
#include "store/search.h"
#include "views/classes.h"

enum {
	CHOICES_MOST = 20,
	FIELD_COLUMNS = 3, /* record, field, value */
};

/* cells NULL: only counts. */
static size_t add_fields(const struct row *row, const char **cells)
{
	size_t count = 0;

	for (size_t i = 0; row->table->columns[i].name; i++) {
		if (!row->fields[i])
			continue;
		if (cells) {
			cells[count * FIELD_COLUMNS] = row->id;
			cells[count * FIELD_COLUMNS + 1] = row->table->columns[i].name;
			cells[count * FIELD_COLUMNS + 2] = row->fields[i];
		}
		count++;
	}
	return count;
}

/* One line a field, of the record and of the rows that belong to it. */
static void write_table(const struct app *app, struct arena *arena, const struct record *found,
	struct string_buffer *out)
{
	static const char *const headings[] = {"record", "field", "value"};
	size_t rows = add_fields(found->row, NULL);

	for (size_t i = 0; i < found->child_count; i++)
		rows += add_fields(&found->children[i], NULL);
	const char **cells = arena_array(arena, rows * FIELD_COLUMNS, sizeof *cells);
	size_t at = add_fields(found->row, cells);
	for (size_t i = 0; i < found->child_count; i++)
		at += add_fields(&found->children[i], cells + at * FIELD_COLUMNS);
	report_write_table(app,
		&(struct report_table){headings, cells, rows, FIELD_COLUMNS, .flexible = 2}, out);
}

static bool write_fields(
	struct app *app, const char *id, struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	struct record *found;
	bool ok = load_record(app->store, &arena, id, &found, error);

	if (ok && !found) {
		error_set(error, "%s has no record", id);
		ok = false;
	}
	if (ok)
		write_table(app, &arena, found, out);
	arena_free(&arena);
	return ok;
}

/* Below the claims about an organisation, what official files say of it. */
static bool add_official(
	struct app *app, const char *id, struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	struct record *found;
	bool ok = load_record(app->store, &arena, id, &found, error);
	const char *code = ok && found ? report_official_code(found) : NULL;

	if (code)
		report_official_text(app, code, out);
	arena_free(&arena);
	return ok;
}

/* As the browser shows it, without rules, bars and signs that need sight. */
static bool write_text(
	struct app *app, const char *id, struct string_buffer *out, struct error *error)
{
	struct string_buffer plain = {0};
	struct view view;

	view_open(&view, &record, id);
	bool ok = view_load(&view, app->store, error);
	if (ok) {
		view_plain(&view, &plain);
		report_lines(app, string_buffer_text(&plain), out);
	}
	view_close(&view);
	string_buffer_free(&plain);
	return ok && add_official(app, id, out, error);
}

static bool write_record(
	struct app *app, const char *id, struct string_buffer *out, struct error *error)
{
	if (app->format == WRITER_TEXT)
		return write_text(app, id, out, error);
	if (app->format == WRITER_JSON)
		return report_record_json(app, id, out, error);
	return write_fields(app, id, out, error);
}

/* The choices on standard error. */
static int offer(const struct app *app, const char *name, const struct named *choices, size_t count)
{
	struct string_buffer text = {0}, shown = {0};
	struct error error;

	if (count == 0) {
		error_set(&error, "nothing is called, coded or numbered '%s'; try concordat search",
			name);
		return app_complain(app, &error);
	}
	error_set(&error, "'%s' can be any of %zu; say which:", name, count);
	app_complain(app, &error);
	for (size_t i = 0; i < count && i < CHOICES_MOST; i++)
		string_buffer_format(
			&text, "  %s  %s  %s\n", choices[i].id, choices[i].kind, choices[i].name);
	if (count > CHOICES_MOST)
		string_buffer_format(&text, "  and %zu more\n", count - CHOICES_MOST);
	report_lines(app, string_buffer_text(&text), &shown);
	app_print(app, stderr, string_buffer_text(&shown));
	string_buffer_free(&text);
	string_buffer_free(&shown);
	return APP_FAILED;
}

/* Whom no dossier knows: one that official files name, or nobody. */
static int show_body(struct app *app, const char *text, struct string_buffer *out)
{
	struct error error;

	switch (report_official_body(app, text, out, &error)) {
	case OFFICIAL_ONE:
		return report_print(app, out);
	case OFFICIAL_SEVERAL:
		return APP_FAILED;
	case OFFICIAL_NONE:
		break;
	}
	return offer(app, text, NULL, 0);
}

int report_show(struct app *app, const struct request *request)
{
	struct arena arena = {0};
	struct string_buffer out = {0};
	const struct named *named;
	struct error error;
	size_t count;
	int status;

	if (!app_open_store(app, &error) ||
		!search_named(app->store, request->text, &arena, &named, &count, &error))
		status = app_complain(app, &error);
	else if (count == 0)
		status = show_body(app, request->text, &out);
	else if (count != 1)
		status = offer(app, request->text, named, count);
	else if (!write_record(app, named->id, &out, &error))
		status = app_complain(app, &error);
	else
		status = report_print(app, &out);
	string_buffer_free(&out);
	arena_free(&arena);
	return status;
}
