/* SVG charts: well formed whatever the texts hold, the same in every locale, all said in words. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "draw/svg.h"
#include "support/charts.h"
#include "support/golden.h"
#include "text/utf8.h"

static struct chart_example example;
static struct string_buffer svg;

static int tear_down(void **state)
{
	(void)state;
	string_buffer_free(&svg);
	return 0;
}

static const char *draw(void)
{
	string_buffer_truncate(&svg, 0);
	svg_chart(&example.chart, &svg);
	return string_buffer_text(&svg);
}

static void assert_has(const char *words)
{
	if (strstr(string_buffer_text(&svg), words) == NULL)
		fail_msg("no \"%s\" in\n%s", words, string_buffer_text(&svg));
}

static size_t count_of(const char *words)
{
	size_t count = 0;

	for (const char *at = string_buffer_text(&svg); (at = strstr(at, words)) != NULL; at++)
		count++;
	return count;
}

/* --- well formed ------------------------------------------------------------------------------ */

static void assert_characters(void)
{
	for (size_t at = 0; at < svg.size;) {
		int32_t code_point;

		at += utf8_decode(svg.bytes + at, svg.size - at, &code_point);
		assert_true(code_point == '\n' || code_point >= ' ');
		assert_true(code_point < 0x7F || code_point > 0x9F);
		assert_true(code_point != 0xFFFE && code_point != 0xFFFF);
	}
}

/* Past a tag, whose attributes are quoted and hold no <. */
static const char *pass_tag(const char *at)
{
	bool quoted = false;

	for (at++; *at != '>' || quoted; at++) {
		assert_true(*at != '\0' && *at != '<');
		if (*at == '"')
			quoted = !quoted;
	}
	return at + 1;
}

/* Every tag is closed by its own name, & begins an entity, > stands only at the end of tags. */
static void assert_well_formed(void)
{
	const char *open[16];
	int depth = 0;

	assert_characters();
	for (const char *at = strstr(draw(), "?>\n") + 3; *at != '\0';) {
		if (*at == '&') {
			size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz#0123456789");

			assert_true(length > 1 && at[1 + length] == ';');
			at += length;
		} else if (*at == '<' && at[1] == '/') {
			size_t length = strcspn(at + 2, ">");

			assert_true(depth > 0);
			depth--;
			assert_memory_equal(open[depth] + 1, at + 2, length);
			at = pass_tag(at);
		} else if (*at == '<') {
			assert_in_range(depth, 0, 15);
			open[depth] = at;
			at = pass_tag(at);
			depth += at[-2] != '/';
		} else {
			assert_int_not_equal(*at, '>');
			at++;
		}
	}
	assert_int_equal(depth, 0);
}

static int run_xmllint(const char *path)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		execlp("xmllint", "xmllint", "--noout", "--nonet", path, (char *)NULL);
		_exit(127);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int check_with_xmllint(void)
{
	char path[] = "/tmp/concordat-svg-XXXXXX";
	int file = mkstemp(path);
	int status;

	assert_true(file >= 0);
	assert_int_equal(write(file, svg.bytes, svg.size), (ssize_t)svg.size);
	close(file);
	status = run_xmllint(path);
	unlink(path);
	return status;
}

static void test_xmllint_takes_them(void **state)
{
	int status;

	(void)state;
	chart_example_bhrut(&example);
	draw();
	status = check_with_xmllint();
	if (status == 127)
		skip();
	assert_int_equal(status, 0);
	chart_example_rebased(&example);
	example.chart.title = "\x01 <&> \" ' ]]> \xFF\xC0\x80 \xEF\xBF\xBF \xE2\x80\xAE \x1B[31m";
	draw();
	assert_int_equal(check_with_xmllint(), 0);
}

static void test_texts_of_any_kind_are_made_safe(void **state)
{
	static const char *const texts[] = {
		"",
		"</text><script>alert(1)</script>",
		"a & b &amp; \"c\" 'd' ]]>",
		"\x01\x02\x1B[31m\x7F\xC2\x9B",
		"\xFF\xFE\xC0\x80\xED\xA0\x80\xF4\x90\x80\x80",
		"\xEF\xBF\xBE\xEF\xBF\xBF\xE2\x80\xAE\xE2\x80\x8B",
		"tab\tand\nline\r\nends",
		"日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
		"%n %s %t %d",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct chart *chart = &example.chart;

		chart_example_rebased(&example);
		chart->title = chart->method = chart->subtitle = chart->counts = texts[i];
		chart->unit = chart->caption = chart->source = texts[i];
		example.events[0].label = example.events[1].label = texts[i];
		for (int kind = 0; kind < CHART_LINE_COUNT; kind++)
			chart->lines[kind].label = texts[i];
		assert_well_formed();
		assert_int_equal(count_of("<script"), 0);
		chart->axis = CHART_BY_LABEL;
		for (size_t j = 0; j < chart->point_count; j++)
			example.points[j].label = j % 2 == 0 ? texts[i] : NULL;
		assert_well_formed();
	}
}

static void test_values_of_any_kind_make_numbers(void **state)
{
	static const double values[] = {
		NAN, INFINITY, -INFINITY, 1e308, -1e308, 0, -0.0, 1e-310, 1e15, -7.25};
	enum { COUNT = sizeof values / sizeof values[0] };

	(void)state;
	for (size_t count = 0; count <= COUNT; count++) {
		chart_example_wave(&example, count);
		for (size_t i = 0; i < count; i++)
			example.points[i].y = values[i];
		example.segments[0][0] = (struct chart_segment){
			example.points[0].x, example.points[0].x + 3, values[count % COUNT], true};
		example.chart.lines[0] = (struct chart_line){example.segments[0], 1, "mean"};
		assert_well_formed();
		assert_int_equal(count_of("nan") + count_of("inf"), 0);
	}
	chart_example_wave(&example, CHARTS_POINTS_MOST);
	assert_well_formed();
	example.points[CHARTS_POINTS_MOST - 1].x = INT32_MAX;
	assert_well_formed();
}

/* --- what it says ----------------------------------------------------------------------------- */

static void test_a_frozen_chart_says_all_that_a_board_paper_needs(void **state)
{
	(void)state;
	chart_example_bhrut(&example);
	example.chart.source = "Source: NHS England, A&E Attendances and Emergency Admissions";
	draw();
	assert_has("viewBox=\"0 0 960 540\"");
	assert_has("role=\"img\"");
	assert_has("<title id=\"chart-title\">A&amp;E attendances a month, type 1 · BHRUT (RF4), "
		   "from Apr 2021</title>");
	assert_has("56 points, 3 of them without a figure. Last: Nov 2025, 13,220 attendances.");
	assert_has(">upper limit 14,825</text>");
	assert_has(">mean before 12,749</text>");
	assert_has(">lower limit 10,673</text>");
	assert_has(">break Jan 2023: REACH at BHRUT (undated)</text>");
	assert_has("<title>Feb 2023: 10,592, signal, low</title>");
	assert_has("<title>Aug 2021: not loaded</title>");
	assert_has(">not loaded</text>");
	assert_has(">Source: NHS England, A&amp;E Attendances and Emergency Admissions</text>");
	assert_has("XmR, limits frozen");
	assert_int_equal(count_of("<circle"), 53 - 22 + 1 + 1);
	assert_int_equal(count_of("<script") + count_of("href") + count_of("<style"), 0);
}

static struct chart_event many[24];

/* count events, so many months apart. */
static void add_events(size_t count, int months)
{
	for (size_t i = 0; i < count; i++)
		many[i] = (struct chart_event){
			example.points[0].x + (int)i * months, "a ward opened here", i == 1, false};
	example.chart.events = many;
	example.chart.event_count = count;
}

static void test_every_event_on_the_axis_is_named(void **state)
{
	(void)state;
	chart_example_wave(&example, 120);
	add_events(3, 24);
	draw();
	assert_has(">Apr 2021: a ward opened here</text>");
	assert_has("font-weight=\"bold\">break Apr 2023: a ward opened here</text>");
	assert_has(">Apr 2025: a ward opened here</text>");
	assert_has("viewBox=\"0 0 960 540\"");
	for (size_t count = 4; count <= 24; count += 10) {
		add_events(count, 2);
		assert_well_formed();
		assert_int_equal(count_of(": a ward opened here</text>"), count);
		assert_int_equal(count_of("<circle") - 120, count);
		assert_has(">1</text>");
	}
	assert_has("viewBox=\"0 0 960 697\"");
	example.chart.event_count = 4;
	many[2].x = many[3].x = many[1].x;
	many[3].label = NULL;
	draw();
	assert_has(">break Jun 2021: a ward opened here; a ward opened here</text>");
	many[0] = (struct chart_event){many[1].x, NULL, true, false};
	example.chart.event_count = 1;
	draw();
	assert_has(">break Jun 2021</text>");
	many[0].x = INT32_MAX;
	many[0].label = "beyond";
	draw();
	assert_int_equal(count_of("beyond"), 0);
}

static void test_limits_of_every_group_have_their_numbers(void **state)
{
	static const int rebases[] = {2021 * 12 + 3 + 6, 2021 * 12 + 3 + 18, 2021 * 12 + 3 + 99};
	size_t turns;

	(void)state;
	chart_example_rebased(&example);
	example.chart.joined = true; /* lines go on over the rebase, two limits and the mean */
	draw();
	turns = count_of("V");
	example.chart.joined = false;
	draw();
	assert_int_equal(turns - count_of("V"), 3);
	assert_has(">Apr 2021 to Sep 2022: mean 71.7, limits 66.3 to 77.1</text>");
	assert_has(">Oct 2022 to Mar 2024: mean 80.9, limits 75.4 to 86.4</text>");
	assert_has(">break Oct 2022: new ward, rebased</text>");
	assert_has(">lower limit 66.3</text>");
	example.chart.event_count = 0;
	draw();
	assert_has(">rebased Oct 2022</text>");
	example.chart.lines[CHART_MEAN].count = 1; /* the second group is too short for limits */
	draw();
	assert_has(">Oct 2022 to Mar 2024: none, limits 75.4 to 86.4</text>");
	assert_int_equal(count_of(">mean 71.7</text>"), 0); /* not beside a group it is not of */
	example.chart.rebases = rebases;
	example.chart.rebase_count = 3;
	assert_well_formed();
	example.chart.point_count = 0;
	assert_well_formed();
}

static void test_lines_have_a_decimal_where_the_axis_has_none(void **state)
{
	(void)state;
	chart_example_wave(&example, 5);
	example.chart.decimals = CHART_DECIMALS_AUTO;
	example.points[0].y = 20;
	example.points[4].y = 95;
	example.segments[CHART_MEAN][0] =
		(struct chart_segment){example.points[0].x, example.points[4].x, 62.53, false};
	example.chart.lines[CHART_MEAN] =
		(struct chart_line){example.segments[CHART_MEAN], 1, "mean"};
	example.points[1].y = 1000;
	draw();
	assert_has(">mean 63</text>");
	example.chart.unit = "%";
	draw();
	assert_has(">mean 62.5</text>");
	assert_has("<title>Apr 2021: 20</title>");
}

static void test_a_long_title_takes_two_lines_rather_than_lose_its_end(void **state)
{
	(void)state;
	chart_example_wave(&example, 24);
	example.chart.title =
		"Waiting list, within 18 weeks, trauma and orthopaedics \xFF · Barking, Havering "
		"and Redbridge University Hospitals NHS Trust (RF4)";
	draw();
	assert_has("\uFFFD · Barking, Havering and Redbridge University</text>");
	assert_has(">Hospitals NHS Trust (RF4), from Apr 2021</text>");
	example.chart.variation = CHART_VARIATION_IMPROVEMENT_HIGH; /* which needs its room */
	draw();
	assert_has("\uFFFD · Barking, Havering and</text>");
	assert_has(">Redbridge University Hospitals NHS Trust (RF4), from Apr 2021</text>");
	assert_well_formed();
}

static void test_signals_have_shapes_and_icons_have_letters(void **state)
{
	(void)state;
	chart_example_rebased(&example);
	draw();
	assert_has("fill=\"#00b0f0\"");
	assert_has("stroke=\"#e46c0a\"");
	assert_has("stroke=\"#de1b1b\"");
	assert_has("stroke-dasharray=\"8 4\"");
	assert_has("font-weight=\"bold\">H</text>");
	assert_has("font-weight=\"bold\">F</text>");
	assert_has(">improvement, high</text>");
	assert_has(">trial limits: fewer than 13 points after the break</text>");
	assert_has(">target 95.0</text>");
	for (int variation = 0; variation < CHART_VARIATION_COUNT; variation++)
		for (int assurance = 0; assurance < CHART_ASSURANCE_COUNT; assurance++) {
			example.chart.variation = (enum chart_variation)variation;
			example.chart.assurance = (enum chart_assurance)assurance;
			assert_well_formed();
			assert_int_equal(count_of("variation: "), variation != 0);
			assert_int_equal(count_of("assurance: "), assurance != 0);
		}
}

static void test_gaps_are_left_open(void **state)
{
	(void)state;
	chart_example_wave(&example, 5);
	draw();
	assert_int_equal(count_of("L") - count_of("Last"), 4);
	example.points[2].y = NAN;
	draw();
	/* Two joins, and two strokes of the cross, here and in the legend. */
	assert_int_equal(count_of("L") - count_of("Last"), 2 + 2 + 2);
	example.points[2] = example.points[3];
	example.points[3] = example.points[4];
	example.chart.point_count = 4;
	draw();
	assert_int_equal(count_of("L") - count_of("Last"), 2);
}

static void test_numbers_do_not_follow_the_locale(void **state)
{
	static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"};
	const char *set = NULL;
	char *plain;

	(void)state;
	chart_example_rebased(&example);
	plain = strdup(draw());
	for (size_t i = 0; i < sizeof names / sizeof names[0] && set == NULL; i++)
		set = setlocale(LC_NUMERIC, names[i]);
	draw();
	setlocale(LC_NUMERIC, "C");
	if (set != NULL)
		assert_string_equal(string_buffer_text(&svg), plain);
	free(plain);
	if (set == NULL)
		skip();
}

static void test_the_kept_svg(void **state)
{
	(void)state;
	chart_example_rebased(&example);
	assert_true(golden_matches("tests/draw/golden/chart-rebased.svg", draw()));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xmllint_takes_them),
		cmocka_unit_test(test_texts_of_any_kind_are_made_safe),
		cmocka_unit_test(test_values_of_any_kind_make_numbers),
		cmocka_unit_test(test_a_frozen_chart_says_all_that_a_board_paper_needs),
		cmocka_unit_test(test_every_event_on_the_axis_is_named),
		cmocka_unit_test(test_limits_of_every_group_have_their_numbers),
		cmocka_unit_test(test_lines_have_a_decimal_where_the_axis_has_none),
		cmocka_unit_test(test_a_long_title_takes_two_lines_rather_than_lose_its_end),
		cmocka_unit_test(test_signals_have_shapes_and_icons_have_letters),
		cmocka_unit_test(test_gaps_are_left_open),
		cmocka_unit_test(test_numbers_do_not_follow_the_locale),
		cmocka_unit_test(test_the_kept_svg),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
