/* One measure of every provider, month by month. */
#include "asked_body.h"
#include "asked_scan.h"
#include "model/month.h"
#include "store/write_official.h"

static bool fill(struct store *store, struct arena *arena, const struct scan *scan, size_t place,
	struct panel_row *out, struct error *error)
{
	double *values = arena_array(arena, scan->months, sizeof *values);
	struct body_record body;

	if (!asked_body(store, arena, scan->slots.bodies[place], &body, error))
		return false;
	for (size_t i = 0; i < scan->months; i++)
		values[i] = scan_amount(scan, place, i)->value;
	out->code = body.number != 0 ? body.code : "?";
	out->values = values;
	return true;
}

bool load_panel(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, struct panel *out, struct error *error)
{
	struct span span;
	struct scan scan;
	struct panel_row *rows;

	*out = (struct panel){.rows = NULL};
	if (!asked_span(store, arena, asked_months_of(measure, arena), MONTH_NONE, MONTH_NONE,
		    &span, error))
		return false;
	if (span.count == 0)
		return true;
	bool done = scan_measure(store, arena, measure, function, &span, &scan, error);
	rows = arena_array(arena, scan.slots.count, sizeof *rows);
	for (size_t place = 0; done && place < scan.slots.count; place++)
		if (scan.slots.bodies[place] > BODY_SECTOR_OTHER)
			done = fill(store, arena, &scan, place, &rows[out->count++], error);
	out->first = span.first;
	out->month_count = span.count;
	out->rows = rows;
	scan_free(&scan);
	return done;
}
