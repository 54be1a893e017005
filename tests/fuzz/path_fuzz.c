/* path_fuzz.c -- paths against the shapes of routes, and names in statements. */
#include "core/module.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void match(struct arena *a, const char *path)
{
	static const char *const shapes[] = { "", "/new", "/:id", "/:id/:step", "/:id/label/:step", "/:step" };

	for (size_t i = 0; i < COUNT(shapes); i++) {
		struct match m;
		if (!path_fits(shapes[i], path, a, &m))
			continue;
		assert((strstr(shapes[i], ":id") != NULL) == (m.id > 0));
		assert(m.step == NULL || (*m.step != '\0' && strchr(m.step, '/') == NULL));
		assert(strchr(shapes[i], ':') != NULL || strcmp(shapes[i], path) == 0);
	}
}

static void rewrite(const char *text, char *to)
{
	struct sql_name names[8];
	int n = sql_rewrite(text, to, names, 8), marks = 0;

	if (n < 0)
		return;
	assert(strlen(to) <= strlen(text));
	for (const char *p = to; *p != '\0'; p++)
		marks += *p == '?';
	for (const char *p = text; *p != '\0'; p++)
		marks -= *p == '?';
	assert(marks == n);
	for (int i = 0; i < n; i++)
		assert(names[i].length > 0 && names[i].text[-1] == ':');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { .limit = 8 << 20 };
	jmp_buf out;

	a.out = &out;
	if (setjmp(out) == 0) {
		const char *text = arena_text(&a, (const char *)data, size);
		match(&a, text);
		rewrite(text, arena_take(&a, size + 1));
	}
	arena_close(&a);
	return 0;
}
