/* Pages: panes that belong together, and the history of those visited. */
#ifndef APP_PAGES_H
#define APP_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "layout.h"
#include "store/store.h"
#include "views/view.h"

struct page_kind {
	char digit;	  /* of its view; 0: opened from another page */
	const char *name; /* its tab, and what `:view` takes */
	bool as_sign;	  /* under 100 columns its tab is ≠ */
	const struct view_class *panes[PANE_COUNT];
	const char *hints; /* names of the commands in the line of keys */
};

enum page_id {
	PAGE_PROVIDERS,
	PAGE_PARTNERSHIPS,
	PAGE_METRICS,
	PAGE_TIMELINE,
	PAGE_STATISTICS,
	PAGE_DIFFERENCES,
	PAGE_HOMES, /* those above have a digit and live as long as the program */
	PAGE_SEARCH = PAGE_HOMES,
	PAGE_LASTING, /* so do those above */
	PAGE_RECORD = PAGE_LASTING,
	PAGE_CITATIONS,
	PAGE_DIFFERENCES_OF,
	PAGE_SERIES,
	PAGE_PROVIDER_MEASURES,
	PAGE_OFFICIAL_SOURCE,
	PAGE_CONTROL,
	PAGE_ICONS,
	PAGE_TEXT,
	PAGE_COUNT
};
extern const struct page_kind page_kinds[PAGE_COUNT];

struct pane {
	struct view view;
	bool loaded;
	bool fresh; /* about something else since it was loaded: the cursor begins at the top */
};

struct page {
	const struct page_kind *kind;
	struct pane panes[PANE_COUNT]; /* those the kind has */
	enum pane_role focus;
	enum pane_role right; /* the right pane that had the focus last */
	bool zoomed;
	bool is_hit;  /* opened by walking the hits of a search */
	char digit;   /* of the tab in front */
	char *select; /* row to select when it has been loaded, or NULL */
};

enum { HISTORY_MOST = 64 };

struct history {
	struct page *lasting[PAGE_LASTING];
	struct page *visited[HISTORY_MOST];
	size_t count, at;
	bool absent[PAGE_HOMES]; /* nothing to show: no tab, no digit */
};

/* Starts on the partnerships. */
void history_open(struct history *history);
void history_close(struct history *history);
struct page *history_page(struct history *history);

/* Puts a page that lives long in front; what lay ahead is forgotten. */
void history_visit(struct history *history, enum page_id id);
/* Opens a page about something. */
struct page *history_visit_new(struct history *history, enum page_id id, const char *about);
/* The same in the place of the page in front. */
struct page *history_replace(struct history *history, enum page_id id, const char *about);
/* false at the end. */
bool history_move(struct history *history, bool back);
/* All pages are stale. */
void history_reload(struct history *history);

/* Loads a pane that is shown: the list, or what follows its selected row. */
bool page_load_pane(
	struct page *page, enum pane_role role, struct store *store, struct error *error);

void page_focus(struct page *page, enum pane_role role);
void pane_set_about(struct pane *pane, const char *about);
struct view *page_view(struct page *page, enum pane_role role);
/* NULL where there is none of this digit, or of a name that begins so. */
const struct page_kind *page_kind_named(const char *name);

#endif
