/* newspaper.c -- the rules of the papers of a day (P038): counted against the totals, sorted,
** a difference told to the post office, put into the boxes. */
#include "paper/paper.h"
#include "kit/undo.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/page.h"

#define SQL(X) &newspaper_sql[NEWSPAPER_##X]

static const struct choice ways[] = {
	{ "phone",   T("By telephone") },
	{ "counter", T("At its counter") },
	{ "carrier", T("Told the carrier") },
	{ 0 }
};

/* clang-format off */
static const struct column columns[] = {
	RECORD_COLUMNS(struct newspaper),
	DAY_COLUMN (struct newspaper, came_on,    T("paper|Day")),
	INT_COLUMN (struct newspaper, subscribed, T("paper|Subscribed")),
	INT_COLUMN (struct newspaper, came,       T("paper|Came")),
	INT_COLUMN (struct newspaper, wrong,      T("Titles that differ")),
	INT_COLUMN (struct newspaper, difference, T("paper|Difference")),
	CODE_COLUMN(struct newspaper, contact_how, T("How the post office was told"), ways),
	PERSONAL_COLUMN(struct newspaper, contact_who, T("Who was told there"), PERSONAL_OUTSIDER),
	TEXT_COLUMN(struct newspaper, contact_answer, T("Answer of the post office")),
	TIME_COLUMN(struct newspaper, contacted_at, T("Told at")),
	ID_COLUMN  (struct newspaper, contacted_by, NULL),
	TEXT_COLUMN(struct newspaper, contacted_name, T("Told by")),
	ID_COLUMN  (struct newspaper, paper,      NULL),
	TEXT_COLUMN(struct newspaper, title,      T("paper|Title")),
	TEXT_COLUMN(struct newspaper, post_no,    T("Post code no.")),
	CODE_COLUMN(struct newspaper, rhythm,     T("paper|Comes"), paper_rhythms),
	TEXT_COLUMN(struct newspaper, box,        T("Mail box")),
	TEXT_COLUMN(struct newspaper, room_no,    T("paper|Room")),
	INT_COLUMN (struct newspaper, kept,       NULL),
	INT_COLUMN (struct newspaper, allotted,   NULL),
	{ 0 }
};
const struct table newspaper_table = { "newspaper", sizeof(struct newspaper), columns };

static const struct field count_fields[] = { { 0 } };
static const struct form count_form = { "newspaper_count", &newspaper_table, count_fields };
static const struct field contact_fields[] = {
	{ "contact_how",    NULL, NULL, INPUT_RADIO, .required = true },
	{ "contact_who",    NULL, NULL, INPUT_LINE, .required = true, .min = 1, .max = 60 },
	{ "contact_answer", NULL, T("When the missing copies come, where the others go."), INPUT_LINES, .required = true, .min = 2, .max = 300 },
	{ 0 }
};
static const struct form contact_form = { "newspaper_contact", &newspaper_table, contact_fields };
/* clang-format on */

static const char *before(struct request *rq, void *row)
{
	struct newspaper *n = row, other = { 0 };

	n->r.company = 0;
	return !db_one(rq->db, SQL(DAY), n, &other) ? NULL
		: say_f(rq, T("The papers of this day are %s already."), other.r.number);
}

static bool differs(const void *row) { return ((const struct newspaper *)row)->wrong > 0; }

/* A difference shows itself when the shares are laid out: it is noted at once. */
static void sorted(struct request *rq, void *row)
{
	if (differs(row))
		record_take(rq, &newspaper_module, row, record_copy(rq, &newspaper_table, row), "differ", ROLE_DESK);
}

static const char *contacted(struct request *rq, void *row)
{
	struct newspaper *n = row;

	n->contacted_at = rq->context.now;
	n->contacted_by = rq->user.id;
	return NULL;
}

/* The totals must match, or the post office must know. */
static const char *may_box(struct request *rq, void *row)
{
	const struct newspaper *n = row;

	return n->wrong == 0 || n->contacted_at != NO_TIME ? NULL
		: say(rq, T("The numbers differ. Tell the post office first; then put the papers into the boxes."));
}

static void boxed(struct request *rq, void *row) { newspaper_put_aside(rq, row); }

/* "澄光仪器×1、南榕设计×2": who goes short of a title. */
static const char *who_lacks(struct request *rq, struct rows shares, int64_t paper)
{
	const char *text = "";

	EACH_ROW(struct newspaper, s, shares)
		if (s->paper == paper && s->allotted < s->subscribed)
			text = arena_printf(&rq->arena, "%s%s%s×%lld", text, *text == '\0' ? "" : "、", s->r.company_name, (long long)(s->subscribed - s->allotted));
	return text;
}

static void put_titles(struct request *rq, void *row)
{
	struct page *box = page_insert(rq->page, "more", "paper/titles.html");
	struct rows shares = newspaper_shares(rq, row);

	EACH_ROW(struct newspaper, t, db_all(rq->db, SQL(TITLES), row)) {
		struct page *p;
		if (t->came == NOT_COUNTED)
			continue;
		p = page_again(box, "title");
		page_text(p, "name", t->title);
		page_text(p, "post_no", t->post_no);
		page_int(p, "subscribed", t->subscribed);
		page_int(p, "came", t->came);
		if (t->came < t->subscribed)
			page_text(page_again(p, "short"), "text", say_f(rq, T("Short: %s"), who_lacks(rq, shares, t->paper)));
		if (t->came != t->subscribed)
			page_text(page_again(p, "wrong"), "difference", arena_printf(&rq->arena, "%+lld", (long long)(t->came - t->subscribed)));
	}
}

/* clang-format off */
static const struct state states[] = {
	{ "arrived",        T("newspaper|Arrived"),     TONE_WARN, { 30, UNIT_MINUTE, .label = T("Count them against the totals") }, .on_path = true },
	{ "reconciled",     T("newspaper|Reconciled"),  TONE_INFO, { 60, UNIT_MINUTE, .label = T("Sort them by the shares") }, .on_path = true },
	{ "sorted",         T("newspaper|Sorted"),      TONE_INFO, { 60, UNIT_MINUTE, .label = T("Put them into the boxes") }, .on_path = true },
	{ "discrepancy",    T("newspaper|Discrepancy"), TONE_BAD, { 60, UNIT_MINUTE, .label = T("Tell the post office") } },
	{ "post_contacted", T("newspaper|Post office told"), TONE_WARN, { 60, UNIT_MINUTE, .label = T("Put them into the boxes") } },
	{ "in_boxes",       T("newspaper|In the boxes"), TONE_OK, .final = true, .on_path = true },
	{ "not_boxed",      T("newspaper|Not put into the boxes"), TONE_BAD, .final = true },
	{ 0 }
};
static const struct step steps[] = {
	{ "reconcile", T("Count them"), "arrived reconciled sorted discrepancy post_contacted", "reconciled", ROLE_DESK, .form = &count_form },
	{ "sort",    T("Sorted by the shares"),  "reconciled", "sorted", ROLE_DESK, .after = sorted, .primary = true },
	{ "differ",  T("Note the discrepancy"),  "sorted", "discrepancy", ROLE_DESK, .fits = differs },
	{ "contact", T("Post office told"),      "discrepancy", "post_contacted", ROLE_DESK, .form = &contact_form, .act = contacted, .primary = true },
	{ "give_up", T("They cannot go into the boxes"), "arrived reconciled sorted discrepancy post_contacted", "not_boxed", ROLE_DESK, .gives_up = true },
	{ "box",     T("Put into the boxes"),    "sorted post_contacted", "in_boxes", ROLE_DESK, .act = may_box, .after = boxed, .undo = undo_own, .primary = true,
	  .refusal = T("Papers go into the boxes when their numbers agree with the totals, or when the post office was told.") },
	{ 0 }
};
static const struct flow flow = { states, steps };
static const char *const facts[] = { "came_on", "subscribed", "came", "difference", "wrong", "contact_how", "contact_who", "contact_answer", "contacted_at",
	"contacted_name", "made_at", "made_name", NULL };
static int desk_list(struct request *rq);
static const struct route routes[] = {
	{ GET,  "",              0, desk_list,       "list.html" },
	{ GET,  "/day",          0, newspaper_count, "step.html" },
	{ POST, "/day",          0, newspaper_count, "step.html" },
	{ GET,  "/:id/reconcile", 0, newspaper_count, "step.html" },
	{ POST, "/:id/reconcile", 0, newspaper_count, "step.html" },
	{ 0 }
};

const struct module newspaper_module = {
	.name = "newspaper", .title = T("Newspapers"), .one_title = T("Papers of a day"), .series = "BK",
	.table = &newspaper_table, .flow = &flow, .sql = newspaper_sql, .move = SQL(MOVE), .facts = facts,
	.before = before, .more = put_titles, .more_page = "paper/titles.html", .sheets = newspaper_sheets,
	.face = {
		[DESK] = { ROLE_DESK, &newspaper_list, SQL(ANY), .more = routes, .count = SQL(OPEN), .place = { T("menu|Mail"), 440, "news", "n", "newspaper/day" } },
	},
};
/* clang-format on */

static int desk_list(struct request *rq)
{
	int status = record_list(rq);

	record_act(rq, "/desk/newspaper/day", T("Count today's papers"));
	record_act(rq, "/desk/newspaper_custody", newspaper_custody_module.title);
	return status;
}
