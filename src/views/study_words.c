/* Values, changes and rows of a study as text. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "model/month.h"
#include "study_parts.h"

enum { LARGE = 1000 }; /* counts from here on are told whole, but for halves of a patient */

/* Of a person's own figures: as many decimals as the spread of the series needs for three digits.
 */
static int own_decimals(double least, double most)
{
	int decimals = 0;

	for (double spread = most - least; decimals < 6 && spread > 0 && spread < 100; decimals++)
		spread *= 10;
	return decimals;
}

/* 1234.5 with so many decimals as "1,234.5". */
static void format_own(double value, int decimals, char buffer[32])
{
	char digits[32];
	size_t at = 0, whole;

	if (!isfinite(value) || fabs(value) >= 1e12) {
		snprintf(buffer, 32, isfinite(value) ? "%.6g" : "–", value);
		return;
	}
	snprintf(digits, sizeof digits, "%.*f", decimals, fabs(value));
	whole = strspn(digits, "0123456789");
	if (value < 0 && strpbrk(digits, "123456789") != NULL)
		at = (size_t)snprintf(buffer, 32, "−");
	for (size_t i = 0; digits[i] != '\0' && at < 30; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			buffer[at++] = ',';
		buffer[at++] = digits[i];
	}
	buffer[at] = '\0';
}

void study_value(const struct study *study, double value, char buffer[32])
{
	bool whole = study_is_count(study) && study->most >= LARGE &&
		     fabs(value) - floor(fabs(value)) != 0.5;

	if (study->data.own)
		format_own(value, own_decimals(study->least, study->most), buffer);
	else
		measure_format(&study->data.measure, whole ? round(value) : value, buffer);
}

void study_change(const struct study *study, double value, char buffer[32])
{
	char digits[32];

	study_value(study, value, digits);
	snprintf(buffer, 32, "%s%.28s",
		strpbrk(digits, "123456789") != NULL && value > 0 ? "+" : "", digits);
}

bool study_is_count(const struct study *study)
{
	return !study->data.own && measure_is_count(&study->data.measure);
}

const char *study_change_unit(const struct study *study)
{
	static const char *const per[] = {" a month", " a day", " a working day"};
	const struct measure *measure = &study->data.measure;

	if (strcmp(measure->unit, "%") == 0)
		return " points";
	if (strcmp(measure->unit, "weeks") == 0)
		return " weeks";
	if (study->options.per != STUDY_PER_MONTH || (measure->flow && study_is_count(study)))
		return per[study->options.per];
	return strcmp(measure->unit, "pathways") == 0 ? " pathways" : "";
}

const char *study_row_name(struct arena *arena, const struct study *study, size_t row)
{
	char text[9];

	if (!study->data.monthly)
		return study->data.rows[row].label;
	month_format(study->data.rows[row].month, text);
	return arena_string(arena, text);
}

const char *study_break_name(struct arena *arena, const struct study *study)
{
	char text[9];

	if (!study->data.monthly)
		return study->data.rows[study->break_row].label;
	month_format(study->options.break_month, text);
	return arena_string(arena, text);
}
