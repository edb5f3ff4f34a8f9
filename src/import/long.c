/*
 * A long form for anything else: provider, measure, period, value and, if need be, unit. Its
 * figures are of dataset "other", under the id that the file gives.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "harvest.h"
#include "importers.h"
#include "model/month.h"
#include "model/sector.h"
#include "table.h"

enum { ID_MOST = 60 };

struct long_file {
	struct table table;
	struct harvest *harvest;
	size_t provider, measure, period, value, unit;
};

static const struct table_want wants[] = {{"provider|organisation|org|code", "provider"},
	{"measure", "measure"}, {"period|month", "period"}, {"value", "value"}, {NULL, NULL}};
const struct table_want *const long_layouts[] = {wants, NULL};

bool long_recognises(const char *head, size_t size)
{
	return table_head_has(head, size, wants);
}

/* What official files fill: a figure of the reader's own must not look like one of theirs. */
static bool is_official(const char *id)
{
	static const char *const beginnings[] = {"rtt.", "ae.", "dm01.", "cancer.", "published."};

	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (strncmp(id, beginnings[i], strlen(beginnings[i])) == 0)
			return true;
	return false;
}

static bool read_measure(struct long_file *file, char id[ID_MOST + 8], struct error *error)
{
	static const char signs[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
	const char *text = table_text(&file->table, file->measure);
	size_t size = strspn(text, signs);
	bool official = is_official(text);

	if (size == 0 || size > ID_MOST || text[size] != '\0')
		return table_fail(&file->table, file->measure, error,
			"\"%.40s\" is no id of a measure: write letters, digits, '.', '_' and '-', "
			"like beds.occupied",
			text);
	if (official)
		file->harvest->note = "measures with the ids of official ones are kept apart, as "
				      "own.rtt… and the like";
	snprintf(id, ID_MOST + 8, "%s%.*s", official ? "own." : "", ID_MOST, text);
	return true;
}

/* Codes of ICBs and regions are theirs, whatever the column is called. */
static enum body_kind kind_of(const char *code)
{
	if (strlen(code) != 3)
		return BODY_PROVIDER;
	if (region_code(code) != NULL)
		return BODY_REGION;
	return code[0] == 'Q' ? BODY_ICB : BODY_PROVIDER;
}

static bool read_provider(
	struct long_file *file, int month, struct harvest_figure *figure, struct error *error)
{
	const char *text = table_text(&file->table, file->provider);
	char code[8] = "";

	if (table_same(text, "England")) {
		figure->body = HARVEST_ENGLAND;
		return true;
	}
	for (size_t i = 0; text[i] != '\0' && i < sizeof code - 1; i++)
		code[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] + 'A' - 'a') : text[i];
	if (strlen(text) >= sizeof code || !table_is_code(code))
		return table_fail(&file->table, file->provider, error,
			"\"%.40s\" is no organisation's code: write one like RTF, or England",
			text);
	figure->body = (uint32_t)harvest_body(
		file->harvest, &(struct body){.code = code, .kind = kind_of(code)}, month);
	return true;
}

static const char *unit_of(const struct long_file *file)
{
	const char *text = table_text(&file->table, file->unit),
		   *value = table_text(&file->table, file->value);

	if (*text)
		return text;
	return *value && value[strlen(value) - 1] == '%' ? "%" : NULL;
}

static bool take_row(void *context, struct error *error)
{
	struct long_file *file = context;
	const struct table *table = &file->table;
	struct harvest_figure figure = {
		.function = HARVEST_ALL, .line = (uint32_t)csv_line(table->reader)};
	char id[ID_MOST + 8];
	int month;

	if (!table_month(table, file->period, &month, error))
		return false;
	if (!read_measure(file, id, error) ||
		!table_number(
			table, file->value, TABLE_DECIMAL, &figure.value, &figure.why, error) ||
		!read_provider(file, month, &figure, error))
		return false;
	figure.month = (uint32_t)harvest_month(file->harvest, "other", month);
	file->harvest->months[figure.month].whole = false;
	figure.item = (uint32_t)harvest_item(file->harvest, id, unit_of(file));
	harvest_figure(file->harvest, &figure);
	return true;
}

static bool read_file(struct long_file *file, struct error *error)
{
	struct table *table = &file->table;
	size_t layout;

	if (!table_find_heading(table, long_layouts, &layout, error))
		return false;
	file->provider = table_column(table, wants[0].words, 0);
	file->measure = table_column(table, wants[1].words, 0);
	file->period = table_column(table, wants[2].words, 0);
	file->value = table_column(table, wants[3].words, 0);
	file->unit = table_column(table, "unit", 0);
	if (!table_each(table, take_row, file, error))
		return false;
	if (file->harvest->figure_count == 0)
		return error_set(error, "has a heading, and no row below it");
	return true;
}

bool long_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct long_file file = {.harvest = harvest};
	bool done;

	harvest->judged = false;
	done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	return done;
}
