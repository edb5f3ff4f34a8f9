/* What an official measure is called in one breath, for a status line and for "Can it be checked?".
 */
#include "measure_words.h"

#include "model/measure.h"

void measure_words(const char *measure, const char *function, struct string_buffer *out)
{
	struct measure_names names;
	struct measure found;

	string_buffer_add(out, measure_find(measure, &found, &names) ? found.name : measure);
	if (function != NULL)
		string_buffer_format(out, ", %s", function);
}
