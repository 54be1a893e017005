/* password.h -- what a password must be, and setting one. */
#ifndef KIT_PASSWORD_H
#define KIT_PASSWORD_H
#include "core/request.h"

#define PASSWORD_LEAST 10            /* characters, any; spaces too */
#define PASSWORD_MOST 128

/* Why it is no good (translated), or NULL.  `login` and `name` are the person's:
** a password must not be either. */
const char *password_wrong(struct request *rq, const char *password, const char *login,
	const char *name);
/* Keep it, end the person's other log-ins (all of them unless they are the reader
** of rq), forget their devices and waiting tickets, note it in their history and
** mail it to who had one before.  An invited person becomes active.  False: too
** many at once, try again (503). */
bool password_set(struct request *rq, int64_t person, const char *password);
#endif
