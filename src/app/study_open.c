/* `t`: from a row to the control chart that tests it. Where a month is not said, it is asked for.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "model/month.h"
#include "runs.h"
#include "store/load_records.h"
#include "study_browse.h"
#include "views/classes.h"
#include "views/offer.h"
#include "views/official_id.h"

/* --- opening ------------------------------------------------------------------------------- */

void study_open(struct browser *browser, const struct control_ask *asked)
{
	struct control_ask ask = *asked;
	struct arena arena = {0};
	struct page *page;

	study_number_test(browser, &ask);
	page = history_visit_new(&browser->history, PAGE_CONTROL, control_ask_print(&arena, &ask));
	page->zoomed = true;
	browser->plain_free = true;
	browser->plain_top = 0;
	if (ask.month != MONTH_NONE)
		page->select = memory_copy_string(official_id_make(&arena,
			&(struct official_id){ask.who, ask.measure, ask.function, ask.month}));
	arena_free(&arena);
}

static struct control_ask ask_of(const struct offer *offer, const struct event *event)
{
	struct control_ask ask = control_ask_new();
	int month;

	ask.who = offer->who;
	ask.measure = offer->measure;
	ask.function = offer->function;
	ask.metric = offer->metric;
	if (event == NULL)
		return ask;
	ask.event = event->id;
	if (study_break_of(&event->date, &month))
		ask.month = month;
	return ask;
}

/* --- asking for the month ------------------------------------------------------------------ */

static const struct offer *offer_like(
	const struct offer *offers, size_t count, const struct control_ask *ask)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(offers[i].who, ask->who) == 0 &&
			strcmp(offers[i].measure, ask->measure) == 0)
			return &offers[i];
	return NULL;
}

/* The offer that was chosen, with its event, or NULL. */
static bool find_chosen(struct browser *browser, struct arena *arena, const struct control_ask *ask,
	const struct offer **offer, const struct event **event, struct error *error)
{
	const char *about = ask->metric != NULL ? ask->metric : ask->event;
	const struct offer *offers;
	const char *months;
	size_t count;

	*offer = NULL;
	*event = NULL;
	if (about == NULL || !offers_of(browser->app->store, arena, about, &offers, &count, error))
		return about == NULL;
	*offer = offer_like(offers, count, ask);
	if (*offer == NULL && ask->metric == NULL) {
		if (!offers_of_parties(
			    browser->app->store, arena, about, &offers, &count, &months, error))
			return false;
		*offer = offer_like(offers, count, ask);
	}
	for (size_t i = 0; *offer != NULL && ask->event != NULL && i < (*offer)->event_count; i++)
		if (strcmp((*offer)->events[i]->id, ask->event) == 0)
			*event = (*offer)->events[i];
	return true;
}

/* Whether the event, if it is asked for at one, can be of that month. */
static bool may_mean(struct browser *browser, struct arena *arena, const struct control_ask *ask,
	struct error *error)
{
	const struct event *events;
	size_t count;

	if (ask->event == NULL)
		return true;
	if (!load_events(browser->app->store, arena, NULL, &events, &count, error))
		return false;
	for (size_t i = 0; i < count; i++)
		if (strcmp(events[i].id, ask->event) == 0)
			return study_check_month(
				browser->app->store, arena, &events[i], ask->month, error);
	return true;
}

static bool take_month(struct browser *browser, const char *text, struct error *error)
{
	struct arena arena = {0};
	struct control_ask ask = control_ask_parse(&arena, browser->asked);
	const struct offer wanted = {
		.who = ask.who, .measure = ask.measure, .function = ask.function};
	const char *words;
	bool covers = false;
	bool ok;

	ask.month = month_find(text);
	ask.chosen = true;
	ok = ask.month != MONTH_NONE ||
	     error_set(error, "'%s' is no month such as 2023-01 or Jan 2023", text);
	ok = ok && may_mean(browser, &arena, &ask, error) &&
	     offer_covers(browser->app->store, &arena, &wanted, ask.month, &covers, &words, error);
	/* of a party's own series nothing is claimed: it is charted, and says why it is no test */
	if (ok && !covers && ask.metric != NULL)
		ok = error_set(error, "no test there: %s", words);
	if (ok)
		study_open(browser, &ask);
	arena_free(&arena);
	return ok;
}

static void month_enter(struct browser *browser)
{
	char *text = memory_copy_string(string_buffer_text(&browser->prompt.text));
	struct error error;

	if (*text == '\0' || take_month(browser, text, &error))
		prompt_close(&browser->prompt);
	else
		browser_complain(browser, &error);
	free(text);
}

static const struct prompt_use month_use = {
	.label = "break, the first month after: ",
	.keys = "a month such as 2023-01  Enter tests, and says that you chose it  Esc leaves",
	.enter = month_enter,
};

/* "REACH extended to BHRUT is undated; later sources: Jan 2023 (REACH reaches BHRUT)" */
static void explain(struct browser *browser, const struct event *event, const struct event *by,
	const char *months)
{
	char date[64], other[64];

	if (event == NULL) {
		browser_say(browser, "no event of this has a month to test at: %s. Which month?",
			months);
		return;
	}
	date_format(&event->date, date, sizeof date);
	if (by == NULL) {
		browser_say(browser, "%s is %s%s: %s. Which month?", event->short_name,
			strpbrk(date, "0123456789") != NULL ? "dated " : "", date, months);
		return;
	}
	date_format(&by->date, other, sizeof other);
	browser_say(browser, "%s is %s%s; later sources: %s (%s). Which month?", event->short_name,
		strpbrk(date, "0123456789") != NULL ? "dated " : "", date, other, by->short_name);
}

static bool ask_month(struct browser *browser, const struct control_ask *ask, struct error *error)
{
	struct arena arena = {0};
	const struct event *event, *by = NULL;
	const struct offer *offer;
	char suggested[8] = "";
	int month = MONTH_NONE;
	bool ok = find_chosen(browser, &arena, ask, &offer, &event, error);

	if (ok && event != NULL)
		month = offer_suggests(offer, event, &by);
	if (month != MONTH_NONE)
		month_print(month, suggested);
	if (ok) {
		free(browser->asked);
		browser->asked = memory_copy_string(control_ask_print(&arena, ask));
		explain(browser, event, month != MONTH_NONE ? by : NULL,
			offer != NULL ? offer->months : "");
		prompt_open(&browser->prompt, &month_use, suggested);
	}
	arena_free(&arena);
	return ok;
}

static bool proceed(struct browser *browser, const struct control_ask *ask, struct error *error)
{
	if (ask->month == MONTH_NONE)
		return ask_month(browser, ask, error);
	study_open(browser, ask);
	return true;
}

/* --- choosing what to test ------------------------------------------------------------------ */

static void choice_enter(struct browser *browser)
{
	const struct view_row *row = view_selected(&browser->menu.view);
	char *text = row != NULL ? memory_copy_string(row->id) : NULL;
	struct arena arena = {0};
	struct control_ask ask;
	struct error error;

	if (text == NULL)
		return;
	menu_prompt_leave(browser);
	ask = control_ask_parse(&arena, text);
	if (!proceed(browser, &ask, &error))
		browser_complain(browser, &error);
	arena_free(&arena);
	free(text);
}

static const struct prompt_use choice_use = {
	"test: ", "letters narrow the choice  Up Down choose  Enter tests  Esc leaves",
	menu_prompt_key, menu_prompt_changed, choice_enter, menu_prompt_leave};

static void add_choice(struct arena *arena, const struct offer *offer, const struct event *event,
	struct menu_choice *out)
{
	const struct control_ask ask = ask_of(offer, event);
	const char *group = arena_format(arena, "%s: %s%s%s, %s", offer->name, offer->measure_name,
		offer->function_name != NULL ? ", " : "",
		offer->function_name != NULL ? offer->function_name : "", offer->whose);
	char date[64] = "a month of your own";

	if (event != NULL)
		date_format(&event->date, date, sizeof date);
	*out = (struct menu_choice){.group = group,
		.value = event != NULL ? event->short_name : "no event",
		.text = control_ask_print(arena, &ask),
		.note = arena_string(arena, date)};
}

/* A choice for every event with months around; for an offer that only lacks an event, one. */
static size_t make_choices(struct arena *arena, const struct offer *offers, size_t count,
	const struct menu_choice **out)
{
	struct menu_choice *choices;
	size_t most = 0, made = 0;

	for (size_t i = 0; i < count; i++)
		most += offers[i].event_count + 1;
	choices = arena_array(arena, most + 1, sizeof *choices);
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < offers[i].event_count; k++)
			add_choice(arena, &offers[i], offers[i].events[k], &choices[made++]);
	}
	*out = choices;
	return made;
}

/* --- where nothing can be tested ------------------------------------------------------------ */

/* The series itself, with the reason why there is no test. */
static void show_series(struct browser *browser, const struct offer *offer)
{
	struct arena arena = {0};

	open_official(browser,
		official_id_make(&arena, &(struct official_id){offer->who, offer->measure,
						 offer->function, MONTH_NONE}),
		false);
	browser_say(browser, "no test of %s: %s, and a test needs 12 on both sides of its date",
		offer->name, offer->months);
	arena_free(&arena);
}

static bool is_organisation(struct browser *browser, struct arena *arena, const char *id)
{
	const struct organisation *found;
	struct error error;

	return load_organisation(browser->app->store, arena, id, &found, &error) && found != NULL &&
	       found->code != NULL;
}

static void show_choices(
	struct browser *browser, const char *title, const struct menu_choice *choices, size_t count)
{
	menu_offer(&browser->menu, &browser_page(browser)->panes[PANE_LIST], title, choices, count);
	prompt_open(&browser->prompt, &choice_use, "");
}

static void choose(struct browser *browser, const struct offer *offers, size_t count)
{
	const struct menu_choice *choices;
	size_t made = make_choices(&browser->menu.arena, offers, count, &choices);

	show_choices(browser, "Test which", choices, made);
}

/* Party, measure and months: a party is a group. */
static void choose_series(struct browser *browser, const struct offer *offers, size_t count)
{
	struct arena *arena = &browser->menu.arena;
	struct menu_choice *choices = arena_array(arena, count, sizeof *choices);

	for (size_t i = 0; i < count; i++) {
		const struct control_ask ask = ask_of(&offers[i], offers[i].events[0]);
		bool same = i > 0 && strcmp(offers[i].who, offers[i - 1].who) == 0;

		choices[i] = (struct menu_choice){
			.group = same ? choices[i - 1].group : arena_string(arena, offers[i].whose),
			.value = arena_string(arena, offers[i].measure_name),
			.text = control_ask_print(arena, &ask),
			.note = arena_string(arena, offers[i].months)};
	}
	show_choices(browser, "Which series at this event", choices, count);
}

/* What the parties of an event have; false where it is none, or has no party with a code. */
static bool offer_parties(struct browser *browser, const char *id, bool *done, struct error *error)
{
	struct arena arena = {0};
	const struct offer *offers;
	const char *months;
	size_t count;
	bool ok =
		offers_of_parties(browser->app->store, &arena, id, &offers, &count, &months, error);

	*done = ok && (count > 0 || months != NULL);
	if (ok && count > 0)
		choose_series(browser, offers, count);
	else if (*done)
		browser_say(browser,
			"no series of a party has months around this date; loaded are: %s", months);
	arena_free(&arena);
	return ok;
}

/* One test is opened, several are offered; without one the reason is said beside the series. */
static bool act_on(struct browser *browser, const char *id, const struct offer *offers,
	size_t count, struct error *error)
{
	const struct offer *only = NULL, *any = NULL;
	struct control_ask ask;
	size_t tests = 0;
	bool done;

	if (offers[0].of_event && offers[0].metric == NULL) /* of the parties: all they have */
		return offer_parties(browser, id, &done, error);
	for (size_t i = 0; i < count; i++) {
		tests += offers[i].event_count;
		only = offers[i].event_count > 0 ? &offers[i] : only;
		any = any == NULL && offers[i].any_month ? &offers[i] : any;
	}
	if (tests > 1) {
		choose(browser, offers, count);
		return true;
	}
	if (tests == 1) {
		ask = ask_of(only, only->events[0]);
		return proceed(browser, &ask, error);
	}
	if (any != NULL && !any->of_event) {
		ask = ask_of(any, NULL);
		return ask_month(browser, &ask, error);
	}
	if (!offer_parties(browser, id, &done, error))
		return false;
	if (!done || browser->menu.target == NULL)
		show_series(browser, &offers[0]);
	return true;
}

/* The field of that column; NULL too where the table has no such column. */
static const char *field_of(const struct row *row, const char *name)
{
	for (size_t i = 0; row->table->columns[i].name != NULL; i++)
		if (strcmp(row->table->columns[i].name, name) == 0)
			return row->fields[i];
	return NULL;
}

enum { OWNERS = 3 }; /* of a value: its metric and that one's partnership */

/* The row that this one is of: its partnership, or the one it belongs to; NULL: it stands alone. */
static bool owner_of(struct browser *browser, struct arena *arena, const char *id,
	const char **owner, struct error *error)
{
	const struct column *parent;
	struct record *found;

	*owner = NULL;
	if (!load_record(browser->app->store, arena, id, &found, error))
		return false;
	if (found == NULL)
		return true;
	*owner = field_of(found->row, "partnership");
	parent = dossier_table_parent(found->row->table);
	if (*owner == NULL && parent != NULL)
		*owner = row_field(found->row, parent->name);
	return true;
}

/* At the row, then at what it is of, and last at what the pane is about, which may be NULL. */
static bool find_offers(struct browser *browser, struct arena *arena, const char *id,
	const char *about, const struct offer **out, size_t *count, struct error *error)
{
	const char *at = id;

	*count = 0;
	for (int i = 0; at != NULL && *count == 0 && i < OWNERS; i++) {
		if (!offers_of(browser->app->store, arena, at, out, count, error) ||
			!owner_of(browser, arena, at, &at, error))
			return false;
	}
	return *count > 0 || about == NULL || *about == '\0' ||
	       offers_of(browser->app->store, arena, about, out, count, error);
}

/* What the dossier says of what could test the row, else of what the row is of; or that it says
 * nothing. */
static bool say_untested(struct browser *browser, struct arena *arena, const char *id,
	const char *about, struct error *error)
{
	const char *at = id, *sentence = NULL, *of = NULL;
	struct record *found;

	for (int i = 0; at != NULL && sentence == NULL && i <= OWNERS; i++) {
		if (!load_record(browser->app->store, arena, at, &found, error))
			return false;
		sentence = found != NULL ? field_of(found->row, "testable") : NULL;
		of = found != NULL ? found->row->table->singular : NULL;
		if (sentence == NULL && !owner_of(browser, arena, at, &at, error))
			return false;
		if (at == NULL && about != NULL) {
			at = about;
			about = NULL;
		}
	}
	if (sentence == NULL)
		browser_say(browser, "no official series is named that could test this");
	else if (strcmp(at, id) == 0)
		browser_say(browser, "%s", sentence);
	else
		browser_say(browser, "this line: none of its own; the %s: %s", of, sentence);
	return true;
}

static bool test_row(struct browser *browser, const char *id, struct error *error)
{
	struct arena arena = {0};
	const struct offer *offers;
	size_t count;
	bool done = false;
	bool ok = find_offers(
		browser, &arena, id, browser_view(browser)->about, &offers, &count, error);

	if (ok && count > 0)
		ok = act_on(browser, id, offers, count, error);
	else if (ok && is_organisation(browser, &arena, id))
		ok = run_measures(browser, NULL, error);
	else if (ok)
		ok = offer_parties(browser, id, &done, error) &&
		     (done || say_untested(
				      browser, &arena, id, browser_view(browser)->about, error));
	arena_free(&arena);
	return ok;
}

/* A point of a series is a break that the reader chose; elsewhere the month is only the latest. */
static bool test_official(struct browser *browser, const char *text, struct error *error)
{
	struct arena arena = {0};
	const struct official_id id = official_id_read(&arena, text);
	struct control_ask ask = control_ask_new();
	bool ok = (id.who != NULL && id.measure != NULL) ||
		  error_set(error, "no series of one provider is selected");

	ask.who = id.who;
	ask.measure = id.measure;
	ask.function = id.function;
	if (browser_page(browser)->kind == &page_kinds[PAGE_SERIES]) {
		ask.month = id.month;
		ask.chosen = true;
	}
	if (ok)
		study_open(browser, &ask);
	arena_free(&arena);
	return ok;
}

bool run_test(struct browser *browser, const char *argument, struct error *error)
{
	const struct view_row *row = browser_selected(browser, error);

	(void)argument;
	if (row == NULL)
		return false;
	return official_id_is(row->id) ? test_official(browser, row->id, error)
				       : test_row(browser, row->id, error);
}
