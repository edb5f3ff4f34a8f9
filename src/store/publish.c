/* Making the next generation beside the present one, and putting it in its place. */
#include "store/publish.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "connection.h"
#include "embedded.h"
#include "files.h"
#include "lock.h"
#include "published.h"
#include "refresh.h"
#include "statement.h"

enum {
	SPACE_TO_GROW =
		1 << 20, /* bytes that must be free beside a copy of the present generation */
};

/* The files beside PATH. */
struct places {
	char *path;
	char *lock; /* .lock: stays for ever, so that nobody locks a file that is being removed */
	char *next; /* .next: the generation that is being made */
	char *keep; /* .keep: the present one, on its way to be the previous; where there is no
		       .next any more, the new one is in its place */
	char *previous; /* .previous */
	char *undone;	/* .undo: likewise in generation_undo() */
};

struct generation {
	struct places places;
	struct arena arena;
	struct store *store;
	int lock;
	bool building;
	bool has_base;	    /* there is a present generation at PATH */
	const char *origin; /* where there is none: the file to start from, or NULL for the built-in
			       collection */
	mode_t mode;	    /* of the present one */
};

static struct places places_of(const char *path, struct arena *arena)
{
	return (struct places){
		.path = arena_string(arena, path),
		.lock = arena_format(arena, "%s.lock", path),
		.next = arena_format(arena, "%s.next", path),
		.keep = arena_format(arena, "%s.keep", path),
		.previous = arena_format(arena, "%s.previous", path),
		.undone = arena_format(arena, "%s.undo", path),
	};
}

static bool remove_file(const char *path, struct error *error)
{
	if (unlink(path) == 0 || errno == ENOENT)
		return true;
	return error_set_errno(error, errno, "cannot remove %s", path);
}

static bool rename_file(const char *from, const char *to, struct error *error)
{
	if (rename(from, to) == 0)
		return true;
	return error_set_errno(error, errno, "cannot rename %s to %s", from, to);
}

static bool exists(const char *path)
{
	return access(path, F_OK) == 0;
}

/* Of a generation that is not published: first the one that means "published" without the other. */
static bool remove_unpublished(const struct places *places, struct error *error)
{
	return remove_file(places->keep, error) && remove_file(places->next, error);
}

/* What was left by those that were killed. A publication or an undo that was cut short behind its
 * first rename is finished. */
static bool clear_leftovers(const struct places *places, struct error *error)
{
	if (exists(places->undone) && !exists(places->previous))
		return rename_file(places->undone, places->previous, error);
	if (exists(places->keep) && !exists(places->next))
		return rename_file(places->keep, places->previous, error);
	return remove_file(places->undone, error) && remove_unpublished(places, error);
}

/* *present: there is a file at path, with that mode. A link would be replaced by the rename, not
 * followed. */
static bool look_at(const char *path, bool *present, mode_t *mode, struct error *error)
{
	struct stat status;

	*present = lstat(path, &status) == 0;
	if (!*present)
		return errno == ENOENT || error_set_errno(error, errno, "cannot look at %s", path);
	*mode = status.st_mode & 0777;
	if (S_ISLNK(status.st_mode))
		return error_set(
			error, "%s is a symbolic link: name the file that it points at", path);
	if (!S_ISREG(status.st_mode))
		return error_set(error, "%s is not a regular file", path);
	return true;
}

static int create(const char *path, struct error *error)
{
	int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

	if (file < 0)
		error_set_errno(error, errno, "cannot write %s", path);
	return file;
}

/* Closes the file whether or not all went well before; done: it did. */
static bool finish(int file, bool done, bool durable, const char *path, struct error *error)
{
	if (done && durable && fsync(file) != 0)
		done = error_set_errno(error, errno, "cannot make %s durable", path);
	if (close(file) != 0 && done)
		done = error_set_errno(error, errno, "cannot close %s", path);
	return done;
}

static bool copy_published(struct generation *generation, const char *path, struct error *error)
{
	const char *next = generation->places.next;
	struct published published;
	uint64_t size;
	int from = files_open(path, &size, error), to;
	bool done = from >= 0 && published_read_head(from, size, path, &published, error) &&
		    files_check_space(path, size + SPACE_TO_GROW, error);

	if (done) {
		to = create(next, error);
		done = to >= 0 && published_verify(from, path, &published, to, next, error);
		if (done && generation->has_base && fchmod(to, generation->mode) != 0)
			done = error_set_errno(error, errno, "cannot set the mode of %s", next);
		if (to >= 0)
			done = finish(to, done, false, next, error);
	}
	if (from >= 0)
		close(from);
	return done;
}

/* The built-in collection as a file: its pages, or pages and digest. */
static bool write_built_in(const char *path, bool with_digest, bool durable, struct error *error)
{
	const struct embedded *collection = embedded_collection();
	size_t size =
		(size_t)(collection->end - collection->bytes) - (with_digest ? 0 : PUBLISHED_LINE);
	int file = create(path, error);

	return file >= 0 && finish(file, files_write(file, collection->bytes, size, path, error),
				    durable, path, error);
}

/* An empty file, for a schema. */
static bool write_nothing(const char *path, struct error *error)
{
	int file = create(path, error);

	return file >= 0 && finish(file, true, false, path, error);
}

static bool write_base(struct generation *generation, struct error *error)
{
	const struct embedded *collection = embedded_collection();
	const char *next = generation->places.next;
	size_t size = collection != NULL ? (size_t)(collection->end - collection->bytes) : 0;

	if (generation->has_base && !generation->building)
		return copy_published(generation, generation->places.path, error);
	if (generation->origin != NULL)
		return copy_published(generation, generation->origin, error);
	if (!files_check_space(generation->places.path, 2 * size + SPACE_TO_GROW, error))
		return false;
	if (collection == NULL || generation->building)
		return write_nothing(next, error);
	return write_built_in(next, false, false, error);
}

/* *version: 0 where there are no tables yet. A question that failed is not an empty file. */
static bool read_version(struct store *store, uint32_t *version, struct error *error)
{
	struct statement statement = statement_begin(store, "find_version");

	*version = statement_step(&statement) ? (uint32_t)statement_integer(&statement, 0) : 0;
	return statement_end(&statement, error);
}

/* Runs schema_1, or the upgrades that the file has not seen yet. */
static bool upgrade_schema(struct store *store, uint32_t version, struct error *error)
{
	bool done = version > 0 || statement_script(store, "schema_1", error);

	for (uint32_t next = version > 0 ? version + 1 : 2; done && next <= STORE_SCHEMA_VERSION;
		next++) {
		char name[32];

		snprintf(name, sizeof name, "upgrade_%" PRIu32, next);
		done = statement_script(store, name, error);
	}
	return done;
}

static bool run(struct store *store, const char *name, struct error *error)
{
	struct statement statement = statement_begin(store, name);

	return statement_run(&statement, error);
}

static bool open_next(struct generation *generation, struct error *error)
{
	const struct places *places = &generation->places;
	uint32_t version;

	if (!connection_open_writable(places->next, places->path, &generation->store, error) ||
		!read_version(generation->store, &version, error))
		return false;
	generation->store->building = generation->building;
	/* The digest says that nothing was damaged since, not that the tables are ours. */
	if ((generation->has_base || generation->origin != NULL) && !generation->building &&
		!connection_check_schema(generation->store, version, error))
		return false;
	return run(generation->store, "begin", error) &&
	       upgrade_schema(generation->store, version, error) &&
	       (generation->building || refresh_built_in(generation->store, error));
}

static bool begin(const char *path, const char *origin, void (*waiting)(long holder), bool building,
	struct generation **out, struct error *error)
{
	struct generation *generation = memory_allocate(sizeof *generation);
	struct places *places = &generation->places;

	*places = places_of(path, &generation->arena);
	generation->building = building;
	generation->origin = origin;
	generation->lock = -1;
	if (files_make_folder_of(path, error))
		generation->lock = lock_take(places->lock, waiting, error);
	if (generation->lock >= 0 && clear_leftovers(places, error) &&
		look_at(path, &generation->has_base, &generation->mode, error) &&
		write_base(generation, error) && open_next(generation, error)) {
		*out = generation;
		return true;
	}
	generation_abandon(generation);
	return false;
}

bool generation_begin(const char *path, const char *origin, void (*waiting)(long holder),
	struct generation **out, struct error *error)
{
	return begin(path, origin, waiting, false, out, error);
}

bool generation_build(const char *path, struct generation **out, struct error *error)
{
	return begin(path, NULL, NULL, true, out, error);
}

struct store *generation_store(struct generation *generation)
{
	return generation->store;
}

/* References of other dossiers into one that was replaced: SQLite would refuse them at COMMIT
 * without a name. */
static bool check_references(struct store *store, struct error *error)
{
	struct statement statement = statement_begin(store, "check_links");
	struct error found = {""};

	if (statement_step(&statement))
		error_set(&found, "%s: %s of %s points at %s, which is not there", store->path,
			statement_text(&statement, 1), statement_text(&statement, 0),
			statement_text(&statement, 2));
	return statement_end(&statement, error) &&
	       (found.message[0] == '\0' || error_set(error, "%s", found.message));
}

/* After any error SQLite may have ended the transaction by itself: only its own word counts. */
static bool commit(struct generation *generation, struct error *error)
{
	struct store *store = generation->store;

	if (store->failed || sqlite3_get_autocommit(store->db))
		return error_set(error,
			"%s: nothing was written, because something went wrong before",
			store->path);
	if (!check_references(store, error) || !run(store, "commit", error))
		return false;
	if (!generation->building)
		return true;
	sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 1); /* VACUUM attaches its copy */
	return run(store, "vacuum", error);
}

static bool check(struct store *store, struct error *error)
{
	struct statement statement = statement_begin(store, "check_quick");
	char problem[200] = "";
	bool done;

	if (statement_step(&statement))
		snprintf(problem, sizeof problem, "%s", statement_text(&statement, 0));
	done = statement_end(&statement, error);
	return done && (strcmp(problem, "ok") == 0 ||
			       error_set(error, "%s: the new generation is unsound: %s",
				       store->path, problem));
}

/* SQLite keeps nothing open or behind: the file is what its first page says. */
static bool close_next(struct generation *generation, struct error *error)
{
	const char *next = generation->places.next;
	struct published published;
	uint64_t size;
	int file;
	bool done;

	store_close(generation->store);
	generation->store = NULL;
	file = files_open(next, &size, error);
	done = file >= 0 && published_read_head(file, size, next, &published, error);
	if (file >= 0)
		close(file);
	return done && (published.pages_size == size ||
			       error_set(error, "%s has bytes behind its last page", next));
}

static bool copy_file(const char *from, const char *to, struct error *error)
{
	char *piece;
	uint64_t size;
	int in = files_open(from, &size, error), out = in >= 0 ? create(to, error) : -1;
	bool done = out >= 0;

	piece = memory_allocate(1 << 16);
	for (uint64_t at = 0; done && at < size; at += 1 << 16) {
		size_t part = size - at < 1 << 16 ? (size_t)(size - at) : 1 << 16;

		done = files_read_at(in, piece, part, at, from, error) &&
		       files_write(out, piece, part, to, error);
	}
	free(piece);
	if (out >= 0)
		done = finish(out, done, true, to, error);
	if (in >= 0)
		close(in);
	return done;
}

/* A second name for the file, or a copy where the file system has no hard links. */
static bool duplicate(const char *from, const char *to, struct error *error)
{
	return link(from, to) == 0 || copy_file(from, to, error);
}

/* The generation that is to be the previous one, under the name .keep. */
static bool keep_present(const struct generation *generation, struct error *error)
{
	const struct places *places = &generation->places;

	if (generation->building)
		return true;
	if (generation->has_base)
		return duplicate(places->path, places->keep, error);
	if (generation->origin != NULL)
		return copy_file(generation->origin, places->keep, error);
	return embedded_collection() == NULL || write_built_in(places->keep, true, true, error);
}

/* A rename that may not last is taken back, so that what is reported is what is there. */
static void take_back(const struct generation *generation)
{
	const struct places *places = &generation->places;
	struct error ignored;

	if (generation->has_base && !generation->building)
		rename_file(places->keep, places->path, &ignored);
	else
		remove_file(places->path, &ignored);
}

/* Only behind the first rename is the generation before the last given up. A kill between the two
 * is mended by clear_leftovers(). */
static bool replace_present(const struct generation *generation, struct error *error)
{
	const struct places *places = &generation->places;

	if (!rename_file(places->next, places->path, error))
		return false;
	if (files_sync_folder_of(places->path, error) &&
		(!exists(places->keep) || rename_file(places->keep, places->previous, error)))
		return true;
	take_back(generation);
	return false;
}

bool generation_publish(struct generation *generation, struct error *error)
{
	bool done = commit(generation, error) && check(generation->store, error) &&
		    close_next(generation, error) &&
		    published_seal(generation->places.next, error) &&
		    keep_present(generation, error) && replace_present(generation, error);

	generation_abandon(generation);
	return done;
}

void generation_abandon(struct generation *generation)
{
	struct error ignored;

	store_close(generation->store);
	if (generation->lock >= 0) {
		remove_unpublished(&generation->places, &ignored);
		close(generation->lock);
	}
	arena_free(&generation->arena);
	free(generation);
}

/* What is gone back to is looked at as an import looks at what it begins with. */
static bool check_previous(const char *path, struct error *error)
{
	struct published published;
	uint64_t size;
	int file = files_open(path, &size, error);
	bool done = file >= 0 && published_read_head(file, size, path, &published, error) &&
		    published_verify(file, path, &published, -1, NULL, error);

	if (file >= 0)
		close(file);
	return done;
}

static bool exchange(const struct places *places, struct error *error)
{
	bool present, has_previous;
	mode_t mode;

	if (!look_at(places->previous, &has_previous, &mode, error))
		return false;
	if (!has_previous)
		return error_set(error, "%s has no earlier generation to go back to", places->path);
	if (!check_previous(places->previous, error) ||
		!look_at(places->path, &present, &mode, error))
		return false;
	if (!present)
		return rename_file(places->previous, places->path, error);
	return duplicate(places->path, places->undone, error) &&
	       rename_file(places->previous, places->path, error) &&
	       rename_file(places->undone, places->previous, error);
}

bool generation_undo(const char *path, struct error *error)
{
	struct arena arena = {0};
	struct places places = places_of(path, &arena);
	int lock = lock_take(places.lock, NULL, error);
	bool done = lock >= 0 && clear_leftovers(&places, error) && exchange(&places, error) &&
		    files_sync_folder_of(path, error);

	if (lock >= 0)
		close(lock);
	arena_free(&arena);
	return done;
}
