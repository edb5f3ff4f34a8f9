/* How much there is to read, before any of it is read: for the progress only. */
#include "import_run.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "archive.h"
#include "base/string_buffer.h"
#include "import/official.h"
#include "zip_size.h"

int import_run_takes(const struct dirent *entry)
{
	size_t size = strlen(entry->d_name);

	return entry->d_name[0] != '.' && size > 4 &&
	       (strcasecmp(entry->d_name + size - 4, ".csv") == 0 ||
		       strcasecmp(entry->d_name + size - 4, ".zip") == 0);
}

static void add_unknown(struct import_run *run)
{
	run->files++;
	run->unknown = true;
}

static void add_archive(int file, struct import_run *run)
{
	uint64_t bytes;
	size_t files = zip_csv_size(file, &bytes);

	if (files == 0)
		add_unknown(run);
	run->files += files;
	run->bytes += bytes;
}

/* Only of a file the size is known, and only it can be opened without waiting. */
static void add_file(const char *path, struct import_run *run)
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat status;

	if (file < 0 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
		add_unknown(run);
	} else if (archive_is(file)) {
		add_archive(file, run);
	} else {
		run->files++;
		run->bytes += (uint64_t)status.st_size;
	}
	if (file >= 0)
		close(file);
}

static void add_folder(const char *folder, struct import_run *run)
{
	struct dirent **entries;
	int count = scandir(folder, &entries, import_run_takes, alphasort);

	for (int i = 0; i < count; i++) {
		struct string_buffer path = {0};

		string_buffer_format(&path, "%s/%s", folder, entries[i]->d_name);
		add_file(string_buffer_text(&path), run);
		string_buffer_free(&path);
		free(entries[i]);
	}
	if (count >= 0)
		free(entries);
}

void import_measure(const char *path, struct import_run *run)
{
	struct stat status;

	if (strcmp(path, "-") == 0 || stat(path, &status) != 0)
		add_unknown(run);
	else if (S_ISREG(status.st_mode))
		add_file(path, run);
	else if (!S_ISDIR(status.st_mode) || official_is_folder(path))
		add_unknown(run);
	else
		add_folder(path, run);
}

void import_run_begin_file(struct import_run *run)
{
	run->number++;
	run->rows = 0;
}

void import_run_end_file(struct import_run *run, uint64_t bytes)
{
	run->bytes_done += bytes;
	run->rows_done += run->rows;
	run->rows = 0;
}
