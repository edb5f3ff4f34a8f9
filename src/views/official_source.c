/* What `o` opens on an official number: the file it was read from, what it counts, who stands
 * behind the code. */
#include <inttypes.h>
#include <string.h>
#include <time.h>

#include "figure_words.h"
#include "model/month.h"
#include "model/quantity.h"
#include "model/sector.h"
#include "official_ask.h"
#include "page_draw.h"
#include "page_view.h"
#include "store/load_official.h"
#include "store/write_official.h"
#include "views/classes.h"
#include "views/official_cite.h"

static const char licence[] = "Contains public sector information licensed under the Open "
			      "Government Licence v3.0.";

/* Where NHS England publishes each kind of file. */
static const struct {
	const char *dataset, *address;
} addresses[] = {
	{"rtt", "https://www.england.nhs.uk/statistics/statistical-work-areas/rtt-waiting-times/"},
	{"published",
		"https://www.england.nhs.uk/statistics/statistical-work-areas/rtt-waiting-times/"},
	{"ae", "https://www.england.nhs.uk/statistics/statistical-work-areas/"
	       "ae-waiting-times-and-activity/"},
	{"dm01", "https://www.england.nhs.uk/statistics/statistical-work-areas/"
		 "diagnostics-waiting-times-and-activity/"},
	{"cancer", "https://www.england.nhs.uk/statistics/statistical-work-areas/"
		   "cancer-waiting-times/"},
};

/* What is known of where one number comes from. */
struct origin {
	struct official_asked asked;
	const char *name, *record;
	struct observation observation;	 /* month MONTH_NONE: nothing is loaded */
	const struct import_row *import; /* or NULL */
	struct series series;		 /* the months up to it, as a line of months shows them */
	const struct import_row *imports;
	size_t import_count;
};

enum { LINE_MONTHS = 24 };

/* Beside the rules of what has sources of its own. */
static const char each[] = "o opens each";

static bool find_observation(
	struct store *store, struct arena *arena, struct origin *out, struct error *error)
{
	struct series *series = &out->series;
	int month = out->asked.month;

	*series = (struct series){.measure = out->asked.measure, .who = out->asked.who};
	out->observation.month = MONTH_NONE;
	if (!load_series(store, arena, out->asked.function, MONTH_NONE, month, series, error))
		return false;
	out->asked.who.basis = series->who.basis;
	if (series->count == 0)
		return true;
	if (series->count > LINE_MONTHS) {
		series->items += series->count - LINE_MONTHS;
		series->count = LINE_MONTHS;
	}
	out->observation = series->items[series->count - 1];
	return true;
}

static const struct import_row *import_of(const struct origin *origin, int64_t id)
{
	for (size_t i = 0; id != 0 && i < origin->import_count; i++)
		if (origin->imports[i].id == id)
			return &origin->imports[i];
	return NULL;
}

static bool find_import(
	struct store *store, struct arena *arena, struct origin *out, struct error *error)
{
	if (!load_imports(store, arena, &out->imports, &out->import_count, error))
		return false;
	out->import = import_of(out, out->observation.import);
	return true;
}

static bool find(struct store *store, struct arena *arena, const char *id, struct origin *out,
	struct error *error)
{
	*out = (struct origin){.import = NULL};
	return official_ask(store, arena, id, &out->asked, error) &&
	       (out->asked.who.code != NULL || error_set(error, "nothing is selected")) &&
	       figure_whose(store, arena, &out->asked.who, &out->name, &out->record, error) &&
	       find_observation(store, arena, out, error) && find_import(store, arena, out, error);
}

/* "21 Nov 2026, 00:17 UTC" */
static const char *time_words(struct arena *arena, int64_t when)
{
	time_t seconds = (time_t)when;
	struct tm parts;
	char text[40];

	if (when == 0 || !gmtime_r(&seconds, &parts) ||
		strftime(text, sizeof text, "%d %b %Y, %H:%M UTC", &parts) == 0)
		return "not recorded";
	return arena_string(arena, text + (*text == '0'));
}

static void add_words(struct page *page, const char *label, const char *id, const char *text)
{
	if (text != NULL && *text != '\0')
		page_entry(page, label, id, text);
}

/* A standard that has ended says nothing of a figure of now, nor one of now of an old figure: both
 * have their dates. */
static void add_standards(struct page *page, const struct measure *measure, const char *id)
{
	struct string_buffer text = {0};

	for (enum standard_state i = 0; i < STANDARD_STATES; i++) {
		string_buffer_truncate(&text, 0);
		measure_standards(measure, i, &text);
		add_words(page, standard_labels[i], id,
			arena_string(page->arena, string_buffer_text(&text)));
	}
	string_buffer_free(&text);
}

static void add_number(struct page *page, const struct origin *origin, const char *id)
{
	const struct observation *o = &origin->observation;
	const struct measure *measure = &origin->asked.measure;
	struct string_buffer text = {0};
	char month[9];

	add_words(page, "Measure", id,
		arena_format(page->arena, "%s (%s)", measure->name, measure->id));
	add_words(page, "Of", id, figure_function(measure, origin->asked.function_name));
	if (o->month == MONTH_NONE)
		return;
	month_format(o->month, month);
	string_buffer_format(&text, "%s: ", month);
	if (o->why != NULL)
		string_buffer_add(&text, o->why);
	else
		figure_value(measure, o->value, &text);
	add_words(page, "Figure", id, arena_string(page->arena, string_buffer_text(&text)));
	string_buffer_free(&text);
	add_words(page, "Mind", id, o->returned ? figure_returned : NULL);
	add_words(page, "Counts", id, measure->counts);
	add_words(page, "Mind", id, measure->misses);
	add_standards(page, measure, id);
}

static const char *address_of(const char *dataset)
{
	for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
		if (strcmp(addresses[i].dataset, dataset) == 0)
			return addresses[i].address;
	return NULL;
}

static void add_file(struct page *page, const struct origin *origin, const char *id)
{
	const struct import_row *import = origin->import;
	const struct measure *measure = &origin->asked.measure;
	bool own = strcmp(measure->dataset, "other") == 0;
	char bytes[32], rows[32];

	page_rule(page, "The file",
		import != NULL && import->built_in ? "came with the program" : NULL);
	if (import == NULL) {
		page_add(page, PAGE_WIDE, "This month is not loaded: no file stands behind it.");
		return;
	}
	add_words(page, "File", id, import->file);
	add_words(page, "Kind", id,
		arena_format(page->arena, "%s%s%s", import->kind, import->period ? ", " : "",
			import->period ? import->period : ""));
	add_words(page, "Vintage", id,
		origin->observation.vintage ? origin->observation.vintage : "first issue");
	add_words(page, "Imported", id,
		arena_format(page->arena, "%s, as import %" PRId64,
			time_words(page->arena, import->when), import->id));
	number_format((double)import->bytes, bytes, sizeof bytes);
	number_format((double)import->rows, rows, sizeof rows);
	add_words(page, "Size", id, arena_format(page->arena, "%s bytes, %s rows", bytes, rows));
	add_words(page, "SHA-256", id, import->digest);
	add_words(page, "Publisher", id, own ? "yourself" : "NHS England");
	add_words(page, "Address", id, address_of(measure->dataset));
	add_words(page, "Licence", id, own ? NULL : licence);
}

/* "in every file from Apr 2024 to Jan 2026" */
static const char *read_words(struct arena *arena, const struct body_facts *facts)
{
	char first[9], last[9];

	if (facts->last_named == 0)
		return "in a list of organisations (ODS)";
	month_format(facts->last_named, last);
	if (facts->first_named == 0 || facts->first_named == facts->last_named)
		return arena_format(arena, "in a file of %s", last);
	month_format(facts->first_named, first);
	return arena_format(arena, "in files from %s to %s", first, last);
}

static bool add_code(struct page *page, struct store *store, const struct origin *origin,
	const char *id, struct error *error)
{
	const struct who *who = &origin->asked.who;
	struct body_facts facts;

	page_rule(page, "Whose", NULL);
	add_words(page, "Name", id, who->name);
	add_words(page, "Basis", id, who->basis);
	add_words(page, "Mind", id, who->warning);
	if (!load_body(store, page->arena, who->code, &facts, error))
		return false;
	if (facts.code == NULL || strcmp(facts.kind, "aggregate") == 0)
		return true;
	add_words(page, "Code", id,
		arena_format(
			page->arena, "%s, read %s", facts.code, read_words(page->arena, &facts)));
	add_words(page, "Sector", id, facts.sector);
	add_words(page, "ICB", id, facts.icb_name != NULL ? facts.icb_name : facts.icb);
	add_words(page, "Region", id, facts.region ? region_name(facts.region) : NULL);
	add_words(page, "Opened", id, facts.opened);
	add_words(page, "Closed", id, facts.closed);
	add_words(page, "Successor", id, facts.successor);
	add_words(page, "Record", origin->record,
		origin->record ? arena_format(page->arena, "%s, in the collection", origin->name)
			       : NULL);
	return true;
}

/* "58.2 %; 20241130-RTT-November-2024-full-extract-revised.csv, revised" */
static const char *observed_words(struct page *page, const struct origin *origin,
	const struct measure *measure, const struct observation *o)
{
	const struct import_row *import = import_of(origin, o->import);
	struct string_buffer text = {0};
	const char *copy;

	if (o->why != NULL)
		string_buffer_add(&text, o->why);
	else
		figure_value(measure, o->value, &text);
	if (o->returned)
		string_buffer_format(&text, ", %s", figure_returned);
	if (o->note != NULL)
		string_buffer_format(&text, ", %s", o->note);
	if (import != NULL)
		string_buffer_format(&text, "; %s, %s%s", import->file,
			o->vintage != NULL ? o->vintage : "first issue",
			import->built_in ? ", built in" : "");
	copy = arena_string(page->arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

static const char *id_of_month(struct page *page, const struct origin *origin, int month)
{
	return official_asked_id(page->arena, &origin->asked, origin->asked.who.code, month);
}

/* What the change on the year and the line of months rest on. */
static void add_months(struct page *page, const struct origin *origin)
{
	const struct series *series = &origin->series;
	char month[9];

	if (series->count > 12) {
		const struct observation *before = &series->items[series->count - 13];

		page_rule(page, "The year before", each);
		month_format(before->month, month);
		add_words(page, arena_string(page->arena, month),
			id_of_month(page, origin, before->month),
			observed_words(page, origin, &series->measure, before));
	}
	page_rule(page, "The line of months", each);
	for (size_t i = series->count; i-- > 0;) {
		const struct observation *o = &series->items[i];

		month_format(o->month, month);
		if (o->import != 0)
			add_words(page, arena_string(page->arena, month),
				id_of_month(page, origin, o->month),
				observed_words(page, origin, &series->measure, o));
	}
}

/* One figure of the same month, by itself. */
static bool add_other(struct page *page, struct store *store, const struct origin *origin,
	const char *label, const char *who, const struct measure *measure, struct error *error)
{
	struct official_asked asked = origin->asked;
	struct series series = {.measure = *measure};
	int month = origin->observation.month;
	const char *const *choices;
	size_t count;

	if (!who_find(store, page->arena, who, false, &series.who, &choices, &count, error) ||
		!load_series(store, page->arena, asked.function, month, month, &series, error))
		return false;
	asked.measure = *measure;
	if (series.count > 0 && series.items[0].import != 0)
		add_words(page, label, official_asked_id(page->arena, &asked, who, month),
			observed_words(page, origin, measure, &series.items[0]));
	return true;
}

/* The rows at the head of the table, and NHS England's own figure at its foot. */
static bool add_beside(
	struct page *page, struct store *store, const struct origin *origin, struct error *error)
{
	static const char *const heads[][2] = {
		{"England", "England"}, {"NHS trusts", "sector:nhs"}, {"Others", "sector:other"}};
	const struct measure *measure = &origin->asked.measure;
	struct measure published;
	struct measure_names names;
	const char *id = arena_format(page->arena, "published.%s.with-estimates", measure->id);

	if (origin->observation.month == MONTH_NONE || strcmp(measure->dataset, "published") == 0 ||
		strcmp(measure->dataset, "other") == 0)
		return true;
	page_rule(page, "Beside it", each);
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strcmp(heads[i][1], origin->asked.who.code) != 0 &&
			!add_other(page, store, origin, heads[i][0], heads[i][1], measure, error))
			return false;
	return origin->asked.function != FUNCTION_ALL || !measure_find(id, &published, &names) ||
	       add_other(page, store, origin, "Estimated", "England", &published, error);
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct page *page = arena_allocate(&view->arena, sizeof *page);
	struct origin *origin = arena_allocate(&view->arena, sizeof *origin);

	*page = (struct page){.store = store, .arena = &view->arena, .error = error};
	if (!official_id_is(view->about))
		return true;
	if (!find(store, &view->arena, view->about, origin, error))
		return false;
	page->title = arena_format(page->arena, "Source · %s", origin->name);
	page->subtitle = origin->asked.who.code;
	add_number(page, origin, view->about);
	add_file(page, origin, view->about);
	if (!add_code(page, store, origin, view->about, error) ||
		!add_beside(page, store, origin, error))
		return false;
	add_months(page, origin);
	return page_show(page, view);
}

bool official_cite(struct store *store, struct arena *arena, const char *id,
	struct string_buffer *out, struct error *error)
{
	struct origin origin;
	const struct measure *measure = &origin.asked.measure;
	const char *function;
	char month[9] = "no month";
	bool own;

	if (official_id_read(arena, id).measure == NULL)
		return true;
	if (!find(store, arena, id, &origin, error))
		return false;
	function = figure_function(measure, origin.asked.function_name);
	own = strcmp(measure->dataset, "other") == 0;
	if (origin.observation.month != MONTH_NONE)
		month_format(origin.observation.month, month);
	string_buffer_format(out, "— %s%s%s: %s (%s), %s.", measure->name, *function ? ", " : "",
		function, origin.name, origin.asked.who.code, month);
	if (origin.import != NULL)
		string_buffer_format(out, " %s%s, %s, imported %s.", own ? "" : "NHS England, ",
			origin.import->file,
			origin.observation.vintage ? origin.observation.vintage : "first issue",
			time_words(arena, origin.import->when));
	string_buffer_format(out, "%s%s\n", own ? "" : " ", own ? "" : licence);
	return true;
}

const struct view_class official_source = {
	.name = "official-source",
	.empty = "Nothing official is selected. Choose a figure first, then press o.",
	.status_lines = 1,
	.marker_column = PAGE_MARKER,
	.load = load,
	.title = page_view_title,
	.height = page_view_height,
	.draw_row = page_view_draw_row,
	.plain_row = page_view_plain_row,
	.status = page_view_status,
};
