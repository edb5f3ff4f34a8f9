/* `concordat import`: what was typed, a bar on a terminal, and a clean end on a signal. */
#include "import_command.h"

#include <unistd.h>

#include "cancel.h"
#include "model/month.h"
#include "progress.h"

static bool is_cancelled(void *context)
{
	(void)context;
	return cancel_asked();
}

static bool set_period(
	const char *text, char period[8], struct import_options *options, struct error *error)
{
	int month = MONTH_NONE;

	if (text == NULL)
		return true;
	month = month_parse(text);
	if (month == MONTH_NONE)
		month = month_find(text);
	if (month == MONTH_NONE)
		return error_set(error, "--period is a month such as 2025-04, not '%s'", text);
	month_print(month, period);
	options->period = period;
	return true;
}

bool import_options_of(const struct request *request, char period[8],
	struct import_options *options, struct error *error)
{
	*options = (struct import_options){.kind = request->kind,
		.encoding = request->encoding,
		.keep_going = request->keep_going,
		.replace = request->replace};
	return set_period(request->period, period, options, error);
}

bool import_command(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error)
{
	struct progress progress = {.app = app, .show = progress_bar};
	struct import_options options;
	char period[8];

	if (!import_options_of(request, period, &options, error))
		return false;
	options.cancelled = is_cancelled;
	options.context = &progress;
	if (isatty(STDERR_FILENO))
		options.progress = progress_report;
	cancel_begin();
	bool ok = action_import(app, request->words, request->count, &options, report, error);
	cancel_end();
	progress_bar_end(&progress);
	return ok;
}
