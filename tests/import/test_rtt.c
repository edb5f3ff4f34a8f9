/* RTT extracts: every layout that was published, what is odd in them, and what is refused. */
#define _GNU_SOURCE /* memmem */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>
#include <ctype.h>
#include <time.h>

#include "import/rtt.h"
#include "import/rtt_made.h"
#include "store/official.h"

struct importing {
	void *fixture;
	struct generation *generation;
	struct store *store;
	struct import_report report;
	struct import_options options;
	struct error error;
	struct source source;
	const char *file;
	bool raw;
};

static int begin(void **state)
{
	struct importing *importing = calloc(1, sizeof *importing);
	const struct fixture *fixture;
	struct error error;

	fixture_setup(&importing->fixture);
	fixture = importing->fixture;
	/* From nothing: the built-in collection has some of these months. */
	if (!generation_build(fixture->path, &importing->generation, &error))
		fail_msg("%s", error.message);
	importing->store = generation_store(importing->generation);
	importing->file = "20240430-RTT-April-2024-full-extract.csv";
	*state = importing;
	return 0;
}

static int end(void **state)
{
	struct importing *importing = *state;

	generation_abandon(importing->generation);
	string_buffer_free(&importing->report.lines);
	fixture_teardown(&importing->fixture);
	free(importing);
	return 0;
}

/* What is left to read, as a pipe gives it: by small pieces. */
struct pieces {
	const char *bytes;
	size_t size;
	const struct source *source;
};

static int64_t read_piece(void *context, char *buffer, size_t size, struct error *error)
{
	struct pieces *pieces = context;

	(void)error;
	if (size > 4096)
		size = 4096;
	if (size > pieces->size)
		size = pieces->size;
	memcpy(buffer, pieces->bytes, size);
	if (!pieces->source->digests)
		digest_add(pieces->source->digest, buffer, size);
	pieces->bytes += size;
	pieces->size -= size;
	return (int64_t)size;
}

static bool import_bytes(struct importing *importing, const char *bytes, size_t size)
{
	struct digest digest;
	struct pieces pieces = {bytes, size, &importing->source};

	digest_begin(&digest);
	string_buffer_truncate(&importing->report.lines, 0);
	importing->report.problems = importing->report.changed = 0;
	importing->error.message[0] = '\0';
	importing->source = (struct source){.name = importing->file,
		.file = importing->file,
		.options = &importing->options,
		.report = &importing->report,
		.read = read_piece,
		.context = &pieces,
		.digest = &digest,
		.raw = importing->raw};
	return rtt_import(importing->store, &importing->source, &importing->error);
}

static void expect_import(struct importing *importing, const struct made *made)
{
	if (!import_bytes(importing, string_buffer_text(&made->text), made->text.size))
		fail_msg("%s", importing->error.message);
}

static void expect_refusal(struct importing *importing, const struct made *made, const char *words)
{
	if (import_bytes(importing, string_buffer_text(&made->text), made->text.size))
		fail_msg("taken: %s", words);
	if (strstr(importing->error.message, words) == NULL)
		fail_msg("%s\nhas not: %s", importing->error.message, words);
}

/* What is kept of a key; the groups of one commissioner alone where icb is not NULL. */
static struct waits waits_of(
	struct store *store, const char *provider, int part, const char *function, const char *icb)
{
	static const char sql[] =
		"SELECT bands, (SELECT number FROM bodies WHERE code = ?4) FROM waits "
		"JOIN bodies ON waits.body = bodies.number "
		"JOIN functions ON waits.function = functions.number "
		"WHERE bodies.code = ?1 AND part = ?2 AND functions.code = ?3";
	struct waits_group group;
	struct waits sum = {0};
	sqlite3_stmt *statement;
	size_t at = 0;

	assert_int_equal(sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL), SQLITE_OK);
	sqlite3_bind_text(statement, 1, provider, -1, SQLITE_STATIC);
	sqlite3_bind_int(statement, 2, part);
	sqlite3_bind_text(statement, 3, function, -1, SQLITE_STATIC);
	sqlite3_bind_text(statement, 4, icb, -1, SQLITE_STATIC);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		const unsigned char *bytes = sqlite3_column_blob(statement, 0);
		size_t size = (size_t)sqlite3_column_bytes(statement, 0);

		while (waits_next_group(bytes, size, &at, &group))
			if (icb == NULL || group.commissioner == sqlite3_column_int64(statement, 1))
				waits_add(&sum, &group.waits);
		assert_int_equal(at, size);
	}
	sqlite3_finalize(statement);
	return sum;
}

static int total_of(struct importing *importing, const char *provider, int part,
	const char *function, const char *icb)
{
	struct waits waits = waits_of(importing->store, provider, part, function, icb);

	return (int)waits_total(&waits);
}

/* made_month() as it must be in the store. */
static void expect_month(struct importing *importing, int open)
{
	struct waits waits = waits_of(importing->store, "RXX", PART_INCOMPLETE, "ALL", "QZ9");

	assert_int_equal(waits.open, open);
	assert_int_equal(waits.bands[0], 10);
	assert_int_equal(waits.bands[4], 2);
	assert_int_equal(waits.bands[17], 1);
	assert_int_equal(waits.bands[18], 13);
	assert_int_equal(waits.bands[52], 7);
	assert_int_equal(waits_total(&waits), 33);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "C_110", NULL), 31 + 4 + 5);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "X02", NULL), 2);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "ALL", "BLANK"), 4);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "ALL", "NONC"), 5);
	assert_int_equal(total_of(importing, "NZ9X1", PART_INCOMPLETE, "ALL", "QZ8"), 6);
	assert_int_equal(total_of(importing, "NZ9X1", PART_DTA, "C_120", "QZ8"), 6);
	assert_int_equal(total_of(importing, "NZ9X1", PART_INCOMPLETE, "C_120", "QZ8"), 0);
	waits = waits_of(importing->store, "NZ9X1", PART_ADMITTED, "C_120", NULL);
	assert_int_equal(waits_banded(&waits), 6);
	assert_int_equal(waits.unbanded, 3);
	waits = waits_of(importing->store, "NZ9X1", PART_NEW, "ALL", NULL);
	assert_int_equal(waits_banded(&waits), 0);
	assert_int_equal(waits.unbanded, 21);
	assert_int_equal(
		official_ask(importing->store, "SELECT count(*) FROM waits WHERE month = 24291"),
		11);
	assert_int_equal(official_ask(importing->store,
				 "SELECT count(*) FROM functions WHERE code = 'C_999'"),
		0);
}

static void import_month(void **state, struct made *made, int open)
{
	made_month(made, "RTT-April-2024");
	expect_import(*state, made);
	expect_month(*state, open);
	string_buffer_free(&made->text);
}

static void a_month_is_kept_by_icb_and_its_total_as_all_functions(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_NOW};

	import_month(state, &made, 104);
	assert_int_equal(importing->report.changed, 1);
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		": RTT of Apr 2024, 15 rows of 2 providers\n"));
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		"since it has few providers: England is not worked out from it"));
	assert_int_equal(
		official_ask(importing->store,
			"SELECT count(*) FROM bodies WHERE code = 'RXX' AND parent = 'QZ9' "
			"AND name = 'HOSPITAL RXX' AND kind = 'provider'"),
		1);
	assert_int_equal(
		official_ask(importing->store, "SELECT rows FROM imports WHERE period = '2024-04'"),
		15);
	assert_int_equal(
		official_ask(importing->store,
			"SELECT whole FROM months WHERE dataset = 'rtt' AND month = 24291"),
		0);
}

static void fields_may_be_quoted(void **state)
{
	import_month(state, &(struct made){.quoted = true}, 104);
}

static void lines_may_end_in_lf(void **state)
{
	import_month(state, &(struct made){.line_end = "\n"}, 104);
}

static void lines_may_end_in_cr(void **state)
{
	import_month(state, &(struct made){.line_end = "\r"}, 104);
}

static void blank_columns_and_rows_may_trail(void **state)
{
	import_month(state, &(struct made){.tail = ",,", .line_end = "\r\n,,,\r\n\r\n"}, 104);
}

static void before_april_2021_there_are_53_bands(void **state)
{
	import_month(state, &(struct made){.layout = MADE_WEEKS_52}, 52);
}

static void before_october_2017_two_lines_stand_above(void **state)
{
	import_month(state, &(struct made){.layout = MADE_TWO_LINES}, 52);
}

static void july_2016_has_the_code_as_the_name(void **state)
{
	import_month(state, &(struct made){.layout = MADE_JULY_2016, .quoted = true}, 52);
}

static void january_belongs_to_the_second_year(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_TWO_LINES};

	made_month(&made, "RTT-January-2017");
	importing->file = "18wksRTT - Monthly EXTRACTS - Jan17 revised.csv";
	expect_import(importing, &made);
	assert_int_equal(official_ask(importing->store, "SELECT month FROM months"), 2017 * 12);
	assert_int_equal(official_ask(importing->store,
				 "SELECT count(*) FROM months WHERE vintage = 'revised'"),
		1);
	string_buffer_free(&made.text);
}

/* The text with its first `from` made `to`. */
static void replace(struct made *made, const char *from, const char *to)
{
	const char *text = string_buffer_text(&made->text), *at = strstr(text, from);
	struct string_buffer out = {0};

	assert_non_null(at);
	string_buffer_add_bytes(&out, text, (size_t)(at - text));
	string_buffer_add(&out, to);
	string_buffer_add(&out, at + strlen(from));
	string_buffer_free(&made->text);
	made->text = out;
}

static struct made made_april(void)
{
	struct made made = {.layout = MADE_NOW};

	made_month(&made, "RTT-April-2024");
	return made;
}

static void columns_are_found_by_name_and_not_by_place(void **state)
{
	struct made made = {.layout = MADE_NOW};
	char *line, *rest;
	struct string_buffer turned = {0};

	made_month(&made, "RTT-April-2024");
	/* The last three columns first; no field of theirs is quoted. */
	for (line = made.text.bytes; *line != '\0'; line = rest) {
		char *end = strstr(line, "\r\n"), *at = end;

		rest = end + 2;
		*end = '\0';
		for (int commas = 0; commas < 3;)
			commas += *--at == ',';
		*at = '\0';
		string_buffer_format(&turned, "%s,%s\n", at + 1, line);
	}
	string_buffer_free(&made.text);
	made.text = turned;
	expect_import(*state, &made);
	expect_month(*state, 104);
	string_buffer_free(&made.text);
}

static void a_byte_order_mark_and_no_last_line_end_are_fine(void **state)
{
	struct made made = made_april();
	struct string_buffer marked = {0};

	string_buffer_add(&marked, "\xEF\xBB\xBF");
	string_buffer_add_bytes(&marked, made.text.bytes, made.text.size - 2);
	string_buffer_free(&made.text);
	made.text = marked;
	expect_import(*state, &made);
	expect_month(*state, 104);
	string_buffer_free(&made.text);
}

static void counts_may_have_thousands_and_blanks_around(void **state)
{
	static const int bands[] = {0, 1234, -1};
	struct importing *importing = *state;
	struct made made = made_april();
	struct made_row row = {.period = "RTT-April-2024",
		.provider = "RXX",
		.parent = "QZ9",
		.icb = "QZ9",
		.commissioner = "00R",
		.part = "Part_2",
		.function = "C_110",
		.bands = bands};

	replace(&made, "RXX,HOSPITAL RXX", " RXX , \"HOSPITAL \"\"A\"\"\nRXX\"");
	made_pair(&made, row);
	replace(&made, ",1234,0,", ",\"1,234\", 0 ,");
	replace(&made, ",1234\r", ", \"1,234\"\r");
	expect_import(importing, &made);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "ALL", "QZ9"), 33 + 1234);
	assert_int_equal(official_ask(importing->store,
				 "SELECT name = 'HOSPITAL \"A\"' || char(10) || 'RXX' FROM bodies "
				 "WHERE code = 'RXX'"),
		1);
	string_buffer_free(&made.text);
}

/* As a spreadsheet saves it; the commas of names are quoted still, or not. */
static void separate(struct made *made, char separator, bool unquoted)
{
	bool inside = false;

	for (size_t i = 0; i < made->text.size; i++) {
		char *at = &made->text.bytes[i];

		inside ^= *at == '"';
		if (*at == ',' && !inside)
			*at = separator;
		if (*at == '"' && unquoted)
			*at = ' ';
	}
}

static void semicolons_or_tabs_may_stand_between_fields(void **state)
{
	static const char separators[] = ";\t";

	for (int unquoted = 0; unquoted < 2; unquoted++)
		for (const char *at = separators; *at != '\0'; at++) {
			struct importing *importing = *state;
			struct made made = made_april();

			separate(&made, *at, unquoted != 0);
			assert_true(rtt_recognises(made.text.bytes, made.text.size));
			importing->options.replace = true;
			expect_import(importing, &made);
			expect_month(importing, 104);
			string_buffer_free(&made.text);
		}
}

static void what_is_wrong_between_semicolons_has_its_place(void **state)
{
	struct made made = made_april();

	replace(&made, "Function C_110,10,", "Function C_110,ten,");
	separate(&made, ';', false);
	expect_refusal(*state, &made, "line 2, column 14 (Gt 00 To 01 Weeks SUM 1), byte ");
	string_buffer_free(&made.text);
}

static void the_same_bytes_again_change_nothing(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();

	/* As a reader does it; what is built in is never the same as a file of his. */
	generation_abandon(importing->generation);
	importing->generation = official_begin(importing->fixture);
	importing->store = generation_store(importing->generation);
	importing->options.replace = true;
	expect_import(importing, &made);
	assert_int_equal(importing->report.changed, 1);
	expect_import(importing, &made);
	assert_int_equal(importing->report.changed, 0);
	assert_non_null(strstr(
		string_buffer_text(&importing->report.lines), "the same file was imported before"));
	expect_month(importing, 104);
	string_buffer_free(&made.text);
}

/* One thing changed in April, and the words for it. */
static void mistake(void **state, const char *from, const char *to, const char *words)
{
	struct made made = made_april();

	replace(&made, from, to);
	expect_refusal(*state, &made, words);
	assert_int_equal(
		official_ask(((struct importing *)*state)->store, "SELECT count(*) FROM waits"), 0);
	string_buffer_free(&made.text);
}

static void impossible_counts_are_refused(void **state)
{
	mistake(state, "Function C_110,10,", "Function C_110,-10,",
		"line 2, column 14 (Gt 00 To 01 Weeks SUM 1), byte ");
	mistake(state, "Function C_110,10,", "Function C_110,-10,",
		": “-10” is no count of pathways");
	mistake(state, "Function C_110,10,", "Function C_110,10.5,",
		"“10.5” is no count of pathways");
	mistake(state, "Function C_110,10,", "Function C_110,ten,", "“ten” is no count");
	mistake(state, "Function C_110,10,", "Function C_110,33554432,", "is no count");
	mistake(state, "Function C_110,10,", "Function C_110,99999999999999999999,", "is no count");
	mistake(state, "Function C_110,10,", "Function C_110,\"1,0\",", "“1,0” is no count");
	mistake(state, "Function C_110,10,", "Function C_110,*,",
		"line 2, column 14 (Gt 00 To 01 Weeks SUM 1), byte 3010: “*” is kept back, and is "
		"no 0: the pathways of this row are not known; --keep-going leaves the row out");
	mistake(state, "Function C_110,10,", "Function C_110,-,", "“-” is kept back");
}

/* A dash in an empty band, or a total: what the row says elsewhere holds. */
static void a_dash_that_the_totals_explain_is_no_mistake(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();

	replace(&made, ",,,31\r\n", ",-,*,31\r\n");
	expect_import(importing, &made);
	expect_month(importing, 104);
	string_buffer_free(&made.text);
}

static void totals_that_do_not_add_up_are_refused(void **state)
{
	struct made made = made_april();
	char words[200];

	snprintf(words, sizeof words,
		"line 2, column 121 (Total All), byte %d: the row adds up to 31, not 32: the file "
		"is cut off here, or damaged",
		(int)(strstr(made.text.bytes, ",,,31\r\n") + 3 - made.text.bytes));
	string_buffer_free(&made.text);
	mistake(state, ",,,31\r\n", ",,,32\r\n", words);
	mistake(state, ",,,31\r\n", ",,,3\r\n", "the row adds up to 31, not 3");
	mistake(state, ",,,31\r\n", ",,,\r\n", "there is no total");
	mistake(state, ",6,3,9\r\n", ",6,,9\r\n", "the row adds up to 6, not 9");
	mistake(state, ",6,3,9\r\n", ",5,3,9\r\n", "(Total), byte ");
	mistake(state, "Function C_110,10,0,", "Function C_110,9,1,",
		"line 4, column 12 (Treatment Function Code), byte ");
	mistake(state, "Function C_110,10,0,", "Function C_110,9,1,",
		"RXX, Part_2, commissioner 00Q add up to other bands than their total (C_999)");
}

/* The bytes end with a total's row, its line end or a part of that. */
static bool ends_with_total(const struct made *made, size_t size)
{
	size_t line;

	while (size > 0 && strchr("\r\n", made->text.bytes[size - 1]) != NULL)
		size--;
	line = size;
	while (line > 0 && made->text.bytes[line - 1] != '\n')
		line--;
	return made->text.bytes[size] == '\r' &&
	       memmem(made->text.bytes + line, size - line, ",C_999,", 7) != NULL;
}

/* Only where all accounts are whole can it not be told. */
static void a_file_that_is_cut_off_is_refused(void **state)
{
	struct made made = made_april();
	/* From the first total on: what has none may be a file that was made without. */
	size_t first = (size_t)(strstr(made.text.bytes, ",C_999,") - made.text.bytes) + 7;

	((struct importing *)*state)->options.replace = true;
	for (size_t size = first; size < made.text.size; size++)
		if (import_bytes(*state, made.text.bytes, size) != ends_with_total(&made, size))
			fail_msg("the first %zu of %zu bytes", size, made.text.size);
	string_buffer_free(&made.text);
}

static void codes_and_parts_that_are_none_are_refused(void **state)
{
	mistake(state, "Part_2,", "Part_4,", "column 10 (RTT Part Type), byte ");
	mistake(state, "Part_2,", "Part_4,", "“Part_4” is no part of a return");
	mistake(state, ",RXX,", ",,", "(Provider Org Code), byte ");
	mistake(state, ",RXX,", ",R X,", "“R X” is no code of an organisation");
	mistake(state, ",C_110,", ",,", "is no code of a treatment function");
	mistake(state, "RTT-April-2024", "RTT-Spring-2024", "is no month");
}

static void one_file_is_one_month_and_the_one_its_name_says(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();

	mistake(state,
		"RTT-April-2024,QZ9,\"NHS MADE, AND OTHERS, INTEGRATED CARE BOARD\",RXX,"
		"HOSPITAL RXX,,",
		"RTT-May-2024,QZ9,\"NHS MADE, AND OTHERS, INTEGRATED CARE BOARD\",RXX,HOSPITAL "
		"RXX,,",
		"line 5, column 1 (Period), byte ");
	importing->file = "20240531-RTT-May-2024-full-extract.csv";
	expect_refusal(
		importing, &made, "the rows are of Apr 2024, and the file's name says May 2024");
	importing->file = "rtt.csv";
	importing->options.period = "2024-05";
	expect_refusal(importing, &made, "is another month than May 2024");
	importing->options.period = "2024-04";
	expect_import(importing, &made);
	string_buffer_free(&made.text);
}

static void quotes_that_do_not_close_are_refused(void **state)
{
	struct made made = made_april();

	mistake(state, "HOSPITAL RXX", "HOSPITAL \"RXX\"",
		"line 2, column 5 (Provider Org Name), byte 2919: a quote stands inside");
	mistake(state, "HOSPITAL RXX", "\"HOSPITAL\" RXX", "or text behind a closing one");
	made.text.bytes[made.text.size - 4] = '"'; /* of the last ",,,21" */
	expect_refusal(*state, &made, "line 16, column 121 (Total All), byte ");
	expect_refusal(*state, &made, ": a quote is opened and never closed");
	string_buffer_free(&made.text);
}

/* One byte of what was `from` is a NUL. */
static void expect_no_nul(void **state, const char *from, const char *place)
{
	struct made made = made_april();
	char *at = strstr(made.text.bytes, from);
	char words[200];

	assert_non_null(at);
	at += 1;
	snprintf(words, sizeof words, "%s, byte %d: holds a NUL byte", place,
		(int)(at - made.text.bytes));
	*at = '\0';
	expect_refusal(*state, &made, words);
	string_buffer_free(&made.text);
}

static void a_nul_byte_is_refused_where_it_is(void **state)
{
	/* In names of every stage of a row, of the first row and of one further down. */
	expect_no_nul(state, "HOSPITAL RXX", "line 2, column 5 (Provider Org Name)");
	expect_no_nul(state, "COMMISSIONER,", "line 2, column 9 (Commissioner Org Name)");
	expect_no_nul(state, "HOSPITAL NZ9X1", "line 9, column 5 (Provider Org Name)");
	expect_no_nul(state, "Function C_110,10", "line 2, column 13 (Treatment Function Name)");
	expect_no_nul(state, "Function X02", "line 3, column 13 (Treatment Function Name)");
	expect_no_nul(state, "Total All", "line 1, column 121");
}

static void headings_that_are_wanting_are_refused(void **state)
{
	mistake(state, "Provider Org Code", "Provider",
		"line 1: the heading has no column "
		"Provider Org Code");
	mistake(state, "Gt 07 To 08", "Gt 07 To 09", "the heading has 104 of the 105 bands");
	mistake(state, "Gt 07 To 08", "Gt 08 To 09", "this band is twice in it");
	mistake(state, "Gt 104 Weeks SUM 1,", "", "no open band");
	mistake(state, "Provider Org Name", "Provider Org Code", "in two columns");
	mistake(state, "RTT Part", "Part", "the heading has no column RTT Part Type");
}

/* As a spreadsheet leaves a file: headings again, totals below, other letters and blanks. */
static void what_people_add_to_a_file_is_passed_over(void **state)
{
	static const char *const labels[] = {"Total", "GRAND TOTAL", "England", "National", ""};
	struct importing *importing = *state;
	struct made made = made_april();
	size_t size = made.text.size,
	       heading = (size_t)(strchr(made.text.bytes, '\n') + 1 - made.text.bytes);
	struct string_buffer line = {0};

	string_buffer_add_bytes(&line, made.text.bytes, heading);
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		for (int column = 0; column < 5; column++) {
			string_buffer_truncate(&made.text, size);
			string_buffer_add(&made.text, string_buffer_text(&line));
			for (int c = 0; c < 120; c++)
				string_buffer_format(&made.text, "%s,",
					c == column && column != 2 ? labels[i] : "");
			string_buffer_add(&made.text, "99\r\n");
			importing->options.replace = true;
			expect_import(importing, &made);
			expect_month(importing, 104);
			assert_null(
				strstr(string_buffer_text(&importing->report.lines), "left out"));
		}
	string_buffer_truncate(&made.text, size);
	for (size_t i = 0; i < heading; i++)
		made.text.bytes[i] = (char)toupper((unsigned char)made.text.bytes[i]);
	string_buffer_add(&made.text, "\r\n");
	expect_import(importing, &made);
	expect_month(importing, 104);
	replace(&made, "PROVIDER ORG CODE", " Provider\xC2\xA0Org\xC2\xA0 Code ");
	expect_import(importing, &made);
	expect_month(importing, 104);
	string_buffer_free(&line);
	string_buffer_free(&made.text);
}

static void commissioners_workbooks_are_known_and_refused(void **state)
{
	static const char text[] = ",Period:,March 2015,\r\n"
				   ",Area Team Code,CCG Code,CCG Name,Treatment Function Code,"
				   "Treatment Function,>0-1,>1-2\r\n";
	struct made made = {.layout = MADE_NOW};

	string_buffer_add(&made.text, text);
	assert_true(rtt_recognises(text, sizeof text - 1));
	expect_refusal(*state, &made, "a commissioners' workbook of 2009 to 2015");
	string_buffer_free(&made.text);
}

static void a_key_that_comes_twice_is_refused(void **state)
{
	struct importing *importing = *state;
	static const int bands[] = {4, 2, -1};
	struct made_row row = {.period = "RTT-April-2024",
		.provider = "RXX",
		.parent = "QZ9",
		.icb = "QZ9",
		.commissioner = "00Q",
		.part = "Part_2",
		.function = "X02",
		.bands = bands};
	struct made made = made_april();

	made_row(&made, &row);
	expect_refusal(importing, &made, "line 17, column 12 (Treatment Function Code), byte ");
	expect_refusal(importing, &made,
		"RXX, Part_2, commissioner 00Q, X02 is in the file a second time");
	importing->options.keep_going = true;
	expect_import(importing, &made);
	assert_int_equal(importing->report.problems, 1);
	expect_month(importing, 104);
	string_buffer_free(&made.text);
}

/* So many providers with twenty commissioners each, of one function. */
static void made_large_of(struct made *made, const char *period, int providers)
{
	static const int bands[] = {3, 4, 30, 5, 104, 1, -1};
	char provider[20], commissioner[20], icb[20];
	struct made_row row = {.period = period,
		.provider = provider,
		.parent = "QZ9",
		.icb = icb,
		.commissioner = commissioner,
		.part = "Part_2",
		.function = "C_110",
		.bands = bands};

	made_heading(made);
	for (int i = 0; i < providers; i++)
		for (int j = 0; j < 20; j++) {
			snprintf(provider, sizeof provider, "R%04d", i);
			snprintf(commissioner, sizeof commissioner, "%02dX", j);
			snprintf(icb, sizeof icb, "Q%02d", j / 3);
			made_pair(made, row);
		}
}

static void made_large(struct made *made, int providers)
{
	made_large_of(made, "RTT-April-2024", providers);
}

static void expect_large(struct importing *importing, const char *period, int providers)
{
	struct made made = {.layout = MADE_NOW};

	made_large_of(&made, period, providers);
	expect_import(importing, &made);
	string_buffer_free(&made.text);
}

static void refuse_large(
	struct importing *importing, const char *period, int providers, const char *words)
{
	struct made made = {.layout = MADE_NOW};

	made_large_of(&made, period, providers);
	expect_refusal(importing, &made, words);
	string_buffer_free(&made.text);
}

static void publish(struct importing *importing, const char *item, int month, double value)
{
	struct official_month published = {.dataset = "published",
		.month = month,
		.import = official_import(importing->store, "published.csv", item),
		.whole = true};

	official_month_begin(importing->store, &published);
	official_figure(importing->store, month, official_item(importing->store, item),
		BODY_ENGLAND, value, NULL);
	official_month_end(importing->store, &published, &importing->report.lines);
}

/* 10 pathways of each of 20 commissioners of 150 providers are 30,000. */
static void a_month_that_lacks_what_was_published_is_cut_off(void **state)
{
	struct importing *importing = *state;
	const char *lines;

	publish(importing, "published.rtt.incomplete.total", month_of(2024, 4), 33000);
	refuse_large(importing, "RTT-April-2024", 150,
		"it has 30000 incomplete pathways, and NHS England published 33000 of Apr 2024: "
		"it is cut off, or an extract of some providers; --keep-going takes it");
	importing->options.keep_going = true;
	expect_large(importing, "RTT-April-2024", 150);
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		"taken as an extract, since it has 30000 incomplete pathways, and NHS England "
		"published 33000 of Apr 2024: England is not worked out from it"));
	importing->options.keep_going = false;
	expect_large(importing, "RTT-April-2024", 164);
	lines = string_buffer_text(&importing->report.lines);
	assert_non_null(strstr(lines, "it has 32800 incomplete pathways, and NHS England published "
				      "33000 of Apr 2024: it is another issue"));
	assert_null(strstr(lines, "as an extract"));
}

static void a_month_with_fewer_providers_than_those_beside_it_is_cut_off(void **state)
{
	struct importing *importing = *state;

	importing->file = "x.csv";
	expect_large(importing, "RTT-April-2024", 160);
	refuse_large(importing, "RTT-April-2024", 140,
		"it has 140 providers with incomplete pathways, and the file it would replace of "
		"Apr 2024 has 160: it is cut off");
	refuse_large(importing, "RTT-May-2024", 140, "incomplete pathways, and Apr 2024 has 160");
	expect_large(importing, "RTT-May-2024", 150);
	expect_large(importing, "RTT-June-2024", 150);
	refuse_large(importing, "RTT-March-2024", 120, "incomplete pathways, and Apr 2024 has 160");
	importing->options.keep_going = true;
	expect_large(importing, "RTT-March-2024", 120);
	assert_int_equal(official_ask(importing->store, "SELECT count(*) FROM months "
							"WHERE dataset = 'rtt' AND whole"),
		3);
}

/* Providers come over the years: April 2024 has 444 in truth, and January 2026 515. */
static void a_month_far_away_or_one_that_was_published_judges_nothing(void **state)
{
	struct importing *importing = *state;

	importing->file = "x.csv";
	expect_large(importing, "RTT-January-2026", 180);
	expect_large(importing, "RTT-April-2024", 150);
	publish(importing, "published.rtt.incomplete.total", month_of(2025, 12), 30100);
	expect_large(importing, "RTT-December-2025", 150);
	refuse_large(importing, "RTT-November-2025", 120, "incomplete pathways, and Dec 2025 has");
}

static void keep_going_takes_the_good_rows_and_lists_the_bad(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();

	importing->options.keep_going = true;
	replace(&made, ",,,2\r\n", ",,,3\r\n"); /* X02 of RXX: then its total has no part in it */
	expect_import(importing, &made);
	assert_int_equal(importing->report.problems, 2);
	assert_int_equal(official_ask(importing->store, "SELECT rows FROM imports"), 13);
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		"full-extract.csv: line 3, column 121 (Total All), byte "));
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		"the treatment functions of RXX, Part_2, commissioner 00Q add up to 31, and their "
		"total (C_999) is 33: the file is cut off, or damaged; --keep-going makes the "
		"total from the functions "
		"that are there\n"));
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "ALL", "QZ9"), 31);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "X02", NULL), 0);
	assert_int_equal(total_of(importing, "NZ9X1", PART_DTA, "ALL", "QZ8"), 6);
	string_buffer_free(&made.text);
}

static void what_lacks_rows_is_no_whole_month(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_NOW};

	made_large(&made, 120);
	importing->options.keep_going = true;
	string_buffer_add(&made.text, "RTT-April-2024,cut\n");
	expect_import(importing, &made);
	assert_non_null(strstr(string_buffer_text(&importing->report.lines),
		"since rows were left out, or are missing: England is not worked out from it"));
	assert_int_equal(official_ask(importing->store, "SELECT count(*) FROM months "
							"WHERE dataset = 'rtt' AND whole"),
		0);
	string_buffer_free(&made.text);
}

/* Behind a quote that is never closed, ten thousands of lines without a comma. */
static void without_a_good_row_the_first_bad_one_is_told(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_NOW};
	clock_t begin = clock();

	made_heading(&made);
	string_buffer_add_char(&made.text, '"');
	for (int i = 0; i < 500000; i++)
		string_buffer_add(&made.text, "x\n");
	importing->options.keep_going = true;
	expect_refusal(importing, &made, "no row of it is good; the first: line 2, column 1 ");
	expect_refusal(importing, &made, "a quote is opened and never closed");
	assert_true((double)(clock() - begin) / CLOCKS_PER_SEC < 4); /* not with the square */
	string_buffer_free(&made.text);
}

static void of_many_bad_rows_twenty_are_listed(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();
	const char *lines;
	int count = 0;

	importing->options.keep_going = true;
	for (int i = 0; i < 70; i++)
		string_buffer_add(&made.text, "RTT-April-2024,cut\n");
	expect_import(importing, &made);
	lines = string_buffer_text(&importing->report.lines);
	for (const char *at = lines; (at = strstr(at, ": left out\n")) != NULL; at++)
		count++;
	assert_int_equal(importing->report.problems, 70);
	assert_int_equal(count, 20);
	assert_non_null(strstr(lines, "line 36, "));
	assert_null(strstr(lines, "line 37, "));
	assert_non_null(strstr(lines, "… and 50 more\n"));
	expect_month(importing, 104);
	string_buffer_free(&made.text);
}

/* Only the rows whose line holds the words, or does not. */
static void keep_lines(struct made *made, const char *words, bool holds)
{
	struct string_buffer out = {0};
	size_t number = 0;

	for (char *line = made->text.bytes, *rest; *line != '\0'; line = rest, number++) {
		rest = strstr(line, "\r\n") + 2;
		rest[-2] = '\0';
		if (number == 0 || (strstr(line, words) != NULL) == holds)
			string_buffer_format(&out, "%s\r\n", line);
	}
	string_buffer_free(&made->text);
	made->text = out;
}

static void totals_are_made_where_a_file_has_none(void **state)
{
	struct made made = made_april();

	keep_lines(&made, ",C_999,", false);
	expect_import(*state, &made);
	expect_month(*state, 104);
	string_buffer_free(&made.text);
}

static void a_file_of_totals_alone_is_taken(void **state)
{
	struct importing *importing = *state;
	struct made made = made_april();

	keep_lines(&made, ",C_999,", true);
	expect_import(importing, &made);
	assert_int_equal(total_of(importing, "RXX", PART_INCOMPLETE, "ALL", NULL), 33 + 4 + 5);
	assert_int_equal(
		official_ask(importing->store, "SELECT count(*) FROM waits WHERE function <> 1"),
		0);
	string_buffer_free(&made.text);
}

static void a_total_that_is_not_there_is_a_cut_off_file(void **state)
{
	struct made made = made_april();

	made.text.bytes[strlen(made.text.bytes) - 2] = '\0';
	made.text.size = (size_t)(strrchr(made.text.bytes, '\n') + 1 - made.text.bytes);
	expect_refusal(*state, &made, "line 15, column 12 (Treatment Function Code), byte ");
	expect_refusal(*state, &made,
		"NZ9X1, Part_3, commissioner 01A has no total row (C_999): the file is cut off");
	string_buffer_free(&made.text);
}

static void text_that_is_not_utf8_is_told_to_the_door(void **state)
{
	struct importing *importing = *state;

	mistake(state, "HOSPITAL RXX", "H\xD4PITAL RXX", "the text is not UTF-8");
	assert_true(importing->source.not_utf8);
	importing->options.keep_going = true;
	mistake(state, "HOSPITAL NZ9X1", "H\xD4PITAL", "the text is not UTF-8");
	assert_true(importing->source.not_utf8);
	/* It is read again: what is wrong in it is told then. */
	assert_string_equal(string_buffer_text(&importing->report.lines), "");
	assert_int_equal(importing->report.problems, 0);
}

/* Each row may have so many, and no distribution has room for all of them. */
static void sums_without_room_are_refused(void **state)
{
	static const int bands[] = {7, (1 << 25) - 1, -1};
	struct made_row row = {.period = "RTT-April-2024",
		.provider = "RXX",
		.parent = "QZ9",
		.icb = "QZ9",
		.part = "Part_2",
		.function = "C_110",
		.bands = bands};
	struct made made = made_april();

	for (int i = 0; i < 130; i++) {
		char commissioner[16];

		snprintf(commissioner, sizeof commissioner, "X%03d", i);
		row.commissioner = commissioner;
		made_pair(&made, row);
	}
	expect_refusal(*state, &made, "add up to more than a month can have");
	string_buffer_free(&made.text);
}

static bool is_cancelled(void *context)
{
	return --*(int *)context <= 0;
}

static void an_import_can_be_cancelled(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_NOW};
	int calls = 1;

	made_large(&made, 150);
	importing->options.cancelled = is_cancelled;
	importing->options.context = &calls;
	expect_refusal(importing, &made, "cancelled");
	string_buffer_free(&made.text);
}

static void expect_digest(struct importing *importing, const struct made *made)
{
	char hex[65], sql[200];
	struct digest digest;

	digest_begin(&digest);
	digest_add(&digest, made->text.bytes, made->text.size);
	digest_end(&digest, hex);
	snprintf(sql, sizeof sql,
		"SELECT count(*) FROM imports WHERE digest = '%s' AND bytes = %zu", hex,
		made->text.size);
	assert_int_equal(official_ask(importing->store, sql), 1);
}

static void a_large_file_is_a_whole_month_and_bad_rows_keep_their_lines(void **state)
{
	struct importing *importing = *state;
	struct made made = {.layout = MADE_NOW};
	struct waits waits;
	char *bad;

	made_large(&made, 150); /* 2.4 MB: some blocks */
	importing->raw = true;
	expect_import(importing, &made);
	expect_digest(importing, &made);
	waits = waits_of(importing->store, "England", PART_INCOMPLETE, "ALL", NULL);
	assert_int_equal(waits_total(&waits), 150 * 20 * 10);
	assert_int_equal(waits.bands[104], 150 * 20);
	assert_int_equal(total_of(importing, "R0149", PART_INCOMPLETE, "C_110", "Q06"), 20);
	bad = strstr(made.text.bytes, "HOSPITAL R0140,Q03,NHS MADE ICB,09X");
	assert_non_null(bad);
	memcpy(bad + strlen("HOSPITAL R0140,Q03,NHS MADE ICB,09X,"), "A \"OMMI", 7);
	expect_refusal(importing, &made, "line 5620, column 9 (Commissioner Org Name), byte ");
	string_buffer_free(&made.text);
}

static void vintages_are_told_by_names(void **state)
{
	(void)state;
	assert_null(vintage_of("20260131-RTT-January-2026-full-extract.csv"));
	assert_string_equal(
		vintage_of("20240430-RTT-April-2024-full-extract-revised.csv"), "revised");
	assert_string_equal(
		vintage_of("Full-CSV-data-file-Aug25-ZIP-4M-revised-2.zip"), "revised-2");
	assert_string_equal(
		vintage_of("Full-CSV-data-file-Apr20-revised-ZIP-2295K.zip"), "revised");
	assert_string_equal(vintage_of("April-2021-revised-120522-ABC456.csv"), "revised");
	assert_string_equal(vintage_of("18wksRTT - Jan17 Revised 2.csv"), "revised-2");
	assert_string_equal(vintage_of("provisional-RTT.csv"), "provisional");
	assert_string_equal(vintage_of("RTT-June-2023-REVISED-10.csv"), "revised-10");
	assert_string_equal(vintage_of("RTT-June-2023-Revised_v2.csv"), "revised-2");
	assert_string_equal(vintage_of("RTT-June-2023-revised-7.csv"), "revised-7");
	assert_string_equal(vintage_of("RTT-June-2023-revised-1.csv"), "revised");
	assert_null(vintage_of("RTT-June-2023-unrevised.csv"));
	assert_string_equal(vintage_of("unrevised no more, revised.csv"), "revised");
}

static void extracts_are_recognised_by_a_heading_anywhere_near_the_top(void **state)
{
	struct made made = made_april(), old = {.layout = MADE_TWO_LINES};

	(void)state;
	made_heading(&old);
	assert_true(rtt_recognises(made.text.bytes, made.text.size));
	assert_true(rtt_recognises(old.text.bytes, old.text.size));
	assert_false(rtt_recognises(made.text.bytes, 200));
	assert_false(rtt_recognises("", 0));
	assert_false(rtt_recognises("Period,Org Code\nMSitAE-APRIL-2021,RXX\n", 37));
	string_buffer_free(&made.text);
	string_buffer_free(&old.text);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
		TEST(a_month_is_kept_by_icb_and_its_total_as_all_functions),
		TEST(fields_may_be_quoted),
		TEST(lines_may_end_in_lf),
		TEST(lines_may_end_in_cr),
		TEST(blank_columns_and_rows_may_trail),
		TEST(before_april_2021_there_are_53_bands),
		TEST(before_october_2017_two_lines_stand_above),
		TEST(july_2016_has_the_code_as_the_name),
		TEST(january_belongs_to_the_second_year),
		TEST(columns_are_found_by_name_and_not_by_place),
		TEST(a_byte_order_mark_and_no_last_line_end_are_fine),
		TEST(counts_may_have_thousands_and_blanks_around),
		TEST(semicolons_or_tabs_may_stand_between_fields),
		TEST(what_is_wrong_between_semicolons_has_its_place),
		TEST(the_same_bytes_again_change_nothing),
		TEST(impossible_counts_are_refused),
		TEST(a_dash_that_the_totals_explain_is_no_mistake),
		TEST(totals_that_do_not_add_up_are_refused),
		TEST(a_file_that_is_cut_off_is_refused),
		TEST(codes_and_parts_that_are_none_are_refused),
		TEST(one_file_is_one_month_and_the_one_its_name_says),
		TEST(quotes_that_do_not_close_are_refused),
		TEST(a_nul_byte_is_refused_where_it_is),
		TEST(headings_that_are_wanting_are_refused),
		TEST(commissioners_workbooks_are_known_and_refused),
		TEST(what_people_add_to_a_file_is_passed_over),
		TEST(a_key_that_comes_twice_is_refused),
		TEST(keep_going_takes_the_good_rows_and_lists_the_bad),
		TEST(a_month_that_lacks_what_was_published_is_cut_off),
		TEST(a_month_with_fewer_providers_than_those_beside_it_is_cut_off),
		TEST(a_month_far_away_or_one_that_was_published_judges_nothing),
		TEST(what_lacks_rows_is_no_whole_month),
		TEST(without_a_good_row_the_first_bad_one_is_told),
		TEST(of_many_bad_rows_twenty_are_listed),
		TEST(totals_are_made_where_a_file_has_none),
		TEST(a_file_of_totals_alone_is_taken),
		TEST(a_total_that_is_not_there_is_a_cut_off_file),
		TEST(text_that_is_not_utf8_is_told_to_the_door),
		TEST(sums_without_room_are_refused),
		TEST(an_import_can_be_cancelled),
		TEST(a_large_file_is_a_whole_month_and_bad_rows_keep_their_lines),
		TEST(vintages_are_told_by_names),
		TEST(extracts_are_recognised_by_a_heading_anywhere_near_the_top),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
