/* session_life.c -- sessions begin and end; devices are remembered. */
#include "kit/session.h"
#include "kit/cookie.h"
#include "edge/db.h"
#include "edge/secret.h"

#define SWEEP (30 * 24 * 60 * 60)    /* seconds: no session is older */

struct made {
	int64_t id, person;
	const char *token, *csrf, *program, *address, *agent, *device;
	instant oldest;
};
static const struct column made_columns[] = {
	INT_COLUMN(struct made, id, NULL), INT_COLUMN(struct made, person, NULL),
	TEXT_COLUMN(struct made, token, NULL), TEXT_COLUMN(struct made, csrf, NULL),
	TEXT_COLUMN(struct made, program, NULL), TEXT_COLUMN(struct made, address, NULL),
	TEXT_COLUMN(struct made, agent, NULL), TEXT_COLUMN(struct made, device, NULL),
	TIME_COLUMN(struct made, oldest, NULL),
	{ 0 }
};
static const struct table made_table = { "session", sizeof(struct made), made_columns };

static const struct sql make = {
	"INSERT INTO session (token, person, csrf, program, made_at, seen_at, address, agent)"
	" VALUES (:token, :person, :csrf, :program, :now, :now, :address, :agent)", &made_table, NULL };
static const struct sql sweep = {
	"DELETE FROM session WHERE person = :person AND made_at < :oldest", &made_table, NULL };
static const struct sql end_one = {
	"DELETE FROM session WHERE id = :id AND person = :me", &made_table, NULL };
static const struct sql end_all = {
	"DELETE FROM session WHERE person = :person AND id <> :id", &made_table, NULL };
static const struct sql forget = {
	"DELETE FROM device WHERE person = :person AND token <> :device", &made_table, NULL };
static const struct sql remember = {
	"INSERT INTO device (token, person, made_at, seen_at) VALUES (:device, :person, :now, :now)"
	" ON DUPLICATE KEY UPDATE seen_at = :now", &made_table, NULL };
static const struct sql knows = {
	"SELECT person FROM device WHERE token = :device AND person = :person", &made_table, &made_table };

const char *session_device(struct request *rq)
{
	const char *token = cookie_part(rq, rq->program->name, true);
	return token == NULL ? "" : secret_digest(&rq->arena, token, SECRET_TOKEN);
}

void session_keep(struct request *rq, bool write)
{
	if (!db_end(rq->db, true))
		give_up(&rq->arena, 503);        /* the connection went: nobody knows what was kept */
	db_begin(rq->db, write, &rq->arena, &rq->context);
}

void session_drop(struct request *rq)
{
	if (!db_end(rq->db, false))
		give_up(&rq->arena, 503);        /* the connection went: nobody knows what was kept */
	db_begin(rq->db, false, &rq->arena, &rq->context);
}

/* What the browser calls itself, in print: 200 characters. */
static const char *agent(struct request *rq)
{
	const char *said = rq->agent == NULL ? "" : rq->agent;
	size_t n = strlen(said) < 200 ? strlen(said) : 200;
	char *copy = arena_text(&rq->arena, said, n);

	for (size_t i = 0; i < n; i++)
		if (copy[i] < ' ' || copy[i] > '~')
			copy[i] = '?';
	return copy;
}

void session_begin(struct request *rq, int64_t person)
{
	const char *token = secret_token(&rq->arena);
	const char *device = cookie_part(rq, rq->program->name, true);
	struct made m = { .person = person, .program = rq->program->name,
		.address = rq->address, .agent = agent(rq), .csrf = secret_token(&rq->arena),
		.oldest = rq->context.now - SWEEP };

	if (device == NULL)
		device = secret_token(&rq->arena);
	m.token = secret_digest(&rq->arena, token, SECRET_TOKEN);
	m.device = secret_digest(&rq->arena, device, SECRET_TOKEN);
	db_run(rq->db, &sweep, &m);
	db_make(rq->db, &make, &m);
	db_run(rq->db, &remember, &m);
	cookie_set(rq, rq->program->name, arena_printf(&rq->arena, "%s.%s", token, device));
	rq->user.csrf = m.csrf;
}

void session_end(struct request *rq, int64_t session)
{
	db_run(rq->db, &end_one, &(struct made){ .id = session });
}

void session_end_all(struct request *rq, int64_t person, bool but_this)
{
	struct made m = { .person = person, .id = but_this ? rq->user.session : 0,
		.device = but_this ? session_device(rq) : "" };

	db_run(rq->db, &end_all, &m);
	db_run(rq->db, &forget, &m);
}

void session_leave(struct request *rq)
{
	const char *device = cookie_part(rq, rq->program->name, true);

	session_end(rq, rq->user.session);
	cookie_set(rq, rq->program->name, arena_printf(&rq->arena, ".%s", device == NULL ? "" : device));
}

bool session_knows(struct request *rq, int64_t person)
{
	struct made m = { .person = person, .device = session_device(rq) };

	return person != 0 && *m.device != '\0' && db_one(rq->db, &knows, &m, &m);
}
