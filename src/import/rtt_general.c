/* The general way through a row: any quoting, any order of columns, and words for what is wrong. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "rtt_row.h"

static const char *const fault_words[] = {
	[FIELD_OPEN_QUOTE] = "a quote is opened and never closed",
	[FIELD_STRAY_QUOTE] = "a quote stands inside a plain field, or text behind a closing one",
};

/* Names would end at it, and other readers of the file might see another text. */
static bool check_nuls(struct row_reader *reader, const struct row_place *place)
{
	struct row_place there = *place;
	size_t field;
	const char *nul = record_find_nul(&reader->record, &field);

	if (nul == NULL)
		return true;
	there.byte += (uint64_t)(nul - reader->record.fields[field].raw);
	rows_problem(reader, &there, field + 1, "%s", RTT_NUL_WORDS);
	return false;
}

/* False with a problem, where the record has not the columns of the heading. */
static bool check_fields(struct row_reader *reader, const struct row_place *place)
{
	const struct rtt_record *record = &reader->record;
	size_t columns = reader->extract->layout.count;

	if (!check_nuls(reader, place))
		return false;
	if (record->fault != FIELD_FINE) {
		rows_problem(reader, place, record->count, "%s", fault_words[record->fault]);
		return false;
	}
	if (record->count < columns) {
		rows_problem(reader, place, record->count,
			"the row ends after %zu of %zu fields: the file is cut off here, or "
			"damaged",
			record->count, columns);
		return false;
	}
	for (size_t i = columns; i < record->count; i++)
		if (record->fields[i].size > 0) {
			rows_problem(reader, place, i + 1,
				"the row has more fields than the %zu of the heading", columns);
			return false;
		}
	return true;
}

/* '*' and '-' stand for what is kept back or does not apply: no number, and no mistake. */
static bool is_kept_back(const struct rtt_field *field)
{
	return (field->size == 1 && (*field->text == '*' || *field->text == '-')) ||
	       (field->size == 3 && memcmp(field->text, "–", 3) == 0);
}

/* *kept_back: the first column, from 1, of those that is so; else 0. */
static bool read_counts(struct row_reader *reader, const struct row_place *place,
	struct row_counts *counts, size_t *kept_back)
{
	const struct layout *layout = &reader->extract->layout;
	uint32_t *entries = reader->entry;

	for (size_t i = 0; i < layout->count; i++) {
		enum column_kind kind = layout->columns[i].kind;
		const struct rtt_field *field = &reader->record.fields[i];
		int64_t count;

		if (kind < COLUMN_TOTAL)
			continue;
		if (is_kept_back(field)) {
			*kept_back = *kept_back == 0 ? i + 1 : *kept_back;
			continue;
		}
		count = field_count(field);
		if (count < 0) {
			char text[60];

			field_copy(field, text, sizeof text);
			rows_problem(reader, place, i + 1,
				"“%s” is no count of pathways: a whole number up to %d, or blank",
				text, COUNT_MOST);
			return false;
		}
		if (kind == COLUMN_BAND && count > 0)
			row_put_entry(entries, counts, reader->memo->weights,
				layout->columns[i].band, (uint32_t)count);
		if (kind != COLUMN_BAND && field->size > 0)
			*(kind == COLUMN_TOTAL	     ? &counts->total
				: kind == COLUMN_ALL ? &counts->all
						     : &counts->unknown) = count;
	}
	return true;
}

/* Entries in the order of the bands, where the columns are in another. */
static int compare_entries(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

static void order_entries(struct row_reader *reader, const struct row_counts *counts)
{
	if (!reader->extract->layout.regular)
		qsort(reader->entry, counts->entries, sizeof *reader->entry, compare_entries);
}

static void complain_of_totals(struct row_reader *reader, const struct row_place *place, int part,
	int kind, const struct row_counts *counts)
{
	int column = reader->extract->layout.at[kind] + 1;
	int64_t said = kind == COLUMN_TOTAL ? counts->total : counts->all;

	if (said < 0)
		rows_problem(reader, place, (size_t)column, "%s",
			part == PART_NEW
				? "a row of new periods has no figure: the file is cut off "
				  "here, or damaged"
				: "there is no total: the file is cut off here, or damaged");
	else if (counts->banded > COUNT_MOST)
		rows_problem(reader, place, (size_t)column, "no row has %" PRId64 " pathways",
			counts->banded);
	else
		rows_problem(reader, place, (size_t)column,
			"the row adds up to %" PRId64 ", not %" PRId64
			": the file is cut off here, or damaged",
			counts->banded + (kind == COLUMN_TOTAL ? 0 : counts->unbanded), said);
}

static void read_row(struct row_reader *reader, const struct row_place *place)
{
	struct row_counts counts = {.total = -1,
		.unknown = -1,
		.all = -1,
		.has_all = reader->extract->layout.at[COLUMN_ALL] != NO_COLUMN};
	struct row_words words;
	size_t kept_back = 0;
	int kind;

	if (!check_fields(reader, place) ||
		!row_find_provider(reader, place, place->byte, &words.provider) ||
		!row_find_commissioner(reader, place, 0, place->byte, &words.commissioner) ||
		!row_find_what(reader, place, 0, place->byte, &words.what) ||
		!read_counts(reader, place, &counts, &kept_back))
		return;
	kind = row_check(words.what.part, &counts);
	/* Where the totals agree without it, it was 0. */
	if (kind != NO_COLUMN && kept_back > 0) {
		char text[60];

		field_copy(&reader->record.fields[kept_back - 1], text, sizeof text);
		rows_problem(reader, place, kept_back,
			"“%s” is kept back, and is no 0: the pathways of this row are not known; "
			"--keep-going leaves the row out",
			text);
		return;
	}
	if (kind != NO_COLUMN) {
		complain_of_totals(reader, place, words.what.part, kind, &counts);
		return;
	}
	order_entries(reader, &counts);
	words.account = accounts_find(
		&reader->accounts, rows_account(words.provider, words.commissioner.plain));
	row_add(reader, place, &words, &counts);
}

/* What stands between rows, or below them, and is none: a heading again, or a total. */
static bool is_beside(const struct row_reader *reader)
{
	const struct rtt_record *record = &reader->record;
	const struct layout *layout = &reader->extract->layout;

	return record->fault == FIELD_FINE && record->count >= layout->count &&
	       (layout_repeats(layout, record) || row_is_total(reader));
}

const char *row_read_general(
	struct row_reader *reader, struct row_place *place, const char *at, const char *end)
{
	record_read(&reader->record, at, end, 0);
	if (!record_blank(&reader->record) && !is_beside(reader))
		read_row(reader, place);
	place->line += reader->record.lines;
	return reader->record.after;
}
