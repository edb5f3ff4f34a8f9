/*
 * Lists of organisations: ODS's etr and eccg without a heading, the lists of NHS Choices with one,
 * and trust_mergers.csv (OFFICIAL-STATISTICS, section 5). They hold no month.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "harvest.h"
#include "importers.h"
#include "model/date.h"
#include "model/month.h"
#include "model/sector.h"
#include "table.h"

/* Places in a row of ODS, which has no heading. */
enum { ODS_CODE, ODS_NAME, ODS_REGION, ODS_PARENT, ODS_OPENED = 10, ODS_CLOSED };
enum { ODS_FIELDS_LEAST = 24, ODS_FIELDS_MOST = 28 }; /* 27, or 24 in copies that were stripped */

struct ods_file {
	struct table table;
	struct harvest *harvest;
};

static const struct table_want choices_wants[] = {{"organisationcode", "OrganisationCode"},
	{"organisationname", "OrganisationName"}, {NULL, NULL}};
static const struct table_want merger_wants[] = {{"code old", "trust_code_old"},
	{"code new", "trust_code_new"}, {"date", "from_date"}, {NULL, NULL}};
const struct table_want *const ods_layouts[] = {choices_wants, merger_wants, NULL};

/* "20171001", or as a spreadsheet saves it "2017-10-01" and "01/10/2017"; true where there is such
 * a day. */
static bool read_date(const char *text, char out[11])
{
	static const struct {
		const char *form;
		int year, day; /* which of the three */
		int size;      /* at least: without signs between them no digit may be left out */
	} forms[] = {
		{"%4d%2d%2d%n", 0, 2, 8}, {"%4d-%2d-%2d%n", 0, 2, 0}, {"%2d/%2d/%4d%n", 2, 0, 0}};
	bool found = false, plain = text[strspn(text, "0123456789-/")] == '\0';

	for (size_t i = 0; plain && !found && i < sizeof forms / sizeof *forms; i++) {
		int parts[3], end = 0;
		struct calendar_date date;

		if (sscanf(text, forms[i].form, &parts[0], &parts[1], &parts[2], &end) != 3 ||
			text[end] != '\0' || end < forms[i].size || parts[forms[i].year] < 1000 ||
			parts[1] < 0 || parts[forms[i].day] < 0)
			continue;
		snprintf(out, 11, "%04d-%02d-%02d", parts[forms[i].year] % 10000, parts[1] % 100,
			parts[forms[i].day] % 100);
		found = calendar_date_parse(out, &date);
	}
	return found;
}

static bool has_shape_of_date(const char *text)
{
	size_t size = strlen(text);

	return size >= 8 && size <= 10 && strspn(text, "0123456789-/") == size;
}

/* 24 to 28 fields that begin with a code and a name. */
static bool is_ods_row(const struct table *table)
{
	return table->count >= ODS_FIELDS_LEAST && table->count <= ODS_FIELDS_MOST &&
	       table_is_code(table_text(table, ODS_CODE)) && *table_text(table, ODS_NAME) &&
	       strlen(table_text(table, ODS_REGION)) <= 6;
}

/* Without a heading the shape of the first row tells, with dates in their places. */
static bool begins_ods(const struct table *table)
{
	const char *closed = table_text(table, ODS_CLOSED);

	return is_ods_row(table) && has_shape_of_date(table_text(table, ODS_OPENED)) &&
	       (!*closed || has_shape_of_date(closed));
}

bool ods_recognises(const char *head, size_t size)
{
	struct csv_bytes bytes = {head, size};
	struct table table = {.reader = csv_open(csv_read_bytes, &bytes, ',')};
	struct error ignored;
	bool found = csv_read(table.reader, &table.fields, &table.count, &ignored) == CSV_RECORD &&
		     begins_ods(&table);

	table_close(&table);
	return found || table_head_has(head, size, choices_wants) ||
	       table_head_has(head, size, merger_wants);
}

/* "2017-10-01" in out, or "" where the cell is blank. */
static bool read_day(const struct table *table, size_t column, char out[11], struct error *error)
{
	const char *text = table_text(table, column);

	*out = '\0';
	return !*text || read_date(text, out) ||
	       table_fail(table, column, error,
		       "\"%.40s\" is no date: write one like 20171001, 2017-10-01 or 01/10/2017",
		       text);
}

/* Clinical commissioning groups, integrated care boards and their parts, as their names say. */
static enum body_kind kind_of(const char *name)
{
	static const char *const words[] = {"CCG", "ICB", "INTEGRATED CARE BOARD", "COMMISSIONING",
		"SUB-ICB", "CLINICAL COMMISSIONING GROUP"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(name, words[i]) != NULL)
			return BODY_COMMISSIONER;
	return BODY_PROVIDER;
}

static bool take_ods_row(struct ods_file *file, struct error *error)
{
	const struct table *table = &file->table;
	char opened[11], closed[11];
	const char *name = table_text(table, ODS_NAME);

	if (!is_ods_row(table))
		return table_fail(table, 0, error,
			"is no row of a list of ODS: it should have 27 fields, a code and a name "
			"first, dates like 20171001 in fields 11 and 12");
	if (!read_day(table, ODS_OPENED, opened, error) ||
		!read_day(table, ODS_CLOSED, closed, error))
		return false;
	harvest_body(file->harvest,
		&(struct body){.code = table_text(table, ODS_CODE),
			.name = name,
			.kind = kind_of(name),
			.parent = table_text(table, ODS_PARENT),
			.region = region_code(table_text(table, ODS_REGION)),
			.opened = opened,
			.closed = closed},
		0);
	return true;
}

/* Rows of the first one's shape, to the end. */
static bool read_ods(struct ods_file *file, bool more, struct error *error)
{
	struct table *table = &file->table;

	while (more) {
		table->rows++;
		if (!take_ods_row(file, error) && !table_skip(table, error))
			return false;
		if (!table_next(table, &more, error))
			return false;
	}
	return true;
}

static bool take_choices_row(void *context, struct error *error)
{
	struct ods_file *file = context;
	const struct table *table = &file->table;
	const char *code = table_text(table, table_column(table, "organisationcode", 0)),
		   *type = table_text(table, table_column(table, "organisationtype", 0));

	if (!table_is_code(code))
		return table_fail(table, table_column(table, "organisationcode", 0), error,
			"\"%.40s\" is no organisation's code: write one like RTF", code);
	harvest_body(file->harvest,
		&(struct body){.code = code,
			.name = table_text(table, table_column(table, "organisationname", 0)),
			.kind = table_same(type, "Clinical Commissioning Group") ||
						table_same(type, "Area Team")
					? BODY_COMMISSIONER
					: BODY_PROVIDER},
		0);
	return true;
}

/* The day before "2020-04-01"; false where it is no date. */
static bool day_before(const char *date, char out[11])
{
	int month = month_parse(date), day = 0;

	if (month == MONTH_NONE || strlen(date) != 10 || sscanf(date + 8, "%2d", &day) != 1 ||
		day < 1 || day > month_days(month))
		return false;
	if (day == 1)
		day = month_days(--month);
	else
		day--;
	return snprintf(out, 11, "%04d-%02d-%02d", month_year(month) % 10000, month_in_year(month),
		       day % 100) == 10;
}

static bool take_merger(void *context, struct error *error)
{
	struct ods_file *file = context;
	const struct table *table = &file->table;
	size_t old = table_column(table, "code old", 0), new = table_column(table, "code new", 0),
	       date = table_column(table, "date", 0);
	char day[11], closed[11];

	if (!table_is_code(table_text(table, old)) || !table_is_code(table_text(table, new)))
		return table_fail(table, old, error,
			"a merger needs the codes of two organisations: write them like RTF");
	if (!read_date(table_text(table, date), day) || !day_before(day, closed))
		return table_fail(table, date, error,
			"\"%.40s\" is no date: write one like 2020-04-01", table_text(table, date));
	harvest_body(file->harvest,
		&(struct body){.code = table_text(table, old),
			.kind = BODY_PROVIDER,
			.closed = closed,
			.successor = table_text(table, new)},
		0);
	harvest_body(file->harvest,
		&(struct body){.code = table_text(table, new), .kind = BODY_PROVIDER}, 0);
	return true;
}

static bool read_file(struct ods_file *file, struct error *error)
{
	struct table *table = &file->table;
	size_t layout;
	bool more;

	if (!table_next(table, &more, error))
		return false;
	if (more && begins_ods(table))
		return read_ods(file, more, error);
	table_rewind(table);
	if (!table_find_heading(table, ods_layouts, &layout, error))
		return false;
	return table_each(table,
		ods_layouts[layout] == merger_wants ? take_merger : take_choices_row, file, error);
}

bool ods_read(struct source *source, struct harvest *harvest, struct error *error)
{
	struct ods_file file = {.harvest = harvest};
	bool done = table_open(&file.table, source, error) && read_file(&file, error);

	harvest->rows = file.table.rows - file.table.skipped;
	table_close(&file.table);
	return done;
}
