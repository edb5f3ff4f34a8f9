/* Looking up what is to be charted or tested. */
#include "study_question.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/month.h"
#include "model/number.h"
#include "store/load_records.h"
#include "study_cells.h"
#include "study_file.h"

static int choice_of(const char *const *names, const char *name)
{
	int i = 0;

	while (names[i] != NULL && strcmp(names[i], name) != 0)
		i++;
	return names[i] != NULL ? i : 0;
}

/* One word is a file; of two it is the name of somebody. */
static bool is_file(const struct request *request)
{
	return request->count == 1;
}

static bool whole_number(struct question *question, const char *option, const char *text,
	size_t *out, struct error *error)
{
	char *end;

	if (text == NULL)
		return true;
	*out = strtoul(text, &end, 10);
	return (*text >= '0' && *text <= '9' && *end == '\0') ||
	       official_misuse(question, error, "--%s is a whole number, not '%s'", option, text);
}

/* A claim of more may be written with its sign. */
static bool any_number(struct question *question, const char *option, const char *text, double *out,
	struct error *error)
{
	return text == NULL || number_parse(text + (text[0] == '+' && text[1] != '-'), out) ||
	       official_misuse(
		       question, error, "--%s is a number such as 92.5, not '%s'", option, text);
}

bool official_trend(
	struct question *question, const struct request *request, size_t *out, struct error *error)
{
	*out = XMR_WINDOW;
	if (request->trend == NULL || strcmp(request->trend, "6") != 0)
		return true;
	*out = XMR_TREND_SHORT;
	return (request->rules != NULL && strcmp(request->rules, "mdc") == 0) ||
	       official_misuse(question, error,
		       "--trend 6 is a choice of Making Data Count's tools: it goes with --rules "
		       "mdc");
}

static bool take_numbers(
	struct study_question *out, const struct request *request, struct error *error)
{
	struct study_options *options = &out->options;
	struct question *question = &out->question;
	size_t transition = 0, harmonics = 0, trend;

	options->no_target = request->target != NULL && strcmp(request->target, "none") == 0;
	if (!whole_number(question, "fix", request->fix, &options->fix, error) ||
		!whole_number(question, "transition", request->transition, &transition, error) ||
		!whole_number(question, "harmonics", request->harmonics, &harmonics, error) ||
		(!options->no_target &&
			!any_number(question, "target", request->target, &options->target, error)))
		return false;
	if (!official_trend(question, request, &trend, error))
		return false;
	options->short_trend = trend == XMR_TREND_SHORT;
	if (transition > MONTHLY_TRANSITION_MAX)
		return official_misuse(
			question, error, "--transition is 0 to %d months", MONTHLY_TRANSITION_MAX);
	if (harmonics > 2)
		return official_misuse(question, error, "--harmonics is 0, 1 or 2");
	options->transition = (int)transition;
	if (request->harmonics != NULL)
		options->interrupted.harmonics =
			(enum interrupted_harmonics)(INTERRUPTED_NO_HARMONIC + harmonics);
	return true;
}

static void take_choices(struct study_options *options, const struct request *request, bool own)
{
	if (request->chart != NULL)
		options->kind = (enum study_kind)choice_of(study_kind_names, request->chart);
	if (request->rules != NULL)
		options->rules = (enum xmr_rules)choice_of(xmr_rules_names, request->rules);
	if (request->better != NULL)
		options->better = strcmp(request->better, "up") == 0	 ? BETTER_UP
				  : strcmp(request->better, "down") == 0 ? BETTER_DOWN
									 : BETTER_NEUTRAL;
	/* A file's absent rows were skipped as it was read; a row that says NA stays, as in R. */
	if (request->gaps != NULL && strcmp(request->gaps, "skip") == 0 && !own)
		options->gaps = XMR_GAPS_SKIP;
	if (request->per != NULL)
		options->per = (enum study_per)choice_of(study_per_names, request->per);
	if (request->method != NULL)
		options->interrupted.method = (enum interrupted_method)choice_of(
			interrupted_method_names, request->method);
	options->no_screen = request->no_screen;
}

/* The row with this date; data.count where there is none. In rows that are months a month alone is
 * enough, and official months have no days. */
static size_t row_dated(const struct study_data *data, long day, int month, bool month_only)
{
	size_t row = 0;

	while (row < data->count && data->rows[row].day != day &&
		!((month_only || !data->own) && data->rows[row].month == month))
		row++;
	return row;
}

static bool take_rebases(
	struct study_question *out, const struct request *request, struct error *error)
{
	size_t *rows = arena_array(&out->question.arena, request->rebase_count + 1, sizeof *rows);
	size_t count = 0;
	long day;
	int month;
	bool month_only;

	for (size_t i = 0; i < request->rebase_count; i++) {
		if (!study_date_parse(request->rebases[i], &day, &month, &month_only))
			return official_misuse(&out->question, error,
				"--rebase is a date such as 2024-04, not '%s'",
				request->rebases[i]);
		rows[count] = row_dated(&out->data, day, month, month_only);
		if (rows[count] < out->data.count)
			count++;
		else
			study_note(&out->question.arena, &out->data,
				arena_format(&out->question.arena,
					"No row is dated %s, so limits do not begin anew there.",
					request->rebases[i]));
	}
	out->options.rebases = rows;
	out->options.rebase_count = count;
	return true;
}

/* A month, or the first row of that day or later where rows are no months. */
static bool break_at(
	struct study_question *out, const char *text, bool *is_date, struct error *error)
{
	long day;
	int month;
	bool month_only;
	size_t row = 0;

	*is_date = study_date_parse(text, &day, &month, &month_only);
	if (!*is_date)
		return true;
	if (out->data.monthly) {
		out->options.break_month = month;
		return true;
	}
	while (row < out->data.count && out->data.rows[row].day < day)
		row++;
	out->options.break_row = row;
	if (row < out->data.count && out->data.rows[row].day != day)
		out->options.break_given = text;
	return (row > 0 && row < out->data.count) ||
	       error_set(error, "%s is not between the first date, %s, and the last, %s", text,
		       out->data.rows[0].label, out->data.rows[out->data.count - 1].label);
}

static bool find_event(
	struct study_question *out, const char *id, const struct event **event, struct error *error)
{
	const struct event *events;
	size_t count;

	*event = NULL;
	if (!load_events(
		    out->question.app->store, &out->question.arena, NULL, &events, &count, error))
		return false;
	for (size_t i = 0; i < count && *event == NULL; i++)
		if (strcmp(events[i].id, id) == 0)
			*event = &events[i];
	if (*event == NULL)
		return error_set(error,
			"there is no event %s, and it is no date such as 2024-04: see concordat "
			"list events",
			id);
	return true;
}

/* An event of the collection, with the month after @ where it is not given to the month. */
static bool break_of_event(struct study_question *out, const char *text, struct error *error)
{
	const char *at = strchr(text, '@');
	char *id = arena_bytes(
		&out->question.arena, text, at != NULL ? (size_t)(at - text) : strlen(text));
	const struct event *event;
	struct study_months months;
	char date[64], example[8];
	bool is_date;

	if (out->data.own)
		return official_misuse(&out->question, error,
			"--event is a date such as 2024-04 for a file of your own, not '%s'", text);
	if (!find_event(out, id, &event, error) || event == NULL)
		return false;
	out->event = event->id;
	out->options.event = event->short_name;
	if (at == NULL && study_break_of(&event->date, &out->options.break_month)) {
		out->options.date_inferred = event->date.note != NULL;
		return true;
	}
	if (!study_months_of(out->question.app->store, &out->question.arena, event, &months, error))
		return false;
	date_format(&event->date, date, sizeof date);
	out->options.event_date = arena_string(&out->question.arena, date);
	out->options.month_chosen = true;
	month_print(study_example_month(&months), example);
	if (at == NULL)
		return error_set(error,
			"%s (%s) is %s%s: give the month to look at, as --event "
			"%s@%s; every result will say that you chose it",
			event->id, event->short_name,
			strpbrk(date, "0123456789") != NULL ? "dated " : "", date, event->id,
			example);
	if (!break_at(out, at + 1, &is_date, error))
		return false;
	if (!is_date)
		return official_misuse(&out->question, error,
			"--event: '%s' is no month such as %s", at + 1, example);
	if (months.first == months.last) { /* its own month, chosen by nobody */
		out->options.month_chosen = false;
		out->options.date_inferred = event->date.note != NULL;
	}
	return study_check_month(out->question.app->store, &out->question.arena, event,
		out->options.break_month, error);
}

static bool take_break(
	struct study_question *out, const struct request *request, struct error *error)
{
	bool is_date;

	if (request->event == NULL)
		return true;
	out->options.comparison = 1;
	if (!break_at(out, request->event, &is_date, error))
		return false;
	if (!is_date)
		return break_of_event(out, request->event, error);
	out->options.month_chosen = !out->data.own;
	return true;
}

static bool take_claim(
	struct study_question *out, const struct request *request, struct error *error)
{
	struct study_claim *own = arena_allocate(&out->question.arena, sizeof *own);

	if (request->claim != NULL) {
		if (!any_number(&out->question, "claim", request->claim, &own->low, error))
			return false;
		own->high = own->low;
		own->text = "the change claimed";
		out->options.claim = own;
		return true;
	}
	return out->data.own || request->event == NULL ||
	       study_claim_at(out->question.app->store, &out->question.arena, &out->data,
		       &(struct study_claim_place){.event = out->event}, &out->options.claim,
		       error);
}

/* "April-2021.csv to November-2025.csv": what the figures that are taken come from. */
static const char *source_of(struct study_question *out)
{
	const struct series *series = &out->series;
	const char *first = NULL, *last = NULL;

	for (size_t i = 0; i < series->count; i++) {
		const struct observation *item = &series->items[i];
		const char *file = official_file(&out->question, item->import);

		if (file == NULL || isnan(item->value) ||
			study_row_of(&out->data, item->month) == out->data.count)
			continue;
		first = first != NULL ? first : file;
		last = file;
	}
	if (first == NULL)
		return "Source: NHS England, Open Government Licence v3.0";
	return arena_format(&out->question.arena,
		"Source: NHS England, Open Government Licence v3.0; %s%s%s", first,
		last != first ? " to " : "", last != first ? last : "");
}

static bool refuse_nothing(struct study_question *out, struct error *error)
{
	struct question *question = &out->question;
	const char *range;

	return load_month_range(
		       question->app->store, &question->arena, &question->measure, &range, error) &&
	       error_set(error, "no month of %s%s has a figure of %s%s%s", question->measure.id,
		       question->from != MONTH_NONE || question->to != MONTH_NONE
			       ? " that was asked for"
			       : "",
		       out->data.whose, range != NULL ? ": there are " : "",
		       range != NULL ? range : "");
}

static bool ask_official(
	struct study_question *out, const struct request *request, struct error *error)
{
	struct question *question = &out->question;
	struct arena *arena = &question->arena;
	const struct study_event *events;
	size_t count;

	if (!official_measure(question, request->words[request->count - 1], error) ||
		!official_function(question, request, error) ||
		!official_span(question, request, error) ||
		!official_who_asked(question, request, error))
		return false;
	out->series = (struct series){.measure = question->measure,
		.names = question->names,
		.function = question->function_code,
		.function_name = question->function_name,
		.who = question->who};
	if (!load_series(question->app->store, arena, question->function, question->from,
		    question->to, &out->series, error))
		return false;
	study_data_of(arena, &out->series, &out->data);
	out->options = study_options_for(&out->data);
	if (!study_whose(question->app->store, arena, &question->who, &out->data.whose, error) ||
		!study_events(question->app->store, arena, &question->who, &events, &count, error))
		return false;
	if (question->who.kind == WHO_ICB || question->who.kind == WHO_REGION)
		out->data.whose =
			arena_format(arena, "%s, %s", out->data.whose, question->who.basis);
	out->options.events = events;
	out->options.event_count = count;
	return out->data.count > 0 || refuse_nothing(out, error);
}

/* --from and --to, of a person's own rows. */
static bool cut(struct study_question *out, const struct request *request, struct error *error)
{
	struct study_data *data = &out->data;

	if (!official_span(&out->question, request, error))
		return false;
	while (data->count > 0 && out->question.from != MONTH_NONE &&
		data->rows[0].month < out->question.from) {
		data->rows++;
		data->count--;
	}
	while (data->count > 0 && out->question.to != MONTH_NONE &&
		data->rows[data->count - 1].month > out->question.to)
		data->count--;
	return data->count > 0 || error_set(error, "there is no figure to chart");
}

static bool ask_file(struct study_question *out, const struct request *request, struct error *error)
{
	const char *path = request->words[0], *note;
	bool shares =
		request->chart != NULL && choice_of(study_kind_names, request->chart) >= STUDY_P;
	bool skip = request->gaps != NULL && strcmp(request->gaps, "skip") == 0;

	if (out->question.app->restricted)
		return error_set(error, "files are not there in restricted mode");
	if (request->function != NULL || request->test != NULL || request->cancer_type != NULL)
		return official_misuse(&out->question, error,
			"--function, --test and --cancer-type are of official measures: concordat "
			"chart WHO MEASURE");
	if (request->basis != NULL)
		return official_misuse(
			&out->question, error, "--basis is of an ICB or a region, not of a file");
	if (strcmp(path, "-") != 0 && access(path, F_OK) != 0)
		return error_set(error,
			"there is no file %s; of somebody, a measure is charted: "
			"concordat chart WHO MEASURE",
			path);
	if (!study_file_read(path, shares, skip ? XMR_GAPS_SKIP : XMR_GAPS_KEEP,
		    &out->question.arena, &out->data, error) ||
		!cut(out, request, error))
		return false;
	note = study_rhythm_note(&out->question.arena, &out->data);
	if (note != NULL)
		study_note(&out->question.arena, &out->data, note);
	if (skip && out->data.monthly)
		study_note(&out->question.arena, &out->data,
			"Months absent from the file are skipped, as if their neighbours were "
			"adjacent.");
	out->options = study_options_for(&out->data);
	return true;
}

/* Of official figures, as the browser has them, unless the months are asked for. */
static void keep_months(struct study_question *out, const struct request *request)
{
	if (out->data.own)
		return;
	if (request->from == NULL && request->to == NULL)
		study_keep_piece(&out->question.arena, out->options.break_month, &out->data);
	out->data.source = source_of(out);
}

bool study_ask(struct study_question *out, struct app *app, const struct request *request,
	struct error *error)
{
	bool file = is_file(request);

	if (file) {
		out->question.app = app;
		out->question.from = out->question.to = MONTH_NONE;
		out->question.status = APP_FAILED;
	}
	if (!file && !official_open(&out->question, app, error))
		return false;
	if (!(file ? ask_file(out, request, error) : ask_official(out, request, error)))
		return false;
	take_choices(&out->options, request, file);
	if (!take_numbers(out, request, error) || !take_break(out, request, error))
		return false;
	keep_months(out, request);
	return take_rebases(out, request, error) && take_claim(out, request, error) &&
	       study_compute(&out->question.arena, &out->data, &out->options, &out->study, error);
}

const char *study_row_date(struct study_question *question, size_t row)
{
	const struct study_row *at = &question->data.rows[row];

	if (at->label != NULL)
		return at->label;
	return arena_format(&question->question.arena, "%04d-%02d-01", month_year(at->month),
		month_in_year(at->month));
}
