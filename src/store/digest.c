/* SHA-256 (FIPS 180-4): portable, and by the SHA instructions of x86 where the processor has them.
 */
#include "store/digest.h"

#include <stdio.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b,
	0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
	0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6,
	0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
	0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585,
	0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
	0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa,
	0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

typedef void add_blocks(uint32_t state[8], const unsigned char *bytes, size_t blocks);

static uint32_t rotate(uint32_t word, int bits)
{
	return word >> bits | word << (32 - bits);
}

static void fill_schedule(uint32_t words[64], const unsigned char *bytes)
{
	for (int i = 0; i < 16; i++, bytes += 4)
		words[i] = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
			   (uint32_t)bytes[2] << 8 | bytes[3];
	for (int i = 16; i < 64; i++) {
		uint32_t near = words[i - 2], far = words[i - 15];

		words[i] = words[i - 16] + words[i - 7] +
			   (rotate(far, 7) ^ rotate(far, 18) ^ far >> 3) +
			   (rotate(near, 17) ^ rotate(near, 19) ^ near >> 10);
	}
}

static void add_block(uint32_t state[8], const unsigned char *bytes)
{
	uint32_t words[64];
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
	uint32_t e = state[4], f = state[5], g = state[6], h = state[7];

	fill_schedule(words, bytes);
	for (int i = 0; i < 64; i++) {
		uint32_t sum = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
			       ((e & f) ^ (~e & g)) + constants[i] + words[i];
		uint32_t other = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) +
				 ((a & b) ^ (a & c) ^ (b & c));

		h = g, g = f, f = e, e = d + sum;
		d = c, c = b, b = a, a = sum + other;
	}
	state[0] += a, state[1] += b, state[2] += c, state[3] += d;
	state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

static void add_blocks_portable(uint32_t state[8], const unsigned char *bytes, size_t blocks)
{
	for (; blocks > 0; blocks--, bytes += 64)
		add_block(state, bytes);
}

#if defined(__x86_64__)
/* Four rounds: the two halves of the state change places. */
__attribute__((target("sha,sse4.1"))) static inline void four_rounds(
	__m128i *low, __m128i *high, __m128i words, const uint32_t *constant)
{
	__m128i sum =
		_mm_add_epi32(words, _mm_loadu_si128((const __m128i *)(const void *)constant));

	*high = _mm_sha256rnds2_epu32(*high, *low, sum);
	*low = _mm_sha256rnds2_epu32(*low, *high, _mm_shuffle_epi32(sum, 0x0e));
}

/* w[i..i+3] from the sixteen words before, in w[0] (oldest) to w[3]. */
__attribute__((target("sha,sse4.1"))) static inline __m128i next_words(const __m128i w[4])
{
	__m128i sum =
		_mm_add_epi32(_mm_sha256msg1_epu32(w[0], w[1]), _mm_alignr_epi8(w[3], w[2], 4));

	return _mm_sha256msg2_epu32(sum, w[3]);
}

__attribute__((target("sha,sse4.1"))) static void add_blocks_x86(
	uint32_t state[8], const unsigned char *bytes, size_t blocks)
{
	const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
	__m128i *stored = (__m128i *)(void *)state;
	__m128i badc = _mm_shuffle_epi32(_mm_loadu_si128(stored), 0xb1);
	__m128i hgfe = _mm_shuffle_epi32(_mm_loadu_si128(stored + 1), 0x1b);
	__m128i abef = _mm_alignr_epi8(badc, hgfe, 8), cdgh = _mm_blend_epi16(hgfe, badc, 0xf0);

	for (; blocks > 0; blocks--, bytes += 64) {
		__m128i abef_before = abef, cdgh_before = cdgh, w[4];

		for (int i = 0; i < 4; i++)
			w[i] = _mm_shuffle_epi8(
				_mm_loadu_si128((const __m128i *)(const void *)bytes + i),
				big_endian);
		for (int i = 0; i < 16; i++) {
			__m128i words = w[0];

			four_rounds(&abef, &cdgh, words, constants + 4 * i);
			words = next_words(w);
			w[0] = w[1];
			w[1] = w[2];
			w[2] = w[3];
			w[3] = words;
		}
		abef = _mm_add_epi32(abef, abef_before);
		cdgh = _mm_add_epi32(cdgh, cdgh_before);
	}
	badc = _mm_shuffle_epi32(abef, 0x1b);
	hgfe = _mm_shuffle_epi32(cdgh, 0xb1);
	_mm_storeu_si128(stored, _mm_blend_epi16(badc, hgfe, 0xf0));
	_mm_storeu_si128(stored + 1, _mm_alignr_epi8(hgfe, badc, 8));
}

static add_blocks *choose_add_blocks(void)
{
	unsigned a, b = 0, c = 0, d;
	int has_sse41 =
		__get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSE4_1) != 0 && (c & bit_SSSE3) != 0;
	int has_sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA) != 0;

	return has_sse41 && has_sha ? add_blocks_x86 : add_blocks_portable;
}
#else
static add_blocks *choose_add_blocks(void)
{
	return add_blocks_portable;
}
#endif

void digest_begin(struct digest *digest)
{
	static const uint32_t initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

	memcpy(digest->state, initial, sizeof initial);
	digest->bytes = 0;
	digest->add_blocks = choose_add_blocks();
}

void digest_add(struct digest *digest, const void *bytes, size_t size)
{
	const unsigned char *at = bytes;
	size_t held = digest->bytes % sizeof digest->block, room = sizeof digest->block - held;

	digest->bytes += size;
	if (held > 0 && size >= room) {
		memcpy(digest->block + held, at, room);
		digest->add_blocks(digest->state, digest->block, 1);
		at += room;
		size -= room;
		held = 0;
	}
	if (held == 0) {
		digest->add_blocks(digest->state, at, size / sizeof digest->block);
		at += size - size % sizeof digest->block;
		size %= sizeof digest->block;
	}
	if (size > 0)
		memcpy(digest->block + held, at, size);
}

void digest_end(struct digest *digest, char hex[65])
{
	static const unsigned char padding[64] = {0x80};
	uint64_t bits = digest->bytes * 8;
	unsigned char length[8];

	for (int i = 0; i < 8; i++)
		length[i] = (unsigned char)(bits >> (56 - 8 * i));
	digest_add(digest, padding, 1 + (119 - digest->bytes % 64) % 64);
	digest_add(digest, length, sizeof length);
	for (int i = 0; i < 8; i++)
		snprintf(hex + (size_t)8 * (size_t)i, 9, "%08x", (unsigned)digest->state[i]);
}
