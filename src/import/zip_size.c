/* The central directory of a .zip (PKWARE's APPNOTE, 4.3.12 to 4.3.16, 4.5.3). */
#include "zip_size.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "base/memory.h"

enum {
	END_SIZE = 22,		      /* of the record at the end, without its comment */
	TAIL_MOST = END_SIZE + 65535, /* with the longest comment */
	ENTRY_SIZE = 46,
	DIRECTORY_MOST = 4 << 20, /* bytes of the directory */
	ZIP64_EXTRA = 1,
};

struct bytes {
	unsigned char *at;
	size_t size;
};

static uint64_t little(const unsigned char *bytes, int count)
{
	uint64_t number = 0;

	for (int i = count; i > 0; i--)
		number = number << 8 | bytes[i - 1];
	return number;
}

/* Exactly that much; false where the file has less. The caller frees it either way. */
static bool read_at(int file, uint64_t offset, size_t size, struct bytes *out)
{
	size_t got = 0;

	*out = (struct bytes){memory_allocate(size + 1), size};
	while (got < size) {
		ssize_t more = pread(file, out->at + got, size - got, (off_t)(offset + got));

		if (more < 0 && errno == EINTR)
			continue;
		if (more <= 0)
			return false;
		got += (size_t)more;
	}
	return true;
}

/* The record at the end, which says where the directory is. */
static const unsigned char *find_end(const struct bytes *tail)
{
	for (size_t left = END_SIZE; left <= tail->size; left++) {
		const unsigned char *at = tail->at + tail->size - left;

		if (memcmp(at, "PK\x05\x06", 4) == 0)
			return at;
	}
	return NULL;
}

static bool read_directory(int file, struct bytes *out)
{
	struct stat status;
	struct bytes tail = {NULL, 0};
	const unsigned char *end = NULL;
	bool done = false;

	if (fstat(file, &status) != 0 || status.st_size < END_SIZE)
		return false;
	uint64_t size = (uint64_t)status.st_size;
	size_t wanted = size < TAIL_MOST ? (size_t)size : TAIL_MOST;
	if (read_at(file, size - wanted, wanted, &tail))
		end = find_end(&tail);
	if (end != NULL) {
		uint64_t length = little(end + 12, 4), offset = little(end + 16, 4);

		done = length <= DIRECTORY_MOST && offset <= size && length <= size - offset &&
		       read_at(file, offset, (size_t)length, out);
	}
	free(tail.at);
	return done;
}

/* A member of 4 GB or more has its size in an extra field. */
static uint64_t size_of(const unsigned char *entry, const unsigned char *extra, size_t left)
{
	uint64_t size = little(entry + 24, 4);

	while (size == UINT32_MAX && left >= 4) {
		size_t length = (size_t)little(extra + 2, 2);

		if (length > left - 4)
			return 0;
		if (little(extra, 2) == ZIP64_EXTRA)
			return length >= 8 ? little(extra + 4, 8) : 0;
		extra += 4 + length;
		left -= 4 + length;
	}
	return size == UINT32_MAX ? 0 : size;
}

struct entry {
	const char *name; /* without a NUL */
	size_t name_size;
	uint64_t size; /* unpacked */
};

/* From byte *at on; false at the end of the directory, or where it is damaged. */
static bool next_entry(const struct bytes *directory, size_t *at, struct entry *out)
{
	const unsigned char *bytes = directory->at + *at;
	size_t left = directory->size - *at;

	if (left < ENTRY_SIZE || memcmp(bytes, "PK\x01\x02", 4) != 0)
		return false;
	size_t name = (size_t)little(bytes + 28, 2), extra = (size_t)little(bytes + 30, 2);
	size_t all = ENTRY_SIZE + name + extra + (size_t)little(bytes + 32, 2);
	if (all > left)
		return false;
	*at += all;
	*out = (struct entry){.name = (const char *)bytes + ENTRY_SIZE,
		.name_size = name,
		.size = size_of(bytes, bytes + ENTRY_SIZE + name, extra)};
	return true;
}

uint64_t zip_size(int archive, const char *member)
{
	struct bytes directory = {NULL, 0};
	bool known = read_directory(archive, &directory), found = false;
	struct entry entry = {.size = 0};
	size_t at = 0;

	while (known && !found && next_entry(&directory, &at, &entry))
		found = entry.name_size == strlen(member) &&
			memcmp(entry.name, member, entry.name_size) == 0;
	free(directory.at);
	return found ? entry.size : 0;
}

size_t zip_csv_size(int archive, uint64_t *bytes)
{
	struct bytes directory = {NULL, 0};
	bool known = read_directory(archive, &directory);
	struct entry entry;
	size_t at = 0, count = 0;

	*bytes = 0;
	while (known && next_entry(&directory, &at, &entry)) {
		if (!archive_is_csv(entry.name, entry.name_size))
			continue;
		*bytes += entry.size;
		count++;
	}
	free(directory.at);
	return count;
}
