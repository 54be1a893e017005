/* text_fuzz.c -- UTF-8 and addresses: nothing crashes, what is cut stays good, what is encoded is plain. */
#include "core/address.h"
#include "core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = { .limit = 8 << 20 };
	unsigned char bytes[16];
	jmp_buf out;

	a.out = &out;
	if (setjmp(out) == 0) {
		const char *text = arena_text(&a, (const char *)data, size);
		bool good = text_good(text, size);

		assert(!good || strlen(text) == size);
		for (const char *u = text_url(&a, text); *u != '\0'; u++)
			assert(strchr("%-_.0123456789ABCDEFabcdefghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ", *u) != NULL);
		for (size_t most = 0; good && most < 5; most++) {
			const char *cut = text_cut(&a, text, most);
			assert(text_good(cut, strlen(cut)));
		}
		address_read(text, size, bytes);
		address_within("10.1.2.3", text);
		address_within(text, "10.0.0.0/8 ::1/128");
	}
	arena_close(&a);
	return 0;
}
