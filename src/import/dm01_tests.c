/* Diagnostic tests: as the full extract codes them, and as the workbook and people write them. */
#include "dm01_tests.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "code_of_words.h"

/* Codes of the full extract, in its sort order; names of the workbook's sheet Provider by Test. */
const struct dm01_test dm01_tests[] = {
	{"MRI", "Magnetic Resonance Imaging", "MRI scan"},
	{"CT", "Computed Tomography", "CT scan"},
	{"NON_OBSTETRIC_ULTRASOUND", "Non-obstetric Ultrasound", NULL},
	{"BARIUM_ENEMA", "Barium Enema", NULL},
	{"DEXA_SCAN", "DEXA Scan", "DEXA"},
	{"AUDIOLOGY_ASSESSMENTS", "Audiology - Audiology Assessments", "Audiology"},
	{"ECHOCARDIOGRAPHY", "Cardiology - Echocardiography", NULL},
	{"ELECTROPHYSIOLOGY", "Cardiology - Electrophysiology", NULL},
	{"PERIPHERAL_NEUROPHYS", "Neurophysiology - Peripheral Neurophysiology", NULL},
	{"SLEEP_STUDIES", "Respiratory physiology - Sleep Studies", NULL},
	{"URODYNAMICS", "Urodynamics - Pressures & Flows", "Urodynamics - Pressures and Flows"},
	{"COLONOSCOPY", "Colonoscopy", NULL},
	{"FLEXI_SIGMOIDOSCOPY", "Flexi Sigmoidoscopy", "Flexible Sigmoidoscopy"},
	{"CYSTOSCOPY", "Cystoscopy", NULL},
	{"GASTROSCOPY", "Gastroscopy", NULL},
	{NULL, NULL, NULL},
};

enum { CODE_MOST = 96 }; /* bytes; longer ones are no test's */

/* Without regard to case and punctuation. */
static bool same_words(const char *code, const char *text)
{
	char other[CODE_MOST];

	code_of_words(text, other, sizeof other);
	return strcmp(code, other) == 0;
}

/* What stands in brackets at the end may be the code: "Computed Tomography (CT)". */
static bool is_name(const char *code, const struct dm01_test *test)
{
	size_t size = strlen(code), less = strlen(test->code) + 1;
	char bare[CODE_MOST];

	if (same_words(code, test->name))
		return true;
	if (size <= less || code[size - less] != '_' ||
		strcmp(code + size - less + 1, test->code) != 0)
		return false;
	memcpy(bare, code, size - less);
	bare[size - less] = '\0';
	return same_words(bare, test->name);
}

const struct dm01_test *dm01_test_find(const char *text)
{
	char code[CODE_MOST];

	code_of_words(text, code, sizeof code);
	for (const struct dm01_test *test = dm01_tests; test->code != NULL; test++) {
		const char *dash = strstr(test->name, " - ");

		if (strcmp(code, test->code) == 0 || is_name(code, test) ||
			(dash != NULL && same_words(code, dash)) ||
			(test->other != NULL && same_words(code, test->other)))
			return test;
	}
	return NULL;
}
