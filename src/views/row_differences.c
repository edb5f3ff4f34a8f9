/* Which differences a row stands in: those that name it, and for a fact those that quote it. */
#include "row_differences.h"

#include <string.h>

#include "views/view.h"

bool citations_overlap(const struct citation *a, const struct citation *b)
{
	return strcmp(a->source, b->source) == 0 && a->first_line <= b->last_line &&
	       b->first_line <= a->last_line;
}

bool difference_names(const struct difference *difference, const char *id)
{
	const char *list = difference->involves, *value;
	size_t size;

	while (view_list_next(&list, &value, &size))
		if (strlen(id) == size && memcmp(value, id, size) == 0)
			return true;
	return false;
}

static bool cites_lines(const struct citations *citations, const struct citation *wanted)
{
	for (size_t i = 0; i < citations->count; i++)
		if (citations_overlap(&citations->items[i], wanted))
			return true;
	return false;
}

static bool contains(const char *text, const char *part, size_t size)
{
	for (; (text = strchr(text, *part)); text++)
		if (strncmp(text, part, size) == 0)
			return true;
	return false;
}

static bool has_digit(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (text[i] >= '0' && text[i] <= '9')
			return true;
	return false;
}

static bool prints_figure(const char *text, const char *figures)
{
	const char *figure;
	size_t size;

	while (view_list_next(&figures, &figure, &size))
		if (has_digit(figure, size) && contains(text, figure, size))
			return true;
	return false;
}

static bool is_among(
	const struct difference *differences, size_t count, const struct difference *wanted)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(differences[i].id, wanted->id) == 0)
			return true;
	return false;
}

static bool quotes_fact(const struct difference *difference, const struct row *fact)
{
	for (size_t i = 0; fact->citations.count && i < difference->side_count; i++)
		if (cites_lines(&difference->sides[i].citations, &fact->citations.items[0]) &&
			prints_figure(difference->sides[i].text, row_field(fact, "figures")))
			return true;
	return false;
}

bool difference_has_fact(const struct difference *difference, const struct row *fact,
	const struct difference *of_subject, size_t of_subject_count)
{
	return difference_names(difference, fact->id) ||
	       (quotes_fact(difference, fact) &&
		       is_among(of_subject, of_subject_count, difference));
}

static bool load_of_fact(struct store *store, struct arena *arena, const struct row *fact,
	const struct difference **out, size_t *count, struct error *error)
{
	const struct difference *all, *of_subject;
	size_t all_count, of_subject_count;

	if (!load_differences(store, arena, NULL, &all, &all_count, error) ||
		!load_differences(store, arena, row_field(fact, "subject"), &of_subject,
			&of_subject_count, error))
		return false;
	struct difference *found = arena_array(arena, all_count, sizeof *found);
	*count = 0;
	for (size_t i = 0; i < all_count; i++)
		if (difference_has_fact(&all[i], fact, of_subject, of_subject_count))
			found[(*count)++] = all[i];
	*out = found;
	return true;
}

bool row_differences(struct store *store, struct arena *arena, const char *about,
	const struct difference **out, size_t *count, struct error *error)
{
	struct record *record = NULL;

	if (about && !load_record(store, arena, about, &record, error))
		return false;
	if (record && strcmp(record->row->table->name, "facts") == 0)
		return load_of_fact(store, arena, record->row, out, count, error);
	return load_differences(store, arena, about, out, count, error);
}
