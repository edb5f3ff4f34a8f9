/* Diagnostic tests: as the full extract codes them, and as the workbook writes them. */
#include "dm01_tests.h"

#include <stddef.h>
#include <strings.h>

/* Codes of the full extract, in its sort order; names of the workbook's sheet Provider by Test. */
const struct dm01_test dm01_tests[] = {
	{"MRI", "Magnetic Resonance Imaging"},
	{"CT", "Computed Tomography"},
	{"NON_OBSTETRIC_ULTRASOUND", "Non-obstetric Ultrasound"},
	{"BARIUM_ENEMA", "Barium Enema"},
	{"DEXA_SCAN", "DEXA Scan"},
	{"AUDIOLOGY_ASSESSMENTS", "Audiology - Audiology Assessments"},
	{"ECHOCARDIOGRAPHY", "Cardiology - Echocardiography"},
	{"ELECTROPHYSIOLOGY", "Cardiology - Electrophysiology"},
	{"PERIPHERAL_NEUROPHYS", "Neurophysiology - Peripheral Neurophysiology"},
	{"SLEEP_STUDIES", "Respiratory physiology - Sleep Studies"},
	{"URODYNAMICS", "Urodynamics - Pressures & Flows"},
	{"COLONOSCOPY", "Colonoscopy"},
	{"FLEXI_SIGMOIDOSCOPY", "Flexi Sigmoidoscopy"},
	{"CYSTOSCOPY", "Cystoscopy"},
	{"GASTROSCOPY", "Gastroscopy"},
	{NULL, NULL},
};

const struct dm01_test *dm01_test_find(const char *text)
{
	for (const struct dm01_test *test = dm01_tests; test->code != NULL; test++)
		if (strcasecmp(text, test->code) == 0 || strcasecmp(text, test->name) == 0)
			return test;
	return NULL;
}
