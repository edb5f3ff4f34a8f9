/* Small months of official statistics for the tests of store. */
#ifndef TESTS_STORE_OFFICIAL_H
#define TESTS_STORE_OFFICIAL_H

#include <math.h>

#include "model/month.h"
#include "store/connection.h"
#include "store/fixture.h"
#include "store/load_official.h"
#include "store/write_official.h"

/* What one statement of a test's own says, as an integer. */
static inline int64_t official_ask(struct store *store, const char *sql)
{
	sqlite3_stmt *handle = NULL;
	int64_t answer = -1;

	if (sqlite3_prepare_v2(store->db, sql, -1, &handle, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(store->db));
	if (sqlite3_step(handle) == SQLITE_ROW && sqlite3_column_type(handle, 0) != SQLITE_NULL)
		answer = sqlite3_column_int64(handle, 0);
	sqlite3_finalize(handle);
	return answer;
}

static inline void official_change(struct store *store, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(store->db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
}

static inline struct generation *official_begin(const struct fixture *fixture)
{
	struct generation *generation;
	struct error error;

	if (!generation_begin(fixture->path, NULL, NULL, &generation, &error))
		fail_msg("%s", error.message);
	return generation;
}

static inline void official_publish(struct generation *generation)
{
	struct error error;

	if (!generation_publish(generation, &error))
		fail_msg("%s", error.message);
}

static inline struct store *official_open(const struct fixture *fixture)
{
	struct store *store;
	struct error error;

	if (!store_open_file(fixture->path, &store, &error))
		fail_msg("%s", error.message);
	return store;
}

static inline int64_t official_import(struct store *store, const char *file, const char *digest)
{
	struct import_record record = {
		.file = file, .kind = "rtt", .digest = digest, .bytes = 10, .rows = 3, .when = 7};
	struct error error;
	int64_t id;

	if (!write_import(store, &record, &id, &error))
		fail_msg("%s", error.message);
	return id;
}

static inline int64_t official_body(
	struct store *store, const char *code, const char *name, enum body_kind kind, int month)
{
	struct body body = {.code = code, .name = name, .kind = kind};
	struct error error;
	int64_t number;

	if (!write_body(store, &body, month, &number, &error))
		fail_msg("%s", error.message);
	return number;
}

static inline int64_t official_item(struct store *store, const char *name)
{
	struct error error;
	int64_t number;

	if (!write_item(store, name, NULL, &number, &error))
		fail_msg("%s", error.message);
	return number;
}

/* A distribution of one or two commissioners: so many for `icb`, so many of them for NONC, all in
 * week 3. */
static inline void official_waits(struct store *store, int month, enum waits_part part,
	int64_t function, int64_t body, int64_t icb, int64_t count, int64_t nonc)
{
	unsigned char blob[1 + 2 * WAITS_GROUP_MOST] = {WAITS_OPEN};
	struct waits_group group = {.commissioner = icb, .waits = {.open = WAITS_OPEN}};
	struct error error;
	size_t size = 1;

	group.waits.bands[3] = count;
	size += waits_pack_group(&group, blob + size);
	if (nonc > 0) {
		group.commissioner = BODY_NONC;
		group.waits.bands[3] = nonc;
		size += waits_pack_group(&group, blob + size);
	}
	if (!write_waits(store, month, part, function, body, blob, size, &error))
		fail_msg("%s", error.message);
}

static inline void official_figure(
	struct store *store, int month, int64_t item, int64_t body, double value, const char *why)
{
	struct error error;

	if (!write_figure(store, month, item, FUNCTION_ALL, body, value, why, &error))
		fail_msg("%s", error.message);
}

static inline void official_month_begin(struct store *store, const struct official_month *month)
{
	struct error error;

	if (!write_month_begin(store, month, &error))
		fail_msg("%s", error.message);
}

static inline void official_month_end(
	struct store *store, const struct official_month *month, struct string_buffer *report)
{
	struct error error;

	if (!write_month_end(store, month, report, &error))
		fail_msg("%s", error.message);
}

#endif
