/* mail.h -- what the post brings: sorted into boxes (P035), handed over against ID
** and signature (P036), or kept three days for nobody (P037).
**
** One item is one record.  Its kind decides its way: ordinary mail is sorted and
** placed in the company's box; accountable mail is notified at once and collected;
** what names nobody of the roster is stamped 查无此人 and held, then returned. */
#ifndef MAIL_MAIL_H
#define MAIL_MAIL_H
#include "kit/record.h"

struct mail {
	struct record r;
	const char *kind, *item_no;
	int64_t pieces;
	const char *sender, *addressee;  /* as on the envelope; a person of the roster by their name */
	int64_t person;                  /* the addressee in the roster, 0: not known */
	const char *address, *room;      /* on the envelope */
	const char *mismatch;            /* "room": is not the company's; "": agrees with the roster */
	const char *place;               /* where it lies: box, shelf, pigeonhole */
	instant held_until;              /* the end of the three days of P037 */
	const char *instruction, *instruction_note;
	instant notified_at;
	const char *told_whom;           /* by telephone: no message reaches anybody there; or "" */
	int64_t company_knows, desk_knows;           /* who acknowledged the alarm */
	instant company_knew_at, desk_knew_at, escalated_at;
	const char *collector, *collector_as;        /* "addressee" "person" "proxy" */
	int64_t proxy;
	const char *id_kind, *id_last, *signature;
	int64_t on_sheet;
	instant gone_at;
	int64_t gone_by;
	const char *list_no, *remark;
	/* joined in for showing */
	const char *room_no, *box, *proxy_number, *gone_name, *company_who, *desk_who;
	const char *what;                /* the instruction, "" for hold */
	int64_t days;                    /* since it arrived */
	const char *kind_was, *note;     /* of a correction; the note is kept in the history */
};
extern const struct table mail_table;
extern const struct module mail_module;
extern const struct choice mail_kinds[], mail_instructions[], collector_kinds[];
extern const struct list mail_desk_list, mail_own_list;
extern const struct sheet mail_sheets[];
extern const struct route mail_desk_routes[], mail_own_routes[];
extern const struct step mail_steps[];
extern const struct state mail_states[];
extern const struct form mail_form, mail_unknown_form, mail_edit_form, mail_collect_form, mail_kind_form;

enum {
	MAIL_ANY, MAIL_MINE, MAIL_MAKE, MAIL_MOVE, MAIL_OPEN, MAIL_OPEN_OWN, MAIL_ROSTER, MAIL_ADDRESSEE, MAIL_WHO, MAIL_KNOWN, MAIL_LAW_OWN, MAIL_CARD_OWN,
	MAIL_AGAIN, MAIL_WAITING, MAIL_LATEST, MAIL_MAY, MAIL_WHO_MAY, MAIL_LIST_NO, MAIL_CHOICE, MAIL_CHOOSE,
	MAIL_RETURNS, MAIL_RETURN_DUE, MAIL_UNKNOWN, MAIL_AGES, MAIL_COMPANIES, MAIL_CARD
};
extern const struct sql mail_sql[];

/* What a company is called, where it sits and where its box is. */
struct roster { int64_t company; const char *name, *room_no, *box, *state; };
extern const struct table roster_table, candidate_table;

/* Who may collect for a company: a person of it, or a proxy. */
struct candidate {
	const char *as, *name, *state, *authority, *id_kind, *id_last;
	int64_t id;
	day from_on, until_on;
};

/* How each kind is to be handled; the columns of table mail_choice. */
struct mail_choice {
	int64_t company;
	const char *letter, *printed, *registered, *parcel_notice, *money_order, *ems, *courier, *official;
	const char *forward_to;
};
extern const struct table mail_choice_table;

/* kind.c: what a kind is. */
bool mail_accountable(const char *kind);     /* handed over against ID and signature */
bool mail_alarming(const char *kind);        /* court, tax, other authorities: two people must know */
const char *mail_group(const char *kind);    /* of mail_groups: "official" for those */
/* Upper case without spaces: "XA381477940CN". */
const char *mail_item_no(struct request *rq, const char *typed);
/* The kind an item number and a sender speak of. */
const char *mail_kind_of(const char *item_no, const char *sender);

/* What is to be done with mail of a kind for a company and, when known, a person
** (0: nobody named).  Asked for every arriving item; what other modules know (an
** absence) comes before what the company chose for always. */
struct mail_order { const char *what, *note; };
struct mail_order mail_instruction(struct request *rq, int64_t company, int64_t person, const char *kind);

/* rule.c: hooks and refusals. */
const char *mail_before(struct request *rq, void *row);
void mail_after(struct request *rq, void *row);
const char *mail_may_sort(struct request *rq, void *row);
const char *mail_may_notify(struct request *rq, void *row);
/* No message reaches anybody of it: why, and that one telephones; or NULL. */
const char *mail_unreached(struct request *rq, const void *row);
const char *mail_may_collect(struct request *rq, void *row);
const char *mail_may_handle(struct request *rq, void *row);      /* deliver, forward, scan, return, destroy */
void mail_more(struct request *rq, void *row);       /* hand.c: the signature on the record's page */
void mail_follow_absence(struct request *rq, void *row);         /* they are away: on their absence sheet */
/* correct.c: the step "kind" */
const char *mail_other_kind(struct request *rq, void *row);
void mail_kind_corrected(struct request *rq, void *row);
/* tell.c */
void mail_tell_arrived(struct request *rq, void *row);
void mail_tell_phoned(struct request *rq, void *row);        /* nobody is reached by message: a call did */
void mail_tell_waiting(struct request *rq, void *row);
void mail_tell_collected(struct request *rq, void *row);
void mail_tell_scanned(struct request *rq, void *row);
void mail_tell_lost(struct request *rq, void *row);
void mail_tell_corrected(struct request *rq, void *row);
void mail_tell_escalated(struct request *rq, void *row);
void mail_alarm_met(struct request *rq, const struct mail *m, const char *whose);
/* entry.c, hand.c, choice.c: pages */
int mail_entry(struct request *rq);
int mail_many(struct request *rq);
int mail_hand_over(struct request *rq);
int mail_bulk(struct request *rq);
int mail_choices(struct request *rq);
#endif
