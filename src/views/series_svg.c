/* The chart of a series for a board paper. */
#include "views/series_svg.h"

#include "draw/svg.h"
#include "figure_words.h"
#include "series_chart.h"

static const char source[] = "Source: NHS England. Contains public sector information licensed "
			     "under the Open Government Licence v3.0.";

bool series_svg(const struct view *view, struct string_buffer *out)
{
	const struct series_data *data = view->data;
	struct string_buffer left = {0}, right = {0};
	struct chart chart;

	if (data == NULL || data->series.count == 0)
		return false;
	series_title(view, &left, &right);
	chart = data->chart;
	chart.title = string_buffer_text(&left);
	chart.subtitle = string_buffer_text(&right);
	chart.caption = data->series.measure.counts;
	chart.source = source;
	svg_chart(&chart, out);
	string_buffer_free(&left);
	string_buffer_free(&right);
	return true;
}
