/* desk_test.c -- P003: whatever is typed at the check-in finds the visitor; what they come for stays there. */
#define CORE_RAW
#include "visits.h"

/* Among the hits, above those who are in the house or expected anyhow of the page. */
static bool found_before(const char *what, const char *end)
{
	const char *text = lab_text(), *at = strstr(text, what), *stop = strstr(text, end);

	return at != NULL && stop != NULL && at < stop;
}

/* A2: two Chinese characters have as many bytes as a code, and took the desk down. */
static void P003_A2_a_name_of_two_characters_its_middle_the_host_and_the_room_find_the_visitor(void **unused)
{
	static const char *const asked[] = { "%E5%8D%97%E4%B9%94", "%E4%B9%94", "%E6%B2%88%E7%A0%9A", "5203" };
	int64_t id = announce("%E5%8D%97%E4%B9%94", soon, "");
	char path[100];

	(void)unused;
	for (size_t i = 0; i < COUNT(asked); i++) {
		snprintf(path, sizeof(path), "/visitor/checkin?q=%s", asked[i]);
		assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
		snprintf(path, sizeof(path), "/desk/visitor/%lld", (long long)id);
		if (!found_before(path, "id=\"v-in\""))
			fail_msg("%s does not find the visitor", asked[i]);
	}
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin?q=%25%25", NULL)->status, 200);
	assert_false(found_before(path, "id=\"v-in\""));
}

/* A5: every colleague read it, though the form says that only the desk does. */
static void P003_A5_what_a_visitor_comes_for_stays_with_the_desk(void **unused)
{
	int64_t id = announce("Rosa+Holm", tomorrow, "&purpose=sealed-offer");
	int64_t readers[] = { member, admin };
	char path[60], form[60], body[200];

	(void)unused;
	snprintf(path, sizeof(path), "/visitor/%lld", (long long)id);
	snprintf(form, sizeof(form), "/visitor/%lld/edit", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("sealed-offer"));
	snprintf(body, sizeof(body), "name=Rosa+Holm&expected_at=%s&people=3&lang=en&purpose=", tomorrow);
	walk_step(PORTAL, admin, "visitor", id, "edit", body, 303);
	assert_true(walk_is("visitor", id, "purpose = 'sealed-offer' AND people = 3"));
	snprintf(body, sizeof(body), "name=Rosa+Holm&expected_at=%s&people=3&lang=en&purpose=other-offer", tomorrow);
	walk_step(PORTAL, member, "visitor", id, "edit", body, 303);
	assert_true(walk_is("visitor", id, "purpose = 'other-offer'"));
	for (size_t i = 0; i < COUNT(readers); i++) {
		assert_int_equal(lab_ask(PORTAL, readers[i], path, NULL)->status, 200);
		assert_false(lab_says("-offer"));
		assert_int_equal(lab_ask(PORTAL, readers[i], form, NULL)->status, 200);
		assert_false(lab_says("-offer"));
	}
}

static int64_t walks_in(const char *body) { return walk_new(DESK, desk, "visitor", body); }
static int64_t told(const char *mail, int64_t id)
{
	return walk_count("SELECT COUNT(*) FROM inbox i JOIN person p ON p.id = i.person WHERE i.module = 'visitor' AND i.record = %lld"
		" AND p.email = '%s'", (long long)id, mail);
}

static void A18_who_visits_the_house_itself_is_received_told_and_on_the_list_of_who_is_in_it_P003(void **unused)
{
	char body[80];
	int64_t id = walks_in("name=Fire+Inspector&purpose=inspection"), engineer = lab_person("he.yu@xuting.example"), to_him, to_lin;

	(void)unused;
	assert_true(walk_is("visitor", id, "state = 'identified' AND company IS NULL"));
	assert_int_equal(told("ji.nanxing@xuting.example", id), 1);      /* nobody is named: a leader */
	snprintf(body, sizeof(body), "name=Lift+Fitter&host=%lld", (long long)engineer);
	to_him = walks_in(body);
	assert_int_equal(told("he.yu@xuting.example", to_him), 1);
	assert_int_equal(told("ji.nanxing@xuting.example", to_him), 0);
	assert_int_equal(lab_ask(REPORT, desk, "/visitor/inhouse", NULL)->status, 200);
	assert_true(lab_says("Fire Inspector") && lab_says("Lift Fitter") && lab_says("<td class=\"\">序庭"));
	snprintf(body, sizeof(body), "name=To+Lin&host=%lld", (long long)admin);
	to_lin = walks_in(body);                 /* whose visitor it is follows from whom they visit */
	assert_true(walk_is("visitor", to_lin, "company = 1"));
	snprintf(body, sizeof(body), "name=Mixed&company=%lld&host=%lld", (long long)company, (long long)engineer);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", body)->status, 422);
	assert_true(lab_says("此人不是该公司的"));
}

static void P003_who_leaves_gives_the_badge_back_or_it_is_missing(void **unused)
{
	int64_t first = walks_in("name=Anna&company=1&badge=61"), second = walks_in("name=Berta&company=1&badge=62"),
		plain = walks_in("name=Clara&company=1");
	char body[40];

	(void)unused;
	walk_step(DESK, desk, "visitor", first, "leave", "", 409);
	walk_step(DESK, desk, "visitor", first, "return", "", 303);
	assert_true(walk_is("visitor", first, "state = 'left' AND badge_back = 'back'"));
	walk_step(DESK, desk, "visitor", second, "keep", "", 303);
	assert_true(walk_is("visitor", second, "state = 'left' AND badge_back = 'missing'"));
	assert_int_equal(lab_ask(REPORT, desk, "/visitor/book", NULL)->status, 200);
	assert_true(lab_says("未交回"));
	snprintf(body, sizeof(body), "id=%lld", (long long)plain);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/out", body)->status, 303);
	assert_true(walk_is("visitor", plain, "state = 'left' AND badge_back = ''"));
	first = walks_in("name=Dora&company=1&badge=61");
	snprintf(body, sizeof(body), "id=%lld", (long long)first);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/out", body)->status, 303);
	assert_true(walk_is("visitor", first, "badge_back = 'back'"));
}

/* In the house a name is corrected and a badge exchanged. */
static void P003_in_the_house_facts_are_corrected_and_the_badge_is_exchanged(void **unused)
{
	int64_t id = walks_in("name=Emil&company=1&badge=71");

	(void)unused;
	walk_step(DESK, desk, "visitor", id, "amend", "name=Emilio&badge=72", 303);
	assert_true(walk_is("visitor", id, "name = 'Emilio' AND badge = '72' AND state = 'identified'"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P003_A2_a_name_of_two_characters_its_middle_the_host_and_the_room_find_the_visitor),
		cmocka_unit_test(P003_A5_what_a_visitor_comes_for_stays_with_the_desk),
		cmocka_unit_test(A18_who_visits_the_house_itself_is_received_told_and_on_the_list_of_who_is_in_it_P003),
		cmocka_unit_test(P003_who_leaves_gives_the_badge_back_or_it_is_missing),
		cmocka_unit_test(P003_in_the_house_facts_are_corrected_and_the_badge_is_exchanged),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
