/* person.h -- people: of the companies (module person) and of the house (module staff). */
#ifndef PERSON_H
#define PERSON_H
#include "core/module.h"

struct person {
	struct record r;
	const char *name, *pinyin, *initials, *title;
	const char *email, *mobile;      /* what one logs in with; lower case, digits */
	const char *extension, *lang;
	int64_t is_company_admin;
	instant password_at;             /* NO_TIME: has none yet */
	const char *note;                /* why they go; the history keeps it */
	const char *hanging;             /* what hangs on them, for a notice; not kept */
	const char *roles;               /* of the staff: labels of all roles, comma-joined codes */
};

/* A record that still names a person. */
struct person_hang { int64_t record; const char *module, *number, *text; instant at; };
extern const struct table person_hang_table;

enum { PERSON_MINE, PERSON_ANY, PERSON_STAFF, PERSON_MAKE, PERSON_MAKE_STAFF, PERSON_MOVE,
	PERSON_TAKEN, PERSON_ADMINS, PERSON_SPELL, PERSON_NAME, PERSON_OF, PERSON_NEW, PERSON_INVITED, PERSON_VOID, PERSON_HANGS };

extern const struct table person_table;
extern const struct sql person_sql[];
extern const struct module person_module;
extern const struct choice person_langs[];

/* What was typed to log in, as it is kept: an e-mail address in lower case, a
** mobile number as digits without +86. */
const char *person_login(struct request *rq, const char *typed);
/* Does somebody but `id` log in with one of them?  "" is nobody's. */
bool person_taken(struct request *rq, int64_t id, const char *email, const char *mobile);
/* Spell out a person's name where nobody has yet. */
void person_spell(struct request *rq, int64_t id);
/* The check of every form about a person: canonical e-mail and mobile, not taken;
** pinyin and initials follow the name. */
void person_check(struct request *rq, void *row);
/* Before an invitation goes again: at most five an hour. */
const char *person_may_invite(struct request *rq, void *row);
/* After-hooks of steps: mail an invitation; end log-ins, links and mails, and tell whoever
** takes over what hangs on them. */
void person_invite(struct request *rq, void *row);
void person_shut(struct request *rq, void *row);
/* The page before they go: what still names them (K1). */
extern const struct form person_go_form;
void person_hangs(struct request *rq, void *row);
#endif
