/* A code for what files give in words only: "Lung" is LUNG. */
#ifndef IMPORT_CODE_OF_WORDS_H
#define IMPORT_CODE_OF_WORDS_H

#include <stddef.h>

/* Capital letters and digits of text, one _ for whatever is between them; cut at size. */
void code_of_words(const char *text, char *code, size_t size);

#endif
