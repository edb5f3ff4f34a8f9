/* Ids: their form, those that are made, and that no two rows share one. */
#include "dossier_check.h"

#include <inttypes.h>
#include <string.h>

#include "store/write_rows.h"

static const char id_signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-";

static bool has_sound_signs(const char *text)
{
	size_t size = strspn(text, id_signs);

	return size > 0 && size <= DOSSIER_ID_MOST && text[size] == '\0';
}

/* The prefix, digits where a kind has several series ("t9-01"), '-', and something behind it. */
static bool has_sound_form(const char *id, char prefix)
{
	const char *at = id + 1;

	if (id[0] != prefix)
		return false;
	at += strspn(at, "0123456789");
	return at[0] == '-' && at[1] != '\0' && has_sound_signs(id);
}

static bool own_id_is_sound(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	const char *id = row->fields[0];
	char prefix = file->table->prefix;
	struct place place = dossier_place(file, row, 0);
	const char *subject =
		prefix == 0 ? dossier_field(file, row, dossier_table_parent(file->table)->name)
			    : NULL;

	if (id == NULL)
		return false; /* an empty required field is reported as such */
	if (prefix != 0 && !has_sound_form(id, prefix)) {
		problems_add(checking->report, &place,
			"\"%.60s\" is no id of %s: write %c- and letters, digits, '.' or '-' "
			"behind it",
			id, file->table->name, prefix);
		return false;
	}
	if (prefix == 0 && subject != NULL &&
		(strncmp(id, subject, strlen(subject)) != 0 || id[strlen(subject)] != '.' ||
			!has_sound_signs(id) || id[strlen(subject) + 1] == '\0')) {
		problems_add(checking->report, &place,
			"\"%.60s\" does not begin with its subject: write %.60s. and letters or "
			"digits",
			id, subject);
		return false;
	}
	return true;
}

/* The row's number among those of its parent; two dossiers count the rows they give to one parent
 * apart. */
static const char *numbered_id(
	struct checking *checking, const char *parent, struct id_index *counts)
{
	const struct dossier_folder *folder = checking->folder;
	size_t number = ++id_index_add(counts, parent)->number;
	const char *dossier = folder->id;
	bool foreign = write_find(checking->store, parent, &dossier) != NULL &&
		       strcmp(dossier, folder->id) != 0;

	return arena_format(&checking->folder->arena, "%s.%s%s%zu", parent,
		foreign ? folder->id : "", foreign ? "." : "", number);
}

/* A key that is part of an id: a code, a role, an organisation. */
static const char *made_id(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, struct id_index *counts)
{
	const char *parent = row->fields[0], *key = row->fields[1];
	struct place place = dossier_place(file, row, 1);
	struct arena *arena = &checking->folder->arena;

	if (parent == NULL || !has_sound_signs(parent))
		return NULL;
	if (!file->table->key_by_second)
		return numbered_id(checking, parent, counts);
	if (key == NULL)
		return NULL;
	for (const char *sign = key; file->table->columns[1].type == COLUMN_TEXT && *sign; sign++) {
		if (strchr(id_signs, *sign) != NULL && strlen(key) <= DOSSIER_ID_MOST)
			continue;
		problems_add(checking->report, &place,
			"\"%.60s\" becomes part of an id: write letters, digits, '.' or '-'", key);
		return NULL;
	}
	return arena_format(arena, "%s.%s", parent, key);
}

static void report_repeated(struct checking *checking, const struct dossier_file *file,
	const struct dossier_row *row, const struct id_entry *first)
{
	bool own = strcmp(file->table->columns[0].name, "id") == 0;
	struct place place = dossier_place(file, row, own || first->file != file ? 0 : 1);

	if (own || first->file != file)
		problems_add(checking->report, &place,
			"\"%.60s\" is on line %" PRIu64 " of %s already: write another", row->id,
			first->row->line, first->file->name);
	else
		problems_add(checking->report, &place,
			"%.60s has \"%.60s\" on line %" PRIu64
			" already: write another, or one row",
			row->fields[0], row->fields[1], first->row->line);
}

static void check_unique(
	struct checking *checking, const struct dossier_file *file, const struct dossier_row *row)
{
	struct id_entry *entry = id_index_add(&checking->ids, row->id);
	struct place place = dossier_place(file, row, 0);
	const char *dossier = "";

	if (entry->file != NULL) {
		report_repeated(checking, file, row, entry);
		return;
	}
	entry->file = file;
	entry->row = row;
	if (write_find(checking->store, row->id, &dossier) != NULL &&
		strcmp(dossier, checking->folder->id) != 0)
		problems_add(checking->report, &place,
			"\"%.60s\" is a row of the dossier %.60s already: write another", row->id,
			dossier);
}

static void check_file(struct checking *checking, struct dossier_file *file)
{
	bool own = strcmp(file->table->columns[0].name, "id") == 0;
	struct id_index counts = {NULL, 0, 0};

	for (size_t i = 0; i < file->count; i++) {
		struct dossier_row *row = &file->rows[i];

		if (!own)
			row->id = made_id(checking, file, row, &counts);
		else if (own_id_is_sound(checking, file, row))
			row->id = row->fields[0];
		if (row->id != NULL)
			check_unique(checking, file, row);
	}
	id_index_free(&counts);
}

void dossier_check_ids(struct checking *checking)
{
	for (size_t i = 0; i < checking->folder->file_count; i++)
		check_file(checking, &checking->folder->files[i]);
}
