/* Who stands behind a code of official files, and whether there are official statistics at all. */
#include "connection.h"
#include "model/sector.h"
#include "statement.h"
#include "store/load_official.h"

bool load_official_any(struct store *store, bool *any, struct error *error)
{
	struct statement statement;

	*any = false;
	if (store->schema < 2)
		return true;
	statement = statement_begin(store, "find_any_month");
	*any = statement_step(&statement);
	return statement_end(&statement, error);
}

bool load_organisation_of_code(struct store *store, struct arena *arena, const char *code,
	const char **id, const char **note, struct error *error)
{
	struct statement statement = statement_begin(store, "find_organisation_of_code");
	bool found;

	statement_bind_text(&statement, ":code", code);
	found = statement_step(&statement);
	*id = found ? statement_copy(&statement, 0, arena) : NULL;
	if (note != NULL)
		*note = found ? statement_copy(&statement, 1, arena) : NULL;
	return statement_end(&statement, error);
}

static struct body_facts read_facts(const struct statement *row, struct arena *arena)
{
	struct body_facts facts = {
		.code = statement_require(row, 0, arena),
		.name = statement_require(row, 1, arena),
		.kind = statement_require(row, 2, arena),
		.sector = statement_copy(row, 3, arena),
		.icb = statement_copy(row, 4, arena),
		.icb_name = statement_copy(row, 5, arena),
		.region = statement_copy(row, 6, arena),
		.opened = statement_copy(row, 7, arena),
		.closed = statement_copy(row, 8, arena),
		.successor = statement_copy(row, 9, arena),
		.last_named = (int)statement_integer(row, 10),
		.first_named = (int)statement_integer(row, 11),
	};

	facts.region = region_of(facts.code, facts.icb, facts.region);
	return facts;
}

bool load_body(struct store *store, struct arena *arena, const char *code, struct body_facts *out,
	struct error *error)
{
	struct statement statement = statement_begin(store, "load_body_named");

	*out = (struct body_facts){.code = NULL};
	statement_bind_text(&statement, ":code", code);
	if (statement_step(&statement))
		*out = read_facts(&statement, arena);
	return statement_end(&statement, error);
}
