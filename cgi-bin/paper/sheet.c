/* sheet.c -- on paper: whom each copy goes to, what differs, the shares, the additional subscriptions. */
#include "paper/paper.h"
#include "absence/absence.h"
#include "kit/book.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"

struct cell { const char *kind, *text; };

static struct page *begin(struct request *rq, const char *title, const struct cell *heads)
{
	struct page *items = sheet_items(rq, NULL, title);

	for (; heads->kind != NULL; heads++)
		sheet_column(items, heads->kind, heads->text);
	return items;
}

static void line(struct page *items, const struct cell *cells)
{
	struct page *p = page_again(items, "line");

	for (; cells->kind != NULL; cells++)
		sheet_cell(p, cells->kind, cells->text);
}

static const char *number(struct request *rq, int64_t n) { return arena_printf(&rq->arena, "%lld", (long long)n); }

static void sum(struct request *rq, struct page *items, int span, const char *label, int64_t n)
{
	sheet_sum(items, span, label, number(rq, n));
}

static struct page *head_of(struct request *rq, const char *title, const struct newspaper *n)
{
	struct page *head = sheet_head(rq, title, "", n->r.number, arena_printf(&rq->arena, "/newspaper/%lld", (long long)n->r.id));

	sheet_ref(head, T("paper|Day"), sheet_day(rq, n->came_on));
	return head;
}

/* Where a company's papers went, or will go. */
static const char *where_to(struct request *rq, const struct newspaper *n, const struct newspaper *share)
{
	const char *action;

	if (strcmp(n->r.state, "in_boxes") == 0)
		return share->kept != 0 ? say(rq, T("paper|Kept")) : "";
	action = absence_instruction(rq, share->r.company, 0, "newspaper").action;
	return *action == '\0' ? "" : strcmp(action, "keep") == 0 ? say(rq, T("paper|Kept")) : say(rq, T("paper|To the room"));
}

/* What one company gets: titles and copies, and what of it did not come. */
struct share { const struct newspaper *of; const char *titles, *lacking; int64_t copies, less; };

static void add(struct request *rq, struct share *s, const struct newspaper *n)
{
	int64_t less = n->subscribed - n->allotted;

	s->of = n;
	if (n->allotted > 0)
		s->titles = arena_printf(&rq->arena, "%s%s%s×%lld", s->titles, *s->titles == '\0' ? "" : "、", n->title, (long long)n->allotted);
	if (less > 0)
		s->lacking = arena_printf(&rq->arena, "%s%s%s×%lld", s->lacking, *s->lacking == '\0' ? "" : "、", n->title, (long long)less);
	s->copies += n->allotted;
	s->less += less;
}

/* One line for a company: its box, its titles, what it goes short of, where they go. */
static void company_line(struct request *rq, struct page *items, const struct newspaper *n, const struct share *s, int no)
{
	const struct newspaper *c = s->of;

	if (n->wrong > 0)
		line(items, (const struct cell[]){ { "no", number(rq, no) }, { "room", c->box }, { "room", c->room_no }, { "note", c->r.company_name },
			{ "", s->titles }, { "qty", number(rq, s->copies) }, { "", s->lacking }, { "room", where_to(rq, n, c) }, { "tick", "" }, { NULL, NULL } });
	else
		line(items, (const struct cell[]){ { "no", number(rq, no) }, { "room", c->box }, { "room", c->room_no }, { "note", c->r.company_name },
			{ "", s->titles }, { "qty", number(rq, s->copies) }, { "room", where_to(rq, n, c) }, { "tick", "" }, { NULL, NULL } });
}

static int distribution(struct request *rq, void *row)
{
	static const struct cell heads[] = { { "no", T("sheet|Line") }, { "room", T("Mail box") }, { "room", T("paper|Room") }, { "note", T("Company") },
		{ "", T("paper|Titles and copies") }, { "qty", T("paper|Copies") }, { "room", T("paper|Where to") }, { "tick", T("paper|Done") }, { NULL, NULL } };
	static const struct cell short_heads[] = { { "no", T("sheet|Line") }, { "room", T("Mail box") }, { "room", T("paper|Room") }, { "note", T("Company") },
		{ "", T("paper|Titles and copies") }, { "qty", T("paper|Copies") }, { "", T("paper|Goes short of") }, { "room", T("paper|Where to") },
		{ "tick", T("paper|Done") }, { NULL, NULL } };
	static const struct share none = { NULL, "", "", 0, 0 };
	const struct newspaper *n = row;
	struct share now = none;
	struct page *items, *signs;
	int64_t all = 0, less = 0;
	int no = 0;

	head_of(rq, T("Distribution list of newspapers"), n);
	items = begin(rq, T("Distribution list of newspapers"), n->wrong > 0 ? short_heads : heads);
	EACH_ROW(struct newspaper, s, newspaper_shares(rq, n)) {
		if (now.of != NULL && now.of->r.company != s->r.company) {
			company_line(rq, items, n, &now, ++no);
			now = none;
		}
		add(rq, &now, s);
		all += s->allotted;
		less += s->subscribed - s->allotted;
	}
	if (now.of != NULL)
		company_line(rq, items, n, &now, ++no);
	sum(rq, items, n->wrong > 0 ? 8 : 7, T("sheet|Copies in total"), all);
	if (less > 0)
		sum(rq, items, 8, T("sheet|Copies missing"), less);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Sorted by"), "", "");
	sheet_sign(signs, T("Checked by"), "", "");
	return 200;
}

static int discrepancy(struct request *rq, void *row)
{
	static const struct cell heads[] = { { "no", T("sheet|Line") }, { "", T("paper|Title") }, { "name", T("Post code no.") },
		{ "qty", T("paper|Subscribed") }, { "qty", T("paper|Came") }, { "qty", T("paper|Difference") }, { NULL, NULL } };
	const struct newspaper *n = row;
	struct page *items, *b, *signs;
	int no = 0;

	head_of(rq, T("Discrepancy list of newspapers"), n);
	b = sheet_block(rq, T("Post office"));
	sheet_pair(b, "w4", T("Told at"), sheet_time(rq, n->contacted_at));
	sheet_pair(b, "w4", T("How the post office was told"), show_value(rq, table_column(&newspaper_table, "contact_how", 11), n));
	sheet_pair(b, "w4", T("Who was told there"), n->contact_who);
	sheet_pair(b, "tall", T("Answer of the post office"), n->contact_answer);
	items = begin(rq, T("Discrepancy list of newspapers"), heads);
	EACH_ROW(struct newspaper, t, db_all(rq->db, &newspaper_sql[NEWSPAPER_TITLES], n))
		if (t->came != NOT_COUNTED && t->came != t->subscribed)
			line(items, (const struct cell[]){ { "no", number(rq, ++no) }, { "", t->title }, { "name", t->post_no }, { "qty", number(rq, t->subscribed) },
				{ "qty", number(rq, t->came) }, { "qty", arena_printf(&rq->arena, "%+lld", (long long)(t->came - t->subscribed)) }, { NULL, NULL } });
	sum(rq, items, 5, T("sheet|Difference in total"), n->difference);
	signs = sheet_signs(rq);
	sheet_sign(signs, T("Told by"), n->contacted_name, sheet_time(rq, n->contacted_at));
	sheet_sign(signs, T("Post office"), "", "");
	return 200;
}

/* F18: the total of each title and each company's share of it, today. */
static int quota(struct request *rq, void *row)
{
	static const struct cell heads[] = { { "no", T("sheet|Line") }, { "note", T("paper|Title") }, { "name", T("Post code no.") }, { "name", T("paper|Comes") },
		{ "", T("Shares of the companies") }, { "qty", T("sheet|Copies in total") }, { NULL, NULL } };
	struct page *head = sheet_head(rq, T("Quota list of newspapers"), "", "", "/subscription"), *items;
	int64_t all = 0;
	int no = 0;

	(void)row;
	sheet_ref(head, T("paper|Day"), sheet_day(rq, rq->context.today));
	items = begin(rq, T("Quota list of newspapers"), heads);
	EACH_ROW(struct subscription, s, db_all(rq->db, &subscription_sql[SUBSCRIPTION_QUOTA], NULL)) {
		line(items, (const struct cell[]){ { "no", number(rq, ++no) }, { "note", s->title }, { "name", s->post_no },
			{ "name", say(rq, choice_label(paper_rhythms, s->rhythm)) }, { "", s->companies }, { "qty", number(rq, s->copies) }, { NULL, NULL } });
		all += s->copies;
	}
	sum(rq, items, 5, T("sheet|Copies in total"), all);
	return 200;
}

/* F17 增订记录: those through us. */
static int print_register(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at" }, { "code", "number" }, { "name", "company_name" }, { "", "title" }, { "name", "post_no" }, { "unit", "copies" },
		{ "date", "from_on", .small = "until_on" }, { "price", "price", .small = "fee" }, { "date", "paid_at", .small = "pay_how" },
		{ "name", "receipt_no" }, { "name", "state" }, { "name", "made_name" }, { 0 }
	};
	struct pair *list = arena_take(&rq->arena, (rq->query.count + 1) * sizeof(*list));
	size_t n = 0;

	(void)row;
	for (size_t i = 0; i < rq->query.count; i++)
		if (strcmp(rq->query.list[i].name, "additional") != 0)
			list[n++] = rq->query.list[i];
	list[n++] = (struct pair){ "additional", "1" };
	rq->query = (struct pairs){ list, n };
	return book_print(rq, T("Register of additional subscriptions"), columns);
}

/* The papers of the days: what should have come, what came, what the post office said. */
static int print_book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "date", "came_on" }, { "code", "number" }, { "qty", "subscribed" }, { "qty", "came" }, { "qty", "difference" }, { "qty", "wrong" },
		{ "name", "contact_who", .small = "contact_how" }, { "date", "contacted_at" }, { "", "contact_answer" }, { "name", "made_name" },
		{ "name", "state" }, { 0 }
	};
	(void)row;
	return book_print(rq, T("Newspapers"), columns);
}

static bool differs(const void *row) { return ((const struct newspaper *)row)->wrong > 0; }
static bool counted(const void *row) { return strcmp(((const struct newspaper *)row)->r.state, "arrived") != 0; }

/* clang-format off */
const struct sheet newspaper_sheets[] = {
	{ "book", T("Print the book"), "sheet/book.html", true, ROLE_DESK, NULL, print_book, DESK },
	{ "distribution", T("Distribution list of newspapers"), "sheet/record.html", false, ROLE_DESK, NULL, distribution, DESK, .fits = counted },
	{ "discrepancy",  T("Discrepancy list of newspapers"), "sheet/record.html", false, ROLE_DESK, NULL, discrepancy, DESK, .fits = differs },
	{ 0 }
};
const struct sheet subscription_sheets[] = {
	{ "register", T("Register of additional subscriptions"), "sheet/book.html", true, ROLE_DESK | ROLE_FINANCE, NULL, print_register, DESK },
	{ "quota",    T("Quota list of newspapers"), "sheet/record.html", true, ROLE_DESK | ROLE_FINANCE, NULL, quota, DESK },
	{ 0 }
};
/* clang-format on */
