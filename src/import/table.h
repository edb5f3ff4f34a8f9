/* One table of a file that fits in memory: its heading wherever it stands, columns by the words of
 * their headings, cells as people's files have them. */
#ifndef IMPORT_TABLE_H
#define IMPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "source.h"
#include "text/csv.h"

#define TABLE_NONE ((size_t)-1) /* no such column */

enum { TABLE_HEADING_WITHIN = 100 }; /* rows that may stand above a heading */

struct table {
	struct source *source;
	struct arena arena;	   /* headings, and what the importer keeps of the file */
	struct string_buffer text; /* all of it */
	size_t size;		   /* of it */
	char delimiter;
	struct csv_bytes bytes;
	struct csv_reader *reader;
	/* The row in hand; valid until the next one. */
	struct csv_field *fields;
	size_t count;
	/* The heading, when it was found: trimmed, its spaces squeezed; titles as it is spelt,
	 * headings in small letters. */
	const char *const *headings, *const *titles;
	size_t columns;	    /* blank ones at its end are left out */
	size_t width;	    /* with them */
	const char *period; /* as the rows above the heading say, \"February 2025\"; or NULL */
	uint64_t rows;	    /* below the heading, without blank ones */
	size_t skipped;	    /* of them, with keep_going */
	int month;	    /* of table_only_month(); MONTH_NONE until a row tells */
};

/* Reads the source to its end. The caller closes in any case. */
bool table_open(struct table *table, struct source *source, struct error *error);
void table_close(struct table *table);

/* Back to the first row. */
void table_rewind(struct table *table);

/*
 * Words that a heading must have, in any order; with ! those it must not, a|b for either:
 * "attendances type 1 !booked !over|greater". A word ends where letters and digits do.
 */
bool table_words_match(const char *words, const char *heading);

/* A column that a layout must have: the words of its heading, and how the published files spell it,
 * as it stands between quotes: A" or "B where they do not agree. */
struct table_want {
	const char *words, *title;
};

/* True where a row among the first of head has a field for each of the wants (words NULL ends
 * them). */
bool table_head_has(const char *head, size_t size, const struct table_want *wants);

/*
 * Of a head that no layout has: how much of this one its best row has. share is 0 to 1, and 0 where
 * it is not half of the wants, or the row has fewer fields than wants. missing: the title of the
 * first want that is not there; twice: a wanted heading that stands there twice, of the arena, or
 * NULL.
 */
struct table_nearness {
	double share;
	uint64_t line;
	const char *missing, *twice;
};
void table_nearness(const char *head, size_t size, const struct table_want *wants,
	struct arena *arena, struct table_nearness *out);

/*
 * Reads on to the row that has the wants of one of the layouts (NULL ends them); it becomes the
 * heading, and *layout says which. Above it, what stands behind "Period:" is kept. Else the error
 * says what is missing.
 */
bool table_find_heading(struct table *table, const struct table_want *const *layouts,
	size_t *layout, struct error *error);

/* The first column from `from` on whose heading matches, or TABLE_NONE. */
size_t table_column(const struct table *table, const char *words, size_t from);

/*
 * The next row that is not blank; *more is false at the end. Once there is a heading, a row of
 * fewer fields, or with text behind the last column, is an error.
 */
bool table_next(struct table *table, bool *more, struct error *error);

/* Every row to the end through `take`; one that it refuses is an error, or with keep_going left
 * out. */
bool table_each(struct table *table, bool (*take)(void *context, struct error *error),
	void *context, struct error *error);

/* Trimmed text of a cell of the row in hand; "" for TABLE_NONE and behind the end. Valid until the
 * next row. */
const char *table_text(const struct table *table, size_t column);

/*
 * A number of a cell: thousands may have commas, and a per cent sign may follow one that is not a
 * count. *value is NAN where there is none, and *why says so: '-' "not applicable", '*'
 * "suppressed", blank or no such column "not reported".
 */
enum table_form {
	TABLE_COUNT,   /* whole, not negative */
	TABLE_HALVES,  /* not negative */
	TABLE_DECIMAL, /* any; at most 15 digits are kept */
};
bool table_number(const struct table *table, size_t column, enum table_form form, double *value,
	const char **why, struct error *error);

/* Sets "line 12, column 5 (Org Code), byte 345: …" and returns false. */
bool table_fail(const struct table *table, size_t column, struct error *error, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/* The same of the row of a line, as csv_line() said, once table_each() is through: the file is read
 * again up to it, as often as problems are listed, and not behind it. */
bool table_fail_at(struct table *table, uint64_t line, size_t column, struct error *error,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Refuses a heading in which one of these columns (TABLE_NONE: none) stands twice, in small letters
 * or capital ones. */
bool table_check_twice(
	struct table *table, const size_t *columns, size_t count, struct error *error);

/* After a row failed: true where keep_going leaves it out and has listed it. */
bool table_skip(struct table *table, struct error *error);

/* Of a reason; it may be NULL. */
bool table_is_suppressed(const char *why);

/* "TOTAL", "England (total)", "National" … : a row of all providers says so in one of its cells. */
bool table_is_total(const char *text);
/* Blank or a dash: where all its names are so, it is a total too. */
bool table_is_nameless(const char *text);

/* Three to six capital letters and digits, as ODS gives them; "England" is none. */
bool table_is_code(const char *text);

/* Equal but for small and capital letters. */
bool table_same(const char *a, const char *b);

/*
 * The month of a row: what its cell says, else the rows above the heading, else --period, else the
 * file's name. Where the file says it and --period another, the file is refused. column may be
 * TABLE_NONE.
 */
bool table_month(const struct table *table, size_t column, int *month, struct error *error);
/* The same where every row must say its own. */
bool table_cell_month(const struct table *table, size_t column, int *month, struct error *error);
/* As table_month() where all rows have one; what: "A&E". */
bool table_only_month(
	struct table *table, size_t column, const char *what, int *month, struct error *error);

#endif
