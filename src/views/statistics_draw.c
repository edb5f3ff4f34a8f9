/* The Statistics view on a grid: columns, and at their right a line of months. */
#include <math.h>
#include <string.h>

#include "model/month.h"
#include "statistics.h"

enum {
	TRAIL_BESIDE = 72, /* from so many cells on, all that the design has */
	TRAIL_FROM = 50,
	TABLE_CELLS = 60, /* of the design, before the line of months */
	TABLE_LEAST = 48,
	NAMES_WHOLE = 100,
	TRAIL_NAMED = 15, /* cells of "Apr 24 … Nov 25" */
};

/* Cells of the line of months at this width. */
static int trail_cells(const struct summary *summary, int width)
{
	int most = (int)summary->month_count;
	int room = width >= TRAIL_BESIDE ? width - TABLE_CELLS
		   : width >= TRAIL_FROM ? width - TABLE_LEAST
					 : 0;

	return room < most ? room : most;
}

static void add_sign(const struct view *view, const struct grid *grid, enum statistics_sort sort,
	struct string_buffer *head)
{
	bool falls = sort == SORT_VALUE || sort == SORT_CHANGE || sort == SORT_COUNT;

	if (view->sort == (size_t)sort)
		string_buffer_add(head,
			grid_glyph_text(grid,
				falls != view->descending ? GLYPH_DESCENDING : GLYPH_ASCENDING));
}

static bool is_unit(const struct measure *measure, const char *unit)
{
	return strcmp(measure->unit, unit) == 0;
}

static const char *value_head(const struct measure *measure)
{
	return is_unit(measure, "%") ? "%" : is_unit(measure, "weeks") ? "weeks" : measure->head;
}

/* What percentages and weeks are those of. */
static const char *count_head(const struct measure *measure)
{
	static const struct {
		const char *begins, *head;
	} heads[] = {{"rtt.incomplete.", "Waiting"}, {"rtt.dta.", "Waiting"}, {"rtt.", "Completed"},
		{"ae.", "Visits"}, {"dm01.", "Waiting"}, {"cancer.", "Patients"}};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (strncmp(measure->id, heads[i].begins, strlen(heads[i].begins)) == 0)
			return heads[i].head;
	return "Count";
}

static bool is_narrow(const struct measure *measure)
{
	return is_unit(measure, "%") || is_unit(measure, "weeks");
}

/* Where the sign takes three cells it has two, and the word gives way: there is room for the sign
 * of the order too. */
static const char *change_head(struct grid *grid, bool narrow)
{
	bool signed_well = grid_width(grid, "±") == 1;

	if (narrow)
		return signed_well ? "±year" : "+-yr";
	return signed_well ? "±yr %" : "+-yr%";
}

enum { COLUMNS = 8, HEAD_BYTES = 48 };

struct heads {
	char text[COLUMNS][HEAD_BYTES];
};

static void set_head(const struct view *view, const struct grid *grid, int sort, const char *words,
	char head[HEAD_BYTES])
{
	struct string_buffer text = {0};

	string_buffer_add(&text, words);
	if (sort >= 0)
		add_sign(view, grid, (enum statistics_sort)sort, &text);
	memcpy(head, string_buffer_text(&text),
		text.size < HEAD_BYTES ? text.size + 1 : HEAD_BYTES - 1);
	head[HEAD_BYTES - 1] = '\0';
	string_buffer_free(&text);
}

/* Counts need no column of what they are counts of; their change is in per cent, which is longer.
 */
static void make_columns(const struct view *view, struct grid *grid, int width, struct heads *heads,
	struct table_column columns[COLUMNS])
{
	const struct measure *measure = &((const struct statistics *)view->data)->summary.measure;
	bool narrow = is_narrow(measure);
	const struct {
		int sort;
		const char *words;
		struct table_column column;
	} all[] = {
		{SORT_NAME, "Provider",
			{.cells = 18,
				.share = 1,
				.member = width < NAMES_WHOLE
						  ? offsetof(struct statistics_line, brief)
						  : offsetof(struct statistics_line, name)}},
		{SORT_CODE, "Code",
			{.cells = 6, .from = 32, .member = offsetof(struct statistics_line, code)}},
		{-1, "",
			{.cells = 5,
				.from = 50,
				.member = offsetof(struct statistics_line, sector)}},
		{SORT_COUNT, count_head(measure),
			{.cells = 9,
				.from = narrow ? 55 : 1000,
				.right = true,
				.member = offsetof(struct statistics_line, count)}},
		{SORT_VALUE, value_head(measure),
			{.cells = narrow ? 5 : 11,
				.right = true,
				.member = offsetof(struct statistics_line, value)}},
		{SORT_CHANGE, change_head(grid, narrow),
			{.cells = narrow ? 5 : 6,
				.from = 38,
				.right = true,
				.member = offsetof(struct statistics_line, change)}},
		{SORT_RANK, view->sort == SORT_RANK ? "rnk" : "rank",
			{.cells = 4,
				.from = 44,
				.right = true,
				.member = offsetof(struct statistics_line, rank)}},
	};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		columns[i] = all[i].column;
		set_head(view, grid, all[i].sort, all[i].words, heads->text[i]);
		columns[i].head = heads->text[i];
	}
	columns[sizeof all / sizeof *all] = (struct table_column){.cells = 0};
}

static struct rect table_rect(int trail, struct rect rect)
{
	rect.columns -= trail > 0 ? trail + 1 : 0;
	return rect;
}

static void draw_line(const struct view *view, const struct table_column *columns,
	const struct statistics_line *line, struct grid *grid, struct rect rect)
{
	const struct statistics *statistics = view->data;
	int trail = trail_cells(&statistics->summary, rect.columns);

	rect.rows = 1;
	table_draw_row(columns, line, grid, table_rect(trail, rect));
	sparkline_draw(grid, rect.row, rect.column + rect.columns - trail, trail, STYLE_PLAIN,
		line->places, statistics->summary.month_count);
}

static void draw_heads(const struct view *view, const struct table_column *columns,
	struct grid *grid, struct rect rect)
{
	const struct summary *summary = &((const struct statistics *)view->data)->summary;
	int trail = trail_cells(summary, rect.columns);
	char first[7], last[7];

	table_draw_head(columns, grid, table_rect(trail, rect));
	month_brief(summary->month - (trail > 0 ? trail - 1 : 0), first);
	month_brief(summary->month, last);
	grid_format(grid, rect.row, rect.column + rect.columns - trail, trail, STYLE_FAINT,
		trail < TRAIL_NAMED ? "to %s" : "%s … %s", trail < TRAIL_NAMED ? last : first,
		last);
}

void statistics_draw_head(const struct view *view, struct grid *grid, struct rect rect)
{
	const struct statistics *statistics = view->data;
	struct table_column columns[COLUMNS];
	struct heads heads;

	make_columns(view, grid, rect.columns, &heads, columns);
	draw_heads(view, columns, grid, rect);
	for (size_t i = 0; i < statistics->head_count; i++) {
		rect.row++;
		draw_line(view, columns, &statistics->heads[i], grid, rect);
	}
}

void statistics_draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	struct table_column columns[COLUMNS];
	struct heads heads;

	make_columns(view, grid, rect.columns, &heads, columns);
	draw_line(view, columns, row->item, grid, rect);
}

/* With the signs of the lines of months as this grid draws them. */
static void add_signed(const struct grid *grid, const char *text, struct string_buffer *out)
{
	static const struct {
		const char *sign;
		enum glyph glyph;
	} signs[] = {{"×", GLYPH_MISSING}, {"◇", GLYPH_RETURNED}};

	while (*text != '\0') {
		size_t size = 1;
		const char *drawn = NULL;

		for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
			if (strncmp(text, signs[i].sign, strlen(signs[i].sign)) == 0) {
				size = strlen(signs[i].sign);
				drawn = grid_glyph_text(grid, signs[i].glyph);
			}
		if (drawn != NULL)
			string_buffer_add(out, drawn);
		else
			string_buffer_add_bytes(out, text, size);
		text += size;
	}
}

/* The longest wording that has room. */
void statistics_draw_foot(const struct view *view, struct grid *grid, struct rect rect)
{
	const struct statistics *statistics = view->data;
	int width = rect.columns - 1;

	for (int i = 0; i < STATISTICS_FEET && i < rect.rows; i++) {
		const char *const *foot = statistics->foot[i];
		struct string_buffer text = {0};
		int k = 0;

		while (k + 1 < STATISTICS_WORDINGS && foot[k + 1] != NULL &&
			grid_width(grid, foot[k]) > width)
			k++;
		if (foot[k] != NULL)
			add_signed(grid, foot[k], &text);
		grid_text(grid, rect.row + i, rect.column + 1, width, STYLE_FAINT,
			string_buffer_text(&text));
		string_buffer_free(&text);
	}
}
