/* What is asked of a control chart, as text: "?who=RF4;measure=ae.type1.attendances;month=2023-01".
 */
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/month.h"
#include "views/control.h"

enum { SIGN = '?', BETWEEN = ';' };

enum form { TEXT, MONTH, FLAG, NUMBER, SIZE, REAL };

/* In the order they are printed. */
static const struct field {
	const char *name;
	size_t offset;
	enum form form;
	bool test; /* what is tested, not how it is drawn or said */
} fields[] = {
	{"who", offsetof(struct control_ask, who), TEXT, true},
	{"measure", offsetof(struct control_ask, measure), TEXT, true},
	{"function", offsetof(struct control_ask, function), TEXT, true},
	{"event", offsetof(struct control_ask, event), TEXT, false},
	{"metric", offsetof(struct control_ask, metric), TEXT, false},
	{"month", offsetof(struct control_ask, month), MONTH, true},
	{"origin", offsetof(struct control_ask, origin), MONTH, false},
	{"chosen", offsetof(struct control_ask, chosen), FLAG, false},
	{"rebased", offsetof(struct control_ask, rebased), FLAG, false},
	{"kind", offsetof(struct control_ask, kind), NUMBER, false},
	{"rules", offsetof(struct control_ask, rules), NUMBER, false},
	{"per", offsetof(struct control_ask, per), NUMBER, true},
	{"better", offsetof(struct control_ask, better), NUMBER, false},
	{"target", offsetof(struct control_ask, target), REAL, false},
	{"no-target", offsetof(struct control_ask, no_target), FLAG, false},
	{"no-screen", offsetof(struct control_ask, no_screen), FLAG, false},
	{"short-trend", offsetof(struct control_ask, short_trend), FLAG, false},
	{"gaps", offsetof(struct control_ask, gaps), NUMBER, false},
	{"fix", offsetof(struct control_ask, fix), SIZE, false},
	{"transition", offsetof(struct control_ask, transition), NUMBER, true},
	{"harmonics", offsetof(struct control_ask, harmonics), NUMBER, true},
	{"method", offsetof(struct control_ask, method), NUMBER, true},
	{"from", offsetof(struct control_ask, from), NUMBER, true},
	{"to", offsetof(struct control_ask, to), NUMBER, true},
	{"comparison", offsetof(struct control_ask, comparison), SIZE, false},
	{"comparisons", offsetof(struct control_ask, comparisons), SIZE, false},
	{"line", offsetof(struct control_ask, line), SIZE, false},
};

enum { FIELDS = sizeof fields / sizeof *fields };

struct control_ask control_ask_new(void)
{
	return (struct control_ask){.month = MONTH_NONE,
		.origin = MONTH_NONE,
		.better = CONTROL_BETTER_OWN,
		.target = NAN,
		.from = MONTH_NONE,
		.to = MONTH_NONE};
}

/* The value in words; false where it is what a new one has. */
static bool print_field(const struct field *field, const struct control_ask *ask,
	const struct control_ask *fresh, struct string_buffer *out)
{
	const char *at = (const char *)ask + field->offset;
	const char *before = (const char *)fresh + field->offset;
	char month[8];

	switch (field->form) {
	case TEXT:
		if (*(const char *const *)at == NULL)
			return false;
		string_buffer_add(out, *(const char *const *)at);
		return true;
	case MONTH:
		if (*(const int *)at == MONTH_NONE)
			return false;
		month_print(*(const int *)at, month);
		string_buffer_add(out, month);
		return true;
	case FLAG:
		string_buffer_add(out, "1");
		return *(const bool *)at;
	case NUMBER: /* enums are ints here, checked below */
		string_buffer_format(out, "%d", *(const int *)at);
		return *(const int *)at != *(const int *)before;
	case SIZE:
		string_buffer_format(out, "%zu", *(const size_t *)at);
		return *(const size_t *)at != *(const size_t *)before;
	case REAL:
		string_buffer_format(out, "%.17g", *(const double *)at);
		return !isnan(*(const double *)at);
	}
	return false;
}

_Static_assert(sizeof(enum study_kind) == sizeof(int) && sizeof(enum xmr_rules) == sizeof(int) &&
		       sizeof(enum study_per) == sizeof(int) &&
		       sizeof(enum xmr_gaps) == sizeof(int) &&
		       sizeof(enum interrupted_harmonics) == sizeof(int) &&
		       sizeof(enum interrupted_method) == sizeof(int),
	"choices are kept as int");

static const char *print(struct arena *arena, const struct control_ask *ask, bool test_alone)
{
	const struct control_ask fresh = control_ask_new();
	struct string_buffer text = {0};
	const char *copy;

	string_buffer_add_char(&text, SIGN);
	for (size_t i = 0; i < FIELDS; i++) {
		struct string_buffer value = {0};

		if ((fields[i].test || !test_alone) && print_field(&fields[i], ask, &fresh, &value))
			string_buffer_format(&text, "%s=%s%c", fields[i].name,
				string_buffer_text(&value), BETWEEN);
		string_buffer_free(&value);
	}
	copy = arena_string(arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

const char *control_ask_print(struct arena *arena, const struct control_ask *ask)
{
	return print(arena, ask, false);
}

const char *control_ask_test(struct arena *arena, const struct control_ask *ask)
{
	return print(arena, ask, true);
}

static void read_field(const struct field *field, const char *text, struct control_ask *ask)
{
	char *at = (char *)ask + field->offset;

	switch (field->form) {
	case TEXT:
		*(const char **)at = text;
		break;
	case MONTH:
		*(int *)at = month_parse(text);
		break;
	case FLAG:
		*(bool *)at = strcmp(text, "1") == 0;
		break;
	case NUMBER:
		*(int *)at = atoi(text);
		break;
	case SIZE:
		*(size_t *)at = (size_t)strtoul(text, NULL, 10);
		break;
	case REAL:
		*(double *)at = strtod(text, NULL);
		break;
	}
}

/* Numbers that no choice has are the first choice. */
static void mend(struct control_ask *ask)
{
	if ((unsigned)ask->kind >= STUDY_KIND_COUNT)
		ask->kind = STUDY_XMR;
	if ((unsigned)ask->rules > XMR_RULES_MDC)
		ask->rules = XMR_RULES_NHSR;
	if ((unsigned)ask->per > STUDY_PER_WORKING_DAY)
		ask->per = STUDY_PER_MONTH;
	if ((unsigned)ask->gaps > XMR_GAPS_SKIP)
		ask->gaps = XMR_GAPS_KEEP;
	if ((unsigned)ask->transition > MONTHLY_TRANSITION_MAX)
		ask->transition = 0;
	if ((unsigned)ask->harmonics > INTERRUPTED_TWO_HARMONICS)
		ask->harmonics = INTERRUPTED_AUTOMATIC;
	if ((unsigned)ask->method > INTERRUPTED_OLS)
		ask->method = INTERRUPTED_REML;
	if (ask->fix < XMR_FIX_AT_LEAST)
		ask->fix = 0;
	if (ask->better < CONTROL_BETTER_OWN || ask->better > BETTER_DOWN)
		ask->better = CONTROL_BETTER_OWN;
}

bool control_ask_is(const char *text)
{
	return text != NULL && text[0] == SIGN;
}

struct control_ask control_ask_parse(struct arena *arena, const char *text)
{
	struct control_ask ask = control_ask_new();

	if (!control_ask_is(text))
		return ask;
	text++;
	for (size_t size; *text != '\0'; text += size + (text[size] != '\0')) {
		size = strcspn(text, ";");
		for (size_t i = 0; i < FIELDS; i++) {
			size_t name = strlen(fields[i].name);

			if (size > name && strncmp(text, fields[i].name, name) == 0 &&
				text[name] == '=')
				read_field(&fields[i],
					arena_bytes(arena, text + name + 1, size - name - 1), &ask);
		}
	}
	mend(&ask);
	return ask;
}

bool control_moved(const struct control_ask *ask)
{
	return ask->origin != MONTH_NONE && ask->origin != ask->month;
}

bool control_ask_same_test(const struct control_ask *a, const struct control_ask *b)
{
	struct arena arena = {0};
	bool same = strcmp(control_ask_test(&arena, a), control_ask_test(&arena, b)) == 0;

	arena_free(&arena);
	return same;
}
