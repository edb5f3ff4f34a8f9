/* The figures of a metric as columns of a table: one a side, and the main one taken apart. */
#include <stdlib.h>
#include <string.h>

#include "report.h"

/* The side that stands for a metric, where there is room for one. */
static const enum value_role main_first[ROLE_COUNT] = {
	ROLE_AFTER, ROLE_VALUE, ROLE_CHANGE, ROLE_TARGET, ROLE_COMPARATOR, ROLE_BEFORE};

static const char *const main_columns[] = {"low", "high", "bound", "unit"};

enum {
	MAIN_COLUMNS = sizeof main_columns / sizeof *main_columns,
	PERIOD = ROLE_COUNT + MAIN_COLUMNS,
};

_Static_assert(PERIOD + 1 == REPORT_FIGURE_COLUMNS, "one column each");

/* Values by metric, then by role. */
static int compare_values(const void *a, const void *b)
{
	const struct row *x = *(const struct row *const *)a, *y = *(const struct row *const *)b;
	int order = strcmp(row_field(x, "metric"), row_field(y, "metric"));

	return order != 0 ? order : strcmp(row_field(x, "role"), row_field(y, "role"));
}

const struct row **report_sort_values(const struct row *values, size_t count, struct arena *arena)
{
	const struct row **sorted = arena_array(arena, count, sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = &values[i];
	if (count > 0)
		qsort(sorted, count, sizeof *sorted, compare_values);
	return sorted;
}

/* Where the values of this metric, or of a later one, begin. */
static size_t first_of(const struct row *const *sorted, size_t count, const char *metric)
{
	size_t from = 0;

	while (from < count) {
		size_t middle = from + (count - from) / 2;

		if (strcmp(row_field(sorted[middle], "metric"), metric) < 0)
			from = middle + 1;
		else
			count = middle;
	}
	return from;
}

/* What is exact has no bound in the table. */
static const char *main_cell(const struct row *value, const char *column)
{
	const char *field = row_field(value, column);

	return !field && strcmp(column, "bound") == 0 ? bound_names[BOUND_EXACT] : field;
}

void report_figure_headings(const char **headings, bool *numeric)
{
	for (int role = 0; role < ROLE_COUNT; role++)
		headings[role] = value_role_names[role];
	for (int i = 0; i < MAIN_COLUMNS; i++) {
		headings[ROLE_COUNT + i] = main_columns[i];
		numeric[ROLE_COUNT + i] = i < 2;
	}
	headings[PERIOD] = "period";
}

void report_figure_cells(
	const struct row *const *sorted, size_t count, const char *metric, const char **cells)
{
	const struct row *roles[ROLE_COUNT] = {NULL}, *main = NULL;

	for (size_t i = first_of(sorted, count, metric);
		i < count && strcmp(row_field(sorted[i], "metric"), metric) == 0; i++)
		for (int role = 0; role < ROLE_COUNT; role++)
			if (strcmp(row_field(sorted[i], "role"), value_role_names[role]) == 0)
				roles[role] = sorted[i];
	for (int role = 0; role < ROLE_COUNT; role++) {
		cells[role] = roles[role] ? row_field(roles[role], "printed") : NULL;
		main = main ? main : roles[main_first[role]];
	}
	for (int i = 0; i < MAIN_COLUMNS; i++)
		cells[ROLE_COUNT + i] = main ? main_cell(main, main_columns[i]) : NULL;
	cells[PERIOD] = main ? row_field(main, "date_printed") : NULL;
}
