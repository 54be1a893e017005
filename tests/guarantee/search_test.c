/* search_test.c -- guarantees 7 and 9: whatever is typed into a search, the store answers.
**
** Every statement of every module that reads, and every filter of every list, is run with texts
** people type where a code is meant: two Chinese characters are six bytes, as a visitor's code is (A2). */
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <cmocka.h>
#include "modules.h"
#include "kit/list.h"

#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)
static const char *const typed[] = { "沈砚", "远东", "ＡＢＣ１", "🙂%_\\'", "e\xCC\x81\xE2\x80\x8B" };
static int run;

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }
static void verdict(void) { if (lab_wrong > 0) fail_msg("%d statements fail; see above", lab_wrong); }

/* What the house writes itself and nobody types: digests, names of modules. */
static bool of_the_house(const char *name)
{
	static const char *const own[] = { "token", "module", "what" };

	for (size_t i = 0; i < COUNT(own); i++)
		if (strcmp(own[i], name) == 0)
			return true;
	return false;
}

static void *row_of(struct request *rq, const struct table *t, const char *text)
{
	void *row = arena_take(&rq->arena, t->size);

	table_blank(t, row);
	for (const struct column *c = t->columns; c->name != NULL; c++)
		if (c->type == TYPE_TEXT)
			*column_text(c, row) = of_the_house(c->name) ? "x" : text;
		else if (c->type == TYPE_INT || c->type == TYPE_ID)
			*column_int(c, row) = 1;
	return row;
}

static void ask(struct request *rq, const char *name, const struct sql *s, const char *text)
{
	struct request *volatile keep = rq;
	jmp_buf out;

	rq->arena.out = &out;
	if (setjmp(out) == 0) {
		db_all(rq->db, s, s->in == NULL ? NULL : row_of(rq, s->in, text));
		run++;
	} else {
		lab_complain("%s, \"%s\": %.200s", name, text, s->text);
	}
	lab_close(keep);
}

static void P003_A2_every_statement_that_reads_answers_whatever_was_typed(void **unused)
{
	(void)unused;
	EACH(m)
		for (const struct sql *s = (*m)->sql; s != NULL && s->text != NULL; s++)
			for (size_t i = 0; s->out != NULL && i < COUNT(typed); i++)
				if (strncmp(s->text, "SELECT", 6) == 0 || *s->text == '(')
					ask(lab_open(DESK, 0), (*m)->name, s, typed[i]);
	fprintf(stderr, "  %d statements run\n", run);
	assert_true(run > 300);
	verdict();
}

static void choose(struct request *rq, const struct list *l, const struct table *t, const char *name, const char *text)
{
	struct request *volatile keep = rq;
	struct pairs given;
	struct pair *list;
	const char *statement;
	jmp_buf out;

	rq->arena.out = &out;
	if (setjmp(out) == 0) {
		statement = list_statement(&rq->arena, l, &given);
		list = arena_take(&rq->arena, (given.count + 1) * sizeof(*list));
		for (size_t i = 0; i < given.count; i++)
			list[i] = (struct pair){ given.list[i].name, strstr(given.list[i].value, "2026") != NULL ? given.list[i].value : text };
		given.list = list;
		db_list(rq->db, statement, given, t);
		run++;
	} else {
		lab_complain("%s, \"%s\": its list", name, text);
	}
	lab_close(keep);
}

static void every_filter_of_every_list_answers_whatever_was_typed(void **unused)
{
	(void)unused;
	run = 0;
	EACH(m)
		for (const struct face *f = (*m)->face; f < (*m)->face + AUDIENCES; f++)
			for (size_t i = 0; f->list != NULL && i < COUNT(typed); i++)
				choose(lab_open(DESK, 0), f->list, (*m)->table, (*m)->name, typed[i]);
	assert_true(run > 100);
	verdict();
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup(f, fresh)
	const struct CMUnitTest all[] = {
		TEST(P003_A2_every_statement_that_reads_answers_whatever_was_typed),
		TEST(every_filter_of_every_list_answers_whatever_was_typed),
	};
	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
