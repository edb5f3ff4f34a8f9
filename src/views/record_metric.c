/* The record of a metric: every value as printed and as read, its evidence, what could test it. */
#include <string.h>

#include "analysis/change.h"
#include "page_check.h"
#include "parts.h"
#include "record_kinds.h"

static const char *finish(struct page *page, struct string_buffer *text)
{
	const char *copy = arena_string(page->arena, string_buffer_text(text));

	string_buffer_free(text);
	return copy;
}

static const struct {
	const char *role, *label;
} roles[] = {
	{"value", "Value"},
	{"before", "Before"},
	{"after", "After"},
	{"comparator", "Against"},
	{"change", "Change"},
	{"target", "Target"},
};

static const char *role_label(const char *role)
{
	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (strcmp(roles[i].role, role) == 0)
			return roles[i].label;
	return role;
}

static void add_part(struct string_buffer *out, const char *name, const char *text)
{
	if (text)
		string_buffer_format(out, " · %s%s%s", name, *name ? " " : "", text);
}

/* "at_least" is "at least". */
static const char *bound_words(const char *bound)
{
	static const char *const words[][2] = {{"at_least", "at least"}, {"up_to", "up to"}};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i][0], bound) == 0)
			return words[i][1];
	return bound;
}

/* "read as over 2 weeks": the numbers as they are computed with. */
static void add_reading(const struct row *row, struct string_buffer *out)
{
	const char *low = row_field(row, "low"), *high = row_field(row, "high"),
		   *bound = row_field(row, "bound");
	const char *unit = row_field(row, "unit");

	if (!low && !high) {
		add_part(out, "", unit);
		return;
	}
	string_buffer_add(out, " · read as ");
	if (bound && strcmp(bound, "exact") != 0)
		string_buffer_format(out, "%s ", bound_words(bound));
	string_buffer_add(out, low ? low : "");
	if (high && (!low || strcmp(low, high) != 0))
		string_buffer_format(out, "–%s", high);
	if (unit)
		string_buffer_format(out, " %s", unit);
}

static const char *value_words(struct page *page, const struct row *row)
{
	struct string_buffer words = {0};

	string_buffer_format(&words, "“%s”", row_field(row, "printed"));
	add_reading(row, &words);
	page_column_words(page, row, "metric role printed low high bound unit", &words);
	return finish(page, &words);
}

static void add_values(struct page *page)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *row = &page->record->children[i];
		if (strcmp(row->table->name, "values") == 0)
			page_row(page, role_label(row_field(row, "role")), row,
				value_words(page, row));
	}
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *row = &page->record->children[i];
		if (strcmp(row->table->name, "wordings") == 0)
			page_row(page, "Or worded", row,
				arena_format(page->arena, "“%s” (%s)", row_field(row, "printed"),
					row_field(row, "role")));
	}
}

/* By its right name: points, per cent, an interval; and what kind of figure it is where it is no
 * result. */
static void add_change(struct page *page, const struct metric *metric)
{
	struct string_buffer change = {0};

	part_change(metric, false, &change);
	if (change.size)
		page_entry(page, "Makes", page->row->id,
			arena_format(page->arena, "%s, computed from the figures as printed",
				string_buffer_text(&change)))
			->differs = page_differs(page, page->row->id);
	string_buffer_free(&change);
}

static void add_evidence(struct page *page, const struct metric *metric)
{
	struct string_buffer words = {0};

	part_evidence_words(metric, &words);
	page_entry(page, "Evidence", page->row->id, finish(page, &words));
}

static const struct metric *find_metric(struct page *page)
{
	const struct metric *metrics;
	size_t count;

	page->failed = page->failed || !load_metrics(page->store, page->arena, page->row->id,
					       &metrics, &count, page->error);
	for (size_t i = 0; !page->failed && i < count; i++)
		if (strcmp(metrics[i].id, page->row->id) == 0)
			return &metrics[i];
	return NULL;
}

void record_metric(struct page *page)
{
	const struct row *row = page->row;
	const struct metric *metric = find_metric(page);
	const struct reference *references;
	size_t count;

	page->title = page_short_name(page, row->id);
	page->failed = page->failed || !load_references(page->store, page->arena, row->id,
					       &references, &count, page->error);
	if (page->failed || !metric)
		return;
	const char *claim = part_claim_word(metric);
	const char *kind = metric->kind;
	page->subtitle = arena_format(
		page->arena, "%s%s · %s", kind, claim ? ", not a result" : "", row->id);
	page_row(page, "Claims", row, row_field(row, "name"));
	add_values(page);
	add_change(page, metric);
	add_evidence(page, metric);
	page_fields(page, row, "name kind testable measure_of");
	struct check check = {
		page_claimed_measure(page, metric), metric->measure_of, metric->testable};
	page_check(page,
		claim			  ? "no result to check"
		: part_pair_lines(metric) ? "both sides known"
					  : "one figure",
		&check, 1);
	page_differences(page);
	page_references(page, references, count);
	page_said_in(page);
}
