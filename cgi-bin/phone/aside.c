/* aside.c -- beside the operator's page: messages not delivered yet, callers to call back, the calls of today. */
#include "phone/phone.h"
#include "kit/clock.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"
#include "edge/zone.h"

static void put_waiting(struct request *rq, const char *section, struct rows rows)
{
	EACH_ROW(struct call, c, rows) {
		struct page *p = page_again(rq->page, section);
		struct clock_face face = clock_face(rq, c->replied_at != NO_TIME ? c->replied_at : c->taken_at, c->r.due, NO_TIME);
		page_text(p, "url", record_url(rq, &call_module, c->r.id));
		page_text(p, "whom", call_whom(rq, c));
		page_text(p, "small", arena_printf(&rq->arena, "%s %s", show_time(rq, c->r.made_at), *c->reply != '\0' ? c->reply
			: *c->message != '\0' ? c->message : say(rq, choice_label(call_says, c->say))));
		page_text(p, "from", call_from(rq, c));
		page_text(p, "clock_class", face.tone);
		page_int(p, "dash", face.dash);
		page_text(p, "left", face.text);
	}
}

static void put_today(struct request *rq)
{
	struct call whole, sum;
	struct rows latest;

	table_blank(&call_table, &whole);
	whole.day_start = zone_day_start(rq->site.zone, rq->context.today);
	db_one(rq->db, &call_sql[CALL_DAY], &whole, &sum);
	page_text(rq->page, "today", sum.timed == 0 ? say_f(rq, T("calls|%lld"), (long long)sum.calls)
		: say_f(rq, T("%lld; of %lld timed, %lld within three rings"), (long long)sum.calls, (long long)sum.timed, (long long)sum.soon));
	latest = db_all(rq->db, &call_sql[CALL_LATEST], &whole);
	EACH_ROW(struct call, c, latest) {
		struct page *p = page_again(rq->page, "latest");
		page_text(p, "at", show_clock(rq, c->r.made_at));
		page_text(p, "url", record_url(rq, &call_module, c->r.id));
		page_text(p, "caller", *call_from(rq, c) != '\0' ? call_from(rq, c) : c->r.number);
		page_text(p, "whom", *call_whom(rq, c) != '\0' ? call_whom(rq, c) : c->about);
		page_text(p, "tone", record_tone(call_module.flow, c->r.state));
		page_text(p, "state", say(rq, flow_state(call_module.flow, c->r.state)->label));
	}
}

void phone_aside(struct request *rq)
{
	put_waiting(rq, "waiting", db_all(rq->db, &call_sql[CALL_WAITING], NULL));
	put_waiting(rq, "returning", db_all(rq->db, &call_sql[CALL_RETURNS], NULL));
	put_today(rq);
}
