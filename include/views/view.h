/* What every pane shares: rows, cursor, scrolling, filtering, sorting, and which row is selected.
 */
#ifndef VIEWS_VIEW_H
#define VIEWS_VIEW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "draw/grid.h"
#include "store/store.h"

enum facet {
	FACET_KIND,
	FACET_WEIGHT, /* of a difference */
	FACET_SECTOR,
	FACET_SPECIALTY,
	FACET_PLACE,
	FACET_ICB,
	FACET_REGION,
	FACET_DOSSIER,
	FACET_COUNT
};
extern const char *const facet_names[FACET_COUNT]; /* "kind", "weight" … */

struct view_row {
	const char *id; /* what Enter, o, = and y act on; NULL for a row that is only a heading: the
			   cursor skips it */
	const void *item;		 /* the view's own struct */
	const char *facets[FACET_COUNT]; /* values, "; " between them; NULL = none */
};

struct view;

struct view_sort {
	const char *name; /* "figures", "name", "year": shown in the title, chosen with s */
	int (*compare)(const struct view_row *a,
		const struct view_row *b); /* NULL: the order it was loaded in */
};

enum focus {
	FOCUS_NONE, /* no sign of a selection: a pane that follows another */
	FOCUS_KEPT, /* the list that other panes follow while one of them has the focus: sign and
		       bold */
	FOCUS_HERE, /* sign, bold and the hardware cursor */
};

struct view_class {
	const char *name;  /* scope in the command table, name in tests: "partnerships" */
	const char *empty; /* why nothing stands here and what to do, in one or two sentences */
	int status_lines;  /* 1 or 2 */
	bool bare;	   /* no rule over the status: the pane has a foot that says enough */
	bool untitled;	   /* no rule over the pane: what it draws begins with a title of its own */
	bool from_end;	   /* the cursor begins on the last row */
	int marker_column; /* where in its rect the sign of the selected row stands; rows keep that
			      cell free */
	const struct view_sort *sorts; /* ends with name NULL; NULL: not sortable */

	/* The present order says nothing of this row: it stands last in both directions. May be
	 * NULL. */
	bool (*missing)(const struct view *view, const struct view_row *row);

	/* Reads what view->about asks for into view->arena: sets all, all_count, data. The only
	 * touch with data. */
	bool (*load)(struct view *view, struct store *store, struct error *error);
	/* Titles for the rule above the pane: left and right part. */
	void (*title)(
		const struct view *view, struct string_buffer *left, struct string_buffer *right);
	/* What of the right part is said however little room there is: which figures these are. May
	 * be NULL. */
	void (*subject)(const struct view *view, struct string_buffer *out);
	/* Lines over and under the rows that do not scroll, such as column heads; left out where
	 * they would leave too little. 0 and NULL: none. */
	int head_lines, foot_lines;
	void (*draw_head)(const struct view *view, struct grid *grid, struct rect rect);
	void (*draw_foot)(const struct view *view, struct grid *grid, struct rect rect);
	/* Lines a row takes at this width, at least 1; NULL: always 1. */
	int (*height)(
		const struct view *view, const struct view_row *row, struct grid *grid, int width);
	/* Draws one row into rect (rect.rows may be less than its height: it is cut). The sign and
	 * style of the selected row are view_draw's. */
	void (*draw_row)(const struct view *view, const struct view_row *row, struct grid *grid,
		struct rect rect);
	/* Draws all of it, rows or not, instead of head, rows and foot; and which row a click there
	 * means, -1: none. NULL: rows are drawn one under another. */
	void (*draw)(
		const struct view *view, struct grid *grid, struct rect rect, enum focus focus);
	int (*point_at)(
		const struct view *view, struct grid *grid, struct rect rect, int row, int column);
	/* What stands over the rows in words: heads and feet that are no rows. May be NULL. */
	void (*plain_head)(const struct view *view, struct string_buffer *out);
	/* The row in words, one line or several, no rules, bars or glyphs that need sight: for
	 * :plain, pipes, copying. */
	void (*plain_row)(
		const struct view *view, const struct view_row *row, struct string_buffer *out);
	/* What is selected, in words: line 0 and, where status_lines is 2, line 1. */
	void (*status)(const struct view *view, const struct view_row *row, int line,
		struct string_buffer *out);
};

struct view {
	const struct view_class *class;
	struct arena arena; /* everything loaded; emptied at each load */
	char *about;	    /* id it is about, or search words; NULL = everything (own memory) */
	char *filter[FACET_COUNT]; /* chosen values, NULL = any (own memory) */
	char *narrow;	 /* preset of the view ("pairs", "targets" for metrics), NULL = its default
			    (own memory) */
	size_t sort;	 /* index into class->sorts */
	bool descending; /* the sort turned round */

	const struct view_row *all; /* as loaded */
	size_t all_count;
	const struct view_row **rows; /* after filter and sort */
	size_t count;
	size_t cursor; /* index into rows; 0 when empty */
	size_t top;    /* first row shown */
	void *data;    /* the view's own, in its arena */
	bool failed;   /* the last load did not work: nothing is shown, and that is said */
};

void view_open(struct view *view, const struct view_class *class, const char *about);
void view_close(struct view *view);

/* Loads, filters, sorts; the cursor stays on the row with the same id where there is one. */
bool view_load(struct view *view, struct store *store, struct error *error);
void view_set_about(struct view *view, const char *about); /* then load */
void view_set_filter(struct view *view, enum facet facet, const char *value);
/* An order that is missing of every row loaded becomes the first one, now and at each load. */
void view_set_sort(struct view *view, size_t sort, bool descending);

/* NULL where there is no row. */
const struct view_row *view_selected(const struct view *view);
bool view_select(struct view *view, const char *id);
void view_move(struct view *view, long rows); /* skips headings */
void view_move_end(struct view *view, bool last);
/* By what fits into rect. */
void view_page(struct view *view, struct grid *grid, struct rect rect, long half_pages);
/* The row drawn at this line of rect, for the mouse; false where there is none. */
bool view_row_at(struct view *view, struct grid *grid, struct rect rect, int line, size_t *index);

/*
 * Draws the rows in rect, scrolled by as little as makes the cursor visible; the sign of the
 * selected row at class->marker_column of its first line; the empty text, wrapped, where there is
 * no row.
 */
void view_draw(struct view *view, struct grid *grid, struct rect rect, enum focus focus);

/* One column of text, every row as plain_row gives it, with the title first and the empty text
 * where there is nothing. */
void view_plain(const struct view *view, struct string_buffer *out);

/* Walks "imaging; MSK": false at the end. The value is *size bytes at *value, not NUL-terminated. A
 * NULL list is empty. */
bool view_list_next(const char **list, const char **value, size_t *size);

/* Distinct values of a facet over all loaded rows, with counts, commonest first; in the caller's
 * arena. */
struct facet_value {
	const char *value;
	size_t count;
};
const struct facet_value *view_facet_values(
	const struct view *view, enum facet facet, struct arena *arena, size_t *count);

#endif
