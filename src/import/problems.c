/* Lines for the reader of a spreadsheet. */
#include "problems.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text/fold.h"

enum {
	TEXT_MOST = 600, /* bytes of one problem */
	NEAR = 3,        /* edits within which another spelling may be meant, and at most half of the word */
};

void problems_add(struct dossier_report *report, const struct place *place, const char *format, ...)
{
	char text[TEXT_MOST];
	va_list arguments;

	if (report->problem_count++ >= PROBLEMS_SHOWN)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	for (char *byte = text; *byte; byte++)
		*byte = (unsigned char)*byte < 0x20 ? ' ' : *byte;
	string_buffer_format(&report->problems, "%s:%" PRIu64 ":%zu: %s: %s\n", place->file, place->line, place->field,
		place->column, text);
}

void problems_end(struct dossier_report *report)
{
	if (report->problem_count > PROBLEMS_SHOWN)
		string_buffer_format(&report->problems, "… and %zu more\n", report->problem_count - PROBLEMS_SHOWN);
}

void problems_consider(const char *text, const char *candidate, const char **best, size_t *distance)
{
	size_t half = strlen(text) / 2, limit = half < NEAR ? half : NEAR, found;

	if (*distance == 0 || limit == 0)
		return;
	limit = *distance <= limit ? *distance - 1 : limit;
	found = fold_distance(text, candidate, limit);
	if (found <= limit) {
		*best = candidate;
		*distance = found;
	}
}

const char *problems_nearest(const char *text, const char *const *candidates)
{
	const char *best = NULL;
	size_t distance = SIZE_MAX;

	for (; *candidates != NULL; candidates++)
		problems_consider(text, *candidates, &best, &distance);
	return best;
}
