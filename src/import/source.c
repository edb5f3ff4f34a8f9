/* What all importers of official files do with their source. */
#include "source.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PROBLEMS_LISTED = 20 };

int64_t source_read(void *context, char *buffer, size_t size, struct error *error)
{
	struct source *source = context;

	if (source->head_size == 0)
		return source->read(source->context, buffer, size, error);
	if (size > source->head_size)
		size = source->head_size;
	memcpy(buffer, source->head, size);
	source->head += size;
	source->head_size -= size;
	return (int64_t)size;
}

/* Now, or what $SOURCE_DATE_EPOCH says, so that a build can be repeated. */
static int64_t time_of_import(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");

	return fixed != NULL && *fixed != '\0' ? strtoll(fixed, NULL, 10) : (int64_t)time(NULL);
}

const char *source_vintage(const struct source *source)
{
	const char *vintage = vintage_of(source->file);

	return vintage == NULL && source->outer != NULL ? vintage_of(source->outer) : vintage;
}

bool source_is_known(struct store *store, struct source *source, bool *known, struct error *error)
{
	int64_t import;

	source->digested = source->digest->bytes;
	digest_end(source->digest, source->hex);
	if (!write_import_find(store, source->hex, &import, error))
		return false;
	*known = import != 0;
	source->report->same += *known;
	if (*known)
		string_buffer_format(&source->report->lines,
			"%s: nothing to do, the same file was imported before (import %" PRId64
			")\n",
			source->name, import);
	return true;
}

bool source_passes_over(struct store *store, struct source *source,
	const struct official_month *month, bool *over, struct error *error)
{
	struct string_buffer why = {0};
	bool done = !source->options->pass_over || write_month_refusal(store, month, &why, error);

	*over = why.size > 0;
	if (*over)
		string_buffer_format(&source->report->lines, "%s: not taken: %s\n", source->name,
			string_buffer_text(&why));
	string_buffer_free(&why);
	return done;
}

bool source_record(struct store *store, const struct source *source, const char *kind,
	const char *period, uint64_t rows, int64_t *import, struct error *error)
{
	struct import_record record = {.file = source->file,
		.kind = kind,
		.digest = source->hex,
		.period = period,
		.vintage = source_vintage(source),
		.bytes = source->digested,
		.rows = rows,
		.when = time_of_import()};

	if (source->options->run != NULL) /* a small file has not said so before */
		source->options->run->rows = rows;
	return write_import(store, &record, import, error);
}

bool source_progress(struct source *source, uint64_t rows, struct error *error)
{
	const struct import_options *options = source->options;
	bool ended = source->hex[0] != '\0'; /* then its digest has counted its padding */
	uint64_t done = source->digests ? source->taken
			: ended		? source->digested
					: source->digest->bytes;
	struct import_run alone = {.bytes = source->size, .number = 1, .files = 1},
			  *run = options->run != NULL ? options->run : &alone;
	uint64_t all_done = run->bytes_done + done;

	if (rows > run->rows) /* 0 while they are written */
		run->rows = rows;
	struct import_progress progress = {.file = source->file,
		.bytes_done = all_done,
		.bytes = !run->unknown && all_done <= run->bytes ? run->bytes : 0,
		.rows = run->rows_done + run->rows,
		.number = run->number,
		.files = run->files};
	if (options->progress != NULL)
		options->progress(options->context, &progress);
	if (options->cancelled == NULL || !options->cancelled(options->context))
		return true;
	return error_set(error, "cancelled");
}

bool source_problem(struct source *source, const char *message, struct error *error)
{
	if (!source->options->keep_going)
		return error_set(error, "%s", message);
	if (source->problems < PROBLEMS_LISTED)
		string_buffer_format(
			&source->report->lines, "%s: %s: left out\n", source->name, message);
	source_more_problems(source, 1);
	return true;
}

void source_more_problems(struct source *source, size_t count)
{
	source->problems += count;
	source->report->problems += count;
}

void source_problems_end(struct source *source)
{
	if (source->problems > PROBLEMS_LISTED)
		string_buffer_format(&source->report->lines, "%s: … and %zu more row%s left out\n",
			source->name, source->problems - PROBLEMS_LISTED,
			source->problems - PROBLEMS_LISTED == 1 ? "" : "s");
}
