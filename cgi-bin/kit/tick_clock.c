/* tick_clock.c -- deadlines: warn those who can act, take the declared step, or alarm.
**
** A row acts once: its warned_at or passed_at is written in the transaction that
** does the work.  A step that is refused is rolled back, whatever it had written by
** then; it, or a row without a step, becomes an alarm to those who can act and their leaders.  What fails by a fault of the
** machine is put off, longer each time. */
#include "kit/tick.h"
#include "kit/clock.h"
#include "kit/notice.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/log.h"

struct clock_job {
	int64_t id, site, record, delay;
	const char *module, *rule, *step, *text, *number, *title, *company_name, *refused;
	char why[400];                   /* the step's refusal, over the rollback */
	bool was_refused;
	instant warn_at, due, warned_at;
	const struct module *const *modules;
};
/* Of no code: what stands in such a column is a key for translation. */
static const struct choice keys[] = { { 0 } };
static const struct column job_columns[] = {
	INT_COLUMN(struct clock_job, id, NULL),
	INT_COLUMN(struct clock_job, site, NULL),
	INT_COLUMN(struct clock_job, record, NULL),
	INT_COLUMN(struct clock_job, delay, NULL),
	TEXT_COLUMN(struct clock_job, module, NULL),
	TEXT_COLUMN(struct clock_job, rule, NULL),
	TEXT_COLUMN(struct clock_job, step, NULL),
	CODE_COLUMN(struct clock_job, text, NULL, keys),
	TEXT_COLUMN(struct clock_job, number, NULL),
	CODE_COLUMN(struct clock_job, title, NULL, keys),
	TEXT_COLUMN(struct clock_job, company_name, NULL),
	TEXT_COLUMN(struct clock_job, refused, NULL),
	TIME_COLUMN(struct clock_job, warn_at, NULL),
	TIME_COLUMN(struct clock_job, due, NULL),
	TIME_COLUMN(struct clock_job, warned_at, NULL),
	{ 0 }
};
static const struct table job_table = { "clock", sizeof(struct clock_job), job_columns };

#define OPEN " WHERE id = :id AND met_at IS NULL AND passed_at IS NULL"
enum { CLOCK_NEEDLESS, CLOCK_WAITING, CLOCK_READ, CLOCK_PASSED, CLOCK_WARNED, CLOCK_PUT_OFF };
const struct sql tick_clock_sql[] = {
	[CLOCK_NEEDLESS] = { "UPDATE clock SET met_at = :now WHERE open AND not_after <= :now LIMIT 200", NULL, NULL },
	[CLOCK_WAITING] = { "SELECT id, site FROM clock WHERE open AND warn_at <= :now AND passed_at IS NULL "
		"AND (due <= :now OR (warned_at IS NULL AND warn_at < due)) "
		"AND (retry_at IS NULL OR retry_at <= :now) ORDER BY warn_at, id LIMIT 50", NULL, &job_table },
	[CLOCK_READ] = { "SELECT id, site, module, record, rule, step, text, number, warn_at, due, warned_at, "
		"LEAST(43200, 60 * POW(2, tries)) AS delay, (SELECT c.short_name FROM company c WHERE c.id = clock.company)"
		" AS company_name FROM clock" OPEN, &job_table, &job_table },
	[CLOCK_PASSED] = { "UPDATE clock SET passed_at = :now" OPEN, &job_table, NULL },
	[CLOCK_WARNED] = { "UPDATE clock SET warned_at = :now" OPEN " AND warned_at IS NULL", &job_table, NULL },
	[CLOCK_PUT_OFF] = { "UPDATE clock SET tries = tries + 1, "
		"retry_at = :now + INTERVAL CAST(LEAST(43200, 60 * POW(2, tries - 1)) AS INTEGER) SECOND" OPEN,
		&job_table, NULL },
	{ 0 }
};

/* Those of the staff who may do something about the record as it stands. */
static unsigned responsible(const struct module *m, const char *state)
{
	unsigned roles = 0;

	for (const struct step *s = m == NULL || m->flow == NULL ? NULL : m->flow->steps;
	     s != NULL && s->name != NULL; s++)
		if (flow_from(s, state))
			roles |= s->roles & ROLE_STAFF & ~(unsigned)(ROLE_ADMIN | ROLE_GENERAL);
	if (roles == 0 && m != NULL)
		roles = m->face[DESK].roles & ROLE_DESK;
	return roles == 0 ? ROLE_LEADER : roles;
}

static void tell(struct request *rq, struct clock_job *j, const struct module *m, const char *name,
	unsigned roles)
{
	struct notice n = { .name = name, .module = m, .record = j->record, .bare = m == NULL, .row = j,
		.table = &job_table,
		.urgent = strcmp(name, "alarm") == 0, .tells_all = true };       /* a leader may not open every record */

	n.once = arena_printf(&rq->arena, "clock %lld", (long long)j->id);
	j->title = m == NULL ? j->module : m->one_title != NULL ? m->one_title : m->title;
	notice_staff(rq, &n, roles);
}

/* The record of the row, read as the desk reads it; NULL: gone. */
static struct record *read_record(struct request *rq, const struct clock_job *j, const struct module *m)
{
	if (m == NULL)
		return NULL;
	rq->module = m;
	rq->face = m->face[DESK].one != NULL ? &m->face[DESK] : &m->face[PORTAL];
	rq->match.id = j->record;
	return rq->face->one == NULL ? NULL : record_read(rq);
}

/* Remember why, and leave: the step may have written before it refused (fault F10). */
_Noreturn static void refuse_step(struct request *rq, struct clock_job *j)
{
	const char *why = rq->refused == NULL ? "" : rq->refused;
	size_t n = strlen(why);

	for (n = n < sizeof(j->why) ? n : sizeof(j->why) - 1; n > 0 && ((unsigned char)why[n] & 0xC0) == 0x80; n--)
		continue;
	memcpy(j->why, why, n);
	j->why[n] = '\0';
	j->was_refused = true;
	give_up(&rq->arena, 409);
}

/* True: taken, or no longer needed. */
static bool take_step(struct request *rq, struct clock_job *j, const struct module *m, struct record *r)
{
	void *before = record_copy(rq, m->table, r);

	if (m->flow == NULL)
		return false;
	if (flow_step(m->flow, r->state, j->step, ROLE_CLOCK) == NULL) {
		clock_met(rq, j->module, j->record, j->rule);    /* the record went on by itself */
		return true;
	}
	if (j->was_refused)
		return false;
	if (!record_take(rq, m, r, before, j->step, ROLE_CLOCK))
		refuse_step(rq, j);
	return true;
}

static void mind(struct request *rq, void *arg)
{
	struct clock_job *j = arg;
	const struct module *m;
	struct record *r;
	bool passed;

	if (!db_one(rq->db, &tick_clock_sql[CLOCK_READ], j, j))
		return;
	passed = rq->context.now >= j->due;
	if (db_run(rq->db, &tick_clock_sql[passed ? CLOCK_PASSED : CLOCK_WARNED], j) != 1)
		return;
	m = module_named(j->modules, j->module);
	r = read_record(rq, j, m);
	if (m != NULL && rq->face->one != NULL && r == NULL) {
		clock_met(rq, j->module, j->record, j->rule);
		return;
	}
	j->refused = j->why;
	if (r != NULL)
		j->number = r->number;
	if (passed && *j->step != '\0' && r != NULL && take_step(rq, j, m, r))
		return;
	tell(rq, j, m, passed ? "alarm" : "warn",
		responsible(m, r == NULL ? "" : r->state) | (passed ? ROLE_LEADER : 0U));
}

static void put_off(struct request *rq, void *arg)
{
	struct clock_job *j = arg;

	db_run(rq->db, &tick_clock_sql[CLOCK_PUT_OFF], j);
}

struct waiting { size_t count; struct { int64_t id, site; } list[TICK_BATCH]; };

static void find_waiting(struct request *rq, void *arg)
{
	struct waiting *w = arg;
	struct rows rows;

	db_run(rq->db, &tick_clock_sql[CLOCK_NEEDLESS], NULL);
	rows = db_all(rq->db, &tick_clock_sql[CLOCK_WAITING], NULL);
	w->count = 0;
	EACH_ROW(struct clock_job, j, rows) {
		w->list[w->count].id = j->id;
		w->list[w->count++].site = j->site;
	}
}

bool tick_clock(struct tick *t, bool *full)
{
	struct waiting w = { 0 };
	enum tick_end end = tick_do(t, 0, find_waiting, &w);

	*full = false;
	if (end != TICK_DONE)
		return end != TICK_LOST;
	for (size_t i = 0; i < w.count; i++) {
		struct clock_job j = { .id = w.list[i].id, .modules = t->program->modules };

		end = tick_do(t, w.list[i].site, mind, &j);
		if (end == TICK_FAILED && j.was_refused)
			end = tick_do(t, w.list[i].site, mind, &j);
		if (end == TICK_FAILED) {
			log_line("tick", "deadline %lld could not be minded and is put off", (long long)w.list[i].id);
			j = (struct clock_job){ .id = w.list[i].id };
			end = tick_do(t, 0, put_off, &j);
		} else if (end == TICK_DONE) {
			t->passed++;
		}
		if (end == TICK_LOST || !tick_beat(t))
			return false;
	}
	*full = w.count == TICK_BATCH;
	return true;
}
