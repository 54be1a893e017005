/* dispatch.h -- from a request to the function that answers it: language,
** session, module, route, guard, CSRF, idempotency; then layout and status
** pages around what it gave. */
#ifndef KIT_DISPATCH_H
#define KIT_DISPATCH_H
#include "core/request.h"

/* Answer `rq`.  Returns the HTTP status; what is to be sent stands in rq.
** May leave through give_up(). */
int dispatch(struct request *rq);
/* Called by serve.c when the request was left by give_up() or refused before
** dispatch: makes the page of `status` without the store. */
void dispatch_failed(struct request *rq, int status);
#endif
