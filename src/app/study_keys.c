/* The keys of the control chart. What is shown is what its page is about: a key changes that, and
 * the chart is computed anew. */
#include "study_browse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "model/month.h"
#include "model/number.h"
#include "runs.h"
#include "views/official_id.h"

const struct control *study_front(struct browser *browser, struct error *error)
{
	const struct control *control = control_of(browser_view(browser));

	if (control == NULL)
		error_set(error, "there is no chart");
	return control;
}

void study_anew(struct browser *browser, const struct control *control, struct control_ask ask)
{
	struct page *page = browser_page(browser);
	struct pane *pane = &page->panes[PANE_LIST];
	const struct view_row *row = view_selected(&pane->view);
	struct arena arena = {0};

	struct official_id id = official_id_read(&arena, row != NULL ? row->id : NULL);

	ask.line = control->line;
	study_number_test(browser, &ask);
	id = (struct official_id){ask.who, ask.measure, ask.function,
		ask.month != control->ask.month && ask.month != MONTH_NONE ? ask.month : id.month};
	free(page->select);
	page->select = memory_copy_string(official_id_make(&arena, &id));
	view_set_about(&pane->view, control_ask_print(&arena, &ask));
	pane->loaded = false;
	arena_free(&arena);
}

/* --- the break ------------------------------------------------------------------------------ */

/* What is claimed of the month it was at is not claimed of the new one. */
static void move_to(struct control_ask *ask, int month)
{
	if (ask->origin == MONTH_NONE)
		ask->origin = ask->month;
	ask->month = month;
	ask->chosen = true;
}

static bool move_break(struct browser *browser, int step, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;

	if (control == NULL)
		return false;
	ask = control->ask;
	if (ask.month == MONTH_NONE)
		return error_set(
			error, "no break is set; t sets one at the point under the cursor");
	if (ask.month + step <= control->series.items[0].month ||
		ask.month + step > control->series.items[control->series.count - 1].month)
		return error_set(error, "there is no month of this series beyond");
	move_to(&ask, ask.month + step);
	study_anew(browser, control, ask);
	return true;
}

bool run_break_earlier(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return move_break(browser, -1, error);
}

bool run_break_later(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return move_break(browser, 1, error);
}

static bool move_to_event(struct browser *browser, int step, struct error *error)
{
	const struct control *control = study_front(browser, error);
	const char *id = NULL;
	struct control_ask ask;
	int month;

	if (control == NULL)
		return false;
	month = control_event_beside(control, step, &id);
	if (month == MONTH_NONE)
		return error_set(error, "no event of %s with a month lies %s the break",
			control->data.whose, step < 0 ? "before" : "after");
	ask = control->ask;
	ask.month = month;
	ask.event = id;
	ask.chosen = false;
	ask.origin = MONTH_NONE;
	study_anew(browser, control, ask);
	return true;
}

bool run_event_before(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return move_to_event(browser, -1, error);
}

bool run_event_after(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return move_to_event(browser, 1, error);
}

bool run_break(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	const struct view_row *row = view_selected(browser_view(browser));
	struct control_ask ask;
	int month;

	if (control == NULL || row == NULL)
		return control != NULL;
	ask = control->ask;
	ask.event = NULL;
	month = ((const struct study_row *)row->item)->month;
	if (argument != NULL)
		month = strcmp(argument, "none") == 0 ? MONTH_NONE : month_find(argument);
	move_to(&ask, month);
	if (argument != NULL && strcmp(argument, "none") != 0 && ask.month == MONTH_NONE)
		return error_set(error, "'%s' is no month such as 2023-01, nor none", argument);
	study_anew(browser, control, ask);
	return true;
}

/* --- how it is drawn ------------------------------------------------------------------------ */

bool run_rebase(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;

	(void)argument;
	if (control == NULL)
		return false;
	ask = control->ask;
	if (ask.month == MONTH_NONE)
		return error_set(error, "limits begin anew at a break: t sets one");
	ask.rebased = !ask.rebased;
	study_anew(browser, control, ask);
	return true;
}

/* The place in names of the one that begins so; -1, with the choices, where there is none. */
static int named(const char *const *names, const char *text, struct error *error)
{
	struct string_buffer all = {0};

	for (int i = 0; names[i] != NULL; i++) {
		if (strcmp(names[i], text) == 0) {
			string_buffer_free(&all);
			return i;
		}
		string_buffer_format(&all, "%s%s", i > 0 ? ", " : "", names[i]);
	}
	error_set(error, "'%s' is none of %s", text, string_buffer_text(&all));
	string_buffer_free(&all);
	return -1;
}

bool run_kind(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	const char *why;
	int kind;

	if (control == NULL)
		return false;
	ask = control->ask;
	kind = argument != NULL ? named(study_kind_names, argument, error)
				: (int)control->study.options.kind + 1;
	if (kind < 0)
		return false;
	if (argument != NULL && !study_kind_fits(&control->data, (enum study_kind)kind, &why))
		return error_set(error, "%s", why);
	while (kind < STUDY_KIND_COUNT &&
		!study_kind_fits(&control->data, (enum study_kind)kind, &why))
		kind++;
	ask.kind = kind < STUDY_KIND_COUNT ? (enum study_kind)kind : STUDY_XMR;
	study_anew(browser, control, ask);
	return true;
}

static const char *const rules_words[] = {
	"NHSRplotthedots: moving ranges screened", "Making Data Count’s Excel and SQL tools"};

bool run_rules(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	int rules;

	if (control == NULL)
		return false;
	ask = control->ask;
	rules = argument != NULL ? named(xmr_rules_names, argument, error)
				 : ask.rules == XMR_RULES_NHSR;
	if (rules < 0)
		return false;
	ask.rules = (enum xmr_rules)rules;
	study_anew(browser, control, ask);
	browser_say(browser, "rules: %s%s", rules_words[rules],
		ask.kind != STUDY_XMR ? "; they are of XmR charts" : "");
	return true;
}

bool run_direction(struct browser *browser, const char *argument, struct error *error)
{
	static const char *const names[] = {"neutral", "up", "down", NULL};
	static const char *const words[] = {
		"neither direction is wished for", "higher is better", "lower is better"};
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	int better;

	if (control == NULL)
		return false;
	ask = control->ask;
	better = argument != NULL ? named(names, argument, error)
				  : ((int)control->study.options.better + 1) % 3;
	if (better < 0)
		return false;
	ask.better = better == (int)control->series.measure.better ? CONTROL_BETTER_OWN : better;
	study_anew(browser, control, ask);
	browser_say(browser, "direction: %s%s", words[better],
		ask.better == CONTROL_BETTER_OWN ? ", as the measure has it" : ", your choice");
	return true;
}

bool run_per(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	const char *why;
	int per;

	if (control == NULL)
		return false;
	ask = control->ask;
	per = argument != NULL ? named(study_per_names, argument, error)
			       : ((int)ask.per + 1) % (STUDY_PER_WORKING_DAY + 1);
	if (per < 0)
		return false;
	if (!study_per_fits(&control->data, (enum study_per)per, &why))
		return error_set(error, "%s", why);
	ask.per = (enum study_per)per;
	ask.target = NAN; /* it was of the other unit */
	study_anew(browser, control, ask);
	if (per == STUDY_PER_WORKING_DAY)
		browser_say(browser, "per working day: Monday to Friday, less the bank holidays of "
				     "England and Wales");
	return true;
}

/* --- what is typed -------------------------------------------------------------------------- */

void study_enter(struct browser *browser,
	bool (*run)(struct browser *browser, const char *argument, struct error *error))
{
	char *text = memory_copy_string(string_buffer_text(&browser->prompt.text));
	struct error error;

	if (*text == '\0' || run(browser, text, &error))
		prompt_close(&browser->prompt);
	else
		browser_complain(browser, &error);
	free(text);
}

static void target_enter(struct browser *browser)
{
	study_enter(browser, run_target);
}

static const struct prompt_use target_use = {
	.label = "target: ",
	.keys = "a number, none, or standard: the one in force  Enter draws it  Esc leaves",
	.enter = target_enter,
};

bool run_target(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;

	if (control == NULL)
		return false;
	if (argument == NULL) {
		prompt_open(&browser->prompt, &target_use, "");
		return true;
	}
	ask = control->ask;
	ask.no_target = strcmp(argument, "none") == 0;
	ask.target = NAN;
	if (!ask.no_target && strcmp(argument, "standard") != 0) {
		if (!number_parse(argument, &ask.target))
			return error_set(error, "a target is a number, none or standard, not '%s'",
				argument);
	}
	study_anew(browser, control, ask);
	return true;
}

static void months_enter(struct browser *browser)
{
	study_enter(browser, run_months);
}

static const struct prompt_use months_use = {
	.label = "months from [to]: ",
	.keys = "2021-04, 2021-04 2025-11, all, or piece: without a long gap  Esc leaves",
	.enter = months_enter,
};

static bool read_months(const char *text, struct control_ask *ask, struct error *error)
{
	struct arena arena = {0};
	size_t size = strcspn(text, " ");
	const char *from = arena_bytes(&arena, text, size), *to = text + size;

	to += strspn(to, " ");
	ask->to = MONTH_NONE;
	if (strcmp(text, "piece") == 0)
		ask->from = MONTH_NONE;
	else if (strcmp(text, "all") == 0)
		ask->from = CONTROL_EVERY_MONTH;
	else
		ask->from = month_parse(from);
	if (*to != '\0')
		ask->to = month_parse(to);
	arena_free(&arena);
	if (strcmp(text, "piece") == 0 || strcmp(text, "all") == 0)
		return true;
	return (ask->from != MONTH_NONE && (*to == '\0' || ask->to >= ask->from)) ||
	       error_set(
		       error, "'%s' is not one month such as 2021-04 or two, the later last", text);
}

bool run_months(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	char from[8], text[20];

	if (control == NULL)
		return false;
	if (argument == NULL) {
		month_print(control->data.rows[0].month, from);
		memcpy(text, from, sizeof from);
		prompt_open(&browser->prompt, &months_use, text);
		return true;
	}
	ask = control->ask;
	if (!read_months(argument, &ask, error))
		return false;
	for (size_t i = 0; i < control->series.count; i++)
		if (isfinite(control->series.items[i].value) &&
			control->series.items[i].month >= ask.from &&
			(ask.to == MONTH_NONE || control->series.items[i].month <= ask.to)) {
			study_anew(browser, control, ask);
			return true;
		}
	return error_set(error, "no month of %s has a figure of this", argument);
}

/* --- reading -------------------------------------------------------------------------------- */

static struct rect chart_rect(const struct browser *browser)
{
	return browser->layout.panes[PANE_LIST];
}

/* In one column of text, months are rows like any other. */
static bool scroll(struct browser *browser, long lines, long pages)
{
	struct view *view = browser_view(browser);

	if (!browser->plain)
		control_scroll(view, &browser->grid, chart_rect(browser), lines, pages);
	else
		browser->plain_top += (int)(lines + pages * (browser->grid.rows - 2));
	browser->plain_free = true;
	return true;
}

bool run_words_down(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return scroll(browser, 1, 0);
}

bool run_words_up(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return scroll(browser, -1, 0);
}

bool run_words_page_down(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return scroll(browser, 0, 1);
}

bool run_words_page_up(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return scroll(browser, 0, -1);
}

static bool step(struct browser *browser, long points)
{
	browser->plain_free = false;
	view_move(browser_view(browser), points);
	return true;
}

bool run_point_earlier(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return step(browser, -1);
}

bool run_point_later(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	return step(browser, 1);
}

bool run_point_first(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	browser->plain_free = false;
	view_move_end(browser_view(browser), false);
	return true;
}

bool run_point_last(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument, (void)error;
	browser->plain_free = false;
	view_move_end(browser_view(browser), true);
	return true;
}
