/* Every kind of mistake in a dossier, and the line it gets; and that nothing of a broken one is
 * written. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "store/fixture.h"
#include "store/load_records.h"
#include "store/write_rows.h"

/* A store under the hand of an importer, with the made dossier in it as "made". */
struct importing {
	void *fixture;
	struct generation *generation;
	struct store *store;
	char folder[200];
	bool imported; /* "new" was sound once */
};

static int begin(void **state)
{
	struct importing *importing = calloc(1, sizeof *importing);
	struct fixture *fixture;
	struct error error;

	fixture_setup(&importing->fixture);
	fixture = importing->fixture;
	fixture_dossier(fixture, "made");
	fixture_write(fixture, "new/dossier.csv", "id,name,description\nnew,New,\n");
	fixture_write(fixture, "new/sources.csv",
		"id,name,kind,lines,sources\nd-new,New source,document,50,d-new:1\n");
	snprintf(importing->folder, sizeof importing->folder, "%s/made", fixture->folder);
	if (!generation_begin(fixture->path, NULL, NULL, &importing->generation, &error))
		fail_msg("%s", error.message);
	importing->store = generation_store(importing->generation);
	fixture_import_into(importing->store, importing->folder);
	snprintf(importing->folder, sizeof importing->folder, "%s/new", fixture->folder);
	*state = importing;
	return 0;
}

static int end(void **state)
{
	struct importing *importing = *state;

	generation_abandon(importing->generation);
	fixture_teardown(&importing->fixture);
	free(importing);
	return 0;
}

static void write_table(const struct importing *importing, const char *table, const char *text)
{
	char name[100];

	snprintf(name, sizeof name, "new/%s", table);
	fixture_write(importing->fixture, name, text);
}

static void remove_table(const struct importing *importing, const char *table)
{
	char path[300];

	snprintf(path, sizeof path, "%s/%s", importing->folder, table);
	assert_int_equal(unlink(path), 0);
}

/* The folder as it is has exactly this to be mended. */
static void expect(struct importing *importing, const char *problems)
{
	struct dossier_report report;
	struct error error = {""};
	bool done = dossier_import(importing->store, importing->folder, &report, &error);

	assert_string_equal(string_buffer_text(&report.problems), problems);
	assert_int_equal(done, *problems == '\0');
	if (!done)
		assert_non_null(strstr(error.message, "nothing is imported"));
	importing->imported = importing->imported || done;
	assert_int_equal(write_find(importing->store, "d-new", NULL) != NULL, importing->imported);
	string_buffer_free(&report.problems);
}

/* A table of that text, and what is wrong with it. */
static void mistake(void **state, const char *table, const char *text, const char *problems)
{
	struct importing *importing = *state;

	write_table(importing, table, text);
	expect(importing, problems);
	remove_table(importing, table);
}

#define METRICS "id,name,kind,better,subject,sources\nm-new,A figure,level,higher,o-east,d-new:2\n"

static void choices_are_listed(void **state)
{
	write_table(*state, "metrics.csv", METRICS);
	mistake(state, "values.csv",
		"metric,role,printed,low,high,bound,sources\nm-new,value,around "
		"5,5,5,arround,d-new:3\n",
		"values.csv:2:6: bound: \"arround\" is none of exact, about, over, under, "
		"at_least, up_to: write about\n");
}

static void numbers_and_ranges(void **state)
{
	static const char head[] = "metric,role,printed,low,high,sources\nm-new,value,x,";
	static const struct {
		const char *fields, *problem;
	} cases[] = {
		{"\"1,500\",1500,d-new:3\n",
			"values.csv:2:4: low: \"1,500\" is no plain number: write digits alone, as "
			"11500 or -0.25, at most 15 of them\n"},
		{"1e5,2,d-new:3\n", "values.csv:2:4: low: \"1e5\" is no plain number: write digits "
				    "alone, as 11500 or -0.25, at most 15 of them\n"},
		{"5,,d-new:3\n", "values.csv:2:5: high: is empty beside the other end: write 5, or "
				 "both ends of a range\n"},
		{",5,d-new:3\n", "values.csv:2:4: low: is empty beside the other end: write 5, or "
				 "both ends of a range\n"},
		{"5,4.5,d-new:3\n",
			"values.csv:2:5: high: \"4.5\" is less than low: write 5 or more\n"},
		{"4.5,5,d-new:3\n", ""},
	};
	char text[300];

	write_table(*state, "metrics.csv", METRICS);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "%s%s", head, cases[i].fields);
		mistake(state, "values.csv", text, cases[i].problem);
	}
}

static void dates_and_their_precision(void **state)
{
	static const char head[] = "id,name,date_printed,date_precision,date_start,date_end,status,"
				   "sources\ne-new,A day,x,";
	static const struct {
		const char *fields, *problem;
	} cases[] = {
		{"day,2003-02-29,,past,d-new:3\n",
			"events.csv:2:5: date_start: \"2003-02-29\" is no date: write it as 2004, "
			"2004-03 or 2004-03-09, and a day that exists\n"},
		{"day,9/3/2020,,past,d-new:3\n",
			"events.csv:2:5: date_start: \"9/3/2020\" is no date: write it as 2004, "
			"2004-03 or 2004-03-09, and a day that exists\n"},
		{"year-range,2017,2016,past,d-new:3\n", "events.csv:2:6: date_end: \"2016\" is "
							"before date_start: write 2017 or later\n"},
		{"year,2017-03,,past,d-new:3\n",
			"events.csv:2:5: date_start: is finer than its precision, which is year: "
			"write a year, as 2004\n"},
		{"day,2017-03,,past,d-new:3\n",
			"events.csv:2:5: date_start: is not as fine as its precision, which is "
			"day: write a day, as 2004-03-09\n"},
		{",2017-03,,past,d-new:3\n",
			"events.csv:2:4: date_precision: is empty beside a date: write month\n"},
		{"month,,,past,d-new:3\n", "events.csv:2:4: date_precision: month has no date "
					   "beside it: write date_start, or undated\n"},
		{"undated,2004,,past,d-new:3\n", "events.csv:2:5: date_start: is finer than its "
						 "precision, which is undated: write nothing\n"},
		{"before-year,,2004,past,d-new:3\n", ""},
		{"relative-span,2019-03,2020-03,past,d-new:3\n", ""},
		{"recurring-year,,,past,d-new:3\n", ""},
	};
	char text[300];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "%s%s", head, cases[i].fields);
		mistake(state, "events.csv", text, cases[i].problem);
	}
}

static void ids_and_duplicates(void **state)
{
	mistake(state, "places.csv", "id,name,sources\np-new,A place,d-new:3\n",
		"places.csv:2:1: id: \"p-new\" is no id of places: write l- and letters, digits, "
		"'.' or '-' behind it\n");
	mistake(state, "places.csv", "id,name,sources\nl-,A place,d-new:3\n",
		"places.csv:2:1: id: \"l-\" is no id of places: write l- and letters, digits, '.' "
		"or '-' behind it\n");
	mistake(state, "places.csv", "id,name,sources\nl-a b,A place,d-new:3\n",
		"places.csv:2:1: id: \"l-a b\" is no id of places: write l- and letters, digits, "
		"'.' or '-' behind it\n");
	mistake(state, "places.csv",
		"id,name,sources\nl-a,A place,d-new:3\nl-b,B,d-new:3\nl-a,Another,d-new:3\n",
		"places.csv:4:1: id: \"l-a\" is on line 2 of places.csv already: write another\n");
	mistake(state, "places.csv", "id,name,sources\nl-east,A place,d-new:3\n",
		"places.csv:2:1: id: \"l-east\" is a row of the dossier made already: write "
		"another\n");
	mistake(state, "facts.csv",
		"id,name,subject,aspect,sources\np-other.done1,It,p-made,done,d-new:3\n",
		"facts.csv:2:1: id: \"p-other.done1\" does not begin with its subject: write "
		"p-made. and letters or digits\n");
	mistake(state, "codes.csv",
		"organisation,code,scheme,name,sources\no-east,R 1,ODS,x,d-new:3\n",
		"codes.csv:2:2: code: \"R 1\" becomes part of an id: write letters, digits, '.' or "
		"'-'\n");
	mistake(state, "codes.csv",
		"organisation,code,scheme,name,sources\no-east,RXX,ODS,x,d-new:3\n",
		"codes.csv:2:1: organisation: \"o-east.RXX\" is a row of the dossier made already: "
		"write another\n");
	mistake(state, "terms.csv", "id,name,expanded_in_source,sources\nt9-new,MSK,yes,d-new:3\n",
		"");
}

static void roles_that_repeat(void **state)
{
	write_table(*state, "metrics.csv", METRICS);
	mistake(state, "values.csv",
		"metric,role,printed,sources\nm-new,value,5,d-new:3\nm-new,value,6,d-new:4\n",
		"values.csv:3:2: role: m-new has \"value\" on line 2 already: write another, or "
		"one row\n");
	mistake(state, "parties.csv",
		"partnership,organisation,name,sources\np-made,o-press,a,d-new:3\np-made,o-press,b,"
		"d-new:3\n",
		"parties.csv:3:2: organisation: p-made has \"o-press\" on line 2 already: write "
		"another, or one row\n");
}

static void references(void **state)
{
	static const char head[] =
		"id,name,date_precision,status,partnership,parties,sources\ne-new,x,undated,past,";
	static const struct {
		const char *fields, *problem;
	} cases[] = {
		{"p-maid,,d-new:3\n", "events.csv:2:5: partnership: there is no \"p-maid\": write "
				      "the id of a row that exists, perhaps p-made\n"},
		{"p-nothing-like-it,,d-new:3\n",
			"events.csv:2:5: partnership: there is no \"p-nothing-like-it\": write the "
			"id of a row that exists\n"},
		{"o-east,,d-new:3\n", "events.csv:2:5: partnership: \"o-east\" is of "
				      "organisations: write the id of one of partnership (p-…)\n"},
		{",o-east; o-wied,d-new:3\n",
			"events.csv:2:6: parties: there is no \"o-wied\": write the id of a row "
			"that exists, perhaps o-wide\n"},
		{",o-east;; o-wide,d-new:3\n", "events.csv:2:6: parties: there is nothing between "
					       "two semicolons: leave one out\n"},
		{",o-east.RXX,d-new:3\n", "events.csv:2:6: parties: \"o-east.RXX\" is of codes: "
					  "write the id of one of organisation (o-…)\n"},
		{"p-made,o-east; o-wide,d-new:3\n", ""},
	};
	char text[300];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "%s%s", head, cases[i].fields);
		mistake(state, "events.csv", text, cases[i].problem);
	}
	mistake(state, "partnerships.csv",
		"id,name,short_name,specialties,parent,sources\np-new,x,x,all,p-new,d-new:3\n",
		"partnerships.csv:2:5: parent: \"p-new\" is this row itself: write another\n");
	mistake(state, "metrics.csv",
		"id,name,kind,better,claimed_by,repeated_by,sources\nm-new,x,level,higher,o-east,o-"
		"wide; o-east,d-new:2\n",
		"metrics.csv:2:6: repeated_by: \"o-east\" claims it already, which is no "
		"repetition: leave it out\n");
}

static void citations(void **state)
{
	static const struct {
		const char *sources, *problem;
	} cases[] = {
		{"", "places.csv:2:3: sources: is empty: write where it is said, as d-001:392 or "
		     "d-001:413-415\n"},
		{"d-new", "places.csv:2:3: sources: \"d-new\" is no citation: write a source and "
			  "its lines, as d-001:392 or d-001:413-415\n"},
		{"d-new:0", "places.csv:2:3: sources: \"d-new:0\" is no citation: write a source "
			    "and its lines, as d-001:392 or d-001:413-415\n"},
		{"d-nwe:3", "places.csv:2:3: sources: there is no \"d-nwe\": write the id of a row "
			    "that exists, perhaps d-new\n"},
		{"d-new:51", "places.csv:2:3: sources: \"d-new:51\": d-new has 50 lines: write "
			     "lines that it has\n"},
		{"d-made:99-101", "places.csv:2:3: sources: \"d-made:99-101\": d-made has 100 "
				  "lines: write lines that it has\n"},
		{"d-new:9-3", "places.csv:2:3: sources: \"d-new:9-3\" ends before it begins: write "
			      "d-new:3-9\n"},
		{"o-east:3", "places.csv:2:3: sources: there is no \"o-east\": write the id of a "
			     "row that exists\n"},
		{"d-new:3; d-made:100; d-new:1-50", ""},
	};
	char text[300];

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		snprintf(text, sizeof text, "id,name,sources\nl-new,x,%s\n", cases[i].sources);
		mistake(state, "places.csv", text, cases[i].problem);
	}
	mistake(state, "sources.csv",
		"id,name,kind,lines,sources\nd-new,New,document,many,d-new:7000\n",
		"sources.csv:2:4: lines: \"many\" is no plain number: write digits alone, as 11500 "
		"or -0.25, at most 15 of them\n");
}

static void headings(void **state)
{
	static const char columns[] = "id, name, kind, sources";
	char expected[400];

	snprintf(expected, sizeof expected,
		"places.csv:1:2: nmae: places has no such column: write name (its columns are %s)\n"
		"places.csv:1:4: name: the column is missing: write a heading with %s\n",
		columns, columns);
	mistake(state, "places.csv", "id,nmae,sources\nl-new,x,d-new:3\n", expected);
	snprintf(expected, sizeof expected,
		"places.csv:1:4: colour: places has no such column: write one of %s\n", columns);
	mistake(state, "places.csv", "id,name,sources,colour\nl-new,x,d-new:3,red\n", expected);
	mistake(state, "places.csv", "id,name,sources,name\nl-new,x,d-new:3,y\n",
		"places.csv:1:4: name: field 2 has this heading already: leave one out\n");
	snprintf(expected, sizeof expected,
		"places.csv:1:1: id: the file is empty: write a heading with %s\n", columns);
	mistake(state, "places.csv", "", expected);
	mistake(state, "places.csv", "sources,kind,id,name\nd-new:3,,l-new,x\n\n,,,\n",
		""); /* any order; blank rows are nothing */
	mistake(state, "palces.csv", "id,name,sources\nl-new,x,d-new:3\n",
		"palces.csv:1:1: file: no table is called so: name it places.csv\n");
	mistake(state, "colours.csv", "",
		"colours.csv:1:1: file: no table is called so: take it out of the folder\n");
	mistake(state, "notes.txt", "anything", "");
}

static void rows_and_cells(void **state)
{
	char text[70000];

	mistake(state, "places.csv", "id,name,sources\nl-new,North, East,d-new:3\n",
		"places.csv:2:4: sources: the row has 4 fields and the heading 3: write as many, "
		"and quote a text with a comma\n");
	mistake(state, "places.csv", "id,name,sources\nl-new,x\n",
		"places.csv:2:2: name: the row has 2 fields and the heading 3: write as many, and "
		"quote a text with a comma\n");
	mistake(state, "places.csv", "id,name,sources\nl-new,,d-new:3\n",
		"places.csv:2:2: name: is empty: write one\n");
	mistake(state, "places.csv", "id,name,sources\n\nl-new,\"x,d-new:3\n",
		"places.csv:3:1: id: line 3, column 2, byte 23: a quote that is never closed: mend "
		"the quotes of this row\n");
	mistake(state, "partnerships.csv",
		"id,name,short_name,specialties,sources\np-new,x,a name of many "
		"cells,all,d-new:3\n",
		"partnerships.csv:2:3: short_name: \"a name of many cells\" takes 20 cells: write "
		"at most 17\n");
	mistake(state, "partnerships.csv",
		"id,name,short_name,specialties,sources\np-new,x,x,all; imagin,d-new:3\n",
		"partnerships.csv:2:4: specialties: \"imagin\" is none of imaging, MSK, pharmacy, "
		"cancer, surgery, urgent care, "
		"mental health, care at home, cardiology, neurology, children, workforce, "
		"management, all: write imaging\n");
	mistake(state, "organisations.csv",
		"id,name,sector,provider,sources\no-new,x,NHS,true,d-new:3\n",
		"organisations.csv:2:4: provider: \"true\" is no flag: write yes, or leave it "
		"empty\n");
	mistake(state, "awards.csv", "id,name,count,sources\na-new,x,2.5,d-new:3\n",
		"awards.csv:2:3: count: \"2.5\" cannot be: write a whole number from 0\n");
	snprintf(text, sizeof text, "id,name,sources\nl-new,%0*d,d-new:3\n", 65600, 0);
	mistake(state, "places.csv", text,
		"places.csv:2:2: name: has 65600 bytes: 65536 are the most\n");
}

static void bytes_that_no_table_holds(void **state)
{
	struct importing *importing = *state;
	static const char nul[] = "id,name,sources\nl-new,a\0b,d-new:3\n";

	mistake(state, "places.csv", "id,name,sources\nl-new,caf\xe9,d-new:3\n",
		"places.csv:2:2: name: byte 26 of the file (0xE9) is not UTF-8: save the file as "
		"UTF-8\n");
	mistake(state, "places.csv", "id,name,sources\nl-new,\"a \"\"b\"\" \xff\",d-new:3\n",
		"places.csv:2:2: name: byte 32 of the file (0xFF) is not UTF-8: save the file as "
		"UTF-8\n");
	mistake(state, "places.csv", "\xef\xbb\xbfid,name,sources\r\nl-new,x,d-new:3\r\n",
		""); /* as Excel saves UTF-8 */
	mistake(state, "places.csv", "id,name,sources\nl-new,\x1b[2J,d-new:3\n",
		"places.csv:2:2: name: holds the character U+001B, which cannot be shown: leave it "
		"out\n");
	mistake(state, "places.csv", "id,name,sources\nl-new,\"two\nlines\",d-new:3\n",
		"places.csv:2:2: name: holds the character U+000A, which cannot be shown: leave it "
		"out\n");
	mistake(state, "places.csv",
		"id,name,sources\nl-new,a\xe2\x80\xae"
		"b,d-new:3\n",
		"places.csv:2:2: name: holds the character U+202E, which cannot be shown: leave it "
		"out\n");
	fixture_write_bytes(importing->fixture, "new/places.csv", nul, sizeof nul - 1);
	expect(importing, "places.csv:2:2: name: holds the character U+0000, which cannot be "
			  "shown: leave it out\n");
}

static void whole_dossiers(void **state)
{
	struct importing *importing = *state;

	mistake(state, "dossier.csv", "id,name,description\nnew,New,\nnewer,Newer,\n",
		"dossier.csv:1:1: id: there are 2 rows below the heading: write one\n");
	mistake(state, "dossier.csv", "id,name\n../new,New\n",
		"dossier.csv:2:1: id: a dossier needs a name, and an id of letters, digits, '.', "
		"'_' and '-': write them\n");
	mistake(state, "dossier.csv", "id,name\n,New\n",
		"dossier.csv:2:1: id: a dossier needs a name, and an id of letters, digits, '.', "
		"'_' and '-': write them\n");
	mistake(state, "some\033[2J\ntable.csv", "",
		"some [2J table.csv:1:1: file: no table is called so: take it out of the "
		"folder\n");
	expect(importing, ""); /* without dossier.csv it is called as its folder is */
	assert_string_equal(write_find(importing->store, "d-new", NULL), "sources");
}

static void twenty_problems_are_enough(void **state)
{
	struct importing *importing = *state;
	struct dossier_report report;
	struct error error;
	char text[2000] = "id,name,sources\n";
	size_t lines = 0;

	for (int i = 0; i < 50; i++)
		sprintf(text + strlen(text), "l-%d,,d-new:3\n", i);
	write_table(importing, "places.csv", text);
	assert_false(dossier_import(importing->store, importing->folder, &report, &error));
	assert_int_equal(report.problem_count, 50);
	for (const char *at = string_buffer_text(&report.problems); *at; at++)
		lines += *at == '\n';
	assert_int_equal(lines, 21);
	assert_non_null(strstr(string_buffer_text(&report.problems), "… and 30 more\n"));
	assert_non_null(strstr(error.message, "50 problems"));
	string_buffer_free(&report.problems);
}

/* What another dossier points at cannot go; the made one points at nothing of the new, the new at
 * much of the made. */
static void rows_that_others_need_stay(void **state)
{
	struct importing *importing = *state;
	struct fixture *fixture = importing->fixture;
	struct dossier_report report;
	struct error error;
	char third[200];

	write_table(importing, "events.csv",
		"id,name,date_precision,status,partnership,sources\ne-new,x,undated,past,,d-new:"
		"3\n");
	fixture_write(fixture, "third/sources.csv",
		"id,name,kind,lines,sources\nd-third,Third,document,5,d-third:1\n");
	fixture_write(fixture, "third/differences.csv",
		"id,name,kind,weight,involves,sources\nc-made3,x,unclear,minor,e-new,d-new:1\n");
	expect(importing, "");
	snprintf(third, sizeof third, "%s/third", fixture->folder);
	fixture_import_into(importing->store, third);
	remove_table(importing, "events.csv");
	assert_false(dossier_import(importing->store, importing->folder, &report, &error));
	assert_string_equal(string_buffer_text(&report.problems),
		"dossier.csv:1:1: id: e-new is gone, but c-made3 of the dossier third points at "
		"it: keep the row\n");
	string_buffer_free(&report.problems);
}

/* Two dossiers give children to one row: each counts its own. */
static void made_ids_do_not_clash(void **state)
{
	struct importing *importing = *state;

	write_table(importing, "aliases.csv",
		"organisation,name,sources\no-east,the eastern one,d-new:4\no-east,E,d-new:4\n");
	expect(importing, "");
	assert_string_equal(write_find(importing->store, "o-east.new.2", NULL), "aliases");
	assert_string_equal(write_find(importing->store, "o-east.2", NULL), "aliases");
}

static void the_same_bytes_change_nothing(void **state)
{
	struct importing *importing = *state;
	struct dossier_report report;
	struct error error;

	expect(importing, "");
	assert_true(dossier_import(importing->store, importing->folder, &report, &error));
	assert_true(report.unchanged);
	assert_string_equal(report.id, "new");
	string_buffer_free(&report.problems);
	write_table(importing, "places.csv", "id,name,sources\nl-new,x,d-new:3\n");
	assert_true(dossier_import(importing->store, importing->folder, &report, &error));
	assert_false(report.unchanged);
	assert_int_equal(report.rows, 2);
	string_buffer_free(&report.problems);
}

static void refuses(const struct importing *importing, const char *folder, const char *reason)
{
	struct dossier_report report;
	struct error error;

	assert_false(dossier_import(importing->store, folder, &report, &error));
	if (strstr(error.message, reason) == NULL)
		fail_msg("%s", error.message);
	string_buffer_free(&report.problems);
}

static void folders_that_are_none(void **state)
{
	struct importing *importing = *state;
	const struct fixture *fixture = importing->fixture;
	char path[300];

	snprintf(path, sizeof path, "%s/made", fixture->folder);
	assert_true(dossier_is_folder(path));
	fixture_write(fixture, "made/dossier.csv", "id,name\nfounding,Mine\n");
	refuses(importing, path, "the dossier founding is built in");
	snprintf(path, sizeof path, "%s/nowhere", fixture->folder);
	assert_false(dossier_is_folder(path));
	refuses(importing, path, "nowhere: No such file");
	fixture_write(fixture, "other/partnerships.csv", "Partner,Since\nx,2004\n");
	snprintf(path, sizeof path, "%s/other", fixture->folder);
	assert_false(dossier_is_folder(path));
	fixture_write(
		fixture, "other/partnerships.csv", "sources,id,name,short_name,specialties\r\n");
	assert_true(dossier_is_folder(path));
	refuses(importing, path, "has no rows");
	assert_int_equal(unlink(strcat(path, "/partnerships.csv")), 0);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof path, "%s/other", fixture->folder);
	assert_false(dossier_is_folder(path));
	refuses(importing, path, "partnerships.csv is not a regular file");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(choices_are_listed, begin, end),
		cmocka_unit_test_setup_teardown(numbers_and_ranges, begin, end),
		cmocka_unit_test_setup_teardown(dates_and_their_precision, begin, end),
		cmocka_unit_test_setup_teardown(ids_and_duplicates, begin, end),
		cmocka_unit_test_setup_teardown(roles_that_repeat, begin, end),
		cmocka_unit_test_setup_teardown(references, begin, end),
		cmocka_unit_test_setup_teardown(citations, begin, end),
		cmocka_unit_test_setup_teardown(headings, begin, end),
		cmocka_unit_test_setup_teardown(rows_and_cells, begin, end),
		cmocka_unit_test_setup_teardown(bytes_that_no_table_holds, begin, end),
		cmocka_unit_test_setup_teardown(whole_dossiers, begin, end),
		cmocka_unit_test_setup_teardown(twenty_problems_are_enough, begin, end),
		cmocka_unit_test_setup_teardown(rows_that_others_need_stay, begin, end),
		cmocka_unit_test_setup_teardown(made_ids_do_not_clash, begin, end),
		cmocka_unit_test_setup_teardown(the_same_bytes_change_nothing, begin, end),
		cmocka_unit_test_setup_teardown(folders_that_are_none, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
