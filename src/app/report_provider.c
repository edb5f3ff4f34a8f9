/* `concordat summary --for PROVIDER`: one provider, every measure; and the same below a record. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official.h"
#include "store/search.h"

/* An answer on its way. */
struct answer {
	struct question question;
	int month; /* MONTH_NONE: the latest of each */
	const struct provider_measure *items;
	size_t count;
};

/* NULL where there is no standard, or nothing to hold against it. */
static const char *met(const struct provider_measure *item)
{
	if (item->standard == NULL || isnan(item->value))
		return NULL;
	if (item->measure.better == BETTER_DOWN)
		return item->value <= item->standard->value ? "met" : "not met";
	return item->value >= item->standard->value ? "met" : "not met";
}

static const char *vintage_of(const struct question *question, const struct provider_measure *item)
{
	const struct import_row *import = official_import_of(question, item->import);

	return import ? import->vintage : NULL;
}

static bool load_items(struct answer *answer, struct error *error)
{
	struct question *question = &answer->question;

	return load_provider_measures(question->app->store, &question->arena, &question->who,
		answer->month, &answer->items, &answer->count, error);
}

/* Of a company whose sites report under codes of their own: what has their sum, or else the record
 * that names them. */
static bool point_to_sites(
	struct app *app, const char *code, struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	const char *sum = report_official_sum(app, &arena, code);
	const struct named *found;
	size_t count;
	bool ok = search_named(app->store, code, &arena, &found, &count, error);

	string_buffer_add(out, "; its sites report under codes of their own");
	if (sum != NULL)
		string_buffer_format(out, ": concordat summary --for %s", sum);
	else if (ok && count == 1)
		string_buffer_format(out, ": concordat show %s", code);
	arena_free(&arena);
	return ok;
}

static bool has_nothing(const struct answer *answer, struct error *error)
{
	const struct question *question = &answer->question;
	const char *code = question->who.code;
	struct string_buffer sites = {0};
	struct arena arena = {0};
	struct who company;

	if (who_company_of(question->app->store, &arena, code, &company, NULL, error) &&
		(company.code == NULL || point_to_sites(question->app, code, &sites, error)))
		error_set(error, "nothing is loaded of %s (%s)%s", question->who.name, code,
			string_buffer_text(&sites));
	string_buffer_free(&sites);
	arena_free(&arena);
	return false;
}

/* A month that no measure has is a mistake, not an answer. */
static bool has_month(const struct answer *answer, struct error *error)
{
	char words[9];

	if (answer->month == MONTH_NONE)
		return true;
	for (size_t i = 0; i < answer->count; i++)
		if (answer->items[i].import != 0)
			return true;
	month_format(answer->month, words);
	return error_set(error,
		"%s is not loaded of anything that %s has; list imports says what is", words,
		answer->question.who.code);
}

static bool ask(struct answer *answer, const struct request *request, struct error *error)
{
	struct question *question = &answer->question;
	const char *const others[][2] = {{"function", request->function}, {"test", request->test},
		{"cancer-type", request->cancer_type}, {"sector", request->sector},
		{"icb", request->icb}, {"sort", request->sort}};

	if (request->count > 0)
		return official_misuse(question, error,
			"summary is of a measure or --for a provider, not both: '%s' is too much",
			request->words[0]);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (others[i][1] != NULL)
			return official_misuse(question, error,
				"summary --for a provider has no --%s", others[i][0]);
	if (!official_month(question, "period", request->period, &answer->month, error) ||
		!official_who(question, request->provider, false, error) ||
		!load_items(answer, error))
		return false;
	if (answer->count == 0)
		return has_nothing(answer, error);
	if (!has_month(answer, error))
		return false;
	if (request->limit > 0 && request->limit < answer->count)
		answer->count = request->limit;
	return true;
}

static void write_item(
	struct question *question, struct json_writer *json, const struct provider_measure *item)
{
	const char *answer = met(item);

	json_begin_object(json);
	official_json_string(json, "measure", item->measure.id);
	official_json_string(json, "name", item->measure.name);
	official_json_string(json, "unit", item->measure.unit);
	official_json_string(json, "better", better_names[item->measure.better]);
	official_json_string(json, "period", official_month_code(&question->arena, item->month));
	official_json_number(json, "value", item->value);
	official_json_number(json, "year_before", item->year_before);
	official_json_number(json, "change", item->value - item->year_before);
	official_json_string(json, "why", item->why);
	official_json_string(json, "standard", item->standard ? item->standard->words : NULL);
	json_key(json, "met");
	if (answer != NULL)
		json_bool(json, strcmp(answer, "met") == 0);
	else
		json_null(json);
	json_key(json, "import");
	if (item->import != 0)
		json_integer(json, item->import);
	else
		json_null(json);
	official_json_string(json, "file", official_file(question, item->import));
	official_json_string(json, "vintage", vintage_of(question, item));
	official_json_string(json, "code", question->who.code);
	official_json_string(json, "basis", series_basis(&item->measure, &question->who));
	json_end_object(json);
}

void provider_json_items(struct question *question, const struct provider_measure *items,
	size_t count, struct json_writer *json)
{
	for (size_t i = 0; i < count; i++)
		write_item(question, json, &items[i]);
}

void provider_json(struct question *question, const struct provider_measure *items, size_t count,
	struct json_writer *json)
{
	json_begin_array(json);
	provider_json_items(question, items, count, json);
	json_end_array(json);
}

static int write_json(struct answer *answer)
{
	const struct app *app = answer->question.app;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	provider_json(&answer->question, answer->items, answer->count, &json);
	official_free(&answer->question);
	return report_print(app, &out);
}

static int write_csv(struct answer *answer)
{
	static const char *const headings[] = {"measure", "name", "unit", "better", "period",
		"value", "year_before", "change", "why", "standard", "met", "import", "file",
		"vintage", "code"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	static const bool numeric[COLUMNS] = {[5] = true, [6] = true, [7] = true, [11] = true};
	struct question *question = &answer->question;
	struct arena *arena = &question->arena;
	const char **cells = arena_array(arena, answer->count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < answer->count; i++) {
		const struct provider_measure *item = &answer->items[i];
		const char *const row[COLUMNS] = {item->measure.id, item->measure.name,
			item->measure.unit, better_names[item->measure.better],
			official_month_code(arena, item->month),
			official_number(arena, item->value),
			official_number(arena, item->year_before),
			official_number(arena, item->value - item->year_before), item->why,
			item->standard ? item->standard->words : NULL, met(item),
			item->import ? arena_format(arena, "%lld", (long long)item->import) : NULL,
			official_file(question, item->import), vintage_of(question, item),
			question->who.code};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	return official_print(question, "",
		&(struct report_table){
			headings, cells, answer->count, COLUMNS, .flexible = 1, .numeric = numeric},
		"");
}

const char *provider_standard(struct arena *arena, const struct provider_measure *item)
{
	const char *answer = met(item);

	if (item->standard == NULL)
		return NULL;
	return answer ? arena_format(arena, "%s: %s", item->standard->words, answer)
		      : item->standard->words;
}

/* "No year before of rtt (Jan 2025), dm01 (Jun 2024): not loaded." Measures of one dataset follow
 * one another. */
static void note_missing_years(struct answer *answer, struct string_buffer *out)
{
	const char *said = "";
	bool any = false;

	for (size_t i = 0; i < answer->count; i++) {
		const struct provider_measure *item = &answer->items[i];
		const char *dataset = item->measure.dataset;
		const char *what = strcmp(dataset, "other") == 0 ? item->measure.id : dataset;

		if (item->year_missing == MONTH_NONE || strcmp(said, what) == 0)
			continue;
		said = what;
		string_buffer_format(out, "%s%s (%s)", any ? ", " : "No year before of ", what,
			official_month_text(&answer->question.arena, item->year_missing));
		any = true;
	}
	if (any)
		string_buffer_add(out, ": not loaded.\n");
}

static int write_text(struct answer *answer)
{
	static const char *const headings[] = {
		"measure", "unit", "month", "value", "year before", "change", "met", "standard"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	static const bool numeric[COLUMNS] = {[3] = true, [4] = true, [5] = true};
	struct question *question = &answer->question;
	struct arena *arena = &question->arena;
	const char **cells = arena_array(arena, answer->count * COLUMNS, sizeof *cells);
	struct string_buffer notes = {0};

	for (size_t i = 0; i < answer->count; i++) {
		const struct provider_measure *item = &answer->items[i];
		const char *value = official_value(arena, &item->measure, item->value);
		const char *const row[COLUMNS] = {item->measure.name, item->measure.unit,
			official_month_text(arena, item->month),
			value	    ? value
			: item->why ? item->why
				    : "–",
			official_value(arena, &item->measure, item->year_before),
			official_change(arena, &item->measure, item->value - item->year_before),
			met(item), item->standard ? item->standard->words : NULL};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	official_notes(question, false, &notes);
	note_missing_years(answer, &notes);
	string_buffer_add(&notes, "Pathways, not people. concordat list measures says what each "
				  "counts and misses.\n");
	int status = official_print(question,
		arena_format(arena, "%s%s%s%s%s", official_who_words(question),
			question->who.sector ? " · " : "",
			question->who.sector ? question->who.sector : "",
			question->who.basis ? " · " : "",
			question->who.basis ? question->who.basis : ""),
		&(struct report_table){
			headings, cells, answer->count, COLUMNS, .flexible = 7, .numeric = numeric},
		string_buffer_text(&notes));
	string_buffer_free(&notes);
	return status;
}

int report_provider(struct app *app, const struct request *request)
{
	struct answer answer = {0};
	struct error error;

	if (!official_open(&answer.question, app, &error) || !ask(&answer, request, &error))
		return official_refuse(&answer.question, &error);
	if (app->format == WRITER_JSON)
		return write_json(&answer);
	return app->format == WRITER_CSV ? write_csv(&answer) : write_text(&answer);
}
