/* Search: what is found, in which order, by which misspelling; and that nothing typed is ever
 * syntax. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/fixture.h"
#include "store/query.h"
#include "store/search.h"

struct searched {
	void *fixture;
	struct store *store;
	struct arena arena;
};

static int open_made(void **state)
{
	struct searched *searched = calloc(1, sizeof *searched);

	fixture_setup(&searched->fixture);
	fixture_dossier(searched->fixture, "made");
	searched->store = fixture_database(searched->fixture, "made");
	*state = searched;
	return 0;
}

static int close_made(void **state)
{
	struct searched *searched = *state;

	store_close(searched->store);
	arena_free(&searched->arena);
	fixture_teardown(&searched->fixture);
	free(searched);
	return 0;
}

static struct search_result run(struct searched *searched, const char *query, size_t limit)
{
	struct search_result result;
	struct error error;

	if (!search_run(&searched->store, 1, query, limit, &searched->arena, &result, &error))
		fail_msg("%s: %s", query, error.message);
	return result;
}

static const struct hit *find(const struct search_result *result, const char *id)
{
	for (size_t i = 0; i < result->count; i++)
		if (strcmp(result->hits[i].id, id) == 0)
			return &result->hits[i];
	return NULL;
}

static void figures_are_found_as_printed(void **state)
{
	static const struct {
		const char *query, *id;
	} cases[] = {{"500,000", "p-made.problem1"}, {"500000", "p-made.problem1"},
		{"11,500", "m-scans.after"}, {"1 in 2,500", "m-press.value"},
		{"13 days", "m-target.target"}, {"5,300", "m-scans.1"}, {"9 March 2019", "e-award"},
		{"2004", "e-start"}, {"0.0004", "m-press.value"}, {"alzheimer's", "o-press"},
		{"ALZHEIMERS", "o-press"}, {"the alzheimer’s", "o-press"},
		{"\"IN 2018\"", "m-scans.after"}};
	struct searched *searched = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct search_result result = run(searched, cases[i].query, 0);

		if (find(&result, cases[i].id) == NULL)
			fail_msg("%s does not find %s", cases[i].query, cases[i].id);
		assert_null(result.corrected);
	}
}

static void hits_say_what_they_are(void **state)
{
	struct search_result result = run(*state, "500,000", 0);
	const struct hit *hit = find(&result, "p-made.problem1");

	assert_string_equal(hit->kind, "fact");
	assert_string_equal(hit->record, "p-made");
	assert_string_equal(hit->name, "Wide MRI in the East");
	assert_string_equal(hit->dossier, "made");
	assert_string_equal(hit->context, "No MRI for over 500,000 people");
	result = run(*state, "east trust", 0);
	hit = find(&result, "o-east");
	assert_string_equal(hit->record, "o-east");
	assert_null(hit->context); /* the name holds it */
}

static void names_come_before_texts(void **state)
{
	struct search_result result = run(*state, "mri", 0);
	bool texts = false;

	assert_true(result.count >= 4);
	for (size_t i = 0; i < result.count; i++) {
		bool named = result.hits[i].context == NULL;

		assert_false(named && texts);
		texts = texts || !named;
		assert_true(i == 0 || result.hits[i - 1].rank <= result.hits[i].rank);
	}
	result = run(*state, "rxx", 0);
	assert_string_equal(result.hits[0].id, "o-east"); /* whose code it is */
	result = run(*state, "etft", 0);
	assert_string_equal(result.hits[0].id, "o-east");
	result = run(*state, "m-scans", 0);
	assert_string_equal(result.hits[0].id, "m-scans");
	result = run(*state, "m-scans.before", 0);
	assert_string_equal(result.hits[0].record, "m-scans");
}

static void words_reach_into_what_a_row_is_about(void **state)
{
	struct search_result result = run(*state, "east scanner", 0);

	assert_non_null(find(&result, "e-start")); /* "First scanner", of East MRI */
	result = run(*state, "quiet", 0);
	assert_non_null(find(&result, "p-quiet"));
	assert_null(find(&result, "o-press")); /* only its role in it is */
	assert_int_equal(run(*state, "mri", 2).count, 2);
}

static void beginnings_and_misspellings(void **state)
{
	struct search_result result = run(*state, "imag", 0);

	assert_non_null(find(&result, "o-wide"));
	result = run(*state, "gazete", 0);
	assert_string_equal(result.corrected, "gazette");
	assert_non_null(find(&result, "o-press"));
	result = run(*state, "alzhiemers gazete", 0);
	assert_string_equal(result.corrected, "alzheimers gazette");
	result = run(*state, "xqzt", 0);
	assert_int_equal(result.count, 0);
	assert_null(result.corrected);
	result = run(*state, "gazette scanner", 0); /* both occur, never together: not misspelt */
	assert_int_equal(result.count, 0);
	assert_null(result.corrected);
}

static void nothing_typed_is_syntax(void **state)
{
	static const char *const typed[] = {"", " ", "\"", "\"\"", "*", "\"*", "(", ")", "a OR b",
		"NOT x", "AND", "NEAR(a b)", "name:mri", "{name}", "^mri", "mri*", "-mri",
		"mri +east", "a\"b", "\\", "'; DROP TABLE records", ":", "%", "£", "…", "–",
		"\xff\xfe", "\xc3", "\xed\xa0\x80", "\xe2\x80\xae", "\x1b[2J", "\t\n", "((((((((((",
		"\"\"\"\"", "* * *", "a* b* c*", "rank", "search", "1,,2", "\xf0\x9f\x98\x80", "É",
		"ß", "中文", "NULL"};
	struct searched *searched = *state;
	char many[4000] = "";

	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		run(searched, typed[i], 5);
	for (int i = 0; i < 1000; i++)
		strcat(many, i % 2 ? "a\" " : "(b ");
	run(searched, many, 5);
	memset(many, 'a', sizeof many - 1);
	run(searched, many, 5);
	assert_int_equal(run(searched, "", 0).count, 0);
	assert_int_equal(run(searched, "  \" ", 0).count, 0);
	srand(11);
	for (int i = 0; i < 2000; i++) {
		char text[30];
		size_t size = (size_t)(rand() % 29);

		for (size_t k = 0; k < size; k++)
			text[k] = "\"*()^:{}+-,.AND ORm1£\x80\xc3\xa9\xe2"[rand() % 27];
		text[size] = '\0';
		run(searched, text, 3);
	}
}

static void several_databases_are_merged(void **state)
{
	struct searched *searched = *state;
	struct store *twice[] = {searched->store, searched->store};
	struct search_result one = run(searched, "mri", 0), two;
	struct error error;

	assert_true(search_run(twice, 2, "mri", 0, &searched->arena, &two, &error));
	assert_int_equal(two.count, 2 * one.count);
	assert_true(search_run(twice, 0, "mri", 0, &searched->arena, &two, &error));
	assert_int_equal(two.count, 0);
}

static void named(struct searched *searched, const char *text, size_t expected, const char *id)
{
	const struct named *found;
	struct error error;
	size_t count;

	assert_true(search_named(searched->store, text, &searched->arena, &found, &count, &error));
	assert_int_equal(count, expected);
	if (id != NULL)
		assert_string_equal(found[0].id, id);
}

static void rows_by_what_a_person_calls_them(void **state)
{
	named(*state, "o-east", 1, "o-east");
	named(*state, "m-scans.before", 1, "m-scans.before");
	named(*state, "EAST TRUST nhs foundation trust", 1, "o-east");
	named(*state, "East Trust", 1, "o-east"); /* a short name, though a longer name begins so */
	named(*state, "rxx", 1, "o-east");
	named(*state, "the trust", 1, "o-east");
	named(*state, "the alz", 1, "o-press");
	named(*state, "wide", 2, NULL); /* the company and the partnership */
	named(*state, "east m", 1, "p-made");
	named(*state, "nobody", 0, NULL);
	named(*state, "", 0, NULL);
	named(*state, "%", 0, NULL);
	named(*state, "' OR 1=1 --", 0, NULL);
	named(*state, "\xff", 0, NULL);
}

static void contexts_are_cut_at_words(void **state)
{
	struct arena arena = {0};
	struct query query = query_parse("needle", &arena);
	size_t at;

	(void)state;
	assert_int_equal(query_find(&query, "haystack needle", &at), 1);
	assert_int_equal(at, 9);
	assert_int_equal(query_find(&query, "needles", &at), 1); /* the last word is a beginning */
	assert_int_equal(query_find(&query, "aneedle", &at), 0);
	query = query_parse("£1.5m within", &arena);
	assert_int_equal(query.count, 2);
	assert_string_equal(query.words[0], "£ 1.5m");
	assert_int_equal(query_find(&query, "averaging £1.5m within 16 weeks", &at), 2);
	assert_int_equal(at, 10);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures_are_found_as_printed),
		cmocka_unit_test(hits_say_what_they_are),
		cmocka_unit_test(names_come_before_texts),
		cmocka_unit_test(words_reach_into_what_a_row_is_about),
		cmocka_unit_test(beginnings_and_misspellings),
		cmocka_unit_test(nothing_typed_is_syntax),
		cmocka_unit_test(several_databases_are_merged),
		cmocka_unit_test(rows_by_what_a_person_calls_them),
		cmocka_unit_test(contexts_are_cut_at_words),
	};
	return cmocka_run_group_tests(tests, open_made, close_made);
}
