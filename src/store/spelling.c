/* Misspelt words: the nearest of all words in names, by edit distance. */
#include "spelling.h"

#include <stdlib.h>
#include <string.h>

#include "statement.h"
#include "text/fold.h"

/* How far a word of so many letters may be from what was meant: short ones would turn into
 * anything. */
static size_t limit_of(const char *word)
{
	size_t letters = 0;

	for (; *word; word++)
		letters += ((unsigned char)*word & 0xC0) != 0x80;
	return letters >= 6 ? 2 : letters >= 4 ? 1 : 0;
}

struct candidate {
	char *word;
	size_t distance;
	int64_t names; /* in how many it occurs: of two as near, the commoner is meant */
};

static void consider(struct candidate *best, const char *word, const char *term, int64_t names)
{
	size_t distance = fold_distance(word, term, limit_of(word));

	if (distance > limit_of(word) || distance > best->distance ||
		(distance == best->distance && names <= best->names))
		return;
	free(best->word);
	*best = (struct candidate){memory_copy_string(term), distance, names};
}

static bool find_nearest(
	struct store *store, const char *word, struct candidate *best, struct error *error)
{
	struct statement statement = statement_begin(store, "search_vocabulary");

	while (statement_step(&statement))
		if (!statement_is_null(&statement, 0))
			consider(best, word, statement_text(&statement, 0),
				statement_integer(&statement, 1));
	return statement_end(&statement, error);
}

static bool occurs(
	struct store *store, const char *word, bool beginning, bool *out, struct error *error)
{
	struct statement statement = statement_begin(store, "search_any");
	struct string_buffer match = {0};
	bool done;

	query_match_word(word, beginning, &match);
	statement_bind_text(&statement, ":match", string_buffer_text(&match));
	*out = statement_step(&statement) || *out;
	done = statement_end(&statement, error);
	string_buffer_free(&match);
	return done;
}

static bool correct_word(struct store *const *stores, size_t store_count, struct query *query,
	size_t number, struct arena *arena, bool *changed, struct error *error)
{
	const char *word = query->words[number];
	struct candidate best = {NULL, limit_of(word), 0};
	bool found = false, done = true;

	for (size_t i = 0; done && i < store_count; i++)
		done = occurs(stores[i], word, number + 1 == query->count, &found, error);
	for (size_t i = 0; done && !found && best.distance > 0 && i < store_count; i++)
		done = find_nearest(stores[i], word, &best, error);
	if (done && best.word != NULL) {
		query->words[number] = arena_string(arena, best.word);
		*changed = true;
	}
	free(best.word);
	return done;
}

bool spelling_correct(struct store *const *stores, size_t store_count, struct query *query,
	struct arena *arena, bool *changed, struct error *error)
{
	*changed = false;
	for (size_t i = 0; i < query->count; i++)
		if (!correct_word(stores, store_count, query, i, arena, changed, error))
			return false;
	return true;
}
