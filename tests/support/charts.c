/* Charts to draw. */
#include "support/charts.h"

#include <math.h>

static const struct {
	double y;
	enum chart_mark mark;
} bhrut[] = {
	{11204, CHART_COMMON},
	{13292, CHART_COMMON},
	{14197, CHART_COMMON},
	{14020, CHART_COMMON},
	{NAN, CHART_COMMON},
	{13676, CHART_COMMON},
	{14506, CHART_COMMON},
	{13652, CHART_COMMON},
	{12440, CHART_COMMON},
	{12382, CHART_COMMON},
	{11595, CHART_COMMON},
	{12759, CHART_COMMON},
	{11726, CHART_COMMON},
	{13204, CHART_COMMON},
	{12963, CHART_COMMON},
	{12584, CHART_COMMON},
	{11785, CHART_COMMON},
	{11992, CHART_COMMON},
	{NAN, CHART_COMMON},
	{11991, CHART_LOW},
	{12267, CHART_LOW},
	{11011, CHART_LOW},
	{10592, CHART_LOW},
	{12176, CHART_LOW},
	{10876, CHART_LOW},
	{11270, CHART_LOW},
	{11154, CHART_LOW},
	{11606, CHART_LOW},
	{11187, CHART_LOW},
	{11579, CHART_LOW},
	{12052, CHART_LOW},
	{12638, CHART_LOW},
	{12824, CHART_COMMON},
	{12768, CHART_COMMON},
	{12499, CHART_COMMON},
	{13244, CHART_COMMON},
	{12585, CHART_COMMON},
	{13446, CHART_COMMON},
	{13032, CHART_COMMON},
	{12880, CHART_COMMON},
	{11649, CHART_COMMON},
	{NAN, CHART_COMMON},
	{13771, CHART_COMMON},
	{13817, CHART_COMMON},
	{14055, CHART_COMMON},
	{13814, CHART_COMMON},
	{12433, CHART_COMMON},
	{13687, CHART_HIGH},
	{13402, CHART_HIGH},
	{13616, CHART_HIGH},
	{13369, CHART_HIGH},
	{13723, CHART_HIGH},
	{12899, CHART_HIGH},
	{13173, CHART_HIGH},
	{14159, CHART_HIGH},
	{13220, CHART_HIGH},
};

enum {
	APRIL_2021 = 2021 * 12 + 3,
	JANUARY_2023 = 2023 * 12,
	BHRUT_COUNT = sizeof bhrut / sizeof bhrut[0]
};

static void set_line(
	struct chart_example *example, enum chart_line_kind kind, const char *label, size_t count)
{
	example->chart.lines[kind] = (struct chart_line){example->segments[kind], count, label};
}

static void set_frozen(
	struct chart_example *example, enum chart_line_kind kind, double value, const char *label)
{
	int last = APRIL_2021 + BHRUT_COUNT - 1;

	example->segments[kind][0] =
		(struct chart_segment){APRIL_2021, JANUARY_2023 - 1, value, false};
	example->segments[kind][1] = (struct chart_segment){JANUARY_2023, last, value, true};
	set_line(example, kind, label, 2);
}

static void set_chart(struct chart_example *example, size_t count)
{
	example->chart = (struct chart){.points = example->points,
		.point_count = count,
		.events = example->events,
		.decimals = 0,
		.cursor = CHART_NO_CURSOR};
}

void chart_example_bhrut(struct chart_example *example)
{
	for (int i = 0; i < BHRUT_COUNT; i++)
		example->points[i] = (struct chart_point){
			APRIL_2021 + i, bhrut[i].y, bhrut[i].mark, CHART_NOT_LOADED, NULL};
	set_chart(example, BHRUT_COUNT);
	example->chart.title = "A&E attendances a month, type 1 · BHRUT (RF4)";
	example->chart.method = "XmR, limits frozen";
	example->chart.subtitle = "break Jan 2023, month chosen by you: REACH at BHRUT is undated";
	example->chart.counts = "19 | 34";
	example->chart.unit = "attendances";
	example->chart.variation = CHART_VARIATION_NEUTRAL_HIGH;
	set_frozen(example, CHART_MEAN, 12749.210526315789, "mean before");
	set_frozen(example, CHART_UPPER, 14825.340526315791, "upper limit");
	set_frozen(example, CHART_LOWER, 10673.080526315789, "lower limit");
	example->events[0] =
		(struct chart_event){JANUARY_2023, "REACH at BHRUT (undated)", true, false};
	example->chart.event_count = 1;
}

static void set_rebased(struct chart_example *example, enum chart_line_kind kind, double before,
	double after, const char *label)
{
	int first = example->points[0].x;

	example->segments[kind][0] = (struct chart_segment){first, first + 17, before, false};
	example->segments[kind][1] = (struct chart_segment){first + 18, first + 35, after, false};
	set_line(example, kind, label, 2);
}

void chart_example_rebased(struct chart_example *example)
{
	for (int i = 0; i < 36; i++) {
		double y = (i < 18 ? 72 : 80) + 2.5 * sin(i * 1.7) + (i == 12 ? -9 : 0);
		enum chart_mark mark = i == 12	? CHART_CONCERN
				       : i > 27 ? CHART_IMPROVEMENT
						: CHART_COMMON;

		example->points[i] = (struct chart_point){
			APRIL_2021 + i, i > 27 ? y + 3.4 : y, mark, CHART_NOT_SUBMITTED, NULL};
	}
	example->points[22].y = NAN;
	set_chart(example, 36);
	example->chart.title = "Within four hours, type 1 · A Trust (R00)";
	example->chart.method = "XmR, rebased";
	example->chart.unit = "%";
	example->chart.decimals = 1;
	example->chart.variation = CHART_VARIATION_IMPROVEMENT_HIGH;
	example->chart.assurance = CHART_ASSURANCE_FAIL;
	example->chart.legend = true;
	example->chart.caption = "trial limits: fewer than 13 points after the break";
	example->chart.source = "NHS England, A&E attendances and emergency admissions, made up";
	set_rebased(example, CHART_MEAN, 71.7, 80.9, "mean");
	set_rebased(example, CHART_UPPER, 77.1, 86.4, "upper limit");
	set_rebased(example, CHART_LOWER, 66.3, 75.4, "lower limit");
	example->segments[CHART_TARGET][0] =
		(struct chart_segment){APRIL_2021, APRIL_2021 + 35, 95, false};
	set_line(example, CHART_TARGET, "target", 1);
	example->rebases[0] = APRIL_2021 + 18;
	example->chart.rebases = example->rebases;
	example->chart.rebase_count = 1;
	example->events[0] = (struct chart_event){APRIL_2021 + 18, "new ward", true, false};
	example->events[1] = (struct chart_event){APRIL_2021 + 27, "second site", false, false};
	example->events[2] = (struct chart_event){APRIL_2021 + 22, "records moved", false, false};
	example->chart.event_count = 3;
}

void chart_example_wave(struct chart_example *example, size_t count)
{
	for (size_t i = 0; i < count; i++)
		example->points[i] = (struct chart_point){APRIL_2021 + (int)i,
			100 + 10 * sin((double)i / 7) + 3 * sin((double)i * 2.3), CHART_PLAIN,
			CHART_NOT_LOADED, NULL};
	set_chart(example, count);
	example->chart.title = "A wave";
}
