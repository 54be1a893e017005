/* mailroom.h -- the people and companies the tests of mail speak of, and short words for what they do. */
#ifndef MAILROOM_H
#define MAILROOM_H
#define CORE_RAW
#include "lab.h"
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>
#include "kit/number.h"
#include "kit/clock.h"
#include "mail/mail.h"
#include "proxy/proxy.h"

static int64_t desk, leader, supervisor, admin, member, other, chengguang, nanrong, guizhou, qingyuan, lumian;
static struct request *rq;

static inline int start(void **unused)
{
	if (lab_start(unused) != 0)
		return -1;
	desk = lab_person("bai.zhi@xuting.example");
	leader = lab_person("ji.nanxing@xuting.example");
	admin = lab_person("lin.shuyi@chengguang.example");
	member = lab_person("shen.yan@chengguang.example");
	other = lab_person("gu.qinghe@nanrong.example");
	chengguang = lab_company("澄光仪器");
	nanrong = lab_company("南榕设计");
	guizhou = lab_company("归舟物流");
	qingyuan = lab_company("青垣建筑");
	lumian = lab_company("鹿眠家居");
	supervisor = lab_person("song.qingshang@xuting.example");
	return 0;
}
static inline int open_desk(void **unused) { (void)unused; rq = lab_open(DESK, desk); return 0; }
static inline int shut(void **unused) { (void)unused; lab_close(rq); return 0; }
static inline int quiet(void **unused) { (void)unused; return 0; }

static inline struct mail *item(const char *kind, int64_t company, const char *addressee)
{
	struct mail *m = record_blank(rq, &mail_module);

	m->r.id = 0;
	m->r.company = company;
	m->kind = kind;
	m->addressee = addressee;
	return m;
}

static inline struct mail *arrive(const char *kind, int64_t company, const char *addressee)
{
	struct mail *m = item(kind, company, addressee);

	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	return m;
}

static inline bool take_as(struct mail *m, const char *step, unsigned roles)
{
	rq->refused = NULL;
	rq->faults = NULL;
	return record_take(rq, &mail_module, m, record_copy(rq, &mail_table, m), step, roles);
}
static inline bool desk_takes(struct mail *m, const char *step) { return take_as(m, step, rq->user.roles); }

static inline void in_state(const struct mail *m, const char *state) { assert_string_equal(m->r.state, state); }
static inline void says(const char *words)
{
	if (rq->refused == NULL || strstr(rq->refused, words) == NULL)
		fail_msg("the refusal is %s, not …%s…", rq->refused == NULL ? "none" : rq->refused, words);
}

struct number { int64_t number; };
static const struct column number_columns[] = { { "number", TYPE_INT, 0, NULL, NULL }, { 0 } };
static const struct table number_table = { "number", sizeof(struct number), number_columns };

/* What a statement counts, inside the test's own transaction. */
static inline int64_t count(const char *format, ...) __attribute__((format(printf, 1, 2)));
static inline int64_t count(const char *format, ...)
{
	char text[600];
	va_list ap;
	struct rows rows;

	va_start(ap, format);
	vsnprintf(text, sizeof(text), format, ap);
	va_end(ap);
	rows = db_list(rq->db, arena_printf(&rq->arena, "SELECT (%s) AS number", text), (struct pairs){ 0 }, &number_table);
	assert_int_equal(rows.count, 1);
	return ((const struct number *)rows.list)->number;
}
static inline int64_t told(const struct mail *m, int64_t person)
{
	return count("SELECT COUNT(*) FROM inbox WHERE module = 'mail' AND record = %lld AND person = %lld",
		(long long)m->r.id, (long long)person);
}

static inline void sign(struct mail *m, const char *who)
{
	m->collector = who;
	m->id_kind = "id_card";
	m->id_last = "4127";
	m->signature = "M10,10L200,100";
}

/* A letter for a name that is nobody of the roster. */
static inline struct mail *unknown(const char *name)
{
	struct mail *m = item("letter", 0, name);

	m->r.state = "not_in_roster";
	assert_int_not_equal(lab_make(rq, &mail_module, &mail_sql[MAIL_MAKE], m), 0);
	return m;
}

static inline int64_t newest(const char *where)
{
	char text[300];
	snprintf(text, sizeof(text), "SELECT IFNULL(MAX(id), 0) FROM mail WHERE %s", where);
	return lab_number(text);
}

#define RULE(f) cmocka_unit_test_setup_teardown(f, open_desk, shut)
#define PAGE(f) cmocka_unit_test_setup(f, quiet)
#endif
