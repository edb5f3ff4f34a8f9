/* What the panes of events share. */
#include "event_parts.h"

#include <string.h>
#include <strings.h>

#include "parts.h"

/* The widest reach a date of this precision may have; what it has depends on the ends that are
 * known. */
static const enum event_reach reaches[DATE_PRECISION_COUNT] = {
	[DATE_UNDATED] = REACH_NONE,
	[DATE_DAY] = REACH_POINT,
	[DATE_MONTH] = REACH_POINT,
	[DATE_YEAR] = REACH_POINT,
	[DATE_YEAR_SPAN] = REACH_SPAN,
	[DATE_YEAR_START] = REACH_POINT,
	[DATE_YEAR_RANGE] = REACH_SPAN,
	[DATE_YEAR_OPEN_END] = REACH_OPEN_END,
	[DATE_YEAR_DEADLINE] = REACH_DEADLINE,
	[DATE_BEFORE_YEAR] = REACH_OPEN_START,
	[DATE_MONTH_OPEN_END] = REACH_OPEN_END,
	[DATE_FISCAL_YEAR] = REACH_SPAN,
	[DATE_FISCAL_YEAR_DEADLINE] = REACH_DEADLINE,
	[DATE_SEASON_OF_YEAR] = REACH_POINT,
	[DATE_DERIVED_YEAR] = REACH_POINT,
	[DATE_DERIVED_RANGE] = REACH_SPAN,
	[DATE_RELATIVE_SPAN] = REACH_OPEN_END,
	[DATE_RELATIVE_DURATION] = REACH_OPEN_END,
	[DATE_RELATIVE_YEAR] = REACH_POINT,
	[DATE_OPEN_RANGE] = REACH_OPEN_END,
	[DATE_TO_DATE] = REACH_OPEN_END,
	[DATE_RECURRING_YEAR] = REACH_NONE,
	[DATE_RECURRING_MONTH] = REACH_NONE,
	[DATE_RECURRING_DAY] = REACH_NONE,
	[DATE_PRESENT] = REACH_POINT,
	[DATE_ERA] = REACH_SPAN,
	[DATE_FUTURE_UNDATED] = REACH_NONE,
	[DATE_FUTURE_SPAN] = REACH_OPEN_END,
};

enum event_reach event_reach(const struct date *date)
{
	enum event_reach reach = reaches[date->precision];
	int first;
	int last;

	if (!date_years(date, &first, &last))
		return REACH_NONE;
	if (reach == REACH_OPEN_END && date->end.year != 0)
		return REACH_SPAN;
	return reach;
}

bool event_is_ahead(const struct event *event)
{
	return event->status != NULL &&
	       (strcmp(event->status, "planned") == 0 || strcmp(event->status, "target") == 0);
}

struct view_row event_row(const struct event *event)
{
	return (struct view_row){event->id, event,
		{[FACET_KIND] = event->status,
			[FACET_SPECIALTY] = event->specialties,
			[FACET_PLACE] = event->places,
			[FACET_DOSSIER] = event->dossier}};
}

bool event_glyph(const struct event *event, enum glyph *glyph)
{
	static const enum glyph glyphs[] = {
		[REACH_POINT] = GLYPH_EVENT,
		[REACH_SPAN] = GLYPH_SPAN,
		[REACH_OPEN_END] = GLYPH_SPAN,
		[REACH_DEADLINE] = GLYPH_UNDATED,
		[REACH_NONE] = GLYPH_UNDATED,
	};
	enum event_reach reach = event_reach(&event->date);

	if (event->differences > 0)
		*glyph = GLYPH_DIFFERENCE;
	else if (event_is_ahead(event))
		*glyph = GLYPH_UNDATED;
	else if (reach == REACH_OPEN_START)
		return false;
	else
		*glyph = glyphs[reach];
	return true;
}

/* A name that says itself that it is a target is not told twice. */
static void add_name(const struct event *event, const char *name, struct string_buffer *out)
{
	struct string_buffer text = {0};
	size_t size = event->status != NULL ? strlen(event->status) : 0;

	if (event_is_ahead(event) && strncasecmp(name, event->status, size) != 0)
		string_buffer_format(&text, "%s: ", event->status);
	string_buffer_add(&text, name);
	part_name(event->dossier, string_buffer_text(&text), out);
	string_buffer_free(&text);
}

void event_name(const struct event *event, struct string_buffer *out)
{
	add_name(event, event->short_name, out);
}

int event_lines(int width)
{
	enum { NARROW = 34 };

	return width < NARROW ? 2 : 1;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

void event_draw(
	const struct event *event, struct grid *grid, struct rect rect, int column, int name_cells)
{
	bool below = event_lines(rect.columns) > 1;
	int line = below ? rect.row + 1 : rect.row;
	int name = below ? column + 2 : column + EVENT_NAME;
	struct string_buffer text = {0};
	enum glyph glyph;
	char date[64];

	date_format(&event->date, date, sizeof date);
	grid_text(grid, rect.row, rect.column + column,
		least(EVENT_DATE_CELLS, rect.columns - column), STYLE_PLAIN, date);
	if (event_glyph(event, &glyph) && column + EVENT_DATE_CELLS < rect.columns)
		grid_glyph(grid, rect.row, rect.column + column + EVENT_DATE_CELLS,
			glyph == GLYPH_DIFFERENCE ? STYLE_MARK : STYLE_PLAIN, glyph);
	event_name(event, &text);
	if (line < rect.row + rect.rows)
		grid_text(grid, line, rect.column + name,
			least(name_cells, rect.columns - name - 1), STYLE_PLAIN,
			string_buffer_text(&text));
	string_buffer_free(&text);
}

static void add_citations(const struct event *event, struct string_buffer *out)
{
	if (event->citations.count == 0)
		return;
	string_buffer_add(out, " (");
	part_citations(&event->citations, out);
	string_buffer_add(out, ")");
}

void event_plain_row(const struct event *event, struct string_buffer *out)
{
	char date[64];

	date_format(&event->date, date, sizeof date);
	string_buffer_format(out, "%s: ", date);
	add_name(event, event->name, out);
	if (event->partnership_name != NULL)
		string_buffer_format(out, "; %s", event->partnership_name);
	if (event->differences > 0)
		string_buffer_format(out, "; differs: %zu", event->differences);
	add_citations(event, out);
}

void event_status(const struct event *event, struct string_buffer *out)
{
	add_name(event, event->name, out);
	if (event->date.printed != NULL)
		string_buffer_format(out, "   “%s”", event->date.printed);
	if (event->date.note != NULL)
		string_buffer_format(out, ", worked out: %s", event->date.note);
	if (event->differences > 0)
		string_buffer_format(out, "   ≠ %zu", event->differences);
	add_citations(event, out);
}
