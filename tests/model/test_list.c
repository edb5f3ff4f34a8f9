/* Lists and citations in cells, well and badly written. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "model/list.h"

static struct list_item whole(const char *text)
{
	return (struct list_item){text, strlen(text)};
}

static void items_between_semicolons(void **state)
{
	const char *rest = " a;b ; ;c d", *none = NULL, *empty = "";
	struct list_item item;

	(void)state;
	assert_true(list_next(&rest, &item) && item.size == 1 && item.text[0] == 'a');
	assert_true(list_next(&rest, &item) && item.size == 1 && item.text[0] == 'b');
	assert_true(list_next(&rest, &item) && item.size == 0);
	assert_true(list_next(&rest, &item) && item.size == 3);
	assert_false(list_next(&rest, &item));
	assert_false(list_next(&none, &item));
	assert_false(list_next(&empty, &item));
}

static void citations(void **state)
{
	static const char *const bad[] = {"", "d-001", "d-001:", ":3", "d-001:x", "d-001:3-",
		"d-001:3-x", "d-001:0", "d-001:3-4-5", "d-001:-3", "d-001:3 ", "d-001:1234567890",
		"d-001:3-0", "d-001:3,4"};
	struct list_citation citation;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(list_citation_parse(whole(bad[i]), &citation));
	assert_true(list_citation_parse(whole("d-001:413-415"), &citation));
	assert_int_equal(citation.source.size, 5);
	assert_true(citation.first_line == 413 && citation.last_line == 415);
	assert_true(list_citation_parse(whole("d-ods-etr-2026:178"), &citation));
	assert_true(citation.first_line == 178 && citation.last_line == 178);
	assert_true(list_citation_parse(
		whole("d-001:5-3"), &citation)); /* the importer says what is wrong with it */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(items_between_semicolons),
		cmocka_unit_test(citations),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
