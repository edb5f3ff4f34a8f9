#include "import/official.h"
bool official_is_folder(const char *folder){(void)folder;return false;}
bool official_import(struct store *store, const char *folder, const struct import_options *options,
	struct import_report *report, struct error *error)
{(void)store;(void)folder;(void)options;(void)report; return error_set(error,"not yet");}
