/* pay.h -- how a bill of the house is paid. */
#ifndef KIT_PAY_H
#define KIT_PAY_H
#include "core/request.h"

extern const struct choice pay_ways[];           /* cash, account */
extern const struct choice pay_ways_signed[];    /* cash, sign: on a signed bill, account */

/* Of a form's check: only a company has an account, a signed bill has a signature.  The
** faults stand beside `field` and "signature"; `signature` is not asked for by pay_ways. */
void pay_check(struct request *rq, const char *field, const char *how, int64_t company, const char *signature);
#endif
