/* report_day.c -- what the departments need to know of a day, and a company's month. */
#include "booking/report.h"
#include "company/company.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/zone.h"

static const char *value(struct request *rq, const struct booking *b, const char *name)
{
	return show_value(rq, table_column(&booking_table, name, strlen(name)), b);
}

static const char *remark(struct request *rq, const struct booking *b)
{
	if (b->cars == 0)
		return b->notes;
	return arena_printf(&rq->arena, "%s%s%s", say_f(rq, T("sheet|%lld {car|cars}"), (long long)b->cars),
		*b->notes == '\0' ? "" : "\n", b->notes);
}

static void put_function(struct request *rq, struct page *list, const struct booking *b, int no)
{
	struct page *p = page_again(list, "function_row");

	page_int(p, "no", no);
	page_text(p, "from", show_clock(rq, b->starts_at));
	page_text(p, "until", show_until(rq, b->starts_at, b->ends_at));
	page_text(p, "room", booking_room_name(rq, b));
	page_text(p, "who", report_who(rq, b));
	page_text(p, "title", b->title);
	if (report_pending(b))
		page_show(p, "pending");
	page_int(p, "people", b->people);
	page_text(p, "layout", value(rq, b, "layout"));
	page_text(p, "equipment", *b->equipment == '\0' ? "—" : value(rq, b, "equipment"));
	page_text(p, "tea", value(rq, b, "tea"));
	page_text(p, "contact", arena_printf(&rq->arena, "%s %s", b->contact_name, b->contact_phone));
	page_text(p, "remark", remark(rq, b));
}

const struct booking **report_by_time(struct request *rq, struct rows bookings)
{
	const struct booking **list = arena_take(&rq->arena, (bookings.count + 1) * sizeof(*list));
	size_t n = 0;

	EACH_ROW(struct booking, b, bookings) {
		size_t at = n++;
		while (at > 0 && list[at - 1]->starts_at > b->starts_at) {
			list[at] = list[at - 1];
			at--;
		}
		list[at] = b;
	}
	return list;
}

struct report_days report_days(struct request *rq, day first, int days, int64_t room)
{
	struct report_days s = { .first = first, .from = zone_day_start(rq->site.zone, first),
		.to = zone_day_start(rq->site.zone, first + days) };

	s.bookings = booking_full_span(rq, s.from, s.to, room, 0);
	s.held = room == 0 ? booking_span(rq, s.from, s.to) : booking_room_span(rq, room, s.from, s.to);
	return s;
}

const char *report_clock(struct request *rq, const struct report_days *s, instant t)
{
	return t <= s->from ? "00:00" : t >= s->to ? "24:00" : show_clock(rq, t);
}

/* Rooms out of use, after the meetings. */
static int put_closed(struct request *rq, struct page *list, const struct report_days *s)
{
	struct rows rooms = room_all(rq);
	int n = 0;

	EACH_ROW(struct room, r, rooms)
		EACH_ROW(struct held, h, s->held) {
			struct page *p;
			if (!report_closed(h) || h->room != r->r.id)
				continue;
			p = page_again(list, "closed_row");
			page_text(p, "from", report_clock(rq, s, h->starts_at));
			page_text(p, "until", report_clock(rq, s, h->ends_at));
			page_text(p, "room", room_name(rq, r));
			page_text(p, "reason", h->title);
			n++;
		}
	return n;
}

static void put_sums(struct request *rq, struct page *list, struct rows bookings)
{
	struct page *p = page_again(list, "total"), *signs;
	int64_t people = 0, cars = 0, standard = 0, plain = 0;

	EACH_ROW(struct booking, b, bookings) {
		people += b->people;
		cars += b->cars;
		standard += strcmp(b->tea, "standard") == 0;
		plain += strcmp(b->tea, "plain") == 0;
	}
	page_int(p, "meetings", (int64_t)bookings.count);
	page_int(p, "people", people);
	page_text(p, "needs", say_f(rq, T("sheet|Tea: standard %lld, plain %lld; visitors' cars: %lld"),
		(long long)standard, (long long)plain, (long long)cars));
	signs = page_insert(p, "signs", "sheet/signs.html");
	sheet_sign(signs, T("sheet|Service"), NULL, NULL);
	sheet_sign(signs, T("sheet|Engineering"), NULL, NULL);
	sheet_sign(signs, T("sheet|Security"), NULL, NULL);
	sheet_sign(signs, T("sheet|Checked by the meeting rooms"), NULL, NULL);
}

void report_functions(struct request *rq, const struct report_days *s, const char *title)
{
	struct page *list = page_insert(rq->page, "functions", "sheet/functions.html");
	const struct booking **order = report_by_time(rq, s->bookings);
	int closed;

	page_text(list, "day_title", title);
	for (size_t i = 0; i < s->bookings.count; i++)
		put_function(rq, list, order[i], (int)i + 1);
	closed = put_closed(rq, list, s);
	if (s->bookings.count == 0 && closed == 0)
		page_show(list, "no_function");
	put_sums(rq, list, s->bookings);
}

const char *report_number(struct request *rq, const char *series, day d)
{
	struct civil c = day_civil(d);

	return arena_printf(&rq->arena, "%s-%04d%02d%02d", series, c.year, c.month, c.day);
}

void report_turn(struct request *rq, const char *path, day d, int step)
{
	char text[11];

	day_print(d - step, text);
	sheet_turn(rq, T("sheet|← Earlier"), arena_printf(&rq->arena, "/report%s?day=%s", path, text));
	day_print(d + step, text);
	sheet_turn(rq, T("sheet|Later →"), arena_printf(&rq->arena, "/report%s?day=%s", path, text));
}

int report_house_day(struct request *rq, void *row)
{
	day d = report_day(rq);
	struct report_days s = report_days(rq, d, 1, 0);
	char text[11];
	struct page *head, *body = rq->page;
	const char *path;

	(void)row;
	day_print(d, text);
	path = arena_printf(&rq->arena, "/booking/grid/date/%s", text);
	head = sheet_head(rq, T("House day sheet"), "", report_number(rq, "DS", d), path);
	report_turn(rq, "/booking/day", d, 1);
	sheet_ref(head, T("sheet|Date"), sheet_day(rq, d));
	sheet_ref(head, T("sheet|As of"), say_f(rq, T("sheet|%s; later changes are on the screen"), sheet_time(rq, rq->context.now)));
	page_text(body, "day_title", sheet_day(rq, d));
	report_grid(rq, &s);
	head = sheet_list_head(rq, T("Functions of the day"), path);
	sheet_ref(head, T("sheet|Date"), sheet_day(rq, d));
	sheet_ref(head, T("sheet|To"), say(rq, T("sheet|Service, engineering, security, cleaning")));
	sheet_ref(head, T("sheet|As of"), sheet_time(rq, rq->context.now));
	report_functions(rq, &s, sheet_day(rq, d));
	return 200;
}

/* The first day of ?month=2026-11 (or of ?day=), else of this month. */
static day month_start(struct request *rq)
{
	const char *text = pairs_get(rq->query, "month");
	struct civil c;
	day d;

	if (text != NULL && strlen(text) == 7 && day_parse(arena_printf(&rq->arena, "%s-01", text), &d))
		return d;
	c = day_civil(report_day(rq));
	return day_from(c.year, c.month, 1);
}

static int64_t put_month_rows(struct request *rq, struct rows bookings, bool of_all)
{
	const struct booking **order = report_by_time(rq, bookings);
	int64_t total = 0;
	int no = 0;

	for (size_t i = 0; i < bookings.count; i++) {
		const struct booking *b = order[i];
		struct page *p = page_again(rq->page, "month_row");
		bool charged = strcmp(b->r.state, "cancelled") != 0 && strcmp(b->r.state, "declined") != 0 &&
			strcmp(b->r.state, "unavailable") != 0;
		page_int(p, "no", ++no);
		page_text(p, "date", show_day(rq, show_local_day(rq, b->starts_at)));
		page_text(p, "when", show_span(rq, b->starts_at, b->ends_at));
		page_text(p, "room", booking_room_name(rq, b));
		page_text(p, "title", b->title);
		if (of_all)
			page_text(page_again(p, "of_company"), "who", report_who(rq, b));
		page_text(p, "number", b->r.number);
		page_text(p, "state", value(rq, b, "state"));
		page_text(p, "amount", charged ? show_fen(rq, b->price) + strlen("¥") : "—");
		total += charged ? b->price : 0;
	}
	if (no == 0)
		page_show(rq->page, "no_booking");
	return total;
}

/* Earlier and later months of the same sheet. */
static void turn_months(struct request *rq, const char *path, struct civil c)
{
	int last = c.year * 12 + c.month - 2, next = c.year * 12 + c.month;
	const char *join = strchr(path, '?') == NULL ? "?" : "&";

	sheet_turn(rq, T("sheet|← Earlier"), arena_printf(&rq->arena, "/report%s%smonth=%04d-%02d", path, join,
		last / 12, last % 12 + 1));
	sheet_turn(rq, T("sheet|Later →"), arena_printf(&rq->arena, "/report%s%smonth=%04d-%02d", path, join,
		next / 12, next % 12 + 1));
}

static void put_month(struct request *rq, struct rows bookings, bool of_all)
{
	int64_t total = put_month_rows(rq, bookings, of_all);
	struct page *signs = sheet_signs(rq);

	page_text(rq->page, "total", show_fen(rq, total) + strlen("¥"));
	page_text(rq->page, "in_words", sheet_words(rq, total));
	page_text(rq->page, "in_figures", show_fen(rq, total));
	sheet_sign(signs, T("sheet|Handled by"), (rq->user.roles & ROLE_STAFF) != 0 ? rq->user.name : NULL,
		sheet_time(rq, rq->context.now));
	sheet_sign(signs, T("sheet|Checked by"), NULL, NULL);
	sheet_sign(signs, T("sheet|Customer's signature"), NULL, NULL);
}

/* company 0: everybody's, by their names. */
static int month_of(struct request *rq, int64_t company, const char *whose, const char *path)
{
	day first = month_start(rq), next;
	struct civil c = day_civil(first);
	const char *month = arena_printf(&rq->arena, "%04d-%02d", c.year, c.month);
	struct page *head;

	next = c.month == 12 ? day_from(c.year + 1, 1, 1) : day_from(c.year, c.month + 1, 1);
	head = sheet_head(rq, T("Bookings of a month"), "", company == 0 ? arena_printf(&rq->arena, "BM-%s", month)
		: arena_printf(&rq->arena, "BM-%s-%lld", month, (long long)company), "/booking");
	turn_months(rq, path, c);
	sheet_ref(head, T("sheet|Month"), month);
	sheet_ref(head, T("sheet|Company"), whose);
	sheet_ref(head, T("sheet|As of"), sheet_time(rq, rq->context.now));
	page_text(rq->page, "month_title", month);
	put_month(rq, booking_full_span(rq, zone_day_start(rq->site.zone, first), zone_day_start(rq->site.zone, next),
		0, company), company == 0);
	return 200;
}

/* A tenant's own; the house's for staff. */
int report_month(struct request *rq, void *row)
{
	(void)row;
	if ((rq->user.roles & ROLE_STAFF) != 0)
		return month_of(rq, 0, say(rq, T("sheet|All customers")), "/booking/month");
	return month_of(rq, rq->user.company, rq->user.company_name, "/booking/month");
}

int company_month(struct request *rq, void *row)
{
	const struct company *c = row;

	return month_of(rq, c->r.id, c->name, arena_printf(&rq->arena, "/company/%lld/month", (long long)c->r.id));
}
