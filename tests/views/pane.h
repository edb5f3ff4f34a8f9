/*
 * A pane as a reader sees it, compared with a kept text: its title in a rule, its rows, and the
 * status line of the selected row. A test of a pane includes the pane's source with its load_…
 * functions renamed, so that the test itself says what there is to load.
 */
#ifndef TESTS_VIEWS_PANE_H
#define TESTS_VIEWS_PANE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "support/golden.h"
#include "views/view.h"

struct pane {
	struct view view;
	struct grid grid;
	struct charset *charset;
};

static inline struct pane *pane_open_in(
	struct store *store, const struct view_class *class, const char *about)
{
	struct pane *pane = calloc(1, sizeof *pane);
	struct error error;

	pane->charset = charset_open("UTF-8");
	grid_open(&pane->grid, pane->charset, DRAW_BOX);
	view_open(&pane->view, class, about);
	if (!view_load(&pane->view, store, &error))
		fail_msg("%s", error.message);
	return pane;
}

static inline struct pane *pane_open(const struct view_class *class, const char *about)
{
	return pane_open_in(NULL, class, about);
}

static void pane_close(struct pane *pane)
{
	view_close(&pane->view);
	grid_close(&pane->grid);
	charset_close(pane->charset);
	free(pane);
}

static void pane_draw(struct pane *pane, int rows, int columns, enum focus focus)
{
	const struct view_row *row = view_selected(&pane->view);
	struct string_buffer left = {0};
	struct string_buffer right = {0};

	grid_resize(&pane->grid, rows, columns);
	pane->view.class->title(&pane->view, &left, &right);
	grid_rule(&pane->grid, 0, 0, columns, string_buffer_text(&left),
		right.size > 0 ? string_buffer_text(&right) : NULL, true);
	view_draw(&pane->view, &pane->grid, (struct rect){1, 0, rows - 2, columns}, focus);
	string_buffer_truncate(&left, 0);
	if (row != NULL && rows > 0)
		pane->view.class->status(&pane->view, row, 0, &left);
	grid_text(&pane->grid, rows - 1, 1, columns - 2, STYLE_PLAIN, string_buffer_text(&left));
	string_buffer_free(&left);
	string_buffer_free(&right);
}

/* rows: with the rule and the status line. */
static void assert_pane(
	struct pane *pane, int rows, int columns, enum focus focus, const char *golden)
{
	struct string_buffer text = {0};

	pane_draw(pane, rows, columns, focus);
	grid_to_text(&pane->grid, &text);
	if (!golden_matches(golden, string_buffer_text(&text)))
		fail_msg("%s", golden);
	string_buffer_free(&text);
}

static inline void assert_plain(struct pane *pane, const char *golden)
{
	struct string_buffer text = {0};

	view_plain(&pane->view, &text);
	if (!golden_matches(golden, string_buffer_text(&text)))
		fail_msg("%s", golden);
	string_buffer_free(&text);
}

/* Every size down to nothing, in both levels: nothing may be drawn outside the pane's own rect. */
static void assert_stays_inside(struct pane *pane)
{
	for (int columns = 1; columns < 180; columns += columns < 60 ? 1 : 7) {
		grid_resize(&pane->grid, 12, columns + 4);
		pane->grid.level = columns % 2 == 0 ? DRAW_BOX : DRAW_ASCII;
		for (int rows = 1; rows < 9; rows++) {
			grid_erase(&pane->grid);
			view_draw(&pane->view, &pane->grid, (struct rect){2, 2, rows, columns},
				FOCUS_HERE);
			for (int i = 0; i < 12 * (columns + 4); i++) {
				int row = i / (columns + 4);
				int column = i % (columns + 4);
				bool inside = row >= 2 && row < 2 + rows && column >= 2 &&
					      column < 2 + columns;

				if (!inside && pane->grid.cells[i].text[0] != ' ')
					fail_msg("%d by %d: drawn at %d, %d", rows, columns, row,
						column);
			}
		}
	}
	pane->grid.level = DRAW_BOX;
}

#endif
