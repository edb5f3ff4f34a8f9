/* Pieces that several panes share: figures, evidence and citations in words, bars of a pair. */
#include "parts.h"

#include <stdio.h>
#include <string.h>

#include "analysis/change.h"

/* For what a figure or a change takes in words; cut at a whole character by whoever formats it. */
enum { WORDS = 256 };

void part_name(const char *dossier, const char *name, struct string_buffer *out)
{
	if (dossier != NULL && strcmp(dossier, "founding") != 0)
		string_buffer_format(out, "%s: ", dossier);
	string_buffer_add(out, name);
}

/* Rows that are no headings: up to the selected one, and all of them. */
static void count_rows(const struct view *view, size_t *selected, size_t *all)
{
	*selected = *all = 0;
	for (size_t i = 0; i < view->count; i++) {
		*all += view->rows[i]->id != NULL;
		if (i == view->cursor)
			*selected = *all;
	}
}

void part_position(const struct view *view, struct string_buffer *out)
{
	size_t selected;
	size_t all;

	count_rows(view, &selected, &all);
	string_buffer_format(out, "%zu of %zu", selected, all);
	part_narrowing(view, out);
}

/* Behind what stands there already. */
static void narrow(struct string_buffer *out, const char *words)
{
	string_buffer_format(out, "%s%s", out->size > 0 ? ", " : "", words);
}

void part_narrowing(const struct view *view, struct string_buffer *out)
{
	const struct view_sort *sorts = view->class->sorts;

	for (int i = 0; i < FACET_COUNT; i++)
		if (view->filter[i] != NULL)
			narrow(out, view->filter[i]);
	if (sorts != NULL && (view->sort > 0 || (view->descending && sorts->compare != NULL))) {
		narrow(out, "by ");
		string_buffer_add(out, sorts[view->sort].name);
	}
	if (view->descending)
		narrow(out, "last first");
}

void part_separate(struct string_buffer *out)
{
	if (out->size > 0)
		string_buffer_add(out, " · ");
}

const char *part_claim_word(const struct metric *metric)
{
	static const struct {
		const char *kind, *word;
	} words[] = {
		{"target", "target"}, {"projection", "projection"}, {"commitment", "promised"}};
	const struct quantity *value = part_main_value(metric);

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(metric->kind, words[i].kind) == 0)
			return words[i].word;
	return value != NULL && value == metric->values[ROLE_TARGET] ? "target" : NULL;
}

const struct quantity *part_main_value(const struct metric *metric)
{
	static const enum value_role order[] = {
		ROLE_AFTER, ROLE_VALUE, ROLE_CHANGE, ROLE_TARGET, ROLE_COMPARATOR, ROLE_BEFORE};

	for (size_t i = 0; i < sizeof order / sizeof *order; i++)
		if (metric->values[order[i]] != NULL)
			return metric->values[order[i]];
	return NULL;
}

void part_figure(const struct quantity *quantity, struct string_buffer *out)
{
	char figure[WORDS];

	quantity_format(quantity, figure, sizeof figure);
	string_buffer_add(out, figure);
}

void part_figures(const struct metric *metric, struct string_buffer *out)
{
	const struct quantity *value = part_main_value(metric);
	const struct quantity *before = metric->values[ROLE_BEFORE];
	const struct quantity *comparator = metric->values[ROLE_COMPARATOR];

	if (part_claim_word(metric) != NULL)
		string_buffer_format(out, "%s ", part_claim_word(metric));
	if (before != NULL && before != value) {
		part_figure(before, out);
		string_buffer_add(out, " to ");
	}
	if (value != NULL)
		part_figure(value, out);
	if (comparator != NULL && comparator != value) {
		string_buffer_add(out, " against ");
		part_figure(comparator, out);
	}
}

void part_printed(const struct metric *metric, struct string_buffer *out)
{
	static const enum value_role order[] = {
		ROLE_BEFORE, ROLE_COMPARATOR, ROLE_AFTER, ROLE_VALUE, ROLE_CHANGE, ROLE_TARGET};
	const char *between = "";

	for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
		if (metric->values[order[i]] != NULL) {
			string_buffer_format(
				out, "%s“%s”", between, metric->values[order[i]]->printed);
			between = "; ";
		}
	}
}

void part_change(const struct metric *metric, bool brief, struct string_buffer *out)
{
	const struct quantity *earlier;
	const struct quantity *later;
	char words[WORDS];

	if (!change_sides(metric, &earlier, &later))
		return;
	change_format(earlier, later, brief, words, sizeof words);
	string_buffer_add(out, words);
}

static const char *yes_or_no(bool yes)
{
	return yes ? "yes" : "no";
}

void part_evidence_words(const struct metric *metric, struct string_buffer *out)
{
	struct evidence evidence = change_evidence(metric);

	string_buffer_format(out,
		"dated %s · baseline %s · comparator %s · %sby a party · repeated by another %s",
		yes_or_no(evidence.dated), yes_or_no(evidence.baseline),
		yes_or_no(evidence.comparator), evidence.by_party ? "" : "not ",
		yes_or_no(evidence.repeated));
}

void part_citation(const struct citation *citation, const char *name, struct string_buffer *out)
{
	if (name == NULL)
		name = citation->source_name;
	string_buffer_add(out, name);
	if (citation->first_line > 0)
		string_buffer_format(out, "%s%d", *name != '\0' ? " " : "", citation->first_line);
	if (citation->first_line > 0 && citation->last_line > citation->first_line)
		string_buffer_format(out, "–%d", citation->last_line);
}

void part_citations(const struct citations *citations, struct string_buffer *out)
{
	for (size_t i = 0; i < citations->count; i++) {
		if (i > 0)
			string_buffer_add(out, "; ");
		part_citation(&citations->items[i], NULL, out);
	}
}

int part_pair_lines(const struct metric *metric)
{
	const struct quantity *earlier;
	const struct quantity *later;

	return change_sides(metric, &earlier, &later) ? PART_PAIR_LINES : 0;
}

struct pair_line {
	char label[WORDS];
	char figure[WORDS];
	int label_cells, figure_cells;
};

/* What a side is called that has neither a label nor a date. */
static const char *side_word(const struct metric *metric, const struct quantity *side)
{
	static const char *const words[ROLE_COUNT] = {
		[ROLE_BEFORE] = "before", [ROLE_AFTER] = "after", [ROLE_COMPARATOR] = "compared"};

	for (int i = 0; i < ROLE_COUNT; i++)
		if (metric->values[i] == side && words[i] != NULL)
			return words[i];
	return "claimed";
}

static struct pair_line pair_line(
	struct grid *grid, const struct metric *metric, const struct quantity *side)
{
	struct pair_line line;

	if (side->label != NULL)
		snprintf(line.label, sizeof line.label, "%s", side->label);
	else if (side->period.precision != DATE_UNDATED)
		date_format(&side->period, line.label, sizeof line.label);
	else
		snprintf(line.label, sizeof line.label, "%s", side_word(metric, side));
	quantity_format(side, line.figure, sizeof line.figure);
	line.label_cells = grid_width(grid, line.label);
	line.figure_cells = grid_width(grid, line.figure);
	return line;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

/* Cells for label and figure: as the layout says, more where a line needs it, never too many. */
static int figure_width(
	const struct part_pair *layout, const struct pair_line lines[2], int columns)
{
	int width = layout->figures;

	for (int i = 0; i < 2; i++)
		width = larger(width, lines[i].label_cells + 1 + lines[i].figure_cells);
	return smaller(width, columns - layout->label - 1);
}

/* The longest bar that leaves the change its place after it; 0 where none tells anything. */
static int bar_width(const struct part_pair *layout, int room, double later, int change_cells)
{
	enum { SHORTEST = 4 };
	int bar = smaller(layout->bar, room);

	if (change_cells > 0 && (int)(later * bar + 1) + 1 + change_cells > room)
		bar = smaller(bar, room - change_cells - 1);
	return bar >= SHORTEST ? bar : 0;
}

static void draw_figure(const struct part_pair *layout, const struct pair_line *line, int width,
	struct grid *grid, struct rect rect)
{
	int figure = smaller(line->figure_cells, width);

	grid_text(grid, rect.row, rect.column + layout->label, width - figure - 1, STYLE_PLAIN,
		line->label);
	grid_text(grid, rect.row, rect.column + layout->label + width - figure, figure, STYLE_PLAIN,
		line->figure);
}

void part_draw_pair(const struct metric *metric, const struct part_pair *layout, struct grid *grid,
	struct rect rect)
{
	const struct quantity *sides[2];
	struct change_bar bars[2] = {{0, 0}, {0, 0}};
	struct pair_line lines[2];
	struct string_buffer change = {0};

	if (!change_sides(metric, &sides[0], &sides[1]))
		return;
	change_bars(sides[0], sides[1], bars);
	if (layout->change)
		part_change(metric, true, &change);
	for (int i = 0; i < 2; i++)
		lines[i] = pair_line(grid, metric, sides[i]);

	int width = figure_width(layout, lines, rect.columns);
	int from = layout->label + width + 2;
	int room = rect.columns - 1 - from;
	int bar = bar_width(
		layout, room, bars[1].possible, grid_width(grid, string_buffer_text(&change)));
	for (int i = 0; i < 2 && i < rect.rows; i++) {
		struct rect line = {rect.row + i, rect.column, 1, rect.columns};

		draw_figure(layout, &lines[i], width, grid, line);
		grid_bar(grid, line.row, rect.column + from, bar, bars[i].certain, bars[i].possible,
			STYLE_PLAIN);
	}
	if (rect.rows > 1 && grid_width(grid, string_buffer_text(&change)) <= room)
		grid_text_right(grid, rect.row + 1, rect.column + from, room, STYLE_PLAIN,
			string_buffer_text(&change));
	string_buffer_free(&change);
}
