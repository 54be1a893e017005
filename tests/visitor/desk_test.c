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

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P003_A2_a_name_of_two_characters_its_middle_the_host_and_the_room_find_the_visitor),
		cmocka_unit_test(P003_A5_what_a_visitor_comes_for_stays_with_the_desk),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
