/* fake.c -- see fake.h. */
#define CORE_RAW
#include "fake.h"

static int read_body(void *of, char *to, int most)
{
	struct fake *f = of;
	size_t n = f->length - f->at;

	if (n > (size_t)most)
		n = (size_t)most;
	if (f->piece != 0 && n > f->piece)
		n = f->piece;
	memcpy(to, f->body + f->at, n);
	f->at += n;
	return (int)n;
}

void fake_start(struct fake *f)
{
	memset(f, 0, sizeof(*f));
	f->wire = (struct wire){ f->env, read_body, f };
	fake_set(f, "REQUEST_METHOD", "GET");
	fake_set(f, "PATH_INFO", "/");
	fake_set(f, "HTTP_HOST", "127.0.0.1:8080");
	fake_set(f, "REMOTE_ADDR", "192.0.2.7");
	fake_set(f, "FOYER_REQUEST_ID", "0123456789abcdef");
}

void fake_add(struct fake *f, const char *name, const char *value)
{
	char *at = f->text + f->used;

	f->used += (size_t)snprintf(at, sizeof(f->text) - f->used, "%s=%s", name, value) + 1;
	assert(f->used < sizeof(f->text) && f->count < 63);
	f->env[f->count++] = at;
}

void fake_set(struct fake *f, const char *name, const char *value)
{
	size_t n = strlen(name);

	for (int i = 0; i < f->count; i++)
		if (strncmp(f->env[i], name, n) == 0 && f->env[i][n] == '=') {
			memmove(&f->env[i], &f->env[i + 1], sizeof(f->env[0]) * (size_t)(f->count - i));
			f->count--;
			break;
		}
	if (value != NULL)
		fake_add(f, name, value);
}

void fake_post(struct fake *f, const char *type, const char *body, size_t length)
{
	char number[24];

	snprintf(number, sizeof(number), "%zu", length);
	fake_set(f, "REQUEST_METHOD", "POST");
	fake_set(f, "CONTENT_TYPE", type);
	fake_set(f, "CONTENT_LENGTH", number);
	f->body = body;
	f->length = length;
	f->at = 0;
}
