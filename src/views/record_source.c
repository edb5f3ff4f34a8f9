/* The record of a source: what it is, how it is divided, and everything that cites it, line by
 * line. */
#include <string.h>

#include "record_kinds.h"
#include "source_words.h"

static void add_citing(struct page *page, const struct citing *citing)
{
	struct citation *citation = arena_allocate(page->arena, sizeof *citation);
	const char *lines =
		citing->last_line > citing->first_line
			? arena_format(page->arena, "%d–%d", citing->first_line, citing->last_line)
			: arena_format(page->arena, "%d", citing->first_line);
	struct page_line *line =
		page_entry(page, lines, citing->id, page_citing_words(page, citing));

	*citation = (struct citation){page->row->id, page_short_name(page, page->row->id),
		citing->first_line, citing->last_line};
	line->citations = (struct citations){citation, 1};
	line->dossier = citing->dossier;
	line->differs = page_differs(page, citing->id);
}

/* A value cites what its metric does: one line is enough. */
static bool is_in_parent(const struct citing *all, size_t count, const struct citing *citing)
{
	if (strcmp(citing->parent, citing->id) == 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(all[i].id, citing->parent) == 0 &&
			all[i].first_line == citing->first_line &&
			all[i].last_line == citing->last_line)
			return true;
	return false;
}

void record_source(struct page *page)
{
	const struct row *row = page->row;
	const struct reference *references;
	const struct citing *citing;
	size_t reference_count, citing_count;

	page->title = page_short_name(page, row->id);
	page->subtitle = arena_format(page->arena, "%s, %s lines · %s", row_field(row, "kind"),
		row_field(row, "lines"), row->id);
	page->failed = page->failed ||
		       !load_references(page->store, page->arena, row->id, &references,
			       &reference_count, page->error) ||
		       !load_citing(page->store, page->arena, row->id, 1, 0, &citing, &citing_count,
			       page->error);
	if (page->failed)
		return;
	page_row(page, "Title", row, row_field(row, "name"));
	page_entry(page, "Publisher", row->id,
		source_publisher_words(page_source(page, row->id), page->arena));
	page_fields(page, row, "name publisher publisher_basis");
	if (!row_field(row, "address"))
		page_entry(page, "Address", row->id, "no public address known");
	page_children(page, "Sections", "sections");
	page_children(page, "Left out", "omissions");
	page_references(page, references, reference_count);
	page_differences(page);
	page_rule(page, "What cites it", "line by line");
	for (size_t i = 0; i < citing_count; i++)
		if (!is_in_parent(citing, citing_count, &citing[i]))
			add_citing(page, &citing[i]);
}
