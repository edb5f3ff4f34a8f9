/* Options of a control chart and its test that are seldom changed: a menu, and `:options`. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "browser.h"
#include "runs.h"
#include "study_browse.h"

enum { VALUES = 4 };

/* Of each the first value is what a new chart has. */
static const struct choice {
	const char *name, *group;
	const char *values[VALUES + 1], *words[VALUES + 1];
} choices[] = {
	{"screen", "large moving ranges", {"on", "off"},
		{"left out of the limits", "count for the limits too"}},
	{"trend", "a trend, by the rules of Making Data Count", {"7", "6"},
		{"7 points rising or falling", "6 points"}},
	{"gaps", "missing months", {"keep", "skip"},
		{"keep their place: no run crosses them", "skipped, as R does"}},
	{"transition", "months from the break on, of neither side", {"0", "1", "2", "3"},
		{"none", "1 month", "2 months", "3 months"}},
	{"harmonics", "annual waves in the test", {"auto", "0", "1", "2"},
		{"as many as the months allow", "none", "one", "two"}},
	{"method", "errors of the test", {"reml", "ml", "nw", "ols"},
		{"AR(1) by REML", "AR(1) by maximum likelihood", "Newey-West",
			"months as independent"}},
};

static const char fix[] = "fix", fix_group[] = "limits rest on";

enum { SCREEN, TREND, GAPS, TRANSITION, HARMONICS, METHOD, CHOICES };

_Static_assert(sizeof choices / sizeof *choices == CHOICES, "a row each");

static int value_of(const struct control_ask *ask, int choice)
{
	switch (choice) {
	case SCREEN:
		return ask->no_screen;
	case TREND:
		return ask->short_trend;
	case GAPS:
		return (int)ask->gaps;
	case TRANSITION:
		return ask->transition;
	case HARMONICS:
		return (int)ask->harmonics;
	default:
		return (int)ask->method;
	}
}

static void set_value(struct control_ask *ask, int choice, int value)
{
	switch (choice) {
	case SCREEN:
		ask->no_screen = value != 0;
		break;
	case TREND:
		ask->short_trend = value != 0;
		break;
	case GAPS:
		ask->gaps = (enum xmr_gaps)value;
		break;
	case TRANSITION:
		ask->transition = value;
		break;
	case HARMONICS:
		ask->harmonics = (enum interrupted_harmonics)value;
		break;
	default:
		ask->method = (enum interrupted_method)value;
	}
}

/* What would change nothing is not. */
static bool is_offered(const struct control_ask *ask, int choice)
{
	if (choice == TREND)
		return ask->kind == STUDY_XMR && ask->rules == XMR_RULES_MDC;
	if (choice == SCREEN)
		return study_screens(ask->kind, ask->rules);
	return true;
}

static struct menu_choice fix_choice(
	struct arena *arena, const char *text, const char *value, bool chosen)
{
	return (struct menu_choice){.group = fix_group,
		.value = value,
		.text = text,
		.note = arena_string(arena, text),
		.chosen = chosen};
}

static size_t make_choices(
	struct arena *arena, const struct control_ask *ask, const struct menu_choice **out)
{
	struct menu_choice *made = arena_array(arena, CHOICES * VALUES + 3, sizeof *made);
	size_t count = 0;

	for (int i = 0; i < CHOICES; i++)
		for (int k = 0; is_offered(ask, i) && choices[i].values[k] != NULL; k++) {
			const char *text =
				arena_format(arena, "%s=%s", choices[i].name, choices[i].values[k]);

			made[count++] = (struct menu_choice){.group = choices[i].group,
				.value = choices[i].words[k],
				.text = text,
				.note = text,
				.chosen = value_of(ask, i) == k};
		}
	made[count++] =
		fix_choice(arena, "fix=0", "all points, or those before the break", ask->fix == 0);
	if (ask->fix > 0)
		made[count++] = fix_choice(arena, arena_format(arena, "fix=%zu", ask->fix),
			arena_format(arena, "the first %zu points", ask->fix), true);
	made[count++] = fix_choice(arena, fix, "the first so many points …", false);
	*out = made;
	return count;
}

static void options_enter(struct browser *browser)
{
	menu_prompt_choose(browser, run_study_options);
}

static const struct prompt_use options_use = {
	"option: ", "letters narrow the choice  Up Down choose  Enter takes it  Esc leaves",
	menu_prompt_key, menu_prompt_changed, options_enter, menu_prompt_leave};

static bool offer(struct browser *browser, const struct control_ask *ask)
{
	struct menu *menu = &browser->menu;
	const struct menu_choice *made;
	size_t count = make_choices(&menu->arena, ask, &made);

	menu_offer(menu, &browser_page(browser)->panes[PANE_LIST], "Options", made, count);
	view_move_end(&menu->view, false);
	prompt_open(&browser->prompt, &options_use, "");
	return true;
}

static bool set_fix(struct browser *browser, const char *text, struct error *error)
{
	const struct control *control = study_front(browser, error);
	struct control_ask ask;
	char *end;

	if (control == NULL)
		return false;
	ask = control->ask;
	ask.fix = strtoul(text, &end, 10);
	if (*text < '0' || *text > '9' || *end != '\0' ||
		(ask.fix > 0 && ask.fix < XMR_FIX_AT_LEAST))
		return error_set(error, "limits rest on %d points or more, or 0: all, not '%s'",
			XMR_FIX_AT_LEAST, text);
	study_anew(browser, control, ask);
	return true;
}

static void fix_enter(struct browser *browser)
{
	study_enter(browser, set_fix);
}

static const struct prompt_use fix_use = {
	.label = "limits from the first: ",
	.keys = "so many points, 12 or more; 0: all, or those before the break  Esc leaves",
	.enter = fix_enter,
};

/* "gaps=skip": which option and which of its values; false where it is none. */
static bool find_choice(const char *text, int *choice, int *value)
{
	for (int i = 0; i < CHOICES; i++) {
		size_t size = strlen(choices[i].name);

		for (int k = 0; choices[i].values[k] != NULL; k++)
			if (strncmp(text, choices[i].name, size) == 0 && text[size] == '=' &&
				strcmp(text + size + 1, choices[i].values[k]) == 0) {
				*choice = i;
				*value = k;
				return true;
			}
	}
	return false;
}

static bool set_choice(struct browser *browser, const struct control *control, const char *text,
	struct error *error)
{
	struct control_ask ask = control->ask;
	int choice, value;

	if (!find_choice(text, &choice, &value))
		return error_set(error, "'%s' is no option such as gaps=skip; O lists them", text);
	if (!is_offered(&ask, choice))
		return error_set(error, "%s= is an option of an XmR chart by the rules %s",
			choices[choice].name,
			choice == TREND ? "mdc" : "nhsr, of an I and of a p′ chart");
	set_value(&ask, choice, value);
	study_anew(browser, control, ask);
	browser_say(browser, "%s: %s", choices[choice].group, choices[choice].words[value]);
	return true;
}

bool run_study_options(struct browser *browser, const char *argument, struct error *error)
{
	const struct control *control = study_front(browser, error);

	if (control == NULL)
		return false;
	if (argument == NULL)
		return offer(browser, &control->ask);
	if (strcmp(argument, fix) == 0) {
		prompt_open(&browser->prompt, &fix_use, "");
		return true;
	}
	if (strncmp(argument, fix, strlen(fix)) == 0 && argument[strlen(fix)] == '=')
		return set_fix(browser, argument + strlen(fix) + 1, error);
	return set_choice(browser, control, argument, error);
}
