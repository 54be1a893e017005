/* one_price_test.c -- what a button says is what is booked (architecture §4, 12; fault C S1-1), over every
** module: every column of money is typed by somebody or declared as a charge, and a declared charge that is
** not what the form said comes back with both amounts and writes nothing, and one that is is what is stored. */
#define CORE_RAW
#include "../booking/bookings.h"
#include "priced.h"
#include "kit/record.h"
#include "modules.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
#define EACH_CHARGE(m, c) EACH(m) for (const struct charge *c = (*m)->price; c != NULL && c->step != NULL; c++)

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static void verdict(void) { if (lab_wrong > 0) fail_msg("%d charges are wrong; see above", lab_wrong); }

static bool types(const struct form *form, const char *column)
{
	for (const struct field *d = form == NULL ? NULL : form->fields; d != NULL && d->name != NULL; d++)
		if (d->input == INPUT_MONEY && strcmp(d->name, column) == 0)
			return true;
	return false;
}

/* Is the column among blank-joined words? */
static bool among(const char *words, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = words; (p = strstr(p, word)) != NULL; p += n)
		if ((p == words || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

static bool explained(const struct module *m, const char *column)
{
	bool known = types(m->form, column);

	for (int a = 0; a < AUDIENCES; a++)
		known = known || types(m->face[a].form, column);
	for (const struct step *s = m->flow == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++)
		known = known || types(s->form, column);
	for (const struct charge *c = m->price; c != NULL && c->step != NULL; c++)
		known = known || among(c->columns, column);
	return known;
}

static void every_amount_is_typed_or_declared(void **unused)
{
	(void)unused;
	EACH(m)
		for (const struct column *c = (*m)->table == NULL ? NULL : (*m)->table->columns; c != NULL && c->name != NULL; c++)
			if (c->type == TYPE_FEN && !explained(*m, c->name))
				lab_complain("%s: nobody types %s and no charge of .price names it", (*m)->name, c->name);
	verdict();
}

static const struct step *step_named(const struct module *m, const char *name)
{
	for (const struct step *s = m->flow == NULL ? NULL : m->flow->steps; s != NULL && s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

static void charges_name_steps_and_money(void **unused)
{
	(void)unused;
	EACH_CHARGE(m, c) {
		char word[60];
		if (strcmp(c->step, "new") != 0 && step_named(*m, c->step) == NULL)
			lab_complain("%s: no step %s", (*m)->name, c->step);
		for (const char *p = c->columns; *p != '\0'; p += strspn(p, " ")) {
			const struct column *col;
			snprintf(word, sizeof(word), "%.*s", (int)strcspn(p, " "), p);
			p += strcspn(p, " ");
			col = table_column((*m)->table, word, strlen(word));
			if (col == NULL || col->type != TYPE_FEN)
				lab_complain("%s: %s is no column of money", (*m)->name, word);
		}
		for (int a = 0; a < AUDIENCES; a++) {
			const struct list *l = (*m)->face[a].list;
			for (const char *const *b = l == NULL ? NULL : l->bulk; b != NULL && *b != NULL; b++)
				if (strcmp(*b, c->step) == 0)
					lab_complain("%s: %s is charged, and taken for many without a word", (*m)->name, c->step);
		}
	}
	verdict();
}

/* Pages of its own draw booking's: below. */
static bool has_own_page(const struct module *m, const char *step)
{
	char path[60];

	snprintf(path, sizeof(path), "/:id/%s", step);
	for (const struct route *r = m->face[DESK].more; r != NULL && r->path != NULL; r++)
		if (strcmp(r->path, path) == 0)
			return true;
	return false;
}

/* A body that fits a step's form as it was drawn. */
static void fill(const struct form *form, const char *page, char *to, size_t room)
{
	size_t n = 0;

	*to = '\0';
	for (const struct field *f = form == NULL ? NULL : form->fields; f != NULL && f->name != NULL; f++) {
		const char *v = drawn(page, f->name, f->input == INPUT_CHOICE);
		char picked[80];
		if (f->input == INPUT_COMPANY || f->input == INPUT_PERSON) {
			snprintf(picked, sizeof(picked), "%s_text", f->name);
			n += (size_t)snprintf(to + n, room - n, "%s=%s&", f->name, v);
			v = drawn(page, picked, false);
			n += (size_t)snprintf(to + n, room - n, "%s=%s&", picked, v);
			continue;
		}
		if (f->input == INPUT_FLAG)
			v = "1";
		if (*v == '\0' && f->input == INPUT_PHONE)
			v = "13800000000";
		if (*v == '\0' && (f->required || f->input == INPUT_LINE) && f->input != INPUT_SIGN)
			v = f->input == INPUT_NUMBER ? "1" : "甲乙丙丁";
		n += (size_t)snprintf(to + n, room - n, "%s=%s&", f->name, v);
	}
}

/* A record may not be there in that state: then one is put into it, as the store can hold it.
** A statement is known by its address, so each has its own. */
static int64_t candidate(const struct module *m, const struct step *s, int nth)
{
	static char texts[300][200];
	static struct sql force[COUNT(texts)];
	static size_t n;
	char state[40], sql[300];
	struct request *rq;
	int64_t id;

	snprintf(state, sizeof(state), "%.*s", (int)strcspn(s->from, " "), s->from);
	snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT id FROM %s WHERE site = 1"
		" ORDER BY state = '%s' DESC, id DESC LIMIT 1 OFFSET %d), 0)", m->table->name, state, nth);
	id = lab_number(sql);
	assert_true(n < COUNT(texts));
	snprintf(texts[n], sizeof(texts[n]), "UPDATE %s SET state = '%s' WHERE id = %lld", m->table->name, state, (long long)id);
	force[n].text = texts[n];
	rq = lab_open(DESK, 0);
	db_run(rq->db, &force[n++], NULL);
	lab_keep(rq);
	return id;
}

static int64_t history_of(const struct module *m, int64_t id)
{
	char sql[200];

	snprintf(sql, sizeof(sql), "SELECT COUNT(*) FROM history WHERE module = '%s' AND record = %lld", m->name, (long long)id);
	return lab_number(sql);
}

/* What was agreed to stands in the charge's first column, as the module itself reads it. */
static void is_stored(const struct module *m, const struct charge *c, int64_t id, int64_t fen)
{
	struct request *rq = lab_open(DESK, bai);
	size_t n = strcspn(c->columns, " ");
	const struct column *column = table_column(m->table, c->columns, n);
	struct record *row;
	int64_t stored = -1;

	rq->module = m;
	row = record_blank(rq, m);
	row->id = id;
	if (column != NULL && db_one(rq->db, m->face[DESK].one, row, row))
		stored = *column_int(column, row);
	if (stored != fen)
		lab_complain("%s/%s: %lld fen were agreed to, and %.*s is %lld", m->name, c->step,
			(long long)fen, (int)n, c->columns, (long long)stored);
	lab_close(rq);
}

/* One charge of one record: a wrong amount comes back with both, the right one is taken and stored. */
static bool try_on(const struct module *m, const struct charge *c, const struct step *s, int64_t id)
{
	char url[120], body[3000], with[3100], was[40], now[60];
	const struct answer *a;
	const char *amount;
	int64_t before, fen;

	snprintf(url, sizeof(url), "/%s/%lld%s%s", m->name, (long long)id, s->form == NULL ? "" : "/", s->form == NULL ? "" : s->name);
	a = lab_ask(DESK, bai, url, NULL);
	snprintf(url, sizeof(url), "/%s/%lld/%s", m->name, (long long)id, s->name);
	snprintf(with, sizeof(with), "action=\"/desk%s\"", url);
	amount = a->status == 200 ? amount_shown(a->text, with) : NULL;
	fen = amount == NULL ? 0 : strtoll(amount, NULL, 10);
	if (fen <= 0)
		return false;
	fill(s->form, a->text, body, sizeof(body));
	before = history_of(m, id);
	snprintf(with, sizeof(with), "%sshown=%lld", body, (long long)fen + 12345);
	a = lab_ask(DESK, bai, url, with);
	snprintf(was, sizeof(was), "%lld.%02lld", (long long)((fen + 12345) / 100 % 1000), (long long)((fen + 12345) % 100));
	snprintf(now, sizeof(now), "value=\"%lld\"", (long long)fen);
	if (a->status != 409 || !lab_says("id=\"repriced\"") || !lab_says(was) || !lab_says(now))
		lab_complain("%s/%s: another price is answered with %d", m->name, s->name, a->status);
	snprintf(with, sizeof(with), "%sshown=", body);
	if (lab_ask(DESK, bai, url, with)->status != 409)
		lab_complain("%s/%s: no price shown at all, and it is charged", m->name, s->name);
	if (history_of(m, id) != before)
		lab_complain("%s/%s: it was written all the same", m->name, s->name);
	snprintf(with, sizeof(with), "%sshown=%lld", body, (long long)fen);
	a = lab_ask(DESK, bai, url, with);
	if (lab_says("id=\"repriced\""))
		lab_complain("%s/%s: the price that was shown is refused", m->name, s->name);
	if (a->status != 303)
		return false;            /* a rule of its own: another record */
	is_stored(m, c, id, fen);
	return true;
}

static void another_price_comes_back_and_writes_nothing(void **unused)
{
	int tried = 0;

	(void)unused;
	EACH_CHARGE(m, c) {
		const struct step *s = step_named(*m, c->step);
		bool done = false;
		if (s == NULL || has_own_page(*m, c->step))
			continue;
		for (int nth = 0; nth < 20 && !done; nth++) {
			int64_t id = candidate(*m, s, nth);
			done = id != 0 && try_on(*m, c, s, id);
		}
		if (!done)
			lab_complain("%s/%s: no record of the sample is charged what its form shows", (*m)->name, c->step);
		tried++;
	}
	assert_true(tried > 5);
	verdict();
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest tests[] = {
		TEST(every_amount_is_typed_or_declared),
		TEST(charges_name_steps_and_money),
		TEST(another_price_comes_back_and_writes_nothing),
	};
	return cmocka_run_group_tests_name("one price", tests, start, lab_stop);
}
