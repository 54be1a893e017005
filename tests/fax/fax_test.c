/* fax_test.c -- P023 to P026: every rule, number and refusal of faxes. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "fax/fax.h"
#include "kit/clock.h"
#include "kit/record.h"

#define DAY (24 * 60 * 60)

static int64_t desk, chengguang, nanrong, admin;
static struct request *rq;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	chengguang = lab_company("澄光仪器");
	nanrong = lab_company("南榕设计");
	return 0;
}
static int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static int shut(void **unused) { (void)unused; lab_close(rq); return 0; }
static int quiet(void **unused) { (void)unused; return 0; }

static void forget(void) { rq->refused = NULL; rq->faults = NULL; }

static struct fax *fax(int64_t company, const char *identity)
{
	struct fax *f = record_blank(rq, &fax_module);

	f->r.id = 0;
	f->r.company = company;
	f->identity = identity;
	f->pages = 2;
	f->addressee = "林书仪";
	return f;
}

static struct fax *arrive(int64_t company, const char *identity)
{
	struct fax *f = fax(company, identity);

	assert_int_not_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	return f;
}

static bool take_as(const struct module *m, void *row, const char *step, unsigned roles)
{
	forget();
	return record_take(rq, m, row, record_copy(rq, m->table, row), step, roles);
}
static bool takes(struct fax *f, const char *step) { return take_as(&fax_module, f, step, rq->user.roles); }

static int64_t told(const char *name, int64_t record)
{
	struct pairs none = { 0 };
	static const struct column columns[] = { { "id", TYPE_INT, 0, NULL, NULL }, { 0 } };
	static const struct table table = { "n", sizeof(int64_t), columns };
	const char *text = arena_printf(&rq->arena, "SELECT COUNT(*) AS id FROM inbox WHERE module = '%s' AND record = %lld",
		name, (long long)record);

	return *(const int64_t *)db_list(rq->db, text, none, &table).list;
}

static void p024_a_fax_whose_company_and_room_agree_is_logged_and_told_at_once(void **unused)
{
	struct fax *f = arrive(chengguang, "known");

	(void)unused;
	assert_string_equal(f->r.state, "logged");
	assert_true(*f->room_no != '\0');
	assert_true(told("fax", f->r.id) >= 1);
}

static void p024_a_room_that_is_not_the_companys_is_refused_with_both_rooms(void **unused)
{
	struct fax *f = fax(chengguang, "known");

	(void)unused;
	f->room_no = "9999";
	assert_int_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	assert_non_null(rq->refused);
	assert_non_null(strstr(rq->refused, "9999"));
}

static void p024_goes_from_arrived_by_matched_logged_notified_to_collected(void **unused)
{
	struct fax *f = arrive(0, "");

	(void)unused;
	assert_string_equal(f->r.state, "arrived");
	assert_false(takes(f, "match"));         /* whose is it? */
	f->r.company = nanrong;
	assert_false(takes(f, "match"));         /* the addressee is another's */
	forget();
	f->addressee = "顾清和";
	assert_true(takes(f, "match"));
	assert_true(takes(f, "log"));
	assert_true(takes(f, "notify"));
	assert_int_equal(f->notified_at, rq->context.now);
	assert_true(takes(f, "collect"));
	assert_string_equal(f->r.state, "collected");
	assert_false(takes(f, "collect"));
	assert_non_null(rq->refused);
}

static void p025_without_a_company_name_it_is_marked_and_without_the_person_it_gets_a_slip(void **unused)
{
	(void)unused;
	assert_string_equal(arrive(0, "no_company")->r.state, "marked_pending");
	assert_string_equal(arrive(0, "no_person")->r.state, "slip_attached");
}

static void p025_r06_it_is_not_archived_before_three_days_are_over(void **unused)
{
	struct fax *f = arrive(0, "no_company");

	(void)unused;
	assert_true(takes(f, "folder"));
	assert_int_equal(f->r.due, clock_after(rq, rq->context.now, 3, UNIT_DAY));
	assert_in_range(f->r.due - rq->context.now, 3 * DAY - 1, 4 * DAY);
	assert_false(takes(f, "archive"));
	assert_non_null(rq->refused);
	lab_later(rq, f->r.due - rq->context.now - 1);
	assert_false(takes(f, "archive"));
	lab_later(rq, 1);
	assert_true(take_as(&fax_module, f, "archive", ROLE_CLOCK));
	assert_string_equal(f->r.state, "archived");
}

static void p025_found_after_all_it_goes_back_to_p024_even_from_the_archive(void **unused)
{
	struct fax *f = arrive(0, "no_person");

	(void)unused;
	assert_true(takes(f, "folder"));
	f->enquiry = "asked the second floor";
	assert_true(takes(f, "enquire"));
	assert_string_equal(f->r.state, "in_pending_folder");
	assert_non_null(strstr(f->enquiries, "second floor"));
	lab_later(rq, 4 * DAY);
	assert_true(takes(f, "archive"));
	f->r.company = chengguang;
	assert_true(takes(f, "identify"));
	assert_string_equal(f->r.state, "logged");
	assert_true(told("fax", f->r.id) >= 1);
}

static struct fax_watch *ask(int64_t company, const char *guest)
{
	struct fax_watch *w = record_blank(rq, &fax_watch_module);

	w->r.id = 0;
	w->r.company = company;
	w->guest = guest;
	w->contact = "0000-6818-1111";
	assert_int_not_equal(lab_make(rq, &fax_watch_module, &fax_watch_sql[WATCH_MAKE], w), 0);
	return w;
}

static void p026_a_fax_in_the_book_is_found_one_that_is_not_is_watched_for(void **unused)
{
	(void)unused;
	arrive(chengguang, "known");
	assert_string_equal(ask(chengguang, "")->r.state, "found");
	assert_string_equal(ask(0, "顾望山")->r.state, "watch_recorded");
}

static void p026_who_waits_is_told_the_moment_the_fax_is_logged(void **unused)
{
	struct fax_watch *w = ask(0, "顾望山"), now;
	struct fax *f = fax(nanrong, "known");

	(void)unused;
	f->addressee = "顾望山";
	assert_int_not_equal(lab_make(rq, &fax_module, &fax_sql[FAX_MAKE], f), 0);
	table_blank(&fax_watch_table, &now);
	now.r.id = w->r.id;
	assert_true(db_one(rq->db, &fax_watch_sql[WATCH_ANY], &now, &now));
	assert_string_equal(now.r.state, "arrived");
	assert_int_equal(now.fax, f->r.id);
	assert_true(told("fax_watch", w->r.id) > 0);
	assert_true(take_as(&fax_watch_module, &now, "notify", rq->user.roles));
	assert_true(take_as(&fax_watch_module, &now, "close", rq->user.roles));
}

static struct fax_sent *order(void)
{
	struct fax_sent *s = record_blank(rq, &fax_sent_module);

	s->r.id = 0;
	s->guest = "林书仪";
	s->r.company = chengguang;
	s->country = "852";
	s->fax_no = "0000 1234";
	s->pages = 3;
	assert_int_not_equal(lab_make(rq, &fax_sent_module, &fax_sent_sql[SENT_MAKE], s), 0);
	return s;
}
static bool does(struct fax_sent *s, const char *step) { return take_as(&fax_sent_module, s, step, rq->user.roles); }

static void p023_nothing_is_sent_before_the_rate_is_told_and_number_and_pages_are_checked(void **unused)
{
	struct fax_sent *s = order();

	(void)unused;
	assert_false(does(s, "send"));
	assert_true(does(s, "tell"));
	assert_int_equal(s->rate, 380);
	assert_false(does(s, "send"));
	assert_true(does(s, "check"));
	assert_true(does(s, "code"));
	assert_true(does(s, "send"));
}

static struct fax_sent *sending(void)
{
	struct fax_sent *s = order();

	assert_true(does(s, "tell") && does(s, "check") && does(s, "code") && does(s, "send"));
	return s;
}

static void p023_r05_no_bill_while_a_page_is_in_error(void **unused)
{
	struct fax_sent *s = sending();

	(void)unused;
	s->error_pages = "2";
	assert_true(does(s, "error"));
	assert_false(does(s, "price"));
	assert_non_null(strstr(rq->refused, "2"));
	assert_true(does(s, "resend"));
	assert_false(does(s, "price"));
	s->seconds = 61;
	assert_true(does(s, "ok"));
	assert_string_equal(s->error_pages, "");
	assert_string_equal(s->resent_pages, "2");
	assert_true(does(s, "price"));
	assert_int_equal(s->amount, 2 * 380);
}

static void p023_the_operator_signs_with_the_time_and_then_it_stands_in_the_book(void **unused)
{
	struct fax_sent *s = sending();

	(void)unused;
	s->seconds = 60;
	assert_true(does(s, "ok") && does(s, "price") && does(s, "pay"));
	assert_false(does(s, "log"));
	assert_true(does(s, "sign"));
	assert_int_equal(s->operator, desk);
	assert_int_equal(s->completed_at, rq->context.now);
	assert_true(does(s, "log"));
	assert_int_equal(fax_price(60, 380), 380);
	assert_int_equal(fax_price(1, 380), 380);
	assert_int_equal(fax_price(121, 380), 3 * 380);
}

static void p024_tenants_see_the_faxes_of_their_company_and_no_other(void **unused)
{
	int64_t mine = lab_number("SELECT MIN(f.id) FROM fax f JOIN person p ON p.company = f.company WHERE p.email = 'gu.qinghe@nanrong.example'");
	char path[80];

	(void)unused;
	assert_int_equal(lab_ask(PORTAL, admin, "/fax", NULL)->status, 200);
	snprintf(path, sizeof(path), "/fax/%lld", (long long)mine);
	if (mine != 0)
		assert_int_equal(lab_ask(PORTAL, admin, path, NULL)->status, 404);
}

static void p026_what_went_to_the_archive_is_found_as_well(void **unused)
{
	struct fax *f = arrive(0, "no_person");
	struct fax_watch *w = record_blank(rq, &fax_watch_module);

	(void)unused;
	f->addressee = "";
	assert_true(takes(f, "folder"));
	lab_later(rq, 4 * DAY);
	assert_true(take_as(&fax_module, f, "archive", ROLE_CLOCK));
	w->r.id = w->r.company = 0;
	w->guest = "林书仪";
	w->contact = "0000-1234";
	assert_int_not_equal(lab_make(rq, &fax_watch_module, &fax_watch_sql[WATCH_MAKE], w), 0);
	assert_string_equal(w->r.state, "found");
}

static void the_pages_of_the_desk_and_the_books_are_drawn(void **unused)
{
	static const char *const pages[] = { "/fax", "/fax/new", "/fax_sent", "/fax_sent/new", "/fax_watch", "/fax_watch/new", "/fax/1" };

	(void)unused;
	for (size_t i = 0; i < COUNT(pages); i++)
		assert_int_equal(lab_ask(DESK, desk, pages[i], NULL)->status, 200);
	assert_int_equal(lab_ask(DESK, desk, "/fax_sent/new", "guest=&country=86&fax_no=12&pages=0")->status, 422);
	assert_int_equal(lab_ask(DESK, desk, "/fax/new", "pages=2&identity=no_company&written=x")->status, 303);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
#define WHOLE(f) cmocka_unit_test_setup(f, quiet)
	const struct CMUnitTest all[] = {
		TEST(p024_a_fax_whose_company_and_room_agree_is_logged_and_told_at_once),
		TEST(p024_a_room_that_is_not_the_companys_is_refused_with_both_rooms),
		TEST(p024_goes_from_arrived_by_matched_logged_notified_to_collected),
		TEST(p025_without_a_company_name_it_is_marked_and_without_the_person_it_gets_a_slip),
		TEST(p025_r06_it_is_not_archived_before_three_days_are_over),
		TEST(p025_found_after_all_it_goes_back_to_p024_even_from_the_archive),
		TEST(p026_a_fax_in_the_book_is_found_one_that_is_not_is_watched_for),
		TEST(p026_who_waits_is_told_the_moment_the_fax_is_logged),
		TEST(p023_nothing_is_sent_before_the_rate_is_told_and_number_and_pages_are_checked),
		TEST(p023_r05_no_bill_while_a_page_is_in_error),
		TEST(p023_the_operator_signs_with_the_time_and_then_it_stands_in_the_book),
		TEST(p026_what_went_to_the_archive_is_found_as_well),
		WHOLE(p024_tenants_see_the_faxes_of_their_company_and_no_other),
		WHOLE(the_pages_of_the_desk_and_the_books_are_drawn),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
