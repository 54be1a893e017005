/* told_again.c -- who was told of a record what is not so any more is told again; see amend.h. */
#include "kit/amend.h"
#include "kit/notice.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/words.h"

struct told { int64_t id, record; const char *module, *lang, *body, *title, *words, *who; instant at; };
/* Of no code: what stands in such a column is a key for translation. */
static const struct choice keys[] = { { 0 } };
static const struct column columns[] = {
	INT_COLUMN(struct told, id, NULL), INT_COLUMN(struct told, record, NULL), TEXT_COLUMN(struct told, module, NULL),
	TEXT_COLUMN(struct told, lang, NULL), TEXT_COLUMN(struct told, body, NULL), CODE_COLUMN(struct told, title, NULL, keys),
	TEXT_COLUMN(struct told, words, NULL), TEXT_COLUMN(struct told, who, NULL), TIME_COLUMN(struct told, at, NULL), { 0 }
};
static const struct table told_table = { "told", sizeof(struct told), columns };

/* The newest 200 lines of inboxes about the record. */
static const struct sql told = {
	"SELECT i.person AS id, p.lang, CONCAT(i.subject, '\n', i.body) AS body, i.made_at AS at FROM inbox i"
	" JOIN person p ON p.id = i.person WHERE i.module = :module AND i.record = :record AND i.made_at <= :now"
	" AND p.state = 'active' AND i.kind NOT IN ('alarm', 'warn', 'amended', 'undone') ORDER BY i.id DESC LIMIT 200",
	&told_table, &told_table };

/* "Pieces: 1 → 2" of what was said in `body` and is another now; in the language of rq. */
static const char *differences(struct request *rq, const struct module *m, const void *was, const void *row, const char *body)
{
	const char *all = "";

	for (const struct column *c = m->table->columns; c->name != NULL; c++) {
		const char *before, *after;
		if (c->label == NULL || module_masks(m, c->name) || strcmp(c->name, "due") == 0)
			continue;
		before = show_value(rq, c, was);
		after = show_value(rq, c, row);
		if (strcmp(before, after) != 0 && *before != '\0' && strstr(body, before) != NULL)
			all = arena_printf(&rq->arena, "%s%s%s: %s → %s", all, *all == '\0' ? "" : "; ", say(rq, c->label), before, after);
	}
	return all;
}

static void tell(struct request *rq, const struct module *m, const void *was, const void *row, const struct told *t, const char *words)
{
	const struct record *r = row;
	const char *lang = rq->lang;
	const struct words *now = rq->words;
	struct told *n = take(rq, struct told);
	struct notice notice = { .name = was == NULL ? "undone" : "amended", .module = m, .record = r->id, .number = r->number,
		.row = n, .table = &told_table, .urgent = true };

	table_blank(&told_table, n);
	rq->lang = strcmp(t->lang, "en") == 0 ? "en" : "zh";
	rq->words = words_for(rq->lang);
	n->words = was == NULL ? words : differences(rq, m, was, row, t->body);
	rq->lang = lang;
	rq->words = now;
	n->title = m->one_title != NULL ? m->one_title : m->title;
	n->who = rq->user.name == NULL ? "" : rq->user.name;
	notice.once = arena_printf(&rq->arena, "again %lld %s", (long long)rq->context.now, n->words);
	if (*n->words != '\0')
		notice_person(rq, &notice, t->id);
}

void told_again(struct request *rq, const struct module *m, const void *was, const void *row, instant since, const char *words)
{
	struct told ask = { .module = m->name, .record = ((const struct record *)row)->id, .at = NO_TIME };
	struct rows rows = db_all(rq->db, &told, &ask);

	EACH_ROW(struct told, t, rows)
		if (since == NO_TIME || t->at >= since)
			tell(rq, m, was, row, t, words);
}
