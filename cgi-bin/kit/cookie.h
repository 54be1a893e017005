/* cookie.h -- the cookies of session.c: names, flags, the two halves. */
#ifndef KIT_COOKIE_H
#define KIT_COOKIE_H
#include "core/request.h"

/* Answer with foyer_<what>=value, or __Host-foyer_<what> over https. */
void cookie_set(struct request *rq, const char *what, const char *value);
/* Its value, or NULL. */
const char *cookie_get(struct request *rq, const char *what);
/* One half of a program's cookie: the session's token, or the device's; NULL when
** it is not there or no token. */
const char *cookie_part(struct request *rq, const char *what, bool device);
#endif
