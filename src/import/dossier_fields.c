/* Fields by themselves: what their type allows, and how wide they may be. */
#include "dossier_check.h"

#include <math.h>
#include <string.h>

#include "model/date.h"
#include "model/list.h"
#include "model/number.h"
#include "text/cells.h"

/* A field that is looked at. */
struct field {
	struct checking *checking;
	struct place place;
	const struct column *column;
	const char *text;
};

static const char *list_choices(const char *const *choices, struct arena *arena)
{
	struct string_buffer list = {0};
	const char *out;

	for (size_t i = 0; choices[i] != NULL; i++)
		string_buffer_format(&list, "%s%s", i > 0 ? ", " : "", choices[i]);
	out = arena_string(arena, string_buffer_text(&list));
	string_buffer_free(&list);
	return out;
}

static void check_choice(const struct field *field, const char *text)
{
	const char *const *choices = field->column->choices;
	const char *nearest, *list;

	for (size_t i = 0; choices[i] != NULL; i++)
		if (strcmp(choices[i], text) == 0)
			return;
	nearest = problems_nearest(text, choices);
	list = list_choices(choices, &field->checking->folder->arena);
	if (nearest != NULL)
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" is none of %s: write %s", text, list, nearest);
	else
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" is none of them: write one of %s", text, list);
}

static void check_choices(const struct field *field)
{
	const char *rest = field->text;
	struct list_item item;

	while (list_next(&rest, &item))
		check_choice(
			field, arena_bytes(&field->checking->folder->arena, item.text, item.size));
}

/* Lines and counts are whole, and there is no line 0. */
static void check_number(const struct field *field)
{
	bool lines = strcmp(field->column->name, "lines") == 0,
	     whole = lines || strcmp(field->column->name, "count") == 0;
	double number;

	if (!number_parse(field->text, &number))
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" is no plain number: write digits alone, as 11500 or -0.25, at "
			"most 15 of them",
			field->text);
	else if (whole && (number != floor(number) || number < (lines ? 1 : 0) || number > 1e9))
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" cannot be: write a whole number from %d", field->text,
			lines ? 1 : 0);
}

static void check_date(const struct field *field)
{
	struct calendar_date date;

	if (!calendar_date_parse(field->text, &date))
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" is no date: write it as 2004, 2004-03 or 2004-03-09, and a day "
			"that exists",
			field->text);
}

static void check_flag(const struct field *field)
{
	if (strcmp(field->text, "yes") != 0)
		problems_add(field->checking->report, &field->place,
			"\"%.60s\" is no flag: write yes, or leave it empty", field->text);
}

static void check_width(const struct field *field)
{
	size_t width = field->column->max_cells > 0 ? cells_width(field->text) : 0;

	if (width > field->column->max_cells)
		problems_add(field->checking->report, &field->place,
			"\"%.80s\" takes %zu cells: write at most %zu", field->text, width,
			field->column->max_cells);
}

void dossier_check_field(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, size_t column)
{
	struct field field = {checking, dossier_place(file, row, column),
		&file->table->columns[column], row->fields[column]};

	if (field.text == NULL) {
		if (field.column->required)
			problems_add(checking->report, &field.place, "is empty: write %s",
				field.column->type == COLUMN_CITATIONS
					? "where it is said, as d-001:392 or d-001:413-415"
					: "one");
		return;
	}
	switch (field.column->type) {
	case COLUMN_CHOICE:
		check_choice(&field, field.text);
		break;
	case COLUMN_CHOICES:
		check_choices(&field);
		break;
	case COLUMN_NUMBER:
		check_number(&field);
		break;
	case COLUMN_DATE:
		check_date(&field);
		break;
	case COLUMN_FLAG:
		check_flag(&field);
		break;
	case COLUMN_TEXT:
		check_width(&field);
		break;
	case COLUMN_ID:
	case COLUMN_REFERENCE:
	case COLUMN_REFERENCES:
	case COLUMN_CITATIONS:
		dossier_check_pointers(checking, file, row, column);
		break;
	}
}
