/* ASCII for signs that a character set lacks. */
#ifndef TEXT_SUBSTITUTES_H
#define TEXT_SUBSTITUTES_H

#include <stdint.h>

/* "" for what is left out without loss, NULL where the table has nothing. */
const char *substitute_find(int32_t code_point);

#endif
