/* frame.h -- what stands around every answer: layout, menu, status pages. */
#ifndef KIT_FRAME_H
#define KIT_FRAME_H
#include "core/request.h"

/* Open rq->page for the handler with the template it will fill; NULL: the
** handler answers itself (rq->raw, redirect). */
void frame_open(struct request *rq, const char *page);
/* Another template than the route's, before anything was put into the page. */
void frame_change(struct request *rq, const char *page);
/* After the handler: put the layout around its page, or make the page of the
** status.  Leaves rq->page and rq->template ready to print.  Uses the store
** only for the counts of the menu of a page that succeeded. */
void frame_close(struct request *rq, int status);
/* "/desk/booking/7?x=1": where the reader is. */
const char *frame_here(struct request *rq);
#endif
