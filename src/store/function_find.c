/* Treatment functions, tests and cancer types by code or by the beginning of a name. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/string_buffer.h"
#include "statement.h"
#include "store/load_official.h"
#include "store/write_official.h"
#include "text/fold.h"

/* How well a function is called by what was typed; smaller is better. */
enum fit { FIT_CODE, FIT_NAME, FIT_BEGINNING, FIT_WORD, FIT_NONE };

struct function {
	int64_t number;
	const char *code, *name;
	enum fit fit;
};
struct functions {
	struct function *items;
	size_t count;
};

/* "110" is C_110, as spreadsheets have it. */
static bool is_code(const char *code, const char *text)
{
	return strcasecmp(code, text) == 0 ||
	       (strncasecmp(code, "C_", 2) == 0 && strcasecmp(code + 2, text) == 0);
}

static enum fit fit_of(const char *code, const char *name, const char *text, const char *folded)
{
	struct string_buffer buffer = {0};
	size_t size = strlen(folded);
	enum fit fit = FIT_NONE;

	fold_text(name, strlen(name), &buffer);
	name = string_buffer_text(&buffer);
	if (is_code(code, text))
		fit = FIT_CODE;
	else if (size > 0 && strcmp(name, folded) == 0)
		fit = FIT_NAME;
	else if (size > 0 && strncmp(name, folded, size) == 0)
		fit = FIT_BEGINNING;
	for (const char *at = name; size > 0 && fit == FIT_NONE && *at != '\0'; at++)
		if (*at == ' ' && strncmp(at + 1, folded, size) == 0)
			fit = FIT_WORD;
	string_buffer_free(&buffer);
	return fit;
}

static bool read_functions(struct store *store, struct arena *arena, const char *text,
	struct functions *out, struct error *error)
{
	struct statement statement = statement_begin(store, "list_functions");
	struct string_buffer folded = {0};

	fold_text(text, strlen(text), &folded);
	while (statement_step(&statement)) {
		struct function found = {.number = statement_integer(&statement, 0),
			.code = statement_require(&statement, 1, arena),
			.name = statement_require(&statement, 2, arena)};

		if (found.number == FUNCTION_ALL)
			continue;
		found.fit = fit_of(found.code, found.name, text, string_buffer_text(&folded));
		out->items = memory_resize(out->items, out->count + 1, sizeof *out->items);
		out->items[out->count++] = found;
	}
	string_buffer_free(&folded);
	return statement_end(&statement, error);
}

static bool has_rows(struct store *store, const char *statement_name, const char *dataset,
	int64_t function, bool *has, struct error *error)
{
	struct statement statement = statement_begin(store, statement_name);

	statement_bind_text(&statement, ":dataset", dataset);
	statement_bind_integer(&statement, ":function", function);
	*has = statement_step(&statement);
	return statement_end(&statement, error);
}

static bool is_of_dataset(
	struct store *store, const char *dataset, int64_t function, bool *is, struct error *error)
{
	return has_rows(store, "find_function_waits", dataset, function, is, error) &&
	       (*is || has_rows(store, "find_function_figures", dataset, function, is, error));
}

/* Of the dataset, those that fit best; with FIT_NONE all of them. */
static bool keep_best(struct store *store, const char *dataset, enum fit worst,
	const struct functions *all, struct functions *out, struct error *error)
{
	out->items = memory_resize(NULL, all->count + 1, sizeof *out->items);
	for (int fit = worst == FIT_NONE ? FIT_NONE : FIT_CODE; fit <= (int)worst; fit++) {
		for (size_t i = 0; i < all->count; i++) {
			bool is = false;

			if (worst != FIT_NONE && (int)all->items[i].fit != fit)
				continue;
			if (!is_of_dataset(store, dataset, all->items[i].number, &is, error))
				return false;
			if (is)
				out->items[out->count++] = all->items[i];
		}
		if (out->count > 0)
			break;
	}
	return true;
}

/* The error that lists what there is to choose from. */
static bool offer(
	const char *text, const struct functions *choices, bool ambiguous, struct error *error)
{
	struct string_buffer list = {0};

	for (size_t i = 0; i < choices->count; i++)
		string_buffer_format(&list, "%s%s %s", i > 0 ? ", " : "", choices->items[i].code,
			choices->items[i].name);
	if (choices->count == 0)
		error_set(error, "\"%s\": nothing that is loaded is told apart so", text);
	else if (ambiguous)
		error_set(error, "\"%s\" can mean %s", text, string_buffer_text(&list));
	else
		error_set(error, "\"%s\" is none of %s", text, string_buffer_text(&list));
	string_buffer_free(&list);
	return false;
}

static bool choose(struct store *store, const char *dataset, const char *text,
	const struct functions *all, struct function *out, struct error *error)
{
	struct functions kept = {.items = NULL};
	bool done = keep_best(store, dataset, FIT_WORD, all, &kept, error);

	if (done && kept.count == 1)
		*out = kept.items[0];
	else if (done && kept.count > 1)
		done = offer(text, &kept, true, error);
	else if (done) {
		free(kept.items);
		kept = (struct functions){.items = NULL};
		done = keep_best(store, dataset, FIT_NONE, all, &kept, error) &&
		       offer(text, &kept, false, error);
	}
	free(kept.items);
	return done;
}

static bool means_all(const char *text)
{
	static const char *const all[] = {"ALL", "C_999", "999", "TOTAL"};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcasecmp(all[i], text) == 0)
			return true;
	return false;
}

bool function_find(struct store *store, struct arena *arena, const char *dataset, const char *text,
	int64_t *number, const char **code, const char **name, struct error *error)
{
	struct functions all = {.items = NULL};
	struct function found = {.number = FUNCTION_ALL};
	bool done;

	*number = FUNCTION_ALL;
	*code = *name = NULL;
	if (text == NULL || means_all(text))
		return true;
	done = read_functions(store, arena, text, &all, error) &&
	       choose(store, dataset, text, &all, &found, error);
	free(all.items);
	*number = found.number;
	*code = found.code;
	*name = found.name;
	return done;
}
