/* answer_test.c -- headers: the ones each answer has, and that nobody forges one. */
#define CORE_RAW
#include "quiet.h"
#include "edge/answer.h"
#include <setjmp.h>
#include <cmocka.h>

static struct request rq;

static int begin(void **state)
{
	struct arena kept = rq.arena;

	(void)state;
	rq = (struct request){ .arena = kept };
	rq.arena.limit = 1 << 20;
	arena_reset(&rq.arena);
	return 0;
}

static const char *head(int status)
{
	size_t n;
	const char *text = answer_head(&rq, status, 5, &n);

	assert_int_equal(strlen(text), n);
	assert_memory_equal(text + n - 4, "\r\n\r\n", 4);
	return text;
}

static int gave_up(int status)
{
	return GAVE_UP(rq.arena, head(status));
}

static bool has(const char *text, const char *line)
{
	return strstr(text, line) != NULL;
}

static void every_answer_carries_its_defences(void **state)
{
	static const int statuses[] = { 200, 303, 304, 400, 403, 404, 405, 409, 413, 422, 429, 500, 503 };

	(void)state;
	for (size_t i = 0; i < COUNT(statuses); i++) {
		const char *t = head(statuses[i]);
		assert_int_equal(strtol(t + 8, NULL, 10), statuses[i]);
		assert_true(has(t, "\r\nContent-Security-Policy: default-src 'none'; script-src 'self';"));
		assert_true(has(t, "frame-ancestors 'none'"));
		assert_true(has(t, "\r\nX-Content-Type-Options: nosniff\r\n"));
		assert_true(has(t, "\r\nReferrer-Policy: same-origin\r\n"));
		assert_true(has(t, "\r\nCross-Origin-Opener-Policy: same-origin\r\n"));
		assert_true(has(t, "\r\nCross-Origin-Resource-Policy: same-origin\r\n"));
		assert_true(has(t, "\r\nCache-Control: no-store\r\n"));
		assert_false(has(t, "unsafe"));
		assert_false(has(t, "Strict-Transport-Security"));
		assert_int_equal(has(t, "\r\nAllow: GET, HEAD, POST\r\n"), statuses[i] == 405);
	}
	rq.https = true;
	assert_true(has(head(200), "\r\nStrict-Transport-Security: max-age=31536000; includeSubDomains\r\n"));
}

static void a_page_has_its_type_and_length(void **state)
{
	(void)state;
	assert_true(has(head(200), "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: 5\r\n"));
	rq.type = "text/csv; charset=utf-8";
	assert_true(has(head(200), "\r\nContent-Type: text/html; charset=utf-8\r\n"));   /* only with raw */
	rq.raw = "a,b\n";
	assert_true(has(head(200), "\r\nContent-Type: text/csv; charset=utf-8\r\n"));
	assert_false(has(head(304), "Content-Length"));
}

static void locations_lead_to_ourselves_only(void **state)
{
	static const char *const good[] = { "/desk/booking/7?day=2026-11-25#x", "http://127.0.0.1:8080/portal/", "/" };
	static const char *const wrong[] = { "//evil.example/", "/\\evil.example", "https://evil.example/", "desk",
		"http://127.0.0.1:8080.evil/", "http://127.0.0.1:80801/", "javascript:alert(1)", "", "/a\r\nX-Accel-Redirect: /b",
		"/a\nSet-Cookie: b", "/a\tb", "/\x7f" };

	(void)state;
	setenv("FOYER_URL", "http://127.0.0.1:8080", 1);
	for (size_t i = 0; i < COUNT(good); i++) {
		rq.location = good[i];
		assert_true(has(head(303), good[i]));
	}
	for (size_t i = 0; i < COUNT(wrong); i++) {
		rq.location = wrong[i];
		if (gave_up(303) != 500)
			fail_msg("%s", wrong[i]);
	}
	rq.location = "/find?q=会 议\"<>";
	assert_true(has(head(303), "\r\nLocation: /find?q=%E4%BC%9A%20%E8%AE%AE%22%3C%3E\r\n"));
	assert_false(has(head(200), "Location"));
}

static void control_bytes_are_refused_in_every_value(void **state)
{
	static const char *const wrong[] = { "a\r\nX: b", "a\nb", "a\rb", "a\x01", "a\x7f", "a\tb" };

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		begin(NULL);
		rq.cookie = wrong[i];
		assert_int_equal(gave_up(200), 500);
		begin(NULL);
		rq.etag = wrong[i];
		assert_int_equal(gave_up(200), 500);
		begin(NULL);
		rq.raw = "x";
		rq.type = wrong[i];
		assert_int_equal(gave_up(200), 500);
		rq.type = "a/b";
		rq.file_name = wrong[i];
		assert_false(has(head(200), wrong[i]));
	}
}

static void file_names_are_written_twice(void **state)
{
	const char *t;

	(void)state;
	rq.raw = "x";
	rq.file_name = "会议 \"7\";\\x.csv";
	t = head(200);
	assert_true(has(t, "\r\nContent-Disposition: attachment; filename=\"______ _7___x.csv\"; "
		"filename*=UTF-8''%E4%BC%9A%E8%AE%AE%20%227%22%3B%5Cx.csv\r\n"));
	assert_true(has(t, "sandbox"));
}

static void only_protected_paths_are_handed_to_the_web_server(void **state)
{
	static const char *const wrong[] = { "/etc/passwd", "/protected/../etc", "/protected/a b", "/protected/A",
		"protected/ab", "/protected/ab\r\nX: y", "/protected/%2e" };

	(void)state;
	rq.accel = "/protected/ab/abcdef";
	assert_true(has(head(200), "\r\nX-Accel-Redirect: /protected/ab/abcdef\r\n"));
	assert_false(has(head(200), "Content-Length"));
	for (size_t i = 0; i < COUNT(wrong); i++) {
		rq.accel = wrong[i];
		assert_int_equal(gave_up(200), 500);
	}
}

static void a_page_that_did_not_change_is_known_by_its_tag(void **state)
{
	(void)state;
	rq.etag = "abc";
	rq.none_match = "\"x\", W/\"abc\"";
	assert_true(answer_same(&rq));
	rq.none_match = "\"abcd\"";
	assert_false(answer_same(&rq));
	rq.none_match = "abc";
	assert_false(answer_same(&rq));
	rq.none_match = "";
	assert_false(answer_same(&rq));
	assert_true(has(head(200), "\r\nETag: \"abc\"\r\n"));
	assert_true(has(head(304), "\r\nCache-Control: private, no-cache\r\n"));
	assert_false(has(head(404), "ETag"));
	rq.etag = NULL;
	rq.none_match = "\"\"";
	assert_false(answer_same(&rq));
}

static void long_values_fit(void **state)
{
	char *cookie;

	(void)state;
	begin(NULL);
	cookie = arena_take(&rq.arena, 100001);
	memset(cookie, 'c', 100000);
	rq.cookie = cookie;
	rq.leave_cookies = true;
	assert_true(has(head(200), cookie));
	assert_true(has(head(200), "\r\nClear-Site-Data: \"storage\"\r\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(every_answer_carries_its_defences, begin),
		cmocka_unit_test_setup(a_page_has_its_type_and_length, begin),
		cmocka_unit_test_setup(locations_lead_to_ourselves_only, begin),
		cmocka_unit_test_setup(control_bytes_are_refused_in_every_value, begin),
		cmocka_unit_test_setup(file_names_are_written_twice, begin),
		cmocka_unit_test_setup(only_protected_paths_are_handed_to_the_web_server, begin),
		cmocka_unit_test_setup(a_page_that_did_not_change_is_known_by_its_tag, begin),
		cmocka_unit_test_setup(long_values_fit, begin),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(&rq.arena);
	return failed;
}
