/* Who came and who went between two months, and who only changed its code. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asked_body.h"
#include "base/string_buffer.h"
#include "model/month.h"
#include "share_scan.h"
#include "text/fold.h"

/* One who is in the first month or in the last one only. */
struct move {
	struct body_record body;
	const char *folded; /* its name in words with one blank between, a blank at both ends */
	double count;
	size_t at; /* the first month that it is in of those that came, the last of the others */
	const char *note;
};
struct moves {
	struct move *items;
	size_t count;
};

static double percent_of(double others, double all)
{
	return all > 0 ? 100 * others / all : NAN;
}

/* The share of others among those of one month who are in the other month too. */
static double share_of_same(const struct doers *doers, const struct doers *other_month)
{
	double others = 0, all = 0;

	for (size_t i = 0; i < doers->count; i++) {
		if (share_find(other_month, doers->items[i].body) == NULL)
			continue;
		all += doers->items[i].count;
		others += doers->items[i].nhs ? 0 : doers->items[i].count;
	}
	return percent_of(others, all);
}

static int compare_moves(const void *left, const void *right)
{
	const struct move *a = left, *b = right;

	return a->count != b->count ? (a->count < b->count) - (a->count > b->count)
				    : strcmp(a->body.code, b->body.code);
}

/* " newmedica bury st edmunds ": letters and digits only, without what names a company's form. */
static const char *words_of(struct arena *arena, const char *name)
{
	static const char *const forms[] = {
		"limited", "ltd", "llp", "plc", "the", "of", "and", "at"};
	struct string_buffer folded = {0}, words = {0};
	const char *copy;

	fold_text(name, strlen(name), &folded);
	string_buffer_add_char(&words, ' ');
	for (char *at = folded.bytes; at != NULL && *at != '\0';) {
		size_t size = strcspn(at, " ,.;:()/-'"), form = 0;

		while (form < sizeof forms / sizeof *forms &&
			!(strlen(forms[form]) == size && strncmp(forms[form], at, size) == 0))
			form++;
		if (size > 0 && form == sizeof forms / sizeof *forms)
			string_buffer_format(&words, "%.*s ", (int)size, at);
		at += size + (at[size] != '\0');
	}
	copy = arena_string(arena, string_buffer_text(&words));
	string_buffer_free(&folded);
	string_buffer_free(&words);
	return copy;
}

/* Is every word of a in b? One word alone, such as a town's, says too little. */
static bool has_words_of(struct arena *arena, const char *a, const char *b)
{
	size_t count = 0;

	for (const char *at = a; at[1] != '\0';) {
		size_t size = strcspn(at + 1, " ");

		if (strstr(b, arena_format(arena, " %.*s ", (int)size, at + 1)) == NULL)
			return false;
		count++;
		at += size + 1;
	}
	return count > 1;
}

/* The next month that has every provider; span.count: there is none. */
static size_t next_whole(const struct span *span, size_t at)
{
	do
		at++;
	while (at < span->count && !span->items[at].whole);
	return at;
}

static bool is_same_place(const char *a, const char *b)
{
	return a == NULL || b == NULL || strcmp(a, b) == 0;
}

/* A code that went and one that came by the next month, of one name in one ICB: some count under
 * both while they change. */
static bool is_recoded(struct arena *arena, const struct span *span, const struct move *went,
	const struct move *came)
{
	return came->at <= next_whole(span, went->at) &&
	       is_same_place(went->body.parent, came->body.parent) &&
	       (has_words_of(arena, went->folded, came->folded) ||
		       has_words_of(arena, came->folded, went->folded));
}

/* Only where neither could be somebody else too. */
static void mark_recoded(struct arena *arena, const struct span *span, const struct moves *came,
	const struct moves *went)
{
	size_t *matches = arena_array(arena, came->count, sizeof *matches);

	for (size_t pass = 0; pass < 2; pass++)
		for (size_t w = 0; w < went->count; w++) {
			struct move *old = &went->items[w], *new = NULL;
			size_t found = 0;

			for (size_t c = 0; c < came->count; c++)
				if (is_recoded(arena, span, old, &came->items[c])) {
					matches[c] += pass == 0;
					new = &came->items[c];
					found++;
				}
			if (pass == 0 || found != 1 || matches[new - came->items] != 1)
				continue;
			old->note = arena_format(
				arena, "probably now %s, %s", new->body.code, new->body.name);
			new->note = arena_format(
				arena, "probably %s before, %s", old->body.code, old->body.name);
		}
}

/* What a list of organisations says is certain. */
static void mark_succeeded(struct arena *arena, const struct moves *came, const struct moves *went)
{
	for (size_t w = 0; w < went->count; w++) {
		struct move *old = &went->items[w];

		if (old->body.successor == NULL)
			continue;
		old->note = arena_format(arena, "now %s", old->body.successor);
		for (size_t c = 0; c < came->count; c++)
			if (strcmp(came->items[c].body.code, old->body.successor) == 0)
				came->items[c].note = arena_format(
					arena, "%s before, %s", old->body.code, old->body.name);
	}
}

/* The month nearest to the other end in which it is. */
static size_t month_of_move(const struct share_history *history, int64_t body, bool came)
{
	for (size_t i = history->first; i <= history->last; i++) {
		size_t at = came ? i : history->first + history->last - i;

		if (share_find(&history->months[at], body) != NULL)
			return at;
	}
	return 0;
}

/* Those who are in one of the two months only. */
static bool list_moves(struct store *store, struct arena *arena,
	const struct share_history *history, bool came, bool nhs, struct moves *out,
	struct error *error)
{
	const struct doers *first = &history->months[history->first];
	const struct doers *last = &history->months[history->last];
	const struct doers *in = came ? last : first, *not_in = came ? first : last;

	*out = (struct moves){.items = arena_array(arena, in->count, sizeof *out->items)};
	for (size_t i = 0; i < in->count; i++) {
		struct move *move = &out->items[out->count];
		int64_t body = in->items[i].body;

		if (in->items[i].nhs != nhs || share_find(not_in, body) != NULL)
			continue;
		if (!asked_body(store, arena, body, &move->body, error))
			return false;
		if (move->body.number == 0) /* of a damaged file */
			move->body = (struct body_record){.code = "?", .name = "?"};
		move->folded = words_of(arena, move->body.name);
		move->count = in->items[i].count;
		move->at = month_of_move(history, body, came);
		out->count++;
	}
	qsort(out->items, out->count, sizeof *out->items, compare_moves);
	return true;
}

/* all: of England in that month. */
static const struct share_row *rows_of(struct arena *arena, const struct moves *moves, double all)
{
	struct share_row *rows = arena_array(arena, moves->count, sizeof *rows);

	for (size_t i = 0; i < moves->count; i++)
		rows[i] = (struct share_row){.code = moves->items[i].body.code,
			.name = moves->items[i].body.name,
			.others = moves->items[i].count,
			.all = all,
			.other_providers = 1,
			.whole = true,
			.note = moves->items[i].note};
	return rows;
}

static bool list_others(struct store *store, struct arena *arena,
	const struct share_history *history, struct share *out, struct error *error)
{
	struct moves came, went;

	if (!list_moves(store, arena, history, true, false, &came, error) ||
		!list_moves(store, arena, history, false, false, &went, error))
		return false;
	mark_recoded(arena, history->span, &came, &went);
	mark_succeeded(arena, &came, &went);
	out->came = rows_of(arena, &came, out->months[history->last].all);
	out->went = rows_of(arena, &went, out->months[history->first].all);
	out->came_count = came.count;
	out->went_count = went.count;
	return true;
}

/* What is said of one month alone names it. */
static const char *absence_words(struct arena *arena, const char *why, int month)
{
	char words[9];

	if (why != NULL && strcmp(why, "not submitted") != 0)
		return why;
	month_format(month, words);
	return arena_format(arena, why != NULL ? "not submitted in %s" : "none in %s", words);
}

static bool list_trusts(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct share_history *history, bool came,
	const struct share_row **out, size_t *count, struct error *error)
{
	const struct loaded_month *other =
		&history->span->items[came ? history->first : history->last];
	struct share_row *rows;
	struct moves moves;

	if (!list_moves(store, arena, history, came, true, &moves, error))
		return false;
	rows = arena_array(arena, moves.count, sizeof *rows);
	for (size_t i = 0; i < moves.count; i++) {
		struct who who = {.kind = WHO_PROVIDER,
			.bodies = &moves.items[i].body.number,
			.body_count = 1};
		struct amount amount;

		if (!asked_absence(store, arena, measure, &who, function, other, &amount, error))
			return false;
		rows[i] = (struct share_row){.code = moves.items[i].body.code,
			.name = moves.items[i].body.name,
			.others = NAN,
			.all = moves.items[i].count,
			.note = absence_words(arena, amount.why, other->month)};
	}
	*out = rows;
	*count = moves.count;
	return true;
}

bool share_moved(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, const struct share_history *history, struct share *out,
	struct error *error)
{
	const struct doers *before = &history->months[history->first];
	const struct doers *after = &history->months[history->last];
	const struct share_row *first = &out->months[history->first];
	const struct share_row *last = &out->months[history->last];

	out->share_from = percent_of(first->others, first->all);
	out->share_to = percent_of(last->others, last->all);
	out->same_from = out->same_to = NAN;
	if (!first->whole || !last->whole) {
		out->moved_why = "not in this extract";
		return true;
	}
	if (history->first != history->last) {
		out->same_from = share_of_same(before, after);
		out->same_to = share_of_same(after, before);
	}
	return list_others(store, arena, history, out, error) &&
	       list_trusts(store, arena, measure, function, history, true, &out->trusts_came,
		       &out->trusts_came_count, error) &&
	       list_trusts(store, arena, measure, function, history, false, &out->trusts_went,
		       &out->trusts_went_count, error);
}
