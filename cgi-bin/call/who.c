/* who.c -- who calls and who is called, in words (P021). */
#include "call/call.h"

const struct choice call_unsaid[] = { { "unsaid", T("call|Did not say who") }, { 0 } };

const char *call_whom(struct request *rq, const struct call *c)
{
	const char *company = c->r.company_name;

	if (*c->person_name == '\0' || *company == '\0')
		return *company == '\0' ? c->person_name : company;
	return arena_printf(&rq->arena, "%s · %s", c->person_name, company);
}

const char *call_from(struct request *rq, const struct call *c)
{
	if (call_unnamed(c))
		return *c->identity == '\0' ? "" : say(rq, choice_label(call_unsaid, c->identity));
	return *c->caller != '\0' ? c->caller : c->phone;
}

bool call_unnamed(const struct call *c) { return *c->caller == '\0' && *c->phone == '\0'; }
