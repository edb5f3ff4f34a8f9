/* The bytes of one file, pipe or member of a .zip, as UTF-8 for an importer. */
#ifndef IMPORT_INTAKE_H
#define IMPORT_INTAKE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive.h"
#include "base/error.h"
#include "base/string_buffer.h"
#include "source.h"
#include "store/digest.h"
#include "text/encoding.h"

struct intake {
	int file; /* not ours */
	struct archive_run run;
	bool unpacking;
	uint64_t packed;	 /* bytes of the .zip */
	uint64_t taken;		 /* raw bytes */
	const char *encoding;	 /* of encoding_names */
	bool guessed;		 /* told from bytes that could be another */
	bool may_be_macintosh;	 /* guessed, and an apostrophe of MacRoman is in it */
	struct decoder *decoder; /* NULL: UTF-8, passed on as it is */
	uint64_t lines;		 /* that end in what was decoded */
	bool after_return;	 /* the last byte of it is \r */
	struct string_buffer raw, head, decoded;
	size_t given; /* of decoded */
	struct digest digest;
	struct source source;
};

/*
 * A member of the .zip that `file` is, or the file itself from where it stands; it stays the
 * caller's. encoding NULL: told from the first bytes. The caller closes in any case.
 */
bool intake_open(struct intake *intake, int file, const char *member, const char *encoding,
	struct error *error);
void intake_close(struct intake *intake);

/* Of an intake that was opened as UTF-8 and not read yet: what it is by all of its bytes; NULL
 * where that is not safe to say. */
bool intake_judge(struct intake *intake, const char **encoding, struct error *error);

/* "… say with --encoding what it is (UTF-8, …)"; returns false. */
bool intake_refuse_encoding(struct error *error);

#endif
