/* number.c -- the counters of the series; see number.h. */
#include "kit/number.h"
#include "edge/db.h"
#include "edge/secret.h"

struct series { const char *code, *period; };
static const struct column columns[] = {
	TEXT_COLUMN(struct series, code, NULL), TEXT_COLUMN(struct series, period, NULL),
	{ 0 }
};
static const struct table series_table = { "series", sizeof(struct series), columns };

/* Counts up the row as it is now, whatever this transaction saw before: the
** counter is the one row that all who record something want at once, and being
** sent round again for it by the snapshot would starve them.  The row stays
** locked until the end, so there are no gaps and no doubles. */
static const struct sql next = {
	"SET STATEMENT innodb_snapshot_isolation = OFF FOR"
	" INSERT INTO series (site, code, period, last)"
	" VALUES (:my_site, :code, :period, LAST_INSERT_ID(1))"
	" ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)", &series_table, NULL };

const char *number_next(struct request *rq, const char *series)
{
	struct civil c = day_civil(rq->context.today);
	struct series s = { series, arena_printf(&rq->arena, "%02d%02d", c.year % 100, c.month) };

	return arena_printf(&rq->arena, "%s-%s-%04lld", series, s.period,
		(long long)db_make(rq->db, &next, &s));
}

const char *number_later(struct request *rq)
{
	return arena_printf(&rq->arena, "~%.19s", secret_token(&rq->arena));
}
