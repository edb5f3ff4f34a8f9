/* The full-text index: every row of every table is a document of its own, so that a hit cites the
 * right lines. */
#include "index_texts.h"

#include <string.h>

#include "base/string_buffer.h"
#include "naming.h"
#include "rows.h"
#include "statement.h"
#include "text/fold.h"

/* What is indexed of a row, folded. */
struct texts {
	struct string_buffer name, body, about;
};

static void add(struct string_buffer *buffer, const char *text)
{
	if (text == NULL)
		return;
	if (buffer->size > 0)
		string_buffer_add_char(buffer, ' ');
	fold_text(text, strlen(text), buffer);
}

static void add_fields(struct texts *texts, const struct row *row)
{
	for (size_t i = 0; row->table->columns[i].name != NULL; i++) {
		const struct column *column = &row->table->columns[i];

		if (naming_is_name(row->table, column))
			add(&texts->name, row->fields[i]);
		else if (naming_is_text(row->table, column))
			add(&texts->body, row->fields[i]);
	}
}

static bool add_about(struct store *store, struct texts *texts, const char *id, const char *parent,
	struct error *error)
{
	struct statement statement = statement_begin(store, "list_about");

	statement_bind_text(&statement, ":id", id);
	statement_bind_text(&statement, ":parent", parent);
	while (statement_step(&statement)) {
		add(&texts->about, statement_text(&statement, 0));
		add(&texts->about, statement_text(&statement, 1));
	}
	return statement_end(&statement, error);
}

static bool insert(
	struct store *store, int64_t number, const struct texts *texts, struct error *error)
{
	struct statement statement = statement_begin(store, "insert_search");

	statement_bind_integer(&statement, ":number", number);
	statement_bind_text(&statement, ":name", string_buffer_text(&texts->name));
	statement_bind_text(&statement, ":body", string_buffer_text(&texts->body));
	statement_bind_text(&statement, ":about", string_buffer_text(&texts->about));
	return statement_run(&statement, error);
}

static bool index_row(struct store *store, const struct statement *listed, struct arena *arena,
	struct error *error)
{
	const struct dossier_table *table;
	const char *id = statement_require(listed, 1, arena);
	struct texts texts = {{0}, {0}, {0}};
	struct row row;
	bool done = rows_table_of(store, statement_text(listed, 2), &table, error) &&
		    rows_load(store, arena, table, id, &row, error);

	if (done)
		add_fields(&texts, &row);
	done = done && add_about(store, &texts, id, statement_text(listed, 3), error) &&
	       insert(store, statement_integer(listed, 0), &texts, error);
	string_buffer_free(&texts.name);
	string_buffer_free(&texts.body);
	string_buffer_free(&texts.about);
	return done;
}

static bool run(struct store *store, const char *name, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	return statement_run(&statement, error);
}

bool index_texts(struct store *store, struct error *error)
{
	struct statement statement;
	struct arena arena = {0};
	bool done = run(store, "clear_search", error);

	if (!done)
		return false;
	statement = statement_begin(store, "list_indexed");
	while (done && statement_step(&statement)) {
		done = index_row(store, &statement, &arena, error);
		arena_empty(&arena);
	}
	done = done ? statement_end(&statement, error)
		    : (statement_end(&statement, &(struct error){""}), false);
	arena_free(&arena);
	return done && run(store, "optimize_search", error);
}
