/* arena.c -- see arena.h; the only file of core that calls malloc. */
#define CORE_RAW
#include "core/arena.h"

#define ARENA_BLOCK 65536

struct arena_block {
	struct arena_block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void give_up(struct arena *a, int status)
{
	a->status = status;
	longjmp(*a->out, 1);
}

void *arena_take(struct arena *a, size_t size)
{
	struct arena_block *b = a->block;
	void *p;

	size = (size + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
	if (size > a->limit || a->used > a->limit - size)
		give_up(a, 503);
	if (b == NULL || b->size - b->used < size) {
		size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
		b = malloc(sizeof(*b) + room);
		if (b == NULL)
			give_up(a, 503);
		*b = (struct arena_block){ .next = a->block, .size = room };
		a->block = b;
	}
	p = memset(b->bytes + b->used, 0, size);
	b->used += size;
	a->used += size;
	return p;
}

char *arena_text(struct arena *a, const char *text, size_t length)
{
	char *copy = arena_take(a, length + 1);
	memcpy(copy, text, length);
	return copy;
}

char *arena_vprintf(struct arena *a, const char *format, va_list ap)
{
	char small[512], *s;
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), format, ap);
	assert(n >= 0);
	s = arena_take(a, (size_t)n + 1);
	if ((size_t)n < sizeof(small))
		memcpy(s, small, (size_t)n);
	else
		vsnprintf(s, (size_t)n + 1, format, again);
	va_end(again);
	return s;
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *s;

	va_start(ap, format);
	s = arena_vprintf(a, format, ap);
	va_end(ap);
	return s;
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){ a->block, a->block == NULL ? 0 : a->block->used, a->used };
}

void arena_back(struct arena *a, struct arena_mark mark)
{
	while (a->block != mark.block) {
		struct arena_block *next = a->block->next;
		free(a->block);
		a->block = next;
	}
	if (a->block != NULL)
		a->block->used = mark.in_block;
	a->used = mark.used;
}

void arena_reset(struct arena *a)
{
	while (a->block != NULL && a->block->next != NULL) {
		struct arena_block *b = a->block;
		a->block = b->next;
		free(b);
	}
	if (a->block != NULL)
		a->block->used = 0;
	a->used = 0;
}

void arena_close(struct arena *a)
{
	arena_reset(a);
	free(a->block);
	a->block = NULL;
}
