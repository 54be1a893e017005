/* words_test.c -- catalogues and what is said without one. */
#define CORE_RAW
#include "edge/words.h"
#include "quiet.h"
#include <setjmp.h>
#include <cmocka.h>
#include <unistd.h>

/* Build a .mo file of pairs of texts. */
static void put32(FILE *f, uint32_t v, bool big)
{
	for (int i = 0; i < 4; i++)
		fputc((int)(v >> (big ? 24 - i * 8 : i * 8) & 255), f);
}

static const char *const texts[] = { "", "header", "Save", "保存", "state|Open", "待处理", "Order", "订单",
	"12 of %d", "%d之12", "Empty", "" };

static void make(const char *path, bool big)
{
	FILE *f = fopen(path, "wb");
	uint32_t n = COUNT(texts) / 2, at = 28 + n * 16;

	put32(f, 0x950412de, big);
	put32(f, 0, big);
	put32(f, n, big);
	put32(f, 28, big);
	put32(f, 28 + n * 8, big);
	put32(f, 0, big);
	put32(f, 0, big);
	for (int half = 0; half < 2; half++)
		for (uint32_t i = 0; i < n; i++) {
			uint32_t length = (uint32_t)strlen(texts[i * 2 + (uint32_t)half]);
			put32(f, length, big);
			put32(f, at, big);
			at += length + 1;
		}
	for (int half = 0; half < 2; half++)
		for (uint32_t i = 0; i < n; i++)
			fwrite(texts[i * 2 + (uint32_t)half], 1, strlen(texts[i * 2 + (uint32_t)half]) + 1, f);
	fclose(f);
}

static const char *path(void)
{
	static char text[64];

	snprintf(text, sizeof(text), "/tmp/words-%ld.mo", (long)getpid());
	return text;
}

static void both_byte_orders_are_read(void **state)
{
	(void)state;
	for (int big = 0; big < 2; big++) {
		const struct words *w;
		make(path(), big);
		w = words_load(path());
		assert_non_null(w);
		assert_int_equal(w->count, 4);       /* without the header and the empty one */
		assert_string_equal(words_say(w, "Save"), "保存");
		assert_string_equal(words_say(w, "state|Open"), "待处理");
		assert_string_equal(words_say(w, "12 of %d"), "%d之12");
		words_set("zh", w);
		assert_ptr_equal(words_for("zh"), w);
		words_set("zh", NULL);
	}
	unlink(path());
}

static void what_is_not_translated_is_said_without_its_context(void **state)
{
	const struct words *w;

	(void)state;
	make(path(), false);
	w = words_load(path());
	assert_string_equal(words_say(w, "state|Closed"), "Closed");
	assert_string_equal(words_say(w, "Nothing"), "Nothing");
	assert_string_equal(words_say(w, "Empty"), "Empty");
	assert_string_equal(words_say(NULL, "state|Open"), "Open");
	assert_string_equal(words_say(NULL, "Up | down"), "Up | down");
	assert_string_equal(words_say(NULL, "|x"), "|x");
	assert_null(words_for("en"));
	assert_null(words_for(NULL));
	unlink(path());
}

static void every_cut_or_odd_file_is_refused_or_read(void **state)
{
	unsigned char bytes[1024];
	size_t n;
	FILE *f;

	(void)state;
	make(path(), false);
	f = fopen(path(), "rb");
	n = fread(bytes, 1, sizeof(bytes), f);
	fclose(f);
	quiet(true);
	for (size_t i = 0; i < n * 8; i++) {
		const struct words *w;
		if (i < n) {
			f = fopen(path(), "wb");
			fwrite(bytes, 1, i, f);
		} else {
			bytes[i / 8] ^= (unsigned char)(1 << i % 8);
			f = fopen(path(), "wb");
			fwrite(bytes, 1, n, f);
			bytes[i / 8] ^= (unsigned char)(1 << i % 8);
		}
		fclose(f);
		w = words_load(path());
		if (w != NULL)
			words_say(w, "Save");
	}
	unlink(path());
	assert_null(words_load(path()));
	quiet(false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_byte_orders_are_read),
		cmocka_unit_test(what_is_not_translated_is_said_without_its_context),
		cmocka_unit_test(every_cut_or_odd_file_is_refused_or_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
