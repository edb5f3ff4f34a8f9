/* Ids of official numbers: no row of a dossier has an id that begins with ~. */
#include "views/official_id.h"

#include <string.h>

#include "model/month.h"

enum { SIGN = '~', BETWEEN = '|' };

bool official_id_is(const char *id)
{
	return id != NULL && id[0] == SIGN;
}

const char *official_id_make(struct arena *arena, const struct official_id *id)
{
	char month[8] = "";

	if (id->month != MONTH_NONE)
		month_print(id->month, month);
	return arena_format(arena, "%c%s%c%s%c%s%c%s", SIGN, id->who ? id->who : "", BETWEEN,
		id->measure ? id->measure : "", BETWEEN, id->function ? id->function : "", BETWEEN,
		month);
}

/* The next of the parts; NULL where it is empty, or there is none. */
static const char *take(struct arena *arena, const char **at)
{
	size_t size = strcspn(*at, "|");
	const char *part = size > 0 ? arena_bytes(arena, *at, size) : NULL;

	*at += size + ((*at)[size] != '\0');
	return part;
}

struct official_id official_id_read(struct arena *arena, const char *text)
{
	struct official_id id = {.month = MONTH_NONE};
	const char *month;

	if (!official_id_is(text))
		return id;
	text++;
	id.who = take(arena, &text);
	id.measure = take(arena, &text);
	id.function = take(arena, &text);
	month = take(arena, &text);
	if (month != NULL)
		id.month = month_parse(month);
	return id;
}

struct official_id official_id_of_claim(struct arena *arena, const char *measure, const char *who)
{
	size_t size = strcspn(measure, " ");
	struct official_id id = {.who = who, .month = MONTH_NONE};

	id.measure = arena_bytes(arena, (char *)measure, size);
	if (measure[size] == ' ' && measure[size + 1] != '\0')
		id.function = measure + size + 1;
	return id;
}
