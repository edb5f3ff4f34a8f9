/* What a month on its way in is held against, to tell whether its file was cut off. */
#include <math.h>
#include <stdlib.h>

#include "official.h"

bool find_published(
	struct store *store, const char *item, int month, double *value, struct error *error)
{
	struct statement statement = statement_begin(store, "find_published");

	*value = NAN;
	statement_bind_text(&statement, ":item", item);
	statement_bind_integer(&statement, ":month", month);
	if (statement_step(&statement))
		*value = statement_number(&statement, 0);
	return statement_end(&statement, error);
}

static bool count_providers(
	struct store *store, enum waits_part part, struct month_beside *month, struct error *error)
{
	struct statement statement = statement_begin(store, "count_waiting_providers");

	statement_bind_integer(&statement, ":month", month->month);
	statement_bind_integer(&statement, ":part", part);
	if (statement_step(&statement))
		month->providers = (size_t)statement_integer(&statement, 0);
	return statement_end(&statement, error);
}

/* Providers come and go over the years: what is farther away says nothing of a file. */
static bool is_near(int month, int other)
{
	enum { MOST = 6 };

	return abs(month - other) <= MOST;
}

bool find_months_beside(struct store *store, const char *dataset, enum waits_part part, int month,
	struct month_beside out[MONTHS_BESIDE], struct error *error)
{
	struct statement statement = statement_begin(store, "find_whole_beside");
	bool there[MONTHS_BESIDE] = {false}, done;

	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":month", month);
	if (statement_step(&statement))
		for (int i = 0; i < MONTHS_BESIDE; i++) {
			out[i].month = (int)statement_integer(&statement, i);
			there[i] =
				!statement_is_null(&statement, i) && is_near(month, out[i].month);
		}
	done = statement_end(&statement, error);
	for (int i = 0; i < MONTHS_BESIDE; i++) {
		out[i].providers = 0;
		done = done && (!there[i] || count_providers(store, part, &out[i], error));
	}
	return done;
}

/* From month to month the real files lose one provider in twenty at the most. */
bool lacks_providers(size_t providers, size_t beside)
{
	return providers * 10 < beside * 9;
}

static bool has_more(const struct month_beside *month, size_t providers)
{
	return lacks_providers(providers, month->providers);
}

const struct month_beside *months_with_more(
	const struct month_beside months[MONTHS_BESIDE], size_t providers)
{
	const struct month_beside *before = &months[BESIDE_BEFORE], *same = &months[BESIDE_SAME],
				  *after = &months[BESIDE_AFTER];

	if (same->providers > 0)
		return has_more(same, providers) ? same : NULL;
	if ((before->providers > 0 && !has_more(before, providers)) ||
		(after->providers > 0 && !has_more(after, providers)))
		return NULL;
	return before->providers > 0 ? before : after->providers > 0 ? after : NULL;
}
