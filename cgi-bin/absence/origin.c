/* origin.c -- what was done with a thing for those away is done with it where it is logged, too
** (P027): the letter, the message, the fax, the object. */
#include "absence/absence.h"
#include "kit/record.h"
#include "mail/mail.h"
#include "edge/db.h"

/* What the record where it is logged does when its thing was dealt with here. */
static const struct { const char *module, *ours, *theirs, *column, *value; } ways[] = {
	{ "mail", "deliver", "deliver", NULL, NULL },
	{ "mail", "forward", "forward", "instruction_note", NULL },
	{ "mail", "hand_over", "in_hand", NULL, NULL },
	{ "call", "deliver", "deliver", "delivered_how", "slip" },
	{ "call", "phone",   "deliver", "delivered_how", "phone" },
	{ "call", "forward", "deliver", "delivered_how", "forward" },
	{ "call", "hand_over", "deliver", "delivered_how", "person" },
	{ "fax",  "phone",   "notify",  "told_how", "phone" },
	{ "fax",  "deliver", "to_room", "told_how", "room" },
	{ "fax",  "forward", "notify",  "told_how", "forward" },
	{ "deposit", "deliver", "to_room", "proof", "room" },
	{ "deposit", "forward", "forward", "proof", "forward" },
};

static void put(const struct table *t, void *row, const char *name, const char *value)
{
	const struct column *c = table_column(t, name, strlen(name));

	if (c != NULL && c->type == TYPE_TEXT)
		*column_text(c, row) = value;
}

/* With the clock's roles as well: a deposit has steps for this alone. */
static void step_origin(struct request *rq, const struct absence_item *i, const struct module *m, size_t way)
{
	unsigned roles = rq->user.roles | ROLE_CLOCK;
	struct record *r = record_blank(rq, m), *before;
	const struct step *s;

	r->id = i->record;
	if (!db_one(rq->db, m->face[DESK].one, r, r))
		return;
	before = record_copy(rq, m->table, r);
	if (strcmp(ways[way].ours, "forward") == 0)
		put(m->table, r, "instruction", "forward");
	s = flow_step(m->flow, r->state, ways[way].theirs, roles);
	if (s == NULL || (s->fits != NULL && !s->fits(r)))
		return;
	if (ways[way].column != NULL)
		put(m->table, r, ways[way].column, ways[way].value != NULL ? ways[way].value : i->place);
	put(m->table, r, "told_whom", i->told_whom);
	put(m->table, r, "collector", i->receiver);
	record_take(rq, m, r, before, s->name, roles);
}

const char *absence_origin(struct request *rq, const struct absence_item *i, const char *step)
{
	for (size_t w = 0; w < COUNT(ways); w++)
		for (const struct module *const *m = rq->program->modules; *m != NULL; m++)
			if (strcmp(ways[w].module, i->module) == 0 && strcmp(ways[w].ours, step) == 0 && strcmp((*m)->name, i->module) == 0)
				step_origin(rq, i, *m, w);
	return rq->refused;
}

static bool mail_signed_for(struct request *rq, int64_t id)
{
	struct mail *m = record_blank(rq, &mail_module);

	m->r.id = id;
	return db_one(rq->db, &mail_sql[MAIL_ANY], m, m) && mail_accountable(m->kind);
}

/* Where a paper, a tag or a signature is asked for, that is not passed by here (P009, P024, R08). */
const char *absence_formalities(struct request *rq, const struct absence_item *i)
{
	static const char *const there[] = { "deposit", "fax", "newspaper_custody" };
	bool asked = strcmp(i->module, "mail") == 0 && mail_signed_for(rq, i->record);

	for (size_t k = 0; k < COUNT(there); k++)
		asked = asked || strcmp(i->module, there[k]) == 0;
	return !asked || rq->module != &absence_item_module ? NULL
		: say_f(rq, T("It is handed over at %s: there the tag, the paper or the signature is asked for."), i->origin);
}
