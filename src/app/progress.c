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
	RATE_AFTER = 300, /* ms before its speed says anything */
	NAME_CELLS = 30,
	BAR_LEAST = 8,
	BAR_MOST = 30,
	WIDTH = 80, /* of a terminal that does not say */
	FULL_BLOCK = 0x2588,
	SHADE = 0x2591,
	MILLION = 1000000,
	GAP = 2, /* cells between the parts of the line */
	NAME_LEAST = 8,
};

/* Parts of the line that give way. */
enum part { ROWS = 1, RATE = 2 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

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

	if (progress->started == 0)
		progress->started = now;
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

/* Each part of the line stands behind a gap. */
static void begin_part(struct string_buffer *out)
{
	if (out->size > 0)
		string_buffer_add(out, "  ");
}

/* What is known of it, but for parts (of enum part) that are not asked for. */
static void add_words(const struct progress *progress, const struct import_progress *at,
	unsigned parts, struct string_buffer *out)
{
	int64_t spent = milliseconds() - progress->started;
	bool has_rate = spent >= RATE_AFTER && at->bytes_done > 0;

	if (at->bytes > 0)
		string_buffer_format(
			out, "  %3.0f %%", 100 * (double)at->bytes_done / (double)at->bytes);
	if ((parts & ROWS) != 0) {
		string_buffer_add(out, "  ");
		add_thousands(at->rows, out);
		string_buffer_add(out, at->rows == 1 ? " row" : " rows");
	}
	if (has_rate && (parts & RATE) != 0)
		string_buffer_format(
			out, "  %.1f MB/s", (double)at->bytes_done / 1000 / (double)spent);
	if (has_rate && at->bytes > at->bytes_done)
		add_time_left(at, spent, out);
}

/* As much of it as fits. Returns the cells that are left. */
static size_t add_fitting_words(const struct progress *progress, const struct import_progress *at,
	size_t cells, struct string_buffer *out)
{
	static const unsigned choices[] = {ROWS | RATE, ROWS, 0};
	size_t used = cells + 1;

	for (size_t i = 0; used > cells && i < sizeof choices / sizeof *choices; i++) {
		string_buffer_truncate(out, 0);
		add_words(progress, at, choices[i], out);
		used = cells_width(string_buffer_text(out));
	}
	return cells - least(cells, used);
}

/* Displayable; the end is what is cut off. Returns the cells with its gap. */
static size_t add_name(const struct progress *progress, const struct import_progress *at,
	size_t cells, struct string_buffer *out)
{
	const char *file = at->file ? at->file : "", *slash = strrchr(file, '/');
	struct string_buffer shown = {0};
	size_t used;

	if (slash != NULL && slash[1] != '\0')
		file = slash + 1;
	charset_display(progress->app->charset, file, strlen(file), &shown);
	const char *text = string_buffer_text(&shown);
	begin_part(out);
	string_buffer_add_bytes(out, text, cells_fit(text, cells, &used));
	string_buffer_free(&shown);
	return used + GAP;
}

static void add_bar(const struct progress *progress, const struct import_progress *at, size_t cells,
	struct string_buffer *out)
{
	bool blocks = progress->app->level != DRAW_ASCII &&
		      charset_has(progress->app->charset, FULL_BLOCK) &&
		      charset_has(progress->app->charset, SHADE);
	size_t full = (size_t)((double)cells * (double)at->bytes_done / (double)at->bytes);

	begin_part(out);
	for (size_t i = 0; i < cells; i++)
		string_buffer_add(out, i < full ? (blocks ? "█" : "#") : (blocks ? "░" : ":"));
}

void progress_line(const struct progress *progress, const struct import_progress *at,
	const char *before, const char *after, bool bar, size_t cells, struct string_buffer *out)
{
	struct string_buffer words = {0};

	string_buffer_add(out, before);
	if (at->files > 1 && at->number <= at->files) {
		begin_part(out);
		string_buffer_format(out, "%zu of %zu", at->number, at->files);
	}
	size_t taken = cells_width(string_buffer_text(out)) + cells_width(after);
	size_t left = add_fitting_words(progress, at, cells - least(cells, taken), &words);
	size_t for_bar = bar && at->bytes > 0 && left >= GAP + BAR_LEAST ? GAP + BAR_LEAST : 0;
	if (left >= for_bar + GAP + NAME_LEAST)
		left -= add_name(progress, at, least(left - for_bar - GAP, NAME_CELLS), out);
	if (for_bar > 0)
		add_bar(progress, at, least(left - GAP, BAR_MOST), out);
	string_buffer_add(out, string_buffer_text(&words));
	string_buffer_add(out, after);
	string_buffer_free(&words);
}

static size_t terminal_width(void)
{
	struct winsize size;

	if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return WIDTH;
	return size.ws_col;
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
	struct string_buffer line = {0};

	progress_line(progress, at, "", "", true, terminal_width() - 1, &line);
	draw_line(progress, string_buffer_text(&line));
	string_buffer_free(&line);
}

void progress_bar_end(struct progress *progress)
{
	if (progress->cells > 0)
		draw_line(progress, "");
}
