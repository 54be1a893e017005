/* amount.h -- an amount of yuan as people write it. */
#ifndef CORE_AMOUNT_H
#define CORE_AMOUNT_H
#include "core/core.h"

enum amount { AMOUNT_GOOD, AMOUNT_COMMA, AMOUNT_BAD };

/* Read "1280", "1,280.5", "￥１，２８０．５０" or "-50 元" (also what Foyer prints itself) into fen.
** A comma stands only before groups of three digits: AMOUNT_COMMA for "12,50" or "1,2", which
** may be twelve and a half or a thousand and more, so that the writer is asked.  AMOUNT_BAD: no
** amount, more than two decimals, or more than 15 digits; *fen is then untouched. */
enum amount amount_read(const char *s, int64_t *fen);
#endif
