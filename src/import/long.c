/*
 * A long form for anything else: provider, measure, period, value and, if need be, unit. Its
 * figures are of dataset "other", under the id that the file gives.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harvest.h"
#include "importers.h"
#include "model/sector.h"
#include "table.h"

enum { ID_MOST = 60, CODE_ROOM = 8 };

/* A row of all providers: held against theirs, and not kept. */
struct total {
	uint32_t month, item, line; /* of the harvest */
	double value;
};

struct long_file {
	struct table table;
	struct harvest *harvest;
	size_t provider, measure, period, value, unit;
	struct total *totals;
	size_t count, room;
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

/* England is who it says. */
static bool is_total(const struct long_file *file)
{
	const char *text = table_text(&file->table, file->provider);

	return table_is_total(text) && !table_same(text, "England");
}

/* In capital letters; of a total nothing. */
static bool read_code(const struct long_file *file, char code[CODE_ROOM], struct error *error)
{
	const char *text = table_text(&file->table, file->provider);
	bool england = table_same(text, "England");

	memset(code, 0, CODE_ROOM);
	if (is_total(file))
		return true;
	for (size_t i = 0; !england && text[i] != '\0' && i < CODE_ROOM - 1; i++)
		code[i] = text[i] >= 'a' && text[i] <= 'z' ? (char)(text[i] + 'A' - 'a') : text[i];
	if (england)
		memcpy(code, "England", sizeof "England");
	return england || (strlen(text) < CODE_ROOM && table_is_code(code)) ||
	       table_fail(&file->table, file->provider, error,
		       "\"%.40s\" is no organisation's code: write one like RTF, or England", text);
}

static const char *unit_of(const struct long_file *file)
{
	const char *text = table_text(&file->table, file->unit),
		   *value = table_text(&file->table, file->value);

	if (*text)
		return text;
	return *value && value[strlen(value) - 1] == '%' ? "%" : NULL;
}

/* The first row that has one says it for all: one that is taken. */
static void say_unit(struct long_file *file, uint32_t item)
{
	struct harvest_label *label = &file->harvest->items[item];

	if (label->words == NULL)
		label->words = arena_string(&file->harvest->arena, unit_of(file));
}

static bool read_item(struct long_file *file, const char *id, uint32_t *item, struct error *error)
{
	struct harvest *harvest = file->harvest;
	const char *unit = unit_of(file);
	const struct harvest_label *label;

	*item = (uint32_t)harvest_item(harvest, id, NULL);
	label = &harvest->items[*item];
	if (unit == NULL || label->words == NULL || table_same(unit, label->words))
		return true;
	return table_fail(&file->table, file->unit != TABLE_NONE ? file->unit : file->value, error,
		"\"%.40s\" is another unit than \"%.40s\" of the rows above: a measure has one, so "
		"give this one another id",
		unit, label->words);
}

static void keep_total(struct long_file *file, const struct harvest_figure *figure)
{
	if (file->count == file->room) {
		file->room = file->room * 2 + 64;
		file->totals = memory_resize(file->totals, file->room, sizeof *file->totals);
	}
	file->totals[file->count++] =
		(struct total){figure->month, figure->item, figure->line, figure->value};
	file->harvest->note = "rows of totals are checked where they are sums, and not kept: a "
			      "figure of England has England as its provider";
}

static bool take_row(void *context, struct error *error)
{
	struct long_file *file = context;
	const struct table *table = &file->table;
	struct harvest_figure figure = {
		.function = HARVEST_ALL, .line = (uint32_t)csv_line(table->reader)};
	const struct harvest_figure *twice;
	char id[ID_MOST + 8], code[CODE_ROOM];
	int month;

	if (!table_month(table, file->period, &month, error) || !read_measure(file, id, error) ||
		!table_number(
			table, file->value, TABLE_DECIMAL, &figure.value, &figure.why, error) ||
		!read_code(file, code, error) || !read_item(file, id, &figure.item, error))
		return false;
	figure.month = (uint32_t)harvest_month(file->harvest, "other", month);
	file->harvest->months[figure.month].whole = false;
	if (is_total(file)) {
		keep_total(file, &figure);
		say_unit(file, figure.item);
		return true;
	}
	figure.body = (uint32_t)harvest_body(
		file->harvest, &(struct body){.code = code, .kind = kind_of(code)}, month);
	twice = harvest_figure(file->harvest, &figure);
	if (twice != NULL)
		return table_fail(table, file->provider, error,
			"%s has the same measure and month in line %" PRIu32
			" too: leave one of the two out",
			table_text(table, file->provider), twice->line);
	say_unit(file, figure.item);
	return true;
}

/* Whether it can be a sum: percentages, averages and times are none. */
static bool is_count(const struct harvest_label *item)
{
	static const char words[] =
		"percent|percentage|pct|proportion|share|rate|ratio|per|mean|median|average|index|"
		"score|p50|p90|p92|p95|day|days|hour|hours|minute|minutes|month|months|week|weeks|"
		"year|years";
	char small[ID_MOST + 8];
	const char *const texts[] = {item->code, item->words != NULL ? item->words : ""};
	bool none = false;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		snprintf(small, sizeof small, "%s", texts[i]);
		for (char *at = small; *at; at++)
			*at = *at >= 'A' && *at <= 'Z' ? (char)(*at + 'a' - 'A') : *at;
		none = none || strchr(small, '%') != NULL || table_words_match(words, small);
	}
	return !none;
}

static int compare_totals(const void *left, const void *right)
{
	const struct total *a = left, *b = right;

	if (a->month != b->month)
		return a->month < b->month ? -1 : 1;
	if (a->item != b->item)
		return a->item < b->item ? -1 : 1;
	return (a->line > b->line) - (a->line < b->line);
}

/* Of one measure in one month, of providers alone. */
struct added {
	double sum;
	bool adds, missing; /* whole numbers; some have none */
};

static struct added add_up(const struct harvest *harvest, size_t *at, const struct total *total)
{
	struct added out = {.adds = is_count(&harvest->items[total->item])};

	for (; *at < harvest->figure_count; ++*at) {
		const struct harvest_figure *figure = &harvest->figures[*at];
		struct total key = {figure->month, figure->item, total->line, 0};
		int order = compare_totals(&key, total);

		if (order > 0)
			break;
		if (order < 0 || figure->body == HARVEST_ENGLAND)
			continue;
		out.adds = out.adds && harvest->bodies[figure->body].body.kind == BODY_PROVIDER &&
			   (isnan(figure->value) ||
				   (figure->value >= 0 && figure->value == floor(figure->value)));
		out.missing = out.missing || isnan(figure->value);
		out.sum += isnan(figure->value) ? 0 : figure->value;
	}
	return out;
}

/* Figures are in the order of months and measures. */
static bool check_totals(struct long_file *file, struct error *error)
{
	struct added added = {.sum = 0};
	size_t at = 0;

	if (file->count > 1)
		qsort(file->totals, file->count, sizeof *file->totals, compare_totals);
	for (size_t i = 0; i < file->count && file->table.skipped == 0; i++) {
		const struct total *total = &file->totals[i];

		if (i == 0 || total[-1].month != total->month || total[-1].item != total->item)
			added = add_up(file->harvest, &at, total);
		if (!added.adds || isnan(total->value) || total->value == added.sum ||
			(added.missing && total->value > added.sum))
			continue;
		table_fail_at(&file->table, total->line, file->value, error,
			"the total is %.10g, and the rows add up to %.0f: rows are missing, or "
			"were changed; where it is no sum, leave the row out or give a unit like "
			"%%",
			total->value, added.sum);
		if (!source_mended(file->table.source, error->message, "takes the rows without it",
			    false, error))
			return false;
	}
	return true;
}

static bool check_columns(struct long_file *file, struct error *error)
{
	const size_t columns[] = {
		file->provider, file->measure, file->period, file->value, file->unit};

	return table_check_twice(&file->table, columns, sizeof columns / sizeof *columns, error);
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
	if (!check_columns(file, error) || !table_each(table, take_row, file, error))
		return false;
	if (file->harvest->figure_count == 0)
		return error_set(error, "has a heading, and no row%s below it",
			file->count > 0 ? " but totals" : "");
	harvest_sort(file->harvest);
	return check_totals(file, error);
}

bool long_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct long_file file = {.harvest = harvest};
	bool done;

	harvest->judged = false;
	harvest->unique = true;
	done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	free(file.totals);
	return done;
}
