/* Seeded random numbers for properties and simulations. */
#include "support/random.h"

#include <math.h>

uint64_t random_next(uint64_t *state)
{
	uint64_t z = *state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return z ^ z >> 31;
}

double random_normal(uint64_t *state)
{
	double u = ((double)(random_next(state) >> 11) + 0.5) / 9007199254740992.0,
	       v = (double)(random_next(state) >> 11) / 9007199254740992.0;

	return sqrt(-2 * log(u)) * cos(2 * M_PI * v);
}

void random_series(uint64_t *state, double phi, double *values, size_t count)
{
	double value = random_normal(state);

	for (size_t i = 0; i < count; i++) {
		values[i] = value;
		value = phi * value + sqrt(1 - phi * phi) * random_normal(state);
	}
}
