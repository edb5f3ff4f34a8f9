/* Rows, by two ways: a fast one for rows as they are published, and a general one for all others,
 * which also finds the words for what is wrong. */
#include "rtt_rows.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/waits.h"
#include "rtt_row.h"

void rows_problem(struct row_reader *reader, const struct row_place *place, size_t column,
	const char *format, ...)
{
	struct row_problem *problem;
	char text[400];
	va_list arguments;

	if (reader->problem_count++ >= PROBLEMS_KEPT)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	problem = &reader->problems[reader->problem_count - 1];
	*problem = (struct row_problem){.byte = place->byte,
		.block = place->block,
		.line = place->line,
		.column = column,
		.text = arena_string(&reader->arena, text)};
}

uint64_t rows_weight(int band)
{
	uint64_t mixed = ((uint64_t)band + 1) * 0x9e3779b97f4a7c15;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
	return (mixed ^ mixed >> 31) | 1;
}

void rows_make_room(struct row_reader *reader)
{
	if (reader->row_count == reader->row_capacity) {
		reader->row_capacity = reader->row_capacity > 0 ? 2 * reader->row_capacity : 1024;
		reader->rows =
			memory_resize(reader->rows, reader->row_capacity, sizeof *reader->rows);
	}
	if (reader->entry_capacity - reader->entry_count < WAITS_BANDS_MOST) {
		reader->entry_capacity =
			reader->entry_capacity > 0 ? 2 * reader->entry_capacity : 16384;
		reader->entries = memory_resize(
			reader->entries, reader->entry_capacity, sizeof *reader->entries);
	}
}

/* The totals of a row against its bands; NO_COLUMN where they agree, else the kind of the column
 * that does not. */
int row_check(int part, struct row_counts *counts)
{
	int64_t sum = counts->banded + (counts->unknown > 0 ? counts->unknown : 0);

	counts->unbanded = sum - counts->banded;
	if (part == PART_NEW && counts->banded == 0) {
		counts->unbanded = counts->all >= 0 ? counts->all : counts->total;
		return counts->unbanded >= 0 && counts->unbanded <= COUNT_MOST ? NO_COLUMN
									       : COLUMN_ALL;
	}
	if (counts->total >= 0 && counts->total != counts->banded)
		return COLUMN_TOTAL;
	if (counts->all >= 0 ? counts->all != sum : counts->has_all && sum > 0)
		return COLUMN_ALL;
	return sum <= COUNT_MOST ? NO_COLUMN : COLUMN_ALL;
}

void row_add(struct row_reader *reader, const struct row_place *place, const struct row_who *who,
	const struct row_what *what, const struct row_counts *counts)
{
	struct row *row = &reader->rows[reader->row_count++];

	*row = (struct row){
		.key = (uint64_t)what->part << KEY_PART_AT |
		       (uint64_t)what->function << KEY_FUNCTION_AT |
		       (uint64_t)who->provider << KEY_PROVIDER_AT |
		       (uint64_t)who->plain << KEY_CODE_BITS | who->commissioner,
		.sum = counts->sum +
		       (uint64_t)counts->unbanded * reader->memo->weights[WAITS_BANDS_MOST],
		.byte = place->byte,
		.first = (uint32_t)reader->entry_count,
		.unbanded = (uint32_t)counts->unbanded,
		.line = place->line & 0xffffff,
		.reader = reader->number & 0xff,
		.block = place->block & 0xffffff,
		.count = counts->entries & 0xff,
	};
	reader->entry_count += counts->entries;
}

static void begin(struct row_reader *reader)
{
	reader->memo = memory_allocate(sizeof *reader->memo);
	for (int i = 0; i <= WAITS_BANDS_MOST; i++)
		reader->memo->weights[i] = rows_weight(i);
}

bool rows_read(struct row_reader *reader, struct block *block, size_t from)
{
	const char *at = block->bytes + from, *end = block->bytes + block->size;
	bool fast = reader->extract->layout.regular && !reader->extract->careful;
	struct row_place place = {.block = block->index, .line = block->lines};

	if (reader->memo == NULL)
		begin(reader);
	while (at < end) {
		const char *after = NULL;

		place.byte = block->byte + (uint64_t)(at - block->bytes);
		rows_make_room(reader);
		if (fast)
			after = row_read_fast(reader, &place, at, end);
		if (after == NULL)
			after = row_read_general(reader, &place, at, end);
		at = after;
		if (reader->problem_count > 0 && !reader->extract->keep_going)
			break;
	}
	block->lines = place.line;
	return reader->problem_count == 0 || reader->extract->keep_going;
}

void rows_free(struct row_reader *reader)
{
	free(reader->rows);
	free(reader->entries);
	free(reader->memo);
	free(reader->record.fields);
	arena_free(&reader->arena);
}
