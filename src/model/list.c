/* Taking list cells apart. */
#include "model/list.h"

#include <string.h>

bool list_next(const char **rest, struct list_item *item)
{
	const char *end;

	if (*rest == NULL || **rest == '\0')
		return false;
	end = *rest + strcspn(*rest, ";");
	item->text = *rest;
	item->size = (size_t)(end - *rest);
	*rest = *end == ';' ? end + 1 : end;
	while (item->size > 0 && item->text[0] == ' ') {
		item->text++;
		item->size--;
	}
	while (item->size > 0 && item->text[item->size - 1] == ' ')
		item->size--;
	return true;
}

/* A line number of at most 9 digits; 0 where it is none. */
static int parse_line(const char **at, const char *end)
{
	int line = 0;
	const char *first = *at;

	for (; *at < end && **at >= '0' && **at <= '9' && *at - first < 9; (*at)++)
		line = line * 10 + (**at - '0');
	return line;
}

bool list_citation_parse(struct list_item item, struct list_citation *out)
{
	const char *colon = memchr(item.text, ':', item.size), *end = item.text + item.size, *at;

	if (colon == NULL || colon == item.text)
		return false;
	out->source = (struct list_item){item.text, (size_t)(colon - item.text)};
	at = colon + 1;
	out->first_line = out->last_line = parse_line(&at, end);
	if (at < end && *at == '-') {
		at++;
		out->last_line = parse_line(&at, end);
	}
	return at == end && out->first_line > 0 && out->last_line > 0;
}
