/* mail_page_test.c -- the pages of the mailroom, of the desk and of the tenants. */
#include "mailroom.h"

static void an_item_is_logged_by_number_company_and_enter(void **unused)
{
	const struct answer *a = lab_ask(DESK, desk, "/mail/new", "item_no=EE555000111CN&company_text=cgyq");

	(void)unused;
	assert_int_equal(a->status, 303);
	assert_non_null(strstr(a->location, "/desk/mail/new?last="));
	assert_int_equal(newest("item_no = 'EE555000111CN' AND kind = 'ems' AND state = 'notified'"), newest("1"));
	assert_int_equal(lab_ask(DESK, desk, strstr(a->location, "/mail/new"), NULL)->status, 200);
	assert_true(lab_says("澄光仪器"));
	assert_true(lab_says("data-entry"));
}

static void what_is_nobody_of_the_roster_is_asked_for_or_logged_as_such(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=盛世无名公司")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=盛世无名公司&unknown=1")->status, 303);
	assert_int_equal(newest("addressee = '盛世无名公司' AND state = 'not_in_roster' AND company IS NULL"), newest("1"));
}

/* P037, fault B6: three days later it would be back at the post office, and its addressee sits upstairs. */
static void P037_no_such_person_is_looked_up_in_the_roster_first(void **unused)
{
	int64_t before = newest("1");

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=XA610000001CN&addressee=顾清和&unknown=1")->status, 422);
	assert_true(lab_says("南榕设计") && lab_says("在名册上") && lab_says("XA610000001CN"));
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "company_text=南榕设计&unknown=1")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, "/mail/many", "item_no.1=XA610000001CN&addressee.1=顾清和&unknown.1=1")->status, 422);
	assert_true(lab_says("南榕设计"));
	assert_int_equal(newest("1"), before);
	/* Another of that name: the same button again, which says so. */
	assert_int_equal(lab_ask(DESK, desk, "/mail/new", "item_no=XA610000001CN&addressee=顾清和&unknown=other")->status, 303);
	assert_int_equal(newest("addressee = '顾清和' AND state = 'not_in_roster' AND company IS NULL"), newest("1"));
}

static void a_page_of_lines_is_logged_whole_or_not_at_all(void **unused)
{
	int64_t before = newest("1");

	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/mail/many", "item_no.1=XA600000001CN&company_text.1=cgyq&item_no.2=XA600000002CN&company_text.2=zzzzz")->status, 422);
	assert_true(lab_says("XA600000001CN"));
	assert_int_equal(newest("1"), before);
	assert_int_equal(lab_ask(DESK, desk, "/mail/many", "item_no.1=XA600000001CN&company_text.1=cgyq&company_text.2=nrsj&pieces.2=3&item_no.4=&addressee.4=无此人&unknown.4=1")->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE item_no = 'XA600000001CN' OR pieces = 3 OR addressee = '无此人'"), 3);
}

static void one_signature_hands_over_all_ticked_items_of_a_company(void **unused)
{
	char body[300];
	int64_t a, b, c;

	(void)unused;
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000001CN&company_text=hclssws");
	a = newest("item_no = 'XA700000001CN'");
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000002CN&company_text=hclssws");
	b = newest("item_no = 'XA700000002CN'");
	lab_ask(DESK, desk, "/mail/new", "item_no=XA700000003CN&company_text=cgyq");
	c = newest("item_no = 'XA700000003CN'");
	snprintf(body, sizeof(body), "step=collect&id=%lld&id=%lld", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/bulk", body)->status, 303);
	snprintf(body, sizeof(body), "/mail/collect?id=%lld&id=%lld", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, body, NULL)->status, 200);
	assert_true(lab_says("XA700000001CN") && lab_says("陆望舒"));
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485&signature=M10,10L200,100", (long long)a, (long long)c);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 409);
	assert_true(lab_says("不同公司"));
	assert_int_equal(newest("item_no = 'XA700000001CN' AND state = 'notified'"), a);
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 422);
	snprintf(body, sizeof(body), "id=%lld&id=%lld&collector=lws&id_kind=id_card&id_last=1485&signature=M10,10L200,100", (long long)a, (long long)b);
	assert_int_equal(lab_ask(DESK, desk, "/mail/collect", body)->status, 303);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE item_no LIKE 'XA70000000%' AND state = 'collected' AND collector = '陆望舒' AND id_last = '1485'"), 2);
}

static void tenants_see_their_own_and_choose_for_it(void **unused)
{
	char path[100];
	int64_t id;

	(void)unused;
	lab_ask(DESK, desk, "/mail/new", "item_no=XA800000001CN&company_text=cgyq&addressee=lsy");
	id = newest("item_no = 'XA800000001CN'");
	snprintf(path, sizeof(path), "/mail/%lld", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 200);
	assert_int_equal(lab_ask(PORTAL, other, path, NULL)->status, 404);
	assert_int_equal(lab_ask(PORTAL, member, path, NULL)->status, 404);     /* addressed to another person */
	snprintf(path, sizeof(path), "/mail/%lld/choose", (long long)id);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=forward&instruction_note=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=destroy&instruction_note=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, path, "instruction=scan&instruction_note=")->status, 303);
	assert_int_equal(newest("item_no = 'XA800000001CN' AND instruction = 'scan' AND state = 'notified'"), id);
	assert_int_equal(lab_ask(PORTAL, member, "/mail/choices", NULL)->status, 403);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=hold&ems=forward&courier=hold&official=hold&forward_to=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=scan&ems=hold&courier=hold&official=destroy&forward_to=")->status, 422);
	assert_int_equal(lab_ask(PORTAL, admin, "/mail/choices", "letter=scan&printed=destroy&registered=hold&parcel_notice=hold"
		"&money_order=hold&ems=hold&courier=hold&official=hold&forward_to=")->status, 303);
	lab_ask(DESK, desk, "/mail/new", "item_no=&company_text=cgyq&kind=letter");
	assert_int_equal(lab_number("SELECT COUNT(*) FROM mail WHERE id = (SELECT MAX(id) FROM mail) AND instruction = 'scan'"), 1);
}

static void the_books_slips_lists_and_labels_print(void **unused)
{
	static const char *const sheets[] = { "/mail/log", "/mail/log?from=2020-01-01&to=2099-01-01", "/mail/age", "/mail/roster", "/mail/return", "/mail/labels", NULL };
	char path[100];
	int64_t id = newest("state IN ('notified', 'logged_pending')");

	(void)unused;
	for (const char *const *s = sheets; *s != NULL; s++)
		assert_int_equal(lab_ask(REPORT, desk, *s, NULL)->status, 200);
	assert_true(lab_says("查无此人"));
	snprintf(path, sizeof(path), "/mail/%lld/slip", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("邮件领取单"));
	snprintf(path, sizeof(path), "/mail/%lld/stamp", (long long)id);
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 404);       /* it has an addressee */
	snprintf(path, sizeof(path), "/mail/%lld/stamp", (long long)newest("state = 'held'"));
	assert_int_equal(lab_ask(REPORT, desk, path, NULL)->status, 200);
	assert_true(lab_says("查无此人"));
	assert_int_equal(lab_ask(REPORT, admin, "/mail/log", NULL)->status, 404);
}

static void the_register_answers_every_filter(void **unused)
{
	static const char *const queries[] = { "?q=cgyq", "?q=XA4481", "?q=YJ-2", "?kind=ems", "?state=held", "?age=3", "?wait=1", "?box=1",
		"?open=1", "?law=1", "?check=1", "?nobody=1", "?back=1", "?list_no=TH-1", "?from=2026-01-01&to=2026-12-31", "?log=1&as=csv", NULL };
	char path[100];

	(void)unused;
	for (const char *const *q = queries; *q != NULL; q++) {
		snprintf(path, sizeof(path), "/mail%s", *q);
		assert_int_equal(lab_ask(DESK, desk, path, NULL)->status, 200);
	}
	assert_int_equal(lab_ask(DESK, desk, "/mail?q=XA4481", NULL)->status, 200);
	assert_true(lab_says("XA448120960CN"));
}

int main(void)
{
	const struct CMUnitTest all[] = {
		PAGE(an_item_is_logged_by_number_company_and_enter),
		PAGE(what_is_nobody_of_the_roster_is_asked_for_or_logged_as_such),
		PAGE(P037_no_such_person_is_looked_up_in_the_roster_first),
		PAGE(a_page_of_lines_is_logged_whole_or_not_at_all),
		PAGE(one_signature_hands_over_all_ticked_items_of_a_company),
		PAGE(tenants_see_their_own_and_choose_for_it),
		PAGE(the_books_slips_lists_and_labels_print),
		PAGE(the_register_answers_every_filter),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
