/* A person's own series: a file of dates and values. */
#ifndef APP_STUDY_FILE_H
#define APP_STUDY_FILE_H

#include "analysis/xmr.h"
#include "base/error.h"
#include "base/memory.h"
#include "views/study.h"

/*
 * Lines `date,value` (or `date,numerator,denominator`: a share in per cent; shares: it must be
 * one), see study_sheet.h and study_cells.h; dates in any order, each once. Where the rows are
 * months, those that are absent between them get a row of their own, unless gaps are skipped; rows
 * without a figure stay, also at either end, as in R. path "-" is standard input.
 */
bool study_file_read(const char *path, bool shares, enum xmr_gaps gaps, struct arena *arena,
	struct study_data *out, struct error *error);

/* src/app/study_rhythm.c: what is missing among dates that are no months but days, weeks or
 * quarters; NULL: nothing, or they are not regular. */
const char *study_rhythm_note(struct arena *arena, const struct study_data *data);

#endif
