/* text.h -- is this text one we take from outside? */
#ifndef CORE_TEXT_H
#define CORE_TEXT_H
#include "core/core.h"

/* Strict UTF-8 (no overlong forms, no surrogates, up to U+10FFFF) without NUL. */
bool text_good(const char *text, size_t length);
#endif
