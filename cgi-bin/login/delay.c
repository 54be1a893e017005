/* delay.c -- guessing gets slower and slower; see login.h. */
#include "login/login.h"
#include "kit/session.h"
#include "edge/db.h"
#include "edge/secret.h"

struct rule { int grace, most, leak; };   /* tries; seconds; seconds after which one is forgotten */
static const struct rule pair = { 5, 60, 300 }, account = { 20, 15, 30 }, address = { 30, 60, 20 },
	device = { 10, 60, 300 };

struct counter { const struct rule *rule; const char *what; int64_t tries; };

static const char *key(struct request *rq, const char *a, const char *b, const char *c)
{
	const char *text = arena_printf(&rq->arena, "%s:%s:%s", a, b, c);

	return secret_digest(&rq->arena, text, strlen(text));
}

/* Lock a counter and see how long it still makes one wait. */
static int waiting(struct request *rq, struct counter *c)
{
	struct account a = { .what = c->what, .last_at = rq->context.now };
	int64_t elapsed, over, wait;

	db_run(rq->db, &login_sql[LOGIN_TRY], &a);
	(void)db_one(rq->db, &login_sql[LOGIN_TRIES], &a, &a);
	elapsed = rq->context.now - a.last_at;
	if (elapsed < 0)
		elapsed = 0;
	c->tries = a.tries - elapsed / c->rule->leak;
	if (c->tries < 0)
		c->tries = 0;
	over = c->tries - c->rule->grace;
	if (over < 0)
		return 0;
	wait = (over > 6 ? 64 : 1 << over);
	wait = (wait > c->rule->most ? c->rule->most : wait) - elapsed;
	return wait < 0 ? 0 : (int)wait;
}

/* All of them locked in one short transaction, so that tries sent at once count. */
static int enter(struct request *rq, struct counter *list, size_t n)
{
	int wait = 0;

	session_keep(rq, true);
	for (size_t i = 0; i < n; i++) {
		int w = waiting(rq, &list[i]);
		wait = w > wait ? w : wait;
	}
	for (size_t i = 0; wait == 0 && i < n; i++)
		db_run(rq->db, &login_sql[LOGIN_COUNT], &(struct account){ .what = list[i].what,
			.tries = list[i].tries + 1 });
	session_keep(rq, true);
	return wait;
}

/* The counters of a try; how many. */
static size_t counters(struct request *rq, const char *login, bool known, struct counter list[static 2])
{
	if (known) {
		list[0] = (struct counter){ &device, key(rq, "device", login, session_device(rq)), 0 };
		return 1;
	}
	list[0] = (struct counter){ &pair, key(rq, "pair", login, rq->address), 0 };
	list[1] = (struct counter){ &account, key(rq, "account", login, ""), 0 };
	return 2;
}

int delay_enter(struct request *rq, const char *login, bool known)
{
	struct counter list[2];
	size_t n = counters(rq, login, known, list);

	return enter(rq, list, n);
}

void delay_clear(struct request *rq, const char *login, bool known)
{
	struct counter list[2];
	size_t n = counters(rq, login, known, list);

	for (size_t i = 0; i < n; i++)
		db_run(rq->db, &login_sql[LOGIN_FORGET], &(struct account){ .what = list[i].what });
}

int delay_address(struct request *rq, const char *what)
{
	struct counter c = { &address, key(rq, "address", what, rq->address), 0 };

	return enter(rq, &c, 1);
}
