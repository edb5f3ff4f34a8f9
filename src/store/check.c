/* The whole check of a database: bytes, pages, references, citations. */
#include "store/store.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/string_buffer.h"
#include "check_official.h"
#include "connection.h"
#include "embedded.h"
#include "published.h"
#include "statement.h"

/* Of the file that was opened: its name may stand for the next generation by now. */
static bool check_file(const struct store *store, struct error *error)
{
	struct published published;
	struct stat status;

	if (fstat(store->file, &status) != 0)
		return error_set_errno(error, errno, "cannot look at %s", store->path);
	return published_read_head(
		       store->file, (uint64_t)status.st_size, store->path, &published, error) &&
	       published_verify(store->file, store->path, &published, -1, NULL, error);
}

static bool check_embedded(struct error *error)
{
	const struct embedded *collection = embedded_collection();
	uint64_t size = (uint64_t)(collection->end - collection->bytes);
	struct published published;

	return published_check_head(
		       collection->bytes, size, "the built-in collection", &published, error) &&
	       published_verify_bytes(collection->bytes, size, published.pages_size, error);
}

bool connection_verify(struct store *store, struct error *error)
{
	store->verified = store->verified || store->built_in || check_file(store, error);
	return store->verified;
}

/* A digest that differs is a problem of the file, not of checking it. */
static void check_digest(const struct store *store, struct string_buffer *report)
{
	struct error error;

	if (!(store->built_in ? check_embedded(&error) : check_file(store, &error)))
		string_buffer_format(report, "%s\n", error.message);
}

static bool check_pages(struct store *store, struct string_buffer *report, struct error *error)
{
	struct statement statement = statement_begin(store, "check_integrity");

	while (statement_step(&statement)) {
		const char *problem = statement_text(&statement, 0);

		if (problem != NULL && strcmp(problem, "ok") != 0)
			string_buffer_format(report, "structure: %s\n", problem);
	}
	return statement_end(&statement, error);
}

static const char *shown(const struct statement *statement, int column)
{
	const char *text = statement_text(statement, column);

	return text != NULL ? text : "nothing";
}

static bool check_links(struct store *store, struct string_buffer *report, struct error *error)
{
	struct statement statement = statement_begin(store, "check_links");

	while (statement_step(&statement))
		string_buffer_format(report, "%s: %s points at %s, which is not there\n",
			shown(&statement, 0), shown(&statement, 1), shown(&statement, 2));
	return statement_end(&statement, error);
}

static bool check_citations(struct store *store, struct string_buffer *report, struct error *error)
{
	struct statement statement = statement_begin(store, "check_citations");

	while (statement_step(&statement))
		string_buffer_format(report,
			"%s: cites %s:%" PRId64 "-%" PRId64 ", which has %s lines\n",
			shown(&statement, 0), shown(&statement, 1),
			statement_integer(&statement, 2), statement_integer(&statement, 3),
			shown(&statement, 4));
	return statement_end(&statement, error);
}

static bool check_uncited(struct store *store, struct string_buffer *report, struct error *error)
{
	struct statement statement = statement_begin(store, "check_uncited");

	while (statement_step(&statement))
		string_buffer_format(report, "%s: cites no source\n", shown(&statement, 0));
	return statement_end(&statement, error);
}

bool store_check(struct store *store, struct string_buffer *report, struct error *error)
{
	check_digest(store, report);
	return check_pages(store, report, error) && check_links(store, report, error) &&
	       check_citations(store, report, error) && check_uncited(store, report, error) &&
	       check_official(store, report, error);
}
