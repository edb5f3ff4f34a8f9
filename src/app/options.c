/* The options of the command line. */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "command_line.h"
#include "import/import.h"
#include "text/cells.h"
#include "text/encoding.h"
#include "text/fold.h"

struct option {
	const char *name;
	const char *value; /* what stands for its value in the help; NULL: it takes none */
	enum scope scope;
	bool (*set)(struct command_line *line, const struct option *option, const char *value,
		struct error *error);
	size_t member;	  /* offset in struct command_line of what set_flag and set_text set; the
			     format of set_format */
	const char *help; /* NULL: not for people */
};

static bool set_flag(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	(void)value, (void)error;
	*(bool *)((char *)line + option->member) = true;
	return true;
}

static bool set_text(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	*(const char **)((char *)line + option->member) = value;
	return *value || error_set(error, "--%s needs a value", option->name);
}

static bool set_format(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	enum writer_format format = (enum writer_format)option->member;
	const char *before = line->given[SCOPE_TABLE];

	(void)value;
	if (before && line->app.format != format)
		return error_set(
			error, "--%s and --%s: an answer has one form", before, option->name);
	line->app.format = format;
	return true;
}

static bool set_excel(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	line->app.excel = true;
	return set_format(line, option, value, error);
}

static bool set_draw(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	static const char *const levels[] = {
		[DRAW_BOX] = "box", [DRAW_DOTS] = "dots", [DRAW_ASCII] = "ascii"};

	for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
		if (strcmp(value, levels[i]) == 0) {
			line->app.level = (enum draw_level)i;
			line->level_given = true;
			return true;
		}
	}
	return error_set(error, "--%s is %s, not '%s'", option->name, option->value, value);
}

static bool set_limit(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	size_t digits = strspn(value, "0123456789");

	line->request.limit = strtoul(value, NULL, 10);
	if (digits > 0 && !value[digits])
		return true;
	return error_set(error, "--%s is a whole number, not '%s'", option->name, value);
}

/* What set_choice takes. */
static const struct {
	const char *option, *words;
} choices[] = {
	{"by", "month|quarter|financial-year"},
	{"basis", "commissioner|provider"},
	{"sort", "value|change|name|code|rank|count|variation|assurance"},
	{"better", "up|down|neutral"},
	{"rules", "nhsr|mdc"},
	{"trend", "6|7"},
	{"gaps", "keep|skip"},
	{"per", "month|day|working-day"},
	{"method", "reml|ml|nw|ols"},
};
static const char chart_kinds[] = "xmr|run|i|p|pp";

static const char *choices_of(const struct option *option)
{
	size_t i = 0;

	while (strcmp(choices[i].option, option->name) != 0)
		i++;
	return choices[i].words;
}

/* Whether value is one of the words between the bars of "a|b|c". */
static bool is_among(const char *words, const char *value)
{
	size_t size;

	for (; *words != '\0'; words += size + (words[size] == '|')) {
		size = strcspn(words, "|");
		if (strlen(value) == size && memcmp(words, value, size) == 0)
			return true;
	}
	return false;
}

static bool set_choice(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	*(const char **)((char *)line + option->member) = value;
	return is_among(choices_of(option), value) ||
	       error_set(error, "--%s is %s, not '%s'", option->name, choices_of(option), value);
}

/* One of names, in capitals or not. */
static bool set_named(const char *const *names, const char **member, const struct option *option,
	const char *value, struct error *error)
{
	struct string_buffer known = {0};

	for (size_t i = 0; names[i]; i++) {
		if (strcasecmp(names[i], value) == 0) {
			*member = names[i];
			string_buffer_free(&known);
			return true;
		}
		string_buffer_format(&known, "%s%s", i > 0 ? ", " : "", names[i]);
	}
	error_set(error, "--%s is one of %s; not '%s'", option->name, string_buffer_text(&known),
		value);
	string_buffer_free(&known);
	return false;
}

static bool set_encoding(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	line->request.encoding = encoding_find(value);
	return line->request.encoding != NULL ||
	       set_named(encoding_names, &line->request.encoding, option, value, error);
}

static bool add_text(struct command_line *line, const struct option *option, const char *value,
	struct error *error)
{
	size_t count = line->request.rebase_count;
	const char **all = arena_array(&line->arena, count + 1, sizeof *all);

	for (size_t i = 0; i < count; i++)
		all[i] = line->request.rebases[i];
	all[count] = value;
	line->request.rebases = all;
	line->request.rebase_count++;
	return *value || error_set(error, "--%s needs a value", option->name);
}

#define MEMBER(name) offsetof(struct command_line, name)

static const struct option options[] = {
	{"database", "FILE", SCOPE_ALL, set_text, MEMBER(app.places.option),
		"read and write this database"},
	{"draw", "box|dots|ascii", SCOPE_ALL, set_draw, 0, "what lines and bars are drawn with"},
	{"mouse", NULL, SCOPE_ALL, set_flag, MEMBER(app.mouse), "let the mouse select and scroll"},
	{"plain", NULL, SCOPE_ALL, set_flag, MEMBER(app.plain),
		"every screen as one column of text"},
	{"restricted", NULL, SCOPE_ALL, set_flag, MEMBER(app.restricted),
		"only browse and ask: nothing is written"},
	{"json", NULL, SCOPE_TABLE, set_format, WRITER_JSON, "answer in JSON"},
	{"csv", NULL, SCOPE_TABLE, set_format, WRITER_CSV, "answer in CSV"},
	{"markdown", NULL, SCOPE_TABLE, set_format, WRITER_MARKDOWN, "answer in Markdown"},
	{"excel", NULL, SCOPE_TABLE, set_excel, WRITER_CSV, "answer in CSV as Excel wants it"},
	{"limit", "N", SCOPE_LIMIT, set_limit, 0, "only the first N hits or rows; 0: all"},
	{"dossier", "ID", SCOPE_EXPORT, set_text, MEMBER(request.dossier), "only this dossier"},
	{"kind", "KIND", SCOPE_KIND, set_text, MEMBER(kind),
		"what the files are, where they do not say; of a chart xmr, run, i, p or pp"},
	{"encoding", "NAME", SCOPE_IMPORT, set_encoding, 0,
		"of the files (cp1252, latin1, utf16 …); else detected"},
	{"keep-going", NULL, SCOPE_IMPORT, set_flag, MEMBER(request.keep_going),
		"take the good rows, list the bad"},
	{"replace", NULL, SCOPE_IMPORT, set_flag, MEMBER(request.replace),
		"an older issue or a part may replace what is there"},
	{"period", "MONTH", SCOPE_PERIOD, set_text, MEMBER(request.period),
		"this month, as 2025-04"},
	{"from", "MONTH", SCOPE_MONTHS, set_text, MEMBER(request.from), "from this month on"},
	{"to", "MONTH", SCOPE_MONTHS, set_text, MEMBER(request.to), "up to this month"},
	{"function", "CODE", SCOPE_FUNCTION, set_text, MEMBER(request.function),
		"one treatment function: C_110, or its name"},
	{"test", "CODE", SCOPE_FUNCTION, set_text, MEMBER(request.test),
		"one diagnostic test: MRI"},
	{"cancer-type", "NAME", SCOPE_FUNCTION, set_text, MEMBER(request.cancer_type),
		"one type of cancer"},
	{"by", "UNIT", SCOPE_SERIES, set_choice, MEMBER(request.by),
		"month, quarter or financial-year: flows are summed"},
	{"basis", "BASIS", SCOPE_BASIS, set_choice, MEMBER(request.basis),
		"commissioner or provider: of an ICB or a region"},
	{"for", "PROVIDER", SCOPE_SUMMARY, set_text, MEMBER(request.provider),
		"every measure of this one"},
	{"sector", "SECTOR", SCOPE_SUMMARY, set_text, MEMBER(request.sector),
		"nhs, other, independent …"},
	{"icb", "CODE", SCOPE_SUMMARY, set_text, MEMBER(request.icb),
		"providers of this ICB or region"},
	{"sort", "ORDER", SCOPE_SUMMARY, set_choice, MEMBER(request.sort),
		"by value, change, name, code, rank, count, variation or assurance"},
	{"icons", NULL, SCOPE_SUMMARY, set_flag, MEMBER(request.icons),
		"target, variation and assurance of every provider"},
	{"same-providers", NULL, SCOPE_SHARE, set_flag, MEMBER(request.same_providers),
		"only those in both months"},
	{"event", "ID|DATE", SCOPE_STUDY, set_text, MEMBER(request.event),
		"the break: an event, a month, or e-1@2023-01 for an undated event"},
	{"rebase", "DATE", SCOPE_STUDY, add_text, 0, "limits begin anew there; may be repeated"},
	{"fix", "N", SCOPE_STUDY, set_text, MEMBER(request.fix), "limits from the first N points"},
	{"target", "N", SCOPE_LIMITS, set_text, MEMBER(request.target),
		"a target; none: not even the standard in force"},
	{"better", "WAY", SCOPE_LIMITS, set_choice, MEMBER(request.better),
		"up, down or neutral: what an improvement is"},
	{"rules", "RULES", SCOPE_LIMITS, set_choice, MEMBER(request.rules),
		"nhsr, or mdc as Making Data Count's tools"},
	{"trend", "N", SCOPE_LIMITS, set_choice, MEMBER(request.trend),
		"6 or 7 points of a trend, by the rules mdc"},
	{"no-screen", NULL, SCOPE_LIMITS, set_flag, MEMBER(request.no_screen),
		"large moving ranges count for the limits too"},
	{"gaps", "WAY", SCOPE_LIMITS, set_choice, MEMBER(request.gaps),
		"keep missing months, or skip them as R does"},
	{"per", "UNIT", SCOPE_STUDY, set_choice, MEMBER(request.per),
		"counts a month, a day or a working-day"},
	{"svg", NULL, SCOPE_CHART, set_flag, MEMBER(request.svg), "answer as an SVG"},
	{"method", "NAME", SCOPE_TEST, set_choice, MEMBER(request.method), "reml, ml, nw or ols"},
	{"harmonics", "K", SCOPE_TEST, set_text, MEMBER(request.harmonics),
		"pairs of annual waves: 0, 1 or 2"},
	{"transition", "N", SCOPE_TEST, set_text, MEMBER(request.transition),
		"months from the event on that are neither before nor after"},
	{"claim", "N", SCOPE_TEST, set_text, MEMBER(request.claim),
		"a claimed change, beside the interval"},
	{"help", NULL, SCOPE_ALL, set_flag, MEMBER(help), "this text"},
	{"version", NULL, SCOPE_ALL, set_flag, MEMBER(version),
		"the version, and which database is read"},
	{"build-collection", "OUT", SCOPE_ALL, set_text, MEMBER(build), NULL},
};

enum {
	OPTION_COUNT = sizeof options / sizeof *options,
	NEAR = 3,	 /* letters that may differ in a name that is offered instead */
	HELP_CELLS = 24, /* before the help of an option or a command */
};

const char *options_nearest(const char *typed, const char *const *names, size_t count)
{
	struct string_buffer folded = {0};
	const char *best = NULL;
	size_t least = NEAR;

	fold_text(typed, strlen(typed), &folded);
	for (size_t i = 0; i < count; i++) {
		size_t distance = fold_distance(string_buffer_text(&folded), names[i], NEAR);

		if (distance < least && distance < strlen(names[i]) / 2 + 1) {
			least = distance;
			best = names[i];
		}
	}
	string_buffer_free(&folded);
	return best;
}

static bool unknown_option(const char *typed, struct error *error)
{
	const char *names[OPTION_COUNT];
	size_t count = 0;

	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (options[i].help)
			names[count++] = options[i].name;
	const char *name = options_nearest(typed + strspn(typed, "-"), names, count);
	if (name)
		return error_set(error, "there is no option %s: do you mean --%s?", typed, name);
	return error_set(error, "there is no option %s: see concordat --help", typed);
}

static const struct option *option_named(const char *name, size_t size)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if (strlen(options[i].name) == size && memcmp(options[i].name, name, size) == 0)
			return &options[i];
	return NULL;
}

/* Without its dashes; "" where there is no such option of one letter. */
static const char *long_name(const char *argument)
{
	static const char *const letters[][2] = {{"-h", "help"}, {"-V", "version"}};

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (strcmp(argument, letters[i][0]) == 0)
			return letters[i][1];
	return strncmp(argument, "--", 2) == 0 ? argument + 2 : "";
}

/* One option; next is what follows it, or NULL; *used where it was the option's value. */
static bool take_option(struct command_line *line, const char *argument, const char *next,
	bool *used, struct error *error)
{
	const char *name = long_name(argument);
	size_t size = strcspn(name, "=");
	const struct option *option = option_named(name, size);
	const char *value = name[size] == '=' ? name + size + 1 : NULL;

	if (!option)
		return unknown_option(argument, error);
	if (value && !option->value)
		return error_set(error, "--%s takes no value", option->name);
	*used = option->value && !value;
	if (*used)
		value = next;
	if (option->value && !value)
		return error_set(error, "--%s needs a value: %s", option->name, option->value);
	bool ok = option->set(line, option, value, error);
	line->given[option->scope] = option->name;
	return ok;
}

bool options_parse(struct command_line *line, int argc, char **argv, struct error *error)
{
	bool ended = false;

	line->words = arena_array(&line->arena, (size_t)argc + 1, sizeof *line->words);
	for (int i = 1; i < argc; i++) {
		bool used = false;

		if (ended || argv[i][0] != '-' || !argv[i][1])
			line->words[line->word_count++] = argv[i];
		else if (strcmp(argv[i], "--") == 0)
			ended = true;
		else if (!take_option(line, argv[i], argv[i + 1], &used, error))
			return false;
		if (used)
			i++;
	}
	return true;
}

/* Only the command says whether it is of files or of a chart. */
bool options_take_kind(struct command_line *line, unsigned scopes, struct error *error)
{
	const struct option *option = option_named("kind", strlen("kind"));

	if (line->kind == NULL)
		return true;
	if ((scopes & 1U << SCOPE_IMPORT) != 0)
		return set_named(import_kind_names, &line->request.kind, option, line->kind, error);
	line->request.chart = line->kind;
	return is_among(chart_kinds, line->kind) ||
	       error_set(error, "--kind of a chart is %s, not '%s'", chart_kinds, line->kind);
}

void options_complete(const char *typed, unsigned scopes, struct string_buffer *out)
{
	for (size_t i = 0; i < OPTION_COUNT; i++)
		if ((scopes & 1U << options[i].scope) != 0 &&
			strncmp(options[i].name, typed + 2, strlen(typed + 2)) == 0)
			string_buffer_format(
				out, "--%s%s\n", options[i].name, options[i].value ? "=" : " ");
}

void options_help_line(const char *left, const char *right, struct string_buffer *out)
{
	int gap = HELP_CELLS - (int)cells_width(left);

	string_buffer_format(out, "  %s%*s%s\n", left, gap > 1 ? gap : 1, "", right);
}

void options_help(struct string_buffer *out)
{
	struct string_buffer left = {0};

	for (size_t i = 0; i < OPTION_COUNT; i++) {
		if (!options[i].help)
			continue;
		string_buffer_truncate(&left, 0);
		string_buffer_format(&left, "--%s%s%s", options[i].name,
			options[i].value ? "=" : "", options[i].value ? options[i].value : "");
		options_help_line(string_buffer_text(&left), options[i].help, out);
	}
	string_buffer_free(&left);
}
