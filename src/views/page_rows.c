/* Rows as lines of a page: every filled column, the rows that belong to one, and those that point
 * at it. */
#include <ctype.h>
#include <string.h>

#include "measure_words.h"
#include "page.h"
#include "parts.h"
#include "source_words.h"
#include "views/official_id.h"

/* What a column is called at the left of a page, in at most 10 cells; a column that is not here by
 * its own name. */
static const struct {
	const char *column, *label;
} labels[] = {
	{"beneficiaries", "Benefits"},
	{"better", "Wished for"},
	{"expanded_in_source", "Spelt out"},
	{"expansion", "Stands for"},
	{"founded_printed", "Printed"},
	{"measure_of", "Series of"},
	{"name_as_printed", "As printed"},
	{"organisation", "With"},
	{"other_scheme", "Or scheme"},
	{"parent", "Part of"},
	{"partnership", "Part of"},
	{"parent_basis", "Because"},
	{"publisher_basis", "Because"},
	{"relative_to", "Counted to"},
	{"repeated_by", "Also by"},
	{"same_speaker", "One voice"},
	{"short_name", "In short"},
	{"specialties", "Specialty"},
	{"specialty", "In words"},
	{"start_note", "Start"},
};

static const char *label_of(struct page *page, const char *column)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (strcmp(labels[i].column, column) == 0)
			return labels[i].label;
	char *label = arena_string(page->arena, column);
	label[0] = (char)toupper((unsigned char)label[0]);
	for (char *c = label; *c; c++)
		if (*c == '_')
			*c = ' ';
	return label;
}

static bool word_among(const char *words, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = words; (at = strstr(at, word)); at += size)
		if ((at == words || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
			return true;
	return false;
}

static bool is_date_column(const char *name)
{
	return strncmp(name, "date_", 5) == 0;
}

/* Precisions whose dates date_format shows whole. */
static bool is_plain_date(const struct date *date)
{
	return date->precision <= DATE_YEAR;
}

/* "derived-year", "other_name" in the words they are made of. */
static void add_spaced(struct string_buffer *out, const char *name)
{
	for (; *name; name++)
		string_buffer_add_char(out, *name == '-' || *name == '_' ? ' ' : *name);
}

/* The days of a date, as far as `shown` does not hold them. */
static void add_limits(
	struct string_buffer *out, const char *start, const char *end, const char *shown)
{
	if (start && end)
		string_buffer_format(out, ", %s to %s", start, end);
	else if ((start || end) && !strstr(shown, start ? start : end))
		string_buffer_format(out, ", %s %s", start ? "from" : "to", start ? start : end);
}

static const char *date_words(struct page *page, const struct row *row)
{
	struct date date = row_date(row);
	const char *start = row_field(row, "date_start"), *end = row_field(row, "date_end");
	struct string_buffer words = {0};
	char text[64];

	date_format(&date, text, sizeof text);
	string_buffer_add(&words, text);
	if (!is_plain_date(&date)) {
		string_buffer_add(&words, " · ");
		add_spaced(&words, date_precision_names[date.precision]);
		add_limits(&words, start, end, text);
	}
	if (date.printed)
		string_buffer_format(&words, " · printed “%s”", date.printed);
	if (date.note)
		string_buffer_format(&words, " · %s", date.note);
	const char *copy = arena_string(page->arena, string_buffer_text(&words));
	string_buffer_free(&words);
	return copy;
}

static void page_references_in(struct page *page, const char *label, const char *ids)
{
	const char *id;
	size_t size;

	while (view_list_next(&ids, &id, &size)) {
		const char *copy = arena_bytes(page->arena, id, size);
		struct page_line *line = page_entry(page, label, copy, page_name(page, copy));
		line->differs = page_differs(page, copy);
	}
}

/* "DM01, tests done, MRI (dm01.activity MRI)" */
static const char *named_measure(struct page *page, const char *text)
{
	struct official_id id = official_id_of_claim(page->arena, text, NULL);
	struct string_buffer words = {0};

	measure_words(id.measure, id.function, &words);
	const char *copy =
		strcmp(string_buffer_text(&words), text) == 0
			? text
			: arena_format(page->arena, "%s (%s)", string_buffer_text(&words), text);
	string_buffer_free(&words);
	return copy;
}

/* One filled column. A measure keeps its own name beside the words for it, since that is what
 * `series` asks for. */
static void page_field(
	struct page *page, const struct row *row, const struct column *column, const char *text)
{
	const char *label = label_of(page, column->name);

	if (column->type == COLUMN_REFERENCE || column->type == COLUMN_REFERENCES) {
		page_references_in(page, label, text);
		return;
	}
	if (strcmp(column->name, "measure") == 0)
		text = named_measure(page, text);
	page_row(page, label, row, text)->differs = (struct page_doubt){NULL, NULL};
}

/* A short name that is the name says nothing new. */
static bool repeats_name(const struct row *row, const char *column, const char *text)
{
	const char *name = strcmp(column, "short_name") == 0 ? row_field(row, "name") : NULL;

	return name && strcmp(name, text) == 0;
}

void page_fields(struct page *page, const struct row *row, const char *shown)
{
	const struct column *columns = row->table->columns;
	bool dated = false;

	for (size_t i = 0; columns[i].name; i++) {
		const struct column *column = &columns[i];
		if (!row->fields[i] || column->type == COLUMN_CITATIONS ||
			strcmp(column->name, "id") == 0 || word_among(shown, column->name) ||
			repeats_name(row, column->name, row->fields[i]))
			continue;
		if (!is_date_column(column->name)) {
			page_field(page, row, column, row->fields[i]);
		} else if (!dated && !word_among(shown, "date")) {
			page_row(page, "Date", row, date_words(page, row))->differs =
				(struct page_doubt){NULL, NULL};
			dated = true;
		}
	}
}

/* Names instead of ids. */
static void add_column_words(
	struct page *page, const struct column *column, const char *text, struct string_buffer *out)
{
	const char *id;
	size_t size;
	bool first = true;

	if (column->type != COLUMN_REFERENCE && column->type != COLUMN_REFERENCES) {
		string_buffer_add(out, text);
		return;
	}
	for (; view_list_next(&text, &id, &size); first = false)
		string_buffer_format(out, "%s%s", first ? "" : "; ",
			page_short_name(page, arena_bytes(page->arena, id, size)));
}

static bool has_date(const struct row *row)
{
	for (size_t i = 0; row->table->columns[i].name; i++)
		if (row->fields[i] && is_date_column(row->table->columns[i].name))
			return true;
	return false;
}

/* Whether what the column holds is understood without its name. */
static bool is_clear_alone(const struct column *column)
{
	if (column->type == COLUMN_TEXT || column->type == COLUMN_NUMBER)
		return word_among(
			"role kind note value code scheme printed result specialty status",
			column->name);
	return column->type != COLUMN_FLAG &&
	       !word_among("comparable expanded_in_source better", column->name);
}

void page_column_words(
	struct page *page, const struct row *row, const char *shown, struct string_buffer *out)
{
	const struct column *columns = row->table->columns;

	for (size_t i = 0; columns[i].name; i++) {
		if (!row->fields[i] || columns[i].type == COLUMN_CITATIONS ||
			is_date_column(columns[i].name) || word_among(shown, columns[i].name) ||
			strcmp(row->fields[i], page->row->id) == 0)
			continue;
		part_separate(out);
		if (!is_clear_alone(&columns[i])) {
			add_spaced(out, columns[i].name);
			string_buffer_add_char(out, ' ');
		}
		add_column_words(page, &columns[i], row->fields[i], out);
	}
	if (has_date(row)) {
		part_separate(out);
		string_buffer_add(out, date_words(page, row));
	}
}

const char *page_row_words(struct page *page, const struct row *row)
{
	struct string_buffer words = {0};

	for (size_t i = 0; row->table->columns[i].name; i++)
		if (row->fields[i] && strcmp(row->table->columns[i].name, "name") == 0)
			string_buffer_add(&words, row->fields[i]);
	page_column_words(page, row, "id name short_name", &words);
	const char *copy = arena_string(page->arena, string_buffer_text(&words));
	string_buffer_free(&words);
	return copy;
}

void page_children(struct page *page, const char *label, const char *table)
{
	for (size_t i = 0; i < page->record->child_count; i++) {
		const struct row *child = &page->record->children[i];
		if (strcmp(child->table->name, table) == 0)
			page_row(page, label, child, page_row_words(page, child));
	}
}

enum { DIFFERENCE = 'c' /* prefix of the ids of differences, which have lines of their own */ };

/* What a row is to the record it points at, in at most 10 cells. role NULL: any. */
static const struct {
	const char *table, *role, *label;
} reference_labels[] = {
	{"awards", NULL, "Awards"},
	{"comparisons", NULL, "Beside"},
	{"contacts", NULL, "Contact"},
	{"corroborations", NULL, "Agreed on"},
	{"events", NULL, "Events"},
	{"metrics", NULL, "Figures"},
	{"organisations", "parent", "Includes"},
	{"parties", NULL, "Part in"},
	{"partnerships", "measure_of", "Series for"},
	{"partnerships", "parent", "Includes"},
	{"partnerships", "places", "Place of"},
	{"people", NULL, "People"},
	{"statements", NULL, "Said"},
};

static const char *reference_label(const struct reference *reference)
{
	for (size_t i = 0; i < sizeof reference_labels / sizeof *reference_labels; i++)
		if (strcmp(reference_labels[i].table, reference->table->name) == 0 &&
			(!reference_labels[i].role ||
				strcmp(reference_labels[i].role, reference->role) == 0))
			return reference_labels[i].label;
	return reference->table->singular;
}

/* A row may point here in several columns; it is shown once. */
static bool is_repeated(const struct reference *references, size_t index)
{
	for (size_t i = 0; i < index; i++)
		if (strcmp(references[i].id, references[index].id) == 0)
			return true;
	return false;
}

/* A figure has more to say than its own row does. */
static void page_metric_reference(struct page *page, const char *label, const char *id)
{
	const struct metric *metrics;
	size_t count;

	if (!load_metrics(page->store, page->arena, id, &metrics, &count, page->error))
		page->failed = true;
	else if (count)
		page_metric(page, label, metrics);
}

static void page_reference(struct page *page, const char *label, const struct reference *reference)
{
	bool party = strcmp(reference->table->name, "parties") == 0;
	struct record *record;

	if (page->failed)
		return;
	if (strcmp(reference->table->name, "metrics") == 0) {
		page_metric_reference(page, label, reference->id);
	} else if (!load_record(page->store, page->arena, reference->id, &record, page->error)) {
		page->failed = true;
	} else if (record) {
		struct page_line *line = page_row(page, label, record->row,
			party ? arena_format(page->arena, "%s: %s",
					page_name(page, reference->parent), reference->name)
			      : page_row_words(page, record->row));
		line->id = reference->parent;
	}
}

void page_references_of(struct page *page, const char *label, const char *table,
	const struct reference *references, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(references[i].table->name, table) == 0 && !is_repeated(references, i))
			page_reference(page, label, &references[i]);
}

static bool has_line_of(const struct page *page, const struct reference *reference)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->lines[i].id && (strcmp(page->lines[i].id, reference->id) == 0 ||
						 strcmp(page->lines[i].id, reference->parent) == 0))
			return true;
	return false;
}

void page_references(struct page *page, const struct reference *references, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (references[i].table->prefix != DIFFERENCE && !has_line_of(page, &references[i]))
			page_reference(page, reference_label(&references[i]), &references[i]);
}

void page_differences(struct page *page)
{
	for (size_t i = 0; i < page->own_difference_count; i++) {
		const struct difference *d = &page->own_differences[i];
		struct page_line *line = page_entry(page, "Differs", d->id,
			arena_format(page->arena, "%s, %s: %s", d->weight, d->kind, d->short_name));
		line->dossier = d->dossier;
		line->citations = d->citations;
	}
}

const char *page_citing_words(struct page *page, const struct citing *citing)
{
	return arena_format(page->arena, "%s: %s", citing->table->singular, citing->name);
}

static const char *said_in(struct page *page, const struct citation *citation)
{
	const struct source *source = page_source(page, citation->source);

	return source ? source_words(source, page->arena) : citation->source_name;
}

void page_said_in(struct page *page)
{
	const struct citations *citations = &page->row->citations;

	for (size_t i = 0; i < citations->count; i++) {
		const struct citation *citation = &citations->items[i];
		struct page_line *line =
			page_entry(page, "Said in", citation->source, said_in(page, citation));

		line->citations = (struct citations){citation, 1};
	}
}
