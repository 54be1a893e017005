/* first_page_test.c -- what waits for a tenant stands on the tenant's first page, and the desk's counts agree with what
** stands behind them (C S2-2, S2-3, S3-4). */
#include "../mail/mailroom.h"

/* A registered letter that was collected waits no more, whoever has not read the message about it. */
static void C_S2_2_what_waits_for_a_tenant_is_what_is_to_be_collected_read_or_decided(void **unused)
{
	int64_t law, letter;
	char body[60];

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/new",
		"item_no=EE620000001CN&company_text=cgyq&addressee=林书仪&sender=云汀市中级法院")->status, 303);
	law = newest("item_no = 'EE620000001CN' AND kind = 'court' AND state = 'notified'");
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=XA620000002CN&company_text=cgyq&addressee=沈砚")->status, 303);
	letter = newest("item_no = 'XA620000002CN' AND state = 'notified'");
	assert_int_not_equal(law, 0);
	lab_ask(PORTAL, admin, "/", NULL);
	assert_true(lab_says("法院、税务等来件，请确认知悉: EE620000001CN · 云汀市中级法院"));
	assert_true(lab_says("待领邮件"));
	lab_ask(PORTAL, member, "/", NULL);
	assert_true(lab_says("待领邮件: XA620000002CN"));
	assert_false(lab_says("EE620000001CN"));          /* it is not theirs */
	lab_ask(PORTAL, other, "/", NULL);
	assert_false(lab_says("XA620000002CN") || lab_says("EE620000001CN"));
	/* Handed over, it waits no more; that a message about it was not read changes nothing. */
	snprintf(body, sizeof(body), "/mail/%lld/collect", (long long)letter);
	assert_int_equal(lab_ask(DESK, desk, body, "collector=沈砚&id_kind=id_card&id_last=4127&signature=M10,10L200,100")->status, 303);
	assert_int_not_equal(lab_number("SELECT COUNT(*) FROM inbox i JOIN person p ON p.id = i.person WHERE p.name = '沈砚'"
		" AND i.read_at IS NULL"), 0);
	lab_ask(PORTAL, member, "/", NULL);
	assert_false(lab_says("待领邮件: XA620000002CN"));
}

/* "已超时 10" over a list of seven: what the number counts is what its page lists. */
static void C_S3_4_as_many_are_overdue_as_the_page_of_deadlines_shows(void **unused)
{
	const char *page, *at;
	int64_t stat;
	int over = 0;

	(void)unused;
	page = lab_ask(DESK, desk, "/home/clocks", NULL)->text;
	for (at = page; (at = strstr(at, "class=\"clock bad")) != NULL; at++)
		over++;
	page = lab_ask(DESK, desk, "/home/now", NULL)->text;
	at = strstr(page, "accesskey=\"u\">");
	assert_non_null(at);
	stat = strtoll(at + strlen("accesskey=\"u\">"), NULL, 10);
	assert_int_not_equal(over, 0);
	assert_int_equal(stat, over);
	/* It counts meetings, not who is expected (S2-3). */
	assert_true(lab_says("两小时内开始的会议"));
}

/* S3-6: whoever draws the grid, or is refused, loses neither the numbers of the menu nor who is on duty. */
static void C_S3_6_the_menu_keeps_its_numbers_on_a_refusal_and_on_the_grid(void **unused)
{
	(void)unused;
	lab_ask(DESK, desk, "/", NULL);
	assert_true(lab_says("邮件<span>"));
	assert_false(lab_says("邮件<span></span>"));
	lab_ask(DESK, desk, "/booking/grid", NULL);
	assert_false(lab_says("邮件<span></span>"));
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=盛世无名公司")->status, 422);
	assert_false(lab_says("邮件<span></span>"));
}

/* S4: the path shows what was gone through, and the last of it is ticked, too. */
static void C_S4_a_finished_record_is_ticked_to_its_end_and_only_where_it_has_been(void **unused)
{
	(void)unused;
	lab_run("UPDATE booking SET state = 'closed' WHERE id = 1");
	lab_run("DELETE FROM history WHERE module = 'booking' AND record = 1");
	lab_run("INSERT INTO history (module, record, at, step, was, state) VALUES ('booking', 1, UTC_TIMESTAMP(), 'new', '', 'confirmed'),"
		" ('booking', 1, UTC_TIMESTAMP(), 'close', 'confirmed', 'closed')");
	lab_ask(DESK, desk, "/booking/1", NULL);
	assert_true(lab_says("<li><b>核对中</b>"));
	assert_true(lab_says("<li class=\"done\"><b>已确认</b>"));
	assert_true(lab_says("<li class=\"done\" aria-current=\"step\"><b>已结束</b>"));
}

/* Fault B21: what a courier asks for is found in the one box. */
static void B21_the_tracking_number_of_what_was_sent_is_found(void **unused)
{
	(void)unused;
	lab_run("UPDATE post SET tracking_no = 'ZQ445566778CN' WHERE id = (SELECT MIN(id) FROM (SELECT id FROM post) x)");
	lab_ask(DESK, desk, "/find?q=ZQ4455", NULL);
	assert_true(lab_says("ZQ445566778CN"));
}

/* S3-1: a signature of yesterday does not say who is on duty now. */
static void C_S3_1_who_took_over_ten_hours_ago_is_not_said_to_be_on_duty(void **unused)
{
	(void)unused;
	lab_run("UPDATE handover SET signed_at = UTC_TIMESTAMP() - INTERVAL 11 HOUR WHERE state = 'signed' AND signed_at >"
		" UTC_TIMESTAMP() - INTERVAL 11 HOUR");
	lab_ask(DESK, desk, "/?did=x", NULL);
	assert_false(lab_says("早班 ") || lab_says("中班 ") || lab_says("夜班 "));
}

/* Fault B24: who has not been seen for longer than any session lasts is logged in nowhere. */
static void B24_a_session_that_has_run_out_is_no_device_that_is_logged_in(void **unused)
{
	char sql[400];

	(void)unused;
	snprintf(sql, sizeof(sql), "INSERT INTO session (token, person, csrf, program, made_at, seen_at, address, agent) SELECT REPEAT('a', 43), %lld,"
		" REPEAT('b', 43), 'desk', UTC_TIMESTAMP() - INTERVAL 13 HOUR, UTC_TIMESTAMP() - INTERVAL 13 HOUR, '10.9.8.7', 'x'", (long long)desk);
	lab_run(sql);
	assert_int_equal(lab_ask(DESK, desk, "/me", NULL)->status, 200);
	assert_false(lab_says("10.9.8.7"));
}

/* Fault B24: what is not signed for has no slip to sign; S3-12: a member reads no fax of an administrator's. */
static void B24_only_what_is_signed_for_has_a_slip_and_a_fax_is_read_by_whom_it_names(void **unused)
{
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/mail/%lld", (long long)newest("kind = 'letter' AND company IS NOT NULL"));
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_null(strstr(lab_text(), "/slip"));
	snprintf(path, sizeof(path), "/mail/%lld", (long long)newest("kind = 'registered' AND company IS NOT NULL"));
	lab_ask(DESK, desk, path, NULL);
	assert_non_null(strstr(lab_text(), "/slip"));
	lab_ask(PORTAL, member, "/fax", NULL);
	assert_false(lab_says("林书仪"));
	lab_ask(PORTAL, admin, "/fax", NULL);
	assert_true(lab_says("林书仪"));
}

/* S3-11: on a telephone, where a list has no heads, a figure and a time say what they are. */
static void C_S3_11_a_figure_of_a_list_says_what_it_is_where_there_are_no_heads(void **unused)
{
	(void)unused;
	lab_ask(DESK, desk, "/fax", NULL);
	assert_true(lab_says("<span class=\"only-s\">页数 </span>"));
	assert_true(lab_says("<span class=\"only-s\">登记时间 </span>"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(C_S2_2_what_waits_for_a_tenant_is_what_is_to_be_collected_read_or_decided),
		cmocka_unit_test(C_S3_4_as_many_are_overdue_as_the_page_of_deadlines_shows),
		cmocka_unit_test(C_S3_6_the_menu_keeps_its_numbers_on_a_refusal_and_on_the_grid),
		cmocka_unit_test(C_S4_a_finished_record_is_ticked_to_its_end_and_only_where_it_has_been),
		cmocka_unit_test(B21_the_tracking_number_of_what_was_sent_is_found),
		cmocka_unit_test(C_S3_1_who_took_over_ten_hours_ago_is_not_said_to_be_on_duty),
		cmocka_unit_test(B24_a_session_that_has_run_out_is_no_device_that_is_logged_in),
		cmocka_unit_test(B24_only_what_is_signed_for_has_a_slip_and_a_fax_is_read_by_whom_it_names),
		cmocka_unit_test(C_S3_11_a_figure_of_a_list_says_what_it_is_where_there_are_no_heads),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
