/* parts.c -- everything a company has, from the lists of all modules. */
#include "company/part.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define SHOWN 5
#define BESIDE 3                     /* columns in small print */
#define STATEMENT 36000              /* bytes of one statement, see edge/own.h */

static const struct column columns[] = {
	INT_COLUMN(struct part_line, id, NULL), TEXT_COLUMN(struct part_line, module, NULL),
	TEXT_COLUMN(struct part_line, c0, NULL), TEXT_COLUMN(struct part_line, c1, NULL), TEXT_COLUMN(struct part_line, c2, NULL),
	TEXT_COLUMN(struct part_line, c3, NULL), TEXT_COLUMN(struct part_line, c4, NULL), TEXT_COLUMN(struct part_line, c5, NULL),
	TEXT_COLUMN(struct part_line, c6, NULL), TEXT_COLUMN(struct part_line, c7, NULL), TEXT_COLUMN(struct part_line, c8, NULL),
	TEXT_COLUMN(struct part_line, c9, NULL), TEXT_COLUMN(struct part_line, c10, NULL), TEXT_COLUMN(struct part_line, c11, NULL),
	TEXT_COLUMN(struct part_line, money, NULL), TEXT_COLUMN(struct part_line, at, NULL), { 0 }
};
const struct table part_line_table = { "line", sizeof(struct part_line), columns };
#define HEADS 12                     /* c0..c11 */

const struct column *part_money(const struct module *m)
{
	const struct column *c = NULL;

	for (const struct head *h = m->face[DESK].list->heads; h->name != NULL; h++) {
		c = table_column(m->table, h->name, strlen(h->name));
		if (c->type == TYPE_FEN)
			return c;
	}
	c = NULL;
	for (const struct charge *p = m->price; p != NULL && p->step != NULL; p++)
		if (p->per == NULL)
			c = table_column(m->table, p->columns, strcspn(p->columns, " "));
	return c;
}

const char *part_newest(struct request *rq, const struct module *m, int most)
{
	const struct list *l = m->face[DESK].list;
	const struct column *c = table_column(m->table, l->order_name, strlen(l->order_name));
	const char *way = l->ascending && c->type != TYPE_TIME && c->type != TYPE_DAY ? "ASC" : "DESC";
	const struct column *money = part_money(m);
	const char *text = arena_printf(&rq->arena, "SELECT '%s' AS module, x.id, CAST(x.%s AS CHAR) AS at, %s%s AS money", m->name,
		l->order_name, money == NULL ? "NULL" : "x.", money == NULL ? "" : money->name);
	int n = 0;

	for (const struct head *h = l->heads; h->name != NULL && n < HEADS; h++, n++)
		text = arena_printf(&rq->arena, "%s, CAST(x.%s AS CHAR) AS c%d", text, h->name, n);
	for (; n < HEADS; n++)
		text = arena_printf(&rq->arena, "%s, NULL AS c%d", text, n);
	return arena_printf(&rq->arena, "%s FROM (%s AND (%s = :company) ORDER BY %s %s, %s %s LIMIT %d) x", text,
		l->select, l->company, l->order, way, l->key, way, most);
}

/* A value as the store writes it, into its column. */
static void put_back(const struct column *c, const char *text, void *row)
{
	if (c->type == TYPE_TEXT)
		*column_text(c, row) = text;
	else if (c->type == TYPE_DAY)
		(void)day_parse(text, column_day(c, row));
	else if (c->type == TYPE_TIME)
		(void)instant_parse(text, column_int(c, row));
	else
		*column_int(c, row) = strtoll(text, NULL, 10);
}

void *part_whole(struct request *rq, const struct module *m, const struct part_line *line)
{
	struct record *r = arena_take(&rq->arena, m->table->size);
	const char *const texts[HEADS] = { line->c0, line->c1, line->c2, line->c3, line->c4, line->c5,
		line->c6, line->c7, line->c8, line->c9, line->c10, line->c11 };
	int n = 0;

	table_blank(m->table, r);
	r->id = line->id;
	if (part_money(m) != NULL)
		put_back(part_money(m), line->money, r);
	for (const struct head *h = m->face[DESK].list->heads; h->name != NULL && n < HEADS; h++, n++)
		if (*texts[n] != '\0')
			put_back(table_column(m->table, h->name, strlen(h->name)), texts[n], r);
	return r;
}

/* The first column links, a state is a badge, a few others stand below in grey. */
static void put_row(struct request *rq, struct page *part, const struct module *m, const struct list *l, const void *row)
{
	struct page *p = page_again(part, "part_row");
	const char *small = "";
	int beside = 0;

	for (const struct head *h = l->heads; h->name != NULL; h++) {
		const struct column *c = table_column(m->table, h->name, strlen(h->name));
		const char *text = show_value(rq, c, row);
		if (h == l->heads) {
			page_text(p, "text", text);
		} else if (strcmp(h->name, "state") == 0) {
			page_text(p, "state_class", record_tone(m->flow, *column_text(c, row)));
			page_text(p, "state", text);
		} else if (*text != '\0' && beside < BESIDE && c->type != TYPE_FLAG && strcmp(h->name, "company_name") != 0) {
			small = arena_printf(&rq->arena, "%s%s%s", small, *small == '\0' ? "" : " · ", text);
			beside++;
		}
	}
	page_text(p, "url", record_url(rq, m, ((const struct record *)row)->id));
	page_text(p, "small", small);
}

static void put_part(struct request *rq, struct page *into, const struct module *m, int64_t company, struct rows lines)
{
	const struct face *f = &m->face[DESK];
	struct page *p = page_again(into, "part");
	int n = 0;

	page_text(p, "part_name", m->name);
	page_text(p, "part_title", say(rq, f->title != NULL ? f->title : m->title));
	page_text(p, "all_url", arena_printf(&rq->arena, "/desk/%s?company=%lld", m->name, (long long)company));
	if (f->make != NULL && ((f->make_roles != 0 ? f->make_roles : f->roles) & rq->user.roles) != 0)
		page_text(page_again(p, "part_new"), "new_url", arena_printf(&rq->arena, "/desk/%s/new?company=%lld",
			m->name, (long long)company));
	EACH_ROW(struct part_line, line, lines) {
		if (strcmp(line->module, m->name) != 0)
			continue;
		if (n++ == SHOWN)
			page_show(p, "more");
		else
			put_row(rq, p, m, f->list, part_whole(rq, m, line));
	}
	if (n == 0)
		page_show(p, "none");
}

bool part_has(const struct request *rq, const struct module *m)
{
	const struct face *f = &m->face[DESK];

	return f->list != NULL && f->list->company != NULL && (f->roles & rq->user.roles) != 0;
}

/* As many modules in one statement as it takes; the first that was left out, or the end. */
static const struct module *const *put_some(struct request *rq, struct page *into, const struct module *const *from, int64_t company)
{
	struct pair *given = take(rq, struct pair);
	const struct module *const *m = from;
	const char *text = "";
	struct rows lines;

	*given = (struct pair){ "company", arena_printf(&rq->arena, "%lld", (long long)company) };
	for (; *m != NULL; m++) {
		const char *one = part_has(rq, *m) ? part_newest(rq, *m, SHOWN + 1) : "";
		if (*text != '\0' && strlen(text) + strlen(one) + 20 > STATEMENT)
			break;
		if (*one != '\0')
			text = arena_printf(&rq->arena, "%s%s%s", text, *text == '\0' ? "" : " UNION ALL ", one);
	}
	if (*text == '\0')
		return m;
	lines = db_list(rq->db, text, (struct pairs){ given, 1 }, &part_line_table);
	for (const struct module *const *k = from; k != m; k++)
		if (part_has(rq, *k)) {
			rq->module = *k;             /* whose states show_value() names */
			put_part(rq, into, *k, company, lines);
		}
	return m;
}

void company_parts(struct request *rq, void *row)
{
	const struct company *c = row;
	const struct module *own = rq->module;
	struct page *into = page_insert(rq->page, "more", "company/parts.html");
	const struct module *const *m = rq->program->modules;

	while (*m != NULL)
		m = put_some(rq, into, m, c->r.id);
	rq->module = own;
}

/* "b.state IN ('lent','overdue')": every state of the flow that is not final. */
static const char *not_final(struct request *rq, const struct module *m)
{
	const struct list *l = m->face[DESK].list;
	const char *text = arena_printf(&rq->arena, "%.*s.state IN (''", (int)strcspn(l->key, "."), l->key);

	for (const struct state *s = m->flow->states; s->name != NULL; s++)
		if (!s->final)
			text = arena_printf(&rq->arena, "%s,'%s'", text, s->name);
	return arena_printf(&rq->arena, "%s)", text);
}

bool company_hangs(struct request *rq, const struct company *c)
{
	struct pair company = { "company", arena_printf(&rq->arena, "%lld", (long long)c->r.id) };
	struct page *list = NULL;

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct list *l = (*m)->face[DESK].list;
		if (!part_has(rq, *m) || (*m)->flow == NULL || (*m)->series == NULL)
			continue;
		EACH_ROW(struct part_line, line, db_list(rq->db, arena_printf(&rq->arena, "SELECT x.id, x.number AS c0, x.state AS c1 FROM"
			" (%s AND (%s = :company) AND %s ORDER BY %s DESC LIMIT %d ROWS EXAMINED 300) x", l->select, l->company, not_final(rq, *m),
			l->order, SHOWN), (struct pairs){ &company, 1 }, &part_line_table)) {
			if (list == NULL)
				list = record_hanging(rq, T("company|Not settled yet"), T("It stays as it is when the customer is put away: settle it first, or write why it may stay."));
			record_hang(rq, list, *m, line->id, line->c0, say(rq, flow_state((*m)->flow, line->c1)->label), "");
		}
	}
	return list != NULL;
}
