/* pinyin.h -- Han characters spelled out, by ICU. */
#ifndef EDGE_PINYIN_H
#define EDGE_PINYIN_H
#include "core/arena.h"
/* "辰光仪器" -> "chen guang yi qi": lower-case ASCII, one space between words; a
** `person`'s surname is read as a surname (曾 zeng).  "" when ICU has no data. */
const char *pinyin(struct arena *a, const char *text, bool person);
#endif
