/* ask_test.c -- what is taken for a request and what is refused. */
#define CORE_RAW
#include "fake.h"
#include "edge/ask.h"
#include "edge/secret.h"
#include <setjmp.h>
#include <cmocka.h>

#define FORM "application/x-www-form-urlencoded"

static struct arena arena = { .limit = 8 << 20 };
static struct fake f;
static struct request rq;
static jmp_buf out;

static int begin(void **state)
{
	(void)state;
	arena_reset(&arena);
	arena.out = &out;
	fake_start(&f);
	return 0;
}

static int ask(void)
{
	rq = (struct request){ 0 };
	if (setjmp(out) == 0)
		return ask_read(&rq, &arena, &f.wire);
	return arena.status;
}

static void a_plain_get_is_understood(void **state)
{
	(void)state;
	fake_set(&f, "PATH_INFO", "/booking/7");
	fake_set(&f, "QUERY_STRING", "day=2026-11-25&q=%E4%BC%9A+x");
	fake_set(&f, "HTTP_COOKIE", "foyer_desk=abc; lang=en");
	fake_set(&f, "HTTP_USER_AGENT", "Browser");
	fake_set(&f, "HTTPS", "on");
	assert_int_equal(ask(), 0);
	assert_int_equal(rq.method, GET);
	assert_false(rq.head);
	assert_true(rq.https);
	assert_string_equal(rq.path, "/booking/7");
	assert_string_equal(rq.query_text, "day=2026-11-25&q=%E4%BC%9A+x");
	assert_string_equal(pairs_get(rq.query, "q"), "会 x");
	assert_string_equal(pairs_get(rq.cookies, "lang"), "en");
	assert_string_equal(rq.id, "0123456789abcdef");
	assert_string_equal(rq.address, "192.0.2.7");
	assert_string_equal(rq.agent, "Browser");
	assert_string_equal(rq.origin, "");
}

static void head_is_a_get_and_other_methods_are_refused(void **state)
{
	static const char *const wrong[] = { "PUT", "DELETE", "OPTIONS", "TRACE", "get", "Post", "", "GETS", "HEADS", "FOO" };

	(void)state;
	fake_set(&f, "REQUEST_METHOD", "HEAD");
	assert_int_equal(ask(), 0);
	assert_true(rq.head);
	assert_int_equal(rq.method, GET);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		fake_set(&f, "REQUEST_METHOD", wrong[i]);
		assert_int_equal(ask(), 405);
	}
	fake_set(&f, "REQUEST_METHOD", NULL);
	assert_int_equal(ask(), 405);
}

static void only_our_hosts_are_answered(void **state)
{
	static const char *const ours[] = { "127.0.0.1", "127.0.0.1:8080", "LOCALHOST:9", "foyer.example", "Foyer.Example:443" };
	static const char *const foreign[] = { "", "evil.example", "127.0.0.1.evil.example", "127.0.0.1:8080@evil",
		"127.0.0.1:", "127.0.0.1:80x", "foyer.example.", "foyer.example/x", "xfoyer.example", "127.0.0.1 " };

	(void)state;
	for (size_t i = 0; i < COUNT(ours); i++) {
		fake_set(&f, "HTTP_HOST", ours[i]);
		if (ask() != 0)
			fail_msg("%s", ours[i]);
	}
	for (size_t i = 0; i < COUNT(foreign); i++) {
		fake_set(&f, "HTTP_HOST", foreign[i]);
		if (ask() != (strcmp(foreign[i], "127.0.0.1:") == 0 ? 0 : 400))
			fail_msg("%s", foreign[i]);
	}
	fake_set(&f, "HTTP_HOST", NULL);
	assert_int_equal(ask(), 400);
}

static void headers_that_come_twice_are_refused(void **state)
{
	static const char *const once[] = { "HTTP_COOKIE", "CONTENT_TYPE", "CONTENT_LENGTH", "HTTP_HOST",
		"HTTP_ORIGIN", "HTTP_SEC_FETCH_SITE", "QUERY_STRING", "REMOTE_ADDR" };

	(void)state;
	for (size_t i = 0; i < COUNT(once); i++) {
		fake_start(&f);
		fake_set(&f, once[i], "a");
		fake_add(&f, once[i], "a");
		assert_int_equal(ask(), 400);
	}
	fake_start(&f);
	fake_add(&f, "HTTP_X_OTHER", "a");
	fake_add(&f, "HTTP_X_OTHER", "b");
	assert_int_equal(ask(), 0);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	static const struct { const char *name, *value; } wrong[] = {
		{ "PATH_INFO", "/\xff" }, { "PATH_INFO", "/a\nb" }, { "PATH_INFO", "/\x7f" }, { "PATH_INFO", "x" },
		{ "PATH_INFO", "/\xc0\xae" }, { "QUERY_STRING", "a=%00" }, { "QUERY_STRING", "a=%ff" },
		{ "QUERY_STRING", "a=\xff" }, { "QUERY_STRING", "a=\x01" }, { "HTTP_COOKIE", "a=\xff" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		fake_start(&f);
		fake_set(&f, wrong[i].name, wrong[i].value);
		if (ask() != 400)
			fail_msg("%s=%s", wrong[i].name, wrong[i].value);
	}
}

static void odd_headers_nobody_needs_are_nothing(void **state)
{
	char agent[300], *euro = agent + 199;

	(void)state;
	fake_set(&f, "HTTP_USER_AGENT", "a\x1b[31m");
	fake_set(&f, "HTTP_REFERER", "\xff");
	assert_int_equal(ask(), 0);
	assert_string_equal(rq.agent, "");
	assert_string_equal(rq.referer, "");
	memset(agent, 'a', sizeof(agent));
	memcpy(euro, "€", 3);
	agent[299] = '\0';
	fake_set(&f, "HTTP_USER_AGENT", agent);
	assert_int_equal(ask(), 0);
	assert_int_equal(strlen(rq.agent), 199);         /* not in the middle of a character */
}

static void a_form_is_read_to_its_length(void **state)
{
	(void)state;
	fake_post(&f, FORM, "a=1&b=2", 7);
	f.piece = 2;
	assert_int_equal(ask(), 0);
	assert_int_equal(rq.method, POST);
	assert_string_equal(pairs_get(rq.body, "b"), "2");
	fake_post(&f, FORM "; charset=UTF-8", "", 0);
	assert_int_equal(ask(), 0);
	assert_int_equal(rq.body.count, 0);
	fake_post(&f, FORM, "a=1&b=2", 7);
	fake_set(&f, "CONTENT_LENGTH", "8");
	assert_int_equal(ask(), 400);
	fake_post(&f, FORM, "a=1&b=2", 7);
	fake_set(&f, "CONTENT_LENGTH", "6");
	assert_int_equal(ask(), 400);
	fake_post(&f, FORM, "a=%ff", 5);
	assert_int_equal(ask(), 400);
	fake_post(&f, FORM, "a=\0", 3);
	assert_int_equal(ask(), 400);
}

static void odd_lengths_and_types_are_refused(void **state)
{
	static const char *const lengths[] = { "-1", "+5", "0x10", "1e1", " 5", "5 ", "99999999999999999999", "5,5" };
	static const char *const types[] = { "text/plain", "application/json", "", FORM "x", "multipart/mixed; boundary=a" };

	(void)state;
	for (size_t i = 0; i < COUNT(lengths); i++) {
		fake_post(&f, FORM, "a=1&b", 5);
		fake_set(&f, "CONTENT_LENGTH", lengths[i]);
		assert_int_equal(ask(), 400);
	}
	for (size_t i = 0; i < COUNT(types); i++) {
		fake_post(&f, types[i], "a=1&b", 5);
		assert_int_equal(ask(), 400);
	}
}

static void more_than_a_mebibyte_is_413(void **state)
{
	static char large[BODY_MOST + 2];

	(void)state;
	memset(large, 'a', sizeof(large));
	fake_post(&f, FORM, large, BODY_MOST + 1);
	assert_int_equal(ask(), 413);
	assert_int_equal(f.at, 0);               /* not even read */
	fake_post(&f, FORM, large, BODY_MOST);
	assert_int_equal(ask(), 0);
	fake_set(&f, "CONTENT_LENGTH", "999999999999");
	assert_int_equal(ask(), 413);
}

static void a_request_gets_an_id_of_its_own_when_none_is_good(void **state)
{
	static const char *const wrong[] = { "", "abc", "0123456789ABCDEF", "0123456789abcdeg", "../../../../etc" };

	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		fake_set(&f, "FOYER_REQUEST_ID", wrong[i]);
		assert_int_equal(ask(), 0);
		assert_int_equal(strlen(rq.id), 32);
		assert_int_equal(strspn(rq.id, "0123456789abcdef"), 32);
	}
}

static void what_refuses_has_an_id_and_an_address_for_the_log(void **state)
{
	(void)state;
	fake_set(&f, "REQUEST_METHOD", "BREW");
	assert_int_equal(ask(), 405);
	assert_string_equal(rq.id, "0123456789abcdef");
	assert_string_equal(rq.address, "192.0.2.7");
	assert_string_equal(rq.path, "/");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(a_plain_get_is_understood, begin),
		cmocka_unit_test_setup(head_is_a_get_and_other_methods_are_refused, begin),
		cmocka_unit_test_setup(only_our_hosts_are_answered, begin),
		cmocka_unit_test_setup(headers_that_come_twice_are_refused, begin),
		cmocka_unit_test_setup(bytes_that_are_no_text_are_refused, begin),
		cmocka_unit_test_setup(odd_headers_nobody_needs_are_nothing, begin),
		cmocka_unit_test_setup(a_form_is_read_to_its_length, begin),
		cmocka_unit_test_setup(odd_lengths_and_types_are_refused, begin),
		cmocka_unit_test_setup(more_than_a_mebibyte_is_413, begin),
		cmocka_unit_test_setup(a_request_gets_an_id_of_its_own_when_none_is_good, begin),
		cmocka_unit_test_setup(what_refuses_has_an_id_and_an_address_for_the_log, begin),
	};
	int failed;

	setenv("FOYER_URL", "http://127.0.0.1:8080", 1);
	setenv("FOYER_HOSTS", "foyer.example other.example", 1);
	ask_start();
	failed = secret_start() == 0 ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
	arena_close(&arena);
	return failed;
}
