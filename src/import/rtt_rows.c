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
	if (column > 0 && column <= reader->record.count)
		problem->byte += (uint64_t)(reader->record.fields[column - 1].raw -
					    reader->record.fields[0].raw);
}

uint64_t rows_weight(int band)
{
	uint64_t mixed = ((uint64_t)band + 1) * 0x9e3779b97f4a7c15;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111eb;
	return (mixed ^ mixed >> 31) | 1;
}

uint32_t *rows_head(const struct row_reader *reader, size_t provider, size_t place)
{
	struct row_heads *heads;

	if (provider >= reader->heads.next)
		return NULL;
	heads = chunks_at(&reader->heads, provider);
	return &heads->at[place];
}

/* Heads of providers up to this one. */
static void reach(struct row_reader *reader, size_t provider)
{
	size_t index;

	while (reader->heads.next <= provider) {
		memset(chunks_room(&reader->heads, 1, &index), 0, sizeof(struct row_heads));
		reader->heads.next++;
	}
}

static struct rtt_row *add_row(struct row_reader *reader, size_t provider, size_t place)
{
	size_t index;
	struct rtt_row *row = chunks_room(&reader->rows, 1, &index);
	uint32_t *head;

	reach(reader, provider);
	head = rows_head(reader, provider, place);
	row->next = *head;
	*head = (uint32_t)index + 1;
	reader->rows.next++;
	return row;
}

void rows_repeat(
	struct row_reader *reader, const struct rtt_row *row, size_t provider, size_t place)
{
	struct rtt_row *copy = add_row(reader, provider, place);
	uint32_t next = copy->next;

	*copy = *row;
	copy->next = next;
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

void row_add(struct row_reader *reader, const struct row_place *place,
	const struct row_words *words, struct row_counts *counts)
{
	const struct row_what *what = &words->what;
	struct rtt_row *row = add_row(
		reader, words->provider, (size_t)what->part * FUNCTIONS_MOST + what->function);

	if (counts->unbanded > 0) {
		reader->entry[counts->entries++] =
			(uint32_t)ENTRY_UNBANDED << ENTRY_BITS | (uint32_t)counts->unbanded;
		counts->sum += (uint64_t)counts->unbanded * reader->memo->weights[WAITS_BANDS_MOST];
	}
	if (what->is_total && !words->commissioner.nonc)
		reader->totals[what->part] += counts->banded + counts->unbanded;
	row->first = (uint32_t)reader->entries.next;
	row->byte = (uint32_t)(place->byte - place->block_byte) & 0xffffff;
	row->count = counts->entries & 0xff;
	row->line = place->line & 0xffffff;
	row->flags = 0;
	row->commissioner = (uint16_t)words->commissioner.index;
	row->block = (uint16_t)place->block;
	reader->entries.next += counts->entries;
	reader->row_count++;
	accounts_enter(&reader->accounts, words->account, what->part, what->function,
		what->is_total, counts->sum);
}

static void begin(struct row_reader *reader)
{
	reader->record.delimiter = reader->extract->layout.delimiter;
	reader->memo = chunk_allocate(sizeof *reader->memo);
	memset(reader->memo, 0, sizeof *reader->memo);
	reader->rows = chunks_of(sizeof(struct rtt_row));
	reader->entries = chunks_of(sizeof(uint32_t));
	reader->heads = chunks_of(sizeof(struct row_heads));
	for (int i = 0; i <= WAITS_BANDS_MOST; i++)
		reader->memo->weights[i] = rows_weight(i);
}

bool rows_read(struct row_reader *reader, struct block *block, size_t from)
{
	const char *at = block->bytes + from, *end = block->bytes + block->size;
	bool fast = reader->extract->layout.regular && !reader->extract->careful;
	struct row_place place = {
		.block = block->index, .block_byte = block->byte, .line = block->lines};
	size_t index;

	if (reader->memo == NULL)
		begin(reader);
	while (at < end) {
		const char *after = NULL;

		place.byte = block->byte + (uint64_t)(at - block->bytes);
		reader->entry = chunks_room(&reader->entries, ROW_ENTRIES_MOST, &index);
		/* It looks for commas far behind a row that has few of them: many such rows would
		 * cost the square of their number. */
		if (fast && reader->problem_count < PROBLEMS_KEPT)
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
	chunks_free(&reader->rows);
	chunks_free(&reader->entries);
	chunks_free(&reader->heads);
	accounts_free(&reader->accounts);
	free(reader->memo);
	free(reader->record.fields);
	arena_free(&reader->arena);
}
