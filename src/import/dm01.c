/*
 * Diagnostics (DM01): the workbook's sheets of providers, with and without tests, and the full
 * extract by commissioner (OFFICIAL-STATISTICS, section 3).
 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "code_of_words.h"
#include "dm01_tests.h"
#include "harvest.h"
#include "importers.h"
#include "model/sector.h"
#include "table.h"

enum {
	OPEN = 13, /* weeks: the last band */
	WAITING = OPEN + 1,
	ACTIVITY,
	ACTIVITIES = 3,
	CELLS = ACTIVITY + ACTIVITIES,
};

static const struct activity {
	const char *words, *plain, *item;
} activities[ACTIVITIES] = {
	{"waiting list activity|tests", "waiting list activity", "dm01.activity.waiting-list"},
	{"planned activity|tests !waiting", "planned activity", "dm01.activity.planned"},
	{"unscheduled activity|tests", "unscheduled activity", "dm01.activity.unscheduled"},
};

/* Cells of all tests of a provider, and its row of the total, which repeats them. */
struct sums {
	double tests[CELLS], total[CELLS];
	bool tests_suppressed[CELLS], total_suppressed[CELLS]; /* some: it is more */
	bool has_tests, has_total;
	uint64_t line; /* of the total; without one, of the last test */
};

/* Of a row; NAN: why says so. */
struct cells {
	double values[CELLS];
	const char *why[CELLS];
};

struct dm01_file {
	struct table table;
	struct harvest *harvest;
	size_t cells[CELLS];
	size_t code, name, parent, parent_name, region, test, commissioner, icb, icb_name, period;
	size_t items[ACTIVITIES];
	struct sums england, *providers; /* by body of the harvest */
	size_t provider_count;
};

static const struct table_want wants[] = {
	{"provider code !parent", "Provider Org Code\" or \"Provider Code"},
	{"total waiting|wl !activity", "Total WL\" or \"Total Waiting List"},
	{"unscheduled activity|tests",
		"Unscheduled Activity\" or \"Unscheduled tests / procedures"},
	{NULL, NULL}};
const struct table_want *const dm01_layouts[] = {wants, NULL};

bool dm01_recognises(const char *head, size_t size)
{
	return table_head_has(head, size, wants);
}

/* "0 <01 weeks", "12 < 13 weeks", "13+ weeks": the week at which the band begins, else -1. */
static int band_of(const char *heading)
{
	char *end;
	long from;

	if (*heading < '0' || *heading > '9')
		return -1;
	from = strtol(heading, &end, 10);
	while (*end == ' ')
		end++;
	if (from == OPEN && *end == '+')
		return OPEN;
	return from < OPEN && *end == '<' && strtol(end + 1, NULL, 10) == from + 1 ? (int)from : -1;
}

static bool find_cells(struct dm01_file *file, struct error *error)
{
	const struct table *table = &file->table;

	for (size_t i = 0; i < CELLS; i++)
		file->cells[i] = TABLE_NONE;
	for (size_t i = 0; i < table->columns; i++) {
		int band = band_of(table->headings[i]);

		if (band >= 0)
			file->cells[band] = i;
	}
	file->cells[WAITING] = table_column(table, wants[1].words, 0);
	for (size_t i = 0; i < ACTIVITIES; i++) {
		file->cells[ACTIVITY + i] = table_column(table, activities[i].words, 0);
		file->items[i] = harvest_item(file->harvest, activities[i].item, "tests");
	}
	for (size_t i = 0; i < CELLS; i++) {
		if (file->cells[i] != TABLE_NONE)
			continue;
		if (i > WAITING)
			return table_fail(table, 0, error, "the heading has no column of %s",
				activities[i - ACTIVITY].plain);
		return table_fail(table, 0, error,
			"the heading has no column of those that wait %zu to %zu weeks", i, i + 1);
	}
	return table_check_twice(&file->table, file->cells, CELLS, error);
}

static void find_columns(struct dm01_file *file)
{
	const struct table *table = &file->table;

	file->period = table_column(table, "period", 0);
	file->code = table_column(table, "provider code !parent", 0);
	file->name = table_column(table, "provider name !parent", 0);
	file->parent = table_column(table, "provider parent code", 0);
	file->parent_name = table_column(table, "provider parent name", 0);
	file->region = table_column(table, "regional code", 0);
	file->test = table_column(table, "diagnostic test name", 0);
	if (file->test == TABLE_NONE)
		file->test = table_column(table, "diagnostic tests !sort", 0);
	file->commissioner = table_column(table, "commissioner code !parent", 0);
	file->icb = table_column(table, "commissioner parent code", 0);
	file->icb_name = table_column(table, "commissioner parent name", 0);
}

/* A cell that is not blank and no number: '*' or '-'. */
static bool is_kept_back(const struct dm01_file *file, size_t cell, double value)
{
	return isnan(value) && *table_text(&file->table, file->cells[cell]) != '\0';
}

/* What is kept back is no 0, unless the total says so; where nothing at all is said of the waits,
 * WAITING stays missing. known: bands that are not kept back. */
static bool check_waiting(const struct dm01_file *file, double values[CELLS], double sum,
	size_t known, size_t kept_back, struct error *error)
{
	bool differs = !isnan(values[WAITING]) && values[WAITING] != sum;

	if (kept_back != TABLE_NONE && (differs || (isnan(values[WAITING]) && known > 0)))
		return table_fail(&file->table, file->cells[kept_back], error,
			"\"%s\" is kept back, and is no 0: the waits of this row are not known; "
			"--keep-going leaves the row out",
			table_text(&file->table, file->cells[kept_back]));
	if (differs)
		return table_fail(&file->table, file->cells[WAITING], error,
			"is %.0f, and the weeks beside it add up to %.0f: one of them is wrong",
			values[WAITING], sum);
	if (known > 0 || kept_back == TABLE_NONE)
		values[WAITING] = sum;
	return true;
}

/* A blank band is 0, as in the extracts of waiting times; a blank activity was not reported. */
static bool read_cells(const struct dm01_file *file, struct cells *cells, struct error *error)
{
	double *values = cells->values;
	size_t known = 0, kept_back = TABLE_NONE;
	double sum = 0;

	for (size_t i = 0; i < CELLS; i++) {
		if (!table_number(&file->table, file->cells[i], TABLE_COUNT, &values[i],
			    &cells->why[i], error))
			return false;
		if (i > OPEN)
			continue;
		if (is_kept_back(file, i, values[i]))
			kept_back = kept_back == TABLE_NONE ? i : kept_back;
		else
			known++;
		values[i] = isnan(values[i]) ? 0 : values[i];
		sum += values[i];
	}
	return check_waiting(file, values, sum, known, kept_back, error);
}

static void add_to(double sums[CELLS], bool suppressed[CELLS], const struct cells *cells)
{
	for (size_t i = 0; i < CELLS; i++) {
		sums[i] += isnan(cells->values[i]) ? 0 : cells->values[i];
		suppressed[i] = suppressed[i] || table_is_suppressed(cells->why[i]);
	}
}

static struct sums *sums_of(struct dm01_file *file, size_t body)
{
	file->providers =
		memory_reach(file->providers, &file->provider_count, body, sizeof *file->providers);
	return &file->providers[body];
}

static void add_total(struct dm01_file *file, struct sums *sums, const struct cells *cells)
{
	sums->has_total = true;
	sums->line = csv_line(file->table.reader);
	add_to(sums->total, sums->total_suppressed, cells);
}

static void add_test(struct dm01_file *file, struct sums *sums, const struct cells *cells)
{
	sums->has_tests = true;
	if (!sums->has_total)
		sums->line = csv_line(file->table.reader);
	add_to(sums->tests, sums->tests_suppressed, cells);
}

/* The list of tests may grow; but a misspelt name would be missing from its test: it is told. */
static void note_unknown(struct dm01_file *file, const char *text, const char *code)
{
	struct harvest *harvest = file->harvest;

	if (harvest->note == NULL)
		harvest->note = arena_format(&harvest->arena,
			"line %" PRIu64
			": \"%.60s\" is none of the 15 published tests: it is taken "
			"as a test of its own, %s",
			csv_line(file->table.reader), text, code);
}

/* Where the file has tests, each row names one. */
static bool check_test(const struct dm01_file *file, struct error *error)
{
	const char *text = table_text(&file->table, file->test);
	char code[64];

	code_of_words(text, code, sizeof code);
	return file->test == TABLE_NONE || *code || dm01_test_find(text) != NULL ||
	       table_fail(&file->table, file->test, error,
		       "\"%.40s\" is no name of a diagnostic test", text);
}

/* HARVEST_ALL where the file has totals only. */
static size_t find_function(struct dm01_file *file)
{
	const char *text = table_text(&file->table, file->test);
	const struct dm01_test *test = dm01_test_find(text);
	char code[64];

	if (file->test == TABLE_NONE)
		return HARVEST_ALL;
	if (test != NULL)
		return harvest_function(file->harvest, test->code, test->name);
	code_of_words(text, code, sizeof code);
	note_unknown(file, text, code);
	return harvest_function(file->harvest, code, text);
}

/* The commissioner's ICB, whose waits are kept apart. */
static size_t find_commissioner(struct dm01_file *file)
{
	const char *code = table_text(&file->table, file->icb);

	if (strcmp(table_text(&file->table, file->commissioner), "NONC") == 0)
		return HARVEST_NONC;
	if (!*code)
		return HARVEST_BLANK;
	return harvest_body(file->harvest,
		&(struct body){.code = code,
			.name = table_text(&file->table, file->icb_name),
			.kind = BODY_ICB},
		file->harvest->months[0].month);
}

static size_t find_provider(struct dm01_file *file)
{
	const struct table *table = &file->table;
	const char *parent = table_text(table, file->parent);
	int month = file->harvest->months[0].month;

	if (*parent)
		harvest_body(file->harvest,
			&(struct body){.code = parent,
				.name = table_text(table, file->parent_name),
				.kind = BODY_ICB},
			month);
	return harvest_body(file->harvest,
		&(struct body){.code = table_text(table, file->code),
			.name = table_text(table, file->name),
			.kind = BODY_PROVIDER,
			.parent = parent,
			.region = region_code(table_text(table, file->region))},
		month);
}

/* Non-English commissioners are no part of a provider's activity, as they are none of its waits. */
static void add_values(struct dm01_file *file, size_t function, size_t body, size_t commissioner,
	const struct cells *cells)
{
	const double *values = cells->values;
	uint32_t line = (uint32_t)csv_line(file->table.reader);
	struct harvest_waits waits = {.part = PART_DIAGNOSTIC,
		.function = (uint32_t)function,
		.body = (uint32_t)body,
		.commissioner = (uint32_t)commissioner,
		.line = line,
		.open = OPEN};
	int64_t bands[OPEN + 1];

	for (size_t i = 0; i <= OPEN; i++)
		bands[i] = (int64_t)values[i];
	waits.bands = bands;
	if (!isnan(values[WAITING]))
		harvest_waits(file->harvest, &waits);
	for (size_t i = 0; commissioner != HARVEST_NONC && i < ACTIVITIES; i++)
		harvest_figure(
			file->harvest, &(struct harvest_figure){.item = (uint32_t)file->items[i],
					       .function = (uint32_t)function,
					       .body = (uint32_t)body,
					       .line = line,
					       .value = values[ACTIVITY + i],
					       .why = cells->why[ACTIVITY + i]});
}

/* In the workbook, which has no commissioners, a provider has one row of each test. */
static bool check_once(
	const struct dm01_file *file, size_t function, const char *code, struct error *error)
{
	size_t body = harvest_find_body(file->harvest, code);
	struct harvest_figure key = {.item = (uint32_t)file->items[0],
		.function = (uint32_t)function,
		.body = (uint32_t)body};
	const struct harvest_figure *twice =
		file->commissioner == TABLE_NONE && file->icb == TABLE_NONE && body != HARVEST_NONE
			? harvest_find_figure(file->harvest, &key)
			: NULL;

	return twice == NULL ||
	       table_fail(&file->table, file->code, error,
		       "%s has the same test in line %" PRIu32 " too: leave one of the two out",
		       code, twice->line);
}

/* The total of England, in whatever cell it says so, or without a name at all. */
static bool is_england(const struct dm01_file *file)
{
	size_t cells[] = {file->period, file->parent, file->region, file->code, file->name};

	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
		if (table_is_total(table_text(&file->table, cells[i])))
			return true;
	return table_is_nameless(table_text(&file->table, file->code)) &&
	       table_is_nameless(table_text(&file->table, file->name));
}

static bool take_row(void *context, struct error *error)
{
	struct dm01_file *file = context;
	struct table *table = &file->table;
	const char *code = table_text(table, file->code);
	size_t body, function, commissioner;
	struct cells cells;
	int month;

	if (!read_cells(file, &cells, error))
		return false;
	if (!*code && !(cells.values[WAITING] > 0) && isnan(cells.values[ACTIVITY]))
		return true; /* a note below the table */
	if (is_england(file)) {
		add_total(file, &file->england, &cells);
		return true;
	}
	if (!table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!check_test(file, error) ||
		!table_only_month(table, file->period, "DM01", &month, error))
		return false;
	harvest_month(file->harvest, "dm01", month);
	if (file->test != TABLE_NONE && table_is_total(table_text(table, file->test))) {
		add_total(file, sums_of(file, find_provider(file)), &cells);
		return true;
	}
	function = find_function(file); /* of a row that is there twice it is known already */
	if (!check_once(file, function, code, error))
		return false;
	body = find_provider(file);
	commissioner = find_commissioner(file);
	add_values(file, function, body, commissioner, &cells);
	if (function != HARVEST_ALL)
		add_values(file, HARVEST_ALL, body, commissioner, &cells);
	add_test(file, sums_of(file, body), &cells);
	add_test(file, &file->england, &cells);
	return true;
}

/* What is suppressed is part of the other side. */
static bool adds_up(const struct sums *sums, size_t cell)
{
	double total = sums->total[cell], tests = sums->tests[cell];

	return total == tests || (total > tests && sums->tests_suppressed[cell]) ||
	       (total < tests && sums->total_suppressed[cell]);
}

/* With keep_going the rows are taken and the total is not believed. */
static bool check_sums(
	struct dm01_file *file, const struct sums *sums, const char *who, struct error *error)
{
	size_t i = 0;

	while (i < CELLS && adds_up(sums, i))
		i++;
	if (i == CELLS)
		return true;
	file->harvest->in_part = "a total is not what its rows add up to";
	table_fail_at(&file->table, sums->line, file->cells[i], error,
		"the total of %s is %.0f, and the rows add up to %.0f: rows are missing, or were "
		"changed",
		who, sums->total[i], sums->tests[i]);
	return source_mended(
		file->table.source, error->message, "takes the rows as an extract", true, error);
}

/* Where one provider has a total of its tests, all have: without it the file was cut off. */
static bool check_each_has_total(struct dm01_file *file, struct error *error)
{
	const struct sums *without = NULL;
	bool any = false;

	for (size_t i = 0; i < file->provider_count; i++) {
		any = any || file->providers[i].has_total;
		if (file->providers[i].has_tests && !file->providers[i].has_total)
			without = &file->providers[i];
	}
	if (!any || without == NULL)
		return true;
	file->harvest->in_part = "a provider has no total of its tests, as the others have";
	table_fail_at(&file->table, without->line, file->code, error,
		"the rows of %s end without the total of its tests, which the other providers "
		"have: the file is cut off here",
		file->harvest->bodies[without - file->providers].body.code);
	return source_mended(
		file->table.source, error->message, "takes the rows as an extract", true, error);
}

static bool check_totals(struct dm01_file *file, struct error *error)
{
	for (size_t i = 0; i < file->provider_count; i++)
		if (file->providers[i].has_total &&
			!check_sums(file, &file->providers[i], file->harvest->bodies[i].body.code,
				error))
			return false;
	return !file->england.has_total || check_sums(file, &file->england, "England", error);
}

static bool read_file(struct dm01_file *file, struct error *error)
{
	static const char no_total[] =
		"it has no total of England, so it cannot be told whether providers are missing";
	struct table *table = &file->table;
	size_t layout;

	if (!table_find_heading(table, dm01_layouts, &layout, error) || !find_cells(file, error))
		return false;
	find_columns(file);
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->harvest->month_count == 0)
		return error_set(error, "has a heading of DM01 and no provider below it");
	file->harvest->left_out = table->skipped > 0;
	file->harvest->only_totals = file->test == TABLE_NONE;
	file->harvest->totals_agree = file->england.has_total;
	if (!file->england.has_total && file->provider_count > 0)
		file->harvest->note = arena_format(&file->harvest->arena, "%s%s%s",
			file->harvest->note != NULL ? file->harvest->note : "",
			file->harvest->note != NULL ? "; " : "", no_total);
	return table->skipped > 0 ||
	       (check_each_has_total(file, error) && check_totals(file, error));
}

bool dm01_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct dm01_file file = {.harvest = harvest};
	bool done;

	harvest->sums = true;
	done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	free(file.providers);
	return done;
}
