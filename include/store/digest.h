/* SHA-256, by the processor's instructions where it has them. */
#ifndef STORE_DIGEST_H
#define STORE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

struct digest {
	uint32_t state[8];
	uint64_t bytes;
	unsigned char block[64];
	void (*add_blocks)(uint32_t state[8], const unsigned char *bytes,
		size_t blocks); /* chosen at digest_begin */
};

void digest_begin(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t size);
void digest_end(struct digest *digest, char hex[65]);

#endif
