/* Rows of any table with all of their columns, and what belongs to them. */
#include "store/load_records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/number.h"
#include "rows.h"
#include "statement.h"
#include "store/write_rows.h"

bool rows_collect_ids(
	struct statement *statement, struct arena *arena, struct ids *out, struct error *error)
{
	const char **found = NULL;
	size_t count = 0, capacity = 0;

	while (statement_step(statement)) {
		if (count == capacity) {
			capacity = capacity * 2 + 64;
			found = memory_resize(found, capacity, sizeof *found);
		}
		found[count++] = statement_require(statement, 0, arena);
	}
	out->count = count;
	out->items = arena_array(arena, count, sizeof *found);
	if (count > 0)
		memcpy(out->items, found, count * sizeof *found);
	free(found);
	return statement_end(statement, error);
}

bool rows_list(struct store *store, struct arena *arena, const char *kind, struct ids *out,
	struct error *error)
{
	struct statement statement = statement_begin(store, "list_records");

	statement_bind_text(&statement, ":kind", kind);
	return rows_collect_ids(&statement, arena, out, error);
}

bool rows_list_about(struct store *store, struct arena *arena, const char *kind, const char *about,
	struct ids *out, struct error *error)
{
	struct statement statement;

	if (about == NULL)
		return rows_list(store, arena, kind, out, error);
	statement = statement_begin(store, "list_concerned");
	statement_bind_text(&statement, ":about", about);
	statement_bind_text(&statement, ":kind", kind);
	return rows_collect_ids(&statement, arena, out, error);
}

bool rows_load_citations(struct store *store, struct arena *arena, const char *id,
	struct citations *out, struct error *error)
{
	struct statement statement = statement_begin(store, "load_citations");
	struct citation *found = NULL, *items;
	size_t count = 0;

	statement_bind_text(&statement, ":record", id);
	while (statement_step(&statement)) {
		found = memory_resize(found, count + 1, sizeof *found);
		found[count++] = (struct citation){
			.source = statement_require(&statement, 0, arena),
			.source_name = statement_require(&statement, 1, arena),
			.first_line = (int)statement_integer(&statement, 2),
			.last_line = (int)statement_integer(&statement, 3),
		};
	}
	items = arena_array(arena, count, sizeof *items);
	if (count > 0)
		memcpy(items, found, count * sizeof *found);
	free(found);
	*out = (struct citations){items, count};
	return statement_end(&statement, error);
}

/* Numbers come back as they were written: in canonical form, whatever SQLite makes of them. */
static const char *load_field(
	const struct statement *statement, int column, enum column_type type, struct arena *arena)
{
	char digits[400];

	if (type != COLUMN_NUMBER || statement_is_null(statement, column))
		return statement_copy(statement, column, arena);
	number_print(statement_number(statement, column), digits, sizeof digits);
	return arena_string(arena, digits);
}

static const char *const *load_fields(
	const struct statement *statement, const struct dossier_table *table, struct arena *arena)
{
	const char **fields;
	int count = 0;

	while (table->columns[count].name != NULL)
		count++;
	fields = arena_array(arena, (size_t)count, sizeof *fields);
	for (int i = 0; i < count; i++)
		fields[i] = load_field(statement, i, table->columns[i].type, arena);
	return fields;
}

static const char *load_dossier_of(
	struct store *store, struct arena *arena, const char *id, struct error *error)
{
	struct statement statement = statement_begin(store, "find_record");
	const char *dossier = "";

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		dossier = statement_require(&statement, 1, arena);
	return statement_end(&statement, error) ? dossier : NULL;
}

bool rows_load(struct store *store, struct arena *arena, const struct dossier_table *table,
	const char *id, struct row *out, struct error *error)
{
	struct statement statement;
	char name[64];

	snprintf(name, sizeof name, "row_%s", table->name);
	*out = (struct row){.table = table, .id = arena_string(arena, id)};
	statement = statement_begin(store, name);
	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement))
		out->fields = load_fields(&statement, table, arena);
	if (!statement_end(&statement, error))
		return false;
	if (out->fields == NULL)
		return error_set(error, "%s: %s has no columns in the table %s", store_path(store),
			id, table->name);
	out->dossier = load_dossier_of(store, arena, id, error);
	return out->dossier != NULL &&
	       rows_load_citations(store, arena, id, &out->citations, error);
}

bool load_rows(struct store *store, struct arena *arena, const struct dossier_table *table,
	const char *dossier, const struct row **out, size_t *count, struct error *error)
{
	struct statement statement =
		statement_begin(store, dossier != NULL ? "list_dossier_records" : "list_records");
	struct row *rows;
	struct ids ids;

	if (dossier != NULL)
		statement_bind_text(&statement, ":dossier", dossier);
	statement_bind_text(&statement, ":kind", table->name);
	if (!rows_collect_ids(&statement, arena, &ids, error))
		return false;
	rows = arena_array(arena, ids.count, sizeof *rows);
	for (size_t i = 0; i < ids.count; i++)
		if (!rows_load(store, arena, table, ids.items[i], &rows[i], error))
			return false;
	*out = rows;
	*count = ids.count;
	return true;
}

bool rows_table_of(struct store *store, const char *kind, const struct dossier_table **out,
	struct error *error)
{
	*out = kind != NULL ? dossier_table_named(kind) : NULL;
	if (*out != NULL)
		return true;
	error_set(error, "%s has a row of an unknown kind", store_path(store));
	return false;
}

static bool load_children(
	struct store *store, struct arena *arena, struct record *record, struct error *error)
{
	struct statement statement = statement_begin(store, "list_children");
	const struct dossier_table *table;
	struct row *children;
	struct ids ids;

	statement_bind_text(&statement, ":parent", record->row->id);
	if (!rows_collect_ids(&statement, arena, &ids, error))
		return false;
	children = arena_array(arena, ids.count, sizeof *children);
	for (size_t i = 0; i < ids.count; i++)
		if (!rows_table_of(store, write_find(store, ids.items[i], NULL), &table, error) ||
			!rows_load(store, arena, table, ids.items[i], &children[i], error))
			return false;
	record->children = children;
	record->child_count = ids.count;
	return true;
}

bool load_record(struct store *store, struct arena *arena, const char *id, struct record **out,
	struct error *error)
{
	const char *kind = write_find(store, id, NULL);
	struct row *row = arena_allocate(arena, sizeof *row);

	*out = NULL;
	if (kind == NULL)
		return true;
	if (!rows_load(store, arena, dossier_table_named(kind), id, row, error))
		return false;
	*out = arena_allocate(arena, sizeof **out);
	(*out)->row = row;
	return load_children(store, arena, *out, error);
}

const char *load_name(struct store *store, struct arena *arena, const char *id, bool shorter)
{
	struct statement statement = statement_begin(store, "find_record");
	const char *name = NULL;
	struct error ignored;

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement)) {
		name = shorter ? statement_copy(&statement, 3, arena) : NULL;
		name = name != NULL ? name : statement_copy(&statement, 2, arena);
	}
	statement_end(&statement, &ignored);
	return name != NULL ? name : arena_string(arena, id);
}

bool load_dossiers(struct store *store, struct arena *arena, const struct dossier **out,
	size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_dossiers");
	struct dossier *found = NULL, *dossiers;

	*count = 0;
	while (statement_step(&statement)) {
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] = (struct dossier){
			.id = statement_require(&statement, 0, arena),
			.name = statement_require(&statement, 1, arena),
			.description = statement_copy(&statement, 2, arena),
			.built_in = statement_integer(&statement, 3) != 0,
			.rows = (size_t)statement_integer(&statement, 4),
		};
	}
	dossiers = arena_array(arena, *count, sizeof *dossiers);
	if (*count > 0)
		memcpy(dossiers, found, *count * sizeof *found);
	free(found);
	*out = dossiers;
	return statement_end(&statement, error);
}
