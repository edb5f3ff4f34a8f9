/*
 * Official statistics as tables of our own, out and in: a folder of imports.csv, months.csv,
 * organisations.csv, functions.csv, items.csv, waits.csv and figures.csv. What is exported imports
 * again equal; the built-in collection is made from such a folder.
 */
#ifndef IMPORT_OFFICIAL_H
#define IMPORT_OFFICIAL_H

#include <stdbool.h>

#include "base/error.h"
#include "import/import.h"
#include "store/store.h"

/* A folder with months.csv under our heading. */
bool official_is_folder(const char *folder);

/* Writes the tables into the folder, which is made where it is not there; nothing is written over.
 * Without any official statistics nothing is written at all. */
bool official_export(struct store *store, const char *folder, struct error *error);

/* Of the options only progress, cancelled and replace are looked at. Months whose import is there
 * already are passed over. */
bool official_import(struct store *store, const char *folder, const struct import_options *options,
	struct import_report *report, struct error *error);

#endif
