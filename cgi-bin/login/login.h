/* login.h -- the door: log in, log out, new password, invitation, first administrator. */
#ifndef LOGIN_H
#define LOGIN_H
#include "core/module.h"

struct account {                         /* what the door asks and is told */
	int64_t person, company, tries, id;
	const char *login, *password, *roles, *name, *email, *lang, *program;
	const char *what;                /* digest of a delay's key */
	instant last_at;
	const char *mobile, *department;
};

enum { LOGIN_FIND, LOGIN_TRY, LOGIN_TRIES, LOGIN_COUNT, LOGIN_FORGET,
	LOGIN_SAMPLES, LOGIN_WISH, LOGIN_WISHES, LOGIN_WISHED, LOGIN_ADMINS,
	LOGIN_FIRST, LOGIN_FIRST_ROLE, LOGIN_SITE, LOGIN_SITES };

extern const struct table account_table;
extern const struct sql login_sql[];
extern const struct module login_module, logout_module;

/* Guessing is slowed down, not shut out.  Counted are tries that failed:
**   by one account from one address   after 5   1, 2, 4 … 60 s   forgotten: one in 5 min
**   by one account from everywhere    after 20  1, 2, 4 … 15 s              one in 30 s
**   on a device its owner has used    after 10  1, 2, 4 … 60 s, and nothing else
** So a guesser elsewhere does not keep the owner out, nor does a colleague behind
** the house's one address keep out another; and the mailed link lets in without any
** wait.  An address by itself is only slowed, by nginx, and a right password from it
** always counts: a building has one for its tenants and its staff.
**
** May `login` be tried now?  0: yes, and the try is counted (and kept, whatever the
** answer will be); else the seconds to wait.  `known`: the account's own device. */
int  delay_enter(struct request *rq, const char *login, bool known);
/* The try was right: it does not count, and its account's tries are forgotten. */
void delay_clear(struct request *rq, const char *login, bool known);
/* Codes and requests for mails, where there is no password to be right: counted by one address
** and `what` it does; after 30, as an account from one address. */
int  delay_address(struct request *rq, const char *what);

int login_link(struct request *rq);      /* link.c */
int login_reset(struct request *rq);     /* reset.c */
int login_first(struct request *rq);     /* first.c */
/* tick: mail the links that were asked for; how many.  At most 50. */
int login_tick(struct request *rq);
/* The site and its departments when there are none; the code of the first
** administrator's ticket, or NULL: there is an administrator already. */
const char *login_first_code(struct request *rq);
#endif
