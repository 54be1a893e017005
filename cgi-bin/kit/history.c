/* history.c -- write and show the story of a record; see history.h. */
#include "kit/history.h"
#include "core/text.h"
#include "kit/number.h"
#include "kit/personal.h"
#include "kit/show.h"
#include "edge/db.h"
#include "edge/page.h"

#define MOST 60000                   /* bytes of one event's changes */
#define NOTE_MOST 1000               /* characters of its note */

struct event {
	int64_t id, record, person, house;
	const char *module, *name, *address, *step, *was, *state, *changes, *note;
	instant at;
};
static const struct column columns[] = {
	INT_COLUMN(struct event, id, NULL), INT_COLUMN(struct event, record, NULL),
	ID_COLUMN(struct event, person, NULL), TEXT_COLUMN(struct event, module, NULL),
	TEXT_COLUMN(struct event, name, NULL), TEXT_COLUMN(struct event, address, NULL),
	FLAG_COLUMN(struct event, house, NULL), TEXT_COLUMN(struct event, step, NULL), TEXT_COLUMN(struct event, was, NULL),
	TEXT_COLUMN(struct event, state, NULL), TEXT_COLUMN(struct event, changes, NULL),
	TEXT_COLUMN(struct event, note, NULL), TIME_COLUMN(struct event, at, NULL),
	{ 0 }
};
static const struct table history_table = { "history", sizeof(struct event), columns };

static const struct sql make = {
	"INSERT INTO history (module, record, at, person, name, address, step, was, state, changes, note)"
	" VALUES (:module, :record, :now, :person, :name, :address, :step, :was, :state, :changes, :note)",
	&history_table, NULL };
static const struct sql read_all = {
	"SELECT id, at, person, name, step, was, state, changes, note FROM history"
	" WHERE module = :module AND record = :record ORDER BY id DESC LIMIT 100",
	&history_table, &history_table };

static const struct sql read_last = {
	"SELECT id, at, person, name, step, was, state, changes, note FROM history"
	" WHERE module = :module AND record = :record ORDER BY id DESC LIMIT 1",
	&history_table, &history_table };

static const struct sql read_by = {
	"SELECT h.at, h.step, h.name, p.id IS NOT NULL AND p.company IS NULL AS house FROM history h"
	" LEFT JOIN person p ON p.id = h.person WHERE h.module = :module AND h.record = :record AND FIND_IN_SET(h.step, :step)"
	" AND (:house = 0 OR (p.id IS NOT NULL AND p.company IS NULL)) ORDER BY h.id DESC LIMIT 1",
	&history_table, &history_table };

/* What everybody's events are called; a module's own steps carry their labels. */
static const struct choice ordinary[] = {
	{ "new", T("history|recorded it") }, { "edit", T("history|corrected it") },
	{ "undo", T("history|took it back") }, { "file", T("history|added a file") }, { "reveal", T("history|looked at what is masked") },
	{ "password", T("history|set a new password") }, { "login", T("history|logged in") },
	{ "profile", T("history|changed the profile") },
	{ "mail_died", T("history|could not deliver a mail") },
	{ "unreached", T("history|could reach nobody") }, { "told", T("history|told them by telephone") },
	{ "grant", T("history|gave a role") }, { "revoke", T("history|took a role away") },
	{ 0 }
};

/* A value as text that fits in one field of one line and can be read back. */
static const char *raw(struct request *rq, const struct column *c, const void *row)
{
	char text[20];
	const char *s;
	char *out, *p;

	switch (c->type) {
	case TYPE_TEXT:
		s = *column_text(c, row);
		p = out = arena_take(&rq->arena, strlen(s) * 2 + 1);
		for (; *s != '\0'; s++)
			if (*s == '\t' || *s == '\n' || *s == '\\') {
				*p++ = '\\';
				*p++ = *s == '\t' ? 't' : *s == '\n' ? 'n' : '\\';
			} else {
				*p++ = *s;
			}
		return out;
	case TYPE_DAY:
		if (*column_day(c, row) == NO_DAY)
			return "";
		day_print(*column_day(c, row), text);
		return arena_text(&rq->arena, text, strlen(text));
	case TYPE_TIME:
		if (*column_int(c, row) == NO_TIME)
			return "";
		instant_print(*column_int(c, row), text);
		return arena_text(&rq->arena, text, strlen(text));
	case TYPE_INT: case TYPE_FLAG: case TYPE_FEN: case TYPE_ID:
		return arena_printf(&rq->arena, "%lld", (long long)*column_int(c, row));
	}
	return "";
}

/* And back into a blank row. */
static void unraw(struct request *rq, const struct column *c, const char *s, size_t n, void *row)
{
	char *out = arena_text(&rq->arena, s, n), *p = out;

	for (const char *q = out; *q != '\0'; q++)
		if (*q == '\\' && q[1] != '\0') {
			q++;
			*p++ = *q == 't' ? '\t' : *q == 'n' ? '\n' : *q;
		} else {
			*p++ = *q;
		}
	*p = '\0';
	if (c->type == TYPE_TEXT)
		*column_text(c, row) = out;
	else if (*out == '\0' && (c->type == TYPE_DAY || c->type == TYPE_TIME))
		c->type == TYPE_DAY ? (void)(*column_day(c, row) = NO_DAY) : (void)(*column_int(c, row) = NO_TIME);
	else if (c->type == TYPE_DAY)
		(void)day_parse(out, column_day(c, row));
	else if (c->type == TYPE_TIME)
		(void)instant_parse(out, column_int(c, row));
	else
		*column_int(c, row) = strtoll(out, NULL, 10);
}

/* Columns that every record has and that the event tells by itself. */
static bool is_frame(const char *name)
{
	static const char *const frame[] = { "number", "state", "due", "made_at", "company_name", "made_name" };

	for (size_t i = 0; i < COUNT(frame); i++)
		if (strcmp(frame[i], name) == 0)
			return true;
	return false;
}

/* Also what people do not see, so that a step can be taken back: but texts, which may be secrets. */
static bool is_kept(const struct column *c)
{
	return c->label != NULL ? !is_frame(c->name) : c->type != TYPE_TEXT && strcmp(c->name, "id") != 0 && strcmp(c->name, "company") != 0;
}

static const char *differences(struct request *rq, const struct module *m, const void *was,
	const void *row)
{
	const char *text = "";

	if (was == NULL || row == NULL)
		return text;
	for (const struct column *c = m->table->columns; c->name != NULL; c++) {
		const char *before, *after, *longer;
		if (!is_kept(c))
			continue;
		before = raw(rq, c, was);
		after = raw(rq, c, row);
		if (strcmp(before, after) == 0)
			continue;
		if (module_masks(m, c->name) || c->personal == PERSONAL_ID)
			before = after = "";
		longer = arena_printf(&rq->arena, "%s%s\t%s\t%s\n", text, c->name, before, after);
		if (strlen(longer) <= MOST)
			text = longer;
	}
	return text;
}

void history_write(struct request *rq, const struct module *m, int64_t id,
	const char *step, const void *was, const void *row, const char *note)
{
	const struct record *before = was, *after = row;
	struct event e = { .module = m->name, .record = id, .person = rq->user.id,
		.name = rq->user.name == NULL ? "" : rq->user.name,
		.address = rq->address == NULL ? "" : rq->address, .step = step, .was = "", .state = "" };

	if (m->flow != NULL && before != NULL && before->state != NULL)
		e.was = before->state;
	if (m->flow != NULL && after != NULL && after->state != NULL)
		e.state = after->state;
	e.changes = differences(rq, m, was, row);
	e.note = note == NULL ? "" : text_cut(&rq->arena, note, NOTE_MOST);
	number_write(rq, &make, &e);
	personal_note(rq, m, row);
}

static const char *step_label(struct request *rq, const struct module *m, const char *name)
{
	if (m->flow != NULL)
		for (const struct step *s = m->flow->steps; s->name != NULL; s++)
			if (strcmp(s->name, name) == 0)
				return say(rq, s->label);
	return say(rq, choice_label(ordinary, name));
}

static void show_changes(struct request *rq, struct page *p, const struct module *m, const char *s)
{
	void *row = arena_take(&rq->arena, m->table->size);

	while (*s != '\0') {
		size_t line = strcspn(s, "\n"), name = strcspn(s, "\t");
		const struct column *c = name < line ? table_column(m->table, s, name) : NULL;
		const char *before = s + name + 1;
		size_t n = strcspn(before, "\t\n");
		if (c != NULL && c->label != NULL && before[n] == '\t' && !face_hides(rq->face, c->name)) {
			struct page *change = page_again(p, "change");
			page_text(change, "label", say(rq, c->label));
			table_blank(m->table, row);
			unraw(rq, c, before, n, row);
			page_text(change, "was", show_value(rq, c, row));
			table_blank(m->table, row);
			unraw(rq, c, before + n + 1, strcspn(before + n + 1, "\n"), row);
			page_text(change, "is", show_value(rq, c, row));
		}
		s += line;
		s += *s == '\n';
	}
}

void history_show(struct request *rq, struct page *into, const struct module *m, int64_t id)
{
	struct event wanted = { .module = m->name, .record = id };

	EACH_ROW(struct event, e, db_all(rq->db, &read_all, &wanted)) {
		struct page *p = page_again(into, "event");
		const struct state *was = m->flow == NULL ? NULL : flow_state(m->flow, e->was);
		const struct state *is = m->flow == NULL ? NULL : flow_state(m->flow, e->state);

		page_text(p, "at", show_time(rq, e->at));
		page_text(p, "who", e->person == 0 && *e->name == '\0' ? say(rq, T("history|The clock")) : e->name);
		page_text(p, "what", step_label(rq, m, e->step));
		page_text(p, "note", e->note);
		if (is != NULL && was != NULL && was != is)
			page_text(p, "was", say(rq, was->label));
		if (is != NULL && was != is) {
			page_text(p, "is", say(rq, is->label));
			page_text(p, "kind", is->tone == TONE_BAD ? "bad" : is->tone == TONE_OK ? "ok" : "");
		}
		show_changes(rq, p, m, e->changes);
	}
}

bool history_by(struct request *rq, const struct module *m, int64_t id, const char *steps, bool house,
	struct history_by *out)
{
	struct event *e = take(rq, struct event);

	table_blank(&history_table, e);
	e->module = m->name;
	e->record = id;
	e->step = steps;
	e->house = house;
	if (!db_one(rq->db, &read_by, e, e))
		return false;
	*out = (struct history_by){ e->name, e->step, e->at, e->house != 0 };
	return true;
}

int64_t history_edits(struct request *rq, const struct module *m, int64_t id, struct history_by *out)
{
	static const struct sql edits = { "SELECT name, step, at, COUNT(*) OVER () AS record FROM history WHERE module = :module"
		" AND record = :record AND step IN ('edit', 'undo') ORDER BY id DESC LIMIT 1", &history_table, &history_table };
	struct event *e = take(rq, struct event);

	table_blank(&history_table, e);
	e->module = m->name;
	e->record = id;
	if (!db_one(rq->db, &edits, e, e))
		return 0;
	*out = (struct history_by){ e->name, e->step, e->at, false };
	return e->record;
}

static const char *state_label(struct request *rq, const struct module *m, const char *name)
{
	const struct state *s = m->flow == NULL ? NULL : flow_state(m->flow, name);

	return s == NULL ? name : say(rq, s->label);
}

bool history_last(struct request *rq, const struct module *m, int64_t id, struct history_last *out)
{
	struct event *e = take(rq, struct event);

	table_blank(&history_table, e);
	e->module = m->name;
	e->record = id;
	if (!db_one(rq->db, &read_last, e, e))
		return false;
	*out = (struct history_last){ e->person == 0 ? say(rq, T("history|The clock")) : e->name, show_time(rq, e->at),
		state_label(rq, m, e->was), state_label(rq, m, e->state) };
	return true;
}

static const struct sql read_move = {
	"SELECT id, at, person, name, step, was, state, changes, note FROM history WHERE module = :module AND record = :record"
	" AND was <> state AND state <> '' ORDER BY id DESC LIMIT 1", &history_table, &history_table };

bool history_move(struct request *rq, const struct module *m, int64_t id, struct history_step *out)
{
	struct event *e = take(rq, struct event);

	table_blank(&history_table, e);
	e->module = m->name;
	e->record = id;
	if (!db_one(rq->db, &read_move, e, e) || *e->was == '\0')
		return false;
	*out = (struct history_step){ e->step, e->was, e->state, e->changes, e->at };
	return true;
}

const char *history_states(struct request *rq, const struct module *m, int64_t id)
{
	static const struct sql read = { "SELECT GROUP_CONCAT(DISTINCT x.state) AS note FROM (SELECT h.state FROM history h"
		" WHERE h.module = :module AND h.record = :record AND h.state <> '' ORDER BY h.id LIMIT 500) x", &history_table, &history_table };
	struct event *e = take(rq, struct event);

	table_blank(&history_table, e);
	e->module = m->name;
	e->record = id;
	return db_one(rq->db, &read, e, e) && e->note != NULL ? e->note : "";
}

void history_restore(struct request *rq, const struct module *m, const char *s, void *row)
{
	while (*s != '\0') {
		size_t line = strcspn(s, "\n"), name = strcspn(s, "\t");
		const struct column *c = name < line ? table_column(m->table, s, name) : NULL;
		if (c != NULL && !module_masks(m, c->name))
			unraw(rq, c, s + name + 1, strcspn(s + name + 1, "\t\n"), row);
		s += line;
		s += *s == '\n';
	}
}
