/* list.c -- compose a list's statement from its declared fragments and run it.
** What a person sees of it is in list_page.c. */
#include "kit/list.h"
#include "core/text.h"
#include "kit/list_page.h"
#include "edge/zone.h"

/* "?sort=<column>&dir=up|down", or the list's own order. */
static void add_order(struct request *rq, struct list_query *q, const struct list *list)
{
	const char *sort = pairs_get(rq->query, "sort");
	const char *dir = pairs_get(rq->query, "dir");

	q->order = q->by == NULL ? list->order : q->by;
	q->up = list->ascending;
	for (const struct head *h = list->heads; sort != NULL && h->name != NULL; h++)
		if (h->sort != NULL && strcmp(h->name, sort) == 0) {
			q->order = h->sort;
			q->up = true;
			q->sorted = h;
		}
	if (dir != NULL && q->sorted != NULL)
		q->up = strcmp(dir, "down") != 0;
}

/* Only rows beyond the value and id of the cursor. */
static const char *beyond(struct request *rq, const struct list_query *q, const struct list *list, bool greater)
{
	const char *sign = greater ? ">" : "<";

	return arena_printf(&rq->arena, " AND %s %s= :cursor AND (%s %s :cursor OR %s %s :cursor_id)",
		q->order, sign, q->order, sign, list->key, sign);
}

/* Begin where people look first: with today, what was before stands a page back. */
static bool begins_near(struct request *rq, const struct list_query *q, const struct list *list)
{
	return list->near && q->sorted == NULL && pairs_get(rq->query, "from") == NULL && pairs_get(rq->query, "to") == NULL;
}

/* "?after=<value>~<id>" or "?before=…": only rows on that side of it.  The value is what the store gave as LIST_AT:
** what is compared is what was sorted by, whatever is shown of it. */
static void add_cursor(struct request *rq, struct list_query *q, const struct list *list)
{
	const char *after = pairs_get(rq->query, "after");
	const char *before = pairs_get(rq->query, "before");
	const char *at = after != NULL ? after : before;
	const char *id = at == NULL ? NULL : strrchr(at, '~');

	if (id != NULL && strlen(id + 1) <= 18 && strspn(id + 1, "0123456789") == strlen(id + 1)) {
		q->back = after == NULL;
		list_give(q, "cursor", arena_text(&rq->arena, at, (size_t)(id - at)));
		list_give(q, "cursor_id", id + 1);
	} else if (begins_near(rq, q, list)) {
		q->near = true;
		list_give(q, "cursor", list_utc(&rq->arena, zone_day_start(rq->site.zone, rq->context.today)));
		list_give(q, "cursor_id", "0");
	} else {
		return;
	}
	q->moved = true;
	q->cursor = beyond(rq, q, list, q->up != q->back);
}

struct one { int64_t id; };
static const struct column one_columns[] = { INT_COLUMN(struct one, id, NULL), { 0 } };
static const struct table one_table = { "one", sizeof(struct one), one_columns };
struct keys { const char *name; };
static const struct column keys_columns[] = { TEXT_COLUMN(struct keys, name, NULL), { 0 } };
static const struct table keys_table = { "keys", sizeof(struct keys), keys_columns };

/* " FORCE INDEX (…)" with those that begin with the columns of `path`, or with all there are ("").  Left alone the store
** reads a site's rows from the newest down to the day or page that is asked for, thinking it cheaper than the range of the
** same index that begins there; of many keys it does so still.  Asked once. */
static const char *keys_of(struct request *rq, const struct table *table, const char *path)
{
	static struct { const struct table *table; const char *path, *text; } known[512];
	static struct arena forever = { .limit = 1024 * 1024 };
	static size_t count;
	struct pair given[] = { { "name", table->name }, { "path", path } };
	struct rows rows;
	const char *text = "";

	for (size_t i = 0; i < count; i++)
		if (known[i].table == table && strcmp(known[i].path, path) == 0)
			return known[i].text;
	rows = db_list(rq->db, "SELECT INDEX_NAME AS name FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()"
		" AND TABLE_NAME = :name GROUP BY INDEX_NAME HAVING :path = ''"
		" OR CONCAT(GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX), ',') LIKE CONCAT(:path, ',%')", (struct pairs){ given, 2 }, &keys_table);
	EACH_ROW(struct keys, k, rows)
		text = arena_printf(&rq->arena, "%s%s`%s`", text, *text == '\0' ? " FORCE INDEX (" : ", ", k->name);
	if (*text != '\0')
		text = arena_printf(&rq->arena, "%s)", text);
	else if (*path != '\0')
		text = keys_of(rq, table, "");
	if (count < COUNT(known)) {
		forever.out = rq->arena.out;
		known[count].text = arena_text(&forever, text, strlen(text));
		known[count].path = arena_text(&forever, path, strlen(path));
		known[count++].table = table;
	}
	return text;
}

/* Those for a page of all of the house, or (`scope`) for how far it looks: what asks for no more than a company, a choice and
** a period is read along the index of these and of the list's order. */
static const char *keys_for(struct request *rq, const struct list_query *q, const struct list *list, const struct table *table,
	bool scope)
{
	const char *column = strchr(q->order, '.'), *whose = q->whose == NULL ? "site" : strchr(q->whose, '.') + 1;

	if (*q->where == '\0' || (!scope && strcmp(q->where, q->keyed) != 0) || q->found != NULL || q->sorted != NULL
	    || column == NULL || !list_of_all(list->select))
		return keys_of(rq, table, "");
	return keys_of(rq, table, scope || q->choice == NULL ? arena_printf(&rq->arena, "%s,%s", whose, column + 1)
		: arena_printf(&rq->arena, "%s,%s,%s", whose, q->choice, column + 1));
}

/* The statement's " FROM table alias" and what is behind it, the keys between them; before them the ids that were
** looked up, so that the store cannot take it into its head to begin with the table. */
static const char *from_with(struct arena *a, const struct list *list, const struct list_query *q, const char *keys)
{
	const char *from = list_from(list->select) + 6, *p = from;

	for (int words = 0; words < 2; words++)
		p += strspn(p, " ") + strcspn(p + strspn(p, " "), " ");
	if (q->found == NULL)
		return arena_printf(a, " FROM %.*s%s%s", (int)(p - from), from, keys, p);
	return arena_printf(a, " FROM (%s) found_ STRAIGHT_JOIN %.*s%s ON %s = found_.id%s", q->found, (int)(p - from), from, keys, list->key, p);
}

/* The declared statement with LIST_AT as its first column. */
static const char *headed(struct arena *a, const struct list_query *q, const struct list *list, const char *keys)
{
	assert(strncmp(list->select, "SELECT ", 7) == 0);
	return arena_printf(a, "SELECT %s AS " LIST_AT ", %.*s%s%s", q->order, (int)(list_from(list->select) - list->select - 7),
		list->select + 7, from_with(a, list, q, keys), q->where);
}

static const char *order_by(struct request *rq, const struct list_query *q, const struct list *list)
{
	const char *way = q->up != q->back ? "ASC" : "DESC";

	return arena_printf(&rq->arena, " ORDER BY %s %s, %s %s", q->order, way, list->key, way);
}

static void compose(struct request *rq, struct list_query *q, const struct list *list)
{
	q->pairs = arena_take(&rq->arena, LIST_GIVEN * sizeof(*q->pairs));
	q->given.list = q->pairs;
	q->where = q->cursor = q->scope = q->keyed = "";
	for (const struct filter *f = list->filters; f != NULL && f->name != NULL; f++)
		list_asked(rq, q, f);
	list_of_company(rq, q, list);
	q->filtered = q->given.count > 0 || *q->where != '\0';
	add_order(rq, q, list);
}

static struct rows run(struct request *rq, struct list_query *q, const struct list *list,
	const struct table *table, const char *window, int limit, int examined)
{
	return db_list(rq->db, arena_printf(&rq->arena, "%s%s%s%s LIMIT %d ROWS EXAMINED %d",
		headed(&rq->arena, q, list, keys_for(rq, q, list, table, false)), q->cursor, window, order_by(rq, q, list), limit, examined), q->given, table);
}

/* The row of the list in its scope behind which this page looks no further: its value and id; false: there are not so many. */
static bool window_end(struct request *rq, struct list_query *q, const struct list *list, const struct table *table)
{
	struct rows rows;
	const struct column *id = table_column(table, "id", 2);

	rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT %s AS " LIST_AT ", %s AS id%s%s%s%s"
		" LIMIT 1 OFFSET %d ROWS EXAMINED %d", q->order, list->key,
		from_with(&rq->arena, list, &(struct list_query){ 0 }, keys_for(rq, q, list, table, true)),
		q->scope, q->cursor, order_by(rq, q, list), LIST_WINDOW, LIST_WINDOW * 2),
		q->given, table);
	if (rows.count == 0)
		return false;
	q->end_value = rows_at(rows, 0, table);
	q->end_id = arena_printf(&rq->arena, "%lld", (long long)*column_int(id, rows.list));
	return true;
}

static void own_order(struct list_query *q, const struct list *list)
{
	if (q->unsorted == NULL)
		return;
	q->sorted = NULL;
	q->order = list->order;
	q->up = list->ascending;
}

/* Too many to look at all of them: only the next LIST_WINDOW of the list are, in its own order; in the one that was
** asked for where a page of it was shown already, and an index serves it. */
static struct rows through_window(struct request *rq, struct list_query *q, const struct list *list,
	const struct table *table, int limit)
{
	struct rows rows = { 0 };
	const char *sign;

	*q = (struct list_query){ .unsorted = q->unsorted, .walk = true, .cut = true };
	compose(rq, q, list);
	own_order(q, list);
	if (q->unsorted == NULL)
		add_cursor(rq, q, list);
	if (!window_end(rq, q, list, table)) {
		if (!db_cut(rq->db))     /* not so many are left */
			rows = run(rq, q, list, table, "", limit, LIST_WINDOW * 3);
		q->cut = db_cut(rq->db);
		rows.count = q->cut ? 0 : rows.count;
		return rows;
	}
	sign = q->up != q->back ? "<" : ">";
	list_give(q, "end", q->end_value);
	list_give(q, "end_id", q->end_id);
	rows = run(rq, q, list, table, arena_printf(&rq->arena, " AND %s %s= :end AND (%s %s :end OR %s %s= :end_id)",
		q->order, sign, q->order, sign, list->key, sign), limit, LIST_WINDOW * 3);
	if (db_cut(rq->db)) {
		rows.count = 0;
		q->end_value = NULL;
	}
	return rows;
}

/* The one company one of whose words begins with what is looked for; 0: none, or several. */
static int64_t one_company(struct request *rq, const struct list *list)
{
	const char *v = NULL;
	struct pair like = { "like", "" };
	struct rows rows;

	for (const struct filter *f = list->filters; v == NULL && f->name != NULL; f++)
		v = f->found == NULL || f->input != INPUT_LINE ? NULL : list_value(rq, f);
	if (v == NULL || list->company == NULL)
		return 0;
	like.value = text_like(&rq->arena, "", v);
	rows = db_list(rq->db, "SELECT DISTINCT w.record AS id FROM word w FORCE INDEX (PRIMARY) WHERE w.site = :my_site"
		" AND w.what = 'company' AND w.word LIKE :like LIMIT 2", (struct pairs){ &like, 1 }, &one_table);
	return rows.count == 1 ? ((const struct one *)rows.list)->id : 0;
}

/* A company's name is what is looked for most: all of its rows, along the index of the company. */
static bool of_company(struct request *rq, struct list_query *q, const struct list *list, const struct table *table,
	int limit, struct rows *rows)
{
	int64_t company = q->found == NULL || q->sorted != NULL ? 0 : one_company(rq, list);

	if (company == 0)
		return false;
	*q = (struct list_query){ .instead = company };
	compose(rq, q, list);
	add_cursor(rq, q, list);
	*rows = run(rq, q, list, table, "", limit, LIST_AGAIN);
	return !db_cut(rq->db);
}

struct rows list_fetch(struct request *rq, struct list_query *q, const struct list *list,
	const struct table *table, int limit)
{
	struct rows rows;

	compose(rq, q, list);
	add_cursor(rq, q, list);
	/* A later page of what could be sorted reads a few more: it would otherwise begin again unsorted, with rows one has seen. */
	rows = run(rq, q, list, table, "", limit, LIST_EXAMINED + (q->moved && q->sorted != NULL ? LIST_LATER : 0));
	if (!db_cut(rq->db) && rows.count == 0 && q->near) {    /* nothing is ahead: the newest of what was */
		q->back = true;
		q->moved = false;
		q->cursor = beyond(rq, q, list, false);
		rows = run(rq, q, list, table, "", limit, LIST_EXAMINED);
	}
	if (!db_cut(rq->db) || of_company(rq, q, list, table, limit, &rows))
		return rows;
	/* Not a later page: to begin again in another order would show rows one has seen. */
	if (q->sorted != NULL && !q->moved && strcmp(q->order, list->order) != 0) {
		*q = (struct list_query){ .unsorted = q->sorted };
		compose(rq, q, list);
		own_order(q, list);
		rows = run(rq, q, list, table, "", limit, LIST_AGAIN);
		if (!db_cut(rq->db))
			return rows;
	}
	return through_window(rq, q, list, table, limit);
}

const char *list_from(const char *select)
{
	int depth = 0;

	for (const char *p = select; *p != '\0'; p++) {
		depth += (*p == '(') - (*p == ')');
		if (depth == 0 && strncmp(p, " FROM ", 6) == 0)
			return p;
	}
	assert(false);
	return select;
}

/* All rows without LIST_AT, for what is no page. */
static const char *all_of(struct request *rq, struct list_query *q, const struct list *list, const struct table *table, int most)
{
	compose(rq, q, list);
	return arena_printf(&rq->arena, "%.*s%s%s%s LIMIT %d", (int)(list_from(list->select) - list->select), list->select,
		from_with(&rq->arena, list, q, keys_of(rq, table, "")), q->where, order_by(rq, q, list), most);
}

struct rows list_rows(struct request *rq, const struct list *list, const struct table *table, int most)
{
	struct list_query q = { .walk = true };
	const char *text = all_of(rq, &q, list, table, most);

	return db_list(rq->db, text, q.given, table);
}

void list_each(struct request *rq, const struct list *list, const struct table *table, int most,
	bool (*each)(void *arg, const void *row), void *arg)
{
	struct list_query q = { .walk = true };
	const char *text = all_of(rq, &q, list, table, most);

	text = arena_printf(&rq->arena, "SET STATEMENT max_statement_time = 25 FOR %s", text);     /* less than nginx waits */
	db_each(rq->db, text, q.given, table, each, arg);
}

const char *list_statement(struct arena *a, const struct list *list, struct pairs *given)
{
	struct list_query q = { .where = "", .scope = "", .order = list->order };

	q.pairs = arena_take(a, LIST_GIVEN * sizeof(*q.pairs));
	q.given.list = q.pairs;
	for (const struct filter *f = list->filters; f != NULL && f->name != NULL; f++) {
		list_also(&q, a, f->where);
		if (f->found != NULL)
			list_also(&q, a, arena_printf(a, "%s IN (SELECT f.id FROM (%s) f)", list->key, f->found));
		if (f->input != INPUT_FLAG) {
			list_give(&q, f->name, f->input == INPUT_DAY ? "2026-01-01 00:00:00" : "1");
			list_give(&q, arena_printf(a, "%s_%s", f->name, f->input == INPUT_DAY ? "end" : "like"),
				f->input == INPUT_DAY ? "2026-01-02 00:00:00" : "1%");
			list_give(&q, arena_printf(a, "%s_digits", f->name), "-");
			list_give(&q, arena_printf(a, "%s_begun", f->name), "-");
		}
	}
	*given = q.given;
	return arena_printf(a, "%s ORDER BY %s, %s LIMIT 1", headed(a, &q, list, ""), list->order, list->key);
}
