/* Figures, evidence and citations in words; the bars of a pair in any width. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "views/parts.h"

static struct string_buffer out;

static void assert_words(const char *expected)
{
	assert_string_equal(string_buffer_text(&out), expected);
	string_buffer_free(&out);
}

static const struct quantity before = {
	.printed = "84 days", .label = "earlier", .low = 84, .high = 84, .unit = "days"};
static const struct quantity after = {
	.printed = "13 days", .label = "first year", .low = 13, .high = 13, .unit = "days"};
static const struct quantity growth = {
	.printed = "grew by 25%", .low = 25, .high = 25, .unit = "%"};
static const struct quantity staff = {.printed = "around 150",
	.qualifier = "around",
	.low = 150,
	.high = 150,
	.bound = BOUND_ABOUT};

static void test_names_of_other_dossiers(void **state)
{
	(void)state;
	part_name("founding", "REACH", &out);
	assert_words("REACH");
	part_name("later", "REACH", &out);
	assert_words("later: REACH");
	part_name(NULL, "REACH", &out);
	assert_words("REACH");
}

static void test_how_rows_are_narrowed(void **state)
{
	static const struct view_sort sorts[] = {{"value", NULL}, {"name", NULL}, {NULL, NULL}};
	static const struct view_class class = {.sorts = sorts};
	struct view view = {.class = &class, .sort = 1};
	char sector[] = "NHS trust";

	(void)state;
	part_narrowing(&view, &out);
	assert_words("by name");
	view.filter[FACET_SECTOR] = sector;
	string_buffer_add(&out, "all functions");
	part_narrowing(&view, &out);
	assert_words("all functions, NHS trust, by name");
}

static void test_what_is_no_result_says_so(void **state)
{
	const struct metric target = {.kind = "target", .values = {[ROLE_TARGET] = &after}};
	const struct metric promise = {.kind = "commitment", .values = {[ROLE_TARGET] = &after}};
	const struct metric level_with_target = {
		.kind = "level", .values = {[ROLE_TARGET] = &after}};
	const struct metric result = {
		.kind = "level", .values = {[ROLE_VALUE] = &after, [ROLE_TARGET] = &before}};

	(void)state;
	part_figures(&target, &out);
	assert_words("target 13 days");
	part_figures(&promise, &out);
	assert_words("promised 13 days");
	assert_string_equal(part_claim_word(&level_with_target), "target");
	assert_null(part_claim_word(&result));
	part_figures(&result, &out);
	assert_words("13 days");
}

static void test_figures_of_several_values(void **state)
{
	const struct metric pair = {
		.kind = "before-after", .values = {[ROLE_BEFORE] = &before, [ROLE_AFTER] = &after}};
	const struct metric compared = {.kind = "versus-comparator",
		.values = {[ROLE_VALUE] = &after, [ROLE_COMPARATOR] = &before}};
	const struct metric grown = {
		.kind = "change-only", .values = {[ROLE_VALUE] = &staff, [ROLE_CHANGE] = &growth}};
	const struct metric lone = {.kind = "level", .values = {[ROLE_BEFORE] = &before}};
	const struct metric none = {.kind = "level"};

	(void)state;
	part_figures(&pair, &out);
	assert_words("84 days to 13 days");
	part_figures(&compared, &out);
	assert_words("13 days against 84 days");
	part_printed(&compared, &out);
	assert_words("“84 days”; “13 days”");
	part_printed(&grown, &out);
	assert_words("“around 150”; “grew by 25%”");
	part_figures(&lone, &out);
	assert_words("84 days");
	assert_null(part_main_value(&none));
	part_figures(&none, &out);
	assert_words("");
	part_change(&none, true, &out);
	assert_words("");
	assert_int_equal(part_pair_lines(&pair), 2);
	assert_int_equal(part_pair_lines(&grown), 0);
}

static void test_citations(void **state)
{
	const struct citation items[] = {{"d-000", "HSJ award", 24, 26},
		{"d-001", "9 parties", 388, 388}, {"d-002", "Barts", 0, 0}};
	const struct citations all = {items, 3};
	const struct citations none = {NULL, 0};

	(void)state;
	part_citation(&items[0], "A", &out);
	assert_words("A 24–26");
	part_citation(&items[1], "", &out);
	assert_words("388");
	part_citations(&all, &out);
	assert_words("HSJ award 24–26; 9 parties 388; Barts");
	part_citations(&none, &out);
	assert_words("");
}

static void test_evidence_has_five_words(void **state)
{
	const struct metric pair = {.kind = "before-after",
		.values = {[ROLE_BEFORE] = &before, [ROLE_AFTER] = &after},
		.claimed_by_party = true};
	const struct metric none = {.kind = "level"};

	(void)state;
	part_evidence_words(&pair, &out);
	assert_words(
		"dated no · baseline yes · comparator no · by a party · repeated by another no");
	part_evidence_words(&none, &out);
	assert_words(
		"dated no · baseline no · comparator no · not by a party · repeated by another no");
}

static void assert_pair(const struct part_pair *layout, int columns, const char *expected)
{
	const struct metric pair = {
		.kind = "before-after", .values = {[ROLE_BEFORE] = &before, [ROLE_AFTER] = &after}};
	struct charset *charset = charset_open("UTF-8");
	struct grid grid;

	grid_open(&grid, charset, DRAW_BOX);
	grid_resize(&grid, 2, columns);
	part_draw_pair(&pair, layout, &grid, (struct rect){0, 0, 2, columns});
	grid_to_text(&grid, &out);
	assert_words(expected);
	grid_close(&grid);
	charset_close(charset);
}

static void test_pairs(void **state)
{
	const struct part_pair metrics = {.label = 4, .figures = 24, .bar = 34};
	const struct part_pair start = {.label = 3, .figures = 18, .bar = 11, .change = true};

	(void)state;
	assert_pair(&metrics, 80,
		"    earlier          84 days  ██████████████████████████████████\n"
		"    first year       13 days  █████▎\n");
	assert_pair(&start, 49,
		"   earlier    84 days  ███████████\n   first year 13 days  █▊              85 % "
		"less\n");
	/* Where there is no room for a bar beside the change, the change is what stays. */
	assert_pair(&start, 36,
		"   earlier    84 days  ███████████\n   first year 13 days  █▊ 85 % less\n");
	assert_pair(&start, 33, "   earlier    84 days\n   first year 13 days  85 % less\n");
	assert_pair(&start, 20, "   earlier  84 days\n   first y… 13 days\n");
	assert_pair(&start, 10, "   84 da…\n   13 da…\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_of_other_dossiers),
		cmocka_unit_test(test_how_rows_are_narrowed),
		cmocka_unit_test(test_what_is_no_result_says_so),
		cmocka_unit_test(test_figures_of_several_values),
		cmocka_unit_test(test_citations),
		cmocka_unit_test(test_evidence_has_five_words),
		cmocka_unit_test(test_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
