/* duty_test.c -- P010: logged, told, treated, closed; what is open goes to the next shift. */
#define CORE_RAW
#include "walk.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk, other, engineer;

static int start(void **state)
{
	if (walk_start(state) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	other = lab_person("jiang.wan@xuting.example");
	engineer = lab_person("he.yu@xuting.example");
	return 0;
}

static void P010_logged_told_treated_closed_in_this_order(void **unused)
{
	int64_t id = walk_new(DESK, desk, "duty", "kind=fault&text=lamp+is+out");

	(void)unused;
	walk_step(DESK, engineer, "duty", id, "treat", "treatment=none", 409);
	walk_step(DESK, desk, "duty", id, "close", "", 409);
	walk_step(DESK, desk, "duty", id, "tell", "department=", 422);
	walk_step(DESK, desk, "duty", id, "tell", "department=13&told=He", 303);
	assert_true(walk_is("duty", id, "state = 'department_notified' AND told_at IS NOT NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'duty' AND record = %lld AND person = %lld",
		(long long)id, (long long)engineer), 1);
	walk_step(DESK, engineer, "duty", id, "treat", "treatment=new+lamp", 303);
	walk_step(DESK, desk, "duty", id, "close", "", 303);
	assert_true(walk_is("duty", id, "state = 'closed' AND treated_at IS NOT NULL"));
}

static void P010_a_complaint_is_closed_only_after_asking_back_P113(void **unused)
{
	int64_t id = walk_new(DESK, desk, "duty", "kind=complaint&text=too+loud&who=Yuan");

	(void)unused;
	walk_step(DESK, desk, "duty", id, "tell", "department=16", 303);
	walk_step(DESK, desk, "duty", id, "treat", "treatment=spoke+to+them", 303);
	walk_step(DESK, desk, "duty", id, "close", "", 409);
	walk_step(DESK, desk, "duty", id, "close", "callback=solved", 303);
}

static void P010_the_next_shift_signs_not_the_one_that_wrote(void **unused)
{
	int64_t id = walk_new(DESK, desk, "handover", "note=keys+in+the+box");
	char path[60], button[80];

	(void)unused;
	snprintf(path, sizeof(path), "/handover/%lld", (long long)id);
	snprintf(button, sizeof(button), "/desk/handover/%lld/sign", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_false(lab_says(button));          /* the author is told who signs, not offered it */
	assert_true(lab_says("须由接班人签收"));
	assert_int_equal(lab_ask(DESK, other, path, NULL)->status, 200);
	assert_true(lab_says(button));
	walk_step(DESK, desk, "handover", id, "sign", "", 409);
	walk_step(DESK, other, "handover", id, "sign", "", 303);
	assert_int_equal(walk_count("SELECT signed_by FROM handover WHERE id = %lld", (long long)id), other);
	assert_int_equal(walk_count("SELECT unresolved FROM handover WHERE id = %lld", (long long)id),
		walk_count("SELECT COUNT(*) FROM duty WHERE state <> 'closed'"));
}

static void P010_what_is_not_settled_goes_to_the_next_shift(void **unused)
{
	int64_t open = walk_new(DESK, desk, "duty", "kind=event&text=still+open"), note;
	char path[60];

	(void)unused;
	note = walk_new(DESK, desk, "handover", "note=see+the+list");
	snprintf(path, sizeof(path), "/handover/%lld", (long long)note);
	assert_int_equal(lab_ask(DESK, other, path, NULL)->status, 200);
	assert_true(lab_says("still open"));
	walk_clock(9 * 3600);
	walk_step(DESK, other, "handover", note, "sign", "", 303);
	walk_clock(0);
	assert_true(walk_is("duty", open, "carried = 1 AND state = 'logged'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM duty d JOIN handover h ON h.id = %lld WHERE d.id = %lld AND d.shift = h.next_shift",
		(long long)note, (long long)open), 1);
}

static void A13_a_signed_note_lists_what_was_open_when_it_was_signed_P010(void **unused)
{
	int64_t before = walk_new(DESK, desk, "duty", "kind=fault&text=open+at+the+handover"), note = walk_new(DESK, desk, "handover", "note=frozen");
	char path[60];

	(void)unused;
	walk_step(DESK, other, "handover", note, "sign", "", 303);
	walk_new(DESK, desk, "duty", "kind=fault&text=came+after+the+signatures");
	walk_step(DESK, desk, "duty", before, "treat", "treatment=mended+later", 303);
	walk_step(DESK, desk, "duty", before, "close", "", 303);
	snprintf(path, sizeof(path), "/handover/%lld/note", (long long)note);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("open at the handover"));
	assert_false(lab_says("mended later"));
	assert_false(lab_says("came after the signatures"));
	snprintf(path, sizeof(path), "/handover/%lld", (long long)note);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("open at the handover") && !lab_says("came after the signatures"));
	note = walk_new(DESK, desk, "handover", "note=not+signed+yet");
	snprintf(path, sizeof(path), "/handover/%lld/note", (long long)note);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("came after the signatures"));
}

static void P010_the_desk_logs_its_own_treatment_without_a_department(void **unused)
{
	int64_t id = walk_new(DESK, desk, "duty", "kind=event&text=a+lost+umbrella");

	(void)unused;
	walk_step(DESK, desk, "duty", id, "treat", "treatment=given+back", 303);
	assert_true(walk_is("duty", id, "state = 'treatment_logged' AND department IS NULL AND told_at IS NULL"));
}

static void P010_the_head_of_the_desk_names_who_is_on_duty(void **unused)
{
	(void)unused;
	walk_now(10);                            /* a worker shows the same head for five seconds */
	assert_int_equal(lab_ask(DESK, desk, "/duty", NULL)->status, 200);
	assert_true(lab_says("班 江晚"));
	walk_now(0);
}

static void P010_the_log_prints_by_day_and_the_note_with_both_names(void **unused)
{
	int64_t note = walk_count("SELECT MAX(id) FROM handover WHERE state = 'signed'");
	char path[80];

	(void)unused;
	assert_int_equal(lab_ask(REPORT, desk, "/duty/book?from=2026-01-01", NULL)->status, 200);
	assert_true(lab_says("值班记录"));
	snprintf(path, sizeof(path), "/handover/%lld/note", (long long)note);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("江晚"));
	assert_true(lab_says("白芷"));
}

static void the_shortcuts_of_the_desk_stand_on_one_page(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/keys", NULL)->status, 200);
	assert_true(lab_says("<kbd>v</kbd>"));
	assert_true(lab_says("/desk/visitor/checkin"));
	assert_true(lab_says("<kbd>h</kbd>"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P010_logged_told_treated_closed_in_this_order),
		cmocka_unit_test(P010_a_complaint_is_closed_only_after_asking_back_P113),
		cmocka_unit_test(P010_the_next_shift_signs_not_the_one_that_wrote),
		cmocka_unit_test(P010_what_is_not_settled_goes_to_the_next_shift),
		cmocka_unit_test(A13_a_signed_note_lists_what_was_open_when_it_was_signed_P010),
		cmocka_unit_test(P010_the_desk_logs_its_own_treatment_without_a_department),
		cmocka_unit_test(P010_the_head_of_the_desk_names_who_is_on_duty),
		cmocka_unit_test(P010_the_log_prints_by_day_and_the_note_with_both_names),
		cmocka_unit_test(the_shortcuts_of_the_desk_stand_on_one_page),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
