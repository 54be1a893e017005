/* deposit_test.c -- P009: handed out against tag or document only; who was on duty pays (R34). */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, other, leader;

#define BAG "depositor=Ivo&phone=13000000000&description=blue+case&pieces=1"

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	other = lab_person("jiang.wan@xuting.example");
	leader = lab_person("ji.nanxing@xuting.example");
	return 0;
}

static void P009_received_then_kept_on_a_shelf(void **unused)
{
	int64_t id = walk_new(DESK, desk, "deposit", BAG);

	(void)unused;
	assert_true(walk_is("object_deposit", id, "state = 'received' AND CHAR_LENGTH(tag) = 4"));
	walk_step(DESK, desk, "deposit", id, "keep", "place=", 422);
	walk_step(DESK, desk, "deposit", id, "keep", "place=B-1", 303);
	assert_true(walk_is("object_deposit", id, "state = 'kept' AND due = made_at + INTERVAL 30 DAY"));
	assert_true(walk_is("object_deposit", walk_new(DESK, desk, "deposit", BAG "&place=B-2"), "state = 'kept'"));
}

static void P009_nothing_is_handed_out_without_tag_or_document(void **unused)
{
	int64_t id = walk_new(DESK, desk, "deposit", BAG "&place=B-3&company=1");

	(void)unused;
	walk_step(DESK, desk, "deposit", id, "collect", "", 422);
	walk_step(DESK, desk, "deposit", id, "collect", "proof=tag&collector=Lin", 409);
	walk_step(DESK, desk, "deposit", id, "collect", "proof=tag&collector=Lin&typed=ZZZZ", 409);
	walk_step(DESK, desk, "deposit", id, "collect", "proof=id&collector=Ivo", 409);
	walk_step(DESK, desk, "deposit", id, "collect", "proof=id&collector=Eva&id_kind=passport&id_number=P123", 409);
	assert_true(walk_is("object_deposit", id, "state = 'kept' AND id_number = ''"));
	walk_step(DESK, desk, "deposit", id, "collect", "proof=id&collector=Ivo&id_kind=passport&id_number=P123", 303);
	assert_true(walk_is("object_deposit", id, "state = 'collected' AND collected_at IS NOT NULL"));
	walk_clock(91 * 86400);
	assert_true(walk_is("object_deposit", id, "id_number = ''"));
	walk_clock(0);
}

/* A16: the number every colleague reads in the portal was enough, and nobody's name was asked. */
static void P009_A16_the_check_characters_and_a_name_are_needed_and_who_gave_it_out_is_on_record(void **unused)
{
	int64_t id = walk_new(DESK, desk, "deposit", BAG "&place=B-4");
	char body[100], tag[5] = "";

	(void)unused;
	snprintf(body, sizeof(body), "proof=tag&collector=Lin&typed=jc-%04lld-%04lld",
		(long long)walk_count("SELECT CAST(SUBSTRING(number, 4, 4) AS INTEGER) FROM object_deposit WHERE id = %lld", (long long)id),
		(long long)walk_count("SELECT CAST(SUBSTRING(number, 9) AS INTEGER) FROM object_deposit WHERE id = %lld", (long long)id));
	walk_step(DESK, desk, "deposit", id, "collect", body, 409);
	for (int i = 0; i < 4; i++)
		tag[i] = (char)walk_count("SELECT ASCII(LOWER(SUBSTRING(tag, %d, 1))) FROM object_deposit WHERE id = %lld", i + 1, (long long)id);
	snprintf(body, sizeof(body), "proof=tag&typed=%s", tag);
	walk_step(DESK, desk, "deposit", id, "collect", body, 422);
	snprintf(body, sizeof(body), "proof=tag&collector=Lin&typed=%s", tag);
	walk_step(DESK, other, "deposit", id, "collect", body, 303);
	assert_int_equal(lab_ask(REPORT, desk, "/deposit/book", NULL)->status, 200);
	assert_true(lab_says("江晚"));
}

static void P009_unclaimed_after_the_days_the_house_sets(void **unused)
{
	int64_t id, again;

	(void)unused;
	id = walk_new(DESK, desk, "deposit", BAG "&place=B-5");
	assert_int_equal(lab_ask(DESK, desk, "/deposit?late=1", NULL)->status, 200);
	walk_clock(31 * 86400);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM object_deposit WHERE id = %lld AND state = 'kept' AND due < UTC_TIMESTAMP() + INTERVAL 31 DAY",
		(long long)id), 1);
	assert_true(walk_count("SELECT COUNT(*) FROM clock WHERE module = 'deposit' AND record = %lld AND passed_at IS NOT NULL", (long long)id) == 1);
	walk_clock(0);
	{
		struct request *rq = lab_open(DESK, desk);
		static const struct sql set = { "INSERT INTO setting (site, name, value) VALUES (1, 'deposit_days', '7')", NULL, NULL };
		db_run(rq->db, &set, NULL);
		lab_keep(rq);
	}
	again = walk_new(DESK, desk, "deposit", BAG "&place=B-6");
	assert_true(walk_is("object_deposit", again, "due = made_at + INTERVAL 7 DAY"));
}

static void P009_R34_damage_is_paid_by_who_was_on_duty_when_it_happened(void **unused)
{
	int64_t id = walk_new(DESK, desk, "deposit", BAG "&place=B-7"), note;

	(void)unused;
	note = walk_new(DESK, desk, "handover", "note=all+quiet");
	walk_step(DESK, other, "handover", note, "sign", "", 303);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM custody WHERE deposit = %lld", (long long)id), 2);
	walk_step(DESK, desk, "deposit", id, "damage", "report=", 422);
	walk_step(DESK, desk, "deposit", id, "damage", "report=fell+from+the+shelf", 303);
	assert_int_equal(walk_count("SELECT liable FROM object_deposit WHERE id = %lld", (long long)id), other);
	walk_step(DESK, other, "deposit", id, "compensate", "amount=120", 403);
	walk_step(DESK, leader, "deposit", id, "compensate", "amount=120", 303);
	assert_true(walk_is("object_deposit", id, "state = 'compensated' AND amount = 12000"));
}

static void P009_the_tag_has_two_parts_and_the_check_stands_on_one(void **unused)
{
	int64_t id = walk_new(DESK, desk, "deposit", BAG "&place=B-8");
	char path[80];

	(void)unused;
	snprintf(path, sizeof(path), "/deposit/%lld/tag", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("客人联"));
	assert_true(lab_says("物品联"));
}

/* A17: what was damaged belongs to the guest, what was lost may come back, and nobody need be paid. */
static void A17_what_is_damaged_is_handed_out_what_was_lost_is_found_and_nothing_need_be_asked_P009(void **unused)
{
	int64_t vase = walk_new(DESK, desk, "deposit", BAG "&place=B-9"), coat = walk_new(DESK, desk, "deposit", BAG "&place=B-10");
	char path[40];

	(void)unused;
	walk_step(DESK, desk, "deposit", vase, "damage", "report=a+crack", 303);
	walk_step(DESK, desk, "deposit", vase, "hand_out", "proof=id&collector=Ivo&id_kind=passport&id_number=P123", 303);
	walk_step(DESK, desk, "deposit", vase, "waive", "note=he+asks+nothing", 403);
	walk_step(DESK, leader, "deposit", vase, "waive", "note=he+asks+nothing", 303);
	assert_true(walk_is("object_deposit", vase, "state = 'waived' AND amount = 0 AND collected_at IS NOT NULL"));
	walk_step(DESK, desk, "deposit", coat, "lose", "report=not+on+the+shelf", 303);
	walk_step(DESK, desk, "deposit", coat, "found", "note=under+the+counter", 303);
	assert_true(walk_is("object_deposit", coat, "state = 'kept' AND liable IS NULL"));
	/* it is in nobody's hands once it was handed out (A16) */
	snprintf(path, sizeof(path), "/deposit/%lld", (long long)coat);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("<dt>现保管人"));
	walk_step(DESK, desk, "deposit", coat, "collect", "proof=id&collector=Ivo&id_kind=passport&id_number=P123", 303);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_false(lab_says("<dt>现保管人"));
}

static void P027_a_thing_left_for_one_person_is_told_to_them_and_caught_by_their_own_absence(void **unused)
{
	int64_t shen = lab_person("shen.yan@chengguang.example"), lin = lab_person("lin.shuyi@chengguang.example"), id;
	char body[500];

	(void)unused;
	snprintf(body, sizeof(body), "INSERT INTO absence (site, company, person, number, state, made_at, from_on, until_on, message, mail,"
		" object, fax, newspaper) VALUES (1, 1, %lld, 'WC-T', 'instruction_recorded', UTC_TIMESTAMP(), UTC_DATE() - INTERVAL 1 DAY,"
		" UTC_DATE() + INTERVAL 3 DAY, 'keep', 'keep', 'keep', 'keep', 'keep')", (long long)shen);
	lab_run(body);
	snprintf(body, sizeof(body), BAG "&place=B-11&person=%lld", (long long)shen);
	id = walk_new(DESK, desk, "deposit", body);
	assert_true(walk_is("object_deposit", id, "company = 1"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'deposit' AND record = %lld AND person = %lld", (long long)id, (long long)shen), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'deposit' AND record = %lld AND person = %lld", (long long)id, (long long)lin), 0);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM absence_item WHERE module = 'deposit' AND record = %lld", (long long)id), 1);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P009_received_then_kept_on_a_shelf),
		cmocka_unit_test(P009_nothing_is_handed_out_without_tag_or_document),
		cmocka_unit_test(P009_A16_the_check_characters_and_a_name_are_needed_and_who_gave_it_out_is_on_record),
		cmocka_unit_test(P009_unclaimed_after_the_days_the_house_sets),
		cmocka_unit_test(P009_R34_damage_is_paid_by_who_was_on_duty_when_it_happened),
		cmocka_unit_test(A17_what_is_damaged_is_handed_out_what_was_lost_is_found_and_nothing_need_be_asked_P009),
		cmocka_unit_test(P027_a_thing_left_for_one_person_is_told_to_them_and_caught_by_their_own_absence),
		cmocka_unit_test(P009_the_tag_has_two_parts_and_the_check_stands_on_one),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
