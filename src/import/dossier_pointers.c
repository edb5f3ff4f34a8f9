/* References and citations: that they point at rows and lines that exist, here or in another
 * dossier of the store. */
#include "dossier_check.h"

#include <stdlib.h>
#include <string.h>

#include "model/list.h"
#include "model/number.h"
#include "store/write_rows.h"

/* A field that points at something. */
struct pointer {
	struct checking *checking;
	struct place place;
	const struct column *column;
	const char *own_id; /* of the row it is in, or NULL */
};

/* The table of the row with this id, in this dossier or, but for what is about to be replaced, in
 * the store. */
static const struct dossier_table *find_table(const struct checking *checking, const char *id)
{
	const struct id_entry *entry = id_index_find(&checking->ids, id);
	const char *dossier = "", *kind;

	if (entry != NULL && entry->file != NULL)
		return entry->file->table;
	kind = write_find(checking->store, id, &dossier);
	return kind != NULL && strcmp(dossier, checking->folder->id) != 0
		       ? dossier_table_named(kind)
		       : NULL;
}

/* Near ids of one table, here and in the store. */
static void consider_table(const struct checking *checking, const struct dossier_table *table,
	const char *id, const char **best, size_t *distance)
{
	struct arena *arena = &checking->folder->arena;
	const struct row *rows;
	struct error ignored;
	size_t count = 0;

	for (size_t i = 0; i < checking->folder->file_count; i++) {
		const struct dossier_file *file = &checking->folder->files[i];

		for (size_t k = 0; file->table == table && k < file->count; k++)
			if (file->rows[k].id != NULL)
				problems_consider(id, file->rows[k].id, best, distance);
	}
	if (!load_rows(checking->store, arena, table, NULL, &rows, &count, &ignored))
		return;
	for (size_t i = 0; i < count; i++)
		if (strcmp(rows[i].dossier, checking->folder->id) != 0)
			problems_consider(id, rows[i].id, best, distance);
}

/* The id that may have been meant; looked for only as long as problems are shown. */
static const char *nearest_id(const struct checking *checking, const char *prefixes, const char *id)
{
	/* All begin alike, "o-"; a guess further off than two letters would lead to the wrong row.
	 */
	size_t half = strlen(id) > 2 ? (strlen(id) - 2) / 2 : 0,
	       distance = 1 + (half < 2 ? half : 2);
	const char *best = NULL;

	if (checking->report->problem_count >= PROBLEMS_SHOWN)
		return NULL;
	for (; *prefixes; prefixes++)
		consider_table(checking, dossier_table_for_prefix(*prefixes), id, &best, &distance);
	return best;
}

static const char *list_kinds(const char *prefixes, struct arena *arena)
{
	struct string_buffer list = {0};
	const char *out;

	for (size_t i = 0; prefixes[i]; i++)
		string_buffer_format(&list, "%s%s (%c-…)", i > 0 ? ", " : "",
			dossier_table_for_prefix(prefixes[i])->singular, prefixes[i]);
	out = arena_string(arena, string_buffer_text(&list));
	string_buffer_free(&list);
	return out;
}

static void report_missing(const struct pointer *pointer, const char *prefixes, const char *id)
{
	const char *nearest = nearest_id(pointer->checking, prefixes, id);

	if (nearest != NULL)
		problems_add(pointer->checking->report, &pointer->place,
			"there is no \"%.60s\": write the id of a row that exists, perhaps %s", id,
			nearest);
	else
		problems_add(pointer->checking->report, &pointer->place,
			"there is no \"%.60s\": write the id of a row that exists", id);
}

static void check_reference(const struct pointer *pointer, const char *id)
{
	struct dossier_report *report = pointer->checking->report;
	const char *prefixes = pointer->column->prefixes;
	const struct dossier_table *table;

	if (*id == '\0') {
		problems_add(report, &pointer->place,
			"there is nothing between two semicolons: leave one out");
		return;
	}
	table = find_table(pointer->checking, id);
	if (table == NULL)
		report_missing(pointer, prefixes, id);
	else if (table->prefix == 0 || strchr(prefixes, table->prefix) == NULL)
		problems_add(report, &pointer->place,
			"\"%.60s\" is of %s: write the id of one of %s", id, table->name,
			list_kinds(prefixes, &pointer->checking->folder->arena));
	else if (pointer->own_id != NULL && strcmp(id, pointer->own_id) == 0)
		problems_add(
			report, &pointer->place, "\"%.60s\" is this row itself: write another", id);
}

/* Lines of a source; 0 where there is no such source, -1 where its own number of lines is wrong and
 * reported elsewhere. */
static double lines_of(const struct checking *checking, const char *id)
{
	const struct id_entry *entry = id_index_find(&checking->ids, id);
	double lines = -1;

	if (entry != NULL && entry->file != NULL && entry->file->table->prefix == 'd') {
		const char *text = dossier_field(entry->file, entry->row, "lines");

		return text != NULL && number_parse(text, &lines) && lines >= 1 ? lines : -1;
	}
	for (size_t i = 0; i < checking->source_count; i++)
		if (strcmp(checking->sources[i].id, id) == 0 &&
			strcmp(checking->sources[i].dossier, checking->folder->id) != 0)
			return checking->sources[i].lines;
	return 0;
}

static void check_citation(const struct pointer *pointer, struct list_item item)
{
	struct dossier_report *report = pointer->checking->report;
	struct arena *arena = &pointer->checking->folder->arena;
	const char *text = arena_bytes(arena, item.text, item.size), *source;
	struct list_citation citation;
	double lines;

	if (!list_citation_parse(item, &citation)) {
		problems_add(report, &pointer->place,
			"\"%.60s\" is no citation: write a source and its lines, as d-001:392 or "
			"d-001:413-415",
			text);
		return;
	}
	source = arena_bytes(arena, citation.source.text, citation.source.size);
	lines = lines_of(pointer->checking, source);
	if (lines == 0)
		report_missing(pointer, "d", source);
	else if (citation.last_line < citation.first_line)
		problems_add(report, &pointer->place,
			"\"%.60s\" ends before it begins: write %s:%d-%d", text, source,
			citation.last_line, citation.first_line);
	else if (lines > 0 && citation.last_line > lines)
		problems_add(report, &pointer->place,
			"\"%.60s\": %s has %.0f lines: write lines that it has", text, source,
			lines);
}

void dossier_check_pointers(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, size_t column)
{
	struct pointer pointer = {
		checking, dossier_place(file, row, column), &file->table->columns[column], row->id};
	const char *rest = row->fields[column];
	struct list_item item;

	if (pointer.column->type == COLUMN_ID)
		return;
	if (pointer.column->type == COLUMN_REFERENCE) {
		check_reference(&pointer, rest);
		return;
	}
	while (list_next(&rest, &item)) {
		if (pointer.column->type == COLUMN_CITATIONS)
			check_citation(&pointer, item);
		else
			check_reference(&pointer,
				arena_bytes(&checking->folder->arena, item.text, item.size));
	}
}
