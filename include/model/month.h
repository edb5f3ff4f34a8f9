/* Months as numbers: year * 12 + month - 1, so that the next month is one more. */
#ifndef MODEL_MONTH_H
#define MODEL_MONTH_H

#include <stdbool.h>
#include <stddef.h>

enum { MONTH_NONE = -1 };

/* "2025-04", "2025-04-01" (its day is not looked at); MONTH_NONE where it is neither. */
int month_parse(const char *text);

/*
 * The month that a file means by text: also "RTT-April-2024", "MSitAE-APRIL-2021", "June 2025",
 * "APR25", "Apr-24", "01/10/2024" (day first), "20240430", and a file's name that holds one of
 * these. MONTH_NONE where there is none or more than one.
 */
int month_find(const char *text);

int month_of(int year, int month); /* month from 1 */
int month_year(int number);
int month_in_year(int number); /* from 1 */
int month_days(int number);
/* NHS financial years begin in April: 2025 for 2025/26. */
int month_financial_year(int number);

void month_print(int number, char buffer[8]);  /* "2025-04" */
void month_format(int number, char buffer[9]); /* "Apr 2025" */
void month_brief(int number, char buffer[7]);  /* "Apr 25" */

#endif
