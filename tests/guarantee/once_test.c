/* once_test.c -- guarantee 10: what a module says there is one of at a time is refused by a key, also
** when two ask at once.  Of each declaration of each module, those not written yet too, two records that are alike
** but for their id and number are taken by two connections side by side, by the declaration's own value. */
#define CORE_RAW
#include "lab.h"
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>
#include <cmocka.h>
#include "edge/zone.h"
#include "kit/held.h"
#include "kit/record.h"
#include "card/card.h"
#include "modules.h"

#define ROWS_MOST 40
#define EACH(m) for (const struct module *const *m = modules; *m != NULL; m++)

/* A connection of its own, with a request as far as held_follow() needs one. */
struct side { struct db *db; struct request rq; jmp_buf out; volatile bool held, gave_up; volatile int began; const struct module *m; struct record *row; };

static struct db *connect(void)
{
	return db_open(getenv("FOYER_DB"), getenv("FOYER_DB_USER"), getenv("FOYER_DB_PASSWORD"), getenv("FOYER_DB_NAME"));
}

static void open_side(struct side *s)
{
	s->rq = (struct request){ .db = s->db, .lang = "en", .site = { .id = 1 } };
	s->rq.arena.limit = 1 << 24;
	s->rq.arena.out = &s->out;
	s->rq.context.now = zone_now();
	s->rq.context.my_site = 1;
	s->held = s->gave_up = false;
	db_begin(s->db, true, &s->rq.arena, &s->rq.context);
}

static void shut_side(struct side *s, bool commit)
{
	db_end(s->db, commit);
	arena_close(&s->rq.arena);
}

static void *take_it(void *of)
{
	struct side *s = of;

	if (setjmp(s->out) == 0) {
		s->began = 1;
		s->held = held_follow(&s->rq, s->m, NULL, s->row);
	} else {
		s->gave_up = true;
	}
	return NULL;
}

/* The newest rows of the module, 0 behind the last. */
static void newest_rows(const struct module *m, int64_t ids[static ROWS_MOST + 1])
{
	char sql[200];

	for (size_t i = 0; i < ROWS_MOST; i++) {
		snprintf(sql, sizeof(sql), "SELECT IFNULL((SELECT id FROM %s WHERE site = 1 ORDER BY id DESC"
			" LIMIT 1 OFFSET %zu), 0)", m->table->name, i);
		ids[i] = lab_number(sql);
		if (ids[i] == 0)
			return;
	}
	ids[ROWS_MOST] = 0;
}

/* The first that holds something by the declaration's own value, as it is or in another of its states. */
static struct record *holder(struct request *rq, const struct module *m, const struct only *o, const int64_t *ids)
{
	rq->module = m;
	rq->face = &m->face[DESK];
	for (; *ids != 0; ids++) {
		struct record *row = record_blank(rq, m);
		row->id = *ids;
		if (!db_one(rq->db, m->face[DESK].one, row, row))
			continue;
		for (const struct state *t = m->flow->states; ; t++) {
			const char *value = o->value(rq, row);
			if (value != NULL && *value != '\0')
				return row;
			if (t->name == NULL)
				break;
			row->state = t->name;
		}
	}
	return NULL;
}

static void two_at_once(const struct module *m, const struct only *o, struct side *a, struct side *b)
{
	struct only one[2] = { *o, { 0 } };
	struct module with = *m;
	int64_t ids[ROWS_MOST + 1], desk = lab_person("bai.zhi@xuting.example");
	struct request *rq;
	pthread_t thread;

	lab_run("DELETE FROM held");     /* what the row itself holds, if it does */
	newest_rows(m, ids);
	rq = lab_open(DESK, desk);
	with.once = one;
	a->m = b->m = &with;
	a->row = holder(rq, m, o, ids);
	if (a->row == NULL) {
		lab_complain("%s: no row of the sample holds %s", m->name, o->name);
		lab_close(rq);
		return;
	}
	b->row = record_copy(rq, m->table, a->row);
	a->row->id = 900001, a->row->number = "A-1";
	b->row->id = 900002, b->row->number = "A-2";
	open_side(a);
	open_side(b);
	(void)db_list(b->db, "SELECT value FROM held WHERE module = 'x'", (struct pairs){ 0 }, &(struct table){ "t", 8,
		(const struct column[]){ { "value", TYPE_TEXT, 0, NULL, NULL }, { 0 } } });    /* it has looked: nobody has it */
	(void)take_it(a);
	if (!a->held)
		lab_complain("%s: %s could not be taken at all", m->name, o->name);
	b->began = 0;
	pthread_create(&thread, NULL, take_it, b);
	while (b->began == 0)
		usleep(1000);
	usleep(20000);
	shut_side(a, true);
	pthread_join(thread, NULL);
	if (b->gave_up) {                /* sent round again, as serve.c does: now it sees the first one's */
		shut_side(b, false);
		open_side(b);
		(void)take_it(b);
	}
	if (b->held)
		lab_complain("%s: %s was given to two at once", m->name, o->name);
	if (b->gave_up)
		lab_complain("%s: %s gave up twice", m->name, o->name);
	else if (!b->held && (b->rq.faults == NULL || strcmp(b->rq.faults->field, o->field) != 0 || strstr(b->rq.faults->text, "A-1") == NULL))
		lab_complain("%s: the refusal of %s does not stand at %s with who has it", m->name, o->name, o->field);
	shut_side(b, false);
	lab_close(rq);
}

static void what_is_there_once_is_refused_by_a_key(void **unused)
{
	struct side a = { .db = connect() }, b = { .db = connect() };
	int tried = 0;

	(void)unused;
	assert_int_equal(lab_number("SELECT COUNT(*) FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'held'"
		" AND index_name = 'PRIMARY' AND column_name IN ('site', 'module', 'name', 'value')"), 4);
	EACH(m)
		for (const struct only *o = (*m)->once; o != NULL && o->name != NULL; o++, tried++) {
			if (o->field == NULL || o->text == NULL || o->value == NULL)
				lab_complain("%s: %s says not where or why", (*m)->name, o->name);
			else
				two_at_once(*m, o, &a, &b);
		}
	fprintf(stderr, "  %d declarations taken by two at once\n", tried);
	db_close(a.db);
	db_close(b.db);
	assert_true(tried >= 4);
	assert_int_equal(lab_wrong, 0);
}

/* F8 on the product: a badge is held from the door to the door. */
static void one_badge_is_not_given_to_two_visitors(void **unused)
{
	static const char second[] = "name=Bo&people=1&lang=zh&company=1&badge=T77";
	int64_t desk = lab_person("bai.zhi@xuting.example");
	const struct answer *a = lab_ask(DESK, desk, "/visitor/new", "name=Ada&people=1&lang=zh&company=1&badge=T77");
	char path[100];

	(void)unused;
	assert_int_equal(a->status, 303);
	snprintf(path, sizeof(path), "/visitor/%lld/return", strtoll(strstr(a->location, "/visitor/") + 9, NULL, 10));
	assert_int_equal(lab_number("SELECT COUNT(*) FROM held WHERE module = 'visitor' AND name = 'badge' AND value = 'T77'"), 1);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", second)->status, 422);
	assert_int_equal(lab_ask(DESK, desk, path, "")->status, 303);
	assert_int_equal(lab_ask(DESK, desk, "/visitor/new", second)->status, 303);
}

/* A key of a module's own table that two found free is a refusal beside the field, no 500. */
static void a_key_of_the_table_is_a_refusal(void **unused)
{
	struct request *rq = lab_open(DESK, lab_person("ji.nanxing@xuting.example"));
	struct module unguarded = stock_module;
	struct pair typed[] = { { "site", "1" }, { "card_no", "ZZ9001" } };
	struct stock *s;

	(void)unused;
	unguarded.before = NULL;         /* it looked, and saw nothing yet */
	rq->module = &unguarded;
	rq->body = (struct pairs){ typed, 2 };
	for (int i = 0; i < 2; i++) {
		s = record_blank(rq, &unguarded);
		s->r.id = s->r.company = 0;
		s->card_no = "ZZ9001";
		assert_int_equal(record_make(rq, &unguarded, unguarded.face[DESK].make, s) != 0, i == 0);
	}
	assert_non_null(rq->faults);
	assert_string_equal(rq->faults->field, "card_no");
	lab_close(rq);
}

static int fresh(void **unused) { (void)unused; lab_wrong = 0; return 0; }

int main(void)
{
	const struct CMUnitTest all[] = {
		cmocka_unit_test_setup(what_is_there_once_is_refused_by_a_key, fresh),
		cmocka_unit_test_setup(one_badge_is_not_given_to_two_visitors, fresh),
		cmocka_unit_test_setup(a_key_of_the_table_is_a_refusal, fresh),
	};
	return cmocka_run_group_tests(all, lab_start, lab_stop);
}
