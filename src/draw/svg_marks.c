/* Shapes. Colours are those of NHS England's Making Data Count. */
#include "svg_marks.h"

#include "svg_write.h"

static const char grey[] = "#a6a6a6";
static const char blue[] = "#00b0f0";
static const char orange[] = "#e46c0a";
static const char purple[] = "#490092";

static void triangle(struct string_buffer *out, double x, double y, double radius, double up)
{
	svg_add(out,
		"<path d=\"M%n %nL%n %nL%n %nZ\" fill=\"#fff\" stroke=\"%s\" stroke-width=\"2\"/>",
		x, y - up * radius * 1.2, x + radius * 1.15, y + up * radius * 0.8,
		x - radius * 1.15, y + up * radius * 0.8, purple);
}

static void strokes(struct string_buffer *out, double x, double y, double radius, double width,
	const char *colour)
{
	svg_add(out,
		"<path d=\"M%n %nL%n %nM%n %nL%n %n\" fill=\"none\" stroke=\"%s\" "
		"stroke-width=\"%n\"/>",
		x - radius, y - radius, x + radius, y + radius, x - radius, y + radius, x + radius,
		y - radius, colour, width);
}

void svg_cross(struct string_buffer *out, double x, double y, double radius)
{
	strokes(out, x, y, radius, 1.5, "#595959");
}

static void diamond(struct string_buffer *out, double x, double y, double radius, const char *paint)
{
	svg_add(out, "<path d=\"M%n %nL%n %nL%n %nL%n %nZ\" %s/>", x, y - radius * 1.4,
		x + radius * 1.4, y, x, y + radius * 1.4, x - radius * 1.4, y, paint);
}

void svg_mark(struct string_buffer *out, enum chart_mark mark, double x, double y, double radius)
{
	switch (mark) {
	case CHART_IMPROVEMENT:
		diamond(out, x, y, radius, "fill=\"#00b0f0\"");
		break;
	case CHART_CONCERN:
		strokes(out, x, y, radius, radius * 0.8, orange);
		break;
	case CHART_HIGH:
		triangle(out, x, y, radius, 1);
		break;
	case CHART_LOW:
		triangle(out, x, y, radius, -1);
		break;
	case CHART_RETURNED:
		diamond(out, x, y, radius, "fill=\"#fff\" stroke=\"#595959\" stroke-width=\"2\"");
		break;
	default:
		svg_add(out, "<circle cx=\"%n\" cy=\"%n\" r=\"%n\" fill=\"%s\"/>", x, y, radius,
			grey);
		break;
	}
}

enum {
	ICON_RADIUS = 14,
	ICON_FIRST = 24, /* y of the upper one */
	ICON_APART = 34,
	WORDS_SIZE = 12,
};

static void ring(struct string_buffer *out, double x, double y, const char *colour)
{
	svg_add(out,
		"<circle cx=\"%n\" cy=\"%n\" r=\"%n\" fill=\"#fff\" stroke=\"%s\" "
		"stroke-width=\"3\"/>",
		x, y, (double)ICON_RADIUS, colour);
}

static void letter(struct string_buffer *out, double x, double y, const char *text)
{
	svg_text(out, x, y + 5.5, 15, 40, SVG_MIDDLE, " font-weight=\"bold\"", text);
}

/* H and L; a wave for common cause; arrows where neither direction is wished for. */
static const struct {
	const char *colour, *letter, *path;
} variations[CHART_VARIATION_COUNT] = {
	[CHART_VARIATION_COMMON] = {grey, NULL, "M-10 2Q-5 -10 0 0T10 -2"},
	[CHART_VARIATION_IMPROVEMENT_HIGH] = {blue, "H", NULL},
	[CHART_VARIATION_IMPROVEMENT_LOW] = {blue, "L", NULL},
	[CHART_VARIATION_CONCERN_HIGH] = {orange, "H", NULL},
	[CHART_VARIATION_CONCERN_LOW] = {orange, "L", NULL},
	[CHART_VARIATION_NEUTRAL_HIGH] = {purple, NULL, "M0 10V-10M-7 -3L0 -10L7 -3"},
	[CHART_VARIATION_NEUTRAL_LOW] = {purple, NULL, "M0 -10V10M-7 3L0 10L7 3"},
};

static const struct {
	const char *colour, *letter;
} assurances[CHART_ASSURANCE_COUNT] = {
	[CHART_ASSURANCE_PASS] = {blue, "P"},
	[CHART_ASSURANCE_FAIL] = {orange, "F"},
	[CHART_ASSURANCE_INCONSISTENT] = {grey, "?"},
};

static void words(struct string_buffer *out, double x, double y, const char *text)
{
	svg_text(out, x - ICON_RADIUS - 8, y + 4, WORDS_SIZE, 160, SVG_END, "", text);
	svg_add(out, "</g>\n");
}

static void variation(struct string_buffer *out, enum chart_variation kind, double x, double y)
{
	svg_add(out, "<g><title>variation: %t</title>\n", chart_variation_words[kind]);
	ring(out, x, y, variations[kind].colour);
	if (variations[kind].letter != NULL)
		letter(out, x, y, variations[kind].letter);
	else
		svg_add(out,
			"<path transform=\"translate(%n %n) scale(.75)\" d=\"%s\" fill=\"none\" "
			"stroke=\"%s\" stroke-width=\"3\"/>\n",
			x, y, variations[kind].path, variations[kind].colour);
	words(out, x, y, chart_variation_words[kind]);
}

static void assurance(struct string_buffer *out, enum chart_assurance kind, double x, double y)
{
	svg_add(out, "<g><title>assurance: %t</title>\n", chart_assurance_words[kind]);
	ring(out, x, y, assurances[kind].colour);
	letter(out, x, y, assurances[kind].letter);
	words(out, x, y, chart_assurance_words[kind]);
}

void svg_icons(const struct chart *chart, struct string_buffer *out, double x)
{
	double y = ICON_FIRST;

	x -= ICON_RADIUS + 2;
	if (chart->variation != CHART_VARIATION_NONE) {
		variation(out, chart->variation, x, y);
		y += ICON_APART;
	}
	if (chart->assurance != CHART_ASSURANCE_NONE)
		assurance(out, chart->assurance, x, y);
}

double svg_icons_width(const struct chart *chart)
{
	double first = svg_text_width(chart_variation_words[chart->variation], WORDS_SIZE);
	double second = svg_text_width(chart_assurance_words[chart->assurance], WORDS_SIZE);

	return first + second > 0 ? 2 * ICON_RADIUS + 24 + (first > second ? first : second) : 0;
}
