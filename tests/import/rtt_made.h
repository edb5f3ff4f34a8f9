/* Small extracts in every layout that was published, made for tests. */
#ifndef TESTS_IMPORT_RTT_MADE_H
#define TESTS_IMPORT_RTT_MADE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/string_buffer.h"

enum made_layout {
	MADE_NOW,	/* 121 columns, since April 2021 */
	MADE_WEEKS_52,	/* 69 columns, October 2017 to March 2021 */
	MADE_TWO_LINES, /* to September 2017: two lines above, Year and Period Name */
	MADE_JULY_2016, /* the same, with the code as the function's name */
};

struct made {
	struct string_buffer text;
	enum made_layout layout;
	const char *line_end, *tail; /* tail: before each line end, ",," */
	bool quoted;		     /* every field */
};

struct made_row {
	const char *period; /* "RTT-April-2024" */
	const char *provider, *parent;
	const char *icb, *commissioner;
	const char *part, *function;
	const int *bands; /* pairs of band and count, -1 ends; NULL: blank */
	int unknown;	  /* of unknown clock start; of Part_3, the figure */
};

static inline void made_field(struct made *made, const char *text, bool last)
{
	if (made->quoted || strpbrk(text, ",\"\n") != NULL)
		string_buffer_format(&made->text, "\"%s\"", text);
	else
		string_buffer_add(&made->text, text);
	if (!last)
		string_buffer_add_char(&made->text, ',');
}

static inline void made_line_end(struct made *made)
{
	string_buffer_add(&made->text, made->tail != NULL ? made->tail : "");
	string_buffer_add(&made->text, made->line_end != NULL ? made->line_end : "\r\n");
}

static inline int made_open(const struct made *made)
{
	return made->layout == MADE_NOW ? 104 : 52;
}

static inline bool made_old(const struct made *made)
{
	return made->layout >= MADE_TWO_LINES;
}

static inline void made_heading(struct made *made)
{
	static const char *const who[] = {"Provider Parent Org Code", "Provider Parent Name",
		"Provider Org Code", "Provider Org Name", "Commissioner Parent Org Code",
		"Commissioner Parent Name", "Commissioner Org Code", "Commissioner Org Name"};
	char name[64];

	if (made_old(made)) {
		string_buffer_add(&made->text, "RTT waiting times, \"monthly\" extract");
		made_line_end(made);
		made_line_end(made);
		made_field(made, "Year", false);
	}
	made_field(made, made_old(made) ? "Period Name" : "Period", false);
	for (size_t i = 0; i < sizeof who / sizeof *who; i++)
		made_field(made, who[i], false);
	made_field(made, made_old(made) ? "RTT Part Name" : "RTT Part Type", false);
	made_field(made, "RTT Part Description", false);
	made_field(made,
		made->layout == MADE_JULY_2016 ? "Treatment Function Name"
					       : "Treatment Function Code",
		false);
	made_field(made,
		made->layout == MADE_JULY_2016 ? "Treatment Function Description"
					       : "Treatment Function Name",
		false);
	for (int i = 0; i < made_open(made); i++) {
		snprintf(name, sizeof name, "Gt %02d To %02d Weeks SUM 1", i, i + 1);
		made_field(made, name, false);
	}
	snprintf(name, sizeof name, "Gt %d Weeks SUM 1", made_open(made));
	made_field(made, name, false);
	made_field(made, "Total", false);
	made_field(made, "Patients with unknown clock start date", false);
	made_field(made, "Total All", true);
	made_line_end(made);
}

/* "RTT-April-2024" as "2024-25", "April". */
static inline void made_period(struct made *made, const char *period)
{
	char month[20], year[20];
	int number;

	if (!made_old(made)) {
		made_field(made, period, false);
		return;
	}
	if (sscanf(period, "RTT-%19[^-]-%d", month, &number) != 2)
		number = 0;
	if (strcmp(month, "January") == 0 || strcmp(month, "February") == 0 ||
		strcmp(month, "March") == 0)
		number--;
	snprintf(year, sizeof year, "%d-%02d", number, (number + 1) % 100);
	made_field(made, year, false);
	made_field(made, month, false);
}

static inline int made_bands(struct made *made, const struct made_row *row)
{
	int sum = 0;

	for (int i = 0; i <= made_open(made); i++) {
		char count[20] = "";
		const int *pair = row->bands;

		if (pair != NULL)
			strcpy(count, i % 7 == 3 ? "" : "0");
		for (; pair != NULL && pair[0] >= 0; pair += 2)
			if (pair[0] == i) {
				snprintf(count, sizeof count, "%d", pair[1]);
				sum += pair[1];
			}
		made_field(made, count, false);
	}
	return sum;
}

static inline void made_row(struct made *made, const struct made_row *row)
{
	bool completed = strncmp(row->part, "Part_1", 6) == 0;
	char name[80], number[20] = "";
	int sum;

	made_period(made, row->period);
	made_field(made, row->parent, false);
	made_field(made, "NHS MADE, AND OTHERS, INTEGRATED CARE BOARD", false);
	made_field(made, row->provider, false);
	snprintf(name, sizeof name, "HOSPITAL %s", row->provider);
	made_field(made, name, false);
	made_field(made, row->icb, false);
	made_field(made, row->icb[0] != '\0' ? "NHS MADE ICB" : "", false);
	made_field(made, row->commissioner, false);
	made_field(made, "A COMMISSIONER", false);
	made_field(made, row->part, false);
	made_field(made, "Made Pathways", false);
	made_field(made, row->function, false);
	snprintf(name, sizeof name, "Function %s", row->function);
	made_field(made, name, false);
	sum = made_bands(made, row);
	if (completed)
		snprintf(number, sizeof number, "%d", sum);
	made_field(made, number, false);
	snprintf(number, sizeof number, "%d", row->unknown);
	made_field(made, completed && row->unknown > 0 ? number : "", false);
	snprintf(number, sizeof number, "%d", sum + row->unknown);
	made_field(made, number, true);
	made_line_end(made);
}

/* A function of a key and its total, which are the same. */
static inline void made_pair(struct made *made, struct made_row row)
{
	made_row(made, &row);
	row.function = "C_999";
	made_row(made, &row);
}

/* Three keys of two providers and all that is odd about them: 31 + 2 waiting at RXX for QZ9, 4 for
 * nobody, 5 for non-English commissioners; 6 at NZ9X1; a Part_2A without its Part_2. */
static inline void made_month(struct made *made, const char *period)
{
	static const int wide[] = {0, 10, 17, 1, 18, 13, 52, 7, -1}, one[] = {4, 2, -1},
			 four[] = {1, 4, -1}, five[] = {20, 5, -1}, six[] = {51, 6, -1},
			 both[] = {0, 10, 4, 2, 17, 1, 18, 13, 52, 7, -1};
	struct made_row row = {.period = period,
		.provider = "RXX",
		.parent = "QZ9",
		.icb = "QZ9",
		.commissioner = "00Q",
		.part = "Part_2",
		.function = "C_110",
		.bands = wide};

	made_heading(made);
	made_row(made, &row);
	row.function = "X02";
	row.bands = one;
	made_row(made, &row);
	row.function = "C_999";
	row.bands = both;
	made_row(made, &row);
	row.icb = "";
	row.commissioner = "Y62";
	row.function = "C_110";
	row.bands = four;
	made_pair(made, row);
	row.commissioner = "NONC";
	row.bands = five;
	made_pair(made, row);
	row.provider = "NZ9X1";
	row.icb = "QZ8";
	row.commissioner = "01A";
	row.bands = six;
	made_pair(made, row);
	row.part = "Part_2A";
	row.function = "C_120";
	made_pair(made, row);
	row.part = "Part_1A";
	row.unknown = 3;
	made_pair(made, row);
	row.part = "Part_3";
	row.bands = NULL;
	row.unknown = 21;
	made_pair(made, row);
}

#endif
