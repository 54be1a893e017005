/* people.c -- what persons of companies and of the house have in common. */
#include "person/person.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/record.h"
#include "kit/session.h"
#include "kit/show.h"
#include "kit/ticket.h"
#include "edge/db.h"
#include "edge/idn.h"
#include "edge/page.h"

const struct choice person_langs[] = {
	{ "zh", T("language|Chinese") }, { "en", T("language|English") }, { 0 }
};

static const char *mobile(struct request *rq, const char *typed)
{
	char *out = arena_take(&rq->arena, strlen(typed) + 1), *p = out;

	for (; *typed != '\0'; typed++)
		if ((*typed >= '0' && *typed <= '9') || (*typed == '+' && p == out))
			*p++ = *typed;
	if (strncmp(out, "+86", 3) == 0 && strlen(out) == 14)
		return out + 3;
	if (strncmp(out, "0086", 4) == 0 && strlen(out) == 15)
		return out + 4;
	return out;
}

const char *person_login(struct request *rq, const char *typed)
{
	size_t n;

	typed += strspn(typed, " \t\r\n");
	if (strchr(typed, '@') == NULL)
		return mobile(rq, typed);
	n = strlen(typed);
	while (n > 0 && strchr(" \t\r\n", typed[n - 1]) != NULL)
		n--;
	return idn_mailbox(&rq->arena, arena_text(&rq->arena, typed, n));
}

bool person_taken(struct request *rq, int64_t id, const char *email, const char *mobile_)
{
	struct person p;

	table_blank(&person_table, &p);
	p.r.id = id;
	p.email = email;
	p.mobile = mobile_;
	return db_one(rq->db, &person_sql[PERSON_TAKEN], &p, &p);
}

static void spell(struct request *rq, struct person *p)
{
	const char *pinyin = pick_pinyin(rq, p->name, true);

	p->pinyin = strlen(pinyin) <= 120 ? pinyin : "";
	p->initials = pick_initials(rq, p->pinyin, 20);
}

void person_spell(struct request *rq, int64_t id)
{
	struct person p;

	table_blank(&person_table, &p);
	p.r.id = id;
	if (!db_one(rq->db, &person_sql[PERSON_NAME], &p, &p))
		return;
	spell(rq, &p);
	db_run(rq->db, &person_sql[PERSON_SPELL], &p);
}

/* Whose page a person has: of a company, or (0) of the house. */
static const struct module *of(const struct request *rq, int64_t company)
{
	return module_named(rq->program->modules, company == 0 ? "staff" : "person");
}

/* The old address hears of the new one; links sent there are worthless. */
static void tell_old(struct request *rq, const struct person *p)
{
	struct person old;

	table_blank(&person_table, &old);
	old.r.id = p->r.id;
	if (p->r.id == 0 || !db_one(rq->db, &person_sql[PERSON_NAME], &old, &old) || strcmp(old.email, p->email) == 0)
		return;
	db_run(rq->db, &person_sql[PERSON_VOID], p);
	notice_address(rq, &(struct notice){ .name = "address", .module = of(rq, p->r.company), .record = p->r.id,
		.row = p, .table = &person_table }, old.email, old.name, old.lang);
}

void person_check(struct request *rq, void *row)
{
	struct person *p = row;

	if (*p->lang == '\0')
		p->lang = "zh";
	p->email = person_login(rq, p->email);
	p->mobile = *p->mobile == '\0' ? "" : mobile(rq, p->mobile);
	if (strlen(p->mobile) > 20)
		form_fault(rq, "mobile", T("Please write a telephone number that can be reached."));
	if (person_taken(rq, p->r.id, p->email, ""))
		form_fault(rq, "email", T("Somebody already has this e-mail address."));
	if (person_taken(rq, p->r.id, "", p->mobile))
		form_fault(rq, "mobile", T("Somebody already has this mobile number."));
	spell(rq, p);
	if (rq->faults == NULL)
		tell_old(rq, p);
}

const char *person_may_invite(struct request *rq, void *row)
{
	struct person count;

	table_blank(&person_table, &count);
	(void)db_one(rq->db, &person_sql[PERSON_INVITED], row, &count);
	return count.r.id < 5 ? NULL : say(rq, T("Five invitations went there within the hour. Please check the address, or wait."));
}

void person_invite(struct request *rq, void *row)
{
	ticket_mail(rq, "invite", ((const struct person *)row)->r.id);
}

static const struct field go_fields[] = {
	{ "note", T("Reason"), T("Kept in the history with your name."), INPUT_LINE, .max = 200 },
	{ 0 }
};
const struct form person_go_form = { "person_go", &person_table, go_fields, .submit = T("person|Remove") };

void person_hangs(struct request *rq, void *row)
{
	struct page *list = NULL;

	page_text(page_again(rq->page, "led"), "lead", ((const struct person *)row)->name);
	EACH_ROW(struct person_hang, h, db_all(rq->db, &person_sql[PERSON_HANGS], row)) {
		const struct module *m = module_named(rq->program->modules, h->module);
		if (m == NULL)
			continue;
		if (list == NULL)
			list = record_hanging(rq, T("What still names this person"),
				T("They stay as they are; who takes over is told of them, and gets the reminders. Choose somebody else in each."));
		record_hang(rq, list, m, h->record, h->number, h->text, show_time(rq, h->at));
	}
}

/* Whoever looks after the company, or leads the house, chooses somebody else for each. */
static void tell_hanging(struct request *rq, struct person *p)
{
	struct notice n = { .name = "person-left", .row = p, .table = &person_table, .tells_all = true };

	p->hanging = "";
	EACH_ROW(struct person_hang, h, db_all(rq->db, &person_sql[PERSON_HANGS], p))
		p->hanging = arena_printf(&rq->arena, "%s%s%s %s", p->hanging, *p->hanging == '\0' ? "" : "; ", h->number, h->text);
	if (*p->hanging == '\0')
		return;
	n.module = of(rq, p->r.company);
	n.record = p->r.id;
	if (p->r.company != 0)
		notice_company(rq, &n, p->r.company, true);
	else
		notice_staff(rq, &n, ROLE_LEADER);
}

void person_shut(struct request *rq, void *row)
{
	struct person *p = row;

	session_end_all(rq, p->r.id, false);
	db_run(rq->db, &person_sql[PERSON_VOID], p);
	tell_hanging(rq, p);
	notice_leave(rq, p->r.id, p->r.company);
}
