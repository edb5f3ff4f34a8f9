/* Records of a dossier that means no good: control bytes, words without end, a parent that is
 * itself, more sources than letters. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "store/write_rows.h"
#include "support/golden.h"
#include "views/classes.h"

#include "made_store.h"

enum { SOURCES = 30 };

static struct made_store made;
static struct charset *charset;

static void write_fields(
	struct store *into, const char *table, const char *id, const char *const *pairs)
{
	const struct dossier_table *t = dossier_table_named(table);
	const char *fields[40] = {NULL};
	struct error error;

	for (; *pairs; pairs += 2)
		for (size_t i = 0; t->columns[i].name; i++)
			if (strcmp(t->columns[i].name, pairs[0]) == 0)
				fields[i] = pairs[1];
	if (!write_row(into, "made", t, id, fields, 1, &error))
		fail_msg("%s: %s", id, error.message);
}

#define ROW(into, table, id, ...)                                                                  \
	write_fields(into, table, id, (const char *const[]){__VA_ARGS__, NULL})

static void write_sources(struct store *into, char *all)
{
	for (int i = 0; i < SOURCES; i++) {
		char id[20], name[40], cited[40];

		snprintf(id, sizeof id, "d-made%02d", i);
		snprintf(name, sizeof name, "Source number %d", i);
		snprintf(cited, sizeof cited, "%s:1", id);
		ROW(into, "sources", id, "id", id, "name", name, "kind", "document", "lines", "9",
			"sources", cited);
		sprintf(all + strlen(all), "%s%s:%d", i ? "; " : "", id, i + 1);
	}
}

static void write_made(struct store *into)
{
	static char word[300];
	char all[SOURCES * 20] = "";
	struct error error;

	memset(word, 'x', sizeof word - 1);
	assert_true(write_dossier_begin(into, "made", "Made \033[31mdossier", "", &error));
	write_sources(into, all);
	ROW(into, "organisations", "o-made", "id", "o-made", "name", "\033]0;owned\007 trust",
		"sector", "NHS", "parent", "o-made", "note", word, "sources", all);
	ROW(into, "partnerships", "p-made", "id", "p-made", "name", "Right \xe2\x80\xae to left",
		"short_name", "Right to left", "specialties", "imaging", "parent", "p-made",
		"measure_of", "o-made", "measure", "%s%n", "sources", "d-made00:1");
	ROW(into, "parties", "p-made.o-made", "partnership", "p-made", "organisation", "o-made",
		"name", "100% host; and \t tab\nline", "sources", "d-made01:2-3");
	ROW(into, "facts", "p-made.f1", "id", "p-made.f1", "name", word, "subject", "p-made",
		"aspect", "outcome", "figures", "12; ; 3", "sources", all);
	ROW(into, "facts", "p-made.f2", "id", "p-made.f2", "name",
		"上海の長い長い長い名前は幅が二倍です", "subject", "p-made", "aspect", "problem",
		"sources", "d-made29:1-9");
	ROW(into, "metrics", "m-made", "id", "m-made", "name", "a figure without a value", "kind",
		"level", "better", "neutral", "partnership", "p-made", "sources", "d-made00:1");
	ROW(into, "events", "e-made", "id", "e-made", "name", "an event without a date", "status",
		"past", "partnership", "p-inh-mri", "sources", "d-made00:9");
	ROW(into, "partnerships", "p-bare", "id", "p-bare", "name", "Nothing but a name",
		"short_name", "Bare", "specialties", "imaging", "sources", "d-made00:1");
	ROW(into, "differences", "c-made", "id", "c-made", "name", "of itself", "kind", "unclear",
		"weight", "minor", "involves", "c-made; m-made; p-made", "sources", "d-made00:9");
	assert_true(write_dossier_end(into, "made",
		&(struct import_record){
			.file = "made", .kind = "dossier", .digest = "0", .bytes = 1, .rows = 1},
		&error));
}

static int open_store(void **state)
{
	(void)state;
	charset = charset_open("UTF-8");
	made_store_open(&made, true, write_made);
	return 0;
}

static int close_store(void **state)
{
	(void)state;
	made_store_close(&made);
	charset_close(charset);
	return 0;
}

static void open_view(struct view *view, const struct view_class *class, const char *about)
{
	struct error error;

	view_open(view, class, about);
	if (!view_load(view, made.store, &error))
		fail_msg("%s: %s", about, error.message);
}

static void draw(struct view *view, struct grid *grid, int rows, int columns)
{
	grid_resize(grid, rows, columns);
	view_draw(view, grid, (struct rect){0, 0, rows, columns}, FOCUS_HERE);
}

static void no_byte_of_a_terminal_reaches_the_grid(void **state)
{
	static const char *const ids[] = {
		"p-made", "o-made", "m-made", "e-made", "c-made", "d-made00", "p-made.f1"};
	const struct view_class *const classes[] = {&record, &citations, &differences_of};
	struct grid grid;

	(void)state;
	grid_open(&grid, charset, DRAW_BOX);
	for (size_t i = 0; i < sizeof ids / sizeof *ids * 3; i++) {
		struct string_buffer text = {0};
		struct view view;

		open_view(&view, classes[i % 3], ids[i / 3]);
		draw(&view, &grid, 120, 33 + (int)i * 4);
		grid_to_text(&grid, &text);
		assert_null(strchr(string_buffer_text(&text), '\033'));
		assert_null(strstr(string_buffer_text(&text), "\xe2\x80\xae"));
		string_buffer_free(&text);
		view_close(&view);
	}
	grid_close(&grid);
}

static void long_words_and_wide_ones_wrap(void **state)
{
	struct string_buffer text = {0};
	struct view view;
	struct grid grid;

	(void)state;
	open_view(&view, &record, "p-made");
	grid_open(&grid, charset, DRAW_BOX);
	draw(&view, &grid, 40, 80);
	grid_to_text(&grid, &text);
	assert_true(golden_matches("tests/views/golden/page_made.txt", string_buffer_text(&text)));
	string_buffer_free(&text);
	grid_close(&grid);
	view_close(&view);
}

static void letters_go_on_after_z(void **state)
{
	struct string_buffer line = {0}, text = {0};
	struct view view;
	struct grid grid;

	(void)state;
	open_view(&view, &record, "p-made");
	assert_true(view_select(&view, "p-made.f2"));
	view.class->status(&view, view_selected(&view), 0, &line);
	assert_memory_equal(
		string_buffer_text(&line), "AD  Source number 29", strlen("AD  Source number 29"));
	grid_open(&grid, charset, DRAW_BOX);
	draw(&view, &grid, 90, 80);
	grid_to_text(&grid, &text);
	assert_non_null(strstr(string_buffer_text(&text), "AD 1–9"));
	string_buffer_free(&line);
	string_buffer_free(&text);
	grid_close(&grid);
	view_close(&view);
}

/* Rows of another dossier stand under its name, apart from the record's own. */
static void other_dossiers_are_told_apart(void **state)
{
	struct string_buffer plain = {0};
	struct view view;
	const char *rule, *event;

	(void)state;
	open_view(&view, &record, "p-inh-mri");
	view_plain(&view, &plain);
	rule = strstr(string_buffer_text(&plain), "dossier (another dossier)");
	event = strstr(string_buffer_text(&plain), "an event without a date");
	assert_true(rule && event && rule < event);
	assert_null(strstr(event + 1, "an event without a date"));
	string_buffer_free(&plain);
	view_close(&view);
}

static void a_record_without_facts_says_so(void **state)
{
	struct string_buffer plain = {0};
	struct view view;

	(void)state;
	open_view(&view, &record, "p-bare");
	view_plain(&view, &plain);
	assert_non_null(strstr(
		string_buffer_text(&plain), "\nNo account of it yet: facts.csv would hold one.\n"));
	assert_null(strstr(string_buffer_text(&plain), "\n\n\n"));
	string_buffer_free(&plain);
	view_close(&view);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_byte_of_a_terminal_reaches_the_grid),
		cmocka_unit_test(long_words_and_wide_ones_wrap),
		cmocka_unit_test(letters_go_on_after_z),
		cmocka_unit_test(a_record_without_facts_says_so),
		cmocka_unit_test(other_dossiers_are_told_apart),
	};

	return cmocka_run_group_tests(tests, open_store, close_store);
}
