/* share.c -- who gets how many of the copies that came, and who goes short (P038). */
#include "paper/paper.h"

/* Who gives the next copy of a title that is short; NULL: nobody has any. */
static struct newspaper *giver(struct newspaper *list, size_t count, int64_t paper, size_t first)
{
	struct newspaper *most = NULL;

	for (size_t i = 0; i < count; i++) {
		struct newspaper *s = &list[(first + i) % count];
		if (s->paper == paper && s->allotted > 0 && (most == NULL || s->allotted > most->allotted))
			most = s;
	}
	return most;
}

static int64_t wanted(const struct newspaper *list, size_t count, int64_t paper)
{
	int64_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += list[i].paper == paper ? list[i].subscribed : 0;
	return n;
}

struct rows newspaper_shares(struct request *rq, const struct newspaper *n)
{
	struct rows rows = db_all(rq->db, &newspaper_sql[NEWSPAPER_SHARES], n);
	struct newspaper *list = arena_take(&rq->arena, (rows.count + 1) * sizeof(*list));

	if (rows.count == 0)
		return rows;
	memcpy(list, rows.list, rows.count * sizeof(*list));
	for (size_t i = 0; i < rows.count; i++) {
		bool seen = false;
		for (size_t j = 0; j < i; j++)
			seen |= list[j].paper == list[i].paper;
		for (int64_t less = seen ? 0 : wanted(list, rows.count, list[i].paper) - list[i].came; less > 0; less--) {
			struct newspaper *s = giver(list, rows.count, list[i].paper, (size_t)n->came_on % rows.count);
			if (s == NULL)
				break;
			s->allotted--;
		}
	}
	rows.list = list;
	return rows;
}
