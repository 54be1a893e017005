/* tick_purge.c -- old rows go, of the house and of each module, a bounded number at a time. */
#include "kit/tick.h"
#include "kit/personal.h"
#include "edge/upload.h"

#define BATCH 500                        /* rows of one statement, as written in each */
#define ROUNDS 20                        /* of one table in one hour */

const struct sql tick_purge_sql[] = {
	{ "DELETE FROM once WHERE made_at < :now - INTERVAL 7 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM session WHERE seen_at < :now - INTERVAL 30 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM ticket WHERE expires_at < :now - INTERVAL 7 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM device WHERE seen_at < :now - INTERVAL 400 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM login_try WHERE last_at < :now - INTERVAL 2 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM outbox WHERE state = 'void' AND next_at < :now - INTERVAL 30 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM outbox WHERE state = 'sent' AND next_at < :now - INTERVAL 400 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM outbox WHERE state = 'dead' AND next_at < :now - INTERVAL 400 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM inbox WHERE read_at < :now - INTERVAL 400 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM clock WHERE met_at < :now - INTERVAL 400 DAY LIMIT 500", NULL, NULL },
	{ "DELETE FROM held WHERE until_at < :now LIMIT 500", NULL, NULL },
	{ 0 }
};

struct purge { const struct sql *what; uint64_t gone; };

static void purge(struct request *rq, void *arg)
{
	struct purge *p = arg;

	p->gone = db_run(rq->db, p->what, NULL);
}

/* One table, until few are left; false: the connection is lost. */
static bool purge_all(struct tick *t, const struct sql *s)
{
	struct purge p = { s, BATCH };

	for (int i = 0; i < ROUNDS && p.gone >= BATCH; i++) {
		enum tick_end end = tick_do(t, 0, purge, &p);
		if (end == TICK_LOST || !tick_beat(t))
			return false;
		if (end == TICK_FAILED)
			break;
	}
	return true;
}

struct erased { const struct module *const *modules; struct personal_gone gone; };

static void erase(struct request *rq, void *arg)
{
	struct erased *e = arg;

	personal_erase(rq, e->modules, &e->gone);
}

/* Batch after batch; a file goes once the rows that spoke of it are gone for good. */
static bool erase_all(struct tick *t)
{
	struct erased e = { .modules = t->program->modules };

	for (int i = 0; i < ROUNDS; i++) {
		enum tick_end end = tick_do(t, 0, erase, &e);
		if (end == TICK_LOST || !tick_beat(t))
			return false;
		if (end == TICK_FAILED || e.gone.records == 0)
			break;
		for (size_t k = 0; k < e.gone.files; k++)
			upload_forget(e.gone.hash[k]);
	}
	return true;
}

bool tick_purge(struct tick *t)
{
	if (!erase_all(t))
		return false;
	for (const struct sql *s = tick_purge_sql; s->text != NULL; s++)
		if (!purge_all(t, s))
			return false;
	for (const struct module *const *m = t->program->modules; *m != NULL; m++)
		if ((*m)->purge != NULL && !purge_all(t, (*m)->purge))
			return false;
	return true;
}
