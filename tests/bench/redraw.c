/* How long a chart takes to be computed and drawn again, the longest single time too: the goal is
 * 16 ms, a frame. What the machine does meanwhile for others is told apart: it is no work of ours.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "model/month.h"
#include "support/random.h"
#include "views/classes.h"
#include "views/control.h"
#include "views/study.h"

enum { MONTHS = 240, ROUNDS = 200, ROWS = 50, COLUMNS = 160 };

static const double goal = 16;

struct made {
	struct observation items[MONTHS];
	struct series series;
	struct study_data data;
	struct study_options options;
};

static double clock_of(clockid_t id)
{
	struct timespec t;

	clock_gettime(id, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Of so many rounds, after a first: in all, and the longest by the clock and in our own time. */
struct times {
	double elapsed, own; /* when the round began */
	double total, longest, longest_own;
	int rounds;
};

static void begin(struct times *times)
{
	times->elapsed = clock_of(CLOCK_MONOTONIC);
	times->own = clock_of(CLOCK_PROCESS_CPUTIME_ID);
}

static void end(struct times *times)
{
	double own = clock_of(CLOCK_PROCESS_CPUTIME_ID) - times->own;
	double elapsed = clock_of(CLOCK_MONOTONIC) - times->elapsed;

	if (times->rounds++ == 0)
		return;
	times->total += elapsed;
	times->longest = fmax(times->longest, elapsed);
	times->longest_own = fmax(times->longest_own, own);
}

static bool say(const char *what, const struct times *times)
{
	printf("%s at %dx%d: %.2f ms, at most %.2f, %.2f of it our own (goal %.0f)\n", what,
		COLUMNS, ROWS, times->total / (times->rounds - 1), times->longest,
		times->longest_own, goal);
	return times->longest_own <= goal;
}

static void refuse(const struct error *error)
{
	fprintf(stderr, "%s\n", error->message);
	exit(1);
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

static bool measure(const char *what, const struct made *made, enum draw_level level)
{
	struct charset *charset = charset_open("UTF-8");
	struct rect rect = {0, 0, ROWS, COLUMNS};
	struct times times = {.rounds = 0};
	struct grid grid;

	grid_open(&grid, charset, level);
	grid_resize(&grid, rect.rows, rect.columns);
	for (int i = 0; i <= ROUNDS; i++) {
		struct arena arena = {0};
		struct study study;
		struct error error;

		begin(&times);
		if (!study_compute(&arena, &made->data, &made->options, &study, &error))
			refuse(&error);
		grid_erase(&grid);
		chart_draw(&study.chart, &grid, rect);
		end(&times);
		arena_free(&arena);
	}
	grid_close(&grid);
	charset_close(charset);
	return say(what, &times);
}

/* The page of the browser, as a key leaves it: the cursor on another month, or another break, for
 * which the series is looked up again. */
static bool measure_page(const char *what, struct store *store, bool moves_break)
{
	struct charset *charset = charset_open("UTF-8");
	struct rect rect = {0, 0, ROWS, COLUMNS};
	struct control_ask ask = control_ask_new();
	struct arena arena = {0};
	struct times times = {.rounds = 0};
	struct grid grid;
	struct view view;
	struct error error;

	ask.who = "RF4";
	ask.measure = "ae.type1.attendances";
	ask.month = month_of(2023, 1);
	grid_open(&grid, charset, DRAW_BOX);
	grid_resize(&grid, rect.rows, rect.columns);
	view_open(&view, &control_chart, control_ask_print(&arena, &ask));
	if (!view_load(&view, store, &error))
		refuse(&error);
	for (int i = 0; i <= ROUNDS; i++) {
		begin(&times);
		if (moves_break) {
			ask.month = month_of(2022, 6) + i % 12;
			view_set_about(&view, control_ask_print(&arena, &ask));
			if (!view_load(&view, store, &error))
				refuse(&error);
		}
		view.cursor = (size_t)i % view.count;
		grid_erase(&grid);
		view_draw(&view, &grid, rect, FOCUS_HERE);
		end(&times);
	}
	view_close(&view);
	grid_close(&grid);
	charset_close(charset);
	arena_free(&arena);
	return say(what, &times);
}

int main(void)
{
	struct arena arena = {0};
	struct made made;
	struct store *store;
	struct error error;
	bool ok;

	make(&arena, &made);
	ok = measure("chart of 240 points, XmR, computed and drawn", &made, DRAW_BOX);
	ok = measure("chart of 240 points, XmR in dots", &made, DRAW_DOTS) && ok;
	made.options.break_month = month_of(2015, 1);
	ok = measure("chart of 240 points, XmR with a break tested by REML", &made, DRAW_BOX) && ok;
	made.options.kind = STUDY_RUN;
	ok = measure("chart of 240 points, run chart with a break", &made, DRAW_BOX) && ok;
	arena_free(&arena);
	if (!store_open_built_in(&store, &error))
		refuse(&error);
	ok = measure_page("page of a chart, the cursor moved", store, false) && ok;
	ok = measure_page("page of a chart, the break moved", store, true) && ok;
	store_close(store);
	return ok ? 0 : 1;
}
