/* ask_fuzz.c -- whole requests from a web server gone mad: what is taken is text, what is answered forges no header.
** Input: parameters "NAME=value" parted by NUL, an empty one, then the body. */
// with cgi-bin/edge/ask.c cgi-bin/edge/answer.c
#define CORE_RAW
#include "edge/answer.h"
#include "edge/ask.h"
#include "edge/secret.h"
#include "edge/upload.h"
#include "core/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct body { const char *at; size_t left; };

static int read_body(void *of, char *to, int most)
{
	struct body *b = of;
	size_t n = b->left < (size_t)most ? b->left : (size_t)most;

	memcpy(to, b->at, n);
	b->at += n;
	b->left -= n;
	return (int)n;
}

/* Neither randomness nor files here. */
uint32_t secret_below(uint32_t most) { return most / 2; }
int upload_read(struct request *rq, struct arena *a, const struct wire *w, const char *type, long long length)
{
	(void)rq, (void)a, (void)w, (void)type;
	return length > 100 ? 413 : 400;
}

static void check_head(const char *head, size_t n)
{
	size_t lines = 0;

	for (size_t i = 0; i < n; i++) {
		if (head[i] == '\r')
			assert(i + 1 < n && head[i + 1] == '\n');
		else if (head[i] == '\n')
			assert(i > 0 && head[i - 1] == '\r' && ++lines < 20);
		else
			assert((unsigned char)head[i] >= 0x20 && head[i] != 0x7f);
	}
	assert(n > 4 && memcmp(head + n - 4, "\r\n\r\n", 4) == 0);
	for (size_t i = 0; i + 5 < n; i++)
		assert(memcmp(head + i, "\r\n\r\n", 4) != 0);
}

static void answer(struct request *rq)
{
	size_t n;

	rq->raw = "x";
	rq->location = rq->path;
	rq->cookie = rq->agent;
	rq->file_name = rq->query_text;
	rq->type = "text/plain";
	rq->etag = *rq->none_match == '\0' ? NULL : rq->none_match;
	answer_same(rq);
	const char *head = answer_head(rq, rq->path[1] % 2 != 0 ? 303 : 200, 1, &n);
	check_head(head, n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char text[8192], *env[64];
	struct request rq = { .arena = { .limit = 8 << 20 } };
	struct body body = { NULL, 0 };
	struct wire wire = { env, read_body, &body };
	size_t count = 0, at = 0;
	jmp_buf out;

	if (size >= sizeof(text) - 1)
		return 0;
	memcpy(text, data, size);
	text[size] = '\0';
	while (at < size && text[at] != '\0' && count < 63) {
		env[count++] = text + at;
		at += strlen(text + at) + 1;
	}
	env[count] = NULL;
	body.at = text + (at < size ? at + 1 : size);
	body.left = at < size ? size - at - 1 : 0;
	setenv("FOYER_URL", "http://h", 1);
	ask_start();
	rq.arena.out = &out;
	if (setjmp(out) == 0 && ask_read(&rq, &rq.arena, &wire) == 0) {
		assert(rq.path[0] == '/' && text_good(rq.path, strlen(rq.path)));
		for (size_t i = 0; i < rq.body.count; i++)
			assert(text_good(rq.body.list[i].value, strlen(rq.body.list[i].value)));
		answer(&rq);
	}
	arena_close(&rq.arena);
	return 0;
}
