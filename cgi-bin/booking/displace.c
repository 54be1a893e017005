/* displace.c -- what a room can no longer keep (P049, B8): its bookings to come, when it goes out of use or is open less. */
#include "booking/pages.h"
#include "room/slot.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "kit/show.h"

#define SHOWN 30                         /* of a list above a form */

/* Outside of what the dossier says of hours and weekdays. */
static bool outside(struct request *rq, const struct room *r, const struct booking *b)
{
	struct booking typed = *b;
	const char code[2] = { (char)('0' + day_weekday(show_local_day(rq, b->starts_at))), '\0' };

	booking_typed(rq, &typed);
	return !room_has(r->weekdays, code) || room_minute(typed.from_at) < r->opens || room_minute(typed.to_at) > r->closes;
}

/* What was outside before was asked about then. */
static bool touched(struct request *rq, const struct room *r, const struct room *was, const struct booking *b)
{
	return was == NULL || (outside(rq, r, b) && !outside(rq, was, b));
}

static struct rows to_come(struct request *rq, const struct room *r)
{
	struct booking ask;

	table_blank(&booking_table, &ask);
	ask.room = r->r.id;
	return db_all(rq->db, &booking_sql[BOOKING_TO_COME], &ask);
}

size_t room_outside(struct request *rq, const struct room *r, const struct room *was)
{
	struct page *list = NULL;
	size_t n = 0;

	EACH_ROW(struct booking, b, to_come(rq, r)) {
		if (!touched(rq, r, was, b))
			continue;
		if (n++ == 0)
			list = record_hanging(rq, T("Bookings this touches"), was == NULL ? T("Their customers are told with the reason you give; for each another room or time is to be offered within half an hour.")
				: T("They may stay as they were promised, or be told with the reason you give; then for each another room or time is to be offered within half an hour."));
		if (n <= SHOWN)
			record_hang(rq, list, &booking_module, b->r.id, b->r.number,
				arena_printf(&rq->arena, "%s · %s", *b->company_short != '\0' ? b->company_short : b->contact_name, b->title),
				arena_printf(&rq->arena, "%s %s", show_day(rq, show_local_day(rq, b->starts_at)), show_span(rq, b->starts_at, b->ends_at)));
	}
	return n;
}

void room_displace(struct request *rq, const struct room *r, const struct room *was, const char *why)
{
	EACH_ROW(struct booking, b, to_come(rq, r)) {
		struct booking *now = touched(rq, r, was, b) ? booking_read(rq, b->r.id) : NULL;
		void *before;
		if (now == NULL)
			continue;
		before = record_copy(rq, &booking_table, now);
		now->reason = why;
		if (!record_take(rq, &booking_module, now, before, "displace", ROLE_CLOCK))
			return;
	}
}

/* The room is gone (B8): what was in a calendar leaves it, and another is to be offered. */
void booking_displaced(struct request *rq, void *row)
{
	struct booking *b = row;
	bool promised = strcmp(b->r.was, "confirmed") == 0 || strcmp(b->r.was, "prepared") == 0;

	slot_free(rq, b->r.id, 0);
	clock_met(rq, "booking", b->r.id, "prepare");
	notice_void(rq, &booking_module, b->r.id, NULL);
	if (promised)
		tell_gone(rq, b, "booking-unavailable");
	else
		tell_customer(rq, b, "booking-unavailable");
}

const char *booking_displace_act(struct request *rq, void *row)
{
	(void)rq;
	((struct booking *)row)->sequence++;
	return NULL;
}
