/* The record of a partnership: what was wrong, done, came of it, promised, comes next; can it be
 * checked; the rest. */
#include <string.h>

#include "page_check.h"
#include "parts.h"
#include "page_digest.h"
#include "record_kinds.h"
#include "row_differences.h"
#include "text/cells.h"

struct holdings {
	const struct metric *metrics;
	size_t metric_count;
	const struct event *events;
	size_t event_count;
	const struct reference *references;
	size_t reference_count;
	bool *told; /* of each child: a fact that has its line already */
};

static bool load_holdings(struct page *page, struct holdings *out)
{
	const char *id = page->row->id;

	out->told = arena_array(page->arena, page->record->child_count, sizeof *out->told);
	return load_metrics(page->store, page->arena, id, &out->metrics, &out->metric_count,
		       page->error) &&
	       load_events(page->store, page->arena, id, &out->events, &out->event_count,
		       page->error) &&
	       load_references(page->store, page->arena, id, &out->references,
		       &out->reference_count, page->error);
}

static bool is_fact(const struct row *row, const char *aspect)
{
	return strcmp(row->table->name, "facts") == 0 &&
	       strcmp(row_field(row, "aspect"), aspect) == 0;
}

static void add_fact(struct page *page, struct holdings *holdings, size_t index, const char *label)
{
	page_fact(page, label, &page->record->children[index]);
	holdings->told[index] = true;
}

static void add_facts(
	struct page *page, struct holdings *holdings, const char *label, const char *aspect)
{
	for (size_t i = 0; i < page->record->child_count; i++)
		if (is_fact(&page->record->children[i], aspect) && !holdings->told[i])
			add_fact(page, holdings, i, label);
}

static bool is_printed(struct page *page, const struct metric *metric, const char *figures)
{
	const char *figure;
	size_t size;

	while (view_list_next(&figures, &figure, &size)) {
		const char *copy = arena_bytes(page->arena, figure, size);
		for (int role = 0; role < ROLE_COUNT; role++)
			if (metric->values[role] && strstr(metric->values[role]->printed, copy))
				return true;
	}
	return false;
}

/* A fact tells a metric where both have the same line of a source, and the fact one of the metric's
 * figures. */
static bool tells(struct page *page, const struct row *fact, const struct metric *metric)
{
	for (size_t i = 0; i < metric->citations.count; i++)
		if (citations_overlap(&metric->citations.items[i], fact->citations.items))
			return is_printed(page, metric, row_field(fact, "figures"));
	return false;
}

/* The index of the fact of this aspect that tells the metric; the number of children where there is
 * none. */
static size_t teller(struct page *page, const struct metric *metric, const char *aspect)
{
	const struct record *record = page->record;
	size_t i = 0;

	while (i < record->child_count &&
		!(is_fact(&record->children[i], aspect) && record->children[i].citations.count &&
			tells(page, &record->children[i], metric)))
		i++;
	return i;
}

static bool is_kind(const struct metric *metric, const char *kind)
{
	return strcmp(metric->kind, kind) == 0;
}

/* Changes that no outcome tells in words. */
static void add_results(struct page *page, const struct holdings *holdings)
{
	static const char *const results[] = {
		"before-after", "versus-comparator", "change-only", "saving", NULL};

	for (const char *const *kind = results; *kind; kind++)
		for (size_t i = 0; i < holdings->metric_count; i++)
			if (is_kind(&holdings->metrics[i], *kind) &&
				teller(page, &holdings->metrics[i], "outcome") ==
					page->record->child_count)
				page_metric(page, "Came of it", &holdings->metrics[i]);
}

/* Each by the fact that tells it, or else by its own words; a target before what is only hoped for.
 */
static void add_promises(struct page *page, struct holdings *holdings)
{
	static const char *const promises[] = {"target", "commitment", "projection", NULL};

	for (const char *const *kind = promises; *kind; kind++)
		for (size_t i = 0; i < holdings->metric_count; i++) {
			const struct metric *metric = &holdings->metrics[i];
			size_t fact = is_kind(metric, *kind) ? teller(page, metric, "future") : 0;
			if (!is_kind(metric, *kind))
				continue;
			if (fact == page->record->child_count)
				page_metric(page, "Promised", metric);
			else if (!holdings->told[fact])
				add_fact(page, holdings, fact, "Promised");
		}
}

static bool has_line(const struct page *page, const char *id)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->lines[i].id && strcmp(page->lines[i].id, id) == 0)
			return true;
	return false;
}

static void add_check(struct page *page, const struct holdings *holdings)
{
	const struct row *row = page->row;
	struct check check = {row_field(row, "measure"), row_field(row, "measure_of"),
		row_field(row, "testable")};
	size_t pairs = 0, compared = 0;

	for (size_t i = 0; i < holdings->metric_count; i++) {
		pairs += is_kind(&holdings->metrics[i], "before-after");
		compared += is_kind(&holdings->metrics[i], "versus-comparator");
	}
	page_check(page,
		arena_format(page->arena, "%s · %zu before and after · %zu compared",
			page_count_figures(page, holdings->metric_count), pairs, compared),
		&check, 1);
}

/* The trust's own short form, to keep both parties in one line. */
static const char *shortened(struct page *page, const char *name)
{
	static const char full[] = " Foundation Trust";
	const char *at = strstr(name, full);

	return at ? arena_format(
			    page->arena, "%.*s FT%s", (int)(at - name), name, at + sizeof full - 1)
		  : name;
}

/* "Northumbria Healthcare NHS FT (RTF), host": the code of a trust is what official series go by.
 */
static void add_party(struct page *page, const struct row *party, struct string_buffer *out)
{
	const char *organisation = row_field(party, "organisation"),
		   *role = row_field(party, "name");
	const struct row *code = NULL;
	struct record *record;
	bool coded;

	if (page->failed)
		return;
	page->failed = !load_record(page->store, page->arena, organisation, &record, page->error);
	coded = !page->failed && record && strcmp(row_field(record->row, "sector"), "NHS") == 0;
	for (size_t i = 0; coded && i < record->child_count && !code; i++)
		if (strcmp(record->children[i].table->name, "codes") == 0)
			code = &record->children[i];
	string_buffer_add(out, shortened(page, page_name(page, organisation)));
	if (code)
		string_buffer_format(out, " (%s)", row_field(code, "code"));
	if (role)
		string_buffer_format(out, ", %.*s", (int)strcspn(role, ",;:"), role);
}

/* "InHealth Group, provider, with Northumbria Healthcare NHS FT (RTF), host, 2004–" */
static void add_parties_line(struct page *page)
{
	const char *start = row_field(page->row, "start"), *status = row_field(page->row, "status");
	struct string_buffer words = {0};
	size_t named = 0;

	for (size_t i = 0; i < page->record->child_count && named < 2; i++) {
		const struct row *party = &page->record->children[i];
		if (strcmp(party->table->name, "parties") != 0)
			continue;
		if (named++)
			string_buffer_add(&words, ", with ");
		add_party(page, party, &words);
	}
	if (start)
		string_buffer_format(&words, "%s%.4s%s%s", words.size ? ", " : "", start,
			row_field(page->row, "start_note") ? "?" : "",
			status && strncmp(status, "running", 7) == 0 ? "–" : "");
	if (words.size)
		page_add(page, PAGE_WIDE, arena_string(page->arena, string_buffer_text(&words)));
	string_buffer_free(&words);
}

static void add_places_line(struct page *page)
{
	const char *ids = row_field(page->row, "places"), *id;
	struct string_buffer words = {0};
	size_t size;

	while (view_list_next(&ids, &id, &size)) {
		part_separate(&words);
		string_buffer_add(&words, page_name(page, arena_bytes(page->arena, id, size)));
	}
	if (words.size)
		page_add(page, PAGE_WIDE, arena_string(page->arena, string_buffer_text(&words)));
	string_buffer_free(&words);
}

static void add_parties(struct page *page)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *party = &page->record->children[i];
		if (strcmp(party->table->name, "parties") != 0)
			continue;
		const char *organisation = row_field(party, "organisation"),
			   *role = row_field(party, "name");
		struct page_line *line = page_row(page, "Parties", party,
			arena_format(page->arena, "%s%s%s", page_name(page, organisation),
				role ? ", " : "", role ? role : ""));
		line->id = organisation;
		line->differs = page_differs(page, organisation);
	}
}

/* What was said in the lines this partnership is told in, and by whom. */
static void add_statements(struct page *page)
{
	const struct citations *citations = &page->row->citations;
	const struct citing *citing;
	struct record *record;
	size_t count;

	for (size_t c = 0; c < citations->count && !page->failed; c++) {
		const struct citation *at = &citations->items[c];
		page->failed = !load_citing(page->store, page->arena, at->source, at->first_line,
			at->last_line, &citing, &count, page->error);
		for (size_t i = 0; !page->failed && i < count; i++) {
			bool person = strcmp(citing[i].table->name, "people") == 0;
			if ((!person && strcmp(citing[i].table->name, "statements") != 0) ||
				has_line(page, citing[i].id))
				continue;
			page->failed = !load_record(
				page->store, page->arena, citing[i].id, &record, page->error);
			if (!page->failed && record)
				page_row(page, person ? "People" : "Said", record->row,
					page_row_words(page, record->row));
		}
	}
}

static void add_rest(struct page *page, const struct holdings *holdings)
{
	add_parties(page);
	for (size_t i = 0; i < holdings->event_count; i++)
		page_event(page, "Events", &holdings->events[i]);
	for (size_t i = 0; i < holdings->metric_count; i++)
		if (!has_line(page, holdings->metrics[i].id))
			page_metric(page, "Figures", &holdings->metrics[i]);
	add_statements(page);
	page_references_of(
		page, "Awards", "awards", holdings->references, holdings->reference_count);
	page_fields(page, page->row, "short_name start testable measure_of");
	page_references(page, holdings->references, holdings->reference_count);
	page_differences(page);
	page_said_in(page);
}

/* "managed service, running · p-inh-mri"; without a status that would leave no room for the name.
 */
static const char *subtitle_of(struct page *page)
{
	const char *kind = row_field(page->row, "kind"), *status = row_field(page->row, "status");
	struct string_buffer words = {0};

	string_buffer_add(&words, kind ? kind : "");
	if (status && cells_width(status) <= 24)
		string_buffer_format(&words, "%s%s", words.size ? ", " : "", status);
	part_separate(&words);
	string_buffer_add(&words, page->row->id);
	const char *copy = arena_string(page->arena, string_buffer_text(&words));
	string_buffer_free(&words);
	return copy;
}

void record_partnership(struct page *page)
{
	struct holdings holdings;
	struct page_digest digest;

	page->title = page_short_name(page, page->row->id);
	page->subtitle = subtitle_of(page);
	page->failed = page->failed || !load_holdings(page, &holdings);
	if (page->failed)
		return;
	add_parties_line(page);
	add_places_line(page);
	if (page->count)
		page_add(page, PAGE_BLANK, "");
	page_digest_begin(&digest, page);
	add_facts(page, &holdings, "Was wrong", "problem");
	add_facts(page, &holdings, "Was done", "done");
	add_facts(page, &holdings, "Came of it", "outcome");
	add_results(page, &holdings);
	add_promises(page, &holdings);
	add_facts(page, &holdings, "Comes next", "future");
	page_digest_withhold(&digest, page);
	if (page->count == digest.from)
		page_add(page, PAGE_WIDE, "No account of it yet: facts.csv would hold one.");
	add_check(page, &holdings);
	page_digest_add_rest(&digest, page);
	add_facts(page, &holdings, "Told", "fact");
	add_rest(page, &holdings);
}
