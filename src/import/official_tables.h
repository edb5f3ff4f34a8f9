/* The headings of our own tables of official statistics, and the words in them. */
#ifndef IMPORT_OFFICIAL_TABLES_H
#define IMPORT_OFFICIAL_TABLES_H

#include <stddef.h>

/* Columns in the order in which they are written; NULL ends them. */
extern const char *const official_imports[];	   /* imports.csv */
extern const char *const official_months[];	   /* months.csv … */
extern const char *const official_organisations[]; /* one row for each name it had */
extern const char *const official_functions[];
extern const char *const official_items[];
extern const char *const official_waits[]; /* one row for each commissioner's ICB */
extern const char *const official_figures[];

extern const char *const official_part_names[]; /* by enum waits_part; the first is NULL */
extern const char *const official_kind_names[]; /* by enum body_kind */
enum { OFFICIAL_KINDS = 4 };

#endif
