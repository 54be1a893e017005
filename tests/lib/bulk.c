/* bulk.c -- see bulk.h.  The tables are known by their modules, the columns by the store: what a module
** yet to be written keeps is copied without a word here. */
#define CORE_RAW
#include "bulk.h"
#include "lab.h"
#include "modules.h"

struct shape { const char *name, *type, *key, *parent; int64_t width, nullable; };
static const struct column columns[] = {
	TEXT_COLUMN(struct shape, name, NULL), TEXT_COLUMN(struct shape, type, NULL), TEXT_COLUMN(struct shape, key, NULL),
	TEXT_COLUMN(struct shape, parent, NULL),
	INT_COLUMN(struct shape, width, NULL), INT_COLUMN(struct shape, nullable, NULL), { 0 }
};
static const struct table shape_table = { "shape", sizeof(struct shape), columns };

/* Of each column whether it stands in a key that has no doubles, and is the one of it that is best altered. */
#define COLUMNS "SELECT c.COLUMN_NAME AS name, c.DATA_TYPE AS type, IFNULL(c.CHARACTER_MAXIMUM_LENGTH, 0) AS width," \
	" c.IS_NULLABLE = 'YES' AS nullable, IF(EXISTS (SELECT 1 FROM information_schema.STATISTICS s WHERE" \
	" s.TABLE_SCHEMA = c.TABLE_SCHEMA AND s.TABLE_NAME = c.TABLE_NAME AND s.COLUMN_NAME = c.COLUMN_NAME AND s.NON_UNIQUE = 0" \
	" AND NOT EXISTS (SELECT 1 FROM information_schema.STATISTICS o JOIN information_schema.COLUMNS d" \
	" ON d.TABLE_SCHEMA = o.TABLE_SCHEMA AND d.TABLE_NAME = o.TABLE_NAME AND d.COLUMN_NAME = o.COLUMN_NAME" \
	" WHERE o.TABLE_SCHEMA = s.TABLE_SCHEMA AND o.TABLE_NAME = s.TABLE_NAME AND o.INDEX_NAME = s.INDEX_NAME" \
	" AND FIELD(d.DATA_TYPE, 'bigint', 'int', 'enum', 'datetime', 'date', 'char', 'varchar')" \
	" > FIELD(c.DATA_TYPE, 'bigint', 'int', 'enum', 'datetime', 'date', 'char', 'varchar'))), 'alter', '') AS `key`," \
	" IFNULL((SELECT MAX(k.REFERENCED_TABLE_NAME) FROM information_schema.KEY_COLUMN_USAGE k WHERE k.TABLE_SCHEMA = c.TABLE_SCHEMA" \
	" AND k.TABLE_NAME = c.TABLE_NAME AND k.COLUMN_NAME = c.COLUMN_NAME AND k.REFERENCED_TABLE_NAME NOT IN" \
	" ('site', 'company', 'person', 'room', 'department', c.TABLE_NAME)), '') AS parent" \
	" FROM information_schema.COLUMNS c WHERE c.TABLE_SCHEMA = DATABASE() AND c.TABLE_NAME = '%s'" \
	" AND c.EXTRA NOT LIKE '%%auto_increment%%' AND IFNULL(c.GENERATION_EXPRESSION, '') = '' AND c.EXTRA NOT LIKE '%%INVISIBLE%%'"

/* The final states of a flow, to be dealt out in turn, or else its last one; NULL: it has none. */
static const char *ends(struct request *rq, const struct flow *flow)
{
	const char *list = "", *last = NULL;
	int n = 0;

	for (const struct state *s = flow == NULL ? NULL : flow->states; s != NULL && s->name != NULL; s++) {
		last = s->name;
		if (s->final) {
			list = arena_printf(&rq->arena, "%s, '%s'", list, s->name);
			n++;
		}
	}
	return last == NULL ? NULL : n == 0 ? arena_printf(&rq->arena, "'%s'", last) : arena_printf(&rq->arena, "ELT(1 + b.r_ %% %d%s)", n, list);
}

static bool is(const struct shape *s, const char *type) { return strcmp(s->type, type) == 0; }

/* What stands in a column of the copy r_ of row b, which is back_ hours older. */
static const char *value(struct request *rq, const char *table, const struct shape *s,
	const struct flow *flow, int64_t tenant)
{
	struct arena *a = &rq->arena;

	if (strcmp(s->name, "state") == 0 && ends(rq, flow) != NULL)
		return ends(rq, flow);
	if (strcmp(s->key, "alter") == 0 && s->nullable != 0)
		return "NULL";
	if (strcmp(s->key, "alter") == 0 && (is(s, "char") || is(s, "varchar")))
		return arena_printf(a, "CONCAT('z', LPAD(CONV(b.r_, 10, 36), %lld, '0'))", (long long)(s->width > 12 ? 11 : s->width - 1));
	if (strcmp(s->key, "alter") == 0 && is(s, "date"))
		return "'2012-12-31' + INTERVAL b.r_ DAY";
	if (strcmp(s->key, "alter") == 0 && is(s, "datetime"))
		return arena_printf(a, "b.%s - INTERVAL b.r_ HOUR", s->name);
	if (strcmp(s->key, "alter") == 0)
		return "1000000 + b.r_";
	if (strcmp(s->name, "record") == 0)
		return "1000000 + b.r_";
	if (strcmp(s->name, "due") == 0 && s->nullable != 0)
		return "NULL";
	if (strcmp(s->name, "met_at") == 0 || strcmp(s->name, "read_at") == 0 || strcmp(s->name, "paid_at") == 0)
		return "UTC_TIMESTAMP() - INTERVAL b.back_ HOUR";
	if (is(s, "datetime"))
		return arena_printf(a, "b.%s - INTERVAL b.back_ HOUR", s->name);
	if (is(s, "date"))
		return arena_printf(a, "b.%s - INTERVAL b.back_ DIV 24 DAY", s->name);
	if (strcmp(s->name, "person") == 0 && s->nullable != 0)
		return "IF(b.r_ % 2, NULL, b.person)";   /* nobody's, or of the whole company */
	if (strcmp(s->name, "company") == 0 && strcmp(table, "person") != 0)
		return arena_printf(a, "IF(b.r_ %% 5 = 0 OR b.company IS NULL, b.company, %lld)", (long long)tenant);
	if (s->parent[0] != '\0')        /* one of the copies, so that each parent has a few */
		return arena_printf(a, "IF(b.r_ %% 40 = 0, b.`%s`, (SELECT MIN(t.id) FROM %s t) + b.r_ DIV 3)", s->name, s->parent);
	return arena_printf(a, "b.`%s`", s->name);
}

static void fill(const char *table, const struct flow *flow, int rows, int64_t tenant)
{
	struct request *rq = lab_open(DESK, 0);
	const char *names = "", *values = "";
	struct rows list = db_list(rq->db, arena_printf(&rq->arena, COLUMNS, table), (struct pairs){ 0 }, &shape_table);
	const char *base = strcmp(table, "person") == 0 ? " WHERE company IS NOT NULL" : "";
	char text[20000], count[200];
	int64_t had;

	EACH_ROW(struct shape, s, list) {
		names = arena_printf(&rq->arena, "%s%s`%s`", names, *names == '\0' ? "" : ", ", s->name);
		values = arena_printf(&rq->arena, "%s%s%s", values, *values == '\0' ? "" : ", ", value(rq, table, s, flow, tenant));
	}
	snprintf(text, sizeof(text), "INSERT IGNORE INTO %s (%s) SELECT %s FROM (SELECT x.*, @r := @r + 1 AS r_, 24 + (@r DIV 9) * 9 * 26280 DIV %d AS back_"
		" FROM (SELECT * FROM %s%s LIMIT 50) x JOIN seq_0_to_99999 n WHERE n.seq < %d / (SELECT LEAST(50, COUNT(*)) FROM %s%s)"
		" LIMIT 100000) b", table, names, values, rows, table, base, rows, table, base);
	lab_close(rq);
	snprintf(count, sizeof(count), "SELECT COUNT(*) FROM %s", table);
	had = lab_number(count);
	if (had >= rows)
		return;
	if (had == 0) {
		lab_complain("%s: the sample centre has no row of it, nobody can see whether it is bounded", table);
		return;
	}
	lab_run("SET @r := 0, @back := 0, foreign_key_checks = 0");
	lab_run(text);
	if (lab_number(count) < rows * 9 / 10)
		lab_complain("%s: only %lld rows could be made of it", table, (long long)lab_number(count));
}

/* What does not grow with the years. */
static int most_of(const char *table, int rows)
{
	static const struct { const char *table; int most; } small[] = { { "room", 240 }, { "department", 40 }, { "access_card", 2000 }, { "site", 1 },
		{ "company", 2500 }, { "person", 2500 },
		{ "tariff", 200 }, { "dial_rate", 300 }, { "calendar_day", 400 } };

	for (size_t i = 0; i < COUNT(small); i++)
		if (strcmp(small[i].table, table) == 0 && small[i].most < rows)
			return small[i].most;
	return rows;
}

void bulk_fill(int rows, int64_t tenant)
{
	static const char *const common[] = { "clock", "history", NULL };
	static const char *done[200];
	char text[6000] = "ANALYZE TABLE word";
	size_t n = 0, at;

	lab_run("SET SESSION unique_checks = 0, max_statement_time = 60, @words_later = 1");
	lab_run("INSERT INTO outbox (site, once, address, subject, body, html, state, made_at, next_at, sent_at) VALUES (1, 'bulk',"
		" 'bulk@load.example', '测量', '', '', 'sent', UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP())");
	for (const struct module *const *m = modules; *m != NULL; m++) {
		const char *table = (*m)->table == NULL ? "" : (*m)->table->name;
		char exists[300];
		snprintf(exists, sizeof(exists), "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
			" AND TABLE_TYPE <> 'VIEW' AND TABLE_NAME = '%s'", table);
		for (at = 0; at < n && strcmp(done[at], table) != 0; at++)
			;
		if (at < n || lab_number(exists) == 0)
			continue;
		fill(table, (*m)->flow, most_of(table, rows), tenant);
		done[n++] = table;
	}
	for (const char *const *t = common; *t != NULL; t++) {
		for (at = 0; at < n && strcmp(done[at], *t) != 0; at++)
			;
		if (at < n)
			continue;
		fill(*t, NULL, rows, tenant);
		done[n++] = *t;
	}
	lab_run("DELETE FROM board_change");     /* as tick does */
	lab_run("INSERT IGNORE INTO word SELECT w.site, 'company', w.word, w.id FROM company_words w");   /* as sql/load.sql does */
	lab_run("INSERT IGNORE INTO word SELECT w.site, 'person', w.word, w.id FROM person_words w");
	lab_run("SET SESSION unique_checks = 1, max_statement_time = 20, @words_later = NULL, foreign_key_checks = 1");
	for (at = 0; at < n; at++)
		snprintf(text + strlen(text), sizeof(text) - strlen(text), ", %s", done[at]);
	lab_run(text);
}

int bulk_start(void **unused, int rows, struct bulk *out)
{
	char text[300];

	if (lab_start(unused) != 0)
		return -1;
	out->desk = lab_person("xiang.qing@xuting.example");
	out->member = lab_person("lin.shuyi@chengguang.example");
	out->tenant = lab_company("澄光仪器");
	for (const struct role_name *r = role_names; r->code != NULL; r++) {
		snprintf(text, sizeof(text), "INSERT IGNORE INTO person_role (person, department, role)"
			" SELECT %lld, MIN(id), '%s' FROM department WHERE state = 'active'", (long long)out->desk, r->code);
		lab_run(text);
	}
	bulk_fill(rows, out->tenant);
	return lab_wrong == 0 ? 0 : -1;
}
