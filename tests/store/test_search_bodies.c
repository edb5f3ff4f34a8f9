/* Bodies of official statistics among the hits: by code, by any name they had, behind the rows of
 * the collection, and not twice. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/official.h"
#include "store/search.h"

enum { APRIL = 2044 * 12 + 3 };

/* The made dossier, in which o-east has the code RXX, and three bodies. */
static struct store *make(const struct fixture *fixture)
{
	struct generation *generation;
	struct store *store;

	fixture_dossier(fixture, "made");
	store_close(fixture_database(fixture, "made"));
	generation = official_begin(fixture);
	store = generation_store(generation);
	official_body(store, "RXX", "EASTERN CARE NHS TRUST", BODY_PROVIDER, APRIL);
	official_body(store, "NZ901", "CONNECT ZEBRA LTD", BODY_PROVIDER, APRIL);
	official_body(store, "NZ901", "CORA QUAGGA LTD", BODY_PROVIDER, APRIL + 1);
	official_body(store, "QZ9", "NHS ZEBRA ICB", BODY_ICB, APRIL);
	official_publish(generation);
	return official_open(fixture);
}

static struct search_result run(struct store *store, struct arena *arena, const char *query)
{
	struct search_result result;
	struct error error;

	if (!search_run(&store, 1, query, 0, arena, &result, &error))
		fail_msg("%s", error.message);
	return result;
}

static void a_body_is_found_by_code_and_names(void **state)
{
	struct arena arena = {0};
	struct store *store = make(*state);
	struct search_result result = run(store, &arena, "quag");

	assert_int_equal(result.count, 1);
	assert_string_equal(result.hits[0].id, "NZ901");
	assert_string_equal(result.hits[0].record, "NZ901");
	assert_string_equal(result.hits[0].kind, "provider");
	assert_string_equal(result.hits[0].name, "CORA QUAGGA LTD");
	assert_null(result.hits[0].context);
	result = run(store, &arena, "nz901");
	assert_int_equal(result.count, 1);
	result = run(store, &arena, "nz9 cora");
	assert_int_equal(result.count, 0); /* only the last word may be a beginning */
	result = run(store, &arena, "connect zeb");
	assert_int_equal(result.count, 1);
	assert_string_equal(result.hits[0].name, "CORA QUAGGA LTD");
	assert_string_equal(result.hits[0].context, "as CONNECT ZEBRA LTD");
	result = run(store, &arena, "zebra");
	assert_int_equal(result.count, 2);
	assert_string_equal(result.hits[1].kind, "ICB");
	store_close(store);
	arena_free(&arena);
}

static void an_organisation_of_the_collection_is_the_record(void **state)
{
	struct arena arena = {0};
	struct store *store = make(*state);
	struct search_result result = run(store, &arena, "eastern care");
	size_t bodies = 0;

	assert_int_equal(result.count, 1);
	assert_string_equal(result.hits[0].id, "RXX");
	assert_string_equal(result.hits[0].record, "o-east");
	result = run(store, &arena, "RXX");
	assert_true(result.count > 0);
	assert_string_equal(result.hits[0].id, "o-east");
	for (size_t i = 0; i < result.count; i++)
		bodies += strcmp(result.hits[i].kind, "provider") == 0;
	assert_int_equal(bodies, 0);
	store_close(store);
	arena_free(&arena);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, fixture_setup, fixture_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_body_is_found_by_code_and_names),
		TEST(an_organisation_of_the_collection_is_the_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
