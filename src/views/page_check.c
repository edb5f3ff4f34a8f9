/* "Can it be checked?": which official series could test what a record claims, what it counts and
 * what it misses. */
#include "page_check.h"

#include <string.h>

#include "measure_words.h"
#include "official_check.h"
#include "store/load_records.h"
#include "views/offer.h"
#include "views/official_id.h"

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool is_same_series(const struct check *a, const struct check *b)
{
	return is_same(a->measure, b->measure) && is_same(a->measure_of, b->measure_of);
}

/* Whether an earlier one says the same; with series_only, whether it names the same series. */
static bool is_repeated(const struct check *checks, size_t index, bool series_only)
{
	for (size_t i = 0; i < index; i++)
		if (is_same_series(&checks[i], &checks[index]) &&
			(series_only || is_same(checks[i].testable, checks[index].testable)))
			return true;
	return false;
}

/* The ODS code of an organisation, or NULL. */
static const char *code_of(struct page *page, const char *id)
{
	const struct organisation *found = NULL;

	page->failed = page->failed ||
		       !load_organisation(page->store, page->arena, id, &found, page->error);
	return !page->failed && found != NULL ? found->code : NULL;
}

/* "~ DM01, tests done, MRI at Northumbria (RTF)"; with what is loaded of it, which says
 * more, briefer: "~ DM01, MRI at RTF: 3,391 scans and 2,003 waiting in Jun 2025". */
static const char *series_words(struct page *page, const struct check *check)
{
	const char *code = check->measure_of ? code_of(page, check->measure_of) : NULL;
	struct official_id id = official_id_of_claim(page->arena, check->measure, code);
	bool done = strcmp(id.measure, "dm01.activity") == 0;
	struct string_buffer text = {0}, figure = {0};

	if (!page->failed && code != NULL)
		page->failed = !official_check_add(
			page->store, page->arena, check->measure, code, &figure, page->error);
	string_buffer_add(&text, "~ ");
	if (figure.size > 0 && done)
		string_buffer_format(
			&text, "DM01%s%s", id.function ? ", " : "", id.function ? id.function : "");
	else
		measure_words(id.measure, id.function, &text);
	if (code != NULL && figure.size > 0)
		string_buffer_format(&text, " at %s", code);
	else if (check->measure_of != NULL)
		string_buffer_format(&text, " at %s", page_short_name(page, check->measure_of));
	if (code != NULL && figure.size == 0)
		string_buffer_format(&text, " (%s)", code);
	string_buffer_add(&text, string_buffer_text(&figure));
	const char *copy = arena_string(page->arena, string_buffer_text(&text));
	string_buffer_free(&text);
	string_buffer_free(&figure);
	return copy;
}

/* What the series offers: a test, or which months there are instead; NULL: no offer is of it. */
static const struct offer *offer_of(
	struct page *page, const struct check *check, const struct offer *offers, size_t count)
{
	const char *code = check->measure_of ? code_of(page, check->measure_of) : NULL;
	struct official_id id = official_id_of_claim(page->arena, check->measure, code);

	for (size_t i = 0; i < count; i++)
		if (is_same(offers[i].who, code) && is_same(offers[i].measure, id.measure) &&
			is_same(offers[i].function, id.function))
			return &offers[i];
	return NULL;
}

static void add_series(
	struct page *page, const struct check *check, const struct offer *offers, size_t count)
{
	const struct offer *offer = offer_of(page, check, offers, count);
	struct page_line *line = page_add(page, PAGE_WIDE, series_words(page, check));

	if (offer == NULL || offer_has_test(offer))
		line->right = "t test";
	if (offer != NULL)
		page_add(page, PAGE_UNDER, offer_words(page->arena, offer));
}

static void add_check(struct page *page, const struct check *check, bool named,
	const struct offer *offers, size_t count)
{
	if (check->measure && !named)
		add_series(page, check, offers, count);
	if (check->testable)
		page_add(page, check->measure ? PAGE_UNDER : PAGE_WIDE, check->testable);
}

const char *page_claimed_measure(struct page *page, const struct metric *metric)
{
	if (metric->measure == NULL || metric->measure_function == NULL)
		return metric->measure;
	return arena_format(page->arena, "%s %s", metric->measure, metric->measure_function);
}

const char *page_count_figures(struct page *page, size_t figures)
{
	return arena_format(page->arena, "%zu figure%s", figures, figures == 1 ? "" : "s");
}

void page_check(struct page *page, const char *counts, const struct check *checks, size_t count)
{
	const struct offer *offers = NULL;
	size_t offer_count = 0;
	bool said = false;

	page->failed = page->failed || !offers_of(page->store, page->arena, page->row->id, &offers,
					       &offer_count, page->error);
	page_rule(page, "Can it be checked?", counts);
	for (size_t i = 0; i < count; i++) {
		if (is_repeated(checks, i, false) || (!checks[i].measure && !checks[i].testable))
			continue;
		add_check(page, &checks[i], is_repeated(checks, i, true), offers, offer_count);
		said = true;
	}
	if (!said)
		page_add(page, PAGE_WIDE,
			"The collection names no official series that could test it.");
}
