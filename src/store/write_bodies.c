/* Numbers for what official files name: bodies, functions, items. */
#include <string.h>

#include "connection.h"
#include "model/sector.h"
#include "official.h"
#include "text/fold.h"

static const char *const kind_names[] = {
	[BODY_PROVIDER] = "provider",
	[BODY_ICB] = "icb",
	[BODY_REGION] = "region",
	[BODY_COMMISSIONER] = "commissioner",
};

static const char *or_null(const char *text)
{
	return text != NULL && *text != '\0' ? text : NULL;
}

/* Of a statement that inserts or finds one row and says its number. */
static bool take_number(struct statement *statement, int64_t *number, struct error *error)
{
	*number = 0;
	if (statement_step(statement))
		*number = statement_integer(statement, 0);
	while (statement_step(statement))
		;
	return statement_end(statement, error);
}

bool write_body_name(
	struct store *store, int64_t number, const char *name, int month, struct error *error)
{
	struct statement statement = statement_begin(store, "insert_body_name");
	struct string_buffer folded = {0};
	bool done;

	fold_text(name, strlen(name), &folded);
	statement_bind_text(&statement, ":folded", string_buffer_text(&folded));
	statement_bind_integer(&statement, ":body", number);
	statement_bind_text(&statement, ":name", name);
	statement_bind_integer(&statement, ":month", month);
	done = statement_run(&statement, error);
	string_buffer_free(&folded);
	return done;
}

bool write_body(struct store *store, const struct body *body, int month, int64_t *number,
	struct error *error)
{
	struct statement statement = statement_begin(store, "insert_body");
	const char *name = or_null(body->name), *sector = NULL;

	if (body->kind == BODY_PROVIDER)
		sector = sector_of(body->code, name != NULL ? name : "");
	statement_bind_text(&statement, ":code", body->code);
	statement_bind_text(&statement, ":name", name);
	statement_bind_integer(&statement, ":month", month);
	statement_bind_text(&statement, ":kind", kind_names[body->kind]);
	statement_bind_text(&statement, ":sector", sector);
	statement_bind_text(&statement, ":parent", or_null(body->parent));
	statement_bind_text(&statement, ":region", or_null(body->region));
	statement_bind_text(&statement, ":opened", or_null(body->opened));
	statement_bind_text(&statement, ":closed", or_null(body->closed));
	statement_bind_text(&statement, ":successor", or_null(body->successor));
	return take_number(&statement, number, error) &&
	       (name == NULL || write_body_name(store, *number, name, month, error));
}

bool write_function(struct store *store, const char *code, const char *name, int64_t *number,
	struct error *error)
{
	struct statement statement = statement_begin(store, "insert_function");

	statement_bind_text(&statement, ":code", code);
	statement_bind_text(&statement, ":name", or_null(name));
	return take_number(&statement, number, error);
}

bool write_item(struct store *store, const char *name, const char *unit, int64_t *number,
	struct error *error)
{
	struct statement statement = statement_begin(store, "insert_item");

	statement_bind_text(&statement, ":name", name);
	statement_bind_text(&statement, ":dataset", official_dataset_of_item(name)->name);
	statement_bind_text(&statement, ":unit", or_null(unit));
	return take_number(&statement, number, error);
}
