/* list_test.c -- lists: filters, order, pages by key and exports, from the declaration alone. */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int64_t desk;

static int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	return 0;
}

/* The first link after `words` in the last answer, HTML-unescaped, as a path of the program. */
static bool link_of(const struct answer *a, const char *module, const char *words, char *to, size_t room)
{
	const char *at = strstr(a->text, words), *href;
	size_t n = 0;

	if (at == NULL || (href = strstr(at, "href=\"")) == NULL)
		return false;
	n = (size_t)snprintf(to, room, "/%s", module);
	for (href += 6; *href != '"' && n + 1 < room; href++) {
		to[n++] = *href;
		if (strncmp(href, "&amp;", 5) == 0)
			href += 4;
	}
	to[n] = '\0';
	return true;
}

static bool link_after(const struct answer *a, const char *words, char *to, size_t room)
{
	return link_of(a, "booking", words, to, room);
}

static int numbers_on(const struct answer *a, char seen[400][16], int count)
{
	for (const char *p = a->text; (p = strstr(p, ">HY-")) != NULL; p++)
		if (count < 400)
			snprintf(seen[count++], 16, "%.12s", p + 1);
	return count;
}

static void paging_by_key_shows_every_row_once(void **unused)
{
	static char seen[400][16];
	char path[600] = "/booking?from=2020-01-01";
	int count = 0, pages = 0;
	const struct answer *a;

	(void)unused;
	do {
		a = lab_ask(DESK, desk, path, NULL);
		assert_int_equal(a->status, 200);
		count = numbers_on(a, seen, count);
		pages++;
	} while (pages < 12 && link_after(a, "rel=\"next\"", path, sizeof(path)));
	assert_true(pages > 3);
	assert_int_equal(count, lab_number("SELECT COUNT(*) FROM booking"));
	for (int i = 0; i < count; i++)
		for (int k = i + 1; k < count; k++)
			assert_string_not_equal(seen[i], seen[k]);
}

/* Fault G6: it began with the oldest booking of all years. */
static void the_bookings_of_the_desk_begin_with_today_and_those_before_stand_a_page_back_G6(void **unused)
{
	static char seen[400][16];
	char path[600], text[200];
	const struct answer *a = lab_ask(DESK, desk, "/booking", NULL);

	(void)unused;
	assert_true(numbers_on(a, seen, 0) > 0);
	snprintf(text, sizeof(text), "SELECT starts_at >= UTC_TIMESTAMP() - INTERVAL 1 DAY FROM booking WHERE number = '%s'", seen[0]);
	assert_int_equal(lab_number(text), 1);
	assert_true(link_after(a, "rel=\"prev\"", path, sizeof(path)));
	assert_true(numbers_on(lab_ask(DESK, desk, path, NULL), seen, 0) > 0);
	snprintf(text, sizeof(text), "SELECT starts_at < UTC_TIMESTAMP() FROM booking WHERE number = '%s'", seen[0]);
	assert_int_equal(lab_number(text), 1);
	/* Nothing of it ahead: the last of what was, not an empty page. */
	snprintf(text, sizeof(text), "/booking?q=%s", seen[0]);
	assert_int_equal(numbers_on(lab_ask(DESK, desk, text, NULL), seen, 0), 1);
}

static void a_page_back_shows_what_was_before(void **unused)
{
	static char first[400][16], again[400][16];
	char path[600];
	int n, m;
	const struct answer *a = lab_ask(DESK, desk, "/booking", NULL);

	(void)unused;
	n = numbers_on(a, first, 0);
	assert_true(link_after(a, "rel=\"next\"", path, sizeof(path)));
	a = lab_ask(DESK, desk, path, NULL);
	assert_true(link_after(a, "rel=\"prev\"", path, sizeof(path)));
	m = numbers_on(lab_ask(DESK, desk, path, NULL), again, 0);
	assert_int_equal(n, m);
	for (int i = 0; i < n; i++)
		assert_string_equal(first[i], again[i]);
}

static void odd_queries_are_never_a_fault_of_the_machine(void **unused)
{
	static const char *const odd[] = {
		"/booking?sort=nothing&dir=sideways", "/booking?sort=starts_at&dir=down", "/booking?after=x~1", "/booking?after=~",
		"/booking?before=2026~99999999999999999999", "/booking?state=no_such", "/booking?from=not-a-day", "/booking?q=%25%5F%27",
		"/booking?after=2026-11-25%2000:00:00~1&before=x~2", "/booking?q=a%27%20OR%201=1--%20",
	};

	(void)unused;
	for (size_t i = 0; i < COUNT(odd); i++)
		assert_int_equal(lab_ask(DESK, desk, odd[i], NULL)->status, 200);
}

/* Follows the pages from the first to where none leads on; how many lines with the number came, each page said whole. */
static int walk_visitors(const char *query)
{
	char path[700];
	int count = 0, pages = 0;
	bool more = true;

	snprintf(path, sizeof(path), "/visitor?%s", query);
	while (more && ++pages < 60) {
		const struct answer *a = lab_ask(DESK, desk, path, NULL);
		assert_int_equal(a->status, 200);
		for (const char *p = a->text; (p = strstr(p, ">ZK-13")) != NULL; p++)
			count++;
		more = link_of(a, "visitor", "rel=\"next\"", path, sizeof(path));
		if (!more && strstr(a->text, "符合的太多") != NULL)
			fail_msg("%s: page %d says that there is more, and leads nowhere", query, pages);
	}
	assert_in_range(pages, 2, 59);
	return count;
}

/* Those that fit stand close at first and far apart then: a page in another order came empty, and was the last. */
static void a_search_goes_on_to_its_last_line_in_the_order_that_was_asked_for(void **unused)
{
	static const struct sql many = { "INSERT INTO visitor (site, company, number, state, name, made_at, expected_at, made_by)"
		" SELECT 1, 1, CONCAT(IF(seq <= 120 OR seq > 2120, 'ZK-13', 'ZK-12'), LPAD(seq, 6, '0')), 'left', 'Many', t.at, t.at, 1"
		" FROM (SELECT seq, UTC_TIMESTAMP() - INTERVAL 4000 DAY - INTERVAL seq MINUTE AS at FROM seq_1_to_2131) t",
		NULL, NULL };
	struct request *rq = lab_open(DESK, desk);

	(void)unused;
	db_run(rq->db, &many, NULL);
	lab_keep(rq);
	assert_int_equal(walk_visitors("q=ZK-13"), 131);
	assert_int_equal(walk_visitors("sort=expected_at&dir=down&q=ZK-13"), 131);
	assert_int_equal(walk_visitors("sort=expected_at&q=ZK-13"), 131);
}

static void a_search_takes_percent_and_underscore_as_they_are(void **unused)
{
	static char seen[400][16];

	(void)unused;
	assert_int_equal(numbers_on(lab_ask(DESK, desk, "/booking?q=%25", NULL), seen, 0), 0);
	assert_true(lab_says("c-empty") || lab_says("nothing"));
}

static void the_csv_has_a_mark_for_excel_heads_and_quotes(void **unused)
{
	const struct answer *a = lab_ask(DESK, desk, "/booking?as=csv", NULL);
	int lines = 0;

	(void)unused;
	assert_int_equal(a->status, 200);
	assert_memory_equal(a->text, "\xEF\xBB\xBF\"", 4);
	for (const char *p = a->text; (p = strstr(p, "\r\n")) != NULL; p++)
		lines++;
	assert_int_equal(lines, lab_number("SELECT COUNT(*) FROM booking") + 1);
	assert_int_equal(lab_ask(DESK, desk, "/booking?as=xml", NULL)->status, 404);
}

static void what_a_spreadsheet_would_run_gets_a_quote_before_it(void **unused)
{
	(void)unused;
	assert_int_equal(lab_ask(DESK, desk, "/question/new",
		"question=%3Dcmd%7C%27%20/C%20calc%27!A0&asker=%2BSomebody&contact=0000-1")->status, 303);
	assert_int_equal(lab_ask(DESK, desk, "/question?as=csv", NULL)->status, 200);
	assert_true(lab_says("\"'=cmd|"));
	assert_true(lab_says("\"'+Somebody\""));
}

static void the_xlsx_is_a_zip(void **unused)
{
	const struct answer *a = lab_ask(DESK, desk, "/booking?as=xlsx", NULL);

	(void)unused;
	assert_int_equal(a->status, 200);
	assert_memory_equal(a->text, "PK", 2);
}

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test(paging_by_key_shows_every_row_once),
		cmocka_unit_test(the_bookings_of_the_desk_begin_with_today_and_those_before_stand_a_page_back_G6),
		cmocka_unit_test(a_page_back_shows_what_was_before),
		cmocka_unit_test(odd_queries_are_never_a_fault_of_the_machine),
		cmocka_unit_test(a_search_goes_on_to_its_last_line_in_the_order_that_was_asked_for),
		cmocka_unit_test(a_search_takes_percent_and_underscore_as_they_are),
		cmocka_unit_test(the_csv_has_a_mark_for_excel_heads_and_quotes),
		cmocka_unit_test(what_a_spreadsheet_would_run_gets_a_quote_before_it),
		cmocka_unit_test(the_xlsx_is_a_zip),
	};
	return cmocka_run_group_tests(all, start, lab_stop);
}
