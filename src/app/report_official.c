/* Of `show`: below the claims about an organisation, what official files say of it. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "official.h"

/* What there is of one provider. */
struct known {
	struct question question;
	struct body_facts facts; /* code NULL: of more than one */
	const struct provider_measure *items;
	size_t count;
	const char *const *choices; /* where it could be any of several */
	size_t choice_count;
};

const char *report_official_code(const struct record *found)
{
	if (strcmp(found->row->table->name, "organisations") != 0)
		return NULL;
	for (size_t i = 0; i < found->child_count; i++) {
		const struct row *child = &found->children[i];

		if (strcmp(child->table->name, "codes") != 0)
			continue;
		const char *scheme = row_field(child, "scheme");
		if (scheme && strcmp(scheme, "ODS") == 0)
			return row_field(child, "code");
	}
	return NULL;
}

static bool find(struct known *known, struct app *app, const char *code, struct error *error)
{
	struct question *question = &known->question;

	return official_open(question, app, error) &&
	       who_find(app->store, &question->arena, code, false, &question->who, &known->choices,
		       &known->choice_count, error) &&
	       load_body(app->store, &question->arena, question->who.code, &known->facts, error) &&
	       load_provider_measures(app->store, &question->arena, &question->who, MONTH_NONE,
		       &known->items, &known->count, error);
}

static bool has_measure(const struct known *known, const char *id)
{
	for (size_t i = 0; i < known->count; i++)
		if (strcmp(known->items[i].measure.id, id) == 0)
			return true;
	return false;
}

/* What its company has, and the code has not itself. */
static bool find_company(struct known *known, struct app *app, const char *code,
	const struct known *own, struct error *error)
{
	struct question *question = &known->question;
	struct provider_measure *kept;
	size_t count;

	if (!official_open(question, app, error) ||
		!who_company_of(app->store, &question->arena, code, &question->who, NULL, error) ||
		question->who.code == NULL ||
		!load_provider_measures(app->store, &question->arena, &question->who, MONTH_NONE,
			&known->items, &count, error))
		return false;
	kept = arena_array(&question->arena, count, sizeof *kept);
	for (size_t i = 0; i < count; i++)
		if (!has_measure(own, known->items[i].measure.id))
			kept[known->count++] = known->items[i];
	known->items = kept;
	return true;
}

/* ", revised", ", first issue, built in"; a user's own file has no issues. */
static void add_vintage(const struct provider_measure *item, const struct import_row *import,
	struct string_buffer *out)
{
	if (strcmp(item->measure.dataset, "other") != 0)
		string_buffer_format(out, ", %s", item->vintage ? item->vintage : "first issue");
	if (import->built_in)
		string_buffer_add(out, ", built in");
}

static void add_item(
	struct question *question, const struct provider_measure *item, struct string_buffer *out)
{
	struct arena *arena = &question->arena;
	const char *value = official_value(arena, &item->measure, item->value);
	const char *before = official_value(arena, &item->measure, item->year_before);
	const char *standard = provider_standard(arena, item);
	const struct import_row *import = official_import_of(question, item->import);

	string_buffer_format(out, "  %s: %s%s%s%s%s%s", item->measure.name,
		value	    ? value
		: item->why ? item->why
			    : "–",
		value && *item->measure.unit ? " " : "", value ? item->measure.unit : "",
		value ? " in " : " (", official_month_text(arena, item->month), value ? "" : ")");
	if (before != NULL)
		string_buffer_format(out, ", a year before %s", before);
	if (standard != NULL)
		string_buffer_format(out, "; standard %s", standard);
	if (import != NULL) {
		string_buffer_format(out, "; %s", import->file);
		add_vintage(item, import, out);
	}
	string_buffer_add_char(out, '\n');
}

static void add_series(struct known *known, struct string_buffer *out)
{
	for (size_t i = 0; i < known->count; i++)
		add_item(&known->question, &known->items[i], out);
	if (known->count > 0)
		string_buffer_format(out,
			"  Pathways, not people. concordat series %s MEASURE has every month.\n",
			known->question.who.code);
}

static void add_section(struct known *known, bool after, struct string_buffer *out)
{
	const struct who *who = &known->question.who;

	if (known->count == 0)
		return;
	string_buffer_format(
		out, "%sOfficial series of %s (%s)\n", after ? "\n" : "", who->name, who->code);
	if (who->warning != NULL)
		string_buffer_format(out, "  %s\n", who->warning);
	add_series(known, out);
}

void report_official_text(struct app *app, const char *code, struct string_buffer *out)
{
	struct known known = {0}, company = {0};
	struct string_buffer text = {0};
	struct error error; /* of most organisations no file says anything */

	if (!find(&known, app, code, &error))
		known.count = 0;
	add_section(&known, out->size > 0, &text);
	if (find_company(&company, app, code, &known, &error))
		add_section(&company, out->size + text.size > 0, &text);
	report_lines(app, string_buffer_text(&text), out);
	string_buffer_free(&text);
	official_free(&known.question);
	official_free(&company.question);
}

void report_official_json(struct app *app, const char *code, struct json_writer *json)
{
	struct known known = {0}, company = {0};
	struct error error;

	if (!find(&known, app, code, &error))
		known.count = 0;
	json_begin_array(json);
	provider_json_items(&known.question, known.items, known.count, json);
	if (find_company(&company, app, code, &known, &error))
		provider_json_items(&company.question, company.items, company.count, json);
	json_end_array(json);
	official_free(&known.question);
	official_free(&company.question);
}

/* What is known of a body by itself, as it is called in JSON and in words. */
enum { FACTS = 12 };
struct fact {
	const char *key, *words, *value; /* words NULL: in the heading */
};

static const char *named_month(struct arena *arena, int month, bool code)
{
	return month == 0 ? NULL
	       : code	  ? official_month_code(arena, month)
			  : official_month_text(arena, month);
}

static void list_facts(struct known *known, bool codes, struct fact facts[FACTS])
{
	const struct body_facts *body = &known->facts;
	const struct who *who = &known->question.who;
	struct arena *arena = &known->question.arena;
	const struct fact all[FACTS] = {
		{"code", NULL, who->code},
		{"name", NULL, who->name},
		{"kind", "kind", body->kind},
		{"sector", "sector", body->sector},
		{"icb", "ICB", body->icb},
		{"icb_name", "its name", body->icb_name},
		{"region", "region", body->region},
		{"opened", "opened", body->opened},
		{"closed", "closed", body->closed},
		{"successor", "successor", body->successor},
		{"first_month", "in files from", named_month(arena, body->first_named, codes)},
		{"last_month", "in files to", named_month(arena, body->last_named, codes)},
	};

	memcpy(facts, all, sizeof all);
}

const char *report_official_sum(struct app *app, struct arena *arena, const char *code)
{
	const struct provider_measure *items;
	struct who company;
	struct error error; /* then none is named: it is a hint only */
	size_t count = 0;

	if (!who_company_of(app->store, arena, code, &company, NULL, &error) ||
		company.code == NULL ||
		!load_provider_measures(
			app->store, arena, &company, MONTH_NONE, &items, &count, &error))
		return NULL;
	return count > 0 ? company.code : NULL;
}

static void add_no_series(struct app *app, struct known *known, struct string_buffer *out)
{
	struct question *question = &known->question;
	const char *sum = report_official_sum(app, &question->arena, question->who.code);

	string_buffer_add(out, ": none is loaded\n");
	if (sum != NULL)
		string_buffer_format(out,
			"  Its sites report under codes of their own: concordat summary --for %s "
			"has "
			"their sum.\n",
			sum);
}

static void write_body_text(struct app *app, struct known *known, struct string_buffer *out)
{
	struct string_buffer text = {0};
	struct fact facts[FACTS];

	list_facts(known, false, facts);
	string_buffer_format(
		&text, "%s (%s)\n", known->question.who.name, known->question.who.code);
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].words != NULL && facts[i].value != NULL)
			string_buffer_format(&text, "  %s: %s\n", facts[i].words, facts[i].value);
	string_buffer_add(&text, "\nOfficial series");
	if (known->count > 0)
		string_buffer_add_char(&text, '\n');
	else
		add_no_series(app, known, &text);
	add_series(known, &text);
	report_lines(app, string_buffer_text(&text), out);
	string_buffer_free(&text);
}

static void write_body_json(struct known *known, struct string_buffer *out)
{
	struct json_writer json = {.out = out};
	struct fact facts[FACTS];

	list_facts(known, true, facts);
	json_begin_object(&json);
	for (size_t i = 0; i < FACTS; i++)
		official_json_string(&json, facts[i].key, facts[i].value);
	json_key(&json, "official");
	provider_json(&known->question, known->items, known->count, &json);
	json_end_object(&json);
}

/* One line a field, and one a measure. */
static void write_body_table(struct app *app, struct known *known, struct string_buffer *out)
{
	static const char *const headings[] = {"record", "field", "value"};
	enum { COLUMNS = sizeof headings / sizeof *headings };
	struct arena *arena = &known->question.arena;
	const char **cells = arena_array(arena, (FACTS + known->count) * COLUMNS, sizeof *cells);
	struct fact facts[FACTS];
	size_t rows = 0;

	list_facts(known, true, facts);
	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].value != NULL) {
			const char *const row[] = {
				known->question.who.code, facts[i].key, facts[i].value};

			memcpy(cells + rows++ * COLUMNS, row, sizeof row);
		}
	for (size_t i = 0; i < known->count; i++) {
		const struct provider_measure *item = &known->items[i];
		const char *value = official_number(arena, item->value);
		const char *const row[] = {known->question.who.code, item->measure.id,
			arena_format(arena, value ? "%s in %s" : "%s (%s)",
				value	    ? value
				: item->why ? item->why
					    : "–",
				official_month_code(arena, item->month))};

		memcpy(cells + rows++ * COLUMNS, row, sizeof row);
	}
	report_write_table(
		app, &(struct report_table){headings, cells, rows, COLUMNS, .flexible = 2}, out);
}

static void offer(const struct app *app, const struct known *known)
{
	enum { MOST = 40 };
	struct string_buffer text = {0}, shown = {0};

	for (size_t i = 0; i < known->choice_count && i < MOST; i++)
		string_buffer_format(&text, "  %s\n", known->choices[i]);
	if (known->choice_count > MOST)
		string_buffer_format(&text, "  and %zu more\n", known->choice_count - MOST);
	report_lines(app, string_buffer_text(&text), &shown);
	app_print(app, stderr, string_buffer_text(&shown));
	string_buffer_free(&text);
	string_buffer_free(&shown);
}

enum official_found report_official_body(
	struct app *app, const char *text, struct string_buffer *out, struct error *error)
{
	struct known known = {0};
	enum official_found found = OFFICIAL_NONE;

	if (!find(&known, app, text, error)) {
		if (known.choice_count > 0) {
			app_complain(app, error);
			offer(app, &known);
			found = OFFICIAL_SEVERAL;
		}
	} else if (known.count > 0 || known.facts.code != NULL) {
		found = OFFICIAL_ONE;
		if (app->format == WRITER_TEXT)
			write_body_text(app, &known, out);
		else if (app->format == WRITER_JSON)
			write_body_json(&known, out);
		else
			write_body_table(app, &known, out);
	}
	official_free(&known.question);
	return found;
}
