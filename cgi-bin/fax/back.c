/* back.c -- a fax that was logged under the wrong company is taken back, or is another's (fault A4). */
#include "fax/fax.h"
#include "absence/absence.h"
#include "kit/notice.h"
#include "core/text.h"
#include "edge/db.h"

#define SQL(X) &fax_sql[FAX_##X]

/* Under whom it is logged now; nobody has been told of the other yet. */
static void unlog(struct request *rq, struct fax *f)
{
	struct fax *was = take(rq, struct fax);

	table_blank(&fax_table, was);
	was->r.id = f->r.id;
	if (db_one(rq->db, SQL(ANY), was, was)) {
		f->was_company = was->r.company;
		f->was_person = was->person;
	}
	f->person = 0;
	f->identity = f->told_how = f->told_whom = "";
	f->notified_at = NO_TIME;
}

const char *fax_taken_back(struct request *rq, void *row)
{
	struct fax *f = row;

	unlog(rq, f);
	f->r.company = 0;
	f->r.company_name = f->room_no = "";
	return NULL;
}

void fax_not_of_theirs(struct request *rq, struct fax *f)
{
	struct fax *roster = take(rq, struct fax);

	table_blank(&fax_table, roster);
	if (db_one(rq->db, SQL(ROSTER), f, roster))
		f->written = roster->r.company_name;
	f->r.company = 0;
	f->r.company_name = "";
}

/* What the company said is one of the enquiries. */
const char *fax_denied(struct request *rq, void *row)
{
	struct fax *f = row;

	unlog(rq, f);
	fax_not_of_theirs(rq, f);
	f->identity = "no_person";
	f->found_at = rq->context.now;
	f->enquiries = text_joined(&rq->arena, f->enquiries, "\n", say_f(rq, T("%s: %s"), f->written, f->note), FAX_NOTES_MOST);
	return NULL;
}

const char *fax_anothers(struct request *rq, void *row)
{
	struct fax *f = row;

	unlog(rq, f);
	return f->r.company == f->was_company ? say(rq, T("It is logged under this company already.")) : fax_agrees(rq, f);
}

/* Its record and scan are closed to whom it was logged under, and they are told that it is not theirs;
** what was begun for them ends. */
void fax_not_theirs(struct request *rq, void *row)
{
	struct fax *f = row;
	struct notice n = notice_about(&fax_module, f, "fax-withdrawn");

	notice_withdraw(rq, &fax_module, f->r.id, "fax-arrived");
	n.tells_all = true;
	if (f->was_person != 0)
		notice_owner(rq, &n, f->was_person, f->was_company);
	else
		notice_company(rq, &n, f->was_company, false);
	absence_gone(rq, &fax_module, f->r.id, "withdraw");
	fax_watch_again(rq, f);
}

/* What stands there is what is wrong. */
void fax_whose(struct request *rq, void *row)
{
	struct fax *f = row;

	(void)rq;
	f->r.company = 0;
	f->room_no = "";
}

void fax_moved(struct request *rq, void *row)
{
	fax_not_theirs(rq, row);
	fax_logged(rq, row);
}
