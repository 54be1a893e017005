/* words.h -- one language: English text in, the reader's text out. */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H
#include "core/core.h"

struct words;                        /* loaded once by edge/words.c; NULL is English */

/* The translation of `text`, or the text itself without its "context|". */
const char *words_say(const struct words *w, const char *text)
	__attribute__((format_arg(2)));
#endif
