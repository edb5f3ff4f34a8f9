/* The commands that answer with a table or a record: as text, JSON, CSV or Markdown. */
#ifndef APP_REPORT_H
#define APP_REPORT_H

#include <stddef.h>

#include "app/app.h"
#include "base/memory.h"
#include "base/string_buffer.h"
#include "model/collection.h"
#include "text/json.h"

/* One command as it was typed. */
struct request {
	const char *const *words; /* after the command, as given */
	size_t count;
	const char *text;    /* the words with a space between them, in UTF-8 */
	size_t limit;	     /* --limit, 0 = all */
	const char *dossier; /* --dossier, or NULL */
	/* of import */
	const char *kind, *encoding;
	bool keep_going, replace;
	/* of official statistics, or NULL; period is import's too */
	const char *period, *from, *to, *by, *basis;
	const char *function, *test, *cancer_type;
	const char *sector, *icb, *sort, *provider;
	bool same_providers;
	/* of charts and tests, or NULL */
	const char *event, *fix, *target, *better, *rules, *trend, *gaps, *per, *chart;
	const char *method, *harmonics, *transition, *claim;
	const char *const *rebases;
	size_t rebase_count;
	bool no_screen, svg;
	bool icons; /* of a summary */
};

/* Each answers on standard output and returns what main() does. */
int report_search(struct app *app, const struct request *request);
int report_show(struct app *app, const struct request *request);
int report_list(struct app *app, const struct request *request);
int report_series(struct app *app, const struct request *request);
int report_summary(struct app *app, const struct request *request);
int report_share(struct app *app, const struct request *request);
int report_chart(struct app *app, const struct request *request);
int report_test(struct app *app, const struct request *request);

/* src/app/report.c: what they share. */

/* Writes out, made with the character set of report_charset(), to standard output; complains where
 * that does not work. Frees out. */
int report_print(const struct app *app, struct string_buffer *out);

/*
 * What is written for a program to read (CSV, JSON, Markdown) is UTF-8 in every locale, except on a
 * terminal. Close it with report_charset_close().
 */
struct charset *report_charset(const struct app *app);
void report_charset_close(const struct app *app, struct charset *charset);

/* Appends text made safe, line by line, wrapped at words where standard output is a terminal. */
void report_lines(const struct app *app, const char *text, struct string_buffer *out);

/* Cells of a line on the terminal; 0 where standard output is none. */
size_t report_width(void);
/* Of tables and charts that do not go to a terminal: COLUMNS of the environment, else 100. */
size_t report_usual_width(void);

/* A table whose cells are all known. */
struct report_table {
	const char *const *headings;
	const char *const *cells; /* rows * columns, NULL = empty */
	size_t rows, columns;
	size_t flexible; /* in text this column gives way, so that a line fits the terminal or 100
			    columns */
	size_t kept;	 /* in text this column stays whole, as the first one does */
	const bool *numeric; /* or NULL */
	const bool *flags;   /* report_write_plain(): "yes" or empty; or NULL */
};
void report_write_table(
	const struct app *app, const struct report_table *table, struct string_buffer *out);

/* The same; in JSON whole numbers are numbers, flags true or false, and no row cites anything. */
void report_write_plain(
	const struct app *app, const struct report_table *table, struct string_buffer *out);

/* "d-001:392; d-001:413-415" */
void report_citations(const struct citations *citations, struct string_buffer *out);

/* The text that stands for a row: its name, else its printed wording, else its id. */
const char *report_row_name(const struct row *row);

/* The same text with its dossier before it, "later: ", unless that is the founding one. */
const char *report_told_apart(const char *dossier, const char *text, struct arena *arena);

/* src/app/report_json.c: rows as JSON. */
void report_json_citations(struct json_writer *json, const struct citations *citations);
/* "id", "name", "sources", then every column under its own name (see concordat-collection(5)),
 * "dossier". */
void report_json_row(struct json_writer *json, const struct row *row);
/* The figures of a metric under their roles; rows are of the tables values and wordings, those of
 * other metrics are passed over. */
void report_json_values(struct json_writer *json, const char *metric, const struct row *values,
	size_t value_count, const struct row *wordings, size_t wording_count);

/* src/app/report_figures.c: the figures of a metric as columns of a table. */
enum { REPORT_FIGURE_COLUMNS = ROLE_COUNT + 5 };
/* value, before, after, comparator, change and target, each as printed; then low, high, bound, unit
 * and period of the one that stands for the metric. numeric is false in all of them before. */
void report_figure_headings(const char **headings, bool *numeric);
/* Rows of the table values, so that those of a metric are found. */
const struct row **report_sort_values(const struct row *values, size_t count, struct arena *arena);
void report_figure_cells(
	const struct row *const *sorted, size_t count, const char *metric, const char **cells);

/* src/app/report_dossiers.c, report_imports.c, report_measures.c: kinds of list that are no tables
 * of a dossier. */
bool report_list_dossiers(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error);
/* The same for the browser: a title, then a line each. */
bool report_imports_page(struct store *store, struct string_buffer *out, struct error *error);
bool report_list_imports(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error);
bool report_list_months(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error);
bool report_list_functions(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error);
bool report_list_measures(
	struct app *app, const char *kind, struct string_buffer *out, struct error *error);

/* src/app/report_record.c: one record, whole, with the rows that belong to it and what is linked
 * with it. */
bool report_record_json(
	struct app *app, const char *id, struct string_buffer *out, struct error *error);

#endif
