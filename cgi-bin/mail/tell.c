/* tell.c -- who is told of an item of mail, and the alarm of court and tax letters. */
#include "mail/mail.h"
#include "absence/absence.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/reach.h"

#define ALARM_HOURS 2                /* of opening hours, until both must have acknowledged */

/* The addressee when the roster knows them, else whoever looks after the company. */
static void tell(struct request *rq, const struct mail *m, const char *name, bool urgent)
{
	struct notice n = notice_about(&mail_module, m, name);

	n.urgent = urgent;
	if (notice_owner(rq, &n, m->person, m->r.company) == 0 && *m->told_whom == '\0')
		reach_none(rq, &mail_module, &m->r, m->r.company);
}

/* Two people must know: somebody of the company, somebody of the desk. */
static void alarm_two(struct request *rq, const struct mail *m)
{
	struct notice n = notice_about(&mail_module, m, "mail-alarm");
	instant due = clock_after(rq, rq->context.now, ALARM_HOURS, UNIT_WORKHOUR);

	n.urgent = true;
	notice_company(rq, &n, m->r.company, true);
	if (m->person != 0)
		notice_person(rq, &n, m->person);
	notice_staff(rq, &n, ROLE_RECEPTIONIST | ROLE_SHIFT_LEADER);
	clock_start(rq, "mail", m->r.id, m->r.number, "alarm_company", due, NO_TIME, "escalate", m->r.company,
		T("The company acknowledges the letter"));
	clock_start(rq, "mail", m->r.id, m->r.number, "alarm_desk", due, NO_TIME, "escalate", m->r.company,
		T("The desk acknowledges the letter"));
}

void mail_tell_phoned(struct request *rq, void *row)
{
	clock_met(rq, "mail", ((const struct mail *)row)->r.id, "telephone");
	mail_tell_arrived(rq, row);
}

void mail_tell_arrived(struct request *rq, void *row)
{
	struct mail *m = row;

	m->what = strcmp(m->instruction, "hold") == 0 ? "" : m->instruction;
	if (mail_alarming(m->kind))
		alarm_two(rq, m);
	else
		tell(rq, m, strcmp(m->instruction, "hold") == 0 ? "mail-arrived" : "mail-chosen", false);
	mail_follow_absence(rq, m);
}

void mail_tell_waiting(struct request *rq, void *row)
{
	struct mail *m = row;

	m->days = (rq->context.now - m->r.made_at) / 86400;
	tell(rq, m, "mail-waiting", mail_alarming(m->kind));
}

void mail_tell_collected(struct request *rq, void *row)
{
	struct mail *m = row;

	clock_met(rq, "mail", m->r.id, NULL);
	absence_gone(rq, &mail_module, m->r.id, "hand_over");
	if (strcmp(m->collector_as, "proxy") == 0 || (m->person != 0 && strcmp(m->collector_as, "person") == 0))
		tell(rq, m, "mail-collected", false);
}

void mail_tell_scanned(struct request *rq, void *row)
{
	tell(rq, row, "mail-scanned", false);
}

/* Nobody may know yet whose it was. */
void mail_tell_lost(struct request *rq, void *row)
{
	struct mail *m = row;

	clock_met(rq, "mail", m->r.id, NULL);
	absence_gone(rq, &mail_module, m->r.id, "close");
	if (m->r.company != 0)
		tell(rq, m, "mail-lost", true);
}

/* It was told under a kind it is not. */
void mail_tell_corrected(struct request *rq, void *row)
{
	const struct mail *m = row;
	struct notice n = notice_about(&mail_module, m, "mail-corrected");

	tell(rq, m, n.name, false);
	if (mail_alarming(m->kind_was))
		notice_staff(rq, &n, ROLE_RECEPTIONIST | ROLE_SHIFT_LEADER);
}

void mail_tell_escalated(struct request *rq, void *row)
{
	struct mail *m = row;
	struct notice n = notice_about(&mail_module, m, "mail-escalated");

	n.urgent = true;
	n.once = "mail-escalated";
	notice_staff(rq, &n, ROLE_SUPERVISOR | ROLE_MANAGER | ROLE_SHIFT_LEADER);
}

void mail_alarm_met(struct request *rq, const struct mail *m, const char *whose)
{
	clock_met(rq, "mail", m->r.id, whose);
}
