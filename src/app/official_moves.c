/* Commands that move between official series: another measure, function, month, another whose. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "browser.h"
#include "model/month.h"
#include "official_menu.h"
#include "runs.h"
#include "store/load_official.h"
#include "store/load_records.h"
#include "views/classes.h"
#include "views/official_id.h"

/* A measure of every provider, not a series. */
static bool is_of_all(const struct view *view)
{
	return view->class == &statistics_list || view->class == &icon_matrix;
}

/* One month of many measures or providers, which can be another one. */
static bool is_of_month(const struct view *view)
{
	return is_of_all(view) || view->class == &provider_measures;
}

/* What the pane in front shows; measure NULL: nothing is loaded. */
static struct official_id front_id(struct browser *browser, struct arena *arena)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);
	struct official_id id = official_id_read(arena, row != NULL ? row->id : view->about);

	if (is_of_month(view))
		id.month = official_id_read(arena, view->about).month;
	return id;
}

static bool fits_in_place(struct browser *browser)
{
	const struct page_kind *kind = browser_page(browser)->kind;

	return is_of_all(browser_view(browser)) || kind == &page_kinds[PAGE_SERIES];
}

/* Shows something else in the page in front, with the cursor on the row of id. */
static void change_in_place(struct browser *browser, struct arena *arena, struct official_id about,
	const struct official_id *id)
{
	struct page *page = browser_page(browser);

	if (page->kind == &page_kinds[PAGE_ICONS]) /* its cell may not be there */
		view_set_filter(&page->panes[PANE_LIST].view, FACET_KIND, NULL);
	pane_set_about(&page->panes[PANE_LIST], official_id_make(arena, &about));
	free(page->select);
	page->select = memory_copy_string(official_id_make(arena, id));
}

/* A pane that follows another, or has all measures, gives way to a page of its own. */
static void change(struct browser *browser, struct arena *arena, struct official_id id)
{
	struct official_id about = id;

	if (!fits_in_place(browser)) {
		open_official(browser, official_id_make(arena, &id), false);
		return;
	}
	if (is_of_all(browser_view(browser)))
		about.who = NULL;
	else
		about.month = MONTH_NONE;
	change_in_place(browser, arena, about, &id);
}

static void change_month(struct browser *browser, struct arena *arena, struct official_id id)
{
	struct official_id about = {.who = id.who, .month = id.month};

	if (browser_view(browser)->class == &provider_measures)
		change_in_place(browser, arena, about, &id);
	else
		change(browser, arena, id);
}

/* What the menus have to know of the page in front; false where nothing official is in front. */
static bool look(struct browser *browser, struct arena *arena, const struct official_id *id,
	struct official_front *out, struct error *error)
{
	struct measure *measure = arena_allocate(arena, sizeof *measure);
	struct measure_names *names = arena_allocate(arena, sizeof *names);
	const char *const *choices;
	struct who who = {.kind = WHO_PROVIDER};
	size_t count;

	*out = (struct official_front){.measure = NULL};
	if (id->measure == NULL)
		return error_set(error, "no official measure is in front; 5 shows one");
	if (!load_measure(browser->app->store, arena, id->measure, measure, names, error))
		return false;
	*out = (struct official_front){.measure = measure->id,
		.dataset = strcmp(measure->dataset, "other") == 0
				   ? arena_format(arena, "other:%s", measure->id)
				   : measure->dataset,
		.function = id->function,
		.month = id->month,
		.providers = is_of_all(browser_view(browser)),
		.every = browser_view(browser)->class == &provider_measures};
	if (out->providers || id->who == NULL)
		return true;
	if (!who_find(browser->app->store, arena, id->who, false, &who, &choices, &count, error))
		return false;
	out->england = who.kind == WHO_ENGLAND;
	out->commissioned = who.kind == WHO_ICB || who.kind == WHO_REGION;
	return true;
}

static const char *dataset_of(struct browser *browser, struct arena *arena, const char *id)
{
	struct measure_names names;
	struct measure measure;
	struct error error;

	return id != NULL && load_measure(browser->app->store, arena, id, &measure, &names, &error)
		       ? arena_string(arena, measure.dataset)
		       : "";
}

/* A month or a function of another kind of statistics says nothing of this one. */
static bool set_measure(struct browser *browser, const char *text, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	struct measure_names names;
	struct measure measure;
	bool ok = load_measure(browser->app->store, &arena, text, &measure, &names, error);

	if (ok) {
		if (strcmp(dataset_of(browser, &arena, id.measure), measure.dataset) != 0) {
			id.function = NULL;
			id.month = MONTH_NONE;
		}
		if (!measure.by_function && !measure.by_test && !measure.by_type)
			id.function = NULL;
		id.measure = measure.id;
		change(browser, &arena, id);
	}
	arena_free(&arena);
	return ok;
}

static bool set_function(struct browser *browser, const char *text, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	const char *code, *name;
	int64_t number;
	bool ok = id.measure != NULL ||
		  error_set(error, "no official measure is in front; 5 shows one");

	ok = ok &&
	     function_find(browser->app->store, &arena, dataset_of(browser, &arena, id.measure),
		     text, &number, &code, &name, error);
	if (ok) {
		id.function = code;
		change(browser, &arena, id);
	}
	arena_free(&arena);
	return ok;
}

/* One of the months that are offered, however it is written. */
static bool choose_month(const struct menu_choice *choices, size_t count, const char *text,
	int *month, struct error *error)
{
	*month = month_find(text);
	for (size_t i = 0; i < count; i++)
		if (strcasecmp(choices[i].text, text) == 0 ||
			(*month != MONTH_NONE && month_parse(choices[i].text) == *month))
			return true;
	return error_set(error, "%s is not loaded; p lists the months there are", text);
}

static bool set_period(struct browser *browser, const char *text, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	const struct menu_choice *choices;
	struct official_front front;
	size_t count;
	bool ok = look(browser, &arena, &id, &front, error) &&
		  official_menu_months(
			  browser->app->store, &arena, &front, &choices, &count, error) &&
		  choose_month(choices, count, text, &id.month, error);

	if (ok)
		change_month(browser, &arena, id);
	arena_free(&arena);
	return ok;
}

static void measure_enter(struct browser *browser)
{
	menu_prompt_choose(browser, set_measure);
}

static void function_enter(struct browser *browser)
{
	menu_prompt_choose(browser, set_function);
}

static void period_enter(struct browser *browser)
{
	menu_prompt_choose(browser, set_period);
}

static const char choice_keys[] =
	"letters narrow the choice  Up Down choose  Enter shows  Esc leaves";

static const struct prompt_use measure_use = {"measure: ", choice_keys, menu_prompt_key,
	menu_prompt_changed, measure_enter, menu_prompt_leave};
static const struct prompt_use function_use = {"function: ", choice_keys, menu_prompt_key,
	menu_prompt_changed, function_enter, menu_prompt_leave};
static const struct prompt_use period_use = {"month: ", choice_keys, menu_prompt_key,
	menu_prompt_changed, period_enter, menu_prompt_leave};

static bool offer(struct browser *browser, official_menu_make *make, const char *title,
	const struct prompt_use *use, struct error *error)
{
	struct page *page = browser_page(browser);
	struct menu *menu = &browser->menu;
	struct official_id id = front_id(browser, &menu->arena);
	const struct menu_choice *choices;
	struct official_front front;
	size_t count;

	if (!look(browser, &menu->arena, &id, &front, error) ||
		!make(browser->app->store, &menu->arena, &front, &choices, &count, error)) {
		arena_free(&menu->arena);
		return false;
	}
	menu_offer(menu, &page->panes[PANE_LIST], title, choices, count);
	prompt_open(&browser->prompt, use, "");
	return true;
}

bool run_measure(struct browser *browser, const char *argument, struct error *error)
{
	if (argument != NULL)
		return set_measure(browser, argument, error);
	return offer(browser, official_menu_measures, "Measures", &measure_use, error);
}

static bool has_functions(struct browser *browser, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	struct measure_names names;
	struct measure measure;
	bool ok = id.measure != NULL || error_set(error, "no official measure is in front");

	ok = ok && load_measure(browser->app->store, &arena, id.measure, &measure, &names, error);
	if (ok && !measure.by_function && !measure.by_test && !measure.by_type)
		ok = error_set(error, "%s is not split by function or test", measure.name);
	arena_free(&arena);
	return ok;
}

bool run_function(struct browser *browser, const char *argument, struct error *error)
{
	if (!has_functions(browser, error))
		return false;
	if (argument != NULL)
		return set_function(browser, argument, error);
	return offer(browser, official_menu_functions, "Functions and tests", &function_use, error);
}

bool run_period(struct browser *browser, const char *argument, struct error *error)
{
	if (argument != NULL)
		return set_period(browser, argument, error);
	return offer(browser, official_menu_months, "Months", &period_use, error);
}

void open_official(struct browser *browser, const char *text, bool is_hit)
{
	struct arena arena = {0};
	struct official_id id = official_id_read(&arena, text);
	enum page_id kind = id.measure != NULL ? PAGE_SERIES : PAGE_PROVIDER_MEASURES;
	struct page *page = browser_page(browser);
	int month = id.month;

	id.month = MONTH_NONE;
	if (is_hit && page->is_hit)
		page = history_replace(&browser->history, kind, official_id_make(&arena, &id));
	else
		page = history_visit_new(&browser->history, kind, official_id_make(&arena, &id));
	page->is_hit = is_hit;
	browser->hits_begun = browser->hits_begun || is_hit;
	id.month = month;
	if (month != MONTH_NONE)
		page->select = memory_copy_string(official_id_make(&arena, &id));
	arena_free(&arena);
}

bool open_code(struct browser *browser, const char *code)
{
	struct arena arena = {0};
	const char *const *choices;
	struct error error;
	struct who who;
	size_t count;
	bool ok =
		!browser->history.absent[PAGE_STATISTICS] &&
		who_find(browser->app->store, &arena, code, false, &who, &choices, &count, &error);

	if (ok)
		open_official(browser,
			official_id_make(&arena,
				&(struct official_id){.who = who.code, .month = MONTH_NONE}),
			false);
	arena_free(&arena);
	return ok;
}

bool open_organisation(struct browser *browser, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	const char *record_id = NULL;
	bool ok = id.who != NULL || error_set(error, "nothing is selected");

	ok = ok && load_organisation_of_code(
			   browser->app->store, &arena, id.who, &record_id, NULL, error);
	if (ok && record_id == NULL)
		ok = error_set(error,
			"the collection has no record of %s; v shows all its measures", id.who);
	if (ok)
		open_record(browser, record_id, false);
	arena_free(&arena);
	return ok;
}

/* More than one is meant: some of them. */
static void name_choices(const char *const *choices, size_t count, struct error *error)
{
	enum { NAMED_MOST = 4 };
	struct string_buffer names = {0};

	for (size_t i = 0; i < count && i < NAMED_MOST; i++)
		string_buffer_format(&names, "%s%s", i > 0 ? "; " : ": ", choices[i]);
	if (count > NAMED_MOST)
		string_buffer_format(&names, " and %zu more", count - NAMED_MOST);
	if (count > 1) {
		struct error said = *error;

		error_set(error, "%s%s", said.message, string_buffer_text(&names));
	}
	string_buffer_free(&names);
}

/* The measure in front, where it can be had of them. */
static void fit_measure(
	struct browser *browser, struct arena *arena, const struct who *who, struct official_id *id)
{
	struct measure_names names;
	struct measure measure;
	struct error error;
	bool commissioned = who->kind == WHO_ICB || who->kind == WHO_REGION;

	if (id->measure == NULL ||
		!load_measure(browser->app->store, arena, id->measure, &measure, &names, &error) ||
		(strcmp(measure.dataset, "published") == 0 && who->kind != WHO_ENGLAND) ||
		(commissioned && !measure_is_waits(&measure)))
		id->measure = id->function = NULL;
}

static bool open_series_of(struct browser *browser, const char *whose, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = front_id(browser, &arena);
	const char *const *choices = NULL;
	size_t count = 0;
	struct who who;
	bool ok =
		who_find(browser->app->store, &arena, whose, false, &who, &choices, &count, error);

	if (!ok)
		name_choices(choices, count, error);
	if (ok) {
		fit_measure(browser, &arena, &who, &id);
		id.who = who.code;
		id.month = MONTH_NONE;
		open_official(browser, official_id_make(&arena, &id), false);
	}
	arena_free(&arena);
	return ok;
}

static void whose_enter(struct browser *browser)
{
	char *whose = memory_copy_string(string_buffer_text(&browser->prompt.text));
	struct error error;

	if (*whose == '\0' || open_series_of(browser, whose, &error))
		prompt_close(&browser->prompt);
	else
		browser_complain(browser, &error);
	free(whose);
}

static const struct prompt_use whose_use = {
	.label = "whose: ",
	.keys = "England, a code, a name’s beginning, sector:nhs, company:NVC  Esc leaves",
	.enter = whose_enter,
};

bool run_series(struct browser *browser, const char *argument, struct error *error)
{
	if (browser->history.absent[PAGE_STATISTICS])
		return error_set(
			error, "no official statistics are loaded: `:import FILE` adds them");
	if (argument != NULL)
		return open_series_of(browser, argument, error);
	prompt_open(&browser->prompt, &whose_use, "");
	return true;
}

/* Of a row that is a site's code, where official files name that; else NULL. */
static bool code_of_site(struct browser *browser, struct arena *arena, const struct row *row,
	const char **code, struct error *error)
{
	struct body_facts facts;

	if (strcmp(row_field(row, "scheme"), "ODS") == 0)
		return true;
	if (!load_body(browser->app->store, arena, row_field(row, "code"), &facts, error))
		return false;
	if (facts.code != NULL && strcmp(facts.kind, "provider") == 0)
		*code = facts.code;
	return true;
}

/* Months of which only some providers are loaded have no sum of them. */
static bool has_measures(
	struct browser *browser, struct arena *arena, const struct who *who, struct error *error)
{
	const struct provider_measure *found;
	size_t count;

	return load_provider_measures(
		       browser->app->store, arena, who, MONTH_NONE, &found, &count, error) &&
	       (count > 0 || error_set(error,
				     "there is no sum of %s, only its sites: v on a code shows one",
				     who->code));
}

/* The code of an organisation's record, or of what a row of it belongs to; its company where the
 * code itself has less; NULL where it has none. */
static bool code_of(struct browser *browser, struct arena *arena, const char *id, const char **code,
	struct error *error)
{
	const struct organisation *found = NULL;
	struct record *opened;
	struct who company;

	*code = NULL;
	if (!load_record(browser->app->store, arena, id, &opened, error))
		return false;
	if (opened != NULL && strcmp(opened->row->table->name, "codes") == 0) {
		id = row_field(opened->row, "organisation");
		if (!code_of_site(browser, arena, opened->row, code, error))
			return false;
	} else if (opened == NULL || strcmp(opened->row->table->name, "organisations") != 0)
		return true;
	if (!load_organisation(browser->app->store, arena, id, &found, error))
		return false;
	if (*code != NULL || found == NULL || found->code == NULL)
		return true;
	if (!who_company_of(browser->app->store, arena, found->code, &company, NULL, error))
		return false;
	*code = company.code != NULL ? company.code : found->code;
	return company.code == NULL || has_measures(browser, arena, &company, error);
}

/* Of the selected row; else of what the page is about. */
bool run_measures(struct browser *browser, const char *argument, struct error *error)
{
	const struct view *view = browser_view(browser);
	const struct view_row *row = view_selected(view);
	const char *ids[] = {row != NULL ? row->id : NULL, view->about};
	struct arena arena = {0};
	const char *code = NULL;
	bool ok = true;

	(void)argument;
	for (int i = 0; ok && code == NULL && i < 2; i++) {
		if (official_id_is(ids[i]))
			code = official_id_read(&arena, ids[i]).who;
		else if (ids[i] != NULL && *ids[i] != '\0')
			ok = code_of(browser, &arena, ids[i], &code, error);
	}
	if (ok && code == NULL)
		ok = error_set(error, "nothing selected here is an organisation with an ODS code");
	if (ok)
		open_official(browser,
			official_id_make(
				&arena, &(struct official_id){code, NULL, NULL, MONTH_NONE}),
			false);
	arena_free(&arena);
	return ok;
}

static bool step(struct browser *browser, long by, struct error *error)
{
	struct view *view = browser_view(browser);
	size_t before = view->cursor;

	view_move(view, by);
	if (view->cursor == before && by < 0 && browser_layout_request(browser).focus != PANE_LIST)
		return run_left(browser, NULL, error);
	return true;
}

bool run_earlier(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return step(browser, -1, error);
}

bool run_later(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return step(browser, 1, error);
}
