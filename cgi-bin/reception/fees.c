/* fees.c -- the lines of a detailed fee list (P001): what, then its amount. */
#include "reception/reception.h"
#include "core/request.h"

/* "1,280.50" or "¥12" -> fen; -1: no amount. */
static int64_t amount(const char *s, size_t n)
{
	static const char yuan[] = "¥", wide[] = "￥";
	int64_t fen = 0;
	int decimals = -1, digits = 0;

	if (n > strlen(yuan) && memcmp(s, yuan, strlen(yuan)) == 0)
		s += strlen(yuan), n -= strlen(yuan);
	else if (n > strlen(wide) && memcmp(s, wide, strlen(wide)) == 0)
		s += strlen(wide), n -= strlen(wide);
	for (size_t i = 0; i < n; i++) {
		if (s[i] == ',' && decimals < 0 && digits > 0)
			continue;
		if (s[i] == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (s[i] < '0' || s[i] > '9' || decimals == 2 || ++digits > 11)
			return -1;
		fen = fen * 10 + (s[i] - '0');
		decimals += decimals >= 0;
	}
	for (int i = decimals < 0 ? 0 : decimals; i < 2; i++)
		fen *= 10;
	return digits == 0 ? -1 : fen;
}

/* The last word of a line is its amount; words are parted by blanks, also wide ones. */
static struct fee fee_of(struct request *rq, const char *line, size_t n)
{
	static const char wide[] = "\xe3\x80\x80";
	size_t at = n, end;
	int64_t fen;

	while (at > 0 && line[at - 1] != ' ' && line[at - 1] != '\t' && !(at >= 3 && memcmp(line + at - 3, wide, 3) == 0))
		at--;
	fen = amount(line + at, n - at);
	if (at == 0 || fen < 0)
		return (struct fee){ arena_text(&rq->arena, line, n), -1 };
	for (end = at; end > 0; end -= line[end - 1] == ' ' || line[end - 1] == '\t' ? 1 : 3)
		if (line[end - 1] != ' ' && line[end - 1] != '\t' && !(end >= 3 && memcmp(line + end - 3, wide, 3) == 0))
			break;
	return (struct fee){ arena_text(&rq->arena, line, end), fen };
}

struct fee *reception_fees(struct request *rq, const char *fees, size_t *count)
{
	struct fee *list = arena_take(&rq->arena, (strlen(fees) / 2 + 2) * sizeof(*list));

	*count = 0;
	for (const char *p = fees; *p != '\0'; ) {
		size_t whole = strcspn(p, "\n"), n = whole, from = strspn(p, " \t");
		while (n > from && (p[n - 1] == ' ' || p[n - 1] == '\t' || p[n - 1] == '\r'))
			n--;
		if (n > from)
			list[(*count)++] = fee_of(rq, p + from, n - from);
		p += whole;
		p += *p == '\n';
	}
	return list;
}
