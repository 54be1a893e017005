/* presence.h -- where people say to be and what is to be done with calls for them; told
** by themselves in the portal or noted at the desk, read on the operator's page (P021). */
#ifndef PRESENCE_H
#define PRESENCE_H
#include "core/request.h"

struct presence {
	struct record r;                 /* company: of the person */
	int64_t person;
	const char *place;               /* in, out, meeting */
	instant until_at;                /* NO_TIME: until something else is said */
	const char *instructions;
	const char *person_name;
};
enum { PRESENCE_ANY, PRESENCE_MINE, PRESENCE_MAKE, PRESENCE_WHOSE };
/* The newest row of a person that is not over, joined to p.id. */
#define PRESENCE_NOW "presence w ON w.id = (SELECT MAX(id) FROM presence WHERE person = p.id)" \
	" AND (w.until_at IS NULL OR w.until_at > :now)"

extern const struct table presence_table;
extern const struct choice presence_places[];
extern const struct sql presence_sql[];
extern const struct module presence_module;
/* "Out until 15:00" with a tone: ok, warn, idle; place "" : nothing is known. */
struct presence_face { const char *tone, *text; };
struct presence_face presence_face(struct request *rq, const char *place, instant until);
/* Note it; false: rq->faults says why not. */
bool presence_set(struct request *rq, int64_t person, const char *place, instant until, const char *instructions);
#endif
