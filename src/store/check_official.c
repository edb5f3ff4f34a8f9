/* The check of official statistics: what their rows point at, their distributions, and England as
 * the sum of its providers. */
#include "check_official.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "connection.h"
#include "model/month.h"
#include "statement.h"
#include "store/write_official.h"

enum {
	PROBLEMS_MOST = 20,
	BODIES_MOST = 1 << 22, /* numbers above are a damaged file's */
};

/* One part and function of a month, while its rows go by: England is the first of them. */
struct group {
	int64_t month, part, function;
	bool whole, has_england;
	struct waits england, sum;
};

struct check {
	struct string_buffer *report;
	size_t problems;
	bool *known; /* bodies, by number */
	struct group group;
};

static const char *month_words(int64_t month, char buffer[9])
{
	month_format(month > 0 && month < 3000 * 12 ? (int)month : MONTH_NONE, buffer);
	return buffer[0] != '\0' ? buffer : "month ?";
}

static void complain(struct check *check, const struct group *group, int64_t body, const char *what)
{
	char name[9];

	if (check->problems++ < PROBLEMS_MOST)
		string_buffer_format(check->report,
			"distribution of %s, part %" PRId64 ", function %" PRId64 ", body %" PRId64
			": %s\n",
			month_words(group->month, name), group->part, group->function, body, what);
}

/* Their open bands may be written differently; what they say is the same. */
static bool is_equal(const struct waits *a, const struct waits *b)
{
	return a->unbanded == b->unbanded && memcmp(a->bands, b->bands, sizeof a->bands) == 0;
}

static void end_group(struct check *check)
{
	struct group *group = &check->group;

	if (group->whole && (!group->has_england || !is_equal(&group->england, &group->sum)))
		complain(check, group, BODY_ENGLAND, "England is not the sum of its providers");
}

static void begin_group(struct check *check, const struct statement *row)
{
	check->group = (struct group){.month = statement_integer(row, 0),
		.part = statement_integer(row, 1),
		.function = statement_integer(row, 2),
		.whole = statement_integer(row, 5) == 1};
}

static bool is_of_group(const struct group *group, const struct statement *row)
{
	return group->month == statement_integer(row, 0) &&
	       group->part == statement_integer(row, 1) &&
	       group->function == statement_integer(row, 2);
}

static bool is_known(const struct check *check, int64_t body)
{
	return body >= 0 && body < BODIES_MOST && check->known[body];
}

static void check_commissioners(
	struct check *check, int64_t body, const unsigned char *bytes, size_t size)
{
	struct waits_group group;
	size_t at = 0;

	while (waits_next_group(bytes, size, &at, &group))
		if (group.commissioner != 0 && !is_known(check, group.commissioner))
			complain(check, &check->group, body, "a commissioner is not there");
}

static void check_row(struct check *check, const struct statement *row)
{
	struct group *group = &check->group;
	int64_t body = statement_integer(row, 3);
	size_t size;
	const unsigned char *bytes = statement_bytes(row, 4, &size);
	bool sound = true;

	if (!is_of_group(group, row)) {
		end_group(check);
		begin_group(check, row);
	}
	if (statement_is_null(row, 5))
		complain(check, group, body, "its month is not there");
	if (body == BODY_ENGLAND) {
		group->has_england = true;
		sound = waits_add_packed(&group->england, bytes, size, 0);
	} else if (body > BODY_SECTOR_OTHER) {
		sound = waits_add_packed(&group->sum, bytes, size, BODY_NONC);
	}
	if (!sound)
		complain(check, group, body, "it is damaged");
	else
		check_commissioners(check, body, bytes, size);
}

static bool read_known(struct store *store, struct check *check, struct error *error)
{
	struct statement statement = statement_begin(store, "list_body_sectors");

	check->known = memory_allocate(BODIES_MOST * sizeof *check->known);
	while (statement_step(&statement)) {
		int64_t number = statement_integer(&statement, 0);

		if (number >= 0 && number < BODIES_MOST)
			check->known[number] = true;
	}
	return statement_end(&statement, error);
}

static bool check_distributions(
	struct store *store, struct string_buffer *report, struct error *error)
{
	struct check check = {.report = report};
	struct statement statement;
	bool done = read_known(store, &check, error);

	if (done) {
		statement = statement_begin(store, "check_waits");
		while (statement_step(&statement))
			check_row(&check, &statement);
		end_group(&check);
		done = statement_end(&statement, error);
	}
	if (check.problems > PROBLEMS_MOST)
		string_buffer_format(report, "… and %zu more of distributions\n",
			check.problems - PROBLEMS_MOST);
	free(check.known);
	return done;
}

static bool check_pointers(struct store *store, struct string_buffer *report, struct error *error)
{
	struct statement row = statement_begin(store, "check_official");
	char name[9];

	while (statement_step(&row)) {
		const char *what = statement_text(&row, 0), *column = statement_text(&row, 2);

		string_buffer_format(report, "%s of %s: its %s %" PRId64 " is not there\n",
			what != NULL ? what : "row", month_words(statement_integer(&row, 1), name),
			column != NULL ? column : "pointer", statement_integer(&row, 3));
	}
	return statement_end(&row, error);
}

bool check_official(struct store *store, struct string_buffer *report, struct error *error)
{
	return check_pointers(store, report, error) && check_distributions(store, report, error);
}
