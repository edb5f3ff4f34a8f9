/* Numbers as dossiers write them: strict to read, shortest to write, the same in every locale. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "model/number.h"

static void only_plain_numbers(void **state)
{
	static const char *const bad[] = {"", "-", ".", "1.", ".5", "-.5", "1,500", "1e5", "+1",
		" 1", "1 ", "1.2.3", "£1", "1m", "0x10", "inf", "nan", "--1", "1234567890123456",
		"0.1234567890123456", "1-2"};
	double number;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(number_parse(bad[i], &number));
	assert_true(number_parse("-0.25", &number) && number == -0.25);
	assert_true(number_parse("000123456789012345", &number) && number == 123456789012345.0);
	assert_true(number_parse("0.6667", &number) && number == 0.6667);
	assert_true(number_parse("0.000000000000001", &number) && number == 1e-15);
}

static void thousands_are_parted_before_three_digits_or_not_at_all(void **state)
{
	static const struct {
		const char *text, *out; /* NULL: no number */
		char decimal;
		const char *thousands;
	} cases[] = {
		{"17,712", "17712", '.', ","},
		{"-1,234,567.89", "-1234567.89", '.', ","},
		{"+12", "+12", '.', ","},
		{".5", ".5", '.', ","},
		{"1.5e-3", "1.5e-3", '.', ","},
		{"1 234 567", "1234567", '.', ", "},
		{"1.234,5", "1234.5", ',', ". "},
		{"0,5", "0.5", ',', ". "},
		{"1,5", NULL, '.', ","},
		{"2,55", NULL, '.', ","},
		{"1,2345", NULL, '.', ","},
		{"12,34,567", NULL, '.', ","},
		{"1234,567", NULL, '.', ","},
		{"0,123", NULL, '.', ","},
		{",123", NULL, '.', ","},
		{"1,234 567", NULL, '.', ", "},
		{"1,,234", NULL, '.', ","},
		{"1.2,345", NULL, '.', ","},
		{"1.", NULL, '.', ","},
		{"", NULL, '.', ","},
		{"-", NULL, '.', ","},
		{".", NULL, '.', ","},
		{"12x", NULL, '.', ","},
		{"123456789012345", NULL, '.', ","},
	};
	char out[12];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool ok = number_plain(
			cases[i].text, cases[i].decimal, cases[i].thousands, out, sizeof out);

		if (ok != (cases[i].out != NULL) || (ok && strcmp(out, cases[i].out) != 0))
			fail_msg("%s: %d %s", cases[i].text, ok, out);
	}
}

static void printed_numbers_read_back_equal(void **state)
{
	static const char *const texts[] = {"0", "1", "-1", "0.5", "0.0004", "0.3333", "-0.3333",
		"11500", "1500000", "275000000", "4.5", "999999999999999", "0.000000000000001",
		"123456.789012345", "0.1", "0.7", "1054", "-22"};
	double number, back;
	char buffer[400];

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(number_parse(texts[i], &number));
		number_print(number, buffer, sizeof buffer);
		assert_string_equal(buffer, texts[i]);
	}
	srand(7);
	for (int i = 0; i < 20000; i++) {
		double made = (double)(rand() % 100000000) / (double[]){1, 10, 1000, 1e6}[i % 4];

		number_print(made, buffer, sizeof buffer);
		assert_true(number_parse(buffer, &back) && back == made);
	}
	number_print(DBL_MAX, buffer, sizeof buffer);
	assert_int_equal(strlen(buffer), 309);
	assert_true(number_parse("-0", &number));
	number_print(number, buffer, sizeof buffer);
	assert_string_equal(buffer, "0");
}

static void the_locale_has_no_say(void **state)
{
	double number;
	char buffer[40];

	(void)state;
	if (setlocale(LC_ALL, "de_DE.UTF-8") == NULL)
		skip();
	assert_true(number_parse("4.5", &number) && number == 4.5);
	number_print(4.5, buffer, sizeof buffer);
	assert_string_equal(buffer, "4.5");
	setlocale(LC_ALL, "C");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_plain_numbers),
		cmocka_unit_test(thousands_are_parted_before_three_digits_or_not_at_all),
		cmocka_unit_test(printed_numbers_read_back_equal),
		cmocka_unit_test(the_locale_has_no_say),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
