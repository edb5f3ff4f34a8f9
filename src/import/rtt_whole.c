/*
 * A file that is cut off behind a total (C_999) balances: only what is known from elsewhere tells
 * that pathways are missing.
 */
#include "rtt_whole.h"

#include <inttypes.h>
#include <math.h>

#include "model/month.h"
#include "store/write_official.h"

/* First issues and revisions differ by 1 or 2 % at the most, where a trust came late: what lacks
 * less than this is only told. */
static const double least_share = 0.95;

static const struct {
	enum waits_part part;
	const char *item, *words;
} published[] = {
	{PART_INCOMPLETE, "published.rtt.incomplete.total", "incomplete pathways"},
	{PART_ADMITTED, "published.rtt.admitted.total", "completed admitted pathways"},
	{PART_NONADMITTED, "published.rtt.nonadmitted.total", "completed non-admitted pathways"},
	{PART_NEW, "published.rtt.new.total", "new pathways"},
};

/* Without non-English commissioners, as NHS England counts. */
static int64_t count_pathways(const struct reading *reading, enum waits_part part)
{
	int64_t pathways = 0;

	for (size_t i = 0; i < READERS; i++)
		pathways += reading->readers[i].totals[part];
	return pathways;
}

static size_t count_waiting(const struct reading *reading, size_t total)
{
	size_t place = (size_t)PART_INCOMPLETE * FUNCTIONS_MOST + total, providers = 0;

	for (size_t p = 0; p < reading->extract.codes.providers.count; p++) {
		bool any = false;

		for (size_t i = 0; i < READERS; i++) {
			const uint32_t *head = rows_head(&reading->readers[i], p, place);

			any = any || (head != NULL && *head != 0);
		}
		providers += any;
	}
	return providers;
}

/* False where the file was made without C_999. */
static bool has_totals(const struct reading *reading)
{
	int64_t pathways = 0;

	for (int part = 1; part < PART_COUNT; part++)
		pathways += count_pathways(reading, (enum waits_part)part);
	return pathways > 0;
}

/* Appends to lacks what is missing against the published series, or to note where it is little;
 * *is_published: there are such series of the month. */
static bool hold_against_published(struct store *store, const struct reading *reading,
	struct string_buffer *lacks, struct string_buffer *note, bool *is_published,
	struct error *error)
{
	char month[9];

	month_format(reading->extract.month, month);
	for (size_t i = 0; lacks->size == 0 && i < sizeof published / sizeof *published; i++) {
		int64_t found = count_pathways(reading, published[i].part);
		struct string_buffer *to;
		double wanted;

		if (!find_published(
			    store, published[i].item, reading->extract.month, &wanted, error))
			return false;
		*is_published = *is_published || !isnan(wanted);
		if (isnan(wanted) || (double)found >= wanted)
			continue;
		to = (double)found < wanted * least_share ? lacks : note;
		if (to->size == 0)
			string_buffer_format(to,
				"it has %" PRId64 " %s, and NHS England published %.0f of %s",
				found, published[i].words, wanted, month);
	}
	return true;
}

/* Against the issue that it replaces; or else, where nothing is published of it, the months beside
 * it. */
static bool hold_against_months(struct store *store, const struct reading *reading, size_t total,
	bool is_published, struct string_buffer *lacks, struct error *error)
{
	size_t providers = count_waiting(reading, total);
	struct month_beside months[MONTHS_BESIDE];
	const struct month_beside *beside;
	char name[9];

	if (!find_months_beside(
		    store, "rtt", PART_INCOMPLETE, reading->extract.month, months, error))
		return false;
	beside = months_with_more(months, providers);
	if (beside == NULL || (is_published && beside != &months[BESIDE_SAME]))
		return true;
	month_format(beside->month, name);
	string_buffer_format(lacks,
		"it has %zu providers with incomplete pathways, and %s%s has %zu", providers,
		beside == &months[BESIDE_SAME] ? "the file it would replace of " : "", name,
		beside->providers);
	return true;
}

static const char *keep_words(struct reading *reading, const struct string_buffer *words)
{
	return words->size > 0 ? arena_string(&reading->arena, string_buffer_text(words)) : NULL;
}

static bool judge_against_others(
	struct store *store, struct reading *reading, struct rtt_whole *out, struct error *error)
{
	struct codes *codes = &reading->extract.codes;
	struct string_buffer lacks = {0}, note = {0};
	bool is_published = false;
	size_t total = (size_t)codes_add(
		codes, &codes->functions, FUNCTIONS_MOST, CODES_TOTAL, "Total", "", UINT64_MAX);
	bool done = (!has_totals(reading) || hold_against_published(store, reading, &lacks, &note,
						     &is_published, error)) &&
		    (lacks.size > 0 || hold_against_months(
					       store, reading, total, is_published, &lacks, error));

	if (done && lacks.size > 0) {
		error_set(error,
			"%s: it is cut off, or an extract of some providers; --keep-going takes it "
			"as an extract",
			string_buffer_text(&lacks));
		done = source_lacks(reading->source, error->message, error);
	}
	out->in_part = keep_words(reading, &lacks);
	if (note.size > 0)
		string_buffer_add(&note, ": it is another issue than theirs, or rows are missing");
	out->note = out->in_part == NULL ? keep_words(reading, &note) : NULL;
	string_buffer_free(&lacks);
	string_buffer_free(&note);
	return done;
}

bool rtt_judge_whole(
	struct store *store, struct reading *reading, struct rtt_whole *out, struct error *error)
{
	*out = (struct rtt_whole){NULL, NULL};
	if (reading->source->problems > 0)
		out->in_part = "rows were left out, or are missing";
	else if (reading->extract.codes.providers.count < SOURCE_WHOLE_FROM)
		out->in_part = "it has few providers";
	return out->in_part != NULL || judge_against_others(store, reading, out, error);
}
