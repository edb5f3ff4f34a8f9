/* Rows of the collection as JSON. */
#include "report.h"

#include <stdlib.h>
#include <string.h>

#include "views/view.h"

/* The five columns of a date, without "date_": one object stands for them. */
static const char *const date_keys[] = {"printed", "precision", "start", "end", "note", NULL};

void report_json_citations(struct json_writer *json, const struct citations *citations)
{
	json_begin_array(json);
	for (size_t i = 0; i < citations->count; i++) {
		json_begin_object(json);
		json_key(json, "document");
		json_string(json, citations->items[i].source);
		json_key(json, "first_line");
		json_integer(json, citations->items[i].first_line);
		json_key(json, "last_line");
		json_integer(json, citations->items[i].last_line);
		json_end_object(json);
	}
	json_end_array(json);
}

/* fields: the five of a date. null where the source gives none. */
static void write_date(struct json_writer *json, const char *const *fields)
{
	bool any = false;

	for (size_t i = 0; date_keys[i]; i++)
		any = any || fields[i];
	if (!any) {
		json_null(json);
		return;
	}
	json_begin_object(json);
	for (size_t i = 0; date_keys[i]; i++) {
		json_key(json, date_keys[i]);
		json_string(json, fields[i]);
	}
	json_end_object(json);
}

static void write_list(struct json_writer *json, const char *list)
{
	struct string_buffer item = {0};
	const char *value;
	size_t size;

	json_begin_array(json);
	while (view_list_next(&list, &value, &size)) {
		string_buffer_truncate(&item, 0);
		string_buffer_add_bytes(&item, value, size);
		json_string(json, string_buffer_text(&item));
	}
	json_end_array(json);
	string_buffer_free(&item);
}

/* What should be a number and is none stays the text it is. */
static void write_number(struct json_writer *json, const char *text)
{
	char *end = NULL;
	double number = text ? strtod(text, &end) : 0;

	if (text && end != text && *end == '\0')
		json_number(json, number);
	else
		json_string(json, text);
}

static void write_field(struct json_writer *json, const struct column *column, const char *field)
{
	switch (column->type) {
	case COLUMN_NUMBER:
		write_number(json, field);
		break;
	case COLUMN_FLAG:
		json_bool(json, field && strcmp(field, "yes") == 0);
		break;
	case COLUMN_CHOICES:
	case COLUMN_REFERENCES:
		write_list(json, field);
		break;
	default:
		json_string(json, field);
	}
}

static bool is_written_first(const char *column)
{
	return strcmp(column, "id") == 0 || strcmp(column, "name") == 0 ||
	       strcmp(column, "sources") == 0;
}

void report_json_row(struct json_writer *json, const struct row *row)
{
	const struct column *columns = row->table->columns;

	json_key(json, "id");
	json_string(json, row->id);
	json_key(json, "name");
	json_string(json, report_row_name(row));
	json_key(json, "sources");
	report_json_citations(json, &row->citations);
	for (size_t i = 0; columns[i].name; i++) {
		if (strcmp(columns[i].name, "date_printed") == 0) {
			json_key(json, "date");
			write_date(json, row->fields + i);
		} else if (strncmp(columns[i].name, "date_", 5) != 0 &&
			   !is_written_first(columns[i].name)) {
			json_key(json, columns[i].name);
			write_field(json, &columns[i], row->fields[i]);
		}
	}
	json_key(json, "dossier");
	json_string(json, row->dossier);
}

/* Whether a row of the table belongs to this metric, and to this role of it where one is given. */
static bool is_of(const struct row *row, const char *table, const char *metric, const char *role)
{
	if (strcmp(row->table->name, table) != 0)
		return false;
	const char *parent = row_field(row, "metric");
	const char *own = row_field(row, "role");
	return parent && own && strcmp(parent, metric) == 0 && (!role || strcmp(own, role) == 0);
}

static void write_wordings(
	struct json_writer *json, const struct row *value, const struct row *wordings, size_t count)
{
	const char *metric = row_field(value, "metric");
	const char *role = row_field(value, "role");
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (!is_of(&wordings[i], "wordings", metric, role))
			continue;
		if (!any) {
			json_key(json, "wordings");
			json_begin_array(json);
		}
		any = true;
		json_begin_object(json);
		json_key(json, "printed");
		json_string(json, row_field(&wordings[i], "printed"));
		json_key(json, "sources");
		report_json_citations(json, &wordings[i].citations);
		json_end_object(json);
	}
	if (any)
		json_end_array(json);
}

/* What every figure has, though it may be null. */
static void write_figure(struct json_writer *json, const struct row *value)
{
	const char *bound = row_field(value, "bound");

	json_key(json, "printed");
	json_string(json, row_field(value, "printed"));
	json_key(json, "low");
	write_number(json, row_field(value, "low"));
	json_key(json, "high");
	write_number(json, row_field(value, "high"));
	json_key(json, "bound");
	json_string(json, bound ? bound : bound_names[BOUND_EXACT]);
	json_key(json, "unit");
	json_string(json, row_field(value, "unit"));
}

static bool is_detail(const char *column)
{
	static const char *const details[] = {"label", "qualifier", "statistic", "words",
		"numerator", "denominator", "scope", "basis", "window", "note"};

	for (size_t i = 0; i < sizeof details / sizeof *details; i++)
		if (strcmp(column, details[i]) == 0)
			return true;
	return false;
}

static void write_value(struct json_writer *json, const struct row *value,
	const struct row *wordings, size_t wording_count)
{
	const struct column *columns = value->table->columns;

	json_key(json, row_field(value, "role"));
	json_begin_object(json);
	write_figure(json, value);
	for (size_t i = 0; columns[i].name; i++) {
		if (strcmp(columns[i].name, "date_printed") == 0) {
			json_key(json, "period");
			write_date(json, value->fields + i);
		} else if (value->fields[i] && is_detail(columns[i].name)) {
			json_key(json, columns[i].name);
			write_field(json, &columns[i], value->fields[i]);
		}
	}
	json_key(json, "sources");
	report_json_citations(json, &value->citations);
	write_wordings(json, value, wordings, wording_count);
	json_end_object(json);
}

void report_json_values(struct json_writer *json, const char *metric, const struct row *values,
	size_t value_count, const struct row *wordings, size_t wording_count)
{
	for (size_t i = 0; i < value_count; i++)
		if (is_of(&values[i], "values", metric, NULL))
			write_value(json, &values[i], wordings, wording_count);
}
