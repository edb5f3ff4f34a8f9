/* Distributions: sums, shares and percentiles worked by hand, and packed bytes, whole and damaged.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/waits.h"

static struct waits made(int open, int64_t unbanded)
{
	struct waits waits = {.open = open, .unbanded = unbanded};

	return waits;
}

static bool near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static void shares_are_counted_in_whole_bands(void **state)
{
	struct waits waits = made(WAITS_OPEN, 5);

	(void)state;
	waits.bands[0] = 10;
	waits.bands[17] = 20;
	waits.bands[18] = 30;
	waits.bands[104] = 7;
	assert_int_equal(waits_banded(&waits), 67);
	assert_int_equal(waits_total(&waits), 72);
	assert_int_equal(waits_within(&waits, 18), 30);
	assert_int_equal(waits_over(&waits, 18), 37);
	assert_int_equal(waits_over(&waits, 104), 7);
	assert_int_equal(waits_within(&waits, 0), 0);
	assert_int_equal(waits_within(&waits, -3), 0);
	assert_int_equal(waits_within(&waits, 105), -1);
	assert_int_equal(waits_over(&waits, 105), -1);
}

static void an_open_band_without_anybody_hides_nothing(void **state)
{
	struct waits waits = made(52, 0);

	(void)state;
	waits.bands[51] = 3;
	assert_int_equal(waits_over(&waits, 65), 0);
	waits.bands[52] = 1;
	assert_int_equal(waits_over(&waits, 65), -1);
	assert_int_equal(waits_over(&waits, 52), 1);
}

static void the_lower_open_band_takes_those_of_the_higher(void **state)
{
	struct waits sum = made(0, 0), high = made(104, 1), low = made(52, 2), none = made(0, 9);

	(void)state;
	high.bands[52] = 5;
	high.bands[104] = 6;
	high.bands[3] = 1;
	low.bands[52] = 10;
	low.bands[3] = 1;
	waits_add(&sum, &none);
	assert_int_equal(sum.open, 0);
	waits_add(&sum, &high);
	assert_int_equal(sum.open, 104);
	assert_int_equal(sum.bands[104], 6);
	waits_add(&sum, &low);
	assert_int_equal(sum.open, 52);
	assert_int_equal(sum.bands[52], 21);
	assert_int_equal(sum.bands[104], 0);
	waits_add(&sum, &high);
	assert_int_equal(sum.bands[52], 32);
	assert_int_equal(sum.bands[3], 3);
	assert_int_equal(waits_total(&sum), 35 + 9 + 1 + 2 + 1);
}

static void percentiles_are_linear_inside_the_band(void **state)
{
	struct waits waits = made(WAITS_OPEN, 1000); /* of unknown clock start: not counted */

	(void)state;
	assert_true(isnan(waits_percentile(&waits, 0.5)));
	assert_true(isnan(waits_mean(&waits)));
	waits.bands[2] = 4;
	waits.bands[10] = 6;
	assert_true(near(waits_percentile(&waits, 0.5), 10 + 1.0 / 6));
	assert_true(near(waits_percentile(&waits, 0.92), 10 + 5.2 / 6));
	/* reached exactly: at the end of the band, not at the beginning of the next one */
	assert_true(near(waits_percentile(&waits, 0.4), 3));
	assert_true(near(waits_mean(&waits), (4 * 2.5 + 6 * 10.5) / 10));
	waits.bands[104] = 90;
	assert_true(isinf(waits_percentile(&waits, 0.5)));
	assert_true(near(waits_percentile(&waits, 0.1), 11));
}

static void a_band_that_is_reached_exactly_is_reached(void **state)
{
	(void)state;
	for (int n = 25; n < 100000; n += 25) { /* 0.92 * n is whole, and not so in binary */
		struct waits waits = made(WAITS_OPEN, 0);

		waits.bands[4] = n / 25 * 23;
		waits.bands[60] = n / 25 * 2;
		assert_true(near(waits_percentile(&waits, 0.92), 5));
	}
}

static struct waits_group random_group(int open)
{
	struct waits_group group = {
		.commissioner = rand() % 3000, .waits = made(open, rand() % 2 ? rand() % 900 : 0)};

	for (int i = 0; open > 0 && i <= open; i++)
		if (rand() % 4 == 0)
			group.waits.bands[i] = rand() % 3 ? rand() % 200 : rand();
	return group;
}

static void what_is_packed_is_read_again(void **state)
{
	static const int opens[] = {0, 1, 13, 52, 104};

	(void)state;
	for (int i = 0; i < 2000; i++) {
		unsigned char bytes[1 + 5 * WAITS_GROUP_MOST];
		struct waits_group groups[5], read;
		int count = i % 6;
		size_t size = 1, at = 0;

		bytes[0] = (unsigned char)opens[i % 5];
		for (int g = 0; g < count; g++) {
			groups[g] = random_group(opens[i % 5]);
			size += waits_pack_group(&groups[g], bytes + size);
		}
		for (int g = 0; g < count; g++) {
			assert_true(waits_next_group(bytes, size, &at, &read));
			assert_memory_equal(&read, &groups[g], sizeof read);
		}
		assert_false(waits_next_group(bytes, size, &at, &read));
		assert_int_equal(at, size);
	}
}

static void the_longest_group_fits(void **state)
{
	struct waits_group group = {.commissioner = UINT32_MAX, .waits = made(104, UINT32_MAX)},
			   read;
	unsigned char bytes[1 + WAITS_GROUP_MOST] = {104};
	size_t at = 0, size;

	(void)state;
	for (int i = 0; i < WAITS_BANDS_MOST; i++)
		group.waits.bands[i] = UINT32_MAX;
	size = waits_pack_group(&group, bytes + 1);
	assert_true(size <= WAITS_GROUP_MOST);
	assert_true(waits_next_group(bytes, size + 1, &at, &read));
	assert_memory_equal(&read, &group, sizeof read);
}

/* What could not be read again is not written. */
static void a_count_without_room_is_not_packed(void **state)
{
	struct waits_group group = {.commissioner = 7, .waits = made(104, 0)};
	unsigned char bytes[WAITS_GROUP_MOST];

	(void)state;
	group.waits.bands[104] = (int64_t)UINT32_MAX + 1;
	assert_int_equal(waits_pack_group(&group, bytes), 0);
	group.waits.bands[104] = INT64_MAX;
	assert_int_equal(waits_pack_group(&group, bytes), 0);
	group.waits.bands[104] = 1;
	group.waits.unbanded = (int64_t)UINT32_MAX + 1;
	assert_int_equal(waits_pack_group(&group, bytes), 0);
	group.waits.unbanded = UINT32_MAX;
	assert_true(waits_pack_group(&group, bytes) > 0);
}

static void packed_groups_are_added_but_for_one_commissioner(void **state)
{
	unsigned char bytes[1 + 3 * WAITS_GROUP_MOST] = {104};
	struct waits sum = made(0, 0), all = made(0, 0), expected = made(0, 0);
	size_t size = 1;

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct waits_group group = random_group(104);

		group.commissioner = 7 + i;
		size += waits_pack_group(&group, bytes + size);
		if (i != 1)
			waits_add(&expected, &group.waits);
	}
	assert_true(waits_add_packed(&sum, bytes, size, 8));
	assert_memory_equal(&sum, &expected, sizeof sum);
	assert_true(waits_add_packed(&all, bytes, size, 0));
	assert_true(waits_total(&all) > waits_total(&sum));
	sum = made(52, 0);
	assert_true(waits_add_packed(&sum, bytes, size, 0));
	assert_int_equal(sum.open, 52);
	assert_int_equal(waits_total(&sum), waits_total(&all));
}

/* Any bytes, in memory of exactly their size, so that the sanitizer sees a byte too many. */
static void damaged_bytes_are_refused(void **state)
{
	(void)state;
	for (int i = 0; i < 20000; i++) {
		size_t size = (size_t)(rand() % 40), at = 0, before = 0;
		unsigned char *bytes = malloc(size);
		struct waits sum = made(0, 0);
		struct waits_group group;
		bool whole;

		for (size_t b = 0; b < size; b++)
			bytes[b] = (unsigned char)(rand() % 3 ? rand() % 6 : rand());
		while (waits_next_group(bytes, size, &at, &group)) {
			assert_true(at > before && at <= size);
			before = at;
			assert_true(waits_total(&group.waits) >= 0);
		}
		whole = at == size && size > 0;
		assert_int_equal(waits_add_packed(&sum, bytes, size, 0), whole);
		free(bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares_are_counted_in_whole_bands),
		cmocka_unit_test(an_open_band_without_anybody_hides_nothing),
		cmocka_unit_test(the_lower_open_band_takes_those_of_the_higher),
		cmocka_unit_test(percentiles_are_linear_inside_the_band),
		cmocka_unit_test(a_band_that_is_reached_exactly_is_reached),
		cmocka_unit_test(what_is_packed_is_read_again),
		cmocka_unit_test(the_longest_group_fits),
		cmocka_unit_test(a_count_without_room_is_not_packed),
		cmocka_unit_test(packed_groups_are_added_but_for_one_commissioner),
		cmocka_unit_test(damaged_bytes_are_refused),
	};

	srand(1);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
