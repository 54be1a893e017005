/* secret_test.c -- tokens, digests, codes and passwords. */
#define CORE_RAW
#include "edge/secret.h"
#include <setjmp.h>
#include <cmocka.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static struct arena a = { .limit = 4 << 20 };

static void tokens_are_long_plain_and_never_the_same(void **state)
{
	const char *seen[1000];

	(void)state;
	for (size_t i = 0; i < COUNT(seen); i++) {
		seen[i] = secret_token(&a);
		assert_int_equal(strlen(seen[i]), SECRET_TOKEN);
		assert_int_equal(strspn(seen[i], "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
			SECRET_TOKEN);
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(seen[i], seen[k]);
	}
}

static void digests_are_known_and_the_same_in_pieces(void **state)
{
	struct secret_sum *s = secret_sum(&a);

	(void)state;
	assert_string_equal(secret_digest(&a, "abc", 3),
		"bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
	assert_string_equal(secret_digest(&a, "", 0),
		"0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
	secret_sum_add(s, "a", 1);
	secret_sum_add(s, "", 0);
	secret_sum_add(s, "bc", 2);
	assert_string_equal(secret_sum_end(s, &a), secret_digest(&a, "abc", 3));
}

static void equal_is_equal_and_nothing_else(void **state)
{
	(void)state;
	assert_true(secret_equal("", ""));
	assert_true(secret_equal("abc", "abc"));
	assert_false(secret_equal("abc", "abd"));
	assert_false(secret_equal("abc", "abcd"));
	assert_false(secret_equal("abc", ""));
}

static void a_password_fits_its_own_hash(void **state)
{
	const char *hash = secret_password_hash(&a, "correct 马 battery");
	bool busy = true;

	(void)state;
	assert_non_null(hash);
	assert_memory_equal(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31);
	assert_true(secret_password_fits(hash, "correct 马 battery", &busy));
	assert_false(busy);
	assert_false(secret_password_fits(hash, "correct 马 batterx", &busy));
	assert_false(secret_password_fits(hash, "", &busy));
	assert_string_not_equal(hash, secret_password_hash(&a, "correct 马 battery"));
}

static void no_hash_and_odd_hashes_fit_nothing(void **state)
{
	static const char *const odd[] = { NULL, "", "x", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$a$b" };
	bool busy;

	(void)state;
	for (size_t i = 0; i < COUNT(odd); i++) {
		assert_false(secret_password_fits(odd[i], "", &busy));
		assert_false(busy);
	}
}

static double seconds(clockid_t by)
{
	struct timespec t;

	clock_gettime(by, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* By the work done, not by the clock on the wall: others use this machine, too. */
#define WORK seconds(CLOCK_PROCESS_CPUTIME_ID)
#define WALL seconds(CLOCK_MONOTONIC)

static void nobody_takes_as_long_as_somebody(void **state)
{
	const char *hash = secret_password_hash(&a, "x");
	double known = 1e9, unknown = 1e9;
	bool busy;

	(void)state;
	for (int i = 0; i < 5; i++) {
		double t = WORK;
		secret_password_fits(hash, "y", &busy);
		known = WORK - t < known ? WORK - t : known;
		t = WORK;
		secret_password_fits(NULL, "y", &busy);
		unknown = WORK - t < unknown ? WORK - t : unknown;
	}
	assert_true(unknown > known / 2 && unknown < known * 2);
}

static void two_places_and_no_third(void **state)
{
	char path[128];
	int fd[2];
	double t = WALL;
	bool busy = false;

	(void)state;
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof(path), "%s/run/password.%d", getenv("FOYER_VAR"), i);
		fd[i] = open(path, O_RDWR | O_CREAT, 0600);
		assert_int_equal(flock(fd[i], LOCK_EX | LOCK_NB), 0);
	}
	assert_false(secret_password_fits(NULL, "x", &busy));
	assert_true(busy);
	assert_true(WALL - t >= 9.9);
	close(fd[1]);
	assert_false(secret_password_fits(NULL, "x", &busy));
	assert_false(busy);
	close(fd[0]);
}

static void codes_can_be_read_aloud(void **state)
{
	(void)state;
	for (int i = 0; i < 200; i++) {
		const char *code = secret_code(&a, 8);
		assert_int_equal(strlen(code), 8);
		assert_int_equal(strspn(code, "ABCDEFGHJKMNPQRSTUVWXYZ23456789"), 8);
	}
	for (int i = 0; i < 100; i++)
		assert_true(secret_below(7) < 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tokens_are_long_plain_and_never_the_same),
		cmocka_unit_test(digests_are_known_and_the_same_in_pieces),
		cmocka_unit_test(equal_is_equal_and_nothing_else),
		cmocka_unit_test(a_password_fits_its_own_hash),
		cmocka_unit_test(no_hash_and_odd_hashes_fit_nothing),
		cmocka_unit_test(nobody_takes_as_long_as_somebody),
		cmocka_unit_test(two_places_and_no_third),
		cmocka_unit_test(codes_can_be_read_aloud),
	};
	char var[64], command[128];
	int failed;

	snprintf(var, sizeof(var), "/tmp/secret-%ld", (long)getpid());
	snprintf(command, sizeof(command), "mkdir -p %s/run", var);
	setenv("FOYER_VAR", var, 1);
	if (system(command) != 0 || secret_start() != 0)
		return 1;
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&a);
	snprintf(command, sizeof(command), "rm -r %s", var);
	return system(command) == 0 ? failed : 1;
}
