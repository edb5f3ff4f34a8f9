/* What leaves a control chart: to the clipboard in words, to a file as picture, table, or words. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "runs.h"
#include "study_browse.h"
#include "study_question.h"

bool run_study_copy(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct string_buffer quote = {0};
	bool ok;

	(void)argument;
	if (control == NULL)
		return false;
	control_quote(control, &quote);
	ok = copy_text(browser, string_buffer_text(&quote), error);
	string_buffer_free(&quote);
	return ok;
}

/* As the command line asks it, so that both write the same. */
static struct study_question question_of(struct browser *browser, const struct control *control)
{
	return (struct study_question){.question = {.app = browser->app},
		.series = control->series,
		.data = control->data,
		.options = control->study.options,
		.study = control->study,
		.event = control->ask.event};
}

static void write_svg(struct study_question *question, struct string_buffer *out)
{
	study_svg(&question->study, out);
}

static void write_csv(struct study_question *question, struct string_buffer *out)
{
	struct app app = *question->question.app;
	struct report_table table;

	app.format = WRITER_CSV;
	study_table(question, &table);
	report_write_table(&app, &table, out);
}

static void write_json(struct study_question *question, struct string_buffer *out)
{
	struct json_writer json = {.out = out};

	study_json(question, true, &json);
	string_buffer_add_char(out, '\n');
}

enum { ROWS = 22, COLUMNS = 80 };

static void draw_chart(struct study_question *question, struct string_buffer *out)
{
	const struct app *app = question->question.app;
	struct chart chart = question->study.chart;
	struct grid grid;

	chart.legend = true;
	grid_open(&grid, app->charset, app->level);
	grid_resize(&grid, ROWS, COLUMNS);
	chart_draw(&chart, &grid, (struct rect){0, 0, ROWS, COLUMNS});
	grid_to_text(&grid, out);
	grid_close(&grid);
}

static const struct {
	const char *suffix;
	void (*write)(struct study_question *question, struct string_buffer *out);
} forms[] = {{".svg", write_svg}, {".csv", write_csv}, {".json", write_json}};

static bool make(struct browser *browser, const struct control *control, const char *name,
	struct string_buffer *out, struct error *error)
{
	struct study_question question = question_of(browser, control);
	size_t size = strlen(name);
	const char *suffix;
	char *plain;
	bool made = false;

	plain = memory_copy_string(name);
	if (size > 0 && plain[size - 1] == '!')
		plain[size - 1] = '\0';
	suffix = strrchr(plain, '.');
	for (size_t i = 0; suffix != NULL && i < sizeof forms / sizeof *forms; i++)
		if (strcmp(forms[i].suffix, suffix) == 0) {
			forms[i].write(&question, out);
			made = true;
		}
	if (suffix != NULL && strcmp(suffix, ".txt") == 0) {
		draw_chart(&question, out);
		string_buffer_add_char(out, '\n');
		control_quote(control, out);
		made = true;
	}
	free(plain);
	arena_free(&question.question.arena);
	return made || error_set(error, "%s: the name ends with .svg, .csv, .json or .txt", name);
}

static void write_enter(struct browser *browser)
{
	study_enter(browser, run_study_write);
}

static const struct prompt_use write_use = {
	.label = "write to: ",
	.keys = "a name that ends with .svg .csv .json .txt  Enter writes  Esc leaves",
	.enter = write_enter,
};

bool run_study_write(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct string_buffer out = {0};
	char *written = NULL;
	bool ok;

	if (control == NULL)
		return false;
	if (argument == NULL) {
		prompt_open(&browser->prompt, &write_use, "");
		return true;
	}
	ok = make(browser, control, argument, &out, error) &&
	     save_text(argument, &out, &written, error);
	if (ok)
		browser_say(browser, "chart written to %s", written);
	free(written);
	string_buffer_free(&out);
	return ok;
}
