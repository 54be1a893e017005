/* rule.c -- what happens to an item by itself, and why a step is refused. */
#include "mail/mail.h"
#include "absence/absence.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "kit/reach.h"
#include "kit/show.h"
#include "proxy/proxy.h"
#include "edge/db.h"

struct mail_order mail_instruction(struct request *rq, int64_t company, int64_t person, const char *kind)
{
	struct mail_choice c = { .company = company };
	const char *group = mail_group(kind);
	const struct column *column = table_column(&mail_choice_table, group, strlen(group));
	const char *what = "";
	struct absence_order away = absence_instruction(rq, company, person, "mail");

	if (strcmp(away.action, "forward") == 0)
		return (struct mail_order){ "forward", away.place };
	if (*away.action != '\0')        /* what is signed for never lies in an empty room */
		return (struct mail_order){ strcmp(away.action, "deliver") == 0 && !mail_accountable(kind) ? "deliver" : "hold", "" };
	if (company == 0 || !db_one(rq->db, &mail_sql[MAIL_CHOICE], &c, &c))
		return (struct mail_order){ "hold", "" };
	if (column != NULL)
		what = *column_text(column, &c);
	return (struct mail_order){ *what == '\0' ? "hold" : what,
		strcmp(what, "forward") == 0 ? c.forward_to : "" };
}

/* The addressee among the company's people: by name, or by initials typed for it. */
static void find_addressee(struct request *rq, struct mail *m)
{
	struct rows rows;

	m->person = 0;
	if (*m->addressee == '\0')
		return;
	rows = db_all(rq->db, &mail_sql[MAIL_ADDRESSEE], m);
	if (rows.count == 1) {
		m->person = ((const struct mail *)rows.list)->person;
		m->addressee = ((const struct mail *)rows.list)->addressee;
	} else if (rows.count > 1 && (unsigned char)m->addressee[0] < 0x80) {
		form_fault(rq, "addressee", T("Several people have these initials. Please write the name."));
	}
}

/* Only a person was named: their company is the item's. */
static void company_of_addressee(struct request *rq, struct mail *m)
{
	struct mail found = { 0 };
	int64_t person = *m->addressee == '\0' ? 0 : pick_person(rq, m->addressee, 0, "");

	if (person > 0) {
		struct mail ask = *m;
		ask.person = person;
		if (db_one(rq->db, &mail_sql[MAIL_WHO], &ask, &found))
			m->r.company = found.r.company;
	}
	if (m->r.company == 0)
		form_fault(rq, "company", T("Type the company's initials, room or name. When it is nobody of the roster, press \"No such person\"."));
}

static void compare_with_roster(struct request *rq, struct mail *m)
{
	struct roster r = { .company = m->r.company };
	struct mail_order order;

	if (!db_one(rq->db, &mail_sql[MAIL_ROSTER], &r, &r)) {
		form_fault(rq, "company", T("This company is not in the roster."));
		return;
	}
	m->r.company_name = r.name;
	m->room_no = r.room_no;
	m->box = r.box;
	find_addressee(rq, m);
	m->mismatch = *m->room != '\0' && strcmp(m->room, r.room_no) != 0 ? "room" : "";
	if (*m->place == '\0' && !mail_accountable(m->kind))
		m->place = r.box;
	order = mail_instruction(rq, m->r.company, m->person, m->kind);
	m->instruction = order.what;
	m->instruction_note = order.note;
}

/* P037: "only when not in the roster".  "other": the desk has seen it, it is another of that name. */
static void not_in_roster(struct request *rq, const struct mail *m)
{
	const char *pressed = pairs_get(rq->body, "unknown"), *who = "";

	if (m->r.id != 0 || pressed == NULL || strcmp(pressed, "other") == 0)
		return;
	EACH_ROW(struct mail, k, db_all(rq->db, &mail_sql[MAIL_KNOWN], m))
		who = arena_printf(&rq->arena, "%s%s%s %s", who, *who == '\0' ? "" : "、", k->r.company_name, k->room_no);
	if (*who != '\0')
		form_fault(rq, "addressee", T("%s is in the roster: %s. Log it for that company; another of the same name is logged by itself."),
			m->addressee, who);
}

const char *mail_before(struct request *rq, void *row)
{
	struct mail *m = row, again = { 0 };

	m->item_no = mail_item_no(rq, m->item_no);
	if (m->pieces == 0)
		m->pieces = 1;
	if (*m->kind == '\0')
		m->kind = mail_kind_of(m->item_no, m->sender);
	if (*m->instruction == '\0')
		m->instruction = "hold";
	if (m->r.id == 0 && *m->item_no != '\0' && db_one(rq->db, &mail_sql[MAIL_AGAIN], m, &again))
		form_fault(rq, "item_no", T("Already logged as %s."), again.r.number);
	if (strcmp(m->r.state, "not_in_roster") == 0 && m->r.company == 0) {
		if (*m->addressee == '\0')
			form_fault(rq, "addressee", T("Please write the name on the envelope."));
		not_in_roster(rq, m);
		return NULL;
	}
	if (m->r.company == 0)
		company_of_addressee(rq, m);
	if (m->r.company != 0)
		compare_with_roster(rq, m);
	return NULL;
}

/* Name and room agree: it is sorted, or notified, without another hand. */
void mail_after(struct request *rq, void *row)
{
	struct mail *m = row;

	if (m->r.company == 0 || *m->mismatch != '\0')
		return;
	if (mail_accountable(m->kind) && !notice_reaches(rq, m->person, m->r.company)) {
		reach_none(rq, &mail_module, &m->r, m->r.company);       /* notified is who was told (B2) */
		return;
	}
	record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m),
		mail_accountable(m->kind) ? "notify" : "sort", ROLE_DESK);
}

const char *mail_may_sort(struct request *rq, void *row)
{
	struct mail *m = row;

	return m->r.company != 0 ? NULL : say(rq, T("Nobody is named yet. Choose the company under \"Correct\"."));
}

const char *mail_unreached(struct request *rq, const void *row)
{
	const struct mail *m = row;

	if (m->r.company != 0 && !notice_reaches(rq, m->person, m->r.company))
		return say_f(rq, T("Nobody of %s has a log-in or a mail address. Telephone them, then record \"Told by telephone\" with the name."),
			m->r.company_name);
	return NULL;
}

const char *mail_may_notify(struct request *rq, void *row)
{
	((struct mail *)row)->notified_at = rq->context.now;
	return mail_may_sort(rq, row);
}

const char *mail_may_handle(struct request *rq, void *row)
{
	struct mail *m = row;

	if (mail_accountable(m->kind) && strcmp(m->instruction, "deliver") == 0)
		return say(rq, T("This kind is handed over against a paper and a signature, in the room as well: print the slip, take it along, and then record \"Hand over\"."));
	if (mail_accountable(m->kind) && strcmp(m->instruction, "destroy") == 0)
		return say(rq, T("Mail that is handed over against a signature is not destroyed: choose another way."));
	return NULL;
}

static const struct column candidate_columns[] = {
	{ "collector_as", TYPE_TEXT, offsetof(struct candidate, as), NULL, NULL },
	TEXT_COLUMN(struct candidate, name, NULL), TEXT_COLUMN(struct candidate, state, NULL),
	TEXT_COLUMN(struct candidate, authority, NULL), TEXT_COLUMN(struct candidate, id_kind, NULL),
	TEXT_COLUMN(struct candidate, id_last, NULL), INT_COLUMN(struct candidate, id, NULL),
	DAY_COLUMN(struct candidate, from_on, NULL), DAY_COLUMN(struct candidate, until_on, NULL),
	{ 0 }
};
const struct table candidate_table = { "candidate", sizeof(struct candidate), candidate_columns };

/* Why this proxy may not have this item, or NULL. */
static const char *proxy_wrong(struct request *rq, const struct candidate *c, const struct mail *m)
{
	day today = rq->context.today;

	if (strcmp(c->state, "active") != 0 || today > c->until_on)
		return say_f(rq, T("%s is no longer authorised: the authority ended on %s. Ask the company for a new one."),
			c->name, show_day(rq, c->until_on));
	if (today < c->from_on)
		return say_f(rq, T("%s is authorised only from %s."), c->name, show_day(rq, c->from_on));
	if (!choice_among(c->authority, mail_group(m->kind)))
		return say_f(rq, T("%s is not authorised for this kind of mail; the addressee or somebody authorised for it collects it."), c->name);
	if (strcmp(c->id_kind, m->id_kind) != 0 || strcmp(c->id_last, m->id_last) != 0)
		return say_f(rq, T("The paper is not the one written down for %s. Look at it again."), c->name);
	return NULL;
}

static const char *not_theirs(struct request *rq, const struct mail *m)
{
	return say_f(rq, T("%s is neither the addressee nor a person of the company nor a proxy in force. The company can authorise them in the portal, or bring a written authority."),
		m->collector);
}

/* Is this the name on the envelope, or its initials? */
static bool is_addressee(struct request *rq, const struct mail *m)
{
	return *m->addressee != '\0' && (strcmp(m->collector, m->addressee) == 0 ||
		strcmp(m->collector, pick_initials(rq, pick_pinyin(rq, m->addressee, true), 20)) == 0);
}

static const char *who_collects(struct request *rq, struct mail *m)
{
	struct rows rows;
	const struct candidate *person = NULL, *proxy = NULL;
	const char *why;

	if (is_addressee(rq, m)) {
		m->collector = m->addressee;
		m->collector_as = "addressee";
		return NULL;
	}
	rows = db_all(rq->db, &mail_sql[MAIL_MAY], m);
	EACH_ROW(struct candidate, c, rows) {
		if (strcmp(c->as, "person") == 0) {
			if (person != NULL && strcmp(person->name, c->name) != 0)
				return say(rq, T("Several people have these initials. Please write the name."));
			person = c;
		} else if (proxy == NULL || proxy_wrong(rq, proxy, m) != NULL) {
			proxy = c;
		}
	}
	if (person == NULL && proxy == NULL)
		return not_theirs(rq, m);
	why = person != NULL ? NULL : proxy_wrong(rq, proxy, m);
	if (why != NULL)
		return why;
	m->collector = person != NULL ? person->name : proxy->name;
	m->collector_as = person != NULL ? "person" : "proxy";
	m->proxy = person != NULL ? 0 : proxy->id;
	return NULL;
}

/* R08: see the paper first, then let them sign; and only to those whose it is. */
const char *mail_may_collect(struct request *rq, void *row)
{
	struct mail *m = row;

	if (*m->id_kind == '\0' || strlen(m->id_last) < 4)
		return say(rq, T("Accountable mail is handed over only after the collector's paper was seen: write its kind and last digits."));
	if (*m->signature == '\0' && m->on_sheet == 0)
		return say(rq, T("Accountable mail is handed over only against a signature: on the screen, or on the printed slip."));
	m->gone_at = rq->context.now;
	m->gone_by = rq->user.id;
	return who_collects(rq, m);
}

/* Its kind and sender are noted, and what they said is begun. */
void mail_follow_absence(struct request *rq, void *row)
{
	const struct mail *m = row;
	struct absence_thing t = { .company = m->r.company, .person = m->person, .what = "mail", .module = &mail_module,
		.record = m->r.id, .number = m->r.number, .signed_for = mail_accountable(m->kind) };

	t.description = arena_printf(&rq->arena, "%s %s", say(rq, choice_label(mail_kinds, m->kind)), *m->item_no != '\0' ? m->item_no : m->sender);
	if (!absence_corrected(rq, &t))
		absence_follow(rq, &t);
}
