/* Diagnostic tests: as the full extract codes them, and as the workbook writes them. */
#ifndef IMPORT_DM01_TESTS_H
#define IMPORT_DM01_TESTS_H

struct dm01_test {
	const char *code, *name, *other; /* other: as people write it, or NULL */
};

extern const struct dm01_test dm01_tests[]; /* ends with code NULL */

/* By code or name, also without the group before its dash and with the code in brackets behind it,
 * whatever their case and punctuation; NULL where it is none of the published tests. */
const struct dm01_test *dm01_test_find(const char *text);

#endif
