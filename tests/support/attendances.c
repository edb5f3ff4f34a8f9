/* Reads the A&E series. */
#include "support/attendances.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "support/csv_rows.h"

static int first_month(const char *text)
{
	return month_of((int)strtol(text, NULL, 10), (int)strtol(text + 5, NULL, 10));
}

static struct attendances read_row(struct arena *arena, const struct csv_row *row)
{
	size_t most = (row->count - 3) / 2;
	struct attendances out = {.organisation = row->fields[0], .type = row->fields[1]};
	int first = first_month(row->fields[2]);

	out.months = arena_array(arena, most, sizeof *out.months);
	out.attendances = arena_array(arena, 3 * most, sizeof *out.attendances);
	out.breaches = out.attendances + most;
	out.breach_share = out.breaches + most;
	for (size_t i = 0; i < most; i++) {
		if (*row->fields[3 + 2 * i] == '\0')
			continue;
		out.months[out.count] = first + (int)i;
		out.attendances[out.count] = csv_row_number(row, 3 + 2 * i);
		out.breaches[out.count] = csv_row_number(row, 4 + 2 * i);
		out.breach_share[out.count] =
			100 * out.breaches[out.count] / out.attendances[out.count];
		out.count++;
	}
	return out;
}

struct attendances *attendances_read(struct arena *arena, size_t *count)
{
	struct csv_rows rows = csv_rows_read(arena, "tests/analysis/golden/attendances.csv");
	struct attendances *series = arena_array(arena, rows.count, sizeof *series);

	for (size_t i = 0; i < rows.count; i++)
		series[i] = read_row(arena, &rows.rows[i]);
	*count = rows.count;
	return series;
}
