/* An RTT extract from its first byte to its month in the store. */
#include "rtt.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "rtt_balance.h"
#include "rtt_fold.h"
#include "rtt_whole.h"
#include "store/write_official.h"

/* The file's month against the one its name tells, if it does. */
static bool check_month(const struct source *source, int month, struct error *error)
{
	int named = month_find(source->file);
	char in_file[9], in_name[9];

	if (named == MONTH_NONE && source->outer != NULL)
		named = month_find(source->outer);
	if (named == MONTH_NONE || named == month)
		return true;
	month_format(month, in_file);
	month_format(named, in_name);
	return error_set(error,
		"the rows are of %s, and the file's name says %s: rename the file if the rows are "
		"right",
		in_file, in_name);
}

static int compare_codes(const void *left, const void *right)
{
	const struct rtt_code *const *a = left, *const *b = right;

	return strcmp((*a)->text, (*b)->text);
}

/* In the order of codes, so that numbers do not depend on which thread met which row first. */
static struct rtt_code **order_codes(const struct code_list *list, size_t from)
{
	struct rtt_code **order = memory_resize(NULL, list->count + 1, sizeof *order);

	for (size_t i = from; i < list->count; i++)
		order[i - from] = &list->items[i];
	qsort(order, list->count - from, sizeof *order, compare_codes);
	return order;
}

static bool number_bodies(struct store *store, const struct code_list *list, size_t from,
	enum body_kind kind, int month, struct error *error)
{
	struct rtt_code **order = order_codes(list, from);
	bool done = true;

	for (size_t i = 0; done && i < list->count - from; i++) {
		struct body body = {.code = order[i]->text,
			.name = order[i]->name,
			.kind = kind,
			.parent = order[i]->parent};

		done = write_body(store, &body, month, &order[i]->number, error);
	}
	free(order);
	return done;
}

static bool number_functions(struct store *store, const struct code_list *list, struct error *error)
{
	struct rtt_code **order = order_codes(list, 0);
	bool done = true;

	for (size_t i = 0; done && i < list->count; i++)
		if (strcmp(order[i]->text, "C_999") == 0)
			order[i]->number = FUNCTION_ALL;
		else
			done = write_function(
				store, order[i]->text, order[i]->name, &order[i]->number, error);
	free(order);
	return done;
}

static bool number_icbs(struct store *store, struct codes *codes, int month, struct error *error)
{
	codes->icbs.items[CODES_BLANK].number = BODY_BLANK;
	codes->icbs.items[CODES_NONC].number = BODY_NONC;
	return number_bodies(store, &codes->icbs, CODES_FIRST_ICB, BODY_ICB, month, error);
}

static bool number_others(struct store *store, struct codes *codes, int month, struct error *error)
{
	return number_bodies(store, &codes->providers, 0, BODY_PROVIDER, month, error) &&
	       number_functions(store, &codes->functions, error);
}

/* Providers get their numbers while another thread folds. */
static bool write_rows(struct store *store, struct reading *reading, struct error *error)
{
	struct codes *codes = &reading->extract.codes;
	int month = reading->extract.month;
	struct fold *fold;
	bool done;

	if (!number_icbs(store, codes, month, error))
		return false;
	fold = fold_begin(reading);
	done = number_others(store, codes, month, error) && fold_write(fold, store, month, error);
	fold_free(fold);
	return done;
}

static uint64_t count_rows(const struct reading *reading)
{
	uint64_t rows = 0;

	for (size_t i = 0; i < READERS; i++)
		rows += reading->readers[i].row_count;
	return rows - reading->dropped;
}

static void tell_month(const struct reading *reading, const struct official_month *month,
	const struct rtt_whole *whole)
{
	struct string_buffer *lines = &reading->source->report->lines;
	size_t providers = reading->extract.codes.providers.count;
	uint64_t rows = count_rows(reading);
	char name[9];

	month_format(month->month, name);
	string_buffer_format(lines, "%s: RTT of %s%s%s, %" PRIu64 " row%s of %zu provider%s\n",
		reading->source->name, name, month->vintage != NULL ? ", " : "",
		month->vintage != NULL ? month->vintage : "", rows, rows == 1 ? "" : "s", providers,
		providers == 1 ? "" : "s");
	if (whole->note != NULL)
		string_buffer_format(lines, "%s: %s\n", reading->source->name, whole->note);
	if (whole->in_part != NULL)
		string_buffer_format(lines,
			"%s: taken as an extract, since %s: England is not worked out from it\n",
			reading->source->name, whole->in_part);
}

static bool write_month(struct store *store, struct reading *reading, struct official_month *month,
	const struct rtt_whole *whole, struct error *error)
{
	struct source *source = reading->source;
	char period[8];

	month_print(month->month, period);
	if (!source_record(
		    store, source, "rtt", period, count_rows(reading), &month->import, error))
		return false;
	tell_month(reading, month, whole);
	source->report->changed++;
	return write_month_begin(store, month, error) && write_rows(store, reading, error) &&
	       write_month_end(store, month, &source->report->lines, error);
}

static bool write_import_of(struct store *store, struct reading *reading, struct error *error)
{
	struct source *source = reading->source;
	struct official_month month = {.dataset = "rtt",
		.month = reading->extract.month,
		.replace = source->options->replace};
	struct rtt_whole whole;
	int64_t replaced = 0;
	bool known, over = false;

	if (!source_is_known(store, source, &known, error) ||
		(source->before != 0 && !source_replaced_by(store, source, month.dataset,
						month.month, &replaced, error)))
		return false;
	if (replaced != 0)
		source_report_replaced(source, replaced);
	if (known || replaced != 0)
		return true;
	if (!rtt_judge_whole(store, reading, &whole, error))
		return false;
	month.whole = whole.in_part == NULL;
	month.vintage = source_issue(source, month.whole);
	return source_passes_over(store, source, &month, &over, error) &&
	       (over || write_month(store, reading, &month, &whole, error));
}

/* Nothing is below the heading, or only what was left out. */
static bool refuse_empty(const struct reading *reading, struct error *error)
{
	struct error first;

	if (!reading_tell_first(reading, &first))
		return error_set(
			error, "there is a heading of an RTT extract, and no row below it");
	return error_set(error, "no row of it is good; the first: %s", first.message);
}

bool rtt_import(struct store *store, struct source *source, struct error *error)
{
	struct reading reading = {.source = source};
	bool done = reading_run(&reading, source, error) && rows_balance(&reading, error);

	source_problems_end(source);
	if (done && count_rows(&reading) == 0)
		done = refuse_empty(&reading, error);
	done = done && check_month(source, reading.extract.month, error) &&
	       write_import_of(store, &reading, error);
	reading_end(&reading);
	return done;
}
