/* The tables a dossier is made of. concordat-collection(5) describes the same list for people. */
#include "model/dossier_table.h"

#include <string.h>

#include "model/date.h"

#define ID                                                                                         \
	{                                                                                          \
		"id", COLUMN_ID, true, 0, NULL, NULL                                               \
	}
#define NAME                                                                                       \
	{                                                                                          \
		"name", COLUMN_TEXT, true, 0, NULL, NULL                                           \
	}
#define TEXT(name)                                                                                 \
	{                                                                                          \
		name, COLUMN_TEXT, false, 0, NULL, NULL                                            \
	}
#define SHORT(cells)                                                                               \
	{                                                                                          \
		"short_name", COLUMN_TEXT, false, cells, NULL, NULL                                \
	}
#define CHOICE(name, list)                                                                         \
	{                                                                                          \
		name, COLUMN_CHOICE, true, 0, list, NULL                                           \
	}
#define REFERENCE(name, prefixes)                                                                  \
	{                                                                                          \
		name, COLUMN_REFERENCE, false, 0, NULL, prefixes                                   \
	}
#define REFERENCES(name, prefixes)                                                                 \
	{                                                                                          \
		name, COLUMN_REFERENCES, false, 0, NULL, prefixes                                  \
	}
#define PARENT(name, prefixes)                                                                     \
	{                                                                                          \
		name, COLUMN_REFERENCE, true, 0, NULL, prefixes                                    \
	}
#define NUMBER(name)                                                                               \
	{                                                                                          \
		name, COLUMN_NUMBER, false, 0, NULL, NULL                                          \
	}
#define FLAG(name)                                                                                 \
	{                                                                                          \
		name, COLUMN_FLAG, false, 0, NULL, NULL                                            \
	}
#define SOURCES                                                                                    \
	{                                                                                          \
		"sources", COLUMN_CITATIONS, true, 0, NULL, NULL                                   \
	}
#define END                                                                                        \
	{                                                                                          \
		NULL, COLUMN_TEXT, false, 0, NULL, NULL                                            \
	}
#define DATES                                                                                      \
	TEXT("date_printed"),                                                                      \
		{"date_precision", COLUMN_CHOICE, false, 0, date_precision_names, NULL},           \
		{"date_start", COLUMN_DATE, false, 0, NULL, NULL},                                 \
		{"date_end", COLUMN_DATE, false, 0, NULL, NULL}, TEXT("date_note")

static const char *const source_kinds[] = {"document", "data file", "web page", NULL};
static const char *const sectors[] = {
	"NHS", "independent", "voluntary", "government", "private", "mixed", "not stated", NULL};
static const char *const specialties[] = {"imaging", "MSK", "pharmacy", "cancer", "surgery",
	"urgent care", "mental health", "care at home", "cardiology", "neurology", "children",
	"workforce", "management", "all", NULL};
static const char *const aspects[] = {"problem", "done", "outcome", "future", "fact", NULL};
static const char *const event_statuses[] = {"past", "ongoing", "planned", "target", NULL};
static const char *const metric_kinds[] = {"level", "before-after", "versus-comparator",
	"change-only", "count-to-date", "rate", "duration", "rank", "saving", "cost", "target",
	"projection", "commitment", NULL};
static const char *const betters[] = {"higher", "lower", "neutral", NULL};
static const char *const value_roles[] = {
	"value", "before", "after", "comparator", "change", "target", NULL};
static const char *const bounds[] = {"exact", "about", "over", "under", "at_least", "up_to", NULL};
static const char *const statistics[] = {"mean", "median", "ratio", NULL};
static const char *const bases[] = {"estimate", "projection", "counted", "words", "anecdote", NULL};
static const char *const difference_kinds[] = {"contradiction", "different scope", "different date",
	"different name", "different unit", "different wording", "unclear", "missing value",
	"does not add up", NULL};
static const char *const weights[] = {"serious", "moderate", "minor", NULL};
static const char *const statement_forms[] = {
	"direct", "reported", "signed text", "author's voice", "second-hand", NULL};
static const char *const contact_kinds[] = {"phone", "email", "url", "twitter", "address", NULL};
static const char *const answers[] = {"yes", "no", NULL};

static const struct column sources[] = {ID, NAME, SHORT(17), CHOICE("kind", source_kinds),
	TEXT("publisher"), TEXT("publisher_basis"), DATES, TEXT("address"),
	{"lines", COLUMN_NUMBER, true, 0, NULL, NULL}, TEXT("note"), SOURCES, END};
static const struct column sections[] = {ID, NAME, PARENT("source", "d"), SOURCES, END};
static const struct column omissions[] = {ID, NAME, PARENT("source", "d"), SOURCES, END};
static const struct column organisations[] = {ID, NAME, SHORT(20), TEXT("name_as_printed"),
	TEXT("kind"), CHOICE("sector", sectors), FLAG("provider"), REFERENCE("parent", "o"),
	TEXT("parent_basis"), {"founded", COLUMN_DATE, false, 0, NULL, NULL},
	TEXT("founded_printed"), FLAG("unnamed"), TEXT("note"), SOURCES, END};
static const struct column aliases[] = {
	PARENT("organisation", "o"), NAME, TEXT("note"), SOURCES, END};
static const struct column codes[] = {PARENT("organisation", "o"),
	{"code", COLUMN_TEXT, true, 0, NULL, NULL}, {"scheme", COLUMN_TEXT, true, 0, NULL, NULL},
	NAME, TEXT("note"), SOURCES, END};
static const struct column places[] = {ID, NAME, TEXT("kind"), SOURCES, END};
static const struct column partnerships[] = {ID, NAME,
	{"short_name", COLUMN_TEXT, true, 17, NULL, NULL}, TEXT("kind"), TEXT("status"),
	TEXT("specialty"), {"specialties", COLUMN_CHOICES, true, 0, specialties, NULL},
	REFERENCE("parent", "p"), {"start", COLUMN_DATE, false, 0, NULL, NULL}, TEXT("start_note"),
	REFERENCES("places", "l"), TEXT("measure"), REFERENCE("measure_of", "o"), TEXT("testable"),
	TEXT("note"), SOURCES, END};
static const struct column parties[] = {
	PARENT("partnership", "p"), PARENT("organisation", "o"), NAME, SOURCES, END};
static const struct column facts[] = {{"id", COLUMN_TEXT, true, 0, NULL, NULL}, NAME,
	PARENT("subject", "op"), CHOICE("aspect", aspects), TEXT("figures"), SOURCES, END};
static const struct column people[] = {
	ID, NAME, TEXT("role"), REFERENCE("organisation", "o"), TEXT("note"), SOURCES, END};
static const struct column events[] = {ID, NAME, SHORT(32), DATES, TEXT("relative_to"),
	CHOICE("status", event_statuses), REFERENCE("partnership", "p"), REFERENCES("parties", "o"),
	REFERENCES("places", "l"), TEXT("note"), SOURCES, END};
static const struct column metrics[] = {ID, NAME, SHORT(32), CHOICE("kind", metric_kinds),
	CHOICE("better", betters), REFERENCE("subject", "oph"), REFERENCE("partnership", "p"),
	REFERENCE("claimed_by", "ohd"), REFERENCES("repeated_by", "oh"), REFERENCE("set_by", "o"),
	REFERENCES("beneficiaries", "o"), TEXT("measure"), REFERENCE("measure_of", "o"),
	TEXT("testable"), TEXT("working"), TEXT("note"), SOURCES, END};
static const struct column values[] = {PARENT("metric", "m"), CHOICE("role", value_roles),
	{"printed", COLUMN_TEXT, true, 0, NULL, NULL},
	{"label", COLUMN_TEXT, false, 12, NULL, NULL}, TEXT("qualifier"), NUMBER("low"),
	NUMBER("high"), {"bound", COLUMN_CHOICE, false, 0, bounds, NULL}, TEXT("unit"),
	{"statistic", COLUMN_CHOICE, false, 0, statistics, NULL}, TEXT("words"),
	NUMBER("numerator"), NUMBER("denominator"), TEXT("scope"),
	{"basis", COLUMN_CHOICE, false, 0, bases, NULL}, TEXT("window"), TEXT("note"), DATES,
	SOURCES, END};
static const struct column wordings[] = {PARENT("metric", "m"), CHOICE("role", value_roles),
	{"printed", COLUMN_TEXT, true, 0, NULL, NULL}, SOURCES, END};
static const struct column comparisons[] = {ID, NAME, REFERENCES("metrics", "m"),
	CHOICE("comparable", answers), TEXT("note"), SOURCES, END};
static const struct column corroborations[] = {
	ID, NAME, REFERENCES("involves", "opemaxlh"), FLAG("same_speaker"), SOURCES, END};
static const struct column statements[] = {ID, NAME, REFERENCE("speaker", "h"),
	REFERENCE("organisation", "o"), CHOICE("form", statement_forms), TEXT("note"), SOURCES,
	END};
static const struct column awards[] = {ID, NAME, TEXT("other_name"), TEXT("scheme"),
	TEXT("other_scheme"), DATES, REFERENCES("winners", "o"), REFERENCE("partnership", "p"),
	TEXT("result"), NUMBER("count"), TEXT("note"), SOURCES, END};
static const struct column contacts[] = {ID, NAME, REFERENCE("organisation", "o"),
	CHOICE("kind", contact_kinds), {"value", COLUMN_TEXT, true, 0, NULL, NULL}, SOURCES, END};
static const struct column products[] = {ID, NAME, TEXT("kind"), SOURCES, END};
static const struct column terms[] = {
	ID, NAME, TEXT("expansion"), CHOICE("expanded_in_source", answers), SOURCES, END};
static const struct column differences[] = {ID, NAME, SHORT(40), CHOICE("kind", difference_kinds),
	TEXT("detail"), CHOICE("weight", weights), REFERENCES("involves", "opemaqhd"),
	TEXT("working"), TEXT("note"), SOURCES, END};
static const struct column sides[] = {PARENT("difference", "c"), NAME, SOURCES, END};

const struct dossier_table dossier_tables[] = {
	{"sources", "source", 'd', false, sources},
	{"sections", "section", 's', false, sections},
	{"omissions", "omission", 'n', false, omissions},
	{"organisations", "organisation", 'o', false, organisations},
	{"aliases", "alias", 0, false, aliases},
	{"codes", "code", 0, true, codes},
	{"places", "place", 'l', false, places},
	{"partnerships", "partnership", 'p', false, partnerships},
	{"parties", "party", 0, true, parties},
	{"facts", "fact", 0, false, facts},
	{"people", "person", 'h', false, people},
	{"events", "event", 'e', false, events},
	{"metrics", "metric", 'm', false, metrics},
	{"values", "value", 0, true, values},
	{"wordings", "wording", 0, false, wordings},
	{"comparisons", "comparison", 'z', false, comparisons},
	{"corroborations", "corroboration", 'y', false, corroborations},
	{"statements", "statement", 'q', false, statements},
	{"awards", "award", 'a', false, awards},
	{"contacts", "contact", 'k', false, contacts},
	{"products", "product", 'x', false, products},
	{"terms", "term", 't', false, terms},
	{"differences", "difference", 'c', false, differences},
	{"sides", "side", 0, false, sides},
	{NULL, NULL, 0, false, NULL},
};

const struct column *dossier_table_parent(const struct dossier_table *table)
{
	for (const struct column *c = table->columns; c->name; c++)
		if (c->type == COLUMN_REFERENCE && c->required)
			return c;
	return NULL;
}

const struct dossier_table *dossier_table_named(const char *name)
{
	for (const struct dossier_table *t = dossier_tables; t->name; t++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}

const struct dossier_table *dossier_table_for_prefix(char prefix)
{
	for (const struct dossier_table *t = dossier_tables; t->name; t++)
		if (prefix && t->prefix == prefix)
			return t;
	return NULL;
}
