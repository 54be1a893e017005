/* deposit.c -- the rules of an object left at the desk (P009): a two-part tag, handed out
** against it or a document only, and damage or loss paid by who was on duty (R34). */
#include "deposit/deposit.h"
#include "absence/absence.h"
#include "kit/document.h"
#include "kit/notice.h"
#include "kit/pick.h"
#include "core/request.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/secret.h"
#include "edge/zone.h"

#define SQL(X) &deposit_sql[DEPOSIT_##X]
#define UNCLAIMED_DAYS 30                /* unless the site's setting deposit_days says otherwise */

/* clang-format off */
const struct choice deposit_shifts[] = {
	{ "early", T("shift|Early shift") },
	{ "late",  T("shift|Late shift") },
	{ "night", T("shift|Night shift") },
	{ 0 }
};
static const struct choice proofs[] = {
	{ "tag", T("The guest's part of the tag") },
	{ "id",  T("A document in the depositor's name") },
	{ 0 }
};
static const struct choice handed_ways[] = {
	{ "tag",     T("The guest's part of the tag") },
	{ "id",      T("A document in the depositor's name") },
	{ "room",    T("Brought to the room while they are away") },
	{ "forward", T("Forwarded while they are away") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct deposit),
	TEXT_COLUMN(struct deposit, tag,         NULL),
	PERSONAL_COLUMN(struct deposit, depositor,   T("Depositor"), PERSONAL_OUTSIDER),
	ID_COLUMN  (struct deposit, person,      NULL),
	TEXT_COLUMN(struct deposit, person_name, T("deposit|For whom")),
	PERSONAL_COLUMN(struct deposit, phone,       T("Telephone"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct deposit, description, T("Object")),
	INT_COLUMN (struct deposit, pieces,      T("Pieces")),
	TEXT_COLUMN(struct deposit, fit,         T("Condition")),
	TEXT_COLUMN(struct deposit, place,       T("Shelf")),
	ID_COLUMN  (struct deposit, keeper,      NULL),
	TEXT_COLUMN(struct deposit, keeper_name, T("In the hands of")),
	CODE_COLUMN(struct deposit, proof,       T("Handed out against"), handed_ways),
	TEXT_COLUMN(struct deposit, handed_name, T("Handed over by")),
	PERSONAL_COLUMN(struct deposit, collector,   T("Collected by"), PERSONAL_OUTSIDER),
	CODE_COLUMN(struct deposit, id_kind,     T("Document"), document_kinds),
	PERSONAL_COLUMN(struct deposit, id_number,   T("Number of the document"), PERSONAL_ID),
	PERSONAL_COLUMN(struct deposit, signature,   NULL, PERSONAL_ID),
	TIME_COLUMN(struct deposit, collected_at, T("Collected at")),
	TEXT_COLUMN(struct deposit, report,      T("What happened")),
	ID_COLUMN  (struct deposit, liable,      NULL),
	TEXT_COLUMN(struct deposit, liable_name, T("On duty then, pays")),
	FEN_COLUMN (struct deposit, amount,      T("Compensation")),
	TEXT_COLUMN(struct deposit, typed,       T("The four check characters of the tag")),
	CODE_COLUMN(struct deposit, shift,       NULL, deposit_shifts),
	TIME_COLUMN(struct deposit, from_at,     NULL),
	{ 0 }
};
const struct table deposit_table = { "object_deposit", sizeof(struct deposit), columns };

#define OBJECT \
	{ "depositor",   NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF }, \
	{ "phone",       NULL, NULL, INPUT_PHONE, .width = WIDTH_HALF }, \
	{ "company",     T("Company"), T("Where the depositor is a tenant or visits one"), INPUT_COMPANY, .width = WIDTH_HALF }, \
	{ "person",      T("deposit|For whom"), T("Where it was left for one person there"), INPUT_PERSON, .who = WHO_TENANT, .width = WIDTH_HALF }, \
	{ "description", NULL, T("Kind, colour, make"), INPUT_LINE, .required = true, .min = 2, .max = 200, .width = WIDTH_HALF }, \
	{ "pieces",      NULL, NULL, INPUT_NUMBER, .required = true, .min = 1, .max = 99, .width = WIDTH_HALF }, \
	{ "fit",         NULL, T("Scratches, open locks; left empty: in order"), INPUT_LINE, .max = 120, .width = WIDTH_HALF }
static const struct field fields[] = {
	OBJECT,
	{ "place",       NULL, T("Left empty, it is not on a shelf yet."), INPUT_LINE, .max = 40, .width = WIDTH_HALF },
	{ "photo",       T("Photo"), NULL, INPUT_FILE, .width = WIDTH_HALF },
	{ 0 }
};
static const struct form form = { "deposit", &deposit_table, fields, .submit = T("Take it in") };
static const struct field edit_fields[] = {
	OBJECT, { "place", NULL, NULL, INPUT_LINE, .max = 40, .width = WIDTH_HALF }, { 0 }
};
static void still_somewhere(struct request *rq, void *row)
{
	const struct deposit *d = row;

	if (strcmp(d->r.state, "kept") == 0 && *d->place == '\0')
		form_fault(rq, "place", T("It is kept: write on which shelf."));
}
static const struct form edit_form = { "deposit_edit", &deposit_table, edit_fields, still_somewhere };
static const struct field keep_fields[] = {
	{ "place", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40 }, { "photo", T("Photo"), NULL, INPUT_FILE }, { 0 }
};
static const struct form keep_form = { "deposit_keep", &deposit_table, keep_fields };
static const struct field collect_fields[] = {
	{ "proof",     NULL, NULL, INPUT_RADIO, .required = true, .choices = proofs },
	{ "collector", NULL, T("With a document, the name on it."), INPUT_LINE, .required = true, .min = 1, .max = 60, .width = WIDTH_HALF },
	{ "typed",     NULL, T("They stand on the guest's part alone."), INPUT_LINE, .max = 20, .width = WIDTH_HALF, .group = T("With the tag") },
	{ "id_kind",   NULL, NULL, INPUT_CHOICE, .width = WIDTH_HALF, .group = T("With a document") },
	{ "id_number", NULL, T("Shown masked; deleted after the house's term."), INPUT_LINE, .max = 30, .width = WIDTH_HALF },
	{ "signature", T("Signature"), T("On screen, or on the tag"), INPUT_SIGN, .group = T("Received by") },
	{ 0 }
};
static const struct form collect_form = { "deposit_collect", &deposit_table, collect_fields, .submit = T("Hand out") };
static const struct field report_fields[] = {
	{ "report", NULL, NULL, INPUT_LINES, .required = true, .min = 4, .max = 500 }, { "photo", T("Photo"), NULL, INPUT_FILE }, { 0 }
};
static const struct form report_form = { "deposit_report", &deposit_table, report_fields };
static const struct field pay_fields[] = {
	{ "amount", NULL, T("Paid wholly by the colleague on duty at that time"), INPUT_MONEY, .required = true, .min = 1, .max = 100000000 }, { 0 }
};
static const struct form pay_form = { "deposit_pay", &deposit_table, pay_fields, .submit = T("Compensated") };
/* clang-format on */

const char *deposit_shift(struct request *rq, instant t)
{
	struct civil c = zone_local(rq->site.zone, t);
	struct deposit_hours h = { 360, 840, 1320 };
	int64_t minute = c.hour * 60 + c.minute;

	(void)db_one(rq->db, SQL(SHIFTS), NULL, &h);
	return minute >= h.early && minute < h.late ? "early" : minute >= h.late && minute < h.night ? "late" : "night";
}

void deposit_pass(struct request *rq)
{
	struct deposit d;

	table_blank(&deposit_table, &d);
	d.shift = deposit_shift(rq, rq->context.now);
	db_run(rq->db, SQL(PASS_CHAIN), &d);
	db_run(rq->db, SQL(PASS), NULL);
}

static const char *before(struct request *rq, void *row)
{
	struct deposit *d = row;

	if (d->r.company == 0 && d->person != 0)
		d->r.company = pick_person_company(rq, d->person);
	d->tag = secret_code(&rq->arena, 4);
	d->keeper = rq->user.id;
	if (*d->place != '\0')
		d->r.state = "kept";
	return NULL;
}

static void made(struct request *rq, void *row)
{
	struct deposit *d = row;
	struct notice n = notice_about(&deposit_module, d, "deposit-received");
	struct absence_thing t = { .company = d->r.company, .person = d->person, .what = "object", .module = &deposit_module, .record = d->r.id,
		.number = d->r.number, .description = d->description };

	d->shift = deposit_shift(rq, rq->context.now);
	db_run(rq->db, SQL(TAKE), d);
	notice_owner(rq, &n, d->person, d->r.company);
	absence_follow(rq, &t);
}

/* "7K3M", in any case.  The number is no proof: every colleague reads it in the portal (A16). */
static bool fits(const struct deposit *d)
{
	size_t n = strlen(d->tag), at = 0;

	while (at < n && (d->typed[at] & ~0x20) == (d->tag[at] & ~0x20))
		at++;
	return n > 0 && at == n && d->typed[n] == '\0';
}

static const char *collect(struct request *rq, void *row)
{
	struct deposit *d = row;

	if (strcmp(d->proof, "tag") == 0 && !fits(d))
		return say(rq, T("These are not the check characters of this object's tag. Hand it out only against its tag or a document."));
	if (strcmp(d->proof, "id") == 0 && (*d->id_kind == '\0' || *d->id_number == '\0'))
		return say(rq, T("Without the tag: name, kind and number of a document are needed. Nothing is handed out without."));
	if (strcmp(d->proof, "id") == 0 && strcmp(d->collector, d->depositor) != 0)
		return say_f(rq, T("The document must be in the name of %s, who deposited it."), d->depositor);
	if (strcmp(d->proof, "tag") == 0)
		d->id_kind = d->id_number = "";
	d->collected_at = rq->context.now;
	absence_gone(rq, &deposit_module, d->r.id, "hand_over");
	return NULL;
}

static bool is_here(const void *row) { return ((const struct deposit *)row)->collected_at == NO_TIME; }

/* As they said who are away: brought to the room with the master key, or forwarded. */
static const char *as_they_said(struct request *rq, void *row)
{
	((struct deposit *)row)->collected_at = rq->context.now;
	return NULL;
}

/* Who has it now answers for it: custody passes with each handover. */
static const char *charge(struct request *rq, void *row)
{
	struct deposit *d = row;

	(void)rq;
	d->liable = d->keeper;
	return NULL;
}

/* Nobody answers for what is there. */
static const char *found(struct request *rq, void *row)
{
	(void)rq;
	((struct deposit *)row)->liable = 0;
	return NULL;
}

static void tell(struct request *rq, void *row)
{
	struct deposit *d = row;
	struct notice n = notice_about(&deposit_module, d, "deposit-harm");

	n.urgent = true;
	notice_company(rq, &n, d->r.company, true);
	notice_staff(rq, &n, ROLE_LEADER);
	notice_person(rq, &n, d->liable);
}

static instant unclaimed(struct request *rq, const void *row)
{
	const struct deposit *d = row;
	struct deposit days;
	bool set;

	table_blank(&deposit_table, &days);
	set = db_one(rq->db, SQL(DAYS), NULL, &days) && days.pieces > 0;
	return d->r.made_at + (set ? days.pieces : UNCLAIMED_DAYS) * 86400;
}

/* clang-format off */
static const struct state states[] = {
	{ "received",    T("deposit|Received"),    TONE_WARN, .on_path = true, .never = "a thing lies at the desk until it is handed out" },
	{ "kept",        T("deposit|Kept"),        TONE_OK, { .until = unclaimed, .label = T("To be collected") }, .on_path = true },
	{ "collected",   T("deposit|Collected"),   TONE_IDLE, .final = true, .on_path = true },
	{ "damaged",     T("deposit|Damaged"),     TONE_BAD, .never = "the depositor is owed an answer: a compensation, or the thing" },
	{ "lost",        T("deposit|Lost"),        TONE_BAD, .never = "the depositor is owed an answer: a compensation, or the thing" },
	{ "compensated", T("deposit|Compensated"), TONE_IDLE, .final = true },
	{ "disposed",    T("deposit|Disposed of"), TONE_IDLE, .final = true },
	{ "waived",      T("deposit|Settled without payment"), TONE_IDLE, .final = true },
	{ 0 }
};
/* The first two are taken where an absence is dealt with and the entry of the room logged, nowhere else (P027). */
static const struct step steps[] = {
	{ "to_room",    T("deposit|Bring it to the room"), "received kept", "collected", ROLE_CLOCK, .act = as_they_said, .undo = undo_own },
	{ "forward",    T("deposit|Forward it"), "received kept", "collected",  ROLE_CLOCK, .act = as_they_said, .undo = undo_own },
	{ "keep",       T("Put on the shelf"),  "received",      "kept",        ROLE_DESK, .form = &keep_form, .primary = true },
	{ "collect",    T("Hand out"),          "received kept", "collected",   ROLE_DESK, .form = &collect_form, .act = collect, .primary = true, .undo = undo_own },
	{ "edit",       T("Correct"),           "received kept", NULL,          ROLE_DESK, .form = &edit_form },
	{ "damage",     T("It is damaged"),     "received kept", "damaged",     ROLE_DESK, .form = &report_form, .act = charge, .after = tell },
	{ "lose",       T("It is lost"),        "received kept", "lost",        ROLE_DESK, .form = &report_form, .act = charge, .after = tell },
	{ "found",      T("deposit|It was found again"), "lost", "kept",        ROLE_DESK, .act = found, .gives_up = true },
	{ "hand_out",   T("Hand out what is damaged"), "damaged",   NULL,          ROLE_DESK, .form = &collect_form, .act = collect, .fits = is_here },
	{ "dispose",    T("Nobody claims it: dispose of it"), "kept",  "disposed",    ROLE_LEADER, .gives_up = true },
	{ "waive",      T("Nothing is asked for it"), "damaged lost", "waived", ROLE_LEADER | ROLE_FINANCE, .gives_up = true },
	{ "compensate", T("Compensated"),       "damaged lost",  "compensated", ROLE_LEADER | ROLE_FINANCE, .form = &pay_form, .primary = true },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "description", "pieces", "fit", "place", "depositor", "phone", "company_name", "person_name", "keeper_name", "proof",
	"collector", "id_kind", "id_number", "handed_name", "collected_at", "report", "liable_name", "amount", "made_at", "made_name", NULL };
static const struct field secret[] = { { "id_number" }, { 0 } };

const struct module deposit_module = {
	.name = "deposit", .title = T("Deposited objects"), .one_title = T("Deposited object"), .series = "JC",
	.table = &deposit_table, .form = &form, .flow = &flow, .sql = deposit_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .after = made, .more = deposit_chain, .more_page = "deposit/chain.html",
	.sheets = deposit_sheets, .files = true, .secret = secret,
	.face = {
		[PORTAL] = { ROLE_TENANT, &deposit_mine, SQL(MINE), .place = { T("Portal"), 38, "luggage" }, .title = T("My deposited things") },
		[DESK] = { ROLE_DESK | ROLE_LEADER | ROLE_FINANCE, &deposit_list, SQL(ANY), SQL(MAKE), .make_roles = ROLE_DESK, .count = SQL(LATE),
		           .place = { T("menu|Front desk"), 250, "luggage", "s" } },
	},
};
/* clang-format on */
