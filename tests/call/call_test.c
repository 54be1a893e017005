/* call_test.c -- P021: two keys put a call through or leave a message; it is delivered, answered and fed back by the clock. */
#include "calls.h"

static int64_t message(int64_t person, const char *say)
{
	return press(303, "do=message&person=%lld&say=%s&caller=Wei&phone=0000-5583-7120&message=sample+day&call=", (long long)person, say);
}

static void P021_one_box_finds_by_initials_extension_room_and_company(void **unused)
{
	static const char *const asked[] = { "sy", "5204", "%E6%B2%88%E7%A0%9A", "00025845174" };

	(void)unused;
	for (size_t i = 0; i < COUNT(asked); i++) {
		char path[100];
		snprintf(path, sizeof(path), "/phone?q=%s", asked[i]);
		assert_int_equal(lab_ask(DESK, operator_, path, NULL)->status, 200);
		if (!lab_says("沈砚"))
			fail_msg("%s does not find 沈砚", asked[i]);
	}
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=cgyq", NULL)->status, 200);
	assert_true(lab_says("澄光仪器") && lab_says("沈砚"));       /* and its people */
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=nobodyatall", NULL)->status, 200);
	assert_true(lab_says("没有查到"));
}

static void P021_the_message_is_ready_so_that_R_and_Enter_send_it(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=5204", NULL)->status, 200);
	assert_true(lab_says("value=\"callback\" accesskey=\"r\" checked autofocus"));
	/* the first button of the form is the one Enter presses */
	assert_true(strstr(strstr(lab_ask(DESK, operator_, "/phone?q=5204", NULL)->text, "name=\"company\""), "name=\"do\" value=\"message\"") != NULL);
	/* the menu leaves the page its letters */
	assert_false(lab_says("href=\"/desk/reception\" accesskey"));
}

static void P021_a_message_reaches_portal_and_mail_at_once(void **unused)
{
	int64_t id = message(member, "callback");

	(void)unused;
	assert_true(walk_is("phone_call", id, "state = 'message_taken' AND company = 1 AND taken_at IS NOT NULL AND TIMESTAMPDIFF(MINUTE, taken_at, due) = 30"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld AND person = %lld", (long long)id, (long long)member), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'call' AND record = %lld AND person = %lld", (long long)id, (long long)member), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld", (long long)id), 1);
	/* every step of the text, in its order */
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'call' AND record = %lld AND state IN"
		" ('answered', 'identified', 'cannot_transfer', 'message_taken')", (long long)id), 4);
}

/* A1: the centre's own number stood there, and for a caller who left none, too. */
static void P021_A1_the_number_to_call_back_is_the_callers(void **unused)
{
	static const char *const boxes[] = { "inbox", "outbox" };
	int64_t id = message(member, "callback"), none;

	(void)unused;
	none = press(303, "do=message&person=%lld&say=called&caller=Wei+ohne&phone=&message=&call=", (long long)member);
	for (size_t i = 0; i < COUNT(boxes); i++) {
		assert_int_equal(walk_count("SELECT COUNT(*) FROM %s WHERE module = 'call' AND record = %lld"
			" AND body LIKE '%%0000-5583-7120%%' AND body NOT LIKE CONCAT('%%', (SELECT phone FROM site LIMIT 1), '%%')",
			boxes[i], (long long)id), 1);
		assert_int_equal(walk_count("SELECT COUNT(*) FROM %s WHERE module = 'call' AND record = %lld"
			" AND body NOT LIKE '%%回电号码%%' AND body NOT LIKE CONCAT('%%', (SELECT phone FROM site LIMIT 1), '%%')",
			boxes[i], (long long)none), 1);
	}
}

static void P021_a_message_is_read_by_the_called_alone(void **unused)
{
	int64_t id = message(member, "again");
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/call/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, colleague, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, stranger, path, NULL)->status, 404);
	walk_step(PORTAL, stranger, "call", id, "read", "", 404);
}

static void P021_the_tenant_marks_it_read_and_says_will_call_back(void **unused)
{
	int64_t id = message(member, "callback");

	(void)unused;
	walk_step(PORTAL, member, "call", id, "read", "", 303);
	assert_true(walk_is("phone_call", id, "state = 'message_delivered' AND delivered_how = 'portal' AND delivered_at IS NOT NULL AND due IS NULL"));
	walk_step(PORTAL, member, "call", id, "callback", "", 303);
	assert_true(walk_is("phone_call", id, "state = 'feedback_given' AND answer = 'callback' AND feedback_at IS NOT NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'call' AND record = %lld AND open", (long long)id), 0);
}

static void P021_what_the_caller_is_to_be_told_goes_to_the_operator_with_a_clock(void **unused)
{
	int64_t id = message(member, "callback");

	(void)unused;
	walk_step(PORTAL, member, "call", id, "tell", "reply=Friday+at+ten", 303);
	assert_true(walk_is("phone_call", id, "state = 'message_delivered' AND answer = 'tell' AND TIMESTAMPDIFF(MINUTE, replied_at, due) = 15"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld AND person = %lld", (long long)id, (long long)operator_), 1);
	assert_int_equal(lab_ask(DESK, operator_, "/call?return=1", NULL)->status, 200);
	assert_true(lab_says("Wei"));
	walk_step(PORTAL, member, "call", id, "callback", "", 409);
	walk_step(DESK, operator_, "call", id, "feedback", "feedback=told", 303);
	assert_true(walk_is("phone_call", id, "state = 'feedback_given'"));
}

static void P021_an_urgent_message_is_delivered_within_ten_minutes_and_undelivered_ones_are_listed(void **unused)
{
	int64_t id = message(member, "urgent");

	(void)unused;
	assert_true(walk_is("phone_call", id, "TIMESTAMPDIFF(MINUTE, taken_at, due) = 10"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld AND urgent", (long long)id), 1);
	walk_clock(11 * 60);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'call' AND record = %lld AND open AND passed_at IS NOT NULL", (long long)id), 1);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", NULL)->status, 200);
	assert_true(lab_says("超时"));
	assert_int_equal(lab_ask(DESK, operator_, "/", NULL)->status, 200);
	assert_true(lab_says("未送达的留言"));
	walk_step(DESK, operator_, "call", id, "deliver", "delivered_how=slip", 303);
	assert_true(walk_is("phone_call", id, "state = 'message_delivered' AND delivered_how = 'slip'"));
	walk_clock(0);
}

static void P021_put_through_connects_unless_the_call_comes_back(void **unused)
{
	int64_t id = press(303, "do=extension&person=%lld&phone=0000-1&call=", (long long)member);
	char body[200];

	(void)unused;
	assert_true(walk_is("phone_call", id, "state = 'transferred' AND put_to = 'extension' AND TIMESTAMPDIFF(MINUTE, made_at, due) = 2"));
	snprintf(body, sizeof(body), "do=no_answer&person=%lld&call=%lld", (long long)member, (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", body)->status, 303);
	assert_true(walk_is("phone_call", id, "state = 'no_answer'"));
	snprintf(body, sizeof(body), "do=message&say=called&person=%lld&call=%lld", (long long)member, (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", body)->status, 303);
	assert_true(walk_is("phone_call", id, "state = 'message_taken' AND say = 'called'"));
	id = press(303, "do=mobile&person=%lld&call=", (long long)member);
	walk_clock(3 * 60);
	assert_true(walk_is("phone_call", id, "state = 'connected' AND put_to = 'mobile'"));
	walk_clock(0);
}

static void P021_a_call_left_alone_ends_and_one_answered_here_ends_at_once(void **unused)
{
	int64_t id = press(303, "do=answer&phone=0000-5&ring_seconds=%lld&call=", 9LL), done;

	(void)unused;
	assert_true(walk_is("phone_call", id, "state = 'answered' AND ring_seconds = 9"));
	done = press(303, "do=done&about=parking&ring_seconds=%lld&call=", 21LL);
	assert_true(walk_is("phone_call", done, "state = 'hung_up' AND ring_seconds = 21"));
	walk_clock(11 * 60);
	assert_true(walk_is("phone_call", id, "state = 'hung_up'"));
	walk_clock(0);
}

static void P021_three_rings_are_counted_and_late_answers_listed(void **unused)
{
	int64_t id = press(303, "do=done&about=three+rings&ring_seconds=%lld&call=", 16LL);
	char number[40];

	(void)unused;
	snprintf(number, sizeof(number), "/call/%lld\"", (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", NULL)->status, 200);
	assert_true(lab_says("三声内接起"));
	assert_int_equal(lab_ask(DESK, operator_, "/call?late=1", NULL)->status, 200);
	assert_true(lab_says(number));
	press(422, "do=done&ring_seconds=%lld&call=", 601LL);
}

static void P021_presence_by_hand_is_shown_until_its_time(void **unused)
{
	char body[200];

	(void)unused;
	snprintf(body, sizeof(body), "person=%lld&place=meeting&until=23%%3A59&instructions=customers+to+my+mobile", (long long)member);
	assert_int_equal(lab_ask(DESK, operator_, "/phone/presence", body)->status, 303);
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=5204", NULL)->status, 200);
	assert_true(lab_says("开会") && lab_says("customers to my mobile"));
	walk_clock(86400);
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=5204", NULL)->status, 200);
	assert_false(lab_says("customers to my mobile"));
	walk_clock(0);
	snprintf(body, sizeof(body), "person=%lld&place=nowhere", (long long)member);
	assert_int_equal(lab_ask(DESK, operator_, "/phone/presence", body)->status, 404);
	assert_int_equal(lab_ask(PORTAL, member, "/presence/new", "place=out")->status, 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM presence WHERE person = %lld AND place = 'out' AND made_by = person", (long long)member), 1);
}

static void P021_the_slip_and_the_book_print(void **unused)
{
	int64_t id = message(member, "callback");
	char path[60];

	(void)unused;
	snprintf(path, sizeof(path), "/call/%lld/slip", (long long)id);
	assert_int_equal(lab_ask(REPORT, operator_, path, NULL)->status, 200);
	assert_true(lab_says("留言条") && lab_says("sheet half") && lab_says("sample day"));
	assert_int_equal(lab_ask(REPORT, stranger, path, NULL)->status, 404);
	assert_int_equal(lab_ask(REPORT, operator_, "/call/book", NULL)->status, 200);
	assert_true(lab_says("电话记录"));
}

/* A company's message is everybody's of it. */
static void P021_without_a_person_the_whole_company_reads_it(void **unused)
{
	char body[200];
	int64_t id;

	(void)unused;
	snprintf(body, sizeof(body), "do=message&say=called&company=%lld&person=0&call=", (long long)company);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", body)->status, 303);
	id = last_call();
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld", (long long)id),
		walk_count("SELECT COUNT(*) FROM person WHERE company = %lld AND state = 'active'", (long long)company));
	walk_step(PORTAL, colleague, "call", id, "read", "", 303);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P021_one_box_finds_by_initials_extension_room_and_company),
		cmocka_unit_test(P021_the_message_is_ready_so_that_R_and_Enter_send_it),
		cmocka_unit_test(P021_a_message_reaches_portal_and_mail_at_once),
		cmocka_unit_test(P021_A1_the_number_to_call_back_is_the_callers),
		cmocka_unit_test(P021_a_message_is_read_by_the_called_alone),
		cmocka_unit_test(P021_the_tenant_marks_it_read_and_says_will_call_back),
		cmocka_unit_test(P021_what_the_caller_is_to_be_told_goes_to_the_operator_with_a_clock),
		cmocka_unit_test(P021_an_urgent_message_is_delivered_within_ten_minutes_and_undelivered_ones_are_listed),
		cmocka_unit_test(P021_put_through_connects_unless_the_call_comes_back),
		cmocka_unit_test(P021_a_call_left_alone_ends_and_one_answered_here_ends_at_once),
		cmocka_unit_test(P021_three_rings_are_counted_and_late_answers_listed),
		cmocka_unit_test(P021_presence_by_hand_is_shown_until_its_time),
		cmocka_unit_test(P021_the_slip_and_the_book_print),
		cmocka_unit_test(P021_without_a_person_the_whole_company_reads_it),
	};

	return cmocka_run_group_tests(tests, start, walk_stop);
}
