/* Reading, verifying and sealing published files. */
#include "published.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "files.h"
#include "store/digest.h"
#include "store/store.h"

enum {
	PIECE = 256 * 1024,
	/* Places in SQLite's header (sqlite.org/fileformat2.html, 1.3). */
	AT_PAGE_SIZE = 16,
	AT_WRITE_FORMAT = 18,
	AT_CHANGES = 24,
	AT_PAGES = 28,
	AT_USER_VERSION = 60,
	AT_APPLICATION_ID = 68,
	AT_VALID_FOR = 92,
};

static uint32_t big_endian(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

static uint32_t page_size(const unsigned char *head)
{
	uint32_t size = (uint32_t)head[AT_PAGE_SIZE] << 8 | head[AT_PAGE_SIZE + 1];

	return size == 1 ? 65536 : size;
}

/* SQLite trusts the number of pages only where the two counters agree; so do we. */
static bool pages_are_sound(const unsigned char *head, uint64_t size)
{
	uint32_t page = page_size(head), pages = big_endian(head + AT_PAGES);

	return page >= 512 && (page & (page - 1)) == 0 && pages > 0 &&
	       (uint64_t)pages * page <= size &&
	       big_endian(head + AT_CHANGES) == big_endian(head + AT_VALID_FOR);
}

bool published_check_head(const unsigned char head[PUBLISHED_HEAD], uint64_t size, const char *path,
	struct published *out, struct error *error)
{
	if (memcmp(head, "SQLite format 3", 16) != 0 ||
		big_endian(head + AT_APPLICATION_ID) != STORE_APPLICATION_ID)
		return error_set(error, "%s is no database of concordat: name another one", path);
	out->schema = big_endian(head + AT_USER_VERSION);
	if (out->schema > STORE_SCHEMA_VERSION)
		return error_set(error,
			"%s was written by a newer concordat (schema %" PRIu32
			", this one knows %d): "
			"use that one",
			path, out->schema, STORE_SCHEMA_VERSION);
	if (out->schema == 0 || !pages_are_sound(head, size))
		return error_set(error,
			"%s is damaged or cut off: go back with `concordat undo`, or to a copy",
			path);
	if (head[AT_WRITE_FORMAT] != 1 || head[AT_WRITE_FORMAT + 1] != 1)
		return error_set(error,
			"%s was switched to a write-ahead log by another program: go back with "
			"`concordat undo`, or to a copy",
			path);
	out->pages_size = (uint64_t)big_endian(head + AT_PAGES) * page_size(head);
	return true;
}

bool published_read_head(
	int file, uint64_t size, const char *path, struct published *out, struct error *error)
{
	unsigned char head[PUBLISHED_HEAD] = {0};

	if (size >= sizeof head && !files_read_at(file, head, sizeof head, 0, path, error))
		return false;
	return published_check_head(head, size, path, out, error);
}

static void write_line(struct digest *digest, char line[PUBLISHED_LINE + 1])
{
	char hex[65];

	digest_end(digest, hex);
	snprintf(line, PUBLISHED_LINE + 1, "concordat sha256 %s\n", hex);
}

static bool compare_line(
	struct digest *digest, const char *found, const char *path, struct error *error)
{
	char expected[PUBLISHED_LINE + 1];

	write_line(digest, expected);
	if (memcmp(found, expected, PUBLISHED_LINE) == 0)
		return true;
	return error_set(error,
		"%s is not as it was published (its digest differs): go back with `concordat "
		"undo`, "
		"or to a copy",
		path);
}

bool published_verify(int file, const char *path, const struct published *published, int to,
	const char *to_path, struct error *error)
{
	unsigned char *piece = memory_allocate(PIECE);
	char line[PUBLISHED_LINE] = "";
	struct digest digest;
	struct error short_line;
	bool done = true;

	digest_begin(&digest);
	for (uint64_t at = 0; done && at < published->pages_size;) {
		uint64_t left = published->pages_size - at;
		size_t size = left < PIECE ? (size_t)left : PIECE;

		done = files_read_at(file, piece, size, at, path, error);
		if (done) {
			digest_add(&digest, piece, size);
			done = to < 0 || files_write(to, piece, size, to_path, error);
		}
		at += size;
	}
	free(piece);
	if (done &&
		!files_read_at(file, line, sizeof line, published->pages_size, path, &short_line))
		line[0] = '\0';
	return done && compare_line(&digest, line, path, error);
}

bool published_verify_bytes(
	const unsigned char *bytes, uint64_t size, uint64_t pages_size, struct error *error)
{
	struct digest digest;

	if (size < pages_size + PUBLISHED_LINE)
		return error_set(error, "the built-in collection has no digest");
	digest_begin(&digest);
	digest_add(&digest, bytes, pages_size);
	return compare_line(
		&digest, (const char *)bytes + pages_size, "the built-in collection", error);
}

static bool digest_file(
	int file, uint64_t size, const char *path, struct digest *digest, struct error *error)
{
	unsigned char *piece = memory_allocate(PIECE);
	bool done = true;

	for (uint64_t at = 0; done && at < size; at += PIECE) {
		size_t part = size - at < PIECE ? (size_t)(size - at) : PIECE;

		done = files_read_at(file, piece, part, at, path, error);
		if (done)
			digest_add(digest, piece, part);
	}
	free(piece);
	return done;
}

bool published_seal(const char *path, struct error *error)
{
	char line[PUBLISHED_LINE + 1];
	struct digest digest;
	int file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
	off_t size = file >= 0 ? lseek(file, 0, SEEK_END) : -1;
	bool done;

	if (size < 0)
		error_set_errno(error, errno, "cannot open %s", path);
	digest_begin(&digest);
	done = size >= 0 && digest_file(file, (uint64_t)size, path, &digest, error);
	if (done) {
		write_line(&digest, line);
		done = files_write(file, line, PUBLISHED_LINE, path, error);
	}
	if (done && fsync(file) != 0)
		done = error_set_errno(error, errno, "cannot make %s durable", path);
	if (file >= 0 && close(file) != 0 && done)
		done = error_set_errno(error, errno, "cannot close %s", path);
	return done;
}
