/* Lines for the reader of a spreadsheet. */
#include "problems.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "text/fold.h"

enum {
	TEXT_MOST = 600, /* bytes of one problem */
	EDITS_MOST = 4,	 /* within which another spelling may be meant */
};

void problems_add(struct dossier_report *report, const struct place *place, const char *format, ...)
{
	char text[TEXT_MOST];
	size_t begin = report->problems.size;
	va_list arguments;

	if (report->problem_count++ >= PROBLEMS_SHOWN)
		return;
	va_start(arguments, format);
	vsnprintf(text, sizeof text, format, arguments);
	va_end(arguments);
	string_buffer_format(&report->problems, "%s:%" PRIu64 ":%zu: %s: %s", place->file,
		place->line, place->field, place->column, text);
	for (char *byte = report->problems.bytes + begin; *byte; byte++)
		*byte = (unsigned char)*byte < 0x20 ? ' ' : *byte; /* a file's name may hold any */
	string_buffer_add_char(&report->problems, '\n');
}

void problems_end(struct dossier_report *report)
{
	if (report->problem_count > PROBLEMS_SHOWN)
		string_buffer_format(&report->problems, "… and %zu more\n",
			report->problem_count - PROBLEMS_SHOWN);
}

size_t problems_distance(const char *text)
{
	size_t half = (strlen(text) + 1) / 2;

	return (half < EDITS_MOST ? half : EDITS_MOST) + 1;
}

void problems_consider(const char *text, const char *candidate, const char **best, size_t *distance)
{
	size_t found = *distance > 0 ? fold_distance(text, candidate, *distance - 1) : 0;

	if (found < *distance) {
		*best = candidate;
		*distance = found;
	}
}

const char *problems_nearest(const char *text, const char *const *candidates)
{
	size_t distance = problems_distance(text);
	const char *best = NULL;

	for (; *candidates != NULL; candidates++)
		problems_consider(text, *candidates, &best, &distance);
	return best;
}
