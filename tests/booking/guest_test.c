/* guest_test.c -- P050: a walk-in guest reads every mail in the language that was written down for them. */
#define CORE_RAW
#include "bookings.h"

static int64_t room;

static int open_house(void **state)
{
	if (start(state) != 0)
		return -1;
	room = ROOM("203");
	return room == 0 ? -1 : 0;
}

/* A booking for a guest at the desk, on an empty day from `from` to an hour later. */
static int64_t guest(const char *from, const char *to, const char *more)
{
	static char text[600];

	snprintf(text, sizeof(text), "room=%lld&date=%s&from_at=%s&to_at=%s&title=Talk&people=3&layout=%s&tea=none"
		"&contact_name=Mo&contact_phone=00001234&contact_email=mo@guest.example&payment=cash%s", (long long)room, soon, from, to, layout(room), more);
	assert_int_equal(lab_ask(DESK, bai, "/booking/new", text)->status, 303);
	return newest();
}
static int64_t mails(int64_t id, const char *where)
{
	char text[300];

	snprintf(text, sizeof(text), "SELECT COUNT(*) FROM outbox WHERE module = 'booking' AND record = %lld AND address = 'mo@guest.example' AND %s", (long long)id, where);
	return lab_number(text);
}
static int64_t with_lang(int64_t id, const char *lang)
{
	char text[120];

	snprintf(text, sizeof(text), "SELECT COUNT(*) FROM booking WHERE id = %lld AND lang = '%s'", (long long)id, lang);
	return lab_number(text);
}

static void P050_a_guest_reads_every_mail_in_the_language_on_the_form_of_the_desk(void **unused)
{
	int64_t id = guest("09%3A00", "10%3A00", "&lang=en");

	(void)unused;
	assert_int_equal(with_lang(id, "en"), 1);
	assert_int_equal(mails(id, "subject LIKE 'Booking confirmed%' AND body LIKE '%Dear Mo,%'"), 1);
	assert_int_equal(mails(id, "kind IN ('booking-tomorrow', 'booking-soon') AND body LIKE '%Dear Mo,%'"), 2);
	assert_int_equal(lab_ask(DESK, ji, path(id, "cancel"), "reason=Flood")->status, 303);       /* a colleague's page is Chinese, too */
	assert_int_equal(mails(id, "kind = 'booking-cancelled' AND body LIKE '%Dear Mo,%'"), 1);
	assert_int_equal(mails(id, "body NOT LIKE '%Dear Mo,%'"), 0);
}

static void P050_left_empty_it_is_the_language_of_the_page(void **unused)
{
	int64_t id = guest("11%3A00", "12%3A00", "");

	(void)unused;
	assert_int_equal(with_lang(id, "zh"), 1);
	assert_int_equal(mails(id, "body LIKE '%Dear%'"), 0);
	assert_int_equal(lab_ask(DESK, bai, path(id, ""), NULL)->status, 200);
	assert_true(lab_says("邮件语言"));
}

static void P050_the_form_offers_the_language_of_the_page(void **unused)
{
	char url[80];

	(void)unused;
	snprintf(url, sizeof(url), "/booking/new?room=%lld&date=%s", (long long)room, soon);
	assert_int_equal(lab_ask(DESK, bai, url, NULL)->status, 200);
	assert_true(lab_says("value=\"zh\" selected"));
	assert_int_equal(lab_ask(PORTAL, lin, url, NULL)->status, 200);
	assert_false(lab_says("name=\"lang\""));                    /* a tenant's contact has one */
}

static void P050_a_contact_of_a_company_has_a_language_of_their_own(void **unused)
{
	char more[120];
	int64_t id;

	(void)unused;
	snprintf(more, sizeof(more), "&company=%lld&contact=%lld&lang=en", (long long)lab_company("澄光仪器"), (long long)lin);
	id = guest("13%3A00", "14%3A00", more);
	assert_int_equal(with_lang(id, ""), 1);
	assert_int_equal(mails(id, "1"), 0);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(P050_a_guest_reads_every_mail_in_the_language_on_the_form_of_the_desk),
		cmocka_unit_test(P050_left_empty_it_is_the_language_of_the_page),
		cmocka_unit_test(P050_the_form_offers_the_language_of_the_page),
		cmocka_unit_test(P050_a_contact_of_a_company_has_a_language_of_their_own),
	};
	return cmocka_run_group_tests(all, open_house, lab_stop);
}
