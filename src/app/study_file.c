/* Reading a file of dates and values as something to study. */
#include "study_file.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/date.h"
#include "model/month.h"
#include "study_cells.h"
#include "study_sheet.h"
#include "text/encoding.h"

enum { LARGEST = 16 << 20 }; /* bytes of a file of one series */

/* A row as it was read. */
struct dated {
	struct study_row row;
	uint64_t line;
};

struct rows {
	struct dated *items;
	size_t count;
	bool percent;			 /* a value had its sign */
	uint64_t signed_line, bare_line; /* the first with one, and the first 0 to 1 without; 0 */
};

/* Squares of squares are computed: beyond these they would overflow, or vanish. */
static const double largest_value = 1e60, smallest_value = 1e-60;

static const char *iso_of(struct arena *arena, int month, int day)
{
	return arena_format(arena, "%04d-%02d-%02d", month_year(month), month_in_year(month), day);
}

static int day_of_month(const struct study_row *row)
{
	return (int)(row->day - date_day(month_year(row->month), month_in_year(row->month), 1)) + 1;
}

static bool take_value(const struct study_sheet *sheet, const struct sheet_line *line,
	size_t column, const char *what, bool *percent, double *out, struct error *error)
{
	const char *text = sheet_cell(line, column);

	*out = NAN;
	if (study_cell_is_missing(text))
		return true;
	if (study_cell_number(text, sheet->decimal, out, percent)) {
		double size = fabs(*out);

		return (size <= largest_value && (size >= smallest_value || size == 0)) ||
		       error_set(error,
			       "line %llu: '%.40s' is too %s to compute with: write the %ss in "
			       "another unit, between 1e-60 and 1e60",
			       (unsigned long long)line->line, text, size > 1 ? "large" : "small",
			       what);
	}
	return error_set(error,
		"line %llu: '%.40s' is no %s: write a number such as 1234.5 or 1,234, or NA where "
		"it is missing",
		(unsigned long long)line->line, text, what);
}

enum { HINT_SIZE = 300 };

/* Columns that were taken by their places may be the other way round. */
static const char *which_is_which(const struct study_sheet *sheet, char hint[HINT_SIZE])
{
	if (strcasecmp(sheet->value_heading, "numerator") == 0)
		return "";
	if (*sheet->value_heading == '\0')
		return "; the first column of numbers is taken as the numerator: a first line "
		       "with numerator and denominator says otherwise";
	snprintf(hint, HINT_SIZE,
		"; '%.40s' is taken as the numerator and '%.40s' as the denominator: head the "
		"columns numerator and denominator to say which is which",
		sheet->value_heading, sheet->denominator_heading);
	return hint;
}

/* A share, in per cent; what cannot be one is refused, 0 of 0 is no figure. */
static bool take_share(const struct study_sheet *sheet, const struct sheet_line *line,
	struct study_row *row, struct error *error)
{
	char hint[HINT_SIZE];
	bool ignored;

	if (!take_value(sheet, line, sheet->value, "numerator", &ignored, &row->numerator, error) ||
		!take_value(sheet, line, sheet->denominator, "denominator", &ignored,
			&row->denominator, error))
		return false;
	if (isnan(row->numerator) || isnan(row->denominator))
		return true;
	if (row->numerator < 0 || row->numerator > row->denominator)
		return error_set(error,
			"line %llu: %.40s of %.40s is no share: a numerator is at least 0 and at "
			"most its denominator%s",
			(unsigned long long)line->line, sheet_cell(line, sheet->value),
			sheet_cell(line, sheet->denominator),
			row->numerator > row->denominator ? which_is_which(sheet, hint) : "");
	row->value = 100 * row->numerator / row->denominator;
	return true;
}

/* Beside "95 %" a 0.95 may be a fraction of it, or less than one per cent. */
static bool see_percent(
	struct rows *rows, uint64_t line, double value, bool percent, struct error *error)
{
	rows->percent = rows->percent || percent;
	if (percent && rows->signed_line == 0)
		rows->signed_line = line;
	else if (!percent && rows->bare_line == 0 && fabs(value) > 0 && fabs(value) <= 1)
		rows->bare_line = line;
	return rows->signed_line == 0 || rows->bare_line == 0 ||
	       error_set(error,
		       "line %llu has the sign of per cent and line %llu, with a value of 0 to 1, "
		       "has not: write all with it, or all without",
		       (unsigned long long)rows->signed_line, (unsigned long long)rows->bare_line);
}

static bool take_row(const struct study_sheet *sheet, const struct sheet_line *line,
	struct rows *rows, struct error *error)
{
	struct study_row row = {.value = NAN, .numerator = NAN, .denominator = NAN};
	const char *date = sheet_cell(line, sheet->date);
	bool ignored, percent = false;

	if (!study_date_parse(date, &row.day, &row.month, &ignored))
		return error_set(error,
			"line %llu: '%.40s' is no date such as 2024-04-09, 2024-04, Apr 2024 or "
			"09/04/2024",
			(unsigned long long)line->line, date);
	if (!(sheet->shares ? take_share(sheet, line, &row, error)
			    : take_value(sheet, line, sheet->value, "value", &percent, &row.value,
				      error)) ||
		!see_percent(rows, line->line, row.value, percent, error))
		return false;
	if (!isfinite(row.value)) {
		row.value = NAN;
		row.why = "no figure";
	}
	rows->items[rows->count++] = (struct dated){row, line->line};
	return true;
}

static bool take_rows(const struct study_sheet *sheet, struct arena *arena, struct rows *rows,
	struct error *error)
{
	rows->items = arena_array(arena, sheet->count + 1, sizeof *rows->items);
	for (size_t i = 0; i < sheet->count; i++)
		if (!take_row(sheet, &sheet->lines[i], rows, error))
			return false;
	return true;
}

static int compare_days(const void *left, const void *right)
{
	const struct dated *a = left, *b = right;

	if (a->row.day != b->row.day)
		return (a->row.day > b->row.day) - (a->row.day < b->row.day);
	return (a->line > b->line) - (a->line < b->line);
}

static bool sort_rows(struct rows *rows, struct arena *arena, struct error *error)
{
	struct dated *items = rows->items;
	bool known = false;

	if (rows->count == 0)
		return error_set(error, "it has no rows of date,value");
	qsort(items, rows->count, sizeof *items, compare_days);
	for (size_t i = 1; i < rows->count; i++)
		if (items[i].row.day == items[i - 1].row.day)
			return error_set(error,
				"line %llu: %s is also on line %llu: a chart takes "
				"one value a date",
				(unsigned long long)items[i].line,
				iso_of(arena, items[i].row.month, day_of_month(&items[i].row)),
				(unsigned long long)items[i - 1].line);
	for (size_t i = 0; i < rows->count; i++)
		known = known || !isnan(items[i].row.value);
	return known || error_set(error, "there is no figure to chart");
}

/* Rows are months where no month has two and most follow one another. */
static bool are_months(const struct rows *rows)
{
	size_t next = 0;

	for (size_t i = 1; i < rows->count; i++) {
		int step = rows->items[i].row.month - rows->items[i - 1].row.month;

		if (step == 0)
			return false;
		next += step == 1;
	}
	return 2 * next >= rows->count - 1;
}

static struct study_row missing_month(const struct study_row *before, int month)
{
	int day = day_of_month(before), days = month_days(month);

	if (day > days || day == month_days(before->month))
		day = days;
	return (struct study_row){.month = month,
		.day = date_day(month_year(month), month_in_year(month), day),
		.value = NAN,
		.numerator = NAN,
		.denominator = NAN,
		.why = "no figure"};
}

static void fill(
	const struct rows *rows, enum xmr_gaps gaps, struct arena *arena, struct study_data *out)
{
	assert(rows->items != NULL && rows->count > 0);
	int months = rows->items[rows->count - 1].row.month - rows->items[0].row.month + 1;
	bool keep = out->monthly && gaps == XMR_GAPS_KEEP;
	struct study_row *items =
		arena_array(arena, keep ? (size_t)months : rows->count, sizeof *items);

	for (size_t i = 0; i < rows->count; i++) {
		const struct study_row *row = &rows->items[i].row;

		while (keep && out->count > 0 && items[out->count - 1].month + 1 < row->month) {
			items[out->count] = missing_month(
				&items[out->count - 1], items[out->count - 1].month + 1);
			out->count++;
		}
		items[out->count++] = *row;
	}
	for (size_t i = 0; i < out->count; i++)
		items[i].label = iso_of(arena, items[i].month, day_of_month(&items[i]));
	out->rows = items;
}

/* Standard input too. */
static bool read_bytes(const char *path, struct string_buffer *out, struct error *error)
{
	bool standard = strcmp(path, "-") == 0;
	FILE *file = standard ? stdin : fopen(path, "rb");
	char bytes[4096];
	size_t size;

	if (file == NULL)
		return error_set_errno(error, errno, "cannot read %s", path);
	while (out->size <= LARGEST && (size = fread(bytes, 1, sizeof bytes, file)) > 0)
		string_buffer_add_bytes(out, bytes, size);
	bool ok = ferror(file) == 0 || error_set_errno(error, errno, "cannot read %s", path);
	if (!standard)
		fclose(file);
	if (ok && out->size > LARGEST)
		return error_set(error, "over 16 MiB: that is no file of one series");
	return ok;
}

static bool read_text(const char *path, struct string_buffer *out, struct error *error)
{
	struct string_buffer bytes = {0};
	bool guessed, ok = read_bytes(path, &bytes, error);
	const char *encoding =
		ok ? encoding_detect(string_buffer_text(&bytes), bytes.size, true, &guessed) : NULL;

	if (ok && encoding == NULL)
		ok = error_set(error, "its encoding cannot be told: save it as UTF-8");
	ok = ok && encoding_to_utf8(encoding, string_buffer_text(&bytes), bytes.size, out, error);
	string_buffer_free(&bytes);
	return ok;
}

static const char *name_of(const char *path, const struct study_sheet *sheet, struct arena *arena)
{
	const char *slash = strrchr(path, '/');
	const char *file = strcmp(path, "-") == 0 ? "standard input" : slash ? slash + 1 : path;
	const char *numerator = sheet->value_heading, *denominator = sheet->denominator_heading;

	if (!sheet->shares)
		return *numerator != '\0' && strcasecmp(numerator, "value") != 0 ? numerator : file;
	if (*numerator != '\0' && *denominator != '\0' && strcasecmp(numerator, "numerator") != 0)
		return arena_format(arena, "%s as %% of %s", numerator, denominator);
	return arena_format(arena, "%s, numerator as %% of denominator", file);
}

bool study_file_read(const char *path, bool shares, enum xmr_gaps gaps, struct arena *arena,
	struct study_data *out, struct error *error)
{
	struct string_buffer text = {0};
	struct arena scratch = {0};
	struct study_sheet sheet = {0};
	struct rows rows = {0};
	bool ok = read_text(path, &text, error) &&
		  study_sheet_read(
			  string_buffer_text(&text), text.size, shares, &scratch, &sheet, error) &&
		  take_rows(&sheet, &scratch, &rows, error) && sort_rows(&rows, &scratch, error);

	if (ok) {
		*out = (struct study_data){.own = true,
			.measure = {.id = "",
				.dataset = "own",
				.name = arena_string(arena, name_of(path, &sheet, &scratch)),
				.unit = sheet.shares || rows.percent ? "%" : "",
				.form = MEASURE_SUM},
			.monthly = are_months(&rows)};
		fill(&rows, gaps, arena, out);
	}
	string_buffer_free(&text);
	arena_free(&scratch);
	return ok || error_prefix(error, "%s", strcmp(path, "-") == 0 ? "standard input" : path);
}
