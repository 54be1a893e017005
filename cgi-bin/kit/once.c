/* once.c -- the table of keys; see once.h. */
#include "kit/once.h"
#include "edge/db.h"
#include "edge/secret.h"
#include "edge/upload.h"

#define LOCATION_MOST 3000           /* characters; sql/060_once.sql */

struct once_row { int64_t person; const char *token, *body, *location; };
static const struct column columns[] = {
	INT_COLUMN(struct once_row, person, NULL), TEXT_COLUMN(struct once_row, token, NULL),
	TEXT_COLUMN(struct once_row, body, NULL), TEXT_COLUMN(struct once_row, location, NULL),
	{ 0 }
};
static const struct table once_table = { "once", sizeof(struct once_row), columns };

static const struct sql enter = {
	"INSERT INTO once (token, person, body, made_at) VALUES (:token, :me, :body, :now)",
	&once_table, NULL };
/* Locking, so that a row committed after this transaction first looked is seen:
** either as it is, or as a reason to run the request again. */
static const struct sql read_old = {
	"SELECT person, body, location FROM once WHERE token = :token LOCK IN SHARE MODE",
	&once_table, &once_table };
static const struct sql answer = {
	"UPDATE once SET location = :location WHERE token = :token", &once_table, NULL };

static bool is_key(const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	return n >= 16 && n <= 64 && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
		"0123456789-_") == n;
}

bool once_apart(const char *name)
{
	static const char *const apart[] = { "csrf", "once", "password", "old", "fresh", "again", "shown" };

	for (size_t i = 0; i < COUNT(apart); i++)
		if (strcmp(name, apart[i]) == 0)
			return true;
	return false;
}

/* Of where it was sent, all that was typed, and the files. */
static const char *digest(struct request *rq)
{
	struct secret_sum *sum = secret_sum(&rq->arena);

	secret_sum_add(sum, rq->program->name, strlen(rq->program->name) + 1);
	secret_sum_add(sum, rq->path, strlen(rq->path) + 1);
	for (size_t i = 0; i < rq->body.count; i++) {
		const struct pair *p = &rq->body.list[i];
		if (once_apart(p->name))
			continue;
		secret_sum_add(sum, p->name, strlen(p->name) + 1);
		secret_sum_add(sum, p->value, strlen(p->value) + 1);
	}
	for (const struct upload *u = rq->uploads; u != NULL; u = u->next) {
		secret_sum_add(sum, u->field, strlen(u->field) + 1);
		secret_sum_add(sum, u->hash, strlen(u->hash) + 1);
	}
	return secret_sum_end(sum, &rq->arena);
}

enum once once_enter(struct request *rq)
{
	struct once_row *r = take(rq, struct once_row);
	struct once_row old;
	int64_t unused;

	r->token = pairs_get(rq->body, "once");
	if (!is_key(r->token))
		return ONCE_OTHER;
	r->body = digest(rq);
	if (db_try(rq->db, &enter, r, &unused))
		return ONCE_FIRST;
	table_blank(&once_table, &old);
	if (!db_one(rq->db, &read_old, r, &old))
		give_up(&rq->arena, STATUS_AGAIN);      /* rolled back meanwhile: it is free again */
	if (old.person != rq->user.id || strcmp(old.body, r->body) != 0 || *old.location == '\0')
		return ONCE_OTHER;
	rq->location = old.location;
	return ONCE_AGAIN;
}

void once_answer(struct request *rq)
{
	const char *to = rq->location == NULL || strlen(rq->location) > LOCATION_MOST ? "" : rq->location;

	db_run(rq->db, &answer, &(struct once_row){ .token = pairs_get(rq->body, "once"), .location = to });
}

const char *once_key(struct request *rq)
{
	return secret_token(&rq->arena);
}
