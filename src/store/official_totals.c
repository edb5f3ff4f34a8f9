/* What a new issue of a month says otherwise than the one that was there. */
#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "model/measure.h"
#include "model/month.h"
#include "official.h"

enum { MOVED_LINES = 10 };

static const char *const part_words[PART_COUNT] = {
	[PART_ADMITTED] = "admitted",
	[PART_NONADMITTED] = "not admitted",
	[PART_INCOMPLETE] = "waiting list",
	[PART_DTA] = "waiting list, decided to admit",
	[PART_NEW] = "new pathways",
	[PART_DIAGNOSTIC] = "diagnostic waiting list",
	[PART_ADJUSTED] = "admitted, adjusted",
};

static void add_total(struct official_totals *totals, int64_t what, int64_t body, double value)
{
	if (body <= BODY_SECTOR_OTHER)
		return;
	if (totals->count == totals->capacity) {
		totals->capacity = totals->capacity * 2 + 256;
		totals->items =
			memory_resize(totals->items, totals->capacity, sizeof *totals->items);
	}
	totals->items[totals->count++] = (struct official_total){what, body, value};
}

static bool read_waits(
	struct store *store, int month, int part, struct official_totals *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_total_waits");

	statement_bind_integer(&statement, ":month", month);
	statement_bind_integer(&statement, ":part", part);
	while (statement_step(&statement)) {
		struct waits sum = {0};
		size_t size;
		const unsigned char *bytes = statement_bytes(&statement, 1, &size);

		waits_add_packed(&sum, bytes, size, BODY_NONC);
		add_total(out, -part, statement_integer(&statement, 0), (double)waits_total(&sum));
	}
	return statement_end(&statement, error);
}

static bool read_figures(struct store *store, const struct official_scope *scope,
	struct official_totals *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_total_figures");

	statement_bind_integer(&statement, ":month", scope->month);
	statement_bind_text(&statement, ":dataset", scope->dataset->name);
	if (scope->item != 0)
		statement_bind_integer(&statement, ":item", scope->item);
	while (statement_step(&statement))
		add_total(out, statement_integer(&statement, 0), statement_integer(&statement, 1),
			statement_number(&statement, 2));
	return statement_end(&statement, error);
}

bool official_totals_read(struct store *store, const struct official_scope *scope,
	struct official_totals *out, struct error *error)
{
	bool done = true;

	for (int part = PART_COUNT - 1; done && part > 0; part--)
		if (scope->dataset->parts & 1u << part)
			done = read_waits(store, scope->month, part, out, error);
	return done && read_figures(store, scope, out, error);
}

/* The two of a provider; there: it has that row. */
struct moved {
	int64_t what, body;
	double before, after;
	bool was_there, is_there;
};

static double or_zero(double value)
{
	return isnan(value) ? 0 : value;
}

static int compare_moved(const void *left, const void *right)
{
	const struct moved *a = left, *b = right;
	double by_a = fabs(or_zero(a->after) - or_zero(a->before)),
	       by_b = fabs(or_zero(b->after) - or_zero(b->before));

	if (by_a != by_b)
		return by_a > by_b ? -1 : 1;
	if (a->what != b->what)
		return a->what < b->what ? -1 : 1;
	return (a->body > b->body) - (a->body < b->body);
}

static int compare_places(const struct official_total *a, const struct official_total *b)
{
	if (a->what != b->what)
		return a->what < b->what ? -1 : 1;
	return (a->body > b->body) - (a->body < b->body);
}

static bool is_same(double a, double b)
{
	return a == b || (isnan(a) && isnan(b));
}

/* Both lists are in the order of their places. Of a month that was there in part, providers that
 * only the new one has are none that moved. */
static struct moved *find_moved(
	const struct official_totals *before, const struct official_totals *after, size_t *count)
{
	struct moved *found = memory_resize(NULL, before->count + after->count + 1, sizeof *found);
	size_t b = 0, a = 0;

	*count = 0;
	while (b < before->count || a < after->count) {
		int order = b == before->count ? 1
			    : a == after->count
				    ? -1
				    : compare_places(&before->items[b], &after->items[a]);
		const struct official_total *old = order <= 0 ? &before->items[b++] : NULL;
		const struct official_total *now = order >= 0 ? &after->items[a++] : NULL;
		const struct official_total *place = old != NULL ? old : now;

		assert(place != NULL);
		if (old != NULL && now != NULL ? is_same(old->value, now->value)
					       : old == NULL && !before->whole)
			continue;
		found[(*count)++] =
			(struct moved){place->what, place->body, old != NULL ? old->value : NAN,
				now != NULL ? now->value : NAN, old != NULL, now != NULL};
	}
	qsort(found, *count, sizeof *found, compare_moved);
	return found;
}

/* "66,352", "12.5", "no figure", "not there". */
static void add_value(struct string_buffer *out, bool there, double value)
{
	char digits[64];
	size_t whole;

	if (!there || isnan(value)) {
		string_buffer_add(out, there ? "no figure" : "not there");
		return;
	}
	snprintf(digits, sizeof digits, "%.*f", value == floor(value) ? 0 : 1, fabs(value));
	string_buffer_add(out, value < 0 ? "-" : "");
	whole = strcspn(digits, ".,");
	for (size_t i = 0; i < whole; i++) {
		string_buffer_add_char(out, digits[i]);
		if (i + 1 < whole && (whole - i - 1) % 3 == 0)
			string_buffer_add_char(out, ',');
	}
	if (digits[whole] != '\0') {
		string_buffer_add_char(out, '.');
		string_buffer_add(out, digits + whole + 1);
	}
}

/* As measures call it; a user's own item has no other name. */
static const char *item_words(const char *item)
{
	for (const struct measure *m = measures; m->id != NULL; m++)
		if ((m->form == MEASURE_SUM || m->form == MEASURE_GIVEN) && m->items[1] == NULL &&
			strcmp(m->items[0] != NULL ? m->items[0] : "", item) == 0)
			return m->name;
	return item;
}

/* Of a body its code, of an item its words. */
static bool add_name(struct store *store, const char *statement_name, int64_t number, bool is_item,
	struct string_buffer *out, struct error *error)
{
	struct statement statement = statement_begin(store, statement_name);

	statement_bind_integer(&statement, ":number", number);
	if (statement_step(&statement) && statement_text(&statement, 0) != NULL) {
		const char *name = statement_text(&statement, 0);

		string_buffer_add(out, is_item ? item_words(name) : name);
	}
	return statement_end(&statement, error);
}

/* "    RF4 waiting list: 66,352, was 66,375". */
static bool add_line(struct store *store, const struct moved *moved, struct string_buffer *report,
	struct error *error)
{
	string_buffer_add(report, "    ");
	if (!add_name(store, "find_body", moved->body, false, report, error))
		return false;
	string_buffer_add_char(report, ' ');
	if (moved->what < 0)
		string_buffer_add(report, part_words[-moved->what]);
	else if (!add_name(store, "find_item", moved->what, true, report, error))
		return false;
	string_buffer_add(report, ": ");
	add_value(report, moved->is_there, moved->after);
	string_buffer_add(report, ", was ");
	add_value(report, moved->was_there, moved->before);
	string_buffer_add_char(report, '\n');
	return true;
}

static void add_heading(
	const struct official_scope *scope, size_t count, struct string_buffer *report)
{
	char name[9];

	month_format(scope->month, name);
	string_buffer_format(report, "  replaces %s of %s: ", scope->dataset->words, name);
	if (count == 0)
		string_buffer_add(report, "no provider's total moved\n");
	else if (count <= MOVED_LINES)
		string_buffer_format(
			report, "%zu total%s of providers moved\n", count, count == 1 ? "" : "s");
	else
		string_buffer_format(report, "%zu totals of providers moved, by most these %d\n",
			count, MOVED_LINES);
}

bool official_totals_compare(struct store *store, const struct official_scope *scope,
	const struct official_totals *before, struct string_buffer *report, struct error *error)
{
	struct official_totals after = {0};
	struct moved *moved;
	size_t count = 0;
	bool done = official_totals_read(store, scope, &after, error);

	moved = find_moved(before, &after, &count);
	/* That a whole month agrees with the part that came with the program is no news. */
	if (done && (count > 0 || before->whole))
		add_heading(scope, count, report);
	for (size_t i = 0; done && i < count && i < MOVED_LINES; i++)
		done = add_line(store, &moved[i], report, error);
	free(moved);
	free(after.items);
	return done;
}
