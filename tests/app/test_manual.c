/* The manual pages and the completion name everything there is: commands, keys, options, tables,
 * columns, choices. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/commands.h"
#include "base/string_buffer.h"
#include "model/dossier_table.h"
#include "support/program.h"

static const char *source_path(const char *name)
{
	static char path[400];
	const char *folder = getenv("CONCORDAT_SOURCE");

	snprintf(path, sizeof path, "%s/%s", folder ? folder : ".", name);
	return path;
}

static char *read_source(const char *name)
{
	struct string_buffer text = {0};
	char bytes[4096];
	size_t size;
	FILE *file = fopen(source_path(name), "r");

	assert_non_null(file);
	while ((size = fread(bytes, 1, sizeof bytes, file)) > 0)
		string_buffer_add_bytes(&text, bytes, size);
	fclose(file);
	assert_non_null(text.bytes);
	return text.bytes;
}

/* Takes the escapes of roff out, in place: "\&:" is ":", "\(haD" is "^D". */
static void plain(char *text)
{
	char *to = text;

	for (char *at = text; *at; to++) {
		if (strncmp(at, "\\&", 2) == 0)
			at += 2;
		if (strncmp(at, "\\(ha", 4) == 0) {
			*to = '^';
			at += 4;
		} else {
			*to = *at++;
		}
	}
	*to = '\0';
}

/* A word of text that is between spaces or line ends, before end. */
static bool has_word(const char *text, const char *end, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = text; (at = strstr(at, word)) && at + size <= end; at++)
		if ((at == text || strchr(" \n", at[-1])) && (!at[size] || strchr(" \n", at[size])))
			return true;
	return false;
}

/* The line of the list that has this command. */
static const char *line_of(const char *page, const char *name)
{
	char wanted[100];
	const char *at = page;

	snprintf(wanted, sizeof wanted, " Ta Cm %s ", name);
	at = strstr(page, wanted);
	if (!at)
		fail_msg("concordat(1) does not name the command %s", name);
	while (at > page && at[-1] != '\n')
		at--;
	return at;
}

static void names_commands_and_keys(void **state)
{
	char *page = read_source("man/concordat.1");

	(void)state;
	plain(page);
	for (const struct command *command = commands; command->name; command++) {
		const char *line = line_of(page, command->name);
		char keys[200];

		snprintf(keys, sizeof keys, "%s", command->keys);
		for (char *key = strtok(keys, " "); key; key = strtok(NULL, " "))
			if (!has_word(line, strstr(line, " Ta Cm "), key))
				fail_msg("concordat(1) does not name the key %s of %s", key,
					command->name);
	}
	free(page);
}

/* The words of --help that begin a line: commands and options. */
static void names_what_help_names(void **state)
{
	char *page = read_source("man/concordat.1");
	char *completion = read_source("assets/completion/concordat.bash");
	struct output run = program_run((const char *const[]){"--help", NULL});
	size_t found = 0;

	(void)state;
	for (char *line = strtok(run.out, "\n"); line; line = strtok(NULL, "\n")) {
		char name[40], wanted[60];

		if (strncmp(line, "  ", 2) != 0 || sscanf(line, " %39[a-z-]", name) != 1)
			continue;
		snprintf(wanted, sizeof wanted, name[0] == '-' ? "Fl Fl %s" : ".It Cm %s",
			name + (name[0] == '-' ? 2 : 0));
		if (!has_word(page, page + strlen(page), wanted))
			fail_msg("concordat(1) does not name %s", name);
		if (!strstr(completion, name))
			fail_msg("the completion does not name %s", name);
		found++;
	}
	assert_true(found > 15);
	output_free(&run);
	free(completion);
	free(page);
}

static void completes_kinds(void **state)
{
	char *completion = read_source("assets/completion/concordat.bash");

	(void)state;
	for (char *at = completion; (at = strpbrk(at, "'\t")); at++)
		*at = ' ';
	for (const struct dossier_table *table = dossier_tables; table->name; table++)
		if (!has_word(completion, completion + strlen(completion), table->name))
			fail_msg("the completion does not name %s", table->name);
	free(completion);
}

/* A choice of several words may be broken over two lines. */
static bool names_choice(const char *from, const char *end, const char *choice)
{
	size_t size = strlen(choice);

	for (; from + size <= end; from++) {
		size_t same = 0;
		while (same < size &&
			(from[same] == choice[same] || (from[same] == '\n' && choice[same] == ' ')))
			same++;
		if (same == size)
			return true;
	}
	return false;
}

static void check_column(
	const char *table, const char *section, const char *end, const struct column *column)
{
	char item[100];
	const char *at = section;
	bool dated = strncmp(column->name, "date_", 5) == 0;

	snprintf(item, sizeof item, dated ? "%s" : ".It Cm %s\n", column->name);
	at = strstr(section, item);
	if (!at || at > end)
		fail_msg("concordat-collection(5) does not name %s.%s", table, column->name);
	if (dated)
		return;
	const char *rest = at + strlen(item);
	const char *next = strstr(rest, "\n.It ");
	next = next && next < end ? next : end;
	if (strncmp(rest, column->required ? "Required; " : "Optional; ", 10) != 0)
		fail_msg("concordat-collection(5): is %s.%s required?", table, column->name);
	for (size_t i = 0; column->choices && column->choices[i]; i++)
		if (!names_choice(rest, next, column->choices[i]))
			fail_msg("concordat-collection(5): %s.%s lacks the choice %s", table,
				column->name, column->choices[i]);
}

static const char *section_end(const char *text)
{
	while ((text = strstr(text, "\n.S")) && text[3] != 's' && text[3] != 'h')
		text++;
	assert_non_null(text);
	return text;
}

static void names_tables_and_columns(void **state)
{
	char *page = read_source("man/concordat-collection.5");

	(void)state;
	for (const struct dossier_table *table = dossier_tables; table->name; table++) {
		char heading[100];

		snprintf(heading, sizeof heading, ".Ss %s.csv\n", table->name);
		const char *section = strstr(page, heading);
		if (!section)
			fail_msg("concordat-collection(5) does not name %s", table->name);
		const char *end = section_end(section + 1);
		for (const struct column *column = table->columns; column->name; column++)
			check_column(table->name, section, end, column);
	}
	free(page);
}

static void names_date_precisions(void **state)
{
	char *page = read_source("man/concordat-collection.5");
	const struct column *column = dossier_table_named("events")->columns;

	(void)state;
	while (strcmp(column->name, "date_precision") != 0)
		column++;
	for (size_t i = 0; column->choices[i]; i++) {
		char item[60];

		snprintf(item, sizeof item, ".It Cm %s Ta", column->choices[i]);
		if (!strstr(page, item))
			fail_msg("concordat-collection(5) does not name the precision %s",
				column->choices[i]);
	}
	free(page);
}

/* The screen in README.md is the golden one of the start, where that has been written. */
static void readme_shows_the_screen(void **state)
{
	struct stat status;

	(void)state;
	if (stat(source_path("tests/app/golden/start-80x24.txt"), &status) != 0)
		skip();
	char *readme = read_source("README.md");
	char *screen = read_source("tests/app/golden/start-80x24.txt");
	char *end = screen + strlen(screen);
	while (end > screen && end[-1] == '\n')
		*--end = '\0';
	assert_non_null(strstr(readme, screen));
	free(screen);
	free(readme);
}

/* Every path in README.md that is not a pattern. */
static void readme_names_what_is_there(void **state)
{
	static const char *const folders[] = {"src/", "assets/", "man/", "tests/"};
	char *readme = read_source("README.md");
	size_t found = 0;

	(void)state;
	for (char *word = strtok(readme, "` \n"); word; word = strtok(NULL, "` \n")) {
		struct stat status;
		bool path = false;

		for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
			path = path || strncmp(word, folders[i], strlen(folders[i])) == 0;
		word[strcspn(word, ",;:")] = '\0';
		if (!path || strchr(word, '*'))
			continue;
		if (stat(source_path(word), &status) != 0)
			fail_msg("README.md names %s", word);
		found++;
	}
	assert_true(found > 10);
	free(readme);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_commands_and_keys),
		cmocka_unit_test(names_what_help_names),
		cmocka_unit_test(completes_kinds),
		cmocka_unit_test(names_tables_and_columns),
		cmocka_unit_test(names_date_precisions),
		cmocka_unit_test(readme_shows_the_screen),
		cmocka_unit_test(readme_names_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
