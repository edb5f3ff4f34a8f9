/* `concordat share MEASURE`: the part that others than NHS trusts do, by month, function and ICB.
 */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official.h"

/* An answer on its way. */
struct answer {
	struct question question;
	struct share share;
	bool same; /* only the providers in both months */
};

static const char who_is_counted[] =
	"NHS trusts are the providers whose code is R and two characters, or whose code has five "
	"and whose name says NHS trust or NHS foundation trust; the others are everyone else: "
	"independent, community interest, GP-led, charities. Commissioners outside England are "
	"left out.\n";

/* The tables of an answer, as they are called in CSV and in JSON. */
struct part {
	const char *name, *key, *heading;
	const struct share_row *rows;
	size_t count;
	const char *why; /* why there is none; or NULL */
};
enum {
	PARTS = 7,
	IN_TEXT = 3, /* tables; the others are lines */
};

static void list_parts(const struct answer *answer, struct part parts[PARTS])
{
	const struct share *share = &answer->share;
	const struct measure *measure = &answer->question.measure;
	const char *function = measure->by_test	  ? "test"
			       : measure->by_type ? "cancer type"
						  : "function";
	const struct part all[PARTS] = {
		{"month", "months", "month", share->months, share->month_count, NULL},
		{"function", "functions", function, share->functions, share->function_count,
			share->functions_why},
		{"icb", "icbs", "commissioner's ICB", share->icbs, share->icb_count,
			share->icbs_why},
		{"came", "came", "came", share->came, share->came_count, share->moved_why},
		{"went", "went", "went", share->went, share->went_count, share->moved_why},
		{"trust came", "trusts_came", "came", share->trusts_came, share->trusts_came_count,
			share->moved_why},
		{"trust went", "trusts_went", "went", share->trusts_went, share->trusts_went_count,
			share->moved_why}};

	memcpy(parts, all, sizeof all);
}

static double per_cent(const struct share_row *row)
{
	return row->all > 0 ? 100 * row->others / row->all : NAN;
}

/* Who is in both months is a question of two. */
static bool has_two_months(struct answer *answer, struct error *error)
{
	struct question *question = &answer->question;
	const char *range;

	if (answer->share.from != answer->share.to)
		return true;
	if (!load_month_range(
		    question->app->store, &question->arena, &question->measure, &range, error))
		return false;
	return official_misuse(question, error,
		"--same-providers compares two months, and of those asked for only %s is loaded: "
		"give another --from or --to; of %s there are %s",
		official_month_text(&question->arena, answer->share.to), question->measure.id,
		range);
}

static bool ask(struct answer *answer, const struct request *request, struct error *error)
{
	struct question *question = &answer->question;

	answer->same = request->same_providers;
	return official_measure(question, request->words[0], error) &&
	       official_function(question, request, error) &&
	       official_span(question, request, error) &&
	       load_share(question->app->store, &question->arena, &question->measure,
		       question->function, question->from, question->to, &answer->share, error) &&
	       (!answer->same || has_two_months(answer, error));
}

static void write_rows(struct json_writer *json, const struct part *part)
{
	json_key(json, part->key);
	if (part->why != NULL) {
		json_null(json);
		return;
	}
	json_begin_array(json);
	for (size_t i = 0; i < part->count; i++) {
		const struct share_row *row = &part->rows[i];

		json_begin_object(json);
		official_json_string(
			json, strcmp(part->name, "month") == 0 ? "period" : "code", row->code);
		official_json_string(json, "name", row->name);
		official_json_number(json, "others", row->others);
		official_json_number(json, "all", row->all);
		official_json_number(json, "share", per_cent(row));
		json_key(json, "providers");
		if (row->whole)
			json_integer(json, (long long)row->other_providers);
		else
			json_null(json);
		official_json_string(json, "why", row->why);
		official_json_string(json, "note", row->note);
		json_end_object(json);
	}
	json_end_array(json);
}

/* Why a table is null. */
static void write_reasons(struct json_writer *json, const struct part parts[PARTS])
{
	json_key(json, "missing");
	json_begin_object(json);
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].why != NULL)
			official_json_string(json, parts[i].key, parts[i].why);
	json_end_object(json);
}

static void write_change(struct json_writer *json, const char *key, double from, double to)
{
	json_key(json, key);
	json_begin_object(json);
	official_json_number(json, "from", from);
	official_json_number(json, "to", to);
	official_json_number(json, "change", to - from);
	json_end_object(json);
}

static int write_json(struct answer *answer)
{
	struct question *question = &answer->question;
	const struct share *share = &answer->share;
	const struct app *app = question->app;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};
	struct part parts[PARTS];

	list_parts(answer, parts);
	json_begin_object(&json);
	official_json_string(&json, "measure", question->measure.id);
	official_json_string(&json, "unit", question->measure.unit);
	official_json_string(&json, "from", official_month_code(&question->arena, share->from));
	official_json_string(&json, "to", official_month_code(&question->arena, share->to));
	write_change(&json, "all_providers", share->share_from, share->share_to);
	write_change(&json, "same_providers", share->same_from, share->same_to);
	for (size_t i = answer->same ? PARTS : 0; i < PARTS; i++)
		write_rows(&json, &parts[i]);
	if (!answer->same)
		write_reasons(&json, parts);
	official_json_string(&json, "who_is_counted", who_is_counted);
	official_json_notes(question, &json);
	json_end_object(&json);
	official_free(question);
	return report_print(app, &out);
}

enum { CSV_COLUMNS = 11 };

static void csv_row(struct question *question, const char *part, const struct share_row *row,
	const char **cells)
{
	struct arena *arena = &question->arena;
	const char *const all[CSV_COLUMNS] = {part, row->code, row->name,
		official_number(arena, row->others), official_number(arena, row->all),
		official_number(arena, per_cent(row)),
		row->whole ? arena_format(arena, "%zu", row->other_providers) : NULL, row->why,
		question->measure.id, question->function_code ? question->function_code : "ALL",
		row->note};

	memcpy(cells, all, sizeof all);
}

/* The two months, all providers and the same ones: only their share is known. */
static void csv_change(struct answer *answer, const char **cells)
{
	struct arena *arena = &answer->question.arena;
	const struct share *share = &answer->share;
	const struct {
		const char *part;
		int month;
		double value;
	} rows[] = {{"all providers", share->from, share->share_from},
		{"all providers", share->to, share->share_to},
		{"same providers", share->from, share->same_from},
		{"same providers", share->to, share->same_to}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		csv_row(&answer->question, rows[i].part, &(struct share_row){.others = NAN},
			cells + i * CSV_COLUMNS);
		cells[i * CSV_COLUMNS + 1] = official_month_code(arena, rows[i].month);
		cells[i * CSV_COLUMNS + 4] = NULL;
		cells[i * CSV_COLUMNS + 5] = official_number(arena, rows[i].value);
		cells[i * CSV_COLUMNS + 6] = NULL;
	}
}

static int write_csv(struct answer *answer)
{
	static const char *const headings[CSV_COLUMNS] = {"part", "code", "name", "others", "all",
		"share", "providers", "why", "measure", "function", "note"};
	static const bool numeric[CSV_COLUMNS] = {[3] = true, [4] = true, [5] = true, [6] = true};
	struct question *question = &answer->question;
	struct part parts[PARTS];
	size_t rows = 4, at = 4;

	list_parts(answer, parts);
	for (size_t i = answer->same ? PARTS : 0; i < PARTS; i++)
		rows += parts[i].count;
	const char **cells = arena_array(&question->arena, rows * CSV_COLUMNS, sizeof *cells);
	csv_change(answer, cells);
	for (size_t i = answer->same ? PARTS : 0; i < PARTS; i++)
		for (size_t r = 0; r < parts[i].count; r++, at++)
			csv_row(question, parts[i].name, &parts[i].rows[r],
				cells + at * CSV_COLUMNS);
	return official_print(question, "",
		&(struct report_table){
			headings, cells, rows, CSV_COLUMNS, .flexible = 2, .numeric = numeric},
		"");
}

static const char *share_cell(struct arena *arena, double share)
{
	return isnan(share) ? NULL : arena_format(arena, "%.2f %%", share);
}

static const char *count_cell(struct answer *answer, double value)
{
	return official_value(&answer->question.arena, &answer->question.measure, value);
}

/* Functions and ICBs are those of one month. */
static const char *heading_of(struct answer *answer, const struct part *part)
{
	struct arena *arena = &answer->question.arena;

	if (strcmp(part->name, "month") == 0)
		return part->heading;
	return arena_format(
		arena, "%s, %s", part->heading, official_month_text(arena, answer->share.to));
}

static const char not_in_extract[] = "not in this extract";

static void fill_row(struct answer *answer, const struct share_row *row, const char **cells)
{
	struct arena *arena = &answer->question.arena;
	const char *share = share_cell(arena, per_cent(row));

	*cells++ = row->code;
	*cells++ = row->name;
	*cells++ = count_cell(answer, row->others);
	*cells++ = count_cell(answer, row->all);
	*cells++ = share ? share : row->why;
	*cells++ = share == NULL ? NULL
		   : row->whole	 ? arena_format(arena, "%zu", row->other_providers)
				 : not_in_extract;
	*cells = row->note;
}

/* Months by their names, functions and ICBs with their codes; notes where there are any. */
static void add_table(struct answer *answer, const struct part *part, struct string_buffer *out)
{
	enum { COLUMNS = 7 };
	static const bool numeric[COLUMNS] = {[2] = true, [3] = true, [4] = true, [5] = true};
	struct arena *arena = &answer->question.arena;
	const char *const headings[COLUMNS] = {"code", heading_of(answer, part), "others", "all",
		"share", "other providers", "NHS trusts"};
	const char **cells = arena_array(arena, part->count * COLUMNS, sizeof *cells);
	size_t skip = strcmp(part->name, "month") == 0 ? 1 : 0; /* its code is its name */
	size_t columns = COLUMNS - 1 - skip;

	for (size_t i = 0; i < part->count; i++)
		if (part->rows[i].note != NULL)
			columns = COLUMNS - skip;
	for (size_t i = 0; i < part->count; i++) {
		const char *all[COLUMNS];

		fill_row(answer, &part->rows[i], all);
		memcpy(cells + i * columns, all + skip, columns * sizeof *cells);
	}
	report_write_table(answer->question.app,
		&(struct report_table){headings + skip, cells, part->count, columns,
			.flexible = 1 - skip, .numeric = numeric + skip},
		out);
	string_buffer_add_char(out, '\n');
}

static void add_part(struct answer *answer, const struct part *part, struct string_buffer *out)
{
	if (part->why != NULL)
		string_buffer_format(out, "By %s: %s.\n\n", part->heading, part->why);
	else if (part->count > 0)
		add_table(answer, part, out);
}

static void add_change(
	struct answer *answer, const char *who, double from, double to, struct string_buffer *out)
{
	struct arena *arena = &answer->question.arena;

	if (isnan(from) || isnan(to) || answer->share.from == answer->share.to)
		return;
	string_buffer_format(out, "%s: %s in %s, %s in %s: %s%.2f points\n", who,
		share_cell(arena, from), official_month_text(arena, answer->share.from),
		share_cell(arena, to), official_month_text(arena, answer->share.to),
		fabs(to - from) < 0.005 ? ""
		: to < from		? "−"
					: "+",
		fabs(to - from));
}

enum { NAMED_MOST = 10 }; /* of those who came, and of those who went */

static void add_row(struct answer *answer, const struct share_row *row, struct string_buffer *out)
{
	const char *count = count_cell(answer, isnan(row->others) ? row->all : row->others);

	string_buffer_format(out, "  %s %s  %s%s%s\n", row->code, row->name, count,
		row->note ? ": " : "", row->note ? row->note : "");
}

/* The largest, and everybody of whom more is known than that. */
static void add_moved(struct answer *answer, const char *who, const char *verb,
	const struct share_row *rows, size_t count, struct string_buffer *out)
{
	size_t left = 0;

	string_buffer_format(out, "%zu %s%s %s%s\n", count, who, count == 1 ? "" : "s", verb,
		count > 0 ? ":" : "");
	for (size_t i = 0; i < count; i++)
		if (i < NAMED_MOST || rows[i].note != NULL)
			add_row(answer, &rows[i], out);
		else
			left++;
	if (left > 0)
		string_buffer_format(out, "  and %zu more\n", left);
}

static void add_movements(struct answer *answer, struct string_buffer *out)
{
	const struct share *share = &answer->share;

	if (share->from == share->to)
		return;
	if (share->moved_why != NULL) {
		string_buffer_format(out,
			"Who came and who went: %s. A month that is there in part has only some "
			"providers, and the sums of all; import its file to have them.\n\n",
			share->moved_why);
		return;
	}
	add_moved(answer, "other provider", "came", share->came, share->came_count, out);
	add_moved(answer, "other provider", "went", share->went, share->went_count, out);
	if (share->trusts_came_count > 0)
		add_moved(answer, "NHS trust", "came", share->trusts_came, share->trusts_came_count,
			out);
	if (share->trusts_went_count > 0)
		add_moved(answer, "NHS trust", "went", share->trusts_went, share->trusts_went_count,
			out);
	string_buffer_add_char(out, '\n');
}

/* A trust that did not send its figures makes the others' part larger than it is. */
static void add_missing(struct answer *answer, struct string_buffer *out)
{
	const struct share *share = &answer->share;

	for (size_t i = 0; i < share->month_count; i++)
		if (share->months[i].note != NULL) {
			string_buffer_add(out,
				"Months without some NHS trusts: what these did is in neither "
				"number, so the part of others comes out too large.\n");
			return;
		}
}

static void add_comparison(struct answer *answer, struct string_buffer *out)
{
	const struct share *share = &answer->share;
	struct string_buffer text = {0};

	if (!answer->same)
		add_change(answer, "All providers", share->share_from, share->share_to, &text);
	add_change(answer, "The same providers in both months", share->same_from, share->same_to,
		&text);
	add_missing(answer, &text);
	add_movements(answer, &text);
	string_buffer_add(&text, who_is_counted);
	official_notes(&answer->question, false, &text);
	report_lines(answer->question.app, string_buffer_text(&text), out);
	string_buffer_free(&text);
}

static const char *title_of(struct answer *answer)
{
	struct question *question = &answer->question;
	const char *function = official_function_words(question);

	return arena_format(&question->arena, "%s: the part of others than NHS trusts%s%s%s%s",
		question->measure.name, *function ? " · " : "", function,
		*question->measure.unit ? " · " : "", question->measure.unit);
}

static int write_text(struct answer *answer)
{
	const struct app *app = answer->question.app;
	struct string_buffer out = {0};
	struct part parts[PARTS];

	list_parts(answer, parts);
	if (app->format == WRITER_MARKDOWN)
		string_buffer_add(&out, "## ");
	report_lines(app, title_of(answer), &out);
	string_buffer_add_char(&out, '\n');
	for (size_t i = answer->same ? IN_TEXT : 0; i < IN_TEXT; i++)
		add_part(answer, &parts[i], &out);
	add_comparison(answer, &out);
	official_free(&answer->question);
	return report_print(app, &out);
}

int report_share(struct app *app, const struct request *request)
{
	struct answer answer = {0};
	struct error error;

	if (!official_open(&answer.question, app, &error) || !ask(&answer, request, &error))
		return official_refuse(&answer.question, &error);
	if (app->format == WRITER_JSON)
		return write_json(&answer);
	return app->format == WRITER_CSV ? write_csv(&answer) : write_text(&answer);
}
