/*
 * A page: a record laid out as lines. Each kind of record fills one (record_kinds.h); record.c
 * shows it. A line has what it says, the row it is from, where that is said, and what differs
 * there.
 */
#ifndef VIEWS_PAGE_H
#define VIEWS_PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "store/load_links.h"
#include "store/load_records.h"
#include "views/view.h"

enum page_form {
	PAGE_ENTRY, /* label, text, citation */
	PAGE_WIDE,  /* the whole width */
	PAGE_UNDER, /* the whole width, two cells in: goes on from the wide line above it */
	PAGE_RULE,  /* text is its title */
	PAGE_BLANK,
};

/* A difference at a line: in a few words and how many more there are, or NULL; and its explanation,
 * or NULL. */
struct page_doubt {
	const char *words, *note;
};

struct page_line {
	enum page_form form;
	const char *label; /* in the left column; drawn where the line above has another */
	bool first;	   /* the line above has another label */
	const char *text;
	const char *right; /* of a rule and a wide line: at the right edge; or NULL */
	const char *id; /* the row that Enter, o and = are for; NULL: the cursor passes over it */
	const char *dossier; /* of that row; NULL: the record's own */
	struct citations citations;
	struct page_doubt differs; /* what differs at the line */
	const char *printed; /* figures as the source prints them, where the text has our words; or
				NULL */
	size_t more;	     /* lines of this label that stand further down */
};

struct page {
	struct store *store;
	struct arena *arena;
	struct error *error;
	bool failed; /* something could not be read: error says what */
	const struct record *record;
	const struct row *row; /* of the record */
	struct page_line *lines;
	size_t count, capacity;
	const struct difference *differences; /* all there are, serious first */
	size_t difference_count;
	const struct difference
		*own_differences; /* that concern the record, its events or its metrics */
	size_t own_difference_count;
	const struct source *sources; /* all there are, in their order */
	size_t source_count;
	size_t *letters;      /* of each source: 1 for A, 2 for B; 0: not cited on this page */
	const char **legends; /* of each source with a letter: "InHealth Group, 9 March 2020" */
	const struct dossier *dossiers;
	size_t dossier_count;
	const char *title, *subtitle;
};

/* Reads the record of this row. *found is false where there is no such id. */
bool page_open(struct page *page, struct store *store, struct arena *arena, const char *id,
	bool *found, struct error *error);

/* The same, but for a row that belongs to another (a fact, a value, a side …) the record of that
 * one. */
bool page_open_whole(struct page *page, struct store *store, struct arena *arena, const char *id,
	bool *found, struct error *error);

/* Parts the lines of other dossiers from the record's own and gives letters. Call when all lines
 * are there. A page of no record (row NULL) has neither. */
void page_close(struct page *page);

/* Text is borrowed from the arena. Each returns the line, which is valid until the next is added.
 */
struct page_line *page_add(struct page *page, enum page_form form, const char *text);
struct page_line *page_entry(
	struct page *page, const char *label, const char *id, const char *text);
/* The same with the row's id, dossier, citations and what differs there. */
struct page_line *page_row(
	struct page *page, const char *label, const struct row *row, const char *text);
struct page_line *page_rule(struct page *page, const char *title, const char *right);

/*
 * Every filled column of the row that is not in `shown` (names, " " between; "" for none), one
 * entry each, references by name; so that nothing a dossier holds is lost. A date's five columns
 * are one entry. Ids and citations have places of their own.
 */
void page_fields(struct page *page, const struct row *row, const char *shown);

/* Adds the filled columns that are not in `shown`, " · " between; but for what points at the record
 * itself. */
void page_column_words(
	struct page *page, const struct row *row, const char *shown, struct string_buffer *out);

/* A row in one sentence: its name, then its other filled columns. */
const char *page_row_words(struct page *page, const struct row *row);

/* A figure, with its change where it has one, and what it is where it is no result; and something
 * dated. */
struct page_line *page_metric(struct page *page, const char *label, const struct metric *metric);
struct page_line *page_event(struct page *page, const char *label, const struct event *event);

/* A fact of the record. */
struct page_line *page_fact(struct page *page, const char *label, const struct row *fact);

/* Children of the record's row, of one table. */
void page_children(struct page *page, const char *label, const char *table);

/* Rows of one table that point here, each once. */
void page_references_of(struct page *page, const char *label, const char *table,
	const struct reference *references, size_t count);

/* Rows that point here and have no line on the page yet, but for differences. */
void page_references(struct page *page, const struct reference *references, size_t count);

/* The differences that involve the record: their weight, kind and text. */
void page_differences(struct page *page);

/* "metric: wait from referral" */
const char *page_citing_words(struct page *page, const struct citing *citing);

/* Where the record itself is said: one line a citation. */
void page_said_in(struct page *page);

/* Whether a line is from another dossier than the record. */
bool page_is_foreign(const struct page *page, const struct page_line *line);

/* NULL where there is none with this id. */
const struct source *page_source(const struct page *page, const char *id);

/* Names, borrowed from the arena. */
const char *page_name(struct page *page, const char *id);
const char *page_short_name(struct page *page, const char *id);

/* What differs at the row with this id: the weightiest. */
struct page_doubt page_differs(struct page *page, const char *id);

#endif
