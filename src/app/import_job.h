/* An import, or the removal of one, in a process of its own, while the browser goes on. */
#ifndef APP_IMPORT_JOB_H
#define APP_IMPORT_JOB_H

#include <stdbool.h>

#include "base/error.h"

struct browser;

enum job_deed { JOB_IMPORT, JOB_REMOVE };

/* One at a time. argument: options and words as on the command line, quoted as for a shell. */
bool import_job_start(
	struct browser *browser, enum job_deed deed, const char *argument, struct error *error);
/* It has said something, or ended. */
void import_job_read(struct browser *browser);
/* After each key: where it has ended, and no line is being typed, its report is shown and the
 * database opened again. Whether that was so. */
bool import_job_settle(struct browser *browser);
/* Asks it to end; the database stays as it was. */
void import_job_cancel(struct browser *browser);
/* The browser ends: so does the job, without being waited for. */
void import_job_leave(struct browser *browser);
/* False with an error where one is running; one that ended while a line was typed is settled
 * first. */
bool import_job_none(struct browser *browser, struct error *error);

#endif
