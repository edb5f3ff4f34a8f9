/*
 * Lists of organisations: ODS's etr and eccg without a heading, the lists of NHS Choices with one,
 * and trust_mergers.csv (OFFICIAL-STATISTICS, section 5). They hold no month.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "harvest.h"
#include "importers.h"
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

/* "20171001", or nothing. */
static bool is_date(const char *text)
{
	return !*text || (strlen(text) == 8 && strspn(text, "0123456789") == 8);
}

/* The shape tells: 24 to 28 fields that begin with a code and a name, with dates in their places.
 */
static bool is_ods_row(const struct table *table)
{
	return table->count >= ODS_FIELDS_LEAST && table->count <= ODS_FIELDS_MOST &&
	       table_is_code(table_text(table, ODS_CODE)) && *table_text(table, ODS_NAME) &&
	       strlen(table_text(table, ODS_REGION)) <= 6 &&
	       is_date(table_text(table, ODS_OPENED)) && is_date(table_text(table, ODS_CLOSED)) &&
	       *table_text(table, ODS_OPENED);
}

bool ods_recognises(const char *head, size_t size)
{
	struct csv_bytes bytes = {head, size};
	struct table table = {.reader = csv_open(csv_read_bytes, &bytes, ',')};
	struct error ignored;
	bool found = csv_read(table.reader, &table.fields, &table.count, &ignored) == CSV_RECORD &&
		     is_ods_row(&table);

	table_close(&table);
	return found || table_head_has(head, size, choices_wants) ||
	       table_head_has(head, size, merger_wants);
}

/* "2017-10-01"; NULL where there is none. */
static const char *date_of(const char *text, char out[11])
{
	if (!*text)
		return NULL;
	snprintf(out, 11, "%.4s-%.2s-%.2s", text, text + 4, text + 6);
	return out;
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
	harvest_body(file->harvest,
		&(struct body){.code = table_text(table, ODS_CODE),
			.name = name,
			.kind = kind_of(name),
			.parent = table_text(table, ODS_PARENT),
			.region = region_code(table_text(table, ODS_REGION)),
			.opened = date_of(table_text(table, ODS_OPENED), opened),
			.closed = date_of(table_text(table, ODS_CLOSED), closed)},
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
	char closed[11];

	if (!table_is_code(table_text(table, old)) || !table_is_code(table_text(table, new)))
		return table_fail(table, old, error,
			"a merger needs the codes of two organisations: write them like RTF");
	if (!day_before(table_text(table, date), closed))
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
	if (more && is_ods_row(table))
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
