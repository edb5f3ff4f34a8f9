/* Numbers as dossiers write them, whatever the locale says of decimal points. */
#ifndef MODEL_NUMBER_H
#define MODEL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* "1234.5", "-0.25": digits, one point between digits, at most 15 digits that count; nothing else.
 */
bool number_parse(const char *text, double *out);

/*
 * Copies the number in text with a point as its decimal sign and without the signs that part its
 * thousands: one of `thousands`, the same throughout, each before exactly three digits, the first
 * after one to three. "17,712" is a number so, and "1,5" and "12,34,567" are none. What follows the
 * digits, an exponent, is copied as it is. False where text is no such number or out too small.
 */
bool number_plain(const char *text, char decimal, const char *thousands, char *out, size_t size);

/* The shortest text that number_parse() reads back equal; any finite number it could not have read
 * comes as near as 15 digits. */
void number_print(double number, char *buffer, size_t size);

#endif
