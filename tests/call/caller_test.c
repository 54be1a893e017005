/* caller_test.c -- P021: who is calling is asked; what was not said is on record as that. */
#include "calls.h"

static void P021_a_number_to_call_back_is_a_number(void **unused)
{
	int64_t last = last_call();

	(void)unused;
	assert_int_equal(press(422, "do=message&person=%lld&say=callback&caller=Wei&phone=abc&call=", (long long)member), last);
	assert_true(lab_says("id=\"p-phone-n\"") && lab_says("value=\"abc\"") && lab_says("value=\"Wei\""));
	assert_int_equal(press(422, "do=answer&phone=12&call="), last);
	press(303, "do=answer&phone=%%2B86+%%2810%%29+5583-7120&call=");
	assert_true(walk_is("phone_call", last_call(), "phone = '+86 (10) 5583-7120'"));
}

static void P021_a_message_to_call_back_needs_who_called_and_for_whom(void **unused)
{
	int64_t before = last_call();

	(void)unused;
	press(409, "do=message&say=callback&person=%lld&call=", (long long)member);
	assert_true(lab_says("请问清对方身份"));
	press(409, "do=message&say=called&person=%lld&call=", 0LL);
	assert_true(lab_says("留言给谁"));
	assert_int_equal(last_call(), before);
	press(409, "do=message&say=called&person=%lld&call=", 99999999LL);
	press(404, "do=nonsense&person=%lld&call=", (long long)member);
}

static void P021_the_caller_is_identified_by_name_or_number(void **unused)
{
	char path[60];
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, operator_, "/call/new", "about=asks+for+the+way")->status, 303);
	id = lab_number("SELECT MAX(id) FROM phone_call");
	snprintf(path, sizeof(path), "/call/%lld/identify", (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, path, "caller=&phone=")->status, 422);
	assert_int_equal(lab_ask(DESK, operator_, path, "caller=Mr+Ge")->status, 303);
	snprintf(path, sizeof(path), "/call/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, path, NULL)->status, 200);
}

/* Two keys put a call through without asking back; that nobody said who is calling is then on record. */
static void P021_put_through_without_name_or_number_is_logged_as_a_caller_who_did_not_say(void **unused)
{
	int64_t id = press(303, "do=extension&person=%lld&caller=&phone=&call=", (long long)member);
	char body[200], path[60];

	(void)unused;
	assert_true(walk_is("phone_call", id, "state = 'transferred' AND identity = 'unsaid'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'call' AND record = %lld AND step = 'unsaid' AND state = 'unnamed'", (long long)id), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'call' AND record = %lld AND state = 'identified'", (long long)id), 0);
	snprintf(path, sizeof(path), "/call/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, path, NULL)->status, 200);
	assert_true(lab_says("对方未说明身份"));
	assert_int_equal(lab_ask(DESK, operator_, "/call", NULL)->status, 200);
	assert_true(lab_says("对方未说明身份"));
	/* asked after all */
	snprintf(body, sizeof(body), "do=no_answer&person=%lld&caller=Wei&call=%lld", (long long)member, (long long)id);
	assert_int_equal(lab_ask(DESK, operator_, "/phone", body)->status, 303);
	assert_true(walk_is("phone_call", id, "state = 'no_answer' AND identity = '' AND caller = 'Wei'"));
	id = press(303, "do=busy&person=%lld&phone=0000-77&call=", (long long)member);
	assert_true(walk_is("phone_call", id, "state = 'cannot_transfer' AND identity = ''"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'call' AND record = %lld AND state = 'identified'", (long long)id), 1);
}

static void P021_a_message_from_a_caller_who_did_not_say_tells_so(void **unused)
{
	int64_t id = press(303, "do=message&say=called&person=%lld&call=", (long long)member);
	char path[60];

	(void)unused;
	assert_true(walk_is("phone_call", id, "state = 'message_taken' AND identity = 'unsaid'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld AND CONCAT(subject, body) LIKE '%%对方未说明身份%%'", (long long)id), 1);
	snprintf(path, sizeof(path), "/call/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 200);
	assert_true(lab_says("对方未说明身份"));
	snprintf(path, sizeof(path), "/call/%lld/slip", (long long)id);
	assert_int_equal(lab_ask(REPORT, operator_, path, NULL)->status, 200);
	assert_true(lab_says("对方未说明身份"));
}

static void P021_on_the_page_of_the_call_it_is_a_step_of_its_own_and_may_be_asked_after_all(void **unused)
{
	int64_t id;

	(void)unused;
	assert_int_equal(lab_ask(DESK, operator_, "/call/new", "about=asks+for+the+way")->status, 303);
	id = last_call();
	walk_step(DESK, operator_, "call", id, "transfer", "put_to=extension", 409);
	walk_step(DESK, operator_, "call", id, "unsaid", "", 303);
	assert_true(walk_is("phone_call", id, "state = 'unnamed' AND identity = 'unsaid'"));
	walk_step(DESK, operator_, "call", id, "identify", "caller=&phone=", 422);
	walk_step(DESK, operator_, "call", id, "identify", "caller=Mr+Ge", 303);
	assert_true(walk_is("phone_call", id, "state = 'identified' AND identity = ''"));
	assert_int_equal(lab_ask(DESK, operator_, "/call/new", "phone=0000-66")->status, 303);
	walk_step(DESK, operator_, "call", last_call(), "unsaid", "", 409);         /* the number is known */
}

static void P021_the_words_of_greeting_stand_on_the_operators_page_until_a_call_is_taken(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, operator_, "/phone", NULL)->status, 200);
	assert_true(lab_says("您好，序庭，我是秦桑。") && lab_says("您好，总台，我是秦桑。") && lab_says("大厦管理处。"));
	assert_int_equal(lab_ask(DESK, operator_, "/phone?q=sy", NULL)->status, 200);
	assert_false(lab_says("大厦管理处。"));
}

/* What was taken down wrong is corrected, and whoever was told is told again. */
static void P021_a_message_that_was_taken_is_corrected(void **unused)
{
	int64_t id = press(303, "do=message&person=%lld&say=called&caller=Wei&message=at+five&call=", (long long)member);

	(void)unused;
	walk_step(DESK, operator_, "call", id, "amend", "message=at+six&caller=Wey", 303);
	assert_true(walk_is("phone_call", id, "message = 'at six' AND caller = 'Wey' AND state = 'message_taken'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'call' AND record = %lld AND kind = 'amended' AND person = %lld",
		(long long)id, (long long)member), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P021_a_number_to_call_back_is_a_number),
		cmocka_unit_test(P021_a_message_to_call_back_needs_who_called_and_for_whom),
		cmocka_unit_test(P021_the_words_of_greeting_stand_on_the_operators_page_until_a_call_is_taken),
		cmocka_unit_test(P021_a_message_that_was_taken_is_corrected),
		cmocka_unit_test(P021_the_caller_is_identified_by_name_or_number),
		cmocka_unit_test(P021_put_through_without_name_or_number_is_logged_as_a_caller_who_did_not_say),
		cmocka_unit_test(P021_a_message_from_a_caller_who_did_not_say_tells_so),
		cmocka_unit_test(P021_on_the_page_of_the_call_it_is_a_step_of_its_own_and_may_be_asked_after_all),
	};

	return cmocka_run_group_tests(tests, start, walk_stop);
}
