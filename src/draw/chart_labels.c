/* Labels beside the lines: each on its line's row, else on the next that says nothing else, else
 * together. */
#include <string.h>

#include "chart_layout.h"
#include "chart_words.h"

/* Appends it; false where the line has none. */
static bool add_label(const struct chart *chart, const struct chart_layout *layout,
	enum chart_label_form form, enum chart_line_kind kind, int x, struct string_buffer *out)
{
	const struct chart_segment *segment = chart_segment_last(chart, kind, x);
	const struct chart_scale *scale = &layout->scale;
	const char *words = chart->lines[kind].label;
	char number[CHART_NUMBER_SIZE];
	size_t before = out->size;
	double tick;

	if (segment == NULL || words == NULL)
		return false;
	if (form != CHART_LABEL_NUMBER)
		string_buffer_add_bytes(
			out, words, form == CHART_LABEL_WORD ? strcspn(words, " ") : strlen(words));
	if (scale->by_lines &&
		chart_scale_tick(chart, scale, chart_scale_row(scale, segment->value), &tick) &&
		tick == segment->value)
		return out->size > before;
	chart_number(
		segment->value, chart_scale_line_decimals(chart, scale, segment->value), number);
	string_buffer_format(out, "%s%s", out->size > before ? " " : "", number);
	return true;
}

void chart_label_text(const struct chart *chart, const struct chart_layout *layout,
	const struct chart_label *label, int x, struct string_buffer *out)
{
	enum chart_label_form form = layout->label_form;

	string_buffer_truncate(out, 0);
	if (label->count > 1 && form == CHART_LABEL_FULL)
		form = CHART_LABEL_WORD;
	for (int i = 0; i < label->count; i++) {
		string_buffer_add(out, i > 0 ? " · " : "");
		add_label(chart, layout, form, label->kinds[i], x, out);
	}
}

struct line {
	double value;
	enum chart_line_kind kind;
};

/* The higher value first; those that have nothing to say take no row. */
static int find_lines(const struct chart *chart, const struct chart_layout *layout, int x,
	struct line out[CHART_LINE_COUNT])
{
	struct string_buffer text = {0};
	int count = 0;

	for (int kind = 0; kind < CHART_LINE_COUNT; kind++) {
		const struct chart_segment *segment =
			chart_segment_last(chart, (enum chart_line_kind)kind, x);
		int at = count;

		string_buffer_truncate(&text, 0);
		if (!add_label(chart, layout, layout->label_form, (enum chart_line_kind)kind, x,
			    &text))
			continue;
		for (; at > 0 && out[at - 1].value < segment->value; at--)
			out[at] = out[at - 1];
		out[at] = (struct line){segment->value, (enum chart_line_kind)kind};
		count++;
	}
	string_buffer_free(&text);
	return count;
}

/* Whether a label that is moved there would stand at no number that is not its own. */
static bool is_free(const struct chart *chart, const struct chart_layout *layout, int row)
{
	double tick;

	return row >= 0 && row < layout->plot.rows &&
	       (layout->number_width == 0 || !chart_scale_tick(chart, &layout->scale, row, &tick));
}

int chart_labels(const struct chart *chart, const struct chart_layout *layout, int x,
	struct chart_label out[CHART_LINE_COUNT])
{
	struct line lines[CHART_LINE_COUNT];
	int count = 0, line_count = find_lines(chart, layout, x, lines);

	for (int i = 0; i < line_count; i++) {
		struct chart_label *last = count > 0 ? &out[count - 1] : NULL;
		int above = count > 1 ? out[count - 2].row : -1;
		int row = chart_scale_row(&layout->scale, lines[i].value);

		if (last != NULL && row <= last->row && last->row <= row + 1 &&
			is_free(chart, layout, last->row + 1))
			row = last->row + 1;
		else if (last != NULL && row == last->row && last->count == 1 && row - 1 > above &&
			 is_free(chart, layout, row - 1))
			last->row--;
		else if (last != NULL && row <= last->row) {
			last->kinds[last->count++] = lines[i].kind;
			continue;
		}
		out[count++] = (struct chart_label){row, 1, {lines[i].kind}};
	}
	return count;
}
