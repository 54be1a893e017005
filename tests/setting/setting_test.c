/* setting_test.c -- the centre's settings: kept, checked, and nobody locks himself out. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>

#define GOOD "name=Centre&phone=12345678&opens=480&closes=1260&zone=Asia/Shanghai&retention_days=60&outsider_days=900&staff_mail=1&price_code=P-1&slot=15&early=360&late=840&night=1320"
static int64_t admin, clerk;

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	admin = lab_person("xiang.qing@xuting.example");
	clerk = lab_person("bai.zhi@xuting.example");
	return admin == 0 || clerk == 0;
}

static int ask(const char *body)
{
	return lab_ask(DESK, admin, "/setting", body)->status;
}

static void only_the_administrator_sets(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, clerk, "/setting", NULL)->status, 403);
	assert_int_equal(lab_ask(DESK, clerk, "/setting", GOOD "&desk_from=127.0.0.1")->status, 403);
	assert_int_equal(lab_ask(PORTAL, lab_person("lin.shuyi@chengguang.example"), "/setting", NULL)->status, 404);
	assert_int_equal(ask(NULL), 200);
}

static void nonsense_is_refused(void **unused)
{
	(void)unused;
	assert_int_equal(ask(GOOD "&desk_from="), 422);
	assert_int_equal(ask(GOOD "&desk_from=everywhere"), 422);
	assert_int_equal(ask(GOOD "&desk_from=127.0.0.1/40"), 422);
	assert_int_equal(ask(GOOD "&desk_from=10.0.0.0/8"), 422);
	assert_true(lab_says("127.0.0.1"));
	assert_int_equal(ask("name=Centre&phone=12345678&opens=1260&closes=480&slot=15&early=360&late=840&night=1320&zone=Asia/Shanghai&retention_days=60&outsider_days=900&desk_from=127.0.0.1"), 422);
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&slot=15&early=360&late=840&night=1320&zone=Moon/Crater&retention_days=60&outsider_days=900&desk_from=127.0.0.1"), 422);
	assert_int_equal(ask("name=Centre&phone=12345678&opens=481&closes=1260&slot=15&early=360&late=840&night=1320&zone=Asia/Shanghai&retention_days=60&outsider_days=900&desk_from=127.0.0.1"), 422);
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&slot=15&early=360&late=840&night=1320&zone=Asia/Shanghai&retention_days=0&outsider_days=900&desk_from=127.0.0.1"), 422);
}

/* Slots are keyed by their beginning (B3). */
static void steps_of_bookings_change_only_while_none_is_held(void **unused)
{
	(void)unused;
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&zone=Asia/Shanghai&retention_days=60&outsider_days=900&staff_mail=1&price_code=P-1&slot=5&early=360&late=840&night=1320&desk_from=127.0.0.0/8"), 422);
	assert_int_equal(lab_number("SELECT slot_minutes FROM site LIMIT 1"), 15);
}

static void what_is_good_is_kept_with_its_history(void **unused)
{
	(void)unused;
	assert_int_equal(ask(GOOD "&desk_from=127.0.0.0/8+10.0.0.0/8+::1/128"), 303);
	assert_int_equal(lab_number("SELECT retention_days FROM site ORDER BY id LIMIT 1"), 60);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM setting WHERE name = 'staff_mail' AND value = '1'"), 1);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM setting WHERE name = 'price_code' AND value = 'P-1'"), 1);
	assert_int_equal(ask(NULL), 200);
	assert_true(lab_says("10.0.0.0/8"));
	assert_true(lab_says("class=\"change\""));
}

/* P010: the house says when its shifts begin; the duty log goes by it. */
static void P010_the_shifts_of_the_desk_begin_when_the_house_says(void **unused)
{
	(void)unused;
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&zone=Asia/Shanghai&retention_days=60&outsider_days=900"
		"&slot=15&early=840&late=360&night=1320&desk_from=127.0.0.0/8"), 422);
	/* the whole day but its last half hour is the early shift */
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&zone=Asia/Shanghai&retention_days=60&outsider_days=900"
		"&slot=15&early=0&late=1425&night=1440&desk_from=127.0.0.0/8"), 303);
	assert_int_equal(lab_ask(DESK, clerk, "/duty/new", "kind=event&text=whose+shift")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM duty WHERE text = 'whose shift' AND shift ="
		" IF(TIME(UTC_TIMESTAMP() + INTERVAL 8 HOUR) < '23:45', 'early', 'late')"), 1);
	assert_int_equal(ask("name=Centre&phone=12345678&opens=480&closes=1260&zone=Asia/Shanghai&retention_days=60&outsider_days=900"
		"&slot=15&early=0&late=15&night=30&desk_from=127.0.0.0/8"), 303);
	assert_int_equal(lab_ask(DESK, clerk, "/duty/new", "kind=event&text=night+shift")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM duty WHERE text = 'night shift' AND shift ="
		" IF(TIME(UTC_TIMESTAMP() + INTERVAL 8 HOUR) < '00:30', IF(TIME(UTC_TIMESTAMP() + INTERVAL 8 HOUR) < '00:15', 'early', 'late'), 'night')"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_the_administrator_sets),
		cmocka_unit_test(nonsense_is_refused),
		cmocka_unit_test(steps_of_bookings_change_only_while_none_is_held),
		cmocka_unit_test(what_is_good_is_kept_with_its_history),
		cmocka_unit_test(P010_the_shifts_of_the_desk_begin_when_the_house_says),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
