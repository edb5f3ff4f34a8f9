/* The menu: a view like any other, whose rows are the choices; those of filters are made from the
 * rows of the list that is filtered. */
#include "menu.h"

#include <stdlib.h>
#include <string.h>

#include "store/load_records.h"
#include "text/fold.h"
#include "title.h"
#include "views/classes.h"

/* Presets of views that show one of several kinds of row; the first is what they show at first. */
static const struct {
	const struct view_class *class;
	const char *values[8];
} presets[] = {
	{&metric_list, {"pairs", "levels", "targets", "changes", "all"}},
};

static const char everything[] = "all", preset_group[] = "show";

static const char *const *presets_of(const struct view *view)
{
	static const char *const none[] = {NULL};

	for (size_t i = 0; i < sizeof presets / sizeof presets[0]; i++) {
		if (presets[i].class == view->class)
			return presets[i].values;
	}
	return none;
}

static void add_choice(struct menu_choice *choices, size_t *count, struct menu_choice choice)
{
	if (choices != NULL)
		choices[*count] = choice;
	++*count;
}

static void add_presets(
	const struct view *view, struct arena *arena, struct menu_choice *choices, size_t *count)
{
	const char *const *values = presets_of(view);

	for (size_t i = 0; values[i] != NULL; i++) {
		bool chosen = view->narrow != NULL ? strcmp(view->narrow, values[i]) == 0 : i == 0;

		add_choice(choices, count,
			(struct menu_choice){preset_group, values[i],
				arena_format(arena, "%s=%s", preset_group, values[i]), NULL, 0,
				chosen});
	}
}

/* A facet with one value for all rows divides nothing. */
static void add_facet(const struct view *view, enum facet facet, struct arena *arena,
	struct menu_choice *choices, size_t *count)
{
	size_t value_count;
	const struct facet_value *values = view_facet_values(view, facet, arena, &value_count);

	if (value_count == 1 && values[0].count == title_count_all(view))
		return;
	for (size_t i = 0; i < value_count; i++) {
		bool chosen = view->filter[facet] != NULL &&
			      strcmp(view->filter[facet], values[i].value) == 0;

		add_choice(choices, count,
			(struct menu_choice){facet_names[facet], values[i].value,
				arena_format(arena, "%s=%s", facet_names[facet], values[i].value),
				NULL, values[i].count, chosen});
	}
}

/* choices NULL: only counted. */
static size_t make_choices(
	const struct view *view, struct arena *arena, struct menu_choice *choices)
{
	size_t count = 0;

	add_choice(choices, &count,
		(struct menu_choice){
			everything, NULL, everything, NULL, title_count_all(view), false});
	add_presets(view, arena, choices, &count);
	for (int i = 0; i < FACET_COUNT; i++)
		add_facet(view, (enum facet)i, arena, choices, &count);
	return count;
}

/* Every word that was typed stands in what the choice is called, whatever its case. */
static bool matches(const struct menu_choice *choice, const struct string_buffer *folded)
{
	struct string_buffer text = {0};
	const char *word = string_buffer_text(folded);
	bool match = true;

	fold_text(choice->text, strlen(choice->text), &text);
	if (choice->note != NULL) {
		string_buffer_add_char(&text, ' ');
		fold_text(choice->value, strlen(choice->value), &text);
	}
	for (size_t size; match && *word != '\0'; word += size + strspn(word + size, " ")) {
		struct string_buffer wanted = {0};

		size = strcspn(word, " ");
		string_buffer_add_bytes(&wanted, word, size);
		match = strstr(string_buffer_text(&text), string_buffer_text(&wanted)) != NULL;
		string_buffer_free(&wanted);
	}
	string_buffer_free(&text);
	return match;
}

static bool load(struct view *view, struct store *store, struct error *error)
{
	struct menu *menu = (struct menu *)view;
	struct view_row *rows = arena_array(&view->arena, menu->count * 2, sizeof *rows);
	struct string_buffer folded = {0};
	const char *group = everything;

	(void)store;
	(void)error;
	fold_text(menu->typed, strlen(menu->typed), &folded);
	for (size_t i = 0; i < menu->count; i++) {
		const struct menu_choice *choice = &menu->choices[i];

		if (!matches(choice, &folded))
			continue;
		if (choice->group != group)
			rows[view->all_count++].item = choice;
		rows[view->all_count].id = choice->text;
		rows[view->all_count++].item = choice;
		group = choice->group;
	}
	string_buffer_free(&folded);
	view->all = rows;
	return true;
}

static void title(const struct view *view, struct string_buffer *left, struct string_buffer *right)
{
	const struct menu *menu = (const struct menu *)view;
	struct string_buffer detail = {0};

	if (menu->title != NULL) {
		string_buffer_add(left, menu->title);
		string_buffer_format(right, "%zu", menu->count);
		return;
	}
	string_buffer_add(left, "Filter ");
	menu->target->view.class->title(&menu->target->view, left, &detail);
	string_buffer_format(right, "%zu rows", title_count_all(&menu->target->view));
	string_buffer_free(&detail);
}

static void draw_row(
	const struct view *view, const struct view_row *row, struct grid *grid, struct rect rect)
{
	const struct menu_choice *choice = row->item;
	const char *text = choice->value != NULL ? choice->value : "everything, no filter";
	int note = choice->note != NULL ? grid_width(grid, choice->note) : 0;
	int number = note > 0 ? rect.columns - note - 3 : rect.columns < 50 ? rect.columns - 8 : 40;

	(void)view;
	if (note > 0 && rect.columns < 60)
		number = rect.columns;
	if (row->id == NULL) {
		grid_text(grid, rect.row, rect.column + 1, rect.columns - 2, STYLE_FAINT,
			choice->group);
		return;
	}
	grid_format(grid, rect.row, rect.column + 2, number - 2, STYLE_PLAIN, "%s%s", text,
		choice->chosen ? ", chosen" : "");
	if (note > 0 && number < rect.columns)
		grid_text(
			grid, rect.row, rect.column + number + 1, note, STYLE_FAINT, choice->note);
	else if (choice->count > 0)
		grid_format(grid, rect.row, rect.column + number, 6, STYLE_PLAIN, "%6zu",
			choice->count);
}

static void plain_row(
	const struct view *view, const struct view_row *row, struct string_buffer *out)
{
	const struct menu_choice *choice = row->item;

	(void)view;
	if (row->id == NULL) {
		string_buffer_format(out, "%s:", choice->group);
		return;
	}
	string_buffer_add(out, choice->value != NULL ? choice->value : "everything, no filter");
	if (choice->count > 0)
		string_buffer_format(
			out, ", %zu row%s", choice->count, choice->count == 1 ? "" : "s");
	if (choice->chosen)
		string_buffer_add(out, ", chosen");
}

static const struct view_class menu_pane = {
	.name = "filters",
	.empty = "No value has these letters. Backspace widens the choice again.",
	.status_lines = 1,
	.load = load,
	.title = title,
	.draw_row = draw_row,
	.plain_row = plain_row,
};

static void reload(struct menu *menu)
{
	struct error error;

	view_load(&menu->view, NULL, &error);
}

static void select_chosen(struct menu *menu)
{
	for (size_t i = 0; i < menu->count; i++)
		if (menu->choices[i].chosen)
			view_select(&menu->view, menu->choices[i].text);
}

void menu_offer(struct menu *menu, struct pane *target, const char *title,
	const struct menu_choice *choices, size_t count)
{
	menu->choices = choices;
	menu->count = count;
	menu->target = target;
	menu->typed = "";
	menu->title = title;
	view_open(&menu->view, &menu_pane, NULL);
	reload(menu);
	select_chosen(menu);
}

bool menu_open(struct menu *menu, struct pane *target, struct error *error)
{
	struct menu_choice *choices;
	size_t count = make_choices(&target->view, &menu->arena, NULL);

	if (count < 2) {
		arena_free(&menu->arena);
		return error_set(error, "there is nothing to filter by in this pane");
	}
	choices = arena_array(&menu->arena, count, sizeof *choices);
	make_choices(&target->view, &menu->arena, choices);
	menu_offer(menu, target, NULL, choices, count);
	view_move_end(&menu->view, false);
	return true;
}

void menu_close(struct menu *menu)
{
	if (menu->target == NULL)
		return;
	view_close(&menu->view);
	arena_free(&menu->arena);
	menu->target = NULL;
}

void menu_narrow(struct menu *menu, const char *typed)
{
	menu->typed = typed;
	reload(menu);
}

bool menu_choose(struct menu *menu, struct error *error)
{
	const struct view_row *row = view_selected(&menu->view);

	return row != NULL && menu_apply(menu->target, NULL, row->id, error);
}

static void set_preset(struct pane *target, const char *value)
{
	free(target->view.narrow);
	target->view.narrow = value != NULL ? memory_copy_string(value) : NULL;
	target->loaded = false;
}

static void remove_filters(struct pane *target)
{
	for (int i = 0; i < FACET_COUNT; i++)
		view_set_filter(&target->view, (enum facet)i, NULL);
	if (target->view.narrow != NULL)
		set_preset(target, NULL);
}

static bool apply_preset(struct pane *target, const char *value, struct error *error)
{
	const char *const *values = presets_of(&target->view);

	for (size_t i = 0; values[i] != NULL; i++) {
		if (strcmp(values[i], value) == 0) {
			set_preset(target, value);
			return true;
		}
	}
	return error_set(error, "this pane cannot show \"%s\"; f lists what it can", value);
}

static bool is_same(const char *a, const char *b)
{
	struct string_buffer left = {0}, right = {0};
	bool same;

	fold_text(a, strlen(a), &left);
	fold_text(b, strlen(b), &right);
	same = strcmp(string_buffer_text(&left), string_buffer_text(&right)) == 0;
	string_buffer_free(&left);
	string_buffer_free(&right);
	return same;
}

/* "QHM" of "North East and North Cumbria (QHM)". */
static bool has_code(const char *value, const char *wanted)
{
	struct string_buffer code = {0};
	const char *open = strrchr(value, '(');
	bool same = false;

	if (open != NULL && value[strlen(value) - 1] == ')') {
		string_buffer_add_bytes(&code, open + 1, strlen(open) - 2);
		same = is_same(string_buffer_text(&code), wanted);
	}
	string_buffer_free(&code);
	return same;
}

static bool is_exact(const char *value, const char *wanted)
{
	return strcmp(value, wanted) == 0;
}

static bool begins(const char *value, const char *wanted)
{
	struct string_buffer text = {0}, beginning = {0};
	bool match;

	fold_text(value, strlen(value), &text);
	fold_text(wanted, strlen(wanted), &beginning);
	match = beginning.size > 0 && strncmp(string_buffer_text(&text),
					      string_buffer_text(&beginning), beginning.size) == 0;
	string_buffer_free(&text);
	string_buffer_free(&beginning);
	return match;
}

/* As it is written in the rows; NULL: there is none, or *several are meant. */
static const char *match_value(const struct facet_value *values, size_t count, const char *wanted,
	bool (*match)(const char *value, const char *wanted), struct string_buffer *several)
{
	const char *found = NULL;
	size_t matches = 0;

	for (size_t i = 0; i < count; i++)
		if (match(values[i].value, wanted)) {
			string_buffer_format(
				several, "%s%s", matches++ > 0 ? ", " : "", values[i].value);
			found = values[i].value;
		}
	if (matches != 1)
		return NULL;
	string_buffer_truncate(several, 0);
	return found;
}

/* The surest way in which any matches decides, so that one that is just what was typed is no
 * beginning of others. */
static const char *find_value(const struct facet_value *values, size_t count, const char *wanted,
	struct string_buffer *several)
{
	static bool (*const ways[])(const char *, const char *) = {
		is_exact, is_same, has_code, begins};
	const char *value = NULL;

	for (size_t i = 0; i < sizeof ways / sizeof *ways && value == NULL && several->size == 0;
		i++)
		value = match_value(values, count, wanted, ways[i], several);
	return value;
}

static bool refuse(enum facet facet, const char *wanted, const struct string_buffer *several,
	struct error *error)
{
	if (several->size > 0)
		return error_set(error, "more than one %s begins with \"%s\": %s",
			facet_names[facet], wanted, several->bytes);
	return error_set(error, "no row here has the %s \"%s\"; f lists those there are",
		facet_names[facet], wanted);
}

/* By a value, its code or its beginning, or the id of what it names; one that no row has would
 * leave an empty list. */
static bool apply_facet(struct pane *target, struct store *store, enum facet facet,
	const char *wanted, struct error *error)
{
	struct arena arena = {0};
	struct string_buffer several = {0};
	size_t count;
	const struct facet_value *values = view_facet_values(&target->view, facet, &arena, &count);
	const char *value = find_value(values, count, wanted, &several);

	for (int brief = 0; brief < 2 && value == NULL && several.size == 0 && store != NULL;
		brief++)
		value = find_value(
			values, count, load_name(store, &arena, wanted, brief == 1), &several);
	if (value != NULL)
		view_set_filter(&target->view, facet, value);
	else
		refuse(facet, wanted, &several, error);
	arena_free(&arena);
	string_buffer_free(&several);
	return value != NULL;
}

static void name_facets(struct error *error)
{
	struct string_buffer names = {0};

	for (int i = 0; i < FACET_COUNT; i++)
		string_buffer_format(&names, "%s%s=",
			i == 0		      ? ""
			: i + 1 < FACET_COUNT ? ", "
					      : " or ",
			facet_names[i]);
	error_set(error, "a filter is %s and a value, or all", string_buffer_text(&names));
	string_buffer_free(&names);
}

bool menu_apply(struct pane *target, struct store *store, const char *choice, struct error *error)
{
	size_t size = strcspn(choice, "=");

	if (strcmp(choice, everything) == 0) {
		remove_filters(target);
		return true;
	}
	if (choice[size] == '=' && size == strlen(preset_group) &&
		strncmp(choice, preset_group, size) == 0)
		return apply_preset(target, choice + size + 1, error);
	for (int i = 0; i < FACET_COUNT && choice[size] == '='; i++) {
		if (strlen(facet_names[i]) == size && strncmp(choice, facet_names[i], size) == 0)
			return apply_facet(target, store, (enum facet)i, choice + size + 1, error);
	}
	name_facets(error);
	return false;
}

void menu_complete(struct pane *target, const char *begun, struct string_buffer *out)
{
	struct arena arena = {0};
	size_t count = make_choices(&target->view, &arena, NULL);
	struct menu_choice *choices = arena_array(&arena, count, sizeof *choices);

	make_choices(&target->view, &arena, choices);
	for (size_t i = 0; i < count; i++) {
		if (strncmp(choices[i].text, begun, strlen(begun)) == 0)
			string_buffer_format(out, "%s\n", choices[i].text);
	}
	arena_free(&arena);
}
