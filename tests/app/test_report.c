/* Tables and records from the command line: JSON that is JSON, every row cited, figures as the
 * source prints them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/dossier_table.h"
#include "support/json.h"
#include "support/program.h"
#include "text/csv.h"

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static struct output answer(const char *const words[])
{
	struct output run = program_run(words);

	if (run.status != 0 || run.err_size != 0)
		fail_msg("%s %s: exit %d: %s", words[0], words[1], run.status, run.err);
	return run;
}

static struct output answer_json(const char *command, const char *word)
{
	struct output run = answer(WORDS(command, word, "--json"));

	if (!json_is_valid(run.out))
		fail_msg("%s %s: no JSON: %.200s", command, word, run.out);
	return run;
}

static size_t count_records(const char *csv)
{
	struct csv_bytes bytes = {csv, strlen(csv)};
	struct csv_reader *reader = csv_open(csv_read_bytes, &bytes, ',');
	struct csv_field *fields;
	struct error error;
	size_t count = 0, records = 0, columns = 0;
	enum csv_result result;

	while ((result = csv_read(reader, &fields, &count, &error)) == CSV_RECORD) {
		if (records++ == 0)
			columns = count;
		assert_int_equal(count, columns);
	}
	assert_int_equal(result, CSV_END);
	csv_close(reader);
	return records;
}

static void is_cited(const char *item)
{
	const char *sources = json_member(item, "sources");

	assert_non_null(json_member(item, "id"));
	assert_int_equal(*json_member(item, "name"), '"');
	assert_true(json_count(sources) > 0);
	for (size_t i = 0; i < json_count(sources); i++) {
		const char *source = json_item(sources, i);

		assert_int_equal(*json_member(source, "document"), '"');
		assert_true(atoi(json_member(source, "first_line")) > 0);
		assert_true(atoi(json_member(source, "last_line")) >=
			    atoi(json_member(source, "first_line")));
	}
}

/* The same rows in each form; every column of the table in JSON, but for the five of a date, which
 * are one. */
static void lists_every_table(void **state)
{
	(void)state;
	for (const struct dossier_table *table = dossier_tables; table->name; table++) {
		struct output json = answer_json("list", table->name);
		struct output csv = answer(WORDS("list", table->name, "--csv"));
		const char *item;
		size_t count = 0;

		for (; (item = json_item(json.out, count)); count++) {
			is_cited(item);
			for (const struct column *column = table->columns; column->name; column++)
				if (!json_member(item, strncmp(column->name, "date_", 5) == 0
							       ? "date"
							       : column->name))
					fail_msg("%s lacks %s", table->name, column->name);
		}
		assert_true(count > 0);
		assert_int_equal(count_records(csv.out), count + 1);
		output_free(&json);
		output_free(&csv);
	}
}

static void lists_in_text_and_markdown(void **state)
{
	struct output markdown = answer(WORDS("list", "partnerships", "--markdown"));
	struct output singular = answer(WORDS("list", "partnership"));
	struct output text = answer(WORDS("list", "partnerships"));

	(void)state;
	assert_int_equal(strncmp(markdown.out, "| id | name |", 13), 0);
	assert_non_null(strstr(markdown.out, "\n|---"));
	assert_string_equal(singular.out, text.out);
	assert_non_null(strstr(text.out, "p-inh-mri"));
	output_free(&markdown);
	output_free(&singular);
	output_free(&text);
}

static void lists_providers_and_dossiers(void **state)
{
	struct output providers = answer_json("list", "providers");
	struct output dossiers = answer_json("list", "dossiers");
	struct output imports = answer_json("list", "imports");
	const char *item;

	(void)state;
	for (size_t i = 0; (item = json_item(providers.out, i)); i++)
		assert_true(json_is(json_member(item, "provider"), "true"));
	assert_non_null(json_with_id(providers.out, "o-northumbria"));
	assert_null(json_with_id(providers.out, "o-hsj"));
	assert_true(
		json_is(json_member(json_with_id(dossiers.out, "founding"), "built_in"), "true"));
	assert_non_null(json_with_id(dossiers.out, "later"));
	for (size_t i = 0; (item = json_item(imports.out, i)); i++)
		if (json_is(json_member(item, "dossier"), "\"founding\""))
			break;
	assert_non_null(item);
	assert_true(atoi(json_member(item, "id")) > 0);
	assert_true(atoi(json_member(item, "rows")) > 1000);
	assert_int_equal(*json_member(item, "imported_at"), '"');
	output_free(&providers);
	output_free(&dossiers);
	output_free(&imports);
}

static void is_value(
	const char *value, const char *low, const char *high, const char *bound, const char *unit)
{
	assert_non_null(value);
	assert_int_equal(*json_member(value, "printed"), '"');
	assert_true(json_is(json_member(value, "low"), low));
	assert_true(json_is(json_member(value, "high"), high));
	assert_true(json_is(json_member(value, "bound"), bound));
	assert_true(json_is(json_member(value, "unit"), unit));
	assert_non_null(json_member(value, "period"));
	assert_true(json_count(json_member(value, "sources")) > 0);
}

static void lists_figures(void **state)
{
	struct output run = answer_json("list", "metrics");
	const char *wait = json_with_id(run.out, "m-nu-wait");
	const char *conversion = json_with_id(run.out, "m-co-conv");

	(void)state;
	is_value(json_member(wait, "before"), "4.5", "4.5", "\"exact\"", "\"weeks\"");
	is_value(json_member(wait, "after"), "2", "2", "\"under\"", "\"weeks\"");
	assert_null(json_member(wait, "target"));
	is_value(json_member(conversion, "before"), "30", "40", "\"exact\"", "\"%\"");
	output_free(&run);
}

/* For a spreadsheet: a column a side, as printed, and the main one taken apart. */
static void lists_figures_as_columns(void **state)
{
	struct output run = answer(WORDS("list", "metrics", "--csv"));
	const char *wait = strstr(run.out, "\nm-nu-wait,");

	(void)state;
	assert_non_null(strstr(run.out,
		",sources,value,before,after,comparator,change,target,low,high,bound,unit,"
		"period,dossier\n"));
	assert_non_null(wait);
	const char *end = strchr(wait + 1, '\n');
	const char *figures = strstr(wait, "4.5 weeks");
	assert_true(figures && figures < end);
	figures = strstr(wait, ",2,2,under,weeks,");
	assert_true(figures && figures < end);
	assert_int_equal(strncmp(end - 9, ",founding", 9), 0);
	output_free(&run);
}

static void tells_dossiers_apart(void **state)
{
	struct output list = answer(WORDS("list", "events"));
	struct output markdown = answer(WORDS("list", "sources", "--markdown"));
	struct output search = answer(WORDS("search", "REACH"));

	(void)state;
	assert_non_null(strstr(list.out, "  later: "));
	assert_non_null(strstr(markdown.out, "| later: "));
	assert_non_null(strstr(search.out, "  later: "));
	assert_null(strstr(list.out, "founding: "));
	output_free(&list);
	output_free(&markdown);
	output_free(&search);
}

static void shows_a_metric(void **state)
{
	struct output run = answer_json("show", "m-nu-wait");
	const char *evidence = json_member(run.out, "evidence");

	(void)state;
	is_cited(run.out);
	assert_true(json_is(json_member(run.out, "table"), "\"metrics\""));
	assert_true(json_is(json_member(run.out, "kind"), "\"before-after\""));
	assert_true(json_is(
		json_member(run.out, "computed_change"), "\"over 2.5 weeks less, over 55 %\""));
	assert_true(json_is(json_member(evidence, "baseline"), "true"));
	assert_true(json_is(json_member(evidence, "comparator"), "false"));
	assert_int_equal(json_count(evidence), 5);
	is_value(json_member(run.out, "after"), "2", "2", "\"under\"", "\"weeks\"");
	assert_true(json_count(json_member(run.out, "differences")) > 0);
	output_free(&run);
}

static void shows_a_partnership(void **state)
{
	static const char *const parts[] = {
		"parties", "facts", "events", "metrics", "differences", "references"};
	struct output run = answer_json("show", "p-inh-mri");

	(void)state;
	is_cited(run.out);
	assert_true(json_is(json_member(run.out, "kind"), "\"managed service\""));
	assert_true(json_is(json_item(json_member(run.out, "specialties"), 0), "\"imaging\""));
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *item = json_item(json_member(run.out, parts[i]), 0);

		assert_int_equal(*json_member(item, "id"), '"');
		assert_int_equal(*json_member(item, "name"), '"');
	}
	output_free(&run);
}

static void shows_other_kinds(void **state)
{
	struct output difference = answer_json("show", "c-scans");
	struct output organisation = answer_json("show", "RTF");
	struct output value = answer_json("show", "m-nu-wait.after");
	struct output event = answer_json("show", "e-2004");

	(void)state;
	assert_int_equal(json_count(json_member(difference.out, "sides")), 3);
	assert_true(json_is(json_member(difference.out, "weight"), "\"serious\""));
	assert_true(json_is(json_member(organisation.out, "id"), "\"o-northumbria\""));
	assert_true(json_count(json_member(organisation.out, "codes")) > 0);
	assert_true(json_is(json_member(value.out, "kind"), "\"value\""));
	assert_true(json_is(json_member(json_member(event.out, "date"), "start"), "\"2004\""));
	output_free(&difference);
	output_free(&organisation);
	output_free(&value);
	output_free(&event);
}

/* Every id that a list has can be shown, in every form. */
static void shows_every_kind_of_record(void **state)
{
	(void)state;
	for (const struct dossier_table *table = dossier_tables; table->name; table++) {
		struct output list = answer_json("list", table->name);
		const char *id = json_member(json_item(list.out, 0), "id") + 1;
		char word[100];

		snprintf(word, sizeof word, "%.*s", (int)strcspn(id, "\""), id);
		struct output json = answer_json("show", word);
		struct output csv = answer(WORDS("show", word, "--csv"));
		struct output text = answer(WORDS("show", word));
		assert_int_equal(strncmp(csv.out, "record,field,value\n", 19), 0);
		assert_true(count_records(csv.out) > 2);
		assert_true(text.out_size > 20);
		output_free(&list);
		output_free(&json);
		output_free(&csv);
		output_free(&text);
	}
}

static void finds_names_and_beginnings(void **state)
{
	struct output name = answer(WORDS("show", "Northumbria", "MRI"));
	struct output id = answer(WORDS("show", "p-inh-mri"));
	struct output many = program_run(WORDS("show", "n"));
	struct output none = program_run(WORDS("show", "zzzqqq"));

	(void)state;
	assert_string_equal(name.out, id.out);
	assert_int_equal(many.status, 1);
	assert_int_equal(many.out_size, 0);
	assert_non_null(strstr(many.err, "can be any of "));
	assert_non_null(strstr(many.err, "\n  o-"));
	assert_non_null(strstr(many.err, " more\n"));
	assert_int_equal(none.status, 1);
	assert_non_null(strstr(none.err, "nothing is called"));
	output_free(&name);
	output_free(&id);
	output_free(&many);
	output_free(&none);
}

static void searches(void **state)
{
	struct output csv = answer(WORDS("search", "--csv", "11,500"));
	struct output json = answer_json("search", "11500");
	struct output limited = answer(WORDS("search", "--csv", "--limit", "2", "MRI"));

	(void)state;
	assert_int_equal(strncmp(csv.out, "id,kind,name,record,context,sources,dossier\n", 44), 0);
	assert_non_null(strstr(csv.out, "d-001:4"));
	for (size_t i = 0; i < json_count(json.out); i++) {
		is_cited(json_item(json.out, i));
		assert_int_equal(*json_member(json_item(json.out, i), "kind"), '"');
		assert_int_equal(*json_member(json_item(json.out, i), "record"), '"');
		assert_int_equal(*json_member(json_item(json.out, i), "dossier"), '"');
	}
	assert_int_equal(count_records(csv.out), json_count(json.out) + 1);
	assert_int_equal(count_records(limited.out), 3);
	output_free(&csv);
	output_free(&json);
	output_free(&limited);
}

static void corrects_and_says_so(void **state)
{
	struct output run = program_run(WORDS("search", "northumbira"));

	(void)state;
	assert_int_equal(run.status, 0);
	assert_non_null(strstr(run.out, "o-northumbria"));
	assert_non_null(strstr(run.err, "northumbria"));
	output_free(&run);
}

static void finds_nothing(void **state)
{
	struct output text = program_run(WORDS("search", "zzzqqqxxx"));
	struct output json = program_run(WORDS("search", "zzzqqqxxx", "--json"));
	struct output empty = program_run(WORDS("search", ""));

	(void)state;
	assert_int_equal(text.status, 1);
	assert_int_equal(text.out_size, 0);
	assert_non_null(strstr(text.err, "zzzqqqxxx"));
	assert_int_equal(json.status, 1);
	assert_string_equal(json.out, "[]\n");
	assert_int_equal(empty.status, 1);
	output_free(&text);
	output_free(&json);
	output_free(&empty);
}

static void writes_for_excel(void **state)
{
	struct output run = answer(WORDS("list", "contacts", "--excel"));

	(void)state;
	assert_int_equal(strncmp(run.out, "\xEF\xBB\xBFid,name,", 11), 0);
	assert_non_null(strstr(run.out, "sources,dossier\r\n"));
	assert_non_null(strstr(run.out, ",'@nhspartners,"));
	output_free(&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_every_table),
		cmocka_unit_test(lists_in_text_and_markdown),
		cmocka_unit_test(lists_providers_and_dossiers),
		cmocka_unit_test(lists_figures),
		cmocka_unit_test(lists_figures_as_columns),
		cmocka_unit_test(tells_dossiers_apart),
		cmocka_unit_test(shows_a_metric),
		cmocka_unit_test(shows_a_partnership),
		cmocka_unit_test(shows_other_kinds),
		cmocka_unit_test(shows_every_kind_of_record),
		cmocka_unit_test(finds_names_and_beginnings),
		cmocka_unit_test(searches),
		cmocka_unit_test(corrects_and_says_so),
		cmocka_unit_test(finds_nothing),
		cmocka_unit_test(writes_for_excel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
