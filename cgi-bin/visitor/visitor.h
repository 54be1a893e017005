/* visitor.h -- who comes to see a tenant: announced, received, in the house, gone (P003). */
#ifndef VISITOR_H
#define VISITOR_H
#include "core/module.h"
#include "edge/db.h"

struct visitor {
	struct record r;                 /* company: the one visited */
	const char *name, *pinyin, *initials, *organisation, *phone, *email;
	const char *lang;                /* "zh", "en": of the mail to the guest */
	int64_t host;                    /* person visited, or 0: the company */
	const char *host_name, *host_phone, *room_no, *floor;
	const char *place, *purpose, *refusal;
	int64_t people;
	instant expected_at, arrived_at, left_at;
	const char *badge, *known_by, *id_kind, *id_number;
	const char *badge_back;          /* of who had one and left: "back", "missing" */
	const char *code, *token;        /* typed; digest of the link's */
	const char *company_full, *company_en;
	/* made for notices and searches, not kept */
	const char *link, *when_text, *where_text, *to_whom, *q, *q_like;
};

enum { VISITOR_ANY, VISITOR_MINE, VISITOR_MAKE, VISITOR_MAKE_MINE, VISITOR_MOVE, VISITOR_MAILED, VISITOR_BY_TOKEN, VISITOR_FIND,
	VISITOR_EXPECTED, VISITOR_INSIDE, VISITOR_COUNT, VISITOR_CARD, VISITOR_BADGE, VISITOR_UNWORD };

extern const struct table visitor_table;
extern const struct sql visitor_sql[];
extern const struct list visitor_list, visitor_mine;
extern const struct choice visitor_knowns[];
extern const struct module visitor_module;
/* GET /portal/visit/<token>: what the guest sees; nobody has to log in. */
extern const struct module visit_module;
extern const struct sheet visitor_sheets[];
extern const struct route visitor_routes[];

/* Mail the guest the link; a new token makes the older link worthless. */
void visitor_invite(struct request *rq, struct visitor *v);
/* Why no further mail may go to that address now, or NULL. */
const char *visitor_enough(struct request *rq, const struct visitor *v);
/* Arrived, greeted and identified in one, the host told; false: rq->refused says why. */
bool visitor_receive(struct request *rq, struct visitor *v);
/* Who in the house wears the badge v is to get, or NULL. */
const char *visitor_badge_with(struct request *rq, const struct visitor *v);
/* Whom they visit says whose visitor it is: a tenant's, or the house's own (A18). */
void visitor_of_host(struct request *rq, struct visitor *v);
/* Who is in the house (struct visitor), by floor and room. */
struct rows visitor_inside(struct request *rq);
/* The end of the house's hours on the day of `t` at the site. */
instant visitor_closing(struct request *rq, instant t);
#endif
