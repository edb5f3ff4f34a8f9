/* Official statistics, asked for: series, summaries, shares. What is loaded lives in the caller's
 * arena. */
#ifndef STORE_LOAD_OFFICIAL_H
#define STORE_LOAD_OFFICIAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/memory.h"
#include "model/series.h"
#include "store/store.h"

/*
 * Whom a person means: "England", an ODS code, an ICB or region code, the beginning of a name (of a
 * body, or of an organisation of the collection that has a code), "sector:nhs", "sector:other",
 * "sector:independent", "company:NVC". More than one: *choices are listed ("RTF  Northumbria …"),
 * and false with an error that says so. by_provider: of an ICB or region.
 */
bool who_find(struct store *store, struct arena *arena, const char *text, bool by_provider,
	struct who *out, const char *const **choices, size_t *choice_count, struct error *error);
/* A group of the user's: codes that no month names are told in out->warning. */
bool who_group(struct store *store, struct arena *arena, const char *name, const char *const *codes,
	size_t count, struct who *out, struct error *error);

/* Three characters that are no NHS trust's: sites of a company have codes that begin so. */
bool who_may_be_company(const char *code);
enum { COMPANY_DATASETS = 4 };
struct company_more {
	const char *datasets[COMPANY_DATASETS];
	size_t count;
};
/* The company of an ODS code ("company:NT2"): where other codes that begin with its three
 * characters have figures of a dataset of which it has none itself, as *more says (it may be NULL).
 * code NULL: it has no company, as no NHS trust has. */
bool who_company_of(struct store *store, struct arena *arena, const char *code, struct who *out,
	struct company_more *more, struct error *error);

/* Whether any month is loaded; false for a file of an older program, which has none. */
bool load_official_any(struct store *store, bool *any, struct error *error);

/* The organisation of the collection with this ODS code, and what it notes of the code ("successor:
 * …"); each NULL where there is none. note may be NULL. */
bool load_organisation_of_code(struct store *store, struct arena *arena, const char *code,
	const char **id, const char **note, struct error *error);

/* What the files say of a code; code NULL where none names it. */
struct body_facts {
	const char *code, *name, *kind; /* kind: provider, icb, region … */
	const char *sector, *icb, *icb_name, *region;
	const char *opened, *closed, *successor; /* of ODS */
	int first_named, last_named; /* months that named it; 0: only a list of organisations */
};
bool load_body(struct store *store, struct arena *arena, const char *code, struct body_facts *out,
	struct error *error);

/* C_110, 110, "trauma", MRI, "magnetic": *number of one function or test of the dataset; ambiguous
 * or unknown ones are an error that lists them. NULL text is FUNCTION_ALL. */
bool function_find(struct store *store, struct arena *arena, const char *dataset, const char *text,
	int64_t *number, const char **code, const char **name, struct error *error);

/* Every function, test or cancer type that the dataset named has figures of, but not all of them
 * together; in the order of datasets and codes. */
struct function_row {
	const char *code, *name, *dataset;
};
bool load_functions(struct store *store, struct arena *arena, const struct function_row **out,
	size_t *count, struct error *error);

/* The months of a dataset that are there, in their order. "other" is all of the user's own
 * measures, "other:my.measure" one of them: each has months of its own. */
struct loaded_month {
	int month;
	int64_t import;
	const char *vintage;
	bool whole;    /* every provider */
	bool built_in; /* it came with the program */
};
bool load_months(struct store *store, struct arena *arena, const char *dataset,
	const struct loaded_month **out, size_t *count, struct error *error);

/* Every month that is there of anything but England's own series, in their order; datasets: "ae,
 * rtt". */
struct any_month {
	int month;
	const char *datasets;
};
bool load_any_months(struct store *store, struct arena *arena, const struct any_month **out,
	size_t *count, struct error *error);

/* "Apr 2024 to Jan 2026 (12 of 22 months)": the months that are there of what the measure is worked
 * out from; NULL where there is none. */
bool load_month_range(struct store *store, struct arena *arena, const struct measure *measure,
	const char **words, struct error *error);

/* A measure of the table, or one that a user's long file brought (dataset "other"). */
bool load_measure(struct store *store, struct arena *arena, const char *id, struct measure *out,
	struct measure_names *made, struct error *error);
/* Those of the user's own. */
bool load_own_measures(struct store *store, struct arena *arena, const struct measure **out,
	size_t *count, struct error *error);

/* from, to: MONTH_NONE for all. *out has every month between the first and the last one loaded of
 * the dataset (within from and to); measure, function and who must be set in it before. The basis
 * of who becomes that of the measure; its warning tells where a company's code has nothing at all
 * and its sites have. */
bool load_series(struct store *store, struct arena *arena, int64_t function, int from, int to,
	struct series *out, struct error *error);

/* Every provider that has anything of it in one of the months of the trail, one measure. */
struct summary_row {
	const char *code, *name, *sector;
	const char *parent, *region;
	const char *record; /* id of the organisation of the collection with this code; or NULL */
	double value, year_before, change; /* NAN where there is none; change: value less
					      year_before, so points of percentages */
	double count;			   /* its denominator, or its total of the same part; NAN */
	const char *why;		   /* why there is no value */
	size_t rank, of;		   /* within its sector, by better direction; 0: none */
	const double *trail;	 /* one for each of summary.months, NAN where there is none */
	const char *const *gaps; /* likewise: why there is none, in brief; else NULL */
	const bool *returned;	 /* likewise: after a gap in the trail, and very different */
};
struct summary {
	struct measure measure;
	struct measure_names names;
	const char *function, *function_name;
	int month;	    /* the one shown */
	const int *months;  /* of the trail: every month to the one shown, 24 at the most */
	const bool *loaded; /* likewise */
	size_t month_count;
	int year_missing; /* the month a year before, where it is not loaded; else MONTH_NONE */
	bool whole;	  /* the month has every provider: ranks can be told */
	int newer;	  /* a later month, of which only some providers are there; or MONTH_NONE */
	const struct summary_row *heads; /* England, NHS trusts, others */
	size_t head_count;
	size_t nhs_count, other_count;	 /* providers with a value */
	size_t nhs_ranked, other_ranked; /* with a rank; 0 where there are no ranks */
	const struct summary_row *rows;
	size_t count;
	double with_estimates; /* England as NHS England's headline has it; NAN */
};
/* month MONTH_NONE: the latest that has every provider, else the latest; measure must be set in
 * *out before. Ranks are given within sector: NHS trusts, or others whose count is large enough. */
enum { SUMMARY_RANKED_LEAST = 20 };
bool load_summary(struct store *store, struct arena *arena, int64_t function, int month,
	struct summary *out, struct error *error);

/* One measure of every provider in every loaded month: to rank one among them. */
struct panel_row {
	const char *code;
	const double *values; /* NAN where there is none */
};
struct panel {
	int first; /* month of values[0] */
	size_t month_count;
	const struct panel_row *rows;
	size_t count;
};
bool load_panel(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, struct panel *out, struct error *error);

/* England with NHS England's estimates, where its own series has this measure and month; NAN. */
bool load_estimate(struct store *store, struct arena *arena, int64_t function, int month,
	const struct measure *measure, double *out, struct error *error);

/* One provider, every measure that it has anything of, in one month. */
struct provider_measure {
	struct measure measure;
	int month;
	int year_missing; /* the month a year before, where it is not loaded; else MONTH_NONE */
	double value, year_before;
	const char *why;
	const struct standard *standard; /* or NULL */
	int64_t import;
	const double *trail;
	const char *const *gaps; /* why there is none, in brief; else NULL */
	size_t trail_count;
	const char *vintage; /* of the month's file: NULL is a first issue */
};
/* month MONTH_NONE: for each measure the latest that has every provider, or this one. A month that
 * is not loaded of a measure has no value, and why says so. */
bool load_provider_measures(struct store *store, struct arena *arena, const struct who *who,
	int month, const struct provider_measure **out, size_t *count, struct error *error);

/* The share that others than NHS trusts do. */
struct share_row {
	const char *code, *name; /* of a month ("2025-04"), a function, an ICB or a provider */
	double others, all;	 /* counts; NAN: why says so */
	size_t other_providers;
	bool whole;	  /* every provider is there: other_providers is known */
	const char *why;  /* why there is no share */
	const char *note; /* of a month, which trusts are missing; of who came or went, what became
			     of it: "probably now G4H0I"; or NULL */
};
struct share {
	const struct share_row *months, *functions, *icbs;
	size_t month_count, function_count, icb_count;
	int from, to; /* the two months compared; functions and icbs are those of the second */
	/* Others that came and went between them, the largest first. */
	const struct share_row *came, *went;
	size_t came_count, went_count;
	/* NHS trusts that are in one of the two months only; all is what they had in it, code and
	 * name are theirs, note why they are not in the other one. */
	const struct share_row *trusts_came, *trusts_went;
	size_t trusts_came_count, trusts_went_count;
	/* Why there is no such table: "not in this extract", "not published …"; else NULL. */
	const char *functions_why, *icbs_why, *moved_why;
	double share_from, share_to; /* per cent, all providers */
	double same_from, same_to;   /* per cent, those in both months; NAN of one month alone */
};
/* measure: a count. function as for series. functions and icbs are those of `to`. Without from or
 * to, the first and the last month that has every provider are compared, if there is any. */
bool load_share(struct store *store, struct arena *arena, const struct measure *measure,
	int64_t function, int from, int to, struct share *out, struct error *error);

/* Imports, newest first. */
struct import_row {
	int64_t id;
	const char *file, *kind, *digest, *period, *vintage, *dossier;
	int64_t bytes, rows, when;
	size_t months; /* of official statistics that still come from it */
	bool built_in; /* it came with the program */
};
bool load_imports(struct store *store, struct arena *arena, const struct import_row **out,
	size_t *count, struct error *error);

#endif
