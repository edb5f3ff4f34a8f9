/* Rows into a generation: what all rows have in common, their columns, what they point at, what
 * they are called. */
#include "store/write_rows.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/string_buffer.h"
#include "connection.h"
#include "index_texts.h"
#include "model/list.h"
#include "model/number.h"
#include "naming.h"
#include "rows.h"
#include "statement.h"
#include "summarise.h"
#include "text/fold.h"
#include "write_imports.h"

/* A row on its way in. */
struct writing {
	struct store *store;
	const struct dossier_table *table;
	const char *id;
	const char *const *fields;
};

static const char *field_of(const struct writing *writing, const char *column)
{
	for (size_t i = 0; writing->table->columns[i].name != NULL; i++)
		if (strcmp(writing->table->columns[i].name, column) == 0)
			return writing->fields[i];
	return NULL;
}

bool write_dossier_begin(struct store *store, const char *id, const char *name,
	const char *description, struct error *error)
{
	struct statement statement = statement_begin(store, "delete_records");

	rows_forget_names(store);
	statement_bind_text(&statement, ":dossier", id);
	if (!statement_run(&statement, error))
		return false;
	statement = statement_begin(store, "insert_dossier");
	statement_bind_text(&statement, ":id", id);
	statement_bind_text(&statement, ":name", name);
	statement_bind_text(&statement, ":description", description);
	statement_bind_integer(&statement, ":built_in", store->building || store->refreshing);
	return statement_run(&statement, error);
}

/* What a list shows of a row: its name, else what it prints, else itself. */
static const char *shown_name(const struct writing *writing)
{
	const char *name =
		field_of(writing, strcmp(writing->table->name, "codes") == 0 ? "code" : "name");

	if (name == NULL)
		name = field_of(writing, "printed");
	return name != NULL ? name : writing->id;
}

static bool write_record(
	const struct writing *writing, const char *dossier, size_t position, struct error *error)
{
	struct statement statement = statement_begin(writing->store, "insert_record");
	const struct column *parent = dossier_table_parent(writing->table);

	statement_bind_text(&statement, ":id", writing->id);
	statement_bind_text(&statement, ":kind", writing->table->name);
	statement_bind_text(&statement, ":dossier", dossier);
	statement_bind_text(&statement, ":name", shown_name(writing));
	statement_bind_text(&statement, ":short_name", field_of(writing, "short_name"));
	statement_bind_integer(&statement, ":position", (int64_t)position);
	statement_bind_text(
		&statement, ":parent", parent != NULL ? field_of(writing, parent->name) : NULL);
	return statement_run(&statement, error);
}

static void bind_field(struct statement *statement, const struct column *column, const char *field)
{
	char parameter[64];
	double number;

	snprintf(parameter, sizeof parameter, ":%s", column->name);
	if (column->type == COLUMN_NUMBER && field != NULL && number_parse(field, &number))
		statement_bind_number(statement, parameter, number);
	else
		statement_bind_text(statement, parameter, field);
}

static bool write_columns(const struct writing *writing, struct error *error)
{
	struct statement statement;
	char name[64];

	snprintf(name, sizeof name, "insert_%s", writing->table->name);
	statement = statement_begin(writing->store, name);
	statement_bind_text(&statement, ":id", writing->id);
	for (size_t i = 0; writing->table->columns[i].name != NULL; i++)
		bind_field(&statement, &writing->table->columns[i], writing->fields[i]);
	return statement_run(&statement, error);
}

static bool write_name(
	const struct writing *writing, const char *record, const char *name, struct error *error)
{
	struct string_buffer folded = {0};
	struct statement statement;
	bool done = true;

	if (name != NULL)
		fold_text(name, strlen(name), &folded);
	if (folded.size > 0) {
		statement = statement_begin(writing->store, "insert_name");
		statement_bind_text(&statement, ":folded", string_buffer_text(&folded));
		statement_bind_text(&statement, ":record", record);
		done = statement_run(&statement, error);
	}
	string_buffer_free(&folded);
	return done;
}

/* Aliases and codes name the organisation they belong to. */
static bool write_names(const struct writing *writing, struct error *error)
{
	const char *record = writing->table->prefix != 0 ? writing->id : writing->fields[0];
	bool done = true;

	for (size_t i = 0; done && writing->table->columns[i].name != NULL; i++)
		if (naming_is_name(writing->table, &writing->table->columns[i]))
			done = write_name(writing, record, writing->fields[i], error);
	return done;
}

static bool write_links(const struct writing *writing, const struct column *column,
	const char *field, struct error *error)
{
	struct list_item item;
	bool done = true;

	for (int position = 0; done && list_next(&field, &item); position++) {
		struct statement statement = statement_begin(writing->store, "insert_link");
		char *to = memory_allocate(item.size + 1);

		memcpy(to, item.text, item.size);
		statement_bind_text(&statement, ":from_id", writing->id);
		statement_bind_text(&statement, ":role", column->name);
		statement_bind_integer(&statement, ":position", position);
		statement_bind_text(&statement, ":to_id", to);
		done = statement_run(&statement, error);
		free(to);
	}
	return done;
}

static bool write_citations(const struct writing *writing, const char *field, struct error *error)
{
	struct list_item item;
	struct list_citation citation;
	bool done = true;

	for (int position = 0; done && list_next(&field, &item); position++) {
		struct statement statement = statement_begin(writing->store, "insert_citation");
		char *source;
		bool sound = list_citation_parse(item, &citation);

		assert(sound); /* the importer looked at it */
		source = memory_allocate(citation.source.size + 1);
		memcpy(source, citation.source.text, sound ? citation.source.size : 0);
		statement_bind_text(&statement, ":record", writing->id);
		statement_bind_integer(&statement, ":position", position);
		statement_bind_text(&statement, ":source", source);
		statement_bind_integer(&statement, ":first_line", citation.first_line);
		statement_bind_integer(&statement, ":last_line", citation.last_line);
		done = statement_run(&statement, error);
		free(source);
	}
	return done;
}

static bool write_pointers(const struct writing *writing, struct error *error)
{
	bool done = true;

	for (size_t i = 0; done && writing->table->columns[i].name != NULL; i++) {
		const struct column *column = &writing->table->columns[i];

		if (column->type == COLUMN_REFERENCE || column->type == COLUMN_REFERENCES)
			done = write_links(writing, column, writing->fields[i], error);
		else if (column->type == COLUMN_CITATIONS)
			done = write_citations(writing, writing->fields[i], error);
	}
	return done;
}

bool write_row(struct store *store, const char *dossier, const struct dossier_table *table,
	const char *id, const char *const *fields, size_t position, struct error *error)
{
	struct writing writing = {store, table, id, fields};

	return write_record(&writing, dossier, position, error) && write_columns(&writing, error) &&
	       write_names(&writing, error) && write_pointers(&writing, error);
}

bool write_dossier_end(struct store *store, const char *dossier, const struct import_record *record,
	struct error *error)
{
	int64_t id;

	return index_texts(store, error) && summarise(store, error) &&
	       imports_record(store, dossier, record, &id, error);
}

const char *write_find(struct store *store, const char *id, const char **dossier)
{
	struct statement statement = statement_begin(store, "find_record");
	const struct dossier_table *table = NULL;
	struct error ignored;

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement) && !statement_is_null(&statement, 0) &&
		!statement_is_null(&statement, 1)) {
		table = dossier_table_named(statement_text(&statement, 0));
		free(store->found);
		store->found = memory_copy_string(statement_text(&statement, 1));
		if (dossier != NULL)
			*dossier = store->found;
	}
	statement_end(&statement, &ignored);
	return table != NULL ? table->name : NULL;
}

bool write_last_import(struct store *store, const char *dossier, struct arena *arena,
	struct import_record *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_last_import");

	*out = (struct import_record){0};
	statement_bind_text(&statement, ":dossier", dossier);
	if (statement_step(&statement)) {
		out->file = statement_copy(&statement, 0, arena);
		out->kind = statement_copy(&statement, 1, arena);
		out->digest = statement_copy(&statement, 2, arena);
		out->bytes = (uint64_t)statement_integer(&statement, 3);
		out->rows = (uint64_t)statement_integer(&statement, 4);
		out->period = statement_copy(&statement, 5, arena);
		out->vintage = statement_copy(&statement, 6, arena);
		out->when = statement_integer(&statement, 7);
	}
	return statement_end(&statement, error);
}

bool write_list_inbound(struct store *store, const char *dossier, struct arena *arena,
	const struct inbound **out, size_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_inbound");
	struct inbound *found = NULL;

	*count = 0;
	statement_bind_text(&statement, ":dossier", dossier);
	while (statement_step(&statement)) {
		found = memory_resize(found, *count + 1, sizeof *found);
		found[(*count)++] = (struct inbound){.id = statement_copy(&statement, 0, arena),
			.from = statement_copy(&statement, 1, arena),
			.dossier = statement_copy(&statement, 2, arena)};
	}
	*out = *count > 0 ? memcpy(arena_array(arena, *count, sizeof *found), found,
				    *count * sizeof *found)
			  : NULL;
	free(found);
	return statement_end(&statement, error);
}
