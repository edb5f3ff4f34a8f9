/* Small files of official statistics in the layouts that NHS England publishes, made by the tests.
 * Their months are far from those of the built-in collection. */
#ifndef TESTS_APP_MADE_OFFICIAL_H
#define TESTS_APP_MADE_OFFICIAL_H

#include <stdio.h>
#include <stdlib.h>

/* A month of fewer providers than MADE_FILLERS is taken for a part of one. */
enum { MADE_BANDS = 105, MADE_SHORT = 5, MADE_LONG = 30, MADE_FILLERS = 100 };

/* Pathways of one provider, one function: in the band of 5 to 6 weeks, and in that of 30 to 31. */
struct made_row {
	const char *code, *name, *icb, *function;
	int waiting[2], admitted[2], started;
};

static FILE *made_open(const char *path)
{
	FILE *file = fopen(path, "w");

	if (!file)
		abort();
	return file;
}

static inline void made_heading(FILE *file)
{
	fputs("Period,Provider Parent Org Code,Provider Parent Name,Provider Org Code,Provider "
	      "Org Name,Commissioner Parent Org Code,Commissioner Parent Name,Commissioner Org "
	      "Code,Commissioner Org Name,RTT Part Type,RTT Part Description,Treatment Function "
	      "Code,Treatment Function Name",
		file);
	for (int band = 0; band < MADE_BANDS - 1; band++)
		fprintf(file, ",Gt %02d To %02d Weeks SUM 1", band, band + 1);
	fputs(",Gt 104 Weeks SUM 1,Total,Patients with unknown clock start date,Total All\r\n",
		file);
}

/* counts NULL: a part without bands, all of it in total. */
static inline void made_part(FILE *file, const char *month, const struct made_row *row,
	const char *part, const char *description, const int counts[2], int total)
{
	static const char *const functions[][2] = {{"C_110", "Trauma and Orthopaedic Service"},
		{"C_130", "Ophthalmology Service"}, {"C_999", "Total"}};
	const char *function = functions[2][1];

	for (int i = 0; i < 3; i++)
		if (functions[i][0][2] == row->function[2] &&
			functions[i][0][3] == row->function[3])
			function = functions[i][1];
	fprintf(file, "RTT-%s,%s,NHS %s ICB,%s,%s,%s,NHS %s ICB,00X,NHS X,%s,%s,%s,%s", month,
		row->icb, row->icb, row->code, row->name, row->icb, row->icb, part, description,
		row->function, function);
	for (int band = 0; band < MADE_BANDS; band++) {
		int count = !counts		 ? 0
			    : band == MADE_SHORT ? counts[0]
			    : band == MADE_LONG	 ? counts[1]
						 : 0;

		fputc(',', file);
		if (count > 0)
			fprintf(file, "%d", count);
	}
	if (counts && part[5] == '1')
		fprintf(file, ",%d,0,%d\r\n", total, total);
	else
		fprintf(file, ",,,%d\r\n", total);
}

static inline void made_parts(FILE *file, const char *month, const struct made_row *row)
{
	made_part(file, month, row, "Part_1A", "Completed Pathways For Admitted Patients",
		row->admitted, row->admitted[0] + row->admitted[1]);
	made_part(file, month, row, "Part_2", "Incomplete Pathways", row->waiting,
		row->waiting[0] + row->waiting[1]);
	made_part(file, month, row, "Part_3", "New RTT Periods - All Patients", NULL, row->started);
}

/* Providers where nobody waits, so that the month is a whole one. */
static inline void made_fillers(FILE *file, const char *month)
{
	char code[16];
	struct made_row row = {.code = code, .name = "NOBODY WAITS", .icb = "QZZ"};

	for (int i = 0; i < MADE_FILLERS; i++) {
		snprintf(code, sizeof code, "Z%04d", i);
		row.function = "C_110";
		made_part(file, month, &row, "Part_2", "Incomplete Pathways", row.waiting, 0);
		row.function = "C_999";
		made_part(file, month, &row, "Part_2", "Incomplete Pathways", row.waiting, 0);
	}
}

/* rows of one provider stand together; its C_999 is written after them. month: "April-2031" */
static inline void made_rtt(
	const char *path, const char *month, const struct made_row *rows, size_t count)
{
	FILE *file = made_open(path);

	made_heading(file);
	for (size_t i = 0; i < count;) {
		struct made_row total = rows[i];
		size_t first = i;

		total.function = "C_999";
		for (; i < count && rows[i].code == rows[first].code; i++) {
			made_parts(file, month, &rows[i]);
			if (i == first)
				continue;
			for (int b = 0; b < 2; b++) {
				total.waiting[b] += rows[i].waiting[b];
				total.admitted[b] += rows[i].admitted[b];
			}
			total.started += rows[i].started;
		}
		made_parts(file, month, &total);
	}
	made_fillers(file, month);
	fclose(file);
}

/* The monthly CSV of A&E, with one trust. month: "APRIL-2031" */
static inline void made_ae(const char *path, const char *month, int attendances, int breaches)
{
	FILE *file = made_open(path);

	fputs("Period,Org Code,Parent Org,Org name,A&E attendances Type 1,A&E attendances Type "
	      "2,A&E attendances Other A&E Department,A&E attendances Booked Appointments Type "
	      "1,A&E attendances Booked Appointments Type 2,A&E attendances Booked Appointments "
	      "Other Department,Attendances over 4hrs Type 1,Attendances over 4hrs Type "
	      "2,Attendances over 4hrs Other Department,Attendances over 4hrs Booked "
	      "Appointments Type 1,Attendances over 4hrs Booked Appointments Type 2,Attendances "
	      "over 4hrs Booked Appointments Other Department,Patients who have waited 4-12 hs "
	      "from DTA to admission,Patients who have waited 12+ hrs from DTA to "
	      "admission,Emergency admissions via A&E - Type 1,Emergency admissions via A&E - "
	      "Type 2,Emergency admissions via A&E - Other A&E department,Other emergency "
	      "admissions\n",
		file);
	fprintf(file,
		"MSitAE-%s,RTF,NHS ENGLAND NORTH EAST AND YORKSHIRE,NORTHUMBRIA HEALTHCARE NHS "
		"FOUNDATION TRUST,%d,0,0,0,0,0,%d,0,0,0,0,0,7,1,100,0,0,50\n",
		month, attendances, breaches);
	fprintf(file, "MSitAE-%s,,,TOTAL,%d,0,0,0,0,0,%d,0,0,0,0,0,7,1,100,0,0,50\n", month,
		attendances, breaches);
	fclose(file);
}

#endif
