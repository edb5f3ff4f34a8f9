/* SHA-256 against the examples of FIPS 180-4, and in pieces of every size. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "store/digest.h"

static void hex_of(const void *bytes, size_t size, char hex[65])
{
	struct digest digest;

	digest_begin(&digest);
	digest_add(&digest, bytes, size);
	digest_end(&digest, hex);
}

static void published_examples(void **state)
{
	static const struct {
		const char *text, *hex;
	} cases[] = {
		{"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
		{"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
		{"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqk"
		 "lmnopqrlmnopqrs"
		 "mnopqrstnopqrstu",
			"cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"},
	};
	char hex[65];

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		hex_of(cases[i].text, strlen(cases[i].text), hex);
		assert_string_equal(hex, cases[i].hex);
	}
}

static void a_million_times_a(void **state)
{
	struct digest digest;
	char thousand[1000], hex[65];

	(void)state;
	memset(thousand, 'a', sizeof thousand);
	digest_begin(&digest);
	for (int i = 0; i < 1000; i++)
		digest_add(&digest, thousand, sizeof thousand);
	digest_end(&digest, hex);
	assert_string_equal(
		hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

static void pieces_do_not_matter(void **state)
{
	unsigned char bytes[400];
	char whole[65], pieces[65];

	(void)state;
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)(i * 7 + 3);
	for (size_t size = 0; size < sizeof bytes; size += 13) {
		hex_of(bytes, size, whole);
		for (size_t piece = 1; piece < 140; piece += 9) {
			struct digest digest;

			digest_begin(&digest);
			for (size_t at = 0; at < size; at += piece)
				digest_add(
					&digest, bytes + at, size - at < piece ? size - at : piece);
			digest_end(&digest, pieces);
			assert_string_equal(pieces, whole);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(published_examples),
		cmocka_unit_test(a_million_times_a),
		cmocka_unit_test(pieces_do_not_matter),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
