/* The record of an organisation: what it is called and coded, what it takes part in, what it
 * claims. */
#include <string.h>

#include "official_rows.h"
#include "page_check.h"
#include "record_kinds.h"
#include "store/load_official.h"

struct holdings {
	const struct metric *metrics;
	size_t metric_count;
	const struct event *events;
	size_t event_count;
	const struct reference *references;
	size_t reference_count;
};

static bool load_holdings(struct page *page, struct holdings *out)
{
	const char *id = page->row->id;

	return load_metrics(page->store, page->arena, id, &out->metrics, &out->metric_count,
		       page->error) &&
	       load_events(page->store, page->arena, id, &out->events, &out->event_count,
		       page->error) &&
	       load_references(page->store, page->arena, id, &out->references,
		       &out->reference_count, page->error);
}

/* "RTF, ODS: NORTHUMBRIA HEALTHCARE NHS FOUNDATION TRUST; note" */
static void add_codes(struct page *page)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *row = &page->record->children[i];
		if (strcmp(row->table->name, "codes") != 0)
			continue;
		const char *name = row_field(row, "name"), *note = row_field(row, "note");
		page_row(page, "Code", row,
			arena_format(page->arena, "%s, %s%s%s%s%s", row_field(row, "code"),
				row_field(row, "scheme"), name ? ": " : "", name ? name : "",
				note ? "; " : "", note ? note : ""));
	}
}

static void add_facts(struct page *page)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *row = &page->record->children[i];
		if (strcmp(row->table->name, "facts") == 0)
			page_fact(page, "Facts", row);
	}
}

/* Those of the codes of this scheme. */
static void add_official_of(
	struct page *page, const char *scheme, void (*add)(struct page *page, const char *code))
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *row = &page->record->children[i];
		const char *own =
			strcmp(row->table->name, "codes") == 0 ? row_field(row, "scheme") : NULL;
		if (own && strcmp(own, scheme) == 0)
			add(page, row_field(row, "code"));
	}
}

static void add_official(struct page *page)
{
	bool any = false;

	page->failed = page->failed || !load_official_any(page->store, &any, page->error);
	if (!any)
		return;
	add_official_of(page, "ODS", official_rows);
	add_official_of(page, "ODS site", official_site);
}

/* Metrics that name a series; where none does, what is said against one. */
static void add_check(struct page *page, const struct holdings *holdings)
{
	struct check *checks = arena_array(page->arena, holdings->metric_count, sizeof *checks);
	size_t count = 0, pairs = 0;
	bool measured = false;

	for (size_t i = 0; i < holdings->metric_count; i++)
		measured = measured || holdings->metrics[i].measure;
	for (size_t i = 0; i < holdings->metric_count; i++) {
		const struct metric *m = &holdings->metrics[i];
		pairs += m->values[ROLE_BEFORE] && m->values[ROLE_AFTER];
		if (!measured || m->measure)
			checks[count++] = (struct check){
				page_claimed_measure(page, m), m->measure_of, m->testable};
	}
	page_check(page,
		arena_format(page->arena, "%s · %zu before and after",
			page_count_figures(page, holdings->metric_count), pairs),
		checks, count);
}

void record_organisation(struct page *page)
{
	const struct row *row = page->row;
	const char *kind = row_field(row, "kind");
	struct holdings holdings;

	page->title = page_short_name(page, row->id);
	page->subtitle = arena_format(page->arena, "%s%s%s · %s", kind ? kind : "",
		kind ? ", " : "", row_field(row, "sector"), row->id);
	page->failed = page->failed || !load_holdings(page, &holdings);
	if (page->failed)
		return;
	page_row(page, "Name", row, row_field(row, "name"));
	page_fields(page, row, "name");
	page_children(page, "Also", "aliases");
	add_codes(page);
	page_references_of(
		page, "Part in", "parties", holdings.references, holdings.reference_count);
	add_facts(page);
	for (size_t i = 0; i < holdings.event_count; i++)
		page_event(page, "Events", &holdings.events[i]);
	for (size_t i = 0; i < holdings.metric_count; i++)
		page_metric(page, "Figures", &holdings.metrics[i]);
	add_official(page);
	page_references(page, holdings.references, holdings.reference_count);
	add_check(page, &holdings);
	page_differences(page);
	page_said_in(page);
}
