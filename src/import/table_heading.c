/* The heading of a table: where it stands, and columns by their words. */
#include <string.h>

#include "table.h"
#include "table_parts.h"

static bool is_word(char byte)
{
	return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
	       (byte >= 'A' && byte <= 'Z') || (unsigned char)byte >= 0x80;
}

static char *squeeze_heading(struct arena *arena, const char *text)
{
	char *out = arena_allocate(arena, strlen(text) + 1), *to = out;
	size_t step = 1;

	for (; *text; text += step) {
		if (!table_is_space(text, &step))
			*to++ = *text;
		else if (to > out && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > out && to[-1] == ' ')
		to--;
	*to = '\0';
	return out;
}

static const char *fold_heading(struct arena *arena, const char *text)
{
	char *out = squeeze_heading(arena, text);

	for (char *at = out; *at; at++)
		*at = *at >= 'A' && *at <= 'Z' ? (char)(*at + 'a' - 'A') : *at;
	return out;
}

/* True where the heading has this word, whole. */
static bool has_word(const char *heading, const char *word, size_t size)
{
	while (*heading) {
		size_t length = 0;

		while (is_word(heading[length]))
			length++;
		if (length == size && memcmp(heading, word, size) == 0)
			return true;
		heading += length > 0 ? length : 1;
	}
	return false;
}

/* "over|greater" */
static bool has_either(const char *heading, const char *words, size_t size)
{
	while (size > 0) {
		const char *bar = memchr(words, '|', size);
		size_t length = bar != NULL ? (size_t)(bar - words) : size;

		if (has_word(heading, words, length))
			return true;
		words += length;
		size -= length;
		if (size > 0) {
			words++;
			size--;
		}
	}
	return false;
}

bool table_words_match(const char *words, const char *heading)
{
	while (*words) {
		bool wanted = *words != '!';
		size_t size;

		words += !wanted;
		size = strcspn(words, " ");
		if (has_either(heading, words, size) != wanted)
			return false;
		words += size;
		words += strspn(words, " ");
	}
	return true;
}

/* The first want that no field of the row has, or NULL. scratch is emptied. */
static const struct table_want *first_missing(const struct csv_field *fields, size_t count,
	const struct table_want *wants, struct arena *scratch, size_t *found)
{
	const struct table_want *missing = NULL;
	const char **folded;

	*found = 0;
	arena_empty(scratch);
	folded = arena_array(scratch, count, sizeof *folded);
	for (size_t i = 0; i < count; i++)
		folded[i] = fold_heading(scratch, fields[i].text);
	for (; wants->words != NULL; wants++) {
		size_t at = 0;

		while (at < count && !table_words_match(wants->words, folded[at]))
			at++;
		*found += at < count;
		if (at == count && missing == NULL)
			missing = wants;
	}
	return missing;
}

bool table_head_has(const char *head, size_t size, const struct table_want *wants)
{
	struct table table = {.source = NULL};
	struct error ignored;
	bool found = false;
	size_t most;

	string_buffer_add_bytes(&table.text, head, size);
	table_start(&table);
	for (int row = 0; !found && row < TABLE_HEADING_WITHIN; row++) {
		if (csv_read(table.reader, &table.fields, &table.count, &ignored) != CSV_RECORD)
			break;
		found = first_missing(table.fields, table.count, wants, &table.arena, &most) ==
			NULL;
	}
	table_close(&table);
	return found;
}

static bool is_wanted(const char *heading, const struct table_want *wants)
{
	while (wants->words != NULL && !table_words_match(wants->words, heading))
		wants++;
	return wants->words != NULL;
}

/* A heading of one of the wants that stands exactly twice, spelt alike: where a third one stands
 * too, it is a group of columns, as the workbooks have them. NULL: none, or the row is too long to
 * be a heading. */
static const char *twice_of(
	const struct table *table, const struct table_want *wants, struct arena *arena)
{
	enum { FIELDS_MOST = 500 };
	const char **folded;

	if (table->count > FIELDS_MOST)
		return NULL;
	folded = arena_array(arena, table->count, sizeof *folded);
	for (size_t i = 0; i < table->count; i++)
		folded[i] = fold_heading(arena, table->fields[i].text);
	for (size_t i = 0; i < table->count; i++) {
		size_t same = 0;

		for (size_t k = 0; k < table->count; k++)
			same += strcmp(folded[i], folded[k]) == 0;
		if (same == 2 && is_wanted(folded[i], wants))
			return squeeze_heading(arena, table->fields[i].text);
	}
	return NULL;
}

void table_nearness(const char *head, size_t size, const struct table_want *wants,
	struct arena *arena, struct table_nearness *out)
{
	struct table table = {.source = NULL};
	struct error ignored;
	size_t all = 0, most = 0;

	*out = (struct table_nearness){.share = 0};
	while (wants[all].words != NULL)
		all++;
	string_buffer_add_bytes(&table.text, head, size);
	table_start(&table);
	for (int row = 0; row < TABLE_HEADING_WITHIN; row++) {
		const struct table_want *missing;
		size_t found;

		if (csv_read(table.reader, &table.fields, &table.count, &ignored) != CSV_RECORD)
			break;
		missing = first_missing(table.fields, table.count, wants, &table.arena, &found);
		if (missing == NULL || found <= most || found * 2 < all || table.count < all)
			continue;
		most = found;
		*out = (struct table_nearness){(double)found / (double)all, csv_line(table.reader),
			missing->title, twice_of(&table, wants, arena)};
	}
	table_close(&table);
}

static void set_heading(struct table *table)
{
	const char **headings = arena_array(&table->arena, table->count, sizeof *headings);
	const char **titles = arena_array(&table->arena, table->count, sizeof *titles);

	table->columns = 0;
	table->width = table->count;
	for (size_t i = 0; i < table->count; i++) {
		headings[i] = fold_heading(&table->arena, table->fields[i].text);
		titles[i] = squeeze_heading(&table->arena, table->fields[i].text);
		if (*headings[i])
			table->columns = i + 1;
	}
	table->headings = headings;
	table->titles = titles;
	table->rows = 0;
}

/* "Period:" and in the next cell that is not blank "February 2025" */
static void keep_period(struct table *table)
{
	bool follows = false;

	for (size_t i = 0; table->period == NULL && i < table->count; i++) {
		const char *text = table_text(table, i);

		if (follows && *text)
			table->period = arena_string(&table->arena, text);
		follows = follows || table_same(text, "Period:") || table_same(text, "Period");
	}
}

/* Which layout the row in hand has; *nearest is what the one that fits best lacks. */
static bool find_layout(const struct table *table, const struct table_want *const *layouts,
	size_t *layout, struct arena *scratch, size_t *most, const struct table_want **nearest)
{
	for (*layout = 0; layouts[*layout] != NULL; ++*layout) {
		size_t found;
		const struct table_want *missing = first_missing(
			table->fields, table->count, layouts[*layout], scratch, &found);

		if (missing == NULL)
			return true;
		if (found >= *most) {
			*most = found;
			*nearest = missing;
		}
	}
	return false;
}

bool table_find_heading(struct table *table, const struct table_want *const *layouts,
	size_t *layout, struct error *error)
{
	const struct table_want *nearest = layouts[0];
	struct arena scratch = {0};
	size_t most = 0;
	bool more = true, done = true, found = false;

	for (int row = 0; done && more && !found && row < TABLE_HEADING_WITHIN; row++) {
		done = table_next(table, &more, error);
		found = done && more &&
			find_layout(table, layouts, layout, &scratch, &most, &nearest);
		if (found)
			set_heading(table);
		else if (done && more)
			keep_period(table);
	}
	arena_free(&scratch);
	if (!done || found)
		return done;
	return error_set(error,
		"has no heading of this kind in its first %d rows: no column is called \"%s\"",
		TABLE_HEADING_WITHIN, nearest->title);
}

size_t table_column(const struct table *table, const char *words, size_t from)
{
	for (size_t i = from; i < table->columns; i++)
		if (*table->headings[i] && table_words_match(words, table->headings[i]))
			return i;
	return TABLE_NONE;
}

bool table_check_twice(
	struct table *table, const size_t *columns, size_t count, struct error *error)
{
	for (size_t i = 0; i < count; i++) {
		size_t column = columns[i];

		for (size_t k = 0; column != TABLE_NONE && k < table->columns; k++)
			if (k != column && strcmp(table->headings[k], table->headings[column]) == 0)
				return table_fail(table, k > column ? k : column, error,
					"the heading has it twice, in column %zu too: it cannot be "
					"told which is meant",
					(k < column ? k : column) + 1);
	}
	return true;
}
