/* Checks that look at more than one field: dates and their precision, ranges, who repeats whom; and
 * all others in turn. */
#include "dossier_check.h"

#include <assert.h>
#include <string.h>

#include "model/date.h"
#include "model/list.h"
#include "model/number.h"
#include "store/write_rows.h"

/* How fine the calendar part of each precision is: 1 year, 2 month, 3 day. least 0: it may have
 * none. */
static const struct fineness {
	int least, most;
} finenesses[DATE_PRECISION_COUNT] = {
	[DATE_UNDATED] = {0, 0},
	[DATE_DAY] = {3, 3},
	[DATE_MONTH] = {2, 2},
	[DATE_YEAR] = {1, 1},
	[DATE_YEAR_SPAN] = {1, 1},
	[DATE_YEAR_START] = {1, 1},
	[DATE_YEAR_RANGE] = {1, 1},
	[DATE_YEAR_OPEN_END] = {1, 1},
	[DATE_YEAR_DEADLINE] = {1, 1},
	[DATE_BEFORE_YEAR] = {1, 1},
	[DATE_MONTH_OPEN_END] = {2, 2},
	[DATE_FISCAL_YEAR] = {1, 1},
	[DATE_FISCAL_YEAR_DEADLINE] = {1, 1},
	[DATE_SEASON_OF_YEAR] = {1, 1},
	[DATE_DERIVED_YEAR] = {1, 1},
	[DATE_DERIVED_RANGE] = {1, 3},
	[DATE_RELATIVE_SPAN] = {0, 3},
	[DATE_RELATIVE_DURATION] = {0, 3},
	[DATE_RELATIVE_YEAR] = {0, 3},
	[DATE_OPEN_RANGE] = {0, 3},
	[DATE_TO_DATE] = {0, 3},
	[DATE_RECURRING_YEAR] = {0, 3},
	[DATE_RECURRING_MONTH] = {0, 3},
	[DATE_RECURRING_DAY] = {0, 3},
	[DATE_PRESENT] = {0, 3},
	[DATE_ERA] = {0, 3},
	[DATE_FUTURE_UNDATED] = {0, 0},
	[DATE_FUTURE_SPAN] = {0, 3},
};

size_t dossier_column(const struct dossier_file *file, const char *column)
{
	size_t i = 0;

	while (file->table->columns[i].name != NULL &&
		strcmp(file->table->columns[i].name, column) != 0)
		i++;
	return i;
}

const char *dossier_field(
	const struct dossier_file *file, const struct dossier_row *row, const char *column)
{
	size_t i = dossier_column(file, column);

	return file->table->columns[i].name != NULL ? row->fields[i] : NULL;
}

static int fineness_of(struct calendar_date date)
{
	return date.day != 0 ? 3 : date.month != 0 ? 2 : date.year != 0 ? 1 : 0;
}

/* False where it is there and no date, which is reported elsewhere. */
static bool parse_end(const struct dossier_file *file, const struct dossier_row *row,
	const char *column, struct calendar_date *out)
{
	const char *text = dossier_field(file, row, column);

	*out = (struct calendar_date){0, 0, 0};
	return text == NULL || calendar_date_parse(text, out);
}

static bool ends_before_it_begins(struct calendar_date start, struct calendar_date end)
{
	if (start.year == 0 || end.year == 0 || start.year != end.year)
		return start.year != 0 && end.year != 0 && end.year < start.year;
	if (start.month == 0 || end.month == 0 || start.month != end.month)
		return start.month != 0 && end.month != 0 && end.month < start.month;
	return start.day != 0 && end.day != 0 && end.day < start.day;
}

static void check_fineness(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, const char *column, int fineness,
	enum date_precision precision)
{
	static const char *const forms[] = {
		"nothing", "a year, as 2004", "a month, as 2004-03", "a day, as 2004-03-09"};
	struct place place = dossier_place(file, row, dossier_column(file, column));
	struct fineness allowed = finenesses[precision];

	if (fineness > allowed.most)
		problems_add(checking->report, &place,
			"is finer than its precision, which is %s: write %s",
			date_precision_names[precision], forms[allowed.most]);
	else if (fineness < allowed.least && fineness > 0)
		problems_add(checking->report, &place,
			"is not as fine as its precision, which is %s: write %s",
			date_precision_names[precision], forms[allowed.least]);
}

static void check_dates(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	static const char *const names[] = {"undated", "year", "month", "day"};
	const char *name = dossier_field(file, row, "date_precision");
	struct calendar_date start, end;
	enum date_precision precision;
	struct place place;

	if (file->table->columns[dossier_column(file, "date_precision")].name == NULL ||
		!date_precision_parse(name, &precision) ||
		!parse_end(file, row, "date_start", &start) ||
		!parse_end(file, row, "date_end", &end))
		return;
	place = dossier_place(file, row, dossier_column(file, "date_precision"));
	if (name == NULL && (start.year != 0 || end.year != 0)) {
		problems_add(checking->report, &place, "is empty beside a date: write %s",
			names[fineness_of(start.year != 0 ? start : end)]);
		return;
	}
	if (finenesses[precision].least > 0 && start.year == 0 && end.year == 0)
		problems_add(checking->report, &place,
			"%s has no date beside it: write date_start, or undated", name);
	check_fineness(checking, file, row, "date_start", fineness_of(start), precision);
	check_fineness(checking, file, row, "date_end", fineness_of(end), precision);
	place = dossier_place(file, row, dossier_column(file, "date_end"));
	if (ends_before_it_begins(start, end))
		problems_add(checking->report, &place,
			"\"%s\" is before date_start: write %s or later",
			dossier_field(file, row, "date_end"),
			dossier_field(file, row, "date_start"));
}

static void check_range(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	const char *low = dossier_field(file, row, "low"), *high = dossier_field(file, row, "high");
	struct place place;
	double from, to;

	if (low == NULL && high == NULL)
		return;
	place = dossier_place(file, row, dossier_column(file, low == NULL ? "low" : "high"));
	if (low == NULL || high == NULL)
		problems_add(checking->report, &place,
			"is empty beside the other end: write %s, or both ends of a range",
			low == NULL ? high : low);
	else if (number_parse(low, &from) && number_parse(high, &to) && to < from)
		problems_add(checking->report, &place, "\"%s\" is less than low: write %s or more",
			high, low);
}

/* The same speaker twice is no repetition. */
static void check_repetition(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	const char *claimant = dossier_field(file, row, "claimed_by"),
		   *rest = dossier_field(file, row, "repeated_by");
	struct place place;
	struct list_item item;

	if (claimant == NULL || rest == NULL)
		return;
	place = dossier_place(file, row, dossier_column(file, "repeated_by"));
	while (list_next(&rest, &item))
		if (item.size == strlen(claimant) && memcmp(item.text, claimant, item.size) == 0)
			problems_add(checking->report, &place,
				"\"%.60s\" claims it already, which is no repetition: leave it out",
				claimant);
}

static void check_row(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	for (size_t i = 0; file->table->columns[i].name != NULL; i++)
		dossier_check_field(checking, file, row, i);
	check_dates(checking, file, row);
	check_range(checking, file, row);
	check_repetition(checking, file, row);
}

/* Rows of other dossiers must not be left pointing at nothing. */
static bool check_inbound(struct checking *checking, struct error *error)
{
	struct place place = {"dossier.csv", 1, 1, "id"};
	const struct inbound *inbound;
	size_t count;

	if (!write_list_inbound(checking->store, checking->folder->id, &checking->folder->arena,
		    &inbound, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (id_index_find(&checking->ids, inbound[i].id) == NULL)
			problems_add(checking->report, &place,
				"%.60s is gone, but %.60s of the dossier %.60s points at it: keep "
				"the row",
				inbound[i].id, inbound[i].from, inbound[i].dossier);
	return true;
}

bool dossier_check(struct store *store, struct dossier_folder *folder,
	struct dossier_report *report, struct error *error)
{
	struct checking checking = {.store = store, .folder = folder, .report = report};
	bool done = load_sources(
		store, &folder->arena, &checking.sources, &checking.source_count, error);

	if (done)
		dossier_check_ids(&checking);
	for (size_t i = 0; done && i < folder->file_count; i++)
		for (size_t k = 0; k < folder->files[i].count; k++)
			check_row(&checking, &folder->files[i], &folder->files[i].rows[k]);
	done = done && check_inbound(&checking, error);
	id_index_free(&checking.ids);
	return done;
}
