/* `concordat search WORDS…`: every row that has these words, and where it is said. */
#include <string.h>

#include "report.h"
#include "store/load_records.h"
#include "store/search.h"

/* A hit and the citations of its row. */
struct found {
	const struct hit *hit;
	struct citations citations;
};

static bool load_found(struct store *store, struct arena *arena, const struct search_result *result,
	struct found *found, struct error *error)
{
	for (size_t i = 0; i < result->count; i++) {
		struct record *record;

		if (!load_record(store, arena, result->hits[i].id, &record, error))
			return false;
		found[i].hit = &result->hits[i];
		if (record)
			found[i].citations = record->row->citations;
	}
	return true;
}

static const char *citations_of(struct arena *arena, const struct found *found, bool first_only)
{
	struct citations shown = found->citations;
	struct string_buffer text = {0};

	if (first_only && shown.count > 1)
		shown.count = 1;
	report_citations(&shown, &text);
	if (shown.count < found->citations.count)
		string_buffer_format(&text, " +%zu", found->citations.count - shown.count);
	const char *copy = arena_string(arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

static void write_json(const struct found *found, size_t count, struct string_buffer *out)
{
	struct json_writer json = {.out = out};

	json_begin_array(&json);
	for (size_t i = 0; i < count; i++) {
		const struct hit *hit = found[i].hit;
		const struct {
			const char *key, *value;
		} members[] = {{"id", hit->id}, {"kind", hit->kind}, {"name", hit->name},
			{"record", hit->record}, {"context", hit->context},
			{"dossier", hit->dossier}};

		json_begin_object(&json);
		for (size_t m = 0; m < sizeof members / sizeof *members; m++) {
			json_key(&json, members[m].key);
			json_string(&json, members[m].value);
		}
		json_key(&json, "sources");
		report_json_citations(&json, &found[i].citations);
		json_end_object(&json);
	}
	json_end_array(&json);
}

static void write_csv(const struct app *app, struct arena *arena, const struct found *found,
	size_t count, struct string_buffer *out)
{
	static const char *const headings[] = {
		"id", "kind", "name", "record", "context", "sources", "dossier"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	const char **cells = arena_array(arena, count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < count; i++) {
		const struct hit *hit = found[i].hit;
		const char *const row[] = {hit->id, hit->kind, hit->name, hit->record, hit->context,
			citations_of(arena, &found[i], false), hit->dossier};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	report_write_table(
		app, &(struct report_table){headings, cells, count, COLUMNS, .flexible = 2}, out);
}

static void write_text(const struct app *app, struct arena *arena, const struct found *found,
	size_t count, struct string_buffer *out)
{
	static const char *const headings[] = {"id", "kind", "what it says", "sources"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	const char **cells = arena_array(arena, count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < count; i++) {
		const struct hit *hit = found[i].hit;
		const char *name = hit->context
					   ? arena_format(arena, "%s: %s", hit->name, hit->context)
					   : hit->name;
		const char *const row[] = {hit->id, hit->kind,
			report_told_apart(hit->dossier, name, arena),
			citations_of(arena, &found[i], true)};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	report_write_table(
		app, &(struct report_table){headings, cells, count, COLUMNS, .flexible = 2}, out);
}

/* Nothing found is an answer too: a program that reads it gets an empty table. */
static int print_found(
	const struct app *app, struct arena *arena, const struct found *found, size_t count)
{
	struct string_buffer out = {0};

	if (app->format == WRITER_JSON)
		write_json(found, count, &out);
	else if (app->format == WRITER_CSV)
		write_csv(app, arena, found, count, &out);
	else if (count > 0)
		write_text(app, arena, found, count, &out);
	return report_print(app, &out);
}

/* Says on standard error what a reader of the answer must know. */
static int comment_on(
	const struct app *app, const struct request *request, const struct search_result *result)
{
	struct error note;

	if (result->count == 0)
		error_set(&note, "nothing has all of these words: %s", request->text);
	else if (result->corrected)
		error_set(&note, "nothing has all of these words: %s; this is what has: %s",
			request->text, result->corrected);
	else
		return APP_OK;
	app_complain(app, &note);
	return result->count == 0 ? APP_FAILED : APP_OK;
}

static int search(
	struct app *app, const struct request *request, struct arena *arena, struct error *error)
{
	struct search_result result;

	if (!app_open_store(app, error) ||
		!search_run(&app->store, 1, request->text, request->limit, arena, &result, error))
		return app_complain(app, error);
	struct found *found = arena_array(arena, result.count, sizeof *found);
	if (!load_found(app->store, arena, &result, found, error))
		return app_complain(app, error);
	int status = print_found(app, arena, found, result.count);
	return status == APP_OK ? comment_on(app, request, &result) : status;
}

int report_search(struct app *app, const struct request *request)
{
	struct arena arena = {0};
	struct error error;
	int status = search(app, request, &arena, &error);

	arena_free(&arena);
	return status;
}
