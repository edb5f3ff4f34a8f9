/* The line that says how far an import has come. */
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "text/cells.h"

enum {
	PAUSE = 100,	  /* ms between two drawings */
	RATE_AFTER = 300, /* ms of a file before its speed says anything */
	NAME_CELLS = 30,
	BAR_LEAST = 8,
	BAR_MOST = 30,
	WIDTH = 80, /* of a terminal that does not say */
	FULL_BLOCK = 0x2588,
	SHADE = 0x2591,
	MILLION = 1000000,
};

static int64_t milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / MILLION;
}

void progress_report(void *context, const struct import_progress *at)
{
	struct progress *progress = context;
	int64_t now = milliseconds();
	const char *file = at->file ? at->file : "";

	if (strncmp(progress->file, file, sizeof progress->file - 1) != 0) {
		snprintf(progress->file, sizeof progress->file, "%s", file);
		progress->started = now;
	}
	if (now - progress->shown < PAUSE)
		return;
	progress->shown = now;
	progress->show(progress, at);
}

static void add_thousands(uint64_t number, struct string_buffer *out)
{
	char digits[24];
	int size = snprintf(digits, sizeof digits, "%" PRIu64, number);

	for (int i = 0; i < size; i++) {
		if (i > 0 && (size - i) % 3 == 0)
			string_buffer_add_char(out, ',');
		string_buffer_add_char(out, digits[i]);
	}
}

static void add_time_left(
	const struct import_progress *at, int64_t spent, struct string_buffer *out)
{
	double left = (double)(at->bytes - at->bytes_done) / (double)at->bytes_done *
		      (double)spent / 1000;

	if (left < 60)
		string_buffer_format(out, "  %.0f s left", left + 0.5);
	else
		string_buffer_format(out, "  %.0f min left", left / 60 + 0.5);
}

void progress_words(const struct progress *progress, const struct import_progress *at,
	struct string_buffer *out)
{
	int64_t spent = milliseconds() - progress->started;

	if (at->bytes > 0)
		string_buffer_format(
			out, "%3.0f %%  ", 100 * (double)at->bytes_done / (double)at->bytes);
	add_thousands(at->rows, out);
	string_buffer_add(out, at->rows == 1 ? " row" : " rows");
	if (spent < RATE_AFTER || at->bytes_done == 0)
		return;
	string_buffer_format(out, "  %.1f MB/s", (double)at->bytes_done / 1000 / (double)spent);
	if (at->bytes > at->bytes_done)
		add_time_left(at, spent, out);
}

void progress_name(const struct progress *progress, const struct import_progress *at, size_t cells,
	struct string_buffer *out)
{
	const char *file = at->file ? at->file : "";
	const char *slash = strrchr(file, '/');
	struct string_buffer shown = {0};
	size_t used;

	if (slash && slash[1])
		file = slash + 1;
	if (at->files > 1)
		string_buffer_format(out, "%zu of %zu  ", at->number, at->files);
	charset_display(progress->app->charset, file, strlen(file), &shown);
	const char *text = string_buffer_text(&shown);
	string_buffer_add_bytes(out, text, cells_fit(text, cells, &used));
	string_buffer_free(&shown);
}

static size_t terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH;
	return size.ws_col;
}

static void add_bar(const struct progress *progress, const struct import_progress *at, size_t cells,
	struct string_buffer *out)
{
	bool blocks = progress->app->level != DRAW_ASCII &&
		      charset_has(progress->app->charset, FULL_BLOCK) &&
		      charset_has(progress->app->charset, SHADE);
	size_t full = (size_t)((double)cells * (double)at->bytes_done / (double)at->bytes);

	for (size_t i = 0; i < cells; i++)
		string_buffer_add(out, i < full ? (blocks ? "█" : "#") : (blocks ? "░" : ":"));
	string_buffer_add(out, " ");
}

/* What was longer before is written over with spaces; the last column stays free, where some
 * terminals would go on to the next line. */
static void draw_line(struct progress *progress, const char *line)
{
	struct string_buffer text = {0};
	size_t used;
	size_t width = terminal_width() - 1;
	size_t size = cells_fit(line, width, &used);
	size_t before = progress->cells < width ? progress->cells : width;

	string_buffer_add_char(&text, '\r');
	string_buffer_add_bytes(&text, line, size);
	for (size_t i = used; i < before; i++)
		string_buffer_add_char(&text, ' ');
	string_buffer_add_char(&text, '\r');
	progress->cells = used;
	app_print(progress->app, stderr, string_buffer_text(&text));
	string_buffer_free(&text);
}

void progress_bar(struct progress *progress, const struct import_progress *at)
{
	struct string_buffer line = {0}, words = {0};
	size_t width = terminal_width() - 1;

	progress_words(progress, at, &words);
	progress_name(progress, at, NAME_CELLS, &line);
	string_buffer_add(&line, "  ");
	size_t taken = cells_width(string_buffer_text(&line)) +
		       cells_width(string_buffer_text(&words)) + 1;
	if (at->bytes > 0 && at->bytes >= at->bytes_done && taken + BAR_LEAST <= width)
		add_bar(progress, at, width - taken < BAR_MOST ? width - taken : BAR_MOST, &line);
	string_buffer_add(&line, string_buffer_text(&words));
	draw_line(progress, string_buffer_text(&line));
	string_buffer_free(&line);
	string_buffer_free(&words);
}

void progress_bar_end(struct progress *progress)
{
	if (progress->cells > 0)
		draw_line(progress, "");
}
