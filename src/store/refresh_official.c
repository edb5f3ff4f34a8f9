/* Copying months of official statistics from the built-in collection into a file of an older
 * program, or into one where the user's own were removed. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "asked_body.h"
#include "connection.h"
#include "official.h"
#include "refresh.h"
#include "write_imports.h"

/* Numbers of the one database, as numbers of the other; 0: none. */
struct numbers {
	int64_t *there;
	size_t count;
};

struct copying {
	struct store *from, *to;
	struct arena arena;
	bool named; /* the numbers below are known */
	struct numbers bodies, functions, items;
};

enum { NUMBERS_MOST = 1 << 22 };

static void set_number(struct numbers *numbers, int64_t number, int64_t there)
{
	if (number < 0 || number >= NUMBERS_MOST)
		return;
	numbers->there = memory_reach(
		numbers->there, &numbers->count, (size_t)number, sizeof *numbers->there);
	numbers->there[number] = there;
}

static int64_t number_there(const struct numbers *numbers, int64_t number)
{
	return number >= 0 && (size_t)number < numbers->count ? numbers->there[number] : 0;
}

/* Ends a statement that was left in the middle: the error is known already where done is false. */
static bool end_listing(struct statement *statement, bool done, struct error *error)
{
	struct error ignored;

	return statement_end(statement, done ? error : &ignored) && done;
}

static enum body_kind kind_of(const char *name)
{
	if (name == NULL || strcmp(name, "provider") == 0)
		return BODY_PROVIDER;
	if (strcmp(name, "icb") == 0)
		return BODY_ICB;
	return strcmp(name, "region") == 0 ? BODY_REGION : BODY_COMMISSIONER;
}

/* A row of list_bodies. */
static struct body read_body(struct copying *copying, const struct statement *row)
{
	return (struct body){.code = statement_require(row, 1, &copying->arena),
		.name = statement_copy(row, 2, &copying->arena),
		.kind = kind_of(statement_text(row, 4)),
		.parent = statement_copy(row, 5, &copying->arena),
		.region = statement_copy(row, 6, &copying->arena),
		.opened = statement_copy(row, 7, &copying->arena),
		.closed = statement_copy(row, 8, &copying->arena),
		.successor = statement_copy(row, 9, &copying->arena)};
}

/* When it was opened and closed, and by whom it was succeeded, stays as it is known there. */
static bool leave_known(
	struct copying *copying, struct body *body, bool *closed, struct error *error)
{
	struct body_record there;

	if (!asked_body_coded(copying->to, &copying->arena, body->code, &there, error))
		return false;
	body->opened = there.opened != NULL ? NULL : body->opened;
	body->closed = there.closed != NULL ? NULL : body->closed;
	body->successor = there.successor != NULL ? NULL : body->successor;
	*closed = there.closed != NULL;
	return true;
}

static bool copy_bodies(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_bodies");
	bool done = true;

	while (done && statement_step(&row)) {
		struct body body = read_body(copying, &row);
		int64_t number = 0;
		bool closed;

		done = leave_known(copying, &body, &closed, error) &&
		       write_body(
			       copying->to, &body, (int)statement_integer(&row, 3), &number, error);
		set_number(&copying->bodies, statement_integer(&row, 0), number);
	}
	for (int64_t aggregate = BODY_ENGLAND; aggregate <= BODY_SECTOR_OTHER; aggregate++)
		set_number(&copying->bodies, aggregate, aggregate);
	return end_listing(&row, done, error);
}

/* Every name, with the first and the last month it was seen in. */
static bool copy_names(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_body_names");
	bool done = true;

	while (done && statement_step(&row)) {
		int64_t number = number_there(&copying->bodies, statement_integer(&row, 0));
		const char *name = statement_text(&row, 1);

		for (int column = 2; done && number > 0 && name != NULL && column <= 3; column++)
			done = write_body_name(copying->to, number, name,
				(int)statement_integer(&row, column), error);
	}
	return end_listing(&row, done, error);
}

static bool copy_functions(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_functions");
	bool done = true;

	while (done && statement_step(&row)) {
		const char *code = statement_text(&row, 1);
		int64_t number;

		if (code == NULL)
			continue;
		done = write_function(copying->to, code, statement_text(&row, 2), &number, error);
		set_number(&copying->functions, statement_integer(&row, 0), number);
	}
	return end_listing(&row, done, error);
}

static bool copy_items(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_items");
	bool done = true;

	while (done && statement_step(&row)) {
		const char *name = statement_text(&row, 1);
		int64_t number;

		if (name == NULL)
			continue;
		done = write_item(copying->to, name, statement_text(&row, 2), &number, error);
		set_number(&copying->items, statement_integer(&row, 0), number);
	}
	return end_listing(&row, done, error);
}

static bool copy_what_is_named(struct copying *copying, struct error *error)
{
	bool done = copying->named ||
		    (copy_bodies(copying, error) && copy_names(copying, error) &&
			    copy_functions(copying, error) && copy_items(copying, error));

	copying->named = true;
	return done;
}

/* Closings that are not known there, also where every month is: who was closed is not missing from
 * the user's own months. */
static bool copy_closings(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_bodies");
	bool done = true;

	while (done && !copying->named && statement_step(&row)) {
		struct body body = read_body(copying, &row);
		int64_t number;
		bool closed;

		if (body.closed == NULL)
			continue;
		body.parent = body.region = NULL;
		done = leave_known(copying, &body, &closed, error) &&
		       (closed || write_body(copying->to, &body, (int)statement_integer(&row, 3),
					  &number, error));
	}
	return end_listing(&row, done, error);
}

/* The groups of a distribution, with the numbers of their commissioners in the other database. */
static bool translate(const struct copying *copying, const unsigned char *bytes, size_t size,
	struct string_buffer *out)
{
	struct waits_group group;
	size_t at = 0;

	string_buffer_truncate(out, 0);
	if (size > 0)
		string_buffer_add_char(out, (char)bytes[0]);
	while (waits_next_group(bytes, size, &at, &group)) {
		unsigned char packed[WAITS_GROUP_MOST];

		group.commissioner = number_there(&copying->bodies, group.commissioner);
		string_buffer_add_bytes(
			out, (const char *)packed, waits_pack_group(&group, packed));
	}
	return size > 0 && at == size;
}

static bool copy_part(struct copying *copying, int month, int part, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_month_waits");
	struct string_buffer bands = {0};
	bool done = true;

	statement_bind_integer(&row, ":month", month);
	statement_bind_integer(&row, ":part", part);
	while (done && statement_step(&row)) {
		int64_t function = number_there(&copying->functions, statement_integer(&row, 0)),
			body = number_there(&copying->bodies, statement_integer(&row, 1));
		size_t size;
		const unsigned char *bytes = statement_bytes(&row, 2, &size);

		if (translate(copying, bytes, size, &bands))
			done = write_waits(copying->to, month, (enum waits_part)part, function,
				body, (const unsigned char *)string_buffer_text(&bands), bands.size,
				error);
		else
			done = error_set(error, "a distribution is damaged");
	}
	string_buffer_free(&bands);
	return end_listing(&row, done, error);
}

static bool copy_figures(
	struct copying *copying, const char *dataset, int month, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_month_figures");
	bool done = true;

	statement_bind_integer(&row, ":month", month);
	statement_bind_text(&row, ":dataset", dataset);
	while (done && statement_step(&row))
		done = write_figure(copying->to, month,
			number_there(&copying->items, statement_integer(&row, 0)),
			number_there(&copying->functions, statement_integer(&row, 1)),
			number_there(&copying->bodies, statement_integer(&row, 2)),
			statement_number(&row, 3), statement_text(&row, 4), error);
	return end_listing(&row, done, error);
}

/* The import in the other database: there already, or recorded now under its next id. */
static bool copy_import(struct copying *copying, int64_t id, int64_t *out, struct error *error)
{
	struct statement row = statement_begin(copying->from, "load_import");
	struct import_record record = {0};
	bool done;

	statement_bind_integer(&row, ":id", id);
	if (statement_step(&row))
		record = (struct import_record){.file = statement_require(&row, 0, &copying->arena),
			.kind = statement_require(&row, 1, &copying->arena),
			.digest = statement_require(&row, 2, &copying->arena),
			.period = statement_copy(&row, 3, &copying->arena),
			.vintage = statement_copy(&row, 4, &copying->arena),
			.bytes = (uint64_t)statement_integer(&row, 6),
			.rows = (uint64_t)statement_integer(&row, 7),
			.when = statement_integer(&row, 8)};
	done = statement_end(&row, error);
	if (done && record.digest == NULL)
		return error_set(error, "an import is not there");
	return done && write_import_find_built_in(copying->to, record.digest, out, error) &&
	       (*out != 0 || write_import(copying->to, &record, out, error));
}

struct source_month {
	char *dataset, *vintage;
	int month;
	int64_t import;
	bool whole;
};

static bool copy_month(
	struct copying *copying, const struct source_month *month, struct error *error)
{
	const struct dataset *dataset = official_dataset(month->dataset);
	struct official_month row = {.dataset = month->dataset,
		.month = month->month,
		.vintage = month->vintage,
		.whole = month->whole};
	bool done;

	if (dataset == NULL || dataset->by_item)
		return true;
	done = copy_what_is_named(copying, error) &&
	       copy_import(copying, month->import, &row.import, error) &&
	       official_insert_month(copying->to, &row, month->dataset, error);
	for (int part = 1; done && part < PART_COUNT; part++)
		if ((dataset->parts & 1u << part) != 0)
			done = copy_part(copying, month->month, part, error);
	return done && copy_figures(copying, month->dataset, month->month, error);
}

static bool is_there(
	struct store *to, const struct source_month *month, bool *there, struct error *error)
{
	struct statement statement = statement_begin(to, "find_month");

	statement_bind_text(&statement, ":dataset", month->dataset);
	statement_bind_integer(&statement, ":month", month->month);
	*there = statement_step(&statement);
	return statement_end(&statement, error);
}

static bool copy_missing_months(struct copying *copying, struct error *error)
{
	struct statement row = statement_begin(copying->from, "list_all_months");
	bool done = true;

	while (done && statement_step(&row)) {
		struct source_month month = {.dataset = statement_require(&row, 0, &copying->arena),
			.month = (int)statement_integer(&row, 1),
			.import = statement_integer(&row, 2),
			.vintage = statement_copy(&row, 3, &copying->arena),
			.whole = statement_integer(&row, 4) != 0};
		bool there;

		done = is_there(copying->to, &month, &there, error) &&
		       (there || copy_month(copying, &month, error));
	}
	return end_listing(&row, done, error);
}

/* A built-in import, of either database. */
struct built_in {
	int64_t id, when;
	const char *digest;
};

static bool list_built_in(struct store *store, struct arena *arena, struct built_in **out,
	size_t *count, struct error *error)
{
	struct statement row = statement_begin(store, "list_built_in_imports");

	*out = NULL;
	*count = 0;
	while (statement_step(&row)) {
		*out = memory_resize(*out, *count + 1, sizeof **out);
		(*out)[(*count)++] = (struct built_in){.id = statement_integer(&row, 0),
			.digest = statement_require(&row, 1, arena),
			.when = statement_integer(&row, 2)};
	}
	return statement_end(&row, error);
}

static bool holds_digest(const struct built_in *items, size_t count, const char *digest)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(items[i].digest, digest) == 0)
			return true;
	return false;
}

/* What an older program brought and this one does not have any more is removed. *newer: the file
 * comes from a newer program, and stays as it is. */
static bool remove_outdated(struct copying *copying, bool *newer, struct error *error)
{
	struct built_in *ours, *theirs = NULL;
	size_t our_count, their_count = 0, months;
	int64_t newest = 0;
	bool done = list_built_in(copying->from, &copying->arena, &ours, &our_count, error) &&
		    list_built_in(copying->to, &copying->arena, &theirs, &their_count, error);

	*newer = false;
	for (size_t i = 0; i < our_count; i++)
		newest = ours[i].when > newest ? ours[i].when : newest;
	for (size_t i = 0; i < their_count; i++)
		*newer = *newer || (theirs[i].when > newest &&
					   !holds_digest(ours, our_count, theirs[i].digest));
	for (size_t i = 0; done && !*newer && i < their_count; i++)
		if (!holds_digest(ours, our_count, theirs[i].digest))
			done = imports_delete(copying->to, theirs[i].id, &months, error);
	free(ours);
	free(theirs);
	return done;
}

bool refresh_official(struct store *from, struct store *to, struct error *error)
{
	struct copying copying = {.from = from, .to = to};
	bool newer, done = remove_outdated(&copying, &newer, error) &&
			   (newer || (copy_missing_months(&copying, error) &&
					     copy_closings(&copying, error)));

	free(copying.bodies.there);
	free(copying.functions.there);
	free(copying.items.there);
	arena_free(&copying.arena);
	return done || error_prefix(error, "the built-in statistics cannot be renewed");
}
