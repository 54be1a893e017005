/* inbox.c -- my messages: a list; opening one marks it read and shows it.
**
** Opening is a POST, because a GET changes nothing; each subject is a button. */
#include "inbox/inbox.h"
#include "kit/once.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define ROWS 40

static const char *own_url(struct request *rq)
{
	return arena_printf(&rq->arena, "/%s/inbox", rq->program->name);
}

/* A message stays in the language it was written in, and says so where the page is in another. */
static void put_lang(const struct request *rq, struct page *p, const char *subject)
{
	if (rq->lang[0] == 'e' && (unsigned char)*subject >= 0xE3)
		page_show(p, "chinese");
}

static int inbox_list(struct request *rq)
{
	const char *before = pairs_get(rq->query, "before");
	struct inbox ask = { .before = before == NULL || strlen(before) > 15 ? 0 : strtoll(before, NULL, 10) };
	struct rows rows = db_all(rq->db, &inbox_sql[INBOX_MINE], &ask);
	int64_t last = 0;
	size_t shown = 0, unread = 0;

	rq->title = say(rq, T("Messages"));
	page_text(rq->page, "title", rq->title);
	EACH_ROW(struct inbox, m, rows) {
		struct page *p;
		if (shown++ == ROWS) {
			page_text(page_again(rq->page, "older_url"), "older_url",
				arena_printf(&rq->arena, "%s?before=%lld", own_url(rq), (long long)last));
			break;
		}
		p = page_again(rq->page, "message");
		page_text(p, "open_url", arena_printf(&rq->arena, "%s/%lld/open", own_url(rq), (long long)m->id));
		page_text(p, "subject", m->subject);
		put_lang(rq, p, m->subject);
		page_text(p, "at", show_time(rq, m->made_at));
		if (m->read_at == NO_TIME)
			page_show(p, "unread");
		page_text(p, "tone", m->urgent ? "warn" : "info");
		unread += m->read_at == NO_TIME;
		last = m->id;
	}
	if (rows.count == 0)
		page_show(rq->page, "no_message");
	if (unread > 0)
		page_text(page_again(rq->page, "unread_some"), "all_url", arena_printf(&rq->arena, "%s/all", own_url(rq)));
	return 200;
}

/* The record's module, if it has a page on this side of the house. */
static const struct module *module_of(const struct request *rq, const char *name)
{
	const struct module *m = module_named(rq->program->modules, name);
	const struct face *f = m == NULL ? NULL : &m->face[rq->program->audience];

	return f != NULL && f->one != NULL && ((f->roles & rq->user.roles) != 0 || f->named != NULL) ? m : NULL;
}

static int inbox_show(struct request *rq)
{
	struct inbox m = { .id = rq->match.id };
	const struct module *of;
	struct page *para = NULL;
	const char *rest;

	if (!db_one(rq->db, &inbox_sql[INBOX_ONE], &m, &m))
		return 404;
	rq->title = m.subject;
	page_text(rq->page, "title", m.subject);
	put_lang(rq, rq->page, m.subject);
	page_text(rq->page, "at", show_time(rq, m.made_at));
	page_text(rq->page, "list_url", own_url(rq));
	for (rest = m.body; *rest != '\0'; ) {           /* an empty line parts paragraphs */
		size_t n = strcspn(rest, "\n");
		if (n == 0)
			para = NULL;
		else if (para == NULL)
			para = page_again(rq->page, "para");
		if (n > 0)
			page_text(page_again(para, "line"), "text", arena_text(&rq->arena, rest, n));
		rest += n;
		rest += *rest == '\n';
	}
	of = module_of(rq, m.module);
	if (of != NULL && m.record != 0 && m.opens) {
		struct page *p = page_again(rq->page, "of_record");
		page_text(p, "record_url", arena_printf(&rq->arena, "/%s/%s/%lld", rq->program->name, of->name,
			(long long)m.record));
		page_text(p, "label", say_f(rq, T("message|Open: %s"), say(rq, of->one_title != NULL ? of->one_title : of->title)));
	}
	return 200;
}

static int inbox_open(struct request *rq)
{
	struct inbox m = { .id = rq->match.id };

	if (db_run(rq->db, &inbox_sql[INBOX_READ], &m) == 0)
		return 404;
	return redirect_to(rq, "/inbox/%lld", (long long)m.id);
}

static int inbox_all(struct request *rq)
{
	db_run(rq->db, &inbox_sql[INBOX_READ_ALL], NULL);
	return redirect_to(rq, "/inbox");
}

static const struct route more[] = {
	{ GET,  "",          0, inbox_list, "inbox/list.html" },
	{ POST, "/all",      0, inbox_all,  NULL },
	{ GET,  "/:id",      0, inbox_show, "inbox/message.html" },
	{ POST, "/:id/open", 0, inbox_open, NULL },
	{ 0 }
};

const struct module inbox_module = {
	.name = "inbox", .title = T("Messages"), .one_title = T("Message"),
	.table = &inbox_table, .sql = inbox_sql,
	.face = {
		[PORTAL] = { ROLE_TENANT, .more = more, .count = &inbox_sql[INBOX_COUNT], .place = { T("Portal"), 26, "bell" } },
		[DESK] = { ROLE_STAFF, .more = more, .count = &inbox_sql[INBOX_COUNT], .place = { T("menu|Today"), 110, "bell" } },
	},
};
