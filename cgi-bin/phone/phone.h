/* phone.h -- the operator's page: who is asked for, where they are, put through or a
** message, in two keystrokes (P021). */
#ifndef PHONE_H
#define PHONE_H
#include "call/call.h"

struct phone_hit {                       /* somebody who can be called: a person, or a company */
	const char *q, *prefix, *digits; /* as typed; "abc%"; the same without blanks and signs */
	int64_t person, company;         /* person 0: the company itself */
	const char *name, *title, *extension, *mobile, *email, *state;
	const char *company_name, *room_no, *floor, *company_phone;
	const char *place, *instructions;
	instant until_at;
};
enum { PHONE_PEOPLE, PHONE_COMPANIES, PHONE_STAFF_OF, PHONE_PERSON, PHONE_COMPANY };
extern const struct table phone_hit_table;
extern const struct sql phone_sql[];
extern const struct module phone_module;

/* page.c */
int64_t phone_number(const char *text);          /* of an id in a form; 0: none */
struct call *phone_call(struct request *rq, int64_t id);         /* NULL: none */
bool phone_hit(struct request *rq, int64_t person, int64_t company, struct phone_hit *hit);
/* The page with the call that is going on, or NULL; returns `status`. */
int phone_draw(struct request *rq, const struct call *c, int status);
void phone_aside(struct request *rq);            /* aside.c: what stands beside it */
#endif
