/* call.h -- incoming calls: answered, put through, or a message taken and delivered
** (P021); the messages of a tenant; the call log. */
#ifndef CALL_H
#define CALL_H
#include "core/request.h"

#define CALL_THREE_RINGS 15              /* seconds: a ring and its pause are five */

struct call {
	struct record r;                 /* company: of who is called; made_at: when it was answered */
	const char *caller, *phone;      /* who calls; the number to call back */
	const char *identity;            /* "unsaid": asked, and neither name nor number was said */
	int64_t ring_seconds;            /* until it was answered; 0: not noted */
	int64_t person;                  /* who is called */
	const char *about;
	const char *put_to;              /* extension, mobile */
	const char *say, *message;       /* one of the ready-made messages; the caller's words */
	instant taken_at, delivered_at;
	const char *delivered_how, *answer, *reply;
	instant replied_at;
	const char *feedback;
	instant feedback_at;
	const char *person_name, *extension, *room_no;       /* joined in */
	const char *rang;                /* ring_seconds, or "" */
	const char *reach;               /* phone, or "unsaid" */
	int64_t calls, timed, soon;      /* of a day: all, with seconds noted, within three rings */
	instant day_start;
};
enum { CALL_ANY, CALL_NAMED, CALL_MINE, CALL_MAKE, CALL_MOVE, CALL_UNDELIVERED, CALL_UNREAD, CALL_WAITING, CALL_RETURNS,
	CALL_LATEST, CALL_DAY, CALL_WHOSE, CALL_CARD, CALL_RETURN_CARD, CALL_CARD_OWN };

extern const struct table call_table;
extern const struct sql call_sql[];
extern const struct list call_list, call_own_list;
extern const struct sheet call_sheets[];
extern const struct choice call_says[], call_unsaid[];
extern const struct module call_module, message_module;
/* "张先生 · 澄光仪器": who is called. */
const char *call_whom(struct request *rq, const struct call *c);
/* Who calls: name, else number, else that it was not said; "" as long as nobody asked. */
const char *call_from(struct request *rq, const struct call *c);
/* Neither name nor number is known. */
bool call_unnamed(const struct call *c);
#endif
