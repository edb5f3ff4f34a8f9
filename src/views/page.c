/* A page: lines, the labels and letters they get, and what differs at them. */
#include "page.h"

#include <string.h>

#include "parts.h"
#include "row_differences.h"
#include "source_words.h"

/* The id of the row this one belongs to, or NULL. */
static const char *parent_of(const struct row *row)
{
	const struct column *parent = dossier_table_parent(row->table);

	return parent ? row_field(row, parent->name) : NULL;
}

static bool load_surroundings(struct page *page, struct error *error)
{
	return load_differences(page->store, page->arena, NULL, &page->differences,
		       &page->difference_count, error) &&
	       load_differences(page->store, page->arena, page->row->id, &page->own_differences,
		       &page->own_difference_count, error) &&
	       load_sources(page->store, page->arena, &page->sources, &page->source_count, error) &&
	       load_dossiers(
		       page->store, page->arena, &page->dossiers, &page->dossier_count, error);
}

bool page_open(struct page *page, struct store *store, struct arena *arena, const char *id,
	bool *found, struct error *error)
{
	struct record *record;

	*page = (struct page){.store = store, .arena = arena, .error = error};
	*found = false;
	if (!load_record(store, arena, id, &record, error))
		return false;
	if (!record)
		return true;
	*found = true;
	page->record = record;
	page->row = record->row;
	if (!load_surroundings(page, error))
		return false;
	page->letters = arena_array(arena, page->source_count, sizeof *page->letters);
	return true;
}

bool page_open_whole(struct page *page, struct store *store, struct arena *arena, const char *id,
	bool *found, struct error *error)
{
	if (!page_open(page, store, arena, id, found, error))
		return false;
	if (!*found || !parent_of(page->row))
		return true;
	return page_open(page, store, arena, parent_of(page->row), found, error);
}

struct page_line *page_add(struct page *page, enum page_form form, const char *text)
{
	if (page->count == page->capacity) {
		size_t capacity = page->capacity ? page->capacity * 2 : 64;
		struct page_line *lines = arena_array(page->arena, capacity, sizeof *lines);
		if (page->count)
			memcpy(lines, page->lines, page->count * sizeof *lines);
		page->lines = lines;
		page->capacity = capacity;
	}
	struct page_line *line = &page->lines[page->count++];
	*line = (struct page_line){.form = form, .text = text};
	return line;
}

struct page_line *page_entry(struct page *page, const char *label, const char *id, const char *text)
{
	struct page_line *line = page_add(page, PAGE_ENTRY, text);

	line->label = label;
	line->id = id;
	return line;
}

struct page_line *page_row(
	struct page *page, const char *label, const struct row *row, const char *text)
{
	struct page_line *line = page_entry(page, label, row->id, text);

	line->dossier = row->dossier;
	line->citations = row->citations;
	line->differs = page_differs(page, row->id);
	return line;
}

struct page_line *page_rule(struct page *page, const char *title, const char *right)
{
	struct page_line *line = page_add(page, PAGE_RULE, title);

	line->right = right;
	return line;
}

const char *page_name(struct page *page, const char *id)
{
	return load_name(page->store, page->arena, id, false);
}

const char *page_short_name(struct page *page, const char *id)
{
	return load_name(page->store, page->arena, id, true);
}

static struct page_doubt doubt_of(
	struct page *page, const struct difference *difference, size_t more)
{
	struct page_doubt doubt = {
		.note = difference->note ? difference->note : difference->working};
	struct string_buffer name = {0};

	part_name(difference->dossier, difference->short_name, &name);
	doubt.words =
		more ? arena_format(page->arena, "%s (%zu more)", string_buffer_text(&name), more)
		     : arena_string(page->arena, string_buffer_text(&name));
	string_buffer_free(&name);
	return doubt;
}

struct page_doubt page_differs(struct page *page, const char *id)
{
	const struct difference *first = NULL;
	size_t count = 0;

	for (size_t i = 0; i < page->difference_count; i++) {
		const struct difference *d = &page->differences[i];
		if (!difference_names(d, id))
			continue;
		first = first ? first : d;
		count++;
	}
	return first ? doubt_of(page, first, count - 1) : (struct page_doubt){NULL, NULL};
}

/* What differs at a fact of the record: the weightiest. */
static struct page_doubt fact_differs(struct page *page, const struct row *fact)
{
	const struct difference *first = NULL;
	size_t count = 0;

	for (size_t i = 0; i < page->difference_count; i++) {
		if (!difference_has_fact(&page->differences[i], fact, page->own_differences,
			    page->own_difference_count))
			continue;
		first = first ? first : &page->differences[i];
		count++;
	}
	return first ? doubt_of(page, first, count - 1) : (struct page_doubt){NULL, NULL};
}

struct page_line *page_fact(struct page *page, const char *label, const struct row *fact)
{
	struct page_line *line = page_row(page, label, fact, row_field(fact, "name"));

	line->differs = fact_differs(page, fact);
	line->printed = row_field(fact, "figures");
	return line;
}

static const char *dossier_name(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->dossier_count; i++)
		if (strcmp(page->dossiers[i].id, id) == 0)
			return page->dossiers[i].name;
	return id;
}

const struct source *page_source(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->source_count; i++)
		if (strcmp(page->sources[i].id, id) == 0)
			return &page->sources[i];
	return NULL;
}

bool page_is_foreign(const struct page *page, const struct page_line *line)
{
	return line->dossier && strcmp(line->dossier, page->row->dossier) != 0;
}

/* Moves the lines of other dossiers to the end, each dossier under a rule of its own, and the rest
 * up. */
static void part_dossiers(struct page *page)
{
	struct page all = *page;

	page->lines = NULL;
	page->count = page->capacity = 0;
	for (size_t i = 0; i < all.count; i++)
		if (!page_is_foreign(page, &all.lines[i]))
			*page_add(page, all.lines[i].form, NULL) = all.lines[i];
	for (size_t d = 0; d < page->dossier_count; d++) {
		bool ruled = false;
		for (size_t i = 0; i < all.count; i++) {
			if (!page_is_foreign(page, &all.lines[i]) ||
				strcmp(all.lines[i].dossier, page->dossiers[d].id) != 0)
				continue;
			if (!ruled)
				page_rule(page, page->dossiers[d].name, "another dossier");
			ruled = true;
			*page_add(page, all.lines[i].form, NULL) = all.lines[i];
		}
	}
}

static void mark_labels(struct page *page)
{
	const char *above = NULL;

	for (size_t i = 0; i < page->count; i++) {
		struct page_line *line = &page->lines[i];
		line->first = line->label && (!above || strcmp(above, line->label) != 0);
		above = line->label;
	}
}

/* Letters go by the order of the sources, so that the same documents have them in the same order
 * everywhere. */
static void give_letters(struct page *page)
{
	size_t next = 1;

	for (size_t i = 0; i < page->count; i++)
		for (size_t c = 0; c < page->lines[i].citations.count; c++)
			for (size_t s = 0; s < page->source_count; s++)
				if (strcmp(page->sources[s].id,
					    page->lines[i].citations.items[c].source) == 0)
					page->letters[s] = 1;
	page->legends = arena_array(page->arena, page->source_count, sizeof *page->legends);
	for (size_t s = 0; s < page->source_count; s++) {
		if (!page->letters[s])
			continue;
		page->letters[s] = next++;
		page->legends[s] = source_words(&page->sources[s], page->arena);
	}
}

void page_close(struct page *page)
{
	if (page->row == NULL) {
		mark_labels(page);
		return;
	}
	part_dossiers(page);
	mark_labels(page);
	give_letters(page);
	if (strcmp(page->row->dossier, "founding") != 0)
		page->subtitle = arena_format(page->arena, "%s · %s",
			dossier_name(page, page->row->dossier), page->subtitle);
}
