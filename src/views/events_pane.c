/* Screen 1, right above: what happened when in one partnership or organisation, dates as fine as
 * their sources have them. */
#include <string.h>

#include "event_parts.h"
#include "parts.h"
#include "store/load_records.h"
#include "views/classes.h"

/* Whose events these are, in the words of the title. */
struct subject {
	const char *name, *detail;
};

/* "managed service, 2004–"; the dash is left out where the status says that it is past. */
static const char *describe_partnership(struct arena *arena, const struct partnership *found)
{
	const char *mark = found->start_worked_out ? "?" : "";
	const char *dash = strncmp(found->status, "past", 4) == 0 ? "" : "–";

	if (found->start.year == 0)
		return found->kind;
	return arena_format(arena, "%s%s%d%s%s", found->kind, *found->kind != '\0' ? ", " : "",
		found->start.year, mark, dash);
}

/* "independent, NV1" */
static const char *describe_organisation(struct arena *arena, const struct organisation *found)
{
	return found->code != NULL ? arena_format(arena, "%s, %s", found->sector, found->code)
				   : found->sector;
}

static bool load_subject(
	struct view *view, struct store *store, struct subject *subject, struct error *error)
{
	const struct partnership *partnership = NULL;
	const struct organisation *organisation = NULL;
	struct arena *arena = &view->arena;

	if (view->about == NULL)
		return true;
	if (!load_partnership(store, arena, view->about, &partnership, error) ||
		(partnership == NULL &&
			!load_organisation(store, arena, view->about, &organisation, error)))
		return false;
	if (partnership != NULL)
		*subject = (struct subject){
			partnership->short_name, describe_partnership(arena, partnership)};
	else if (organisation != NULL)
		*subject = (struct subject){
			organisation->short_name, describe_organisation(arena, organisation)};
	return true;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct subject *subject = arena_allocate(&view->arena, sizeof *subject);
	const struct event *events;
	struct view_row *rows;

	view->data = subject;
	if (!load_subject(view, store, subject, error))
		return false;
	if (!load_events(store, &view->arena, view->about, &events, &view->all_count, error))
		return false;
	rows = arena_array(&view->arena, view->all_count, sizeof *rows);
	for (size_t i = 0; i < view->all_count; i++)
		rows[i] = event_row(&events[i]);
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct subject *subject = view->data;

	string_buffer_add(
		left, subject != NULL && subject->name != NULL ? subject->name : "Events");
	if (subject != NULL && subject->detail != NULL)
		string_buffer_add(right, subject->detail);
}

static int height(const struct view *view, const struct view_row *row, struct grid *grid, int width)
{
	(void)view;
	(void)row;
	(void)grid;
	return event_lines(width);
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	(void)view;
	event_draw(row->item, grid, rect, 1, rect.columns);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	(void)view;
	event_plain_row(row->item, out);
}

static void status(
	const struct view *view, const struct view_row *row, int line, struct string_buffer *out)
{
	(void)view;
	(void)line;
	event_status(row->item, out);
}

const struct view_class events_pane = {
	.name = "events",
	.empty = "No source dates anything here, or says that anything happened.",
	.status_lines = 1,
	.load = load,
	.title = title,
	.height = height,
	.draw_row = draw_row,
	.plain_row = plain_row,
	.status = status,
};
