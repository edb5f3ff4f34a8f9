/* The record of a kind that needs no order of its own: its columns, what belongs to it, what points
 * at it. */
#include <string.h>

#include "record_kinds.h"

static void add_children(struct page *page)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *child = &page->record->children[i];
		const char *label = strcmp(child->table->name, "sides") == 0
					    ? "One side"
					    : child->table->singular;
		page_row(page, label, child, page_row_words(page, child));
	}
}

void record_any(struct page *page)
{
	const struct row *row = page->row;
	const struct reference *references;
	size_t count;

	page->title = page_short_name(page, row->id);
	page->subtitle = arena_format(page->arena, "%s · %s", row->table->singular, row->id);
	page->failed = page->failed || !load_references(page->store, page->arena, row->id,
					       &references, &count, page->error);
	if (page->failed)
		return;
	page_fields(page, row, "");
	add_children(page);
	page_references(page, references, count);
	if (strcmp(row->table->name, "differences") != 0)
		page_differences(page);
	page_said_in(page);
}
