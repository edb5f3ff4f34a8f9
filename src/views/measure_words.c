/* What an official measure is called in one breath, for a status line and for "Can it be checked?".
 */
#include "measure_words.h"

#include <ctype.h>
#include <string.h>

#include "model/measure.h"

/* "Diagnostics, tests done" is "DM01, tests done", "Waiting list" "RTT, waiting list": beside a
 * claim it matters whose count it is. */
static void add_name(const struct measure *measure, struct string_buffer *out)
{
	static const char diagnostics[] = "Diagnostics";
	const char *name = measure->name;

	if (strcmp(measure->dataset, "dm01") == 0 &&
		strncmp(name, diagnostics, sizeof diagnostics - 1) == 0)
		string_buffer_format(out, "DM01%s", name + sizeof diagnostics - 1);
	else if (strcmp(measure->dataset, "rtt") == 0)
		string_buffer_format(out, "RTT, %c%s", tolower((unsigned char)name[0]), name + 1);
	else
		string_buffer_add(out, name);
}

void measure_words(const char *measure, const char *function, struct string_buffer *out)
{
	struct measure_names names;
	struct measure found;

	if (measure_find(measure, &found, &names))
		add_name(&found, out);
	else
		string_buffer_add(out, measure);
	if (function != NULL)
		string_buffer_format(out, ", %s", function);
}
