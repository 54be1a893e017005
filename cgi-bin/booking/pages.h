/* pages.h -- booking's own pages and steps, between the files of booking/. */
#ifndef BOOKING_PAGES_H
#define BOOKING_PAGES_H
#include "booking/engine.h"

int booking_new(struct request *rq);
int booking_change(struct request *rq);
int booking_price_part(struct request *rq);
int booking_grid(struct request *rq);
int booking_week(struct request *rq);
int booking_search(struct request *rq);
void booking_more(struct request *rq, void *row);
/* The page of a clash: who is in the way and the ways out; 409. */
int booking_clash_page(struct request *rq, const struct room *r, struct booking *b, const char *action);
/* alternative.c: the steps "offer" and "decline". */
extern const struct form booking_offer_form;
const char *booking_offer_act(struct request *rq, void *row);
void booking_offered(struct request *rq, void *row);
const char *booking_decline_act(struct request *rq, void *row);
extern const struct form booking_tenant_form, booking_desk_form;
extern const struct flow booking_flow;
const char *booking_displace_act(struct request *rq, void *row);
void booking_displaced(struct request *rq, void *row);
#endif
