/* Sectors by code and name, and regions of ICBs, against the real tables where they are there;
 * regions by any of their names. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/sector.h"
#include "text/csv.h"

static void code_and_name_tell_the_sector(void **state)
{
	static const struct {
		const char *code, *name, *sector;
	} cases[] = {
		{"RTF", "NORTHUMBRIA HEALTHCARE NHS FOUNDATION TRUST", "NHS trust"},
		{"RY4", "whatever it is called", "NHS trust"},
		{"G6V2S", "North London NHS Foundation Trust", "NHS trust"},
		{"TAD", "BRADFORD DISTRICT CARE NHS FOUNDATION TRUST", "NHS by name"},
		{"AAH", "TETBURY HOSPITAL TRUST LTD", "independent"},
		{"NVC20", "SPENCER PRIVATE HOSPITALS", "independent"},
		{"NTPH9", "BARLBOROUGH NHS TREATMENT CENTRE", "independent"},
		{"NDJ", "FIRST COMMUNITY HEALTH AND CARE CIC", "community interest"},
		{"NNJ", "DHU HEALTH CARE C.I.C", "community interest"},
		{"AQK", "VERNOVA HEALTHCARE COMMUNITY INTEREST COMPANY", "community interest"},
		{"NDL01", "SUFFOLK GP FEDERATION", "GP-led"},
		{"AJ8", "THE GRANGE MEDICAL CENTRE HQ", "GP-led"},
		{"C82038", "LATHAM HOUSE", "GP-led"},
		{"Y02666", "Y02666", "not known"},
		{"Y02147", "URGENT CARE CENTRE (QMS)", "not known"},
		{"Y02615", "SOUTH BIRMINGHAM GP WALK IN CENTRE", "GP-led"},
		{"Y02532", "MIRIAM MINOR EMERGENCY", "not known"},
		{"ACG22", "NEWMEDICA - BRIGG - RIVERSIDE SURGERY", "independent"},
		{"NTP13", "PRACTICE PLUS GROUP HOSPITAL - BARLBOROUGH", "independent"},
		{"NXX", "ST CICELY HOSPICE", "charity"},
		{"", "", "independent"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(sector_of(cases[i].code, cases[i].name), cases[i].sector);
	assert_true(sector_is_nhs_trust(sector_of("RTF", "")));
	assert_false(sector_is_nhs_trust("NHS by name"));
	assert_false(sector_is_nhs_trust(NULL));
}

static int64_t read_file(void *file, char *buffer, size_t size, struct error *error)
{
	(void)error;
	return (int64_t)fread(buffer, 1, size, file);
}

/* NULL where it is not there. */
static FILE *open_shared(const char *name)
{
	const char *shared = getenv("CONCORDAT_SHARED");
	char path[400];

	snprintf(path, sizeof path, "%s/data/%s", shared != NULL ? shared : "../shared", name);
	return fopen(path, "r");
}

static void the_checked_table_agrees_in_every_row(void **state)
{
	struct csv_reader *reader;
	struct csv_field *fields;
	size_t rows = 0, count;
	struct error error;
	FILE *file;

	(void)state;
	file = open_shared("published/rtt_provider_month_checked.csv");
	if (file == NULL)
		skip();
	reader = csv_open(read_file, file, ',');
	assert_int_equal(csv_read(reader, &fields, &count, &error), CSV_RECORD);
	assert_string_equal(fields[4].text, "nhs_trust");
	while (csv_read(reader, &fields, &count, &error) == CSV_RECORD && count > 4) {
		const char *sector = sector_of(fields[1].text, fields[2].text);

		if (sector_is_nhs_trust(sector) != (strcmp(fields[4].text, "1") == 0))
			fail_msg("%s %s", fields[1].text, fields[2].text);
		rows++;
	}
	assert_true(rows > 1000);
	csv_close(reader);
	fclose(file);
}

static void a_region_is_known_by_code_and_names(void **state)
{
	static const char *const none[] = {"", "NHS ENGLAND", "LONDON BRIDGE", "Y99", "Y5", "QYG"};

	(void)state;
	assert_string_equal(region_code("Y56"), "Y56");
	assert_string_equal(region_code("London Commissioning Region"), "Y56");
	assert_string_equal(region_code("NHS ENGLAND NORTH EAST AND YORKSHIRE "), "Y63");
	assert_string_equal(region_code("NHS ENGLAND EAST OF ENGLAND "), "Y61");
	assert_string_equal(region_code("NHS England Midlands"), "Y60");
	assert_string_equal(region_name("Y58"), "South West");
	assert_null(region_name("QYG"));
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_null(region_code(none[i]));
}

static void an_icb_is_in_one_region_whatever_a_file_says_of_a_provider(void **state)
{
	(void)state;
	assert_string_equal(region_of("QMJ", NULL, NULL), "Y56");
	assert_string_equal(region_of("Z9B2Z", NULL, NULL), "Y56");
	assert_string_equal(region_of("G3Q3Z", "QMJ", NULL), "Y56");
	assert_string_equal(region_of("NEY", "QRL", "Y63"), "Y59");
	assert_string_equal(region_of("RZ9", "QZ9", "Y60"), "Y60");
	assert_string_equal(region_of("RZ9", NULL, "Y60"), "Y60");
	assert_null(region_of("QZ9", NULL, NULL));
	assert_null(region_of("QM", "QMJ QRV", NULL));
	assert_null(region_of("", "", NULL));
}

/* Each row of a list of ODS has the region and the ICB of an organisation. */
static void compare_regions(FILE *file, size_t *rows)
{
	struct csv_reader *reader = csv_open(read_file, file, ',');
	struct csv_field *fields;
	struct error error;
	size_t count;

	while (csv_read(reader, &fields, &count, &error) == CSV_RECORD && count > 3) {
		const char *region = fields[2].text, *icb = fields[3].text;

		if (region_name(region) == NULL || *icb == '\0')
			continue;
		if (region_of(icb, NULL, NULL) == NULL ||
			strcmp(region_of(icb, NULL, NULL), region) != 0)
			fail_msg("%s of %s is in %s", fields[0].text, icb, region);
		(*rows)++;
	}
	csv_close(reader);
}

static void every_list_of_organisations_puts_an_icb_there(void **state)
{
	static const char *const lists[] = {"ods/eccg.csv", "ods/etr-2022.csv", "ods/etr-2026.csv"};
	size_t rows = 0;

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		FILE *file = open_shared(lists[i]);

		if (file == NULL)
			skip();
		compare_regions(file, &rows);
		fclose(file);
	}
	assert_true(rows > 750);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(code_and_name_tell_the_sector),
		cmocka_unit_test(the_checked_table_agrees_in_every_row),
		cmocka_unit_test(a_region_is_known_by_code_and_names),
		cmocka_unit_test(an_icb_is_in_one_region_whatever_a_file_says_of_a_provider),
		cmocka_unit_test(every_list_of_organisations_puts_an_icb_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
