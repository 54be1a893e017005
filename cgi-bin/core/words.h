/* words.h -- one language: English text in, the reader's text out. */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H
#include "core/core.h"

struct word { const char *text, *said; };

/* Loaded once by edge/words.c; NULL is English. */
struct words {
	const struct word *list;         /* sorted by text as strcmp() does */
	size_t count;
};

/* The translation of `text`, or the text itself without its "context|". */
const char *words_say(const struct words *w, const char *text)
	__attribute__((format_arg(2)));
#endif
