/* Compares text with a kept file; CONCORDAT_GOLDEN=write writes the file instead, to be looked at
 * and committed. */
#ifndef TESTS_SUPPORT_GOLDEN_H
#define TESTS_SUPPORT_GOLDEN_H

#include <stdbool.h>

/* path is relative to the source folder ($CONCORDAT_SOURCE or "."). On a difference prints both and
 * returns false. */
bool golden_matches(const char *path, const char *text);

#endif
