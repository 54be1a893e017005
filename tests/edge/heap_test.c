/* heap_test.c -- memory that a request freed is there for the next one (G4). */
#define CORE_RAW
#include "core/arena.h"
#include "edge/heap.h"
#include <setjmp.h>
#include <cmocka.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED true
#else
#define SANITIZED false
#endif

static long faults(void)
{
	struct rusage u;

	getrusage(RUSAGE_SELF, &u);
	return u.ru_minflt;
}

/* Like a page: some megabytes in blocks of its size and one large one, all freed at the end. */
static void request(void)
{
	struct arena a = { .limit = 8 << 20 };
	jmp_buf out;

	a.out = &out;
	if (setjmp(out) != 0)
		fail_msg("no memory");
	for (int i = 0; i < 60; i++)
		memset(arena_take(&a, 60000), 1, 60000);
	memset(arena_take(&a, 2 << 20), 1, 2 << 20);
	arena_close(&a);
}

static void what_was_freed_is_not_fetched_anew(void **state)
{
	long before;

	(void)state;
	if (SANITIZED)
		return;                  /* another allocator; tests/days runs the shipped build */
	heap_keep();
	request();
	before = faults();
	for (int i = 0; i < 50; i++)
		request();
	assert_in_range(faults() - before, 0, 50 * 5);   /* some 1400 a request otherwise */
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(what_was_freed_is_not_fetched_anew) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
