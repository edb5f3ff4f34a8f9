/* On what basis a series stands. */
#include "model/series.h"

#include <string.h>

const char *series_basis(const struct measure *measure, const struct who *who)
{
	if (who->kind == WHO_ENGLAND && strstr(measure->id, ".with-estimates") != NULL)
		return "with estimates";
	return who->basis;
}
