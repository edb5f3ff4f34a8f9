/* What the command line and the browser share: the open database, and text on its way out. */
#include "app/app.h"

#include <string.h>

bool app_open_store(struct app *app, struct error *error)
{
	return app->store || store_open(&app->places, &app->store, error);
}

bool app_reopen_store(struct app *app, struct error *error)
{
	struct store *fresh;

	if (!app->store)
		return true;
	if (!store_open(&app->places, &fresh, error))
		return error_prefix(error, "it is done, but the database cannot be opened again");
	store_close(app->store);
	app->store = fresh;
	return true;
}

bool app_print(const struct app *app, FILE *stream, const char *text)
{
	struct string_buffer bytes = {0};

	charset_to_locale(app->charset, text, strlen(text), &bytes);
	size_t written = fwrite(string_buffer_text(&bytes), 1, bytes.size, stream);
	bool ok = written == bytes.size && fflush(stream) == 0;
	string_buffer_free(&bytes);
	return ok;
}

int app_complain(const struct app *app, const struct error *error)
{
	struct string_buffer line = {0};

	if (app->capture != NULL) {
		string_buffer_truncate(app->capture, 0);
		string_buffer_add(app->capture, error->message);
		return APP_FAILED;
	}
	string_buffer_add(&line, "concordat: ");
	charset_display(app->charset, error->message, strlen(error->message), &line);
	string_buffer_add_char(&line, '\n');
	app_print(app, stderr, string_buffer_text(&line));
	string_buffer_free(&line);
	return APP_FAILED;
}
