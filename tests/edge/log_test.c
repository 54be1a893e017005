/* log_test.c -- a line stays a line, whatever it tells of. */
#define CORE_RAW
#include "core/request.h"
#include "edge/log.h"
#include <setjmp.h>
#include <cmocka.h>
#include <fcntl.h>
#include <unistd.h>

static const struct program program = { .name = "desk" };
static char said[8192];

/* What reaches stderr meanwhile is in `said`. */
static void listen(bool yes)
{
	static int kept, file;
	ssize_t n;

	if (yes) {
		char path[] = "/tmp/log-XXXXXX";
		file = mkstemp(path);
		unlink(path);
		kept = dup(STDERR_FILENO);
		dup2(file, STDERR_FILENO);
	} else {
		dup2(kept, STDERR_FILENO);
		close(kept);
		n = pread(file, said, sizeof(said) - 1, 0);
		said[n < 0 ? 0 : n] = '\0';
		close(file);
	}
}

static const char *line(const struct request *rq, int status)
{
	listen(true);
	log_request(rq, status, 12.34, 999);
	listen(false);
	assert_int_equal(strchr(said, '\n') - said + 1, strlen(said));
	return said + 21;                /* after the time */
}

static void a_request_is_one_line_in_the_known_order(void **state)
{
	struct request rq = { .id = "0123456789abcdef", .path = "/booking/7", .program = &program, .queries = 4,
		.user = { .id = 17 } };

	(void)state;
	assert_string_equal(line(&rq, 200), "0123456789abcdef GET /desk/booking/7 17 200 12.3 4 999\n");
	assert_int_equal(said[4] + said[10] + said[19] + said[20], '-' + 'T' + 'Z' + ' ');
	rq.method = POST;
	assert_string_equal(line(&rq, 422), "0123456789abcdef POST /desk/booking/7 17 422 12.3 4 999\n");
	rq.method = GET;
	rq.head = true;
	rq.id = NULL;
	assert_string_equal(line(&rq, 304), "- HEAD /desk/booking/7 17 304 12.3 4 999\n");
}

static void nobody_writes_a_line_of_his_own(void **state)
{
	struct request rq = { .id = "0123456789abcdef", .program = &program,
		.path = "/a\nb\r\x1b[31m\x7f\"\\\xc2\x9b\xe2\x80\xa8\xe2\x80\xa9会" };

	(void)state;
	assert_string_equal(line(&rq, 404), "0123456789abcdef GET /desk/a\\x0ab\\x0d\\x1b[31m\\x7f\\x22\\x5c"
		"\\xc2\x9b\\xe2\x80\xa8\\xe2\x80\xa9会 0 404 12.3 0 999\n");
	listen(true);
	log_line("a\nb", "%s", "x\ny");
	listen(false);
	assert_string_equal(said + 21, "a\\x0ab x\\x0ay\n");
}

static void what_may_be_a_token_is_cut(void **state)
{
	struct request rq = { .id = "0123456789abcdef", .program = &program,
		.path = "/ical/ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq/x" };

	(void)state;
	assert_string_equal(line(&rq, 200), "0123456789abcdef GET /desk/ical/ABCDEF.../x 0 200 12.3 0 999\n");
}

static void long_lines_are_cut(void **state)
{
	static char path[4000];
	struct request rq = { .id = "0123456789abcdef", .program = &program, .path = path };

	(void)state;
	for (size_t i = 0; i < sizeof(path) - 1; i++)
		path[i] = i % 20 == 0 ? '/' : '\x01';
	line(&rq, 404);
	assert_true(strlen(said) <= 1024);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_one_line_in_the_known_order),
		cmocka_unit_test(nobody_writes_a_line_of_his_own),
		cmocka_unit_test(what_may_be_a_token_is_cut),
		cmocka_unit_test(long_lines_are_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
