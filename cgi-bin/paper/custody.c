/* custody.c -- papers kept together for a company that is away, all handed over when it is
** back (P038). */
#include "paper/paper.h"
#include "absence/absence.h"
#include "kit/record.h"
#include "kit/show.h"
#include "kit/undo.h"
#include "edge/page.h"

#define SQL(X) &newspaper_custody_sql[CUSTODY_##X]

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct newspaper_custody),
	ID_COLUMN  (struct newspaper_custody, absence,     NULL),
	TEXT_COLUMN(struct newspaper_custody, place,       T("paper|Kept at")),
	PERSONAL_COLUMN(struct newspaper_custody, receiver,    T("paper|Handed to"), PERSONAL_OUTSIDER),
	PERSONAL_COLUMN(struct newspaper_custody, signature,   NULL, PERSONAL_ID),
	TIME_COLUMN(struct newspaper_custody, handed_at,   T("paper|Handed over at")),
	ID_COLUMN  (struct newspaper_custody, handed_by,   NULL),
	INT_COLUMN (struct newspaper_custody, handed_copies, T("Copies handed over")),
	INT_COLUMN (struct newspaper_custody, copies,      T("Copies kept")),
	TEXT_COLUMN(struct newspaper_custody, handed_name, T("Handed over by")),
	TEXT_COLUMN(struct newspaper_custody, room_no,     T("paper|Room")),
	ID_COLUMN  (struct newspaper_custody, newspaper,   NULL),
	ID_COLUMN  (struct newspaper_custody, paper,       NULL),
	TEXT_COLUMN(struct newspaper_custody, title,       NULL),
	DAY_COLUMN (struct newspaper_custody, came_on,     NULL),
	{ 0 }
};
const struct table newspaper_custody_table = { "newspaper_custody", sizeof(struct newspaper_custody), columns };

static const struct field place_fields[] = { { "place", NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 40 }, { 0 } };
static const struct form place_form = { "custody_place", &newspaper_custody_table, place_fields };
static const struct field hand_fields[] = {
	{ "receiver",  NULL, T("All copies together."), INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "signature", T("Signature"), NULL, INPUT_SIGN, .max = 60000 },
	{ 0 }
};
static const struct form hand_form = { "custody_hand", &newspaper_custody_table, hand_fields, .submit = T("All handed over") };
/* clang-format on */

/* The custody of a company, begun when there is none. */
static int64_t open_custody(struct request *rq, int64_t company, int64_t absence)
{
	struct newspaper_custody *c = record_blank(rq, &newspaper_custody_module);
	struct absence_thing t = { .company = company, .what = "newspaper", .module = &newspaper_custody_module };

	c->r.company = company;
	c->absence = absence;
	if (db_one(rq->db, SQL(OF), c, c))
		return c->r.id;
	c->r.id = 0;
	if (record_make(rq, &newspaper_custody_module, SQL(MAKE), c) == 0)
		return 0;
	t.record = c->r.id;
	t.number = c->r.number;
	t.description = say(rq, T("Newspapers, kept together"));
	absence_follow(rq, &t);
	return c->r.id;
}

/* Papers that are wanted in the room: one thing to be brought there. */
static void to_the_room(struct request *rq, const struct newspaper *n, int64_t company)
{
	struct absence_thing t = { .company = company, .what = "newspaper", .module = &newspaper_module, .record = n->r.id,
		.number = n->r.number, .description = say_f(rq, T("Newspapers of %s"), show_day(rq, n->came_on)) };

	absence_follow(rq, &t);
}

void newspaper_put_aside(struct request *rq, const struct newspaper *n)
{
	int64_t company = 0, custody = 0;

	EACH_ROW(struct newspaper, share, newspaper_shares(rq, n)) {
		struct newspaper_custody *k = record_blank(rq, &newspaper_custody_module);
		if (share->r.company != company) {
			struct absence_order o = absence_instruction(rq, share->r.company, 0, "newspaper");
			company = share->r.company;
			custody = strcmp(o.action, "keep") == 0 ? open_custody(rq, company, o.absence) : 0;
			if (strcmp(o.action, "deliver") == 0)
				to_the_room(rq, n, company);
		}
		if (custody == 0 || share->allotted == 0)
			continue;
		k->r.id = custody;
		k->newspaper = n->r.id;
		k->paper = share->paper;
		k->copies = share->allotted;
		db_run(rq->db, SQL(KEEP), k);
	}
}

static const char *handed(struct request *rq, void *row)
{
	struct newspaper_custody *c = row;

	c->handed_at = rq->context.now;
	c->handed_by = rq->user.id;
	c->handed_copies = c->copies;
	return NULL;
}

static void all_handed(struct request *rq, void *row)
{
	absence_gone(rq, &newspaper_custody_module, ((struct newspaper_custody *)row)->r.id, "hand_over");
}

static void put_kept(struct request *rq, void *row)
{
	struct page *box = page_insert(rq->page, "more", "paper/held.html");

	EACH_ROW(struct newspaper_custody, k, db_all(rq->db, SQL(KEPT), row)) {
		struct page *p = page_again(box, "kept");
		page_text(p, "title", k->title);
		page_text(p, "at", show_day(rq, k->came_on));
		page_text(p, "copies", say_f(rq, T("%lld {copy|copies}"), (long long)k->copies));
	}
}

void newspaper_held(struct request *rq)
{
	struct page *box = page_insert(rq->page, "more", "paper/held.html");

	EACH_ROW(struct newspaper_custody, k, db_all(rq->db, SQL(HELD), NULL)) {
		struct page *p = page_again(box, "kept");
		page_text(p, "title", k->title);
		page_text(p, "at", say_f(rq, T("since %s"), show_day(rq, k->came_on)));
		page_text(p, "copies", say_f(rq, T("%lld {copy|copies}"), (long long)k->copies));
	}
}

/* clang-format off */
static const struct state states[] = {
	{ "in_custody",      T("custody|Kept for their return"), TONE_INFO, .on_path = true, .never = "papers are kept until the tenant is back" },
	{ "all_handed_over", T("custody|All handed over"), TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "hand_over", T("Hand all over"), "in_custody", "all_handed_over", ROLE_DESK, .form = &hand_form, .act = handed, .after = all_handed, .primary = true,
	  .no_undo = T("What was handed over is signed for: note what was wrong in the duty log.") },
	{ "edit",      T("Correct"),       "in_custody", NULL, ROLE_DESK, .form = &place_form },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "company_name", "room_no", "copies", "place", "receiver", "handed_copies", "handed_at", "handed_name", "made_at", "made_name", NULL };

const struct module newspaper_custody_module = {
	.name = "newspaper_custody", .title = T("Papers kept for those away"), .one_title = T("Papers kept"), .series = "BG",
	.table = &newspaper_custody_table, .flow = &flow, .sql = newspaper_custody_sql, .move = SQL(MOVE), .facts = facts,
	.more = put_kept, .more_page = "paper/held.html",
	.face = { [DESK] = { ROLE_DESK, &newspaper_custody_list, SQL(ANY), .count = SQL(OPEN), .place = { T("menu|Mail"), 460, "archive" } } },
};
/* clang-format on */
