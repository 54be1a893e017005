/* services_test.c -- P002: the customer's printed sheet has what the house did for them: the newest one by one, a year in sums. */
#define CORE_RAW
#include "lab.h"
#include "modules.h"
#include <setjmp.h>
#include <cmocka.h>

static int64_t clerk, finance;
#define SHEET "/company/1/sheet"
#define VAIN "('cancelled','declined','unavailable','offered')"

static int find_people(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	clerk = lab_person("bai.zhi@xuting.example");
	finance = lab_number("SELECT IFNULL(MIN(r.person), 0) FROM person_role r WHERE r.role = 'finance_clerk'");
	return clerk == 0;
}

/* The sheet as a person prints it, or the test fails. */
static const char *printed(int64_t who)
{
	const struct answer *a = lab_ask(REPORT, who, SHEET, NULL);

	assert_int_equal(a->status, 200);
	return a->text;
}
static int times(const char *text, const char *words)
{
	int n = 0;

	for (; (text = strstr(text, words)) != NULL; text++)
		n++;
	return n;
}
/* "HY-2611-0166" of the booking that a condition chooses last; the whole text is kept until the next. */
static const char *number_of(const char *where)
{
	static char text[20];
	char sql[300];
	int64_t month, n;

	snprintf(sql, sizeof(sql), "SELECT SUBSTR(number, 4, 4) FROM booking WHERE company = 1 AND %s ORDER BY starts_at DESC, id DESC LIMIT 1", where);
	month = lab_number(sql);
	snprintf(sql, sizeof(sql), "SELECT SUBSTR(number, 9) FROM booking WHERE company = 1 AND %s ORDER BY starts_at DESC, id DESC LIMIT 1", where);
	n = lab_number(sql);
	snprintf(text, sizeof(text), "HY-%04lld-%04lld", (long long)month, (long long)n);
	return text;
}

static void P002_the_newest_services_stand_first_and_are_no_more_than_thirty(void **unused)
{
	const char *text = printed(clerk), *first, *later;

	(void)unused;
	assert_int_equal(times(text, "<td class=\"id\">"), 30);
	first = strstr(text, number_of("1"));
	later = strstr(text, number_of("starts_at < NOW() - INTERVAL 1 HOUR"));
	assert_non_null(first);
	assert_non_null(later);
	assert_true(first < later);
	assert_non_null(strstr(text, "最近的服务"));
}

static void P002_only_their_own_are_printed(void **unused)
{
	const char *text = printed(clerk);

	(void)unused;
	assert_int_equal(lab_number("SELECT COUNT(*) FROM booking WHERE company = 2 AND starts_at > NOW()") > 0, 1);
	for (const char *p = text; (p = strstr(p, "HY-")) != NULL; p++) {
		char sql[160];
		snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM booking WHERE company = 1 AND number = '%.12s'", p);
		assert_int_equal(lab_number(sql), 1);
	}
}

static void P002_the_sums_of_a_year_leave_out_what_came_to_nothing(void **unused)
{
	static const char counted[] = " FROM booking WHERE company = 1 AND starts_at >= NOW() - INTERVAL 1 YEAR";
	char sql[300], words[60];
	int64_t n, fen;
	struct request *rq = lab_open(DESK, clerk);

	(void)unused;
	lab_keep(rq);
	snprintf(sql, sizeof(sql), "SELECT COUNT(*)%s", counted);
	n = lab_number(sql);
	snprintf(sql, sizeof(sql), "SELECT SUM(price)%s AND state NOT IN " VAIN, counted);
	fen = lab_number(sql);
	assert_in_range(fen, 100000, 99999999);
	snprintf(words, sizeof(words), "%lld，¥%lld,%03lld.%02lld", (long long)n, (long long)(fen / 100000),
		(long long)(fen / 100 % 1000), (long long)(fen % 100));
	if (strstr(printed(clerk), words) == NULL)
		fail_msg("the sheet does not say %s", words);
}

/* Whom nobody shows the mail log is not shown it on paper either; and what one person alone is to read is on no sheet. */
static void P002_nobody_reads_there_what_their_role_does_not_show(void **unused)
{
	(void)unused;
	assert_int_equal(times(printed(clerk), "YJ-") > 0, 1);
	if (finance != 0)
		assert_int_equal(times(printed(finance), "YJ-"), 0);
	assert_int_equal(lab_number("SELECT COUNT(*) FROM phone_call WHERE company = 1 AND message <> ''") > 0, 1);
	assert_null(strstr(printed(clerk), "样册改周四送"));
	assert_null(strstr(printed(clerk), "廉师傅"));
}

/* Whatever a module charges is in the sum, also where the list at the desk does not show it (A23). */
static void A23_the_sums_have_all_the_money_that_was_charged_and_the_questions_stand_there(void **unused)
{
	char words[60];
	int64_t fen;

	(void)unused;
	lab_run("UPDATE fax SET company = 1, state = 'collected', amount = 300, made_at = NOW() - INTERVAL 1 HOUR ORDER BY id LIMIT 2");
	lab_run("UPDATE question SET company = 1, made_at = NOW() - INTERVAL 1 MINUTE ORDER BY id LIMIT 1");
	fen = lab_number("SELECT SUM(amount) FROM fax WHERE company = 1 AND made_at >= NOW() - INTERVAL 1 YEAR");
	snprintf(words, sizeof(words), "，¥%lld.%02lld</dd>", (long long)(fen / 100), (long long)(fen % 100));
	if (strstr(printed(clerk), words) == NULL)
		fail_msg("the sheet does not say %s", words);
	assert_int_equal(times(printed(clerk), "¥3.00</td>") >= 2, 1);
	assert_int_equal(times(printed(clerk), "XW-") > 0, 1);
}

/* A form that asks whose it is makes a record that the company's page shows. */
static void A23_whatever_is_recorded_of_a_company_stands_on_its_page(void **unused)
{
	static const char readers[] = "bulletin";        /* it says who is to read it, not for whom something was done */

	(void)unused;
	for (const struct module *const *m = modules; *m != NULL; m++) {
		const struct face *f = &(*m)->face[DESK];
		const struct form *form = f->form != NULL ? f->form : (*m)->form;
		for (const struct field *k = f->make == NULL || form == NULL || f->list == NULL ? NULL : form->fields; k != NULL && k->name != NULL; k++)
			if (k->input == INPUT_COMPANY && strcmp(k->name, "company") == 0 && f->list->company == NULL && strcmp((*m)->name, readers) != 0)
				fail_msg("%s asks for a company, and its list does not say whose a row is", (*m)->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(P002_the_newest_services_stand_first_and_are_no_more_than_thirty),
		cmocka_unit_test(P002_only_their_own_are_printed),
		cmocka_unit_test(P002_the_sums_of_a_year_leave_out_what_came_to_nothing),
		cmocka_unit_test(A23_the_sums_have_all_the_money_that_was_charged_and_the_questions_stand_there),
		cmocka_unit_test(A23_whatever_is_recorded_of_a_company_stands_on_its_page),
		cmocka_unit_test(P002_nobody_reads_there_what_their_role_does_not_show),
	};
	return cmocka_run_group_tests(tests, find_people, lab_stop);
}
