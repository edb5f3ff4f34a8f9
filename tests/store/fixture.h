/* Folders, small dossiers and databases for the tests of store and import; everything is below one
 * folder that is removed. */
#ifndef TESTS_STORE_FIXTURE_H
#define TESTS_STORE_FIXTURE_H

#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "import/dossier.h"
#include "store/publish.h"

struct fixture {
	char folder[64];
	char path[200]; /* FOLDER/made.db */
};

static inline int fixture_remove_one(
	const char *path, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)type;
	(void)walk;
	chmod(path, 0700);
	return remove(path);
}

static inline int fixture_setup(void **state)
{
	struct fixture *fixture = calloc(1, sizeof *fixture);

	strcpy(fixture->folder, "/tmp/concordat-store-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	snprintf(fixture->path, sizeof fixture->path, "%s/made.db", fixture->folder);
	*state = fixture;
	return 0;
}

static inline int fixture_teardown(void **state)
{
	struct fixture *fixture = *state;

	nftw(fixture->folder, fixture_remove_one, 8, FTW_DEPTH | FTW_PHYS);
	free(fixture);
	return 0;
}

/* Writes FOLDER/name, whose folders are made; size bytes where size is not 0. */
static inline void fixture_write_bytes(
	const struct fixture *fixture, const char *name, const char *bytes, size_t size)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	for (char *slash = strchr(path + strlen(fixture->folder) + 1, '/'); slash != NULL;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static inline void fixture_write(const struct fixture *fixture, const char *name, const char *text)
{
	fixture_write_bytes(fixture, name, text, strlen(text));
}

static inline char *fixture_read_from(const char *folder, const char *name, size_t *size)
{
	char path[400], *bytes = calloc(1, 1 << 22);
	FILE *file;
	size_t got;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	file = fopen(path, "rb");
	if (file == NULL) {
		free(bytes);
		return NULL;
	}
	got = fread(bytes, 1, (1 << 22) - 1, file);
	fclose(file);
	if (size != NULL)
		*size = got;
	return bytes;
}

/* The folder of a dossier of one partnership, in the canonical form of dossier_export(). */
static inline void fixture_dossier(const struct fixture *fixture, const char *name)
{
	/* clang-format off */
	static const struct {
		const char *file, *text;
	} tables[] = {
		{"dossier.csv",
			"id,name,description\n"
			"made,A made dossier,\"For tests, and for nothing else\"\n"},
		{"sources.csv",
			"id,name,short_name,kind,publisher,publisher_basis,date_printed,date_precision,date_start,date_end,date_note,address,lines,note,sources\n"
			"d-made,A made report,\"Made, 2019\",document,Wide Imaging,,9 March 2019,day,2019-03-09,,,https://example.org/,100,,d-made:1\n"
			"d-other,Another report,,web page,,,,,,,,,20,,d-other:1-2\n"},
		{"organisations.csv",
			"id,name,short_name,name_as_printed,kind,sector,provider,parent,parent_basis,founded,founded_printed,unnamed,note,sources\n"
			"o-wide,Wide Imaging Limited,Wide Imaging,,company,independent,yes,,,1998,Est. 1998,,,d-made:3\n"
			"o-east,East Trust NHS Foundation Trust,East Trust,,trust,NHS,yes,,,,,,,d-made:4\n"
			"o-press,The Alzheimer’s Gazette,,,press,private,,,,,,,,d-other:3\n"},
		{"aliases.csv",
			"organisation,name,note,sources\n"
			"o-east,the Trust,,d-made:5\n"
			"o-east,ETFT,,d-made:6\n"},
		{"codes.csv",
			"organisation,code,scheme,name,note,sources\n"
			"o-east,RXX,ODS,EAST TRUST,,d-made:7\n"},
		{"places.csv",
			"id,name,kind,sources\n"
			"l-east,East Town,town,d-made:8\n"},
		{"partnerships.csv",
			"id,name,short_name,kind,status,specialty,specialties,parent,start,start_note,places,measure,measure_of,testable,note,sources\n"
			"p-made,Wide MRI in the East,East MRI,managed service,running,MRI,imaging; workforce,,2004,,l-east,dm01.activity,o-east,In part: DM01 counts scans,,d-made:10-12\n"
			"p-quiet,A quiet partnership,Quiet,talk,planned,,all,p-made,2011,worked out from four years,,,,,,d-other:4\n"},
		{"parties.csv",
			"partnership,organisation,name,sources\n"
			"p-made,o-east,host,d-made:10\n"
			"p-made,o-wide,provider,d-made:10\n"
			"p-quiet,o-press,reporter,d-other:4\n"},
		{"facts.csv",
			"id,name,subject,aspect,figures,sources\n"
			"p-made.problem1,\"No MRI for over 500,000 people\",p-made,problem,\"500,000\",d-made:13\n"},
		{"people.csv",
			"id,name,role,organisation,note,sources\n"
			"h-ann,Ann Lee,chair,o-wide,,d-made:9\n"},
		{"events.csv",
			"id,name,short_name,date_printed,date_precision,date_start,date_end,date_note,relative_to,status,partnership,parties,places,note,sources\n"
			"e-later,Something undated,,,undated,,,,,planned,p-made,,,,d-made:20\n"
			"e-award,An award announced,award,9 March 2019,day,2019-03-09,,,,past,p-made,o-wide; o-east,l-east,,d-made:21; d-other:5\n"
			"e-before,No MRI at all,,Prior to 2004,before-year,,2004,,,past,p-made,o-east,,,d-made:22\n"
			"e-start,First scanner,,In 2004,year,2004,,,,past,p-made,o-wide,,,d-made:23\n"},
		{"metrics.csv",
			"id,name,short_name,kind,better,subject,partnership,claimed_by,repeated_by,set_by,beneficiaries,measure,measure_of,testable,working,note,sources\n"
			"m-target,target for reports,,target,lower,o-wide,p-made,h-ann,,,,,,,,,d-made:30\n"
			"m-scans,MRI scans a year,scans,before-after,higher,o-east,p-made,o-wide,o-press,,,dm01.activity,o-east,,,,d-made:31-33\n"
			"m-evening,calls until,,level,higher,o-wide,p-made,d-made,,,,,,,,,d-made:34\n"
			"m-press,readers,,level,neutral,o-press,,o-press,,,,,,,,,d-other:6\n"},
		{"values.csv",
			"metric,role,printed,label,qualifier,low,high,bound,unit,statistic,words,numerator,denominator,scope,basis,window,note,date_printed,date_precision,date_start,date_end,date_note,sources\n"
			"m-target,target,13 days,,,13,13,exact,days,,,,,,,,,,,,,,d-made:30\n"
			"m-scans,before,\"5,300 SCANS IN 2004\",2004,around,5300,5300,about,scans/year,,,,,,,,,IN 2004,year,2004,,,d-made:31\n"
			"m-scans,after,\"more than 11,500\",2018,more than,11500,11500,over,scans/year,,,,,,,,,IN 2018,year,2018,,,d-made:33\n"
			"m-evening,before,nine to five,,,9,17,exact,clock time,,,,,,,,,,,,,,d-made:34\n"
			"m-evening,after,until eight,,,20,20,exact,clock time,,,,,,,,,,,,,,d-made:34\n"
			"m-press,value,\"1 in 2,500\",,,0.0004,0.0004,exact,ratio,ratio,\"1 in 2,500\",1,2500,,,,,,,,,,d-other:6\n"},
		{"wordings.csv",
			"metric,role,printed,sources\n"
			"m-scans,before,\"around 5,300 scans\",d-made:32\n"},
		{"differences.csv",
			"id,name,short_name,kind,detail,weight,involves,working,note,sources\n"
			"c-minor,A small thing,,unclear,,minor,o-press,,,d-other:7\n"
			"c-figures,\"5,300 or around 5,300\",scans: exact or not,different wording,,serious,m-scans; e-start,,,d-made:31\n"},
		{"sides.csv",
			"difference,name,sources\n"
			"c-figures,\"5,300 in the heading\",d-made:31\n"
			"c-figures,\"around 5,300 in the text\",d-made:32\n"
			"c-minor,one,d-other:7\n"},
	};
	/* clang-format on */
	char path[200];

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
		snprintf(path, sizeof path, "%s/%s", name, tables[i].file);
		fixture_write(fixture, path, tables[i].text);
	}
}

static inline void fixture_import_into(struct store *store, const char *folder)
{
	struct dossier_report report;
	struct error error;

	if (!dossier_import(store, folder, &report, &error))
		fail_msg("%s\n%s", error.message, string_buffer_text(&report.problems));
	string_buffer_free(&report.problems);
}

/* FOLDER/made.db with that dossier and nothing else; opened for reading. */
static inline struct store *fixture_database(const struct fixture *fixture, const char *name)
{
	struct generation *generation;
	struct store *store = NULL;
	struct error error;
	char folder[200];

	snprintf(folder, sizeof folder, "%s/%s", fixture->folder, name);
	if (!generation_build(fixture->path, &generation, &error))
		fail_msg("%s", error.message);
	fixture_import_into(generation_store(generation), folder);
	if (!generation_publish(generation, &error) ||
		!store_open_file(fixture->path, &store, &error))
		fail_msg("%s", error.message);
	return store;
}

#endif
