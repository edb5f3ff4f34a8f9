/* Bodies of official files, by number or code. */
#include "asked_body.h"

#include <limits.h>

#include "model/month.h"
#include "model/sector.h"
#include "statement.h"
#include "store/write_official.h"

bool asked_is_commissioned(const struct who *who)
{
	return (who->kind == WHO_ICB || who->kind == WHO_REGION) && !who->by_provider;
}

bool asked_is_aggregate(const struct who *who)
{
	return who->body_count == 1 && who->bodies[0] <= BODY_SECTOR_OTHER;
}

bool asked_is_one(const struct who *who)
{
	return who->kind == WHO_PROVIDER || asked_is_aggregate(who);
}

int asked_opened(const struct body_record *body)
{
	int month = body->opened != NULL ? month_parse(body->opened) : MONTH_NONE;

	return month != MONTH_NONE ? month : INT_MIN;
}

int asked_closed(const struct body_record *body)
{
	int month = body->closed != NULL ? month_parse(body->closed) : MONTH_NONE;

	return month != MONTH_NONE ? month : INT_MAX;
}

/* The row of a statement that is ready to run, which is ended. */
static bool read_body(struct statement *statement, struct arena *arena, struct body_record *out,
	struct error *error)
{
	*out = (struct body_record){.number = 0};
	if (statement_step(statement)) {
		*out = (struct body_record){
			.number = statement_integer(statement, 0),
			.code = statement_require(statement, 1, arena),
			.name = statement_require(statement, 2, arena),
			.kind = statement_require(statement, 3, arena),
			.sector = statement_copy(statement, 4, arena),
			.parent = statement_copy(statement, 5, arena),
			.region = statement_copy(statement, 6, arena),
			.opened = statement_copy(statement, 7, arena),
			.closed = statement_copy(statement, 8, arena),
			.successor = statement_copy(statement, 9, arena),
		};
		out->region = region_of(out->code, out->parent, out->region);
	}
	return statement_end(statement, error);
}

bool asked_body(struct store *store, struct arena *arena, int64_t number, struct body_record *out,
	struct error *error)
{
	struct statement statement = statement_begin(store, "load_body");

	statement_bind_integer(&statement, ":number", number);
	return read_body(&statement, arena, out, error);
}

bool asked_body_coded(struct store *store, struct arena *arena, const char *code,
	struct body_record *out, struct error *error)
{
	struct statement statement = statement_begin(store, "find_body_coded");

	statement_bind_text(&statement, ":code", code);
	return read_body(&statement, arena, out, error);
}
