/* What counts as very different after a gap. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "store/returned.h"

static struct gap_watch watch;

static bool back(
	const char *id, double before, double behind, const char *why, double value, double count)
{
	static struct measure measure;
	static struct measure_names names;

	assert_true(measure_find(id, &measure, &names));
	watch = (struct gap_watch){.measure = &measure};
	assert_false(gap_returned(&watch, before, behind, NULL));
	assert_false(gap_returned(&watch, NAN, NAN, why));
	return gap_returned(&watch, value, count, NULL);
}

/* As BHRUT's (RF4) files have it, from August 2025 over November to January 2026. */
static void a_list_is_different_sooner_than_what_is_counted_over_a_month(void **state)
{
	static const char gap[] = "not submitted";

	(void)state;
	assert_true(back("rtt.incomplete.total", 57909, 57909, gap, 69334, 69334));
	assert_true(back("rtt.incomplete.within18.pct", 71.56, 57909, gap, 64.92, 69334));
	assert_true(back("rtt.new.total", 15561, 15561, gap, 21567, 21567));
	assert_false(back("rtt.completed.total", 13857, 13857, gap, 11419, 11419));
	assert_false(back("rtt.incomplete.total", 50000, 50000, gap, 58000, 58000));
	assert_true(back("rtt.incomplete.within18.pct", 71, 50000, gap, 60, 50000));
	assert_true(back("ae.within4h.pct", 64, 900, "not reported", 50, 900));
	assert_false(back("ae.within4h.pct", 64, 900, "not reported", 56, 900));
}

/* Of a list that is as long as it was the few who wait longest are soon twice as many. */
static void a_part_is_judged_by_the_whole(void **state)
{
	(void)state;
	assert_false(back("rtt.incomplete.over52", 100, 50000, "not submitted", 200, 51000));
	assert_true(back("rtt.incomplete.median", 10, 50000, "not submitted", 14, 51000));
}

static void only_what_was_withheld_is_a_gap(void **state)
{
	(void)state;
	assert_false(back("rtt.new.total", 100, 100, "not loaded", 200, 200));
	assert_false(back("rtt.new.total", 100, 100, "not in this extract", 200, 200));
	assert_true(back("rtt.new.total", 100, 100, "not submitted", 200, 200));
	assert_false(gap_returned(&watch, 400, 400, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_is_different_sooner_than_what_is_counted_over_a_month),
		cmocka_unit_test(a_part_is_judged_by_the_whole),
		cmocka_unit_test(only_what_was_withheld_is_a_gap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
