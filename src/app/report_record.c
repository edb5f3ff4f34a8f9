/* One record of the collection as JSON, with the rows that belong to it and what is linked with it.
 */
#include <string.h>

#include "analysis/change.h"
#include "official.h"
#include "store/load_links.h"
#include "store/load_records.h"

/* What is shown, loaded. */
struct shown {
	struct arena arena;
	struct record *record;
	const struct event *events;   /* of a partnership or an organisation */
	const struct metric *metrics; /* likewise, or the metric itself */
	const struct difference *differences;
	const struct reference *references;
	size_t event_count, metric_count, difference_count, reference_count;
};

static bool is_of(const struct row *row, const char *table)
{
	return strcmp(row->table->name, table) == 0;
}

static bool has_column(const struct dossier_table *table, const char *name)
{
	for (const struct column *column = table->columns; column->name; column++)
		if (strcmp(column->name, name) == 0)
			return true;
	return false;
}

static bool load_links_of(struct shown *shown, struct store *store, struct error *error)
{
	const struct row *row = shown->record->row;
	bool joined = is_of(row, "partnerships") || is_of(row, "organisations");

	if (joined && !load_events(store, &shown->arena, shown->record->row->id, &shown->events,
			      &shown->event_count, error))
		return false;
	if ((joined || is_of(row, "metrics")) &&
		!load_metrics(store, &shown->arena, shown->record->row->id, &shown->metrics,
			&shown->metric_count, error))
		return false;
	return load_differences(store, &shown->arena, shown->record->row->id, &shown->differences,
		       &shown->difference_count, error) &&
	       load_references(store, &shown->arena, shown->record->row->id, &shown->references,
		       &shown->reference_count, error);
}

static void write_strings(struct json_writer *json, const char *const (*members)[2], size_t count)
{
	for (size_t i = 0; i < count; i++) {
		json_key(json, members[i][0]);
		json_string(json, members[i][1]);
	}
}

static void write_link(struct json_writer *json, const char *id, const char *name)
{
	const char *const members[][2] = {{"id", id}, {"name", name}};

	json_begin_object(json);
	write_strings(json, members, 2);
	json_end_object(json);
}

static void write_children_in(
	struct json_writer *json, const struct record *record, const struct dossier_table *table)
{
	bool any = false;

	for (size_t i = 0; i < record->child_count; i++) {
		if (record->children[i].table != table)
			continue;
		if (!any) {
			json_key(json, table->name);
			json_begin_array(json);
		}
		any = true;
		json_begin_object(json);
		report_json_row(json, &record->children[i]);
		json_end_object(json);
	}
	if (any)
		json_end_array(json);
}

/* Rows that belong to the record, under the name of their table; the figures of a metric stand
 * under their roles instead. */
static void write_children(struct json_writer *json, const struct record *record)
{
	if (is_of(record->row, "metrics")) {
		report_json_values(json, record->row->id, record->children, record->child_count,
			record->children, record->child_count);
		return;
	}
	for (const struct dossier_table *table = dossier_tables; table->name; table++)
		write_children_in(json, record, table);
}

static void write_events(struct json_writer *json, const struct shown *shown)
{
	json_key(json, "events");
	json_begin_array(json);
	for (size_t i = 0; i < shown->event_count; i++)
		write_link(json, shown->events[i].id, shown->events[i].name);
	json_end_array(json);
}

static void write_metrics(struct json_writer *json, const struct shown *shown)
{
	json_key(json, "metrics");
	json_begin_array(json);
	for (size_t i = 0; i < shown->metric_count; i++)
		write_link(json, shown->metrics[i].id, shown->metrics[i].name);
	json_end_array(json);
}

static void write_differences(struct json_writer *json, const struct shown *shown)
{
	json_key(json, "differences");
	json_begin_array(json);
	for (size_t i = 0; i < shown->difference_count; i++)
		write_link(json, shown->differences[i].id, shown->differences[i].name);
	json_end_array(json);
}

static void write_references(struct json_writer *json, const struct shown *shown)
{
	json_key(json, "references");
	json_begin_array(json);
	for (size_t i = 0; i < shown->reference_count; i++) {
		const struct reference *r = &shown->references[i];
		const char *const members[][2] = {{"id", r->id}, {"kind", r->table->singular},
			{"name", r->name}, {"record", r->parent}, {"role", r->role}};

		json_begin_object(json);
		write_strings(json, members, sizeof members / sizeof *members);
		json_end_object(json);
	}
	json_end_array(json);
}

/* What is worked out from a metric and not read: the change in words, and what its evidence has. */
static void write_worked_out(struct json_writer *json, const struct metric *metric)
{
	const struct quantity *earlier, *later;
	struct evidence evidence = change_evidence(metric);
	const struct {
		const char *key;
		bool has;
	} members[] = {{"dated", evidence.dated}, {"baseline", evidence.baseline},
		{"comparator", evidence.comparator}, {"by_party", evidence.by_party},
		{"repeated", evidence.repeated}};
	char change[200] = "";

	if (change_sides(metric, &earlier, &later))
		change_format(earlier, later, false, change, sizeof change);
	json_key(json, "computed_change");
	json_string(json, *change ? change : NULL);
	json_key(json, "evidence");
	json_begin_object(json);
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		json_key(json, members[i].key);
		json_bool(json, members[i].has);
	}
	json_end_object(json);
}

/* An organisation's official series, the latest month of each measure. */
static void write_official(struct json_writer *json, const struct record *record, struct app *app)
{
	const char *code = report_official_code(record);

	json_key(json, "official");
	if (code) {
		report_official_json(app, code, json);
		return;
	}
	json_begin_array(json);
	json_end_array(json);
}

static void write_json(const struct shown *shown, struct app *app, struct string_buffer *out)
{
	const struct row *row = shown->record->row;
	struct json_writer json = {.out = out};

	json_begin_object(&json);
	json_key(&json, "table");
	json_string(&json, row->table->name);
	if (!has_column(row->table, "kind")) {
		json_key(&json, "kind");
		json_string(&json, row->table->singular);
	}
	report_json_row(&json, row);
	write_children(&json, shown->record);
	if (is_of(row, "partnerships") || is_of(row, "organisations")) {
		write_events(&json, shown);
		write_metrics(&json, shown);
	}
	if (is_of(row, "organisations"))
		write_official(&json, shown->record, app);
	write_differences(&json, shown);
	write_references(&json, shown);
	if (is_of(row, "metrics") && shown->metric_count > 0)
		write_worked_out(&json, &shown->metrics[0]);
	json_end_object(&json);
}

bool report_record_json(
	struct app *app, const char *id, struct string_buffer *out, struct error *error)
{
	struct shown shown = {0};
	bool ok = load_record(app->store, &shown.arena, id, &shown.record, error);

	if (ok && !shown.record) {
		error_set(error, "%s has no record", id);
		ok = false;
	}
	ok = ok && load_links_of(&shown, app->store, error);
	if (ok)
		write_json(&shown, app, out);
	arena_free(&shown.arena);
	return ok;
}
