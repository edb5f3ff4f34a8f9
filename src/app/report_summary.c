/* `concordat summary MEASURE`: every provider in one month, with the year before, change and rank.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "model/month.h"
#include "model/sector.h"
#include "official.h"
#include "summary_icons.h"

/* An answer on its way. */
struct answer {
	struct question question;
	struct summary summary;
	const struct summary_row **rows; /* those asked for, in order */
	size_t count, all;		 /* all: before the limit */
};

typedef int order_of_rows(const void *a, const void *b);

static const struct summary_row *row_at(const void *item)
{
	return *(const struct summary_row *const *)item;
}

static int by_code(const void *a, const void *b)
{
	return strcmp(row_at(a)->code, row_at(b)->code);
}

static int by_name(const void *a, const void *b)
{
	int order = strcasecmp(row_at(a)->name, row_at(b)->name);

	return order != 0 ? order : by_code(a, b);
}

/* The largest first; what has no value last. */
static int descending(double x, double y, const void *a, const void *b)
{
	if (isnan(x) || isnan(y))
		return isnan(x) != isnan(y) ? (isnan(x) ? 1 : -1) : by_code(a, b);
	return x != y ? (x < y ? 1 : -1) : by_code(a, b);
}

static int by_value(const void *a, const void *b)
{
	return descending(row_at(a)->value, row_at(b)->value, a, b);
}

static int by_change(const void *a, const void *b)
{
	return descending(row_at(a)->change, row_at(b)->change, a, b);
}

static int by_count(const void *a, const void *b)
{
	return descending(row_at(a)->count, row_at(b)->count, a, b);
}

/* The first first; NHS trusts before others of the same rank, as each sector has its own. */
static int by_rank(const void *a, const void *b)
{
	double x = row_at(a)->rank > 0 ? -(double)row_at(a)->rank : NAN;
	double y = row_at(b)->rank > 0 ? -(double)row_at(b)->rank : NAN;

	return descending(x, y, a, b);
}

static const struct {
	const char *name;
	order_of_rows *compare;
} orders[] = {
	{"value", by_value},
	{"change", by_change},
	{"name", by_name},
	{"code", by_code},
	{"rank", by_rank},
	{"count", by_count},
};

static order_of_rows *order_named(const char *name)
{
	for (size_t i = 0; name != NULL && i < sizeof orders / sizeof *orders; i++)
		if (strcmp(orders[i].name, name) == 0)
			return orders[i].compare;
	return by_value;
}

/* "nhs", "other", or the beginning of a sector's name. */
static bool is_of_sector(const struct summary_row *row, const char *wanted)
{
	const char *sector = row->sector ? row->sector : "";

	if (wanted == NULL)
		return true;
	if (strcasecmp(wanted, "nhs") == 0)
		return sector_is_nhs_trust(sector);
	if (strcasecmp(wanted, "other") == 0 || strcasecmp(wanted, "others") == 0)
		return !sector_is_nhs_trust(sector);
	return strncasecmp(sector, wanted, strlen(wanted)) == 0;
}

static bool is_in_area(const struct summary_row *row, const struct who *area)
{
	const char *code = area->kind == WHO_REGION ? row->region : row->parent;

	return area->code == NULL || (code != NULL && strcmp(code, area->code) == 0);
}

static void choose_rows(struct answer *answer, const struct request *request)
{
	struct summary *summary = &answer->summary;

	answer->rows = arena_array(&answer->question.arena, summary->count, sizeof *answer->rows);
	for (size_t i = 0; i < summary->count; i++)
		if (is_of_sector(&summary->rows[i], request->sector) &&
			is_in_area(&summary->rows[i], &answer->question.who))
			answer->rows[answer->count++] = &summary->rows[i];
	if (answer->count > 0)
		qsort(answer->rows, answer->count, sizeof *answer->rows,
			order_named(request->sort));
	answer->all = answer->count;
	if (request->limit > 0 && request->limit < answer->count && !request->icons)
		answer->count = request->limit;
}

static void name_sectors(struct answer *answer, const char *asked, struct error *error)
{
	const struct summary *summary = &answer->summary;
	struct string_buffer names = {0};

	for (size_t i = 0; i < summary->count; i++) {
		const char *sector = summary->rows[i].sector;

		if (sector != NULL && strstr(string_buffer_text(&names), sector) == NULL)
			string_buffer_format(&names, ", %s", sector);
	}
	official_misuse(&answer->question, error, "--sector is nhs, other%s; not '%s'",
		string_buffer_text(&names), asked);
	string_buffer_free(&names);
}

static bool find_area(struct answer *answer, const char *area, struct error *error)
{
	struct question *question = &answer->question;

	if (area == NULL)
		return true;
	if (!official_who(question, area, true, error))
		return false;
	return question->who.kind == WHO_ICB || question->who.kind == WHO_REGION ||
	       official_misuse(question, error,
		       "--icb is the code or name of an ICB or a region; "
		       "%s is neither",
		       question->who.code);
}

static bool ask(struct answer *answer, const struct request *request, struct error *error)
{
	struct question *question = &answer->question;
	struct summary *summary = &answer->summary;
	int month;

	if (request->count == 0)
		return official_misuse(question, error,
			"summary needs more: concordat summary MEASURE, or --for PROVIDER");
	if (!official_measure(question, request->words[0], error) ||
		!official_function(question, request, error) ||
		!official_month(question, "period", request->period, &month, error) ||
		!find_area(answer, request->icb, error))
		return false;
	summary->measure = question->measure;
	summary->names = question->names;
	summary->function = question->function_code;
	summary->function_name = question->function_name;
	if (!load_summary(question->app->store, &question->arena, question->function, month,
		    summary, error))
		return false;
	choose_rows(answer, request);
	if (answer->count == 0 && request->sector != NULL && request->icb == NULL)
		name_sectors(answer, request->sector, error);
	return answer->count > 0 || request->sector == NULL || request->icb != NULL;
}

static void write_row(struct answer *answer, struct json_writer *json, const struct summary_row *r)
{
	json_begin_object(json);
	official_json_string(json, "code", r->code);
	official_json_string(json, "name", r->name);
	official_json_string(json, "sector", r->sector);
	official_json_number(json, "value", r->value);
	official_json_number(json, "year_before", r->year_before);
	official_json_number(json, "change", r->change);
	official_json_number(json, "rank", r->rank > 0 ? (double)r->rank : NAN);
	official_json_number(json, "of", r->rank > 0 ? (double)r->of : NAN);
	official_json_number(json, "count", r->count);
	official_json_string(json, "why", r->why);
	official_json_string(json, "icb", r->parent);
	official_json_string(json, "region", r->region);
	official_json_string(json, "record", r->record);
	official_json_string(json, "measure", answer->question.measure.id);
	official_json_string(json, "function",
		answer->question.function_code ? answer->question.function_code : "ALL");
	official_json_string(json, "period",
		official_month_code(&answer->question.arena, answer->summary.month));
	json_end_object(json);
}

static int write_json(struct answer *answer)
{
	const struct app *app = answer->question.app;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	json_begin_array(&json);
	for (size_t i = 0; i < answer->count; i++)
		write_row(answer, &json, answer->rows[i]);
	json_end_array(&json);
	official_free(&answer->question);
	return report_print(app, &out);
}

static int write_csv(struct answer *answer)
{
	static const char *const headings[] = {"code", "name", "sector", "value", "year_before",
		"change", "rank", "of", "count", "why", "icb", "region", "period", "measure",
		"function"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	static const bool numeric[COLUMNS] = {
		[3] = true, [4] = true, [5] = true, [6] = true, [7] = true, [8] = true};
	struct question *question = &answer->question;
	struct arena *arena = &question->arena;
	const char **cells = arena_array(arena, answer->count * COLUMNS, sizeof *cells);
	const char *period = official_month_code(arena, answer->summary.month);

	for (size_t i = 0; i < answer->count; i++) {
		const struct summary_row *r = answer->rows[i];
		const char *const row[COLUMNS] = {r->code, r->name, r->sector,
			official_number(arena, r->value), official_number(arena, r->year_before),
			official_number(arena, r->change),
			r->rank ? arena_format(arena, "%zu", r->rank) : NULL,
			r->rank ? arena_format(arena, "%zu", r->of) : NULL,
			official_number(arena, r->count), r->why, r->parent, r->region, period,
			question->measure.id,
			question->function_code ? question->function_code : "ALL"};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	return official_print(question, "",
		&(struct report_table){
			headings, cells, answer->count, COLUMNS, .flexible = 1, .numeric = numeric},
		"");
}

enum { SHOWN_COLUMNS = 8 };

static void show_row(struct answer *answer, const struct summary_row *r, const char **cells)
{
	struct arena *arena = &answer->question.arena;
	const struct measure *measure = &answer->question.measure;
	const char *value = official_value(arena, measure, r->value);

	cells[0] = r->code;
	cells[1] = r->name;
	cells[2] = r->sector;
	cells[3] = value ? value : r->why ? r->why : "–";
	cells[4] = official_value(arena, measure, r->year_before);
	cells[5] = official_change(arena, measure, r->change);
	cells[6] = r->rank ? arena_format(arena, "%zu", r->rank) : NULL;
	cells[7] = official_value(arena,
		measure_is_own(measure) ? measure : &(struct measure){.unit = "pathways"},
		r->count);
}

static const char *title_of(struct answer *answer)
{
	struct question *question = &answer->question;
	const char *function = official_function_words(question);
	const struct standard *standard =
		measure_standard(&question->measure, answer->summary.month);

	return arena_format(&question->arena, "%s · %s%s%s%s%s · %zu of %zu provider%s%s%s",
		question->measure.name,
		official_month_text(&question->arena, answer->summary.month),
		*function ? " · " : "", function, standard ? " · standard " : "",
		standard ? standard->words : "", answer->count, answer->summary.count,
		answer->summary.count == 1 ? "" : "s", question->who.code ? " · " : "",
		question->who.code ? question->who.name : "");
}

/* Ranks are of fewer than have a value: the share of a handful says nothing. */
static void add_ranks(const struct summary *summary, struct string_buffer *out)
{
	size_t small = summary->other_count - summary->other_ranked;

	string_buffer_format(out, "ranks are within NHS trusts (%zu) or others (%zu",
		summary->nhs_ranked, summary->other_ranked);
	if (small > 0)
		string_buffer_format(out, "; %zu with a count under %d %s no rank", small,
			SUMMARY_RANKED_LEAST, small == 1 ? "has" : "have");
	string_buffer_add(out, ").\n");
}

static void add_notes(struct answer *answer, struct string_buffer *out)
{
	const struct summary *summary = &answer->summary;
	struct question *question = &answer->question;

	question->who.basis = NULL; /* of the filter: the title says it */
	string_buffer_format(out, "%s%s",
		official_unit_words(
			&question->arena, question->measure.unit, question->measure.better),
		summary->whole ? "; " : ".\n");
	if (summary->whole)
		add_ranks(summary, out);
	if (summary->year_missing != MONTH_NONE)
		string_buffer_format(out, "No year before and no change: %s is not loaded.\n",
			official_month_text(&question->arena, summary->year_missing));
	if (summary->newer != MONTH_NONE)
		string_buffer_format(out,
			"%s is there too, but only some providers of it: --period %s shows it.\n",
			official_month_text(&question->arena, summary->newer),
			official_month_code(&question->arena, summary->newer));
	if (!summary->whole)
		string_buffer_add(out, "Not every provider of this month is loaded: there are no "
				       "ranks.\n");
	official_notes(question, true, out);
	if (!isnan(summary->with_estimates))
		string_buffer_format(out, "NHS England, with estimates for the missing: %s\n",
			official_value(
				&question->arena, &question->measure, summary->with_estimates));
}

static int write_text(struct answer *answer)
{
	static const bool numeric[SHOWN_COLUMNS] = {
		[3] = true, [4] = true, [5] = true, [6] = true, [7] = true};
	const char *const headings[SHOWN_COLUMNS] = {"code", "provider", "sector",
		answer->question.measure.head, "year before", "change", "rank", "count"};
	const struct summary *summary = &answer->summary;
	size_t rows = summary->head_count + answer->count;
	const char **cells =
		arena_array(&answer->question.arena, rows * SHOWN_COLUMNS, sizeof *cells);
	struct string_buffer notes = {0};

	for (size_t i = 0; i < rows; i++)
		show_row(answer,
			i < summary->head_count ? &summary->heads[i]
						: answer->rows[i - summary->head_count],
			cells + i * SHOWN_COLUMNS);
	add_notes(answer, &notes);
	int status = official_print(&answer->question, title_of(answer),
		&(struct report_table){
			headings, cells, rows, SHOWN_COLUMNS, .flexible = 1, .numeric = numeric},
		string_buffer_text(&notes));
	string_buffer_free(&notes);
	return status;
}

int report_summary(struct app *app, const struct request *request)
{
	struct answer answer = {0};
	struct error error;

	if (request->provider != NULL)
		return report_provider(app, request);
	if (!official_open(&answer.question, app, &error) || !ask(&answer, request, &error))
		return official_refuse(&answer.question, &error);
	if (request->icons)
		return summary_icons(&answer.question, &answer.summary, answer.rows, answer.count,
			request, title_of(&answer));
	if (app->format == WRITER_JSON)
		return write_json(&answer);
	return app->format == WRITER_CSV ? write_csv(&answer) : write_text(&answer);
}
