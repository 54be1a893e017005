/* fax.c -- the rules of a received fax (P024) and of one nobody is known to own (P025). */
#include "fax/fax.h"
#include "absence/absence.h"
#include "kit/notice.h"
#include "kit/pay.h"
#include "kit/pick.h"
#include "tariff/tariff.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "core/text.h"

#define SQL(X) &fax_sql[FAX_##X]

static const struct choice identities[] = {
	{ "known",      T("fax|In the roster") },
	{ "no_company", T("No company name on it: pending") },
	{ "guest",      T("fax|For a guest of the house without a company") },
	{ "no_person",  T("No such person: slip \"no addressee\"") },
	{ 0 }
};
static const struct choice ways[] = {
	{ "phone",  T("By telephone") },
	{ "person", T("In person") },
	{ 0 }
};
static const struct choice told_ways[] = {
	{ "phone",   T("By telephone") },
	{ "person",  T("In person") },
	{ "forward", T("fax|Forwarded to them") },
	{ "room",    T("fax|Brought to their room") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct fax),
	TEXT_COLUMN(struct fax, written,      T("Company as written")),
	PERSONAL_COLUMN(struct fax, addressee,    T("Addressee"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct fax, person,       NULL),
	TEXT_COLUMN(struct fax, room_no,      T("Room number")),
	INT_COLUMN (struct fax, pages,        T("Pages")),
	PERSONAL_COLUMN(struct fax, fax_no,       T("Fax number"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct fax, sender,       T("fax|Sender"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct fax, identity,     T("Whose it is"), identities),
	TEXT_COLUMN(struct fax, enquiries,    T("Enquiries made")),
	TEXT_COLUMN(struct fax, enquiry,      T("Where was asked, with what answer")),
	TEXT_COLUMN(struct fax, note,         NULL),
	CODE_COLUMN(struct fax, told_how,     T("How they were told"), told_ways),
	PERSONAL_COLUMN(struct fax, told_whom,    T("Who was told"), PERSONAL_OUTSIDER),
	TIME_COLUMN(struct fax, notified_at,  T("Told at")),
	TIME_COLUMN(struct fax, found_at,     T("Put aside")),
	PERSONAL_COLUMN(struct fax, collector,    T("Collected by"), PERSONAL_OUTSIDER),
	TIME_COLUMN(struct fax, collected_at, T("Collected at")),
	FEN_COLUMN (struct fax, amount,       T("Amount")),
	CODE_COLUMN(struct fax, payment,      T("Payment"), pay_ways_signed),
	PERSONAL_COLUMN(struct fax, signature,    NULL, PERSONAL_ID),
	TEXT_COLUMN(struct fax, roster_room,  NULL),
	ID_COLUMN  (struct fax, was_company,  NULL),
	ID_COLUMN  (struct fax, was_person,   NULL),
	{ 0 }
};
const struct table fax_table = { "fax", sizeof(struct fax), columns };

static const struct field fields[] = {
	{ "company",   T("Company"), T("Pinyin initials, room or name."), INPUT_COMPANY },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ "room_no",   NULL, T("As on the fax; it is compared with the roster."), INPUT_LINE, .max = 40 },
	{ "pages",     NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 999 },
	{ "fax_no",    NULL, NULL, INPUT_PHONE },
	{ "sender",    NULL, NULL, INPUT_LINE, .max = 120 },
	{ "identity",  NULL, T("Without a company the fax is put aside for three days."), INPUT_RADIO },
	{ "written",   NULL, T("Only when it is not in the roster."), INPUT_LINE, .max = 120 },
	{ "scan",      T("Scan"), T("The tenant may read it in the portal."), INPUT_FILE },
	{ 0 }
};
static const struct form form = { "fax", &fax_table, fields, .submit = T("Log the fax") };

static const struct field match_fields[] = {
	{ "company",   T("Company"), NULL, INPUT_COMPANY, .required = true },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ "room_no",   NULL, T("As on the fax; it is compared with the roster."), INPUT_LINE, .max = 40 },
	{ 0 }
};
static const struct form match = { "match", &fax_table, match_fields };

static const struct field guest_fields[] = {
	{ "addressee", NULL, T("The guest's name as on the fax; who waits for it under this name is told."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ 0 }
};
static const struct form guest = { "guest", &fax_table, guest_fields, .submit = T("Log the fax") };

#define WHY { "note", T("Reason"), T("Kept in the history with your name; the right company reads it, too."), INPUT_LINE, \
	.required = true, .min = 2, .max = 200 }
static const struct field other_fields[] = {
	{ "company",   T("Whose it really is"), T("Pinyin initials, room or name."), INPUT_COMPANY, .required = true },
	{ "addressee", NULL, NULL, INPUT_LINE, .max = 60 },
	{ "room_no",   NULL, T("As on the fax; it is compared with the roster."), INPUT_LINE, .max = 40 },
	WHY,
	{ 0 }
};
static const struct form other = { "other", &fax_table, other_fields, .submit = T("Log it under that company") };
static const struct field back_fields[] = { WHY, { 0 } };
static const struct form back = { "back", &fax_table, back_fields, .submit = T("Take it back") };

static const struct field enquire_fields[] = {
	{ "enquiry", NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 200 },
	{ 0 }
};
static const struct form enquire = { "enquire", &fax_table, enquire_fields };

static const struct field notify_fields[] = {
	{ "told_how",  NULL, NULL, INPUT_RADIO, .required = true, .choices = ways },
	{ "told_whom", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ 0 }
};
static const struct form notify = { "notify", &fax_table, notify_fields };

static const struct field collect_fields[] = {
	{ "collector", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "payment",   NULL, NULL, INPUT_RADIO },
	{ "signature", T("Signature of the collector"), T("Needed when the bill is signed."), INPUT_SIGN },
	{ 0 }
};

/* P024: no handing out without the collection formalities. */
static int64_t fee(struct request *rq, const void *row)
{
	return ((const struct fax *)row)->pages * tariff_fen(rq, "fax_in");
}
static const struct charge charges[] = { { "collect", "amount", fee }, { 0 } };

static void paid(struct request *rq, void *row)
{
	struct fax *f = row;

	f->amount = fee(rq, f);          /* by the price list that is published */
	if (f->amount > 0 && *f->payment == '\0')
		form_fault(rq, "payment", T("How is it paid? Cash, a signed bill, or the account."));
	pay_check(rq, "payment", f->payment, f->r.company, f->signature);
}
static const struct form collect = { "collect", &fax_table, collect_fields, .check = paid };
/* It lies in their room already: only the bill is left. */
static const struct form settle = { "settle", &fax_table, collect_fields + 1, .check = paid, .submit = T("fax|Settle the bill") };

/* The addressee check: company and room. */
const char *fax_agrees(struct request *rq, void *row)
{
	struct fax *f = row, *roster;

	if (f->r.company == 0)
		return say(rq, T("Choose the company of the roster, or put the fax aside."));
	roster = take(rq, struct fax);
	table_blank(&fax_table, roster);
	if (!db_one(rq->db, SQL(ROSTER), f, roster))
		return say(rq, T("This company is not in the roster any more."));
	if (*f->room_no != '\0' && strcmp(f->room_no, roster->roster_room) != 0)
		return say_f(rq, T("The room on the fax is %s, the roster has %s for %s. Check whose it is, then correct the room."),
			f->room_no, roster->roster_room, roster->r.company_name);
	if (*f->addressee != '\0' && db_one(rq->db, SQL(ELSEWHERE), f, roster))
		return say_f(rq, T("%s is of %s in the roster. Choose that company; if there is another of that name, write the company in front of the name."),
			f->addressee, roster->r.company_name);
	f->person = *f->addressee == '\0' ? 0 : pick_person(rq, f->addressee, f->r.company, "tenant");
	if (f->person < 0)
		f->person = 0;
	f->room_no = roster->roster_room;
	f->r.company_name = roster->r.company_name;
	return NULL;
}

/* The quick way: what is known is logged at once, what is not is put aside. */
static const char *before(struct request *rq, void *row)
{
	struct fax *f = row;

	if (strcmp(f->identity, "guest") == 0) {
		if (f->r.company != 0 || *f->addressee == '\0')
			form_fault(rq, *f->addressee == '\0' ? "addressee" : "identity", f->r.company != 0
				? T("A company is chosen: then it is known whose it is. Leave this open, or take the company away.")
				: T("Write the guest's name."));
		f->r.state = "logged";
		return NULL;
	}
	if (strcmp(f->identity, "no_company") == 0 || strcmp(f->identity, "no_person") == 0) {
		if (f->r.company != 0 && strcmp(f->identity, "no_person") == 0)
			fax_not_of_theirs(rq, f);
		if (f->r.company != 0) {
			form_fault(rq, "identity", T("A company is chosen: then it is known whose it is. Leave this open, or take the company away."));
			return NULL;
		}
		f->r.state = strcmp(f->identity, "no_company") == 0 ? "marked_pending" : "slip_attached";
		f->found_at = rq->context.now;
		return NULL;
	}
	if (f->r.company == 0) {
		f->r.state = "arrived";
		return NULL;
	}
	f->r.state = "logged";
	return fax_agrees(rq, f);
}

/* They are away: its pages and sender are noted, and what they said is begun (P027). */
static void follow_absence(struct request *rq, const struct fax *f)
{
	struct absence_thing t = { .company = f->r.company, .person = f->person, .what = "fax", .module = &fax_module,
		.record = f->r.id, .number = f->r.number, .description = say_f(rq, T("%lld {page|pages} %s"), (long long)f->pages, f->sender) };

	absence_follow(rq, &t);
}

/* Logged: those who wait for it are told at once, the company in its portal too. */
void fax_logged(struct request *rq, void *row)
{
	struct fax *f = row;
	struct notice n = notice_about(&fax_module, f, "fax-arrived");

	n.once = f->was_company == 0 ? "arrived" : NULL;         /* logged once more, told once more */
	if (strcmp(f->r.state, "logged") != 0)
		return;
	if (f->person != 0)
		notice_owner(rq, &n, f->person, f->r.company);
	else
		notice_company(rq, &n, f->r.company, false);
	if (f->r.company != 0)
		follow_absence(rq, f);
	fax_watch_arrived(rq, f);
}

static const char *no_company(struct request *rq, void *row)
{
	((struct fax *)row)->found_at = rq->context.now;
	((struct fax *)row)->identity = "no_company";
	return NULL;
}

static const char *a_guests(struct request *rq, void *row)
{
	(void)rq;
	((struct fax *)row)->identity = "guest";
	return NULL;
}

static const char *no_person(struct request *rq, void *row)
{
	((struct fax *)row)->found_at = rq->context.now;
	((struct fax *)row)->identity = "no_person";
	return NULL;
}

static const char *asked(struct request *rq, void *row)
{
	struct fax *f = row;

	f->enquiries = text_joined(&rq->arena, f->enquiries, "\n", f->enquiry, FAX_NOTES_MOST);
	return NULL;
}

static const char *told(struct request *rq, void *row)
{
	((struct fax *)row)->notified_at = rq->context.now;
	return NULL;
}

/* As they said who are away, with the entry of the room logged (P027). */
static const char *in_room(struct request *rq, void *row)
{
	((struct fax *)row)->collected_at = rq->context.now;
	return told(rq, row);
}

static const char *handed(struct request *rq, void *row)
{
	struct fax *f = row;

	f->collected_at = rq->context.now;
	absence_gone(rq, &fax_module, f->r.id, "hand_over");
	return NULL;
}

static const struct state states[] = {
	{ "arrived",           T("fax|Arrived"),   TONE_WARN, { 10, UNIT_MINUTE, .label = T("Take the fax up at once") }, .on_path = true },
	{ "matched",           T("fax|Matched"),   TONE_INFO, { 10, UNIT_MINUTE, .label = T("Log the fax") }, .on_path = true },
	{ "logged",            T("fax|Logged"),    TONE_WARN, { 15, UNIT_MINUTE, .label = T("Tell them by telephone") }, .on_path = true },
	{ "notified",          T("fax|Notified"),  TONE_INFO, .on_path = true },
	{ "in_room",           T("fax|In their room, to be settled"), TONE_INFO, .never = "it was handed over: its bill waits for who is away" },
	{ "collected",         T("fax|Collected"), TONE_OK, .final = true, .on_path = true },
	{ "marked_pending",    T("fax|Marked 待查"), TONE_WARN, { 30, UNIT_MINUTE, .overdue = "folder", .label = T("Into the appointed folder") } },
	{ "slip_attached",     T("fax|Slip attached"), TONE_WARN, { 30, UNIT_MINUTE, .overdue = "folder", .label = T("Into the appointed folder") } },
	{ "in_pending_folder", T("fax|In the pending folder"), TONE_WARN, { 3, UNIT_DAY, .overdue = "archive", .label = T("Three days, then archived") } },
	{ "archived",          T("fax|Archived"),  TONE_IDLE, .never = "it lies in the archive in case its owner asks" },
	{ 0 }
};
static const struct step steps[] = {
	{ "match",   T("Company and room checked"), "arrived",  "matched",  ROLE_DESK, .form = &match, .act = fax_agrees, .primary = true },
	{ "pending", T("No company name: mark 待查"), "arrived", "marked_pending", ROLE_DESK, .act = no_company },
	{ "slip",    T("No such person: attach the slip"), "arrived matched", "slip_attached", ROLE_DESK, .act = no_person },
	{ "guest",   T("For a guest of the house"),  "arrived marked_pending slip_attached in_pending_folder archived", "logged", ROLE_DESK, .form = &guest, .act = a_guests, .after = fax_logged },
	{ "log",     T("Log"),                      "matched",  "logged",   ROLE_DESK, .after = fax_logged, .primary = true },
	{ "notify",  T("They were told"),           "logged",   "notified", ROLE_DESK, .form = &notify, .act = told, .primary = true },
	{ "collect", T("Hand over"),                "logged notified", "collected", ROLE_DESK, .form = &collect, .act = handed, .primary = true, .undo = undo_own },
	{ "collect", T("fax|Settle: it lies in their room"), "in_room", "collected", ROLE_DESK, .form = &settle, .primary = true, .undo = undo_own },
	{ "to_room", T("fax|Brought to their room"), "logged notified", "in_room", ROLE_CLOCK, .act = in_room },
	{ "deny",    T("They do not know this person: attach the slip"), "logged notified", "slip_attached", ROLE_DESK, .form = &back, .act = fax_denied, .after = fax_not_theirs },
	{ "other",   T("It is another company's"),  "logged notified", "logged", ROLE_DESK, .form = &other, .fill = fax_whose, .act = fax_anothers, .after = fax_moved },
	{ "back",    T("It is not theirs: take it back"), "logged notified", "arrived", ROLE_DESK, .form = &back, .act = fax_taken_back, .after = fax_not_theirs },
	{ "shelve",  T("Nobody wants it: into the archive"), "arrived matched logged notified", "archived", ROLE_DESK, .gives_up = true },
	{ "folder",  T("Into the appointed folder"), "marked_pending slip_attached", "in_pending_folder", ROLE_DESK | ROLE_CLOCK, .primary = true },
	{ "enquire", T("Note an enquiry"),          "marked_pending slip_attached in_pending_folder", NULL, ROLE_DESK, .form = &enquire, .act = asked },
	{ "identify", T("Whose it is was found"),   "marked_pending slip_attached in_pending_folder archived", "logged", ROLE_DESK, .form = &match, .act = fax_agrees, .after = fax_logged, .primary = true },
	{ "archive", T("Archive"),                  "in_pending_folder", "archived", ROLE_DESK | ROLE_CLOCK, .only_overdue = true,
	  .refusal = T("A fax nobody owns stays in the folder for three days.") },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "written", "addressee", "room_no", "pages", "sender", "fax_no", "made_at",
	"made_name", "identity", "found_at", "enquiries", "told_how", "told_whom", "notified_at", "collector", "collected_at", "amount", "payment", NULL };

static const struct home_card cards[] = {
	{ T("Faxes to be collected"), "wait=1", SQL(CARD), ROLE_DESK },
	{ T("Fax to collect"), "wait=1", SQL(CARD_OWN), ROLE_TENANT },
	{ 0 }
};

const struct module fax_module = {
	.name = "fax", .title = T("Received faxes"), .one_title = T("Fax"), .series = "CZ",
	.table = &fax_table, .form = &form, .flow = &flow, .sql = fax_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .after = fax_logged, .price = charges, .sheets = fax_sheets, .cards = cards, .files = true,
	.face = {
		[PORTAL] = { ROLE_TENANT, &fax_own_list, SQL(MINE), .count = SQL(UNREAD), .place = { T("Portal"), 34, "printer" }, .title = T("My faxes") },
		[DESK] = { ROLE_DESK, &fax_list, SQL(ANY), SQL(MAKE), .count = SQL(OPEN), .new_key = "x",
		           .place = { T("menu|Telephone and fax"), 330, "printer" } },
	},
};
/* clang-format on */
