/* `concordat series WHO MEASURE`: one official measure of one provider or group, over time. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official.h"

/* An answer on its way. */
struct answer {
	struct question question;
	struct series series;
	enum by_period by;
	const struct period_row *rows;
	size_t count;
	double *estimates; /* of England, as NHS England's headline has them, one a row; or NULL */
	const char *nothing; /* where no month that was asked for is loaded: which ones are */
};

/* Snapshots have them for quarters too. */
static void take_estimates(struct answer *answer, const struct series *published)
{
	struct question *question = &answer->question;

	answer->estimates = arena_array(&question->arena, answer->count, sizeof(double));
	for (size_t i = 0; i < answer->count; i++) {
		answer->estimates[i] = NAN;
		for (size_t p = 0; p < published->count; p++)
			if (published->items[p].month == answer->rows[i].observation.month)
				answer->estimates[i] = published->items[p].value;
	}
}

/* What NHS England publishes of the same with estimates; most measures have no such series. */
static bool find_estimates(struct answer *answer, struct error *error)
{
	struct question *question = &answer->question;
	struct series published = {.who = question->who};
	const char *id =
		arena_format(&question->arena, "published.%s.with-estimates", question->measure.id);

	if (question->who.kind != WHO_ENGLAND || question->function_code != NULL ||
		(question->measure.flow && answer->by != BY_MONTH) ||
		!measure_find(id, &published.measure, &published.names))
		return true;
	if (!load_series(question->app->store, &question->arena, question->function, question->from,
		    question->to, &published, error))
		return false;
	take_estimates(answer, &published);
	return true;
}

/* Only gaps were asked for, or what is before or after all months: which ones are there is told. */
static bool explain_nothing(struct answer *answer, struct error *error)
{
	struct question *question = &answer->question;
	const char *range;

	for (size_t i = 0; i < answer->series.count; i++)
		if (answer->series.items[i].import != 0)
			return true;
	if (!load_month_range(
		    question->app->store, &question->arena, &question->measure, &range, error))
		return false;
	answer->nothing =
		range == NULL
			? "no month of it is loaded: concordat import FILE adds what NHS England "
			  "publishes"
			: arena_format(&question->arena,
				  "no month that was asked for is loaded: of %s there are %s",
				  question->measure.id, range);
	return true;
}

static bool ask(struct answer *answer, const struct request *request, struct error *error)
{
	struct question *question = &answer->question;
	struct series *series = &answer->series;

	if (!official_measure(question, request->words[request->count - 1], error) ||
		!official_function(question, request, error) ||
		!official_span(question, request, error) ||
		!official_who_asked(question, request, error))
		return false;
	answer->by = by_period_named(request->by);
	series->measure = question->measure;
	series->names = question->names;
	series->function = question->function_code;
	series->function_name = question->function_name;
	series->who = question->who;
	if (!load_series(question->app->store, &question->arena, question->function, question->from,
		    question->to, series, error))
		return false;
	question->who.basis = series->who.basis;
	question->who.warning = series->who.warning;
	by_period_fold(series, answer->by, question->from, question->to, &question->arena,
		&answer->rows, &answer->count);
	return find_estimates(answer, error) && explain_nothing(answer, error);
}

/* "RTT-April-2024.csv; RTT-May-2024.csv" */
static const char *files_of(struct answer *answer, const struct period_row *row)
{
	struct question *question = &answer->question;
	const char *text = NULL;

	for (size_t i = 0; i < row->source_count; i++) {
		const char *file = official_file(question, row->sources[i]->import);

		if (file == NULL)
			file = "?"; /* of a damaged file */
		text = text ? arena_format(&question->arena, "%s; %s", text, file) : file;
	}
	return text;
}

/* That of all files, else one for each of them; in a column for people "mixed". NULL is a first
 * issue, and none. */
static const char *vintages_of(struct answer *answer, const struct period_row *row, bool brief)
{
	const char *text = NULL, *first = NULL;
	bool same = true;

	for (size_t i = 0; i < row->source_count; i++) {
		const char *one =
			row->sources[i]->vintage ? row->sources[i]->vintage : "first issue";

		first = i == 0 ? one : first;
		same = same && strcmp(first, one) == 0;
		text = text ? arena_format(&answer->question.arena, "%s; %s", text, one) : one;
	}
	if (same)
		return row->source_count > 0 ? row->sources[0]->vintage : NULL;
	return brief ? "mixed" : text;
}

/* Of quarters and years: each file that the value was read from, once. */
static void write_sources(
	struct answer *answer, struct json_writer *json, const struct period_row *row)
{
	json_key(json, "sources");
	json_begin_array(json);
	for (size_t i = 0; i < row->source_count; i++) {
		const struct observation *source = row->sources[i];

		json_begin_object(json);
		json_key(json, "import");
		json_integer(json, source->import);
		official_json_string(
			json, "file", official_file(&answer->question, source->import));
		official_json_string(json, "vintage", source->vintage);
		json_end_object(json);
	}
	json_end_array(json);
}

static void write_observation(struct answer *answer, struct json_writer *json, size_t row)
{
	const struct observation *o = &answer->rows[row].observation;

	json_begin_object(json);
	official_json_string(json, "period", answer->rows[row].period);
	official_json_number(json, "value", o->value);
	official_json_string(json, "why", o->why);
	json_key(json, "import");
	if (o->import != 0)
		json_integer(json, o->import);
	else
		json_null(json);
	official_json_string(json, "file", official_file(&answer->question, o->import));
	official_json_string(json, "vintage", o->vintage);
	official_json_number(json, "numerator", o->numerator);
	official_json_number(json, "denominator", o->denominator);
	json_key(json, "returned");
	json_bool(json, o->returned);
	official_json_string(json, "note", o->note);
	if (answer->estimates != NULL)
		official_json_number(json, "with_estimates", answer->estimates[row]);
	if (answer->by != BY_MONTH)
		write_sources(answer, json, &answer->rows[row]);
	json_end_object(json);
}

static int write_json(struct answer *answer)
{
	struct question *question = &answer->question;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	json_begin_object(&json);
	official_json_string(&json, "who", question->who.name);
	official_json_string(&json, "code", question->who.code);
	official_json_string(&json, "measure", question->measure.id);
	official_json_string(&json, "unit", question->measure.unit);
	official_json_string(&json, "better", better_names[question->measure.better]);
	json_key(&json, "observations");
	json_begin_array(&json);
	for (size_t i = 0; i < answer->count; i++)
		write_observation(answer, &json, i);
	json_end_array(&json);
	official_json_string(&json, "basis", question->who.basis);
	official_json_string(&json, "warning", question->who.warning);
	official_json_notes(question, &json);
	json_end_object(&json);
	const struct app *app = question->app;
	official_free(question);
	return report_print(app, &out);
}

/* "84; 85; 86" */
static const char *imports_of(struct answer *answer, const struct period_row *row)
{
	struct arena *arena = &answer->question.arena;
	const char *text = NULL;

	for (size_t i = 0; i < row->source_count; i++) {
		long long import = row->sources[i]->import;

		text = text ? arena_format(arena, "%s; %lld", text, import)
			    : arena_format(arena, "%lld", import);
	}
	return text;
}

static int write_csv(struct answer *answer)
{
	static const char *const headings[] = {"code", "measure", "function", "basis", "period",
		"value", "why", "import", "vintage", "file", "returned", "note", "with_estimates"};
	static const bool numeric[] = {[5] = true, [7] = true, [12] = true};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	struct question *question = &answer->question;
	struct arena *arena = &question->arena;
	const char **cells = arena_array(arena, answer->count * COLUMNS, sizeof *cells);

	for (size_t i = 0; i < answer->count; i++) {
		const struct observation *o = &answer->rows[i].observation;
		const char *const row[COLUMNS] = {question->who.code, question->measure.id,
			question->function_code ? question->function_code : "ALL",
			question->who.basis, answer->rows[i].period,
			official_number(arena, o->value), o->why,
			imports_of(answer, &answer->rows[i]),
			vintages_of(answer, &answer->rows[i], false),
			files_of(answer, &answer->rows[i]), o->returned ? "yes" : NULL, o->note,
			answer->estimates ? official_number(arena, answer->estimates[i]) : NULL};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	return official_print(question, "",
		&(struct report_table){
			headings, cells, answer->count, COLUMNS, .flexible = 9, .numeric = numeric},
		"");
}

/* Beside a value: on what basis it stands, what to mind; where there is none, only why. */
static const char *remark(struct answer *answer, const struct observation *o)
{
	const char *parts[] = {isnan(o->value) ? o->why : answer->question.who.basis,
		o->returned ? "back, and very different" : NULL, o->note};
	struct string_buffer text = {0};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (parts[i] != NULL)
			string_buffer_format(&text, "%s%s", text.size > 0 ? "; " : "", parts[i]);
	const char *copy = arena_string(&answer->question.arena, text.bytes);
	string_buffer_free(&text);
	return copy;
}

static const char *title_of(struct answer *answer)
{
	struct question *question = &answer->question;
	const char *function = official_function_words(question);
	const struct measure *measure = &question->measure;

	return arena_format(&question->arena, "%s · %s%s%s · %s", measure->name,
		official_who_words(question), *function ? " · " : "", function,
		official_unit_words(&question->arena, measure->unit, measure->better));
}

/* NHS England's own series of the same is longer, and has what was estimated. */
static void add_published(struct answer *answer, struct string_buffer *out)
{
	struct question *question = &answer->question;
	const char *const ids[] = {
		arena_format(&question->arena, "published.%s", question->measure.id),
		arena_format(
			&question->arena, "published.%s.with-estimates", question->measure.id)};
	const char *before = "NHS England's own series of it, ";

	if (question->who.kind != WHO_ENGLAND || question->function_code != NULL)
		return;
	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct measure published;
		struct measure_names names;
		struct error error; /* the answer stands without this line */
		const char *range;

		if (!measure_find(ids[i], &published, &names) ||
			!load_month_range(question->app->store, &question->arena, &published,
				&range, &error) ||
			range == NULL)
			continue;
		if (i == 0 || *before == 'N')
			string_buffer_format(out, "%s%s: concordat series England %s", before,
				range, published.id);
		else
			string_buffer_format(out, ", or %s", published.id);
		before = "";
	}
	if (*before == '\0')
		string_buffer_add_char(out, '\n');
}

static void add_notes(struct answer *answer, struct string_buffer *out)
{
	bool returned = false, several = false;

	if (answer->nothing != NULL)
		string_buffer_format(out, "Mind: %s.\n", answer->nothing);
	official_notes(&answer->question, false, out);
	add_published(answer, out);
	for (size_t i = 0; i < answer->count; i++) {
		returned = returned || answer->rows[i].observation.returned;
		several = several || answer->rows[i].source_count > 1;
	}
	if (returned)
		string_buffer_add(out, "What was missing and comes back very different is probably "
				       "recording, not care.\n");
	if (several && answer->question.app->format == WRITER_TEXT)
		string_buffer_add(out, "Every file behind a sum: --json, --csv or --markdown.\n");
}

enum { SHOWN_COLUMNS = 6, ESTIMATES = 2 };

/* Without the column of estimates where there are none. */
static void show_row(struct answer *answer, size_t at, const char **cells)
{
	struct question *question = &answer->question;
	const struct period_row *row = &answer->rows[at];
	const struct observation *o = &row->observation;
	const char *value = official_value(&question->arena, &question->measure, o->value);
	bool brief = question->app->format == WRITER_TEXT;
	size_t used = 0;

	cells[used++] = row->words;
	cells[used++] = value ? value : "–";
	if (answer->estimates != NULL)
		cells[used++] =
			official_value(&question->arena, &question->measure, answer->estimates[at]);
	cells[used++] = remark(answer, o);
	cells[used++] = vintages_of(answer, row, brief);
	cells[used] = files_of(answer, row);
	if (row->source_count > 1 && brief)
		cells[used] = arena_format(
			&question->arena, "%zu files: %s", row->source_count, cells[used]);
}

static int write_text(struct answer *answer)
{
	static const bool numeric[SHOWN_COLUMNS] = {false, true, false, false, false, false};
	static const bool both_numeric[SHOWN_COLUMNS] = {false, true, true, false, false, false};
	bool both = answer->estimates != NULL;
	size_t columns = both ? SHOWN_COLUMNS : SHOWN_COLUMNS - 1;
	struct question *question = &answer->question;
	const char *headings[SHOWN_COLUMNS + 1] = {
		answer->by == BY_MONTH ? "month" : "period", question->measure.head};
	static const char *const rest[] = {"with estimates", "note", "vintage", "file"};
	const char **cells = arena_array(&question->arena, answer->count * columns, sizeof *cells);
	struct string_buffer notes = {0};

	for (size_t i = ESTIMATES; i < columns; i++)
		headings[i] = rest[i - ESTIMATES + !both];
	for (size_t i = 0; i < answer->count; i++)
		show_row(answer, i, cells + i * columns);
	add_notes(answer, &notes);
	int status = official_print(question, title_of(answer),
		&(struct report_table){headings, cells, answer->count, columns,
			.flexible = columns - 1, .kept = columns - 3,
			.numeric = both ? both_numeric : numeric},
		string_buffer_text(&notes));
	string_buffer_free(&notes);
	return status;
}

int report_series(struct app *app, const struct request *request)
{
	struct answer answer = {0};
	struct error error;

	if (!official_open(&answer.question, app, &error) || !ask(&answer, request, &error))
		return official_refuse(&answer.question, &error);
	if (answer.nothing != NULL && (app->format == WRITER_JSON || app->format == WRITER_CSV)) {
		error_set(&error, "%s", answer.nothing);
		app_complain(app, &error);
	}
	if (app->format == WRITER_JSON)
		return write_json(&answer);
	return app->format == WRITER_CSV ? write_csv(&answer) : write_text(&answer);
}
