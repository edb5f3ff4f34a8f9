/* What `o` opens: where a row is said, in full, and what else the same lines are cited for. */
#include <string.h>

#include "page_draw.h"
#include "page_view.h"
#include "source_words.h"
#include "views/classes.h"

static const char *lines_words(struct page *page, const struct citation *citation)
{
	if (citation->last_line > citation->first_line)
		return arena_format(
			page->arena, "%d to %d", citation->first_line, citation->last_line);
	return arena_format(page->arena, "%d", citation->first_line);
}

/* "2018 (inferred); no date is printed; 70 years from 1948 …" */
static const char *date_words(struct page *page, const struct source *source)
{
	static const char inferred[] = "inferred: ";
	const char *words = source_date_words(source, page->arena), *note = source->date.note;

	if (!note)
		return words;
	if (strstr(words, "(inferred)") && strncmp(note, inferred, sizeof inferred - 1) == 0)
		note += sizeof inferred - 1;
	return arena_format(page->arena, "%s; %s", words, note);
}

/* Every line a citation names of this source: "24 to 26; 30". */
static const char *all_lines(struct page *page, const char *source)
{
	const struct citations *said = &page->row->citations;
	const char *words = NULL;

	for (size_t i = 0; i < said->count; i++) {
		if (strcmp(said->items[i].source, source) != 0)
			continue;
		const char *lines = lines_words(page, &said->items[i]);
		words = words ? arena_format(page->arena, "%s; %s", words, lines) : lines;
	}
	return words;
}

static void add_source(struct page *page, const struct source *source)
{
	page_entry(page, "Source", source->id, source->name);
	page_entry(page, "Lines", source->id,
		arena_format(page->arena, "%s of %d", all_lines(page, source->id), source->lines));
	page_entry(page, "Publisher", source->id, source_publisher_words(source, page->arena));
	page_entry(page, "Date", source->id, date_words(page, source));
	page_entry(page, "Kind", source->id, source->kind);
	page_entry(page, "Address", source->id,
		source->address ? source->address : "no public address known");
	if (source->note)
		page_entry(page, "Note", source->id, source->note);
}

/* Whether an earlier citation of the row is of the same source. */
static bool is_repeated(const struct citations *said, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(said->items[i].source, said->items[index].source) == 0)
			return true;
	return false;
}

static void add_sources(struct page *page)
{
	const struct citations *said = &page->row->citations;

	for (size_t i = 0; i < said->count; i++) {
		const struct source *source = page_source(page, said->items[i].source);
		if (!source || is_repeated(said, i))
			continue;
		if (page->count)
			page_add(page, PAGE_BLANK, "");
		add_source(page, source);
	}
}

/* The figures of a fact, whose text has them in our words. */
static void add_printed(struct page *page)
{
	const struct row *row = page->row;
	const char *figures =
		strcmp(row->table->name, "facts") == 0 ? row_field(row, "figures") : NULL;

	if (figures)
		page_entry(page, "Printed", row->id, figures);
}

static bool has_line(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->lines[i].id && strcmp(page->lines[i].id, id) == 0)
			return true;
	return false;
}

static void add_citing(
	struct page *page, const struct citing *citing, const struct citation *shared)
{
	struct citation *citation = arena_allocate(page->arena, sizeof *citation);
	struct page_line *line;

	if (strcmp(citing->id, page->row->id) == 0 || strcmp(citing->parent, page->row->id) == 0 ||
		has_line(page, citing->id))
		return;
	*citation = (struct citation){
		shared->source, shared->source_name, citing->first_line, citing->last_line};
	line = page_entry(page, "Cited by", citing->id, page_citing_words(page, citing));
	line->citations = (struct citations){citation, 1};
	line->dossier = citing->dossier;
	line->differs = page_differs(page, citing->id);
}

/* What else the same lines are cited for: the other readings of one sentence. */
static void add_neighbours(struct page *page)
{
	const struct citations *said = &page->row->citations;

	page_rule(page, "The same lines are cited by", NULL);
	for (size_t i = 0; i < said->count && !page->failed; i++) {
		const struct citation *c = &said->items[i];
		const struct citing *citing;
		size_t count;
		page->failed = !load_citing(page->store, page->arena, c->source, c->first_line,
			c->last_line, &citing, &count, page->error);
		for (size_t k = 0; !page->failed && k < count; k++)
			add_citing(page, &citing[k], c);
	}
	if (page->lines[page->count - 1].form == PAGE_RULE)
		page_add(page, PAGE_WIDE, "Nothing else.");
}

static bool citations_load(struct view *view, struct store *store, struct error *error)
{
	struct page *page = arena_allocate(&view->arena, sizeof *page);
	bool found = false;

	if (!view->about || !page_open(page, store, &view->arena, view->about, &found, error))
		return !view->about;
	if (!found)
		return true;
	page->title =
		arena_format(page->arena, "Sources · %s", page_short_name(page, page->row->id));
	page->subtitle =
		arena_format(page->arena, "%s · %s", page->row->table->singular, page->row->id);
	add_sources(page);
	add_printed(page);
	add_neighbours(page);
	return page_show(page, view);
}

const struct view_class citations = {
	.name = "citations",
	.empty = "Nothing is selected that has a source. Choose a row first, then press o.",
	.status_lines = 2,
	.marker_column = PAGE_MARKER,
	.load = citations_load,
	.title = page_view_title,
	.height = page_view_height,
	.draw_row = page_view_draw_row,
	.plain_row = page_view_plain_row,
	.status = page_view_status,
};
