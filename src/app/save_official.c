/* Official statistics written to a file: the same CSV and JSON as the command line's, and a series
 * as SVG. */
#include "save_official.h"

#include <string.h>

#include "base/memory.h"
#include "model/month.h"
#include "report.h"
#include "store/load_official.h"
#include "views/classes.h"
#include "views/official_id.h"
#include "views/series_svg.h"

bool save_official_has(const struct view *view, const char *suffix)
{
	bool official = view->class == &statistics_list || view->class == &series_chart ||
			view->class == &provider_measures;

	if (strcmp(suffix, ".svg") == 0)
		return view->class == &series_chart;
	return official && view->count > 0 &&
	       (strcmp(suffix, ".csv") == 0 || strcmp(suffix, ".json") == 0);
}

/* Which of the three options a function goes by depends on the measure. */
static bool set_function(struct app *app, struct arena *arena, const struct official_id *id,
	struct request *request, struct error *error)
{
	struct measure_names names;
	struct measure measure;

	if (id->function == NULL)
		return true;
	if (!load_measure(app->store, arena, id->measure, &measure, &names, error))
		return false;
	*(measure.by_test	  ? &request->test
		: measure.by_type ? &request->cancer_type
				  : &request->function) = id->function;
	return true;
}

/* "Kent and Medway (QKS)" is QKS. */
static const char *code_in(struct arena *arena, const char *area)
{
	const char *open = area != NULL ? strrchr(area, '(') : NULL;

	return open != NULL ? arena_bytes(arena, (char *)open + 1, strcspn(open + 1, ")")) : area;
}

static const char *period_of(struct arena *arena, int month)
{
	char text[8];

	if (month == MONTH_NONE)
		return NULL;
	month_print(month, text);
	return arena_string(arena, text);
}

/* The command line's question for what the pane shows, in its order. */
static bool ask(struct app *app, const struct view *view, struct arena *arena,
	const struct official_id *id, struct request *request, struct error *error)
{
	const char **words = arena_array(arena, 2, sizeof *words);

	*request = (struct request){.words = words};
	if (view->class == &provider_measures) {
		request->provider = id->who;
		request->period = period_of(arena, official_id_read(arena, view->about).month);
		request->text = "";
		return true;
	}
	if (view->class == &series_chart)
		words[request->count++] = id->who;
	words[request->count++] = id->measure;
	request->text =
		request->count > 1 ? arena_format(arena, "%s %s", words[0], words[1]) : words[0];
	if (view->class == &statistics_list) {
		request->period = period_of(arena, official_id_read(arena, view->about).month);
		request->sector = view->filter[FACET_SECTOR];
		request->icb = code_in(arena, view->filter[FACET_ICB] != NULL
						      ? view->filter[FACET_ICB]
						      : view->filter[FACET_REGION]);
		request->sort = view->class->sorts[view->sort].name;
	}
	return set_function(app, arena, id, request, error);
}

/* Any row tells what it is of; not all panes have a selected one. */
static const char *any_id(const struct view *view)
{
	for (size_t i = 0; i < view->count; i++)
		if (view->rows[i]->id != NULL)
			return view->rows[i]->id;
	return view->about;
}

static bool answer(struct app *app, const struct view *view, const struct request *request,
	enum writer_format format, struct string_buffer *out, struct error *error)
{
	struct app writing = *app;
	int status;

	writing.format = format;
	writing.excel = false;
	writing.capture = out;
	status = view->class == &series_chart ? report_series(&writing, request)
					      : report_summary(&writing, request);
	return status == APP_OK || error_set(error, "%s", string_buffer_text(out));
}

bool save_official(struct app *app, const struct view *view, const char *suffix,
	struct string_buffer *out, struct error *error)
{
	struct arena arena = {0};
	struct official_id id = official_id_read(&arena, any_id(view));
	struct request request;
	bool ok;

	if (strcmp(suffix, ".svg") == 0)
		return series_svg(view, out) || error_set(error, "there is no month to draw");
	ok = ask(app, view, &arena, &id, &request, error) &&
	     answer(app, view, &request, strcmp(suffix, ".csv") == 0 ? WRITER_CSV : WRITER_JSON,
		     out, error);
	arena_free(&arena);
	return ok;
}
