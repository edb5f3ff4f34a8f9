/* A row to be pasted elsewhere: what it says, and where that is said. */
#include <string.h>

#include "browser.h"
#include "cited.h"
#include "store/load_records.h"
#include "views/official_cite.h"
#include "views/official_id.h"

void cited_source(const struct source *source, struct string_buffer *out)
{
	char date[64];

	string_buffer_add(out, source->name);
	if (source->publisher != NULL)
		string_buffer_format(out, ", %s", source->publisher);
	date_format(&source->date, date, sizeof date);
	if (source->date.precision != DATE_UNDATED)
		string_buffer_format(
			out, ", %s%s", date, source->date.note != NULL ? " (inferred)" : "");
	if (source->address != NULL)
		string_buffer_format(out, ", %s", source->address);
}

void cited_lines(const struct citation *citation, struct string_buffer *out)
{
	if (citation->first_line <= 0)
		return;
	if (citation->last_line > citation->first_line)
		string_buffer_format(out, "lines %d–%d", citation->first_line, citation->last_line);
	else
		string_buffer_format(out, "line %d", citation->first_line);
}

const struct source *cited_find(const struct source *sources, size_t count, const char *id)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(sources[i].id, id) == 0)
			return &sources[i];
	}
	return NULL;
}

static void add_citations(const struct citations *citations, const struct source *sources,
	size_t count, struct string_buffer *out)
{
	for (size_t i = 0; i < citations->count; i++) {
		const struct source *source =
			cited_find(sources, count, citations->items[i].source);

		if (source == NULL)
			continue;
		string_buffer_add(out, "— ");
		cited_source(source, out);
		if (citations->items[i].first_line > 0)
			string_buffer_add(out, ", ");
		cited_lines(&citations->items[i], out);
		string_buffer_add_char(out, '\n');
	}
}

bool quote_row(struct app *app, const struct view *view, const struct view_row *row,
	struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	struct record *found = NULL;
	const struct source *sources;
	size_t count;
	bool ok = official_id_is(row->id)
			  ? load_sources(app->store, &arena, &sources, &count, error)
			  : load_record(app->store, &arena, row->id, &found, error) &&
				    load_sources(app->store, &arena, &sources, &count, error);

	view->class->plain_row(view, row, out);
	if (out->size > 0 && out->bytes[out->size - 1] != '\n')
		string_buffer_add_char(out, '\n');
	if (ok && official_id_is(row->id))
		ok = official_cite(app->store, &arena, row->id, out, error);
	if (ok && found != NULL)
		add_citations(&found->row->citations, sources, count, out);
	arena_free(&arena);
	return ok;
}
