/* room_test.c -- the dossier: who edits it, who reads it, parts, closures (P049). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "../lib/lab.h"
#include "room/room.h"

static int64_t lin, bai, ji;

#define COUNT_OF(what) lab_number("SELECT COUNT(*) AS number FROM " what)
#define NEWEST lab_number("SELECT MAX(id) AS number FROM room")
#define DOSSIER "name=Halle&number=X1&kind=meeting&floor=1&area=40&slug=x&seats_board=12&price_hour=300" \
	"&opens_at=08:00&closes_at=20:00&weekdays=1&weekdays=2&buffer_before=0&buffer_after=15" \
	"&shortest=30&longest=600&notice_days=90&equipment=projector&equipment=video"

static int start(void **state)
{
	if (lab_start(state) != 0)
		return -1;
	lin = lab_person("lin.shuyi@chengguang.example");
	bai = lab_person("bai.zhi@xuting.example");
	ji = lab_person("ji.yao@xuting.example");
	return 0;
}

static const char *path(int64_t id, const char *step)
{
	static char text[60];

	snprintf(text, sizeof(text), "/room/%lld%s%s", (long long)id, *step == '\0' ? "" : "/", step);
	return text;
}

static void P049_draft_published_retired_and_who_reads_it(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, ji, "/room/new", DOSSIER)->status, 303);
	id = NEWEST;
	assert_int_equal(COUNT_OF("room WHERE number = 'X1' AND state = 'draft' AND capacity = 12 AND area_cm2 = 400000"), 1);
	assert_int_equal(COUNT_OF("room_layout WHERE room = (SELECT MAX(id) FROM room)"), 1);
	assert_int_equal(COUNT_OF("room_equipment WHERE room = (SELECT MAX(id) FROM room)"), 2);
	assert_int_equal(COUNT_OF("room_atom WHERE room = atom AND room = (SELECT MAX(id) FROM room)"), 1);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "publish"), "")->status, 404);
	assert_int_equal(lab_ask(DESK, ji, path(id, "publish"), "")->status, 303);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 200);
	assert_true(lab_says("Halle"));
	assert_int_equal(lab_ask(PORTAL, lin, path(id, "edit"), DOSSIER)->status, 403);
	assert_int_equal(lab_ask(DESK, ji, path(id, "edit"), DOSSIER "&seats_u=9")->status, 303);
	assert_int_equal(COUNT_OF("room_layout WHERE room = (SELECT MAX(id) FROM room)"), 2);
	assert_int_equal(lab_ask(DESK, ji, path(id, "retire"), "")->status, 303);
	assert_int_equal(lab_ask(PORTAL, lin, path(id, ""), NULL)->status, 404);
}

static void a_dossier_must_make_sense(void **unused)
{
	int64_t before = COUNT_OF("room");

	(void)unused;
	assert_int_equal(lab_ask(DESK, ji, "/room/new", "closes_at=07:00&" DOSSIER)->status, 422);
	assert_int_equal(lab_ask(DESK, ji, "/room/new", "seats_board=0&" DOSSIER)->status, 422);
	assert_int_equal(lab_ask(DESK, ji, "/room/new", "shortest=700&" DOSSIER)->status, 422);
	assert_int_equal(lab_ask(DESK, ji, "/room/new", "price_hour=-1&" DOSSIER)->status, 422);
	assert_int_equal(COUNT_OF("room"), before);
}

static void parts_hold_the_slots_and_stay_while_there_are_bookings(void **unused)
{
	int64_t whole, taken = lab_number("SELECT id AS number FROM room WHERE number = '201'");
	static char more[700];

	(void)unused;
	assert_int_equal(lab_ask(DESK, ji, "/room/new", "number=Y0&name=Whole&slug=y0&" DOSSIER)->status, 303);
	whole = NEWEST;
	snprintf(more, sizeof(more), "number=Y1&name=Part&slug=y1&part_of=%lld&%s", (long long)whole, DOSSIER);
	assert_int_equal(lab_ask(DESK, ji, "/room/new", more)->status, 303);
	snprintf(more, sizeof(more), "number=Y2&name=Part&slug=y2&part_of=%lld&%s", (long long)whole, DOSSIER);
	assert_int_equal(lab_ask(DESK, ji, "/room/new", more)->status, 303);
	assert_int_equal(COUNT_OF("room_atom a JOIN room r ON r.id = a.room WHERE r.number = 'Y0' AND a.atom <> a.room"), 2);
	assert_int_equal(COUNT_OF("room_atom a JOIN room r ON r.id = a.room WHERE r.number = 'Y0' AND a.atom = a.room"), 0);
	/* a room with bookings to come does not become part of another */
	snprintf(more, sizeof(more), "number=201&name=R&slug=r201&part_of=%lld&%s", (long long)whole, DOSSIER);
	assert_int_equal(lab_ask(DESK, ji, path(taken, "edit"), more)->status, 409);
}

static void a_closure_holds_slots_until_it_is_lifted(void **unused)
{
	static char text[300];
	char date[11];
	int64_t room = lab_number("SELECT id AS number FROM room WHERE number = '204'"), id;
	struct request *rq = lab_open(DESK, ji);

	(void)unused;
	day_print(rq->context.today + 60, date);
	lab_close(rq);
	snprintf(text, sizeof(text), "room=%lld&starts_at=%sT09:00&ends_at=%sT12:00&reason=wash+the+panes", (long long)room, date, date);
	assert_int_equal(lab_ask(DESK, bai, "/closure/new", text)->status, 303);
	id = lab_number("SELECT MAX(id) AS number FROM closure");
	assert_int_equal(COUNT_OF("slot WHERE closure = (SELECT MAX(id) FROM closure)"), 12);
	assert_int_equal(lab_ask(DESK, bai, "/closure/new", text)->status, 409);      /* it is closed already */
	assert_int_equal(lab_number("SELECT MAX(id) AS number FROM closure"), id);
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s", (long long)room, date);
	assert_int_equal(lab_ask(DESK, bai, text, NULL)->status, 200);
	assert_true(lab_says("wash the panes"));
	snprintf(text, sizeof(text), "/booking/week?room=%lld&date=%s",
		(long long)lab_number("SELECT id AS number FROM room WHERE number = '205'"), date);
	assert_int_equal(lab_ask(DESK, bai, text, NULL)->status, 200);
	assert_false(lab_says("wash the panes"));                                    /* another room is not closed by it */
	snprintf(text, sizeof(text), "/closure/%lld/lift", (long long)id);
	assert_int_equal(lab_ask(DESK, bai, text, "")->status, 303);
	assert_int_equal(COUNT_OF("slot WHERE closure = (SELECT MAX(id) FROM closure)"), 0);
}

static void a_price_at_other_hours_is_added_and_taken_away(void **unused)
{
	static char text[60];
	int64_t room = lab_number("SELECT id AS number FROM room WHERE number = '203'"), before = COUNT_OF("room_band");

	(void)unused;
	assert_int_equal(lab_ask(DESK, ji, path(room, "band"), "name=x&from_at=13:00&to_at=12:00&price_hour=10&weekdays=1")->status, 422);
	assert_int_equal(lab_ask(DESK, ji, path(room, "band"), "name=x&from_at=12:00&to_at=13:00&price_hour=10&weekdays=1")->status, 303);
	assert_int_equal(COUNT_OF("room_band"), before + 1);
	snprintf(text, sizeof(text), "band=%lld", (long long)lab_number("SELECT MAX(id) AS number FROM room_band"));
	assert_int_equal(lab_ask(DESK, ji, path(room, "band_end"), text)->status, 303);
	assert_int_equal(COUNT_OF("room_band"), before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P049_draft_published_retired_and_who_reads_it),
		cmocka_unit_test(a_dossier_must_make_sense),
		cmocka_unit_test(parts_hold_the_slots_and_stay_while_there_are_bookings),
		cmocka_unit_test(a_closure_holds_slots_until_it_is_lifted),
		cmocka_unit_test(a_price_at_other_hours_is_added_and_taken_away),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
