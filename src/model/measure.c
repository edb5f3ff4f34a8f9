/* Finding a measure by its id, its standard in a month, and its values as text. */
#include "model/measure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "model/waits.h"

enum { WEEKS_MOST = 104 };

/* Shorter ids of measures in the table. */
static const struct {
	const char *id, *means;
} aliases[] = {
	{"cancer.28day.pct", "cancer.28day.within.pct"},
	{"cancer.31day.pct", "cancer.31day.within.pct"},
	{"cancer.62day.pct", "cancer.62day.within.pct"},
};

/* Of these, any number of weeks can be asked for; base counts all of them. */
static const struct {
	const char *prefix, *base;
} families[] = {
	{"rtt.incomplete.", "rtt.incomplete.total"},
	{"rtt.dta.", "rtt.dta.total"},
	{"rtt.admitted.", "rtt.admitted.total"},
	{"rtt.nonadmitted.", "rtt.nonadmitted.total"},
	{"rtt.completed.", "rtt.completed.total"},
	{"rtt.adjusted.", "rtt.adjusted.total"},
	{"dm01.", "dm01.waiting"},
};

/* The forms that can be made: what stands before and behind the number, and what it is called. */
static const struct form {
	const char *before, *behind;
	const char *unit;
	enum measure_form form;
	enum better better;
	const char *name, *head, *counts; /* formats of the number */
} forms[] = {
	{"within", "", NULL, MEASURE_WITHIN, BETTER_NEUTRAL, "number within %d weeks", "within %d",
		"those that had waited up to %d weeks"},
	{"within", ".pct", "%", MEASURE_WITHIN_PERCENT, BETTER_UP, "within %d weeks", "%% in %d",
		"the share that had waited up to %d weeks"},
	{"over", "", NULL, MEASURE_OVER, BETTER_DOWN, "number over %d weeks", "over %d",
		"those that had waited more than %d weeks"},
	{"over", ".pct", "%", MEASURE_OVER_PERCENT, BETTER_DOWN, "over %d weeks", "%% over %d",
		"the share that had waited more than %d weeks"},
	{"p", "", "weeks", MEASURE_PERCENTILE, BETTER_DOWN, "percentile %d", "p%d",
		"%d in 100 had waited less than this"},
	{"mean", "", "weeks", MEASURE_MEAN, BETTER_DOWN, "mean wait (estimate)", "mean, est.",
		"their average wait, an estimate from the middles of the bands"},
};

static bool find_listed(const char *id, struct measure *out)
{
	for (const struct measure *at = measures; at->id != NULL; at++)
		if (strcmp(at->id, id) == 0) {
			*out = *at;
			return true;
		}
	return false;
}

/* The number in text, which must end there; -1 where it is none, has a leading zero or is over
 * most. */
static int number_before(const char *text, size_t size, int most)
{
	int number = 0;

	if (size == 0 || text[0] == '0')
		return -1;
	for (size_t i = 0; i < size; i++) {
		if (text[i] < '0' || text[i] > '9')
			return -1;
		number = number * 10 + (text[i] - '0');
		if (number > most)
			return -1;
	}
	return number;
}

/* The number that the form has in this ending of an id (0 for a mean, which has none); -1 where it
 * is another form. */
static int form_number(const struct form *form, const char *ending)
{
	size_t size = strlen(ending), before = strlen(form->before), behind = strlen(form->behind);

	if (form->form == MEASURE_MEAN)
		return strcmp(ending, form->before) == 0 ? 0 : -1;
	if (size <= before + behind || strncmp(ending, form->before, before) != 0 ||
		strcmp(ending + size - behind, form->behind) != 0)
		return -1;
	return number_before(ending + before, size - before - behind,
		form->form == MEASURE_PERCENTILE ? 99 : WEEKS_MOST);
}

/* The formats are those of `forms`, each with one number. */
static void print_number(char *buffer, size_t size, const char *format, int number)
{
	snprintf(buffer, size, format, number);
}

static void make(const struct form *form, int number, const char *id, struct measure *out,
	struct measure_names *made)
{
	char words[64];
	int stem = (int)strlen(out->counts) - 1; /* without its full stop */

	print_number(words, sizeof words, form->name, number);
	snprintf(made->id, sizeof made->id, "%s", id);
	snprintf(made->name, sizeof made->name, "%s, %s", out->name, words);
	print_number(made->head, sizeof made->head, form->head, number);
	print_number(words, sizeof words, form->counts, number);
	snprintf(made->counts, sizeof made->counts, "%.*s: %s.", stem, out->counts, words);
	out->form = form->form;
	out->better = form->better;
	out->unit = form->unit != NULL ? form->unit : out->unit;
	out->weeks = number;
	out->quantile = form->form == MEASURE_PERCENTILE ? number / 100.0 : 0;
	memset(out->standards, 0, sizeof out->standards);
	out->id = made->id;
	out->name = made->name;
	out->head = made->head;
	out->counts = made->counts;
}

/* What any part has, though the table lists it only where it is usual. */
static const char *usual_ending(const char *ending)
{
	return strcmp(ending, "median") == 0 ? "p50" : ending;
}

static bool make_any(const char *id, struct measure *out, struct measure_names *made)
{
	for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
		size_t size = strlen(families[i].prefix);

		if (strncmp(id, families[i].prefix, size) != 0)
			continue;
		for (size_t k = 0; k < sizeof forms / sizeof *forms; k++) {
			int number = form_number(&forms[k], usual_ending(id + size));

			if (number < 0 || !find_listed(families[i].base, out))
				continue;
			make(&forms[k], number, id, out, made);
			return true;
		}
	}
	return false;
}

bool measure_find(const char *id, struct measure *out, struct measure_names *made)
{
	for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
		if (strcmp(aliases[i].id, id) == 0)
			return find_listed(aliases[i].means, out);
	return find_listed(id, out) || make_any(id, out, made);
}

const struct standard *measure_standard(const struct measure *measure, int month)
{
	for (const struct standard *at = measure->standards; at->words != NULL; at++)
		if (month >= at->from && (at->to == 0 || month <= at->to))
			return at;
	return NULL;
}

const char *const standard_labels[] = {"Standard", "Formerly"};

void measure_standards(
	const struct measure *measure, enum standard_state state, struct string_buffer *out)
{
	const char *between = "";

	for (const struct standard *at = measure->standards; at->words != NULL; at++) {
		char from[9], to[9];

		if ((at->to != 0) != (state == STANDARD_ENDED))
			continue;
		month_format(at->from, from);
		month_format(at->to, to);
		string_buffer_format(out, "%s%s, %s %s%s%s", between, at->words,
			at->to != 0 ? "from" : "since", from, at->to != 0 ? " to " : "",
			at->to != 0 ? to : "");
		between = "; ";
	}
}

bool measure_is_waits(const struct measure *measure)
{
	return measure->form <= MEASURE_MEAN;
}

bool measure_is_percent(const struct measure *measure)
{
	return measure->form == MEASURE_WITHIN_PERCENT || measure->form == MEASURE_OVER_PERCENT ||
	       measure->form == MEASURE_PERCENT || measure->form == MEASURE_COMPLEMENT;
}

bool measure_is_count(const struct measure *measure)
{
	static const char *const others[] = {"%", "weeks", "ratio"};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (strcmp(measure->unit, others[i]) == 0)
			return false;
	return true;
}

static int decimals(const char *unit, double size)
{
	if (strcmp(unit, "%") == 0 || strcmp(unit, "weeks") == 0)
		return 1;
	if (strcmp(unit, "ratio") == 0)
		return 3;
	/* Halves of a patient in any number; of an estimate in the thousands no part of one. */
	if (size - floor(size) == 0.5)
		return 1;
	return size >= 1000 || size == floor(size) ? 0 : 1;
}

bool measure_is_own(const struct measure *measure)
{
	return measure->dataset != NULL && strcmp(measure->dataset, "other") == 0;
}

void measure_format(const struct measure *measure, double value, char buffer[32])
{
	char digits[32];
	size_t at = 0, whole;

	if (!isfinite(value) || fabs(value) >= 1e15) {
		if (isfinite(value))
			snprintf(buffer, 32, "%.6g", value);
		else
			snprintf(buffer, 32, "–");
		return;
	}
	if (measure_is_own(measure))
		snprintf(digits, sizeof digits, "%.15g", fabs(value));
	else
		snprintf(digits, sizeof digits, "%.*f", decimals(measure->unit, fabs(value)),
			fabs(value));
	whole = strchr(digits, 'e') != NULL ? 0 : strcspn(digits, ".");
	if (value < 0 && strtod(digits, NULL) > 0)
		at = (size_t)snprintf(buffer, 32, "−");
	for (size_t i = 0; digits[i] != '\0'; i++) {
		if (i > 0 && i < whole && (whole - i) % 3 == 0)
			buffer[at++] = ',';
		buffer[at++] = digits[i];
	}
	buffer[at] = '\0';
}
