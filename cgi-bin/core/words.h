/* words.h -- one language: English text in, the reader's text out. */
#ifndef CORE_WORDS_H
#define CORE_WORDS_H
#include "core/arena.h"

struct word { const char *text, *said; };

/* Loaded once by edge/words.c; NULL is English. */
struct words {
	const struct word *list;         /* sorted by text as strcmp() does */
	size_t count;
};

/* The translation of `text`, or the text itself without its "context|". */
const char *words_say(const struct words *w, const char *text)
	__attribute__((format_arg(2)));
/* English agrees with its numbers: "%lld {person|people}" becomes "1 person", "2 people",
** "1.5 people", by the last number before the brace.  words_mark() hides the braces of a
** format from what is printed into it, words_agree() chooses in the printed text. */
const char *words_mark(struct arena *a, const char *format)
	__attribute__((format_arg(2)));
const char *words_agree(struct arena *a, const char *text);
#endif
