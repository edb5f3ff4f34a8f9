/* Variation and assurance of every provider: the table of a performance report. */
#include "summary_icons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "model/number.h"
#include "study_question.h"
#include "views/icons.h"

struct icons {
	struct question *question;
	const struct summary *summary;
	struct xmr_options options;
	enum xmr_rules rules;
	struct icons_item *items;
	size_t count;
};

static bool choose_options(struct icons *icons, const struct request *request, struct error *error)
{
	enum better better = icons->question->measure.better;

	for (int i = 0; request->better != NULL && i < 3; i++)
		if (strcmp(better_names[i], request->better) == 0)
			better = (enum better)i;
	icons->rules = request->rules != NULL && strcmp(request->rules, "mdc") == 0
			       ? XMR_RULES_MDC
			       : XMR_RULES_NHSR;
	icons->options =
		icons_options(&icons->question->measure, icons->summary->month, icons->rules);
	icons->options.direction = study_direction(better);
	icons->options.screen = icons->options.screen && !request->no_screen;
	if (!official_trend(icons->question, request, &icons->options.trend, error))
		return false;
	if (request->gaps != NULL && strcmp(request->gaps, "skip") == 0)
		icons->options.gaps = XMR_GAPS_SKIP;
	if (request->target == NULL)
		return true;
	icons->options.target = NAN;
	return strcmp(request->target, "none") == 0 ||
	       number_parse(request->target, &icons->options.target) ||
	       official_misuse(icons->question, error,
		       "--target is a number such as 92.5, or none; not '%s'", request->target);
}

static bool compute_all(struct icons *icons, const struct summary_row **rows, struct error *error)
{
	struct question *question = icons->question;

	return icons_compute(question->app->store, &question->arena, icons->summary,
		question->function, &icons->options, icons->rules, rows, icons->count, icons->items,
		error);
}

/* What wants looking at first: concern, then common cause, then improvement; without icons last. */
static int variation_weight(const struct icons_item *item)
{
	static const signed char weights[XMR_VARIATION_COUNT] = {
		[XMR_VARIATION_CONCERN_HIGH] = 0,
		[XMR_VARIATION_CONCERN_LOW] = 0,
		[XMR_VARIATION_NEUTRAL_HIGH] = 1,
		[XMR_VARIATION_NEUTRAL_LOW] = 2,
		[XMR_VARIATION_COMMON_CAUSE] = 3,
		[XMR_VARIATION_IMPROVEMENT_HIGH] = 4,
		[XMR_VARIATION_IMPROVEMENT_LOW] = 4,
	};

	return icons_variation(item) == NULL ? XMR_VARIATION_COUNT : weights[item->variation];
}

static int assurance_weight(const struct icons_item *item)
{
	static const signed char weights[XMR_ASSURANCE_COUNT] = {
		[XMR_ASSURANCE_FAIL] = 0,
		[XMR_ASSURANCE_INCONSISTENT] = 1,
		[XMR_ASSURANCE_PASS] = 2,
		[XMR_ASSURANCE_NONE] = 3,
	};

	return icons_assurance(item) == NULL ? XMR_ASSURANCE_COUNT : weights[item->assurance];
}

static int by_code(const struct icons_item *x, const struct icons_item *y)
{
	return strcmp(x->row->code, y->row->code);
}

static int by_variation(const void *a, const void *b)
{
	const struct icons_item *x = a, *y = b;
	int order = variation_weight(x) - variation_weight(y);

	order = order != 0 ? order : assurance_weight(x) - assurance_weight(y);
	return order != 0 ? order : by_code(x, y);
}

static int by_assurance(const void *a, const void *b)
{
	const struct icons_item *x = a, *y = b;
	int order = assurance_weight(x) - assurance_weight(y);

	order = order != 0 ? order : variation_weight(x) - variation_weight(y);
	return order != 0 ? order : by_code(x, y);
}

static void sort(struct icons *icons, const struct request *request)
{
	const char *order = request->sort != NULL ? request->sort : "value";

	if (icons->count == 0)
		return;
	if (strcmp(order, "variation") == 0)
		qsort(icons->items, icons->count, sizeof *icons->items, by_variation);
	if (strcmp(order, "assurance") == 0)
		qsort(icons->items, icons->count, sizeof *icons->items, by_assurance);
	if (request->limit > 0 && request->limit < icons->count)
		icons->count = request->limit;
}

static const char *variation_name(const struct icons_item *item)
{
	return item->months > 0 && item->shown ? xmr_variation_names[item->variation] : NULL;
}

static const char *assurance_name(const struct icons_item *item)
{
	return item->months > 0 && item->shown && item->assurance != XMR_ASSURANCE_NONE
		       ? xmr_assurance_names[item->assurance]
		       : NULL;
}

static int write_text(struct icons *icons, const char *title)
{
	enum { COLUMNS = 8 };
	static const bool numeric[COLUMNS] = {[3] = true, [4] = true, [7] = true};
	struct question *question = icons->question;
	struct arena *arena = &question->arena;
	const char *const headings[COLUMNS] = {"code", "provider", "sector", question->measure.head,
		"target", "variation", "assurance", "months"};
	const char **cells = arena_array(arena, icons->count * COLUMNS, sizeof *cells);
	const char *target = official_value(arena, &question->measure, icons->options.target);

	for (size_t i = 0; i < icons->count; i++) {
		const struct icons_item *item = &icons->items[i];
		const char *value = official_value(arena, &question->measure, item->row->value);
		const char *const row[COLUMNS] = {item->row->code, item->row->name,
			item->row->sector, value ? value : item->row->why, target,
			item->no_limits ? "no limits" : icons_variation(item),
			icons_assurance(item),
			item->months ? arena_format(arena, "%zu", item->months) : NULL};

		memcpy(cells + i * COLUMNS, row, sizeof row);
	}
	return official_print(question, title,
		&(struct report_table){
			headings, cells, icons->count, COLUMNS, .flexible = 1, .numeric = numeric},
		"[H+] [L+] improvement, high or low; [H!] [L!] concern; [^] [v] neither direction "
		"is wished for; [~] common cause.\n"
		"[P] the target is always met, [F] never, [?] now and then, if nothing changes.\n"
		"Each is of the last month against the provider's own months; under 13 of them "
		"the limits are a trial; no limits: neighbouring months "
		"do not differ.\n");
}

enum { CSV_COLUMNS = 15 };

static void csv_row(struct icons *icons, const struct icons_item *item, const char **cells)
{
	struct question *question = icons->question;
	struct arena *arena = &question->arena;
	bool any = item->months > 0;
	const char *const row[CSV_COLUMNS] = {item->row->code, item->row->name, item->row->sector,
		official_number(arena, item->row->value),
		official_number(arena, icons->options.target), variation_name(item),
		assurance_name(item),
		any ? xmr_type_name(item->last.type, icons->options.trend) : NULL,
		any ? official_number(arena, item->last.mean) : NULL,
		any ? official_number(arena, item->last.lpl) : NULL,
		any ? official_number(arena, item->last.upl) : NULL,
		arena_format(arena, "%zu", item->months),
		official_month_code(arena, icons->summary->month), question->measure.id,
		question->function_code ? question->function_code : "ALL"};

	memcpy(cells, row, sizeof row);
}

static int write_rows(struct icons *icons)
{
	static const char *const headings[CSV_COLUMNS] = {"code", "name", "sector", "value",
		"target", "variation", "assurance", "special_cause_type", "mean", "lpl", "upl",
		"months", "period", "measure", "function"};
	static const bool numeric[CSV_COLUMNS] = {
		[3] = true, [4] = true, [8] = true, [9] = true, [10] = true, [11] = true};
	struct arena *arena = &icons->question->arena;
	const struct app *app = icons->question->app;
	const char **cells = arena_array(arena, icons->count * CSV_COLUMNS, sizeof *cells);
	struct string_buffer out = {0};

	for (size_t i = 0; i < icons->count; i++)
		csv_row(icons, &icons->items[i], cells + i * CSV_COLUMNS);
	report_write_table(app,
		&(struct report_table){headings, cells, icons->count, CSV_COLUMNS, .flexible = 1,
			.numeric = numeric},
		&out);
	official_free(icons->question);
	return report_print(app, &out);
}

int summary_icons(struct question *question, const struct summary *summary,
	const struct summary_row **rows, size_t count, const struct request *request,
	const char *title)
{
	struct icons icons = {.question = question,
		.summary = summary,
		.items = arena_array(&question->arena, count + 1, sizeof(struct icons_item)),
		.count = count};
	struct error error;

	if (!choose_options(&icons, request, &error) || !compute_all(&icons, rows, &error))
		return official_refuse(question, &error);
	sort(&icons, request);
	return question->app->format == WRITER_TEXT ? write_text(&icons, title)
						    : write_rows(&icons);
}
