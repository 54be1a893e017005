/* report_test.c -- what is printed of bookings and rooms, and for whom. */
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "core/capital.h"
#include "kit/link.h"

static int64_t tenant, other, desk, own, foreign;
static char path[200];

static int start(void **state)
{
	if (lab_start(state) != 0)
		return -1;
	tenant = lab_person("lin.shuyi@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	desk = lab_person("bai.zhi@xuting.example");
	own = lab_number("SELECT b.id AS number FROM booking b JOIN company c ON c.id = b.company WHERE c.short_name = '澄光仪器' "
		"AND b.price > 0 ORDER BY b.id LIMIT 1");
	foreign = lab_number("SELECT b.id AS number FROM booking b JOIN company c ON c.id = b.company WHERE c.short_name = '南榕设计' "
		"ORDER BY b.id LIMIT 1");
	return 0;
}

static const struct answer *print(int64_t person, const char *format, int64_t id)
{
	snprintf(path, sizeof(path), "/booking/%lld/%s", (long long)id, format);
	return lab_ask(REPORT, person, path, NULL);
}

static void a_tenant_prints_an_own_booking_and_no_other(void **state)
{
	char words[CAPITAL_SIZE], sql[100];

	(void)state;
	assert_int_equal(print(tenant, "form", own)->status, 200);
	assert_true(lab_says("会议室预定表"));
	assert_true(lab_says("Meeting room booking form"));
	assert_true(lab_says("澄光仪器"));
	snprintf(sql, sizeof(sql), "SELECT price AS number FROM booking WHERE id = %lld", (long long)own);
	assert_true(capital_print(lab_number(sql), words));
	assert_true(lab_says(words));
	assert_true(lab_says("<th class=\"qty\"") && lab_says("<th class=\"price\""));      /* unit, quantity, price */
	assert_int_equal(print(tenant, "form", foreign)->status, 404);
	assert_int_equal(print(other, "form", foreign)->status, 200);
	assert_int_equal(print(desk, "form", foreign)->status, 200);
	assert_int_equal(print(tenant, "nothing", own)->status, 404);
}

static void room_takes(int64_t room, const char *step)
{
	snprintf(path, sizeof(path), "/room/%lld/%s", (long long)room, step);
	assert_int_equal(lab_ask(DESK, desk, path, "told=repairs")->status, 303);
}

static void P049_a_room_s_dossier_prints_for_who_may_see_the_room(void **state)
{
	int64_t room = lab_number("SELECT id AS number FROM room WHERE number = '204'");

	(void)state;
	snprintf(path, sizeof(path), "/room/%lld/dossier", (long long)room);
	assert_int_equal(lab_ask(REPORT, tenant, path, NULL)->status, 200);
	assert_true(lab_says("会议室档案"));
	assert_true(lab_says("F07-204"));
	assert_true(lab_says("白板笔"));
	assert_true(lab_says("室内禁烟"));
	assert_true(lab_says("¥160.00"));
	assert_true(lab_says("/static/img/room-") && lab_says("icons.svg#layout-"));
	room_takes(room, "retire");
	snprintf(path, sizeof(path), "/room/%lld/dossier", (long long)room);
	assert_int_equal(lab_ask(REPORT, tenant, path, NULL)->status, 404);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("停止使用"));
	/* All that may be booked, as one set. */
	assert_int_equal(lab_ask(REPORT, tenant, "/room/house", NULL)->status, 200);
	assert_true(lab_says("F07-201") && lab_says("F07-508"));
	assert_false(lab_says("F07-204"));
	room_takes(room, "revive");
	room_takes(room, "publish");
}

static void nobody_is_sent_to_the_log_in(void **state)
{
	(void)state;
	assert_int_equal(print(0, "form", own)->status, 303);
}

static void the_house_is_for_the_staff(void **state)
{
	(void)state;
	assert_int_equal(lab_ask(REPORT, desk, "/booking/day", NULL)->status, 200);
	assert_true(lab_says("会议室当日总表"));
	assert_true(lab_says("听松"));
	assert_int_equal(lab_ask(REPORT, desk, "/room/1/day", NULL)->status, 200);
	assert_int_equal(lab_ask(REPORT, desk, "/room/1/week", NULL)->status, 200);
	assert_true(lab_says("远山"));
	assert_int_equal(lab_ask(REPORT, tenant, "/booking/day", NULL)->status, 404);
	assert_true(lab_ask(REPORT, tenant, "/room/1/day", NULL)->status >= 403);
	assert_true(lab_ask(REPORT, tenant, "/room/1/week", NULL)->status >= 403);
}

static void a_month_is_the_company_s_own(void **state)
{
	(void)state;
	assert_int_equal(lab_ask(REPORT, tenant, "/booking/month", NULL)->status, 200);
	assert_true(lab_says("澄光仪器"));
	assert_false(lab_says("南榕设计"));
	assert_true(lab_ask(REPORT, tenant, "/company/2/month", NULL)->status >= 403);
	assert_false(lab_says("南榕设计"));
	assert_int_equal(lab_ask(REPORT, desk, "/company/2/month", NULL)->status, 200);
	assert_false(lab_says("澄光仪器"));
	assert_int_equal(lab_ask(REPORT, desk, "/booking/month?month=1999-13&day=x", NULL)->status, 200);
	assert_int_equal(lab_ask(REPORT, desk, "/booking/month?month=2031-02", NULL)->status, 200);
	assert_true(lab_says("零元整"));
}

static void what_is_closed_stands_on_the_sheets_of_the_day_and_on_the_door(void **state)
{
	int64_t room = lab_number("SELECT room AS number FROM closure WHERE state = 'planned' AND starts_at <= UTC_TIMESTAMP() AND ends_at > UTC_TIMESTAMP() LIMIT 1");

	(void)state;
	assert_int_equal(lab_ask(REPORT, desk, "/booking/day", NULL)->status, 200);
	assert_true(lab_says("<b>停用</b>"));
	assert_true(lab_says("投影检修"));
	snprintf(path, sizeof(path), "/room/%lld/week", (long long)room);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("停用 Closed"));
	assert_false(lab_says("投影检修"));      /* why is nobody's business in the corridor */
	snprintf(path, sizeof(path), "/room/%lld/day", (long long)room);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("投影检修"));
}

static void a_day_sheet_adds_up_and_the_departments_sign_it(void **state)
{
	char text[80];

	(void)state;
	assert_int_equal(lab_ask(REPORT, desk, "/booking/day", NULL)->status, 200);
	snprintf(text, sizeof(text), "%lld场</th>", (long long)lab_number("SELECT COUNT(*) AS number FROM booking WHERE state NOT IN"
		" ('unavailable', 'declined', 'cancelled', 'no_show') AND DATE(starts_at + INTERVAL 8 HOUR) = DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR)"));
	assert_true(lab_says(text));
	assert_true(lab_says("会议室管理部复核"));
	assert_true(lab_says("保安部"));
}

static void a_part_of_a_hall_shows_what_is_in_the_whole_and_the_whole_its_parts(void **state)
{
	static const char *const rooms[] = { "302", "302E", "302W" };
	struct request *rq = lab_open(DESK, 0);
	char date[11];
	int64_t west = lab_number("SELECT id AS number FROM room WHERE number = '302W'");

	(void)state;
	day_print(rq->context.today + 45, date);
	lab_close(rq);
	snprintf(path, sizeof(path), "room=%lld&date=%s&from_at=09:00&to_at=10:00&title=hall&people=3&layout=theatre&tea=none"
		"&contact_name=guest&contact_phone=13800000000&payment=cash", (long long)west, date);
	if (lab_ask(DESK, desk, "/booking/new", path)->status != 303)
		fail_msg("not booked");
	for (size_t i = 0; i < COUNT(rooms); i++) {
		char sql[80];
		snprintf(sql, sizeof(sql), "SELECT id AS number FROM room WHERE number = '%s'", rooms[i]);
		snprintf(path, sizeof(path), "/room/%lld/week?day=%s", (long long)lab_number(sql), date);
		assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
		assert_int_equal(lab_says("09:00–10:00"), strcmp(rooms[i], "302E") != 0);
		assert_int_equal(lab_says("澄江·西　已预定"), strcmp(rooms[i], "302") == 0);
	}
}

#define TOLD "(SELECT MIN(id) FROM booking WHERE state = 'confirmed' AND contact_email <> '' AND id IN" \
	" (SELECT record FROM history WHERE module = 'booking' AND state = 'confirmed'))"

static void the_booking_form_says_who_checked_it_and_how_the_customer_knows(void **state)
{
	static const struct sql gone = { "INSERT INTO outbox (site, once, module, kind, record, address, name, subject, body, html, state, made_at, next_at, sent_at)"
		" SELECT site, CONCAT('told ', id), 'booking', 'booking-confirmed', id, contact_email, '', '', '', '', 'sent', :now, :now, :now"
		" FROM booking WHERE id IN " TOLD, NULL, NULL };
	char asked[300];
	struct request *rq;

	(void)state;
	snprintf(asked, sizeof(asked), "SELECT id AS number FROM booking WHERE id IN " TOLD);
	assert_int_equal(print(desk, "form", lab_number(asked))->status, 200);
	assert_true(lab_says("可用，已占位"));
	assert_false(lab_says("邮件"));              /* nothing has gone: nothing is said */
	rq = lab_open(DESK, desk);
	db_run(rq->db, &gone, NULL);
	lab_keep(rq);
	assert_int_equal(print(desk, "form", lab_number(asked))->status, 200);
	assert_true(lab_says("邮件"));
	snprintf(asked, sizeof(asked), "SELECT id AS number FROM booking WHERE state = 'requested' ORDER BY id LIMIT 1");
	assert_int_equal(print(desk, "form", lab_number(asked))->status, 200);
	assert_true(lab_says("核实结果"));
	assert_false(lab_says("已占位"));
}

static void a_code_leads_back_to_the_record(void **state)
{
	struct request *rq = lab_open(DESK, 0);

	(void)state;
	setenv("FOYER_URL", "http://centre.example/", 1);
	assert_string_equal(link_code(rq, "/booking/7"), "HTTP://CENTRE.EXAMPLE/Q/BOOKING/7");
	assert_string_equal(link_path(rq, "/booking/7"), "/booking/7");
	assert_string_equal(link_path(rq, "/booking/grid/date/2026-11-25"), "/booking/grid?date=2026-11-25");
	assert_string_equal(link_path(rq, "/booking/week/room/7/date/2026-11-25"), "/booking/week?room=7&date=2026-11-25");
	lab_close(rq);
	assert_int_equal(lab_ask(PORTAL, 0, "/q/BOOKING/7", NULL)->status, 303);
	assert_string_equal(lab_ask(PORTAL, tenant, "/q/BOOKING/7", NULL)->location, "/portal/booking/7");
	assert_string_equal(lab_ask(PORTAL, 0, "/q/BOOKING/GRID/DATE/2026-11-25", NULL)->location, "/desk/booking/grid?date=2026-11-25");
	assert_int_equal(lab_ask(PORTAL, 0, "/q/BOOKING%0d/7", NULL)->status, 404);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_tenant_prints_an_own_booking_and_no_other),
		cmocka_unit_test(P049_a_room_s_dossier_prints_for_who_may_see_the_room),
		cmocka_unit_test(nobody_is_sent_to_the_log_in),
		cmocka_unit_test(the_house_is_for_the_staff),
		cmocka_unit_test(a_month_is_the_company_s_own),
		cmocka_unit_test(what_is_closed_stands_on_the_sheets_of_the_day_and_on_the_door),
		cmocka_unit_test(a_day_sheet_adds_up_and_the_departments_sign_it),
		cmocka_unit_test(a_part_of_a_hall_shows_what_is_in_the_whole_and_the_whole_its_parts),
		cmocka_unit_test(the_booking_form_says_who_checked_it_and_how_the_customer_knows),
		cmocka_unit_test(a_code_leads_back_to_the_record),
	};
	return cmocka_run_group_tests(tests, start, lab_stop);
}
