/*
 * The accounts tell at once whether all is well. Where it is not, all rows are gone through again
 * in the order of the file, to find what is wrong, and the words for it.
 */
#include "rtt_balance.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char damaged[] = "the file is cut off, or damaged";

/* A row with what its chain tells of it. */
struct entered {
	struct rtt_row *row;
	struct row_reader *reader;
	uint64_t byte;
	uint32_t provider;
	unsigned part, function;
	uint32_t account; /* its key */
};

struct balance {
	struct reading *reading;
	struct accounts accounts;
	unsigned total; /* index of C_999 in codes.functions */
	bool has_total, has_functions;
	struct entered *rows;
	size_t count;
};

static const struct account *account_at(const struct balance *balance, size_t index)
{
	return chunks_at(&balance->accounts.items, index);
}

static void enter_chain(struct balance *balance, struct row_reader *reader, uint32_t provider,
	size_t place, uint32_t index)
{
	const struct codes *codes = &balance->reading->extract.codes;

	while (index != 0) {
		struct rtt_row *row = chunks_at(&reader->rows, index - 1);
		unsigned part = (unsigned)place / FUNCTIONS_MOST;
		uint32_t plain = codes->commissioners.items[row->commissioner].plain;

		balance->rows[balance->count++] = (struct entered){row, reader,
			blocks_byte(balance->reading->blocks, row->block) + row->byte, provider,
			part, (unsigned)place % FUNCTIONS_MOST, rows_account(provider, plain)};
		index = row->next;
	}
}

static int compare_entered(const void *left, const void *right)
{
	const struct entered *a = left, *b = right;

	return (a->byte > b->byte) - (a->byte < b->byte);
}

/* All rows, in the order of the file. */
static void enter_rows(struct balance *balance)
{
	struct reading *reading = balance->reading;
	uint64_t all = 0;

	for (size_t i = 0; i < READERS; i++)
		all += reading->readers[i].row_count;
	balance->rows = memory_resize(NULL, (size_t)all + 1, sizeof *balance->rows);
	for (size_t i = 0; i < READERS; i++)
		for (uint32_t p = 0; p < reading->extract.codes.providers.count; p++)
			for (size_t place = 0; place < HEADS; place++) {
				uint32_t *head = rows_head(&reading->readers[i], p, place);

				if (head != NULL)
					enter_chain(balance, &reading->readers[i], p, place, *head);
			}
	qsort(balance->rows, balance->count, sizeof *balance->rows, compare_entered);
}

static struct row_problem problem_at(
	const struct balance *balance, const struct entered *at, const char *text)
{
	return (struct row_problem){.byte = at->byte,
		.block = at->row->block,
		.line = at->row->line,
		.column = (size_t)balance->reading->extract.layout.at[COLUMN_FUNCTION] + 1,
		.text = text};
}

/* "RTF, Part_2, commissioner 13T". */
static void name_account(
	const struct balance *balance, const struct entered *at, char *buffer, size_t size)
{
	static const char *const parts[] = {
		"", "Part_1A", "Part_1B", "Part_2", "Part_2A", "Part_3"};
	const struct codes *codes = &balance->reading->extract.codes;

	snprintf(buffer, size, "%s, %s, commissioner %s", codes->providers.items[at->provider].text,
		parts[at->part], codes->plain.items[at->account & CODES_MOST].text);
}

static uint64_t weigh(const struct entered *at)
{
	const uint32_t *entries =
		at->row->count > 0 ? chunks_at(&at->reader->entries, at->row->first) : NULL;
	uint64_t sum = 0;

	for (unsigned i = 0; i < at->row->count; i++) {
		unsigned band = entries[i] >> ENTRY_BITS;

		sum += (entries[i] & COUNT_MOST) *
		       rows_weight(band == ENTRY_UNBANDED ? WAITS_BANDS_MOST : (int)band);
	}
	return sum;
}

static int64_t pathways_of(const struct entered *at)
{
	const uint32_t *entries =
		at->row->count > 0 ? chunks_at(&at->reader->entries, at->row->first) : NULL;
	int64_t sum = 0;

	for (unsigned i = 0; i < at->row->count; i++)
		sum += entries[i] & COUNT_MOST;
	return sum;
}

static void drop(struct balance *balance, const struct entered *at)
{
	at->row->flags |= ROW_DROPPED;
	balance->reading->dropped++;
}

static bool drop_twice(struct balance *balance, const struct entered *at, struct error *error)
{
	struct row_problem problem;
	char account[100], text[250];

	name_account(balance, at, account, sizeof account);
	snprintf(text, sizeof text, "%s, %s is in the file a second time", account,
		balance->reading->extract.codes.functions.items[at->function].text);
	drop(balance, at);
	problem = problem_at(balance, at, text);
	return reading_tell(balance->reading, &problem, error);
}

/* The accounts again, without what comes twice. */
static bool enter_accounts(struct balance *balance, struct error *error)
{
	accounts_free(&balance->accounts);
	for (size_t i = 0; i < balance->count; i++) {
		const struct entered *at = &balance->rows[i];
		size_t account = accounts_find(&balance->accounts, at->account);
		uint64_t seen = account_at(balance, account)->parts[at->part].seen;

		if ((seen >> at->function & 1) == 0)
			accounts_enter(&balance->accounts, account, at->part, at->function,
				balance->has_total && at->function == balance->total, weigh(at));
		else if (!drop_twice(balance, at, error))
			return false;
	}
	return true;
}

static bool is_balanced(const struct balance *balance, const struct account_part *part)
{
	return part->seen == 0 ||
	       (part->difference == 0 && (part->seen >> balance->total & 1) != 0);
}

/* Says by how much; at the total's row, or where there is none, at the last of its functions. */
static bool tell_account(
	struct balance *balance, uint32_t account, unsigned part, struct error *error)
{
	const struct entered *place = NULL;
	int64_t functions = 0, total = -1;
	struct row_problem problem;
	char name[100], text[300];

	for (size_t i = 0; i < balance->count; i++) {
		const struct entered *at = &balance->rows[i];

		if (at->account != account || at->part != part ||
			(at->row->flags & ROW_DROPPED) != 0)
			continue;
		if (total < 0)
			place = at;
		if (at->function == balance->total)
			total = pathways_of(at);
		else
			functions += pathways_of(at);
	}
	if (place == NULL)
		return true;
	name_account(balance, place, name, sizeof name);
	if (total < 0)
		snprintf(text, sizeof text, "%s has no total row (" CODES_TOTAL "): %s", name,
			damaged);
	else if (total == functions)
		snprintf(text, sizeof text,
			"the treatment functions of %s add up to other bands than their total "
			"(" CODES_TOTAL "): %s",
			name, damaged);
	else
		snprintf(text, sizeof text,
			"the treatment functions of %s add up to %" PRId64
			", and their total (" CODES_TOTAL ") is %" PRId64 ": %s",
			name, functions, total, damaged);
	problem = problem_at(balance, place, text);
	return reading_tell_mended(balance->reading, &problem,
		"makes the total from the functions that are there", error);
}

/* In the order in which accounts begin in the file. */
static bool tell_accounts(struct balance *balance, struct error *error)
{
	size_t told = 0;

	for (size_t i = 0; i < balance->accounts.items.next; i++) {
		const struct account *account = account_at(balance, i);

		for (unsigned part = 0; part < PART_COUNT; part++) {
			if (is_balanced(balance, &account->parts[part]))
				continue;
			if (told++ >= PROBLEMS_KEPT)
				source_more_problems(balance->reading->source, 1);
			else if (!tell_account(balance, account->key, part, error))
				return false;
		}
	}
	return true;
}

/* Drops the totals of accounts that do not balance, and makes them from the functions. */
static void make_totals(struct balance *balance)
{
	for (size_t i = 0; i < balance->count; i++) {
		const struct entered *at = &balance->rows[i];
		size_t account = accounts_find(&balance->accounts, at->account);

		if (is_balanced(balance, &account_at(balance, account)->parts[at->part]) ||
			(at->row->flags & ROW_DROPPED) != 0)
			continue;
		if (at->function == balance->total)
			drop(balance, at);
		else
			rows_repeat(at->reader, at->row, at->provider,
				(size_t)at->part * FUNCTIONS_MOST + balance->total);
	}
}

static bool is_well(const struct balance *balance)
{
	if (balance->accounts.twice)
		return false;
	for (size_t i = 0; balance->has_functions && i < balance->accounts.items.next; i++)
		for (int part = 0; part < PART_COUNT; part++)
			if (!is_balanced(balance, &account_at(balance, i)->parts[part]))
				return false;
	return true;
}

static bool find_total(struct balance *balance, struct error *error)
{
	struct codes *codes = &balance->reading->extract.codes;
	size_t before = codes->functions.count;
	int64_t total = codes_add(
		codes, &codes->functions, FUNCTIONS_MOST, CODES_TOTAL, "Total", "", UINT64_MAX);

	if (total < 0)
		return error_set(error, "there are more treatment functions than a month can have");
	balance->total = (unsigned)total;
	balance->has_total = codes->functions.count == before;
	balance->has_functions = before > (balance->has_total ? 1 : 0);
	return true;
}

bool rows_balance(struct reading *reading, struct error *error)
{
	struct balance balance = {.reading = reading};
	bool fine = find_total(&balance, error);

	balance.accounts = reading->readers[0].accounts;
	reading->readers[0].accounts = (struct accounts){0};
	for (size_t i = 1; i < READERS; i++)
		accounts_add(&balance.accounts, &reading->readers[i].accounts);
	if (fine && !is_well(&balance)) {
		enter_rows(&balance);
		fine = enter_accounts(&balance, error) &&
		       (!balance.has_functions || !balance.has_total ||
			       tell_accounts(&balance, error));
		if (fine && balance.has_functions)
			make_totals(&balance);
	}
	free(balance.rows);
	accounts_free(&balance.accounts);
	return fine;
}
