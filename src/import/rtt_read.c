/*
 * Two threads that do the same: take the next block, which reads and digests it, then parse it. One
 * reads while the other parses. The first block, with the heading, is read before there are two.
 */
#include "rtt_read.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "helper.h"
#include "rtt.h"

enum {
	BLOCK_SIZE = 256 << 10, /* fits in a processor's own cache: read, digested, parsed there */
};

enum heading { HEADING_NONE, HEADING_EXTRACT, HEADING_WORKBOOK };

/* A spreadsheet saves with semicolons or tabs where the country writes its decimals with commas. */
static enum heading read_heading_as(
	struct rtt_record *record, const char *bytes, const char *end, char delimiter)
{
	record->delimiter = delimiter;
	record_read(record, bytes, end, 0);
	return layout_recognises(record)    ? HEADING_EXTRACT
	       : layout_is_workbook(record) ? HEADING_WORKBOOK
					    : HEADING_NONE;
}

/* Finds the heading: *from is behind it, *lines line ends up to there. */
static enum heading find_heading(
	struct rtt_record *record, const char *bytes, size_t size, size_t *from, uint32_t *lines)
{
	static const char delimiters[] =
		"\t;,"; /* lines above the heading are read as the last one has them */

	*from = 0;
	*lines = 0;
	if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
		*from = 3;
	while (*from < size) {
		enum heading found = HEADING_NONE;

		for (const char *at = delimiters; *at != '\0' && found == HEADING_NONE; at++)
			found = read_heading_as(record, bytes + *from, bytes + size, *at);
		*from = (size_t)(record->after - bytes);
		*lines += record->lines;
		if (found != HEADING_NONE)
			return found;
	}
	return HEADING_NONE;
}

bool rtt_recognises(const char *head, size_t size)
{
	struct rtt_record record = {0};
	char *copy = memory_allocate(size + BLOCK_SLACK);
	enum heading found;
	size_t from;
	uint32_t lines;

	if (size > 0)
		memcpy(copy, head, size);
	found = find_heading(&record, copy, size, &from, &lines);
	free(record.fields);
	free(copy);
	return found != HEADING_NONE;
}

struct help {
	struct reading *reading;
	struct row_reader *reader;
};

static void *read_along(void *context)
{
	struct help *help = context;
	struct block block = {0};

	while (blocks_next(help->reading->blocks, &block))
		if (!rows_read(help->reader, &block, 0))
			blocks_stop(help->reading->blocks);
	free(block.bytes);
	return NULL;
}

static uint64_t count_rows(const struct reading *reading)
{
	return reading->readers[0].row_count * 2;
}

/* The rest of the file, with another thread where there may be one. False: cancelled. */
static bool read_rest(struct reading *reading, struct block *block, struct error *error)
{
	struct help help = {reading, &reading->readers[1]};
	struct helper helper = {.runs = false};
	struct blocks *blocks = reading->blocks;
	bool goes_on = true, fine = true;

	/* The month is known before two threads could find different ones. */
	while (reading->extract.month == MONTH_NONE && fine && goes_on &&
		blocks_next(blocks, block)) {
		fine = rows_read(&reading->readers[0], block, 0);
		goes_on = !fine || source_progress(reading->source, count_rows(reading), error);
	}
	if (fine && goes_on && !block->last)
		helper_start(&helper, read_along, &help);
	while (fine && goes_on && blocks_next(blocks, block)) {
		fine = rows_read(&reading->readers[0], block, 0);
		reading->source->taken = blocks_taken(blocks);
		goes_on = !fine || source_progress(reading->source, count_rows(reading), error);
	}
	if (!fine || !goes_on) {
		blocks_stop(blocks);
		blocks_next(blocks, block); /* notes its lines */
	}
	helper_join(&helper);
	/* Asked once more: the other thread may have read all the rest. */
	reading->source->taken = blocks_taken(blocks);
	return goes_on && (!fine || source_progress(reading->source, count_rows(reading), error));
}

static bool refuse_heading(enum heading heading, struct error *error)
{
	static const char *const words[] = {
		[HEADING_NONE] =
			"there is no heading of an RTT extract: a line with RTT Part Type, "
			"Treatment Function Code and Gt 00 To 01 Weeks",
		[HEADING_WORKBOOK] =
			"this is a commissioners' workbook of 2009 to 2015, which has no "
			"providers: import the full CSV extract of the month",
	};

	return error_set(error, "%s", words[heading]);
}

/* lines: up to its end. */
static bool read_heading(struct reading *reading, const struct block *block,
	const struct rtt_record *record, uint32_t lines, struct error *error)
{
	size_t field;
	const char *nul = record_find_nul(record, &field);

	if (nul != NULL)
		return error_set(error, "line %" PRIu32 ", column %zu, byte %zu: %s", lines,
			field + 1, (size_t)(nul - block->bytes), RTT_NUL_WORDS);
	return layout_read(record, &reading->arena, &reading->extract.layout, error) ||
	       error_prefix(error, "line %" PRIu32, lines);
}

/* The first block, with the heading. */
static bool read_first(struct reading *reading, struct block *block, struct error *error)
{
	enum heading heading = HEADING_NONE;
	struct rtt_record record = {0};
	size_t from = 0;
	uint32_t lines = 0;
	bool fine;

	if (blocks_next(reading->blocks, block))
		heading = find_heading(&record, block->bytes, block->size, &from, &lines);
	if (heading != HEADING_EXTRACT)
		fine = refuse_heading(heading, error);
	else
		fine = read_heading(reading, block, &record, lines, error);
	free(record.fields);
	block->lines = lines;
	if (fine && !rows_read(&reading->readers[0], block, from))
		blocks_stop(reading->blocks);
	return fine;
}

uint64_t reading_line(const struct reading *reading, uint32_t block, uint32_t line)
{
	return blocks_lines_before(reading->blocks, block) + line + 1;
}

static void describe(
	const struct reading *reading, const struct row_problem *problem, struct error *message)
{
	const struct layout *layout = &reading->extract.layout;
	uint64_t line = reading_line(reading, problem->block, problem->line);

	if (problem->column == 0)
		error_set(message, "line %" PRIu64 ", byte %" PRIu64 ": %s", line, problem->byte,
			problem->text);
	else
		error_set(message, "line %" PRIu64 ", column %zu (%s), byte %" PRIu64 ": %s", line,
			problem->column,
			problem->column <= layout->count ? layout->columns[problem->column - 1].name
							 : "",
			problem->byte, problem->text);
}

bool reading_tell(
	const struct reading *reading, const struct row_problem *problem, struct error *error)
{
	struct error message;

	describe(reading, problem, &message);
	return source_problem(reading->source, message.message, error);
}

bool reading_tell_mended(const struct reading *reading, const struct row_problem *problem,
	const char *deed, struct error *error)
{
	struct error message;

	describe(reading, problem, &message);
	return source_mended(reading->source, message.message, deed, true, error);
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The next of the problems kept, in the order of the file; NULL where there is none. */
static const struct row_problem *next_problem(const struct reading *reading, size_t told[READERS])
{
	const struct row_problem *next = NULL;
	size_t from = 0;

	for (size_t i = 0; i < READERS; i++) {
		const struct row_reader *reader = &reading->readers[i];
		const struct row_problem *problem = &reader->problems[told[i]];

		if (told[i] < smaller(reader->problem_count, PROBLEMS_KEPT) &&
			(next == NULL || problem->byte < next->byte)) {
			next = problem;
			from = i;
		}
	}
	told[from]++;
	return next;
}

bool reading_tell_first(const struct reading *reading, struct error *message)
{
	size_t told[READERS] = {0};
	const struct row_problem *problem = next_problem(reading, told);

	if (problem != NULL)
		describe(reading, problem, message);
	return problem != NULL;
}

static bool tell_problems(struct reading *reading, struct error *error)
{
	size_t told[READERS] = {0};
	const struct row_problem *problem;

	while ((problem = next_problem(reading, told)) != NULL)
		if (!reading_tell(reading, problem, error))
			return false;
	for (size_t i = 0; i < READERS; i++) {
		size_t kept = smaller(reading->readers[i].problem_count, PROBLEMS_KEPT);

		source_more_problems(reading->source, reading->readers[i].problem_count - kept);
	}
	return true;
}

bool reading_run(struct reading *reading, struct source *source, struct error *error)
{
	struct block block = {0};
	bool fine;

	reading->source = source;
	codes_begin(&reading->extract.codes);
	reading->extract.keep_going = source->options->keep_going;
	reading->extract.month =
		source->options->period != NULL ? month_parse(source->options->period) : MONTH_NONE;
	for (unsigned i = 0; i < READERS; i++)
		reading->readers[i].extract = &reading->extract;
	reading->blocks =
		blocks_open(source, reading->block_size > 0 ? reading->block_size : BLOCK_SIZE);
	fine = read_first(reading, &block, error) && read_rest(reading, &block, error);
	free(block.bytes);
	if (!blocks_end(reading->blocks, error))
		return false;
	source->not_utf8 = reading->extract.not_utf8;
	/* Nothing of it is listed as left out: it is read again, in another encoding, or refused.
	 */
	if (fine && source->not_utf8 && source->options->keep_going)
		return error_set(error, "the text is not UTF-8: name its encoding with --encoding");
	return fine && tell_problems(reading, error);
}

void reading_end(struct reading *reading)
{
	for (size_t i = 0; i < READERS; i++)
		rows_free(&reading->readers[i]);
	blocks_close(reading->blocks);
	codes_end(&reading->extract.codes);
	arena_free(&reading->arena);
}
