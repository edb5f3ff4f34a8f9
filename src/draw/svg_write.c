/* The bytes of an SVG. */
#include "svg_write.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "text/cells.h"
#include "text/utf8.h"

static const double cell_width = 0.56; /* of the size: digits and small letters of Arial */
static const double least_shrunk = 0.7;
static const double largest_length = 1e6;

static void add_length(struct string_buffer *out, double value)
{
	long hundredths;

	value = isfinite(value) ? fmin(fmax(value, -largest_length), largest_length) : 0;
	hundredths = lround(fabs(value) * 100);
	string_buffer_format(
		out, "%s%ld", value < 0 && hundredths > 0 ? "-" : "", hundredths / 100);
	if (hundredths % 10 != 0)
		string_buffer_format(out, ".%02ld", hundredths % 100);
	else if (hundredths % 100 != 0)
		string_buffer_format(out, ".%ld", hundredths % 100 / 10);
}

static const char *entity(int32_t code_point)
{
	switch (code_point) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

/* What is not for showing (controls, changes of direction, broken bytes) is not for XML either. */
static void clean(const char *text, struct string_buffer *out)
{
	size_t size = strlen(text);

	for (size_t at = 0; at < size;) {
		int32_t code_point;
		size_t length = utf8_decode(text + at, size - at, &code_point);

		if (code_point == '\t' || code_point == '\n' || code_point == '\r')
			string_buffer_add_char(out, ' ');
		else if (code_point < 0 || utf8_width(code_point) < 0)
			string_buffer_add(out, "\uFFFD");
		else
			string_buffer_add_bytes(out, text + at, length);
		at += length;
	}
}

static void escape(const char *text, size_t size, struct string_buffer *out)
{
	for (size_t i = 0; i < size; i++) {
		const char *name = entity((unsigned char)text[i]);

		if (name != NULL)
			string_buffer_add(out, name);
		else
			string_buffer_add_char(out, text[i]);
	}
}

static void add_text(struct string_buffer *out, const char *text)
{
	struct string_buffer safe = {0};

	clean(text, &safe);
	escape(string_buffer_text(&safe), safe.size, out);
	string_buffer_free(&safe);
}

void svg_add(struct string_buffer *out, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	for (; *format != '\0'; format++) {
		if (*format != '%') {
			string_buffer_add_char(out, *format);
			continue;
		}
		format++;
		if (*format == 'n')
			add_length(out, va_arg(arguments, double));
		else if (*format == 't')
			add_text(out, va_arg(arguments, const char *));
		else
			string_buffer_add(out, va_arg(arguments, const char *));
	}
	va_end(arguments);
}

double svg_text_width(const char *text, double size)
{
	struct string_buffer safe = {0};
	double width;

	clean(text, &safe);
	width = (double)cells_width(string_buffer_text(&safe)) * size * cell_width;
	string_buffer_free(&safe);
	return width;
}

static size_t cells_in(double width, double size)
{
	return (size_t)fmax(width / (size * cell_width) + 0.001, 1);
}

/* clean() makes one character of each, so text is passed by as many. */
const char *svg_first_line(const char *text, double size, double width, struct string_buffer *out)
{
	struct string_buffer safe = {0};
	size_t skip;
	size_t length;

	clean(text, &safe);
	length = cells_wrap(string_buffer_text(&safe), cells_in(width, size), &skip);
	string_buffer_add_bytes(out, string_buffer_text(&safe), length);
	for (size_t at = 0; at < skip;) {
		int32_t code_point;

		at += utf8_decode(safe.bytes + at, safe.size - at, &code_point);
		text += utf8_decode(text, strlen(text), &code_point);
	}
	string_buffer_free(&safe);
	return text;
}

void svg_text(struct string_buffer *out, double x, double y, double size, double width,
	enum svg_anchor anchor, const char *attributes, const char *text)
{
	static const char *const anchors[] = {
		"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
	struct string_buffer safe = {0};
	double wanted = svg_text_width(text, size);
	size_t room;
	size_t used;
	size_t fit;

	clean(text, &safe);
	if (wanted > width)
		size *= fmax(width / wanted, least_shrunk);
	room = cells_in(width, size);
	fit = cells_fit(string_buffer_text(&safe), room, &used);
	svg_add(out, "<text x=\"%n\" y=\"%n\" font-size=\"%n\"%s%s>", x, y, size, anchors[anchor],
		attributes);
	if (fit < safe.size)
		fit = cells_fit(string_buffer_text(&safe), room - 1, &used);
	escape(string_buffer_text(&safe), fit, out);
	svg_add(out, "%s</text>\n", fit < safe.size ? "…" : "");
	string_buffer_free(&safe);
}
