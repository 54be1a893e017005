/* session.h -- who is asking: cookie, log-in, CSRF, rising delay. */
#ifndef KIT_SESSION_H
#define KIT_SESSION_H
#include "core/request.h"

/* Read the cookie and fill rq->user, rq->site and the context; one statement.
** Nobody: roles ROLE_GUEST, the first site.  Also touches the session at most
** once a minute (see session.c for idle and absolute expiry). */
void session_read(struct request *rq);
/* For POST: the token of the form is the session's (or, before log-in, the
** cookie's) and the browser says the request is ours. */
bool session_csrf_fits(const struct request *rq);
/* Begin a session for a person after the password was right; sets the cookie. */
void session_begin(struct request *rq, int64_t person);
void session_end(struct request *rq, int64_t session);       /* one of the person's own */
void session_end_all(struct request *rq, int64_t person, bool but_this);
/* A token good for forms before log-in (double submit cookie). */
const char *session_guest_csrf(struct request *rq);
/* Is the address one the desk may be used from? */
bool session_desk_address(const struct request *rq);
#endif
