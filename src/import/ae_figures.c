/* A&E figures into the harvest, and which of them were not reported. */
#include "ae_figures.h"

#include <math.h>

#include "model/month.h"
#include "table.h"

static const char *const attendance_items[] = {
	"ae.attendances.type1", "ae.attendances.type2", "ae.attendances.other"};
static const char *const reported_items[] = {"ae.attendances.reported.type1",
	"ae.attendances.reported.type2", "ae.attendances.reported.other"};
static const char *const breach_items[] = {
	"ae.breaches.type1", "ae.breaches.type2", "ae.breaches.other"};
static const char *const admission_items[] = {
	"ae.admissions.type1", "ae.admissions.type2", "ae.admissions.other"};

static const char not_reported[] = "not reported";

struct adding {
	struct harvest *harvest;
	struct harvest_figure figure;
};

static void add(
	struct adding *adding, const char *item, const char *unit, double value, const char *why)
{
	struct harvest_figure figure = adding->figure;

	figure.item = (uint32_t)harvest_item(adding->harvest, item, unit);
	figure.value = value;
	figure.why = isnan(value) ? why : NULL;
	harvest_figure(adding->harvest, &figure);
}

static bool is_testing(int month)
{
	return month >= month_of(2019, 5) && month <= month_of(2023, 5);
}

/* All four-hour figures of the provider. */
static bool reports_nothing(const struct ae_figures *figures, int month)
{
	bool none = true, any_missing = false, attended = false;

	for (int i = 0; i < AE_TYPES; i++) {
		none = none && !(figures->over[i] > 0);
		any_missing = any_missing || isnan(figures->over[i]);
		attended = attended || figures->attendances[i] > 0;
	}
	if (none && any_missing && attended)
		return true;
	return none && is_testing(month) && figures->attendances[0] > 0;
}

static void add_four_hours(struct adding *adding, const struct ae_figures *figures, bool nothing)
{
	for (int i = 0; i < AE_TYPES; i++) {
		bool missing = nothing || isnan(figures->over[i]);
		bool attended = figures->attendances[i] > 0;
		bool known = !nothing && table_is_suppressed(figures->why_over[i]);
		const char *why =
			!known && (nothing || attended) ? not_reported : figures->why_over[i];

		add(adding, breach_items[i], "attendances", missing ? NAN : figures->over[i], why);
		add(adding, reported_items[i], "attendances",
			missing ? NAN : figures->attendances[i],
			missing ? why : figures->why_attendances[i]);
	}
}

void ae_add(struct harvest *harvest, size_t month, size_t body, uint32_t line,
	const struct ae_figures *figures)
{
	struct adding adding = {harvest, {.month = (uint32_t)month,
						 .function = HARVEST_ALL,
						 .body = (uint32_t)body,
						 .line = line}};

	for (int i = 0; i < AE_TYPES; i++)
		add(&adding, attendance_items[i], "attendances", figures->attendances[i],
			figures->why_attendances[i]);
	add_four_hours(&adding, figures, reports_nothing(figures, harvest->months[month].month));
	for (int i = 0; figures->has_admissions && i < AE_TYPES; i++)
		add(&adding, admission_items[i], "admissions", figures->admissions[i],
			figures->why_admissions[i]);
	if (!figures->has_waits)
		return;
	add(&adding, "ae.admissions.elsewhere", "admissions", figures->elsewhere,
		figures->why_elsewhere);
	add(&adding, "ae.dta4to12", "patients", figures->dta4to12, figures->why_dta4to12);
	add(&adding, "ae.over12h", "patients", figures->over12h, figures->why_over12h);
}
