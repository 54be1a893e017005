/* ticket.h -- single-use mailed links: invitation and new password.
**
** The link carries a token; the store keeps its digest.  A new ticket makes the
** older ones of its kind and person worthless. */
#ifndef KIT_TICKET_H
#define KIT_TICKET_H
#include "core/request.h"

#define TICKET_INVITE_HOURS (3 * 24)
#define TICKET_RESET_HOURS 1
#define TICKET_FIRST_HOURS 24

struct ticket {
	const char *token, *kind;        /* digest; "invite" "reset" "first" */
	int64_t person, company, site;   /* company 0: staff */
	const char *name, *login, *email, *lang;
	instant expires_at;
};

/* A new ticket; its token. */
const char *ticket_make(struct request *rq, const char *kind, int64_t person, int hours);
/* As ticket_make() with a token of one's own choice: the first administrator's code. */
void ticket_put(struct request *rq, const char *kind, int64_t person, int hours, const char *token);
/* Whose it is; false: unknown, used, too old, or its person may not log in. */
bool ticket_read(struct request *rq, const char *token, struct ticket *out);
/* Use it up; false: somebody just did. */
bool ticket_use(struct request *rq, const struct ticket *t);
/* Make a ticket and mail its link: templates/mail/<kind>.txt. */
void ticket_mail(struct request *rq, const char *kind, int64_t person);
#endif
