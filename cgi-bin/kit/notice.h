/* notice.h -- tell people: a line in their portal inbox and a mail, both written
** in the transaction; tick sends after commit, once, with retry.
**
** The text of a notice is a template templates/mail/<name>.txt.  It is expanded in
** the reader's own language when written.  Its first line is the subject; then
** each line is a paragraph, but for
**     | Room: {{room_name}}       a fact; left out when nothing follows the colon
**     > Open the booking          the button to the record (or to {{link}}, see below)
** Markers: every column of the row, number, and the house's own house_name and
** house_phone (no column of a record begins so: the caller's "phone" stays the caller's).
** A column "link" that begins with our own address is where the button goes.  A mail
** greets its reader by name before the first paragraph. */
#ifndef KIT_NOTICE_H
#define KIT_NOTICE_H
#include "core/request.h"

/* In which language an outsider is written to: column "lang" of who may be mailed. */
extern const struct choice notice_langs[];

struct notice {
	const char *name;                /* templates/mail/<name>.txt */
	const struct module *module;     /* the record it is about: link and history */
	int64_t record;
	const char *number;              /* of the record; marker "number" */
	const void *row;                 /* every column becomes a marker (record_put) */
	const struct table *table;
	const char *once;                /* with the record: the same notice is written once; NULL: "name" + state + time */
	const char *ics;                 /* a calendar object to attach, or NULL; without an attendee the reader is it */
	const char *ics_method;          /* "REQUEST" "CANCEL" */
	instant not_before;              /* 0 or NO_TIME: at once; the inbox shows it from then, too */
	instant not_after;               /* of no use later: 0 or NO_TIME: never */
	bool urgent;                     /* shown red on the inbox */
	bool bare;                       /* about no record: nothing but its reader, or the mails themselves */
	bool tells_all;                  /* its text says what there is to know: who may not open the record has no link */
};
/* Every reader may open the record their link leads to (guarantee 1): `one` of their side, or
** `named`, is run as them.  For whom it does not, the link is left out; unless the notice tells
** all, that is a fault of the module: it is logged, and told here when somebody listens (tests). */
extern void (*notice_closed)(const struct notice *n, const char *reader);
/* Every other notice than a bare one names its record, so that a mail that dies comes back to it (K2).  Each that
** is sent is told here when somebody listens: tests, which find that it does. */
extern void (*notice_sent)(const struct notice *n);
/* About a record of that module: its id, its number, every column of `row` a marker. */
struct notice notice_about(const struct module *m, const void *row, const char *name);
/* All of these answer how many they reached: 0, and nobody was told.
** To one person (inbox and mail). */
unsigned notice_person(struct request *rq, const struct notice *n, int64_t person);
/* To every active person of a company; or its administrators only. */
unsigned notice_company(struct request *rq, const struct notice *n, int64_t company, bool admins_only);
/* To the person or, 0 or gone, to the administrators of the company. */
unsigned notice_owner(struct request *rq, const struct notice *n, int64_t person, int64_t company);
/* Is there anybody it would reach? */
bool notice_reaches(struct request *rq, int64_t person, int64_t company);
/* To every active member of staff of this site with one of the roles. */
unsigned notice_staff(struct request *rq, const struct notice *n, unsigned roles);
/* A mail to an address outside (a guest), in a language; no inbox. */
unsigned notice_address(struct request *rq, const struct notice *n, const char *email,
	const char *name, const char *lang);
/* The address mails come from, $FOYER_MAIL_FROM: also the organizer of meetings. */
const char *notice_from(void);
/* Take back what was written about a record but is not due yet: reminders of a
** booking that was moved or cancelled.  `name` NULL: notices of every name.  The
** same notice may then be written again. */
void notice_void(struct request *rq, const struct module *m, int64_t record, const char *name);
/* A person goes: reminders about records of the company (0: of the house) come to an administrator
** of it, in whose language it is said why; whatever else waits for them is void. */
void notice_leave(struct request *rq, int64_t person, int64_t company);
/* The record is another's: out of every tenant's inbox, and what waits to be mailed to tenants
** is not.  What was mailed is mailed; tell them so with another notice. */
void notice_withdraw(struct request *rq, const struct module *m, int64_t record, const char *name);
#endif
