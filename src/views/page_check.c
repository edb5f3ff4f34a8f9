/* "Can it be checked?": which official series could test what a record claims, what it counts and
 * what it misses. */
#include "page_check.h"

#include <string.h>

#include "measure_words.h"

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

/* "Northumbria (RTF)": the code is what the series goes by. */
static const char *series_holder(struct page *page, const char *id)
{
	struct record *record;
	const char *name = page_short_name(page, id);

	if (page->failed)
		return name;
	page->failed = !load_record(page->store, page->arena, id, &record, page->error);
	for (size_t i = 0; !page->failed && record && i < record->child_count; i++)
		if (strcmp(record->children[i].table->name, "codes") == 0)
			return arena_format(page->arena, "%s (%s)", name,
				row_field(&record->children[i], "code"));
	return name;
}

static void add_check(struct page *page, const struct check *check, bool named)
{
	if (check->measure && !named) {
		const char *of = check->measure_of ? series_holder(page, check->measure_of) : NULL;
		const char *words = measure_words(check->measure);

		page_add(page, PAGE_WIDE,
			of ? arena_format(page->arena, "~ %s at %s", words, of)
			   : arena_format(page->arena, "~ %s", words))
			->right = "t test";
	}
	if (check->testable)
		page_add(page, check->measure ? PAGE_UNDER : PAGE_WIDE, check->testable);
}

const char *page_count_figures(struct page *page, size_t figures)
{
	return arena_format(page->arena, "%zu figure%s", figures, figures == 1 ? "" : "s");
}

void page_check(struct page *page, const char *counts, const struct check *checks, size_t count)
{
	bool said = false;

	page_rule(page, "Can it be checked?", counts);
	for (size_t i = 0; i < count; i++) {
		if (is_repeated(checks, i, false) || (!checks[i].measure && !checks[i].testable))
			continue;
		add_check(page, &checks[i], is_repeated(checks, i, true));
		said = true;
	}
	if (!said)
		page_add(page, PAGE_WIDE,
			"The collection names no official series that could test it.");
}
