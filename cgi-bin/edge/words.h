/* words.h -- catalogues: locale/zh.mo in memory. */
#ifndef EDGE_WORDS_H
#define EDGE_WORDS_H
#include "core/words.h"
/* Read a compiled catalogue; NULL after a word on stderr. Kept for ever. */
const struct words *words_load(const char *file);
/* "zh", "en": what serve.c loaded; English is NULL. */
const struct words *words_for(const char *lang);
void words_set(const char *lang, const struct words *w);
#endif
