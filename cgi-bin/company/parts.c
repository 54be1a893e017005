/* parts.c -- everything a company has, from the lists of all modules. */
#include "company/company.h"
#include "kit/record.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define SHOWN 5
#define SHOWN_TEXT "6"               /* one more tells that there are more */
#define BESIDE 3                     /* columns in small print */

/* The newest by the list's time, or the first by its name. */
static struct rows newest(struct request *rq, const struct module *m, const struct list *l, int64_t company)
{
	struct pair *given = take(rq, struct pair);
	const struct column *c = table_column(m->table, l->order_name, strlen(l->order_name));
	const char *way = l->ascending && c->type != TYPE_TIME && c->type != TYPE_DAY ? "ASC" : "DESC";
	const char *text = arena_printf(&rq->arena, "%s AND (%s = :company) ORDER BY %s %s, %s %s LIMIT " SHOWN_TEXT,
		l->select, l->company, l->order, way, l->key, way);

	*given = (struct pair){ "company", arena_printf(&rq->arena, "%lld", (long long)company) };
	return db_list(rq->db, text, (struct pairs){ given, 1 }, m->table);
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

static void put_part(struct request *rq, struct page *into, const struct module *m, int64_t company)
{
	const struct face *f = &m->face[DESK];
	struct rows rows = newest(rq, m, f->list, company);
	struct page *p = page_again(into, "part");
	const unsigned char *row = rows.list;

	page_text(p, "part_name", m->name);
	page_text(p, "part_title", say(rq, f->title != NULL ? f->title : m->title));
	page_text(p, "all_url", arena_printf(&rq->arena, "/desk/%s?company=%lld", m->name, (long long)company));
	if (f->make != NULL && ((f->make_roles != 0 ? f->make_roles : f->roles) & rq->user.roles) != 0)
		page_text(page_again(p, "part_new"), "new_url", arena_printf(&rq->arena, "/desk/%s/new?company=%lld",
			m->name, (long long)company));
	if (rows.count > SHOWN)
		page_show(p, "more");
	if (rows.count == 0)
		page_show(p, "none");
	for (size_t i = 0; i < rows.count && i < SHOWN; i++)
		put_row(rq, p, m, f->list, row + i * rows.size);
}

void company_parts(struct request *rq, void *row)
{
	const struct company *c = row;
	const struct module *own = rq->module;
	struct page *into = page_insert(rq->page, "more", "company/parts.html");

	for (const struct module *const *m = rq->program->modules; *m != NULL; m++) {
		const struct face *f = &(*m)->face[DESK];
		if (f->list == NULL || f->list->company == NULL || (f->roles & rq->user.roles) == 0)
			continue;
		rq->module = *m;                 /* whose states show_value() names */
		put_part(rq, into, *m, c->r.id);
	}
	rq->module = own;
}
