/* The headings of our own tables of official statistics, and the words in them. */
#include "official_tables.h"

#include "model/waits.h"
#include "store/write_official.h"

const char *const official_imports[] = {"import", "file", "kind", "digest", "bytes", "rows",
	"period", "vintage", "imported_at", "built_in", NULL};
const char *const official_months[] = {"dataset", "month", "import", "vintage", "whole", NULL};
const char *const official_organisations[] = {"code", "name", "first_month", "last_month", "kind",
	"parent", "region", "opened", "closed", "successor", NULL};
const char *const official_functions[] = {"code", "name", NULL};
const char *const official_items[] = {"item", "unit", NULL};
const char *const official_waits[] = {"dataset", "month", "part", "function", "organisation",
	"commissioner", "open_week", "unbanded", "weeks", NULL};
const char *const official_figures[] = {
	"dataset", "month", "item", "function", "organisation", "value", "why", NULL};

const char *const official_part_names[PART_COUNT] = {
	[PART_ADMITTED] = "admitted",
	[PART_NONADMITTED] = "non-admitted",
	[PART_INCOMPLETE] = "incomplete",
	[PART_DTA] = "incomplete-dta",
	[PART_NEW] = "new",
	[PART_DIAGNOSTIC] = "diagnostic",
	[PART_ADJUSTED] = "admitted-adjusted",
};
const char *const official_kind_names[OFFICIAL_KINDS] = {
	[BODY_PROVIDER] = "provider",
	[BODY_ICB] = "icb",
	[BODY_REGION] = "region",
	[BODY_COMMISSIONER] = "commissioner",
};
