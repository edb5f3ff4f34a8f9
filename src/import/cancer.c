/*
 * Cancer waiting times, the extract by provider (OFFICIAL-STATISTICS, section 4). 31 and 62 days
 * have every patient twice, by modality and by type of cancer: the types are taken, and the
 * modalities must add up to them.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "cancer_sections.h"
#include "code_of_words.h"
#include "harvest.h"
#include "importers.h"
#include "table.h"

static const struct standard_kind {
	const char *begins, *items[2],
		*checks[2], /* total, within; checks: by modality, not kept */
		*by_modality;
} standards[] = {
	{"28-day", {"cancer.28day.total", "cancer.28day.within"}, {NULL, NULL}, NULL},
	{"31-day", {"cancer.31day.total", "cancer.31day.within"}, {"31 total", "31 within"},
		"31-day by modality"},
	{"62-day", {"cancer.62day.total", "cancer.62day.within"}, {"62 total", "62 within"},
		"62-day by modality"},
};
enum { STANDARDS = sizeof standards / sizeof *standards };

struct cancer_file {
	struct table table;
	struct harvest *harvest;
	size_t period, standard, code, type, route, total, within, breaches;
	struct cancer_sections sections;
	uint64_t last_line; /* that was taken */
	size_t items[STANDARDS][2], checks[STANDARDS][2];
};

/* Patients count half where two providers share them. */
struct patients {
	double total, within, breaches;
	const char *why_total, *why_within, *why_breaches;
};

static const struct table_want wants[] = {{"period", "PERIOD"}, {"standard !within", "STANDARD"},
	{"org code", "ORG CODE"}, {"cancer type", "CANCER TYPE"},
	{"total treated", "TOTAL TREATED"}, {"within standard", "WITHIN STANDARD"}, {NULL, NULL}};
const struct table_want *const cancer_layouts[] = {wants, NULL};

bool cancer_recognises(const char *head, size_t size)
{
	return table_head_has(head, size, wants);
}

static bool find_columns(struct cancer_file *file, struct error *error)
{
	struct table *table = &file->table;
	size_t layout;

	if (!table_find_heading(table, cancer_layouts, &layout, error))
		return false;
	file->period = table_column(table, "period", 0);
	file->standard = table_column(table, "standard !within", 0);
	file->code = table_column(table, "org code", 0);
	file->type = table_column(table, "cancer type", 0);
	file->route = table_column(table, "stage|route", 0);
	file->total = table_column(table, "total treated", 0);
	file->within = table_column(table, "within standard", 0);
	file->breaches = table_column(table, "breaches", 0);
	for (size_t i = 0; i < STANDARDS; i++) {
		for (size_t k = 0; k < 2; k++) {
			const struct standard_kind *kind = &standards[i];

			file->items[i][k] = harvest_item(file->harvest, kind->items[k], "patients");
			if (kind->checks[k] != NULL)
				file->checks[i][k] =
					harvest_item(file->harvest, kind->checks[k], NULL);
		}
	}
	return true;
}

static bool find_standard(const struct cancer_file *file, size_t *standard, struct error *error)
{
	const char *text = table_text(&file->table, file->standard);

	for (*standard = 0; *standard < STANDARDS; ++*standard)
		if (strncmp(text, standards[*standard].begins,
			    strlen(standards[*standard].begins)) == 0)
			return true;
	return table_fail(&file->table, file->standard, error,
		"\"%.40s\" is no standard: write 28-day FDS, 31-day Combined or 62-day Combined",
		text);
}

static bool read_patients(const struct cancer_file *file, struct patients *out, struct error *error)
{
	const struct table *table = &file->table;

	if (!table_number(table, file->total, TABLE_HALVES, &out->total, &out->why_total, error) ||
		!table_number(
			table, file->within, TABLE_HALVES, &out->within, &out->why_within, error) ||
		!table_number(table, file->breaches, TABLE_HALVES, &out->breaches,
			&out->why_breaches, error))
		return false;
	if (file->breaches != TABLE_NONE && fabs(out->total - out->within - out->breaches) > 1e-6)
		return table_fail(table, file->breaches, error,
			"%g within the standard and %g breaches are not %g treated", out->within,
			out->breaches, out->total);
	return true;
}

static void add(struct cancer_file *file, struct harvest_figure figure, size_t item,
	size_t function, double value, const char *why)
{
	figure.item = (uint32_t)item;
	figure.function = (uint32_t)function;
	figure.value = value;
	figure.why = why;
	harvest_figure(file->harvest, &figure);
}

static size_t find_type(struct cancer_file *file)
{
	const char *text = table_text(&file->table, file->type);
	char code[80];

	code_of_words(text, code, sizeof code);
	return *code ? harvest_function(file->harvest, code, text) : HARVEST_ALL;
}

static bool is_by_modality(const struct cancer_file *file, size_t standard)
{
	return standards[standard].checks[0] != NULL &&
	       table_same(table_text(&file->table, file->type), "ALL CANCERS");
}

static void add_patients(struct cancer_file *file, struct harvest_figure figure, size_t standard,
	const struct patients *patients)
{
	size_t function;

	if (is_by_modality(file, standard)) {
		add(file, figure, file->checks[standard][0], HARVEST_ALL, patients->total,
			patients->why_total);
		add(file, figure, file->checks[standard][1], HARVEST_ALL, patients->within,
			patients->why_within);
		return;
	}
	function = find_type(file);
	for (int all = 0; all < 2; all++) {
		size_t of = all ? HARVEST_ALL : function;

		if (all && function == HARVEST_ALL)
			break;
		add(file, figure, file->items[standard][0], of, patients->total,
			patients->why_total);
		add(file, figure, file->items[standard][1], of, patients->within,
			patients->why_within);
	}
}

static const char *section_of(const struct cancer_file *file, size_t standard)
{
	return is_by_modality(file, standard) ? standards[standard].by_modality
					      : standards[standard].begins;
}

static bool take_row(void *context, struct error *error)
{
	struct cancer_file *file = context;
	const struct table *table = &file->table;
	const char *code = table_text(table, file->code);
	struct harvest_figure figure = {.line = (uint32_t)csv_line(table->reader)};
	struct patients patients;
	size_t standard;
	int month;

	if (table_is_total(code) || table_same(code, "ENG"))
		return true; /* a sum of the rows: worked out again from them */
	if (!table_is_code(code))
		return table_fail(table, file->code, error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	if (!table_cell_month(table, file->period, &month, error) ||
		!find_standard(file, &standard, error) || !read_patients(file, &patients, error))
		return false;
	figure.month = (uint32_t)harvest_month(file->harvest, "cancer", month);
	figure.body = (uint32_t)harvest_body(
		file->harvest, &(struct body){.code = code, .kind = BODY_PROVIDER}, month);
	add_patients(file, figure, standard, &patients);
	cancer_sections_add(&file->sections, file->harvest, section_of(file, standard),
		table_text(table, file->route), figure.month, patients.total);
	file->last_line = figure.line;
	return true;
}

/* What the item of a check stands for, or TABLE_NONE. */
static size_t checked_item(const struct cancer_file *file, size_t item)
{
	for (size_t i = 0; i < STANDARDS; i++)
		for (size_t k = 0; k < 2; k++)
			if (standards[i].checks[k] != NULL && file->checks[i][k] == item)
				return file->items[i][k];
	return TABLE_NONE;
}

/* With keep_going the types are taken. figure: of the modalities, by the item of the types. */
static bool refuse_modalities(struct cancer_file *file, const struct harvest_figure *figure,
	double types, struct error *error)
{
	struct harvest *harvest = file->harvest;

	harvest->in_part = "its types of cancer and its modalities do not add up to the same";
	table_fail_at(&file->table, figure->line, file->total, error,
		"the types of cancer of %s add up to %g, and the modalities to %g (%s): rows are "
		"missing, or were changed",
		harvest->bodies[figure->body].body.code, types, figure->value,
		harvest->items[figure->item].code);
	return source_mended(file->table.source, error->message,
		"takes the rows as an extract, by types of cancer", true, error);
}

/* Modalities are compared with types and then let go; alone they are all there is. */
static bool check_modalities(struct cancer_file *file, struct error *error)
{
	struct harvest *harvest = file->harvest;
	size_t kept = 0;

	for (size_t i = 0; i < harvest->figure_count; i++) {
		struct harvest_figure figure = harvest->figures[i];
		const struct harvest_figure *types;
		size_t item = checked_item(file, figure.item);

		if (item == TABLE_NONE)
			continue;
		figure.item = (uint32_t)item;
		types = harvest_find_figure(harvest, &figure);
		harvest->figures[i].item = types != NULL ? UINT32_MAX : (uint32_t)item;
		if (types != NULL && file->table.skipped == 0 &&
			fabs(types->value - figure.value) > 1e-6 && /* not where one is missing */
			!refuse_modalities(file, &figure, types->value, error))
			return false;
	}
	for (size_t i = 0; i < harvest->figure_count; i++)
		if (harvest->figures[i].item != UINT32_MAX)
			harvest->figures[kept++] = harvest->figures[i];
	harvest->figure_count = kept;
	return true;
}

/* With keep_going the month that lacks something is one in part. */
static bool check_end(struct cancer_file *file, struct error *error)
{
	struct string_buffer lacks = {0};
	bool done = true;
	size_t month;

	cancer_sections_judge(&file->sections, file->harvest, &month, &lacks);
	if (lacks.size > 0) {
		file->harvest->months[month].whole = false;
		table_fail_at(&file->table, file->last_line, file->code, error,
			"it ends with this row: %s: it is cut off here; --keep-going takes that "
			"month in part",
			string_buffer_text(&lacks));
		done = source_lacks(file->table.source, error->message, error);
	}
	string_buffer_free(&lacks);
	return done;
}

static bool read_file(struct cancer_file *file, struct error *error)
{
	struct table *table = &file->table;

	if (!find_columns(file, error))
		return false;
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->harvest->month_count == 0)
		return error_set(
			error, "has a heading of cancer waiting times and no row below it");
	file->harvest->left_out = table->skipped > 0;
	return check_end(file, error) && check_modalities(file, error);
}

bool cancer_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct cancer_file file = {.harvest = harvest};
	bool done;

	harvest->sums = true;
	done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	cancer_sections_free(&file.sections);
	return done;
}
