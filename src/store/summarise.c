/* What lists show of a row, worked out once an import rather than at every key. */
#include "summarise.h"

#include <string.h>

#include "model/quantity.h"
#include "parts.h"
#include "rows.h"
#include "statement.h"
#include "text/fold.h"

enum {
	PARTIES_NAMED = 2,
};

/* Lists of names for the columns of a summary; each is emptied where it has been bound and written.
 */
struct lists {
	struct string_buffer first, second, third;
};

static void free_lists(struct lists *lists)
{
	string_buffer_free(&lists->first);
	string_buffer_free(&lists->second);
	string_buffer_free(&lists->third);
}

/* "InHealth with Northumbria (RTF)": trusts with their code, which the official series are asked
 * by. */
static void add_party(struct string_buffer *out, const struct statement *statement, size_t number)
{
	const char *name = statement_text(statement, 0), *sector = statement_text(statement, 1),
		   *code = statement_text(statement, 2);

	if (number >= PARTIES_NAMED)
		return;
	string_buffer_add(out, number == 0 ? "" : " with ");
	string_buffer_add(out, name != NULL ? name : "");
	if (code != NULL && sector != NULL && strcmp(sector, "NHS") == 0)
		string_buffer_format(out, " (%s)", code);
}

/* Sites are counted among the others only where nobody else is named. */
static bool add_parties(struct store *store, const char *id, struct string_buffer *parties,
	struct string_buffer *sectors, struct error *error)
{
	struct statement statement = statement_begin(store, "list_parties");
	size_t count = 0;

	statement_bind_text(&statement, ":partnership", id);
	while (statement_step(&statement)) {
		parts_merge_item(sectors, statement_text(&statement, 1));
		if (count < PARTIES_NAMED || statement_integer(&statement, 3) == 0)
			add_party(parties, &statement, count++);
	}
	if (count > PARTIES_NAMED)
		string_buffer_format(parties, " and %zu more", count - PARTIES_NAMED);
	return statement_end(&statement, error);
}

/* From five columns: low, high, unit, statistic, basis. Strings stay SQLite's. */
static struct quantity side_of(const struct statement *statement, int column)
{
	return (struct quantity){
		.printed = "",
		.low = statement_number(statement, column),
		.high = statement_number(statement, column + 1),
		.unit = statement_text(statement, column + 2),
		.statistic = statement_text(statement, column + 3),
		.basis = statement_text(statement, column + 4),
	};
}

/* A metric may have two pairs: before and after, comparator and value; it counts once. */
static bool count_pairs(struct store *store, const char *id, int64_t *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_pairs");
	struct string_buffer last = {0};

	*out = 0;
	statement_bind_text(&statement, ":partnership", id);
	while (statement_step(&statement)) {
		struct quantity earlier = side_of(&statement, 1), later = side_of(&statement, 6);
		const char *metric = statement_text(&statement, 0);

		if (metric == NULL || strcmp(metric, string_buffer_text(&last)) == 0 ||
			!quantity_comparable(&earlier, &later))
			continue;
		++*out;
		string_buffer_truncate(&last, 0);
		string_buffer_add(&last, metric);
	}
	string_buffer_free(&last);
	return statement_end(&statement, error);
}

static bool summarise_partnership(
	struct store *store, const char *id, struct lists *lists, struct error *error)
{
	struct statement statement;
	int64_t pairs;

	if (!add_parties(store, id, &lists->first, &lists->second, error) ||
		!parts_merge_linked(store, id, "places", &lists->third, error) ||
		!count_pairs(store, id, &pairs, error))
		return false;
	statement = statement_begin(store, "insert_partnership_summary");
	statement_bind_text(&statement, ":id", id);
	statement_bind_text(&statement, ":parties", string_buffer_text(&lists->first));
	statement_bind_text(&statement, ":sectors", string_buffer_text(&lists->second));
	statement_bind_text(&statement, ":places", string_buffer_text(&lists->third));
	statement_bind_integer(&statement, ":pairs", pairs);
	return statement_run(&statement, error);
}

/* What its partnerships are about, and where they are. */
static bool add_reach(struct store *store, const char *id, struct string_buffer *places,
	struct string_buffer *specialties, struct error *error)
{
	struct statement statement = statement_begin(store, "list_partnerships_of");
	bool done = true;

	statement_bind_text(&statement, ":organisation", id);
	while (done && statement_step(&statement)) {
		parts_merge_list(specialties, statement_text(&statement, 1));
		done = parts_merge_linked(
			store, statement_text(&statement, 0), "places", places, error);
	}
	return statement_end(&statement, error) && done;
}

static bool summarise_organisation(
	struct store *store, const char *id, struct lists *lists, struct error *error)
{
	struct statement statement;

	if (!add_reach(store, id, &lists->first, &lists->second, error))
		return false;
	statement = statement_begin(store, "insert_organisation_summary");
	statement_bind_text(&statement, ":id", id);
	statement_bind_text(&statement, ":places", string_buffer_text(&lists->first));
	statement_bind_text(&statement, ":specialties", string_buffer_text(&lists->second));
	return statement_run(&statement, error);
}

static bool summarise_event(
	struct store *store, const char *id, struct lists *lists, struct error *error)
{
	struct statement statement;

	if (!parts_merge_linked(store, id, "parties", &lists->first, error) ||
		!parts_merge_linked(store, id, "places", &lists->second, error) ||
		!parts_merge_linked_twice(
			store, id, "partnership", "places", &lists->second, error))
		return false;
	statement = statement_begin(store, "insert_event_summary");
	statement_bind_text(&statement, ":id", id);
	statement_bind_text(&statement, ":organisations", string_buffer_text(&lists->first));
	statement_bind_text(&statement, ":places", string_buffer_text(&lists->second));
	return statement_run(&statement, error);
}

/* Who claims a metric. The publisher is folded as names are. */
struct claim {
	const char *partnership, *subject, *speaker;
	struct string_buffer publisher;
};

static bool load_claim(struct store *store, struct arena *arena, const char *id, struct claim *out,
	struct error *error)
{
	struct statement statement = statement_begin(store, "find_claim");

	statement_bind_text(&statement, ":id", id);
	if (statement_step(&statement)) {
		const char *publisher = statement_text(&statement, 3);

		out->partnership = statement_copy(&statement, 0, arena);
		out->subject = statement_copy(&statement, 1, arena);
		out->speaker = statement_copy(&statement, 2, arena);
		fold_text(publisher != NULL ? publisher : "",
			publisher != NULL ? strlen(publisher) : 0, &out->publisher);
	}
	return statement_end(&statement, error);
}

static bool is_said_by_party(
	struct store *store, const struct claim *claim, int64_t *out, struct error *error)
{
	struct statement statement;

	*out = 0;
	if (claim->partnership == NULL || claim->speaker == NULL)
		return true;
	statement = statement_begin(store, "find_speaker_party");
	statement_bind_text(&statement, ":partnership", claim->partnership);
	statement_bind_text(&statement, ":speaker", claim->speaker);
	statement_bind_text(&statement, ":publisher", string_buffer_text(&claim->publisher));
	*out = statement_step(&statement);
	return statement_end(&statement, error);
}

/* The weightiest of its differences, and how many there are. */
static bool add_doubts(struct store *store, const char *id, struct arena *arena,
	const char **weightiest, int64_t *count, struct error *error)
{
	struct statement statement = statement_begin(store, "list_differences_of");

	*count = 0;
	*weightiest = NULL;
	statement_bind_text(&statement, ":id", id);
	while (statement_step(&statement))
		if ((*count)++ == 0)
			*weightiest = statement_copy(&statement, 0, arena);
	return statement_end(&statement, error);
}

/* Sectors and places are those of its partnership, else of its subject. */
static bool add_surroundings(
	struct store *store, const struct claim *claim, struct lists *lists, struct error *error)
{
	const char *about = claim->partnership != NULL ? claim->partnership : claim->subject;

	if (about == NULL)
		return true;
	return parts_merge_linked(store, about, "places", &lists->second, error) &&
	       (claim->partnership != NULL
			       ? parts_merge_sectors(store, about, &lists->third, error)
			       : parts_merge_sector_of(store, about, &lists->third, error));
}

static bool write_metric(struct store *store, const char *id, const struct claim *claim,
	struct lists *lists, struct arena *arena, struct error *error)
{
	struct statement statement;
	const char *difference;
	int64_t by_party, differences;

	if (!is_said_by_party(store, claim, &by_party, error) ||
		!add_doubts(store, id, arena, &difference, &differences, error) ||
		!parts_merge_linked(store, id, "repeated_by", &lists->first, error) ||
		!add_surroundings(store, claim, lists, error))
		return false;
	statement = statement_begin(store, "insert_metric_summary");
	statement_bind_text(&statement, ":id", id);
	statement_bind_integer(&statement, ":claimed_by_party", by_party);
	/* The same speaker twice is no repetition; the importer sees to that. */
	statement_bind_text(&statement, ":repeated_by",
		lists->first.size > 0 ? string_buffer_text(&lists->first) : NULL);
	statement_bind_text(&statement, ":places", string_buffer_text(&lists->second));
	statement_bind_text(&statement, ":sectors", string_buffer_text(&lists->third));
	statement_bind_integer(&statement, ":differences", differences);
	statement_bind_text(&statement, ":difference", difference);
	return statement_run(&statement, error);
}

static bool summarise_metric(
	struct store *store, const char *id, struct lists *lists, struct error *error)
{
	struct arena arena = {0};
	struct claim claim = {0};
	bool done = load_claim(store, &arena, id, &claim, error) &&
		    write_metric(store, id, &claim, lists, &arena, error);

	string_buffer_free(&claim.publisher);
	arena_free(&arena);
	return done;
}

static const struct {
	const char *kind;
	bool (*summarise)(
		struct store *store, const char *id, struct lists *lists, struct error *error);
} kinds[] = {
	{"partnerships", summarise_partnership},
	{"organisations", summarise_organisation},
	{"events", summarise_event},
	{"metrics", summarise_metric},
};

static bool write_concerns(struct store *store, struct error *error)
{
	struct statement statement = statement_begin(store, "insert_concerns");

	return statement_run(&statement, error);
}

bool summarise(struct store *store, struct error *error)
{
	bool done =
		statement_script(store, "clear_summaries", error) && write_concerns(store, error);

	for (size_t kind = 0; done && kind < sizeof kinds / sizeof *kinds; kind++) {
		struct arena arena = {0};
		struct ids ids = {0};

		done = rows_list(store, &arena, kinds[kind].kind, &ids, error);
		for (size_t i = 0; done && i < ids.count; i++) {
			struct lists lists = {{0}, {0}, {0}};

			done = kinds[kind].summarise(store, ids.items[i], &lists, error);
			free_lists(&lists);
		}
		arena_free(&arena);
	}
	return done;
}
