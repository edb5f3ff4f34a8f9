/* What the commands that ask official statistics share: looking up what was asked for, and saying
 * what an answer rests on. */
#ifndef APP_OFFICIAL_H
#define APP_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "model/series.h"
#include "report.h"
#include "store/load_official.h"
#include "store/load_records.h"

/* What was asked, looked up. Zero-initialise but for app; arena is freed by official_free(). */
struct question {
	struct app *app;
	struct arena arena;
	struct measure measure;
	struct measure_names names;
	int64_t function;
	const char *function_code, *function_name; /* NULL: all of them */
	struct who who;
	int from, to; /* MONTH_NONE: all */
	const struct import_row *imports;
	size_t import_count;
	bool told;  /* the error has been shown */
	int status; /* what to exit with after false: APP_FAILED, or APP_USAGE */
};

/* Opens the store and loads the list of imports. */
bool official_open(struct question *question, struct app *app, struct error *error);
void official_free(struct question *question);
/* Complains and frees; returns the exit status. */
int official_refuse(struct question *question, const struct error *error);
/* Sets the error of a question that was not put well; returns false. */
bool official_misuse(struct question *question, struct error *error, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

bool official_measure(struct question *question, const char *id, struct error *error);
/* --function, --test or --cancer-type, as the measure takes it. */
bool official_function(
	struct question *question, const struct request *request, struct error *error);
/* Also "group:FILE". Where text can be any of several, standard error lists them. */
bool official_who(
	struct question *question, const char *text, bool by_provider, struct error *error);
/* By all words but the last, which is the measure, and --basis, which only an ICB and a region
 * have. */
bool official_who_asked(
	struct question *question, const struct request *request, struct error *error);
/* text NULL: MONTH_NONE. option: its name, for the error. */
bool official_month(struct question *question, const char *option, const char *text, int *month,
	struct error *error);
bool official_span(struct question *question, const struct request *request, struct error *error);

/* The import of this id, or NULL. */
const struct import_row *official_import_of(const struct question *question, int64_t id);
/* "RTT-April-2024.csv"; NULL where there is none. */
const char *official_file(const struct question *question, int64_t id);

/* "all functions", "all tests", "Trauma and Orthopaedic Service (C_110)"; "" where the measure has
 * none. */
const char *official_function_words(struct question *question);
/* "Northumbria Healthcare NHS Foundation Trust (RTF)", "England" */
const char *official_who_words(struct question *question);
/* measure_standards(); NULL where there are none. */
const char *official_standards(
	struct arena *arena, const struct measure *measure, enum standard_state state);
/* "attendances, neither direction is better"; a measure of the user's own may have no unit. */
const char *official_unit_words(struct arena *arena, const char *unit, enum better better);
/* "58.2" as a column shows it; NULL where there is none. */
const char *official_value(struct arena *arena, const struct measure *measure, double value);
/* With its sign: "+2.5", "−1.8". */
const char *official_change(struct arena *arena, const struct measure *measure, double value);
/* Every digit, for programs; NULL where there is none. */
const char *official_number(struct arena *arena, double value);
const char *official_month_text(struct arena *arena, int month); /* "Apr 2025" */
const char *official_month_code(struct arena *arena, int month); /* "2025-04"; NULL */

/* What the measure counts and misses, its standards, whose figures they are, what to mind: a line
 * each. england: England as submitted is among them. */
void official_notes(struct question *question, bool england, struct string_buffer *out);
/* The same as members of an object. */
void official_json_notes(struct question *question, struct json_writer *json);
void official_json_string(struct json_writer *json, const char *key, const char *value);
void official_json_number(struct json_writer *json, const char *key, double value);

/* An answer that is one table: `title` and `notes` (lines) stand around it in text and Markdown. */
int official_print(struct question *question, const char *title, const struct report_table *table,
	const char *notes);

/* src/app/report_provider.c */
int report_provider(struct app *app, const struct request *request);
/* "92 % within 18 weeks: not met"; NULL where there is no standard. */
const char *provider_standard(struct arena *arena, const struct provider_measure *item);
/* The items of such an array, one after another. */
void provider_json_items(struct question *question, const struct provider_measure *items,
	size_t count, struct json_writer *json);
/* An array of one provider's measures. */
void provider_json(struct question *question, const struct provider_measure *items, size_t count,
	struct json_writer *json);

/* src/app/report_official.c: what `show` says of a provider; nothing where no file names it. */
void report_official_text(struct app *app, const char *code, struct string_buffer *out);
void report_official_json(struct app *app, const char *code, struct json_writer *json);
/* A short record of a body that official files name and no dossier, by code or by the beginning of
 * its name. Of several, standard error has had the list. */
enum official_found { OFFICIAL_NONE, OFFICIAL_ONE, OFFICIAL_SEVERAL };
enum official_found report_official_body(
	struct app *app, const char *text, struct string_buffer *out, struct error *error);
/* "company:NVC", the arena's, where the sites of this code have a sum and it has nothing itself;
 * else NULL. */
const char *report_official_sum(struct app *app, struct arena *arena, const char *code);
/* The ODS code of an organisation; NULL for other records. */
const char *report_official_code(const struct record *found);

/* src/app/by_period.c: months as quarters or financial years. */
struct period_row {
	const char *period; /* "2025-04", "2025/26 Q1", "2025/26" */
	const char *words;  /* "Apr 2025", the same */
	/* Its month is the last of the period; its import and vintage are those of the one source
	 * that it has, 0 and NULL where there are several or none. */
	struct observation observation;
	const struct observation *const *sources; /* months, one of each file it was read from */
	size_t source_count;
};
enum by_period { BY_MONTH, BY_QUARTER, BY_YEAR };
/* "month", "quarter", "financial-year"; NULL is a month. */
enum by_period by_period_named(const char *name);
/* from, to: the months that the series was asked for, MONTH_NONE for all. A period of which it
 * lacks a month (of a snapshot the last one) has no value, and why. */
void by_period_fold(const struct series *series, enum by_period by, int from, int to,
	struct arena *arena, const struct period_row **out, size_t *count);

#endif
