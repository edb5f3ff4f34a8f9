/* The tables a dossier is made of: their columns, what each may hold, and how rows point at one
 * another. */
#ifndef MODEL_DOSSIER_TABLE_H
#define MODEL_DOSSIER_TABLE_H

#include <stdbool.h>
#include <stddef.h>

enum column_type {
	COLUMN_ID,   /* unique in all dossiers: the table's prefix letter, digits or none, '-', then
			letters, digits, '.', '-' */
	COLUMN_TEXT, /* free text in our own words, or as printed */
	COLUMN_CHOICE,	   /* one of column.choices */
	COLUMN_CHOICES,	   /* some of column.choices, separated by "; " */
	COLUMN_REFERENCE,  /* the id of a row; its first letter is one of column.prefixes */
	COLUMN_REFERENCES, /* ids separated by "; " */
	COLUMN_NUMBER,	   /* 1234.5, -0.25: no thousands comma, no unit */
	COLUMN_DATE,	   /* YYYY, YYYY-MM or YYYY-MM-DD */
	COLUMN_FLAG,	   /* "yes" or empty */
	COLUMN_CITATIONS,  /* d-001:392; d-001:413-415 -- the first is where it is mainly said */
};

struct column {
	const char *name; /* the heading in the CSV, the column in SQL, the key in JSON */
	enum column_type type;
	bool required;
	size_t max_cells;	    /* longest text in terminal cells; 0 = any */
	const char *const *choices; /* NULL-terminated; for COLUMN_CHOICE(S) */
	const char *prefixes;	    /* first letters allowed in a reference */
};

struct dossier_table {
	const char *name;     /* "metrics": the file is metrics.csv, the SQL table is metrics */
	const char *singular; /* "metric" */
	char prefix; /* first letter of its ids; 0 for a table whose rows belong to a parent's */
	/* A row without an id of its own gets one when it is imported: its first column (the
	   parent's id), '.', then the second column where key_by_second, else its number among the
	   parent's rows, from 1 (behind the dossier's id and '.' where the parent is another
	   dossier's: "o-connect.later.1"). */
	bool key_by_second;
	const struct column *columns; /* ends with a column whose name is NULL */
};

/* All tables, parents before the tables that point at them as far as the data allow; ends with name
 * NULL. */
extern const struct dossier_table dossier_tables[];

/* The column with the id of the row that rows of this table belong to: the first required
 * reference; NULL where they stand alone. */
const struct column *dossier_table_parent(const struct dossier_table *table);

/* NULL where there is no such table. */
const struct dossier_table *dossier_table_named(const char *name);
const struct dossier_table *dossier_table_for_prefix(char prefix);

#endif
