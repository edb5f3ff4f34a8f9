/* The door: what a file is, how it is packed and encoded, what was imported before, and what is
 * none of all this. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

#include "import/files.h"
#include "import/zip_size.h"
#include "store/write_official.h"
#include "text/encoding.h"

#define LONG_FORM "provider,measure,period,value\nRTF,beds.open,2025-04,12\n"

static void the_same_bytes_change_nothing(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.done = false};

	takes(fixture, "a.csv", LONG_FORM);
	assert_true(visit_bytes(fixture, "another name.csv", LONG_FORM, strlen(LONG_FORM), &visit));
	assert_int_equal(visit.report.changed, 0);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"another name.csv: nothing to do, the same file was imported before"));
	visit_free(&visit);
	assert_answer(fixture, "SELECT count(*) FROM imports WHERE kind = 'long'", "1");
	assert_answer(fixture, "SELECT bytes FROM imports WHERE kind = 'long'", "55");
	assert_answer(fixture, "SELECT file FROM imports WHERE kind = 'long'", "a.csv");
	assert_answer(fixture, "SELECT digest FROM imports WHERE kind = 'long'",
		"ef3356125c0e7dc58863c0d4b7d09669729ed9fcf522a5ea59a4778f91147a4c");
}

static void remove_import(const struct fixture *fixture, const char *file)
{
	char question[120], number[20];
	struct string_buffer report = {0};
	struct generation *generation;
	struct error error;

	snprintf(question, sizeof question, "SELECT max(id) FROM imports WHERE file = '%s'", file);
	read_answer(fixture, question, number, sizeof number);
	assert_true(generation_begin(fixture->path, NULL, NULL, &generation, &error));
	assert_true(
		write_import_remove(generation_store(generation), atoll(number), &report, &error));
	assert_true(generation_publish(generation, &error));
	string_buffer_free(&report);
}

/* Two files of a month without an issue in their names do not take turns. */
static void what_was_replaced_is_not_taken_again(void **state)
{
	const struct fixture *fixture = *state;
	static const char one[] = "provider,measure,period,value\nRTF,m,2025-04,1\n",
			  other[] = "provider,measure,period,value\nRTF,m,2025-04,2\n";
	static const char *const names[] = {"one.csv", "other.csv"}, *const texts[] = {one, other};
	struct visit visit = {.done = false};

	for (int again = 0; again < 2; again++)
		for (int i = 0; i < 2; i++) {
			assert_true(
				visit_bytes(fixture, names[i], texts[i], strlen(texts[i]), &visit));
			assert_int_equal(visit.report.changed, !again);
			assert_int_equal(visit.report.same, again);
			if (again && i == 0)
				assert_non_null(strstr(string_buffer_text(&visit.report.lines),
					"one.csv: nothing to do, the same file was imported before "
					"(import "));
			if (again && i == 0)
				assert_non_null(strstr(string_buffer_text(&visit.report.lines),
					"and has been replaced since (by import "));
			visit_free(&visit);
			assert_figure(
				fixture, "2025-04", "m", NULL, "RTF", again || i == 1 ? "2" : "1");
		}
	visit.options.replace = true;
	assert_true(visit_bytes(fixture, "one.csv", one, strlen(one), &visit));
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "m", NULL, "RTF", "1");
}

#define MONTHS "period,org_code,type,attendances,breaches,admissions\n"
#define MONTH(month, came) month "-01,NQ1,1," came ",1,1\n"
#define OWN "provider,measure,period,value\n"

/* A month that is not there any more is taken again, and those that a later file brought stay: of
 * official figures, and of the reader's own measure by measure. */
static void of_a_file_only_what_is_gone_is_taken_again(void **state)
{
	static const struct {
		const char *file, *first, *later, *item, *removed, *kept;
	} files[] = {
		{MONTHS MONTH("2030-04", "10") MONTH("2030-05", "10") MONTH("2030-06", "10"),
			MONTHS MONTH("2030-04", "20"), MONTHS MONTH("2030-05", "30"),
			"ae.attendances.type1", "2030-05", "2030-04"},
		{OWN "NQ1,m,2030-04,10\nNQ1,n,2030-04,10\nNQ1,m,2030-05,10\n",
			OWN "NQ1,m,2030-04,20\n", OWN "NQ1,m,2030-05,30\n", "m", "2030-05",
			"2030-04"},
	};
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct visit visit = {.done = false};

		takes(fixture, "all.csv", files[i].file);
		takes(fixture, "first.csv", files[i].first);
		takes(fixture, "later.csv", files[i].later);
		remove_import(fixture, "later.csv");
		assert_figure(fixture, files[i].removed, files[i].item, NULL, "NQ1", "none");
		assert_true(visit_bytes(
			fixture, "all.csv", files[i].file, strlen(files[i].file), &visit));
		assert_int_equal(visit.report.changed, 1);
		assert_non_null(strstr(string_buffer_text(&visit.report.lines),
			"stays: only the rest is taken again; --replace takes all of it\n"));
		visit_free(&visit);
		assert_figure(fixture, files[i].removed, files[i].item, NULL, "NQ1", "10");
		assert_figure(fixture, files[i].kept, files[i].item, NULL, "NQ1", "20");
	}
}

/* The advice that comes with a month that was passed over can be followed. */
static void replace_takes_what_was_passed_over(void **state)
{
	static const char both[] = MONTHS MONTH("2030-04", "10") MONTH("2030-05", "10");
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.pass_over = true}};

	takes(fixture, "April-revised.csv", MONTHS MONTH("2030-04", "20"));
	assert_true(visit_bytes(fixture, "both.csv", both, strlen(both), &visit));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"both.csv: not taken: A&E of Apr 2030 is there as a newer issue"));
	assert_int_equal(visit.report.changed, 1);
	visit_free(&visit);
	assert_figure(fixture, "2030-04", "ae.attendances.type1", NULL, "NQ1", "20");
	visit.options = (struct import_options){.replace = true};
	for (size_t again = 0; again < 2; again++) {
		assert_true(visit_bytes(fixture, "both.csv", both, strlen(both), &visit));
		assert_int_equal(visit.report.changed, again == 0);
		assert_int_equal(visit.report.same, again);
		visit_free(&visit);
		assert_figure(fixture, "2030-04", "ae.attendances.type1", NULL, "NQ1", "10");
	}
}

#define AE_LONG(month)                                                                             \
	"period,org_code,type,attendances,breaches,admissions\n" month ",RF4,1,9,1,1\n"

/* England and the providers of the collection are not given away for a part, nor a revised month
 * for a first issue. */
static void what_is_built_in_gives_way_to_nothing_less(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer whole = {0};

	refuses_saying(fixture, "a.csv", AE_LONG("2017-03-01"),
		"A&E of Mar 2017 is there built in with all of England (from ae_attendances.csv), "
		"and this file has only a part of it: `concordat import --replace FILE` takes it");
	string_buffer_add(&whole, "period,org_code,type,attendances,breaches,admissions\n");
	for (int i = 0; i < 200; i++)
		string_buffer_format(&whole, "2022-08-01,NZ%03d,1,9,1,1\n", i);
	refuses_saying(fixture, "a.csv", string_buffer_text(&whole),
		"A&E of Aug 2022 is there as a newer issue (revised, from "
		"August-2022-revised-110523-eee555.csv) than this file (first issue)");
	takes_saying(
		fixture, "a-revised.csv", string_buffer_text(&whole), "replaces A&E of Aug 2022: ");
	string_buffer_free(&whole);
}

static void of_a_folder_the_known_files_are_taken_and_the_others_listed(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.done = false};
	char path[300], inner[310];

	snprintf(path, sizeof path, "%s/folder", fixture->folder);
	snprintf(inner, sizeof inner, "%s/inner", path);
	assert_int_equal(mkdir(path, 0700), 0);
	assert_int_equal(mkdir(inner, 0700), 0);
	assert_false(visit_path(fixture, path, &visit));
	assert_non_null(strstr(visit.error.message,
		"has no .csv and no .zip in it; folders inside it are not read: name them, as "));
	visit_free(&visit);
	fixture_write_bytes(fixture, "folder/a.csv", "a,b\n1,2\n", 8);
	fixture_write_bytes(fixture, "folder/c.csv", "c,d\n1,2\n", 8);
	visit.options.keep_going = true;
	assert_false(visit_path(fixture, path, &visit));
	assert_non_null(strstr(
		visit.error.message, "folder has no file in it whose heading concordat knows"));
	visit_free(&visit);
	fixture_write_bytes(fixture, "folder/b.csv", LONG_FORM, strlen(LONG_FORM));
	if (!visit_path(fixture, path, &visit))
		fail_msg("%s", visit.error.message);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"a.csv: has no heading that concordat knows"));
	assert_non_null(strstr(string_buffer_text(&visit.report.lines), "says what it should be: "
									"left out\n"));
	assert_int_equal(visit.report.problems, 2);
	assert_int_equal(visit.report.changed, 1);
	visit_free(&visit);
	visit.options.keep_going = false;
	assert_false(visit_path(fixture, path, &visit));
	visit_free(&visit);
}

static void what_is_no_official_file_is_refused_in_words(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.done = false};
	char path[300];

	refuses_saying(fixture, "e.csv", "", "e.csv: is empty");
	refuses_saying(
		fixture, "n.csv", "a,b\n1,2\n", "n.csv: has no heading that concordat knows");
	refuses_saying(fixture, "p.csv", "%PDF-1.7\n", "p.csv: is a PDF");
	refuses_saying(fixture, "x.xls", "\xD0\xCF\x11\xE0\xA1", "is an old Excel workbook");
	refuses_saying(fixture, "g.csv.gz", "\x1F\x8B\x08", "gunzip it first");
	snprintf(path, sizeof path, "%s/nowhere.csv", fixture->folder);
	assert_false(visit_path(fixture, path, &visit));
	assert_non_null(strstr(visit.error.message, "cannot open"));
	visit_free(&visit);
	assert_false(visit_path(fixture, "/dev/null", &visit));
	assert_non_null(strstr(visit.error.message, "/dev/null is no file that can be read"));
	visit_free(&visit);
}

static void a_kind_that_is_named_says_what_is_missing(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.options = {.kind = "ae"}};

	assert_false(visit_bytes(fixture, "a.csv", "a,b\n1,2\n", 8, &visit));
	assert_non_null(strstr(visit.error.message, "has no heading of this kind"));
	visit_free(&visit);
	visit.options.kind = "dm01";
	assert_false(
		visit_bytes(fixture, "a.csv", "total wl,unscheduled activity\n1,2\n", 33, &visit));
	assert_non_null(strstr(visit.error.message, "no column is called \"Provider Org Code"));
	visit_free(&visit);
	visit.options.kind = "aeroplanes";
	assert_false(visit_bytes(fixture, "a.csv", "a,b\n1,2\n", 8, &visit));
	assert_non_null(strstr(visit.error.message, "--kind aeroplanes is no kind"));
	visit_free(&visit);
}

/* In every encoding on the list, and told where that is safe. */
static void encodings_are_told_or_asked_for(void **state)
{
	const struct fixture *fixture = *state;
	static const struct {
		const char *encoding, *pound;
		bool told;
	} encodings[] = {{"UTF-8", "\xC2\xA3", true}, {"UTF-16LE", NULL, true},
		{"UTF-16BE", NULL, true}, {"WINDOWS-1252", "\xA3", true}, {"CP850", "\x9C", false},
		{"CP437", "\x9C", false}, {"ISO-8859-15", "\xA4", false}};

	for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++) {
		struct visit visit = {.done = false};
		char text[300], wide[600], name[40];
		size_t size;

		snprintf(text, sizeof text,
			"provider,measure,period,value,unit\r\nRTF,beds.%zu,2025-04,12,%s\r\n", i,
			encodings[i].pound != NULL ? encodings[i].pound : "m");
		size = strlen(text);
		for (size_t k = 0; encodings[i].pound == NULL && k < size; k++) {
			wide[2 * k + (i == 2)] = text[k];
			wide[2 * k + (i != 2)] = '\0';
		}
		snprintf(name, sizeof name, "%zu.csv", i);
		visit_bytes(fixture, name, encodings[i].pound != NULL ? text : wide,
			encodings[i].pound != NULL ? size : 2 * size, &visit);
		assert_int_equal(visit.done, encodings[i].told);
		if (!visit.done) {
			assert_non_null(strstr(visit.error.message,
				"say with --encoding what it is (UTF-8, UTF-16LE, "));
			visit_free(&visit);
			visit.options.encoding = encodings[i].encoding;
			assert_true(visit_bytes(fixture, name, text, size, &visit));
		}
		visit_free(&visit);
		snprintf(text, sizeof text, "SELECT unit FROM items WHERE name = 'beds.%zu'", i);
		assert_answer(fixture, text,
			encodings[i].pound == NULL ? "m"
			: i == 6		   ? "\xE2\x82\xAC"
						   : "\xC2\xA3");
	}
	refuses_saying(fixture, "c.csv",
		"provider,measure,period,value,unit\r\nRTF,beds,2025-04,x,\xA3\r\n",
		"(the byte is that of the text as UTF-8, read from WINDOWS-1252)");
}

/* A byte of Windows-1252 far behind the bytes that the kind is told from. */
static void a_late_sign_has_the_file_read_again(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};
	struct visit visit = {.done = false};

	string_buffer_add(&text, "provider,measure,period,value,unit\n");
	for (int i = 0; i < 6000; i++)
		string_buffer_format(&text, "RTF,beds.m%d,2025-04,12,places\n", i);
	string_buffer_add(&text, "RTF,beds.last,2025-04,12,\xA3\n");
	if (!visit_bytes(fixture, "late.csv", text.bytes, text.size, &visit))
		fail_msg("%s", visit.error.message);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines), "read as WINDOWS-1252"));
	assert_answer(fixture, "SELECT unit FROM items WHERE name = 'beds.last'", "\xC2\xA3");
	visit_free(&visit);
	/* Both UTF-8 and Windows-1252 in one file: nobody can say. */
	string_buffer_add(&text, "RTF,beds.more,2025-04,12,\xC2\xA3\n");
	assert_false(visit_bytes(fixture, "mixed.csv", text.bytes, text.size, &visit));
	assert_non_null(strstr(visit.error.message, "cannot be told safely"));
	visit_free(&visit);
	string_buffer_free(&text);
}

/* \r\n with its \r as the last byte of a piece is one end of a line. */
static void lines_are_counted_across_pieces(void **state)
{
	const struct fixture *fixture = *state;
	struct string_buffer text = {0};
	struct visit visit = {.options = {.encoding = "WINDOWS-1252"}};

	string_buffer_add(&text, "provider,measure,period,value\r\n");
	while (text.size < (64 << 10) - 1)
		string_buffer_add_char(&text, ' ');
	string_buffer_add(&text, "\r\n\x81\r\n");
	assert_false(visit_bytes(fixture, "a.csv", text.bytes, text.size, &visit));
	if (strstr(visit.error.message, "a.csv: line 3: ") == NULL)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
	string_buffer_free(&text);
}

static uint32_t crc32_of(const char *bytes, size_t size)
{
	uint32_t crc = 0xFFFFFFFF;

	for (size_t i = 0; i < size; i++) {
		crc ^= (unsigned char)bytes[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	return ~crc;
}

struct member {
	const char *name, *bytes;
	size_t size, unpacked; /* unpacked 0: stored */
	uint32_t crc;
};

static void put(struct string_buffer *out, uint32_t number, int bytes)
{
	for (; bytes > 0; bytes--, number >>= 8)
		string_buffer_add_char(out, (char)number);
}

static void put_header(struct string_buffer *out, const struct member *member)
{
	put(out, 20, 2);
	put(out, 0, 2);
	put(out, member->unpacked > 0 ? 8 : 0, 2);
	put(out, 0, 4);
	put(out, member->crc, 4);
	put(out, (uint32_t)member->size, 4);
	put(out, (uint32_t)(member->unpacked > 0 ? member->unpacked : member->size), 4);
	put(out, (uint32_t)strlen(member->name), 2);
	put(out, 0, 2);
}

/* A .zip as PKWARE's note describes it. */
static void zip(struct string_buffer *out, const struct member *members, size_t count)
{
	struct string_buffer directory = {0};

	for (size_t i = 0; i < count; i++) {
		size_t at = out->size;

		put(out, 0x04034B50, 4);
		put_header(out, &members[i]);
		string_buffer_add(out, members[i].name);
		string_buffer_add_bytes(out, members[i].bytes, members[i].size);
		put(&directory, 0x02014B50, 4);
		put(&directory, 20, 2);
		put_header(&directory, &members[i]);
		put(&directory, 0, 2);
		put(&directory, 0, 2);
		put(&directory, 0, 2);
		put(&directory, 0, 4);
		put(&directory, (uint32_t)at, 4);
		string_buffer_add(&directory, members[i].name);
	}
	put(&directory, 0x06054B50, 4);
	put(&directory, 0, 4);
	put(&directory, (uint32_t)count, 2);
	put(&directory, (uint32_t)count, 2);
	put(&directory, (uint32_t)(directory.size - 12), 4);
	put(&directory, (uint32_t)out->size, 4);
	put(&directory, 0, 2);
	string_buffer_add_bytes(out, directory.bytes, directory.size);
	string_buffer_free(&directory);
}

static struct member stored(const char *name, const char *text)
{
	return (struct member){name, text, strlen(text), 0, crc32_of(text, strlen(text))};
}

static void assert_no_child(void)
{
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}

static bool visit_zip(const struct fixture *fixture, const char *name, const struct member *members,
	size_t count, struct visit *visit)
{
	struct string_buffer bytes = {0};
	bool done;

	zip(&bytes, members, count);
	done = visit_bytes(fixture, name, bytes.bytes, bytes.size, visit);
	string_buffer_free(&bytes);
	assert_no_child();
	return done;
}

/* Names that a helper could take for an option or a pattern. */
static void a_zip_is_read_whatever_its_names_are(void **state)
{
	const struct fixture *fixture = *state;
	struct member members[] = {
		stored("x*[1]?.csv", "provider,measure,period,value\nRTF,m.star,2025-04,1\n"),
		stored("xyz1a.csv", "provider,measure,period,value\nRTF,m.plain,2025-04,2\n"),
		stored("-p.csv", "provider,measure,period,value\nRTF,m.dash,2025-04,3\n"),
		stored("a folder/$(id).CSV", "provider,measure,period,value\nRTF,m.id,2025-04,4\n"),
		stored("readme.txt", "nothing"),
		stored("__MACOSX/._xyz1a.csv", "nothing"),
	};
	struct visit visit = {.done = false};

	if (!visit_zip(fixture, "-q *.zip", members, 6, &visit))
		fail_msg("%s", visit.error.message);
	assert_int_equal(visit.report.changed, 4);
	assert_figure(fixture, "2025-04", "m.star", NULL, "RTF", "1");
	assert_figure(fixture, "2025-04", "m.plain", NULL, "RTF", "2");
	assert_figure(fixture, "2025-04", "m.dash", NULL, "RTF", "3");
	assert_figure(fixture, "2025-04", "m.id", NULL, "RTF", "4");
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"-q *.zip: $(id).CSV: figures of Apr 2025, 1 row of 1 organisation\n"));
	visit_free(&visit);
}

/* With --keep-going it does not stop the folder it lies in; alone it is refused. */
static void an_unknown_zip_is_left_out_of_a_folder(void **state)
{
	const struct fixture *fixture = *state;
	struct member members[] = {stored("a.csv", "a,b\n1,2\n")};
	struct visit visit = {.options = {.keep_going = true}};
	struct string_buffer bytes = {0};
	char path[300];

	zip(&bytes, members, 1);
	fixture_write_bytes(fixture, "both/a.zip", bytes.bytes, bytes.size);
	fixture_write_bytes(fixture, "both/b.csv", LONG_FORM, strlen(LONG_FORM));
	string_buffer_free(&bytes);
	snprintf(path, sizeof path, "%s/both", fixture->folder);
	if (!visit_path(fixture, path, &visit))
		fail_msg("%s", visit.error.message);
	assert_non_null(strstr(string_buffer_text(&visit.report.lines),
		"a.zip: a.csv: has no heading that concordat knows"));
	assert_int_equal(visit.report.changed, 1);
	visit_free(&visit);
	assert_false(visit_zip(fixture, "alone.zip", members, 1, &visit));
	assert_non_null(strstr(visit.error.message, "concordat knows"));
	visit_free(&visit);
}

/* The names of a .zip and of the file in it are not revised alike. */
static void a_zip_is_of_the_later_issue_of_its_two_names(void **state)
{
	const struct fixture *fixture = *state;
	struct member second =
		stored("x-revised.csv", "provider,measure,period,value\nRTF,m,2025-04,2\n");
	struct member first =
		stored("x-revised.csv", "provider,measure,period,value\nRTF,m,2025-04,1\n");
	struct member third =
		stored("x-revised-3.csv", "provider,measure,period,value\nRTF,m,2025-04,3\n");
	struct visit visit = {.done = false};

	if (!visit_zip(fixture, "X-revised-2.zip", &second, 1, &visit))
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
	assert_answer(fixture, "SELECT vintage FROM months WHERE dataset = 'other:m'", "revised-2");
	assert_answer(fixture, "SELECT file FROM imports WHERE NOT built_in AND dossier IS NULL",
		"X-revised-2.zip: x-revised.csv");
	assert_false(visit_zip(fixture, "X-revised.zip", &first, 1, &visit));
	assert_non_null(strstr(visit.error.message,
		"newer issue (revised-2, from X-revised-2.zip: x-revised.csv) than this file "
		"(revised)"));
	visit_free(&visit);
	assert_true(visit_zip(fixture, "X.zip", &third, 1, &visit));
	visit_free(&visit);
	assert_answer(fixture, "SELECT vintage FROM months WHERE dataset = 'other:m'", "revised-3");
}

static void keep_progress(void *context, const struct import_progress *at)
{
	*(struct import_progress *)context = *at;
}

/* Its directory says how much there is to come; each of several is told apart. */
static void a_member_of_a_zip_has_a_progress(void **state)
{
	const struct fixture *fixture = *state;
	struct member members[] = {
		stored("a.csv", LONG_FORM),
		stored("b.csv", "provider,measure,period,value\nRTF,m.b,2025-04,22\n"),
	};
	struct import_progress last = {.file = NULL};
	struct visit visit = {.options = {.progress = keep_progress, .context = &last}};

	if (!visit_zip(fixture, "a.zip", members, 2, &visit))
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
	assert_int_equal(last.bytes, members[0].size + members[1].size);
	assert_int_equal(last.bytes_done, last.bytes);
	assert_int_equal(last.rows, 2);
	assert_int_equal(last.number, 2);
	assert_int_equal(last.files, 2);
	members[0] = stored("c.csv", "provider,measure,period,value\nRTF,m.c,2025-04,1\n");
	visit_zip(fixture, "b.zip", members, 1, &visit);
	visit_free(&visit);
	assert_int_equal(last.files, 1);
	assert_int_equal(last.bytes, members[0].size);
}

/* Whatever a directory says: no size, and no read beyond it. */
static void sizes_of_a_damaged_directory_are_not_known(void **state)
{
	const struct fixture *fixture = *state;
	struct member member = stored("a.csv", LONG_FORM);
	struct string_buffer bytes = {0};
	char path[300];

	zip(&bytes, &member, 1);
	snprintf(path, sizeof path, "%s/cut.zip", fixture->folder);
	for (size_t at = 0; at < bytes.size; at++) {
		char kept = bytes.bytes[at];
		int file;

		bytes.bytes[at] = (char)~kept;
		fixture_write_bytes(fixture, "cut.zip", bytes.bytes, bytes.size);
		file = open(path, O_RDONLY | O_CLOEXEC);
		zip_size(file, "a.csv");
		close(file);
		bytes.bytes[at] = kept;
		fixture_write_bytes(fixture, "cut.zip", bytes.bytes, at);
		file = open(path, O_RDONLY | O_CLOEXEC);
		assert_int_equal(zip_size(file, "a.csv"), 0);
		close(file);
	}
	fixture_write_bytes(fixture, "cut.zip", bytes.bytes, bytes.size);
	int file = open(path, O_RDONLY | O_CLOEXEC);

	assert_int_equal(zip_size(file, "a.csv"), member.size);
	assert_int_equal(zip_size(file, "b.csv"), 0);
	close(file);
	string_buffer_free(&bytes);
}

static void a_damaged_zip_is_refused(void **state)
{
	const struct fixture *fixture = *state;
	struct member member = stored("a.csv", LONG_FORM);
	struct visit visit = {.done = false};

	member.crc ^= 1;
	assert_false(visit_zip(fixture, "a.zip", &member, 1, &visit));
	assert_non_null(strstr(visit.error.message, "the .zip is damaged"));
	visit_free(&visit);
	member = stored("a.txt", LONG_FORM);
	assert_false(visit_zip(fixture, "b.zip", &member, 1, &visit));
	assert_non_null(strstr(visit.error.message, "b.zip: has no .csv in it"));
	visit_free(&visit);
	assert_false(visit_bytes(fixture, "c.zip", "PK\x03\x04 and no more", 16, &visit));
	assert_non_null(strstr(visit.error.message, "c.zip: "));
	visit_free(&visit);
	assert_no_child();
}

/* Bits from the lowest one on, as deflate has them. */
struct bits {
	struct string_buffer bytes;
	unsigned held, count;
};

static void put_bits(struct bits *bits, unsigned code, int size)
{
	for (int i = size - 1; i >= 0; i--) { /* Huffman codes begin with their highest bit */
		bits->held |= (code >> i & 1) << bits->count;
		if (++bits->count == 8) {
			string_buffer_add_char(&bits->bytes, (char)bits->held);
			bits->held = bits->count = 0;
		}
	}
}

/* 100 MB of one letter in 660 kB: a heading would have to come first, and cannot. */
static void what_unpacks_without_end_is_not_read_on(void **state)
{
	const struct fixture *fixture = *state;
	struct bits bits = {.held = 0};
	struct member member = {.name = "a.csv", .crc = 1};
	struct visit visit = {.options = {.kind = "long"}};

	put_bits(&bits, 1, 1); /* the last block, */
	put_bits(&bits, 2, 2); /* of fixed codes */
	put_bits(&bits, 0x30 + 'a', 8);
	for (int i = 0; i < 400000; i++) {
		put_bits(&bits, 0xC5, 8); /* 258 times */
		put_bits(&bits, 0, 5);	  /* the byte before */
	}
	put_bits(&bits, 0, 7);
	put_bits(&bits, 0, 8);
	member.bytes = bits.bytes.bytes;
	member.size = bits.bytes.size;
	member.unpacked = 1 + 400000 * 258;
	assert_false(visit_zip(fixture, "bomb.zip", &member, 1, &visit));
	assert_non_null(strstr(visit.error.message, "unpacks to more than"));
	visit_free(&visit);
	string_buffer_free(&bits.bytes);
}

static void without_a_helper_the_package_is_named(void **state)
{
	const struct fixture *fixture = *state;
	struct member member = stored("a.csv", LONG_FORM);
	struct visit visit = {.done = false};
	char *path = strdup(getenv("PATH"));

	setenv("PATH", fixture->folder, 1);
	assert_false(visit_zip(fixture, "a.zip", &member, 1, &visit));
	setenv("PATH", path, 1);
	assert_non_null(strstr(
		visit.error.message, "install the package libarchive-tools (bsdtar), or unzip"));
	visit_free(&visit);
	free(path);
}

/* With that helper alone, in a locale that has no letters but ASCII's: skipped where it is missing.
 */
static void unpacks_with(const struct fixture *fixture, const char *helper)
{
	struct member members[] = {stored("x*.csv", LONG_FORM),
		stored("\xC3\xA9t\xC3\xA9.csv",
			"provider,measure,period,value\nRTF,m.y,2025-04,4\n")};
	struct visit visit = {.done = false};
	char program[200], link[200], *path = strdup(getenv("PATH"));

	snprintf(program, sizeof program, "/usr/bin/%s", helper);
	if (access(program, X_OK) != 0) {
		free(path);
		skip();
	}
	snprintf(link, sizeof link, "%s/%s", fixture->folder, helper);
	assert_int_equal(symlink(program, link), 0);
	setenv("PATH", fixture->folder, 1);
	setenv("LC_ALL", "C", 1);
	visit_zip(fixture, "a.zip", members, 2, &visit);
	setenv("PATH", path, 1);
	unsetenv("LC_ALL");
	free(path);
	if (!visit.done)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
	assert_figure(fixture, "2025-04", "beds.open", NULL, "RTF", "12");
	assert_figure(fixture, "2025-04", "m.y", NULL, "RTF", "4");
}

static void bsdtar_unpacks(void **state)
{
	unpacks_with(*state, "bsdtar");
}

static void unzip_unpacks(void **state)
{
	unpacks_with(*state, "unzip");
}

static void a_folder_is_all_of_its_files(void **state)
{
	static const char other[] = "provider,measure,period,value\nRTF,m.b,2025-04,2\n";
	const struct fixture *fixture = *state;
	struct import_progress last = {.file = NULL};
	struct visit visit = {.options = {.progress = keep_progress, .context = &last}};
	char path[200];

	fixture_write(fixture, "in/b.csv", other);
	fixture_write(fixture, "in/a.CSV", LONG_FORM);
	fixture_write(fixture, "in/.hidden.csv", "no");
	fixture_write(fixture, "in/notes.txt", "no");
	snprintf(path, sizeof path, "%s/in", fixture->folder);
	assert_true(visit_path(fixture, path, &visit));
	assert_int_equal(visit.report.changed, 2);
	assert_int_equal(last.bytes, strlen(other) + strlen(LONG_FORM));
	assert_int_equal(last.bytes_done, last.bytes); /* of both, not of the last */
	assert_int_equal(last.rows, 2);
	assert_int_equal(last.number, 2);
	visit_free(&visit);
	fixture_write(fixture, "empty/notes.txt", "no");
	snprintf(path, sizeof path, "%s/empty", fixture->folder);
	assert_false(visit_path(fixture, path, &visit));
	assert_non_null(strstr(visit.error.message, "has no .csv and no .zip in it"));
	visit_free(&visit);
	fixture_write(fixture, "in/c.csv", "x\n");
	snprintf(path, sizeof path, "%s/in", fixture->folder);
	assert_false(visit_path(fixture, path, &visit)); /* nothing of it is kept */
	visit_free(&visit);
}

#define LONG_HEAD "period,org_code,type,attendances,breaches,admissions\n"

static void an_older_issue_in_a_folder_is_passed_over(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.done = false};
	char path[200];
	const char *lines;

	fixture_write(fixture, "two/a-revised.csv", LONG_HEAD "2031-04-01,RF4,1,100,10,5\n");
	fixture_write(fixture, "two/b.csv",
		LONG_HEAD "2031-04-01,RF4,1,90,9,5\n2031-05-01,RF4,1,80,8,4\n");
	fixture_write(fixture, "two/c.csv", LONG_HEAD "2031-04-01,RF4,1,70,7,5\n");
	snprintf(path, sizeof path, "%s/two", fixture->folder);
	if (!visit_path(fixture, path, &visit))
		fail_msg("%s", visit.error.message);
	lines = string_buffer_text(&visit.report.lines);
	assert_int_equal(visit.report.changed, 2);
	assert_non_null(strstr(lines, "b.csv: not taken: A&E of Apr 2031 is there as a newer issue "
				      "(revised, from a-revised.csv) than this file (first issue): "
				      "`concordat import --replace FILE`"));
	assert_non_null(strstr(lines, "c.csv: not taken: "));
	visit_free(&visit);
	assert_figure(fixture, "2031-04", "ae.attendances.type1", NULL, "RF4", "100");
	assert_figure(fixture, "2031-05", "ae.attendances.type1", NULL, "RF4", "80");
	/* An import without a month would never be wanted again. */
	assert_answer(fixture, "SELECT count(*) FROM imports WHERE file = 'c.csv'", "0");
	snprintf(path, sizeof path, "%s/two/c.csv", fixture->folder);
	assert_false(visit_path(fixture, path, &visit)); /* alone it is refused */
	assert_non_null(strstr(visit.error.message, "is there as a newer issue"));
	visit_free(&visit);
	visit.options.replace = true;
	assert_true(visit_path(fixture, path, &visit));
	visit_free(&visit);
	assert_figure(fixture, "2031-04", "ae.attendances.type1", NULL, "RF4", "70");
}

static void standard_input_is_a_file_too(void **state)
{
	const struct fixture *fixture = *state;
	struct visit visit = {.done = false};
	int ends[2], before = dup(0);

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], LONG_FORM, strlen(LONG_FORM)), strlen(LONG_FORM));
	close(ends[1]);
	dup2(ends[0], 0);
	visit_path(fixture, "-", &visit);
	close(ends[0]);
	if (!visit.done)
		fail_msg("%s", visit.error.message);
	visit_free(&visit);
	assert_answer(fixture, "SELECT file FROM imports WHERE kind = 'long'", "standard input");
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "PK\x03\x04", 4), 4);
	close(ends[1]);
	dup2(ends[0], 0);
	assert_false(visit_path(fixture, "-", &visit));
	dup2(before, 0);
	close(before);
	close(ends[0]);
	assert_non_null(
		strstr(visit.error.message, "comes through a pipe: give the .zip by its name"));
	visit_free(&visit);
}

static bool always(void *context)
{
	++*(int *)context;
	return true;
}

static void an_import_can_be_cancelled(void **state)
{
	const struct fixture *fixture = *state;
	int asked = 0;
	struct visit visit = {.options = {.cancelled = always, .context = &asked}};

	assert_false(visit_bytes(fixture, "a.csv", LONG_FORM, strlen(LONG_FORM), &visit));
	assert_string_equal(visit.error.message, "a.csv: cancelled");
	assert_true(asked > 0);
	visit_free(&visit);
}

static void fill(struct string_buffer *out, const char *text, size_t size)
{
	while (out->size < size)
		string_buffer_add(out, text);
}

/* RELIABILITY, test 20: each ends in a message, soon. */
static void hostile_files_end_in_a_message(void **state)
{
	const struct fixture *fixture = *state;
	static const char *const begins[] = {"", "provider,measure,period,value\n",
		"Period,Org Code,A&E attendances Type 1,Attendances over 4hrs Type 1\n",
		"PERIOD,STANDARD,ORG CODE,CANCER TYPE,TOTAL TREATED,WITHIN STANDARD\n",
		"Provider Code,Total Waiting List,Unscheduled tests\n"};
	static const char *const fillings[] = {
		"x", "a,", "\"", ",", "\n", "\r", "\"\"\n", "¬", "1,2\n"};

	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++) {
		for (size_t k = 0; k < sizeof fillings / sizeof *fillings; k++) {
			struct string_buffer text = {0};
			struct visit visit = {.done = false};
			clock_t before = clock();

			string_buffer_add(&text, begins[i]);
			fill(&text, fillings[k], 2 << 20);
			assert_false(
				visit_bytes(fixture, "hostile.csv", text.bytes, text.size, &visit));
			assert_true(visit.error.message[0] != '\0');
			assert_true((clock() - before) / CLOCKS_PER_SEC < 2);
			visit_free(&visit);
			string_buffer_free(&text);
		}
	}
	{
		struct visit visit = {.done = false};

		assert_false(visit_bytes(fixture, "nul.csv",
			"provider,measure,period,value\nRTF,a\0b,2025-04,1\n", 49, &visit));
		visit_free(&visit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(of_a_file_only_what_is_gone_is_taken_again,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			replace_takes_what_was_passed_over, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			lines_are_counted_across_pieces, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_unknown_zip_is_left_out_of_a_folder, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			of_a_folder_the_known_files_are_taken_and_the_others_listed, fixture_setup,
			fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_member_of_a_zip_has_a_progress, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(sizes_of_a_damaged_directory_are_not_known,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(what_is_built_in_gives_way_to_nothing_less,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			the_same_bytes_change_nothing, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_was_replaced_is_not_taken_again, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(what_is_no_official_file_is_refused_in_words,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_kind_that_is_named_says_what_is_missing, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			encodings_are_told_or_asked_for, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_late_sign_has_the_file_read_again, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_zip_is_read_whatever_its_names_are, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(a_zip_is_of_the_later_issue_of_its_two_names,
			fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_damaged_zip_is_refused, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			what_unpacks_without_end_is_not_read_on, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			without_a_helper_the_package_is_named, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(bsdtar_unpacks, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(unzip_unpacks, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			a_folder_is_all_of_its_files, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_older_issue_in_a_folder_is_passed_over, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			standard_input_is_a_file_too, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			an_import_can_be_cancelled, fixture_setup, fixture_teardown),
		cmocka_unit_test_setup_teardown(
			hostile_files_end_in_a_message, fixture_setup, fixture_teardown),
	};

	return cmocka_run_group_tests_name("import/import", tests, NULL, NULL);
}
