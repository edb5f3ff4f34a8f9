/* Importing our own tables of official statistics: names first, then month by month, as the rows
 * of waits.csv and figures.csv stand in the order of months.csv. */
#include "import/official.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "id_index.h"
#include "model/number.h"
#include "model/waits.h"
#include "official_tables.h"
#include "sheet.h"
#include "store/write_official.h"

/* Places of columns, in the order of official_tables.c. */
enum {
	IMPORT_ID,
	IMPORT_FILE,
	IMPORT_KIND,
	IMPORT_DIGEST,
	IMPORT_BYTES,
	IMPORT_ROWS,
	IMPORT_PERIOD,
	IMPORT_VINTAGE,
	IMPORT_WHEN,
	IMPORT_BUILT_IN
};
enum { MONTH_DATASET, MONTH_MONTH, MONTH_IMPORT, MONTH_VINTAGE, MONTH_WHOLE };
enum {
	BODY_CODE,
	BODY_NAME,
	BODY_FIRST,
	BODY_LAST,
	BODY_KIND,
	BODY_PARENT,
	BODY_IN_REGION,
	BODY_OPENED,
	BODY_CLOSED,
	BODY_SUCCESSOR
};
enum { ROW_DATASET, ROW_MONTH };
enum {
	WAITS_PART = 2,
	WAITS_FUNCTION,
	WAITS_BODY,
	WAITS_COMMISSIONER,
	WAITS_OPEN_WEEK,
	WAITS_UNBANDED,
	WAITS_WEEKS
};
enum { FIGURE_ITEM = 2, FIGURE_FUNCTION, FIGURE_BODY, FIGURE_VALUE, FIGURE_WHY };

struct reading {
	struct store *store;
	const char *folder;
	const struct import_options *options;
	struct import_report *report;
	struct arena arena;
	struct id_index imports, bodies, functions, items; /* numbers in the database */
	struct sheet waits, figures;
	size_t fresh, months;
};

bool official_is_folder(const char *folder)
{
	struct sheet sheet;
	struct error ignored;
	bool found = sheet_open(&sheet, folder, "months.csv", official_months, &ignored);

	sheet_close(&sheet);
	return found;
}

static const char *or_null(const char *text)
{
	return *text ? text : NULL;
}

static void keep(struct reading *reading, struct id_index *index, const char *code, int64_t number)
{
	id_index_add(index, arena_string(&reading->arena, code))->number = (size_t)number;
}

/* Of a code in the row in hand. */
static bool look_up(const struct id_index *index, const struct sheet *sheet, size_t column,
	int64_t *number, struct error *error)
{
	const struct id_entry *entry = id_index_find(index, sheet->cells[column]);

	if (entry == NULL)
		return sheet_fail(sheet, column, error, "\"%.40s\" is not in the table of these",
			sheet->cells[column]);
	*number = (int64_t)entry->number;
	return true;
}

/* Every row of a table of names through `take`. */
static bool read_sheet(struct reading *reading, const char *name, const char *const *columns,
	bool (*take)(struct reading *, const struct sheet *, struct error *), struct error *error)
{
	struct sheet sheet;
	bool done = sheet_open(&sheet, reading->folder, name, columns, error);

	while (done && sheet.more)
		done = take(reading, &sheet, error) && sheet_next(&sheet, error);
	sheet_close(&sheet);
	return done;
}

/*
 * 0 where its months are passed over: the same file was imported before and is there, or it came
 * with the program.
 */
static bool take_import(struct reading *reading, const struct sheet *sheet, struct error *error)
{
	struct import_record record = {.file = sheet->cells[IMPORT_FILE],
		.kind = sheet->cells[IMPORT_KIND],
		.digest = sheet->cells[IMPORT_DIGEST],
		.period = or_null(sheet->cells[IMPORT_PERIOD]),
		.vintage = or_null(sheet->cells[IMPORT_VINTAGE])};
	bool built_in = *sheet->cells[IMPORT_BUILT_IN] != '\0';
	int64_t bytes, rows, known = 0, made = 0;

	if (!sheet_number(sheet, IMPORT_BYTES, &bytes, error) ||
		!sheet_number(sheet, IMPORT_ROWS, &rows, error) ||
		!sheet_number(sheet, IMPORT_WHEN, &record.when, error) ||
		(built_in && !write_import_find_built_in(
				     reading->store, record.digest, &known, error)) ||
		(known == 0 && !write_import_find(reading->store, record.digest, &known, error)))
		return false;
	record.bytes = (uint64_t)bytes;
	record.rows = (uint64_t)rows;
	if (known == 0 && !write_import(reading->store, &record, &made, error))
		return false;
	reading->fresh += known == 0;
	keep(reading, &reading->imports, sheet->cells[IMPORT_ID], made);
	return true;
}

static bool read_kind(const struct sheet *sheet, enum body_kind *kind, struct error *error)
{
	for (int i = 0; i < OFFICIAL_KINDS; i++) {
		if (strcmp(sheet->cells[BODY_KIND], official_kind_names[i]) == 0) {
			*kind = (enum body_kind)i;
			return true;
		}
	}
	return sheet_fail(sheet, BODY_KIND, error,
		"\"%.40s\" is no kind: write provider, icb, region or commissioner",
		sheet->cells[BODY_KIND]);
}

/* The month of a name: blank for a list of organisations. */
static bool read_named(const struct sheet *sheet, size_t column, int *month, struct error *error)
{
	*month = 0;
	return !*sheet->cells[column] || sheet_month(sheet, column, month, error);
}

static bool take_body(struct reading *reading, const struct sheet *sheet, struct error *error)
{
	struct body body = {.code = sheet->cells[BODY_CODE],
		.name = or_null(sheet->cells[BODY_NAME]),
		.parent = or_null(sheet->cells[BODY_PARENT]),
		.region = or_null(sheet->cells[BODY_IN_REGION]),
		.opened = or_null(sheet->cells[BODY_OPENED]),
		.closed = or_null(sheet->cells[BODY_CLOSED]),
		.successor = or_null(sheet->cells[BODY_SUCCESSOR])};
	int64_t number;
	int first, last;

	if (!*body.code)
		return sheet_fail(sheet, BODY_CODE, error, "an organisation needs a code");
	if (!read_kind(sheet, &body.kind, error) || !read_named(sheet, BODY_FIRST, &first, error) ||
		!read_named(sheet, BODY_LAST, &last, error) ||
		!write_body(reading->store, &body, first, &number, error) ||
		(last != first && !write_body(reading->store, &body, last, &number, error)))
		return false;
	keep(reading, &reading->bodies, body.code, number);
	return true;
}

static bool take_function(struct reading *reading, const struct sheet *sheet, struct error *error)
{
	int64_t number;

	if (!*sheet->cells[0])
		return sheet_fail(sheet, 0, error, "a function needs a code");
	if (!write_function(
		    reading->store, sheet->cells[0], or_null(sheet->cells[1]), &number, error))
		return false;
	keep(reading, &reading->functions, sheet->cells[0], number);
	return true;
}

static bool take_item(struct reading *reading, const struct sheet *sheet, struct error *error)
{
	int64_t number;

	if (!*sheet->cells[0])
		return sheet_fail(sheet, 0, error, "an item needs a name");
	if (!write_item(reading->store, sheet->cells[0], or_null(sheet->cells[1]), &number, error))
		return false;
	keep(reading, &reading->items, sheet->cells[0], number);
	return true;
}

/* The row in hand is of this month. */
static bool is_of(const struct sheet *sheet, const char *dataset, const char *month)
{
	return sheet->more && strcmp(sheet->cells[ROW_DATASET], dataset) == 0 &&
	       strcmp(sheet->cells[ROW_MONTH], month) == 0;
}

static bool read_part(const struct sheet *sheet, enum waits_part *part, struct error *error)
{
	for (int i = 1; i < PART_COUNT; i++) {
		if (strcmp(sheet->cells[WAITS_PART], official_part_names[i]) == 0) {
			*part = (enum waits_part)i;
			return true;
		}
	}
	return sheet_fail(
		sheet, WAITS_PART, error, "\"%.40s\" is no part", sheet->cells[WAITS_PART]);
}

/* "0:12 1:15": weeks rise, and none is behind the open one, without which there are none. */
static bool read_weeks(const struct sheet *sheet, struct waits *waits, struct error *error)
{
	const char *text = sheet->cells[WAITS_WEEKS];
	long before = -1;

	while (*text) {
		size_t digits = strspn(text, "0123456789");
		long week = digits > 0 && digits < 5 ? strtol(text, NULL, 10) : -1;
		size_t more = text[digits] == ':' ? strspn(text + digits + 1, "0123456789") : 0;

		if (week <= before || week > waits->open || waits->open == 0 || more == 0 ||
			more > 15)
			return sheet_fail(sheet, WAITS_WEEKS, error,
				"cannot be read at \"%.20s\": write week:count, like 0:12 1:15",
				text);
		waits->bands[week] = strtoll(text + digits + 1, NULL, 10);
		before = week;
		text += digits + 1 + more;
		if (*text == ' ')
			text++;
	}
	return true;
}

static bool read_group(
	const struct reading *reading, struct waits_group *group, struct error *error)
{
	const struct sheet *sheet = &reading->waits;
	int64_t open;

	*group = (struct waits_group){.commissioner = 0};
	if (!sheet_number(sheet, WAITS_OPEN_WEEK, &open, error) ||
		!sheet_number(sheet, WAITS_UNBANDED, &group->waits.unbanded, error))
		return false;
	if (open >= WAITS_BANDS_MOST)
		return sheet_fail(
			sheet, WAITS_OPEN_WEEK, error, "is over %d", WAITS_BANDS_MOST - 1);
	group->waits.open = (int)open;
	return (!*sheet->cells[WAITS_COMMISSIONER] ||
		       look_up(&reading->bodies, sheet, WAITS_COMMISSIONER, &group->commissioner,
			       error)) &&
	       read_weeks(sheet, &group->waits, error);
}

/* What rows of one blob have in common. */
struct key {
	enum waits_part part;
	int64_t function, body;
};

static bool read_key(const struct reading *reading, struct key *key, struct error *error)
{
	const struct sheet *sheet = &reading->waits;

	return read_part(sheet, &key->part, error) &&
	       look_up(&reading->functions, sheet, WAITS_FUNCTION, &key->function, error) &&
	       look_up(&reading->bodies, sheet, WAITS_BODY, &key->body, error);
}

/* The groups of one organisation, part and function. */
static bool read_blob(struct reading *reading, const char *dataset, const char *month,
	struct key *key, struct string_buffer *blob, struct error *error)
{
	struct sheet *sheet = &reading->waits;
	struct key next;

	if (!read_key(reading, key, error))
		return false;
	next = *key;
	while (next.part == key->part && next.function == key->function && next.body == key->body) {
		unsigned char bytes[WAITS_GROUP_MOST];
		struct waits_group group;
		size_t size;

		if (!read_group(reading, &group, error))
			return false;
		size = waits_pack_group(&group, bytes);
		if (size == 0)
			return sheet_fail(sheet, WAITS_WEEKS, error,
				"has more waiting than a month can have: the file is damaged");
		if (blob->size == 0)
			string_buffer_add_char(blob, (char)group.waits.open);
		else if (blob->bytes[0] != (char)group.waits.open)
			return sheet_fail(sheet, WAITS_OPEN_WEEK, error,
				"is another than that of the row above, which is of the same "
				"waits");
		string_buffer_add_bytes(blob, (const char *)bytes, size);
		if (!sheet_next(sheet, error))
			return false;
		if (!is_of(sheet, dataset, month))
			return true;
		if (!read_key(reading, &next, error))
			return false;
	}
	return true;
}

static bool read_waits(struct reading *reading, const struct official_month *month,
	const char *dataset, const char *printed, bool fresh, struct error *error)
{
	struct string_buffer blob = {0};
	bool done = true;

	while (done && is_of(&reading->waits, dataset, printed)) {
		struct key key;

		string_buffer_truncate(&blob, 0);
		done = read_blob(reading, dataset, printed, &key, &blob, error) &&
		       (!fresh ||
			       write_waits(reading->store, month->month, key.part, key.function,
				       key.body, (const unsigned char *)string_buffer_text(&blob),
				       blob.size, error));
	}
	string_buffer_free(&blob);
	return done;
}

static bool read_figure(struct reading *reading, int month, bool fresh, struct error *error)
{
	const struct sheet *sheet = &reading->figures;
	const char *value = sheet->cells[FIGURE_VALUE], *why = sheet->cells[FIGURE_WHY];
	int64_t item = 0, function = 0, body = 0;
	double number = NAN;

	if (*value && !number_parse(value, &number))
		return sheet_fail(sheet, FIGURE_VALUE, error, "\"%.40s\" is no number", value);
	if (!*value && !*why)
		return sheet_fail(
			sheet, FIGURE_WHY, error, "a figure that is missing needs a reason");
	return look_up(&reading->items, sheet, FIGURE_ITEM, &item, error) &&
	       look_up(&reading->functions, sheet, FIGURE_FUNCTION, &function, error) &&
	       look_up(&reading->bodies, sheet, FIGURE_BODY, &body, error) &&
	       (!fresh || write_figure(reading->store, month, item, function, body, number,
				  or_null(why), error));
}

static bool read_figures(struct reading *reading, const struct official_month *month,
	const char *dataset, const char *printed, bool fresh, struct error *error)
{
	bool done = true;

	while (done && is_of(&reading->figures, dataset, printed))
		done = read_figure(reading, month->month, fresh, error) &&
		       sheet_next(&reading->figures, error);
	return done;
}

static bool check_dataset(const struct sheet *sheet, struct error *error)
{
	static const char *const names[] = {"rtt", "ae", "dm01", "cancer", "published", "other"};
	const char *text = sheet->cells[MONTH_DATASET];
	size_t size = strcspn(text, ":");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i]) == size && strncmp(names[i], text, size) == 0 &&
			(text[size] == '\0') == (strcmp(names[i], "other") != 0))
			return true;
	return sheet_fail(sheet, MONTH_DATASET, error, "\"%.40s\" is no dataset", text);
}

static bool check_whole(const struct sheet *sheet, bool *whole, struct error *error)
{
	const char *text = sheet->cells[MONTH_WHOLE];

	*whole = strcmp(text, "yes") == 0;
	return *whole || strcmp(text, "no") == 0 ||
	       sheet_fail(sheet, MONTH_WHOLE, error, "\"%.40s\" is neither yes nor no", text);
}

static bool report_progress(struct reading *reading, struct error *error)
{
	struct import_progress progress = {.file = "official", .rows = reading->months};

	if (reading->options->progress != NULL)
		reading->options->progress(reading->options->context, &progress);
	if (reading->options->cancelled == NULL ||
		!reading->options->cancelled(reading->options->context))
		return true;
	return error_set(error, "cancelled");
}

static bool take_month(struct reading *reading, const struct sheet *sheet, struct error *error)
{
	struct official_month month = {.vintage = or_null(sheet->cells[MONTH_VINTAGE]),
		.replace = reading->options->replace};
	const char *dataset = sheet->cells[MONTH_DATASET], *printed = sheet->cells[MONTH_MONTH];
	char name[16] = "";
	bool fresh;

	if (!check_dataset(sheet, error) || !sheet_month(sheet, MONTH_MONTH, &month.month, error) ||
		!check_whole(sheet, &month.whole, error) ||
		!look_up(&reading->imports, sheet, MONTH_IMPORT, &month.import, error) ||
		!report_progress(reading, error))
		return false;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(dataset, ":"), dataset);
	month.dataset = name;
	fresh = month.import != 0;
	reading->months += fresh;
	return (!fresh || write_month_begin(reading->store, &month, error)) &&
	       read_waits(reading, &month, dataset, printed, fresh, error) &&
	       read_figures(reading, &month, dataset, printed, fresh, error) &&
	       (!fresh || write_month_end(reading->store, &month, &reading->report->lines, error));
}

static bool check_end(const struct sheet *sheet, struct error *error)
{
	return !sheet->more ||
	       sheet_fail(sheet, ROW_MONTH, error,
		       "the rows must stand in the order of months.csv, and be of its months");
}

static bool read_all(struct reading *reading, struct error *error)
{
	return read_sheet(reading, "imports.csv", official_imports, take_import, error) &&
	       read_sheet(reading, "organisations.csv", official_organisations, take_body, error) &&
	       read_sheet(reading, "functions.csv", official_functions, take_function, error) &&
	       read_sheet(reading, "items.csv", official_items, take_item, error) &&
	       sheet_open(&reading->waits, reading->folder, "waits.csv", official_waits, error) &&
	       sheet_open(&reading->figures, reading->folder, "figures.csv", official_figures,
		       error) &&
	       read_sheet(reading, "months.csv", official_months, take_month, error) &&
	       check_end(&reading->waits, error) && check_end(&reading->figures, error);
}

static void report_all(const struct reading *reading)
{
	if (reading->fresh > 0)
		string_buffer_format(&reading->report->lines,
			"%s: %zu import%s of official statistics, %zu month%s\n", reading->folder,
			reading->fresh, reading->fresh == 1 ? "" : "s", reading->months,
			reading->months == 1 ? "" : "s");
	else
		string_buffer_format(&reading->report->lines,
			"%s: nothing to do, all of it was imported before\n", reading->folder);
}

bool official_import(struct store *store, const char *folder, const struct import_options *options,
	struct import_report *report, struct error *error)
{
	struct reading reading = {.store = store,
		.folder = folder,
		.options = options,
		.report = report,
		.waits = {.file = -1},
		.figures = {.file = -1}};
	bool done;

	keep(&reading, &reading.bodies, "England", BODY_ENGLAND);
	keep(&reading, &reading.bodies, "sector:nhs", BODY_SECTOR_NHS);
	keep(&reading, &reading.bodies, "sector:other", BODY_SECTOR_OTHER);
	keep(&reading, &reading.bodies, "NONC", BODY_NONC);
	keep(&reading, &reading.bodies, "BLANK", BODY_BLANK);
	done = read_all(&reading, error);
	sheet_close(&reading.waits);
	sheet_close(&reading.figures);
	if (done)
		report_all(&reading);
	report->files++;
	report->known++;
	report->changed += done && reading.fresh > 0;
	report->same += done && reading.fresh == 0;
	id_index_free(&reading.imports);
	id_index_free(&reading.bodies);
	id_index_free(&reading.functions);
	id_index_free(&reading.items);
	arena_free(&reading.arena);
	return done || error_prefix(error, "%s", folder);
}
