/* The first screen of a record: which lines of each question stand on it. */
#include "page_digest.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "text/cells.h"

enum {
	SCREEN_LINES = 18, /* of 24: less tabs, two rules, status and keys */
	CHECK_LINES = 2,   /* "Can it be checked?" and the series that could */
	WIDE_CELLS = 79,   /* of 80 columns: for a line over the whole width */
	TEXT_CELLS = 57,   /* for text beside its label and its source */
	QUESTIONS_MOST = 8
};

/* One question: lines from first on, and how many of them are shown. */
struct question {
	size_t first, count, shown;
	const struct share *share;
};

/* How many lines a question gets before the others have theirs, and whose turn it is: what came of
 * it matters most. */
static const struct share {
	const char *label;
	size_t lines;
	int turn;
} shares[] = {{"Came of it", 4, 0}, {"Was done", 4, 1}, {"Was wrong", 2, 2}, {NULL, 1, 3}};
enum { TURNS = 4 };

void page_digest_begin(struct page_digest *digest, const struct page *page)
{
	*digest = (struct page_digest){.from = page->count};
}

static const struct share *share_of(const char *label)
{
	const struct share *share = shares;

	while (share->label && strcmp(share->label, label) != 0)
		share++;
	return share;
}

static size_t find_questions(
	const struct page_line *lines, size_t line_count, struct question *questions)
{
	size_t count = 0;

	for (size_t i = 0; i < line_count; i++) {
		if (i == 0 || strcmp(lines[i].label, lines[i - 1].label) != 0) {
			assert(count < QUESTIONS_MOST);
			questions[count++] =
				(struct question){.first = i, .share = share_of(lines[i].label)};
		}
		questions[count - 1].count++;
	}
	return count;
}

static size_t lines_in(const char *text, size_t cells)
{
	size_t lines = 0, skip = 0;

	for (; *text; text += skip, lines++)
		cells_wrap(text, cells, &skip);
	return lines > 0 ? lines : 1;
}

/* Terminal lines of all that is shown; the last line of a question ends with how many more there
 * are. */
static size_t digest_height(
	const struct page_line *lines, const struct question *questions, size_t count)
{
	size_t height = 0;

	for (size_t q = 0; q < count; q++)
		for (size_t i = 0; i < questions[q].shown; i++) {
			size_t more = i + 1 == questions[q].shown
					      ? questions[q].count - questions[q].shown
					      : 0;
			size_t reserved = more ? (size_t)snprintf(NULL, 0, " +%zu", more) : 0;
			height +=
				lines_in(lines[questions[q].first + i].text, TEXT_CELLS - reserved);
		}
	return height;
}

static bool has_its_share(const struct question *question, bool shared)
{
	return question->shown == question->count ||
	       (shared && question->shown == question->share->lines);
}

/* One more line of every question that has not its share yet, as long as all fits. Returns whether
 * any did. */
static bool show_one_more(const struct page_line *lines, struct question *questions, size_t count,
	bool shared, size_t room)
{
	bool any = false;

	for (size_t i = 0; i < TURNS * count; i++) {
		struct question *question = &questions[i % count];
		if (question->share->turn != (int)(i / count) || has_its_share(question, shared))
			continue;
		question->shown++;
		if (digest_height(lines, questions, count) > room)
			question->shown--;
		else
			any = true;
	}
	return any;
}

static void choose(
	const struct page_line *lines, struct question *questions, size_t count, size_t room)
{
	for (size_t q = 0; q < count; q++)
		questions[q].shown = 1;
	while (show_one_more(lines, questions, count, true, room))
		;
	while (show_one_more(lines, questions, count, false, room))
		;
}

/* Lines left for the questions under what stands over them. */
static size_t room_under(const struct page *page, size_t count)
{
	size_t used = CHECK_LINES;

	for (size_t i = 0; i < count; i++)
		used += lines_in(page->lines[i].text, WIDE_CELLS);
	return used < SCREEN_LINES ? SCREEN_LINES - used : 0;
}

/* Those of other dossiers go below, where they are told apart. Returns how many are the record's
 * own. */
static size_t part_own(const struct page *page, struct page_line *lines, size_t count)
{
	struct page_line *foreign = arena_array(page->arena, count, sizeof *foreign);
	size_t own = 0, others = 0;

	for (size_t i = 0; i < count; i++) {
		if (page_is_foreign(page, &lines[i]))
			foreign[others++] = lines[i];
		else
			lines[own++] = lines[i];
	}
	if (others)
		memcpy(lines + own, foreign, others * sizeof *foreign);
	return own;
}

void page_digest_withhold(struct page_digest *digest, struct page *page)
{
	size_t count = page->count - digest->from;
	struct page_line *lines = arena_array(page->arena, count, sizeof *lines);
	struct question questions[QUESTIONS_MOST];

	if (!count)
		return;
	memcpy(lines, page->lines + digest->from, count * sizeof *lines);
	size_t own = part_own(page, lines, count);
	size_t question_count = find_questions(lines, own, questions);
	choose(lines, questions, question_count, room_under(page, digest->from));
	page->count = digest->from;
	digest->below = arena_array(page->arena, count, sizeof *digest->below);
	for (size_t q = 0; q < question_count; q++)
		for (size_t i = 0; i < questions[q].count; i++) {
			struct page_line *line = &lines[questions[q].first + i];
			if (i + 1 == questions[q].shown)
				line->more = questions[q].count - questions[q].shown;
			if (i < questions[q].shown)
				*page_add(page, line->form, NULL) = *line;
			else
				digest->below[digest->below_count++] = *line;
		}
	for (size_t i = own; i < count; i++)
		digest->below[digest->below_count++] = lines[i];
}

void page_digest_add_rest(const struct page_digest *digest, struct page *page)
{
	if (digest->below_count && !page_is_foreign(page, digest->below))
		page_rule(page, "Further", NULL);
	for (size_t i = 0; i < digest->below_count; i++)
		*page_add(page, digest->below[i].form, NULL) = digest->below[i];
}
