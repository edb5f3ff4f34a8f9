/* How long a chart of 240 points takes to be computed and drawn again: the goal is 16 ms, a frame.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/month.h"
#include "support/random.h"
#include "views/study.h"

enum { MONTHS = 240, ROUNDS = 40 };

struct made {
	struct observation items[MONTHS];
	struct series series;
	struct study_data data;
	struct study_options options;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void make(struct arena *arena, struct made *made)
{
	double values[MONTHS];
	uint64_t state = 4;

	random_series(&state, 0.4, values, MONTHS);
	made->series = (struct series){.measure = {.id = "ae.made",
					       .name = "Attendances",
					       .dataset = "ae",
					       .unit = "attendances",
					       .flow = true,
					       .form = MEASURE_SUM},
		.who = {.code = "RZZ", .name = "Made Trust"},
		.items = made->items,
		.count = MONTHS};
	for (int i = 0; i < MONTHS; i++)
		made->items[i] = (struct observation){.month = month_of(2005, 1) + i,
			.value = 10000 + 400 * values[i],
			.numerator = NAN,
			.denominator = NAN};
	study_data_of(arena, &made->series, &made->data);
	made->options = study_options_for(&made->data);
	made->options.better = BETTER_DOWN;
}

/* Mean and longest of so many, after a first. */
static void measure(const char *what, const struct made *made, enum draw_level level)
{
	struct charset *charset = charset_open("UTF-8");
	struct rect rect = {0, 0, 50, 160};
	double total = 0, longest = 0;
	struct grid grid;

	grid_open(&grid, charset, level);
	grid_resize(&grid, rect.rows, rect.columns);
	for (int i = 0; i <= ROUNDS; i++) {
		struct arena arena = {0};
		struct study study;
		struct error error;
		double begun = now(), took;

		if (!study_compute(&arena, &made->data, &made->options, &study, &error)) {
			fprintf(stderr, "%s\n", error.message);
			exit(1);
		}
		grid_erase(&grid);
		chart_draw(&study.chart, &grid, rect);
		took = now() - begun;
		arena_free(&arena);
		if (i == 0)
			continue;
		total += took;
		longest = fmax(longest, took);
	}
	printf("chart of %d points, %s: computed and drawn at 160x50 in %.2f ms, at most %.2f "
	       "(goal 16)\n",
		MONTHS, what, total / ROUNDS, longest);
	grid_close(&grid);
	charset_close(charset);
}

int main(void)
{
	struct arena arena = {0};
	struct made made;

	make(&arena, &made);
	measure("XmR", &made, DRAW_BOX);
	measure("XmR in dots", &made, DRAW_DOTS);
	made.options.break_month = month_of(2015, 1);
	measure("XmR with a break tested by REML", &made, DRAW_BOX);
	made.options.kind = STUDY_RUN;
	measure("run chart with a break", &made, DRAW_BOX);
	arena_free(&arena);
	return 0;
}
