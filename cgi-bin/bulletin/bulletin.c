/* bulletin.c -- the rules of a notice to tenants (P011): draft, approved, published, withdrawn. */
#include "bulletin/bulletin.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "core/request.h"
#include "core/text.h"
#include "kit/undo.h"
#include "edge/db.h"
#include "edge/zone.h"

#define SQL(X) &bulletin_sql[BULLETIN_##X]
#define FLOORS_MOST 100
#define AT_ONCE 200                      /* readers told in one transaction, as written in store.c */

/* clang-format off */
const struct choice bulletin_audiences[] = {
	{ "all",     T("audience|All tenants") },
	{ "floor",   T("audience|One floor") },
	{ "company", T("audience|One company") },
	{ 0 }
};
static const struct column columns[] = {
	RECORD_COLUMNS(struct bulletin),
	TEXT_COLUMN(struct bulletin, title,    T("bulletin|Title")),
	TEXT_COLUMN(struct bulletin, title_en, T("Title in English")),
	TEXT_COLUMN(struct bulletin, body,     T("bulletin|Text")),
	TEXT_COLUMN(struct bulletin, body_en,  T("Text in English")),
	CODE_COLUMN(struct bulletin, audience, T("For whom"), bulletin_audiences),
	TEXT_COLUMN(struct bulletin, floor,    T("Floor")),
	DAY_COLUMN (struct bulletin, from_on,  T("bulletin|Valid from")),
	DAY_COLUMN (struct bulletin, until_on, T("bulletin|Valid until")),
	ID_COLUMN  (struct bulletin, approved_by, NULL),
	TEXT_COLUMN(struct bulletin, approved_name, T("Approved by")),
	TIME_COLUMN(struct bulletin, published_at, T("Published at")),
	INT_COLUMN (struct bulletin, told_to,  NULL),
	TEXT_COLUMN(struct bulletin, lang,     NULL),
	TEXT_COLUMN(struct bulletin, note,     NULL),
	TIME_COLUMN(struct bulletin, read_at,  T("Read by you")),
	INT_COLUMN (struct bulletin, reads,    NULL),
	INT_COLUMN (struct bulletin, readers,  NULL),
	{ 0 }
};
const struct table bulletin_table = { "bulletin", sizeof(struct bulletin), columns };
/* clang-format on */

/* One is looked up behind the other: to tell them apart in one statement the store reads every company. */
static const struct choice *floors(struct request *rq)
{
	struct choice *list = arena_take(&rq->arena, (FLOORS_MOST + 1) * sizeof(*list));
	struct bulletin b;
	size_t n = 0;

	table_blank(&bulletin_table, &b);
	while (n < FLOORS_MOST && db_one(rq->db, SQL(FLOOR), &b, &b))
		list[n++] = (struct choice){ b.floor, b.floor };
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && text_floor(list[j].value) < text_floor(list[j - 1].value); j--) {
			struct choice above = list[j];
			list[j] = list[j - 1];
			list[j - 1] = above;
		}
	return list;
}

static void check(struct request *rq, void *row)
{
	struct bulletin *b = row;

	if (strcmp(b->audience, "floor") == 0 && *b->floor == '\0')
		form_fault(rq, "floor", T("Which floor?"));
	if (strcmp(b->audience, "company") == 0 && b->r.company == 0)
		form_fault(rq, "company", T("Which company?"));
	if (b->until_on != NO_DAY && b->until_on < b->from_on)
		form_fault(rq, "until_on", T("This is before it becomes valid."));
	if (strcmp(b->audience, "floor") != 0)
		b->floor = "";
	if (strcmp(b->audience, "company") != 0)
		b->r.company = 0;
}

/* clang-format off */
static const struct field fields[] = {
	{ "title",    NULL, NULL, INPUT_LINE, .required = true, .min = 2, .max = 120, .width = WIDTH_HALF },
	{ "title_en", NULL, T("For those who read English; left empty, they get the Chinese."), INPUT_LINE, .max = 120, .width = WIDTH_HALF },
	{ "body",     NULL, NULL, INPUT_LINES, .required = true, .min = 4, .max = 4000 },
	{ "body_en",  NULL, NULL, INPUT_LINES, .max = 4000 },
	{ "audience", NULL, NULL, INPUT_RADIO, .required = true },
	{ "floor",    NULL, NULL, INPUT_CHOICE, .offer = floors, .width = WIDTH_HALF },
	{ "company",  T("Company"), NULL, INPUT_COMPANY, .width = WIDTH_HALF },
	{ "from_on",  NULL, NULL, INPUT_DAY, .required = true, .min = -1, .max = 366, .width = WIDTH_HALF },
	{ "until_on", NULL, T("After this day it is withdrawn by itself."), INPUT_DAY, .min = 0, .max = 731, .width = WIDTH_HALF },
	{ 0 }
};
static const struct field return_fields[] = {
	{ "note", T("Reason"), T("Its author is told, and corrects it."), INPUT_LINE, .required = true, .min = 2, .max = 200 }, { 0 }
};
static const struct form return_form = { "bulletin_return", &bulletin_table, return_fields, .submit = T("Send it back") };
static const struct form form = { "bulletin", &bulletin_table, fields, check, .submit = T("Keep the draft") };
/* clang-format on */

const char *bulletin_title(const struct request *rq, const struct bulletin *b)
{
	return strcmp(rq->lang, "en") == 0 && *b->title_en != '\0' ? b->title_en : b->title;
}

const char *bulletin_body(const struct request *rq, const struct bulletin *b)
{
	return strcmp(rq->lang, "en") == 0 && *b->body_en != '\0' ? b->body_en : b->body;
}

static const char *not_an_author(struct request *rq, const void *row)
{
	const struct bulletin *b = row;
	struct bulletin wrote;

	table_blank(&bulletin_table, &wrote);
	return b->r.made_by != rq->user.id && !db_one(rq->db, SQL(WROTE), b, &wrote) ? NULL
		: say(rq, T("A notice is approved by somebody else than its author."));
}

static const char *approve(struct request *rq, void *row)
{
	((struct bulletin *)row)->approved_by = rq->user.id;
	return NULL;
}

static const char *sent_back(struct request *rq, void *row)
{
	(void)rq;
	((struct bulletin *)row)->approved_by = 0;
	return NULL;
}

static void tell_author(struct request *rq, void *row)
{
	const struct bulletin *b = row;
	struct notice n = notice_about(&bulletin_module, b, "bulletin-returned");

	n.urgent = true;
	if (b->r.made_by != 0)
		notice_person(rq, &n, b->r.made_by);
}

static const char *publish(struct request *rq, void *row)
{
	struct bulletin *b = row;

	if (b->until_on != NO_DAY && b->until_on < rq->context.today)
		return say(rq, T("Its period is over. Correct the draft first."));
	b->published_at = rq->context.now;
	return NULL;
}

/* The next readers, each once and in their language; the clock goes on with the rest. */
static void tell(struct request *rq, void *row)
{
	struct bulletin *b = row, said = *b;
	struct notice n = notice_about(&bulletin_module, b, "bulletin");
	struct rows rows = db_all(rq->db, SQL(AUDIENCE), b);

	n.row = &said;
	n.once = arena_printf(&rq->arena, "%lld", (long long)b->r.id);
	n.not_before = zone_day_start(rq->site.zone, b->from_on);
	if (n.not_before <= rq->context.now)     /* it is told now, not at midnight */
		n.not_before = NO_TIME;
	EACH_ROW(struct bulletin, p, rows) {
		bool en = strcmp(p->lang, "en") == 0;
		said.title = en && *b->title_en != '\0' ? b->title_en : b->title;
		said.body = en && *b->body_en != '\0' ? b->body_en : b->body;
		notice_person(rq, &n, p->r.id);
		b->told_to = p->r.id;
	}
	db_run(rq->db, SQL(TOLD), b);
	if (rows.count == AT_ONCE)
		clock_start(rq, bulletin_module.name, b->r.id, b->r.number, "tell", rq->context.now, rq->context.now, "tell", b->r.company,
			T("Telling the tenants"));
}

static void withdrawn(struct request *rq, void *row)
{
	const struct bulletin *b = row;

	notice_void(rq, &bulletin_module, b->r.id, NULL);
	clock_met(rq, bulletin_module.name, b->r.id, NULL);
}

static instant over(struct request *rq, const void *row)
{
	const struct bulletin *b = row;

	return b->until_on == NO_DAY ? NO_TIME : zone_day_start(rq->site.zone, b->until_on + 1);
}

/* clang-format off */
static const struct state states[] = {
	{ "draft",     T("bulletin|Draft"),     TONE_WARN, .on_path = true },
	{ "approved",  T("bulletin|Approved"),  TONE_INFO, .on_path = true },
	{ "published", T("bulletin|Published"), TONE_OK, { .until = over, .overdue = "withdraw", .label = T("Valid, then withdrawn") }, .on_path = true },
	{ "withdrawn", T("bulletin|Withdrawn"), TONE_IDLE, .final = true, .on_path = true },
	{ 0 }
};
#define WRITERS (ROLE_DESK | ROLE_LEASING | ROLE_DOCUMENTS)
#define HEADS (ROLE_LEADER | ROLE_LEASING)
static const struct step steps[] = {
	{ "edit",     T("Correct"),  "draft",     NULL,        WRITERS, .form = &form },
	{ "approve",  T("Approve"),  "draft",     "approved",  HEADS, .act = approve, .primary = true, .may = not_an_author },
	{ "return",   T("Send it back"), "draft approved", "draft", HEADS, .form = &return_form, .act = sent_back, .after = tell_author, .may = not_an_author },
	{ "publish",  T("Publish"),  "approved",  "published", WRITERS | HEADS, .act = publish, .after = tell, .primary = true },
	{ "drop",     T("It will not be published"), "draft approved", "withdrawn", WRITERS | HEADS, .gives_up = true },
	{ "withdraw", T("bulletin|Withdraw"), "published", "withdrawn", WRITERS | HEADS | ROLE_CLOCK, .after = withdrawn,
	  .no_undo = T("It has been taken down: publish a new notice.") },
	{ "tell",     T("Telling the tenants"), "published", NULL, ROLE_CLOCK, .after = tell },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "title", "title_en", "body", "body_en", "audience", "floor", "company_name", "from_on", "until_on",
	"approved_name", "published_at", "made_at", "made_name", NULL };

static const struct fixed fixed[] = { { "*", "what was approved stays as it was approved" }, { 0 } };

const struct module bulletin_module = {
	.fixed = fixed,
	.name = "bulletin", .title = T("Notices to tenants"), .one_title = T("bulletin|Notice"), .series = "GG",
	.table = &bulletin_table, .form = &form, .flow = &flow, .sql = bulletin_sql, .move = SQL(MOVE), .facts = facts,
	.name_column = "title", .more = bulletin_more, .more_page = "bulletin/more.html", .sheets = bulletin_sheets, .files = true,
	.face = {
		[PORTAL] = { ROLE_TENANT, &bulletin_mine, SQL(MINE), .more = bulletin_routes, .count = SQL(UNREAD),
		             .place = { T("Portal"), 55, "speakerphone" }, .title = T("Notices of the house") },
		[DESK] = { WRITERS | HEADS, &bulletin_list, SQL(ANY), SQL(MAKE), .make_roles = WRITERS, .count = SQL(DRAFTS),
		           .place = { T("menu|House"), 800, "speakerphone" } },
	},
};
/* clang-format on */
