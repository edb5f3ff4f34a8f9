/* The latest figure of the series that a claim names. */
#include "official_check.h"

#include <math.h>
#include <string.h>

#include "figure_words.h"
#include "model/month.h"
#include "official_ask.h"
#include "store/load_official.h"
#include "views/official_cite.h"

/* Tests that people call scans. */
static bool is_scan(const char *function)
{
	static const char *const scans[] = {"MRI", "CT", "NON_OBSTETRIC_ULTRASOUND", "DEXA_SCAN"};

	for (size_t i = 0; function != NULL && i < sizeof scans / sizeof *scans; i++)
		if (strcmp(scans[i], function) == 0)
			return true;
	return false;
}

/* Of a wait for a scan the unit is weeks. */
static bool counts_scans(const struct official_asked *asked, const char *function)
{
	return is_scan(function) && strcmp(asked->measure.unit, "tests") == 0;
}

/* The latest month with a value; month MONTH_NONE: there is none. */
static bool find_latest(struct store *store, struct arena *arena,
	const struct official_asked *asked, struct observation *out, struct error *error)
{
	struct series series = {.measure = asked->measure, .who = asked->who};

	out->month = MONTH_NONE;
	if (!load_series(store, arena, asked->function, asked->month, asked->month, &series, error))
		return false;
	for (size_t i = series.count; i > 0; i--)
		if (isfinite(series.items[i - 1].value)) {
			*out = series.items[i - 1];
			return true;
		}
	return true;
}

static bool find_of(struct store *store, struct arena *arena, const struct official_id *id,
	struct official_asked *asked, struct observation *out, struct error *error)
{
	return official_ask(store, arena, official_id_make(arena, id), asked, error) &&
	       find_latest(store, arena, asked, out, error);
}

/* Beside the tests done, how many wait for one. */
static bool add_waiting(struct store *store, struct arena *arena, struct official_id id, int month,
	struct string_buffer *out, struct error *error)
{
	struct official_asked *asked = arena_allocate(arena, sizeof *asked);
	struct observation waiting;
	char text[32];

	if (strcmp(id.measure, "dm01.activity") != 0)
		return true;
	id.measure = "dm01.waiting";
	id.month = month;
	if (!find_of(store, arena, &id, asked, &waiting, error))
		return false;
	if (waiting.month == MONTH_NONE)
		return true;
	measure_format(&asked->measure, waiting.value, text);
	string_buffer_format(out, " and %s waiting", text);
	return true;
}

bool official_check_add(struct store *store, struct arena *arena, const char *measure,
	const char *code, struct string_buffer *out, struct error *error)
{
	struct official_asked *asked = arena_allocate(arena, sizeof *asked);
	struct official_id id = official_id_of_claim(arena, measure, code);
	struct observation latest;
	char month[9], value[32];
	struct error unknown; /* a measure or a code that no file has brought is nothing to tell */
	bool any;

	if (!load_official_any(store, &any, error) || !any)
		return !any;
	if (!official_ask(store, arena, official_id_make(arena, &id), asked, &unknown) ||
		asked->who.kind != WHO_PROVIDER)
		return true;
	if (!find_latest(store, arena, asked, &latest, error))
		return false;
	if (latest.month == MONTH_NONE)
		return true;
	measure_format(&asked->measure, latest.value, value);
	string_buffer_format(out, ": %s %s", value,
		counts_scans(asked, id.function) ? "scans" : asked->measure.unit);
	if (!add_waiting(store, arena, id, latest.month, out, error))
		return false;
	month_format(latest.month, month);
	string_buffer_format(out, " in %s", month);
	return true;
}
