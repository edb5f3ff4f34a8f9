/* What `chart` and `test` were asked, looked up: the series, the break, the options. */
#ifndef APP_STUDY_QUESTION_H
#define APP_STUDY_QUESTION_H

#include "official.h"
#include "views/study.h"

struct study_question {
	struct question question; /* its arena owns the rest */
	struct series series;	  /* of official statistics */
	struct study_data data;
	struct study_options options;
	struct study study;
	const char *event; /* id of an event of the collection; or NULL */
};

/* Looks up and computes. Free it with official_free(&out->question), also after false. */
bool study_ask(struct study_question *out, struct app *app, const struct request *request,
	struct error *error);

/* --trend, which needs --rules mdc. */
bool official_trend(
	struct question *question, const struct request *request, size_t *out, struct error *error);

/* "2024-04-09" of a row: its date in full. */
const char *study_row_date(struct study_question *question, size_t row);

/* src/app/study_table.c: the points as a table. */
void study_table(struct study_question *question, struct report_table *out);
/* "%.17g", NaN where undefined. */
const char *study_number(struct arena *arena, double value);

/* src/app/report_chart.c: the question in a rule, then what the series says, a paragraph each. */
void study_lines(const struct app *app, const struct study *study, struct string_buffer *out);

/* src/app/study_json.c: everything that was computed. */
void study_json(struct study_question *question, bool points, struct json_writer *json);

#endif
