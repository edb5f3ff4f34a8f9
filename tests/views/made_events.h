/* The events of the first golden sketch, and one of every kind of date and status beyond them. */
#ifndef TESTS_VIEWS_MADE_EVENTS_H
#define TESTS_VIEWS_MADE_EVENTS_H

#include <string.h>

#include "model/collection.h"
#include "store/load_records.h"

#define MRI                                                                                        \
	.partnership = "p-inh-mri", .partnership_name = "Northumbria MRI", .dossier = "founding",  \
	.status = "past"
#define OTHER                                                                                      \
	.partnership = "p-other", .partnership_name = "Other", .dossier = "founding",              \
	.status = "past"
#define TEXT(text) .name = text, .short_name = text

static const struct citation said[] = {
	{"d-000", "HSJ award", 24, 26}, {"d-001", "9 parties", 388, 388}};

static const struct event made_all[] = {
	{.id = "e-1948",
		TEXT("NHS founded"),
		.dossier = "founding",
		.status = "past",
		.date = {DATE_YEAR, {1948, 0, 0}, {0, 0, 0}, "in 1948", NULL}},
	{.id = "e-45y",
		TEXT("45 years of work with the NHS"),
		OTHER,
		.date = {DATE_DERIVED_RANGE, {1973, 0, 0}, {2018, 0, 0}, "45 years",
			"2018 − 45 = 1973"}},
	{.id = "e-2003",
		TEXT("recommended for NHS patients"),
		OTHER,
		.date = {DATE_YEAR_OPEN_END, {2003, 0, 0}, {0, 0, 0}, "Since 2003", NULL}},
	{.id = "e-pre2004",
		TEXT("no MRI for over 500,000 people"),
		MRI,
		.date = {DATE_BEFORE_YEAR, {0, 0, 0}, {2004, 0, 0}, "Prior to 2004", NULL}},
	{.id = "e-2004",
		MRI,
		.name = "First wide-bore scanner of the north east installed at North Tyneside",
		.short_name = "North Tyneside, first wide bore",
		.citations = {said, 2},
		.date = {DATE_YEAR, {2004, 0, 0}, {0, 0, 0}, "In 2004", NULL}},
	{.id = "e-2008",
		TEXT("Wansbeck, a second scanner"),
		MRI,
		.date = {DATE_YEAR, {2008, 0, 0}, {0, 0, 0}, "In 2008", NULL}},
	{.id = "e-2013",
		TEXT("partnership with trust begins"),
		OTHER,
		.date = {DATE_DERIVED_YEAR, {2013, 0, 0}, {0, 0, 0}, "four-year partnership",
			"winter 2017 minus four years"}},
	{.id = "e-2014",
		TEXT("new scanner, North Tyneside"),
		MRI,
		.differences = 1,
		.date = {DATE_YEAR, {2014, 0, 0}, {0, 0, 0}, "in 2014", NULL}},
	{.id = "e-2015",
		TEXT("third, emergency care hospital"),
		MRI,
		.differences = 1,
		.date = {DATE_YEAR, {2015, 0, 0}, {0, 0, 0}, "in 2015", NULL}},
	{.id = "e-201516",
		TEXT("992 T&O referrals"),
		OTHER,
		.date = {DATE_FISCAL_YEAR, {2015, 0, 0}, {2016, 0, 0}, "2015/16", NULL}},
	{.id = "e-winter",
		TEXT("bed shortage in Portsmouth"),
		OTHER,
		.date = {DATE_SEASON_OF_YEAR, {2017, 0, 0}, {2017, 0, 0},
			"over the winter period in 2017", NULL}},
	{.id = "e-2018",
		TEXT("11,500 scans a year"),
		MRI,
		.date = {DATE_YEAR, {2018, 0, 0}, {0, 0, 0}, "IN 2018", NULL}},
	{.id = "e-12m",
		TEXT("wait 4.5 weeks to under 2 weeks"),
		MRI,
		.date = {DATE_RELATIVE_SPAN, {2019, 3, 0}, {2020, 3, 0}, "over the last 12 months",
			"12 months counted back"}},
	{.id = "e-2020",
		TEXT("target: 720 children enrolled"),
		.partnership = "p-other",
		.partnership_name = "Other",
		.dossier = "founding",
		.status = "target",
		.date = {DATE_YEAR_DEADLINE, {2020, 0, 0}, {0, 0, 0}, "by 2020", NULL}},
	{.id = "e-20200309",
		TEXT("HSJ Partnership Award announced"),
		MRI,
		.date = {DATE_DAY, {2020, 3, 9}, {0, 0, 0}, "9 March 2020", NULL}},
	{.id = "e-later",
		TEXT("Hexham MRI formally opened"),
		.dossier = "later",
		.status = "past",
		.partnership = "p-other",
		.partnership_name = "Other",
		.date = {DATE_DAY, {2021, 9, 10}, {0, 0, 0}, "Friday, September 10", NULL}},
	{.id = "e-mobile",
		TEXT("mobile MRI and CT"),
		MRI,
		.date = {DATE_UNDATED, {0, 0, 0}, {0, 0, 0}, "has also provided", NULL}},
	{.id = "e-icon",
		TEXT("upgrade from Perfexion to ICON"),
		.dossier = "founding",
		.status = "planned",
		.partnership = "p-other",
		.partnership_name = "Other",
		.date = {DATE_FUTURE_UNDATED, {0, 0, 0}, {0, 0, 0}, "plans for the future", NULL}},
	{.id = "e-u1", TEXT("a mobile service introduced"), MRI},
	{.id = "e-u2", TEXT("dementia care changed"), MRI},
	{.id = "e-u3", TEXT("office hours made flexible"), MRI},
	{.id = "e-u4", TEXT("work on missed appointments"), MRI},
	{.id = "e-u5", TEXT("called a fantastic start"), MRI},
	{.id = "e-u6", TEXT("over 15 years of joint work"), MRI},
	{.id = "e-u7", TEXT("three national awards won"), MRI},
};

static bool made_fails;

bool made_events(struct store *store, struct arena *arena, const char *about,
	const struct event **out, size_t *count, struct error *error)
{
	size_t all = sizeof made_all / sizeof *made_all;
	struct event *events = arena_array(arena, all, sizeof *events);

	(void)store;
	*count = 0;
	for (size_t i = 0; i < all; i++)
		if (about == NULL || (made_all[i].partnership != NULL &&
					     strcmp(made_all[i].partnership, about) == 0))
			events[(*count)++] = made_all[i];
	*out = events;
	return !made_fails || error_set(error, "cannot read events");
}

#endif
