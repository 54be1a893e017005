/* correct_test.c -- a wrong kind is corrected with a reason, and what the right one asks for is done (P035, P036, P037). */
#include "mailroom.h"
#include "absence/absence.h"

static bool correct(struct mail *m, const char *kind)
{
	struct mail *before = record_copy(rq, &mail_table, m);

	rq->refused = NULL;
	m->kind = kind;
	m->note = "wrong click";
	return record_take(rq, &mail_module, m, before, "kind", rq->user.roles);
}
static int64_t open_clocks(const struct mail *m, const char *like)
{
	return count("SELECT COUNT(*) FROM clock WHERE module = 'mail' AND record = %lld AND rule LIKE '%s' AND met_at IS NULL", (long long)m->r.id, like);
}
static int64_t notices(const struct mail *m, const char *kind, int64_t person)
{
	return count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND kind = '%s' AND person = %lld",
		(long long)m->r.id, kind, (long long)person);
}

static void P036_a_letter_that_is_registered_is_notified_at_once(void **unused)
{
	struct mail *m = arrive("letter", chengguang, "林书仪");

	(void)unused;
	in_state(m, "sorted");
	assert_string_equal(m->place, m->box);
	assert_true(correct(m, "registered"));
	in_state(m, "notified");
	assert_string_equal(m->place, "");
	assert_int_equal(m->notified_at, rq->context.now);
	assert_int_equal(notices(m, "mail-arrived", admin), 1);
	assert_int_equal(notices(m, "mail-corrected", admin), 0);
	assert_int_equal(open_clocks(m, "notified"), 1);
	assert_false(desk_takes(m, "place"));
	sign(m, "林书仪");
	assert_true(desk_takes(m, "collect"));
	assert_false(correct(m, "letter"));                         /* it has left the house */
}

static void P035_what_was_notified_and_is_a_letter_goes_into_the_box_and_they_are_told(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "林书仪");

	(void)unused;
	in_state(m, "notified");
	assert_true(correct(m, "letter"));
	in_state(m, "sorted");
	assert_string_equal(m->place, m->box);
	assert_int_equal(notices(m, "mail-corrected", admin), 1);
	assert_int_equal(count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND body LIKE '%%挂号%%' AND kind = 'mail-corrected'",
		(long long)m->r.id), 1);
	assert_int_equal(open_clocks(m, "notified"), 0);
	assert_true(desk_takes(m, "place"));
}

static void P036_a_letter_of_a_court_alarms_two_people_and_a_mistaken_one_lets_them_off(void **unused)
{
	struct mail *m = arrive("registered", chengguang, "沈砚");

	(void)unused;
	assert_true(correct(m, "court"));
	in_state(m, "notified");
	assert_int_equal(open_clocks(m, "alarm%"), 2);
	assert_int_equal(notices(m, "mail-alarm", admin), 1);
	assert_int_equal(notices(m, "mail-alarm", desk), 1);
	assert_int_equal(notices(m, "mail-alarm", leader), 1);
	assert_true(desk_takes(m, "desk_knows"));
	assert_true(correct(m, "tax"));                             /* still an authority: who knew, knows */
	assert_int_equal(m->desk_knows, desk);
	assert_int_equal(open_clocks(m, "alarm%"), 1);
	assert_true(correct(m, "registered"));
	assert_int_equal(open_clocks(m, "alarm%"), 0);
	in_state(m, "notified");
	assert_int_equal(notices(m, "mail-corrected", member), 1);
	assert_int_equal(notices(m, "mail-corrected", leader), 1);
	lab_later(rq, 60);
	assert_true(correct(m, "court"));                           /* an alarm again, and nobody has acknowledged it */
	assert_int_equal(m->desk_knows, 0);
	assert_int_equal(open_clocks(m, "alarm%"), 2);
	assert_int_equal(notices(m, "mail-alarm", desk), 2);
}

static void P037_of_nobody_it_is_only_written_down(void **unused)
{
	struct mail *m = unknown("盛世无名公司");

	(void)unused;
	assert_true(correct(m, "court"));
	in_state(m, "not_in_roster");
	assert_int_equal(open_clocks(m, "alarm%"), 0);
	assert_true(desk_takes(m, "stamp"));
	assert_true(desk_takes(m, "hold"));
	assert_true(correct(m, "printed"));
	in_state(m, "held");
	assert_int_equal(m->held_until, clock_after(rq, rq->context.now, 3, UNIT_DAY));
}

/* What lies on the absence sheet of an item. */
static struct absence_item *for_who_is_away(const struct mail *m)
{
	struct absence_item *i = record_blank(rq, &absence_item_module);

	i->module = "mail";
	i->record = m->r.id;
	assert_true(db_one(rq->db, &absence_item_sql[ITEM_FOR], i, i));
	return i;
}

static void P027_what_is_done_for_who_is_away_is_decided_anew(void **unused)
{
	struct absence *a = record_blank(rq, &absence_module);
	struct mail *m;
	int64_t id;

	(void)unused;
	a->r.id = 0;
	a->r.company = chengguang;
	a->from_on = rq->context.today;
	a->until_on = rq->context.today + 3;
	a->message = a->object = a->fax = a->newspaper = "keep";
	a->mail = "deliver";
	assert_int_not_equal(lab_make(rq, &absence_module, &absence_sql[ABSENCE_MAKE], a), 0);
	m = arrive("letter", chengguang, "");
	id = for_who_is_away(m)->r.id;
	assert_string_equal(for_who_is_away(m)->action, "deliver");
	assert_true(correct(m, "registered"));
	assert_int_equal(for_who_is_away(m)->r.id, id);             /* still one thing */
	assert_string_equal(for_who_is_away(m)->action, "keep");    /* never into an empty room */
	assert_string_equal(for_who_is_away(m)->r.state, "kept");
	assert_true(correct(m, "printed"));
	in_state(m, "sorted");
	assert_string_equal(for_who_is_away(m)->action, "deliver");
	assert_string_equal(for_who_is_away(m)->r.state, "item_received");
}

static void the_same_kind_is_no_correction(void **unused)
{
	struct mail *m = arrive("ems", chengguang, "林书仪");

	(void)unused;
	assert_false(correct(m, "ems"));
	says("已经是");
}

static void P035_on_the_page_a_reason_is_asked_for_and_kept_in_the_history_with_the_correction_alone(void **unused)
{
	char path[60], body[180];
	int64_t id;

	(void)unused;
	lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=cgyq&kind=letter");
	id = newest("1");
	snprintf(path, sizeof(path), "/mail/%lld/kind", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("value=\"letter\" selected"));         /* opens with what stands there */
	assert_int_equal(lab_ask(DESK, desk, path, "kind=registered&item_no=xa 9900")->status, 422);
	snprintf(body, sizeof(body), "kind=registered&item_no=XA 381 477 941 CN&note=slip of the hand");
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 303);
	assert_int_equal(newest("kind = 'registered' AND item_no = 'XA381477941CN' AND state = 'notified'"), id);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM history WHERE module = 'mail' AND record = %lld AND step = 'kind' AND note = 'slip of the hand'", (long long)id);
	assert_int_equal(lab_number(body), 1);
	snprintf(body, sizeof(body), "SELECT COUNT(*) FROM history WHERE module = 'mail' AND record = %lld AND step = 'notify' AND note = ''", (long long)id);
	assert_int_equal(lab_number(body), 1);                      /* what follows it has no reason of its own */
	snprintf(path, sizeof(path), "/mail/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("slip of the hand"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		RULE(P036_a_letter_that_is_registered_is_notified_at_once),
		RULE(P035_what_was_notified_and_is_a_letter_goes_into_the_box_and_they_are_told),
		RULE(P036_a_letter_of_a_court_alarms_two_people_and_a_mistaken_one_lets_them_off),
		RULE(P037_of_nobody_it_is_only_written_down),
		RULE(P027_what_is_done_for_who_is_away_is_decided_anew),
		RULE(the_same_kind_is_no_correction),
		PAGE(P035_on_the_page_a_reason_is_asked_for_and_kept_in_the_history_with_the_correction_alone),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
