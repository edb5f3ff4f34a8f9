/* Working out the icons of Making Data Count, provider by provider. */
#include "views/icons.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/chart.h"
#include "model/month.h"
#include "views/study.h"

struct xmr_options icons_options(const struct measure *measure, int month, enum xmr_rules rules)
{
	const struct standard *standard = measure_standard(measure, month);
	struct xmr_options options = xmr_options_for(rules);

	options.direction = study_direction(measure->better);
	if (standard != NULL)
		options.target = standard->value;
	return options;
}

static bool is_constant(const struct xmr_series *series)
{
	for (size_t i = 0; i < series->count; i++)
		if (isfinite(series->values[i]) && series->values[i] != series->values[0])
			return false;
	return true;
}

/* The months up to the one shown that are in one piece with it, as on its chart. */
static bool compute(struct arena *arena, int month, const struct xmr_options *options,
	enum xmr_rules rules, const struct panel *panel, const double *values,
	struct icons_item *out, struct error *error)
{
	size_t end = (size_t)(month - panel->first + 1), first;
	struct xmr_series series;
	struct xmr xmr;

	if (month < panel->first || end > panel->month_count || !isfinite(values[end - 1]))
		return true;
	first = study_piece(values, end, end).first;
	while (!isfinite(values[first]))
		first++;
	series = (struct xmr_series){.values = values + first, .count = end - first};
	if (!xmr_compute(arena, &series, options, &xmr, error))
		return false;
	out->last = xmr.points[series.count - 1];
	out->months = xmr.known;
	out->variation = xmr.variation;
	out->assurance = xmr.assurance;
	out->constant = is_constant(&series);
	out->no_limits = out->months > 1 && !isfinite(out->last.upl);
	out->shown = rules == XMR_RULES_NHSR || !xmr.trial_limits;
	return true;
}

static int compare_codes(const void *a, const void *b)
{
	const struct panel_row *x = a, *y = b;

	return strcmp(x->code, y->code);
}

bool icons_compute(struct store *store, struct arena *arena, const struct summary *summary,
	int64_t function, const struct xmr_options *options, enum xmr_rules rules,
	const struct summary_row *const *rows, size_t count, struct icons_item *items,
	struct error *error)
{
	struct panel panel;
	struct panel_row *sorted;

	if (!load_panel(store, arena, &summary->measure, function, &panel, error))
		return false;
	sorted = arena_array(arena, panel.count + 1, sizeof *sorted);
	if (panel.count > 0)
		memcpy(sorted, panel.rows, panel.count * sizeof *sorted);
	qsort(sorted, panel.count, sizeof *sorted, compare_codes);
	for (size_t i = 0; i < count; i++) {
		struct panel_row key = {.code = rows[i]->code};
		const struct panel_row *found =
			bsearch(&key, sorted, panel.count, sizeof key, compare_codes);

		items[i] = (struct icons_item){.row = rows[i]};
		if (found != NULL && !compute(arena, summary->month, options, rules, &panel,
					     found->values, &items[i], error))
			return false;
	}
	return true;
}

static bool has_icons(const struct icons_item *item)
{
	return item->months > 0 && item->shown && isfinite(item->last.upl);
}

/* Both lists have the same order, but for "no icon" before. */
const char *icons_variation(const struct icons_item *item)
{
	return has_icons(item) ? chart_variation_badges[item->variation + 1] : NULL;
}

const char *icons_assurance(const struct icons_item *item)
{
	return has_icons(item) ? chart_assurance_badges[item->assurance] : NULL;
}
