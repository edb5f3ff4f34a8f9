/* Looking up what was asked of official statistics: measure, function, whose figures, months. */
#include "official.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "group_file.h"
#include "model/month.h"

enum { CHOICES_MOST = 20 };

bool official_open(struct question *question, struct app *app, struct error *error)
{
	question->app = app;
	question->from = question->to = MONTH_NONE;
	question->status = APP_FAILED;
	return app_open_store(app, error) &&
	       load_imports(app->store, &question->arena, &question->imports,
		       &question->import_count, error);
}

void official_free(struct question *question)
{
	arena_free(&question->arena);
}

int official_refuse(struct question *question, const struct error *error)
{
	int status = question->status;

	if (!question->told)
		app_complain(question->app, error);
	official_free(question);
	return status;
}

bool official_misuse(struct question *question, struct error *error, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	question->status = APP_USAGE;
	return false;
}

bool official_measure(struct question *question, const char *id, struct error *error)
{
	return load_measure(question->app->store, &question->arena, id, &question->measure,
		&question->names, error);
}

/* The three options are one, but each is only of measures that it makes sense of. */
static bool choose_function(struct question *question, const struct request *request,
	const char **text, struct error *error)
{
	const struct {
		const char *option, *value;
		bool makes_sense;
	} options[] = {
		{"function", request->function, question->measure.by_function},
		{"test", request->test, question->measure.by_test},
		{"cancer-type", request->cancer_type, question->measure.by_type},
	};

	*text = NULL;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		if (options[i].value == NULL)
			continue;
		if (!options[i].makes_sense)
			return official_misuse(question, error, "%s has no --%s",
				question->measure.id, options[i].option);
		*text = options[i].value;
	}
	return true;
}

bool official_function(
	struct question *question, const struct request *request, struct error *error)
{
	const char *text;

	return choose_function(question, request, &text, error) &&
	       function_find(question->app->store, &question->arena, question->measure.dataset,
		       text, &question->function, &question->function_code,
		       &question->function_name, error);
}

/* Any of these could be meant: standard error lists them under the error. */
static void offer(struct question *question, const char *const *choices, size_t count,
	const struct error *error)
{
	struct string_buffer text = {0}, shown = {0};

	question->told = true;
	app_complain(question->app, error);
	for (size_t i = 0; i < count && i < CHOICES_MOST; i++)
		string_buffer_format(&text, "  %s\n", choices[i]);
	if (count > CHOICES_MOST)
		string_buffer_format(&text, "  and %zu more\n", count - CHOICES_MOST);
	report_lines(question->app, string_buffer_text(&text), &shown);
	app_print(question->app, stderr, string_buffer_text(&shown));
	string_buffer_free(&text);
	string_buffer_free(&shown);
}

static bool find_group(struct question *question, const char *path, struct error *error)
{
	const char *slash = strrchr(path, '/');
	const char *const *codes;
	size_t count;

	if (question->app->restricted)
		return error_set(error, "group: is not there in restricted mode");
	return group_read(path, &question->arena, &codes, &count, error) &&
	       who_group(question->app->store, &question->arena, slash ? slash + 1 : path, codes,
		       count, &question->who, error);
}

bool official_who(
	struct question *question, const char *text, bool by_provider, struct error *error)
{
	static const char group[] = "group:";
	const char *const *choices = NULL;
	size_t count = 0;

	if (strncasecmp(text, group, sizeof group - 1) == 0)
		return find_group(question, text + sizeof group - 1, error);
	if (who_find(question->app->store, &question->arena, text, by_provider, &question->who,
		    &choices, &count, error))
		return true;
	if (count > 1)
		offer(question, choices, count, error);
	return false;
}

bool official_who_asked(
	struct question *question, const struct request *request, struct error *error)
{
	bool by_provider = request->basis != NULL && strcmp(request->basis, "provider") == 0;
	size_t size = strlen(request->text) - strlen(request->words[request->count - 1]) - 1;

	if (!official_who(question, arena_bytes(&question->arena, request->text, size), by_provider,
		    error))
		return false;
	return request->basis == NULL || question->who.kind == WHO_ICB ||
	       question->who.kind == WHO_REGION ||
	       official_misuse(question, error, "--basis is of an ICB or a region; %s is neither",
		       question->who.code);
}

bool official_month(struct question *question, const char *option, const char *text, int *month,
	struct error *error)
{
	*month = MONTH_NONE;
	if (text == NULL)
		return true;
	*month = month_parse(text);
	if (*month == MONTH_NONE)
		*month = month_find(text);
	return *month != MONTH_NONE ||
	       official_misuse(
		       question, error, "--%s is a month such as 2025-04, not '%s'", option, text);
}

bool official_span(struct question *question, const struct request *request, struct error *error)
{
	if (!official_month(question, "from", request->from, &question->from, error) ||
		!official_month(question, "to", request->to, &question->to, error))
		return false;
	if (question->from != MONTH_NONE && question->to != MONTH_NONE &&
		question->from > question->to)
		return official_misuse(
			question, error, "--from %s is after --to %s", request->from, request->to);
	return true;
}

const struct import_row *official_import_of(const struct question *question, int64_t id)
{
	for (size_t i = 0; i < question->import_count; i++)
		if (question->imports[i].id == id)
			return &question->imports[i];
	return NULL;
}

const char *official_file(const struct question *question, int64_t id)
{
	const struct import_row *import = official_import_of(question, id);

	return import ? import->file : NULL;
}
