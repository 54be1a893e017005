/* reach.h -- was told, who should be?  "Told" is what reached somebody; what did not comes back to the record, to who
** made it and to the desk, which telephones, and then the call is what counts (K2, B2, B10; guarantee 4). */
#ifndef KIT_REACH_H
#define KIT_REACH_H
#include "core/request.h"

/* A notice about the record reached nobody: the desk is told, with the telephone number, and has an hour of the
** house's time to call ("telephone" among its deadlines).  `company` 0: nobody's. */
void reach_none(struct request *rq, const struct module *m, const struct record *r, int64_t company);
/* Of tick: that mail is dead.  Back to its record and the desk, if it is of one, and to whose act wrote it. */
void reach_died(struct request *rq, int64_t mail);
/* The notice of that name about the record is written anew: what waits of it or died is in its place no more, and
** nobody need telephone for what died. */
void reach_anew(struct request *rq, const struct module *m, int64_t record, const char *kind);
/* Does it wait for such a call? */
bool reach_waits(struct request *rq, const struct module *m, int64_t record);
/* The same, or a mail of it died: its page then has the panel where the call is written. */
bool reach_asks(struct request *rq, const struct module *m, int64_t record);
/* On the record's page: whom nothing reached, where to call, and at the desk the form that says they were told. */
void reach_show(struct request *rq, const struct module *m, const struct record *r);
/* POST /:id/told of any module at the desk: whom, by telephone.  Ends the deadline and the dead letters, and
** takes the module's step "phoned", if it has one from here, with its column told_whom. */
int reach_told(struct request *rq);
/* For paper, of the notices of these names ("booking-confirmed,booking-changed"): "by e-mail, 12-04 09:15" of what was
** sent; "by telephone, …, by …" of a call; that it was not delivered; "" as long as nothing is known. */
const char *reach_said(struct request *rq, const struct module *m, int64_t id, const char *kinds);
extern const struct sql reach_sql[];
#endif
