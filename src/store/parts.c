/* Dates and lists of names out of rows. */
#include "parts.h"

#include <string.h>

#include "model/list.h"

struct calendar_date parts_calendar_date(const char *text)
{
	struct calendar_date date = {0, 0, 0};

	if (text != NULL && !calendar_date_parse(text, &date))
		date = (struct calendar_date){0, 0, 0};
	return date;
}

struct date parts_date(const struct statement *statement, int column, struct arena *arena)
{
	struct date date = {
		.start = parts_calendar_date(statement_text(statement, column + 1)),
		.end = parts_calendar_date(statement_text(statement, column + 2)),
		.printed = statement_copy(statement, column + 3, arena),
		.note = statement_copy(statement, column + 4, arena),
	};

	date_precision_parse(statement_text(statement, column), &date.precision);
	return date;
}

static bool has_item(const struct string_buffer *buffer, struct list_item wanted)
{
	const char *rest = string_buffer_text(buffer);
	struct list_item item;

	while (list_next(&rest, &item))
		if (item.size == wanted.size && memcmp(item.text, wanted.text, item.size) == 0)
			return true;
	return false;
}

static void merge(struct string_buffer *buffer, struct list_item item)
{
	if (item.size == 0 || has_item(buffer, item))
		return;
	if (buffer->size > 0)
		string_buffer_add(buffer, "; ");
	string_buffer_add_bytes(buffer, item.text, item.size);
}

void parts_merge_item(struct string_buffer *buffer, const char *item)
{
	if (item != NULL)
		merge(buffer, (struct list_item){item, strlen(item)});
}

void parts_merge_list(struct string_buffer *buffer, const char *list)
{
	struct list_item item;

	while (list_next(&list, &item))
		merge(buffer, item);
}

bool parts_merge_linked(struct store *store, const char *id, const char *role,
	struct string_buffer *buffer, struct error *error)
{
	struct statement statement = statement_begin(store, "list_linked");

	statement_bind_text(&statement, ":from_id", id);
	statement_bind_text(&statement, ":role", role);
	while (statement_step(&statement))
		parts_merge_item(buffer, statement_text(&statement, 0));
	return statement_end(&statement, error);
}

bool parts_merge_linked_twice(struct store *store, const char *id, const char *through,
	const char *role, struct string_buffer *buffer, struct error *error)
{
	struct statement statement = statement_begin(store, "list_linked_twice");

	statement_bind_text(&statement, ":from_id", id);
	statement_bind_text(&statement, ":through", through);
	statement_bind_text(&statement, ":role", role);
	while (statement_step(&statement))
		parts_merge_item(buffer, statement_text(&statement, 0));
	return statement_end(&statement, error);
}

bool parts_merge_sectors(struct store *store, const char *partnership, struct string_buffer *buffer,
	struct error *error)
{
	struct statement statement = statement_begin(store, "list_parties");

	statement_bind_text(&statement, ":partnership", partnership);
	while (statement_step(&statement))
		parts_merge_item(buffer, statement_text(&statement, 1));
	return statement_end(&statement, error);
}

bool parts_merge_sector_of(
	struct store *store, const char *id, struct string_buffer *buffer, struct error *error)
{
	struct statement statement = statement_begin(store, "find_sector");

	statement_bind_text(&statement, ":id", id);
	while (statement_step(&statement))
		parts_merge_item(buffer, statement_text(&statement, 0));
	return statement_end(&statement, error);
}

bool parts_missing(struct store *store, const char *id, struct error *error)
{
	return error_set(
		error, "%s is damaged: %s is listed but has no row", store_path(store), id);
}
