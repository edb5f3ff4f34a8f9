/* `import`, as it is typed: on the command line, and in the browser. */
#ifndef APP_IMPORT_COMMAND_H
#define APP_IMPORT_COMMAND_H

#include "command_line.h"
#include "import/import.h"

enum { IMPORT_SCOPES = 1 << SCOPE_IMPORT | 1 << SCOPE_KIND | 1 << SCOPE_PERIOD };

/* What was typed as options, but for progress and cancelled. They refer to the request and to
 * period. */
bool import_options_of(const struct request *request, char period[8],
	struct import_options *options, struct error *error);

/* On the command line, with its progress on standard error; a signal cancels it. */
bool import_command(struct app *app, const struct request *request, struct string_buffer *report,
	struct error *error);

#endif
