/* Exporting official statistics: the tables as they would be imported again. */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "import/official.h"
#include "model/month.h"
#include "model/number.h"
#include "model/waits.h"
#include "official_tables.h"
#include "store/dump_official.h"
#include "text/csv.h"

enum {
	FLUSH_FROM = 1 << 20,  /* bytes of text that are written at once */
	BODIES_MOST = 1 << 22, /* numbers above are a damaged file's */
};

struct listed {
	const char *dataset;
	int month;
};

/* The file that is being written, and what its rows refer to. */
struct export
{
	const char *folder;
	struct arena arena;
	struct string_buffer text;
	const char *path;
	int file;
	const char **commissioners; /* codes by number */
	size_t commissioner_count;
	struct listed *months;
	size_t month_count;
	const struct listed *month; /* of the waits and figures in hand */
};

static bool flush(struct export *export, struct error *error)
{
	const char *bytes = string_buffer_text(&export->text);

	for (size_t at = 0; at < export->text.size;) {
		ssize_t put = write(export->file, bytes + at, export->text.size - at);

		if (put < 0 && errno != EINTR)
			return error_set_errno(error, errno, "cannot write %s", export->path);
		at += put > 0 ? (size_t)put : 0;
	}
	string_buffer_truncate(&export->text, 0);
	return true;
}

static void add(struct export *export, const char *text)
{
	if (text != NULL)
		csv_write_field(&export->text, text);
	string_buffer_add_char(&export->text, ',');
}

/* The comma behind the last field becomes the end of the line. */
static bool end_row(struct export *export, struct error *error)
{
	export->text.bytes[export->text.size - 1] = '\n';
	return export->text.size < FLUSH_FROM || flush(export, error);
}

static bool begin_file(
	struct export *export, const char *name, const char *const *headings, struct error *error)
{
	export->path = arena_format(&export->arena, "%s/%s", export->folder, name);
	export->file =
		open(export->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	if (export->file < 0)
		return error_set_errno(error, errno, "cannot write %s", export->path);
	for (; *headings != NULL; headings++)
		add(export, *headings);
	return end_row(export, error);
}

static bool end_file(struct export *export, bool done, struct error *error)
{
	done = done && flush(export, error);
	if (export->file >= 0 && close(export->file) != 0 && done)
		done = error_set_errno(error, errno, "cannot write %s", export->path);
	export->file = -1;
	string_buffer_truncate(&export->text, 0);
	return done;
}

/* "2025-04" of a number as text; nothing of 0, a list of organisations. */
static void add_month(struct export *export, const char *text)
{
	int month = text != NULL ? atoi(text) : 0;
	char printed[8] = "";

	if (month > 0)
		month_print(month, printed);
	add(export, printed);
}

static bool take_import(void *context, const struct dump_row *row, struct error *error)
{
	for (int i = 0; official_imports[i] != NULL; i++)
		add(context, row->text[i]);
	return end_row(context, error);
}

static bool take_month(void *context, const struct dump_row *row, struct error *error)
{
	struct export *export = context;

	if (export->month_count % 64 == 0)
		export->months = memory_resize(
			export->months, export->month_count + 64, sizeof *export->months);
	export->months[export->month_count++] =
		(struct listed){arena_string(&export->arena, row->text[0]), atoi(row->text[1])};
	add(export, row->text[0]);
	add_month(export, row->text[1]);
	add(export, row->text[2]);
	add(export, row->text[3]);
	add(export, strcmp(row->text[4], "0") != 0 ? "yes" : "no");
	return end_row(export, error);
}

static void keep_commissioner(struct export *export, const char *number, const char *code)
{
	unsigned long long at = strtoull(number, NULL, 10);

	if (at >= BODIES_MOST)
		return;
	export->commissioners = memory_reach(export->commissioners, &export->commissioner_count,
		(size_t)at, sizeof *export->commissioners);
	if (export->commissioners[at] == NULL)
		export->commissioners[at] = arena_string(&export->arena, code);
}

static bool take_body(void *context, const struct dump_row *row, struct error *error)
{
	struct export *export = context;

	keep_commissioner(export, row->text[10], row->text[0]);
	for (int i = 0; official_organisations[i] != NULL; i++) {
		if (i == 2 || i == 3)
			add_month(export, row->text[i]);
		else
			add(export, row->text[i]);
	}
	return end_row(export, error);
}

static bool take_pair(void *context, const struct dump_row *row, struct error *error)
{
	add(context, row->text[0]);
	add(context, row->text[1]);
	return end_row(context, error);
}

static void add_number(struct export *export, int64_t number)
{
	char text[24];

	snprintf(text, sizeof text, "%" PRId64, number);
	add(export, text);
}

/* "0:12 1:15": weeks that have anybody. */
static void add_weeks(struct export *export, const struct waits *waits)
{
	const char *space = "";

	for (int i = 0; waits->open > 0 && i <= waits->open; i++) {
		if (waits->bands[i] != 0) {
			string_buffer_format(
				&export->text, "%s%d:%" PRId64, space, i, waits->bands[i]);
			space = " ";
		}
	}
	string_buffer_add_char(&export->text, ',');
}

static const char *commissioner_code(const struct export *export, int64_t number)
{
	return number > 0 && (uint64_t)number < export->commissioner_count
		       ? export->commissioners[number]
		       : NULL;
}

static void add_key(struct export *export)
{
	char month[8];

	month_print(export->month->month, month);
	add(export, export->month->dataset);
	add(export, month);
}

static bool take_waits(void *context, const struct dump_row *row, struct error *error)
{
	struct export *export = context;
	int part = atoi(row->text[0]);
	struct waits_group group;
	size_t at = 0;

	while (waits_next_group(row->bands, row->bands_size, &at, &group)) {
		add_key(export);
		add(export, part > 0 && part < PART_COUNT ? official_part_names[part] : NULL);
		add(export, row->text[1]);
		add(export, row->text[2]);
		add(export, commissioner_code(export, group.commissioner));
		add_number(export, group.waits.open);
		add_number(export, group.waits.unbanded);
		add_weeks(export, &group.waits);
		if (!end_row(export, error))
			return false;
	}
	return at >= row->bands_size ||
	       error_set(error, "the waits of %s are damaged: `concordat check` says more",
		       row->text[2]);
}

static bool take_figure(void *context, const struct dump_row *row, struct error *error)
{
	struct export *export = context;
	char value[40] = "";

	if (!isnan(row->value))
		number_print(row->value, value, sizeof value);
	add_key(export);
	add(export, row->text[0]);
	add(export, row->text[1]);
	add(export, row->text[2]);
	add(export, value);
	add(export, row->text[4]);
	return end_row(export, error);
}

static bool export_table(struct export *export, struct store *store, const char *name,
	const char *const *headings,
	bool (*dump)(struct store *, dump_taker *, void *, struct error *), dump_taker *take,
	struct error *error)
{
	bool done = begin_file(export, name, headings, error) && dump(store, take, export, error);

	return end_file(export, done, error);
}

static bool export_by_month(struct export *export, struct store *store, const char *name,
	const char *const *headings,
	bool (*dump)(struct store *, const char *, int, dump_taker *, void *, struct error *),
	dump_taker *take, struct error *error)
{
	bool done = begin_file(export, name, headings, error);

	for (size_t i = 0; done && i < export->month_count; i++) {
		export->month = &export->months[i];
		done = dump(
			store, export->month->dataset, export->month->month, take, export, error);
	}
	return end_file(export, done, error);
}

static bool count_row(void *context, const struct dump_row *row, struct error *error)
{
	(void)row;
	(void)error;
	++*(size_t *)context;
	return true;
}

static bool export_all(struct export *export, struct store *store, struct error *error)
{
	if (mkdir(export->folder, 0777) != 0 && errno != EEXIST)
		return error_set_errno(error, errno, "cannot make the folder %s", export->folder);
	return export_table(export, store, "imports.csv", official_imports, dump_imports,
		       take_import, error) &&
	       export_table(export, store, "months.csv", official_months, dump_months, take_month,
		       error) &&
	       export_table(export, store, "organisations.csv", official_organisations, dump_bodies,
		       take_body, error) &&
	       export_table(export, store, "functions.csv", official_functions, dump_functions,
		       take_pair, error) &&
	       export_table(
		       export, store, "items.csv", official_items, dump_items, take_pair, error) &&
	       export_by_month(
		       export, store, "waits.csv", official_waits, dump_waits, take_waits, error) &&
	       export_by_month(export, store, "figures.csv", official_figures, dump_figures,
		       take_figure, error);
}

bool official_export(struct store *store, const char *folder, struct error *error)
{
	struct export export = {.folder = folder, .file = -1};
	size_t imports = 0;
	bool done = dump_imports(store, count_row, &imports, error);

	if (done && imports > 0)
		done = export_all(&export, store, error);
	free(export.commissioners);
	free(export.months);
	string_buffer_free(&export.text);
	arena_free(&export.arena);
	return done;
}
