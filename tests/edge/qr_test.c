/* qr_test.c -- QR codes as paths: drawn again they are the code, with its three eyes. */
#define CORE_RAW
#include "edge/qr.h"
#include <setjmp.h>
#include <cmocka.h>

static struct arena a = { .limit = 4 << 20 };
static unsigned char dark[200][200];

/* Draw "M0 0h7v1h-7z…"; how many modules are dark. */
static int draw(const char *path, int n)
{
	int count = 0, x, y, w, back, used;

	memset(dark, 0, sizeof(dark));
	for (; *path != '\0'; path += used) {
		assert_int_equal(sscanf(path, "M%d %dh%dv1h-%dz%n", &x, &y, &w, &back, &used), 4);
		assert_true(w == back && w > 0 && x >= 0 && y >= 0 && x + w <= n && y < n);
		for (int i = 0; i < w; i++) {
			assert_int_equal(dark[y][x + i], 0);
			dark[y][x + i] = 1;
			count++;
		}
	}
	return count;
}

static void has_eye(int left, int top)
{
	for (int y = 0; y < 7; y++)
		for (int x = 0; x < 7; x++) {
			int ring = x < 6 - x ? x : 6 - x, low = y < 6 - y ? y : 6 - y;
			ring = ring < low ? ring : low;
			assert_int_equal(dark[top + y][left + x], ring != 1);
		}
}

static void a_code_has_three_eyes(void **state)
{
	int n = 0;
	const char *path = qr_path(&a, "http://127.0.0.1:8080/q/HY-2611-0412", &n);

	(void)state;
	assert_non_null(path);
	assert_int_equal(n % 4, 1);
	assert_true(draw(path, n) > n * n / 4);
	has_eye(0, 0);
	has_eye(n - 7, 0);
	has_eye(0, n - 7);
}

static void the_same_text_is_the_same_code_and_another_is_not(void **state)
{
	int n, m;
	const char *one = qr_path(&a, "会议室 302", &n), *two = qr_path(&a, "会议室 303", &m);

	(void)state;
	assert_string_equal(one, qr_path(&a, "会议室 302", &n));
	assert_string_not_equal(one, two);
	assert_int_equal(n, m);
}

static void what_does_not_fit_is_none(void **state)
{
	static char large[4000];
	int n;

	(void)state;
	memset(large, 'a', sizeof(large) - 1);
	assert_null(qr_path(&a, large, &n));
	assert_null(qr_path(&a, "", &n));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_code_has_three_eyes),
		cmocka_unit_test(the_same_text_is_the_same_code_and_another_is_not),
		cmocka_unit_test(what_does_not_fit_is_none),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(&a);
	return failed;
}
