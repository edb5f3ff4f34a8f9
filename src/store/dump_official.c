/* Every row of the tables of official statistics, for an export. */
#include "store/dump_official.h"

#include <assert.h>

#include "statement.h"

/* Which columns are no text, or NONE. */
enum { NONE = -1, BANDS_COLUMN = 3, VALUE_COLUMN = 3 };

static bool dump(struct statement *statement, int columns, int bands, int value, dump_taker *take,
	void *context, struct error *error)
{
	bool taken = true;

	assert(columns <= DUMP_COLUMNS_MOST);
	while (taken && statement_step(statement)) {
		struct dump_row row = {.bands = NULL};

		for (int i = 0; i < columns; i++)
			row.text[i] =
				i != bands && i != value ? statement_text(statement, i) : NULL;
		if (bands != NONE)
			row.bands = statement_bytes(statement, bands, &row.bands_size);
		if (value != NONE)
			row.value = statement_number(statement, value);
		taken = take(context, &row, error);
	}
	if (taken)
		return statement_end(statement, error);
	while (statement_step(statement))
		;
	statement_end(statement, &(struct error){.message = ""});
	return false;
}

static bool dump_all(struct store *store, const char *name, int columns, dump_taker *take,
	void *context, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	return dump(&statement, columns, NONE, NONE, take, context, error);
}

bool dump_imports(struct store *store, dump_taker *take, void *context, struct error *error)
{
	return dump_all(store, "dump_imports", 10, take, context, error);
}

bool dump_months(struct store *store, dump_taker *take, void *context, struct error *error)
{
	return dump_all(store, "dump_months", 5, take, context, error);
}

bool dump_bodies(struct store *store, dump_taker *take, void *context, struct error *error)
{
	return dump_all(store, "dump_bodies", 11, take, context, error);
}

bool dump_functions(struct store *store, dump_taker *take, void *context, struct error *error)
{
	return dump_all(store, "dump_functions", 2, take, context, error);
}

bool dump_items(struct store *store, dump_taker *take, void *context, struct error *error)
{
	return dump_all(store, "dump_items", 2, take, context, error);
}

static struct statement begin_month(
	struct store *store, const char *name, const char *dataset, int month)
{
	struct statement statement = statement_begin(store, name);

	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":month", month);
	return statement;
}

bool dump_waits(struct store *store, const char *dataset, int month, dump_taker *take,
	void *context, struct error *error)
{
	struct statement statement = begin_month(store, "dump_waits", dataset, month);

	return dump(&statement, 4, BANDS_COLUMN, NONE, take, context, error);
}

bool dump_figures(struct store *store, const char *dataset, int month, dump_taker *take,
	void *context, struct error *error)
{
	struct statement statement = begin_month(store, "dump_figures", dataset, month);

	return dump(&statement, 5, NONE, VALUE_COLUMN, take, context, error);
}
