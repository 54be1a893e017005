/* form.h -- the form of a booking; between the files of booking/. */
#ifndef BOOKING_FORM_H
#define BOOKING_FORM_H
#include "booking/engine.h"
/* The room and charges the form's choices come from; before it is read or drawn. */
void booking_form_for(const struct room *r, struct charges c);
/* Fill name, telephone and mail of the contact; false: not one of b's company. */
bool booking_contact(struct request *rq, struct booking *b);
extern const struct form booking_tenant_form, booking_desk_form;
#endif
