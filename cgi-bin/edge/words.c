/* words.c -- read a compiled catalogue (GNU .mo, either byte order). */
#define CORE_RAW
#include "edge/words.h"
#include <byteswap.h>

#define MO_MOST (16 * 1024 * 1024)

/* All that were loaded, newest first; they stay until the process ends. */
struct loaded { struct words words; const unsigned char *bytes; struct loaded *older; };

static struct loaded *loaded;
static const struct words *chinese;

static unsigned char *slurp(const char *file, size_t *length)
{
	FILE *f = fopen(file, "rb");
	unsigned char *bytes = NULL;
	long n = -1;

	if (f == NULL)
		return NULL;
	if (fseek(f, 0, SEEK_END) == 0)
		n = ftell(f);
	if (n >= 28 && n <= MO_MOST && fseek(f, 0, SEEK_SET) == 0 &&
	    (bytes = malloc((size_t)n + 1)) != NULL) {
		bytes[n] = '\0';
		if (fread(bytes, 1, (size_t)n, f) != (size_t)n) {
			free(bytes);
			bytes = NULL;
		}
	}
	fclose(f);
	*length = (size_t)n;
	return bytes;
}

struct mo { const unsigned char *bytes; size_t length; bool swapped; };

static uint32_t word_at(const struct mo *mo, size_t at)
{
	uint32_t v;

	if (at > mo->length - sizeof(v))
		return UINT32_MAX;
	memcpy(&v, mo->bytes + at, sizeof(v));
	return mo->swapped ? bswap_32(v) : v;
}

/* Text `i` of the table of lengths and offsets at `table`; NULL: outside the file. */
static const char *text_at(const struct mo *mo, uint32_t table, uint32_t i)
{
	size_t at = (size_t)table + (size_t)i * 8;
	uint32_t n = word_at(mo, at), from = word_at(mo, at + 4);

	if (from > mo->length || n > mo->length - from)
		return NULL;
	return (const char *)mo->bytes + from;
}

static int by_text(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return strcmp(x->text, y->text);
}

static struct words *read_all(const struct mo *mo)
{
	uint32_t count = word_at(mo, 8), from = word_at(mo, 12), to = word_at(mo, 16);
	struct loaded *kept;
	struct words *w;
	struct word *list;

	if (count > mo->length / 16)
		return NULL;
	kept = calloc(1, sizeof(*kept));
	list = calloc(count + 1, sizeof(*list));
	if (kept == NULL || list == NULL)
		abort();
	kept->older = loaded;
	kept->bytes = mo->bytes;
	loaded = kept;
	w = &kept->words;
	for (uint32_t i = 0; i < count; i++) {
		struct word x = { text_at(mo, from, i), text_at(mo, to, i) };
		if (x.text != NULL && x.said != NULL && *x.text != '\0' && *x.said != '\0')
			list[w->count++] = x;
	}
	qsort(list, w->count, sizeof(*list), by_text);
	w->list = list;
	return w;
}

const struct words *words_load(const char *file)
{
	struct mo mo = { 0 };
	struct words *w = NULL;
	uint32_t magic;

	mo.bytes = slurp(file, &mo.length);
	if (mo.bytes != NULL) {
		magic = word_at(&mo, 0);
		mo.swapped = magic == 0xde120495;
		if (magic == 0x950412de || mo.swapped)
			w = read_all(&mo);
	}
	if (w == NULL) {
		fprintf(stderr, "words: cannot read %s\n", file);
		free((void *)(uintptr_t)mo.bytes);
	}
	return w;
}

void words_set(const char *lang, const struct words *w)
{
	if (strcmp(lang, "zh") == 0)
		chinese = w;
}

const struct words *words_for(const char *lang)
{
	return lang != NULL && strcmp(lang, "zh") == 0 ? chinese : NULL;
}
