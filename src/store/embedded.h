/* Files that were put into the program when it was built (assets/embed.awk). */
#ifndef STORE_EMBEDDED_H
#define STORE_EMBEDDED_H

#include <stddef.h>

struct embedded {
	const char *name; /* "load_event" */
	const unsigned char *bytes, *end;
};

/* Made at build time; the SQL is sorted by name. */
extern const struct embedded embedded_sql_table[], embedded_collection_table[];
extern const size_t embedded_sql_count, embedded_collection_count;

/* The place of a file of assets/sql in its table; asking for one that is not there is our mistake.
 */
size_t embedded_sql_number(const char *name);

/* The finished database, or NULL in the program that builds it. */
const struct embedded *embedded_collection(void);

#endif
