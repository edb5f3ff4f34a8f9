/* Diagnostic tests: as the full extract codes them, and as the workbook writes them. */
#ifndef IMPORT_DM01_TESTS_H
#define IMPORT_DM01_TESTS_H

struct dm01_test {
	const char *code, *name;
};

extern const struct dm01_test dm01_tests[]; /* ends with code NULL */

/* By code or name; NULL where it is neither. */
const struct dm01_test *dm01_test_find(const char *text);

#endif
