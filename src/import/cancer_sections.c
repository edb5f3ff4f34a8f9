/* Months of a cancer extract, laid beside one another. */
#include "cancer_sections.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"

enum { PATIENTS_LEAST = 1000 }; /* fewer may halve by chance: extracts of one provider */

static struct cancer_section *find(struct cancer_sections *sections, struct harvest *harvest,
	const char *standard, const char *route)
{
	struct cancer_section *section = sections->items;

	for (size_t i = 0; i < sections->count; i++, section++)
		if (strcmp(section->standard, standard) == 0 && strcmp(section->route, route) == 0)
			return section;
	if (sections->count == CANCER_SECTIONS_MOST)
		return NULL;
	sections->count++;
	section->standard = arena_string(&harvest->arena, standard);
	section->route = arena_string(&harvest->arena, route);
	return section;
}

static void add(struct cancer_section *section, size_t month, double patients)
{
	if (section == NULL)
		return;
	section->patients =
		memory_reach(section->patients, &section->months, month, sizeof *section->patients);
	section->patients[month] += isnan(patients) ? 0 : patients;
}

void cancer_sections_add(struct cancer_sections *sections, struct harvest *harvest,
	const char *standard, const char *route, size_t month, double patients)
{
	add(find(sections, harvest, standard, ""), month, patients);
	if (*route)
		add(find(sections, harvest, standard, route), month, patients);
}

static double patients_of(const struct cancer_section *section, size_t month)
{
	return month < section->months ? section->patients[month] : 0;
}

/* The two latest of the file. */
static void find_last(const struct harvest *harvest, size_t *last, size_t *before)
{
	*last = *before = 0;
	for (size_t i = 1; i < harvest->month_count; i++)
		if (harvest->months[i].month > harvest->months[*last].month)
			*last = i;
	*before = *last == 0 ? 1 : 0;
	for (size_t i = 0; i < harvest->month_count; i++)
		if (i != *last && harvest->months[i].month > harvest->months[*before].month)
			*before = i;
}

static bool is_in_all_others(
	const struct cancer_section *section, const struct harvest *harvest, size_t last)
{
	for (size_t i = 0; i < harvest->month_count; i++)
		if (i != last && !(patients_of(section, i) > 0))
			return false;
	return true;
}

void cancer_sections_judge(const struct cancer_sections *sections, const struct harvest *harvest,
	size_t *month, struct string_buffer *lacks)
{
	size_t last, before;
	char name[9], other[9];

	*month = 0;
	if (harvest->month_count < 2)
		return;
	find_last(harvest, &last, &before);
	*month = last;
	month_format(harvest->months[last].month, name);
	month_format(harvest->months[before].month, other);
	for (size_t i = 0; i < sections->count; i++) {
		const struct cancer_section *section = &sections->items[i];
		double now = patients_of(section, last), then = patients_of(section, before);

		if (now * 2 >= then || !is_in_all_others(section, harvest, last) ||
			(then < PATIENTS_LEAST && (now > 0 || *section->route)))
			continue;
		string_buffer_format(lacks, "%s has %g patients of %s%s%s, and %s has %g", name,
			now, section->standard, *section->route ? ", " : "", section->route, other,
			then);
		return;
	}
}

void cancer_sections_free(struct cancer_sections *sections)
{
	for (size_t i = 0; i < sections->count; i++)
		free(sections->items[i].patients);
}
