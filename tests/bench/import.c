/* Measures the import of a month of RTT beside sqlite3's .import and DuckDB's fold, in one run;
 * then a month added to 24, and a history of 180 months asked for series. */
#define _GNU_SOURCE
#include <dirent.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench/measure.h"
#include "bench/months.h"
#include "import/import.h"
#include "import/rtt_balance.h"
#include "import/rtt_fold.h"
#include "model/month.h"
#include "store/load_official.h"
#include "store/publish.h"

enum { RUNS = 5, MONTHS_24 = 24, MONTHS_180 = 180 };

static char folder[100] = "/tmp/concordat-bench-XXXXXX";

static void fail(const char *what, const struct error *error)
{
	fprintf(stderr, "bench: %s: %s\n", what, error->message);
	exit(1);
}

static const char *in_folder(const char *name)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	return path;
}

static void remove_database(const char *path)
{
	static const char *const ends[] = {"", ".lock", ".previous", ".next"};
	char name[400];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(name, sizeof name, "%s%s", path, ends[i]);
		unlink(name);
	}
}

/* --- one import, in a process of its own ------------------------------------------------------ */

/* As `concordat import` does it. */
static int import_files(const char *database, char **files)
{
	struct import_options options = {.replace = true};
	struct import_report report = {.changed = 0};
	struct generation *generation;
	struct error error;

	if (!generation_begin(database, NULL, NULL, &generation, &error))
		fail(database, &error);
	for (; *files != NULL; files++)
		if (!import_path(generation_store(generation), *files, &options, &report, &error))
			fail(*files, &error);
	if (!generation_publish(generation, &error))
		fail(database, &error);
	return 0;
}

struct measured {
	double ms;
	long anonymous_kb; /* most of it at any look, two milliseconds apart; 0: not looked at */
};

static long status_kb(pid_t pid, const char *field)
{
	char path[64], line[200];
	long kb = 0;
	FILE *file;

	snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
	file = fopen(path, "r");
	while (file != NULL && fgets(line, sizeof line, file) != NULL)
		if (strncmp(line, field, strlen(field)) == 0)
			kb = strtol(line + strlen(field), NULL, 10);
	if (file != NULL)
		fclose(file);
	return kb;
}

static struct measured run(const char *const words[], bool look)
{
	double start = measure_now();
	struct measured measured = {0, 0};
	pid_t child = fork();
	int status;

	if (child == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execvp(words[0], (char *const *)(uintptr_t)words);
		_exit(127);
	}
	while (look && waitpid(child, &status, WNOHANG) == 0) {
		long kb = status_kb(child, "RssAnon:");

		measured.anonymous_kb = kb > measured.anonymous_kb ? kb : measured.anonymous_kb;
		usleep(2000);
	}
	if (!look)
		waitpid(child, &status, 0);
	measured.ms = measure_now() - start;
	if (status != 0) {
		fprintf(stderr, "bench: %s failed\n", words[0]);
		exit(1);
	}
	return measured;
}

static struct measured run_import(
	const char *self, const char *database, const char *file, bool look)
{
	return run((const char *const[]){self, "--import", database, file, NULL}, look);
}

/* --- a month beside others ----------------------------------------------------------------------
 */

static void import_with_sqlite(double *ms, const char *file)
{
	char command[600];
	const char *database = in_folder("sqlite.db");

	unlink(database);
	snprintf(command, sizeof command, ".import %s month", file);
	*ms = run((const char *const[]){"sqlite3", database, ".mode csv", command, NULL}, false).ms;
}

/* Sums by provider, part, function and ICB, as ours; nothing is checked. */
static bool fold_with_duckdb(double *ms, const char *file)
{
	char command[1500];

	if (access("/usr/bin/duckdb", X_OK) != 0 && access("/usr/local/bin/duckdb", X_OK) != 0)
		return false;
	unlink(in_folder("duck.db"));
	snprintf(command, sizeof command,
		"CREATE TABLE month AS SELECT \"Provider Org Code\", \"RTT Part Type\", "
		"\"Treatment Function Code\", \"Commissioner Parent Org Code\", "
		"sum(COLUMNS('^Gt ')), sum(\"Total All\") FROM read_csv('%s', header = true, "
		"all_varchar = false) GROUP BY ALL",
		file);
	*ms = run((const char *const[]){"duckdb", in_folder("duck.db"), "-c", command, NULL}, false)
		      .ms;
	return true;
}

static void measure_month(const char *self, const char *file)
{
	double sqlite[RUNS], duckdb[RUNS], ours[RUNS], median;
	char database[400];
	bool has_duckdb = false;
	long most = 0;

	strcpy(database, in_folder("month.db"));
	run_import(self, database, file, false); /* warm */
	for (int i = 0; i < RUNS; i++) {
		import_with_sqlite(&sqlite[i], file);
		has_duckdb = fold_with_duckdb(&duckdb[i], file);
		remove_database(database);
		ours[i] = run_import(self, database, file, false).ms;
	}
	remove_database(database);
	most = run_import(self, database, file, true).anonymous_kb;
	printf("one month of 84 MB in the page cache, into a database of that month, whole "
	       "process, "
	       "medians of %d alternated runs\n",
		RUNS);
	median = measure_median(ours, RUNS); /* the best one is first now */
	printf("  sqlite3 .import        %8.1f ms\n", measure_median(sqlite, RUNS));
	if (has_duckdb)
		printf("  DuckDB's fold          %8.1f ms\n", measure_median(duckdb, RUNS));
	else
		printf("  DuckDB's fold          not installed\n");
	printf("  concordat              %8.1f ms   %.1f times as fast as .import (best %.1f ms)\n",
		median, measure_median(sqlite, RUNS) / median, ours[0]);
	printf("  anonymous memory       %8.1f MB at most\n", (double)most / 1024);
}

/* --- where the time goes ------------------------------------------------------------------------
 */

struct plain_file {
	int file;
	struct digest digest;
	const struct source *source; /* or NULL: digested here */
};

static int64_t read_plain(void *context, char *buffer, size_t size, struct error *error)
{
	struct plain_file *plain = context;
	ssize_t got = read(plain->file, buffer, size);

	(void)error;
	if (got > 0 && (plain->source == NULL || !plain->source->digests))
		digest_add(&plain->digest, buffer, (size_t)got);
	return got;
}

/* Reading alone, then with the digest, by one thread. */
static void split_reading(const char *file, double *read_ms, double *digest_ms)
{
	static char buffer[256 << 10];
	struct plain_file plain = {.file = open(file, O_RDONLY)};
	double start = measure_now();

	while (read(plain.file, buffer, sizeof buffer) > 0)
		;
	*read_ms = measure_now() - start;
	lseek(plain.file, 0, SEEK_SET);
	digest_begin(&plain.digest);
	start = measure_now();
	while (read_plain(&plain, buffer, sizeof buffer, NULL) > 0)
		;
	*digest_ms = measure_now() - start - *read_ms;
	close(plain.file);
}

static void number_all(struct code_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		list->items[i].number = (int64_t)i + 6;
}

/* Reading, digesting and parsing by two threads; then checking and folding. */
static void split_folding(const char *file, double *parse_ms, double *fold_ms)
{
	struct plain_file plain = {.file = open(file, O_RDONLY)};
	struct import_options options = {.keep_going = false};
	struct import_report report = {.changed = 0};
	struct source source = {.name = file,
		.file = file,
		.options = &options,
		.report = &report,
		.read = read_plain,
		.context = &plain,
		.digest = &plain.digest,
		.raw = true};
	struct reading reading = {.source = &source};
	struct error error;
	struct fold *fold;
	double start = measure_now(), parsed;

	plain.source = &source;
	digest_begin(&plain.digest);
	if (!reading_run(&reading, &source, &error))
		fail(file, &error);
	parsed = measure_now();
	*parse_ms = parsed - start;
	if (!rows_balance(&reading, &error))
		fail(file, &error);
	number_all(&reading.extract.codes.icbs);
	fold = fold_begin(&reading);
	for (size_t part = 1; part < PART_COUNT; part++)
		fold_finish(fold, part);
	*fold_ms = measure_now() - parsed;
	fold_free(fold);
	reading_end(&reading);
	close(plain.file);
}

static void split_import(const char *file, double *begin, double *import, double *publish)
{
	struct import_options options = {.replace = true};
	struct import_report report = {.changed = 0};
	struct generation *generation;
	struct error error;
	double start = measure_now(), begun, imported;

	if (!generation_begin(in_folder("split.db"), NULL, NULL, &generation, &error))
		fail("split.db", &error);
	begun = measure_now();
	if (!import_path(generation_store(generation), file, &options, &report, &error))
		fail(file, &error);
	imported = measure_now();
	if (!generation_publish(generation, &error))
		fail("split.db", &error);
	*begin = begun - start;
	*import = imported - begun;
	*publish = measure_now() - imported;
	string_buffer_free(&report.lines);
	remove_database(in_folder("split.db"));
}

static void measure_split(const char *file)
{
	enum { PARTS = 7 };
	double values[PARTS][RUNS], median[PARTS];

	for (int i = 0; i < RUNS; i++) {
		split_reading(file, &values[0][i], &values[1][i]);
		split_folding(file, &values[2][i], &values[3][i]);
		split_import(file, &values[4][i], &values[5][i], &values[6][i]);
	}
	for (int i = 0; i < PARTS; i++)
		median[i] = measure_median(values[i], RUNS);
	printf("where it goes, medians of %d\n", RUNS);
	printf("  begin a generation     %8.1f ms   (the built-in collection is copied)\n",
		median[4]);
	printf("  read, digest, parse    %8.1f ms   two threads; one alone reads in %.1f ms and "
	       "digests in %.1f ms\n",
		median[2], median[0], median[1]);
	printf("  check and fold         %8.1f ms   two threads\n", median[3]);
	printf("  write and aggregates   %8.1f ms   (folding goes on beside it)\n",
		median[5] - median[2] - median[3]);
	printf("  publish                %8.1f ms   (commit, check, digest, fsync, rename)\n",
		median[6]);
}

/* With that helper alone in the path; 0 where it is not installed. */
static double import_zip_with(const char *self, const char *helper, const char *zip)
{
	char program[100], link[400], database[300], *path = strdup(getenv("PATH"));
	double ours[RUNS];

	snprintf(program, sizeof program, "/usr/bin/%s", helper);
	snprintf(link, sizeof link, "%s", in_folder(helper));
	strcpy(database, in_folder("zip.db"));
	if (access(program, X_OK) != 0 || symlink(program, link) != 0) {
		free(path);
		return 0;
	}
	setenv("PATH", folder, 1);
	for (int i = 0; i < RUNS; i++) {
		remove_database(database);
		ours[i] = run_import(self, database, zip, false).ms;
	}
	setenv("PATH", path, 1);
	remove_database(database);
	unlink(link);
	free(path);
	return measure_median(ours, RUNS);
}

static void measure_zip(const char *self, const char *shared)
{
	double unzip[RUNS], alone, with_bsdtar, with_unzip;
	char zip[400];

	snprintf(zip, sizeof zip, "%s/data/rtt/%s", shared, real_months[0].zip);
	for (int i = 0; i < RUNS; i++)
		unzip[i] = run((const char *const[]){"unzip", "-p", zip, NULL}, false).ms;
	alone = measure_median(unzip, RUNS);
	with_bsdtar = import_zip_with(self, "bsdtar", zip);
	with_unzip = import_zip_with(self, "unzip", zip);
	printf("from the .zip\n  unzip alone            %8.1f ms\n", alone);
	printf("  concordat with bsdtar  %8.1f ms   %.0f %% of it (0: not installed)\n",
		with_bsdtar, 100 * with_bsdtar / alone);
	printf("  concordat with unzip   %8.1f ms   %.0f %% of it\n", with_unzip,
		100 * with_unzip / alone);
}

/* --- histories ----------------------------------------------------------------------------------
 */

static void import_made(const char *database, int first, int number)
{
	char(*paths)[500] = calloc((size_t)number, sizeof *paths);
	char **files = calloc((size_t)number + 1, sizeof *files);
	pid_t child = months_make(folder, first, number);
	double start = measure_now();
	struct stat status;
	int ended;

	for (int i = 0; i < number; i++) {
		months_name(folder, first + i, paths[i], sizeof paths[i]);
		files[i] = paths[i];
	}
	import_files(database, files);
	waitpid(child, &ended, 0);
	if (stat(database, &status) != 0)
		exit(1);
	printf("  %3d months, streamed   %8.1f s, %.1f MB, %.2f MB a month\n", number,
		(measure_now() - start) / 1e3, (double)status.st_size / 1e6,
		(double)status.st_size / 1e6 / number);
	free(files);
	free(paths);
}

static void measure_added(const char *self, const char *database, const char *file)
{
	double ours[RUNS];
	char copy[400];

	strcpy(copy, in_folder("added.db"));
	for (int i = 0; i < RUNS; i++) {
		remove_database(copy);
		run((const char *const[]){"cp", database, copy, NULL}, false);
		ours[i] = run_import(self, copy, file, false).ms;
	}
	printf("  a month added to 24    %8.1f ms, median of %d\n", measure_median(ours, RUNS),
		RUNS);
	remove_database(copy);
}

static void measure_series(const char *database, const char *who, const char *measure)
{
	double first = 0, values[RUNS];
	size_t count = 0;

	for (int i = 0; i < RUNS; i++) {
		struct series series = {.count = 0};
		const char *const *choices;
		struct arena arena = {0};
		struct store *store;
		struct error error;
		size_t choice_count;
		double start = measure_now();

		if (!store_open_file(database, &store, &error) ||
			!who_find(store, &arena, who, false, &series.who, &choices, &choice_count,
				&error) ||
			!load_measure(
				store, &arena, measure, &series.measure, &series.names, &error) ||
			!load_series(store, &arena, 1, MONTH_NONE, MONTH_NONE, &series, &error))
			fail(who, &error);
		values[i] = measure_now() - start;
		first = i == 0 ? values[0] : first;
		count = series.count;
		store_close(store);
		arena_free(&arena);
	}
	printf("  %-8s %-21s %6.1f ms first, %.1f ms median of %d, %zu months, database opened "
	       "each time\n",
		who, measure, first, measure_median(values, RUNS), RUNS, count);
}

static void measure_histories(const char *self)
{
	char database[400];

	printf("histories, made from the real months in turn\n");
	strcpy(database, in_folder("months-24.db"));
	import_made(database, month_of(2027, 4), MONTHS_24);
	measure_added(self, database, real_months[2].path);
	remove_database(database);
	strcpy(database, in_folder("months-180.db"));
	import_made(database, month_of(2027, 1), MONTHS_180);
	measure_series(database, "RTF", "rtt.incomplete.total");
	measure_series(database, "RTF", "rtt.incomplete.median");
	measure_series(database, "England", "rtt.incomplete.median");
	remove_database(database);
}

static void clean(void)
{
	DIR *directory = opendir(folder);
	struct dirent *entry;

	while (directory != NULL && (entry = readdir(directory)) != NULL)
		unlink(in_folder(entry->d_name));
	if (directory != NULL)
		closedir(directory);
	rmdir(folder);
}

int main(int argc, char **argv)
{
	const char *shared = getenv("CONCORDAT_SHARED");

	if (argc > 3 && strcmp(argv[1], "--import") == 0)
		return import_files(argv[2], argv + 3);
	if (access("/usr/bin/sqlite3", X_OK) != 0 || mkdtemp(folder) == NULL) {
		printf("import: skipped, there is no sqlite3 to compare with\n");
		return 0;
	}
	if (shared == NULL || !months_unpack(shared, folder)) {
		printf("import: skipped, there are no real months in CONCORDAT_SHARED\n");
		clean();
		return 0;
	}
	atexit(clean);
	measure_month(argv[0], real_months[0].path);
	measure_split(real_months[0].path);
	measure_zip(argv[0], shared);
	if (argc < 2 || strcmp(argv[1], "--short") != 0)
		measure_histories(argv[0]);
	return 0;
}
