/* `concordat test`: did a series change after a date. */
#include <string.h>

#include "study_question.h"

static int write_text(struct study_question *question)
{
	const struct app *app = question->question.app;
	const struct study *study = &question->study;
	struct string_buffer out = {0}, head = {0};

	string_buffer_format(&head, "%s\n%s, %s before | after: %s\n\n", study->chart.title,
		study->chart.subtitle, study->data.monthly ? "months" : "points",
		study->chart.counts);
	report_lines(app, string_buffer_text(&head), &out);
	study_lines(app, study, &out);
	string_buffer_free(&head);
	official_free(&question->question);
	return report_print(app, &out);
}

static int write_json(struct study_question *question)
{
	const struct app *app = question->question.app;
	struct string_buffer out = {0};
	struct json_writer json = {.out = &out};

	study_json(question, false, &json);
	official_free(&question->question);
	return report_print(app, &out);
}

/* One row an estimate. */
static int write_table(struct study_question *question)
{
	enum { ROWS = 6, COLUMNS = 6 };
	static const char *const headings[COLUMNS] = {
		"statistic", "value", "se", "low", "high", "p"};
	static const bool numeric[COLUMNS] = {false, true, true, true, true, true};
	const struct study *study = &question->study;
	const struct interrupted *fit = &study->fit;
	const struct before_after *plain = &study->differences;
	const struct {
		const char *name;
		bool known;
		double value, se, low, high, p;
	} rows[ROWS] = {
		{"level", study->has_fit, fit->level.value, fit->level.se, fit->level.low,
			fit->level.high, fit->level.p},
		{"slope", study->has_fit, fit->slope.value, fit->slope.se, fit->slope.low,
			fit->slope.high, fit->slope.p},
		{"effect at the end", study->has_fit, fit->effect_at_end.value,
			fit->effect_at_end.se, fit->effect_at_end.low, fit->effect_at_end.high,
			fit->effect_at_end.p},
		{"difference, Newey-West", study->has_differences, plain->robust.value,
			plain->robust.se, plain->robust.low, plain->robust.high, plain->robust.p},
		{"difference, Welch", study->has_differences, plain->welch.value, plain->welch.se,
			plain->welch.low, plain->welch.high, plain->welch.p},
		{"difference, same months", study->has_differences, plain->same_month.value,
			plain->same_month.se, plain->same_month.low, plain->same_month.high,
			plain->same_month.p},
	};
	const char *cells[ROWS * COLUMNS];
	struct arena *arena = &question->question.arena;
	struct string_buffer out = {0};
	size_t count = 0;

	for (size_t i = 0; i < ROWS; i++) {
		if (!rows[i].known)
			continue;
		const char *const row[COLUMNS] = {rows[i].name, study_number(arena, rows[i].value),
			study_number(arena, rows[i].se), study_number(arena, rows[i].low),
			study_number(arena, rows[i].high), study_number(arena, rows[i].p)};

		memcpy(cells + count++ * COLUMNS, row, sizeof row);
	}
	report_write_table(question->question.app,
		&(struct report_table){headings, cells, count, COLUMNS, .numeric = numeric}, &out);
	const struct app *app = question->question.app;
	official_free(&question->question);
	return report_print(app, &out);
}

int report_test(struct app *app, const struct request *request)
{
	struct study_question question = {.question = {.app = app}};
	struct error error;

	if (request->event == NULL) {
		error_set(&error, "test needs --event: a month such as 2023-01, or the id of an "
				  "event");
		app_complain(app, &error);
		return APP_USAGE;
	}
	if (!study_ask(&question, app, request, &error) ||
		!study_compare(&question.question.arena, question.data.own ? NULL : app->store,
			&question.study, NULL, &error))
		return official_refuse(&question.question, &error);
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
