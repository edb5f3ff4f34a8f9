/* The official series of an organisation, as lines of its record: latest month, a year before. */
#include "official_rows.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "figure_words.h"
#include "model/month.h"
#include "official_ask.h"
#include "store/load_official.h"

/* In this order; those of one dataset together. */
static const char *const headline[] = {
	"rtt.incomplete.total",
	"rtt.incomplete.within18.pct",
	"rtt.incomplete.median",
	"rtt.incomplete.over52",
	"rtt.completed.total",
	"ae.attendances",
	"ae.within4h.pct",
	"dm01.waiting",
	"dm01.over6.pct",
	"dm01.activity",
	"cancer.62day.within.pct",
};

enum { YEAR = 12 };

/* Not a month of which only others are there. */
static bool says_something(const struct observation *o)
{
	return o->import != 0 && (o->why == NULL || strcmp(o->why, "not in this extract") != 0);
}

/* The thirteen months up to the latest that says something of this one; count 0: none does. */
static bool load_year(struct page *page, const char *id, const char *code,
	struct official_asked *asked, struct series *out)
{
	if (!official_ask(page->store, page->arena,
		    official_id_make(
			    page->arena, &(struct official_id){code, id, NULL, MONTH_NONE}),
		    asked, page->error))
		return false;
	out->measure = asked->measure;
	out->who = asked->who;
	if (!load_series(page->store, page->arena, asked->function, MONTH_NONE, MONTH_NONE, out,
		    page->error))
		return false;
	while (out->count > 0 && !says_something(&out->items[out->count - 1]))
		out->count--;
	if (out->count > YEAR + 1) {
		out->items += out->count - YEAR - 1;
		out->count = YEAR + 1;
	}
	return true;
}

/* "Waiting list, within 18 weeks: 80.8 % in Jan 2026, 79.3 % a year before" */
static const char *words_of(struct page *page, const struct series *series)
{
	const struct observation *last = &series->items[series->count - 1];
	struct string_buffer text = {0};
	char month[9], before[32];

	assert(last != NULL && series->count > 0);
	month_format(last->month, month);
	string_buffer_format(&text, "%s: ", series->measure.name);
	if (isfinite(last->value))
		figure_value(&series->measure, last->value, &text);
	else
		string_buffer_add(&text, last->why != NULL ? last->why : "no figure");
	string_buffer_format(&text, " in %s", month);
	if (series->who.kind == WHO_COMPANY)
		string_buffer_format(&text, " (%s)", series->who.code);
	if (series->count > YEAR && isfinite((last - YEAR)->value)) {
		measure_format(&series->measure, (last - YEAR)->value, before);
		string_buffer_format(&text, ", %s a year before", before);
	}
	const char *copy = arena_string(page->arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

static bool has_any(const struct series *series)
{
	for (size_t i = 0; i < series->count; i++)
		if (isfinite(series->items[i].value))
			return true;
	return false;
}

/* True where there is a line. */
static bool add_line(struct page *page, const char *id, const char *code)
{
	struct official_asked *asked = arena_allocate(page->arena, sizeof *asked);
	struct series series = {.count = 0};

	if (!load_year(page, id, code, asked, &series)) {
		page->failed = true;
		return false;
	}
	if (!has_any(&series))
		return false;
	page_entry(page, "Official",
		official_id_make(page->arena, &(struct official_id){code, id, NULL, MONTH_NONE}),
		words_of(page, &series));
	return true;
}

static void add_all(struct page *page, const char *code, const char *name)
{
	page_entry(page, "Official",
		official_id_make(
			page->arena, &(struct official_id){.who = code, .month = MONTH_NONE}),
		arena_format(page->arena, "Every measure of %s, %s", code, name));
}

/* who.code NULL: there is none. */
struct company {
	struct who who;
	struct company_more more;
};

/* The codes of a company are many: they are not gone through for what its own code has, or none. */
static bool has_more(const struct company *company, const char *id)
{
	struct measure_names names;
	struct measure measure;
	bool more = false;

	for (size_t i = 0; i < company->more.count && measure_find(id, &measure, &names); i++)
		more = more || strcmp(company->more.datasets[i], measure.dataset) == 0;
	return more;
}

/* own: it is a provider of official files. */
static void add_lines(struct page *page, const struct body_facts *own, bool has_own,
	const struct company *company)
{
	bool added = false, summed = false;

	for (size_t i = 0; !page->failed && i < sizeof headline / sizeof *headline; i++) {
		bool line = has_own && add_line(page, headline[i], own->code);

		added = added || line;
		if (!line && !page->failed && has_more(company, headline[i]))
			summed = add_line(page, headline[i], company->who.code) || summed;
	}
	if (added)
		add_all(page, own->code, own->name);
	if (!summed)
		return;
	add_all(page, company->who.code, company->who.name);
	page_entry(page, "Official", NULL,
		arena_format(page->arena, "%s: %s", company->who.code, company->who.warning));
}

void official_rows(struct page *page, const char *code)
{
	struct body_facts facts;
	struct company company;
	bool any = false;

	page->failed = page->failed || !load_official_any(page->store, &any, page->error);
	if (page->failed || !any)
		return;
	page->failed = !load_body(page->store, page->arena, code, &facts, page->error) ||
		       !who_company_of(page->store, page->arena, code, &company.who, &company.more,
			       page->error);
	if (!page->failed)
		add_lines(page, &facts, facts.code != NULL && strcmp(facts.kind, "provider") == 0,
			&company);
}

void official_site(struct page *page, const char *code)
{
	struct body_facts facts;

	page->failed =
		page->failed || !load_body(page->store, page->arena, code, &facts, page->error);
	if (!page->failed && facts.code != NULL && strcmp(facts.kind, "provider") == 0 &&
		facts.first_named != 0)
		add_all(page, facts.code, facts.name);
}
