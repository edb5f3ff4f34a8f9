/*
 * A&E (MSitAE): the monthly CSV, and the workbook's sheet of providers, as a grid or saved from a
 * spreadsheet. Columns are found by the words of their headings (OFFICIAL-STATISTICS, section 2).
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ae_figures.h"
#include "importers.h"
#include "model/month.h"
#include "model/sector.h"
#include "table.h"

/* Figures that a file may have; those of one type stand together. */
enum cell {
	ATTENDANCES,
	BOOKED = ATTENDANCES + AE_TYPES,
	OVER = BOOKED + AE_TYPES,
	BOOKED_OVER = OVER + AE_TYPES,
	ADMISSIONS = BOOKED_OVER + AE_TYPES,
	ELSEWHERE = ADMISSIONS + AE_TYPES,
	DTA_4_TO_12, /* of the CSV */
	DTA_OVER_4,  /* of the workbook: those over 12 hours too */
	DTA_OVER_12,
	CELLS,
};

enum { SMALLEST = 190 }; /* providers of a month that is surely not cut off */

struct ae_file {
	struct table table;
	struct harvest *harvest;
	size_t columns[CELLS];
	size_t code, name, region, period;
	double sums[CELLS], totals[CELLS]; /* NAN: the total row has none */
	bool suppressed[CELLS];		   /* in a row: the total is more than the sum */
	bool has_total;
	uint64_t total_line;
	size_t providers;
	uint64_t last_line; /* of them */
	uint64_t *lines;    /* of each, by body of the harvest; 0: none yet */
	size_t line_count;
};

static const char *const csv_wants[] = {"code", "attendances type 1 !over !booked !departments",
	"attendances over type 1 !booked", NULL};
static const char *const grid_wants[] = {
	"code !test", "type 1 departments", "total attendances", NULL};

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
};
static const char *const grid_types[AE_TYPES] = {
	"type 1 departments", "type 2 departments", "type 3 departments"};

static const char *const *const layouts[] = {csv_wants, grid_wants, NULL};

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
static enum cell group_of(const char *total)
{
	if (strchr(total, '>') != NULL || table_words_match("over|greater|more", total))
		return OVER;
	if (strchr(total, '<') != NULL || table_words_match("within|less|under", total))
		return CELLS;
	return ATTENDANCES;
}

static void find_groups(struct ae_file *file)
{
	const struct table *table = &file->table;
	size_t from = 0, total;

	while ((total = table_column(table, "total attendances", from)) != TABLE_NONE) {
		enum cell group = group_of(table->headings[total]);

		for (size_t i = 0; group != CELLS && i < AE_TYPES; i++) {
			size_t column = table_column(table, grid_types[i], from);

			file->columns[group + i] = column < total ? column : TABLE_NONE;
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
			return error_set(error,
				"line %" PRIu64
				": the heading has no column of %s of %s departments",
				csv_line(table->reader),
				file->columns[ATTENDANCES + i] == TABLE_NONE
					? "attendances"
					: "attendances over 4 hours",
				i == 0	 ? "type 1"
				: i == 1 ? "type 2"
					 : "other");
	return true;
}

static bool read_cells(
	struct ae_file *file, double values[CELLS], const char *why[CELLS], struct error *error)
{
	for (size_t i = 0; i < CELLS; i++) {
		values[i] = NAN;
		why[i] = "not reported";
		if (file->columns[i] != TABLE_NONE &&
			!table_number(&file->table, file->columns[i], TABLE_COUNT, &values[i],
				&why[i], error))
			return false;
	}
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

/* The total of England, in whatever cell it says so, or without a name at all. */
static bool is_total(const struct ae_file *file)
{
	size_t cells[] = {file->period, file->code, file->region, file->name};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (table_is_total(table_text(&file->table, cells[i])))
			return true;
	for (size_t i = 1; i < sizeof cells / sizeof *cells; i++)
		if (!table_is_nameless(table_text(&file->table, cells[i])))
			return false;
	return !is_note(file);
}

/* Booked attendances are attendances, where the layout has them apart; of two cells of which one is
 * kept back or left out the sum is not known. */
static double add_booked(const struct ae_file *file, const double values[CELLS],
	const char *const why[CELLS], size_t plain, size_t booked, const char **reason)
{
	bool apart = file->columns[booked] != TABLE_NONE;

	*reason = apart && (!isnan(values[plain]) || table_is_suppressed(why[booked])) ? why[booked]
										       : why[plain];
	return apart ? values[plain] + values[booked] : values[plain];
}

static void fold_cells(const struct ae_file *file, const double values[CELLS],
	const char *const why[CELLS], struct ae_figures *out)
{
	*out = (struct ae_figures){.has_admissions = true, .has_waits = true};
	for (size_t i = 0; i < AE_TYPES; i++) {
		out->attendances[i] = add_booked(
			file, values, why, ATTENDANCES + i, BOOKED + i, &out->why_attendances[i]);
		out->over[i] =
			add_booked(file, values, why, OVER + i, BOOKED_OVER + i, &out->why_over[i]);
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

static bool take_total(struct ae_file *file, struct error *error)
{
	const char *why[CELLS];

	file->has_total = true;
	file->total_line = csv_line(file->table.reader);
	return read_cells(file, file->totals, why, error);
}

/* One row has all that a provider reports. */
static bool note_line(struct ae_file *file, size_t body, struct error *error)
{
	uint64_t line = csv_line(file->table.reader);

	file->lines = memory_reach(file->lines, &file->line_count, body, sizeof *file->lines);
	if (file->lines[body] != 0)
		return table_fail(&file->table, file->code, error,
			"%s stands in line %" PRIu64 " too: leave one of the two out",
			file->harvest->bodies[body].body.code, file->lines[body]);
	file->lines[body] = line;
	file->last_line = line;
	return true;
}

static bool take_row(void *context, struct error *error)
{
	struct ae_file *file = context;
	struct table *table = &file->table;
	const char *code = table_text(table, file->code), *region;
	struct ae_figures figures;
	double values[CELLS];
	const char *why[CELLS];
	size_t body, month;
	int number;

	if (is_total(file))
		return take_total(file, error);
	if (is_note(file))
		return true; /* below the table */
	if (!table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!read_cells(file, values, why, error) ||
		!table_only_month(table, file->period, "A&E", &number, error))
		return false;
	month = harvest_month(file->harvest, "ae", number);
	if (values[DTA_OVER_4] < values[DTA_OVER_12])
		return table_fail(table, file->columns[DTA_OVER_12], error,
			"more waited over 12 hours than over 4: one of the two is wrong");
	fold_cells(file, values, why, &figures);
	for (size_t i = 0; i < AE_TYPES; i++)
		if (figures.over[i] > figures.attendances[i])
			return table_fail(table, file->columns[OVER + i], error,
				"more waited over 4 hours (%.0f) than came (%.0f): one of the two "
				"is wrong",
				figures.over[i], figures.attendances[i]);
	region = table_text(table, file->region);
	body = harvest_body(file->harvest,
		&(struct body){.code = code,
			.name = table_text(table, file->name),
			.kind = BODY_PROVIDER,
			.region = region_code(region)},
		number);
	if (!note_line(file, body, error))
		return false;
	ae_add(file->harvest, month, body, (uint32_t)csv_line(table->reader), &figures);
	file->providers++;
	for (size_t i = 0; i < CELLS; i++) {
		file->sums[i] += isnan(values[i]) ? 0 : values[i];
		file->suppressed[i] |= table_is_suppressed(why[i]);
	}
	return true;
}

/* Where a cell of the total is not what the rows add up to; CELLS: it is. */
static size_t find_difference(const struct ae_file *file)
{
	size_t i = 0;

	while (i < CELLS && (isnan(file->totals[i]) || file->totals[i] == file->sums[i] ||
				    (file->suppressed[i] && file->totals[i] > file->sums[i])))
		i++;
	return i;
}

/* With keep_going the rows are taken and the total is not believed. */
static bool check_totals(struct ae_file *file, struct error *error)
{
	size_t cell = file->has_total ? find_difference(file) : CELLS;

	if (cell == CELLS)
		return true;
	file->harvest->in_part = "the total is not what its rows add up to";
	table_fail_at(&file->table, file->total_line, file->columns[cell], error,
		"the total is %.0f, and the rows add up to %.0f: rows are missing, or were "
		"changed",
		file->totals[cell], file->sums[cell]);
	return source_mended(
		file->table.source, error->message, "takes the rows as an extract", error);
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

	if (file->has_total || file->providers < SOURCE_WHOLE_FROM) /* an extract anyway */
		return true;
	error_set(error,
		"ends after line %" PRIu64 ", byte %zu, with %zu providers and no row of totals, "
		"which every monthly CSV since April 2020 has: it is cut off there, or the row was "
		"taken out; --keep-going takes it as an extract",
		file->last_line, file->table.size, file->providers);
	if (always && !source_lacks(file->table.source, error->message, error))
		return false;
	if (always)
		harvest->in_part = no_total;
	else if (file->providers < SMALLEST)
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

	if (!table_find_heading(table, layouts, &layout, error) ||
		!find_columns(file, layouts[layout] == grid_wants, error))
		return false;
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->harvest->month_count == 0)
		return error_set(error, "has a heading of A&E and no provider below it");
	file->harvest->left_out = table->skipped > 0;
	file->harvest->totals_agree = file->has_total;
	return check_end(file, layouts[layout] == grid_wants, error) &&
	       (table->skipped > 0 || check_totals(file, error));
}

bool ae_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct ae_file file = {.harvest = harvest};
	bool done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	free(file.lines);
	return done;
}
