#include "rtt.h"
bool rtt_import(struct store *store, struct source *source, struct error *error){(void)store;(void)source;return error_set(error,"stub");}
