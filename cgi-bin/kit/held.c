/* held.c -- see held.h. */
#include "kit/held.h"
#include "kit/number.h"
#include "core/text.h"
#include "edge/db.h"

#define VALUE_MOST 120               /* characters; sql/097 */

struct held { const char *module, *name, *value, *number; int64_t record, days; };
static const struct column columns[] = {
	TEXT_COLUMN(struct held, module, NULL), TEXT_COLUMN(struct held, name, NULL), TEXT_COLUMN(struct held, value, NULL),
	TEXT_COLUMN(struct held, number, NULL), INT_COLUMN(struct held, record, NULL), INT_COLUMN(struct held, days, NULL), { 0 }
};
static const struct table held_table = { "held", sizeof(struct held), columns };
#define IN &held_table

enum { HELD_TAKE, HELD_NUMBER, HELD_OLD, HELD_DROP, HELD_WHO, HELD_COLUMN };
const struct sql held_sql[] = {
	[HELD_TAKE] = { "INSERT INTO held (site, module, name, value, record, number, until_at)"
		" VALUES (:my_site, :module, :name, :value, :record, :number,"
		" IF(:days > 0, :now + INTERVAL :days DAY, NULL))", IN, NULL },
	[HELD_NUMBER] = { "UPDATE held SET number = :number WHERE module = :module AND record = :record", IN, NULL },
	[HELD_OLD] = { "DELETE FROM held WHERE site = :my_site AND module = :module AND name = :name AND value = :value"
		" AND until_at < :now", IN, NULL },
	[HELD_DROP] = { "DELETE FROM held WHERE site = :my_site AND module = :module AND name = :name AND value = :value"
		" AND record = :record", IN, NULL },
	/* Locking, so that what was committed after this transaction first looked is seen. */
	[HELD_WHO] = { "SELECT record, number FROM held WHERE site = :my_site AND module = :module AND name = :name AND value = :value"
		" LOCK IN SHARE MODE", IN, IN },
	/* The columns of a key, without those every table has. */
	[HELD_COLUMN] = { "SELECT column_name AS value FROM information_schema.statistics WHERE table_schema = DATABASE()"
		" AND table_name = :module AND index_name = :name AND column_name NOT IN ('site', 'company') ORDER BY seq_in_index",
		IN, IN },
	{ 0 }
};

/* The next of several values; "" at the end. */
static const char *next(struct request *rq, const char **at)
{
	size_t n = strcspn(*at, "\n");
	const char *value = text_cut(&rq->arena, arena_text(&rq->arena, *at, n), VALUE_MOST);

	*at += n;
	*at += **at == '\n';
	return value;
}

static bool among(struct request *rq, const char *list, const char *value)
{
	while (*list != '\0')
		if (strcmp(next(rq, &list), value) == 0)
			return true;
	return false;
}

static void refuse_it(struct request *rq, const struct only *o, const struct held *wanted)
{
	struct held other = *wanted;

	form_fault(rq, o->field, "%s", !db_one(rq->db, &held_sql[HELD_WHO], wanted, &other) || *other.number == '\0' ? say(rq, o->text)
		: arena_printf(&rq->arena, "%s (%s)", say(rq, o->text), other.number));
}

/* Lets go of those of `list` that are not in `stay`. */
static void let_go(struct request *rq, struct held *h, const char *list, const char *stay)
{
	while (*list != '\0')
		if (!among(rq, stay, h->value = next(rq, &list)))
			db_run(rq->db, &held_sql[HELD_DROP], h);
}

static bool take_all(struct request *rq, const struct only *o, struct held *h, const char *list, const char *had)
{
	while (*list != '\0') {
		h->value = next(rq, &list);
		if (among(rq, had, h->value))
			continue;
		if (h->days > 0)
			db_run(rq->db, &held_sql[HELD_OLD], h);
		if (!db_try(rq->db, &held_sql[HELD_TAKE], h, NULL)) {
			refuse_it(rq, o, h);
			return false;
		}
	}
	return true;
}

bool held_follow(struct request *rq, const struct module *m, const void *was, const void *row)
{
	const struct record *r = row;

	for (const struct only *o = m->once; o != NULL && o->name != NULL; o++) {
		const char *before = was == NULL ? NULL : o->value(rq, was), *after = o->value(rq, row);
		struct held h = { m->name, o->name, "", r->number == NULL ? "" : r->number, r->id, o->days };

		before = before == NULL ? "" : before;
		after = after == NULL ? "" : after;
		let_go(rq, &h, before, after);
		if (!take_all(rq, o, &h, after, before))
			return false;
		if (*after != '\0' && number_waits(rq, r->number))
			number_write(rq, &held_sql[HELD_NUMBER], &h);
	}
	return true;
}

/* Beside the first input of the form that is a column of the key. */
void held_twice(struct request *rq, const struct module *m)
{
	struct held h = { .module = m->table->name, .name = db_duplicate(rq->db), .value = "", .number = "" };
	const char *field = NULL;

	EACH_ROW(struct held, c, db_all(rq->db, &held_sql[HELD_COLUMN], &h))
		if (field == NULL && pairs_get(rq->body, c->value) != NULL)
			field = c->value;
	form_fault(rq, field, "%s", say(rq, T("There is such a one already.")));
}
