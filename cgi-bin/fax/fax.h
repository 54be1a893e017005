/* fax.h -- faxes: received (P024), put aside while nobody is known to own them
** (P025), awaited (P026) and sent (P023). */
#ifndef FAX_H
#define FAX_H
#include "core/module.h"

#define FAX_NOTES_MOST 10000             /* characters of what is written one below the other */

struct fax {
	struct record r;
	const char *written;             /* the company as written on the fax */
	const char *addressee, *room_no;
	int64_t person;                  /* the addressee in the roster; 0: nobody by name, all of the company read it */
	int64_t pages;
	const char *fax_no, *sender;     /* where it came from */
	const char *identity;            /* known, guest, no_company, no_person: as it was put aside */
	const char *enquiries, *enquiry; /* where was asked; one more line of it */
	const char *told_how, *told_whom;
	instant notified_at, found_at;
	const char *collector;
	instant collected_at;
	int64_t amount;                  /* fen */
	const char *payment, *signature;
	const char *roster_room;         /* the company's room, to compare with */
	const char *note;                /* why it is taken back; the history keeps it */
	int64_t was_company, was_person; /* it was logged under, before it is taken back; not kept */
};
/* The addressee check of company and room, with the addressee looked up; what follows when it is logged. */
const char *fax_agrees(struct request *rq, void *row);
void fax_logged(struct request *rq, void *row);
/* Taken back, back.c. */
const char *fax_taken_back(struct request *rq, void *row), *fax_anothers(struct request *rq, void *row);
const char *fax_denied(struct request *rq, void *row);
/* The company is right, and nobody there is called so: it stands as written, and nobody reads the fax (P025 b, A21). */
void fax_not_of_theirs(struct request *rq, struct fax *f);
void fax_not_theirs(struct request *rq, void *row), fax_whose(struct request *rq, void *row), fax_moved(struct request *rq, void *row);
enum { FAX_ANY, FAX_MINE, FAX_MAKE, FAX_MOVE, FAX_OPEN, FAX_UNREAD, FAX_ROSTER, FAX_ELSEWHERE, FAX_PENDING, FAX_CARD, FAX_CARD_OWN };

struct fax_sent {
	struct record r;
	const char *guest, *room_no, *country, *fax_no;
	int64_t pages;
	const char *requirements;
	int64_t rate;                    /* fen a minute, as told to the guest */
	const char *error_pages, *resent_pages;
	instant started_at, ended_at;    /* sending began; its report was good */
	int64_t seconds, amount;
	const char *payment, *signature;
	int64_t operator;
	const char *operator_name, *country_name;
	instant completed_at;
	int64_t minutes;                 /* started minutes, as charged */
};
enum { SENT_ANY, SENT_MINE, SENT_MAKE, SENT_MOVE, SENT_OPEN };

struct fax_watch {
	struct record r;
	const char *guest, *room_no, *contact, *email;
	const char *lang;                /* "zh", "en": of the mails to them */
	int64_t fax;
	const char *fax_number;
};
enum { WATCH_ANY, WATCH_MAKE, WATCH_MOVE, WATCH_OPEN, WATCH_FIND, WATCH_OF, WATCH_FITS };

extern const struct table fax_table, fax_sent_table, fax_watch_table;
extern const struct sql fax_sql[], fax_sent_sql[], fax_watch_sql[];
extern const struct list fax_list, fax_own_list, fax_sent_list, fax_sent_own_list, fax_watch_list;
extern const struct sheet fax_sheets[], fax_sent_sheets[];
extern const struct module fax_module, fax_sent_module, fax_watch_module;

/* bill.c: the bills, once there is an amount. */
int fax_bill(struct request *rq, void *row);
int fax_sent_bill(struct request *rq, void *row);
bool fax_has_bill(const void *row);
bool fax_sent_has_bill(const void *row);
/* Tell whoever waits for this fax, the moment it is logged (P026). */
void fax_watch_arrived(struct request *rq, const struct fax *f);
/* It was another's: who waits goes on waiting, and is told so. */
void fax_watch_again(struct request *rq, const struct fax *f);
/* Started minutes times the rate of a minute, in fen. */
int64_t fax_price(int64_t seconds, int64_t rate);
#endif
