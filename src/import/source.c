/* What all importers of official files do with their source. */
#include "source.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

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

/* NHS England counts its revisions in the name of the .zip or in that of the file in it, and leaves
 * the other behind: a name that says nothing is no first issue. */
static const char *later_issue(const char *one, const char *other)
{
	if (one == NULL || other == NULL)
		return one != NULL ? one : other;
	return vintage_rank(one) >= vintage_rank(other) ? one : other;
}

static const char *vintage_told(const struct source *source)
{
	const char *outer = source->outer != NULL ? vintage_of(source->outer) : NULL;

	return later_issue(vintage_of(source->file), outer);
}

const char *source_issue(const struct source *source, bool whole)
{
	return !whole && source->marked[0] != '\0' ? source->marked : vintage_told(source);
}

/* What was told first is what the rest follows from. */
static void mark(struct source *source, const char *words)
{
	const char *vintage = vintage_told(source);

	if (source->marked[0] == '\0')
		snprintf(source->marked, sizeof source->marked, "%s%s%s",
			vintage != NULL ? vintage : "", vintage != NULL ? ", " : "", words);
}

bool source_find_known(
	struct store *store, struct source *source, int64_t *import, struct error *error)
{
	source->digested = source->digest->bytes;
	digest_end(source->digest, source->hex);
	return write_import_find(store, source->hex, import, error) &&
	       (*import != 0 || source->options->replace ||
		       write_import_find_recorded(store, source->hex, &source->before, error));
}

void source_report_known(const struct source *source, int64_t import)
{
	source->report->same++;
	string_buffer_format(&source->report->lines,
		"%s: nothing to do, the same file was imported before (import %" PRId64 ")\n",
		source->name, import);
}

bool source_is_known(struct store *store, struct source *source, bool *known, struct error *error)
{
	int64_t import;

	if (!source_find_known(store, source, &import, error))
		return false;
	*known = import != 0;
	if (*known)
		source_report_known(source, import);
	return true;
}

bool source_replaced_by(struct store *store, const struct source *source, const char *dataset,
	int month, int64_t *by, struct error *error)
{
	if (!write_month_import(store, dataset, month, by, error))
		return false;
	if (*by < source->before)
		*by = 0;
	return true;
}

void source_report_replaced(const struct source *source, int64_t by)
{
	source->report->same++;
	string_buffer_format(&source->report->lines,
		"%s: nothing to do, the same file was imported before (import %" PRId64
		") and has been replaced since (by import %" PRId64 "); --replace takes it again\n",
		source->name, source->before, by);
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
	struct string_buffer file = {0};
	struct import_record record = {.kind = kind,
		.digest = source->hex,
		.period = period,
		.vintage = source_issue(source, false),
		.bytes = source->digested,
		.rows = rows,
		.when = time_of_import()};
	bool done;

	if (source->options->run != NULL) /* a small file has not said so before */
		source->options->run->rows = rows;
	if (source->outer != NULL) /* what was downloaded, and will be looked for, is the .zip */
		string_buffer_format(&file, "%s: ", source->outer);
	string_buffer_add(&file, source->file);
	record.file = string_buffer_text(&file);
	done = write_import(store, &record, import, error);
	string_buffer_free(&file);
	return done;
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

/* deed: behind the message in the list; words: as the months of the file say it, or NULL. */
static bool tell_problem(struct source *source, const char *message, const char *deed,
	const char *words, struct error *error)
{
	if (!source->options->keep_going || source->refused)
		return error_set(error, "%s", message);
	if (source->problems < PROBLEMS_LISTED)
		string_buffer_format(
			&source->report->lines, "%s: %s%s\n", source->name, message, deed);
	if (words != NULL)
		mark(source, words);
	source_more_problems(source, 1);
	return true;
}

bool source_problem(struct source *source, const char *message, struct error *error)
{
	return tell_problem(source, message, ": left out", "rows left out", error);
}

bool source_mended(struct source *source, const char *message, const char *deed, bool lacks,
	struct error *error)
{
	struct error told;

	error_set(&told, "%s; --keep-going %s", message, deed);
	return tell_problem(source, told.message, "", lacks ? "rows missing" : NULL, error);
}

bool source_lacks(struct source *source, const char *message, struct error *error)
{
	if (!source->options->keep_going)
		return error_set(error, "%s", message);
	mark(source, "rows missing");
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
		string_buffer_format(&source->report->lines, "%s: … and %zu more\n", source->name,
			source->problems - PROBLEMS_LISTED);
}
