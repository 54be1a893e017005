/* personal.c -- see personal.h. */
#include "kit/personal.h"
#include "edge/db.h"

#define MODULES_MOST 96
#define POOL 49152                       /* bytes of all composed statements */

struct mark {
	int64_t id, site;                /* id: of the record */
	int64_t stage;                   /* 1: all is here, 2: the numbers are gone */
	const char *module, *hash, *columns;
	instant since;
};
static const struct column columns[] = {
	INT_COLUMN(struct mark, id, NULL), INT_COLUMN(struct mark, site, NULL), INT_COLUMN(struct mark, stage, NULL),
	TEXT_COLUMN(struct mark, module, NULL), TEXT_COLUMN(struct mark, hash, NULL),
	TEXT_COLUMN(struct mark, columns, NULL), TIME_COLUMN(struct mark, since, NULL), { 0 }
};
static const struct table table = { "personal", sizeof(struct mark), columns };

/* By the index, from the oldest; the site's own term is the last word. */
#define DUE(stage, term) "SELECT p.module, p.record AS id, p.stage FROM personal p JOIN site s ON s.id = p.site" \
	" WHERE p.stage = " stage " AND p.since < :now - INTERVAL (SELECT MIN(" term ") FROM site) DAY" \
	" AND p.since < :now - INTERVAL s." term " DAY ORDER BY p.since LIMIT 100 FOR UPDATE"
#define OF " WHERE module = :module AND record = :id"
enum { PERSONAL_NOTE, PERSONAL_FIRST, PERSONAL_SECOND, PERSONAL_HISTORY, PERSONAL_STAGE, PERSONAL_DONE,
	PERSONAL_OUTBOX, PERSONAL_INBOX, PERSONAL_WORDS, PERSONAL_HASHES, PERSONAL_FILES };
const struct sql personal_sql[] = {
	[PERSONAL_NOTE] = { "INSERT INTO personal (module, record, site, stage, since) VALUES (:module, :id, :site, 1, :since)"
		" ON DUPLICATE KEY UPDATE stage = 1, since = VALUES(since)", &table, NULL },
	[PERSONAL_FIRST] = { DUE("1", "retention_days"), NULL, &table },
	[PERSONAL_SECOND] = { DUE("2", "outsider_days"), NULL, &table },
	[PERSONAL_HISTORY] = { "UPDATE history SET changes = REGEXP_REPLACE(changes, CONCAT('(?m)^(', :columns, ')\\t.*$'), '\\\\1\\t\\t')"
		OF " AND changes <> ''", &table, NULL },
	[PERSONAL_STAGE] = { "UPDATE personal SET stage = 2" OF, &table, NULL },
	[PERSONAL_DONE] = { "DELETE FROM personal" OF, &table, NULL },
	[PERSONAL_OUTBOX] = { "DELETE FROM outbox" OF " AND state NOT IN ('waiting','sending')", &table, NULL },
	[PERSONAL_INBOX] = { "DELETE FROM inbox" OF, &table, NULL },
	/* What was written into the story itself: whom somebody spoke to, whom no mail reached. */
	[PERSONAL_WORDS] = { "UPDATE history SET note = ''" OF " AND step IN ('told','mail_died') AND note <> ''", &table, NULL },
	[PERSONAL_HASHES] = { "SELECT DISTINCT f.hash FROM file f WHERE f.module = :module AND f.record = :id AND NOT EXISTS"
		" (SELECT 1 FROM file o WHERE o.hash = f.hash AND (o.module <> f.module OR o.record <> f.record)) LIMIT 100", &table, &table },
	[PERSONAL_FILES] = { "DELETE FROM file" OF, &table, NULL },
	{ 0 }
};

/* The two statements of a module, composed of its declaration once. */
static struct {
	const struct module *m;
	struct sql first, second;
	const char *first_columns, *second_columns;
} known[MODULES_MOST];
static char pool[POOL];
static size_t used;

static const char *keep(const char *text)
{
	size_t n = strlen(text) + 1;

	assert(used + n <= sizeof(pool));
	memcpy(pool + used, text, n);
	used += n;
	return pool + used - n;
}

static void compose(struct request *rq, const struct table *t, enum personal which,
	struct sql *s, const char **names)
{
	const char *set = "", *all = "";

	for (const struct column *c = t->columns; c->name != NULL; c++)
		if (c->personal == which) {
			set = arena_printf(&rq->arena, "%s%s%s = ''", set, *set == '\0' ? "" : ", ", c->name);
			all = arena_printf(&rq->arena, "%s%s%s", all, *all == '\0' ? "" : "|", c->name);
		}
	*names = keep(all);
	*s = (struct sql){ *set == '\0' ? NULL
		: keep(arena_printf(&rq->arena, "UPDATE %s SET %s WHERE id = :id", t->name, set)), &table, NULL };
}

/* Its place in `known`, or -1: nothing of it is personal. */
static int place_of(struct request *rq, const struct module *m)
{
	int i = 0;

	while (i < MODULES_MOST && known[i].m != NULL && known[i].m != m)
		i++;
	assert(i < MODULES_MOST);
	if (known[i].m == NULL) {
		known[i].m = m;
		compose(rq, m->table, PERSONAL_ID, &known[i].first, &known[i].first_columns);
		compose(rq, m->table, PERSONAL_OUTSIDER, &known[i].second, &known[i].second_columns);
	}
	return known[i].first.text == NULL && known[i].second.text == NULL ? -1 : i;
}

void personal_note(struct request *rq, const struct module *m, const void *row)
{
	const struct record *r = row;
	struct mark k = { .module = m->name, .hash = "", .columns = "", .since = rq->context.now };
	bool any = false;

	if (row == NULL || m->table == NULL)
		return;
	for (const struct column *c = m->table->columns; c->name != NULL; c++)
		any |= (c->personal == PERSONAL_ID || c->personal == PERSONAL_OUTSIDER) &&
			*column_text(c, row) != NULL && **column_text(c, row) != '\0';
	if (!any)
		return;
	k.id = r->id;
	k.site = r->site != 0 ? r->site : rq->site.id;
	if (r->due != NO_TIME && r->due > k.since)
		k.since = r->due;
	db_run(rq->db, &personal_sql[PERSONAL_NOTE], &k);
}

static void erase_columns(struct request *rq, struct mark *k, const struct sql *s,
	const char *names)
{
	if (s->text == NULL)
		return;
	db_run(rq->db, s, k);
	k->columns = names;
	db_run(rq->db, &personal_sql[PERSONAL_HISTORY], k);
}

/* The second term: whatever else speaks of them. */
static void erase_rest(struct request *rq, struct mark *k, struct personal_gone *gone)
{
	EACH_ROW(struct mark, f, db_all(rq->db, &personal_sql[PERSONAL_HASHES], k))
		if (gone->files < PERSONAL_BATCH)
			snprintf(gone->hash[gone->files++], sizeof(gone->hash[0]), "%s", f->hash);
	db_run(rq->db, &personal_sql[PERSONAL_FILES], k);
	db_run(rq->db, &personal_sql[PERSONAL_OUTBOX], k);
	db_run(rq->db, &personal_sql[PERSONAL_INBOX], k);
	db_run(rq->db, &personal_sql[PERSONAL_WORDS], k);
	db_run(rq->db, &personal_sql[PERSONAL_DONE], k);
}

static void erase(struct request *rq, const struct module *const *modules,
	const struct mark *due, struct personal_gone *gone)
{
	struct mark k = *due;
	int at = -1;

	for (const struct module *const *m = modules; *m != NULL; m++)
		if (strcmp((*m)->name, k.module) == 0 && (*m)->table != NULL)
			at = place_of(rq, *m);
	gone->records++;
	if (at >= 0 && k.stage == 1)
		erase_columns(rq, &k, &known[at].first, known[at].first_columns);
	else if (at >= 0)
		erase_columns(rq, &k, &known[at].second, known[at].second_columns);
	if (k.stage == 1)
		db_run(rq->db, &personal_sql[PERSONAL_STAGE], &k);
	else
		erase_rest(rq, &k, gone);
}

void personal_erase(struct request *rq, const struct module *const *modules,
	struct personal_gone *gone)
{
	struct rows first = db_all(rq->db, &personal_sql[PERSONAL_FIRST], NULL);
	struct rows second = db_all(rq->db, &personal_sql[PERSONAL_SECOND], NULL);

	gone->records = gone->files = 0;
	EACH_ROW(struct mark, k, first)
		erase(rq, modules, k, gone);
	EACH_ROW(struct mark, k, second)
		if (gone->files < PERSONAL_BATCH)
			erase(rq, modules, k, gone);
}
