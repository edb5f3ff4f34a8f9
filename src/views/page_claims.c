/* Figures and events as lines of a page. */
#include <string.h>

#include "page.h"
#include "parts.h"

/* "wait from referral: “4.5 weeks”; “under 2 weeks”, over 55 % less" */
static const char *metric_words(struct page *page, const struct metric *metric)
{
	const struct quantity *value = part_main_value(metric);
	const char *claim = part_claim_word(metric);
	struct string_buffer words = {0}, change = {0};
	char date[64];

	string_buffer_format(&words, "%s%s", metric->short_name, value ? ": " : "");
	if (claim && !strstr(metric->short_name, claim))
		string_buffer_format(&words, "%s, ", claim);
	part_printed(metric, &words);
	part_change(metric, true, &change);
	if (change.size)
		string_buffer_format(&words, ", %s", string_buffer_text(&change));
	if (!part_pair_lines(metric) && value && value->period.precision != DATE_UNDATED) {
		date_format(&value->period, date, sizeof date);
		string_buffer_format(&words, " (%s)", date);
	}
	const char *copy = arena_string(page->arena, string_buffer_text(&words));
	string_buffer_free(&change);
	string_buffer_free(&words);
	return copy;
}

struct page_line *page_metric(struct page *page, const char *label, const struct metric *metric)
{
	struct page_line *line = page_entry(page, label, metric->id, metric_words(page, metric));

	line->dossier = metric->dossier;
	line->citations = metric->citations;
	line->differs = page_differs(page, metric->id);
	return line;
}

struct page_line *page_event(struct page *page, const char *label, const struct event *event)
{
	char date[64];

	date_format(&event->date, date, sizeof date);
	bool ahead = strcmp(event->status, "planned") == 0 || strcmp(event->status, "target") == 0;
	struct page_line *line = page_entry(page, label, event->id,
		arena_format(page->arena, "%s: %s%s%s%s", date, event->name, ahead ? " (" : "",
			ahead ? event->status : "", ahead ? ")" : ""));
	line->dossier = event->dossier;
	line->citations = event->citations;
	line->differs = page_differs(page, event->id);
	return line;
}
