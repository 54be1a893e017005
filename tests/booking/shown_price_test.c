/* shown_price_test.c -- a booking costs what its button said, whatever was changed behind it (C S1-1, P050). */
#define CORE_RAW
#include "bookings.h"
#include "../guarantee/priced.h"

static const char *meeting(const char *date, const char *from, const char *to, const char *more)
{
	static char text[800];

	snprintf(text, sizeof(text), "%s&%s", body(ROOM("202"), date, from, to, lin, "价格核对"), more);
	return text;
}

static int64_t price_of_newest(void) { return lab_number("SELECT price FROM booking ORDER BY id DESC LIMIT 1"); }

/* C S1-1: the form is opened for an hour, sent for three with tea. */
static void the_form_is_changed_after_its_price_was_read(void **unused)
{
	char url[200], sent[900];
	const char *amount;
	int64_t count = COUNT_OF("booking"), first;

	(void)unused;
	snprintf(url, sizeof(url), "/booking/new?room=%lld&date=%s&from=14:00", (long long)ROOM("202"), soon);
	assert_int_equal(lab_ask(PORTAL, lin, url, NULL)->status, 200);
	amount = amount_shown(lab_ask(PORTAL, lin, url, NULL)->text, NULL);
	assert_non_null(amount);
	first = strtoll(amount, NULL, 10);
	assert_true(first > 0);
	snprintf(sent, sizeof(sent), "%s", meeting(soon, "14:00", "17:00", ""));
	snprintf(sent + strlen(sent), sizeof(sent) - strlen(sent), "&shown=%lld", (long long)first);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", sent)->status, 409);
	assert_true(lab_says("价格由 ¥") && lab_says("id=\"repriced\""));
	assert_true(lab_says("value=\"价格核对\""));
	amount = amount_shown(lab_ask(PORTAL, lin, "/booking/new", sent)->text, NULL);
	assert_non_null(amount);
	assert_true(strtoll(amount, NULL, 10) > first);
	assert_int_equal(COUNT_OF("booking"), count);
	snprintf(sent, sizeof(sent), "%s&shown=%s", meeting(soon, "14:00", "17:00", ""), amount);
	first = strtoll(amount, NULL, 10);
	assert_int_equal(lab_ask(PORTAL, lin, "/booking/new", sent)->status, 303);
	assert_int_equal(price_of_newest(), first);
}

/* On whatever day the test runs: the ordinary rate and those of the bands. */
#define LIST(by) "UPDATE room r LEFT JOIN room_band b ON b.room = r.id SET r.price_hour = r.price_hour " by \
	", b.price_hour = b.price_hour " by " WHERE r.number = '203'"
enum { DEARER, AS_BEFORE };
static const struct sql lists[] = { [DEARER] = { LIST("+ 10000"), NULL, NULL }, [AS_BEFORE] = { LIST("- 10000"), NULL, NULL } };
static void list(int which)
{
	struct request *rq = lab_open(DESK, 0);

	db_run(rq->db, &lists[which], NULL);
	lab_keep(rq);
}

/* Another room at the desk, and a price list that changed while the form was open. */
static void the_room_or_the_list_changed_meanwhile(void **unused)
{
	char url[100], sent[900];
	const char *amount;
	int64_t id, price;

	(void)unused;
	assert_int_equal(book(lin, ROOM("204"), later, "09:00", "10:00", "换间"), 303);
	id = newest();
	price = price_of_newest();
	snprintf(url, sizeof(url), "/booking/%lld/change", (long long)id);
	snprintf(sent, sizeof(sent), "%s&shown=%lld", body(ROOM("203"), later, "09:00", "10:00", lin, "换间"), (long long)price);
	assert_int_equal(lab_ask(PORTAL, lin, url, sent)->status, 409);
	amount = amount_shown(lab_ask(PORTAL, lin, url, sent)->text, NULL);
	assert_non_null(amount);
	snprintf(sent, sizeof(sent), "%s&shown=%s", body(ROOM("203"), later, "09:00", "10:00", lin, "换间"), amount);
	list(DEARER);
	assert_int_equal(lab_ask(PORTAL, lin, url, sent)->status, 409);
	list(AS_BEFORE);
	assert_int_equal(lab_number("SELECT price FROM booking ORDER BY id DESC LIMIT 1"), price);
	assert_int_equal(lab_ask(PORTAL, lin, url, sent)->status, 303);
	assert_int_equal(lab_number("SELECT price FROM booking ORDER BY id DESC LIMIT 1"), strtoll(amount, NULL, 10));
}

/* The ways out of a clash are booked at the price that stands beside them. */
static void a_way_out_costs_what_it_says(void **unused)
{
	char sent[1500], date[16], from[16], to[16];
	const char *amount, *page;
	int64_t price, room;

	(void)unused;
	assert_int_equal(book(lin, ROOM("205"), later, "14:00", "16:00", "先到"), 303);
	page = lab_ask(PORTAL, gu, "/booking/new", body(ROOM("205"), later, "14:00", "16:00", gu, "后到"))->text;
	assert_true(lab_says("class=\"alts\""));
	page = strstr(page, "class=\"alts\"");
	amount = amount_shown(page, NULL);
	assert_non_null(amount);
	price = strtoll(amount, NULL, 10);
	assert_true(price > 0);
	room = strtoll(drawn(page, "room", false), NULL, 10);
	snprintf(date, sizeof(date), "%.10s", drawn(page, "date", false));
	snprintf(from, sizeof(from), "%.5s", drawn(page, "from_at", false));
	snprintf(to, sizeof(to), "%.5s", drawn(page, "to_at", false));
	snprintf(sent, sizeof(sent), "%s&shown=%lld", body(room, date, from, to, gu, "后到"), (long long)price);
	assert_int_equal(lab_ask(PORTAL, gu, "/booking/new", sent)->status, 303);
	assert_int_equal(price_of_newest(), price);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_form_is_changed_after_its_price_was_read),
		cmocka_unit_test(the_room_or_the_list_changed_meanwhile),
		cmocka_unit_test(a_way_out_costs_what_it_says),
	};
	return cmocka_run_group_tests_name("shown price", tests, start, lab_stop);
}
