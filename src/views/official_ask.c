/* Looking up what an official id asks for. */
#include "official_ask.h"

#include <string.h>

#include "model/month.h"
#include "store/load_official.h"
#include "store/write_official.h"

/* Of each dataset, what people ask for first. */
static const struct {
	const char *dataset, *measure;
} firsts[] = {
	{"rtt", "rtt.incomplete.within18.pct"},
	{"ae", "ae.within4h.pct"},
	{"dm01", "dm01.over6.pct"},
	{"cancer", "cancer.62day.within.pct"},
	{"published", "published.rtt.incomplete.total"},
};

const char *official_first_of(const char *dataset)
{
	for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
		if (strcmp(firsts[i].dataset, dataset) == 0)
			return firsts[i].measure;
	return NULL;
}

static bool first_own(
	struct store *store, struct arena *arena, const char **id, struct error *error)
{
	const struct measure *own;
	size_t count;

	if (!load_own_measures(store, arena, &own, &count, error))
		return false;
	*id = count > 0 ? own[0].id : firsts[0].measure;
	return true;
}

bool official_first_measure(
	struct store *store, struct arena *arena, const char **id, struct error *error)
{
	for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++) {
		const struct loaded_month *months;
		size_t count;

		if (!load_months(store, arena, firsts[i].dataset, &months, &count, error))
			return false;
		*id = firsts[i].measure;
		if (count > 0)
			return true;
	}
	return first_own(store, arena, id, error);
}

static bool ask_function(struct store *store, struct arena *arena, const char *function,
	struct official_asked *out, struct error *error)
{
	const struct measure *measure = &out->measure;

	out->function = FUNCTION_ALL;
	if (function == NULL || !(measure->by_function || measure->by_test || measure->by_type))
		return true;
	return function_find(store, arena, measure->dataset, function, &out->function,
		&out->function_code, &out->function_name, error);
}

static bool ask_who(struct store *store, struct arena *arena, const char *who,
	struct official_asked *out, struct error *error)
{
	const char *const *choices;
	size_t count;

	return who == NULL ||
	       who_find(store, arena, who, false, &out->who, &choices, &count, error);
}

bool official_ask(struct store *store, struct arena *arena, const char *text,
	struct official_asked *out, struct error *error)
{
	struct official_id id = official_id_read(arena, text);

	*out = (struct official_asked){.month = id.month};
	if (id.measure == NULL && !official_first_measure(store, arena, &id.measure, error))
		return false;
	return load_measure(store, arena, id.measure, &out->measure, &out->names, error) &&
	       ask_function(store, arena, id.function, out, error) &&
	       ask_who(store, arena, id.who, out, error);
}

const char *official_asked_id(
	struct arena *arena, const struct official_asked *asked, const char *who, int month)
{
	return official_id_make(
		arena, &(struct official_id){who, asked->measure.id, asked->function_code, month});
}
