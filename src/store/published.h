/* A published database file: SQLite's pages, then one line with their digest, which SQLite does not
 * look at. */
#ifndef STORE_PUBLISHED_H
#define STORE_PUBLISHED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum {
	PUBLISHED_LINE = 82, /* "concordat sha256 " and 64 hexadecimal digits and a line end */
	PUBLISHED_HEAD = 100,
};

struct published {
	uint64_t pages_size; /* bytes of the pages, as the first page says */
	uint32_t schema;     /* PRAGMA user_version */
};

/* Looks at the head of the file: ours, whole, of a schema this program knows. size: of the file. */
bool published_check_head(const unsigned char head[PUBLISHED_HEAD], uint64_t size, const char *path,
	struct published *out, struct error *error);
bool published_read_head(
	int file, uint64_t size, const char *path, struct published *out, struct error *error);

/* Reads all pages and compares their digest with the line behind them; copies them to the file `to`
 * where that is not -1. */
bool published_verify(int file, const char *path, const struct published *published, int to,
	const char *to_path, struct error *error);

/* The same for bytes in memory: pages and line. */
bool published_verify_bytes(
	const unsigned char *bytes, uint64_t size, uint64_t pages_size, struct error *error);

/* Writes the line behind the pages and makes the file durable. */
bool published_seal(const char *path, struct error *error);

#endif
