/* View 5: one official measure of every provider in a month. about: an official id without a
 * whose. */
#include "statistics.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "figure_words.h"
#include "model/month.h"
#include "official_facets.h"
#include "views/classes.h"

/* England's two sectors have no code that tells a reader anything. */
static const char nothing[] = " ";

static const struct sparkline_place *places_of(
	struct arena *arena, const struct summary *summary, const struct summary_row *row)
{
	struct sparkline_place *places = arena_array(arena, summary->month_count, sizeof *places);

	for (size_t i = 0; i < summary->month_count; i++)
		places[i] = (struct sparkline_place){
			row->trail[i], figure_gap(row->gaps[i]), row->returned[i]};
	return places;
}

static const char *count_text(struct arena *arena, double count)
{
	static const struct measure counted = {.unit = "pathways"};
	char text[32];

	if (isnan(count))
		return NULL;
	measure_format(&counted, count, text);
	return arena_string(arena, text);
}

static struct statistics_line make_line(
	struct arena *arena, const struct summary *summary, const struct summary_row *row)
{
	const struct measure *measure = &summary->measure;
	struct statistics_line line = {.row = row,
		.code = row->code,
		.sector = official_division(row),
		.changed = figure_change(measure, row->year_before, row->value),
		.rank = row->rank > 0 ? arena_format(arena, "%zu", row->rank) : nothing,
		.places = places_of(arena, summary, row)};
	const char *change = figure_change_brief(arena, line.changed);
	char value[32];

	measure_format(measure, row->value, value);
	line.name = figure_name(arena, row->name);
	line.value = arena_string(arena, value);
	line.count = count_text(arena, row->count);
	line.change = *change != '\0' ? change : nothing;
	return line;
}

/* Of "NUFFIELD HEALTH, LEEDS HOSPITAL" what tells it from thirty others: "NUFFIELD… LEEDS
 * HOSPITAL".
 */
static const char *brief_name(struct arena *arena, const char *name)
{
	enum { ROOM = 18 };
	static const char *const parts[] = {", ", " - "};
	size_t word = strcspn(name, " ,");

	for (size_t i = 0; strlen(name) > ROOM && i < sizeof parts / sizeof *parts; i++) {
		const char *tail = strstr(name, parts[i]);

		if (tail != NULL)
			return arena_format(
				arena, "%.*s… %s", (int)word, name, tail + strlen(parts[i]));
	}
	return name;
}

/* A month of which only some providers are loaded does not tell how many there were. */
static struct statistics_line make_head(
	struct arena *arena, const struct summary *summary, const struct summary_row *row)
{
	struct statistics_line line = make_line(arena, summary, row);
	size_t count = strcmp(row->code, "sector:nhs") == 0	? summary->nhs_count
		       : strcmp(row->code, "sector:other") == 0 ? summary->other_count
								: 0;

	line.code = line.sector = line.rank = nothing;
	line.brief = line.name;
	if (summary->whole && count > 0)
		line.brief = line.name = arena_format(arena, "%s (%zu)", line.name, count);
	return line;
}

static bool make_row(struct official_areas *areas, const struct statistics *statistics,
	struct statistics_line *line, struct view_row *out, struct error *error)
{
	const struct summary_row *row = line->row;
	const char *of;

	if (row->record != NULL &&
		!figure_collected(areas->store, areas->arena, row->code, &line->name, &of, error))
		return false;
	line->brief = brief_name(areas->arena, line->name);
	*out = (struct view_row){official_asked_id(areas->arena, &statistics->asked, row->code,
					 statistics->asked.month),
		line, {NULL}};
	return official_facets(areas, row, out->facets, error);
}

static bool make_rows(
	struct view *view, struct store *store, struct statistics *statistics, struct error *error)
{
	const struct summary *summary = &statistics->summary;
	struct arena *arena = &view->arena;
	struct official_areas areas = {.store = store, .arena = arena};
	struct statistics_line *lines = arena_array(arena, summary->count, sizeof *lines);
	struct statistics_line *heads = arena_array(arena, summary->head_count, sizeof *heads);
	struct view_row *rows = arena_array(arena, summary->count, sizeof *rows);

	for (size_t i = 0; i < summary->head_count; i++)
		heads[i] = make_head(arena, summary, &summary->heads[i]);
	for (size_t i = 0; i < summary->count; i++) {
		lines[i] = make_line(arena, summary, &summary->rows[i]);
		if (!make_row(&areas, statistics, &lines[i], &rows[i], error))
			return false;
	}
	statistics->heads = heads;
	statistics->head_count = summary->head_count;
	view->all = rows;
	view->all_count = summary->count;
	return true;
}

/* A month that this measure does not have is the latest it has. */
static bool load_month(struct store *store, struct arena *arena, struct statistics *statistics,
	struct error *error)
{
	struct summary *summary = &statistics->summary;
	const struct official_asked *asked = &statistics->asked;

	*summary = (struct summary){.measure = asked->measure};
	if (asked->month != MONTH_NONE &&
		load_summary(store, arena, asked->function, asked->month, summary, error))
		return true;
	*summary = (struct summary){.measure = asked->measure};
	return load_summary(store, arena, asked->function, MONTH_NONE, summary, error);
}

/* NHS England's own total, beside its own percentage. */
static bool load_total(struct store *store, struct arena *arena, struct statistics *statistics,
	struct error *error)
{
	struct summary total = {.with_estimates = NAN};
	struct measure_names names;

	statistics->total_with_estimates = NAN;
	if (isnan(statistics->summary.with_estimates) ||
		!measure_is_percent(&statistics->summary.measure) ||
		strncmp(statistics->summary.measure.id, "rtt.incomplete.", 15) != 0)
		return true;
	measure_find("rtt.incomplete.total", &total.measure, &names);
	if (!load_estimate(store, arena, statistics->asked.function, statistics->summary.month,
		    &total.measure, &statistics->total_with_estimates, error))
		return false;
	return true;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct statistics *statistics = arena_allocate(&view->arena, sizeof *statistics);
	bool any;

	if (!load_official_any(store, &any, error) || !any)
		return !any;
	if (!official_ask(store, &view->arena, view->about, &statistics->asked, error) ||
		!load_month(store, &view->arena, statistics, error) ||
		!load_total(store, &view->arena, statistics, error) ||
		!make_rows(view, store, statistics, error))
		return false;
	statistics_say_around(statistics, &view->arena);
	view->data = statistics;
	return true;
}

static const struct statistics_line *line_of(const struct view_row *row)
{
	return row->item;
}

static int compare_codes(const struct view_row *a, const struct view_row *b)
{
	return strcmp(line_of(a)->row->code, line_of(b)->row->code);
}

/* Of equal ones that of the most pathways, for 100 % of one is no news; then the code decides. */
static int largest_first(double x, double y, const struct view_row *a, const struct view_row *b)
{
	double many = line_of(a)->row->count, more = line_of(b)->row->count;

	if (x != y)
		return x < y ? 1 : -1;
	if (many < more || many > more)
		return many < more ? 1 : -1;
	return compare_codes(a, b);
}

static int compare_values(const struct view_row *a, const struct view_row *b)
{
	return largest_first(line_of(a)->row->value, line_of(b)->row->value, a, b);
}

static int compare_changes(const struct view_row *a, const struct view_row *b)
{
	return largest_first(line_of(a)->changed, line_of(b)->changed, a, b);
}

static int compare_counts(const struct view_row *a, const struct view_row *b)
{
	return largest_first(line_of(a)->row->count, line_of(b)->row->count, a, b);
}

static int compare_names(const struct view_row *a, const struct view_row *b)
{
	int order = strcasecmp(line_of(a)->name, line_of(b)->name);

	return order != 0 ? order : compare_codes(a, b);
}

/* The first of the trusts, the first of the others, the second of the trusts … */
static int compare_ranks(const struct view_row *a, const struct view_row *b)
{
	return largest_first(-(double)line_of(a)->row->rank, -(double)line_of(b)->row->rank, a, b);
}

static bool missing(const struct view *view, const struct view_row *row)
{
	const struct statistics_line *line = line_of(row);

	switch ((enum statistics_sort)view->sort) {
	case SORT_VALUE:
		return isnan(line->row->value);
	case SORT_CHANGE:
		return isnan(line->changed);
	case SORT_COUNT:
		return isnan(line->row->count);
	case SORT_RANK:
		return line->row->rank == 0;
	case SORT_NAME:
	case SORT_CODE:
		break;
	}
	return false;
}

static const struct view_sort sorts[] = {
	[SORT_VALUE] = {"value", compare_values},
	[SORT_CHANGE] = {"change", compare_changes},
	[SORT_NAME] = {"name", compare_names},
	[SORT_CODE] = {"code", compare_codes},
	[SORT_COUNT] = {"count", compare_counts},
	[SORT_RANK] = {"rank", compare_ranks},
	{NULL, NULL},
};

const struct view_class statistics_list = {
	.name = "statistics",
	.empty = "No official statistics are loaded. `:import FILE` adds what NHS England "
		 "publishes each month: RTT, A&E, DM01, cancer.",
	.status_lines = 1,
	.bare = true,
	.sorts = sorts,
	.missing = missing,
	.load = load,
	.title = statistics_title,
	.subject = statistics_subject,
	.head_lines = STATISTICS_HEADS,
	.foot_lines = STATISTICS_FEET,
	.draw_head = statistics_draw_head,
	.draw_foot = statistics_draw_foot,
	.draw_row = statistics_draw_row,
	.plain_head = statistics_plain_head,
	.plain_row = statistics_plain_row,
	.status = statistics_status,
};
