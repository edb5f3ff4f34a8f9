/* What an official measure is called in one breath, for a status line and for "Can it be checked?".
 */
#include "measure_words.h"

#include <string.h>

static const struct {
	const char *measure, *words;
} known[] = {
	{"ae.type1.attendances", "A&E attendances, type 1"},
	{"dm01.activity", "DM01 tests done"},
	{"dm01.median", "DM01 median wait"},
	{"rtt.completed.total", "RTT pathways completed"},
	{"rtt.incomplete.median", "RTT median wait"},
	{"rtt.incomplete.within18.pct", "RTT within 18 weeks"},
	{"rtt.new.total", "RTT new pathways"},
	{"rtt.nonadmitted.median", "RTT median wait, not admitted"},
};

const char *measure_words(const char *measure)
{
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(known[i].measure, measure) == 0)
			return known[i].words;
	return measure;
}
