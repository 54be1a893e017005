/* request.c -- small things every handler says. */
#include "core/request.h"

static const char *vprint(struct arena *a, const char *format, va_list ap)
	__attribute__((format(printf, 2, 0)));

static const char *vprint(struct arena *a, const char *format, va_list ap)
{
	va_list again;
	char small[512], *s;
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

int redirect_to(struct request *rq, const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = vprint(&rq->arena, format, ap);
	va_end(ap);
	rq->location = arena_printf(&rq->arena, "/%s%s", rq->program->name, text);
	return 303;
}

const char *say(const struct request *rq, const char *text)
{
	return words_say(rq->words, text);
}

const char *say_f(struct request *rq, const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = vprint(&rq->arena, words_say(rq->words, format), ap);
	va_end(ap);
	return text;
}

int refuse(struct request *rq, int status, const char *text)
{
	rq->refused = say(rq, text);
	return status;
}

void form_fault(struct request *rq, const char *field, const char *format, ...)
{
	struct fault *f = take(rq, struct fault), **at = &rq->faults;
	va_list ap;

	va_start(ap, format);
	*f = (struct fault){ field, vprint(&rq->arena, words_say(rq->words, format), ap), NULL };
	va_end(ap);
	while (*at != NULL)
		at = &(*at)->next;
	*at = f;
}
