/* visitor_test.c -- P003: announced or walking in, received in two strokes, masked, purged. */
#define CORE_RAW
#include "visits.h"

static const char *text_of(const char *sql_format, int64_t id)
{
	static char out[800];
	struct named { const char *text; };
	static const struct column columns[] = { { "text", TYPE_TEXT, 0, NULL, NULL }, { 0 } };
	static const struct table table = { "named", sizeof(struct named), columns };
	struct request *rq = lab_open(DESK, 0);
	struct rows rows = db_list(rq->db, arena_printf(&rq->arena, "%s %lld", sql_format, (long long)id), (struct pairs){ 0 }, &table);

	assert_int_equal(rows.count, 1);
	snprintf(out, sizeof(out), "%s", ((const struct named *)rows.list)->text);
	lab_close(rq);
	return out;
}

static void P003_a_tenant_announces_and_the_guest_gets_a_link_in_the_own_language(void **unused)
{
	int64_t id = announce("Ada+Lund", tomorrow, "&email=ada%40lund.example");

	(void)unused;
	assert_true(walk_is("visitor", id, "state = 'expected' AND company = 1 AND CHAR_LENGTH(code) = 6 AND CHAR_LENGTH(token) = 64"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'visitor' AND record = %lld AND address = 'ada@lund.example'"
		" AND subject LIKE 'Your visit to Chengguang%%' AND body LIKE '%%/portal/visit/%%'", (long long)id), 1);
	assert_true(walk_is("visitor", id, "host = (SELECT id FROM person WHERE email = 'shen.yan@chengguang.example')"));
}

static void P003_the_link_cannot_be_guessed_and_shows_no_more_than_the_visit(void **unused)
{
	char path[200], token[44];
	const char *at;
	int64_t id = announce("Bo+Ek", soon, "&email=bo%40ek.example");

	(void)unused;
	at = strstr(text_of("SELECT body AS text FROM outbox WHERE module = 'visitor' AND record =", id), "/portal/visit/");
	assert_non_null(at);
	snprintf(token, sizeof(token), "%.43s", at + strlen("/portal/visit/"));
	snprintf(path, sizeof(path), "/visit/%s", token);
	assert_int_equal(lab_ask(PORTAL, 0, path, NULL)->status, 200);
	assert_true(lab_says("Bo Ek"));
	assert_true(lab_says(text_of("SELECT code AS text FROM visitor WHERE id =", id)));
	assert_true(lab_says("<path d=\"M"));
	assert_false(lab_says("沈砚 ·"));
	path[strlen(path) - 1] = path[strlen(path) - 1] == 'A' ? 'B' : 'A';
	assert_int_equal(lab_ask(PORTAL, 0, path, NULL)->status, 404);
	snprintf(path, sizeof(path), "/visit/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, 0, path, NULL)->status, 404);
	walk_step(PORTAL, member, "visitor", id, "edit", "name=Bo+Ek&people=2&lang=en&expected_at=", 422);
	/* Scanned at the desk, the link finds the one visitor. */
	snprintf(path, sizeof(path), "/visitor/checkin?q=http%%3A%%2F%%2Fh%%2Fportal%%2Fvisit%%2F%s", token);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("Bo Ek"));
	assert_true(lab_says("name=\"badge\""));
}

static void P003_two_strokes_receive_an_announced_visitor_and_the_host_is_told_at_once(void **unused)
{
	char path[200], body[100];
	int64_t id = announce("Cai", soon, "");

	(void)unused;
	snprintf(path, sizeof(path), "/visitor/checkin?q=%s", text_of("SELECT code AS text FROM visitor WHERE id =", id));
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says("name=\"badge\""));
	/* Refused, the page keeps the visitor and what was typed. */
	snprintf(body, sizeof(body), "id=%lld&badge=A77&id_number=K12", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, body)->status, 409);
	assert_true(lab_says("value=\"A77\""));
	assert_true(lab_says("value=\"K12\""));
	snprintf(body, sizeof(body), "id=%lld&badge=A77", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin", body)->status, 303);
	assert_true(walk_is("visitor", id, "state = 'identified' AND badge = 'A77' AND known_by = 'code' AND arrived_at IS NOT NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'visitor' AND record = %lld"
		" AND step IN ('arrive', 'greet', 'identify')", (long long)id), 3);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'visitor' AND record = %lld AND person = %lld AND urgent",
		(long long)id, (long long)member), 1);
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'visitor' AND record = %lld AND person = %lld",
		(long long)id, (long long)member), 1);
	/* A second scan of the same code finds nobody any more. */
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin", body)->status, 409);
	walk_step(DESK, desk, "visitor", id, "guide", "", 303);
	snprintf(body, sizeof(body), "id=%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/out", body)->status, 303);
	assert_true(walk_is("visitor", id, "state = 'left' AND left_at IS NOT NULL"));
}

static void P003_the_name_or_its_initials_find_the_visitor_too(void **unused)
{
	(void)announce("%E7%A9%86%E7%99%BD", soon, "");      /* 穆白 */
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin?q=mb", NULL)->status, 200);
	assert_true(lab_says("穆白"));
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin?q=%E7%A9%86", NULL)->status, 200);
	assert_true(lab_says("穆白"));
	assert_int_equal(lab_ask(DESK, desk, "/visitor/checkin?q=nobodysname", NULL)->status, 200);
	assert_true(lab_says("/desk/visitor/new?name=nobodysname"));
}

static void P003_a_walk_in_is_received_by_one_form(void **unused)
{
	int64_t id = walk_new(DESK, desk, "visitor", "name=Walker&company=1&badge=A78&people=3");

	(void)unused;
	assert_true(walk_is("visitor", id, "state = 'identified' AND known_by = 'badge' AND people = 3 AND code IS NULL"));
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", "name=Second&company=1&badge=A78")->status, 422);     /* it is worn */
	assert_true(lab_says("A78还在Walker手中"));
	assert_true(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'visitor' AND record = %lld", (long long)id) >= 1);
	assert_int_equal(lab_ask(REPORT, desk, "/visitor/inhouse", NULL)->status, 200);
	assert_true(lab_says("Walker"));
}

static void P003_who_showed_nothing_is_told_apart_from_whom_the_desk_knows(void **unused)
{
	int64_t id = walk_new(DESK, desk, "visitor", "name=Nobody&company=1");

	(void)unused;
	assert_true(walk_is("visitor", id, "state = 'identified' AND known_by = 'word'"));
	id = walk_new(DESK, desk, "visitor", "name=Postman&company=1&known_by=known");
	assert_true(walk_is("visitor", id, "state = 'identified' AND known_by = 'known'"));
	id = walk_new(DESK, desk, "visitor", "name=Papers&company=1&id_kind=passport");
	assert_true(walk_is("visitor", id, "known_by = 'card'"));
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", "name=Papers&company=1&known_by=card")->status, 409);  /* which? */
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", "name=Papers&company=1&known_by=code")->status, 422);
}

static void P003_the_mail_is_in_the_guests_language_else_in_the_announcers(void **unused)
{
	char body[200];
	int64_t id;

	(void)unused;
	snprintf(body, sizeof(body), "name=Quiet&expected_at=%s&email=quiet%%40guest.example", tomorrow);
	id = walk_new(PORTAL, member, "visitor", body);
	assert_true(walk_is("visitor", id, "lang = 'zh'"));
	assert_int_equal(lab_ask(PORTAL, member, "/me/language", "to=en")->status, 303);
	id = walk_new(PORTAL, member, "visitor", body);
	assert_true(walk_is("visitor", id, "lang = 'en'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE module = 'visitor' AND record = %lld AND subject LIKE 'Your visit to%%'",
		(long long)id), 1);
	snprintf(body, sizeof(body), "name=Quiet&expected_at=%s&email=quiet%%40guest.example&lang=zh", tomorrow);
	id = walk_new(PORTAL, member, "visitor", body);
	assert_true(walk_is("visitor", id, "lang = 'zh'"));
	assert_int_equal(lab_ask(PORTAL, member, "/me/language", "to=zh")->status, 303);
}

static void P003_a_document_needs_its_kind_and_its_number_stays_masked(void **unused)
{
	int64_t id;
	char path[80];

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", "name=Mask&company=1&id_number=000000199001015678")->status, 422);
	id = walk_new(DESK, desk, "visitor", "name=Mask&company=1&people=1&id_kind=id_card&id_number=000000199001015678");
	snprintf(path, sizeof(path), "/visitor/%lld", (long long)id);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_false(lab_says("000000199001015678"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'visitor' AND record = %lld AND changes LIKE '%%19900101%%'",
		(long long)id), 0);
	walk_step(DESK, desk, "visitor", id, "reveal", "reason=", 422);
	walk_step(DESK, desk, "visitor", id, "reveal", "reason=police+asked", 200);
	assert_true(lab_says("000000199001015678"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM history WHERE module = 'visitor' AND record = %lld AND step = 'reveal'"
		" AND note = 'police asked' AND person = %lld", (long long)id, (long long)desk), 1);
	/* Not for the tenant, whoever asks. */
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_false(lab_says("000000199001015678"));
	walk_step(PORTAL, admin, "visitor", id, "reveal", "reason=curious", 404);
	assert_int_equal(lab_ask(REPORT, desk, "/visitor/book", NULL)->status, 200);
	assert_false(lab_says("000000199001015678"));
}

static void P003_identity_numbers_go_after_the_retention_of_the_site(void **unused)
{
	int64_t id = walk_new(DESK, desk, "visitor", "name=Purge&company=1&people=1&id_kind=passport&id_number=X1234567");

	(void)unused;
	walk_clock(89 * 86400);
	assert_true(walk_is("visitor", id, "id_number = 'X1234567'"));
	walk_clock(91 * 86400);
	assert_true(walk_is("visitor", id, "id_number = '' AND name = 'Purge'"));
	walk_clock(0);
}

static void P003_who_does_not_come_by_closing_time_is_a_no_show(void **unused)
{
	int64_t id = announce("Late", tomorrow, "");

	(void)unused;
	walk_clock(3600);
	assert_true(walk_is("visitor", id, "state = 'expected'"));
	walk_clock(3 * 86400);
	assert_true(walk_is("visitor", id, "state = 'no_show'"));
	walk_clock(0);
}

static void P003_a_day_of_the_book_has_who_was_expected_and_who_walked_in(void **unused)
{
	char path[60], one[40], two[40];
	struct request *rq = lab_open(DESK, desk);
	struct civil c = instant_civil(rq->context.now + 8 * 3600);

	(void)unused;
	lab_close(rq);
	snprintf(one, sizeof(one), "/visitor/%lld\"", (long long)walk_new(DESK, desk, "visitor", "name=Walker&company=1"));
	snprintf(two, sizeof(two), "/visitor/%lld\"", (long long)announce("Later", tomorrow, ""));
	snprintf(path, sizeof(path), "/visitor?day=%04d-%02d-%02d", c.year, c.month, c.day);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_true(lab_says(one));
	assert_false(lab_says(two));
	snprintf(path, sizeof(path), "/visitor?day=%.10s", tomorrow);
	assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	assert_false(lab_says(one));
	assert_true(lab_says(two));
}

static void P003_refused_with_a_reason_and_the_host_learns_it(void **unused)
{
	int64_t id = announce("Gate", soon, "");

	(void)unused;
	walk_step(DESK, desk, "visitor", id, "refuse", "refusal=", 422);
	walk_step(DESK, desk, "visitor", id, "refuse", "refusal=drunk", 303);
	assert_true(walk_is("visitor", id, "state = 'refused'"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM inbox WHERE module = 'visitor' AND record = %lld AND body LIKE '%%drunk%%'",
		(long long)id), 1);
}

static void P003_a_visit_called_off_makes_the_link_worthless(void **unused)
{
	int64_t id = announce("Off", tomorrow, "&email=off%40guest.example");

	(void)unused;
	walk_step(PORTAL, stranger, "visitor", id, "withdraw", "", 404);
	walk_step(PORTAL, member, "visitor", id, "withdraw", "", 303);
	assert_true(walk_is("visitor", id, "state = 'withdrawn' AND token IS NULL"));
	assert_int_equal(walk_count("SELECT COUNT(*) FROM outbox WHERE record = %lld AND kind = 'visitor-withdrawn'", (long long)id), 1);
	assert_int_equal(lab_ask(PORTAL, stranger, "/visitor", NULL)->status, 200);
	assert_false(lab_says("Off"));
}

static void P003_identifying_asks_for_what_it_says(void **unused)
{
	int64_t id = announce("Step", soon, "");

	(void)unused;
	walk_step(DESK, desk, "visitor", id, "identify", "known_by=known", 409);
	walk_step(DESK, desk, "visitor", id, "arrive", "", 303);
	walk_step(DESK, desk, "visitor", id, "greet", "", 303);
	walk_step(DESK, desk, "visitor", id, "identify", "known_by=badge", 409);
	walk_step(DESK, desk, "visitor", id, "identify", "known_by=card", 409);
	walk_step(DESK, desk, "visitor", id, "identify", "known_by=badge&badge=A1", 303);
	walk_step(DESK, desk, "visitor", id, "refuse", "refusal=late", 409);
	walk_step(DESK, desk, "visitor", id, "return", "", 303);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P003_a_tenant_announces_and_the_guest_gets_a_link_in_the_own_language),
		cmocka_unit_test(P003_the_link_cannot_be_guessed_and_shows_no_more_than_the_visit),
		cmocka_unit_test(P003_two_strokes_receive_an_announced_visitor_and_the_host_is_told_at_once),
		cmocka_unit_test(P003_the_name_or_its_initials_find_the_visitor_too),
		cmocka_unit_test(P003_a_walk_in_is_received_by_one_form),
		cmocka_unit_test(P003_who_showed_nothing_is_told_apart_from_whom_the_desk_knows),
		cmocka_unit_test(P003_the_mail_is_in_the_guests_language_else_in_the_announcers),
		cmocka_unit_test(P003_a_document_needs_its_kind_and_its_number_stays_masked),
		cmocka_unit_test(P003_identity_numbers_go_after_the_retention_of_the_site),
		cmocka_unit_test(P003_who_does_not_come_by_closing_time_is_a_no_show),
		cmocka_unit_test(P003_a_day_of_the_book_has_who_was_expected_and_who_walked_in),
		cmocka_unit_test(P003_refused_with_a_reason_and_the_host_learns_it),
		cmocka_unit_test(P003_a_visit_called_off_makes_the_link_worthless),
		cmocka_unit_test(P003_identifying_asks_for_what_it_says),
	};
	return cmocka_run_group_tests(all, start, walk_stop);
}
