/* After a chart is on the screen: its test is counted, and its ranks are computed, once for every
 * way of drawing it. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "model/month.h"
#include "study_browse.h"

/* Its place among those made; test_count where it was not. */
static size_t place_of(const struct browser *browser, const char *test)
{
	size_t i = 0;

	while (i < browser->test_count && strcmp(browser->tests[i], test) != 0)
		i++;
	return i;
}

void study_number_test(const struct browser *browser, struct control_ask *ask)
{
	struct arena arena = {0};

	ask->comparison = ask->comparisons = 0;
	if (ask->month != MONTH_NONE) {
		ask->comparison = place_of(browser, control_ask_test(&arena, ask)) + 1;
		ask->comparisons = browser->test_count;
	}
	arena_free(&arena);
}

void study_count(struct browser *browser)
{
	const struct control *control = control_of(browser_view(browser));
	struct arena arena = {0};
	const char *test;

	if (control == NULL || !control->study.has_fit)
		return;
	test = control_ask_test(&arena, &control->ask);
	if (place_of(browser, test) == browser->test_count) {
		browser->tests = memory_resize(
			browser->tests, browser->test_count + 1, sizeof *browser->tests);
		browser->tests[browser->test_count++] = memory_copy_string(test);
	}
	arena_free(&arena);
}

void study_forget_tests(struct browser *browser)
{
	for (size_t i = 0; i < browser->test_count; i++)
		free(browser->tests[i]);
	free(browser->tests);
}

/* How a test is drawn does not move its ranks. */
struct study_ranks {
	struct control_ask ask;
	struct arena arena; /* of its texts */
	struct study_rank providers, dates;
};

void study_forget(struct browser *browser)
{
	if (browser->ranks != NULL)
		arena_free(&browser->ranks->arena);
	free(browser->ranks);
	browser->ranks = NULL;
}

static void keep_ranks(struct browser *browser, const struct control *control)
{
	struct study_ranks *ranks;
	struct arena arena = {0};

	study_forget(browser);
	if (!control->study.providers.known)
		return;
	ranks = browser->ranks = memory_allocate(sizeof *ranks);
	ranks->ask = control_ask_parse(&ranks->arena, control_ask_print(&arena, &control->ask));
	ranks->providers = control->study.providers;
	ranks->dates = control->study.dates;
	arena_free(&arena);
}

/* Any key goes before: it is acted on, and the ranks are computed when no key waits. */
static bool is_called_away(void *by)
{
	const struct browser *browser = by;

	return terminal_interrupted() || terminal_key_waiting(browser->terminal);
}

/* Whether there is something new to paint. */
static bool compare(struct browser *browser, struct view *view)
{
	struct placebo_pause pause = {.wanted = is_called_away, .by = browser};
	struct error error;
	bool ok;

	browser_begin_work(browser);
	ok = control_compare(view, browser->app->store, &pause, &error);
	if (!ok)
		browser_complain(browser, &error);
	else if (!pause.taken)
		keep_ranks(browser, control_of(view));
	else if (terminal_interrupted())
		control_stop(view);
	ok = !control_waits(view);
	browser_end_work();
	return ok;
}

bool study_finish(struct browser *browser)
{
	const struct study_ranks *ranks = browser->ranks;
	struct view *view;

	if (browser->layout.too_small || browser->menu.target != NULL)
		return false;
	view = browser_view(browser);
	if (!control_waits(view))
		return false;
	if (ranks != NULL && control_ask_same_test(&ranks->ask, &control_of(view)->ask))
		control_take_ranks(view, &ranks->providers, &ranks->dates);
	else if (terminal_key_waiting(browser->terminal))
		return false;
	else
		return compare(browser, view);
	return true;
}
