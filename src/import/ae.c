/*
 * A&E (MSitAE): the monthly CSV, and the workbook's sheet of providers, as a grid or saved from a
 * spreadsheet. Columns are found by the words of their headings (OFFICIAL-STATISTICS, section 2).
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ae_cells.h"
#include "importers.h"
#include "model/month.h"
#include "model/sector.h"
#include "table.h"

enum { SMALLEST = 190 }; /* providers of a month that is surely not cut off */

/* A row as it was read, until the file's totals are known. */
struct kept_row {
	struct ae_cells cells;
	size_t month, body;
	uint64_t line;
};

struct ae_file {
	struct table table;
	struct harvest *harvest;
	size_t columns[CELLS];
	size_t code, name, region, period;
	struct kept_row *rows;
	size_t count, room;
	double sums[COUNTS];
	struct ae_cells totals;
	bool suppressed[COUNTS]; /* in a row: the total is more than the sum */
	bool has_total;
	uint64_t total_line;
	uint64_t *lines; /* of each provider, by body of the harvest; 0: none yet */
	size_t line_count;
};

static const struct table_want csv_wants[] = {{"code", "Org Code"},
	{"attendances type 1 !over !booked !departments", "A&E attendances Type 1"},
	{"attendances type 2 !over !booked !departments", "A&E attendances Type 2"},
	{"attendances other !over !booked !departments", "A&E attendances Other A&E Department"},
	{"attendances over type 1 !booked", "Attendances over 4hrs Type 1"},
	{"attendances over type 2 !booked", "Attendances over 4hrs Type 2"},
	{"attendances over other !booked", "Attendances over 4hrs Other Department"}, {NULL, NULL}};
static const struct table_want grid_wants[] = {{"code !test", "Code"},
	{"type 1 departments", "Type 1 Departments - Major A&E"},
	{"type 2 departments", "Type 2 Departments - Single Specialty"},
	{"type 3 departments", "Type 3 Departments - Other A&E/Minor Injury Unit"},
	{"total attendances", "Total attendances"}, {NULL, NULL}};

/* In the monthly CSV. */
static const char *const csv_words[CELLS] = {
	[ATTENDANCES] = "attendances type 1 !over !booked",
	[ATTENDANCES + 1] = "attendances type 2 !over !booked",
	[ATTENDANCES + 2] = "attendances other !over !booked",
	[BOOKED] = "booked type 1 !over",
	[BOOKED + 1] = "booked type 2 !over",
	[BOOKED + 2] = "booked other !over",
	[OVER] = "over type 1 !booked",
	[OVER + 1] = "over type 2 !booked",
	[OVER + 2] = "over other !booked",
	[BOOKED_OVER] = "booked over type 1",
	[BOOKED_OVER + 1] = "booked over type 2",
	[BOOKED_OVER + 2] = "booked over other",
	[ADMISSIONS] = "emergency admissions type 1",
	[ADMISSIONS + 1] = "emergency admissions type 2",
	[ADMISSIONS + 2] = "emergency admissions via other",
	[ELSEWHERE] = "other emergency admissions !department !type !via",
	[DTA_4_TO_12] = "4 12 dta|decision",
	[DTA_OVER_12] = "12 dta|decision !4",
};

/* In the workbook, where a group of columns by type is told by its total behind it. */
static const char *const grid_words[CELLS] = {
	[ADMISSIONS] = "emergency admissions type 1",
	[ADMISSIONS + 1] = "emergency admissions type 2",
	[ADMISSIONS + 2] = "emergency admissions type 3",
	[ELSEWHERE] = "other emergency admissions !type",
	[DTA_OVER_4] = "4 dta|decision !12",
	[DTA_OVER_12] = "12 dta|decision !4",
	[ALL_ADMISSIONS] = "total emergency admissions via",
	[EVERY_ADMISSION] = "total emergency admissions !via",
	[SHARE_OF_ALL] = "percentage|percent|share 4 !type",
	[SHARE] = "percentage|percent|share 4 type 1",
	[SHARE + 1] = "percentage|percent|share 4 type 2",
	[SHARE + 2] = "percentage|percent|share 4 type 3",
};
static const char *const grid_types[AE_TYPES] = {
	"type 1 departments", "type 2 departments", "type 3 departments"};

const struct table_want *const ae_layouts[] = {csv_wants, grid_wants, NULL};

bool ae_recognises(const char *head, size_t size)
{
	return table_head_has(head, size, csv_wants) || table_head_has(head, size, grid_wants);
}

static void find_by_words(struct ae_file *file, const char *const *words)
{
	for (size_t i = 0; i < CELLS; i++)
		file->columns[i] =
			words[i] != NULL ? table_column(&file->table, words[i], 0) : TABLE_NONE;
}

/* "Total attendances", "Total Attendances < 4 hours", "Total Attendances > 4 hours" */
static const struct group {
	enum ae_cell types, total;
	const char *words;
	char sign;
} groups[] = {
	{OVER, ALL_OVER, "over|greater|more", '>'},
	{WITHIN, ALL_WITHIN, "within|less|under", '<'},
	{ATTENDANCES, ALL_ATTENDANCES, "", '\0'},
};

static const struct group *group_of(const char *total)
{
	const struct group *group = groups;

	while (group->sign != '\0' && strchr(total, group->sign) == NULL &&
		!table_words_match(group->words, total))
		group++;
	return group;
}

static void find_groups(struct ae_file *file)
{
	const struct table *table = &file->table;
	size_t from = 0, total;

	while ((total = table_column(table, "total attendances", from)) != TABLE_NONE) {
		const struct group *group = group_of(table->headings[total]);

		file->columns[group->total] = total;
		for (size_t i = 0; i < AE_TYPES; i++) {
			size_t column = table_column(table, grid_types[i], from);

			file->columns[group->types + i] = column < total ? column : TABLE_NONE;
		}
		from = total + 1;
	}
}

static bool find_columns(struct ae_file *file, bool grid, struct error *error)
{
	const struct table *table = &file->table;

	find_by_words(file, grid ? grid_words : csv_words);
	if (grid)
		find_groups(file);
	file->code = table_column(table, "code !parent", 0);
	file->name = table_column(table, "name !parent", 0);
	file->region = table_column(table, "parent|region !code !name", 0);
	file->period = table_column(table, "period", 0);
	for (size_t i = 0; i < AE_TYPES; i++)
		if (file->columns[ATTENDANCES + i] == TABLE_NONE ||
			file->columns[OVER + i] == TABLE_NONE)
			return table_fail(table, 0, error,
				"the heading has no column of %s of %s departments",
				file->columns[ATTENDANCES + i] == TABLE_NONE
					? "attendances"
					: "attendances over 4 hours",
				i == 0	 ? "type 1"
				: i == 1 ? "type 2"
					 : "other");
	return true;
}

/* No figures stand beside what it says. */
static bool is_note(const struct ae_file *file)
{
	for (size_t i = 0; i < CELLS; i++)
		if (*table_text(&file->table, file->columns[i]))
			return false;
	return true;
}

/* The total of England, in whatever cell it says so, or without a name at all. Of no note. */
static bool is_total(const struct ae_file *file)
{
	size_t cells[] = {file->period, file->code, file->region, file->name};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (table_is_total(table_text(&file->table, cells[i])))
			return true;
	for (size_t i = 1; i < sizeof cells / sizeof *cells; i++)
		if (!table_is_nameless(table_text(&file->table, cells[i])))
			return false;
	return true;
}

/* Booked attendances are attendances, where the layout has them apart; of two cells of which one is
 * kept back or left out the sum is not known. */
static double add_booked(const struct ae_file *file, const struct ae_cells *cells, size_t plain,
	size_t booked, const char **reason)
{
	bool apart = file->columns[booked] != TABLE_NONE;
	const double *values = cells->values;
	const char *const *why = cells->why;

	*reason = apart && (!isnan(values[plain]) || table_is_suppressed(why[booked])) ? why[booked]
										       : why[plain];
	return apart ? values[plain] + values[booked] : values[plain];
}

static void fold_cells(
	const struct ae_file *file, const struct ae_cells *cells, struct ae_figures *out)
{
	const double *values = cells->values;
	const char *const *why = cells->why;

	*out = (struct ae_figures){.has_admissions = true, .has_waits = true};
	for (size_t i = 0; i < AE_TYPES; i++) {
		out->attendances[i] = add_booked(
			file, cells, ATTENDANCES + i, BOOKED + i, &out->why_attendances[i]);
		out->over[i] =
			add_booked(file, cells, OVER + i, BOOKED_OVER + i, &out->why_over[i]);
		out->admissions[i] = values[ADMISSIONS + i];
		out->why_admissions[i] = why[ADMISSIONS + i];
	}
	out->elsewhere = values[ELSEWHERE];
	out->why_elsewhere = why[ELSEWHERE];
	out->over12h = values[DTA_OVER_12];
	out->why_over12h = why[DTA_OVER_12];
	out->dta4to12 = values[DTA_4_TO_12];
	out->why_dta4to12 = why[DTA_4_TO_12];
	if (isnan(out->dta4to12) && !isnan(values[DTA_OVER_4]) && !isnan(out->over12h))
		out->dta4to12 = values[DTA_OVER_4] - out->over12h;
}

/* A row that says "total" and not of how many proves nothing: it is none. */
static bool take_total(struct ae_file *file, struct error *error)
{
	struct ae_cells totals;

	if (!ae_cells_read(&file->table, file->columns, &totals, error))
		return false;
	for (size_t i = 0; i < AE_TYPES; i++)
		if (isnan(totals.values[ATTENDANCES + i]))
			return true;
	file->totals = totals;
	file->has_total = true;
	file->total_line = csv_line(file->table.reader);
	return true;
}

/* The cell that cannot be beside another one; CELLS: none. */
static enum ae_cell find_excess(const struct ae_cells *cells, const struct ae_figures *figures)
{
	if (cells->values[DTA_OVER_4] < cells->values[DTA_OVER_12])
		return DTA_OVER_12;
	for (size_t i = 0; i < AE_TYPES; i++)
		if (figures->over[i] > figures->attendances[i])
			return (enum ae_cell)(OVER + i);
	return CELLS;
}

/* Of the row in hand. */
static bool refuse_excess(const struct ae_file *file, enum ae_cell cell,
	const struct ae_figures *figures, struct error *error)
{
	if (cell == DTA_OVER_12)
		return table_fail(&file->table, file->columns[cell], error,
			"more waited over 12 hours than over 4: one of the two is wrong");
	return table_fail(&file->table, file->columns[cell], error,
		"more waited over 4 hours (%.0f) than came (%.0f): one of the two is wrong",
		figures->over[cell - OVER], figures->attendances[cell - OVER]);
}

static void keep_row(struct ae_file *file, const struct kept_row *row)
{
	if (file->count == file->room) {
		file->room = file->room * 2 + 256;
		file->rows = memory_resize(file->rows, file->room, sizeof *file->rows);
	}
	file->rows[file->count++] = *row;
	for (size_t i = 0; i < COUNTS; i++) {
		file->sums[i] += isnan(row->cells.values[i]) ? 0 : row->cells.values[i];
		file->suppressed[i] |= table_is_suppressed(row->cells.why[i]);
	}
}

/* One row has all that a provider reports. Asked before the row leaves anything in the harvest. */
static bool check_once(const struct ae_file *file, const char *code, struct error *error)
{
	size_t body = harvest_find_body(file->harvest, code);
	uint64_t line = body < file->line_count ? file->lines[body] : 0;

	return line == 0 ||
	       table_fail(&file->table, file->code, error,
		       "%s stands in line %" PRIu64 " too: leave one of the two out", code, line);
}

static void note_line(struct ae_file *file, const struct kept_row *row)
{
	file->lines = memory_reach(file->lines, &file->line_count, row->body, sizeof *file->lines);
	file->lines[row->body] = row->line;
}

/* What the cells of the row in hand say is right in itself. */
static bool read_cells(struct ae_file *file, struct ae_cells *cells, struct error *error)
{
	struct ae_figures figures;
	enum ae_cell excess;

	if (!ae_cells_read(&file->table, file->columns, cells, error) ||
		!ae_cells_settle(&file->table, file->columns, cells, error))
		return false;
	fold_cells(file, cells, &figures);
	excess = find_excess(cells, &figures);
	return excess == CELLS || refuse_excess(file, excess, &figures, error);
}

/* The month is asked last: the first row that is taken says it for all. */
static bool take_row(void *context, struct error *error)
{
	struct ae_file *file = context;
	struct table *table = &file->table;
	const char *code = table_text(table, file->code);
	struct kept_row row = {.line = csv_line(table->reader)};
	int number;

	if (is_note(file))
		return true; /* below the table */
	if (is_total(file))
		return take_total(file, error);
	if (!table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!read_cells(file, &row.cells, error) || !check_once(file, code, error) ||
		!table_only_month(table, file->period, "A&E", &number, error))
		return false;
	row.month = harvest_month(file->harvest, "ae", number);
	row.body = harvest_body(file->harvest,
		&(struct body){.code = code,
			.name = table_text(table, file->name),
			.kind = BODY_PROVIDER,
			.region = region_code(table_text(table, file->region))},
		number);
	note_line(file, &row);
	keep_row(file, &row);
	return true;
}

/* Where a cell of the total is not what the rows add up to; COUNTS: it is. */
static size_t find_difference(const struct ae_file *file)
{
	const double *totals = file->totals.values;
	size_t i = 0;

	while (i < COUNTS && (isnan(totals[i]) || totals[i] == file->sums[i] ||
				     (file->suppressed[i] && totals[i] > file->sums[i])))
		i++;
	return i;
}

/* With keep_going the rows are taken and the total is not believed. */
static bool check_totals(struct ae_file *file, struct error *error)
{
	size_t cell = file->has_total ? find_difference(file) : COUNTS;

	if (cell == COUNTS)
		return true;
	file->harvest->in_part = "the total is not what its rows add up to";
	table_fail_at(&file->table, file->total_line, file->columns[cell], error,
		"the total is %.0f, and the rows add up to %.0f: rows are missing, or were "
		"changed",
		file->totals.values[cell], file->sums[cell]);
	return source_mended(
		file->table.source, error->message, "takes the rows as an extract", true, error);
}

/* Into the harvest, when the totals have said what they prove; but no cell is proven to be less
 * than another one of it is. */
static void add_rows(struct ae_file *file)
{
	bool proven[COUNTS];

	for (size_t i = 0; i < COUNTS; i++)
		proven[i] = file->has_total && !file->suppressed[i] &&
			    file->totals.values[i] == file->sums[i];
	for (size_t i = 0; i < file->count; i++) {
		const struct kept_row *row = &file->rows[i];
		struct ae_cells cells = row->cells;
		struct ae_figures figures;

		ae_cells_prove(&cells, proven);
		fold_cells(file, &cells, &figures);
		if (find_excess(&cells, &figures) != CELLS)
			fold_cells(file, &row->cells, &figures);
		ae_add(file->harvest, row->month, row->body, (uint32_t)row->line, &figures);
	}
}

/* Monthly CSVs end with a row of totals from April 2020 on. */
static bool has_totals_always(const struct ae_file *file, bool grid)
{
	return !grid && file->harvest->months[0].month >= month_of(2020, 4);
}

/*
 * A file that is cut off at the end of a line looks whole. Where all of its kind end with a row of
 * totals, one without it is refused; sheets are saved without it, and of those no more can be done
 * than to count.
 */
static bool check_end(struct ae_file *file, bool grid, struct error *error)
{
	static const char no_total[] =
		"it has no row of totals, as every monthly CSV since April 2020 has: it may be "
		"cut off";
	struct harvest *harvest = file->harvest;
	bool always = has_totals_always(file, grid);

	if (file->has_total || file->count < SOURCE_WHOLE_FROM) /* an extract anyway */
		return true;
	if (always) {
		table_fail_at(&file->table, file->rows[file->count - 1].line, file->code, error,
			"it ends with this row, %zu providers and no row of totals, which every "
			"monthly CSV since April 2020 has: it is cut off here, or the row was "
			"taken out; --keep-going takes it as an extract",
			file->count);
		if (!source_lacks(file->table.source, error->message, error))
			return false;
	}
	if (always)
		harvest->in_part = no_total;
	else if (file->count < SMALLEST)
		harvest->in_part = "it has no row of totals and fewer providers than any month";
	else
		harvest->note = "it has no row of totals, so it cannot be told whether rows are "
				"missing";
	return true;
}

static bool read_file(struct ae_file *file, struct error *error)
{
	struct table *table = &file->table;
	size_t layout;
	bool grid;

	if (!table_find_heading(table, ae_layouts, &layout, error))
		return false;
	grid = ae_layouts[layout] == grid_wants;
	if (!find_columns(file, grid, error) ||
		(!grid && !table_check_twice(table, file->columns, CELLS, error)))
		return false;
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->harvest->month_count == 0)
		return error_set(error, "has a heading of A&E and no provider below it");
	file->harvest->left_out = table->skipped > 0;
	file->harvest->totals_agree = file->has_total;
	if (!check_end(file, grid, error) || (table->skipped == 0 && !check_totals(file, error)))
		return false;
	add_rows(file);
	return true;
}

bool ae_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct ae_file file = {.harvest = harvest};
	bool done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	free(file.lines);
	free(file.rows);
	return done;
}
