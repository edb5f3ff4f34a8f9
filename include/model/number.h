/* Numbers as dossiers write them, whatever the locale says of decimal points. */
#ifndef MODEL_NUMBER_H
#define MODEL_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

/* "1234.5", "-0.25": digits, one point between digits, at most 15 digits that count; nothing else.
 */
bool number_parse(const char *text, double *out);

/* The shortest text that number_parse() reads back equal; any finite number it could not have read
 * comes as near as 15 digits. */
void number_print(double number, char *buffer, size_t size);

#endif
