/* Of `show`: below the claims about an organisation, what official files say of it. */
#include <math.h>
#include <string.h>

#include "official.h"

/* What there is of one provider. */
struct known {
	struct question question;
	const struct provider_measure *items;
	size_t count;
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

/* Not found is no error here: of most organisations no file says anything. */
static void find(struct known *known, struct app *app, const char *code)
{
	struct question *question = &known->question;
	const char *const *choices;
	size_t count;
	struct error error;

	if (!official_open(question, app, &error) ||
		!who_find(app->store, &question->arena, code, false, &question->who, &choices,
			&count, &error) ||
		!load_provider_measures(app->store, &question->arena, &question->who, &known->items,
			&known->count, &error))
		known->count = 0;
}

static void add_item(
	struct question *question, const struct provider_measure *item, struct string_buffer *out)
{
	struct arena *arena = &question->arena;
	const char *value = official_value(arena, &item->measure, item->value);
	const char *before = official_value(arena, &item->measure, item->year_before);
	const char *standard = provider_standard(arena, item);
	const struct import_row *import = official_import_of(question, item->import);

	string_buffer_format(out, "  %s: %s%s%s in %s", item->measure.name,
		value	    ? value
		: item->why ? item->why
			    : "–",
		value ? " " : "", value ? item->measure.unit : "",
		official_month_text(arena, item->month));
	if (before != NULL)
		string_buffer_format(out, ", a year before %s", before);
	if (standard != NULL)
		string_buffer_format(out, "; standard %s", standard);
	if (import != NULL)
		string_buffer_format(out, "; %s%s%s", import->file, import->vintage ? ", " : "",
			import->vintage ? import->vintage : "");
	string_buffer_add_char(out, '\n');
}

void report_official_text(struct app *app, const char *code, struct string_buffer *out)
{
	struct known known = {0};
	struct string_buffer text = {0};

	find(&known, app, code);
	if (known.count > 0)
		string_buffer_format(&text, "%sOfficial series of %s (%s)\n",
			out->size > 0 ? "\n" : "", known.question.who.name,
			known.question.who.code);
	for (size_t i = 0; i < known.count; i++)
		add_item(&known.question, &known.items[i], &text);
	if (known.count > 0)
		string_buffer_format(&text,
			"  Pathways, not people. concordat series %s MEASURE has every month.\n",
			known.question.who.code);
	report_lines(app, string_buffer_text(&text), out);
	string_buffer_free(&text);
	official_free(&known.question);
}

void report_official_json(struct app *app, const char *code, struct json_writer *json)
{
	struct known known = {0};

	find(&known, app, code);
	provider_json(&known.question, known.items, known.count, json);
	official_free(&known.question);
}

bool report_official_known(struct app *app, const char *code)
{
	struct known known = {0};

	find(&known, app, code);
	official_free(&known.question);
	return known.count > 0;
}
