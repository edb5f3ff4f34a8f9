/* From bytes to UTF-8: a digest of all that is read, an encoding told from the first of it. */
#include "intake.h"
#include "zip_size.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	HEAD = 64 << 10,
	PIECE = 64 << 10,
	RATIO_MOST = 100,      /* an RTT extract unpacks to 23 times its .zip */
	RATIO_FROM = 64 << 20, /* bytes below which any ratio will do */
	LINE_MOST = 4 << 20,   /* bytes without a line end that are kept to be judged together */
};
static const uint64_t unpacked_most = (uint64_t)4 << 30;

/* What comes out of a .zip has an end: a few kilobytes can unpack to more than a disk holds. */
static bool check_unpacked(const struct intake *intake, struct error *error)
{
	uint64_t bytes = intake->taken;

	if (!intake->unpacking || bytes <= RATIO_FROM ||
		(bytes <= unpacked_most && bytes / RATIO_MOST <= intake->packed))
		return true;
	return error_set(error,
		"unpacks to more than %" PRIu64 " MB from %" PRIu64
		" bytes: no official file does; it is not read further",
		bytes >> 20, intake->packed);
}

static bool is_cancelled(const struct intake *intake)
{
	const struct import_options *options = intake->source.options;

	return options != NULL && options->cancelled != NULL &&
	       options->cancelled(options->context);
}

/* Raw bytes; 0 at the end, when a helper ended well. */
static int64_t read_raw(struct intake *intake, char *buffer, size_t size, struct error *error)
{
	int from = intake->unpacking ? intake->run.output : intake->file;
	ssize_t got;

	if (from < 0)
		return 0;
	while ((got = read(from, buffer, size)) < 0 && errno == EINTR) {
		if (is_cancelled(intake)) {
			error_set(error, "cancelled");
			return -1;
		}
	}
	if (got < 0) {
		error_set_errno(error, errno, "cannot be read");
		return -1;
	}
	intake->taken += (uint64_t)got;
	if (!intake->source.digests)
		digest_add(&intake->digest, buffer, (size_t)got);
	if (got == 0 && intake->unpacking)
		return archive_end(&intake->run, error) ? 0 : -1;
	return check_unpacked(intake, error) ? got : -1;
}

/* Lines that end in what was decoded last, behind what out had before; a line's \r\n may be parted
 * between two pieces. */
static void count_lines(struct intake *intake, const struct string_buffer *out, size_t before)
{
	const char *text = string_buffer_text(out);

	for (size_t i = before; i < out->size; i++) {
		intake->lines += text[i] == '\r' || (text[i] == '\n' && !intake->after_return);
		intake->after_return = text[i] == '\r';
	}
}

static bool decode(struct intake *intake, const char *bytes, size_t size, struct string_buffer *out,
	struct error *error)
{
	size_t before = out->size;
	bool done;

	intake->may_be_macintosh =
		intake->may_be_macintosh || encoding_may_be_macintosh(bytes, size);
	done = size == 0 ? decoder_end(intake->decoder, error)
			 : decoder_add(intake->decoder, bytes, size, out, error);
	count_lines(intake, out, before);
	return done || error_set(error, "line %" PRIu64 ": %s: say with --encoding what it is",
			       intake->lines + 1, error->message);
}

/* csv_source of the door: behind the head. */
static int64_t read_text(void *context, char *buffer, size_t size, struct error *error)
{
	struct intake *intake = context;
	int64_t got;

	if (intake->decoder == NULL)
		return read_raw(intake, buffer, size, error);
	while (intake->given == intake->decoded.size) {
		char piece[PIECE];

		got = read_raw(intake, piece, sizeof piece, error);
		intake->given = 0;
		string_buffer_truncate(&intake->decoded, 0);
		if (got < 0 || !decode(intake, piece, (size_t)got, &intake->decoded, error))
			return -1;
		if (got == 0)
			return 0;
	}
	if (size > intake->decoded.size - intake->given)
		size = intake->decoded.size - intake->given;
	memcpy(buffer, intake->decoded.bytes + intake->given, size);
	intake->given += size;
	return (int64_t)size;
}

static bool read_head(struct intake *intake, bool *whole, struct error *error)
{
	char piece[PIECE];
	int64_t got = 1;

	while (intake->raw.size < HEAD && got > 0) {
		got = read_raw(intake, piece, HEAD - intake->raw.size, error);
		if (got > 0)
			string_buffer_add_bytes(&intake->raw, piece, (size_t)got);
	}
	*whole = got == 0;
	return got >= 0;
}

bool intake_refuse_encoding(struct error *error)
{
	struct string_buffer list = {0};

	for (size_t i = 0; encoding_names[i] != NULL; i++)
		string_buffer_format(&list, "%s%s", i > 0 ? ", " : "", encoding_names[i]);
	error_set(error,
		"is not UTF-8, and cannot be told safely: say with --encoding what it is (%s)",
		string_buffer_text(&list));
	string_buffer_free(&list);
	return false;
}

/* Binary files that people try: they have no text to find a heading in. */
static bool check_kind_of_bytes(
	const struct string_buffer *raw, bool unpacking, struct error *error)
{
	const struct {
		const char *bytes;
		size_t size;
		const char *words;
	} binaries[] = {
		{"\xD0\xCF\x11\xE0", 4, "is an old Excel workbook: save its sheet as CSV (UTF-8)"},
		{"\x1F\x8B", 2, "is packed with gzip: gunzip it first"},
		{"PK\x03\x04", 4,
			unpacking ? "is a .zip or a workbook inside another .zip: unpack it first"
				  : "is a .zip, or a workbook, that comes through a pipe: give "
				    "the .zip by its name; of a workbook save the sheet as CSV"},
		{"%PDF", 4, "is a PDF: there is a CSV of these figures beside it"},
		{"SQLite format 3", 16, "is a database: name it with --database to read it"},
	};

	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++)
		if (raw->size >= binaries[i].size &&
			memcmp(raw->bytes, binaries[i].bytes, binaries[i].size) == 0)
			return error_set(error, "%s", binaries[i].words);
	return true;
}

static bool open_text(struct intake *intake, const char *encoding, bool whole, struct error *error)
{
	const struct string_buffer *raw = &intake->raw;

	if (!check_kind_of_bytes(raw, intake->unpacking, error))
		return false;
	intake->encoding = encoding != NULL ? encoding_find(encoding) : NULL;
	if (encoding == NULL)
		intake->encoding = encoding_detect(
			string_buffer_text(raw), raw->size, whole, &intake->guessed);
	if (intake->encoding == NULL)
		return intake_refuse_encoding(error);
	if (strcmp(intake->encoding, encoding_names[0]) == 0) {
		intake->source.head = string_buffer_text(raw);
		intake->source.head_size = raw->size;
		intake->source.raw = true;
		return true;
	}
	if (!decoder_open(intake->encoding, &intake->decoder, error) ||
		(raw->size > 0 && !decode(intake, raw->bytes, raw->size, &intake->head, error)))
		return false;
	intake->source.head = string_buffer_text(&intake->head);
	intake->source.head_size = intake->head.size;
	return true;
}

bool intake_open(struct intake *intake, int file, const char *member, const char *encoding,
	struct error *error)
{
	struct stat status;
	bool whole;

	*intake = (struct intake){.file = file, .unpacking = member != NULL};
	intake->run = (struct archive_run){0, -1, false};
	digest_begin(&intake->digest);
	intake->source.read = read_text;
	intake->source.context = intake;
	intake->source.digest = &intake->digest;
	if (fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
		intake->packed = (uint64_t)status.st_size;
		intake->source.size = member == NULL ? intake->packed : zip_size(file, member);
	}
	if (member != NULL && !archive_run(file, member, &intake->run, error))
		return false;
	return read_head(intake, &whole, error) && open_text(intake, encoding, whole, error);
}

void intake_close(struct intake *intake)
{
	archive_kill(&intake->run);
	decoder_close(intake->decoder);
	string_buffer_free(&intake->raw);
	string_buffer_free(&intake->head);
	string_buffer_free(&intake->decoded);
}

/* The bytes of the whole lines, or all of them where there is no line. */
static size_t whole_lines(const struct string_buffer *text, bool ended)
{
	size_t size = text->size;

	while (!ended && size > 0 && text->bytes[size - 1] != '\n')
		size--;
	return size > 0 || text->size < LINE_MOST ? size : text->size;
}

/* Whole lines, so that what stands beside a byte is there; a file with both is neither. */
bool intake_judge(struct intake *intake, const char **encoding, struct error *error)
{
	struct string_buffer text = {0};
	bool wide = false, narrow = false, known = true;
	int64_t got = 1;

	while (known && got > 0) {
		char piece[PIECE];
		size_t size;
		bool guessed;
		const char *found;

		got = source_read(&intake->source, piece, sizeof piece, error);
		if (got > 0)
			string_buffer_add_bytes(&text, piece, (size_t)got);
		size = whole_lines(&text, got <= 0);
		if (size == 0)
			continue;
		found = encoding_detect(text.bytes, size, true, &guessed);
		known = found != NULL;
		narrow = narrow || guessed;
		for (size_t i = 0; known && !guessed && i < size; i++)
			wide = wide || (unsigned char)text.bytes[i] >= 0x80;
		memmove(text.bytes, text.bytes + size, text.size - size);
		string_buffer_truncate(&text, text.size - size);
	}
	string_buffer_free(&text);
	*encoding = !known || (wide && narrow) ? NULL : narrow ? "WINDOWS-1252" : "UTF-8";
	return got >= 0;
}
