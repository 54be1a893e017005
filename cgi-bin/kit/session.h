/* session.h -- who is asking: cookie, log-in, CSRF, the desk's addresses.
**
** A session ends after a time without a request and, whatever happens, some time
** after it began:      idle    at the latest
**   portal             12 h    30 days      (a tenant's own computer)
**   desk               10 h    16 h         (one shift and its handover)
** It also ends with its person's account, its company, a new password, or by the
** person's own hand, at the next request, on every worker.
**
** One cookie per program, foyer_portal and foyer_desk (__Host-… over https), holds
** the session's token and, after a dot, the device's: the second stays when one
** logs out and lets its owner in without the delays that guessers earn. */
#ifndef KIT_SESSION_H
#define KIT_SESSION_H
#include "core/request.h"

/* Read the cookie and fill rq->user, rq->site, rq->lang and the context; one
** statement.  Nobody: roles ROLE_GUEST, the first site.  Once a minute notes that
** the session is used, in a transaction of its own. */
void session_read(struct request *rq);
/* For POST: the token of the form is the session's (or, before log-in, the
** cookie's) and the browser says the request is ours. */
bool session_csrf_fits(const struct request *rq);
/* Does the browser say that a page of ours sent this?  An old browser that says nothing is believed. */
bool session_ours(const struct request *rq);
/* Begin a session for a person after the password was right; sets the cookie and
** remembers the device.  rq->user.csrf is the new session's: forms of this answer are good in it. */
void session_begin(struct request *rq, int64_t person);
void session_end(struct request *rq, int64_t session);       /* one of the person's own */
void session_end_all(struct request *rq, int64_t person, bool but_this);
/* End this one and clear its cookie. */
void session_leave(struct request *rq);
/* A token good for forms before log-in (double submit cookie). */
const char *session_guest_csrf(struct request *rq);
/* Keep a guest's language in a cookie. */
void session_guest_lang(struct request *rq, const char *lang);
/* Is the address one the desk may be used from? */
bool session_desk_address(const struct request *rq);
/* "portal" or "desk": where somebody who is not logged in is sent; of the sheets
** either, by the cookies this browser has. */
const char *session_door(struct request *rq);
/* Digest of the device's token, or "": it has none. */
const char *session_device(struct request *rq);
/* Has this person logged in on this device before? */
bool session_knows(struct request *rq, int64_t person);
/* Keep what was written so far even if the answer is a refusal: commit, begin
** again. */
void session_keep(struct request *rq, bool write);
/* Give up what was written so far, to show what stands: roll back, begin again, read only. */
void session_drop(struct request *rq);
/* `path` if it is a path of our own programs, else the program's first page: for
** redirects to what came with a request. */
const char *session_back(struct request *rq, const char *path);
#endif
