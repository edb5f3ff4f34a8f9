/* The door: a path is opened, its kind told from its heading, and its importer called. */
#include "import/import.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "base/memory.h"
#include "import/official.h"
#include "import_run.h"
#include "importers.h"
#include "intake.h"
#include "rtt.h"

const char *const import_kind_names[] = {"rtt", "ae", "dm01", "ods", "cancer", "long", NULL};

/* Only for the message about a heading that is none: rtt_recognises() reads its own. */
static const struct table_want rtt_wants[] = {{"rtt part", "RTT Part Type"},
	{"treatment function", "Treatment Function Code"},
	{"provider org code", "Provider Org Code"}, {"gt weeks", "Gt 00 To 01 Weeks SUM 1"},
	{NULL, NULL}};
static const struct table_want *const rtt_layouts[] = {rtt_wants, NULL};

/* The first that recognises a heading reads the file. */
static const struct kind {
	const char *name, *words;
	const struct table_want *const *layouts;
	bool (*recognises)(const char *head, size_t size);
	bool (*read)(struct source *source, struct harvest *harvest, struct error *error);
} kinds[] = {
	/* too large to be gathered: rtt_import() */
	{"rtt", "an RTT extract", rtt_layouts, rtt_recognises, NULL},
	{"ae", "A&E", ae_layouts, ae_recognises, ae_read},
	{"ae", "A&E in the long form", ae_long_layouts, ae_long_recognises, ae_long_read},
	{"dm01", "DM01", dm01_layouts, dm01_recognises, dm01_read},
	{"cancer", "cancer waiting times", cancer_layouts, cancer_recognises, cancer_read},
	{"long", "provider,measure,period,value", long_layouts, long_recognises, long_read},
	{"ods", "organisations of ODS", ods_layouts, ods_recognises, ods_read},
};
enum { KINDS = sizeof kinds / sizeof *kinds };

struct door {
	struct store *store;
	const struct import_options *options;
	struct import_report *report;
};

/* One file on its way in. */
struct visitor {
	int file;
	const char *name, *base, *outer,
		*member; /* as in struct source; member of a .zip, or NULL */
};

static bool import_file(
	const struct door *door, const struct visitor *visitor, struct error *error);

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* Of a file that no importer recognises: whose columns are nearest, and which one is not there. */
static bool refuse_unknown(const struct source *source, struct error *error)
{
	struct table_nearness best = {.share = 0}, near;
	const char *words = NULL;
	struct arena arena = {0};

	for (size_t i = 0; i < KINDS; i++) {
		for (size_t k = 0; kinds[i].layouts[k] != NULL; k++) {
			table_nearness(source->head, source->head_size, kinds[i].layouts[k], &arena,
				&near);
			if (near.share <= best.share)
				continue;
			best = near;
			words = kinds[i].words;
		}
	}
	if (words == NULL)
		error_set(error,
			source->head_size == 0
				? "is empty"
				: "has no heading that concordat knows (RTT extract, A&E, DM01, "
				  "cancer, "
				  "organisations of ODS, or provider,measure,period,value): --kind "
				  "says what it should be");
	else
		error_set(error,
			"line %" PRIu64 " looks like the heading of %s, but no column is called "
			"\"%s\"%s%.60s%s",
			best.line, words, best.missing, best.twice != NULL ? ", and \"" : "",
			best.twice != NULL ? best.twice : "",
			best.twice != NULL ? "\" stands in it twice" : "");
	arena_free(&arena);
	return false;
}

/* With --kind the heading decides only between the layouts of that kind. */
static const struct kind *tell_kind(
	const struct source *source, const char *wanted, struct error *error)
{
	const struct kind *named = NULL;

	for (size_t i = 0; i < KINDS; i++) {
		if (wanted != NULL && strcmp(kinds[i].name, wanted) != 0)
			continue;
		named = named != NULL ? named : &kinds[i];
		if (kinds[i].recognises(source->head, source->head_size))
			return &kinds[i];
	}
	if (wanted != NULL && named == NULL)
		error_set(error, "--kind %s is no kind: write rtt, ae, dm01, ods, cancer or long",
			wanted);
	else if (wanted == NULL)
		refuse_unknown(source, error);
	return wanted != NULL ? named : NULL;
}

static void name_source(
	const struct door *door, const struct visitor *visitor, struct source *source)
{
	source->name = visitor->name;
	source->file = visitor->base;
	source->outer = visitor->outer;
	source->options = door->options;
	source->report = door->report;
}

static bool import_source(
	struct store *store, struct source *source, const struct kind *kind, struct error *error)
{
	struct harvest harvest;
	bool done;

	if (kind->read == NULL)
		return rtt_import(store, source, error);
	harvest_begin(&harvest);
	done = kind->read(source, &harvest, error) &&
	       harvest_write(store, source, &harvest, kind->name, error);
	harvest_free(&harvest);
	return done;
}

/* One of several, which --keep-going takes without it; else false with the error as it is. */
static bool leave_out(const struct door *door, const struct visitor *visitor, struct error *error)
{
	if (!door->options->keep_going || !door->options->pass_over)
		return false;
	string_buffer_format(
		&door->report->lines, "%s: %s: left out\n", visitor->name, error->message);
	door->report->problems++;
	return true;
}

static bool run_importer(const struct door *door, const struct visitor *visitor,
	struct intake *intake, struct error *error)
{
	size_t changed = door->report->changed;
	const struct kind *kind = tell_kind(&intake->source, door->options->kind, error);

	if (kind == NULL)
		return leave_out(door, visitor, error);
	if (!import_source(door->store, &intake->source, kind, error)) {
		if (intake->decoder != NULL && strstr(error->message, ", byte ") != NULL)
			error_set(error, "%s (the byte is that of the text as UTF-8, read from %s)",
				error->message, intake->encoding);
		return false;
	}
	door->report->known++;
	if (intake->guessed && door->report->changed > changed)
		string_buffer_format(&door->report->lines,
			"%s: read as %s, since it is not UTF-8 (--encoding says otherwise%s)\n",
			visitor->name, intake->encoding,
			intake->may_be_macintosh
				? "; MACINTOSH, where an apostrophe has become \xC3\x95"
				: "");
	return true;
}

static bool open_as(const struct door *door, const struct visitor *visitor, const char *encoding,
	struct intake *intake, struct error *error)
{
	bool done = intake_open(intake, visitor->file, visitor->member, encoding, error);

	name_source(door, visitor, &intake->source);
	return done;
}

/* What the first bytes did not show: all are looked at, and it is read once more. */
static bool import_otherwise(
	const struct door *door, const struct visitor *visitor, struct error *error)
{
	const char *encoding = NULL;
	struct intake intake;
	bool done;

	if (visitor->member == NULL && lseek(visitor->file, 0, SEEK_SET) != 0)
		return intake_refuse_encoding(error);
	done = open_as(door, visitor, encoding_names[0], &intake, error) &&
	       intake_judge(&intake, &encoding, error);
	intake_close(&intake);
	if (!done || encoding == NULL)
		return done ? intake_refuse_encoding(error) : false;
	if (visitor->member == NULL && lseek(visitor->file, 0, SEEK_SET) != 0)
		return error_set_errno(error, errno, "cannot be read again");
	done = open_as(door, visitor, encoding, &intake, error);
	intake.guessed = true;
	done = done && run_importer(door, visitor, &intake, error);
	intake_close(&intake);
	return done;
}

static bool import_text(const struct door *door, const struct visitor *visitor, struct error *error)
{
	struct intake intake;

	import_run_begin_file(door->options->run);
	door->report->files++;
	bool done = open_as(door, visitor, door->options->encoding, &intake, error) &&
		    run_importer(door, visitor, &intake, error);
	bool otherwise = !done && intake.source.not_utf8 && door->options->encoding == NULL;
	uint64_t size = intake.source.size;

	intake_close(&intake);
	if (otherwise)
		done = import_otherwise(door, visitor, error);
	import_run_end_file(door->options->run, size);
	return done;
}

/* What is one of several may be passed over. */
static struct door door_of_several(
	const struct door *door, size_t files, struct import_options *options)
{
	*options = *door->options;
	options->pass_over = options->pass_over || files > 1;
	return (struct door){door->store, options, door->report};
}

/* Of several files some were left out, but not all. known: files of a known kind before. */
static bool check_any_known(
	const struct door *door, size_t known, const char *name, struct error *error)
{
	return door->report->known > known ||
	       error_set(error, "%s has no file in it whose heading concordat knows", name);
}

/* One of several paths is left out like its files, which were told. */
static bool check_archive(
	const struct door *door, size_t known, const char *name, struct error *error)
{
	return (door->options->keep_going && door->options->pass_over) ||
	       check_any_known(door, known, name, error);
}

/* Each CSV of a .zip, as if it lay beside it. */
static bool import_archive(
	const struct door *door, const struct visitor *visitor, struct error *error)
{
	size_t known = door->report->known;
	struct arena arena = {0};
	const char *const *names;
	size_t count;
	bool done = archive_list(visitor->file, &arena, &names, &count, error) ||
		    error_prefix(error, "%s", visitor->name);
	struct import_options options;
	const struct door several = door_of_several(door, count, &options);

	for (size_t i = 0; done && i < count; i++) {
		struct visitor member = {.file = visitor->file,
			.name = arena_format(&arena, "%s: %s", visitor->name, base_of(names[i])),
			.base = base_of(names[i]),
			.outer = visitor->base,
			.member = names[i]};

		done = import_file(&several, &member, error);
	}
	arena_free(&arena);
	return done && check_archive(door, known, visitor->name, error);
}

static bool import_file(const struct door *door, const struct visitor *visitor, struct error *error)
{
	if (visitor->member == NULL && archive_is(visitor->file))
		return import_archive(door, visitor, error);
	return import_text(door, visitor, error) || error_prefix(error, "%s", visitor->name);
}

static bool import_opened(const struct door *door, const char *path, int file, struct error *error)
{
	struct visitor visitor = {.file = file, .name = base_of(path), .base = base_of(path)};
	struct stat status;

	if (fstat(file, &status) != 0)
		return error_set_errno(error, errno, "cannot read %s", path);
	if (!S_ISREG(status.st_mode) && !S_ISFIFO(status.st_mode))
		return error_set(error, "%s is no file that can be read", path);
	return import_file(door, &visitor, error);
}

/* Only files lie in a folder: a pipe there would be waited for. */
static bool import_entry(
	const struct door *door, const char *folder, const char *name, struct error *error)
{
	struct string_buffer path = {0};
	int file;
	bool done;

	string_buffer_format(&path, "%s/%s", folder, name);
	file = open(string_buffer_text(&path), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	done = file >= 0
		       ? import_opened(door, string_buffer_text(&path), file, error)
		       : error_set_errno(error, errno, "cannot open %s", string_buffer_text(&path));
	if (file >= 0)
		close(file);
	string_buffer_free(&path);
	return done;
}

static int is_folder(const struct dirent *entry)
{
	return entry->d_name[0] != '.' && entry->d_type == DT_DIR;
}

static bool refuse_empty_folder(const char *folder, struct error *error)
{
	struct dirent **folders;
	int count = scandir(folder, &folders, is_folder, alphasort);

	error_set(error, "%s has no .csv and no .zip in it", folder);
	if (count > 0)
		error_set(error,
			"%s has no .csv and no .zip in it; folders inside it are not read: name "
			"them, as %s/%s",
			folder, folder, folders[0]->d_name);
	for (int i = 0; i < count; i++)
		free(folders[i]);
	if (count >= 0)
		free(folders);
	return false;
}

static bool import_folder(const struct door *door, const char *folder, struct error *error)
{
	struct dirent **entries;
	struct import_options options;
	struct door several;
	size_t known;
	int count;
	bool done = true;

	if (official_is_folder(folder))
		return official_import(door->store, folder, door->options, door->report, error);
	known = door->report->known;
	count = scandir(folder, &entries, import_run_takes, alphasort);
	if (count < 0)
		return error_set_errno(error, errno, "cannot read the folder %s", folder);
	several = door_of_several(door, (size_t)count, &options);
	for (int i = 0; i < count; i++) {
		done = done && import_entry(&several, folder, entries[i]->d_name, error);
		free(entries[i]);
	}
	free(entries);
	if (done && count == 0)
		return refuse_empty_folder(folder, error);
	return done && check_any_known(door, known, folder, error);
}

static bool check_options(const struct import_options *options, struct error *error)
{
	bool known = options->encoding == NULL || encoding_find(options->encoding) != NULL;

	if (!known)
		intake_refuse_encoding(error);
	return known || error_prefix(error, "--encoding %s", options->encoding);
}

static bool import_measured(const struct door *door, const char *path, struct error *error)
{
	struct visitor intake = {
		.file = STDIN_FILENO, .name = "standard input", .base = "standard input"};
	struct stat status;
	int file;
	bool done;

	if (strcmp(path, "-") == 0)
		return import_file(door, &intake, error);
	if (stat(path, &status) == 0 && S_ISDIR(status.st_mode))
		return import_folder(door, path, error);
	file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (file < 0)
		return error_set_errno(error, errno, "cannot open %s", path);
	done = import_opened(door, path, file, error);
	close(file);
	return done;
}

bool import_path(struct store *store, const char *path, const struct import_options *options,
	struct import_report *report, struct error *error)
{
	struct import_options all = *options;
	struct import_run alone = {.bytes = 0};
	struct door door = {store, &all, report};

	if (options->run == NULL) {
		import_measure(path, &alone);
		all.run = &alone;
	}
	return check_options(options, error) && import_measured(&door, path, error);
}
