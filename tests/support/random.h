/* Numbers that look random and are the same in every run. */
#ifndef TESTS_SUPPORT_RANDOM_H
#define TESTS_SUPPORT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

/* SplitMix64 (Steele, Lea and Flood 2014); start with any state. */
uint64_t random_next(uint64_t *state);

/* Standard normal (Box and Muller). */
double random_normal(uint64_t *state);

/* count values of an AR(1) process: mean 0, variance 1, correlation phi with the value before. */
void random_series(uint64_t *state, double phi, double *values, size_t count);

#endif
