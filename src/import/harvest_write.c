/* Writing what was gathered from a file: names first, then its months one after another. */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "harvest.h"
#include "model/month.h"

static int compare_names(const void *left, const void *right)
{
	const struct harvest_name *a = *(const struct harvest_name *const *)left,
				  *b = *(const struct harvest_name *const *)right;

	return a->last != b->last ? (a->last > b->last) - (a->last < b->last)
				  : (a->first > b->first) - (a->first < b->first);
}

/* Oldest name first, so that the newest one stays. */
static bool write_names(
	struct store *store, struct harvest *harvest, struct harvest_body *to, struct error *error)
{
	const struct harvest_name **names;
	struct body body = to->body;
	size_t count = 0;
	bool done = true;

	if (to->names == NULL)
		return write_body(store, &body, 0, &to->number, error);
	for (const struct harvest_name *at = to->names; at != NULL; at = at->next)
		count++;
	names = arena_array(&harvest->arena, count, sizeof *names);
	count = 0;
	for (const struct harvest_name *at = to->names; at != NULL; at = at->next)
		names[count++] = at;
	qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 0; done && i < count; i++) {
		body.name = names[i]->name;
		done = write_body(store, &body, names[i]->first, &to->number, error) &&
		       (names[i]->last == names[i]->first ||
			       write_body(store, &body, names[i]->last, &to->number, error));
	}
	return done;
}

static bool write_labels(struct store *store, struct harvest *harvest, struct error *error)
{
	bool done = true;

	for (size_t i = 0; done && i < harvest->body_count; i++)
		if (harvest->bodies[i].number == 0)
			done = write_names(store, harvest, &harvest->bodies[i], error);
	for (size_t i = 0; done && i < harvest->function_count; i++) {
		struct harvest_label *label = &harvest->functions[i];

		if (label->number == 0)
			done = write_function(
				store, label->code, label->words, &label->number, error);
	}
	/* Items without a figure served to check the others. */
	for (size_t i = 0; done && i < harvest->figure_count; i++) {
		struct harvest_label *label = &harvest->items[harvest->figures[i].item];

		if (label->number == 0)
			done = write_item(store, label->code, label->words, &label->number, error);
	}
	return done;
}

static bool write_figures(struct store *store, const struct harvest *harvest, size_t month,
	size_t *at, struct error *error)
{
	bool done = true;

	for (; done && *at < harvest->figure_count && harvest->figures[*at].month == month; ++*at) {
		const struct harvest_figure *figure = &harvest->figures[*at];

		done = figure->passed_over ||
		       write_figure(store, harvest->months[month].month,
			       harvest->items[figure->item].number,
			       harvest->functions[figure->function].number,
			       harvest->bodies[figure->body].number, figure->value,
			       isnan(figure->value) ? figure->why : NULL, error);
	}
	return done;
}

/* Behind those of the blob. */
static bool add_group(const struct harvest *harvest, const struct harvest_waits *waits,
	struct string_buffer *blob, struct error *error)
{
	unsigned char bytes[WAITS_GROUP_MOST];
	size_t size;
	struct waits_group group = {.waits = {.open = waits->open, .unbanded = waits->unbanded}};

	if (waits->body > HARVEST_SECTOR_OTHER)
		group.commissioner = harvest->bodies[waits->commissioner].number;
	memcpy(group.waits.bands, waits->bands, ((size_t)waits->open + 1) * sizeof *waits->bands);
	size = waits_pack_group(&group, bytes);
	if (size == 0)
		return error_set(error,
			"line %" PRIu32 ": %s has more waiting than a month can have: the file is "
			"damaged",
			waits->line, harvest->bodies[waits->body].body.code);
	string_buffer_add_bytes(blob, (const char *)bytes, size);
	return true;
}

static bool same_key(const struct harvest_waits *a, const struct harvest_waits *b)
{
	return a->month == b->month && a->part == b->part && a->function == b->function &&
	       a->body == b->body;
}

/* Those of one provider, part and function are one blob, a group for each commissioner; all have
 * the bands of one heading. */
static bool write_distributions(struct store *store, const struct harvest *harvest, size_t month,
	size_t *at, struct error *error)
{
	struct string_buffer blob = {0};
	bool done = true;

	while (done && *at < harvest->waits_count && harvest->waits[*at].month == month) {
		const struct harvest_waits *first = &harvest->waits[*at];

		string_buffer_truncate(&blob, 0);
		string_buffer_add_char(&blob, (char)first->open);
		for (; done && *at < harvest->waits_count && same_key(first, &harvest->waits[*at]);
			++*at)
			done = add_group(harvest, &harvest->waits[*at], &blob, error);
		done = done &&
		       write_waits(store, harvest->months[month].month,
			       (enum waits_part)first->part,
			       harvest->functions[first->function].number,
			       harvest->bodies[first->body].number,
			       (const unsigned char *)string_buffer_text(&blob), blob.size, error);
	}
	string_buffer_free(&blob);
	return done;
}

static struct official_month issue_of(const struct source *source, const struct harvest *harvest,
	const struct harvest_month *from)
{
	return (struct official_month){.dataset = from->dataset,
		.month = from->month,
		.vintage = source_issue(source, from->whole),
		.whole = from->whole,
		.only_totals = harvest->only_totals,
		.replace = source->options->replace};
}

/* Of a file of several months those are taken that may be. *left: how many. */
static bool pass_over(struct store *store, struct source *source, struct harvest *harvest,
	size_t *left, struct error *error)
{
	bool done = true;

	*left = harvest->month_count;
	for (size_t i = 0; done && i < harvest->month_count; i++) {
		struct harvest_month *month = &harvest->months[i];
		struct official_month asked = issue_of(source, harvest, month);

		if (!month->passed_over)
			done = source_passes_over(
				store, source, &asked, &month->passed_over, error);
		*left -= month->passed_over;
	}
	return done;
}

static void pass_month(const struct harvest *harvest, size_t month, size_t *figure, size_t *waits)
{
	while (*figure < harvest->figure_count && harvest->figures[*figure].month == month)
		++*figure;
	while (*waits < harvest->waits_count && harvest->waits[*waits].month == month)
		++*waits;
}

/* In the order of the rows: months were sorted before they got their numbers. */
static bool write_months(struct store *store, struct source *source, const struct harvest *harvest,
	int64_t import, struct error *error)
{
	size_t figure = 0, waits = 0;
	bool done = true;

	for (size_t i = 0; done && i < harvest->month_count; i++) {
		struct official_month month = issue_of(source, harvest, &harvest->months[i]);

		month.import = import;
		if (harvest->months[i].passed_over) {
			pass_month(harvest, i, &figure, &waits);
			continue;
		}
		done = source_progress(source, 0, error) &&
		       write_month_begin(store, &month, error) &&
		       write_distributions(store, harvest, i, &waits, error) &&
		       write_figures(store, harvest, i, &figure, error) &&
		       write_month_end(store, &month, &source->report->lines, error);
	}
	return done;
}

/* "2025-04", "2016-04 2019-03"; "" without months. print is month_print or a longer one. */
static void describe_period(const struct harvest *harvest, void (*print)(int, char *),
	const char *between, char period[32])
{
	int first = MONTH_NONE, last = MONTH_NONE;
	char from[9] = "", to[9] = "";

	for (size_t i = 0; i < harvest->month_count; i++) {
		int month = harvest->months[i].month;

		first = first == MONTH_NONE || month < first ? month : first;
		last = month > last ? month : last;
	}
	if (first != MONTH_NONE) {
		print(first, from);
		print(last, to);
	}
	snprintf(period, 32, "%s%s%s", from, first != last ? between : "", first != last ? to : "");
}

struct counting {
	const struct harvest *harvest;
	size_t *counts; /* by month */
	size_t *seen;	/* by body: the last month it was counted in, + 1 */
};

static void count_once(struct counting *counting, size_t month, size_t body)
{
	if (counting->seen[body] == month + 1 ||
		counting->harvest->bodies[body].body.kind != BODY_PROVIDER)
		return;
	counting->seen[body] = month + 1;
	counting->counts[month]++;
}

/* Providers that have anything, of each month; the caller frees it. Figures and waits are in the
 * order of months. */
static size_t *count_providers(const struct harvest *harvest)
{
	struct counting counting = {harvest,
		memory_allocate((harvest->month_count + 1) * sizeof(size_t)),
		memory_allocate((harvest->body_count + 1) * sizeof(size_t))};
	size_t figure = 0, waits = 0;

	for (size_t i = 0; i < harvest->month_count; i++) {
		for (; figure < harvest->figure_count && harvest->figures[figure].month == i;
			figure++)
			count_once(&counting, i, harvest->figures[figure].body);
		for (; waits < harvest->waits_count && harvest->waits[waits].month == i; waits++)
			count_once(&counting, i, harvest->waits[waits].body);
	}
	free(counting.seen);
	return counting.counts;
}

struct sister {
	const struct harvest_month *month;
	size_t count; /* of providers */
	size_t place; /* in harvest->months */
};

static int compare_sisters(const void *left, const void *right)
{
	const struct sister *a = left, *b = right;
	int order = strcmp(a->month->dataset, b->month->dataset);

	return order != 0
		       ? order
		       : (a->month->month > b->month->month) - (a->month->month < b->month->month);
}

/* beside NULL: nothing speaks for it. */
static bool is_much_less(const struct sister *month, const struct sister *beside)
{
	return beside == NULL || lacks_providers(month->count, beside->count);
}

/* NULL where the neighbour in the list is of another dataset. */
static const struct sister *same_dataset(const struct sister *month, const struct sister *beside)
{
	return strcmp(month->month->dataset, beside->month->dataset) == 0 ? beside : NULL;
}

/* A file that is cut off at the end of a line has few providers of its last month: fewer than each
 * month beside it. */
static void judge_beside(struct harvest *harvest, const size_t *counts)
{
	size_t count = harvest->month_count;
	struct sister *sisters = memory_resize(NULL, count + 1, sizeof *sisters);

	for (size_t i = 0; i < count; i++)
		sisters[i] = (struct sister){&harvest->months[i], counts[i], i};
	qsort(sisters, count, sizeof *sisters, compare_sisters);
	for (size_t i = 0; i < count; i++) {
		const struct sister *month = &sisters[i];
		const struct sister *before = i > 0 ? same_dataset(month, month - 1) : NULL;
		const struct sister *after = i + 1 < count ? same_dataset(month, month + 1) : NULL;

		if ((before != NULL || after != NULL) && is_much_less(month, before) &&
			is_much_less(month, after))
			harvest->months[month->place].whole = false;
	}
	free(sisters);
}

/* The same against what is there already of DM01, whose full extract has no total of England: the
 * issue that is replaced, or else the months beside it. */
static bool judge_known(struct store *store, struct source *source, struct harvest *harvest,
	size_t count, struct error *error)
{
	struct harvest_month *month = &harvest->months[0];
	struct month_beside known[MONTHS_BESIDE];
	const struct month_beside *beside;
	char name[9];

	if (!find_months_beside(store, "dm01", PART_DIAGNOSTIC, month->month, known, error))
		return false;
	beside = months_with_more(known, count);
	if (beside == NULL)
		return true;
	month_format(beside->month, name);
	month->whole = false;
	error_set(error,
		"it has %zu providers, and %s has %zu: it is cut off, or an extract of some "
		"providers; --keep-going takes it as an extract",
		count, name, beside->providers);
	return source_lacks(source, error->message, error);
}

/* England is worked out only from what can be all of it. */
static bool judge_whole(
	struct store *store, struct source *source, struct harvest *harvest, struct error *error)
{
	bool done = true;
	size_t *counts;

	if (!harvest->judged)
		return true;
	counts = count_providers(harvest);
	if (!harvest->totals_agree)
		judge_beside(harvest, counts);
	for (size_t i = 0; i < harvest->month_count; i++)
		harvest->months[i].whole =
			harvest->months[i].whole && !harvest->left_out &&
			harvest->in_part == NULL &&
			(harvest->totals_agree || counts[i] >= SOURCE_WHOLE_FROM);
	if (!harvest->totals_agree && harvest->month_count == 1 && harvest->months[0].whole &&
		strcmp(harvest->months[0].dataset, "dm01") == 0)
		done = judge_known(store, source, harvest, counts[0], error);
	free(counts);
	return done;
}

/* Which of the months are in part, where not all of them are: "Mar 2019 and 2 more of it". */
static void name_parts(const struct harvest *harvest, struct string_buffer *out)
{
	const struct harvest_month *first = NULL;
	size_t parts = 0;
	char name[9];

	for (size_t i = 0; i < harvest->month_count; i++) {
		if (harvest->months[i].whole)
			continue;
		first = first == NULL ? &harvest->months[i] : first;
		parts++;
	}
	if (first == NULL || parts == harvest->month_count)
		return;
	month_format(first->month, name);
	string_buffer_format(out, "%s ", name);
	if (parts > 1)
		string_buffer_format(out, "and %zu more of it ", parts - 1);
}

static void report_extract(const struct source *source, const struct harvest *harvest)
{
	struct string_buffer *lines = &source->report->lines;
	size_t parts = 0;

	for (size_t i = 0; harvest->judged && i < harvest->month_count; i++)
		parts += !harvest->months[i].whole;
	if (parts == 0)
		return;
	string_buffer_format(lines, "%s: ", source->name);
	name_parts(harvest, lines);
	string_buffer_format(lines,
		"taken as an extract, since %s: England is not worked out from it\n",
		harvest->left_out	       ? "rows were left out"
		: harvest->in_part != NULL     ? harvest->in_part
		: parts < harvest->month_count ? "it lacks what the months beside it have"
					       : "it has few providers and no total");
}

/* Those that have a row; a list of organisations has no figures, and all of them are its rows. */
static size_t count_bodies(const struct harvest *harvest)
{
	unsigned char *seen;
	size_t count = 0;

	if (harvest->month_count == 0)
		return harvest->body_count - HARVEST_BLANK - 1;
	seen = memory_allocate(harvest->body_count);
	for (size_t i = 0; i < harvest->figure_count; i++)
		seen[harvest->figures[i].body] = 1;
	for (size_t i = 0; i < harvest->waits_count; i++)
		seen[harvest->waits[i].body] = 1;
	for (size_t i = HARVEST_BLANK + 1; i < harvest->body_count; i++)
		count += seen[i];
	free(seen);
	return count;
}

/* "A&E of Apr 2024, revised, 199 rows of 198 organisations" */
static void report(const struct source *source, const struct harvest *harvest, const char *kind)
{
	static const struct {
		const char *kind, *words;
	} kinds[] = {{"ae", "A&E"}, {"dm01", "DM01"}, {"cancer", "cancer waiting times"},
		{"ods", "organisations"}, {"long", "figures"}};
	struct string_buffer *lines = &source->report->lines;
	const char *words = kind, *vintage = source_issue(source, false);
	size_t bodies = count_bodies(harvest);
	char period[32];

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		words = strcmp(kinds[i].kind, kind) == 0 ? kinds[i].words : words;
	describe_period(harvest, month_format, " to ", period);
	string_buffer_format(
		lines, "%s: %s%s%s", source->name, words, *period ? " of " : "", period);
	if (*period && vintage != NULL)
		string_buffer_format(lines, ", %s", vintage);
	string_buffer_format(lines, ", %" PRIu64 " row%s of %zu organisation%s\n", harvest->rows,
		harvest->rows == 1 ? "" : "s", bodies, bodies == 1 ? "" : "s");
	if (harvest->note != NULL)
		string_buffer_format(lines, "%s: %s\n", source->name, harvest->note);
	if (harvest->only_totals)
		string_buffer_format(lines,
			"%s: it has totals only: nothing is known of the single tests of its "
			"month\n",
			source->name);
	report_extract(source, harvest);
	if (source->options->period != NULL && harvest->month_count == 0)
		string_buffer_format(&source->report->lines,
			"%s: --period does not matter: a list of organisations has no month\n",
			source->name);
}

/* Imports that the months of a file come from now, 0 where one is not there: the lowest and the
 * highest. */
struct origins {
	int64_t first, last;
};

static void add_origin(struct origins *origins, int64_t import)
{
	origins->first = import < origins->first ? import : origins->first;
	origins->last = import > origins->last ? import : origins->last;
}

/* Each measure of the reader's own has months of its own: "other:my.measure". */
static bool find_own_origins(struct store *store, struct harvest *harvest, int64_t since,
	struct origins *out, struct error *error)
{
	struct string_buffer key = {0};
	int64_t import = 0;
	bool done = true;

	for (size_t i = 0; done && i < harvest->figure_count; i++) {
		struct harvest_figure *figure = &harvest->figures[i];

		if (i == 0 || figure->month != figure[-1].month ||
			figure->item != figure[-1].item) {
			string_buffer_truncate(&key, 0);
			string_buffer_format(&key, "other:%s", harvest->items[figure->item].code);
			done = write_month_import(store, string_buffer_text(&key),
				harvest->months[figure->month].month, &import, error);
			add_origin(out, import);
		}
		figure->passed_over = import > since;
	}
	string_buffer_free(&key);
	return done;
}

/* What a later import than `since` brought is not to be written. */
static bool find_origins(struct store *store, struct harvest *harvest, int64_t since,
	struct origins *out, struct error *error)
{
	*out = (struct origins){INT64_MAX, 0};
	for (size_t i = 0; i < harvest->month_count; i++) {
		struct harvest_month *month = &harvest->months[i];
		int64_t import;

		if (strcmp(month->dataset, "other") == 0)
			return find_own_origins(store, harvest, since, out, error);
		if (!write_month_import(store, month->dataset, month->month, &import, error))
			return false;
		add_origin(out, import);
		month->passed_over = import > since;
	}
	return true;
}

/* *known where the same file was imported and nothing of it is to be written. An import may have
 * passed months over, which --replace takes. */
static bool is_known(struct store *store, struct source *source, struct harvest *harvest,
	bool *known, struct error *error)
{
	struct origins origins;
	int64_t import;

	if (!source_find_known(store, source, &import, error))
		return false;
	*known = import != 0;
	if (*known && source->options->replace && harvest->month_count > 0) {
		if (!find_origins(store, harvest, INT64_MAX, &origins, error))
			return false;
		*known = origins.first == import && origins.last == import;
	}
	if (*known)
		source_report_known(source, import);
	return true;
}

/* Of a file that was imported before and has lost months since; *nothing: all that it brought was
 * replaced or is there, so that there is nothing to do. */
static bool find_lost(struct store *store, struct source *source, struct harvest *harvest,
	bool *nothing, struct error *error)
{
	struct origins origins;

	*nothing = false;
	if (source->before == 0)
		return true;
	if (!find_origins(store, harvest, source->before, &origins, error))
		return false;
	*nothing = origins.first >= source->before && harvest->month_count > 0;
	if (*nothing)
		source_report_replaced(source, origins.last);
	else if (origins.last > source->before)
		string_buffer_format(&source->report->lines,
			"%s: what replaced some of it since it was imported before (import %" PRId64
			") stays: only the rest is taken again; --replace takes all of it\n",
			source->name, source->before);
	return true;
}

static bool write_all(struct store *store, struct source *source, struct harvest *harvest,
	const char *kind, const char *period, struct error *error)
{
	size_t left = 0;
	int64_t import;
	bool known, nothing;

	if (!is_known(store, source, harvest, &known, error) ||
		(!known && !find_lost(store, source, harvest, &nothing, error)))
		return false;
	if (known || nothing)
		return true;
	if (!judge_whole(store, source, harvest, error) ||
		!pass_over(store, source, harvest, &left, error))
		return false;
	if (left == 0 && harvest->month_count > 0)
		return true;
	report(source, harvest, kind);
	source_problems_end(source);
	source->report->changed++;
	return source_record(store, source, kind, *period ? period : NULL, harvest->rows, &import,
		       error) &&
	       write_labels(store, harvest, error) &&
	       write_months(store, source, harvest, import, error);
}

bool harvest_write(struct store *store, struct source *source, struct harvest *harvest,
	const char *kind, struct error *error)
{
	char period[32];

	describe_period(harvest, month_print, " ", period);
	harvest_sort(harvest);
	return write_all(store, source, harvest, kind, period, error);
}
