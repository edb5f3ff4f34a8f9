/* A source, and a date, in words for people. */
#include "source_words.h"

#include <string.h>

static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};

/* Day and month in full; what is coarser as date_format has it. */
static const char *long_date(const struct date *date, struct arena *arena)
{
	const struct calendar_date *start = &date->start;
	char text[64];

	if (date->precision == DATE_DAY && start->day && start->month)
		return arena_format(
			arena, "%d %s %d", start->day, months[start->month - 1], start->year);
	if (date->precision == DATE_MONTH && start->month)
		return arena_format(arena, "%s %d", months[start->month - 1], start->year);
	date_format(date, text, sizeof text);
	return arena_string(arena, text);
}

static bool is_derived(const struct date *date)
{
	return date->precision == DATE_DERIVED_YEAR || date->precision == DATE_DERIVED_RANGE;
}

const char *source_date_words(const struct source *source, struct arena *arena)
{
	const char *words = long_date(&source->date, arena);

	if (!is_derived(&source->date))
		return words;
	return arena_format(arena, "%.*s (inferred)", (int)strcspn(words, "?"), words);
}

const char *source_words(const struct source *source, struct arena *arena)
{
	const char *date = source_date_words(source, arena);
	const char *name = source->short_name ? source->short_name : source->name;

	if (strcmp(source->kind, "data file") == 0)
		return source->publisher ? arena_format(arena, "%s, %s", source->publisher, name)
					 : name;
	if (source->publisher)
		return arena_format(arena, "%s, %s", source->publisher, date);
	if (is_derived(&source->date) &&
		strstr(name, arena_format(arena, "%d", source->date.start.year)))
		return arena_format(arena, "%s (inferred)", name);
	return arena_format(arena, "%s, %s", name, date);
}

const char *source_publisher_words(const struct source *source, struct arena *arena)
{
	if (!source->publisher)
		return source->publisher_basis ? source->publisher_basis : "not named";
	if (!source->publisher_basis)
		return source->publisher;
	return arena_format(arena, "%s (%s)", source->publisher, source->publisher_basis);
}

struct date row_date(const struct row *row)
{
	struct date date = {
		.printed = row_field(row, "date_printed"), .note = row_field(row, "date_note")};
	const char *start = row_field(row, "date_start"), *end = row_field(row, "date_end");

	date_precision_parse(row_field(row, "date_precision"), &date.precision);
	if (start)
		calendar_date_parse(start, &date.start);
	if (end)
		calendar_date_parse(end, &date.end);
	return date;
}
