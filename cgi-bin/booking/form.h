/* form.h -- the form of a booking; between the files of booking/. */
#ifndef BOOKING_FORM_H
#define BOOKING_FORM_H
#include "booking/engine.h"
/* The room and charges the form's choices come from; before it is read or drawn. */
void booking_form_for(const struct room *r, struct charges c, const struct booking *was);
/* Fill name, telephone and mail of the contact; false: not one of b's company. */
bool booking_contact(struct request *rq, struct booking *b);
/* The language of this page, for a guest of whom nothing else is said. */
const char *booking_lang(const struct request *rq);
/* draft.c: a first draft from the query; what was typed, as far as it can be used
** to name a price; another time asked for by the query; and "use=room:12" or
** "use=layout:u", the form as if that had been typed. */
void booking_draft(struct request *rq, const struct room *r, struct booking *b);
void booking_sketch(struct request *rq, const struct room *r, struct booking *b);
void booking_asked_for(struct request *rq, struct booking *b);
void booking_take_way(struct request *rq);
int64_t booking_number(const char *text);        /* 0: none */
extern const struct form booking_tenant_form, booking_desk_form;
#endif
