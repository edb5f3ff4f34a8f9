/* Whom a person means: a provider, a group of them, or England, by code or by the beginning of a
 * name. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "asked_body.h"
#include "model/sector.h"
#include "official.h"
#include "statement.h"
#include "store/load_official.h"
#include "store/write_official.h"
#include "text/fold.h"
#include "who_names.h"

static const char by_commissioner[] = "by commissioner";
static const char by_provider_basis[] = "by provider";
/* Only the newest ICB of a provider is kept, not that of each month. */
static const char todays_icb[] = "by provider, in today's ICB";
static const char company_warning[] = "Only the codes that begin so: not all sites of a company "
				      "carry its code, and a code may have changed hands.";
static const char other_warning[] =
	"Independent, community interest, GP-led and charitable providers, as far as code and name "
	"tell.";

static char *upper(struct arena *arena, const char *text)
{
	char *copy = arena_string(arena, text);

	for (char *at = copy; *at != '\0'; at++)
		*at = (char)toupper((unsigned char)*at);
	return copy;
}

static bool folds_to(const char *text, const char *folded)
{
	struct string_buffer buffer = {0};
	bool same;

	fold_text(text, strlen(text), &buffer);
	same = strcmp(string_buffer_text(&buffer), folded) == 0;
	string_buffer_free(&buffer);
	return same;
}

struct numbers {
	int64_t *items;
	size_t count, capacity;
};

static void add_number(struct numbers *numbers, int64_t number)
{
	if (numbers->count == numbers->capacity) {
		numbers->capacity = numbers->capacity * 2 + 64;
		numbers->items =
			memory_resize(numbers->items, numbers->capacity, sizeof *numbers->items);
	}
	numbers->items[numbers->count++] = number;
}

static void take_numbers(struct arena *arena, struct numbers *numbers, struct who *out)
{
	int64_t *copy = arena_array(arena, numbers->count, sizeof *copy);

	if (numbers->count > 0)
		memcpy(copy, numbers->items, numbers->count * sizeof *copy);
	out->bodies = copy;
	out->body_count = numbers->count;
	free(numbers->items);
}

/* The numbers of column 0 of a statement that is ready to run, which is ended. */
static bool collect(
	struct statement *statement, struct arena *arena, struct who *out, struct error *error)
{
	struct numbers numbers = {0};

	while (statement_step(statement))
		add_number(&numbers, statement_integer(statement, 0));
	take_numbers(arena, &numbers, out);
	return statement_end(statement, error);
}

static bool list_bodies(struct store *store, struct arena *arena, const char *statement_name,
	const char *parameter, const char *value, struct who *out, struct error *error)
{
	struct statement statement = statement_begin(store, statement_name);

	statement_bind_text(&statement, parameter, value);
	return collect(&statement, arena, out, error);
}

static bool need_bodies(const struct who *who, const char *what, struct error *error)
{
	return who->body_count > 0 ||
	       error_set(error, "nothing that is loaded names %s %s", what, who->code);
}

static void one_body(struct arena *arena, int64_t number, struct who *out)
{
	int64_t *bodies = arena_array(arena, 1, sizeof *bodies);

	bodies[0] = number;
	out->bodies = bodies;
	out->body_count = 1;
}

/* Those of the region out->code. An ICB of which nobody knows where it lies is told: it is in none
 * of the sums of regions. */
static bool list_in_region(struct store *store, struct arena *arena, const char *kind,
	struct who *out, struct error *error)
{
	struct statement row = statement_begin(store, "list_bodies_of_kind");
	struct string_buffer unplaced = {0};
	struct numbers numbers = {0};

	statement_bind_text(&row, ":kind", kind);
	while (statement_step(&row)) {
		const char *code = statement_text(&row, 1);
		const char *region =
			region_of(code, statement_text(&row, 2), statement_text(&row, 3));

		if (region != NULL && strcmp(region, out->code) == 0)
			add_number(&numbers, statement_integer(&row, 0));
		else if (region == NULL && code != NULL)
			string_buffer_format(
				&unplaced, "%s%s", unplaced.size > 0 ? ", " : "", code);
	}
	if (unplaced.size > 0 && !out->by_provider)
		out->warning = arena_format(arena, "Not in any region, as nobody says where: %s.",
			string_buffer_text(&unplaced));
	take_numbers(arena, &numbers, out);
	string_buffer_free(&unplaced);
	return statement_end(&row, error);
}

static bool find_region(struct store *store, struct arena *arena, const char *code,
	bool by_provider, struct who *out, struct error *error)
{
	*out = (struct who){.kind = WHO_REGION,
		.code = code,
		.name = region_name(code),
		.by_provider = by_provider,
		.basis = by_provider ? by_provider_basis : by_commissioner};
	return list_in_region(store, arena, by_provider ? "provider" : "icb", out, error) &&
	       need_bodies(out, by_provider ? "a provider of region" : "an ICB of region", error);
}

static bool find_sector(struct store *store, struct arena *arena, const char *sector,
	struct who *out, struct error *error)
{
	*out = (struct who){.kind = WHO_SECTOR,
		.code = arena_format(arena, "sector:%s", sector),
		.name = arena_string(arena, sector)};
	if (folds_to(sector, "nhs")) {
		out->name = "NHS trusts";
		out->sector = "NHS trust";
		one_body(arena, BODY_SECTOR_NHS, out);
		return true;
	}
	if (folds_to(sector, "other")) {
		out->name = "others than NHS trusts";
		out->warning = other_warning;
		one_body(arena, BODY_SECTOR_OTHER, out);
		return true;
	}
	if (!list_bodies(store, arena, "list_bodies_by_sector", ":sector", sector, out, error))
		return false;
	if (out->body_count == 0)
		return error_set(error,
			"no provider that is loaded is of sector \"%s\"; there are nhs, other, "
			"independent, community interest, GP-led, charity, NHS by name, not known",
			sector);
	out->warning = "As far as code and name tell.";
	return true;
}

static bool find_company(struct store *store, struct arena *arena, const char *text,
	struct who *out, struct error *error)
{
	const char *code = upper(arena, text);
	struct statement statement;

	*out = (struct who){.kind = WHO_COMPANY,
		.code = arena_format(arena, "company:%s", code),
		.name = arena_format(arena, "codes that begin with %s", code),
		.basis = by_provider_basis,
		.warning = company_warning};
	if (strlen(code) != 3)
		return error_set(error,
			"a company is the first three characters of its codes: company:NVC, not "
			"\"%s\"",
			text);
	statement = statement_begin(store, "list_bodies_by_code");
	statement_bind_text(&statement, ":first", code);
	statement_bind_text(&statement, ":last", arena_format(arena, "%s\x7f", code));
	return collect(&statement, arena, out, error) && need_bodies(out, "a code of", error);
}

static bool has_anything(struct store *store, const char *dataset, const struct who *who, bool *has,
	struct error *error)
{
	*has = false;
	for (size_t i = 0; i < who->body_count && !*has; i++) {
		struct statement statement = statement_begin(store, "find_holdings");

		statement_bind_text(&statement, ":dataset", dataset);
		statement_bind_integer(&statement, ":parts", official_dataset(dataset)->parts);
		statement_bind_integer(&statement, ":body", who->bodies[i]);
		*has = statement_step(&statement) && statement_integer(&statement, 0) != 0;
		if (!statement_end(&statement, error))
			return false;
	}
	return true;
}

bool who_may_be_company(const char *code)
{
	return strlen(code) == 3 && !sector_is_nhs_trust(sector_of(code, ""));
}

/* The datasets of which a company has anything, and its own code nothing. */
static bool find_more(struct store *store, const struct who *own, const struct who *company,
	struct company_more *out, struct error *error)
{
	static const char *const datasets[COMPANY_DATASETS] = {"rtt", "ae", "dm01", "cancer"};

	out->count = 0;
	for (size_t i = 0; i < COMPANY_DATASETS; i++) {
		bool has, all = false;

		if (!has_anything(store, datasets[i], own, &has, error) ||
			(!has && !has_anything(store, datasets[i], company, &all, error)))
			return false;
		if (all)
			out->datasets[out->count++] = datasets[i];
	}
	return true;
}

bool who_company_of(struct store *store, struct arena *arena, const char *code, struct who *out,
	struct company_more *more, struct error *error)
{
	struct who own = {.body_count = 0};
	struct company_more found = {.count = 0};
	struct body_record body;
	struct error none;

	more = more != NULL ? more : &found;
	more->count = 0;
	*out = (struct who){.code = NULL};
	if (!who_may_be_company(code))
		return true;
	if (!asked_body_coded(store, arena, code, &body, error))
		return false;
	if (body.number != 0 && strcmp(body.kind, "provider") != 0)
		return true;
	if (body.number != 0)
		one_body(arena, body.number, &own);
	if (find_company(store, arena, code, out, &none) &&
		!find_more(store, &own, out, more, error))
		return false;
	if (more->count == 0)
		*out = (struct who){.code = NULL};
	return true;
}

static bool who_of_body(struct store *store, struct arena *arena, const struct body_record *body,
	bool by_provider, struct who *out, struct error *error)
{
	*out = (struct who){.kind = WHO_PROVIDER,
		.code = body->code,
		.name = body->name,
		.sector = body->sector};
	if (strcmp(body->kind, "region") == 0)
		return find_region(store, arena, body->code, by_provider, out, error);
	one_body(arena, body->number, out);
	if (strcmp(body->kind, "aggregate") == 0) {
		out->kind = body->number == BODY_ENGLAND ? WHO_ENGLAND : WHO_SECTOR;
		out->basis = body->number == BODY_ENGLAND ? "as submitted" : NULL;
		return true;
	}
	if (strcmp(body->kind, "provider") == 0)
		return true;
	out->kind = WHO_ICB;
	out->by_provider = by_provider;
	out->basis = by_provider ? todays_icb : by_commissioner;
	return !by_provider || (list_bodies(store, arena, "list_bodies_by_parent", ":code",
					body->code, out, error) &&
				       need_bodies(out, "a provider of ICB", error));
}

static bool find_england(
	struct store *store, struct arena *arena, struct who *out, struct error *error)
{
	struct body_record body;

	return asked_body(store, arena, BODY_ENGLAND, &body, error) &&
	       (body.number != 0 || error_set(error, "no official statistics are loaded")) &&
	       who_of_body(store, arena, &body, false, out, error);
}

static const char *after(const char *text, const char *prefix)
{
	size_t size = strlen(prefix);

	for (size_t i = 0; i < size; i++)
		if (tolower((unsigned char)text[i]) != prefix[i])
			return NULL;
	return text + size + strspn(text + size, " ");
}

bool who_find(struct store *store, struct arena *arena, const char *text, bool by_provider,
	struct who *out, const char *const **choices, size_t *choice_count, struct error *error)
{
	struct body_record body;
	const char *region = region_code(text), *rest;

	*choices = NULL;
	*choice_count = 0;
	if (folds_to(text, "england"))
		return find_england(store, arena, out, error);
	if ((rest = after(text, "sector:")) != NULL)
		return find_sector(store, arena, rest, out, error);
	if ((rest = after(text, "company:")) != NULL)
		return find_company(store, arena, rest, out, error);
	if (region != NULL)
		return find_region(store, arena, region, by_provider, out, error);
	if (!asked_body_coded(store, arena, upper(arena, text), &body, error))
		return false;
	if (body.number == 0 && !who_named(store, arena, text, &body, choices, choice_count, error))
		return false;
	return who_of_body(store, arena, &body, by_provider, out, error);
}

/* Codes that nothing names are told, not forgotten. */
bool who_group(struct store *store, struct arena *arena, const char *name, const char *const *codes,
	size_t count, struct who *out, struct error *error)
{
	int64_t *bodies = arena_array(arena, count, sizeof *bodies);
	struct string_buffer unknown = {0};
	size_t kept = 0, missing = 0;
	bool done = true;

	for (size_t i = 0; done && i < count; i++) {
		struct body_record body;
		bool twice = false;

		done = asked_body_coded(store, arena, upper(arena, codes[i]), &body, error);
		for (size_t k = 0; k < kept && done; k++)
			twice = twice || bodies[k] == body.number;
		if (!done || twice)
			continue;
		if (body.number != 0 && strcmp(body.kind, "provider") == 0)
			bodies[kept++] = body.number;
		else if (missing++ < 20)
			string_buffer_format(&unknown, "%s%s", missing > 1 ? ", " : "", codes[i]);
	}
	*out = (struct who){.kind = WHO_GROUP,
		.code = arena_format(arena, "group:%s", name),
		.name = arena_string(arena, name),
		.basis = by_provider_basis,
		.bodies = bodies,
		.body_count = kept};
	if (missing > 0)
		out->warning =
			arena_format(arena, "%zu of %zu codes are no provider of any month: %s",
				missing, count, string_buffer_text(&unknown));
	if (done && kept == 0)
		done = error_set(error,
			"group %s: none of its %zu codes is a provider of any month", name, count);
	string_buffer_free(&unknown);
	return done;
}
