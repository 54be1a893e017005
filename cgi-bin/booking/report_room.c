/* report_room.c -- a room's day, and the week on its door. */
#include "booking/report.h"
#include "kit/link.h"
#include "kit/sheet.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/qr.h"
#include "edge/words.h"
#include "edge/zone.h"

static const char *under(struct request *rq, const struct room *r)
{
	return arena_printf(&rq->arena, "%s · %s %s · %lld seats", *r->name_en == '\0' ? r->name : r->name_en,
		*r->floor_en == '\0' ? r->floor : r->floor_en, r->r.number, (long long)r->capacity);
}

static int room_day(struct request *rq, void *row)
{
	const struct room *r = row;
	day d = report_day(rq);
	struct report_days s = report_days(rq, d, 1, r->r.id);
	struct page *head;
	char text[11];

	day_print(d, text);
	head = sheet_head(rq, T("Room day sheet"), r->name,
		report_number(rq, arena_printf(&rq->arena, "DS-%s", r->r.number), d),
		arena_printf(&rq->arena, "/booking/week/room/%lld/date/%s", (long long)r->r.id, text));
	report_turn(rq, arena_printf(&rq->arena, "/room/%lld/day", (long long)r->r.id), d, 1);
	sheet_ref(head, T("sheet|Room"), under(rq, r));
	sheet_ref(head, T("sheet|Date"), sheet_day(rq, d));
	sheet_ref(head, T("sheet|As of"), sheet_time(rq, rq->context.now));
	report_functions(rq, &s, sheet_day(rq, d));
	return 200;
}

/* A guest's name and what is not yet certain are nobody else's business; of a divisible room its part is named. */
static const char *who_comes(struct request *rq, const struct room *r, const struct booking *b)
{
	const char *who = *b->r.company_name == '\0' || report_pending(b) ? "已预定 Reserved" : b->r.company_name;

	return b->part_of == r->r.id ? arena_printf(&rq->arena, "%s　%s", b->room_name, who) : who;
}

/* Where a closure meets this day; it may have begun before. */
static struct page *put_shut(struct request *rq, struct page *p, struct page *any, const struct report_days *week, day d)
{
	struct report_days s = { .first = d, .from = zone_day_start(rq->site.zone, d), .to = zone_day_start(rq->site.zone, d + 1) };

	EACH_ROW(struct held, h, week->held) {
		struct page *m;
		if (!report_closed(h) || h->starts_at >= s.to || h->ends_at <= s.from)
			continue;
		if (any == NULL)
			any = page_again(p, "any");
		m = page_again(any, "meeting");
		page_text(m, "when", h->starts_at <= s.from && h->ends_at >= s.to ? "全天 All day"
			: arena_printf(&rq->arena, "%s–%s", report_clock(rq, &s, h->starts_at), report_clock(rq, &s, h->ends_at)));
		page_text(m, "who", "停用 Closed");
	}
	return any;
}

static void put_week_day(struct request *rq, const struct room *r, const struct report_days *week, day d)
{
	static const char *const zh[] = { "周日", "周一", "周二", "周三", "周四", "周五", "周六" };
	static const char *const en[] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
	struct page *p = page_again(rq->page, "week_day"), *any = NULL;
	const struct booking **order = report_by_time(rq, week->bookings);
	struct civil c = day_civil(d);

	page_text(p, "day_zh", zh[day_weekday(d)]);
	page_text(p, "day_en", en[day_weekday(d)]);
	page_text(p, "date", arena_printf(&rq->arena, "%d月%d日", c.month, c.day));
	for (size_t i = 0; i < week->bookings.count; i++) {
		const struct booking *b = order[i];
		struct page *m;
		if (show_local_day(rq, b->starts_at) != d)
			continue;
		if (any == NULL)
			any = page_again(p, "any");
		m = page_again(any, "meeting");
		page_text(m, "when", show_span(rq, b->starts_at, b->ends_at));
		page_text(m, "who", who_comes(rq, r, b));
	}
	any = put_shut(rq, p, any, week, d);
	if (any == NULL)
		page_show(p, "free");
}

/* Has its own head, large enough to be read from the corridor. */
static int door(struct request *rq, void *row)
{
	const struct room *r = row;
	day d = report_day(rq), monday = d - (day_weekday(d) + 6) % 7;
	struct civil a = day_civil(monday), z = day_civil(monday + 6);
	struct report_days week = report_days(rq, monday, 7, r->r.id);
	struct page *root = page_root(rq->page), *p;
	const char *path = arena_printf(&rq->arena, "/booking/week/room/%lld", (long long)r->r.id), *drawn;
	int size;

	page_text(rq->page, "house_name", rq->site.name);
	page_text(rq->page, "house_name_en", rq->site.name_en);
	page_text(rq->page, "room_title", r->name);
	page_text(rq->page, "room_under", under(rq, r));
	page_text(rq->page, "week", arena_printf(&rq->arena, "%d年%d月%d日（周一）— %d月%d日（周日）",
		a.year, a.month, a.day, z.month, z.day));
	drawn = qr_path(&rq->arena, link_code(rq, path), &size);
	if (drawn != NULL) {
		p = page_again(rq->page, "qr");
		page_int(p, "qr_size", size);
		page_text(p, "qr_path", drawn);
	}
	for (day i = monday; i < monday + 7; i++)
		put_week_day(rq, r, &week, i);
	report_turn(rq, arena_printf(&rq->arena, "/room/%lld/week", (long long)r->r.id), d, 7);
	page_text(root, "title", r->name);
	page_text(root, "number", "");
	page_text(root, "running_head", r->name);
	page_text(root, "running_foot", arena_printf(&rq->arena, "以门口屏幕为准　会议室预定 %s　打印 Printed：%s %s",
		rq->site.phone, rq->user.name, sheet_time(rq, rq->context.now)));
	page_text(root, "back", arena_printf(&rq->arena, "/desk%s", link_path(rq, path)));
	return 200;
}

const struct sheet room_sheets[] = {
	{ "day", T("Day sheet of the room"), "sheet/room_day.html", false, ROLE_STAFF, NULL, room_day, DESK },
	{ "dossier", T("Room dossier"), "sheet/record.html", false, ROLE_STAFF | ROLE_TENANT, NULL, room_sheet, PORTAL },
	{ "house", T("Dossiers of the rooms"), "sheet/record.html", true, ROLE_STAFF | ROLE_TENANT, NULL, room_house_sheet, PORTAL },
	{ "week", T("Door sheet of the week"), "sheet/door.html", false, ROLE_STAFF, NULL, door, DESK },
	{ 0 }
};
