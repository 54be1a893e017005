/* pairs_fuzz.c -- bodies, queries and cookies: any bytes; what comes out is good UTF-8 or was called bad. */
#include "core/form.h"
#include "core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct arena *a, const char *text, size_t length, char sep)
{
	bool bad = false;
	struct pairs p = pairs_read(a, text, length, sep, &bad);

	assert(p.count <= 256);
	for (size_t i = 0; i < p.count; i++) {
		assert(p.list[i].name != NULL && p.list[i].value != NULL);
		assert(bad || text_good(p.list[i].name, strlen(p.list[i].name)));
		assert(bad || text_good(p.list[i].value, strlen(p.list[i].value)));
		assert(pairs_get(p, p.list[i].name) != NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { .limit = 8 << 20 };
	jmp_buf out;

	a.out = &out;
	if (setjmp(out) == 0) {
		check(&a, (const char *)data, size, '&');
		check(&a, (const char *)data, size, ';');
	}
	arena_close(&a);
	return 0;
}
