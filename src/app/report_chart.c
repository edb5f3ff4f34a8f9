/* `concordat chart`: a series with its limits, drawn, or as SVG, JSON, CSV or Markdown. */
#include <math.h>
#include <string.h>

#include "study_question.h"
#include "text/cells.h"

enum {
	WIDEST = 160, /* months do not get wider */
	ROWS = 18,    /* of the chart */
	LABEL = 9,    /* cells before what a line says */
};

static int width_of_answer(void)
{
	size_t width = report_width();

	if (width == 0)
		width = report_usual_width();
	return width < LABEL + 20 ? LABEL + 20 : width > WIDEST ? WIDEST : (int)width;
}

static void put_grid(struct grid *grid, struct string_buffer *out)
{
	grid_to_text(grid, out);
	grid_close(grid);
}

static void draw_chart(const struct app *app, const struct study *study, struct string_buffer *out)
{
	struct grid grid;
	struct rect rect = {0, 0, ROWS, width_of_answer()};

	grid_open(&grid, app->charset, app->level);
	grid_resize(&grid, rect.rows, rect.columns);
	chart_draw(&study->chart, &grid, rect);
	put_grid(&grid, out);
}

static void draw_rule(
	const struct app *app, const char *left, const char *right, struct string_buffer *out)
{
	struct grid grid;

	grid_open(&grid, app->charset, app->level);
	grid_resize(&grid, 1, width_of_answer());
	grid_rule(&grid, 0, 0, grid.columns, left, right, false);
	put_grid(&grid, out);
}

/* " Level   −856 a month …", wrapped under itself. */
static void draw_line(
	const struct app *app, const char *label, const char *text, struct string_buffer *out)
{
	struct grid grid;
	struct rect rect = {0, LABEL, 1, width_of_answer() - LABEL};

	grid_open(&grid, app->charset, app->level);
	grid_resize(&grid, 1, rect.column + rect.columns);
	rect.rows = grid_wrap(&grid, rect, STYLE_PLAIN, text);
	grid_resize(&grid, rect.rows, rect.column + rect.columns);
	grid_erase(&grid);
	grid_text(&grid, 0, 1, LABEL - 1, STYLE_PLAIN, label);
	grid_wrap(&grid, rect, STYLE_PLAIN, text);
	put_grid(&grid, out);
}

void study_lines(const struct app *app, const struct study *study, struct string_buffer *out)
{
	if (study->question != NULL)
		draw_rule(app, study->question, study->comparison, out);
	for (size_t i = 0; i < study->line_count; i++)
		draw_line(app, study->lines[i].label, study->lines[i].text, out);
}

/* The last point in words: what the icon speaks of. */
static void draw_last(const struct app *app, const struct study *study, struct string_buffer *out)
{
	struct string_buffer words = {0};
	struct grid grid;
	size_t last = study->data.count;

	while (last > 0 && !isfinite(study->values[last - 1]))
		last--;
	if (last == 0)
		return;
	grid_open(&grid, app->charset, app->level);
	study_point_words(study, &grid, last - 1, &words);
	grid_close(&grid);
	draw_line(app, "Last", string_buffer_text(&words), out);
	string_buffer_free(&words);
}

static int write_text(struct study_question *question)
{
	const struct app *app = question->question.app;
	struct string_buffer out = {0};

	draw_chart(app, &question->study, &out);
	study_lines(app, &question->study, &out);
	draw_last(app, &question->study, &out);
	official_free(&question->question);
	return report_print(app, &out);
}

/* With what a reader of paper cannot ask for. */
static int write_svg(struct study_question *question)
{
	struct app app = *question->question.app;
	struct string_buffer out = {0};

	study_svg(&question->study, &out);
	official_free(&question->question);
	app.format = WRITER_CSV; /* bytes for a program, UTF-8 in every locale */
	return report_print(&app, &out);
}

static int write_json(struct study_question *question)
{
	const struct app *app = question->question.app;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	study_json(question, true, &json);
	official_free(&question->question);
	return report_print(app, &out);
}

static int write_table(struct study_question *question)
{
	const struct app *app = question->question.app;
	struct string_buffer out = {0};
	struct report_table table;

	study_table(question, &table);
	report_write_table(app, &table, &out);
	official_free(&question->question);
	return report_print(app, &out);
}

int report_chart(struct app *app, const struct request *request)
{
	struct study_question question = {.question = {.app = app}};
	struct error error;

	if (request->svg && app->format != WRITER_TEXT) {
		error_set(&error, "--svg and another form: an answer has one form");
		app_complain(app, &error);
		return APP_USAGE;
	}
	if (!study_ask(&question, app, request, &error) ||
		(question.study.has_break && app->format != WRITER_CSV && !request->svg &&
			!study_compare(&question.question.arena,
				question.data.own ? NULL : app->store, &question.study, NULL,
				&error)))
		return official_refuse(&question.question, &error);
	if (request->svg)
		return write_svg(&question);
	switch (app->format) {
	case WRITER_JSON:
		return write_json(&question);
	case WRITER_CSV:
	case WRITER_MARKDOWN:
		return write_table(&question);
	case WRITER_TEXT:
		break;
	}
	return write_text(&question);
}
