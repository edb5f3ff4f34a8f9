/* Headings as published since 2011, told by their names and never by their places. */
#include "rtt_layout.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/waits.h"

enum { NAME_MOST = 100 };

static const struct {
	const char *name;
	enum column_kind kind;
} names[] = {
	{"Period", COLUMN_PERIOD},
	{"Period Name", COLUMN_PERIOD_NAME},
	{"Year", COLUMN_YEAR},
	{"Provider Parent Org Code", COLUMN_PROVIDER_PARENT},
	{"Provider Parent Name", COLUMN_PROVIDER_PARENT_NAME},
	{"Provider Org Code", COLUMN_PROVIDER},
	{"Provider Org Name", COLUMN_PROVIDER_NAME},
	{"Commissioner Parent Org Code", COLUMN_COMMISSIONER_PARENT},
	{"Commissioner Parent Name", COLUMN_COMMISSIONER_PARENT_NAME},
	{"Commissioner Org Code", COLUMN_COMMISSIONER},
	{"RTT Part Type", COLUMN_PART},
	{"RTT Part Name", COLUMN_PART},
	{"Treatment Function Code", COLUMN_FUNCTION},
	{"Treatment Function Name", COLUMN_FUNCTION_NAME},
	{"Total", COLUMN_TOTAL},
	{"Patients with unknown clock start date", COLUMN_UNKNOWN},
	{"Total All", COLUMN_ALL},
};

/* July 2016, which has no column for the code: what the names mean there. */
static const struct {
	const char *name;
	enum column_kind kind;
} names_without_code[] = {
	{"Treatment Function Name", COLUMN_FUNCTION},
	{"Treatment Function Description", COLUMN_FUNCTION_NAME},
};

/* "Gt 03 To 04 Weeks SUM 1" is 3, "Gt 104 Weeks SUM 1" 104 and open; -1: no band. */
static int read_band(const char *name, bool *open)
{
	int from, to, size = 0;

	char small[NAME_MOST];

	for (size_t i = 0; i == 0 || small[i - 1] != '\0'; i++)
		small[i] = (char)tolower((unsigned char)name[i]);
	if (sscanf(small, "gt %3d to %3d week%n", &from, &to, &size) == 2 && size > 0) {
		*open = false;
		return from >= 0 && to == from + 1 ? from : -1;
	}
	if (sscanf(small, "gt %3d week%n", &from, &size) == 1 && size > 0) {
		*open = true;
		return from;
	}
	return -1;
}

/* Bytes of a blank, no-break spaces of web pages and spreadsheets among them; 0: it is none. */
static size_t blank_at(const char *text)
{
	if (isspace((unsigned char)*text))
		return 1;
	return strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Trimmed, with single blanks, however many the file has. */
static void copy_name(const struct rtt_field *field, char name[NAME_MOST])
{
	size_t out = 0;

	field_copy(field, name, NAME_MOST);
	for (const char *at = name; *at != '\0';) {
		size_t blank = blank_at(at);

		if (blank == 0)
			name[out++] = *at;
		else if (out > 0 && name[out - 1] != ' ')
			name[out++] = ' ';
		at += blank > 0 ? blank : 1;
	}
	name[out > 0 && name[out - 1] == ' ' ? out - 1 : out] = '\0';
}

static enum column_kind find_kind(const char *name, bool has_code)
{
	for (size_t i = 0; !has_code && i < sizeof names_without_code / sizeof *names_without_code;
		i++)
		if (strcasecmp(names_without_code[i].name, name) == 0)
			return names_without_code[i].kind;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcasecmp(names[i].name, name) == 0)
			return names[i].kind;
	return COLUMN_OTHER;
}

bool layout_recognises(const struct rtt_record *record)
{
	bool part = false, function = false, band = false;

	for (size_t i = 0; i < record->count; i++) {
		char name[NAME_MOST];
		bool open;

		copy_name(&record->fields[i], name);
		part |= strncasecmp(name, "RTT Part", 8) == 0;
		function |= strncasecmp(name, "Treatment Function", 18) == 0;
		band |= read_band(name, &open) >= 0;
	}
	return part && function && band;
}

bool layout_repeats(const struct layout *layout, const struct rtt_record *record)
{
	static const enum column_kind kinds[] = {COLUMN_PROVIDER, COLUMN_PART, COLUMN_FUNCTION};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		size_t column = (size_t)layout->at[kinds[i]];
		char name[NAME_MOST];

		if (column >= record->count)
			return false;
		copy_name(&record->fields[column], name);
		if (strcasecmp(name, layout->columns[column].name) != 0)
			return false;
	}
	return true;
}

bool layout_is_workbook(const struct rtt_record *record)
{
	bool function = false, band = false;

	for (size_t i = 0; i < record->count; i++) {
		char name[NAME_MOST];

		copy_name(&record->fields[i], name);
		function |= strcasecmp(name, "Treatment Function Code") == 0;
		band |= strcmp(name, ">0-1") == 0;
	}
	return function && band;
}

static bool place(struct layout *layout, size_t i, bool has_code, struct error *error)
{
	struct layout_column *column = &layout->columns[i];
	bool open = false;

	column->band = read_band(column->name, &open);
	column->kind = column->band >= 0 ? COLUMN_BAND : find_kind(column->name, has_code);
	if (open && (layout->open > 0 || column->band >= WAITS_BANDS_MOST || column->band == 0))
		return error_set(error,
			"column %zu (%s) of the heading is a second or an "
			"unknown open band",
			i + 1, column->name);
	if (open)
		layout->open = column->band;
	if (column->kind != COLUMN_OTHER && column->kind != COLUMN_BAND &&
		layout->at[column->kind] != NO_COLUMN)
		return error_set(error, "the heading has %s in two columns", column->name);
	if (layout->at[column->kind] == NO_COLUMN)
		layout->at[column->kind] = (int)i;
	return true;
}

/* Every week up to the open one, each once. */
static bool check_bands(const struct layout *layout, struct error *error)
{
	bool seen[WAITS_BANDS_MOST] = {false};
	int count = 0;

	if (layout->open == 0)
		return error_set(error, "the heading has no open band (\"Gt 104 Weeks\")");
	for (size_t i = 0; i < layout->count; i++) {
		const struct layout_column *column = &layout->columns[i];

		if (column->kind != COLUMN_BAND)
			continue;
		if (column->band > layout->open || seen[column->band])
			return error_set(error,
				"column %zu (%s) of the heading: this band is "
				"twice in it, or over the open one",
				i + 1, column->name);
		seen[column->band] = true;
		count++;
	}
	return count == layout->open + 1 ||
	       error_set(error, "the heading has %d of the %d bands up to %d weeks", count,
		       layout->open + 1, layout->open);
}

static bool check_needed(const struct layout *layout, struct error *error)
{
	static const struct {
		enum column_kind kind;
		const char *name;
	} needed[] = {{COLUMN_PROVIDER, "Provider Org Code"},
		{COLUMN_COMMISSIONER, "Commissioner Org Code"}, {COLUMN_PART, "RTT Part Type"},
		{COLUMN_FUNCTION, "Treatment Function Code"}};

	for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
		if (layout->at[needed[i].kind] == NO_COLUMN)
			return error_set(error, "the heading has no column %s", needed[i].name);
	return true;
}

/* A column that is not looked at stays with those before it. */
static enum stage stage_of(const struct layout_column *column, enum stage before)
{
	static const enum stage stages[COLUMN_KINDS] = {
		[COLUMN_COMMISSIONER_PARENT] = STAGE_COMMISSIONER,
		[COLUMN_COMMISSIONER_PARENT_NAME] = STAGE_COMMISSIONER,
		[COLUMN_COMMISSIONER] = STAGE_COMMISSIONER,
		[COLUMN_PART] = STAGE_WHAT,
		[COLUMN_FUNCTION] = STAGE_WHAT,
		[COLUMN_FUNCTION_NAME] = STAGE_WHAT,
		[COLUMN_BAND] = STAGE_BANDS,
		[COLUMN_TOTAL] = STAGE_TOTALS,
		[COLUMN_UNKNOWN] = STAGE_TOTALS,
		[COLUMN_ALL] = STAGE_TOTALS,
	}; /* others: STAGE_PROVIDER */

	return column->kind == COLUMN_OTHER ? before : stages[column->kind];
}

static bool is_regular(struct layout *layout)
{
	enum stage stage = STAGE_PROVIDER;

	for (size_t i = 0; i < layout->count; i++) {
		enum stage next = stage_of(&layout->columns[i], stage);

		if (next != stage && (next != stage + 1 || i == 0))
			return false;
		if (next != stage)
			layout->starts[next] = i;
		if (next == STAGE_BANDS &&
			layout->columns[i].band != (int)(i - layout->starts[STAGE_BANDS]))
			return false;
		stage = next;
	}
	return stage == STAGE_TOTALS;
}

bool layout_read(const struct rtt_record *heading, struct arena *arena, struct layout *layout,
	struct error *error)
{
	bool has_code = false;

	*layout = (struct layout){.count = heading->count, .delimiter = heading->delimiter};
	while (layout->count > 0 && heading->fields[layout->count - 1].size == 0)
		layout->count--;
	layout->columns = arena_array(arena, layout->count, sizeof *layout->columns);
	for (int i = 0; i < COLUMN_KINDS; i++)
		layout->at[i] = NO_COLUMN;
	for (size_t i = 0; i < layout->count; i++) {
		char name[NAME_MOST];

		copy_name(&heading->fields[i], name);
		layout->columns[i].name = arena_string(arena, name);
		has_code |= find_kind(name, true) == COLUMN_FUNCTION;
	}
	for (size_t i = 0; i < layout->count; i++)
		if (!place(layout, i, has_code, error))
			return false;
	if (!check_needed(layout, error) || !check_bands(layout, error))
		return false;
	layout->regular = layout->delimiter == ',' && is_regular(layout);
	return true;
}
