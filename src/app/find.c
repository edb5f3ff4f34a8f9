/* `/`: everything, as it is typed; n and N from hit to hit; and finding words on a page of text. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "runs.h"
#include "terminal/key.h"
#include "text_pane.h"

static struct page *search_page(struct browser *browser)
{
	return browser->history.lasting[PAGE_SEARCH];
}

static struct view *hits_view(struct browser *browser)
{
	return page_view(search_page(browser), PANE_LIST);
}

static void set_words(struct browser *browser, const char *words)
{
	if (strcmp(hits_view(browser)->about, words) == 0)
		return;
	pane_set_about(&search_page(browser)->panes[PANE_LIST], words);
	browser->hits_begun = false;
}

/* The results stand in front as long as there is a letter. */
static void search_changed(struct browser *browser)
{
	const char *words = string_buffer_text(&browser->prompt.text);
	bool in_front = browser_page(browser) == search_page(browser);

	set_words(browser, words);
	if (*words != '\0' && !in_front) {
		search_page(browser)->focus = PANE_LIST;
		history_visit(&browser->history, PAGE_SEARCH);
		browser->search_opened = true;
	} else if (*words == '\0' && browser->search_opened) {
		history_move(&browser->history, true);
		browser->search_opened = false;
	}
}

static bool search_key(struct browser *browser, int key)
{
	struct view *view = hits_view(browser);

	switch (key) {
	case KEY_CODE_UP:
	case 16: /* ^P */
		view_move(view, -1);
		return true;
	case KEY_CODE_DOWN:
	case 14: /* ^N */
		view_move(view, 1);
		return true;
	case KEY_CODE_PAGE_UP:
	case KEY_CODE_PAGE_DOWN:
		view_page(view, &browser->grid, browser->layout.body,
			key == KEY_CODE_PAGE_DOWN ? 2 : -2);
		return true;
	default:
		return false;
	}
}

/* What was typed since the last paint has not been searched for yet. */
static bool load_hits(struct browser *browser, struct error *error)
{
	bool ok;

	browser_begin_work(browser);
	ok = page_load_pane(search_page(browser), PANE_LIST, browser->app->store, error);
	browser_end_work();
	return ok;
}

static void open_selected_hit(struct browser *browser)
{
	const struct view *view = hits_view(browser);

	open_record(browser, view_selected(view)->id, true);
	browser_say(
		browser, "hit %zu of %zu for \"%s\"", view->cursor + 1, view->count, view->about);
}

static void search_enter(struct browser *browser)
{
	struct error error;

	if (browser->prompt.text.size == 0) {
		prompt_close(&browser->prompt);
		return;
	}
	if (!load_hits(browser, &error)) {
		browser_complain(browser, &error);
		return;
	}
	if (view_selected(hits_view(browser)) == NULL)
		return;
	prompt_close(&browser->prompt);
	open_selected_hit(browser);
}

/* Back to where one was; what was found before is there again. */
static void search_leave(struct browser *browser)
{
	if (browser->search_opened)
		history_move(&browser->history, true);
	set_words(browser, browser->words_before);
	prompt_close(&browser->prompt);
}

static const struct prompt_use search_use = {
	.label = "/",
	.keys = "Enter opens  Up Down choose  Esc leaves",
	.key = search_key,
	.changed = search_changed,
	.enter = search_enter,
	.leave = search_leave,
};

bool run_search(struct browser *browser, const char *argument, struct error *error)
{
	(void)error;
	free(browser->words_before);
	browser->words_before = memory_copy_string(hits_view(browser)->about);
	browser->search_opened = false;
	if (argument != NULL) {
		set_words(browser, argument);
		history_visit(&browser->history, PAGE_SEARCH);
	} else {
		prompt_open(&browser->prompt, &search_use, "");
	}
	return true;
}

/* From the hit that was opened last; at the ends around. */
static void step(struct view *view, bool forward)
{
	size_t before = view->cursor;

	view_move(view, forward ? 1 : -1);
	if (view->cursor == before)
		view_move_end(view, !forward);
}

static bool open_hit(struct browser *browser, bool forward, struct error *error)
{
	struct view *view = hits_view(browser);

	if (view->about[0] == '\0')
		return error_set(error, "nothing has been searched for yet; / searches");
	if (!load_hits(browser, error))
		return false;
	if (browser->hits_begun)
		step(view, forward);
	if (view_selected(view) == NULL)
		return error_set(error, "nothing holds \"%s\"", view->about);
	open_selected_hit(browser);
	return true;
}

bool run_next_hit(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return open_hit(browser, true, error);
}

bool run_previous_hit(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return open_hit(browser, false, error);
}

static bool find(struct browser *browser, bool forward, bool here, struct error *error)
{
	const char *words = browser->find_words != NULL ? browser->find_words : "";

	if (*words == '\0')
		return error_set(error, "no words to find yet; / asks for them");
	return text_pane_find(browser_view(browser), words, forward, here) ||
	       error_set(error, "\"%s\" is not on this page", words);
}

static void set_find_words(struct browser *browser, const char *words)
{
	char *copy = memory_copy_string(words);

	free(browser->find_words);
	browser->find_words = copy;
}

static void find_changed(struct browser *browser)
{
	struct error error;

	set_find_words(browser, string_buffer_text(&browser->prompt.text));
	if (browser->prompt.text.size > 0 && !find(browser, true, true, &error))
		browser_complain(browser, &error);
}

static void find_enter(struct browser *browser)
{
	prompt_close(&browser->prompt);
}

static const struct prompt_use find_use = {
	.label = "find: ",
	.keys = "Enter stays there  n N next, previous  Esc leaves",
	.changed = find_changed,
	.enter = find_enter,
};

bool run_find(struct browser *browser, const char *argument, struct error *error)
{
	if (argument != NULL) {
		set_find_words(browser, argument);
		return find(browser, true, true, error);
	}
	prompt_open(&browser->prompt, &find_use, "");
	return true;
}

bool run_find_next(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return find(browser, true, false, error);
}

bool run_find_previous(struct browser *browser, const char *argument, struct error *error)
{
	(void)argument;
	return find(browser, false, false, error);
}
