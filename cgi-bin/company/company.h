/* company.h -- the customers: tenants, virtual offices, guests who booked once (P002). */
#ifndef COMPANY_H
#define COMPANY_H
#include "core/module.h"

struct company {
	struct record r;
	const char *kind;                /* tenant, virtual, guest */
	const char *name, *short_name, *name_en;
	const char *pinyin, *initials;   /* made of the short name where nothing was typed */
	const char *room_no, *floor, *box, *phone, *email, *licence_no, *needs, *notes;
	const char *note;                /* why it is put away; the history keeps it */
	const char *digits, *spelled;    /* what twins are looked for by */
};

enum { COMPANY_ANY, COMPANY_MAKE, COMPANY_MOVE, COMPANY_TWINS, COMPANY_SHUT, COMPANY_ALL };

extern const struct table company_table;
extern const struct sql company_sql[];
extern const struct module company_module;
extern const struct form company_form;
extern const struct sheet company_sheets[];
extern const struct choice company_kinds[];
/* Fills a company's bookings of a month; in booking/report_day.c, which knows bookings. */
int company_month(struct request *rq, void *row);

/* GET and POST /company/new: with a look for twins before it is written. */
int  company_new(struct request *rq);
/* Everything a company has: the newest rows of each module whose desk list says
** whose its rows are (struct list, .company). */
void company_parts(struct request *rq, void *row);
#endif
