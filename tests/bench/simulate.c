/* How often the tests of change speak where nothing changed, in seeded simulations; and how long
 * the charts of every A&E series and a placebo run take. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "analysis/interrupted.h"
#include "analysis/placebo.h"
#include "analysis/run_chart.h"
#include "analysis/xmr.h"
#include "model/month.h"
#include "support/attendances.h"
#include "support/random.h"

enum { MONTHS = 60, SERIES = 4000, TIMES = 9, MOST = 428 };

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static bool simulate_share(double phi, const struct interrupted_options *options)
{
	static const char *const names[] = {"level", "slope", "effect at end", "level and slope"};
	uint64_t state = 20180101;
	size_t declared[4] = {0}, boundary = 0;
	int months[MONTHS];
	double values[MONTHS];
	struct monthly_series series = {months, values, MONTHS};
	struct monthly_break at = {.event = month_of(2018, 1) + MONTHS / 2};

	for (int i = 0; i < MONTHS; i++)
		months[i] = month_of(2018, 1) + i;
	for (size_t run = 0; run < SERIES; run++) {
		struct interrupted fit;
		struct error error;

		random_series(&state, phi, values, MONTHS);
		if (!interrupted_fit(&series, &at, options, &fit, &error))
			return false;
		declared[0] += fit.level.p < 0.05;
		declared[1] += fit.slope.p < 0.05;
		declared[2] += fit.effect_at_end.p < 0.05;
		declared[3] += fit.joint_p < 0.05;
		boundary += fit.at_boundary;
	}
	printf("  phi %.1f", phi);
	for (size_t i = 0; i < 4; i++)
		printf("   %s %4.1f %%", names[i], 100 * (double)declared[i] / SERIES);
	printf("   at the boundary %zu\n", boundary);
	return declared[0] * 10 <= SERIES;
}

static void chart_all(const struct attendances *all, size_t count)
{
	struct xmr_options options = xmr_options_for(XMR_RULES_NHSR);
	struct arena arena = {0};

	options.direction = XMR_DECREASE;
	for (size_t i = 0; i < count; i++) {
		struct xmr_series series = {.values = all[i].breach_share, .count = all[i].count};
		struct run_chart_series runs = {
			.values = all[i].breach_share, .count = all[i].count};
		struct xmr xmr;
		struct run_chart chart;
		struct error error;

		xmr_compute(&arena, &series, &options, &xmr, &error);
		run_chart_compute(&arena, RUN_CHART_RUN, &runs, false, &chart, &error);
		arena_empty(&arena);
	}
	arena_free(&arena);
}

static size_t place_all(const struct attendances *all, size_t count)
{
	static struct monthly_series series[MOST];
	static double changes[MOST];
	const struct interrupted_options options = {0};
	struct monthly_break at = {.event = month_of(2018, 1)};
	size_t found = 0;

	for (size_t i = 0; i < count && found < MOST; i++)
		if (strcmp(all[i].type, "1") == 0 && all[i].count == 36)
			series[found++] = (struct monthly_series){
				all[i].months, all[i].breach_share, all[i].count};
	return placebo_providers(series, found, &at, &options, INTERRUPTED_LEVEL, changes, NULL);
}

static bool measure(void)
{
	struct arena arena = {0};
	size_t count, placed = 0;
	const struct attendances *all = attendances_read(&arena, &count);
	double charts = INFINITY, placebo = INFINITY;

	for (int i = 0; i < TIMES; i++) {
		double start = now_ms(), middle;

		chart_all(all, count);
		middle = now_ms();
		placed = place_all(all, count);
		charts = fmin(charts, middle - start);
		placebo = fmin(placebo, now_ms() - middle);
	}
	printf("%zu A&E series, XmR and run chart: %.2f ms (goal 50)\n", count, charts);
	printf("placebo run, REML, %zu providers: %.2f ms (goal 100)\n", placed, placebo);
	arena_free(&arena);
	return charts <= 50 && placebo <= 100;
}

int main(void)
{
	static const struct interrupted_options automatic = {0};
	static const double phis[] = {0, 0.4, 0.8};
	bool good = true;

	printf("%d series of %d months without a change, half after, REML, harmonics by length: "
	       "declared changed at 5 %%\n",
		SERIES, MONTHS);
	for (size_t i = 0; i < sizeof phis / sizeof *phis; i++)
		good = simulate_share(phis[i], &automatic) && good;
	good = measure() && good;
	puts(good ? "within the goals" : "a goal is missed");
	return good ? 0 : 1;
}
