/* reply_test.c -- answers as FastCGI records: whole, in order, ended; however large, and when nobody listens. */
#define CORE_RAW
#include "edge/reply.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static unsigned char got[9000000], said[8300000];

static size_t all(int fd)
{
	size_t n = 0;
	ssize_t k;

	while ((k = read(fd, got + n, sizeof(got) - n)) > 0)
		n += (size_t)k;
	return n;
}

/* Sends in a child, as the socket does not hold it all; returns how many bytes came. */
static size_t send_it(size_t head, size_t body)
{
	int fd[2], status;
	size_t n;
	pid_t child;

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	for (size_t i = 0; i < head + body; i++)
		said[i] = (unsigned char)(i * 7 + i / 251);
	child = fork();
	if (child == 0) {
		close(fd[0]);
		reply_send(fd[1], 258, (struct bytes){ (char *)said, head }, (struct bytes){ (char *)said + head, body });
		_exit(0);
	}
	close(fd[1]);
	n = all(fd[0]);
	close(fd[0]);
	waitpid(child, &status, 0);
	assert_int_equal(status, 0);
	return n;
}

static void whole(size_t head, size_t body)
{
	size_t n = send_it(head, body), at = 0, seen = 0;

	while (at + 8 <= n && got[at + 1] == 6) {
		size_t length = (size_t)got[at + 4] << 8 | got[at + 5];
		assert_int_equal(got[at], 1);
		assert_int_equal(got[at + 2] << 8 | got[at + 3], 258);
		assert_true(length > 0 && at + 8 + length <= n);
		assert_memory_equal(got + at + 8, said + seen, length);
		seen += length;
		at += 8 + length;
	}
	assert_int_equal(seen, head + body);
	assert_int_equal(n - at, 16);            /* the end of the request, status 0 */
	assert_int_equal(got[at + 1], 3);
	for (size_t i = at + 8; i < n; i++)
		assert_int_equal(got[i], 0);
}

static void every_size(void **state)
{
	(void)state;
	whole(40, 0);
	whole(40, 1);
	whole(300, 28000);
	whole(300, 65528);
	whole(300, 65529);
	whole(70000, 200000);
	whole(300, 8000000);             /* more records than one call takes */
}

static void nobody_listens(void **state)
{
	int fd[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	close(fd[0]);
	reply_send(fd[1], 1, (struct bytes){ "a", 1 }, (struct bytes){ "b", 1 });        /* no signal ends us */
	close(fd[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(every_size), cmocka_unit_test(nobody_listens) };

	return cmocka_run_group_tests_name("reply", tests, NULL, NULL);
}
