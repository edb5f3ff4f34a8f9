/* The words of a row: month, provider, commissioner; part and treatment function. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "model/month.h"
#include "rtt_row.h"
#include "table.h"
#include "text/utf8.h"

enum { CODE_MOST = 16, NAME_MOST = 300 };

static const struct {
	const char *code;
	enum waits_part part;
} parts[] = {
	{"Part_1A", PART_ADMITTED},
	{"Part_1B", PART_NONADMITTED},
	{"Part_2", PART_INCOMPLETE},
	{"Part_2A", PART_DTA},
	{"Part_3", PART_NEW},
};

/* Words of one row; first: the column of the record's first field. */
struct words {
	struct row_reader *reader;
	const struct row_place *place; /* NULL: problems are not told */
	size_t first;
	uint64_t byte;
};

static const struct rtt_field *field_of(const struct words *words, enum column_kind kind)
{
	int column = words->reader->extract->layout.at[kind];
	const struct rtt_record *record = &words->reader->record;

	if (column < (int)words->first || (size_t)column - words->first >= record->count)
		return NULL;
	return &record->fields[(size_t)column - words->first];
}

static bool complain(const struct words *words, enum column_kind kind, const char *what)
{
	const struct rtt_field *field = field_of(words, kind);
	char text[60];

	if (words->place == NULL)
		return false;
	field_copy(field != NULL ? field : &(struct rtt_field){.text = ""}, text, sizeof text);
	rows_problem(words->reader, words->place,
		(size_t)(words->reader->extract->layout.at[kind] + 1), "“%s” %s", text, what);
	return false;
}

/* Blank where there is no such column. */
static void copy_text(const struct words *words, enum column_kind kind, char *buffer, size_t size)
{
	const struct rtt_field *field = field_of(words, kind);

	buffer[0] = '\0';
	if (field != NULL)
		field_copy(field, buffer, size);
}

/* False where it is longer than a code, or has other signs than one. */
static bool copy_code(const struct words *words, enum column_kind kind, char code[CODE_MOST])
{
	const struct rtt_field *field = field_of(words, kind);

	code[0] = '\0';
	if (field == NULL)
		return true;
	if (field->size >= CODE_MOST)
		return false;
	for (size_t i = 0; i < field->size; i++)
		if (!isalnum((unsigned char)field->text[i]) && field->text[i] != '_' &&
			field->text[i] != '-')
			return false;
	field_copy(field, code, CODE_MOST);
	return true;
}

static bool check_utf8(const struct words *words)
{
	const struct rtt_record *record = &words->reader->record;
	const char *text = record->fields[0].raw;
	struct extract *extract = words->reader->extract;

	if (utf8_valid(text, (size_t)(record->after - text), NULL))
		return true;
	if (words->place == NULL)
		return false;
	pthread_mutex_lock(&extract->codes.lock);
	extract->not_utf8 = true;
	pthread_mutex_unlock(&extract->codes.lock);
	rows_problem(words->reader, words->place, 0,
		"the text is not UTF-8: name its encoding with --encoding");
	return false;
}

/* "April" of "2016-17"; January to March belong to the second of the two years. */
static int month_of_year(const char *name, const char *year)
{
	char text[2 * PERIOD_MOST];
	bool financial = strlen(year) > 4;
	int month = month_find(name);

	if (month != MONTH_NONE)
		return month;
	snprintf(text, sizeof text, "%.*s %.4s", PERIOD_MOST - 1, name, year);
	month = month_find(text);
	return month != MONTH_NONE && financial && month_in_year(month) < 4 ? month + 12 : month;
}

static bool agree_on_month(const struct words *words, enum column_kind kind, int month)
{
	struct extract *extract = words->reader->extract;
	char text[100], other[9];
	int known;

	pthread_mutex_lock(&extract->codes.lock);
	if (extract->month == MONTH_NONE)
		extract->month = month;
	known = extract->month;
	pthread_mutex_unlock(&extract->codes.lock);
	if (month == known)
		return true;
	month_format(known, other);
	snprintf(text, sizeof text, "is another month than %s: one file, one month", other);
	return complain(words, kind, text);
}

static bool find_period(const struct words *words)
{
	const struct layout *layout = &words->reader->extract->layout;
	char *known = words->reader->memo->period, text[PERIOD_MOST], year[PERIOD_MOST];
	enum column_kind kind =
		layout->at[COLUMN_PERIOD] != NO_COLUMN ? COLUMN_PERIOD : COLUMN_PERIOD_NAME;
	int month;

	copy_text(words, kind, text, sizeof text);
	copy_text(words, COLUMN_YEAR, year, sizeof year);
	if (kind == COLUMN_PERIOD && text[0] != '\0' && strcmp(text, known) == 0)
		return true;
	if (layout->at[kind] == NO_COLUMN)
		month = MONTH_NONE;
	else
		month = kind == COLUMN_PERIOD ? month_find(text) : month_of_year(text, year);
	if (layout->at[kind] == NO_COLUMN && words->reader->extract->month != MONTH_NONE)
		return true; /* --period told it */
	if (month == MONTH_NONE)
		return complain(words, kind, "is no month that is known: give it with --period");
	if (!agree_on_month(words, kind, month))
		return false;
	memcpy(known, text, sizeof text);
	return true;
}

/* Where the pathways of a commissioner are counted: its ICB, or one of the two that stand for none.
 */
static int64_t add_icb(struct codes *codes, const char *commissioner, const char *parent,
	const char *name, uint64_t byte)
{
	if (strcmp(commissioner, "NONC") == 0)
		return CODES_NONC;
	if (parent[0] == '\0')
		return CODES_BLANK;
	return codes_add(codes, &codes->icbs, ICBS_MOST, parent, name, "", byte);
}

static const char no_code[] = "is no code of an organisation";
static const char too_many[] = "is one organisation more than a month can have";

bool row_is_total(const struct row_reader *reader)
{
	static const enum column_kind names[] = {
		COLUMN_PERIOD, COLUMN_PROVIDER_PARENT, COLUMN_PROVIDER, COLUMN_PROVIDER_NAME};
	static const enum column_kind blanks[] = {
		COLUMN_PROVIDER, COLUMN_PROVIDER_NAME, COLUMN_PART, COLUMN_FUNCTION};
	const struct words words = {(struct row_reader *)reader, NULL, 0, 0};
	char text[60];
	bool nameless = true;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		copy_text(&words, names[i], text, sizeof text);
		if (table_is_total(text))
			return true;
	}
	for (size_t i = 0; nameless && i < sizeof blanks / sizeof *blanks; i++) {
		copy_text(&words, blanks[i], text, sizeof text);
		nameless = table_is_nameless(text);
	}
	return nameless;
}

bool row_find_provider(
	struct row_reader *reader, const struct row_place *place, uint64_t byte, uint32_t *provider)
{
	const struct words words = {reader, place, 0, byte};
	struct codes *codes = &reader->extract->codes;
	char code[CODE_MOST], parent[CODE_MOST], name[NAME_MOST], parent_name[NAME_MOST];
	int64_t index, icb = 0;

	if (!check_utf8(&words) || !find_period(&words))
		return false;
	if (row_is_total(reader) || !copy_code(&words, COLUMN_PROVIDER, code) ||
		table_is_nameless(code))
		return complain(&words, COLUMN_PROVIDER, no_code);
	if (!copy_code(&words, COLUMN_PROVIDER_PARENT, parent))
		return complain(&words, COLUMN_PROVIDER_PARENT, no_code);
	copy_text(&words, COLUMN_PROVIDER_NAME, name, sizeof name);
	copy_text(&words, COLUMN_PROVIDER_PARENT_NAME, parent_name, sizeof parent_name);
	pthread_mutex_lock(&codes->lock);
	index = codes_add(codes, &codes->providers, CODES_MOST, code, name, parent, byte);
	if (parent[0] != '\0')
		icb = codes_add(codes, &codes->icbs, ICBS_MOST, parent, parent_name, "", byte);
	pthread_mutex_unlock(&codes->lock);
	if (index < 0 || icb < 0)
		return complain(&words, COLUMN_PROVIDER, too_many);
	*provider = (uint32_t)index;
	return true;
}

bool row_find_commissioner(struct row_reader *reader, const struct row_place *place, size_t first,
	uint64_t byte, struct row_commissioner *commissioner)
{
	const struct words words = {reader, place, first, byte};
	struct codes *codes = &reader->extract->codes;
	char code[CODE_MOST], parent[CODE_MOST], name[NAME_MOST], pair[2 * CODE_MOST];
	int64_t index, plain, icb;

	if (!check_utf8(&words))
		return false;
	if (!copy_code(&words, COLUMN_COMMISSIONER, code))
		return complain(&words, COLUMN_COMMISSIONER, no_code);
	if (!copy_code(&words, COLUMN_COMMISSIONER_PARENT, parent))
		return complain(&words, COLUMN_COMMISSIONER_PARENT, no_code);
	copy_text(&words, COLUMN_COMMISSIONER_PARENT_NAME, name, sizeof name);
	snprintf(pair, sizeof pair, "%s\t%s", code, parent);
	pthread_mutex_lock(&codes->lock);
	icb = add_icb(codes, code, parent, name, byte);
	plain = codes_add(codes, &codes->plain, CODES_MOST, code, "", "", byte);
	index = codes_add(codes, &codes->commissioners, CODES_MOST, pair, "", "", byte);
	if (index >= 0 && icb >= 0 && plain >= 0) {
		codes->commissioners.items[index].other = (uint32_t)icb;
		codes->commissioners.items[index].plain = (uint32_t)plain;
	}
	pthread_mutex_unlock(&codes->lock);
	if (index < 0 || icb < 0 || plain < 0)
		return complain(&words, COLUMN_COMMISSIONER, too_many);
	*commissioner =
		(struct row_commissioner){(uint32_t)index, (uint32_t)plain, icb == CODES_NONC};
	return true;
}

static int find_part(const struct words *words)
{
	char text[CODE_MOST];

	if (copy_code(words, COLUMN_PART, text))
		for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
			if (strcasecmp(parts[i].code, text) == 0)
				return parts[i].part;
	complain(words, COLUMN_PART,
		"is no part of a return: Part_1A, Part_1B, Part_2, Part_2A or Part_3");
	return 0;
}

bool row_find_what(struct row_reader *reader, const struct row_place *place, size_t first,
	uint64_t byte, struct row_what *what)
{
	const struct words words = {reader, place, first, byte};
	struct codes *codes = &reader->extract->codes;
	char code[CODE_MOST], name[NAME_MOST];
	int part = check_utf8(&words) ? find_part(&words) : 0;
	int64_t function;

	if (part == 0)
		return false;
	if (!copy_code(&words, COLUMN_FUNCTION, code) || code[0] == '\0')
		return complain(&words, COLUMN_FUNCTION, "is no code of a treatment function");
	copy_text(&words, COLUMN_FUNCTION_NAME, name, sizeof name);
	pthread_mutex_lock(&codes->lock);
	function = codes_add(codes, &codes->functions, FUNCTIONS_MOST, code, name, "", byte);
	pthread_mutex_unlock(&codes->lock);
	if (function < 0)
		return complain(&words, COLUMN_FUNCTION,
			"is one treatment function more than a month can have");
	*what = (struct row_what){
		(enum waits_part)part, (uint32_t)function, strcmp(code, CODES_TOTAL) == 0};
	return true;
}
