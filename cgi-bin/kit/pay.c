/* pay.c -- the ways to pay; see pay.h. */
#include "kit/pay.h"

const struct choice pay_ways[] = {
	{ "cash",    T("Cash") },
	{ "account", T("On the company's account") },
	{ 0 }
};
const struct choice pay_ways_signed[] = {
	{ "cash",    T("Cash") },
	{ "sign",    T("Bill signed") },
	{ "account", T("On the company's account") },
	{ 0 }
};

void pay_check(struct request *rq, const char *field, const char *how, int64_t company, const char *signature)
{
	if (strcmp(how, "account") == 0 && company == 0)
		form_fault(rq, field, T("Only a company has an account; a guest pays at once."));
	if (strcmp(how, "sign") == 0 && *signature == '\0')
		form_fault(rq, "signature", T("Whoever signs the bill signs here."));
}
