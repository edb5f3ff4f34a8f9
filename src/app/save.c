/* What a view shows, written to a file in the form that its name asks for. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "cited.h"
#include "report.h"
#include "save_official.h"
#include "store/load_records.h"
#include "text/json.h"
#include "text/writer.h"
#include "views/official_id.h"

struct saving {
	struct app *app;
	const struct view *view;
	struct arena arena;
	const struct source *sources;
	size_t source_count;
	struct record **records; /* of the rows of the view; NULL where a row has none */
	struct string_buffer out;
};

static void add_title(const struct saving *saving, struct string_buffer *out)
{
	struct string_buffer right = {0};

	saving->view->class->title(saving->view, out, &right);
	string_buffer_free(&right);
}

/* The row in words, its lines joined. */
static const char *row_words(struct saving *saving, size_t index)
{
	struct string_buffer text = {0};
	const char *copy;

	saving->view->class->plain_row(saving->view, saving->view->rows[index], &text);
	for (size_t i = 0; i < text.size; i++) {
		if (text.bytes[i] == '\n')
			text.bytes[i] = ' ';
	}
	while (text.size > 0 && text.bytes[text.size - 1] == ' ')
		string_buffer_truncate(&text, text.size - 1);
	copy = arena_string(&saving->arena, string_buffer_text(&text));
	string_buffer_free(&text);
	return copy;
}

static void write_text(struct saving *saving)
{
	view_plain(saving->view, &saving->out);
}

/* Numbers go by the order of the sources in the collection. */
static void add_marks(struct saving *saving, const struct citations *citations, bool *used)
{
	for (size_t i = 0; i < citations->count; i++) {
		const struct source *source = cited_find(
			saving->sources, saving->source_count, citations->items[i].source);

		if (source == NULL)
			continue;
		used[source - saving->sources] = true;
		string_buffer_format(&saving->out, " [%zu", (size_t)(source - saving->sources) + 1);
		if (citations->items[i].first_line > 0)
			string_buffer_add(&saving->out, ": ");
		cited_lines(&citations->items[i], &saving->out);
		string_buffer_add_char(&saving->out, ']');
	}
}

/* What stands over the rows, as a paragraph a line. */
static void add_head(struct saving *saving)
{
	struct string_buffer head = {0};

	if (saving->view->class->plain_head != NULL && saving->view->count > 0)
		saving->view->class->plain_head(saving->view, &head);
	for (size_t i = 0; i < head.size; i++)
		string_buffer_add(&saving->out,
			head.bytes[i] == '\n' ? "\n\n" : (char[]){head.bytes[i], '\0'});
	string_buffer_free(&head);
}

static void write_markdown(struct saving *saving)
{
	bool *used = arena_array(&saving->arena, saving->source_count, sizeof *used);

	string_buffer_add(&saving->out, "# ");
	add_title(saving, &saving->out);
	string_buffer_add(&saving->out, "\n\n");
	add_head(saving);
	for (size_t i = 0; i < saving->view->count; i++) {
		bool heading = saving->view->rows[i]->id == NULL;

		string_buffer_format(
			&saving->out, heading ? "\n## %s\n\n" : "- %s", row_words(saving, i));
		if (!heading && saving->records[i] != NULL)
			add_marks(saving, &saving->records[i]->row->citations, used);
		string_buffer_add(&saving->out, heading ? "" : "\n");
	}
	string_buffer_add(&saving->out, "\n## Sources\n\n");
	for (size_t i = 0; i < saving->source_count; i++) {
		if (!used[i])
			continue;
		string_buffer_format(&saving->out, "- [%zu] ", i + 1);
		cited_source(&saving->sources[i], &saving->out);
		string_buffer_add_char(&saving->out, '\n');
	}
}

static void write_csv(struct saving *saving)
{
	static const char *const headings[] = {"id", "kind", "name", "shown", "sources"};
	struct table_writer table = {.format = WRITER_CSV,
		.charset = saving->app->charset,
		.out = &saving->out,
		.headings = headings,
		.columns = 5,
		.formulas_quoted = true};

	table_begin(&table);
	for (size_t i = 0; i < saving->view->count; i++) {
		const struct record *found = saving->records[i];
		struct string_buffer sources = {0};
		const char *cells[5] = {saving->view->rows[i]->id, NULL, NULL, NULL, NULL};

		if (cells[0] == NULL)
			continue;
		if (found != NULL) {
			report_citations(&found->row->citations, &sources);
			cells[1] = found->row->table->singular;
			cells[2] = report_row_name(found->row);
		}
		cells[3] = row_words(saving, i);
		cells[4] = string_buffer_text(&sources);
		table_row(&table, cells);
		string_buffer_free(&sources);
	}
	table_end(&table);
}

static void write_json(struct saving *saving)
{
	struct json_writer json = {.out = &saving->out};

	json_begin_array(&json);
	for (size_t i = 0; i < saving->view->count; i++) {
		if (saving->records[i] != NULL) {
			report_json_row(&json, saving->records[i]->row);
		} else {
			json_begin_object(&json);
			json_key(&json, "text");
			json_string(&json, row_words(saving, i));
			json_end_object(&json);
		}
	}
	json_end_array(&json);
	string_buffer_add_char(&saving->out, '\n');
}

static const struct {
	const char *suffix;
	void (*write)(struct saving *saving);
} forms[] = {
	{".txt", write_text},
	{".md", write_markdown},
	{".csv", write_csv},
	{".json", write_json},
};

static bool make(struct saving *saving, const char *name, struct error *error)
{
	const char *suffix = strrchr(name, '.');

	if (suffix != NULL && save_official_has(saving->view, suffix))
		return save_official(saving->app, saving->view, suffix, &saving->out, error);
	for (size_t i = 0; suffix != NULL && i < sizeof forms / sizeof forms[0]; i++) {
		if (strcmp(forms[i].suffix, suffix) == 0) {
			forms[i].write(saving);
			return true;
		}
	}
	return error_set(error, "%s: the name ends with .txt, .md, .csv or .json%s", name,
		save_official_has(saving->view, ".svg") ? ", or .svg" : "");
}

static bool load(struct saving *saving, struct error *error)
{
	const struct view *view = saving->view;

	saving->records = arena_array(&saving->arena, view->count, sizeof *saving->records);
	for (size_t i = 0; i < view->count; i++) {
		if (view->rows[i]->id != NULL && !official_id_is(view->rows[i]->id) &&
			!load_record(saving->app->store, &saving->arena, view->rows[i]->id,
				&saving->records[i], error))
			return false;
	}
	return load_sources(
		saving->app->store, &saving->arena, &saving->sources, &saving->source_count, error);
}

/* A file that could not be written whole is taken away again. */
static bool write_file(
	const char *name, bool over, const struct string_buffer *text, struct error *error)
{
	FILE *file = fopen(name, over ? "w" : "wx");
	bool ok;

	if (file == NULL && errno == EEXIST)
		return error_set(error, "%s exists already; %s! writes over it", name, name);
	if (file == NULL)
		return error_set_errno(error, errno, "cannot write %s", name);
	ok = fwrite(string_buffer_text(text), 1, text->size, file) == text->size;
	ok = fclose(file) == 0 && ok;
	if (!ok) {
		error_set_errno(error, errno, "cannot write %s", name);
		remove(name);
	}
	return ok;
}

/* "~/x" and a "!" at the end are understood. The caller frees it. */
static char *file_name(const char *name, bool *over)
{
	const char *home = getenv("HOME");
	struct string_buffer path = {0};
	size_t size = strlen(name);

	*over = size > 1 && name[size - 1] == '!';
	if (strncmp(name, "~/", 2) == 0 && home != NULL) {
		string_buffer_add(&path, home);
		name++;
		size--;
	}
	string_buffer_add_bytes(&path, name, *over ? size - 1 : size);
	return path.bytes;
}

bool save_text(
	const char *name, const struct string_buffer *text, char **written, struct error *error)
{
	bool over;

	*written = file_name(name, &over);
	return write_file(*written, over, text, error);
}

bool save_view(struct app *app, const struct view *view, const char *name,
	struct string_buffer *report, struct error *error)
{
	struct saving saving = {.app = app, .view = view};
	bool over;
	char *path = file_name(name, &over);
	bool ok = load(&saving, error) && make(&saving, path, error) &&
		  write_file(path, over, &saving.out, error);

	if (ok)
		string_buffer_format(report, "%zu rows written to %s", view->count, path);
	free(path);
	string_buffer_free(&saving.out);
	arena_free(&saving.arena);
	return ok;
}
