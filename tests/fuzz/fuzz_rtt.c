/* Any bytes as an RTT extract: nothing is read outside of them, both ways of reading a row say the
 * same, and so do blocks of any size; what is folded is sound. */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "import/rtt_balance.h"
#include "import/rtt_fold.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct fuzzed {
	struct reading reading;
	struct error error;
	bool fine;
	struct import_report report;
};

/* Codes get numbers as the store would give them. */
static void number(struct code_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		list->items[i].number = (int64_t)i * 3 + 6;
}

static void read_all(struct fuzzed *fuzzed, const uint8_t *data, size_t size, bool careful,
	size_t block_size, bool keep_going)
{
	struct csv_bytes bytes = {(const char *)data, size};
	struct import_options options = {.keep_going = keep_going};
	struct digest digest;
	struct source source = {.name = "fuzz",
		.file = "fuzz",
		.options = &options,
		.report = &fuzzed->report,
		.read = csv_read_bytes,
		.context = &bytes,
		.digest = &digest};
	struct fold *fold;

	digest_begin(&digest);
	memset(fuzzed, 0, sizeof *fuzzed);
	fuzzed->reading.extract.careful = careful;
	fuzzed->reading.block_size = block_size;
	fuzzed->fine = reading_run(&fuzzed->reading, &source, &fuzzed->error) &&
		       rows_balance(&fuzzed->reading, &fuzzed->error);
	source_problems_end(&source);
	if (!fuzzed->fine)
		return;
	number(&fuzzed->reading.extract.codes.icbs);
	fold = fold_begin(&fuzzed->reading);
	for (size_t part = 1; part < PART_COUNT; part++)
		fold_finish(fold, part);
	fold_free(fold);
}

static uint64_t count_rows(const struct fuzzed *fuzzed)
{
	return fuzzed->reading.readers[0].row_count + fuzzed->reading.readers[1].row_count;
}

static void end(struct fuzzed *fuzzed)
{
	string_buffer_free(&fuzzed->report.lines);
	reading_end(&fuzzed->reading);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzzed fast, careful;
	bool keep_going = size > 0 && (data[size - 1] & 1) != 0;
	bool small = size > 1 && data[size / 2] % 16 == 3;

	read_all(&fast, data, size, false, small ? 300 : size + 100, keep_going);
	read_all(&careful, data, size, true, size + 100, keep_going);
	if (!small) {
		assert(fast.fine == careful.fine);
		assert(strcmp(fast.error.message, careful.error.message) == 0);
		assert(!fast.fine || strcmp(string_buffer_text(&fast.report.lines),
					     string_buffer_text(&careful.report.lines)) == 0);
	}
	/* A heading must be in the first block, so small ones may find none. */
	if (fast.fine && careful.fine && fast.report.problems + careful.report.problems == 0)
		assert(count_rows(&fast) == count_rows(&careful));
	end(&fast);
	end(&careful);
	return 0;
}
