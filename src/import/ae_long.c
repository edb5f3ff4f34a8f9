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
#include "model/month.h"
#include "table.h"

struct row {
	int month;
	size_t body;
	int type; /* index */
	uint32_t line;
	double attendances, over, admissions;
	const char *why_attendances, *why_over, *why_admissions;
};

struct long_file {
	struct table table;
	struct harvest *harvest;
	size_t period, code, type, attendances, breaches, admissions;
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

	row->month = month_find(table_text(table, file->period));
	row->line = (uint32_t)csv_line(table->reader);
	if (row->month == MONTH_NONE)
		return table_fail(table, file->period, error,
			"\"%.40s\" is no month: write one like 2025-04",
			table_text(table, file->period));
	if (!table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!read_type(file, &row->type, error) ||
		!table_number(table, file->attendances, TABLE_COUNT, &row->attendances,
			&row->why_attendances, error) ||
		!table_number(
			table, file->breaches, TABLE_COUNT, &row->over, &row->why_over, error) ||
		!table_number(table, file->admissions, TABLE_COUNT, &row->admissions,
			&row->why_admissions, error))
		return false;
	if (row->over > row->attendances)
		return table_fail(table, file->breaches, error,
			"more waited over 4 hours than came: one of the two is wrong");
	row->body = harvest_body(
		file->harvest, &(struct body){.code = code, .kind = BODY_PROVIDER}, row->month);
	return true;
}

static int compare_rows(const void *left, const void *right)
{
	const struct row *a = left, *b = right;

	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	if (a->body != b->body)
		return a->body < b->body ? -1 : 1;
	return (a->type > b->type) - (a->type < b->type);
}

/* A type that has no row is a department that the provider has not: the monthly file has 0 there.
 */
static bool fold_rows(struct long_file *file, size_t *at, struct error *error)
{
	const struct row *first = &file->rows[*at];
	struct ae_figures figures = {.has_admissions = file->admissions != TABLE_NONE};

	for (int i = 0; i < AE_TYPES; i++)
		figures.attendances[i] = figures.over[i] = figures.admissions[i] = 0;
	for (size_t i = *at; *at < file->count && file->rows[*at].month == first->month &&
			     file->rows[*at].body == first->body;
		++*at) {
		const struct row *row = &file->rows[*at];

		if (*at > i && row->type == row[-1].type)
			return error_set(error,
				"line %" PRIu32 ": the same month, provider and type are in line "
				"%" PRIu32 ": leave one out",
				row->line, row[-1].line);
		figures.attendances[row->type] = row->attendances;
		figures.why_attendances[row->type] = row->why_attendances;
		figures.over[row->type] = row->over;
		figures.why_over[row->type] = row->why_over;
		figures.admissions[row->type] = row->admissions;
		figures.why_admissions[row->type] = row->why_admissions;
	}
	ae_add(file->harvest, harvest_month(file->harvest, "ae", first->month), first->body,
		first->line, &figures);
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
	file->attendances = table_column(table, "attendances !type", 0);
	file->breaches = table_column(table, "breaches", 0);
	file->admissions = table_column(table, "admissions", 0);
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->count == 0)
		return error_set(error, "has a heading of A&E and no row below it");
	qsort(file->rows, file->count, sizeof *file->rows, compare_rows);
	for (size_t at = 0; at < file->count;)
		if (!fold_rows(file, &at, error))
			return false;
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
