/* Measures concordat in a pseudo-terminal, in one run beside less, tig and a minimal ncurses
 * program that shows the same screens. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "support/pty.h"

enum { ROWS = 24, COLUMNS = 80, QUIET_MS = 30, STARTS = 21, KEYS = 17, FLOOD = 100 };

static const char *const environment[] = {"TERM=xterm-256color", "LC_ALL=C.UTF-8",
	"PATH=/usr/bin:/bin", "HOME=/nonexistent", "LESS=", NULL};

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static double quantile(double *values, size_t count, double q)
{
	qsort(values, count, sizeof *values, compare_doubles);
	return count ? values[(size_t)(q * (double)(count - 1) + 0.5)] : 0;
}

/* Reads until quiet; the time of the last byte after start, or 0 where none came. */
static double last_byte(struct pty *pty, double start)
{
	pty->read_at = start;
	pty_settle(pty, QUIET_MS);
	return pty->read_at - start;
}

static double start_once(const char *const argv[])
{
	struct pty pty;
	double start = now_ms();
	pty_start(&pty, ROWS, COLUMNS, environment, argv);
	double took = last_byte(&pty, start);
	pty_type(&pty, "q");
	pty_wait(&pty, 1000);
	pty_free(&pty);
	return took;
}

struct program {
	const char *name;
	const char *argv[6];
	double starts[STARTS];
};

static void measure_starts(struct program *programs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		start_once(programs[i].argv); /* warm */
	for (size_t run = 0; run < STARTS; run++)
		for (size_t i = 0; i < count; i++)
			programs[i].starts[run] = start_once(programs[i].argv);
	double less = quantile(programs[0].starts, STARTS, 0.5);
	printf("start to first settled screen, %d x %d, median of %d, interleaved\n", COLUMNS, ROWS,
		STARTS);
	for (size_t i = 0; i < count; i++) {
		double median = quantile(programs[i].starts, STARTS, 0.5);
		printf("  %-22s %7.2f ms   %5.2f times less   (min %.2f)\n", programs[i].name,
			median, median / less, programs[i].starts[0]);
	}
}

static void write_frame(FILE *file, struct pty *pty)
{
	VTermScreen *screen = vterm_obtain_screen(pty->vterm);
	int row, column;
	char *text = pty_screen(pty);
	fputs(text, file);
	free(text);
	for (row = 0; row < pty->rows; row++) {
		for (column = 0; column < pty->columns; column++) {
			VTermScreenCell cell;
			VTermPos at = {.row = row, .col = column};
			vterm_screen_get_cell(screen, at, &cell);
			fputc(cell.attrs.reverse ? 'r' : cell.attrs.bold ? 'b' : ' ', file);
		}
		fputc('\n', file);
	}
	pty_cursor(pty, &row, &column);
	fprintf(file, "%d %d\n", row, column);
}

struct keys {
	double bytes[64], ms[64];
	size_t count;
};

/* Presses key, once a settled screen; frames get the screen before the first and after each. */
static void press(struct pty *pty, const char *key, size_t times, struct keys *out, FILE *frames)
{
	for (size_t i = 0; i < times; i++) {
		pty_forget(pty);
		double start = now_ms();
		pty_type(pty, key);
		out->ms[out->count] = last_byte(pty, start);
		out->bytes[out->count++] = (double)pty->raw_size;
		if (frames)
			write_frame(frames, pty);
	}
}

static void report_keys(const char *name, struct keys *keys)
{
	double total = 0;
	for (size_t i = 0; i < keys->count; i++)
		total += keys->bytes[i];
	printf("  %-34s %6.0f bytes median, %6.0f mean, %6.0f p95; last byte %.2f ms median, %.2f "
	       "p95\n",
		name, quantile(keys->bytes, keys->count, 0.5), total / (double)keys->count,
		quantile(keys->bytes, keys->count, 0.95), quantile(keys->ms, keys->count, 0.5),
		quantile(keys->ms, keys->count, 0.95));
}

static double total_bytes(const struct keys *keys)
{
	double total = 0;
	for (size_t i = 0; i < keys->count; i++)
		total += keys->bytes[i];
	return total;
}

static void measure_keys(const char *program, const char *floor_program, int rows, int columns)
{
	char frames_path[] = "/tmp/concordat-frames-XXXXXX";
	FILE *frames = fdopen(mkstemp(frames_path), "w");
	struct pty pty;
	struct keys moving = {0}, least = {0}, still = {0}, pages = {0};
	pty_start(&pty, rows, columns, environment, (const char *[]){program, NULL});
	pty_settle(&pty, 100);
	write_frame(frames, &pty);
	press(&pty, "j", KEYS, &moving, frames);
	fclose(frames);
	pty_type(&pty, "3");
	pty_settle(&pty, 60);
	press(&pty, "j", 5, &still, NULL);
	pty_type(&pty, "4");
	pty_settle(&pty, 60);
	press(&pty, "j", KEYS, &still, NULL);
	press(&pty, "\x1b[6~", 2, &pages, NULL);
	pty_type(&pty, "q");
	pty_wait(&pty, 1000);
	pty_free(&pty);

	pty_start(&pty, rows, columns, environment,
		(const char *[]){floor_program, frames_path, NULL});
	pty_settle(&pty, 100);
	press(&pty, "j", KEYS, &least, NULL);
	pty_type(&pty, "q");
	pty_wait(&pty, 1000);
	pty_free(&pty);
	unlink(frames_path);

	printf("keys, %d x %d\n", columns, rows);
	report_keys("j, list and two panes that follow", &moving);
	report_keys("  the same screens, minimal ncurses", &least);
	printf("  %-34s %6.2f times the minimal program's bytes\n", "",
		total_bytes(&moving) / total_bytes(&least));
	report_keys("j, one pane (metrics, timeline)", &still);
	report_keys("PgDn, timeline", &pages);
}

/* Processor time of a process in ms, from /proc. */
static double cpu_ms(pid_t pid)
{
	char path[64];
	unsigned long user = 0, system = 0;
	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	FILE *file = fopen(path, "r");
	if (!file ||
		fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
			&user, &system) != 2)
		user = system = 0;
	if (file)
		fclose(file);
	return (double)(user + system) * 1000.0 / (double)sysconf(_SC_CLK_TCK);
}

static long status_kb(pid_t pid, const char *field)
{
	char path[64], line[256];
	long kb = 0;
	snprintf(path, sizeof path, "/proc/%ld/status", (long)pid);
	FILE *file = fopen(path, "r");
	while (file && fgets(line, sizeof line, file))
		if (strncmp(line, field, strlen(field)) == 0)
			kb = strtol(line + strlen(field), NULL, 10);
	if (file)
		fclose(file);
	return kb;
}

static void measure_flood_and_idle(const char *program)
{
	struct pty pty;
	char keys[FLOOD + 1];
	pty_start(&pty, ROWS, COLUMNS, environment, (const char *[]){program, NULL});
	pty_settle(&pty, 100);
	memset(keys, 'j', FLOOD);
	keys[FLOOD] = 0;
	pty_forget(&pty);
	double start = now_ms();
	pty_type(&pty, keys);
	double took = last_byte(&pty, start);
	printf("flood: %d keys in one write: %.1f bytes a key, settled in %.1f ms\n", FLOOD,
		(double)pty.raw_size / FLOOD, took);
	pty_forget(&pty);
	double before = cpu_ms(pty.child);
	pty_settle(&pty, 3000);
	printf("idle, 3 s: %zu bytes, %.0f ms of processor\n", pty.raw_size,
		cpu_ms(pty.child) - before);
	for (const char *view = "13462/mri"; *view; view++) {
		pty_send(&pty, view, 1);
		pty_settle(&pty, 40);
	}
	printf("memory after a tour: %.1f MB resident at most, %.1f MB of it private\n",
		(double)status_kb(pty.child, "VmHWM:") / 1024,
		(double)status_kb(pty.child, "RssAnon:") / 1024);
	pty_free(&pty);
}

/* What the minimal program is to show at its start: the same as ours. */
static void keep_first_screen(const char *program, FILE *frames)
{
	struct pty pty;
	pty_start(&pty, ROWS, COLUMNS, environment, (const char *const[]){program, NULL});
	pty_settle(&pty, 300);
	write_frame(frames, &pty);
	fclose(frames);
	pty_free(&pty);
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	char file[] = "/tmp/concordat-less-XXXXXX";
	FILE *lines = fdopen(mkstemp(file), "w");
	for (int i = 0; i < 200; i++)
		fprintf(lines,
			"%3d  a line of text as a list of two hundred rows has it, of common "
			"length\n",
			i);
	fclose(lines);
	char frames[] = "/tmp/concordat-frame-XXXXXX";
	keep_first_screen(argv[1], fdopen(mkstemp(frames), "w"));
	struct program programs[] = {
		{"less, 200 lines", {"/usr/bin/less", file, NULL}, {0}},
		{"concordat", {argv[1], NULL}, {0}},
		{"minimal ncurses", {argv[2], frames, NULL}, {0}},
		{"tig, this repository", {"/usr/bin/tig", NULL}, {0}},
	};
	size_t count = sizeof programs / sizeof *programs;
	if (access("/usr/bin/less", X_OK) != 0) {
		puts("bench: less is missing: make deps-torture");
		return 1;
	}
	if (access("/usr/bin/tig", X_OK) != 0)
		count--;
	measure_starts(programs, count);
	measure_keys(argv[1], argv[2], ROWS, COLUMNS);
	measure_keys(argv[1], argv[2], 60, 200);
	measure_flood_and_idle(argv[1]);
	unlink(file);
	unlink(frames);
	return 0;
}
