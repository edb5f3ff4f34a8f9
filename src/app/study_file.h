/* A person's own series: a file of dates and values. */
#ifndef APP_STUDY_FILE_H
#define APP_STUDY_FILE_H

#include "analysis/xmr.h"
#include "base/error.h"
#include "base/memory.h"
#include "views/study.h"

/*
 * Lines `date,value`, or for p charts `date,numerator,denominator`; a heading is taken from the
 * first line where that has no date. Dates are 2024-04-09, 2024-04 or 09/04/2024, in any order,
 * each once. Where the rows are months, those that are missing between them get a row of their
 * own, unless gaps are skipped. path "-" is standard input.
 */
bool study_file_read(const char *path, bool shares, enum xmr_gaps gaps, struct arena *arena,
	struct study_data *out, struct error *error);

/* "2024-04-09", "2024-04" (month alone: *day is its first, *month_only true) or "09/04/2024". */
bool study_date_parse(const char *text, long *day, int *month, bool *month_only);

#endif
