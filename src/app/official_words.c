/* Official figures in words: values, months, standards, and what an answer rests on. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "model/number.h"
#include "official.h"

enum { NUMBER_LONGEST = 400 }; /* bytes of any number written without an exponent */

const char *official_function_words(struct question *question)
{
	const struct measure *measure = &question->measure;
	const char *all = measure->by_test	 ? "all tests"
			  : measure->by_function ? "all functions"
			  : measure->by_type	 ? "all cancer types"
						 : "";

	if (question->function_name == NULL)
		return all;
	return arena_format(
		&question->arena, "%s (%s)", question->function_name, question->function_code);
}

const char *official_who_words(struct question *question)
{
	const struct who *who = &question->who;

	if (strcmp(who->name, who->code) == 0)
		return who->name;
	return arena_format(&question->arena, "%s (%s)", who->name, who->code);
}

const char *official_standards(
	struct arena *arena, const struct measure *measure, enum standard_state state)
{
	struct string_buffer text = {0};
	const char *copy;

	measure_standards(measure, state, &text);
	copy = text.size > 0 ? arena_string(arena, string_buffer_text(&text)) : NULL;
	string_buffer_free(&text);
	return copy;
}

static const char *better_words(enum better better)
{
	static const char *const words[] = {[BETTER_NEUTRAL] = "neither direction is better",
		[BETTER_UP] = "higher is better",
		[BETTER_DOWN] = "lower is better"};

	return words[better];
}

const char *official_unit_words(struct arena *arena, const char *unit, enum better better)
{
	return arena_format(arena, "%s%s%s", unit, *unit ? ", " : "", better_words(better));
}

const char *official_value(struct arena *arena, const struct measure *measure, double value)
{
	char text[32];

	if (isnan(value))
		return NULL;
	measure_format(measure, value, text);
	return arena_string(arena, text);
}

const char *official_change(struct arena *arena, const struct measure *measure, double value)
{
	const char *size = official_value(arena, measure, fabs(value));

	if (size == NULL)
		return NULL;
	return arena_format(arena, "%s%s", value > 0 ? "+" : value < 0 ? "−" : "", size);
}

const char *official_number(struct arena *arena, double value)
{
	char text[NUMBER_LONGEST];

	if (!isfinite(value))
		return NULL;
	number_print(value, text, sizeof text);
	return arena_string(arena, text);
}

const char *official_month_text(struct arena *arena, int month)
{
	char text[9];

	if (month == MONTH_NONE)
		return NULL;
	month_format(month, text);
	return arena_string(arena, text);
}

const char *official_month_code(struct arena *arena, int month)
{
	char text[8];

	if (month == MONTH_NONE)
		return NULL;
	month_print(month, text);
	return arena_string(arena, text);
}

static bool is_rtt(const struct measure *measure)
{
	return measure->dataset != NULL && strcmp(measure->dataset, "rtt") == 0;
}

static void add_line(const char *before, const char *text, struct string_buffer *out)
{
	if (text != NULL)
		string_buffer_format(out, "%s%s\n", before, text);
}

void official_notes(struct question *question, bool england, struct string_buffer *out)
{
	const struct measure *measure = &question->measure;

	add_line("", measure->counts, out);
	add_line("", measure->misses, out);
	for (enum standard_state i = 0; i < STANDARD_STATES; i++)
		add_line(arena_format(&question->arena, "%s: ", standard_labels[i]),
			official_standards(&question->arena, measure, i), out);
	if (question->who.basis != NULL)
		string_buffer_format(out, "Figures are %s.\n", question->who.basis);
	add_line("Mind: ", question->who.warning, out);
	if (is_rtt(measure))
		string_buffer_add(out, "Pathways, not people.\n");
	if (england)
		string_buffer_add(out, "England is as submitted: who sent nothing is not in it.\n");
}

void official_json_string(struct json_writer *json, const char *key, const char *value)
{
	json_key(json, key);
	json_string(json, value);
}

void official_json_number(struct json_writer *json, const char *key, double value)
{
	json_key(json, key);
	json_number(json, value);
}

static void write_standard(
	struct question *question, struct json_writer *json, const struct standard *standard)
{
	json_begin_object(json);
	official_json_string(json, "words", standard->words);
	official_json_number(json, "value", standard->value);
	official_json_string(json, "from", official_month_code(&question->arena, standard->from));
	official_json_string(json, "to",
		standard->to ? official_month_code(&question->arena, standard->to) : NULL);
	json_end_object(json);
}

void official_json_notes(struct question *question, struct json_writer *json)
{
	const struct measure *measure = &question->measure;
	const char *function = question->function_code;

	official_json_string(json, "name", measure->name);
	official_json_string(json, "function", function ? function : "ALL");
	official_json_string(
		json, "function_name", question->function_name ? question->function_name : "all");
	json_key(json, "standards");
	json_begin_array(json);
	for (size_t i = 0; i < 3 && measure->standards[i].words != NULL; i++)
		write_standard(question, json, &measure->standards[i]);
	json_end_array(json);
	official_json_string(json, "counts", measure->counts);
	official_json_string(json, "misses", measure->misses);
	official_json_string(json, "note", is_rtt(measure) ? "Pathways, not people." : NULL);
}

int official_print(struct question *question, const char *title, const struct report_table *table,
	const char *notes)
{
	struct string_buffer out = {0};
	const struct app *app = question->app;
	bool around = app->format != WRITER_CSV;

	if (around) {
		if (app->format == WRITER_MARKDOWN)
			string_buffer_add(&out, "## ");
		report_lines(app, title, &out);
		string_buffer_add_char(&out, '\n');
	}
	report_write_table(app, table, &out);
	if (around) {
		string_buffer_add_char(&out, '\n');
		report_lines(app, notes, &out);
	}
	official_free(question);
	return report_print(app, &out);
}
