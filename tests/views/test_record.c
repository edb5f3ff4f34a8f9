/* Screen 2 as sketched, the records of the other kinds, and that nothing is lost on the way from a
 * dossier to the screen. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "model/list.h"
#include "store/load_records.h"
#include "support/golden.h"
#include "views/classes.h"

#include "made_store.h"

static struct made_store made;
static struct store *built_in;
static struct store *store; /* one of them */
static struct charset *charset;

static void import_both(struct store *into)
{
	import_made(into, "founding");
	import_made(into, "later");
}

static int open_stores(void **state)
{
	struct error error;

	(void)state;
	charset = charset_open("UTF-8");
	made_store_open(&made, false, import_both);
	store = made.store;
	if (store_open_built_in(&built_in, &error))
		return 0;
	print_error("%s\n", error.message);
	return -1;
}

static int close_stores(void **state)
{
	(void)state;
	made_store_close(&made);
	store_close(built_in);
	charset_close(charset);
	return 0;
}

static void open_view(struct view *view, const struct view_class *class, const char *about)
{
	struct error error;

	view_open(view, class, about);
	if (!view_load(view, store, &error))
		fail_msg("%s: %s", about, error.message);
}

/* Title, rows, a rule and the status lines of the selected row: what the screen has between its
 * tabs and its keys. */
static void draw(struct view *view, struct grid *grid, int rows, int columns)
{
	const struct view_class *class = view->class;
	const struct view_row *row = view_selected(view);
	struct string_buffer left = {0}, right = {0};

	grid_resize(grid, rows, columns);
	class->title(view, &left, &right);
	grid_rule(grid, 0, 0, columns, string_buffer_text(&left), string_buffer_text(&right), true);
	view_draw(view, grid, (struct rect){1, 0, rows - 2 - class->status_lines, columns},
		FOCUS_HERE);
	grid_horizontal(grid, rows - 1 - class->status_lines, 0, columns, STYLE_FAINT);
	for (int line = 0; row && line < class->status_lines; line++) {
		string_buffer_truncate(&left, 0);
		class->status(view, row, line, &left);
		grid_text(grid, rows - class->status_lines + line, 1, columns - 2, STYLE_PLAIN,
			string_buffer_text(&left));
	}
	string_buffer_free(&left);
	string_buffer_free(&right);
}

static void assert_screen(const struct view_class *class, const char *about, const char *selected,
	int rows, int columns, const char *golden)
{
	struct string_buffer text = {0};
	struct view view;
	struct grid grid;

	open_view(&view, class, about);
	if (selected)
		assert_true(view_select(&view, selected));
	grid_open(&grid, charset, DRAW_BOX);
	draw(&view, &grid, rows, columns);
	grid_to_text(&grid, &text);
	if (!golden_matches(golden, string_buffer_text(&text)))
		fail_msg("%s", golden);
	string_buffer_free(&text);
	grid_close(&grid);
	view_close(&view);
}

static void the_partnership_of_the_sketch(void **state)
{
	(void)state;
	assert_screen(&record, "p-inh-mri", "p-inh-mri.outcomes3", 22, 80,
		"tests/views/golden/record_partnership_80.txt");
	assert_screen(&record, "p-inh-mri", NULL, 30, 130,
		"tests/views/golden/record_partnership_130.txt");
	assert_screen(
		&record, "p-inh-mri", NULL, 18, 40, "tests/views/golden/record_partnership_40.txt");
	assert_screen(
		&record, "p-inh-mri", NULL, 12, 22, "tests/views/golden/record_partnership_22.txt");
	assert_screen(&record, "p-inh-mri", "e-later-cram", 55, 80,
		"tests/views/golden/record_partnership_later.txt");
}

static void records_of_other_kinds(void **state)
{
	static const struct {
		const char *id;
		int rows;
	} cases[] = {{"m-nu-scans", 50}, {"m-nu-13d", 30}, {"o-northumbria", 60}, {"c-third", 30},
		{"d-000", 60}, {"e-2014", 24}, {"h-judges00", 14}, {"a-hsj2020", 20},
		{"e-later-cram", 20}, {"t9-01", 10}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char golden[100];

		snprintf(golden, sizeof golden, "tests/views/golden/record_%s.txt", cases[i].id);
		assert_screen(&record, cases[i].id, NULL, cases[i].rows, 80, golden);
	}
}

static void sources_of_a_row(void **state)
{
	(void)state;
	assert_screen(&citations, "m-nu-wait", NULL, 44, 80, "tests/views/golden/citations_80.txt");
	assert_screen(
		&citations, "p-inh-mri.done1", NULL, 40, 44, "tests/views/golden/citations_44.txt");
}

static void plain_text_says_all_without_signs(void **state)
{
	struct string_buffer plain = {0};
	struct view view;

	(void)state;
	open_view(&view, &record, "p-inh-mri");
	view_plain(&view, &plain);
	assert_true(
		golden_matches("tests/views/golden/record_plain.txt", string_buffer_text(&plain)));
	string_buffer_free(&plain);
	view_close(&view);
}

static void unknown_ids_are_said_to_be_none(void **state)
{
	(void)state;
	assert_screen(&record, "p-no-such", NULL, 8, 60, "tests/views/golden/record_none.txt");
	assert_screen(&citations, NULL, NULL, 8, 60, "tests/views/golden/citations_none.txt");
}

/* What belongs to a row is shown with it. */
static void children_open_their_parent(void **state)
{
	static const struct {
		const char *child, *title;
	} cases[] = {
		{"p-inh-mri.done2", "Northumbria MRI"},
		{"m-nu-wait.before", "wait from referral"},
		{"o-northumbria.RTF", "Northumbria"},
		{"p-inh-mri.o-inhealth", "Northumbria MRI"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct string_buffer left = {0}, right = {0};
		struct view view;

		open_view(&view, &record, cases[i].child);
		record.title(&view, &left, &right);
		assert_string_equal(string_buffer_text(&left), cases[i].title);
		string_buffer_free(&left);
		string_buffer_free(&right);
		view_close(&view);
	}
}

typedef void with_row(const struct row *row, const char *plain);

static char *plain_text(const struct view_class *class, const char *about)
{
	struct string_buffer plain = {0};
	struct view view;

	open_view(&view, class, about);
	view_plain(&view, &plain);
	view_close(&view);
	string_buffer_add(&plain, "");
	return plain.bytes;
}

/* Every row of every table that stands alone, and those that belong to it, with its record as plain
 * text. */
static void for_every_record(with_row *check)
{
	for (const struct dossier_table *table = dossier_tables; table->name; table++) {
		struct arena arena = {0};
		const struct row *rows;
		struct error error;
		size_t count;

		assert_true(load_rows(store, &arena, table, NULL, &rows, &count, &error));
		for (size_t i = 0; i < count && !dossier_table_parent(table); i++) {
			char *plain = plain_text(&record, rows[i].id);
			struct record *whole;

			assert_true(load_record(store, &arena, rows[i].id, &whole, &error));
			check(whole->row, plain);
			for (size_t child = 0; child < whole->child_count; child++)
				check(&whole->children[child], plain);
			free(plain);
		}
		arena_free(&arena);
	}
}

/* Every row of every table, with its citations as plain text. */
static void for_every_row(with_row *check)
{
	for (const struct dossier_table *table = dossier_tables; table->name; table++) {
		struct arena arena = {0};
		const struct row *rows;
		struct error error;
		size_t count;

		assert_true(load_rows(store, &arena, table, NULL, &rows, &count, &error));
		for (size_t i = 0; i < count; i++) {
			char *plain = plain_text(&citations, rows[i].id);

			check(&rows[i], plain);
			free(plain);
		}
		arena_free(&arena);
	}
}

static void assert_has(
	const struct row *row, const char *column, const char *plain, const char *text)
{
	if (!strstr(plain, text))
		fail_msg("%s: its %s is nowhere in its record: %s", row->id, column, text);
}

/* Shown as fine as it is known, so the year at least. */
static void assert_has_year(
	const struct row *row, const char *column, const char *plain, const char *date)
{
	char year[5] = {0};

	memcpy(year, date, strnlen(date, 4));
	assert_has(row, column, plain, year);
}

static void assert_has_names(
	const struct row *row, const char *column, const char *plain, const char *ids)
{
	struct list_item item;

	while (list_next(&ids, &item)) {
		struct arena arena = {0};
		const char *id = arena_bytes(&arena, item.text, item.size);
		const char *name = load_name(store, &arena, id, false),
			   *shorter = load_name(store, &arena, id, true);

		if (!strstr(plain, name))
			assert_has(row, column, plain, shorter);
		arena_free(&arena);
	}
}

/* Columns that a record shows, but not by their own text. */
static bool is_in_other_words(const struct column *column)
{
	static const char *const names[] = {
		"id", "aspect", "role", "bound", "date_precision", "date_start", "date_end", NULL};

	for (const char *const *name = names; *name; name++)
		if (strcmp(column->name, *name) == 0)
			return true;
	return column->type == COLUMN_CITATIONS || column->type == COLUMN_FLAG;
}

static void every_field_is_there(const struct row *row, const char *plain)
{
	for (size_t i = 0; row->table->columns[i].name; i++) {
		const struct column *column = &row->table->columns[i];
		const char *field = row->fields[i];

		if (!field || column == dossier_table_parent(row->table) ||
			is_in_other_words(column))
			continue;
		if (column->type == COLUMN_REFERENCE || column->type == COLUMN_REFERENCES)
			assert_has_names(row, column->name, plain, field);
		else if (column->type == COLUMN_DATE)
			assert_has_year(row, column->name, plain, field);
		else
			assert_has(row, column->name, plain, field);
	}
}

static void nothing_is_lost(void **state)
{
	(void)state;
	for_every_record(every_field_is_there);
	store = built_in;
	for_every_record(every_field_is_there);
	store = made.store;
}

static void every_source_is_named(const struct row *row, const char *plain)
{
	for (size_t i = 0; i < row->citations.count; i++) {
		struct arena arena = {0};

		assert_has(row, "source", plain,
			load_name(store, &arena, row->citations.items[i].source, false));
		arena_free(&arena);
	}
	if (strcmp(row->table->name, "facts") == 0 && row_field(row, "figures"))
		assert_has(row, "figures", plain, row_field(row, "figures"));
}

static void every_row_has_its_sources(void **state)
{
	(void)state;
	for_every_row(every_source_is_named);
}

static bool is_inside(int row, int column, struct rect rect)
{
	return row >= rect.row && row < rect.row + rect.rows && column >= rect.column &&
	       column < rect.column + rect.columns;
}

static void assert_inside(const struct grid *grid, struct rect rect)
{
	for (int i = 0; i < grid->rows * grid->columns; i++)
		if (grid->cells[i].text[0] != ' ' &&
			!is_inside(i / grid->columns, i % grid->columns, rect))
			fail_msg("%d by %d: drawn at %d, %d", rect.rows, rect.columns,
				i / grid->columns, i % grid->columns);
}

static void nothing_is_drawn_outside(void **state)
{
	static const char *const ids[] = {"p-inh-mri", "o-northumbria", "m-nu-wait", "c-third",
		"d-000", "e-2014", "q-judges00"};
	const struct view_class *const classes[] = {&record, &citations, &differences_of};
	struct grid grid;

	(void)state;
	grid_open(&grid, charset, DRAW_ASCII);
	for (size_t i = 0; i < sizeof ids / sizeof *ids * 3; i++) {
		struct view view;

		open_view(&view, classes[i % 3], ids[i / 3]);
		for (int columns = 1; columns < 130; columns += columns < 70 ? 3 : 13) {
			grid_resize(&grid, 12, columns + 4);
			view_draw(&view, &grid, (struct rect){2, 2, 8, columns}, FOCUS_HERE);
			view_move_end(&view, columns % 2 != 0);
			grid_erase(&grid);
			view_draw(&view, &grid, (struct rect){2, 2, 8, columns}, FOCUS_HERE);
			assert_inside(&grid, (struct rect){2, 2, 8, columns});
		}
		view_close(&view);
	}
	grid_close(&grid);
}

/* What `=` lists about a row: how many, and the first. */
static size_t listed(const char *about, const char **first, struct arena *arena)
{
	struct view view;
	size_t count = 0;

	open_view(&view, &differences_of, about);
	*first = NULL;
	for (size_t i = 0; i < view.count; i++) {
		const char *id = view.rows[i]->id;
		if (!id || strchr(id, '.') || (*first && strcmp(*first, id) == 0) ||
			(i && view.rows[i - 1]->id))
			continue;
		*first = *first ? *first : arena_string(arena, id);
		count++;
	}
	view_close(&view);
	return count;
}

/* What its status line tells of what differs at a row is what `=` lists first, and how many more.
 */
static bool assert_agrees(const struct view *view, const struct view_row *row, struct arena *arena)
{
	struct string_buffer line = {0}, more = {0};
	const char *first;
	size_t count;

	view->class->status(view, row, 1, &line);
	bool has_sign = strncmp(string_buffer_text(&line), "≠", strlen("≠")) == 0;
	if (has_sign) {
		count = listed(row->id, &first, arena);
		if (!first)
			fail_msg(
				"%s: nothing is listed for %s", row->id, string_buffer_text(&line));
		if (count > 1)
			string_buffer_format(&more, " (%zu more)", count - 1);
		string_buffer_add(&more, ":");
		assert_non_null(
			strstr(string_buffer_text(&line), load_name(store, arena, first, true)));
		if (count > 1 || strstr(string_buffer_text(&line), " more)"))
			assert_non_null(
				strstr(string_buffer_text(&line), string_buffer_text(&more)));
	}
	string_buffer_free(&line);
	string_buffer_free(&more);
	return has_sign;
}

/* A line that stands for another partnership has the sign for that alone, and = tells of its events
 * and figures too. */
static void the_sign_and_its_key_agree(void **state)
{
	struct store *before = store;
	const struct partnership *partnerships;
	struct arena arena = {0};
	struct error error;
	size_t count, signs = 0;

	(void)state;
	store = built_in;
	assert_true(load_partnerships(store, &arena, &partnerships, &count, &error));
	for (size_t p = 0; p < count; p++) {
		struct view view;

		open_view(&view, &record, partnerships[p].id);
		for (size_t i = 0; i < view.count; i++) {
			const char *id = view.rows[i]->id;

			if (id && (strncmp(id, "p-", 2) != 0 || strchr(id, '.')))
				signs += assert_agrees(&view, view.rows[i], &arena);
		}
		view_close(&view);
	}
	assert_true(signs > 50);
	arena_free(&arena);
	store = before;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_partnership_of_the_sketch),
		cmocka_unit_test(records_of_other_kinds),
		cmocka_unit_test(sources_of_a_row),
		cmocka_unit_test(plain_text_says_all_without_signs),
		cmocka_unit_test(unknown_ids_are_said_to_be_none),
		cmocka_unit_test(children_open_their_parent),
		cmocka_unit_test(nothing_is_lost),
		cmocka_unit_test(every_row_has_its_sources),
		cmocka_unit_test(nothing_is_drawn_outside),
		cmocka_unit_test(the_sign_and_its_key_agree),
	};

	return cmocka_run_group_tests(tests, open_stores, close_stores);
}
