/* multipart_fuzz.c -- bodies with files: the same bytes in one piece or many tell the same, and never too much. */
#include "core/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct seen { unsigned char bytes[1 << 16]; size_t n; unsigned open; };

static void put(struct seen *s, const void *bytes, size_t n)
{
	if (s->n + n <= sizeof(s->bytes))
		memcpy(s->bytes + s->n, bytes, n);
	s->n += n;
}

static bool begin(void *to, const struct multipart_part *p)
{
	struct seen *s = to;

	assert(s->open++ == 0);
	assert(strlen(p->name) < sizeof(p->name) && strlen(p->file) < sizeof(p->file));
	for (const char *c = p->name; *c != '\0'; c++)
		assert((unsigned char)*c >= 32 && *c != 127);
	put(s, "<", 1);
	put(s, p->name, strlen(p->name) + 1);
	put(s, p->file, strlen(p->file) + 1);
	put(s, p->type, strlen(p->type) + 1);
	put(s, &p->is_file, 1);
	return true;
}

static bool data_of(void *to, const char *bytes, size_t n)
{
	assert(((struct seen *)to)->open == 1);
	put(to, bytes, n);
	return true;
}

static bool end(void *to)
{
	assert(((struct seen *)to)->open-- == 1);
	put(to, ">", 1);
	return true;
}

static enum multipart read_in(const char *text, size_t length, size_t piece, struct seen *seen)
{
	static const struct multipart_sink sink = { begin, data_of, end };
	struct multipart_reader m;

	*seen = (struct seen){ 0 };
	multipart_begin(&m, "multipart/form-data; boundary=XbO", sink, seen, 8);
	for (size_t i = 0; i < length; i += piece)
		if (multipart_feed(&m, text + i, length - i < piece ? length - i : piece) != MULTIPART_OK)
			break;
	return multipart_end(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct seen whole, pieces;
	const struct multipart_sink sink = { begin, data_of, end };
	struct multipart_reader m;
	char type[128] = "";
	enum multipart a, b;

	if (size < 1)
		return 0;
	a = read_in((const char *)data + 1, size - 1, size, &whole);
	b = read_in((const char *)data + 1, size - 1, data[0] % 17 + 1u, &pieces);
	assert(a == b && whole.n == pieces.n);
	assert(whole.n > sizeof(whole.bytes) || memcmp(whole.bytes, pieces.bytes, whole.n) == 0);
	assert(whole.n <= size * 2 + 64 * 8);
	memcpy(type, data, size < sizeof(type) - 1 ? size : sizeof(type) - 1);
	multipart_begin(&m, type, sink, &whole, 8);
	return 0;
}
