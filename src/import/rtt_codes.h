/* The organisations and treatment functions that an extract names, each with a number of its own.
 */
#ifndef IMPORT_RTT_CODES_H
#define IMPORT_RTT_CODES_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/memory.h"
#include "chunks.h"
#include "model/waits.h"

struct rtt_code {
	const char *text;   /* "RTF"; of a commissioner "13T\tQHM": with its parent's code */
	const char *name;   /* as in the first row of the file that gives one; or "" */
	const char *parent; /* code of a provider's parent; or "" */
	uint64_t byte;	    /* of the row that name and parent are from */
	uint32_t other;	    /* of a commissioner: its parent's index in icbs, where it is counted */
	uint32_t plain;	    /* of a commissioner: index of its code alone */
	int64_t number;	    /* in the store */
};

/* Begin with zeroes. */
struct code_list {
	struct rtt_code *items;
	size_t count, capacity;
	uint32_t *slots; /* index + 1, by hash */
	size_t slot_count;
};

enum {
	CODES_BLANK, /* of icbs: rows whose commissioner has no parent */
	CODES_NONC,  /* of icbs: rows of non-English commissioners */
	CODES_FIRST_ICB,
	/* A published file has 42; the distributions of all of them fit in one piece. */
	ICBS_MOST = CHUNK_SIZE / WAITS_GROUP_MOST - 1,
	CODES_MOST = 65535,
	FUNCTIONS_MOST = 64, /* a published file has 24 */
};

#define CODES_TOTAL "C_999" /* the function that is the sum of the others */

/* Shared between threads: to be used with the lock held. */
struct codes {
	pthread_mutex_t lock;
	struct arena arena;
	struct code_list providers, icbs, commissioners, plain, functions;
};

void codes_begin(struct codes *codes);
void codes_end(struct codes *codes);

/* The code's place in the list, made where it is new; -1 where there would be more than `most`.
 * Name and parent are those of the row that stands first in the file. */
int64_t codes_add(struct codes *codes, struct code_list *list, size_t most, const char *text,
	const char *name, const char *parent, uint64_t byte);

#endif
