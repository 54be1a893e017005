/* request.c -- small things every handler says. */
#include "core/request.h"

int redirect_to(struct request *rq, const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = arena_vprintf(&rq->arena, format, ap);
	va_end(ap);
	rq->location = arena_printf(&rq->arena, "/%s%s", rq->program->name, text);
	return 303;
}

const char *say(const struct request *rq, const char *text)
{
	return words_say(rq->words, text);
}

static const char *say_v(struct request *rq, const char *format, va_list ap) __attribute__((format(printf, 2, 0)));
static const char *say_v(struct request *rq, const char *format, va_list ap)
{
	return words_agree(&rq->arena, arena_vprintf(&rq->arena, words_mark(&rq->arena, words_say(rq->words, format)), ap));
}

const char *say_f(struct request *rq, const char *format, ...)
{
	va_list ap;
	const char *text;

	va_start(ap, format);
	text = say_v(rq, format, ap);
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
	*f = (struct fault){ field, say_v(rq, format, ap), NULL };
	va_end(ap);
	while (*at != NULL)
		at = &(*at)->next;
	*at = f;
}
