/* Reading a file of dates and values as something to study. */
#include "study_file.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/date.h"
#include "model/month.h"
#include "text/csv.h"
#include "text/encoding.h"

enum { LARGEST = 16 << 20 }; /* bytes of a file of one series */

/* A row as it was read. */
struct dated {
	struct study_row row;
	uint64_t line;
	bool month_only;
};

struct rows {
	struct dated *items;
	size_t count, capacity;
	const char *heading; /* over the values; or NULL */
	bool percent;	     /* a value had its sign */
};

static bool parse_day_first(const char *text, struct calendar_date *out)
{
	int year, month, day, end = 0;

	if (sscanf(text, "%2d/%2d/%4d%n", &day, &month, &year, &end) != 3 || text[end] != '\0')
		return false;
	char iso[16];
	snprintf(iso, sizeof iso, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
	return day > 0 && month > 0 && year > 0 && calendar_date_parse(iso, out);
}

bool study_date_parse(const char *text, long *day, int *month, bool *month_only)
{
	struct calendar_date date;

	if ((!parse_day_first(text, &date) && !calendar_date_parse(text, &date)) || date.month == 0)
		return false;
	*month_only = date.day == 0;
	*month = month_of(date.year, date.month);
	*day = date_day(date.year, date.month, *month_only ? 1 : date.day);
	return true;
}

static const char *iso_of(struct arena *arena, int month, int day)
{
	return arena_format(arena, "%04d-%02d-%02d", month_year(month), month_in_year(month), day);
}

static int day_of_month(const struct study_row *row)
{
	return (int)(row->day - date_day(month_year(row->month), month_in_year(row->month), 1)) + 1;
}

static bool is_missing(const char *text)
{
	static const char *const words[] = {
		"", "NA", "N/A", "NaN", "null", "NULL", "-", "–", "*", "#N/A"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i], text) == 0)
			return true;
	return false;
}

/* "12,194", "95.2 %", "1.5e3": without commas and sign. */
static bool parse_number(const char *text, double *out, bool *percent)
{
	char digits[64], *end;
	size_t size = 0;

	for (; *text != '\0' && *text != '%'; text++) {
		if (strchr(", ", *text) != NULL)
			continue;
		if (strchr("0123456789.+-eE", *text) == NULL || size + 1 == sizeof digits)
			return false;
		digits[size++] = *text;
	}
	digits[size] = '\0';
	*percent = *percent || *text == '%';
	*out = strtod(digits, &end);
	return size > 0 && *end == '\0' && isfinite(*out) && (*text == '\0' || text[1] == '\0');
}

static bool take_value(const struct csv_field *field, uint64_t line, const char *what,
	struct rows *rows, double *out, struct error *error)
{
	const char *text = field->text + strspn(field->text, " ");

	*out = NAN;
	if (is_missing(text) || parse_number(text, out, &rows->percent))
		return true;
	return error_set(error,
		"line %llu: '%.40s' is no %s: write a number, or NA where it is "
		"missing",
		(unsigned long long)line, field->text, what);
}

static bool take_row(const struct csv_field *fields, size_t count, uint64_t line, bool shares,
	struct rows *rows, struct error *error)
{
	struct dated *at;
	struct study_row row = {.numerator = NAN, .denominator = NAN};
	bool month_only;

	if (count != (shares ? 3u : 2u))
		return error_set(error,
			"line %llu has %zu %s: a chart takes date,value and a p "
			"chart date,numerator,denominator",
			(unsigned long long)line, count, count == 1 ? "column" : "columns");
	for (size_t i = 0; i < count; i++)
		if (strlen(fields[i].text) != fields[i].size)
			return error_set(error, "line %llu holds a NUL: that is no text",
				(unsigned long long)line);
	if (!study_date_parse(fields[0].text, &row.day, &row.month, &month_only))
		return error_set(error,
			"line %llu: '%.40s' is no date such as 2024-04-09, 2024-04 "
			"or 09/04/2024",
			(unsigned long long)line, fields[0].text);
	if (!take_value(&fields[1], line, shares ? "numerator" : "value", rows, &row.value, error))
		return false;
	if (shares) {
		row.numerator = row.value;
		if (!take_value(&fields[2], line, "denominator", rows, &row.denominator, error))
			return false;
		row.value = 100 * row.numerator / row.denominator;
	}
	if (!isfinite(row.value)) {
		row.value = NAN;
		row.why = "no figure";
	}
	if (rows->count == rows->capacity) {
		rows->capacity = 2 * rows->capacity + 64;
		rows->items = memory_resize(rows->items, rows->capacity, sizeof *rows->items);
	}
	at = &rows->items[rows->count++];
	*at = (struct dated){row, line, month_only};
	return true;
}

/* A first line without a date and without a number. */
static bool is_heading(const struct csv_field *fields, size_t count, uint64_t line)
{
	double number;
	long day;
	int month;
	bool ignored = false;

	return line == 1 && count > 1 &&
	       !study_date_parse(fields[0].text, &day, &month, &ignored) &&
	       !parse_number(fields[1].text, &number, &ignored);
}

static bool read_rows(const char *text, size_t size, bool shares, struct arena *arena,
	struct rows *rows, struct error *error)
{
	size_t line_size = strcspn(text, "\r\n");
	const char *mark = memchr(text, ';', line_size);
	const char *tab = memchr(text, '\t', line_size);
	struct csv_bytes bytes = {text, size};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, tab ? '\t' : mark ? ';' : ',');
	struct csv_field *fields;
	size_t count;
	enum csv_result result;
	bool ok = true;

	while (ok && (result = csv_read(reader, &fields, &count, error)) == CSV_RECORD) {
		if (is_heading(fields, count, csv_line(reader)))
			rows->heading = arena_string(arena, fields[1].text);
		else if (count > 1 || fields[0].size > 0)
			ok = take_row(fields, count, csv_line(reader), shares, rows, error);
	}
	ok = ok && result == CSV_END;
	csv_close(reader);
	return ok;
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
	size_t first = 0;

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
	while (rows->count > 0 && isnan(items[rows->count - 1].row.value))
		rows->count--; /* what is to come: the icons speak of the last figure */
	while (first < rows->count && isnan(items[first].row.value))
		first++; /* what was before it began */
	rows->count -= first;
	memmove(items, items + first, rows->count * sizeof *items);
	return rows->count > 0 || error_set(error, "there is no figure to chart");
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

static const char *name_of(const char *path, const char *heading)
{
	const char *slash = strrchr(path, '/');

	if (heading != NULL && *heading != '\0' && strcmp(heading, "value") != 0)
		return heading;
	return strcmp(path, "-") == 0 ? "standard input" : slash ? slash + 1 : path;
}

bool study_file_read(const char *path, bool shares, enum xmr_gaps gaps, struct arena *arena,
	struct study_data *out, struct error *error)
{
	struct string_buffer text = {0};
	struct rows rows = {0};
	bool ok = read_text(path, &text, error) &&
		  read_rows(string_buffer_text(&text), text.size, shares, arena, &rows, error) &&
		  sort_rows(&rows, arena, error);

	*out = (struct study_data){.own = true,
		.measure = {.id = "",
			.dataset = "own",
			.name = arena_string(arena, name_of(path, rows.heading)),
			.unit = shares || rows.percent ? "%" : "",
			.form = MEASURE_SUM}};
	if (ok) {
		out->monthly = are_months(&rows);
		fill(&rows, gaps, arena, out);
	}
	string_buffer_free(&text);
	free(rows.items);
	return ok || error_prefix(error, "%s", strcmp(path, "-") == 0 ? "standard input" : path);
}
