/* link.h -- addresses as people outside see them: in mails and on paper. */
#ifndef KIT_LINK_H
#define KIT_LINK_H
#include "core/request.h"

/* $FOYER_URL without a slash at its end; "http://127.0.0.1:8080" when unset. */
const char *link_base(struct request *rq);
/* "<base>/portal/booking/7"; `path` begins with a slash. */
const char *link_to(struct request *rq, enum audience a, const char *path);
/* "/booking/grid/date/2026-11-25" as a path with a query: "/booking/grid?date=…";
** "/booking/7" stays.  After the second part, names and values take turns. */
const char *link_path(struct request *rq, const char *path);
/* What a QR code says for "/booking/7": "<BASE>/Q/BOOKING/7" in upper-case
** ASCII, which makes the code small; module `q` turns it back. */
const char *link_code(struct request *rq, const char *path);
#endif
