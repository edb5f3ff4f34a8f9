/*
 * A&E as one row for each month, provider and type of department: period, org_code, type,
 * attendances, breaches, admissions (NHSRdatasets has it for April 2016 to March 2019).
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ae_figures.h"
#include "importers.h"
#include "table.h"

enum figure { CAME, BREACHES, ADMITTED, FIGURES };

enum { ALL_TYPES = AE_TYPES }; /* of a total: behind the types that it is the sum of */

/* A total of all providers is of body HARVEST_ENGLAND, which comes before theirs. */
struct row {
	int month;
	size_t body;
	int type; /* index, or ALL_TYPES */
	uint32_t line;
	double values[FIGURES];
	const char *why[FIGURES];
};

struct long_file {
	struct table table;
	struct harvest *harvest;
	size_t period, code, type, columns[FIGURES];
	struct row *rows;
	size_t count, room;
};

static const struct table_want wants[] = {{"period", "period"}, {"org code", "org_code"},
	{"type", "type"}, {"attendances !type", "attendances"}, {"breaches", "breaches"},
	{NULL, NULL}};
const struct table_want *const ae_long_layouts[] = {wants, NULL};

bool ae_long_recognises(const char *head, size_t size)
{
	return table_head_has(head, size, wants);
}

static bool read_type(const struct long_file *file, int *type, struct error *error)
{
	static const struct {
		const char *text;
		int type;
	} types[] = {{"1", 0}, {"type 1", 0}, {"2", 1}, {"type 2", 1}, {"other", 2}, {"3", 2},
		{"type 3", 2}};
	const char *text = table_text(&file->table, file->type);

	*type = ALL_TYPES;
	if (table_is_total(text))
		return true;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
		if (table_same(text, types[i].text)) {
			*type = types[i].type;
			return true;
		}
	}
	return table_fail(&file->table, file->type, error,
		"\"%.40s\" is no type of department: write 1, 2 or other", text);
}

static bool read_row(struct long_file *file, struct row *row, struct error *error)
{
	const struct table *table = &file->table;
	const char *code = table_text(table, file->code);

	row->line = (uint32_t)csv_line(table->reader);
	if (!table_cell_month(table, file->period, &row->month, error))
		return false;
	if (!table_is_total(code) && !table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!read_type(file, &row->type, error))
		return false;
	for (size_t i = 0; i < FIGURES; i++)
		if (!table_number(table, file->columns[i], TABLE_COUNT, &row->values[i],
			    &row->why[i], error))
			return false;
	if (row->values[BREACHES] > row->values[CAME])
		return table_fail(table, file->columns[BREACHES], error,
			"more waited over 4 hours than came: one of the two is wrong");
	row->body =
		table_is_total(code)
			? HARVEST_ENGLAND
			: harvest_body(file->harvest,
				  &(struct body){.code = code, .kind = BODY_PROVIDER}, row->month);
	return true;
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	if (a->body != b->body)
		return a->body < b->body ? -1 : 1;
	if (a->type != b->type)
		return a->type < b->type ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Sums of the rows of a provider, or of a month. */
struct sums {
	double values[AE_TYPES][FIGURES];
	bool suppressed[AE_TYPES][FIGURES];
};

static void add_row(struct sums *sums, const struct row *row)
{
	for (size_t i = 0; i < FIGURES; i++) {
		sums->values[row->type][i] += isnan(row->values[i]) ? 0 : row->values[i];
		sums->suppressed[row->type][i] |= table_is_suppressed(row->why[i]);
	}
}

/* With keep_going the rows are taken and the total is not believed. */
static bool refuse_total(struct long_file *file, const struct row *total, size_t figure,
	double added, struct error *error)
{
	file->harvest->in_part = "a total is not what its rows add up to";
	table_fail_at(&file->table, total->line, file->columns[figure], error,
		"the total is %.0f, and the rows add up to %.0f: rows are missing, or were changed",
		total->values[figure], added);
	return source_mended(
		file->table.source, error->message, "takes the rows as an extract", true, error);
}

/* A total, of one type or of all, against the rows it is the sum of. */
static bool check_total(struct long_file *file, const struct row *total, const struct sums *sums,
	struct error *error)
{
	int first = total->type == ALL_TYPES ? 0 : total->type,
	    end = total->type == ALL_TYPES ? AE_TYPES : total->type + 1;

	for (size_t i = 0; i < FIGURES; i++) {
		double added = 0;
		bool suppressed = false;

		for (int type = first; type < end; type++) {
			added += sums->values[type][i];
			suppressed = suppressed || sums->suppressed[type][i];
		}
		if (!isnan(total->values[i]) && total->values[i] != added &&
			!(suppressed && total->values[i] > added))
			return refuse_total(file, total, i, added, error);
	}
	return true;
}

/* A type that has no row is a department that the provider has not: the monthly file has 0 there.
 * But where rows were left out, its row may be one of them. */
static struct ae_figures without_rows(const struct long_file *file)
{
	struct ae_figures figures = {.has_admissions = file->columns[ADMITTED] != TABLE_NONE};
	bool left_out = file->table.skipped > 0;

	for (int i = 0; i < AE_TYPES; i++) {
		figures.attendances[i] = figures.over[i] = figures.admissions[i] =
			left_out ? NAN : 0;
		figures.why_attendances[i] = figures.why_over[i] = figures.why_admissions[i] =
			left_out ? "not reported" : NULL;
	}
	return figures;
}

/* The rows of a provider in a month; of a total alone nothing is known by type. */
static bool fold_provider(struct long_file *file, const struct row *rows, size_t count,
	struct sums *month, struct error *error)
{
	struct ae_figures figures = without_rows(file);
	struct sums sums = {.suppressed = {{false}}};
	bool any = false;

	for (const struct row *row = rows; row < rows + count; row++) {
		if (row->type == ALL_TYPES) {
			if (file->table.skipped == 0 && !check_total(file, row, &sums, error))
				return false;
			continue;
		}
		any = true;
		figures.attendances[row->type] = row->values[CAME];
		figures.why_attendances[row->type] = row->why[CAME];
		figures.over[row->type] = row->values[BREACHES];
		figures.why_over[row->type] = row->why[BREACHES];
		figures.admissions[row->type] = row->values[ADMITTED];
		figures.why_admissions[row->type] = row->why[ADMITTED];
		add_row(&sums, row);
		add_row(month, row);
	}
	if (any)
		ae_add(file->harvest, harvest_month(file->harvest, "ae", rows->month), rows->body,
			rows->line, &figures);
	return true;
}

/* Rows of the same month and body from `from` on. */
static size_t count_same(const struct long_file *file, size_t from)
{
	const struct row *rows = file->rows;
	size_t to = from;

	while (to < file->count && rows[to].month == rows[from].month &&
		rows[to].body == rows[from].body)
		to++;
	return to - from;
}

/* The rows of a month: its totals come first. */
static bool fold_month(struct long_file *file, size_t *at, struct error *error)
{
	const struct row *first = &file->rows[*at];
	size_t totals = first->body == HARVEST_ENGLAND ? count_same(file, *at) : 0;
	struct sums sums = {.suppressed = {{false}}};

	for (*at += totals; *at < file->count && file->rows[*at].month == first->month;) {
		size_t count = count_same(file, *at);

		if (!fold_provider(file, &file->rows[*at], count, &sums, error))
			return false;
		*at += count;
	}
	for (size_t i = 0; i < totals && file->table.skipped == 0; i++)
		if (!check_total(file, &first[i], &sums, error))
			return false;
	return true;
}

/* Of two rows of the same key the first is kept, where keep_going leaves the other out. */
static bool leave_twice_out(struct long_file *file, struct error *error)
{
	struct row *rows = file->rows;
	size_t kept = 1;

	for (size_t i = 1; i < file->count; i++) {
		const struct row *row = &rows[i], *last = &rows[kept - 1];

		if (row->month != last->month || row->body != last->body ||
			row->type != last->type) {
			rows[kept++] = *row;
			continue;
		}
		table_fail_at(&file->table, row->line, file->code, error,
			"%s has the same month and type in line %" PRIu32
			" too: leave one of the two out",
			row->body == HARVEST_ENGLAND ? "the total"
						     : file->harvest->bodies[row->body].body.code,
			last->line);
		if (!table_skip(&file->table, error))
			return false;
	}
	file->count = kept;
	return true;
}

static bool fold_rows(struct long_file *file, struct error *error)
{
	qsort(file->rows, file->count, sizeof *file->rows, compare_rows);
	if (!leave_twice_out(file, error))
		return false;
	for (size_t at = 0; at < file->count;)
		if (!fold_month(file, &at, error))
			return false;
	return true;
}

static bool take_row(void *context, struct error *error)
{
	struct long_file *file = context;
	struct row row;

	if (!read_row(file, &row, error))
		return false;
	if (file->count == file->room) {
		file->room = file->room * 2 + 1024;
		file->rows = memory_resize(file->rows, file->room, sizeof *file->rows);
	}
	file->rows[file->count++] = row;
	return true;
}

static bool read_file(struct long_file *file, struct error *error)
{
	struct table *table = &file->table;
	size_t layout;

	if (!table_find_heading(table, ae_long_layouts, &layout, error))
		return false;
	file->period = table_column(table, "period", 0);
	file->code = table_column(table, "org code", 0);
	file->type = table_column(table, "type", 0);
	file->columns[CAME] = table_column(table, "attendances !type", 0);
	file->columns[BREACHES] = table_column(table, "breaches", 0);
	file->columns[ADMITTED] = table_column(table, "admissions", 0);
	if (!table_check_twice(table, file->columns, FIGURES, error))
		return false;
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->count == 0)
		return error_set(error, "has a heading of A&E and no row below it");
	if (!fold_rows(file, error))
		return false;
	if (file->harvest->month_count == 0)
		return error_set(error, "has totals of A&E and no provider beside them");
	file->harvest->left_out = table->skipped > 0;
	return true;
}

bool ae_long_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct long_file file = {.harvest = harvest};
	bool done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	free(file.rows);
	return done;
}
