/* Another series in the control chart's page: another measure, function, whose. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "model/month.h"
#include "official_menu.h"
#include "runs.h"
#include "store/load_official.h"
#include "study_browse.h"

static void measure_enter(struct browser *browser)
{
	menu_prompt_choose(browser, run_study_measure);
}

static void function_enter(struct browser *browser)
{
	menu_prompt_choose(browser, run_study_function);
}

static const char choice_keys[] =
	"letters narrow the choice  Up Down choose  Enter charts  Esc leaves";
static const struct prompt_use measure_use = {"measure: ", choice_keys, menu_prompt_key,
	menu_prompt_changed, measure_enter, menu_prompt_leave};
static const struct prompt_use function_use = {"function: ", choice_keys, menu_prompt_key,
	menu_prompt_changed, function_enter, menu_prompt_leave};

static bool offer(struct browser *browser, const struct control *control, official_menu_make *make,
	const char *title, const struct prompt_use *use, struct error *error)
{
	struct menu *menu = &browser->menu;
	const struct who *who = &control->series.who;
	const struct official_front in_front = {.measure = control->series.measure.id,
		.dataset = control->series.measure.dataset,
		.function = control->series.function,
		.month = MONTH_NONE,
		.england = who->kind == WHO_ENGLAND,
		.commissioned = who->kind == WHO_ICB || who->kind == WHO_REGION};
	const struct menu_choice *choices;
	size_t count;

	if (!make(browser->app->store, &menu->arena, &in_front, &choices, &count, error)) {
		arena_free(&menu->arena);
		return false;
	}
	menu_offer(menu, &browser_page(browser)->panes[PANE_LIST], title, choices, count);
	prompt_open(&browser->prompt, use, "");
	return true;
}

/* Charts it where it can be: else what is in front stays. */
static bool change_series(struct browser *browser, const struct control *control,
	struct control_ask ask, struct error *error)
{
	struct arena arena = {0};
	struct control trial;
	bool ok;

	ask.target = NAN;
	ask.no_target = false;
	ask.better = CONTROL_BETTER_OWN;
	ask.metric = NULL;
	if (ask.from != CONTROL_EVERY_MONTH)
		ask.from = ask.to = MONTH_NONE;
	ok = control_compute(browser->app->store, &arena, &ask, &trial, error);
	if (ok) {
		const char *why;

		if (!study_per_fits(&trial.data, ask.per, &why))
			ask.per = STUDY_PER_MONTH;
		if (!study_kind_fits(&trial.data, ask.kind, &why))
			ask.kind = STUDY_XMR;
		study_anew(browser, control, ask);
	}
	arena_free(&arena);
	return ok;
}

bool run_study_measure(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct measure_names names;
	struct measure measure;
	struct arena arena = {0};
	struct control_ask ask;
	bool ok;

	if (control == NULL)
		return false;
	if (argument == NULL)
		return offer(
			browser, control, official_menu_measures, "Measures", &measure_use, error);
	ok = load_measure(browser->app->store, &arena, argument, &measure, &names, error);
	ask = control->ask;
	if (ok) {
		if (strcmp(measure.dataset, control->series.measure.dataset) != 0 ||
			!(measure.by_function || measure.by_test || measure.by_type))
			ask.function = NULL;
		ask.measure = argument;
		ok = change_series(browser, control, ask, error);
	}
	arena_free(&arena);
	return ok;
}

bool run_study_function(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	const struct measure *measure;
	struct arena arena = {0};
	struct control_ask ask;
	const char *code, *name;
	int64_t number;
	bool ok;

	if (control == NULL)
		return false;
	measure = &control->series.measure;
	if (!measure->by_function && !measure->by_test && !measure->by_type)
		return error_set(error, "%s is not split by function or test", measure->name);
	if (argument == NULL)
		return offer(browser, control, official_menu_functions, "Functions and tests",
			&function_use, error);
	ok = function_find(browser->app->store, &arena, measure->dataset, argument, &number, &code,
		&name, error);
	ask = control->ask;
	ask.function = code;
	ok = ok && change_series(browser, control, ask, error);
	arena_free(&arena);
	return ok;
}

static void whose_enter(struct browser *browser)
{
	study_enter(browser, run_study_whose);
}

static const struct prompt_use whose_use = {
	.label = "whose: ",
	.keys = "a code or a name’s beginning, England, sector:nhs  Enter charts  Esc leaves",
	.enter = whose_enter,
};

bool run_study_whose(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	const char *const *choices;
	struct arena arena = {0};
	struct control_ask ask;
	struct who who;
	size_t count;
	bool ok;

	if (control == NULL)
		return false;
	if (argument == NULL) {
		prompt_open(&browser->prompt, &whose_use, "");
		return true;
	}
	ok = who_find(browser->app->store, &arena, argument, false, &who, &choices, &count, error);
	ask = control->ask;
	ask.who = ok ? who.code : NULL;
	ok = ok && change_series(browser, control, ask, error);
	arena_free(&arena);
	return ok;
}
