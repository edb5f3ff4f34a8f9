/* Pieces that several kinds of records have: dates, quantities, lists of names. */
#ifndef STORE_PARTS_H
#define STORE_PARTS_H

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "model/date.h"
#include "statement.h"

/* From five columns: precision, start, end, printed, note. */
struct date parts_date(const struct statement *statement, int column, struct arena *arena);

/* A calendar date of which nothing is known where the text is none. */
struct calendar_date parts_calendar_date(const char *text);

/* Adds what the list ("a; b") has and the buffer has not yet, "; " between them. NULL adds nothing.
 */
void parts_merge_list(struct string_buffer *buffer, const char *list);
void parts_merge_item(struct string_buffer *buffer, const char *item);

/* Adds the short names of what a row points at in a column. */
bool parts_merge_linked(struct store *store, const char *id, const char *role,
	struct string_buffer *buffer, struct error *error);

/* The same of what a row points at through another: the places of the partnership of an event. */
bool parts_merge_linked_twice(struct store *store, const char *id, const char *through,
	const char *role, struct string_buffer *buffer, struct error *error);

/* Sectors of the parties of a partnership. */
bool parts_merge_sectors(struct store *store, const char *partnership, struct string_buffer *buffer,
	struct error *error);

/* The sector of an organisation, or of a person's. */
bool parts_merge_sector_of(
	struct store *store, const char *id, struct string_buffer *buffer, struct error *error);

/* A record without its row: false, with the error. */
bool parts_missing(struct store *store, const char *id, struct error *error);

#endif
