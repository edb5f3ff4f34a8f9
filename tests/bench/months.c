/* Months for the bench: what is not real is a real one with another period in front of each row. */
#include "months.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct real_month real_months[REAL_MONTHS] = {
	{"Full-CSV-data-file-Apr24-ZIP-4M-revised.zip",
		"20240430-RTT-April-2024-full-extract-revised.csv", "RTT-April-2024", ""},
	{"Full-CSV-data-file-Apr25-ZIP-4M-revised.zip",
		"20250430-RTT-April-2025-full-extract-revised.csv", "RTT-April-2025", ""},
	{"Full-CSV-data-file-Jan26-ZIP-4M-WL5BiP.zip", "20260131-RTT-January-2026-full-extract.csv",
		"RTT-January-2026", ""},
};

static const char *const names[] = {"January", "February", "March", "April", "May", "June", "July",
	"August", "September", "October", "November", "December"};

static bool unpack(const char *shared, const char *folder, struct real_month *month)
{
	char zip[400];
	int status, out;
	pid_t child;

	snprintf(zip, sizeof zip, "%s/data/rtt/%s", shared, month->zip);
	snprintf(month->path, sizeof month->path, "%s/%s", folder, month->csv);
	if (access(zip, R_OK) != 0)
		return false;
	child = fork();
	if (child == 0) {
		out = open(month->path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
		dup2(out, STDOUT_FILENO);
		execlp("unzip", "unzip", "-p", zip, (char *)NULL);
		_exit(127);
	}
	return waitpid(child, &status, 0) == child && status == 0;
}

bool months_unpack(const char *shared, const char *folder)
{
	for (size_t i = 0; i < REAL_MONTHS; i++)
		if (!unpack(shared, folder, &real_months[i]))
			return false;
	return true;
}

void months_name(const char *folder, int month, char *path, size_t size)
{
	snprintf(path, size, "%s/%04d%02d28-RTT-%s-%d-full-extract.csv", folder, month / 12,
		month % 12 + 1, names[month % 12], month / 12);
}

static void put(FILE *out, const char *bytes, size_t size)
{
	if (fwrite_unlocked(bytes, 1, size, out) != size)
		_exit(1);
}

static void write_month(FILE *out, const char *text, size_t size, size_t old, const char *period)
{
	const char *end = text + size, *line = text, *next;

	for (; line < end; line = next) {
		next = memchr(line, '\n', (size_t)(end - line));
		next = next != NULL ? next + 1 : end;
		if (line == text) {
			put(out, line, (size_t)(next - line));
			continue;
		}
		put(out, period, strlen(period));
		put(out, line + old, (size_t)(next - line) - old);
	}
}

static void make_month(const char *folder, int month)
{
	/* the first has so many providers fewer that it would be taken for one cut off */
	const struct real_month *real = &real_months[1 + month % (REAL_MONTHS - 1)];
	int in = open(real->path, O_RDONLY);
	char path[500], period[60];
	struct stat status;
	char *text;
	FILE *out;

	months_name(folder, month, path, sizeof path);
	out = fopen(path, "w"); /* waits for the importer */
	if (in < 0 || fstat(in, &status) != 0 || out == NULL)
		_exit(1);
	setvbuf(out, NULL, _IOFBF, 1 << 18);
	text = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, in, 0);
	snprintf(period, sizeof period, "RTT-%s-%d", names[month % 12], month / 12);
	write_month(out, text, (size_t)status.st_size, strlen(real->period), period);
	munmap(text, (size_t)status.st_size);
	fclose(out);
	close(in);
}

pid_t months_make(const char *folder, int first, int number)
{
	char path[500];
	pid_t child;

	for (int month = first; month < first + number; month++) {
		months_name(folder, month, path, sizeof path);
		mkfifo(path, 0600);
	}
	child = fork();
	if (child != 0)
		return child;
	prctl(PR_SET_PDEATHSIG, SIGKILL); /* a pipe that nobody reads would hold it for ever */
	for (int month = first; month < first + number; month++)
		make_month(folder, month);
	_exit(0);
}
