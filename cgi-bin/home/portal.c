/* portal.c -- a tenant's first page: what waits for me, my next meetings. */
#include "home/home.h"
#include "kit/once.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/page.h"
#include "edge/zone.h"

static const char *greeting(struct request *rq)
{
	int hour = zone_local(rq->site.zone, rq->context.now).hour;

	if (hour < 6)
		return say_f(rq, T("Good night, %s"), rq->user.name);
	if (hour < 12)
		return say_f(rq, T("Good morning, %s"), rq->user.name);
	return hour < 18 ? say_f(rq, T("Good afternoon, %s"), rq->user.name) : say_f(rq, T("Good evening, %s"), rq->user.name);
}

static const char *when(struct request *rq, const struct booking *b)
{
	day d = show_local_day(rq, b->starts_at);

	return arena_printf(&rq->arena, "%s %s, %s", d == rq->context.today ? say(rq, T("Today")) : show_day(rq, d),
		show_span(rq, b->starts_at, b->ends_at), booking_room_name(rq, b));
}

static void put_offer(struct request *rq, const struct booking *b)
{
	struct page *p = page_again(rq->page, "offer");

	page_text(p, "title", say_f(rq, T("We offer another room or time for %s"), b->title));
	page_text(p, "when", when(rq, b));
	page_text(p, "price", show_fen(rq, b->price));
	page_int(p, "id", b->r.id);
	page_text(p, "once", once_key(rq));
	page_text(p, "until", b->r.due == NO_TIME ? "" : show_time(rq, b->r.due));
}

int home_portal(struct request *rq)
{
	struct rows next = db_all(rq->db, &home_sql[HOME_NEXT_MINE], NULL);
	struct rows offered = db_all(rq->db, &home_sql[HOME_OFFERED], NULL);
	struct rows unread = db_all(rq->db, &home_sql[HOME_UNREAD], NULL);
	int waiting = (int)offered.count + home_put_own(rq);

	rq->title = say(rq, T("Home"));
	page_text(rq->page, "hello", greeting(rq));
	page_text(rq->page, "lead", waiting == 0
		? say_f(rq, T("%s. Nothing waits for you."), show_day_long(rq, rq->context.today))
		: say_f(rq, T("%s. %d {thing waits|things wait} for you."), show_day_long(rq, rq->context.today), waiting));
	EACH_ROW(struct booking, b, offered)
		put_offer(rq, b);
	EACH_ROW(struct home_message, m, unread) {
		struct page *p = page_again(rq->page, "message");
		page_text(p, "subject", m->subject);
		page_text(p, "at", show_time(rq, m->made_at));
		page_int(p, "id", m->id);
		if (m->urgent != 0)
			page_show(p, "urgent");
	}
	if (unread.count == 0)
		page_show(rq->page, "no_message");
	if (waiting == 0)
		page_show(rq->page, "nothing");
	EACH_ROW(struct booking, b, next) {
		struct page *p = page_again(rq->page, "next");
		const struct state *s = flow_state(booking_module.flow, b->r.state);
		page_text(p, "title", b->title);
		page_text(p, "when", when(rq, b));
		page_int(p, "id", b->r.id);
		page_text(p, "tone", record_tone(booking_module.flow, b->r.state));
		page_text(p, "state", s == NULL ? "" : say(rq, s->label));
	}
	if (next.count == 0)
		page_show(rq->page, "no_next");
	return 200;
}
