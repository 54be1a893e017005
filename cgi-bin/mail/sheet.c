/* sheet.c -- the mail log, the slip to sign, the return list, labels and stamp, and what waits how long. */
#include "mail/mail.h"
#include "kit/book.h"
#include "kit/clock.h"
#include "kit/history.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "proxy/proxy.h"
#include "edge/db.h"
#include "edge/page.h"

#define LABELS 24                    /* of a sheet */

/* Who put the stamp on it, else who took it in. */
static const char *stamped_by(struct request *rq, int64_t id)
{
	struct history_by by;

	return history_by(rq, &mail_module, id, "stamp", true, &by) || history_by(rq, &mail_module, id, "new", true, &by) ? by.who : "";
}

static const char *kind_of(struct request *rq, const struct mail *m)
{
	return say(rq, choice_label(mail_kinds, m->kind));
}

/* "11-23" */
static const char *short_day(struct request *rq, instant t)
{
	const char *text = sheet_time(rq, t);

	return strlen(text) < 10 ? text : arena_text(&rq->arena, text + 5, 5);
}

/* The end of the three days: of the clock, or as it will be when held now. */
static instant held_until(struct request *rq, const struct mail *m)
{
	return m->held_until != NO_TIME ? m->held_until : clock_after(rq, rq->context.now, 3, UNIT_DAY);
}

/* Put name=value behind the query. */
static void also(struct request *rq, const char *name, const char *value)
{
	struct pair *list = arena_take(&rq->arena, (rq->query.count + 1) * sizeof(*list));

	if (rq->query.count > 0)
		memcpy(list, rq->query.list, rq->query.count * sizeof(*list));
	list[rq->query.count] = (struct pair){ name, value };
	rq->query = (struct pairs){ list, rq->query.count + 1 };
}

/* 信件记录本: accountable items by day; open lines stay blank for the pen. */
static int book(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "time", "made_at", T("Arrived") },
		{ "room", "kind" },
		{ "code", "item_no" },
		{ "room", "sender" },
		{ "", "company_name" },
		{ "name", "addressee" },
		{ "room", "room_no" },
		{ "time", "notified_at" },
		{ "name", "collector", NULL, "collector_as" },
		{ "id", "id_kind", T("Paper, last digits"), "id_last" },
		{ "sign", "signature", T("Signature") },
		{ "date", "gone_at", T("Signed at") },
		{ "note", "remark", NULL, "what" },
		{ 0 }
	};
	static const char *const period[] = { "from", "to", "q", NULL };
	bool given = false;
	char today[11];

	(void)row;
	for (const char *const *p = period; *p != NULL; p++)
		given |= pairs_get(rq->query, *p) != NULL && *pairs_get(rq->query, *p) != '\0';
	day_print(rq->context.today, today);
	if (!given) {
		also(rq, "from", arena_text(&rq->arena, today, 10));
		also(rq, "to", arena_text(&rq->arena, today, 10));
	}
	also(rq, "log", "1");
	return book_print(rq, T("Mail log"), columns);
}

/* What waits, the longest first. */
static int ages(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "code", "number" },
		{ "date", "made_at", T("Arrived") },
		{ "unit", "days" },
		{ "room", "kind" },
		{ "code", "item_no" },
		{ "", "company_name" },
		{ "name", "addressee" },
		{ "room", "room_no" },
		{ "room", "place" },
		{ "date", "notified_at" },
		{ "room", "state" },
		{ "note", "remark", NULL, "what" },
		{ 0 }
	};
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_AGES], NULL);

	(void)row;
	sheet_head(rq, T("Uncollected mail"), "", "", "/mail?wait=1");
	book_rows(rq, &mail_table, rows, NULL, columns);
	return 200;
}

/* 公司名册: who sits where and which box is theirs, to sort by. */
static int roster(struct request *rq, void *row)
{
	static const struct book_column columns[] = {
		{ "room", "room_no" },
		{ "room", "box" },
		{ "wide", "company_name" },
		{ "", "address", T("Full name") },
		{ "code", "remark", T("Telephone") },
		{ 0 }
	};
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_COMPANIES], NULL);

	(void)row;
	sheet_ref(sheet_head(rq, T("Company roster"), "", "", "/company"), T("As of"), sheet_day(rq, rq->context.today));
	book_rows(rq, &mail_table, rows, NULL, columns);
	return 200;
}

static const char *items_of(struct request *rq, const struct mail *m)
{
	return arena_printf(&rq->arena, "%s %s", kind_of(rq, m), m->item_no);
}

static bool on_slip(const struct request *rq, const struct mail *first, int64_t id)
{
	bool any = pairs_get(rq->query, "id") != NULL;

	for (size_t i = 0; i < rq->query.count; i++)
		if (strcmp(rq->query.list[i].name, "id") == 0 && strtoll(rq->query.list[i].value, NULL, 10) == id)
			return true;
	return !any && id == first->r.id;
}

static void put_slip_line(struct request *rq, struct page *items, const struct mail *m, int no)
{
	const char *const kinds[] = { "no", "room", "code", "name", "", "date" };
	const char *const texts[] = { arena_printf(&rq->arena, "%d", no), kind_of(rq, m), m->item_no, m->addressee,
		m->sender, sheet_time(rq, m->r.made_at) };
	struct page *line = page_again(items, "line");

	for (size_t i = 0; i < COUNT(kinds); i++)
		sheet_cell(line, kinds[i], texts[i]);
}

static struct page *slip_items(struct request *rq)
{
	static const struct { const char *kind, *label; } heads[] = { { "no", T("sheet|Line") }, { "room", T("Kind") },
		{ "code", T("Item no.") }, { "name", T("Addressee") }, { "", T("post|From") }, { "date", T("Arrived") } };
	struct page *items = sheet_items(rq, NULL, T("Collection slip"));

	for (size_t i = 0; i < COUNT(heads); i++)
		sheet_column(items, heads[i].kind, heads[i].label);
	return items;
}

/* The slip to sign, for one item or those of ?id=&id=; what is known stands in it. */
static int slip(struct request *rq, void *row)
{
	const struct mail *first = row;
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_WAITING], first);
	struct page *head, *items, *block, *signs;
	bool gone = first->gone_at != NO_TIME;
	int no = 0;

	page_text(rq->page, "paper", "half");
	head = sheet_head(rq, T("Collection slip"), "", first->r.number,
		arena_printf(&rq->arena, "/mail/%lld", (long long)first->r.id));
	sheet_ref(head, T("Company"), first->r.company_name);
	sheet_ref(head, T("mail|Room"), first->room_no);
	items = slip_items(rq);
	if (gone)
		put_slip_line(rq, items, first, ++no);
	EACH_ROW(struct mail, m, rows)
		if (!gone && on_slip(rq, first, m->r.id))
			put_slip_line(rq, items, m, ++no);
	block = sheet_block(rq, T("Collector"));
	sheet_pair(block, "w4", T("Collected by"), first->collector);
	sheet_ticks(rq, block, "w8", T("Paper shown"), id_kinds, first->id_kind);
	sheet_pair(block, "w4", T("Last digits of the paper"), first->id_last);
	sheet_ticks(rq, block, "w8", T("Collected as"), collector_kinds, first->collector_as);
	signs = sheet_signs(rq);
	sheet_ink(signs, T("Signature of the collector"), first->signature);
	sheet_sign(signs, T("Handed over by"), first->gone_name, sheet_time(rq, first->gone_at));
	return 200;
}

static void put_return(struct request *rq, const struct mail *m, int no)
{
	struct page *p = page_again(rq->page, "item");

	record_put(rq, p, &mail_table, m);
	page_int(p, "no", no);
	page_text(p, "kind_text", kind_of(rq, m));
	page_text(p, "came", short_day(rq, m->r.made_at));
	page_text(p, "until", short_day(rq, m->held_until));
	page_text(p, "back", short_day(rq, m->gone_at));
	page_text(p, "stamped", "on");
}

static const char *sums(struct request *rq, struct rows rows)
{
	const char *text = arena_printf(&rq->arena, "%zu", rows.count);

	for (const struct choice *k = mail_kinds; k->value != NULL; k++) {
		int n = 0;
		EACH_ROW(struct mail, m, rows)
			n += strcmp(m->kind, k->value) == 0;
		if (n > 0)
			text = arena_printf(&rq->arena, "%s　%s %d", text, say(rq, k->label), n);
	}
	return text;
}

/* 09a: the list ?list_no= that goes with the mail; without: what may go back now. */
static int returns(struct request *rq, void *row)
{
	struct mail ask = { .list_no = pairs_get(rq->query, "list_no") };
	bool made = ask.list_no != NULL && *ask.list_no != '\0';
	struct rows rows = db_all(rq->db, &mail_sql[made ? MAIL_RETURNS : MAIL_RETURN_DUE], made ? &ask : NULL);
	const struct mail *one = rows.list;
	struct page *head = sheet_head(rq, T("Return list: addressee unknown"), "", made ? ask.list_no : "",
		made ? arena_printf(&rq->arena, "/mail?list_no=%s", ask.list_no) : "/mail?back=1");
	struct page *signs = sheet_signs(rq);
	int no = 0;

	(void)row;
	sheet_ref(head, T("Returned"), sheet_day(rq, made && rows.count > 0 && one->gone_at != NO_TIME
		? show_local_day(rq, one->gone_at) : rq->context.today));
	EACH_ROW(struct mail, m, rows)
		put_return(rq, m, ++no);
	page_text(rq->page, "sum", sums(rq, rows));
	sheet_sign(signs, T("Handled by"), made && rows.count > 0 ? one->gone_name : "", made && rows.count > 0
		? sheet_time(rq, one->gone_at) : "");
	sheet_sign(signs, T("Checked by"), "", "");
	sheet_sign(signs, T("Post office"), "", "");
	return 200;
}

/* 09b: labels for what names nobody of the roster, the rest of the sheet blank. */
static int labels(struct request *rq, void *row)
{
	struct rows rows = db_all(rq->db, &mail_sql[MAIL_UNKNOWN], NULL);
	size_t n = rows.count == 0 ? LABELS : (rows.count + LABELS - 1) / LABELS * LABELS;
	const struct mail *list = rows.list;

	(void)row;
	sheet_head(rq, T("Labels: no such person"), "", "", "/mail?nobody=1");
	for (size_t i = 0; i < n; i++) {
		struct page *p = page_again(rq->page, "label_item"), *in;
		if (i >= rows.count) {
			page_show(p, "empty_label");
			continue;
		}
		in = page_again(p, "filled");
		page_text(in, "came", short_day(rq, list[i].r.made_at));
		page_text(in, "until", short_day(rq, held_until(rq, &list[i])));
		page_text(in, "by", stamped_by(rq, list[i].r.id));
		page_text(in, "item", items_of(rq, &list[i]));
		page_text(in, "number", list[i].r.number);
	}
	return 200;
}

/* 09c: the stamp printed onto the envelope itself. */
static int stamp(struct request *rq, void *row)
{
	const struct mail *m = row;

	sheet_head(rq, T("Stamp: no such person"), "", m->r.number, arena_printf(&rq->arena, "/mail/%lld", (long long)m->r.id));
	page_text(rq->page, "came", arena_text(&rq->arena, sheet_time(rq, m->r.made_at), 10));
	page_text(rq->page, "until", short_day(rq, held_until(rq, m)));
	page_text(rq->page, "back", m->gone_at == NO_TIME ? "" : short_day(rq, m->gone_at));
	page_text(rq->page, "number", m->r.number);
	page_text(rq->page, "by", stamped_by(rq, m->r.id));
	return 200;
}

static bool is_unknown(const void *row) { return ((const struct mail *)row)->r.company == 0; }
static bool is_signed_for(const void *row)
{
	const struct mail *m = row;
	return m->r.company != 0 && mail_accountable(m->kind);
}

static const char *const return_copies[] = { T("Business centre"), T("Post office"), NULL };
const struct sheet mail_sheets[] = {
	{ "log", T("Mail log"), "sheet/book.html", true, ROLE_DESK, .fill = book, .for_audience = DESK },
	{ "age", T("Uncollected mail"), "sheet/book.html", true, ROLE_DESK, .fill = ages, .for_audience = DESK },
	{ "roster", T("Company roster"), "sheet/book.html", true, ROLE_DESK, .fill = roster, .for_audience = DESK },
	{ "return", T("Return list: addressee unknown"), "sheet/return.html", true, ROLE_DESK, .fill = returns, .for_audience = DESK, .copies = return_copies },
	{ "labels", T("Labels: no such person"), "sheet/labels.html", true, ROLE_DESK, .fill = labels, .for_audience = DESK },
	{ "slip", T("Collection slip"), "sheet/record.html", false, ROLE_DESK, .fill = slip, .for_audience = DESK, .fits = is_signed_for },
	{ "stamp", T("Stamp: no such person"), "sheet/stamp.html", false, ROLE_DESK, .fill = stamp, .for_audience = DESK, .fits = is_unknown },
	{ 0 }
};
