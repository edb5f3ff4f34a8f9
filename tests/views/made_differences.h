/* Differences for tests: two of the three contradictions, one of scope, one of another dossier with
 * text that a terminal must not obey. */
#ifndef TESTS_VIEWS_MADE_DIFFERENCES_H
#define TESTS_VIEWS_MADE_DIFFERENCES_H

#include <string.h>

#include "store/load_records.h"

#define LINES(source_id, from, to)                                                                 \
	{                                                                                          \
		source_id, "NHSPN, 2018?", from, to                                                \
	}
#define SAID(...)                                                                                  \
	{                                                                                          \
		(const struct citation[]){__VA_ARGS__},                                            \
			sizeof((const struct citation[]){__VA_ARGS__}) / sizeof(struct citation)   \
	}

static const struct side scanner_sides[] = {
	{"InHealth installed a new MRI scanner at North Tyneside in 2014",
		SAID(LINES("d-001", 394, 394))},
	{"A third one was installed in 2015 for the emergency care hospital",
		SAID({"d-000", "InHealth, 2020", 26, 26})},
	{"Three new MRI scanners in more than 15 years",
		SAID({"d-000", "InHealth, 2020", 22, 22}, LINES("d-001", 388, 390))},
};
static const struct side saving_sides[] = {
	{"£367k over 6 months", SAID(LINES("d-001", 254, 254))},
	{"992 referrals in 2015/16 and 438 in 2016/17, at £664 each",
		SAID(LINES("d-001", 254, 254))},
};
static const struct side scope_sides[] = {
	{"More than 11,500 scans a year, at both sites", SAID(LINES("d-001", 392, 392))},
	{"30,000 scans a year, from static scanners and a mobile service",
		SAID({"d-000", "InHealth, 2020", 26, 26})},
};
static const struct side hostile_sides[] = {
	{"left \xe2\x80\xae right \033[31m", SAID({"d-x", "a page", 1, 1})},
	{"上海の長い長い長い名前は幅が二倍です", SAID({"d-x", "a page", 2, 3})},
};

static const struct difference made_differences[] = {
	{.id = "c-third",
		.name = "Which scanner came after Wansbeck",
		.short_name = "2014 North Tyneside, or 2015 as third",
		.dossier = "founding",
		.kind = "contradiction",
		.detail = "contradiction",
		.weight = "serious",
		.involves = "e-2014; e-2015",
		.partnership_name = "Northumbria MRI",
		.working = "first 2004, second 2008, third 2015: a new one in 2014 makes four",
		.note = "Probably two scanners: one at North Tyneside in 2014, perhaps in place of "
			"the first, and one at the emergency "
			"hospital in 2015; but the announcement counts three",
		.sides = scanner_sides,
		.side_count = 3,
		.citations = SAID(LINES("d-001", 394, 394))},
	{.id = "c-6months",
		.name = "Connect saving period",
		.short_name = "a saving of six months, or of a year",
		.dossier = "founding",
		.kind = "contradiction",
		.detail = "sum",
		.weight = "serious",
		.involves = "m-co-367",
		.partnership_name = "Nottingham MSK",
		.working = "554 × 664 = 367,856",
		.sides = saving_sides,
		.side_count = 2},
	{.id = "c-scans",
		.name = "InHealth Northumbria scans per year",
		.short_name = "two static sites, or static and mobile",
		.dossier = "founding",
		.kind = "different scope",
		.detail = "scope/date difference",
		.weight = "moderate",
		.involves = "m-nu-scans; m-nu-30k",
		.partnership_name = "Northumbria MRI",
		.note = "They may all be right",
		.sides = scope_sides,
		.side_count = 2},
	{.id = "c-hostile",
		.name = "Direction \xe2\x80\xae of text",
		.short_name = "Direction \xe2\x80\xae of text",
		.dossier = "later",
		.kind = "does not add up",
		.weight = "minor",
		.involves = "o-unknown",
		.sides = hostile_sides,
		.side_count = 2},
};

static bool made_load_differences(struct store *store, struct arena *arena, const char *about,
	const struct difference **out, size_t *count, struct error *error)
{
	struct difference *found = arena_array(arena, 4, sizeof *found);

	(void)store, (void)error;
	*count = 0;
	for (size_t i = 0; i < 4; i++)
		if (about == NULL || strcmp(about, made_differences[i].id) == 0 ||
			strstr(made_differences[i].involves, about) != NULL)
			found[(*count)++] = made_differences[i];
	*out = found;
	return true;
}

#endif
