/*
 * imports MODE PROGRAM FOLDER BASE FILE COUNT [LIBRARY]: imports of FILE over a database of BASE
 * that are killed, or whose disk, input and output, or memory fails. Behind each one the database
 * is byte for byte the one before, or the one of an import that nothing happened to (they are the
 * same on every run while SOURCE_DATE_EPOCH is set); who has the old one open keeps it; and where
 * something was left, the next import takes it away. Prints one line of TAP.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	PATIENCE = 60,	/* seconds, on a machine that has others to serve */
	HEAL_EACH = 8,	/* of the runs that left something, how many the next import is tried on */
	TELL_MOST = 10, /* failures in full */
};

struct bytes {
	char *data;
	size_t size;
};

struct fault {
	const char *kind; /* NULL: none */
	uint32_t at;
	bool sticky;
	int number;
};

/* calls, and 1 where one failed: as the library has it. */
struct count {
	uint32_t calls, failed;
};

struct torture {
	const char *program, *base, *file, *library;
	char folder[400], database[440], told[440], count_path[440];
	struct bytes old, new;
	double seconds; /* that an undisturbed import takes */
	int reader;	/* an open file of the database before */
	unsigned left_behind;
	/* Results. */
	unsigned runs, was_old, was_new, said_no; /* said_no: new, though it said it was not done */
	unsigned torn, lies, signals, hangs, statuses, silent, disturbed, orphans, not_healed;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void nap(double seconds)
{
	struct timespec time = {(time_t)seconds, (long)((seconds - (double)(time_t)seconds) * 1e9)};

	nanosleep(&time, NULL);
}

static _Noreturn void die(const char *what, const char *path)
{
	fprintf(stderr, "imports: %s %s: %s\n", what, path, strerror(errno));
	exit(2);
}

static struct bytes load(const char *path)
{
	struct bytes bytes = {NULL, 0};
	FILE *file = fopen(path, "rb");
	struct stat status;

	if (file == NULL || fstat(fileno(file), &status) != 0)
		return bytes;
	bytes.size = (size_t)status.st_size;
	bytes.data = malloc(bytes.size + 1);
	if (bytes.data == NULL || fread(bytes.data, 1, bytes.size, file) != bytes.size)
		die("cannot read", path);
	bytes.data[bytes.size] = '\0';
	fclose(file);
	return bytes;
}

static bool same(struct bytes a, struct bytes b)
{
	return a.data != NULL && b.data != NULL && a.size == b.size &&
	       memcmp(a.data, b.data, a.size) == 0;
}

static bool holds(const char *path, struct bytes expected)
{
	struct bytes bytes = load(path);
	bool equal = same(bytes, expected);

	free(bytes.data);
	return equal;
}

static void save(const char *path, struct bytes bytes)
{
	char fresh[500];
	FILE *file;

	snprintf(fresh, sizeof fresh, "%s.saved", path);
	file = fopen(fresh, "wb");
	if (file == NULL || fwrite(bytes.data, 1, bytes.size, file) != bytes.size ||
		fclose(file) != 0 || rename(fresh, path) != 0)
		die("cannot write", path);
}

/* --- one run --------------------------------------------------------------------------------- */

static void set_number(const char *name, long number)
{
	char text[24];

	snprintf(text, sizeof text, "%ld", number);
	setenv(name, text, 1);
}

static void set_fault(const struct torture *torture, const struct fault *fault)
{
	struct count none = {0, 0};
	int file = open(torture->count_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	if (file < 0 || write(file, &none, sizeof none) != sizeof none || close(file) != 0)
		_exit(125);
	setenv("FAULTS_KIND", fault->kind, 1);
	setenv("FAULTS_COUNT", torture->count_path, 1);
	set_number("FAULTS_AT", fault->at);
	set_number("FAULTS_STICKY", fault->sticky);
	set_number("FAULTS_ERRNO", fault->number);
	setenv("LD_PRELOAD", torture->library, 1);
}

static pid_t start(const struct torture *torture, const char *file, const struct fault *fault)
{
	pid_t child = fork();
	int null, told;

	if (child != 0)
		return child;
	null = open("/dev/null", O_RDWR);
	told = open(torture->told, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (null < 0 || told < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(told, 2) < 0)
		_exit(125);
	close(null);
	close(told);
	setenv("CONCORDAT_DATABASE", torture->database, 1);
	if (fault != NULL)
		set_fault(torture, fault);
	execl(torture->program, torture->program, "import", file, (char *)NULL);
	_exit(125);
}

/* The status, or -1 where it had to be killed. */
static int await(pid_t child, double patience)
{
	double until = now() + patience;
	int status;

	while (waitpid(child, &status, WNOHANG) == 0) {
		if (now() > until) {
			kill(child, SIGKILL);
			waitpid(child, &status, 0);
			return -1;
		}
		nap(0.001);
	}
	return status;
}

/* What the import started must end by itself; it is handed to us, the subreaper. */
static bool await_orphans(void)
{
	double until = now() + 10;
	pid_t child;

	while ((child = waitpid(-1, NULL, WNOHANG)) >= 0) {
		if (child == 0 && now() > until)
			return false;
		if (child == 0)
			nap(0.001);
	}
	return true;
}

/* --- what it left ---------------------------------------------------------------------------- */

static bool something_is_left(const struct torture *torture)
{
	static const char *const ends[] = {".next", ".keep", ".undo", ".next-journal"};
	char path[500];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", torture->database, ends[i]);
		if (access(path, F_OK) == 0)
			return true;
	}
	return false;
}

static void clear(const struct torture *torture)
{
	static const char *const ends[] = {".next", ".keep", ".undo", ".next-journal", ".previous"};
	char path[500];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", torture->database, ends[i]);
		unlink(path);
	}
}

/* The next import, over what the dead one left. */
static bool heals(const struct torture *torture)
{
	bool over_new = holds(torture->database, torture->new);
	int status = await(start(torture, torture->file, NULL), PATIENCE);
	char previous[500];

	snprintf(previous, sizeof previous, "%s.previous", torture->database);
	return status == 0 && holds(torture->database, torture->new) &&
	       !something_is_left(torture) && (!over_new || holds(previous, torture->old));
}

static void make_ready(struct torture *torture)
{
	if (!holds(torture->database, torture->old))
		save(torture->database, torture->old);
	torture->reader = open(torture->database, O_RDONLY | O_CLOEXEC);
}

static bool reader_is_disturbed(struct torture *torture)
{
	struct bytes seen = {malloc(torture->old.size + 1), torture->old.size};
	ssize_t got = pread(torture->reader, seen.data, seen.size + 1, 0);
	bool disturbed = got != (ssize_t)seen.size || !same(seen, torture->old);

	close(torture->reader);
	free(seen.data);
	return disturbed;
}

static void tell(struct torture *torture, const char *what, const char *where, unsigned *count)
{
	struct bytes told = load(torture->told);

	if (++*count <= TELL_MOST)
		printf("# %s, %s: %s\n", what, where, told.data != NULL ? told.data : "");
	free(told.data);
}

static void judge_status(struct torture *torture, int status, bool is_new, const char *where)
{
	struct bytes told;
	char how[40];

	if (status < 0)
		tell(torture, "hangs", where, &torture->hangs);
	else if (WIFSIGNALED(status)) {
		snprintf(how, sizeof how, "ends by signal %d", WTERMSIG(status));
		tell(torture, how, where, &torture->signals);
	} else if (status == 0 && !is_new)
		tell(torture, "says done, and is not", where, &torture->lies);
	else if (status != 0 && WEXITSTATUS(status) != 1)
		tell(torture, "has another status than 1", where, &torture->statuses);
	if (status <= 0 || WIFSIGNALED(status))
		return;
	torture->said_no += is_new;
	told = load(torture->told);
	if (told.size == 0)
		tell(torture, "says nothing", where, &torture->silent);
	free(told.data);
}

/* killed: by us, so that its status says nothing. */
static void judge(struct torture *torture, int status, bool killed, const char *where)
{
	bool is_old = holds(torture->database, torture->old),
	     is_new = !is_old && holds(torture->database, torture->new);

	torture->runs++;
	torture->was_old += is_old;
	torture->was_new += is_new;
	if (!is_old && !is_new)
		tell(torture, "torn", where, &torture->torn);
	if (!killed)
		judge_status(torture, status, is_new, where);
	if (reader_is_disturbed(torture))
		tell(torture, "disturbs a reader", where, &torture->disturbed);
	if (!await_orphans())
		tell(torture, "leaves a process", where, &torture->orphans);
	if (something_is_left(torture) && torture->left_behind++ % HEAL_EACH == 0 &&
		!heals(torture))
		tell(torture, "the next import does not mend it", where, &torture->not_healed);
}

/* --- modes ----------------------------------------------------------------------------------- */

static void kill_at_random(struct torture *torture, long rounds)
{
	char where[80];

	srand(20261127);
	for (long i = 0; i < rounds; i++) {
		double after = torture->seconds * 1.2 * rand() / RAND_MAX;
		pid_t child;
		int status;

		make_ready(torture);
		child = start(torture, torture->file, NULL);
		nap(after);
		kill(child, SIGKILL);
		waitpid(child, &status, 0);
		snprintf(where, sizeof where, "killed after %.4f s", after);
		judge(torture, status, WIFSIGNALED(status), where);
	}
}

static struct count read_count(const struct torture *torture)
{
	struct bytes bytes = load(torture->count_path);
	struct count count = {0, 0};

	if (bytes.size == sizeof count)
		memcpy(&count, bytes.data, sizeof count);
	free(bytes.data);
	return count;
}

/* N = 1, 1 + stride …, to a run in which nothing failed any more. */
static void fail_each(struct torture *torture, struct fault fault, uint32_t first, uint32_t stride)
{
	char where[100];

	for (fault.at = first;; fault.at += stride) {
		int status;

		clear(torture);
		make_ready(torture);
		status = await(start(torture, torture->file, &fault), PATIENCE);
		snprintf(where, sizeof where, "%s call %u fails%s with %s", fault.kind, fault.at,
			fault.sticky ? " and all behind it" : "", strerror(fault.number));
		judge(torture, status, false, where);
		if (read_count(torture).failed == 0)
			return;
	}
}

/* count: runs for each way to fail. */
static void fail_calls(struct torture *torture, const char *kind, long count)
{
	static const int numbers[] = {EIO, ENOSPC, ENOMEM};
	bool memory = strcmp(kind, "memory") == 0;
	struct fault fault = {.kind = kind};
	uint32_t calls, stride;

	make_ready(torture);
	await(start(torture, torture->file, &fault), PATIENCE);
	close(torture->reader);
	calls = read_count(torture).calls;
	stride = calls / (uint32_t)count + 1;
	printf("# %s: %u calls, every %u. of them\n", kind, calls, stride);
	for (int i = memory ? 2 : 0; i < (memory ? 3 : 2); i++)
		for (int sticky = 0; sticky < 2; sticky++) {
			fault.number = numbers[i];
			fault.sticky = sticky;
			fail_each(torture, fault, 1 + (uint32_t)(2 * i + sticky) % stride, stride);
		}
}

/* "/" and a digit: a path and a number of bytes. */
static bool names_path_and_bytes(const struct torture *torture)
{
	struct bytes told = load(torture->told);
	bool found = told.data != NULL && strstr(told.data, torture->folder) != NULL &&
		     strstr(told.data, " bytes") != NULL;

	free(told.data);
	return found;
}

static void fill_disk(struct torture *torture, long sizes)
{
	size_t all = torture->old.size + torture->new.size;
	char where[80], options[40];

	for (long i = 0; i < sizes; i++) {
		size_t size = torture->old.size + 65536 + all * 3 / 2 * (size_t)i / (size_t)sizes;
		int status;

		snprintf(options, sizeof options, "size=%zu", size);
		if (mount("tmpfs", torture->folder, "tmpfs", 0, options) != 0)
			die("cannot mount", torture->folder);
		make_ready(torture);
		status = await(start(torture, torture->file, NULL), PATIENCE);
		snprintf(where, sizeof where, "a disk of %zu bytes", size);
		torture->left_behind = 1; /* there is no room to try the next one */
		judge(torture, status, false, where);
		if (status != 0 && !names_path_and_bytes(torture))
			tell(torture, "names no path and bytes", where, &torture->silent);
		if (something_is_left(torture))
			tell(torture, "leaves its files", where, &torture->not_healed);
		if (umount(torture->folder) != 0)
			die("cannot unmount", torture->folder);
	}
}

/* --- begin and end --------------------------------------------------------------------------- */

static void set_up(struct torture *torture)
{
	double began;

	clear(torture);
	unlink(torture->database);
	if (await(start(torture, torture->base, NULL), PATIENCE) != 0)
		die("cannot import", torture->base);
	torture->old = load(torture->database);
	began = now();
	if (await(start(torture, torture->file, NULL), PATIENCE) != 0)
		die("cannot import", torture->file);
	torture->seconds = now() - began;
	torture->new = load(torture->database);
	if (same(torture->old, torture->new))
		die("changes nothing:", torture->file);
}

static int report(const struct torture *torture, const char *what)
{
	unsigned wrong = torture->torn + torture->lies + torture->signals + torture->hangs +
			 torture->statuses + torture->silent + torture->disturbed +
			 torture->orphans + torture->not_healed;

	printf("%s - %s: %u runs, %u old, %u new (%u of them said to have failed), %u torn, %u "
	       "lies, "
	       "%u signals, %u hangs",
		wrong == 0 ? "ok" : "not ok", what, torture->runs, torture->was_old,
		torture->was_new, torture->said_no, torture->torn, torture->lies, torture->signals,
		torture->hangs);
	if (wrong > 0)
		printf(", %u other statuses, %u without the words, %u readers disturbed, %u "
		       "processes "
		       "left, %u not mended",
			torture->statuses, torture->silent, torture->disturbed, torture->orphans,
			torture->not_healed);
	putchar('\n');
	return wrong == 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct torture torture = {.reader = -1};
	char what[300];
	long count;

	if (argc < 7)
		return 2;
	torture.program = argv[2];
	torture.base = argv[4];
	torture.file = argv[5];
	count = strtol(argv[6], NULL, 10);
	torture.library = argc > 7 ? argv[7] : "";
	snprintf(torture.folder, sizeof torture.folder, "%s/disk", argv[3]);
	snprintf(torture.database, sizeof torture.database, "%s/disk/concordat.db", argv[3]);
	snprintf(torture.told, sizeof torture.told, "%s/told", argv[3]);
	snprintf(torture.count_path, sizeof torture.count_path, "%s/count", argv[3]);
	mkdir(torture.folder, 0700);
	setenv("SOURCE_DATE_EPOCH", "1795219200", 1);
	prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
	setvbuf(stdout, NULL, _IOLBF, 0);
	set_up(&torture);
	if (strcmp(argv[1], "kill") == 0)
		kill_at_random(&torture, count);
	else if (strcmp(argv[1], "full") == 0)
		fill_disk(&torture, count);
	else
		fail_calls(&torture, argv[1], count);
	snprintf(what, sizeof what, "%s, %s", argv[1], strrchr(argv[5], '/') + 1);
	return report(&torture, what);
}
