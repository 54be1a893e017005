/* capital.h -- 人民币大写: an amount in the capital numerals of receipts. */
#ifndef CORE_CAPITAL_H
#define CORE_CAPITAL_H
#include "core/core.h"

#define CAPITAL_MOST 99999999999999  /* fen: ¥999,999,999,999.99 */
#define CAPITAL_SIZE 160             /* bytes that hold every amount */

/* "壹仟玖佰零捌元整", "伍分", "零元整"; a negative amount begins with 负.  整 stands
** after 元 only.  False, and "" in out, when the amount is beyond CAPITAL_MOST. */
bool capital_print(int64_t fen, char out[static CAPITAL_SIZE]);
#endif
